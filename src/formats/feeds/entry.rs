//! One entry of a feed: of RSS of any version, of Atom, of an export of WordPress.

use std::collections::HashMap;

use roxmltree::{Node, NodeId};

use crate::article::Body;
use crate::formats::fields::{Field, FoundFields};
use crate::formats::html;
use crate::formats::paragraphs::{self, Numbering};
use crate::formats::problem::ReadError;
use crate::formats::record::ReadRecord;
use crate::formats::record::{self, Refused};
use crate::formats::urls::is_url;
use crate::formats::xml::{Tree, child, line_of_text};

/// What feeds say for all of their entries: looked for once in each, however many those are.
#[derive(Default)]
pub(super) struct Feeds(HashMap<NodeId, Feed>);

#[derive(Default)]
struct Feed {
    title: Vec<String>,
    language: Vec<String>,
    /// The names of the authors by their logins (WordPress).
    authors: HashMap<String, String>,
}

impl Feeds {
    /// What stands in the element around an entry, or in the channel within it.
    fn of(&mut self, above: Node<'_, '_>) -> &Feed {
        self.0.entry(above.id()).or_insert_with(|| {
            let channel = child(above, "channel").unwrap_or(above);
            let text = |name: &str| child(channel, name).map(line_of_text).into_iter().collect::<Vec<_>>();
            let mut authors = HashMap::new();
            for author in above.children().filter(|node| node.tag_name().name() == "author") {
                let login = child(author, "author_login").map(line_of_text);
                let shown = child(author, "author_display_name").map(line_of_text);
                if let (Some(login), Some(shown)) = (login, shown) {
                    authors.entry(login).or_insert(shown);
                }
            }
            Feed { title: text("title"), language: text("language"), authors }
        })
    }
}

pub(super) fn article(tree: &Tree<'_>, entry: Node<'_, '_>, feeds: &mut Feeds) -> ReadRecord {
    let mut found = FoundFields::default();
    let mut add = |field: Field, rank: u8, value: &str| found.add(field, rank, &[value.to_owned()]);
    for node in entry.children().filter(Node::is_element) {
        let text = || line_of_text(node);
        match node.tag_name().name() {
            "title" => add(Field::Title, 0, &plain(&text())),
            "link" => link(node, &mut add),
            "guid" | "id" if is_url(&text()) => add(Field::Url, 3, &text()),
            "origLink" => add(Field::Url, 0, &text()),
            "post_date" => add(Field::Date, 0, &text()),
            "pubDate" | "published" | "issued" => add(Field::Date, 1, &text()),
            "date" => add(Field::Date, 2, &text()),
            "updated" | "modified" => add(Field::Date, 4, &text()),
            "source" => add(Field::Source, 0, &child(node, "title").map_or_else(text, line_of_text)),
            _ => {}
        }
    }
    let authors = entry.children().filter(|node| matches!(node.tag_name().name(), "creator" | "author"));
    let none = Feed::default();
    let feed = entry.parent_element().map_or(&none, |above| feeds.of(above));
    let authors: Vec<String> = authors.map(|author| name(feed, author)).collect();
    found.add(Field::Author, 0, &authors);
    let tags = entry.children().filter(|node| node.tag_name().name() == "category");
    let tags: Vec<String> =
        tags.map(|tag| tag.attribute("term").map_or_else(|| line_of_text(tag), ToOwned::to_owned)).collect();
    found.add(Field::Tags, 0, &tags);
    of_feed(feed, entry, &mut found);
    let body = text(tree, entry).map_err(Refused::Bad)?;
    record::finished(found, body)
}

/// Whether an item of WordPress is a picture or a part of a menu rather than an article.
pub(super) fn is_attachment(entry: Node<'_, '_>) -> bool {
    let kind = child(entry, "post_type").map(line_of_text);
    kind.is_some_and(|kind| !matches!(kind.as_str(), "post" | "page"))
        || child(entry, "status").is_some_and(|status| line_of_text(status) == "inherit")
}

fn link(node: Node<'_, '_>, add: &mut dyn FnMut(Field, u8, &str)) {
    match (node.attribute("href"), node.attribute("rel")) {
        (Some(address), None | Some("alternate")) => add(Field::Url, 1, address),
        (Some(_), _) => {}
        (None, _) => add(Field::Url, 1, &line_of_text(node)),
    }
}

/// The name of an author: of its element, of what stands in brackets behind an address, of a login in WordPress.
fn name(feed: &Feed, author: Node<'_, '_>) -> String {
    let text = child(author, "name").map_or_else(|| line_of_text(author), line_of_text);
    if let Some((address, rest)) = text.split_once(" (")
        && address.contains('@')
    {
        return rest.trim_end_matches(')').to_owned();
    }
    feed.authors.get(&text).cloned().unwrap_or(text)
}

/// What the feed says for all of its entries.
fn of_feed(feed: &Feed, entry: Node<'_, '_>, found: &mut FoundFields) {
    found.add(Field::Source, 1, &feed.title);
    found.add(Field::Language, 0, &feed.language);
    let declared = entry.ancestors().find_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")));
    found.add(Field::Language, 1, &declared.map(ToOwned::to_owned).into_iter().collect::<Vec<_>>());
}

/// A title without the tags that some feeds write into it.
fn plain(title: &str) -> String {
    if html::is_fragment(title) || title.contains("</") {
        return html::marked_text(title).into_iter().map(|(text, _)| text).collect();
    }
    title.to_owned()
}

/// The fullest text that the entry has.
fn text(tree: &Tree<'_>, entry: Node<'_, '_>) -> Result<Body, ReadError> {
    let is_named = |node: &Node<'_, '_>, name: &str| node.is_element() && node.tag_name().name() == name;
    for name in ["encoded", "content", "description", "summary"] {
        for node in entry.children().filter(|node| is_named(node, name)) {
            let is_excerpt = node.tag_name().namespace().is_some_and(|space| space.contains("/excerpt/"));
            let body = if is_excerpt { Body::default() } else { content(tree, node)? };
            if !body.paragraphs.is_empty() {
                return Ok(body);
            }
        }
    }
    Ok(Body::default())
}

fn content(tree: &Tree<'_>, node: Node<'_, '_>) -> Result<Body, ReadError> {
    if node.children().any(|child| child.is_element()) {
        return Ok(tree.body(&[node]));
    }
    let text: String = node.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect();
    let line = tree.line(node);
    let has_tags = html::is_fragment(&text) || text.contains("</");
    if has_tags && !text.contains("<p") && text.trim().contains("\n\n") {
        // WordPress keeps its paragraphs as blank lines.
        let paragraphs = text.replace("\r\n", "\n");
        return html::fragment(&format!("<p>{}</p>", paragraphs.replace("\n\n", "</p><p>")), line);
    }
    if has_tags {
        return html::fragment(&text, line);
    }
    Ok(paragraphs::body(&paragraphs::lines(&text, Numbering::Record(line))))
}
