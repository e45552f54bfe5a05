//! Turns the elements of a page into blocks of text. A walk of our own rather than a library's conversion to plain
//! text, because no-break spaces, paragraphs and faces must be kept. Without recursion, so that deeply nested pages
//! cannot overflow the stack.

use dom_query::NodeRef;

use crate::article::{Body, Face, ParagraphKind};
use crate::formats::blocks::Blocks;

use super::element_names::{is_apart, is_in_teaser, is_lead, is_meta};

/// What is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// The main text alone.
    Article,
    /// The main text alone, which may have what stands beside an article in it: that is left out.
    MainText,
    /// A whole page, whose menus and footers are left out.
    Page,
}

/// How many elements beside the article are measured before they are left out; pages have a few hundred.
const MOST_APART: usize = 400;
/// An element beside the article that has more text than this, in bytes, is measured against the page.
const MUCH: usize = 1_000;

/// The text under these nodes. Captions of pictures and forms are left out, unless there is nothing else.
pub(super) fn text(roots: &[NodeRef<'_>], scope: Scope) -> Body {
    let without = Walker::new(scope, false, roots).walk(roots);
    if without.paragraphs.is_empty() { Walker::new(scope, true, roots).walk(roots) } else { without }
}

/// The bytes of text under a node, up to a little more than `most`.
fn bytes(node: &NodeRef<'_>, most: usize) -> usize {
    let mut bytes = 0;
    for inner in node.descendants_it().filter(NodeRef::is_text) {
        bytes += inner.text().trim().len();
        if bytes > most {
            break;
        }
    }
    bytes
}

/// What remains to be done.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Element),
}

/// What an element is to its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    /// Left out with all that is in it.
    Skipped,
    /// No more than its contents.
    Inline,
    Faced,
    Quoted,
    Break,
    Block,
    Heading(u8),
    Quote,
    List(bool),
    Item,
    Pre,
    Table,
    Row,
    Cell,
}

struct Walker {
    blocks: Blocks,
    scope: Scope,
    /// Whether captions and forms are text: where there is nothing else.
    captions: bool,
    quotes: usize,
    /// The number of the next entry of each open list; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// How many entries of lists are open.
    items: usize,
    pre: usize,
    /// For each open table, whether its rows are lines of text (else its cells are blocks), and the cells in the row.
    tables: Vec<(bool, usize)>,
    heading: Option<u8>,
    /// Half of the bytes of text: what has more is not beside the article, whatever it is called.
    half: usize,
    /// How many elements beside the article may yet be measured.
    measured: usize,
    /// How many elements that are named as the first words of an article may yet be those of this one.
    leads: usize,
}

impl Walker {
    fn new(scope: Scope, captions: bool, roots: &[NodeRef<'_>]) -> Self {
        let half = if scope != Scope::Article {
            roots.iter().map(|root| bytes(root, usize::MAX)).sum::<usize>() / 2
        } else {
            0
        };
        Self {
            half,
            measured: MOST_APART,
            leads: 1,
            blocks: Blocks::default(),
            scope,
            captions,
            quotes: 0,
            lists: Vec::new(),
            items: 0,
            pre: 0,
            tables: Vec::new(),
            heading: None,
        }
    }

    fn walk(mut self, roots: &[NodeRef<'_>]) -> Body {
        let mut steps: Vec<Step<'_>> = roots.iter().rev().map(|node| Step::Enter(*node)).collect();
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(node) if node.is_text() => self.text(&node.text()),
                Step::Enter(node) if node.is_comment() || node.is_doctype() => {}
                Step::Enter(node) => {
                    let element = self.enter(&node);
                    if element != Element::Skipped {
                        steps.push(Step::Leave(element));
                        steps.extend(node.children_it(true).map(Step::Enter));
                    }
                }
                Step::Leave(element) => self.leave(element),
            }
        }
        self.blocks.finish()
    }

    fn text(&mut self, text: &str) {
        if self.pre > 0 { self.blocks.verbatim(text, 1) } else { self.blocks.text(text, 1) }
    }

    fn enter(&mut self, node: &NodeRef<'_>) -> Element {
        let name = node.node_name().unwrap_or_default();
        let mut element = kind(&name, self.scope);
        if element == Element::Skipped && matches!(name.as_ref(), "form" | "noscript") && self.is_whole(node) {
            element = Element::Block;
        }
        if node.has_attr("hidden") || (!self.captions && is_caption(&name, node)) {
            element = Element::Skipped;
        }
        if element != Element::Skipped && self.is_beside(node) {
            element = Element::Skipped;
        }
        match element {
            Element::Skipped | Element::Inline => {}
            Element::Faced => self.blocks.open(face(&name, node)),
            Element::Quoted => self.blocks.text("“", 1),
            Element::Break => self.break_line(),
            Element::Block => self.begin(),
            Element::Heading(level) => {
                self.heading = Some(level);
                self.begin();
            }
            Element::Quote => {
                self.quotes += 1;
                self.begin();
            }
            Element::List(numbered) => {
                let first = node.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push(numbered.then_some(first));
                self.begin();
            }
            Element::Item => self.item(),
            Element::Pre => {
                self.pre += 1;
                self.begin();
            }
            Element::Table => {
                self.tables.push((!node.descendants_it().any(|inner| is_block_in_cell(&inner)), 0));
                self.begin();
            }
            Element::Row => self.row(),
            Element::Cell => self.cell(),
        }
        element
    }

    /// Whether a form or what is for browsers without scripts is the page itself: some servers put every page into a form.
    fn is_whole(&self, node: &NodeRef<'_>) -> bool {
        self.captions || (self.half > MUCH && bytes(node, self.half) > self.half)
    }

    /// Whether an element stands beside the article by its name, and has not so much text that it must be the article.
    fn is_beside(&mut self, node: &NodeRef<'_>) -> bool {
        if self.scope != Scope::MainText || self.measured == 0 {
            return false;
        }
        if is_meta(node) {
            return bytes(node, MUCH) < MUCH / 4;
        }
        if !is_apart(node) {
            return false;
        }
        // The first words of the article are a `teaser-text` on many pages; so are those of the articles that follow.
        if self.leads > 0 && is_lead(node) && !is_in_teaser(node) {
            self.leads -= 1;
            return false;
        }
        self.measured -= 1;
        let most = self.half.max(MUCH / 4);
        bytes(node, most) <= most
    }

    fn leave(&mut self, element: Element) {
        match element {
            Element::Skipped | Element::Inline | Element::Break | Element::Row => {}
            Element::Faced => self.blocks.close(),
            Element::Quoted => self.blocks.text("”", 1),
            Element::Block => self.begin(),
            Element::Cell if self.in_rows() => {}
            Element::Cell => self.begin(),
            Element::Heading(_) => {
                self.heading = None;
                self.begin();
            }
            Element::Quote => {
                self.quotes = self.quotes.saturating_sub(1);
                self.begin();
            }
            Element::List(_) => {
                self.lists.pop();
                self.begin();
            }
            Element::Item => {
                self.items = self.items.saturating_sub(1);
                self.blocks.end();
                self.begin();
            }
            Element::Pre => {
                self.blocks.end();
                self.pre = self.pre.saturating_sub(1);
                self.begin();
            }
            Element::Table => {
                self.tables.pop();
                self.begin();
            }
        }
    }

    /// Ends the paragraph; the next one is of the kind of what it stands in.
    fn begin(&mut self) {
        let depth = || u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        self.blocks.begin(match self.heading {
            Some(level) => ParagraphKind::Heading(level),
            None if self.pre > 0 || self.in_rows() => ParagraphKind::Verbatim,
            None if self.items > 0 => ParagraphKind::Item(depth()),
            None if self.quotes > 0 => ParagraphKind::Quote,
            None => ParagraphKind::Text,
        });
    }

    /// One line break stays inside its paragraph; two end it.
    fn break_line(&mut self) {
        if self.blocks.at_line_start() { self.begin() } else { self.blocks.break_line() }
    }

    fn item(&mut self) {
        self.items += 1;
        let bullet = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                format!("{}.", *number - 1)
            }
            _ => "•".to_string(),
        };
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        self.blocks.begin_item(depth, &bullet);
    }

    fn in_rows(&self) -> bool {
        self.tables.last().is_some_and(|(rows, _)| *rows)
    }

    fn row(&mut self) {
        if let Some((true, cells)) = self.tables.last_mut() {
            *cells = 0;
            self.blocks.break_line();
        } else {
            self.begin();
        }
    }

    fn cell(&mut self) {
        match self.tables.last_mut() {
            Some((true, cells)) => {
                *cells += 1;
                if *cells > 1 {
                    self.blocks.text(" | ", 1);
                }
            }
            _ => self.begin(),
        }
    }
}

fn kind(name: &str, scope: Scope) -> Element {
    match name {
        "script" | "style" | "template" | "svg" | "math" | "iframe" | "object" | "head" | "title" | "select"
        | "button" | "input" | "textarea" | "audio" | "video" | "canvas" | "map" | "dialog" | "datalist" => {
            Element::Skipped
        }
        "nav" | "footer" | "form" | "menu" | "noscript" if scope != Scope::Article => Element::Skipped,
        "em" | "i" | "strong" | "b" | "a" | "mark" | "cite" => Element::Faced,
        "q" => Element::Quoted,
        "br" => Element::Break,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Element::Heading(name.as_bytes()[1] - b'0'),
        "blockquote" => Element::Quote,
        "ul" | "menu" => Element::List(false),
        "ol" => Element::List(true),
        "li" => Element::Item,
        "pre" => Element::Pre,
        "table" => Element::Table,
        "tr" => Element::Row,
        "td" | "th" => Element::Cell,
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "nav" | "aside" | "address"
        | "details" | "summary" | "dl" | "dt" | "dd" | "hr" | "figure" | "figcaption" | "center" | "fieldset"
        | "form" | "caption" | "body" | "html" | "hgroup" | "search" => Element::Block,
        _ => Element::Inline,
    }
}

fn face(name: &str, node: &NodeRef<'_>) -> Face {
    match name {
        "strong" | "b" => Face::Strong,
        "a" => Face::Link(node.attr("href").map(|href| href.to_string()).unwrap_or_default()),
        "mark" => Face::Highlight,
        _ => Face::Emphasis,
    }
}

/// Whether an element is the caption of a picture: a figure may also hold a quotation, a table or code, and then only its
/// caption is left out.
fn is_caption(name: &str, node: &NodeRef<'_>) -> bool {
    let holds_text = |inner: &NodeRef<'_>| ["blockquote", "table", "pre"].iter().any(|name| inner.has_name(name));
    let classed = |class: &str| class.split_whitespace().any(|class| class.to_ascii_lowercase().contains("caption"));
    let is_classed =
        matches!(name, "p" | "div" | "span" | "small") && node.class().is_some_and(|class| classed(&class));
    is_classed || name == "figcaption" || (name == "figure" && !node.descendants_it().any(|inner| holds_text(&inner)))
}

/// Whether a cell that holds this is laid out by the table rather than listed in it.
fn is_block_in_cell(node: &NodeRef<'_>) -> bool {
    ["p", "div", "table", "ul", "ol", "blockquote", "h1", "h2", "h3"].iter().any(|name| node.has_name(name))
}
