//! The rows of the tabs and the answers to queries about them.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Reply;
use super::articles::Shared;
use crate::annotations::Bookmark;
use crate::archive::{IndexError, Interrupt, LoadedLists};
use crate::article::ArticleId;
use crate::profile::find_bookmarks;
use crate::search::query::Query;
use crate::search::{Outcome, Scope};
use crate::tui::message::{Answer, Message, SearchRequest};
use crate::tui::model::list::Source;

/// The loaded lists, queried by the search thread.
pub struct Catalog {
    shared: Shared,
    lists: Option<LoadedLists>,
}

impl Catalog {
    /// Reads nothing yet.
    #[must_use]
    pub fn new(shared: Shared) -> Self {
        Self { shared, lists: None }
    }

    /// Answers a query of one tab, first with the headlines that match, then with all rows; a failure is told
    /// instead.
    pub fn serve(&mut self, request: &SearchRequest, cancel: &AtomicBool, reply: &Reply) {
        let kept = self.shared.kept();
        let tell = |source: Source, outcome: Outcome, settled: bool| {
            let SearchRequest { generation, scope, .. } = *request;
            let answer = Answer { generation, scope, source, hits: outcome.hits, settled };
            reply.tell(Message::Found(Box::new(answer)));
        };
        if request.scope == Scope::Bookmarks {
            if let Some(outcome) = find_bookmarks(&kept, &request.query, cancel) {
                tell(Source::Bookmarks(kept), outcome, true);
            }
            return;
        }
        let mut answered = self.find(request.scope, &request.query, &kept, cancel, &tell);
        // An interrupt that was meant for the question before: nobody else will answer this one.
        if matches!(answered, Err(IndexError::Interrupted)) && !cancel.load(Ordering::Relaxed) {
            answered = self.find(request.scope, &request.query, &kept, cancel, &tell);
        }
        match answered {
            // Called off: a newer question is on its way.
            Ok(()) | Err(IndexError::Interrupted) => {}
            Err(error) => reply.fail(error),
        }
    }

    /// What calls off a question at work; `None` before the first one.
    #[must_use]
    pub fn interrupt(&self) -> Option<Interrupt> {
        self.lists.as_ref().map(LoadedLists::interrupt)
    }

    /// While nobody asks: makes ready what the first word in this list will need.
    pub fn warm(&self, scope: Scope) {
        if let Some(lists) = &self.lists {
            lists.warm(scope);
        }
    }

    fn find(
        &mut self,
        scope: Scope,
        query: &Query,
        kept: &[Bookmark],
        cancel: &AtomicBool,
        tell: &(dyn Fn(Source, Outcome, bool) + Sync),
    ) -> Result<(), IndexError> {
        let bookmarked: HashSet<ArticleId> = kept.iter().filter_map(|kept| kept.article).collect();
        let lists = match self.lists.take() {
            Some(mut lists) => {
                lists.renew();
                self.lists.insert(lists)
            }
            None => {
                let lists = LoadedLists::sharing(self.shared.index()?, Arc::clone(&self.shared.lists))?;
                self.lists.insert(lists)
            }
        };
        let articles = Arc::clone(lists.articles());
        let source = match scope {
            Scope::Quotes => Source::Quotes(articles, Arc::clone(lists.quotes()?)),
            Scope::Entities => Source::Entities(Arc::clone(lists.entities()?)),
            Scope::Articles | Scope::Bookmarks => Source::Articles(articles),
        };
        lists.find(scope, query, &bookmarked, cancel, &mut |found| tell(source.clone(), found.outcome, found.is_final))
    }
}
