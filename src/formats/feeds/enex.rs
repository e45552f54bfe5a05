//! A note of Evernote: a clipped page, or what somebody wrote.

use roxmltree::Node;

use super::entry::Feeds;
use crate::formats::fields::{Field, FoundFields};
use crate::formats::html;
use crate::formats::record::ReadRecord;
use crate::formats::record::{self, Refused};
use crate::formats::xml::{Tree, all, child, line_of_text};

pub(super) fn article(tree: &Tree<'_>, note: Node<'_, '_>, _: &mut Feeds) -> ReadRecord {
    let mut found = FoundFields::default();
    let values = |name: &str| all(note, name).map(line_of_text).collect::<Vec<_>>();
    found.add(Field::Title, 0, &values("title"));
    found.add(Field::Author, 0, &values("author"));
    found.add(Field::Url, 0, &values("source-url"));
    found.add(Field::Tags, 0, &values("tag"));
    found.add(Field::Kept, 0, &values("created"));
    let content = child(note, "content");
    let text: String = content
        .into_iter()
        .flat_map(|it| it.descendants())
        .filter_map(|it| it.text().filter(|_| it.is_text()))
        .collect();
    // The note is a document of its own, which begins with declarations.
    let page = text.find("<en-note").map_or(text.as_str(), |at| &text[at..]);
    let body = html::fragment(page, content.map_or(1, |content| tree.line(content))).map_err(Refused::Bad)?;
    record::finished(found, body)
}
