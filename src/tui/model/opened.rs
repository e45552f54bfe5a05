//! An article as a worker hands it over.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::annotations::{Bookmark, Corrected};
use crate::article::{Article, ArticleId, Span};

/// An article as a worker hands it over: read from its file and analysed.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The id in the index.
    pub id: ArticleId,
    /// The path of its file, whole and sanitized.
    pub path: String,
    /// Its file as seen from the archive: `articles/2023/pont.txt`.
    pub short_path: String,
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it, with the person's corrections laid over it.
    pub analysis: Analysis,
    /// How far the article was analysed: a long one is shown before it is.
    pub analysed: Analysed,
    /// What the person corrected.
    pub corrected: Vec<Corrected>,
    /// Whether the file has changed since it was indexed.
    pub changed: bool,
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
    /// The title, else the incipit; and whether it is an incipit.
    #[must_use]
    pub fn headline(&self) -> (String, bool) {
        self.article.headline()
    }

    /// A bookmark of a passage, or of the article when there is none; its id and time are set when it is stored.
    #[must_use]
    pub fn bookmark(&self, passage: Option<Span>) -> Bookmark {
        Bookmark::of(&self.article, &self.analysis, self.id, &self.path, passage)
    }
}
