//! Extracts the main text of a page: the article without menus, teasers and comments.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use crate::article::{Body, Paragraph, ParagraphKind};

use super::element_names::{is_lead, is_text_holder};
use super::walk::{self, Scope};

/// Elements of a page that are weighed; a larger page is walked as a whole.
const MOST_ELEMENTS: usize = 60_000;
/// A text shorter than this, in bytes, is weighed against the walk of the whole page.
const SHORT: usize = 600;

/// Bytes of text between the headline and the first words of the article.
const NEAR_HEADLINE: usize = 600;
/// Elements that are marked as the article and looked at; pages of teasers have many.
const MOST_MARKED: usize = 40;

/// The main text of a page. Unless it may be weighed, which part of it is the main text is told by its elements alone.
pub(super) fn body(document: Document, weighed: bool) -> (Body, Share) {
    let all = walk::text(&[document.root()], Scope::MainText);
    let share = Share { page: running(&all), articles: articles(&document), read: 0 };
    let marked = marked(&document);
    let lead = lead(&document);
    let weighed = if weighed { weigh(document) } else { Body::default() };
    let mut body = choose(all, marked, weighed);
    put_before(&mut body, lead);
    let read = running(&body);
    (body, Share { read, ..share })
}

/// The first words of the article where they are set apart from its text, under its headline: in an element that is
/// named so, or in a paragraph beside the headline in its `<header>`.
fn lead(document: &Document) -> Body {
    let mut left = vec![document.root()];
    let (mut headed, mut after) = (false, 0);
    while let Some(node) = left.pop() {
        if node.is_text() {
            after += if headed { node.text().trim().len() } else { 0 };
            continue;
        }
        if node.has_name("h1") {
            // The name of the site is often one too, and stands before.
            (headed, after) = (true, 0);
            continue;
        }
        if after > NEAR_HEADLINE {
            break;
        }
        if headed && (is_lead(&node) || is_beside_headline(&node)) {
            let body = walk::text(&[node], Scope::Article);
            // What is named so and holds no sentence is something else.
            if body.text.len() > SHORT / 10 && body.text.len() < SHORT * 3 {
                return body;
            }
        }
        left.extend(node.children_it(true));
    }
    Body::default()
}

/// Whether a paragraph stands in the `<header>` that holds the headline.
fn is_beside_headline(node: &NodeRef<'_>) -> bool {
    let holds_headline = |above: &NodeRef<'_>| above.descendants_it().any(|inner| inner.has_name("h1"));
    node.has_name("p")
        && ends_a_sentence(&node.text())
        && node.ancestors_it(Some(4)).any(|above| above.has_name("header") && holds_headline(&above))
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '…', '»', '”'])
}

/// Puts the first words before the text, unless it has them.
fn put_before(body: &mut Body, lead: Body) {
    let words = |text: &str| text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    if lead.text.is_empty() || body.text.contains(&words(&lead.text)) || body.text.is_empty() {
        return;
    }
    let by = lead.text.len() + 2;
    let mut joined = lead;
    joined.text.push_str("\n\n");
    joined.text.push_str(&body.text);
    joined.paragraphs.extend(body.paragraphs.iter().map(|it| Paragraph { span: it.span.shifted(by), ..*it }));
    joined.faces.extend(body.faces.drain(..).map(|(span, face)| (span.shifted(by), face)));
    *body = joined;
}

/// The main text among what the whole page has, what its elements mark as the article, and what the readability rules find.
fn choose(all: Body, marked: Option<Marked>, weighed: Body) -> Body {
    let found = running(&weighed);
    let mut best = weighed;
    if let Some(marked) = marked {
        let bytes = running(&marked.body);
        let enough = if marked.headed {
            SHORT
        } else if marked.sure {
            found / 2
        } else {
            found * 9 / 10
        };
        let little = !marked.sure && !marked.headed && found > 0 && bytes > found * 2;
        if bytes > 0 && bytes >= enough && !(little && found >= SHORT) {
            best = marked.body;
        }
    }
    let (read, page) = (running(&best), running(&all));
    // A short text is weighed against the whole page.
    if read == 0 || best.text.len() < SHORT && page > read * 3 { all } else { best }
}

/// Those of the nodes that stand in no other of them.
fn outermost<'a>(nodes: &[NodeRef<'a>]) -> Vec<NodeRef<'a>> {
    let inside =
        |node: &NodeRef<'a>| node.ancestors_it(None).any(|above| nodes.iter().any(|other| other.id == above.id));
    nodes.iter().filter(|node| !inside(node)).copied().collect()
}

/// What a page's elements mark as its article.
struct Marked {
    body: Body,
    /// Whether they mark its text alone, and not all that stands around it.
    sure: bool,
    /// Whether it is one of several articles, and alone has the headline: what else is found is of the others.
    headed: bool,
}

/// The text of the element that is marked as the article's text, else of the only article or main part of the page.
fn marked(document: &Document) -> Option<Marked> {
    let text = |nodes: &[NodeRef<'_>]| walk::text(nodes, Scope::MainText);
    let bodies: Vec<NodeRef<'_>> =
        document.select("[itemprop~=articleBody]").nodes().iter().take(MOST_MARKED).copied().collect();
    let named = document.root().descendants_it().filter(is_text_holder).take(MOST_MARKED).collect();
    for nodes in [bodies, named] {
        let texts: Vec<Body> = outermost(&nodes).iter().map(|node| text(&[*node])).collect();
        let sum: usize = texts.iter().map(running).sum();
        let largest = texts.into_iter().max_by_key(running);
        // Of several that are alike none is the article.
        if let Some(body) = largest.filter(|body| running(body) > SHORT / 3 && running(body) * 10 >= sum * 6) {
            return Some(Marked { body, sure: true, headed: false });
        }
    }
    ["article", "main", "[role=main]"].iter().find_map(|selector| {
        let nodes: Vec<NodeRef<'_>> = document.select(selector).nodes().iter().take(MOST_MARKED).copied().collect();
        // A page of many teasers has many of them, and none is the article unless it alone has the headline.
        let only = if nodes.len() == 1 { nodes.first().copied() } else { headed(&nodes) };
        let body = only.map(|node| text(&[node])).filter(|body| running(body) > 0)?;
        Some(Marked { body, sure: false, headed: nodes.len() > 1 })
    })
}

/// How much of a page its main text is, in bytes of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// What was read.
    pub(super) read: usize,
    /// What the page has outside menus and footers.
    page: usize,
    /// The articles that it sets apart, each with a heading and text of its own.
    articles: (usize, usize),
}

/// A page with less running text than this is not asked how much of it was read, in bytes.
const LONG: usize = 3000;
/// The text of one of several articles, in bytes.
const LONG_ARTICLE: usize = 1000;

impl Share {
    /// The number of articles that the page holds, where no more than one of them was read.
    pub(super) fn several(self) -> Option<usize> {
        let (count, bytes) = self.articles;
        (count > 1 && self.read * 10 < bytes * 7).then_some(count)
    }

    /// Whether most of the running text was read.
    pub(super) fn is_most(self) -> bool {
        self.read * 10 >= self.page * 7
    }

    /// How much was read, of a hundred, where much was not.
    pub(super) fn percent(self) -> Option<u8> {
        let percent = self.read.saturating_mul(100) / self.page.max(1);
        (self.page > LONG && percent < 50).then(|| u8::try_from(percent).unwrap_or(100))
    }
}

/// The only article that has the headline of the page in it, where the page has one headline and several articles.
fn headed<'a>(articles: &[NodeRef<'a>]) -> Option<NodeRef<'a>> {
    let holds = |node: &&NodeRef<'a>| node.descendants_it().any(|inner| inner.has_name("h1"));
    let mut holding = articles.iter().filter(holds);
    let first = holding.next()?;
    holding.next().is_none().then_some(*first)
}

/// How many elements of the page are articles with a heading and text of their own, and how much text they have. Where one
/// of them has the headline, the page is that article and the others are teasers of more.
fn articles(document: &Document) -> (usize, usize) {
    let nodes: Vec<NodeRef<'_>> = document.select("article").nodes().to_vec();
    if headed(&nodes).is_some() {
        return (0, 0);
    }
    let texts = nodes.iter().filter(|node| !node.ancestors(None).iter().any(|above| above.has_name("article")));
    let texts = texts.map(|node| walk::text(&[*node], Scope::Page));
    let headed = |body: &Body| body.paragraphs.iter().any(|it| matches!(it.kind, ParagraphKind::Heading(_)));
    let long = texts.filter(headed).map(|body| running(&body)).filter(|bytes| *bytes >= LONG_ARTICLE);
    long.fold((0, 0), |(count, bytes), more| (count + 1, bytes + more))
}

/// The main text as the readability rules find it; empty when they find none.
fn weigh(document: Document) -> Body {
    // Classes tell captions from paragraphs.
    let config =
        Config { max_elements_to_parse: MOST_ELEMENTS, disable_json_ld: true, keep_classes: true, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    let main = article.map(|article| walk::text(&[Document::fragment(article.content).root()], Scope::MainText));
    main.unwrap_or_default()
}

/// The bytes of running text: paragraphs that are sentences, not menus.
fn running(body: &Body) -> usize {
    let is_prose = |kind| matches!(kind, ParagraphKind::Text | ParagraphKind::Quote);
    body.paragraphs.iter().filter(|it| is_prose(it.kind) && it.span.len() > 60).map(|it| it.span.len()).sum()
}
