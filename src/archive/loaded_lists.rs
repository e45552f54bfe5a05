//! The lists of the open archives as one thread uses them: what answers its queries.
//!
//! Comes in: a connection to the index, and parsed queries. Goes out: rows, best first. Each thread that queries has its
//! own; the list of articles and the entities are shared (see `snapshot` and `entity_cache`).

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::InterruptHandle;

use super::find::{Bookmarked, FullTextCache, ListKind, QueriedList, QueryCache, QueryResult, Search};
use super::snapshot::{ArticleSnapshot, SnapshotCache};
use super::{Articles, Entities, Index, IndexError, Quotes};
use crate::annotations::EntityChoice;
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
    /// The entities with the person's choices applied; `None` when there are no choices.
    chosen: Option<Arc<Entities>>,
    queries: QueryCache,
    full_text: FullTextCache,
    /// Whether a query runs that may be interrupted.
    at_work: Arc<AtomicBool>,
}

/// The list of quotations.
struct QuoteList {
    quotes: Arc<Quotes>,
    /// The folded words and speakers; built for the first query that has words.
    haystacks: OnceCell<Haystacks>,
    /// The person's choices about entities, which the speakers' names follow.
    choices: Arc<Vec<EntityChoice>>,
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

/// Interrupts, from another thread, the running query of a [`LoadedLists`]; loading is never interrupted.
pub struct Interrupt {
    handle: InterruptHandle,
    at_work: Arc<AtomicBool>,
}

impl Interrupt {
    /// Ends the running query, if there is one, with [`IndexError::Interrupted`].
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

    /// The same with a list of articles that other threads use too.
    pub fn sharing(index: Index, lists: Arc<SnapshotCache>) -> Result<Self, IndexError> {
        let snapshot = lists.any(&index)?;
        let (queries, full_text) = (QueryCache::default(), FullTextCache::default());
        let at_work = Arc::default();
        Ok(Self { index, lists, snapshot, quotes: None, entities: None, chosen: None, queries, full_text, at_work })
    }

    /// Switches to the snapshot that was loaded last (see [`SnapshotCache::renew`]); returns whether it is another one.
    pub fn renew(&mut self) -> bool {
        let Some(newest) = self.lists.current().filter(|newest| !Arc::ptr_eq(newest, &self.snapshot)) else {
            return false;
        };
        if let Err(error) = self.index.follow() {
            tracing::warn!("the newest state of the index is not read: {error}");
        }
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

    /// Where the list of articles and the entities are shared between threads.
    #[must_use]
    pub fn lists(&self) -> &SnapshotCache {
        &self.lists
    }

    /// A handle that interrupts the queries of these lists.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        Interrupt { handle: self.index.interrupt_handle(), at_work: Arc::clone(&self.at_work) }
    }

    /// Folds the texts of a list that is loaded, so that the first word typed does not wait for it.
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

    /// The entities with the person's choices applied.
    fn known(&self) -> Result<Arc<Entities>, IndexError> {
        self.lists.entities_of(&self.index, &self.snapshot)
    }

    fn load_quotes(&mut self) -> Result<&QuoteList, IndexError> {
        let choices = self.lists.known().choices();
        let quotes = match self.quotes.take() {
            Some(quotes) if Arc::ptr_eq(&quotes.choices, &choices) => quotes,
            _ => {
                self.forget_answers();
                let quotes = self.snapshot.quotes(&self.index, &choices, || self.known())?;
                QuoteList { quotes: Arc::new(quotes), haystacks: OnceCell::new(), choices }
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

    /// Answers a query about the articles, quotations or entities. `tell` is called with the rows whose headlines match,
    /// then, where words are looked for in the full text, with all matching rows. `bookmarked` is what the
    /// person bookmarked. Nothing more is reported once `cancel` is set.
    ///
    /// Bookmarks are no rows of an archive: nothing is reported about them.
    pub fn find(
        &mut self,
        scope: Scope,
        query: &Query,
        bookmarked: &Bookmarked,
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
        // Taken out because `search` borrows `self`.
        let (mut queries, mut full_text) = (std::mem::take(&mut self.queries), std::mem::take(&mut self.full_text));
        let search = Search { scope, query, bookmarked, cancel, rows: self.rows(scope) };
        // A query without words needs no folded texts.
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

    /// Takes the person's newest choices about entities, for the fields of a query that name entities.
    fn follow_choices(&mut self) -> Result<(), IndexError> {
        let chosen = if !self.lists.known().choices().is_empty() { Some(self.known()?) } else { None };
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

    /// The folded texts of a list; `None` when the list is not loaded.
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
