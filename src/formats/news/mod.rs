//! What agencies and editions write: NewsML 1 and G2, NITF, TEI, the XML of trafilatura, records in XML, and the wire formats IPTC 7901 and
//! ANPA 1312.
//!
//! In: the text (or bytes) of a file; out: its articles. Each format is one file here; all but the wire are XML trees, whose
//! text is walked by `xml`.

mod newsml;
mod newsml_g2;
mod nitf;
mod page_xml;
mod records_xml;
mod tei;
#[cfg(test)]
mod tests;
mod wire;

use roxmltree::Node;

use crate::article::{Body, Format};

use super::ParsedFile;
use super::collector::{Collector, Source};
use super::fields::{Field, FoundFields};
use super::problem::ReadError;
use super::record::ReadRecord;
use super::xml::{Tree, all, line_of_text};
use super::{html, paragraphs};

pub(super) use wire::read as read_wire;

/// Reads a file of one of the formats that are XML.
pub(super) fn read(format: Format, text: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let tree = Tree::parse(text)?;
    match format {
        Format::NewsMl if tree.root().tag_name().name() == "NewsML" => {
            each(&tree, format, source, &["NewsItem"], newsml::article)
        }
        Format::NewsMl => each(&tree, format, source, &["newsItem"], newsml_g2::article),
        Format::Nitf => each(&tree, format, source, &["nitf"], nitf::article),
        Format::Tei => tei::read(&tree, source),
        Format::RecordsXml => records_xml::read(&tree, source),
        _ => each(&tree, format, source, &["doc"], page_xml::article),
    }
}

/// Reads one article from each element of these names.
fn each(
    tree: &Tree<'_>,
    format: Format,
    source: Source<'_>,
    names: &[&str],
    read: fn(&Tree<'_>, Node<'_, '_>) -> ReadRecord,
) -> Result<ParsedFile, ReadError> {
    let mut collector = Collector::new(format, source.only);
    let nodes = tree.root().descendants().filter(|node| node.is_element() && names.contains(&node.tag_name().name()));
    for (node, record) in nodes.zip(0..) {
        if collector.wants(record) {
            collector.take(read(tree, node), Some(tree.line(node)), source.place(record));
        }
    }
    collector.finish()
}

fn add(found: &mut FoundFields, field: Field, rank: u8, value: impl Into<String>) {
    found.add(field, rank, &[value.into()]);
}

/// The text of the first element of this name that has some.
fn first_text(node: Node<'_, '_>, name: &str) -> String {
    all(node, name).map(line_of_text).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The values of an attribute of all elements of a name.
fn attributes(node: Node<'_, '_>, name: &str, attribute: &str) -> Vec<String> {
    all(node, name).filter_map(|node| node.attribute(attribute)).map(ToOwned::to_owned).collect()
}

/// The language that an element or one above it declares.
fn language(node: Node<'_, '_>) -> String {
    let declared = node.ancestors().find_map(|above| above.attribute(("http://www.w3.org/XML/1998/namespace", "lang")));
    declared.unwrap_or_default().to_owned()
}

/// Text that stands in an element as elements, as escaped HTML or as lines.
fn content(tree: &Tree<'_>, node: Node<'_, '_>) -> Result<Body, ReadError> {
    if node.children().any(|child| child.is_element()) {
        return Ok(tree.body(&[node]));
    }
    let text = node.text().unwrap_or_default();
    if html::is_fragment(text) {
        return html::fragment(text, tree.line(node));
    }
    Ok(tree.plain(node))
}

/// The text of an article behind its summary, unless the summary is part of it.
fn with_summary(summary: Body, text: Body) -> Body {
    let known = summary.paragraphs.iter().all(|paragraph| text.text.contains(paragraph.span.of(&summary.text)));
    if known { text } else { paragraphs::joined(vec![summary, text]) }
}
