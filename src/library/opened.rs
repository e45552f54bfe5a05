//! An article that was opened: read from its file, analysed, with the person's corrections laid over the analysis.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::LibraryError;
use crate::analysis::offices::{Holder, Offices, office_key};
use crate::analysis::{Analysis, EntityKind, Quotation, analyse_with};
use crate::annotations::{Bookmark, Corrected, Corrections};
use crate::archive::{ArticleLocation, Articles, FileState, Index, open_article};
use crate::article::{Article, ArticleId, Body, Span};
use crate::citation::{Citation, Source};
use crate::text::fold::fold;
use crate::text::names::surname;
use crate::text::sanitize::sanitize_path;

/// The first pages of a long article, in bytes: analysed in a moment, and what is seen first.
const FIRST_PAGES: usize = 60_000;

/// An article, read from its file, and what was found in it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The id in the index.
    pub id: ArticleId,
    /// Its file, whole and fit to be shown.
    pub path: String,
    /// Its file as seen from the archive: `articles/2023/pont.txt`.
    pub short_path: String,
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it, as the person corrected it.
    pub analysis: Analysis,
    /// How far the article was analysed: a long one is shown before it is.
    pub analysed: Analysed,
    /// What the person corrected.
    pub corrected: Vec<Corrected>,
    /// Whether the words of the article have changed since it was indexed.
    pub changed: bool,
    /// Who held the offices that it speaks of, as other articles said when it was indexed.
    evidence: Vec<Holder>,
}

/// How far an article was analysed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Analysed {
    /// Not yet.
    No,
    /// Its first pages: what comes later may tell more of those that are named there.
    FirstPages,
    /// All of it.
    Whole,
}

impl Opened {
    /// Reads an article from its file; nothing is analysed. `archives` are the folders of the open archives; `index` has
    /// what its other articles tell of this one.
    pub(crate) fn read(location: &ArticleLocation, archives: &[PathBuf], index: &Index) -> Result<Self, LibraryError> {
        let opened = open_article(location)?;
        let language = opened.article.meta.language.clone();
        Ok(Self {
            id: location.id,
            path: sanitize_path(&location.path),
            short_path: short_path(archives, &location.path),
            article: Arc::new(opened.article),
            analysis: Analysis::of_nothing(language),
            analysed: Analysed::No,
            corrected: Vec::new(),
            changed: opened.state == FileState::Changed,
            evidence: index.evidence_of(location.key)?,
        })
    }

    /// Reads an article from its file, analyses all of it and lays `corrections` over. `articles` are those that are
    /// listed: a correction of an earlier state of the article applies where that state is not listed any more.
    pub(crate) fn open(
        location: &ArticleLocation,
        archives: &[PathBuf],
        index: &Index,
        corrections: &Corrections,
        articles: &Articles,
    ) -> Result<Self, LibraryError> {
        let opened = Self::read(location, archives, index)?;
        let analysis = opened.analyse()?;
        Ok(opened.with_analysis(analysis, Analysed::Whole, corrections, Some(articles)))
    }

    /// What is found in all of the article. A fault of the analysis is returned as an error, not a panic.
    pub(crate) fn analyse(&self) -> Result<Analysis, LibraryError> {
        self.analyse_safely(&self.article)
    }

    /// What is found in the first pages of the article. Nothing where the analysis fails: it then fails on the whole
    /// too, which reports it.
    pub(crate) fn analyse_first_pages(&self) -> Analysis {
        let first = first_pages(&self.article);
        self.analyse_safely(&first).unwrap_or_else(|_| Analysis::of_nothing(first.meta.language))
    }

    /// The same article with `analysis` as the person corrected it. Without a list of articles no earlier state of the
    /// article counts as listed.
    pub(crate) fn with_analysis(
        &self,
        mut analysis: Analysis,
        analysed: Analysed,
        corrections: &Corrections,
        articles: Option<&Articles>,
    ) -> Self {
        let is_listed = |id: ArticleId| articles.is_some_and(|articles| articles.row_of_id(id).is_some());
        let corrections = corrections.of(self.id, &self.path, is_listed);
        let corrected = corrections.apply(&mut analysis, &self.article.body.text);
        Self { analysis, analysed, corrected, ..self.clone() }
    }

    fn analyse_safely(&self, article: &Article) -> Result<Analysis, LibraryError> {
        let offices = Offices::new(self.evidence.iter().cloned());
        catch_unwind(AssertUnwindSafe(|| analyse_with(article, &offices))).map_err(|_| {
            tracing::error!("the analysis of {} panicked", self.path);
            LibraryError::AnalysisFailed(self.path.clone())
        })
    }

    /// Who probably said a quotation whose speaker the article only describes, as other articles say: never a citation.
    /// Nobody where the article names that one: it would have said so.
    #[must_use]
    pub fn probable_speaker(&self, quotation: &Quotation) -> Option<&str> {
        let speaker = quotation.speaker.as_ref().filter(|speaker| speaker.entity.is_none())?;
        let office = office_key(speaker.span.of(&self.article.body.text))?;
        let holder = self.evidence.iter().find(|holder| office_key(&holder.office).as_ref() == Some(&office))?;
        let folded = |name: &str| fold(surname(name));
        let mut people = self.analysis.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
        let named = people.any(|person| folded(&person.name) == folded(&holder.person));
        (!named).then_some(holder.person.as_str())
    }

    /// The title, else the incipit; and whether it is an incipit.
    #[must_use]
    pub fn headline(&self) -> (String, bool) {
        self.article.headline()
    }

    /// The source that citations of the article name.
    #[must_use]
    pub fn source(&self) -> Source {
        Source::of(&self.article, self.id, &self.path, &self.analysis.language)
    }

    /// The citation of these bytes of the body, which may be a quotation; `None` cites the article.
    #[must_use]
    pub fn citation(&self, span: Option<Span>) -> Citation {
        let Some(span) = span else { return Citation::of_article(self.source()) };
        let body = &self.article.body;
        let citation = match self.analysis.quotations.iter().find(|quotation| quotation.span == span) {
            Some(quotation) => Citation::of_quotation(body, quotation, self.source()),
            None => Citation::of_passage(body, span, self.source()),
        };
        citation.on_pages(self.article.page_range(span))
    }

    /// A bookmark of these bytes of the body; `None` keeps the article. Its id and time are made when it is stored.
    #[must_use]
    pub fn bookmark(&self, span: Option<Span>) -> Bookmark {
        Bookmark::of(&self.article, &self.analysis, self.id, &self.path, span)
    }

    /// The quotation that holds this byte of the body.
    #[must_use]
    pub fn quotation_at(&self, byte: usize) -> Option<&Quotation> {
        self.analysis.quotations.iter().find(|quotation| quotation.span.contains(byte))
    }
}

/// A path as it is shown in a narrow place: from the name of its archive on.
pub(crate) fn short_path(archives: &[PathBuf], path: &Path) -> String {
    let short = archives.iter().find_map(|root| {
        let root = root.canonicalize().ok()?;
        let inside = path.starts_with(&root).then_some(path)?;
        inside.strip_prefix(root.parent()?).ok()
    });
    sanitize_path(short.unwrap_or(path))
}

/// The same article as if it ended after a few pages, with a whole paragraph: every place in it is a place in all.
fn first_pages(article: &Article) -> Article {
    let body = &article.body;
    let whole = body.paragraphs.iter().take_while(|paragraph| paragraph.span.end <= FIRST_PAGES).count();
    let paragraphs = body.paragraphs[..whole].to_vec();
    let end = paragraphs.last().map_or(0, |last| last.span.end);
    let faces = body.faces.iter().filter(|(span, _)| span.end <= end).cloned().collect();
    let body = Body { text: body.text[..end].to_owned(), paragraphs, faces };
    Article {
        body,
        meta: article.meta.clone(),
        format: article.format,
        place: article.place.clone(),
        pages: article.pages.clone(),
    }
}
