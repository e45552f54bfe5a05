//! NewsML-G2.

use roxmltree::Node;

use crate::article::Body;
use crate::formats::fields::{Field, FoundFields};
use crate::formats::paragraphs;
use crate::formats::problem::ReadError;
use crate::formats::record::ReadRecord;
use crate::formats::record::{self, Refused};
use crate::formats::xml::{Tree, all, child, line_of_text};

use super::{add, attributes, content, first_text, language, nitf};

pub(super) fn article(tree: &Tree<'_>, node: Node<'_, '_>) -> ReadRecord {
    let mut found = FoundFields::default();
    let headline =
        all(node, "headline").find(|it| !it.attribute("role").is_some_and(|role| role.contains("subHeadline")));
    add(&mut found, Field::Title, 0, headline.map(line_of_text).unwrap_or_default());
    let meta = child(node, "itemMeta").unwrap_or(node);
    let about = child(node, "contentMeta").unwrap_or(node);
    add(&mut found, Field::Title, 1, first_text(meta, "title"));
    for (part, name, rank) in [(meta, "firstCreated", 0), (meta, "versionCreated", 1), (about, "contentCreated", 2)] {
        add(&mut found, Field::Date, rank, first_text(part, name));
    }
    add(&mut found, Field::Author, 0, first_text(about, "by"));
    add(
        &mut found,
        Field::Author,
        1,
        child(about, "creator").map(|creator| first_text(creator, "name")).unwrap_or_default(),
    );
    for (part, name, rank) in [(meta, "provider", 0), (about, "infoSource", 2), (node, "copyrightHolder", 4)] {
        source(part, name, rank, &mut found);
    }
    found.add(Field::Language, 0, &attributes(about, "language", "tag"));
    add(&mut found, Field::Language, 1, language(node));
    found.add(Field::Tags, 0, &all(about, "keyword").map(line_of_text).collect::<Vec<_>>());
    let subjects = about.children().filter(|it| it.has_tag_name(("http://iptc.org/std/nar/2006-10-01/", "subject")));
    found.add(Field::Tags, 1, &subjects.filter_map(|it| child(it, "name")).map(line_of_text).collect::<Vec<_>>());
    let body = text(tree, node).map_err(Refused::Bad)?;
    record::finished(found, body)
}

/// The name of a provider, or the code that stands for it.
fn source(node: Node<'_, '_>, name: &str, rank: u8, found: &mut FoundFields) {
    let Some(party) = all(node, name).next() else { return };
    add(found, Field::Source, rank, first_text(party, "name"));
    add(found, Field::Source, rank, party.attribute("literal").unwrap_or_default());
    let code = party.attribute("qcode").and_then(|code| code.split_once(':')).map(|(_, code)| code);
    add(found, Field::Source, rank + 1, code.unwrap_or_default());
}

fn text(tree: &Tree<'_>, node: Node<'_, '_>) -> Result<Body, ReadError> {
    let Some(set) = child(node, "contentSet") else { return Ok(Body::default()) };
    let parts = set.children().filter(|part| matches!(part.tag_name().name(), "inlineXML" | "inlineData"));
    let bodies = parts.map(|part| {
        let inner = |name: &str| part.descendants().find(|it| it.is_element() && it.tag_name().name() == name);
        match (inner("body.content"), inner("body")) {
            (Some(_), _) => Ok(nitf::text(tree, part)),
            (None, Some(page)) => Ok(tree.body(&[page])),
            (None, None) => content(tree, part),
        }
    });
    // Several renditions hold the same words: the longest is the article.
    let bodies: Vec<Body> = bodies.collect::<Result<_, _>>()?;
    let longest = bodies.into_iter().max_by_key(|body| body.text.len());
    Ok(paragraphs::joined(longest.into_iter().collect()))
}
