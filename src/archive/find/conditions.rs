//! The filters of a query (`date:`, `source:`, `person:` …): which rows pass them.

use std::collections::HashMap;

use rusqlite::{Params, params};

use super::bookmarked::Bookmarked;
use super::full_text::{keys, phrase};
use super::queried_list::{ListKind, QueriedList};
use super::roles::spoken_in_role;
use crate::analysis::{EntityKind, QuotationKind};
use crate::archive::index::FullText;
use crate::archive::index::packed::number_of;
use crate::archive::keys::of_quotation_key;
use crate::archive::{ArticleRow, Entities, IndexError};
use crate::search::RowSet;
use crate::search::query::{CertaintyRange, Condition, Filter, Kind, Query, TextField, Words};
use crate::text::fold::fold;

/// A column of the index that refers to an entity: the statement that gives the keys of its rows for an entity's key,
/// and how such a key leads to the key of the article.
#[derive(Clone, Copy)]
struct NameColumn {
    rows_of: &'static str,
    article_of: fn(i64) -> i64,
}

const MENTIONS: NameColumn =
    NameColumn { rows_of: "SELECT article FROM mentions WHERE entity = ?1", article_of: |article| article };
const QUOTATIONS: NameColumn = NameColumn {
    rows_of: "SELECT id FROM quotations WHERE speaker = ?1",
    article_of: |quotation| of_quotation_key(quotation).0,
};

/// Evaluates conditions on the rows of a list.
pub struct Conditions<'a> {
    pub rows: &'a QueriedList<'a>,
    pub bookmarked: &'a Bookmarked,
}

impl Conditions<'_> {
    /// The rows that pass every filter of `query`; `None` when all do.
    ///
    /// Without a filter on the kind, reported speech is left out of the quotations, and dates are of the entities.
    pub fn rows_for(&self, query: &Query) -> Result<Option<RowSet>, IndexError> {
        let asks_kind = query.filters.iter().any(|filter| matches!(filter.condition, Condition::Kind(_)));
        let mut set = if asks_kind { None } else { self.usual() };
        if let Some(hidden) = self.hidden(query)? {
            set.get_or_insert_with(|| RowSet::all(self.rows.len())).remove(&hidden);
        }
        for filter in &query.filters {
            let rows = self.passing(filter)?;
            match &mut set {
                Some(set) => set.keep(&rows),
                None => set = Some(rows),
            }
        }
        Ok(set)
    }

    /// The rows that are listed when no kind is asked for; `None` for all.
    fn usual(&self) -> Option<RowSet> {
        match self.rows.list {
            ListKind::Articles => None,
            ListKind::Quotes(quotes) => {
                Some(self.rows.that(|row| quotes.get(row).is_some_and(|quote| quote.kind != QuotationKind::Indirect)))
            }
            ListKind::Entities(entities) => {
                Some(self.rows.that(|row| entities.get(row).is_some_and(|entity| entity.kind != EntityKind::Date)))
            }
        }
    }

    /// The rows that belong to copies of other articles and are left out; `None` when there are none, or all are asked for.
    fn hidden(&self, query: &Query) -> Result<Option<RowSet>, IndexError> {
        let copies = self.rows.articles.hidden();
        let asks =
            query.filters.iter().any(|filter| matches!(filter.condition, Condition::Copied | Condition::AllCopies));
        if copies.is_empty() || asks || matches!(self.rows.list, ListKind::Entities(_)) {
            return Ok(None);
        }
        self.of_articles(&copies.iter().map(|(copy, _)| *copy).collect()).map(Some)
    }

    /// The articles of which there are several copies, all of them.
    fn copied(&self) -> RowSet {
        self.rows.articles.hidden().iter().flat_map(|(copy, shown)| [*copy, *shown]).collect()
    }

    fn passing(&self, filter: &Filter) -> Result<RowSet, IndexError> {
        let meeting = self.meeting(&filter.condition)?;
        if !filter.negated {
            return Ok(meeting);
        }
        let mut rest = RowSet::all(self.rows.len());
        rest.remove(&meeting);
        Ok(rest)
    }

    /// The rows that meet a condition.
    fn meeting(&self, condition: &Condition) -> Result<RowSet, IndexError> {
        let kinds = |wanted: EntityKind, words: &Words| self.naming(wanted, words);
        let articles = match condition {
            Condition::Date(_) => self.articles_that(|article| condition.admits_date(article.date)),
            Condition::Language(language) => self.articles_that(|article| article.language == language.code()),
            Condition::Bookmarked => return self.bookmarked(),
            Condition::New => self.articles_that(|article| self.bookmarked.marks.is_new(article.id)),
            Condition::Read => self.articles_that(|article| self.bookmarked.marks.is_read(article.id)),
            Condition::Unread => self.articles_that(|article| !self.bookmarked.marks.is_read(article.id)),
            Condition::Copied => self.copied(),
            Condition::AllCopies => return Ok(RowSet::all(self.rows.len())),
            Condition::HasQuote => self.articles_that(|article| article.quotations > 0),
            Condition::Text(TextField::Source, words) => self.having(words, |article| article.source),
            Condition::Text(TextField::Author, words) => self.having(words, |article| article.author),
            Condition::Text(TextField::Tag, words) => self.having(words, |article| article.tags),
            Condition::Text(TextField::Person, words) => return kinds(EntityKind::Person, words),
            Condition::Text(TextField::Organisation, words) => return kinds(EntityKind::Organisation, words),
            Condition::Text(TextField::Place, words) => return kinds(EntityKind::Place, words),
            Condition::Text(TextField::Speaker, words) => return self.spoken_by(words),
            Condition::Text(TextField::Role, words) => return self.spoken_in_role(words),
            Condition::Kind(kind) => return self.of_kind(*kind),
            Condition::Certain(range) => return self.as_certain_as(*range),
        };
        self.of_articles(&articles)
    }

    /// Of the quotations those that are bookmarked themselves; else what belongs to articles that are, whole or in part.
    fn bookmarked(&self) -> Result<RowSet, IndexError> {
        let ListKind::Quotes(quotes) = self.rows.list else {
            return self.of_articles(&self.articles_that(|article| self.bookmarked.has_article(article.id)));
        };
        Ok(self.rows.that(|row| {
            let quote = quotes.get(row);
            let article = quote.as_ref().and_then(|quote| self.rows.articles.get(quote.article as usize));
            quote.zip(article).is_some_and(|(quote, article)| self.bookmarked.has_quotation(article.id, quote.words))
        }))
    }

    fn articles_that(&self, passes: impl Fn(&ArticleRow<'_>) -> bool) -> RowSet {
        let articles = self.rows.articles.iter();
        articles.filter(|article| passes(article)).map(|article| article.row).collect()
    }

    /// The articles whose field has these words; each distinct value is folded once.
    fn having(&self, words: &Words, field: impl for<'r> Fn(&ArticleRow<'r>) -> &'r str) -> RowSet {
        let mut known: HashMap<String, bool> = HashMap::new();
        let mut set = RowSet::default();
        for article in self.rows.articles.iter() {
            let value = field(&article);
            let has = match known.get(value) {
                Some(has) => *has,
                None => {
                    let has = words.found_in(&fold(value));
                    known.insert(value.to_owned(), has);
                    has
                }
            };
            if has {
                set.insert(article.row);
            }
        }
        set
    }

    /// The rows of the list that belong to these articles.
    fn of_articles(&self, articles: &RowSet) -> Result<RowSet, IndexError> {
        match self.rows.list {
            ListKind::Articles => Ok(articles.clone()),
            ListKind::Quotes(quotes) => {
                Ok(self.rows.that(|row| quotes.get(row).is_some_and(|quote| articles.contains(quote.article))))
            }
            ListKind::Entities(entities) => {
                let mut statement =
                    self.rows.index.connection().prepare_cached("SELECT entity, article FROM mentions")?;
                let mut found = statement.query([])?;
                let mut set = RowSet::default();
                while let Some(row) = found.next()? {
                    let article = self.rows.articles.row_of_key(row.get(1)?);
                    if article.is_some_and(|article| articles.contains(article))
                        && let Some(row) = entities.row_of_key(row.get(0)?)
                    {
                        set.insert(u32::try_from(row).unwrap_or(u32::MAX));
                    }
                }
                Ok(set)
            }
        }
    }

    /// The rows of the articles that mention an entity of this kind by a name with these words; in the list of entities,
    /// those entities.
    fn naming(&self, kind: EntityKind, words: &Words) -> Result<RowSet, IndexError> {
        if let ListKind::Entities(entities) = self.rows.list {
            return Ok(self.rows.that(|row| {
                entities.get(row).is_some_and(|entity| entity.kind == kind && words.found_in(&fold(entity.name)))
            }));
        }
        if let Some(entities) = self.rows.chosen {
            let called =
                |row: usize| words.found_in(&fold(entities.name(row))) || words.found_in(&fold(entities.aliases(row)));
            return self.with_entities(entities, MENTIONS, |row| entities.kind(row) == Some(kind) && called(row));
        }
        let Some(words) = phrase(&words.text, words.complete) else { return Ok(RowSet::default()) };
        let mut articles = RowSet::default();
        self.rows.index.matching(FullText::Named, &words, Some(kind.name()), &mut |key| {
            if let Some(row) = self.rows.articles.row_of_key(key) {
                articles.insert(row);
            }
            true
        })?;
        self.of_articles(&articles)
    }

    /// The quotations by a speaker with these words in the name; in other lists, the rows of the articles that have such a
    /// quotation.
    fn spoken_by(&self, words: &Words) -> Result<RowSet, IndexError> {
        if let ListKind::Quotes(quotes) = self.rows.list {
            let mut known: HashMap<String, bool> = HashMap::new();
            let mut set = RowSet::default();
            for (row, quote) in (0..).zip(quotes.iter()) {
                let by = known.entry(quote.speaker.to_owned()).or_insert_with(|| words.found_in(&fold(quote.speaker)));
                if *by {
                    set.insert(row);
                }
            }
            return Ok(set);
        }
        let mut called = RowSet::default();
        if let Some(entities) = self.rows.chosen {
            let speaks = |row: usize| words.found_in(&fold(entities.name(row)));
            called = self.with_entities(entities, QUOTATIONS, speaks)?;
        }
        let Some(words) = phrase(&words.text, words.complete) else { return Ok(called) };
        let articles = keys(self.rows, FullText::Spoken, &format!("speaker : {words}"), |rows, key| {
            rows.articles.row_of_key(of_quotation_key(key).0)
        })?;
        let mut found = self.of_articles(&articles)?;
        called.iter().for_each(|row| found.insert(row));
        Ok(found)
    }

    /// The rows of the articles that a column ties to the entities that fit.
    fn with_entities(
        &self,
        entities: &Entities,
        column: NameColumn,
        fits: impl Fn(usize) -> bool,
    ) -> Result<RowSet, IndexError> {
        let mut articles = RowSet::default();
        let mut statement = self.rows.index.connection().prepare_cached(column.rows_of)?;
        for key in (0..entities.len()).filter(|row| fits(*row)).flat_map(|row| entities.keys(row)) {
            let mut found = statement.query([key])?;
            while let Some(row) = found.next()? {
                if let Some(row) = self.rows.articles.row_of_key((column.article_of)(row.get(0)?)) {
                    articles.insert(row);
                }
            }
        }
        self.of_articles(&articles)
    }

    /// The quotations by people in an office with these words; in other lists, the rows of the articles that have one.
    fn spoken_in_role(&self, words: &Words) -> Result<RowSet, IndexError> {
        let found = spoken_in_role(self.rows, words)?;
        if let ListKind::Quotes(quotes) = self.rows.list {
            let rows = found.into_iter().filter_map(|(key, article)| quotes.row_of_key(key, article));
            return Ok(rows.filter_map(|row| u32::try_from(row).ok()).collect());
        }
        self.of_articles(&found.into_iter().map(|(_, article)| article).collect())
    }

    /// The quotations whose speaker is as certain as that; in other lists, the rows of the articles that have one.
    fn as_certain_as(&self, range: CertaintyRange) -> Result<RowSet, IndexError> {
        if let ListKind::Quotes(quotes) = self.rows.list {
            let certainty = |row: usize| quotes.get(row).and_then(|quote| quote.certainty);
            return Ok(self.rows.that(|row| range.admits(certainty(row))));
        }
        let sql = "SELECT id FROM quotations WHERE certainty BETWEEN ?1 AND ?2";
        let hundredths = range.hundredths();
        let articles = self.holding(sql, params![hundredths.start(), hundredths.end()], QUOTATIONS.article_of)?;
        self.of_articles(&articles)
    }

    fn of_kind(&self, kind: Kind) -> Result<RowSet, IndexError> {
        match (kind, &self.rows.list) {
            (Kind::Quotation(kind), ListKind::Quotes(quotes)) => {
                Ok(self.rows.that(|row| quotes.get(row).is_some_and(|quote| quote.kind == kind)))
            }
            (Kind::Entity(kind), ListKind::Entities(entities)) => {
                Ok(self.rows.that(|row| entities.get(row).is_some_and(|entity| entity.kind == kind)))
            }
            (Kind::Quotation(kind), _) => {
                let articles = self.holding(
                    "SELECT id FROM quotations WHERE kind = ?1",
                    params![number_of(QuotationKind::ALL, &kind)],
                    QUOTATIONS.article_of,
                )?;
                self.of_articles(&articles)
            }
            (Kind::Entity(kind), _) => {
                if let Some(entities) = self.rows.chosen {
                    return self.with_entities(entities, MENTIONS, |row| entities.kind(row) == Some(kind));
                }
                let sql = "SELECT DISTINCT mentions.article FROM mentions
                           JOIN entities ON entities.id = mentions.entity WHERE entities.kind = ?1";
                let articles = self.holding(sql, params![kind.name()], MENTIONS.article_of)?;
                self.of_articles(&articles)
            }
        }
    }

    /// The articles of the rows whose keys a statement gives; `article_of` leads from such a key to that of
    /// the article.
    fn holding(&self, sql: &str, asked: impl Params, article_of: fn(i64) -> i64) -> Result<RowSet, IndexError> {
        let mut statement = self.rows.index.connection().prepare_cached(sql)?;
        let mut found = statement.query(asked)?;
        let mut set = RowSet::default();
        while let Some(row) = found.next()? {
            if let Some(row) = self.rows.articles.row_of_key(article_of(row.get(0)?)) {
                set.insert(row);
            }
        }
        Ok(set)
    }
}
