//! The results of the queries typed so far. A query that grows by a letter is searched among the rows of the shorter one,
//! and deleting a letter brings back the earlier result.

use std::sync::Arc;

use crate::search::query::{Condition, Query};
use crate::search::{Outcome, RowSet, Scope};

/// The most rows remembered, over all queries.
const ROWS: usize = 4_000_000;
/// The most queries remembered.
const QUERIES: usize = 32;

/// A query and its result.
#[derive(Debug)]
pub struct CachedQuery {
    scope: Scope,
    query: Query,
    /// The rows that pass its filters; all when `None`.
    pub among: Option<RowSet>,
    /// The rows that match by their headline.
    pub headline: Arc<Outcome>,
}

impl CachedQuery {
    /// The result `headline` of a query.
    pub fn new(scope: Scope, query: &Query, among: Option<RowSet>, headline: Arc<Outcome>) -> Self {
        Self { scope, query: query.clone(), among, headline }
    }
}

/// The queries of a person who types, each narrower than the one before.
#[derive(Debug, Default)]
pub struct QueryCache(Vec<CachedQuery>);

impl QueryCache {
    /// Forgets everything: to be called when the list is replaced.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The cached result of the narrowest query that `query` narrows, and whether that is the same query. Results of
    /// queries that it does not narrow are dropped.
    pub fn narrowed(&mut self, scope: Scope, query: &Query) -> Option<(&CachedQuery, bool)> {
        while let Some(last) = self.0.last() {
            if last.scope == scope && same_filters(&last.query, query) && query.narrows(&last.query) {
                break;
            }
            self.0.pop();
        }
        self.0.last().map(|last| (last, same_terms(&last.query, query)))
    }

    /// Adds the result of a query that narrows the last one.
    pub fn put(&mut self, past: CachedQuery) {
        self.0.push(past);
        while self.0.len() > QUERIES || self.rows() > ROWS {
            self.0.remove(0);
        }
    }

    fn rows(&self) -> usize {
        self.0.iter().map(|past| past.headline.hits.len()).sum()
    }
}

/// Whether the same rows pass the filters of both. Never for `is:bookmarked` and `is:read`: what the person did may have
/// changed meanwhile.
fn same_filters(earlier: &Query, later: &Query) -> bool {
    let asks = |query: &Query| -> Vec<(bool, Condition)> {
        query.filters.iter().map(|filter| (filter.negated, filter.condition.clone())).collect()
    };
    let asked = asks(later);
    asks(earlier) == asked && asked.iter().all(|(_, condition)| !condition.may_change())
}

fn same_terms(earlier: &Query, later: &Query) -> bool {
    let same = |(a, b): (&crate::search::query::Term, &crate::search::query::Term)| {
        (a.kind, a.negated, a.complete, &a.text, &a.accents) == (b.kind, b.negated, b.complete, &b.text, &b.accents)
    };
    earlier.terms.len() == later.terms.len() && earlier.terms.iter().zip(&later.terms).all(same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse;

    fn put(recall: &mut QueryCache, text: &str, rows: usize) {
        let outcome = Outcome::of_rows((0..).take(rows).collect());
        recall.put(CachedQuery::new(Scope::Articles, &parse(text, None), None, Arc::new(outcome)));
    }

    /// How many rows are remembered for what a query narrows, and whether it is the same query.
    fn narrowed(recall: &mut QueryCache, scope: Scope, text: &str) -> Option<(usize, bool)> {
        recall.narrowed(scope, &parse(text, None)).map(|(past, same)| (past.headline.hits.len(), same))
    }

    #[test]
    fn a_query_that_grows_narrows_and_one_that_shrinks_is_remembered() {
        let mut recall = QueryCache::default();
        put(&mut recall, "co", 9);
        put(&mut recall, "cor", 5);
        assert_eq!(narrowed(&mut recall, Scope::Articles, "core"), Some((5, false)));
        assert_eq!(narrowed(&mut recall, Scope::Articles, "cor"), Some((5, true)));
        assert_eq!(narrowed(&mut recall, Scope::Articles, "co"), Some((9, true)));
        assert_eq!(narrowed(&mut recall, Scope::Articles, "co !nord"), Some((9, false)));
        assert_eq!(narrowed(&mut recall, Scope::Articles, "x"), None);
        put(&mut recall, "co", 9);
        assert_eq!(narrowed(&mut recall, Scope::Quotes, "cor"), None, "these are other rows");
    }

    #[test]
    fn other_filters_let_other_rows_pass() {
        let mut recall = QueryCache::default();
        for query in ["co", "co is:bookmarked", "co kind:direct"] {
            put(&mut recall, query, 1);
            assert_eq!(narrowed(&mut recall, Scope::Articles, "cor is:bookmarked"), None, "{query}");
        }
        put(&mut recall, "co since:2020", 1);
        assert_eq!(narrowed(&mut recall, Scope::Articles, "cor since:2020"), Some((1, false)));
    }

    #[test]
    fn memory_is_bounded() {
        let mut recall = QueryCache::default();
        for _ in 0..2 * QUERIES {
            put(&mut recall, "co", 1);
        }
        assert_eq!(recall.0.len(), QUERIES);
        put(&mut recall, "co", ROWS);
        assert_eq!(recall.0.len(), 1);
        put(&mut recall, "co", ROWS + 1);
        assert!(recall.0.is_empty());
    }
}
