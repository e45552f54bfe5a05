//! The XML that trafilatura writes for a page: one `doc` whose attributes are its fields.

use roxmltree::Node;

use crate::formats::fields::FoundFields;
use crate::formats::record::ReadRecord;
use crate::formats::xml::{Tree, child};
use crate::formats::{record, titles};

pub(super) fn article(tree: &Tree<'_>, node: Node<'_, '_>) -> ReadRecord {
    let mut found = FoundFields::default();
    for attribute in node.attributes() {
        found.add_named(attribute.name(), &[attribute.value().to_owned()]);
    }
    let mut body = tree.body(&[child(node, "main").unwrap_or(node)]);
    titles::drop_from(&mut body, found.title());
    record::finished(found, body)
}
