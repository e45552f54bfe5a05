//! Feeds that somebody saved (RSS, Atom) and exports of WordPress and Evernote: an article an entry.
//!
//! In: the text of the file; out: its articles. The text of an entry is HTML inside XML, whose lines are those of the
//! entry.

mod enex;
mod entry;
#[cfg(test)]
mod tests;

use roxmltree::Node;

use crate::article::Format;

use super::ParsedFile;
use super::collector::{Collector, Source};
use super::problem::ReadError;
use super::record::ReadRecord;
use super::xml::Tree;

/// What reads one entry.
type ReadEntry = fn(&Tree<'_>, Node<'_, '_>, &mut entry::Feeds) -> ReadRecord;

/// Reads the entries of a feed.
pub(super) fn read(format: Format, text: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let tree = Tree::parse(text)?;
    let mut collector = Collector::new(format, source.only);
    let (names, read): (&[&str], ReadEntry) =
        if format == Format::Evernote { (&["note"], enex::article) } else { (&["item", "entry"], entry::article) };
    let is_entry = |node: &Node<'_, '_>| {
        node.is_element() && names.contains(&node.tag_name().name()) && !entry::is_attachment(*node)
    };
    let mut feeds = entry::Feeds::default();
    for (node, record) in tree.root().descendants().filter(is_entry).zip(0..) {
        if collector.wants(record) {
            collector.take(read(&tree, node, &mut feeds), Some(tree.line(node)), source.place(record));
        }
    }
    collector.finish()
}
