//! Running one query on one list: all threads search the headlines while the calling thread, which has the connection,
//! searches the full text.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::order::in_order;
use super::queried_list::{QueriedList, QueryResult};
use super::{Bookmarked, CachedQuery, Conditions, FullTextCache, QueryCache, beyond_headline};
use crate::archive::IndexError;
use crate::search::query::Query;
use crate::search::{FullTextHits, Haystacks, Outcome, RowSet, Scope, extend, filter};

/// One query of one list.
pub struct Search<'a> {
    pub scope: Scope,
    pub query: &'a Query,
    /// What the person bookmarked.
    pub bookmarked: &'a Bookmarked,
    pub cancel: &'a AtomicBool,
    pub rows: QueriedList<'a>,
}

/// What is called with each result.
type Tell<'a> = dyn FnMut(QueryResult) + Send + 'a;

/// What is known of the matching headlines before they are searched.
enum Headline {
    /// All of them: the same query was answered before.
    Known(Arc<Outcome>),
    /// They are among the rows of an earlier, wider query.
    Among(Arc<Outcome>),
    /// They are among the rows that pass the filters; all rows when `None`.
    Listed(Option<Vec<u32>>),
}

impl Headline {
    /// Searches the headlines; `None` when it was cancelled.
    fn find(self, haystacks: &Haystacks, query: &Query, cancel: &AtomicBool) -> Option<Arc<Outcome>> {
        let found = match &self {
            Self::Known(found) => return Some(Arc::clone(found)),
            Self::Among(past) => filter(haystacks, query, Some(&past.survivors), cancel),
            Self::Listed(rows) => filter(haystacks, query, rows.as_deref(), cancel),
        };
        found.map(Arc::new)
    }
}

impl Search<'_> {
    /// Reports the rows that pass the filters, for a query without words.
    pub fn tell_all(&self, tell: &mut Tell<'_>) -> Result<(), IndexError> {
        let all = || (0..self.rows.len()).collect();
        let outcome = Outcome::of_rows(self.among()?.map_or_else(all, |rows| rows.iter().collect()));
        tell(QueryResult {
            outcome: in_order(&self.rows.list, self.rows.articles, self.query, outcome),
            is_final: true,
        });
        Ok(())
    }

    /// Reports the rows that match by their headline, then all rows; nothing more once it is cancelled.
    pub fn run(
        &self,
        haystacks: &Haystacks,
        queries: &mut QueryCache,
        full_text: &mut FullTextCache,
        tell: &mut Tell<'_>,
    ) -> Result<(), IndexError> {
        let Self { scope, query, cancel, .. } = *self;
        let (list, articles) = (&self.rows.list, self.rows.articles);
        let (known, among) = self.known(queries)?;
        let is_new = !matches!(known, Headline::Known(_));
        let in_text = query.terms.iter().any(|term| term.beyond_headline());
        let (headline, per_term) = if in_text {
            let mut headline = None;
            // A connection cannot leave its thread, so the headlines are searched on the others.
            let per_term = rayon::in_place_scope(|threads| {
                let (headline, tell) = (&mut headline, &mut *tell);
                threads.spawn(move |_| {
                    *headline = known.find(haystacks, query, cancel);
                    if let Some(headline) = headline {
                        tell(QueryResult {
                            outcome: in_order(list, articles, query, Outcome::clone(headline)),
                            is_final: false,
                        });
                    }
                });
                self.in_text(full_text)
            });
            (headline, Some(per_term))
        } else {
            (known.find(haystacks, query, cancel), None)
        };
        let Some(headline) = headline else { return Ok(()) };
        // Also when it is called off now: the next letter narrows it.
        if is_new {
            queries.put(CachedQuery::new(scope, query, among.clone(), Arc::clone(&headline)));
        }
        let Some(per_term) = per_term else {
            tell(QueryResult { outcome: in_order(list, articles, query, Outcome::clone(&headline)), is_final: true });
            return Ok(());
        };
        let full_text_hits = FullTextHits { per_term: per_term?, among };
        if cancel.load(Ordering::Relaxed) {
            return Ok(());
        }
        if let Some(outcome) = extend(haystacks, query, &headline, &full_text_hits, cancel) {
            tell(QueryResult { outcome: in_order(list, articles, query, outcome), is_final: true });
        }
        Ok(())
    }

    /// For each term the rows that have it beyond their headline; fewer terms once it is called off.
    fn in_text(&self, full_text: &mut FullTextCache) -> Result<Vec<RowSet>, IndexError> {
        let going_on = self.query.terms.iter().take_while(|_| !self.cancel.load(Ordering::Relaxed));
        going_on.map(|term| beyond_headline(&self.rows, term, full_text)).collect()
    }

    fn among(&self) -> Result<Option<RowSet>, IndexError> {
        Conditions { rows: &self.rows, bookmarked: self.bookmarked }.rows_for(self.query)
    }

    /// What is known of the headlines, and the rows that pass the filters, where there are any.
    fn known(&self, queries: &mut QueryCache) -> Result<(Headline, Option<RowSet>), IndexError> {
        if let Some((past, same)) = queries.narrowed(self.scope, self.query) {
            let (found, among) = (Arc::clone(&past.headline), past.among.clone());
            return Ok((if same { Headline::Known(found) } else { Headline::Among(found) }, among));
        }
        let among = self.among()?;
        let listed = among.as_ref().map(|rows| rows.iter().collect());
        Ok((Headline::Listed(listed), among))
    }
}
