//! Articles of Factiva in XML (`PPSResponse`).

use roxmltree::Node;

use crate::article::{Body, Format};
use crate::formats::ParsedFile;
use crate::formats::collector::{Collector, Source};
use crate::formats::fields::{Field, FoundFields};
use crate::formats::paragraphs;
use crate::formats::problem::ReadError;
use crate::formats::record;
use crate::formats::record::ReadRecord;
use crate::formats::xml::{Tree, child, line_of_text};

pub(super) fn read(text: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let tree = Tree::parse(text)?;
    let mut collector = Collector::new(Format::Factiva, source.only);
    let articles = tree.root().descendants().filter(|node| node.tag_name().name() == "article");
    for (node, record) in articles.zip(0..) {
        if collector.wants(record) {
            collector.take(article(&tree, node), Some(tree.line(node)), source.place(record));
        }
    }
    collector.finish()
}

fn article(tree: &Tree<'_>, node: Node<'_, '_>) -> ReadRecord {
    let mut found = FoundFields::default();
    const FIELDS: [(Field, &str); 7] = [
        (Field::Title, "headline"),
        (Field::Author, "byline"),
        (Field::Date, "publicationDate"),
        (Field::Source, "sourceName"),
        (Field::Section, "sectionName"),
        (Field::Section, "columnName"),
        (Field::Language, "baseLanguage"),
    ];
    for (field, name) in FIELDS {
        found.add(field, 0, &child(node, name).map(line_of_text).into_iter().collect::<Vec<_>>());
    }
    let parts = ["leadParagraph", "tailParagraphs"].iter().filter_map(|name| child(node, name));
    record::finished(found, paragraphs::joined(parts.map(|part| text(tree, part)).collect()))
}

/// Paragraphs as elements, or lines of plain text.
fn text(tree: &Tree<'_>, part: Node<'_, '_>) -> Body {
    if part.children().any(|node| node.is_element() && node.tag_name().name() == "paragraph") {
        return tree.body(&[part]);
    }
    tree.plain(part)
}
