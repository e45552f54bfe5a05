//! A citation before it is written: the words, their speaker and their article, whatever the format.

use std::fmt;

use crate::analysis::{Certainty, CertaintyLevel, How, Quotation, QuotationKind};
use crate::annotations::Bookmark;
use crate::article::{
    Article, ArticleId, Body, BookmarkId, CodePoints, Language, PageRange, PartialDate, PassageId, Span,
};

/// A quotation, a passage or an article, with all that a citation of it may need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// What is cited.
    pub id: Option<CitedId>,
    /// The words, without the marks around them and without incises; paragraphs are separated by an empty line.
    /// Empty when the whole article is cited.
    pub words: String,
    /// How far they keep to what was said; `None` for the article's own words.
    pub kind: Option<QuotationKind>,
    /// The words that say that it was said.
    pub cue: Option<String>,
    /// Who said it.
    pub speaker: Option<SpokenBy>,
    /// Where it begins and ends in the body, in code points.
    pub place: Option<(usize, usize)>,
    /// The pages of its file that it stands on, where that has pages.
    pub pages: Option<PageRange>,
    /// What the person wrote about it.
    pub remark: Option<String>,
    /// The person's tags.
    pub tags: Vec<String>,
    /// The article.
    pub source: Source,
    /// Where the citation goes.
    pub document: TargetDocument,
}

/// The identifier of what is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CitedId {
    /// A whole article.
    Article(ArticleId),
    /// A quotation or another passage of an article.
    Passage(PassageId),
    /// What a bookmark keeps.
    Bookmark(BookmarkId),
}

impl fmt::Display for CitedId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Article(id) => id.fmt(f),
            Self::Passage(id) => id.fmt(f),
            Self::Bookmark(id) => id.fmt(f),
        }
    }
}

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenBy {
    /// The words of the article (`elle`, `la maire`); empty when they are not known.
    pub text: String,
    /// The fullest name; `None` when the words could not be resolved.
    pub name: Option<String>,
    /// Title or function.
    pub role: Option<String>,
    /// How the speaker is known.
    pub how: How,
    /// How certain it is that this is the one.
    pub certainty: Certainty,
}

impl SpokenBy {
    /// What to call the speaker; `None` for a pronoun that could not be resolved.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        let text = Some(self.text.as_str()).filter(|_| self.how != How::Pronoun);
        self.name.as_deref().or(text).filter(|name| !name.trim().is_empty())
    }

    /// How far it can be relied on; a pronoun that nobody was found for names nobody wrongly.
    #[must_use]
    pub fn level(&self) -> CertaintyLevel {
        if self.shown().is_some() { self.certainty.level() } else { CertaintyLevel::Sure }
    }
}

/// The article that is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The identifier of the article, where it is known: a bookmark may wait for its article.
    pub id: Option<ArticleId>,
    /// The title; the first words where there is none.
    pub title: String,
    /// Whether the title is but the first words.
    pub title_is_incipit: bool,
    /// The date of publication.
    pub date: Option<PartialDate>,
    /// The newspaper, agency or site.
    pub name: Option<String>,
    /// The authors.
    pub author: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The language.
    pub language: Option<Language>,
    /// The file.
    pub path: String,
}

/// The text that a citation is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TargetDocument {
    /// The language that it is written in.
    pub language: DocumentLanguage,
    /// Whether the spaces inside `« »` are narrow (U+202F instead of U+00A0).
    pub narrow_spaces: bool,
}

/// The languages that a document can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentLanguage {
    /// French.
    #[default]
    French,
    /// English.
    English,
}

impl DocumentLanguage {
    /// The language of a document that cites only articles in `language`.
    #[must_use]
    pub fn of(language: &Language) -> Self {
        if *language == Language::French { Self::French } else { Self::English }
    }

    /// Whether that is the language.
    #[must_use]
    pub fn is(self, language: &Language) -> bool {
        match self {
            Self::French => *language == Language::French,
            Self::English => *language == Language::English,
        }
    }
}

impl Source {
    /// The article `id` of the file `path`; `language` is what the analysis went by.
    #[must_use]
    pub fn of(article: &Article, id: ArticleId, path: &str, language: &Language) -> Self {
        let meta = &article.meta;
        Self {
            id: Some(id),
            title: meta.title.clone().unwrap_or_else(|| article.incipit()),
            title_is_incipit: meta.title.is_none(),
            date: meta.date,
            name: meta.source.clone(),
            author: meta.author.clone(),
            url: meta.url.clone(),
            language: Some(language.clone()),
            path: path.to_owned(),
        }
    }

    /// The passage of the article that begins at this code point.
    fn passage(&self, start: usize) -> Option<CitedId> {
        self.id.map(|article| CitedId::Passage(PassageId { article, start }))
    }
}

impl Citation {
    /// The identifier as text; empty where there is none.
    pub(super) fn id_text(&self) -> String {
        self.id.as_ref().map(CitedId::to_string).unwrap_or_default()
    }

    /// The quotation `quotation` of an article, which `source` tells of.
    #[must_use]
    pub fn of_quotation(body: &Body, quotation: &Quotation, source: Source) -> Self {
        let of = |span: Span| span.of(&body.text).to_owned();
        let place = place(body, quotation.span);
        let speaker = quotation.speaker.as_ref().map(|speaker| SpokenBy {
            text: of(speaker.span),
            name: speaker.name.clone(),
            role: speaker.role.map(of),
            how: speaker.how,
            certainty: speaker.certainty,
        });
        Self {
            id: source.passage(place.0),
            words: words(body, &quotation.words),
            kind: Some(quotation.kind),
            cue: quotation.cue.map(of),
            speaker,
            place: Some(place),
            pages: None,
            remark: None,
            tags: Vec::new(),
            document: document_of(&source),
            source,
        }
    }

    /// A passage of an article in the article's own words.
    #[must_use]
    pub fn of_passage(body: &Body, span: Span, source: Source) -> Self {
        let place = place(body, span);
        Self {
            id: source.passage(place.0),
            words: words(body, &[span]),
            place: Some(place),
            remark: None,
            document: document_of(&source),
            source,
            ..Self::default()
        }
    }

    /// A whole article.
    #[must_use]
    pub fn of_article(source: Source) -> Self {
        Self { id: source.id.map(CitedId::Article), document: document_of(&source), source, ..Self::default() }
    }

    /// What a bookmark keeps; it needs neither the article nor its file.
    #[must_use]
    pub fn of_bookmark(bookmark: &Bookmark) -> Self {
        let source = Source {
            id: bookmark.article,
            title: bookmark.title.clone(),
            title_is_incipit: bookmark.title_is_incipit,
            date: bookmark.date(),
            name: bookmark.source.clone(),
            author: bookmark.author.clone(),
            url: bookmark.url.clone(),
            language: bookmark.language.as_deref().and_then(Language::from_tag),
            path: bookmark.path.clone(),
        };
        let speaker = bookmark.speaker.clone().map(|name| SpokenBy {
            text: String::new(),
            name: Some(name),
            role: None,
            how: bookmark.how().unwrap_or(How::Explicit),
            certainty: bookmark.certainty(),
        });
        Self {
            id: Some(CitedId::Bookmark(bookmark.id.clone())),
            words: bookmark.text().to_owned(),
            kind: bookmark.kind(),
            cue: bookmark.cue.clone(),
            speaker,
            pages: bookmark.pages.as_deref().and_then(|pages| pages.parse().ok()),
            place: bookmark.anchor.as_ref().map(|anchor| (anchor.start, anchor.end)),
            remark: Some(bookmark.note.clone()).filter(|note| !note.trim().is_empty()),
            tags: bookmark.tags.clone(),
            document: document_of(&source),
            source,
        }
    }

    /// A person has confirmed that this is the speaker: nothing is noted about it any more.
    pub fn confirm_speaker(&mut self) {
        if let Some(speaker) = &mut self.speaker {
            speaker.certainty = Certainty::FULL;
        }
    }

    /// The same, on these pages of its file.
    #[must_use]
    pub fn on_pages(self, pages: Option<PageRange>) -> Self {
        Self { pages, ..self }
    }

    /// The same for a document in `language`.
    #[must_use]
    pub fn in_document(self, document: TargetDocument) -> Self {
        Self { document, ..self }
    }

    /// The words, paragraph by paragraph, each on one line.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<String> {
        let mut paragraphs = vec![String::new()];
        for line in self.words.lines().map(str::trim) {
            match paragraphs.last_mut() {
                Some(last) if line.is_empty() && !last.is_empty() => paragraphs.push(String::new()),
                Some(last) => {
                    let blank = if last.is_empty() || line.is_empty() { "" } else { " " };
                    last.push_str(blank);
                    last.push_str(line);
                }
                None => {}
            }
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs
    }
}

fn place(body: &Body, span: Span) -> (usize, usize) {
    let points = CodePoints::new(&body.text);
    (points.of_byte(span.start), points.of_byte(span.end))
}

/// A document in the language of what it cites, when nothing else is known.
fn document_of(source: &Source) -> TargetDocument {
    let language = source.language.as_ref().map(DocumentLanguage::of).unwrap_or_default();
    TargetDocument { language, narrow_spaces: false }
}

/// Pieces of the body as one text: a blank between two of a paragraph, an empty line between two paragraphs.
fn words(body: &Body, pieces: &[Span]) -> String {
    let mut words = String::new();
    let mut last = None;
    for piece in pieces {
        let paragraphs = body.paragraphs.iter().enumerate();
        for (number, part) in paragraphs.filter_map(|(number, it)| Some((number, it.span.intersection(*piece)?))) {
            let text = part.of(&body.text).trim();
            if text.is_empty() {
                continue;
            }
            match last {
                Some(before) if before == number => words.push(' '),
                Some(_) => words.push_str("\n\n"),
                None => {}
            }
            words.push_str(text);
            last = Some(number);
        }
    }
    words
}
