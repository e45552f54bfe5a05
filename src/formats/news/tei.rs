//! Editions in TEI: the articles that the edition sets apart, else its whole text.

use roxmltree::Node;

use crate::article::Format;
use crate::formats::ParsedFile;
use crate::formats::collector::{Collector, Source};
use crate::formats::fields::{Field, FoundFields};
use crate::formats::problem::ReadError;
use crate::formats::record::ReadRecord;
use crate::formats::xml::{Tree, all, child, line_of_text};
use crate::formats::{record, titles};

use super::{add, attributes, first_text, language};

pub(super) fn read(tree: &Tree<'_>, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let mut collector = Collector::new(Format::Tei, source.only);
    let mut record = 0;
    for edition in tree.root().descendants().filter(|node| matches!(node.tag_name().name(), "TEI" | "TEI.2")) {
        let divisions: Vec<Node<'_, '_>> = articles(edition).collect();
        let whole = divisions.is_empty();
        let text = child(edition, "text").unwrap_or(edition);
        let text = all(text, "body").next().unwrap_or(text);
        for node in if whole { vec![text] } else { divisions } {
            if collector.wants(record) {
                collector.take(article(tree, edition, node, whole), Some(tree.line(node)), source.place(record));
            }
            record += 1;
        }
    }
    collector.finish()
}

/// The outermost divisions that are articles.
fn articles<'a, 'i: 'a>(edition: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    let is_article = |node: Node<'_, '_>| {
        node.tag_name().name().starts_with("div")
            && node.attribute("type").is_some_and(|kind| kind.to_lowercase().starts_with("article"))
    };
    edition.descendants().filter(move |node| is_article(*node) && !node.ancestors().skip(1).any(is_article))
}

fn article(tree: &Tree<'_>, edition: Node<'_, '_>, node: Node<'_, '_>, whole: bool) -> ReadRecord {
    let mut found = FoundFields::default();
    let header = child(edition, "teiHeader").unwrap_or(edition);
    let source = all(header, "sourceDesc").next().unwrap_or(header);
    if whole {
        add(&mut found, Field::Title, 0, title(header));
        found.add(Field::Author, 0, &all(header, "author").map(line_of_text).take(1).collect::<Vec<_>>());
    } else {
        add(&mut found, Field::Title, 0, child(node, "head").map(line_of_text).unwrap_or_default());
        add(&mut found, Field::Author, 0, first_text(node, "byline"));
        add(&mut found, Field::Author, 1, first_text(node, "signed"));
    }
    dates(source, 0, &mut found);
    dates(header, 2, &mut found);
    // The newspaper is the journal of the source, else the book that it is, else whoever published the page.
    let titles = all(source, "title").filter(|it| !whole || it.attribute("level") == Some("j"));
    let journal = titles.max_by_key(|it| it.attribute("level") == Some("j")).map(line_of_text);
    add(&mut found, Field::Source, 0, journal.unwrap_or_default());
    let publisher = all(source, "publisher").next().or_else(|| all(header, "publisher").next());
    let publisher = publisher.map(line_of_text).unwrap_or_default();
    add(&mut found, Field::Source, 1, publisher.split(" (").next().unwrap_or_default());
    found.add(Field::Url, 0, &attributes(source, "ptr", "target"));
    found.add(Field::Language, 0, &attributes(header, "language", "ident"));
    add(&mut found, Field::Language, 1, language(node));
    let mut body = tree.body(&[node]);
    titles::drop_from(&mut body, found.title());
    record::finished(found, body)
}

fn title(header: Node<'_, '_>) -> String {
    let statement = all(header, "titleStmt").next().unwrap_or(header);
    let main = all(statement, "title").find(|title| title.attribute("type") == Some("main"));
    main.map_or_else(|| first_text(statement, "title"), line_of_text)
}

/// Dates by the attribute that says them in figures, else in their words.
fn dates(node: Node<'_, '_>, rank: u8, found: &mut FoundFields) {
    for date in all(node, "date") {
        add(found, Field::Date, rank, date.attribute("when").unwrap_or_default());
        add(found, Field::Date, rank + 1, line_of_text(date));
    }
}
