//! Web Annotations (W3C, 2017) as JSON-LD: read from anywhere, written from our bookmarks.
//!
//! What the model has no word for (speaker, how that is known, the article's own data) goes along whole under
//! `guillemet`, so that a bookmark that was written and read again has lost nothing.

use serde_json::{Value, json};

use super::Highlight;
use super::fields::{list, string};
use crate::annotations::{Anchor, Bookmark};

/// The context of the model, and of our own field: other programs keep that as the JSON that it is.
fn context() -> Value {
    json!(["http://www.w3.org/ns/anno.jsonld", { OURS: { "@id": "urn:guillemet:bookmark", "@type": "@json" } }])
}
/// The field of our own.
const OURS: &str = "guillemet";

/// A bookmark as an annotation.
///
/// # Errors
/// When a number in a field of the bookmark is none of JSON's; there are none in what was read from JSON.
pub fn annotation(bookmark: &Bookmark) -> serde_json::Result<Value> {
    let mut bodies = Vec::new();
    if !bookmark.note.is_empty() {
        bodies.push(json!({ "type": "TextualBody", "value": bookmark.note, "purpose": "commenting" }));
    }
    bodies.extend(bookmark.tags.iter().map(|tag| json!({ "type": "TextualBody", "value": tag, "purpose": "tagging" })));
    let article = || bookmark.article.map(|id| id.to_string()).unwrap_or_default();
    let source = bookmark.url.clone().unwrap_or_else(|| format!("urn:guillemet:article:{}", article()));
    let mut target = json!({ "source": source });
    if let Some(anchor) = &bookmark.anchor {
        target["selector"] = json!([
            { "type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix },
            { "type": "TextPositionSelector", "start": anchor.start, "end": anchor.end },
        ]);
    }
    let motivation = match (&bookmark.anchor, bookmark.note.is_empty()) {
        (_, false) => "commenting",
        (Some(_), true) => "highlighting",
        (None, true) => "bookmarking",
    };
    Ok(json!({
        "@context": context(),
        "id": format!("urn:guillemet:bookmark:{}", bookmark.id),
        "type": "Annotation",
        "motivation": motivation,
        "created": bookmark.created,
        "body": bodies,
        "target": target,
        OURS: serde_json::to_value(bookmark)?,
    }))
}

/// Annotations as one document.
#[must_use]
pub fn page(annotations: Vec<Value>) -> Value {
    json!({ "@context": context(), "id": "urn:guillemet:bookmarks", "type": "AnnotationPage", "items": annotations })
}

/// The annotations of a document: a page, a collection, a list or one alone; `None` when it has none.
pub(super) fn annotations(document: &Value) -> Option<Vec<&Value>> {
    let page = document.get("first").unwrap_or(document);
    let all: Vec<&Value> = match list(page, "items") {
        Some(items) => items.iter().collect(),
        None => document.as_array().map_or_else(|| vec![document], |all| all.iter().collect()),
    };
    all.iter().any(|annotation| is_annotation(annotation)).then_some(all)
}

fn is_annotation(value: &Value) -> bool {
    let is = |kind: &Value| kind.as_str() == Some("Annotation");
    value.get("type").is_some_and(|kind| is(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is)))
}

/// What an annotation marks.
pub(super) fn highlight(annotation: &Value) -> Result<Highlight, String> {
    if !is_annotation(annotation) {
        return Err("no annotation".to_owned());
    }
    let target = first(annotation.get("target").unwrap_or(&Value::Null));
    let selector = target.get("selector").unwrap_or(&Value::Null);
    let anchor = anchor(selector);
    if anchor.exact.is_empty() && !selector.is_null() {
        return Err("no words are given, and other selectors are not known".to_owned());
    }
    let address = target.as_str().map(str::to_owned).unwrap_or_else(|| {
        let own = ["source", "id"].map(|name| {
            target.get(name).map(|value| value.as_str().map_or_else(|| string(value, "id"), str::to_owned))
        });
        own.into_iter().flatten().next().unwrap_or_default()
    });
    let (notes, tags): (Vec<_>, Vec<_>) =
        bodies(annotation.get("body")).into_iter().partition(|(purpose, _)| purpose != "tagging");
    let ours = annotation.get(OURS).and_then(|ours| serde_json::from_value::<Bookmark>(ours.clone()).ok());
    let values = |bodies: Vec<(String, String)>| bodies.into_iter().map(|(_, value)| value).collect::<Vec<_>>();
    let (note, tags) = (values(notes).join("\n"), values(tags));
    // What stands in the model's own words may have been changed by another program, which knows nothing of ours.
    let ours = ours.map(|bookmark| Bookmark {
        note: note.clone(),
        tags: if bookmark.tags.iter().any(String::is_empty) { bookmark.tags } else { tags.clone() },
        ..bookmark
    });
    Ok(Highlight {
        anchor,
        note,
        tags,
        created: string(annotation, "created"),
        url: address,
        bookmark: ours.filter(|bookmark| !bookmark.id.is_empty()).map(Box::new),
        ..Highlight::default()
    })
}

/// The purpose and the text of each body.
fn bodies(body: Option<&Value>) -> Vec<(String, String)> {
    let Some(body) = body else { return Vec::new() };
    let all = body.as_array().map_or(std::slice::from_ref(body), Vec::as_slice);
    let one = |body: &Value| match body.as_str() {
        Some(text) => (String::new(), text.to_owned()),
        None => (string(body, "purpose"), string(body, "value")),
    };
    all.iter().map(one).filter(|(_, text)| !text.is_empty()).collect()
}

fn first(value: &Value) -> &Value {
    value.as_array().and_then(|all| all.first()).unwrap_or(value)
}

/// The words and the place that selectors give, one or several; without words when they give none.
pub(super) fn anchor(selector: &Value) -> Anchor {
    let all = selector.as_array().map_or(std::slice::from_ref(selector), Vec::as_slice);
    let mut anchor = Anchor::default();
    for selector in all {
        match selector.get("type").and_then(Value::as_str) {
            Some("TextQuoteSelector") => {
                anchor.exact = string(selector, "exact");
                anchor.prefix = string(selector, "prefix");
                anchor.suffix = string(selector, "suffix");
            }
            Some("TextPositionSelector") => {
                let number = |name: &str| {
                    selector.get(name).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok()).unwrap_or(0)
                };
                (anchor.start, anchor.end) = (number("start"), number("end"));
            }
            _ => {}
        }
    }
    anchor
}
