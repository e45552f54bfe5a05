//! The open archives: their rows in memory, the index behind them, and what queries find in both.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::find::{Conditions, beyond_headline};
use super::listing::{Listing, Lists};
use super::{ArticleId, Articles, Entities, Index, IndexError, Quotes};
use crate::search::filter::Hit;
use crate::search::query::Query;
use crate::search::{Extra, Haystacks, Outcome, RowSet, Scope, extend, filter};
use crate::text::fold::fold;

/// Rows of the archives that are open. Its lists are columns that never change; when the index does, new ones
/// take their place (see [`Library::renew`]).
pub struct Library {
    index: Index,
    lists: Arc<Lists>,
    listing: Arc<Listing>,
    quotes: Option<(Arc<Quotes>, Haystacks)>,
    entities: Option<(Arc<Entities>, Haystacks)>,
}

/// What was found, in the order of its rows' worth.
#[derive(Debug)]
pub struct Found {
    /// The rows.
    pub outcome: Outcome,
    /// Whether no better answer follows: headlines are told before the text is looked through.
    pub settled: bool,
}

impl Library {
    /// Opens the index of a cache folder on these archives and loads the list of articles. Reads nothing of the
    /// archives themselves.
    pub fn open(cache: &Path, roots: Vec<PathBuf>) -> Result<Self, IndexError> {
        Self::sharing(Index::open(cache)?.index, Arc::new(Lists::new(roots)))
    }

    /// The same with a list of articles that others use too.
    pub fn sharing(index: Index, lists: Arc<Lists>) -> Result<Self, IndexError> {
        let listing = lists.any(&index)?;
        Ok(Self { index, lists, listing, quotes: None, entities: None })
    }

    /// Takes the list of articles that was loaded last (see [`Lists::renew`]); whether it is another one.
    pub fn renew(&mut self) -> bool {
        let Some(newest) = self.lists.current().filter(|newest| !Arc::ptr_eq(newest, &self.listing)) else {
            return false;
        };
        self.listing = newest;
        self.quotes = None;
        self.entities = None;
        true
    }

    /// The list of articles that others use too.
    #[must_use]
    pub fn lists(&self) -> &Lists {
        &self.lists
    }

    /// Makes ready what the first word of a query needs.
    pub fn warm(&self) {
        self.listing.headlines();
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The articles, the newest first.
    #[must_use]
    pub fn articles(&self) -> &Arc<Articles> {
        &self.listing.articles
    }

    /// The quotations, in the order of their articles; loaded when first asked for.
    pub fn quotes(&mut self) -> Result<&Arc<Quotes>, IndexError> {
        Ok(&self.load_quotes()?.0)
    }

    /// The entities, those that the most articles mention first; loaded when first asked for.
    pub fn entities(&mut self) -> Result<&Arc<Entities>, IndexError> {
        Ok(&self.load_entities()?.0)
    }

    fn load_quotes(&mut self) -> Result<&(Arc<Quotes>, Haystacks), IndexError> {
        let quotes = match self.quotes.take() {
            Some(quotes) => quotes,
            None => {
                let quotes = Arc::new(self.index.quotes(&self.listing.articles)?);
                let haystacks = Haystacks::build(quotes.len(), &[0, 0], |row, field| match quotes.get(row) {
                    Some(quote) if field == 0 => quote.words,
                    Some(quote) => quote.speaker,
                    None => "",
                });
                (quotes, haystacks)
            }
        };
        Ok(self.quotes.insert(quotes))
    }

    fn load_entities(&mut self) -> Result<&(Arc<Entities>, Haystacks), IndexError> {
        let entities = match self.entities.take() {
            Some(entities) => entities,
            None => {
                let entities = Arc::new(self.index.entities(&self.listing.articles)?);
                let haystacks =
                    Haystacks::build(entities.len(), &[0], |row, _| entities.get(row).map_or("", |entity| entity.name));
                (entities, haystacks)
            }
        };
        Ok(self.entities.insert(entities))
    }

    /// Answers a query about the articles, quotations or entities: `tell` hears of the rows whose headlines match
    /// at once, then of those that match in the text too, which come after them. `bookmarked` are the articles
    /// that a person keeps something of. Nothing more is told once `cancel` is set.
    ///
    /// Bookmarks are no rows of an archive: about them nothing is told.
    pub fn find(
        &mut self,
        scope: Scope,
        query: &Query,
        bookmarked: &HashSet<ArticleId>,
        cancel: &AtomicBool,
        tell: &mut dyn FnMut(Found),
    ) -> Result<(), IndexError> {
        match scope {
            Scope::Bookmarks => return Ok(()),
            Scope::Articles => {}
            Scope::Quotes => drop(self.load_quotes()?),
            Scope::Entities => drop(self.load_entities()?),
        }
        let rows = Rows { index: &self.index, articles: &self.listing.articles, lists: self.rows_of(scope) };
        let among = Conditions { rows: &rows, bookmarked }.rows_for(query)?;
        if query.terms.is_empty() {
            let all = || (0..rows.len()).collect();
            let outcome = Outcome::of_rows(among.map_or_else(all, |rows| rows.iter().collect()));
            tell(Found { outcome, settled: true });
            return Ok(());
        }
        let Some(haystacks) = (match scope {
            Scope::Articles => Some(self.listing.headlines()),
            Scope::Quotes => self.quotes.as_ref().map(|(_, haystacks)| haystacks),
            Scope::Entities => self.entities.as_ref().map(|(_, haystacks)| haystacks),
            Scope::Bookmarks => None,
        }) else {
            return Ok(());
        };
        let listed: Option<Vec<u32>> = among.as_ref().map(|rows| rows.iter().collect());
        let Some(headline) = filter(haystacks, query, listed.as_deref(), cancel) else { return Ok(()) };
        if !query.terms.iter().any(|term| term.beyond_headline()) {
            let headline = match rows.lists {
                List::Quotes(quotes) if query.groups_by_speaker() => by_speaker(headline, quotes),
                _ => headline,
            };
            tell(Found { outcome: headline, settled: true });
            return Ok(());
        }
        tell(Found { outcome: headline.clone(), settled: false });
        let mut per_term = Vec::with_capacity(query.terms.len());
        for term in &query.terms {
            if cancel.load(std::sync::atomic::Ordering::Relaxed) {
                return Ok(());
            }
            per_term.push(beyond_headline(&rows, term)?);
        }
        let extra = Extra { per_term, among };
        if let Some(outcome) = extend(haystacks, query, &headline, &extra, cancel) {
            tell(Found { outcome, settled: true });
        }
        Ok(())
    }

    fn rows_of(&self, scope: Scope) -> List<'_> {
        match scope {
            Scope::Quotes => self.quotes.as_ref().map_or(List::Articles, |(quotes, _)| List::Quotes(quotes)),
            Scope::Entities => self.entities.as_ref().map_or(List::Articles, |(list, _)| List::Entities(list)),
            Scope::Articles | Scope::Bookmarks => List::Articles,
        }
    }
}

/// The rows of each speaker together, those who say the most first, nobody last; the order inside stays.
fn by_speaker(outcome: Outcome, quotes: &Quotes) -> Outcome {
    let mut folded: HashMap<&str, String> = HashMap::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let speaker = |hit: &Hit| quotes.get(hit.row as usize).map_or("", |quote| quote.speaker);
    for hit in &outcome.hits {
        let name = folded.entry(speaker(hit)).or_insert_with_key(|name| fold(name));
        *counts.entry(name.clone()).or_default() += 1;
    }
    let key = |hit: &Hit| {
        let name = folded.get(speaker(hit)).map_or("", String::as_str);
        (name.is_empty(), Reverse(counts.get(name).copied().unwrap_or(0)), name)
    };
    let mut hits = outcome.hits.clone();
    hits.sort_by(|one, other| key(one).cmp(&key(other)));
    Outcome { hits, ..outcome }
}

/// The rows that a query is about.
pub(super) struct Rows<'a> {
    pub index: &'a Index,
    pub articles: &'a Articles,
    pub lists: List<'a>,
}

/// The list that its row numbers count.
pub(super) enum List<'a> {
    Articles,
    Quotes(&'a Quotes),
    Entities(&'a Entities),
}

impl Rows<'_> {
    /// How many rows there are.
    pub fn len(&self) -> u32 {
        let rows = match self.lists {
            List::Articles => self.articles.len(),
            List::Quotes(quotes) => quotes.len(),
            List::Entities(entities) => entities.len(),
        };
        u32::try_from(rows).unwrap_or(u32::MAX)
    }

    /// The rows that pass.
    pub fn that(&self, passes: impl Fn(usize) -> bool) -> RowSet {
        (0..self.len()).filter(|row| passes(*row as usize)).collect()
    }
}
