//! NITF, the News Industry Text Format.

use roxmltree::Node;

use crate::formats::fields::{Field, FoundFields};
use crate::formats::record;
use crate::formats::record::ReadRecord;
use crate::formats::xml::{Tree, all};

use super::{add, attributes, first_text, with_summary};

pub(super) fn article(tree: &Tree<'_>, node: Node<'_, '_>) -> ReadRecord {
    let mut found = FoundFields::default();
    add(&mut found, Field::Title, 0, first_text(node, "hl1"));
    add(&mut found, Field::Title, 1, first_text(node, "hedline"));
    add(&mut found, Field::Title, 2, first_text(node, "title"));
    let dates = [
        ("pubdata", "date.publication", 0),
        ("date.issue", "norm", 1),
        ("story.date", "norm", 2),
        ("date.release", "norm", 3),
    ];
    for (name, attribute, rank) in dates {
        found.add(Field::Date, rank, &attributes(node, name, attribute));
    }
    add(&mut found, Field::Author, 0, first_text(node, "byline"));
    add(&mut found, Field::Source, 0, first_text(node, "distributor"));
    add(&mut found, Field::Source, 1, first_text(node, "rights.owner"));
    found.add(Field::Source, 2, &attributes(node, "doc.copyright", "holder"));
    found.add(Field::Source, 3, &attributes(node, "from-src", "src-name"));
    add(&mut found, Field::Language, 0, node.attribute("baselang").unwrap_or_default());
    found.add(Field::Tags, 0, &attributes(node, "keyword", "key"));
    let kinds = attributes(node, "tobject", "tobject.type");
    found.add(Field::Section, 0, &kinds.into_iter().filter(|kind| kind != "News").collect::<Vec<_>>());
    record::finished(found, text(tree, node))
}

/// The text of a NITF document, or of a part of one.
pub(super) fn text(tree: &Tree<'_>, node: Node<'_, '_>) -> crate::article::Body {
    let contents: Vec<Node<'_, '_>> = all(node, "body.content").collect();
    let summaries: Vec<Node<'_, '_>> = all(node, "abstract").collect();
    let is_plain = contents.iter().all(|content| !content.descendants().any(|inner| inner.has_tag_name("p")));
    let body = match contents.as_slice() {
        [only] if is_plain && !only.children().any(|inner| inner.is_element()) => tree.plain(*only),
        contents => tree.body(contents),
    };
    with_summary(tree.body(&summaries), body)
}
