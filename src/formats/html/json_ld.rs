//! What a page says about its article in JSON-LD, in the words of schema.org.

use dom_query::Document;
use serde_json::{Map, Value};

use crate::formats::fields::{Field, FoundFields};

/// The deepest that an article is looked for inside other objects.
const DEEPEST: usize = 8;

/// Reads the article that the page's JSON-LD describes into `found`, when there is one.
pub(super) fn read(document: &Document, found: &mut FoundFields) {
    let scripts = document.select("script[type='application/ld+json']");
    let values: Vec<Value> = scripts.nodes().iter().filter_map(|node| parse(&node.text())).collect();
    let mut objects = Vec::new();
    for value in &values {
        collect(value, 0, &mut objects);
    }
    let best =
        objects.iter().filter_map(|object| rank(object).map(|rank| (rank, object))).min_by_key(|(rank, _)| *rank);
    if let Some((_, article)) = best {
        add(article, &objects, found);
    }
}

/// JSON as pages have it: inside CDATA or a comment, with line breaks in its strings.
fn parse(script: &str) -> Option<Value> {
    let marks: &[_] = &[';', '/', '*'];
    let text = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text = text.trim().trim_matches(marks).trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
    let text = text.trim().trim_matches(marks).trim();
    serde_json::from_str(text).ok().or_else(|| {
        let on_one_line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&on_one_line).ok()
    })
}

/// All the objects in a value that may be articles or be referred to by one.
fn collect<'a>(value: &'a Value, depth: usize, objects: &mut Vec<&'a Map<String, Value>>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth + 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            object.values().for_each(|value| collect(value, depth + 1, objects));
        }
        _ => {}
    }
}

/// How surely an object is the article of its page (the smallest is the surest): first those of news, then any article,
/// then the page itself.
fn rank(object: &Map<String, Value>) -> Option<usize> {
    let types = strings(object.get("@type")?);
    let is = |wanted: &str| types.iter().any(|name| name.rsplit(['/', ':']).next().unwrap_or(name).ends_with(wanted));
    let has_headline = object.contains_key("headline") || object.contains_key("datePublished");
    ["NewsArticle", "Article", "BlogPosting", "LiveBlogPosting", "Report", "Page"]
        .iter()
        .position(|name| is(name))
        .filter(|_| has_headline)
}

fn add(article: &Map<String, Value>, objects: &[&Map<String, Value>], found: &mut FoundFields) {
    let values = |name: &str| article.get(name).map(|value| named(value, objects)).unwrap_or_default();
    found.add(Field::Title, 0, &values("headline"));
    // The name of a page may be that of its site.
    let is_page = article.get("@type").map(strings).unwrap_or_default().iter().all(|name| name.ends_with("Page"));
    found.add(Field::Title, if is_page { 4 } else { 1 }, &values("name"));
    found.add(Field::Date, 0, &values("datePublished"));
    // A body that is named as the author stands behind the persons that the page names elsewhere.
    let is_body =
        |author: &Value| author.get("@type").and_then(Value::as_str).is_some_and(|name| name.ends_with("Organization"));
    let by_body = article.get("author").is_some_and(|author| {
        is_body(author) || author.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(is_body))
    });
    found.add(Field::Author, if by_body { 6 } else { 0 }, &values("author"));
    found.add(Field::Author, 1, &values("creator"));
    found.add(Field::Source, 0, &values("publisher"));
    found.add(Field::Url, 1, &values("url"));
    let page = article.get("mainEntityOfPage").map(|page| page.get("@id").unwrap_or(page));
    found.add(Field::Url, 3, &page.map(strings).unwrap_or_default());
    found.add(Field::Language, 0, &values("inLanguage"));
    found.add(Field::Tags, 0, &values("keywords"));
}

/// The names of a value: of strings, of objects, and of those that it refers to by their `@id`.
fn named(value: &Value, objects: &[&Map<String, Value>]) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(|value| named(value, objects)).collect(),
        Value::Object(object) => {
            let own = ["name", "alternateName", "@value"].iter().find_map(|name| object.get(*name));
            own.or_else(|| referred(object.get("@id")?, objects)?.get("name")).map(strings).unwrap_or_default()
        }
        value => strings(value),
    }
}

fn referred<'a>(id: &Value, objects: &[&'a Map<String, Value>]) -> Option<&'a Map<String, Value>> {
    objects.iter().find(|object| object.contains_key("name") && object.get("@id") == Some(id)).copied()
}

/// The strings of a value, their character references resolved: many pages escape their JSON as if it were HTML.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![unescaped(text)],
        Value::Array(values) => values.iter().filter_map(Value::as_str).map(unescaped).collect(),
        _ => Vec::new(),
    }
}

fn unescaped(text: &str) -> String {
    if text.contains('&') && text.contains(';') && !text.contains('<') {
        Document::fragment(text).text().to_string()
    } else {
        text.to_string()
    }
}
