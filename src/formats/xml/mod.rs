//! XML: a tree whose elements know their lines, and the text under them.
//!
//! In: the text of a file; out: elements by name, their text on one line or as a body. What an element means in a format
//! is not known here, but for the names that many formats share (`walk`).

mod attributes;
mod walk;

use roxmltree::{Document, Node, ParsingOptions};

use crate::article::Body;

use super::paragraphs::{self, Numbering};
use super::problem::ReadError;

/// The most nodes of a document that is read.
const MOST_NODES: u32 = 8 << 20;
/// The deepest nesting of elements that is read.
pub(super) const DEEPEST: usize = 256;
/// The most attributes of an element: the parser compares each with all others of its element.
const MOST_ATTRIBUTES: usize = 1_000;

/// A parsed document.
pub(super) struct Tree<'a> {
    document: Document<'a>,
    /// The bytes at which the lines of the text begin.
    lines: Vec<usize>,
    /// How many lines of the file stand above the text that was parsed.
    before: u32,
}

impl<'a> Tree<'a> {
    /// Parses a document. Entities that it declares are resolved within the limits of the parser.
    ///
    /// # Errors
    ///
    /// When it is not well formed, or nested too deeply.
    pub(super) fn parse(text: &'a str) -> Result<Self, ReadError> {
        // What stands in front of an XML declaration makes it none to a parser.
        let (whole, text) = (text, text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']));
        let before = whole[..whole.len() - text.len()].matches('\n').count();
        let depth = depth(text);
        if depth > DEEPEST {
            return Err(ReadError::TooDeep { depth, limit: DEEPEST });
        }
        if let Some(at) = attributes::too_many(text.as_bytes(), MOST_ATTRIBUTES) {
            let line = whole[..whole.len() - text.len() + at].matches('\n').count().saturating_add(1);
            let message = format!("an element has more than {MOST_ATTRIBUTES} attributes");
            return Err(ReadError::Xml { line: u32::try_from(line).unwrap_or(u32::MAX), message });
        }
        let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
        let document = Document::parse_with_options(text, options).map_err(|error| damaged(&error))?;
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        Ok(Self { document, lines: std::iter::once(0).chain(breaks).collect(), before })
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Node<'_, 'a> {
        self.document.root_element()
    }

    /// The line of the file on which an element or a text begins.
    pub(super) fn line(&self, node: Node<'_, '_>) -> u32 {
        let at = node.range().start;
        let line = u32::try_from(self.lines.partition_point(|start| *start <= at)).unwrap_or(u32::MAX);
        line.saturating_add(self.before)
    }

    /// The paragraphs under these elements.
    pub(super) fn body(&self, nodes: &[Node<'_, 'a>]) -> Body {
        walk::text(nodes, &|node| self.line(node))
    }

    /// The text of an element in which lines are lines.
    pub(super) fn plain(&self, node: Node<'_, '_>) -> Body {
        let text: String = node.descendants().filter_map(|inner| inner.text().filter(|_| inner.is_text())).collect();
        let before = node.first_child().map_or(1, |first| self.line(first)).saturating_sub(1);
        let mut body = paragraphs::body(&paragraphs::lines(&text, Numbering::File));
        for paragraph in &mut body.paragraphs {
            paragraph.line = paragraph.line.saturating_add(before);
        }
        body
    }
}

/// How deep tags are nested, before anything is built of them. Comments and the like count as what they hold, so that it is never too
/// little.
fn depth(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut deepest) = (0_usize, 0);
    for at in memchr::memchr_iter(b'<', bytes) {
        match bytes.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') | None => {}
            Some(_) => {
                let end = memchr::memchr(b'>', &bytes[at..]).map_or(bytes.len(), |length| at + length);
                if bytes[end - 1] != b'/' {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
            }
        }
    }
    deepest
}

fn damaged(error: &roxmltree::Error) -> ReadError {
    ReadError::Xml { line: error.pos().row, message: error.to_string() }
}

/// The first element of this name, without its prefix, directly under another.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// The elements of this name below another, at any depth.
pub(super) fn all<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |inner| inner.is_element() && inner.tag_name().name() == name)
}

/// The text of an element with all that is in it, its pieces apart.
pub(super) fn line_of_text(node: Node<'_, '_>) -> String {
    let pieces = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
    let mut line = String::new();
    for piece in pieces {
        line.push_str(piece);
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_know_their_lines_and_entities_are_resolved() {
        let text = "<!DOCTYPE a [<!ENTITY lac 'le lac'>]>\n<a>\n<p>Un\n jour, &lac; &amp; la <b>digue</b>.</p>\n\n<p>Deux.<br/>Trois.</p></a>";
        let tree = Tree::parse(text).unwrap();
        let body = tree.body(&[tree.root()]);
        assert_eq!(body.text, "Un jour, le lac & la digue.\n\nDeux.\nTrois.");
        assert_eq!(body.paragraphs.iter().map(|it| it.line).collect::<Vec<_>>(), [3, 6]);
    }

    #[test]
    fn hostile_documents_are_refused_in_time() {
        let deep = "<a>".repeat(1_000_000);
        assert!(matches!(Tree::parse(&deep), Err(ReadError::TooDeep { .. })));
        let many: String = (0..=MOST_ATTRIBUTES).map(|n| format!(" a{n}=''")).collect();
        assert!(matches!(Tree::parse(&format!("<a>\n<b{many}/></a>")), Err(ReadError::Xml { line: 2, .. })));
        let mut laughs = String::from("<!DOCTYPE a [<!ENTITY a0 'ha'>");
        for n in 1..40 {
            laughs.push_str(&format!("<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10)));
        }
        laughs.push_str("]><a>&a39;</a>");
        assert!(matches!(Tree::parse(&laughs), Err(ReadError::Xml { .. })));
    }
}
