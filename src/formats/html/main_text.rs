//! Extracts the main text of a page: the article without menus, teasers and comments.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use crate::article::{Body, ParagraphKind};

use super::walk::{self, Scope};

/// Elements of a page that are weighed; a larger page is walked as a whole.
const MOST_ELEMENTS: usize = 60_000;
/// A text shorter than this, in bytes, is weighed against the walk of the whole page.
const SHORT: usize = 600;

/// The main text of a page; `page` is the source that the document was parsed from. Unless it may be weighed, which part
/// of it is the main text is told by its elements alone.
pub(super) fn body(document: Document, page: &str, weighed: bool) -> (Body, Share) {
    let all = walk::text(&[document.root()], Scope::Page);
    let share = Share { page: running(&all), articles: articles(&document), read: 0 };
    drop(all);
    let main = if weighed {
        weigh(document)
    } else {
        // The page is parsed again below: one tree at a time.
        drop(document);
        Body::default()
    };
    let body = if main.text.len() >= SHORT {
        main
    } else {
        let whole = fallback(page);
        if running(&main) == 0 || running(&whole) > running(&main) * 3 { whole } else { main }
    };
    let read = running(&body);
    (body, Share { read, ..share })
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

/// How many elements of the page are articles with a heading and text of their own, and how much text they have.
fn articles(document: &Document) -> (usize, usize) {
    let nodes: Vec<NodeRef<'_>> = document.select("article").nodes().to_vec();
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
    let main = article.map(|article| walk::text(&[Document::fragment(article.content).root()], Scope::Article));
    main.unwrap_or_default()
}

/// The text of the first element that usually holds the article, else of the page.
fn fallback(page: &str) -> Body {
    let document = Document::from(page);
    let candidates = ["article", "main", "[role=main]", "[itemprop=articleBody]"];
    let mut best = Body::default();
    for selector in candidates {
        let nodes: Vec<NodeRef<'_>> = document.select(selector).nodes().to_vec();
        // A page of many teasers has many of them, and none is the article.
        if nodes.len() == 1 {
            let body = walk::text(&nodes, Scope::Page);
            if running(&body) > running(&best) {
                best = body;
            }
        }
    }
    if best.text.is_empty() { walk::text(&[document.root()], Scope::Page) } else { best }
}

/// The bytes of running text: paragraphs that are sentences, not menus.
fn running(body: &Body) -> usize {
    let is_prose = |kind| matches!(kind, ParagraphKind::Text | ParagraphKind::Quote);
    body.paragraphs.iter().filter(|it| is_prose(it.kind) && it.span.len() > 60).map(|it| it.span.len()).sum()
}
