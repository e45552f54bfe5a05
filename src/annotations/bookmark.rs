//! A passage or an article that the reader kept.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Anchor, UnknownFields};
use crate::analysis::{Analysis, Certainty, CertaintyLevel, How, QuotationKind};
use crate::article::{Article, ArticleId, BookmarkId, PartialDate, Span};
use crate::text::sanitize::{sanitize, sanitize_line};

/// A passage or an article that the reader kept, with what is needed to read and cite it when the article itself
/// is gone.
///
/// Names and dates are kept as they are written: a value that this version does not know is `None` to
/// [`kind`](Self::kind), [`how`](Self::how) and [`date`](Self::date), and still there when the record is written
/// back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookmark {
    /// Given when it is stored.
    pub id: BookmarkId,
    /// When it was made, as RFC 3339 has it.
    pub created: String,
    /// The passage; `None` for the whole article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// What was spoken, when the passage is a quotation: without the outer marks, every incise cut out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The article's own words at the place that comes closest, where they are others than those that were marked:
    /// [`words`](Self::words) and the anchor have the marked ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// The name of the [`QuotationKind`], when the passage is a quotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The name of [`How`] the speaker is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// How certain the speaker is, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<f64>,
    /// The words that say that it was said (`a déclaré`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// The title of the article; its first words when it has none.
    pub title: String,
    /// Whether [`title`](Self::title) is but the first words.
    pub title_is_incipit: bool,
    /// The date of the article: `2023`, `2023-08` or `2023-08-17`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The newspaper, agency or site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The authors of the article.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<String>,
    /// Where the article was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The code of the language of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The pages of the file that the passage stands on, where that has pages: `3` or `3-4`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<String>,
    /// The file of the article.
    pub path: String,
    /// The identifier of the article; `None` (in JSON an empty string) while it is not known which one of the archive it
    /// is.
    #[serde(serialize_with = "write_article", deserialize_with = "read_article")]
    pub article: Option<ArticleId>,
    /// What the reader has to say about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The reader's tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl Bookmark {
    /// Keeps a passage of an article, or the article when there is none. `id` and `path` are the article's; the id and
    /// the time of the bookmark are given when it is stored.
    #[must_use]
    pub fn of(article: &Article, analysis: &Analysis, id: ArticleId, path: &str, span: Option<Span>) -> Self {
        let (body, meta) = (&article.body.text, &article.meta);
        let (title, title_is_incipit) = article.headline();
        let quotation = span.and_then(|span| analysis.quotations.iter().find(|quotation| quotation.span == span));
        let speaker = quotation.and_then(|quotation| quotation.speaker.as_ref());
        Self {
            anchor: span.map(|span| Anchor::of(body, span)),
            words: span.map(|span| span.of(body).to_owned()),
            kind: quotation.map(|quotation| quotation.kind.name().to_owned()),
            speaker: speaker.map(|speaker| speaker.shown_name(body)),
            how: speaker.map(|speaker| speaker.how.name().to_owned()),
            certainty: speaker.map(|speaker| speaker.certainty.as_number()),
            cue: quotation.and_then(|quotation| quotation.cue).map(|cue| cue.of(body).to_owned()),
            title,
            title_is_incipit,
            date: meta.date.map(|date| date.to_string()),
            source: meta.source.clone(),
            author: meta.author.clone(),
            url: meta.url.clone(),
            language: Some(analysis.language.code().to_owned()),
            pages: span.and_then(|span| article.page_range(span)).map(|pages| pages.to_string()),
            path: path.to_owned(),
            article: Some(id),
            ..Self::default()
        }
    }

    /// The bookmark of an article with words that do not stand in it as they were marked, only others that come close
    /// (`found`): it cites the words that were marked, with nobody's name, and keeps the article's beside them.
    #[must_use]
    pub fn with_other_words(self, marked: &Anchor, found: &str) -> Self {
        let (anchor, words) = (Some(marked.clone()), Some(marked.exact.clone()));
        Self { anchor, words, found: Some(found.to_owned()), ..self }
    }

    /// Whether the other one keeps the same passage, or the same whole article; of an article that was edited in
    /// between, too.
    #[must_use]
    pub fn keeps_the_same(&self, other: &Self) -> bool {
        let same_article = self.article == other.article || (!self.path.is_empty() && self.path == other.path);
        same_article
            && match (&self.anchor, &other.anchor) {
                (None, None) => self.article == other.article || self.title == other.title,
                (Some(one), Some(other)) => one.ties_to_the_same(other),
                _ => false,
            }
    }

    /// The words to show: what was spoken, else the passage; empty for a whole article.
    #[must_use]
    pub fn text(&self) -> &str {
        let passage = self.anchor.as_ref().map(|anchor| anchor.exact.as_str());
        self.words.as_deref().or(passage).unwrap_or_default()
    }

    /// How far the passage keeps to what was said, when it is a quotation.
    #[must_use]
    pub fn kind(&self) -> Option<QuotationKind> {
        self.kind.as_deref().and_then(QuotationKind::from_name)
    }

    /// How the speaker is known.
    #[must_use]
    pub fn how(&self) -> Option<How> {
        self.how.as_deref().and_then(How::from_name)
    }

    /// How certain the speaker is. Bookmarks of earlier versions don't say it: then a speaker who was named beside the
    /// words is, and any other is to be looked at.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        self.certainty.map_or_else(
            || match self.how() {
                None | Some(How::Explicit | How::Label | How::Corrected) => Certainty::FULL,
                Some(How::Pronoun | How::Title | How::Previous) => CertaintyLevel::Likely.from(),
            },
            |share| Certainty::new(share as f32),
        )
    }

    /// The date of the article.
    #[must_use]
    pub fn date(&self) -> Option<PartialDate> {
        self.date.as_deref().and_then(|date| date.parse().ok())
    }

    /// Makes every field safe to show: a file of bookmarks may come from anywhere. Unknown fields stay as they
    /// are, since nothing shows them.
    pub fn sanitise(&mut self) {
        if let Some(anchor) = &mut self.anchor {
            anchor.sanitise();
        }
        for text in [&mut self.note].into_iter().chain(&mut self.words).chain(&mut self.found) {
            *text = sanitize(text).into_owned();
        }
        let lines = [&mut self.created, &mut self.title, &mut self.path];
        let optional = [
            &mut self.kind,
            &mut self.speaker,
            &mut self.how,
            &mut self.cue,
            &mut self.date,
            &mut self.source,
            &mut self.url,
            &mut self.language,
            &mut self.pages,
        ];
        let lists = [&mut self.author, &mut self.tags];
        for line in lines.into_iter().chain(optional.into_iter().flatten()).chain(lists.into_iter().flatten()) {
            *line = sanitize_line(line);
        }
    }
}

fn write_article<S: Serializer>(article: &Option<ArticleId>, serializer: S) -> Result<S::Ok, S::Error> {
    match article {
        Some(id) => id.serialize(serializer),
        None => serializer.serialize_str(""),
    }
}

fn read_article<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<ArticleId>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(serde::de::Error::custom) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_record_is_enough_and_nothing_unknown_is_lost() {
        let line = r#"{"id":"1","anchor":{"exact":"oui","score":3},"kind":"sung","note":"à revoir","colour":"red"}"#;
        let bookmark: Bookmark = serde_json::from_str(line).unwrap();
        assert_eq!((bookmark.text(), bookmark.kind()), ("oui", None));
        let written = serde_json::to_value(&bookmark).unwrap();
        for (pointer, value) in [("/kind", "sung"), ("/colour", "red"), ("/note", "à revoir")] {
            assert_eq!(written.pointer(pointer).and_then(|value| value.as_str()), Some(value));
        }
        assert_eq!(written.pointer("/anchor/score").and_then(serde_json::Value::as_u64), Some(3));
    }

    #[test]
    fn numbers_of_fields_that_are_not_known_stay_the_same_however_often_they_are_written() {
        let line =
            r#"{"id":"1","weight":1009222222222222222222222222222222222222222222,"share":0.1234567890123456789}"#;
        let written = |line: &str| serde_json::to_string(&serde_json::from_str::<Bookmark>(line).unwrap()).unwrap();
        let once = written(line);
        assert_eq!(written(&once), once);
    }

    #[test]
    fn what_it_says_is_read_when_it_is_known() {
        let line = r#"{"id":"1","kind":"mixed","how":"title","date":"2023-08","words":"oui, mais","anchor":null}"#;
        let bookmark: Bookmark = serde_json::from_str(line).unwrap();
        assert_eq!(bookmark.kind(), Some(QuotationKind::Mixed));
        assert_eq!(bookmark.how(), Some(How::Title));
        assert_eq!(bookmark.date(), PartialDate::from_month(2023, 8));
        assert_eq!(bookmark.text(), "oui, mais");
    }

    #[test]
    fn an_article_is_an_id_or_not_known() {
        let read = |article: &str| {
            let bookmark = serde_json::from_value::<Bookmark>(serde_json::json!({"id": "1", "article": article}));
            bookmark.map(|bookmark| bookmark.article.map(|id| id.to_string()))
        };
        assert_eq!(read("0123456789abcdef-2").unwrap().as_deref(), Some("0123456789abcdef-2"));
        assert_eq!(read("").unwrap(), None);
        assert!(read("somewhere").unwrap_err().to_string().contains("not the id of an article"));
        assert_eq!(serde_json::to_value(Bookmark::default()).unwrap()["article"], "");
    }

    #[test]
    fn every_visible_field_is_made_safe() {
        let bad = "x\u{1b}[31m\u{202e}y";
        let mut bookmark: Bookmark = serde_json::from_value(serde_json::json!({
            "id": "1", "created": bad, "words": bad, "kind": bad, "speaker": bad, "how": bad, "cue": bad,
            "title": bad, "date": bad, "source": bad, "author": [bad], "url": bad, "language": bad, "path": bad,
            "note": bad, "tags": [bad], "anchor": {"exact": bad, "prefix": bad, "suffix": bad, "hash": bad},
        }))
        .unwrap();
        bookmark.sanitise();
        let written = serde_json::to_string(&bookmark).unwrap();
        assert!(!written.contains("u001b") && !written.contains('\u{202e}'), "{written}");
    }
}
