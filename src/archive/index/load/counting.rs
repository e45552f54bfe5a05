//! Counting the articles and quotations of each name, and when they were published.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::archive::columns::{ArticleRow, Articles, EntityCount, Timeline};
use crate::archive::dates;
use crate::archive::index::error::IndexError;
use crate::archive::keys::of_quotation_key;

/// The counts of all names of the open articles, by their keys.
pub struct NameCounts<'a> {
    connection: &'a Connection,
    moments: Moments,
    counts: HashMap<i64, EntityCount>,
}

/// When an open article was published.
#[derive(Clone, Copy, Debug)]
struct Moment {
    /// Packed; 0 when it is not known.
    date: u32,
    slice: Option<usize>,
}

/// When the open articles were published, by their keys: looked up once for every name in every article.
enum Moments {
    /// An entry for every key from the first one on.
    Dense(i64, Vec<Option<Moment>>),
    Sparse(HashMap<i64, Moment>),
}

impl Moments {
    fn of(articles: &Articles) -> Self {
        let timeline = Timeline::of(articles);
        let moment = |date| Moment { date: dates::pack(date), slice: date.and_then(|date| timeline.slice(date)) };
        let shown = |article: &ArticleRow<'_>| articles.shown_for(article.row).is_none();
        let all = || articles.iter().filter(shown).map(|article| (article.key, moment(article.date)));
        let (first, last) = all().fold((i64::MAX, i64::MIN), |(first, last), (key, _)| (first.min(key), last.max(key)));
        let length = last.checked_sub(first).and_then(|length| usize::try_from(length).ok());
        match length.filter(|length| *length < articles.len() * 16) {
            Some(length) => {
                let mut moments = vec![None; length + 1];
                for (key, moment) in all() {
                    if let Some(place) = usize::try_from(key - first).ok().and_then(|at| moments.get_mut(at)) {
                        *place = Some(moment);
                    }
                }
                Self::Dense(first, moments)
            }
            None => Self::Sparse(all().collect()),
        }
    }

    /// `None` for articles that are not open.
    fn get(&self, article: i64) -> Option<Moment> {
        match self {
            Self::Dense(first, moments) => *moments.get(usize::try_from(article.checked_sub(*first)?).ok()?)?,
            Self::Sparse(moments) => moments.get(&article).copied(),
        }
    }
}

impl<'a> NameCounts<'a> {
    /// Counts what the index has.
    pub fn load(connection: &'a Connection, articles: &Articles) -> Result<Self, IndexError> {
        let mut counts = Self { connection, moments: Moments::of(articles), counts: HashMap::new() };
        counts.mentions()?;
        counts.quotations()?;
        Ok(counts)
    }

    /// The count of each name, by its key.
    pub fn all(&self) -> &HashMap<i64, EntityCount> {
        &self.counts
    }

    fn mentions(&mut self) -> Result<(), IndexError> {
        // In the order in which they lie, so that the count of a name is looked up once.
        let sql = "SELECT entity, article FROM mentions ORDER BY entity, article";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut records = statement.query([])?;
        let (mut entity, mut count) = (None, EntityCount::default());
        while let Some(record) = records.next()? {
            let next = Some(record.get::<_, i64>(0)?);
            if next != entity {
                self.put(entity, std::mem::take(&mut count));
                entity = next;
            }
            if let Some(moment) = self.moments.get(record.get(1)?) {
                add(&mut count, moment);
            }
        }
        self.put(entity, count);
        Ok(())
    }

    fn put(&mut self, entity: Option<i64>, count: EntityCount) {
        if let Some(entity) = entity.filter(|_| count.articles > 0) {
            self.counts.insert(entity, count);
        }
    }

    fn quotations(&mut self) -> Result<(), IndexError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT speaker, id FROM quotations WHERE speaker IS NOT NULL ORDER BY speaker")?;
        let mut records = statement.query([])?;
        while let Some(record) = records.next()? {
            let (article, _) = of_quotation_key(record.get(1)?);
            if self.moments.get(article).is_some()
                && let Some(count) = self.counts.get_mut(&record.get(0)?)
            {
                count.quotations += 1;
            }
        }
        Ok(())
    }

    /// The count of several names together: an article that has two of them counts once.
    pub fn together(&self, keys: &[i64]) -> Result<EntityCount, IndexError> {
        let counts = || keys.iter().filter_map(|key| self.counts.get(key));
        if let ([_], Some(count)) = (keys, counts().next()) {
            return Ok(count.clone());
        }
        let mut articles: Vec<i64> = Vec::new();
        for key in keys {
            let mut statement = self.connection.prepare_cached("SELECT article FROM mentions WHERE entity = ?1")?;
            for article in statement.query_map([key], |row| row.get(0))? {
                articles.push(article?);
            }
        }
        articles.sort_unstable();
        articles.dedup();
        let mut together =
            EntityCount { quotations: counts().map(|count| count.quotations).sum(), ..EntityCount::default() };
        for moment in articles.into_iter().filter_map(|article| self.moments.get(article)) {
            add(&mut together, moment);
        }
        Ok(together)
    }
}

/// Counts one more article.
fn add(count: &mut EntityCount, moment: Moment) {
    count.articles += 1;
    if let Some(slice) = moment.slice.and_then(|slice| count.slices.get_mut(slice)) {
        *slice = slice.saturating_add(1);
    }
    count.last = count.last.max(moment.date);
    if count.first == 0 || (moment.date != 0 && moment.date < count.first) {
        count.first = moment.date;
    }
}
