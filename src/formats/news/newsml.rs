//! NewsML 1.

use roxmltree::Node;

use crate::article::Body;
use crate::formats::fields::{Field, FoundFields};
use crate::formats::paragraphs;
use crate::formats::problem::ReadError;
use crate::formats::record::ReadRecord;
use crate::formats::record::{self, Refused};
use crate::formats::xml::{Tree, all, child};

use super::{add, attributes, content, first_text, language, nitf};

pub(super) fn article(tree: &Tree<'_>, node: Node<'_, '_>) -> ReadRecord {
    let mut found = FoundFields::default();
    add(&mut found, Field::Title, 0, first_text(node, "HeadLine"));
    add(&mut found, Field::Title, 1, first_text(node, "NewsLineText"));
    add(&mut found, Field::Author, 0, first_text(node, "ByLine"));
    for (name, rank) in [("FirstCreated", 0), ("ThisRevisionCreated", 1), ("DateId", 2)] {
        add(&mut found, Field::Date, rank, first_text(node, name));
    }
    let providers = all(node, "Provider").flat_map(|provider| attributes(provider, "Party", "FormalName"));
    found.add(Field::Source, 0, &providers.collect::<Vec<_>>());
    add(&mut found, Field::Source, 1, first_text(node, "ProviderId"));
    found.add(Field::Language, 0, &attributes(node, "Language", "FormalName"));
    add(&mut found, Field::Language, 1, language(node));
    found.add(Field::Tags, 0, &all(node, "KeywordLine").map(crate::formats::xml::line_of_text).collect::<Vec<_>>());
    let body = text(tree, node).map_err(Refused::Bad)?;
    record::finished(found, body)
}

/// The text of every component that is text.
fn text(tree: &Tree<'_>, node: Node<'_, '_>) -> Result<Body, ReadError> {
    let is_text = |item: &Node<'_, '_>| {
        let kinds = attributes(*item, "MediaType", "FormalName");
        kinds.is_empty() || kinds.iter().any(|kind| kind.eq_ignore_ascii_case("text"))
    };
    let contents = all(node, "ContentItem").filter(is_text).filter_map(|item| child(item, "DataContent"));
    let bodies = contents.map(|data| {
        let is_nitf = data.descendants().any(|inner| inner.has_tag_name("body.content"));
        if is_nitf { Ok(nitf::text(tree, data)) } else { content(tree, data) }
    });
    Ok(paragraphs::joined(bodies.collect::<Result<_, _>>()?))
}
