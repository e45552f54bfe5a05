//! Tables of text: whether a file begins with the headings of one, and whose table it is. In goes the text of a file.

/// The longest line of headings, in bytes: what is longer is prose.
const LONGEST: usize = 8_000;

/// The headings of the first line, in small letters; `None` where it is no line of headings.
fn headings(text: &str) -> Option<Vec<String>> {
    let first = text.lines().next().filter(|line| line.len() <= LONGEST)?;
    let separator = [',', ';', '\t'].into_iter().max_by_key(|separator| first.matches(*separator).count())?;
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
    let cells = |line: &str| [',', ';', '\t'].iter().map(|separator| line.matches(*separator).count()).max();
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
