//! Turns elements into blocks of text by the names that formats of news and of editions share with HTML: `p`, `head`,
//! `hl2`, `list`, `item`, `lb` … Without recursion, so that deeply nested documents cannot overflow the stack.

use roxmltree::Node;

use crate::article::{Body, Face, ParagraphKind};
use crate::formats::blocks::Blocks;

/// What remains to be done.
enum Step<'a, 'i> {
    Enter(Node<'a, 'i>),
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
    /// A line break that counts.
    Break,
    /// The end of a line of print.
    Blank,
    Block,
    Heading(u8),
    Quote,
    Item,
    Cell,
}

/// The text under these nodes; `line` tells on which line of the file a text begins.
pub(super) fn text(nodes: &[Node<'_, '_>], line: &dyn Fn(Node<'_, '_>) -> u32) -> Body {
    let mut walker = Walker { blocks: Blocks::default(), quotes: 0, heading: None };
    let mut steps: Vec<Step<'_, '_>> = nodes.iter().rev().map(|node| Step::Enter(*node)).collect();
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) if node.is_text() => {
                walker.blocks.text(node.text().unwrap_or_default(), line(node));
            }
            Step::Enter(node) if node.is_element() => {
                let element = element(node);
                if element != Element::Skipped {
                    walker.enter(element, node);
                    steps.push(Step::Leave(element));
                    steps.extend(node.children().rev().map(Step::Enter));
                }
            }
            Step::Enter(_) => {}
            Step::Leave(element) => walker.leave(element),
        }
    }
    walker.blocks.finish()
}

struct Walker {
    blocks: Blocks,
    quotes: usize,
    heading: Option<u8>,
}

impl Walker {
    fn enter(&mut self, element: Element, node: Node<'_, '_>) {
        match element {
            Element::Skipped | Element::Inline => {}
            Element::Faced => self.blocks.open(face(node)),
            Element::Quoted => self.blocks.text("“", 1),
            Element::Break if self.blocks.at_line_start() => self.begin(),
            Element::Break => self.blocks.break_line(),
            // A word that is divided at the end of its line goes on.
            Element::Blank if node.attribute("break") == Some("no") => {}
            Element::Blank | Element::Cell => self.blocks.text(" ", 1),
            Element::Block => self.begin(),
            Element::Heading(level) => {
                self.heading = Some(level);
                self.begin();
            }
            Element::Quote => {
                self.quotes += 1;
                self.begin();
            }
            Element::Item => self.blocks.begin_item(0, "•"),
        }
    }

    fn leave(&mut self, element: Element) {
        match element {
            Element::Skipped | Element::Inline | Element::Break | Element::Blank | Element::Cell => {}
            Element::Faced => self.blocks.close(),
            Element::Quoted => self.blocks.text("”", 1),
            Element::Block => self.begin(),
            Element::Heading(_) => {
                self.heading = None;
                self.begin();
            }
            Element::Quote => {
                self.quotes = self.quotes.saturating_sub(1);
                self.begin();
            }
            Element::Item => {
                self.blocks.end();
                self.begin();
            }
        }
    }

    /// Ends the paragraph; the next one is of the kind of what it stands in.
    fn begin(&mut self) {
        self.blocks.begin(match self.heading {
            Some(level) => ParagraphKind::Heading(level),
            None if self.quotes > 0 => ParagraphKind::Quote,
            None => ParagraphKind::Text,
        });
    }
}

fn element(node: Node<'_, '_>) -> Element {
    match node.tag_name().name() {
        "script" | "style" | "media" | "figure" | "graphic" | "fw" | "teiHeader" | "del" | "object" => Element::Skipped,
        "em" | "i" | "strong" | "b" | "a" | "mark" | "hi" | "emph" | "lang" => Element::Faced,
        "q" => Element::Quoted,
        "br" => Element::Break,
        "lb" | "pb" | "cb" => Element::Blank,
        "h1" => Element::Heading(1),
        "hl1" | "h2" | "head" => Element::Heading(2),
        "hl2" | "h3" | "heading" => Element::Heading(3),
        "h4" | "h5" | "h6" => Element::Heading(4),
        "blockquote" | "bq" => Element::Quote,
        "li" | "item" => Element::Item,
        "td" | "th" | "cell" => Element::Cell,
        "p" | "para" | "paragraph" | "div" | "div1" | "div2" | "div3" | "section" | "block" | "body" | "text"
        | "lg" | "l" | "ul" | "ol" | "dl" | "list" | "table" | "tr" | "row" | "byline" | "dateline" | "opener"
        | "closer" | "signed" | "salute" | "trailer" | "note" | "pre" | "ab" | "sp" | "article" | "headline" | "hr"
        | "leadParagraph" | "tailParagraphs" => Element::Block,
        _ => Element::Inline,
    }
}

fn face(node: Node<'_, '_>) -> Face {
    match node.tag_name().name() {
        "strong" | "b" => Face::Strong,
        "a" => Face::Link(node.attribute("href").unwrap_or_default().to_string()),
        _ => Face::Emphasis,
    }
}
