//! The open archives: their rows in memory, the index behind them, and what queries find in both.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::InterruptHandle;

use super::find::{FullTextCache, ListKind, QueriedList, QueryCache, QueryResult, Search};
use super::snapshot::{ArticleSnapshot, SnapshotCache};
use super::{Articles, Entities, Index, IndexError, Quotes};
use crate::article::ArticleId;
use crate::search::query::Query;
use crate::search::{Haystacks, Scope};

/// The lists of the open archives. They are columns that never change; when the index does, new ones
/// take their place (see [`LoadedLists::renew`]).
pub struct LoadedLists {
    index: Index,
    lists: Arc<SnapshotCache>,
    snapshot: Arc<ArticleSnapshot>,
    quotes: Option<QuoteList>,
    entities: Option<(Arc<Entities>, Haystacks)>,
    /// The entities as the person has them, where they differ from what the index says.
    chosen: Option<Arc<Entities>>,
    queries: QueryCache,
    full_text: FullTextCache,
    /// Whether a query is at work that may be called off.
    at_work: Arc<AtomicBool>,
}

/// The list of quotations.
struct QuoteList {
    quotes: Arc<Quotes>,
    /// What the words of a query are looked for in; folded when the first is.
    haystacks: OnceCell<Haystacks>,
    /// The entities that its speakers were called by.
    known: Arc<Entities>,
}

impl QuoteList {
    fn haystacks(&self) -> &Haystacks {
        self.haystacks.get_or_init(|| {
            let quotes = &self.quotes;
            let text = |row: usize, field: usize| match quotes.get(row) {
                Some(quote) if field == 0 => quote.words,
                Some(quote) => quote.speaker,
                None => "",
            };
            Haystacks::build(quotes.len(), &[0, 0], text).with_prose(&[0])
        })
    }
}

/// Calls off, from another thread, what a query asks of the index; what is being loaded is not disturbed.
pub struct Interrupt {
    handle: InterruptHandle,
    at_work: Arc<AtomicBool>,
}

impl Interrupt {
    /// The query at work ends as [`IndexError::Interrupted`] unless it is done already.
    pub fn call_off(&self) {
        if self.at_work.load(Ordering::Relaxed) {
            self.handle.interrupt();
        }
    }
}

impl LoadedLists {
    /// Opens the index of a cache folder on these archives and loads the list of articles. Reads nothing of the
    /// archives themselves.
    pub fn open(cache: &Path, roots: Vec<PathBuf>) -> Result<Self, IndexError> {
        Self::sharing(Index::open(cache)?.index, Arc::new(SnapshotCache::new(roots)))
    }

    /// The same with a list of articles that others use too.
    pub fn sharing(index: Index, lists: Arc<SnapshotCache>) -> Result<Self, IndexError> {
        let snapshot = lists.any(&index)?;
        let (queries, full_text) = (QueryCache::default(), FullTextCache::default());
        let at_work = Arc::default();
        Ok(Self { index, lists, snapshot, quotes: None, entities: None, chosen: None, queries, full_text, at_work })
    }

    /// Takes the list of articles that was loaded last (see [`SnapshotCache::renew`]); whether it is another one.
    pub fn renew(&mut self) -> bool {
        let Some(newest) = self.lists.current().filter(|newest| !Arc::ptr_eq(newest, &self.snapshot)) else {
            return false;
        };
        self.snapshot = newest;
        self.quotes = None;
        self.entities = None;
        self.forget_answers();
        true
    }

    /// Cached results are row numbers, which mean nothing in a newer list.
    fn forget_answers(&mut self) {
        self.queries.clear();
        self.full_text = FullTextCache::default();
    }

    /// The list of articles that others use too.
    #[must_use]
    pub fn lists(&self) -> &SnapshotCache {
        &self.lists
    }

    /// What calls off the queries of this library.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        Interrupt { handle: self.index.interrupt_handle(), at_work: Arc::clone(&self.at_work) }
    }

    /// Makes ready what the first word of a query needs in a list that was asked for.
    pub fn warm(&self, scope: Scope) {
        let _ready = self.haystacks(scope);
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The articles, the newest first.
    #[must_use]
    pub fn articles(&self) -> &Arc<Articles> {
        &self.snapshot.articles
    }

    /// The quotations, in the order of their articles; loaded when first asked for.
    pub fn quotes(&mut self) -> Result<&Arc<Quotes>, IndexError> {
        Ok(&self.load_quotes()?.quotes)
    }

    /// The entities, those that the most articles mention first; loaded when first asked for.
    pub fn entities(&mut self) -> Result<&Arc<Entities>, IndexError> {
        Ok(&self.load_entities()?.0)
    }

    /// The entities as the person has them now.
    fn known(&self) -> Result<Arc<Entities>, IndexError> {
        self.lists.known().of(&self.index, &self.snapshot.articles)
    }

    fn load_quotes(&mut self) -> Result<&QuoteList, IndexError> {
        let known = self.known()?;
        let quotes = match self.quotes.take() {
            Some(quotes) if Arc::ptr_eq(&quotes.known, &known) => quotes,
            _ => {
                self.forget_answers();
                let quotes = Arc::new(self.index.quotes(&self.snapshot.articles, &known)?);
                QuoteList { quotes, haystacks: OnceCell::new(), known }
            }
        };
        Ok(self.quotes.insert(quotes))
    }

    fn load_entities(&mut self) -> Result<&(Arc<Entities>, Haystacks), IndexError> {
        let known = self.known()?;
        let entities = match self.entities.take() {
            Some(entities) if Arc::ptr_eq(&entities.0, &known) => entities,
            _ => {
                self.forget_answers();
                let haystacks = Haystacks::build(known.len(), &[0, 0], |row, field| match field {
                    0 => known.name(row),
                    _ => known.aliases(row),
                });
                (known, haystacks.with_prose(&[1]).of_names())
            }
        };
        Ok(self.entities.insert(entities))
    }

    /// Answers a query about the articles, quotations or entities: `tell` hears of the rows whose headlines match
    /// at once, then of those that match in the text too, which come after them. `bookmarked` are the articles
    /// that a person keeps something of. Nothing more is reported once `cancel` is set.
    ///
    /// Bookmarks are no rows of an archive: nothing is reported about them.
    pub fn find(
        &mut self,
        scope: Scope,
        query: &Query,
        bookmarked: &HashSet<ArticleId>,
        cancel: &AtomicBool,
        tell: &mut (dyn FnMut(QueryResult) + Send),
    ) -> Result<(), IndexError> {
        self.follow_choices()?;
        match scope {
            Scope::Bookmarks => return Ok(()),
            Scope::Articles => {}
            Scope::Quotes => drop(self.load_quotes()?),
            Scope::Entities => drop(self.load_entities()?),
        }
        // Apart while the rows are borrowed.
        let (mut queries, mut full_text) = (std::mem::take(&mut self.queries), std::mem::take(&mut self.full_text));
        let search = Search { scope, query, bookmarked, cancel, rows: self.rows(scope) };
        // Articles are folded for the first word only.
        let haystacks = if query.terms.is_empty() { None } else { self.haystacks(scope) };
        self.at_work.store(true, Ordering::Relaxed);
        let found = match haystacks {
            Some(haystacks) => search.run(haystacks, &mut queries, &mut full_text, tell),
            None => search.tell_all(tell),
        };
        self.at_work.store(false, Ordering::Relaxed);
        (self.queries, self.full_text) = (queries, full_text);
        found
    }

    /// From now on fields that name entities go by what the person chose.
    fn follow_choices(&mut self) -> Result<(), IndexError> {
        let chosen = if self.lists.known().any_choice() { Some(self.known()?) } else { None };
        if chosen.as_ref().map(Arc::as_ptr) != self.chosen.as_ref().map(Arc::as_ptr) {
            self.forget_answers();
            self.chosen = chosen;
        }
        Ok(())
    }

    fn rows(&self, scope: Scope) -> QueriedList<'_> {
        let list = self.rows_of(scope);
        QueriedList { index: &self.index, articles: &self.snapshot.articles, list, chosen: self.chosen.as_deref() }
    }

    /// What the words of a query are looked for in; `None` where nothing is loaded.
    fn haystacks(&self, scope: Scope) -> Option<&Haystacks> {
        match scope {
            Scope::Articles => Some(self.snapshot.headlines()),
            Scope::Quotes => self.quotes.as_ref().map(QuoteList::haystacks),
            Scope::Entities => self.entities.as_ref().map(|(_, haystacks)| haystacks),
            Scope::Bookmarks => None,
        }
    }

    fn rows_of(&self, scope: Scope) -> ListKind<'_> {
        match scope {
            Scope::Quotes => self.quotes.as_ref().map_or(ListKind::Articles, |list| ListKind::Quotes(&list.quotes)),
            Scope::Entities => self.entities.as_ref().map_or(ListKind::Articles, |(list, _)| ListKind::Entities(list)),
            Scope::Articles | Scope::Bookmarks => ListKind::Articles,
        }
    }
}
