//! From passages to their citations, their texts and bookmarks of them.
//!
//! Only words that the person sees are ever taken. What stands on the screen is taken from there. A row of a list was
//! read from the index; its article is opened, and where that has changed since, the words of the row are looked for in
//! it: found, they are taken and counted as found again; not found, nothing is taken.

use std::sync::Arc;

use super::articles::ArticleService;
use super::error::LibraryError;
use super::opened::{Analysed, Opened};
use super::reference::{ArticleRef, ListedQuotation, Passage};
use crate::analysis::CertaintyLevel;
use crate::annotations::Bookmark;
use crate::archive::HEAD_CHARS;
use crate::article::{Article, Span};
use crate::citation::Citation;
use crate::text::sanitize::sanitize_line;

/// Citations of passages, in their order.
#[derive(Clone, Debug)]
pub(crate) struct Cited {
    /// The citations.
    pub citations: Vec<Citation>,
    /// How many of them were found again in an article that has changed since its row was read.
    pub found_again: usize,
}

impl Cited {
    /// The names of the speakers who are only guessed, each once.
    pub fn guessed_speakers(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for speaker in self.citations.iter().filter_map(|citation| citation.speaker.as_ref()) {
            let guessed = speaker.shown().filter(|_| speaker.level() == CertaintyLevel::Guess).map(sanitize_line);
            names.extend(guessed.filter(|name| !names.contains(name)));
        }
        names
    }
}

/// The texts of passages, in their order; each ends with a newline.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    /// The texts.
    pub texts: Vec<String>,
    /// How many of them were found again in an article that has changed since its row was read.
    pub found_again: usize,
}

/// Cites the passages.
pub(crate) fn cite(service: &mut ArticleService, passages: &[Passage]) -> Result<Cited, LibraryError> {
    let mut locator = Locator::new(service);
    let citation = |passage| {
        Ok(match locator.locate(passage)? {
            Located::Bookmark(bookmark) => Citation::of_bookmark(bookmark),
            Located::InArticle(opened, span) => opened.citation(span),
        })
    };
    let citations = passages.iter().map(citation).collect::<Result<_, LibraryError>>()?;
    Ok(Cited { citations, found_again: locator.found_again })
}

/// The words of each passage; of one that is an article, its headline and all of its text.
pub(crate) fn texts_of(service: &mut ArticleService, passages: &[Passage]) -> Result<Texts, LibraryError> {
    let mut locator = Locator::new(service);
    let text = |passage| {
        let mut text = match locator.locate(passage)? {
            Located::Bookmark(bookmark) => bookmark.text().to_owned(),
            Located::InArticle(opened, Some(span)) => span.of(&opened.article.body.text).to_owned(),
            Located::InArticle(opened, None) => page(&opened.article),
        };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        Ok(text)
    };
    let texts = passages.iter().map(text).collect::<Result<_, LibraryError>>()?;
    Ok(Texts { texts, found_again: locator.found_again })
}

/// A bookmark of a passage; its id and time are made when it is stored.
pub(crate) fn bookmark_of(service: &mut ArticleService, passage: &Passage) -> Result<Bookmark, LibraryError> {
    Ok(match Locator::new(service).locate(passage)? {
        Located::Bookmark(bookmark) => bookmark.clone(),
        Located::InArticle(opened, span) => opened.bookmark(span),
    })
}

/// The address of a passage's article as its metadata has it.
pub(crate) fn address_of(service: &mut ArticleService, passage: &Passage) -> Result<Option<String>, LibraryError> {
    let article = match passage {
        Passage::Bookmark(bookmark) => return Ok(bookmark.url.clone()),
        Passage::Shown(opened, _) => return Ok(opened.article.meta.url.clone()),
        Passage::Article(article) | Passage::Mention(article, _) => article,
        Passage::Quotation(quotation) => &quotation.article,
    };
    Ok(service.read(article)?.1.article.meta.url)
}

/// Where a passage is.
enum Located<'a> {
    /// In the bookmark itself, which keeps its words.
    Bookmark(&'a Bookmark),
    /// In an open article: these bytes of its body, or the whole article.
    InArticle(Arc<Opened>, Option<Span>),
}

/// Finds passages, one after the other.
struct Locator<'s> {
    service: &'s mut ArticleService,
    /// The article that was opened last: quotations of one article mostly follow each other.
    last: Option<(ArticleRef, Arc<Opened>)>,
    /// How many passages were found again after a change.
    found_again: usize,
}

impl<'s> Locator<'s> {
    fn new(service: &'s mut ArticleService) -> Self {
        Self { service, last: None, found_again: 0 }
    }

    fn locate<'a>(&mut self, passage: &'a Passage) -> Result<Located<'a>, LibraryError> {
        Ok(match passage {
            Passage::Bookmark(bookmark) => Located::Bookmark(bookmark),
            Passage::Shown(opened, span) => {
                let opened = match opened.analysed {
                    Analysed::Whole => Arc::clone(opened),
                    // Who said it may only be told further on in the text.
                    Analysed::No | Analysed::FirstPages => Arc::new(self.service.library.analyse_whole(opened)?),
                };
                Located::InArticle(opened, *span)
            }
            Passage::Article(article) => self.locate_article(article)?,
            Passage::Mention(article, byte) => {
                let opened = self.open(article)?;
                if opened.changed {
                    return self.locate_article(article);
                }
                let span = opened.quotation_at(*byte).map(|quotation| quotation.span);
                Located::InArticle(opened, span)
            }
            Passage::Quotation(listed) => self.locate_quotation(listed)?,
        })
    }

    fn open(&mut self, article: &ArticleRef) -> Result<Arc<Opened>, LibraryError> {
        if let Some((of, opened)) = &self.last
            && of == article
        {
            return Ok(Arc::clone(opened));
        }
        let opened = Arc::new(self.service.open(article)?);
        self.last = Some((article.clone(), Arc::clone(&opened)));
        Ok(opened)
    }

    /// The article of a row. One with another text under another headline is not the one that the row shows.
    fn locate_article(&mut self, article: &ArticleRef) -> Result<Located<'static>, LibraryError> {
        let opened = self.open(article)?;
        let is_renamed = article.title.as_ref().is_some_and(|title| *title != opened.headline().0);
        if opened.changed && is_renamed {
            return Err(LibraryError::WordsGone(opened.short_path.clone()));
        }
        self.found_again += usize::from(opened.changed || is_renamed);
        Ok(Located::InArticle(opened, None))
    }

    /// The quotation with the words of the row; of several the one nearest to where the row's was.
    fn locate_quotation(&mut self, listed: &ListedQuotation) -> Result<Located<'static>, LibraryError> {
        let opened = self.open(&listed.article)?;
        let words = known_words(self.service, listed)?;
        let body = &opened.article.body.text;
        let same = opened.analysis.quotations.iter().filter(|quotation| words.are_those_of(&quotation.spoken(body)));
        let nearest = same.min_by_key(|quotation| quotation.span.start.abs_diff(listed.start));
        let Some(span) = nearest.map(|same| same.span) else {
            return Err(LibraryError::WordsGone(opened.short_path.clone()));
        };
        self.found_again += usize::from(opened.changed);
        Ok(Located::InArticle(opened, Some(span)))
    }
}

/// What is known of the words of a quotation, on one line.
enum KnownWords {
    All(String),
    Beginning(String),
}

impl KnownWords {
    /// Whether these are the words of `spoken`, however its white space is.
    fn are_those_of(&self, spoken: &str) -> bool {
        match self {
            Self::All(words) => spoken.split_whitespace().eq(words.split_whitespace()),
            Self::Beginning(words) => on_one_line(spoken).starts_with(&on_one_line(words)),
        }
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All words of a quotation of which the list has the beginning. Where the index has been written since, and does not
/// have the quotation any more, the beginning is all that is known.
fn known_words(service: &mut ArticleService, listed: &ListedQuotation) -> Result<KnownWords, LibraryError> {
    let words = listed.words.clone();
    let Some(key) = listed.key.filter(|_| words.chars().count() >= HEAD_CHARS) else {
        return Ok(KnownWords::All(words));
    };
    let stored = service.open_index()?.index.quotation(key)?;
    Ok(match stored.filter(|stored| stored.words.starts_with(&words)) {
        Some(stored) => KnownWords::All(stored.words),
        None => KnownWords::Beginning(words),
    })
}

/// An article as a text: its headline, its source and date, and its paragraphs, none of them broken into lines.
fn page(article: &Article) -> String {
    let meta = &article.meta;
    let date = meta.date.map(|date| date.to_string());
    let about: Vec<&str> = meta.source.as_deref().into_iter().chain(date.as_deref()).collect();
    let head = [meta.title.clone().unwrap_or_default(), about.join(", ")];
    let paragraphs = article.body.paragraphs.iter().map(|paragraph| paragraph.span.of(&article.body.text).to_owned());
    let all: Vec<String> = head.into_iter().filter(|line| !line.is_empty()).chain(paragraphs).collect();
    all.join("\n\n")
}
