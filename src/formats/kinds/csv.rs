//! Tables of text: whether a file begins with the headings of one, whose table it is, and which columns one of articles has.
//! In goes the text of a file.

use csv::ReaderBuilder;

use super::super::fields::{Field, may_hold_text, of_name};
use super::super::urls::is_url;

/// The signs that columns are separated by.
const SEPARATORS: [char; 3] = [',', ';', '\t'];
/// The longest line of headings, in bytes: what is longer is prose.
const LONGEST: usize = 8_000;

/// The first line and the sign that separates most in it; `None` where it is prose.
fn first_line(text: &str) -> Option<(&str, char)> {
    let first = text.lines().next().filter(|line| line.len() <= LONGEST)?;
    let separator = SEPARATORS.into_iter().max_by_key(|separator| first.matches(*separator).count())?;
    Some((first, separator))
}

/// The headings of the first line, in small letters; `None` where it is no line of headings.
fn headings(text: &str) -> Option<Vec<String>> {
    let (first, separator) = first_line(text)?;
    let plain = |name: &str| name.trim().trim_matches('"').trim().to_lowercase();
    let names: Vec<String> = first.split(separator).map(plain).collect();
    let is_name = |name: &String| {
        let words = name.split_whitespace().count();
        (1..=3).contains(&words)
            && name.chars().count() <= 30
            && name.chars().all(|c| c.is_alphanumeric() || " _-.'’".contains(c))
    };
    (names.len() >= 3 && names.iter().all(is_name)).then_some(names)
}

/// Names that columns of tables about articles have.
const COLUMNS: [&str; 30] = [
    "id",
    "url",
    "link",
    "title",
    "titre",
    "text",
    "texte",
    "body",
    "content",
    "contenu",
    "date",
    "author",
    "auteur",
    "authors",
    "source",
    "tags",
    "note",
    "notes",
    "highlight",
    "excerpt",
    "folder",
    "created",
    "published",
    "language",
    "status",
    "domain",
    "selection",
    "document",
    "category",
    "description",
];

/// A table with headings, two of which are of articles, and a second line with as many cells.
pub(super) fn is_table(text: &str) -> bool {
    let Some(names) = headings(text) else { return false };
    let known = names.iter().filter(|name| COLUMNS.contains(&name.as_str())).count();
    let cells = |line: &str| SEPARATORS.iter().map(|separator| line.matches(*separator).count()).max();
    let second = text.lines().nth(1).unwrap_or_default();
    known >= 2 && cells(second).unwrap_or(0) + 1 >= names.len()
}

fn has_all(text: &str, wanted: &[&str]) -> bool {
    headings(text).is_some_and(|names| wanted.iter().all(|wanted| names.iter().any(|name| name == wanted)))
}

/// The highlights of Readwise.
pub(super) fn is_readwise(text: &str) -> bool {
    has_all(text, &["highlight", "book title"]) || has_all(text, &["highlight", "document tags"])
}

/// Lists of addresses: of Pocket, Instapaper, Raindrop, Readwise Reader.
pub(super) fn is_links(text: &str) -> bool {
    let text_of_articles = headings(text).is_some_and(|names| {
        names.iter().any(|name| ["text", "body", "content", "highlight"].contains(&name.as_str()))
    });
    !text_of_articles
        && (has_all(text, &["title", "url", "time_added"])
            || has_all(text, &["url", "title", "selection", "folder"])
            || has_all(text, &["title", "url", "folder", "tags"])
            || has_all(text, &["title", "url", "saved date"]))
}

/// The columns of the tables that trafilatura writes, which have no line of headings.
const TRAFILATURA: [&str; 11] =
    ["url", "id", "fingerprint", "hostname", "title", "image", "date", "text", "comments", "license", "pagetype"];
/// What is known of the columns of a table.
pub(in crate::formats) struct Columns {
    pub(in crate::formats) separator: u8,
    pub(in crate::formats) names: Vec<String>,
    /// Whether the first row has the names.
    pub(in crate::formats) headed: bool,
}

/// Whether a text is a table of articles: its first row names a column of texts and one that tells articles apart, and the
/// second has as many cells.
pub(super) fn is_of_articles(text: &str) -> bool {
    columns(text).is_some()
}

/// The columns of a table of articles; `None` where a text is none.
pub(in crate::formats) fn columns(text: &str) -> Option<Columns> {
    let (first, separator) = first_line(text)?;
    // Only what stands in quotation marks may go on in the next line.
    if !first.contains([separator, '"']) {
        return None;
    }
    let separator = u8::try_from(separator).ok()?;
    let mut rows = reader(text, separator).into_records().map_while(Result::ok);
    let (first, second) = (rows.next()?, rows.next());
    if first.get(0).is_some_and(is_url) {
        let is_known = separator == b'\t' && (8..=TRAFILATURA.len()).contains(&first.len());
        let names = TRAFILATURA.map(ToOwned::to_owned).to_vec();
        return is_known.then_some(Columns { separator, names, headed: false });
    }
    let names: Vec<String> = first.iter().map(name).collect();
    let tells = |name: &String| {
        of_name(name).is_some_and(|(field, _)| matches!(field, Field::Title | Field::Url | Field::Date | Field::Source))
    };
    let is_table = second.is_some_and(|second| second.len() == first.len());
    let of_articles = names.iter().any(|name| may_hold_text(name)) && names.iter().any(tells);
    (is_table && of_articles).then_some(Columns { separator, names, headed: true })
}

/// The name of a column as the fields of records have it: `Full text` is `full_text`.
fn name(cell: &str) -> String {
    cell.trim().trim_start_matches('\u{feff}').to_lowercase().replace([' ', '-', '\u{a0}'], "_")
}

/// The rows of a table, its first line among them.
pub(in crate::formats) fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes())
}
