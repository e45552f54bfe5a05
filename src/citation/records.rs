//! Citations for programs: one line of JSON or of fields between tabs.

use serde_json::{Value, json};

use super::markup::PLAIN;
use super::model::Citation;
use crate::text::sanitize::{escape_json, sanitize_line};

/// Everything that is known, on one line. The words keep their paragraphs.
pub(super) fn json(citation: &Citation) -> String {
    let source = &citation.source;
    let speaker = citation.speaker.as_ref().map(|speaker| {
        json!({
            "text": speaker.text,
            "resolved": speaker.name,
            "role": speaker.role,
            "how": speaker.how.name(),
            "certainty": speaker.certainty.as_number(),
        })
    });
    let mut value = json!({
        "id": citation.id_text(),
        "quote": citation.words,
        "kind": citation.kind.map(|kind| kind.name()),
        "cue": citation.cue,
        "speaker": speaker,
        "note": citation.remark,
        "tags": citation.tags,
        "span": citation.place.map(|(start, end)| json!({"start": start, "end": end})),
        "article": {
            "id": source.id.map(|id| id.to_string()).unwrap_or_default(),
            "path": source.path,
            "title": source.title,
            "title_is_incipit": source.title_is_incipit,
            "source": source.name,
            "author": source.author,
            "url": source.url,
            "date": source.date.map(|date| date.to_string()),
            "date_precision": source.date.map(|date| date.precision().name()),
            "language": source.language.as_ref().map(|language| language.code()),
        },
    });
    if let Some(pages) = citation.pages {
        value["page"] = pages.to_string().into();
    }
    escape_json(Value::to_string(&value))
}

/// The identifier, the words, the speaker, the date, the newspaper, the title, the kind, what the
/// person wrote about it, their tags and the pages, between tabs.
pub(super) fn tsv(citation: &Citation) -> String {
    let source = &citation.source;
    let id = citation.id_text();
    let fields = [
        id.as_str(),
        &citation.words,
        &citation.speaker(&PLAIN).unwrap_or_default(),
        &source.date.map(|date| date.to_string()).unwrap_or_default(),
        source.name.as_deref().unwrap_or_default(),
        &source.title,
        citation.kind.map(|kind| kind.name()).unwrap_or_default(),
        citation.remark.as_deref().unwrap_or_default(),
        &citation.tags.join(", "),
        &citation.pages.map(|pages| pages.to_string()).unwrap_or_default(),
    ];
    fields.map(sanitize_line).join("\t")
}
