//! XML of a newsroom's or an agency's own making: records whose elements are named as the fields of JSON records are
//! (`headline`, `PublishDate`, `byLine`, `content`), one article each.

use roxmltree::Node;

use crate::article::Format;
use crate::formats::ParsedFile;
use crate::formats::collector::{Collector, Source};
use crate::formats::fields::{Field, FoundFields, may_hold_text, of_name};
use crate::formats::problem::ReadError;
use crate::formats::record::{self, ReadRecord, Refused};
use crate::formats::xml::{Tree, line_of_text};

use super::content;

pub(super) fn read(tree: &Tree<'_>, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let mut collector = Collector::new(Format::RecordsXml, source.only);
    let records = tree.root().descendants().filter(|node| node.is_element() && is_record(*node));
    for (node, number) in records.zip(0..) {
        if collector.wants(number) {
            collector.take(article(tree, node), Some(tree.line(node)), source.place(number));
        }
    }
    collector.finish()
}

/// Whether an element has a text and a title, or a text and a day, directly under it.
fn is_record(node: Node<'_, '_>) -> bool {
    let named = |field: Field| fields(node).any(|(_, name)| of_name(name).is_some_and(|(known, _)| known == field));
    (named(Field::Title) || named(Field::Date)) && text_of(node).is_some()
}

fn fields<'a, 'i: 'a>(node: Node<'a, 'i>) -> impl Iterator<Item = (Node<'a, 'i>, &'a str)> {
    node.children().filter(|child| child.is_element()).map(|child| (child, child.tag_name().name()))
}

/// The element that holds the text: the one of these names that has most.
fn text_of<'a, 'i: 'a>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let texts = fields(node).filter(|(_, name)| may_hold_text(name)).map(|(child, _)| (length(child), child));
    texts.filter(|(length, _)| *length > 0).max_by_key(|(length, _)| *length).map(|(_, child)| child)
}

fn length(node: Node<'_, '_>) -> usize {
    node.descendants().filter_map(|inner| inner.text().filter(|_| inner.is_text())).map(|text| text.trim().len()).sum()
}

fn article(tree: &Tree<'_>, node: Node<'_, '_>) -> ReadRecord {
    let mut found = FoundFields::default();
    for (child, name) in fields(node).filter(|(_, name)| !may_hold_text(name)) {
        found.add_named(name, &[line_of_text(child)]);
    }
    let Some(text) = text_of(node) else { return Err(Refused::NoText(found.title().map(str::to_owned))) };
    let body = content(tree, text).map_err(Refused::Bad)?;
    record::finished(found, body)
}
