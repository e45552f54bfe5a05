//! The formats of bibliographies: the article, with the words as a note to it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde_json::{Map, Value, json};

use super::author::Author;
use super::escape::{BIBLIOGRAPHY, bibliography};
use super::keywords::keywords;
use super::markup::{Markup, PLAIN};
use super::model::Citation;
use crate::article::{Language, PageRange, PartialDate};
use crate::text::percent::encode;
use crate::text::sanitize::{escape_json, sanitize_line};

/// An entry of biblatex, in the shape in which reference managers export newspaper articles.
///
/// All of `citations` are of one article.
pub(super) fn biblatex(citations: &[&Citation]) -> String {
    let Some(citation) = citations.first() else { return String::new() };
    let source = &citation.source;
    let authors: Vec<String> = source.author.iter().map(|name| biblatex_author(name)).collect();
    let name = |language: &Language| match language.code() {
        "fr" => "french".to_owned(),
        "en" => "english".to_owned(),
        code => code.to_owned(),
    };
    let fields = [
        ("entrysubtype", Some("newspaper".to_owned())),
        ("author", Some(authors.join(" and "))),
        ("title", Some(title(citation, &BIBLIOGRAPHY))),
        ("journaltitle", source.name.as_deref().map(bibliography)),
        ("date", source.date.map(|date| date.to_string())),
        ("pages", pages(citations).map(|pages| pages.replace('-', "--"))),
        ("url", source.link()),
        ("langid", source.language.as_ref().map(name)),
        ("keywords", Some(keywords(citations).iter().map(|word| bibliography(word)).collect::<Vec<_>>().join(", "))),
        ("annotation", annotations(citations, &BIBLIOGRAPHY)),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
    let lines: String = fields.map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@article{{{},\n{lines}}}", source.key())
}

/// `Nom, Prénom`, or a name that is not to be taken apart.
fn biblatex_author(name: &str) -> String {
    match Author::read(name) {
        Author::Person { family, given, .. } if given.is_empty() => format!("{{{}}}", bibliography(&family)),
        Author::Person { family, given, suffix } => {
            named(&bibliography(&family), &bibliography(&given), &bibliography(&suffix), true)
        }
        Author::Literal(name) => format!("{{{}}}", bibliography(&name)),
    }
}

/// `Nom, Prénom`; a suffix stands second in biblatex and last in RIS.
fn named(family: &str, given: &str, suffix: &str, suffix_second: bool) -> String {
    match (suffix.is_empty(), suffix_second) {
        (true, _) => format!("{family}, {given}"),
        (_, true) => format!("{family}, {suffix}, {given}"),
        (_, false) => format!("{family}, {given}, {suffix}"),
    }
}

/// A list of CSL items, an item for each article, as citation processors take it.
pub(super) fn csl_json(citations: &[Citation]) -> String {
    let items: Vec<Value> = by_article(citations).iter().map(|all| Value::Object(csl_item(all))).collect();
    // A value made of text has nothing that cannot be written.
    escape_json(serde_json::to_string_pretty(&items).unwrap_or_default())
}

fn csl_item(citations: &[&Citation]) -> Map<String, Value> {
    let mut item = Map::new();
    let Some(citation) = citations.first() else { return item };
    let source = &citation.source;
    let key = source.key();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(name.to_owned(), value);
        }
    };
    let authors: Vec<Value> = source
        .author
        .iter()
        .map(|name| match Author::read(name) {
            Author::Person { family, given, suffix } if suffix.is_empty() => json!({"family": family, "given": given}),
            Author::Person { family, given, suffix } => json!({"family": family, "given": given, "suffix": suffix}),
            Author::Literal(name) => json!({"literal": name}),
        })
        .collect();
    put("id", Some(key.clone().into()));
    put("citation-key", Some(key.into()));
    put("type", Some("article-newspaper".into()));
    put("title", Some(title(citation, &PLAIN).into()));
    put("container-title", source.name.clone().map(Value::from));
    put("author", Some(authors.into()).filter(|authors: &Value| authors != &json!([])));
    put("issued", source.date.map(|date| json!({"date-parts": [date_parts(date)]})));
    put("page", pages(citations).map(Value::from));
    put("URL", source.link().map(Value::from));
    put("language", source.language.as_ref().map(|language| language.code().into()));
    put("keyword", Some(keywords(citations).join(", ")).filter(|words| !words.is_empty()).map(Value::from));
    put("note", annotations(citations, &PLAIN).map(Value::from));
    item
}

fn date_parts(date: PartialDate) -> Vec<i64> {
    let rest = [date.month(), date.day()].into_iter().flatten().map(i64::from);
    std::iter::once(i64::from(date.year())).chain(rest).collect()
}

/// A record of RIS: all of `citations` are of one article.
pub(super) fn ris(citations: &[&Citation]) -> String {
    ris_record(citations, vec![("N1", annotations(citations, &PLAIN))])
}

/// Records of RIS for a reference manager: each quotation is a note of its own, in the HTML that notes are kept in there,
/// and the file of the article is linked.
#[must_use]
pub fn linked_ris(citations: &[Citation]) -> String {
    let record = |all: &Vec<&Citation>| {
        let notes = all.iter().filter_map(|citation| html_note(citation)).map(|note| ("N1", Some(note)));
        ris_record(all, notes.chain(all.first().and_then(|citation| file(&citation.source.path))).collect())
    };
    let records: Vec<String> = by_article(citations).iter().map(record).collect();
    if records.is_empty() { String::new() } else { records.join("\n\n") + "\n" }
}

/// The tag and the address of a file: `L1` is a PDF, `L2` a page, `L4` anything else.
fn file(path: &str) -> Option<(&'static str, Option<String>)> {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let tag = match ending.as_str() {
        "pdf" => "L1",
        "html" | "htm" | "xhtml" | "mhtml" => "L2",
        _ => "L4",
    };
    path.starts_with('/').then(|| (tag, Some(format!("file://{}", encode(path.as_bytes())))))
}

/// The words, who said them, and what the person wrote about it, as paragraphs of HTML.
fn html_note(citation: &Citation) -> Option<String> {
    let html = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let remark =
        citation.remark.iter().flat_map(|remark| remark.lines()).map(str::trim).filter(|line| !line.is_empty());
    let parts: Vec<String> = annotation(citation, &PLAIN).into_iter().chain(remark.map(str::to_owned)).collect();
    let paragraphs: String = parts.iter().map(|part| format!("<p>{}</p>", html(part))).collect();
    Some(paragraphs).filter(|note| !note.is_empty())
}

/// A record with these further fields.
fn ris_record(citations: &[&Citation], more: Vec<(&str, Option<String>)>) -> String {
    let Some(citation) = citations.first() else { return String::new() };
    let source = &citation.source;
    let date = |date: PartialDate| {
        let two = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
        format!("{:04}/{}/{}/", date.year(), two(date.month()), two(date.day()))
    };
    let authors = source.author.iter().map(|name| match Author::read(name) {
        Author::Person { family, given, suffix } => ("AU", Some(named(&family, &given, &suffix, false))),
        Author::Literal(name) => ("AU", Some(name)),
    });
    let fields =
        [("TY", Some("NEWS".to_owned())), ("TI", Some(title(citation, &PLAIN)))].into_iter().chain(authors).chain([
            ("T2", source.name.clone()),
            ("PY", source.date.map(|date| format!("{:04}", date.year()))),
            ("DA", source.date.map(date)),
            ("SP", pages(citations)),
            ("UR", source.link()),
            ("LA", source.language.as_ref().map(|language| language.code().to_owned())),
        ]);
    let fields = fields.chain(more).chain(keywords(citations).into_iter().map(|word| ("KW", Some(word))));
    let line = |(tag, value): (&str, Option<String>)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(format!("{tag}  - {}\n", sanitize_line(&value)))
    };
    let lines: String = fields.filter_map(line).collect();
    format!("{lines}ER  - ")
}

/// The pages that they stand on, each once, in order: `3, 7-8`.
fn pages(citations: &[&Citation]) -> Option<String> {
    let mut pages: Vec<PageRange> = citations.iter().filter_map(|citation| citation.pages).collect();
    pages.sort();
    pages.dedup();
    let all: Vec<String> = pages.iter().map(ToString::to_string).collect();
    Some(all.join(", ")).filter(|pages| !pages.is_empty())
}

/// The title; the first words of an article without one in brackets, since they are no title.
fn title(citation: &Citation, dress: &Markup) -> String {
    let title = dress.text(citation.source.title.trim(), None, citation.document);
    if citation.source.title_is_incipit && !title.is_empty() { format!("[{title}…]") } else { title }
}

/// The citations of each article, in the order in which the articles come first: a bibliography has a key once.
pub(super) fn by_article(citations: &[Citation]) -> Vec<Vec<&Citation>> {
    let mut articles: Vec<Vec<&Citation>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for citation in citations {
        // Bookmarks of other programs may have no article.
        let id = citation.source.id.map_or_else(|| citation.source.key(), |id| id.to_string());
        match places.entry(id) {
            Entry::Occupied(place) => articles[*place.get()].push(citation),
            Entry::Vacant(place) => {
                place.insert(articles.len());
                articles.push(vec![citation]);
            }
        }
    }
    articles
}

/// The words of all of them, each with what the person wrote about it.
fn annotations(citations: &[&Citation], dress: &Markup) -> Option<String> {
    let noted = |citation: &&Citation| {
        let remark = citation.remark.as_deref().map(|remark| (dress.escape)(&sanitize_line(remark)));
        match (annotation(citation, dress), remark) {
            (Some(words), Some(remark)) => Some(format!("{words} [{remark}]")),
            (words, remark) => words.or(remark),
        }
    };
    let all: Vec<String> = citations.iter().filter_map(noted).collect();
    if all.is_empty() { None } else { Some(all.join(" ; ")) }
}

/// The words and who said them, on one line: the marks of a new paragraph would have no partner there.
fn annotation(citation: &Citation, dress: &Markup) -> Option<String> {
    let around = Some(citation.document.outer()).filter(|_| citation.verbatim());
    let mut words = dress.unquoted(citation, around).join(" ");
    if words.is_empty() {
        return None;
    }
    if let Some(shape) = around {
        let (left, right) = dress.enquote.unwrap_or_else(|| citation.document.marks(shape));
        words = format!("{left}{words}{right}");
    }
    let reported = (!citation.verbatim()).then(|| citation.document.reported().to_owned());
    let who: Vec<String> = citation.speaker(dress).into_iter().chain(reported).collect();
    Some(if who.is_empty() { words } else { format!("{words} — {}", who.join(", ")) })
}
