//! The JSON that `analyze` prints and other commands share: the contract with other programs.
//!
//! `start` and `end` count Unicode code points of `body`. Fields are only ever added.

use std::io;
use std::rc::Rc;

use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::ser::Formatter;

use crate::analysis::{Analysis, Entity, HeadlineQuotation, Mention, Quotation};
use crate::article::{Article, CodePoints, Span};
use crate::text::sanitize::escape_json;

/// One article with what was found in it.
#[derive(Serialize)]
pub struct ArticleJson<'a> {
    /// The id of the article; `analyze -` echoes the one it was given.
    pub id: Value,
    /// The file, when it came from one.
    pub path: Option<&'a str>,
    format: &'static str,
    title: Option<&'a str>,
    incipit: String,
    date: Option<String>,
    date_precision: Option<&'static str>,
    source: Option<&'a str>,
    author: &'a [String],
    url: Option<&'a str>,
    language: &'a str,
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    body: &'a str,
    quotations: Quotations<'a>,
    headline: Vec<HeadlineJson<'a>>,
    mentions: Mentions<'a>,
    entities: Entities<'a>,
    /// Where the analysis ended, when it did not come to the end of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    analysed_to: Option<usize>,
}

/// The quotations of an article; each is put into JSON when it is written, so that a long text does not have all of them
/// in memory twice.
struct Quotations<'a>(Rc<Spans<'a>>, &'a [Quotation]);

/// The mentions, in the same way.
struct Mentions<'a>(Rc<Spans<'a>>, &'a [Mention]);

/// The entities, in the same way.
struct Entities<'a>(&'a [Entity]);

impl Serialize for Quotations<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().map(|quotation| self.0.quotation(quotation)))
    }
}

impl Serialize for Mentions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().map(|mention| self.0.mention(mention)))
    }
}

impl Serialize for Entities<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let numbered = self.0.iter().enumerate();
        serializer.collect_seq(numbered.map(|(id, it)| EntityJson { id, name: &it.name, kind: it.kind.name() }))
    }
}

/// A stretch of the body.
#[derive(Serialize)]
struct SpanJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// One quotation.
#[derive(Serialize)]
pub struct QuotationJson<'a> {
    #[serde(flatten)]
    span: SpanJson<'a>,
    kind: &'static str,
    words: String,
    cue: Option<SpanJson<'a>>,
    speaker: Option<SpeakerJson<'a>>,
    role: Option<&'a str>,
    continues: Option<usize>,
    marked: bool,
    /// The pages of its file, where that has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
}

/// Words quoted in the headline; its places count code points of `title`.
#[derive(Serialize)]
struct HeadlineJson<'a> {
    #[serde(flatten)]
    span: SpanJson<'a>,
    words: &'a str,
    speaker: Option<HeadlineSpeakerJson<'a>>,
    repeats: Option<usize>,
}

#[derive(Serialize)]
struct HeadlineSpeakerJson<'a> {
    #[serde(flatten)]
    span: SpanJson<'a>,
    name: &'a str,
    entity: Option<usize>,
}

#[derive(Serialize)]
struct SpeakerJson<'a> {
    #[serde(flatten)]
    span: SpanJson<'a>,
    name: Option<&'a str>,
    how: &'static str,
    certainty: f32,
    entity: Option<usize>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    #[serde(flatten)]
    span: SpanJson<'a>,
    kind: &'static str,
    entity: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    relative: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved: Option<Value>,
}

#[derive(Serialize)]
struct EntityJson<'a> {
    id: usize,
    name: &'a str,
    kind: &'static str,
}

/// Spans of one body, or of a title, as JSON has them.
struct Spans<'a> {
    body: &'a str,
    points: CodePoints<'a>,
    /// The article, where its own spans are meant.
    article: Option<&'a Article>,
}

impl<'a> Spans<'a> {
    fn new(body: &'a str) -> Self {
        Self { body, points: CodePoints::new(body), article: None }
    }

    fn of(article: &'a Article) -> Self {
        Self { article: Some(article), ..Self::new(&article.body.text) }
    }

    fn json(&self, span: Span) -> SpanJson<'a> {
        let (start, end) = (self.points.of_byte(span.start), self.points.of_byte(span.end));
        SpanJson { start, end, text: span.of(self.body) }
    }

    fn quotation(&self, quotation: &'a Quotation) -> QuotationJson<'a> {
        let speaker = quotation.speaker.as_ref();
        QuotationJson {
            span: self.json(quotation.span),
            kind: quotation.kind.name(),
            words: quotation.spoken(self.body),
            cue: quotation.cue.map(|cue| self.json(cue)),
            speaker: speaker.map(|speaker| SpeakerJson {
                span: self.json(speaker.span),
                name: speaker.name.as_deref(),
                how: speaker.how.name(),
                certainty: speaker.certainty.share(),
                entity: speaker.entity,
            }),
            role: speaker.and_then(|speaker| speaker.role).map(|role| role.of(self.body)),
            continues: quotation.continues,
            marked: quotation.marked,
            page: self.article.and_then(|it| it.page_range(quotation.span)).map(|pages| pages.to_string()),
        }
    }

    fn headline(&self, quoted: &HeadlineQuotation, entities: &'a [Entity]) -> HeadlineJson<'a> {
        let name = quoted.entity.and_then(|entity| entities.get(entity)).map(|entity| entity.name.as_str());
        HeadlineJson {
            span: self.json(quoted.span),
            words: quoted.words.of(self.body),
            speaker: quoted.speaker.map(|speaker| HeadlineSpeakerJson {
                span: self.json(speaker),
                name: name.unwrap_or_else(|| speaker.of(self.body)),
                entity: quoted.entity,
            }),
            repeats: quoted.repeats,
        }
    }

    fn mention(&self, mention: &Mention) -> MentionJson<'a> {
        let date = mention.kind == crate::analysis::EntityKind::Date;
        let resolved = mention.resolved.map(|(first, last)| Value::from(vec![first.to_string(), last.to_string()]));
        MentionJson {
            span: self.json(mention.span),
            kind: mention.kind.name(),
            entity: mention.entity,
            relative: date.then_some(mention.relative),
            resolved: date.then_some(resolved.unwrap_or(Value::Null)),
        }
    }
}

/// An article as the contract has it.
#[must_use]
pub fn article<'a>(id: Value, path: Option<&'a str>, article: &'a Article, analysis: &'a Analysis) -> ArticleJson<'a> {
    let meta = &article.meta;
    let spans = Rc::new(Spans::of(article));
    let title = Spans::new(meta.title.as_deref().unwrap_or_default());
    let headline = analysis.headline.iter().map(|quoted| title.headline(quoted, &analysis.entities));
    ArticleJson {
        id,
        path,
        format: article.format.name(),
        title: meta.title.as_deref(),
        incipit: article.incipit(),
        date: meta.date.map(|date| date.to_string()),
        date_precision: meta.date.map(|date| date.precision().name()),
        source: meta.source.as_deref(),
        author: &meta.author,
        url: meta.url.as_deref(),
        language: analysis.language.code(),
        tags: &meta.tags,
        section: meta.section.as_deref(),
        body: &article.body.text,
        quotations: Quotations(Rc::clone(&spans), &analysis.quotations),
        headline: headline.collect(),
        analysed_to: analysis.ended.map(|byte| spans.points.of_byte(byte)),
        mentions: Mentions(spans, &analysis.mentions),
        entities: Entities(&analysis.entities),
    }
}

/// One quotation of an article, as the contract has it.
#[must_use]
pub fn quotation<'a>(article: &'a Article, quotation: &'a Quotation) -> QuotationJson<'a> {
    Spans::of(article).quotation(quotation)
}

/// One line of JSON, in which nothing can drive a terminal: control and format characters are escaped.
///
/// # Errors
/// When the value cannot be JSON (a map whose keys are no strings).
pub fn line(value: &impl Serialize) -> serde_json::Result<String> {
    let mut out = Vec::new();
    write(value, &mut out)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// The same, written to where it goes piece by piece, without a line break.
///
/// # Errors
/// When it cannot be written there, too.
pub fn write(value: &impl Serialize, out: &mut impl io::Write) -> serde_json::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, Escaping))
}

/// JSON without blanks, in whose strings nothing can drive a terminal.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        out.write_all(escape_json(fragment.to_owned()).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Certainty, How, QuotationKind, Speaker};
    use crate::formats::article_from_text;

    #[test]
    fn spans_count_code_points_of_the_body() {
        let text = "Été : « Oui », a dit Zoé.\u{85}";
        let find = |part: &str| {
            let start = text.find(part).unwrap();
            Span::new(start, start + part.len())
        };
        let article_ = Article { body: article_from_text(text), ..Article::default() };
        let quotation = Quotation {
            span: find("« Oui »"),
            kind: QuotationKind::Direct,
            words: vec![find("Oui")],
            cue: Some(find("a dit")),
            speaker: Some(Speaker {
                span: find("Zoé"),
                name: Some("Zoé".into()),
                role: None,
                how: How::Explicit,
                certainty: Certainty::FULL,
                entity: None,
            }),
            continues: None,
            marked: true,
        };
        let analysis = Analysis { quotations: vec![quotation], ..Analysis::of_nothing(None) };
        let text = line(&article("a1".into(), None, &article_, &analysis)).unwrap();
        assert!(text.contains("\\u0085"), "{text}");
        let value: Value = serde_json::from_str(&text).unwrap();
        let quotation = &value["quotations"][0];
        assert_eq!((&quotation["start"], &quotation["end"]), (&Value::from(6), &Value::from(13)));
        assert_eq!(quotation["words"], "Oui");
        assert_eq!(quotation["speaker"]["text"], "Zoé");
        assert_eq!(quotation["speaker"]["start"], 21);
        assert_eq!(value["title"], Value::Null);
    }
}
