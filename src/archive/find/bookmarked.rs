//! Which rows the person bookmarked. In come the bookmarks, out comes whether an article or a quotation is among them;
//! where a bookmark is in its article is known elsewhere.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::read_marks::ReadMarks;
use crate::annotations::Bookmark;
use crate::article::ArticleId;

/// What the person did with articles and quotations: what is bookmarked, for `is:bookmarked`, and what was read.
#[derive(Clone, Debug, Default)]
pub struct Bookmarked {
    articles: HashSet<ArticleId>,
    /// The words of the passages of each article.
    passages: HashMap<ArticleId, Vec<String>>,
    /// What the person has read.
    pub(super) marks: Arc<ReadMarks>,
}

impl Bookmarked {
    /// From all bookmarks; those without an article count for nothing.
    #[must_use]
    pub fn of(bookmarks: &[Bookmark]) -> Self {
        let mut bookmarked = Self::default();
        for (article, bookmark) in bookmarks.iter().filter_map(|bookmark| Some((bookmark.article?, bookmark))) {
            let passage = bookmark.anchor.as_ref().map(|anchor| anchor.exact.clone());
            let words = bookmark.words.clone().filter(|_| passage.is_some());
            bookmarked.add(article, words.into_iter().chain(passage));
        }
        bookmarked
    }

    /// The same with what the person has read.
    #[must_use]
    pub fn with_marks(self, marks: Arc<ReadMarks>) -> Self {
        Self { marks, ..self }
    }

    /// Adds an article of which these passages are bookmarked; without one it is so as a whole.
    pub(in crate::archive) fn add(&mut self, article: ArticleId, passages: impl IntoIterator<Item = String>) {
        self.articles.insert(article);
        self.passages.entry(article).or_default().extend(passages);
    }

    /// Whether the article is, whole or in part.
    pub(super) fn has_article(&self, article: ArticleId) -> bool {
        self.articles.contains(&article)
    }

    /// Whether a quotation of this article is: `words` are its first words. The bookmark of a whole article is none of
    /// its quotations.
    pub(super) fn has_quotation(&self, article: ArticleId, words: &str) -> bool {
        let passages = self.passages.get(&article);
        passages.is_some_and(|passages| passages.iter().any(|passage| passage.contains(words)))
    }
}
