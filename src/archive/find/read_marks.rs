//! Which articles the person has read, and which were there the last time. In come ids, out comes whether an article is
//! among them; where they are kept is known elsewhere.

use std::collections::HashSet;

use crate::article::ArticleId;

/// What is read and what is new, for `is:read`, `is:unread` and `is:new`.
#[derive(Clone, Debug, Default)]
pub struct ReadMarks {
    /// The articles that were read.
    pub read: HashSet<ArticleId>,
    /// Those that were there when the person left the last time; `None` the first time, when nothing is new.
    pub known: Option<HashSet<ArticleId>>,
}

impl ReadMarks {
    /// Whether it was read.
    #[must_use]
    pub fn is_read(&self, article: ArticleId) -> bool {
        self.read.contains(&article)
    }

    /// Whether it was not there the last time.
    #[must_use]
    pub fn is_new(&self, article: ArticleId) -> bool {
        self.known.as_ref().is_some_and(|known| !known.contains(&article))
    }
}
