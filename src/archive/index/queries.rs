//! What is asked of the index beside the lists: one quotation, the page of an entity, what could not be read.

use std::path::PathBuf;

use rusqlite::{OptionalExtension as _, Row, params};

use super::load::load_offices_of;
use super::packed::{Places, value_of};
use super::{Index, IndexError};
use crate::analysis::{Certainty, EntityKind, How, QuotationKind};
use crate::archive::columns::Articles;
use crate::archive::keys::{of_quotation_key, quotation_keys};
use crate::archive::offices::HeldOffice;
use crate::archive::paths::{from_bytes, ranges, real_roots};
use crate::archive::problem::{FileProblem, Reason};
use crate::article::Span;
use crate::text::fold::fold;

/// A quotation as the index has it, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredQuotation {
    /// Its key.
    pub key: i64,
    /// The key of its article.
    pub article: i64,
    /// Its number among the quotations of the article, from 0.
    pub ordinal: u32,
    /// Where it stands in the body, marks included, in bytes.
    pub span: Span,
    /// How far it keeps to what was said.
    pub kind: QuotationKind,
    /// Whether it stands between quotation marks.
    pub marked: bool,
    /// How its speaker is known, when there is one.
    pub how: Option<How>,
    /// How certain its speaker is, when there is one.
    pub certainty: Option<Certainty>,
    /// The key of the entity that said it, when it is a named one.
    pub entity: Option<i64>,
    /// The speaker's fullest name in the article, or nothing.
    pub name: String,
    /// The words of the body that stand for the speaker, or nothing.
    pub label: String,
    /// The speaker's title or function, or nothing.
    pub role: String,
    /// The words that say that it was said, or nothing.
    pub cue: String,
    /// The number of the quotation that it carries on.
    pub continues: Option<u32>,
    /// What was spoken, on one line.
    pub words: String,
}

impl StoredQuotation {
    /// The speaker as it is shown: the name, else the words that stand for one, else nothing.
    #[must_use]
    pub fn speaker(&self) -> &str {
        if self.name.is_empty() { &self.label } else { &self.name }
    }
}

/// All that the open archives have of an entity, from the oldest article to the newest, undated ones last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityPage {
    /// What it said: the row of the article, and the quotation.
    pub quotations: Vec<(u32, StoredQuotation)>,
    /// What others said that names it.
    pub about: Vec<(u32, StoredQuotation)>,
    /// Where it is mentioned.
    pub mentions: Vec<MentionedIn>,
    /// The offices that articles say it holds, those with most articles first.
    pub offices: Vec<HeldOffice>,
}

/// An article that mentions an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionedIn {
    /// The row of the article.
    pub article: u32,
    /// How often.
    pub count: u32,
    /// Where it does so first, in bytes of the body.
    pub first: Span,
    /// Where the other mentions begin, in the order of the text.
    pub later: Vec<usize>,
}

impl MentionedIn {
    /// Where each mention begins, in the order of the text.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.first.start).chain(self.later.iter().copied())
    }
}

/// Articles that [`Index::named_beside`] looks at, at most.
const MOST_BESIDE: usize = 2000;

const QUOTATION: &str =
    "SELECT id, start, end, kind, marked, how, speaker, name, label, role, cue, continues, words, certainty
    FROM quotations";

impl Index {
    /// What could not be read below `roots`, in the order of the paths.
    pub fn problems(&self, roots: &[PathBuf]) -> Result<Vec<FileProblem>, IndexError> {
        let mut problems = Vec::new();
        let mut statement = self.connection.prepare_cached(
            "SELECT path, line, kind, detail FROM problems WHERE path >= ?1 AND path < ?2 ORDER BY path, line",
        )?;
        for (first, last) in ranges(&real_roots(roots)) {
            let mut rows = statement.query(params![first, last])?;
            while let Some(row) = rows.next()? {
                let reason = Reason::from_columns(row.get_ref(2)?.as_str()?, row.get_ref(3)?.as_str()?);
                let path = from_bytes(row.get_ref(0)?.as_blob()?);
                problems.push(FileProblem { path, line: row.get(1)?, reason });
            }
        }
        Ok(problems)
    }

    /// The quotation with this key.
    pub fn quotation(&self, key: i64) -> Result<Option<StoredQuotation>, IndexError> {
        let sql = format!("{QUOTATION} WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([key], quotation).optional()?)
    }

    /// The quotations of the article with this key, in the order of the text.
    pub fn quotations_of(&self, article: i64) -> Result<Vec<StoredQuotation>, IndexError> {
        let (first, last) = quotation_keys(article);
        let sql = format!("{QUOTATION} WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![first, last], quotation)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The key of the entity with this name, however it is spelt.
    pub fn entity_key(&self, name: &str, kind: EntityKind) -> Result<Option<i64>, IndexError> {
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM entities WHERE folded = ?1 AND kind = ?2")?;
        Ok(statement.query_row(params![fold(name), kind.name()], |row| row.get(0)).optional()?)
    }

    /// The page, over `articles`, of the entity whose names have these keys.
    pub fn entity_page(&self, articles: &Articles, names: &[i64]) -> Result<EntityPage, IndexError> {
        let mentions = self.mentions(articles, names)?;
        let about = self.quotations_about(articles, names, &mentions)?;
        let offices = load_offices_of(&self.connection, articles, names)?;
        Ok(EntityPage { quotations: self.quotations_by(articles, names)?, about, mentions, offices })
    }

    /// What the entity whose names have these keys says, with the rows of the articles, from the oldest to the newest.
    pub fn quotations_by(&self, articles: &Articles, names: &[i64]) -> Result<Vec<(u32, StoredQuotation)>, IndexError> {
        let sql = format!("{QUOTATION} WHERE speaker = ?1 ORDER BY id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut said = Vec::new();
        for name in names {
            for quotation in statement.query_map([name], quotation)? {
                let quotation = quotation?;
                if let Some(row) = articles.listed_row_of_key(quotation.article) {
                    said.push((row, quotation));
                }
            }
        }
        said.sort_by_key(|(row, quotation)| (articles.oldest_first(*row), quotation.ordinal));
        Ok(said)
    }

    /// The quotations that name what is mentioned there, but for its own.
    fn quotations_about(
        &self,
        articles: &Articles,
        names: &[i64],
        mentions: &[MentionedIn],
    ) -> Result<Vec<(u32, StoredQuotation)>, IndexError> {
        let mut about = Vec::new();
        for mentioned in mentions {
            let Some(article) = articles.get(mentioned.article as usize) else { continue };
            if articles.quotations(mentioned.article) == 0 {
                continue;
            }
            let quotations = self.quotations_of(article.key)?.into_iter().filter(|quotation| {
                let is_own = quotation.entity.is_some_and(|speaker| names.contains(&speaker));
                !is_own && mentioned.places().any(|place| quotation.span.contains(place))
            });
            about.extend(quotations.map(|quotation| (mentioned.article, quotation)));
        }
        Ok(about)
    }

    /// The keys of all names in the newest of these articles, once for each article that has them.
    pub fn named_beside(&self, articles: &Articles, mentions: &[MentionedIn]) -> Result<Vec<i64>, IndexError> {
        let mut names = Vec::new();
        for mention in mentions.iter().rev().take(MOST_BESIDE) {
            let Some(article) = articles.get(mention.article as usize) else { continue };
            names.extend(self.names_of(article.key)?);
        }
        Ok(names)
    }

    /// Where these names stand, once an article.
    fn mentions(&self, articles: &Articles, names: &[i64]) -> Result<Vec<MentionedIn>, IndexError> {
        let mut mentions: Vec<MentionedIn> = Vec::new();
        let mut statement = self.connection.prepare_cached("SELECT article, places FROM mentions WHERE entity = ?1")?;
        for name in names {
            let mut rows = statement.query([name])?;
            while let Some(row) = rows.next()? {
                if let Some(article) = articles.listed_row_of_key(row.get(0)?) {
                    let places = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
                    let Places { first, later } = Places::from_bytes(places)?;
                    let count = u32::try_from(later.len() + 1).unwrap_or(u32::MAX);
                    mentions.push(MentionedIn { article, count, first, later });
                }
            }
        }
        mentions.sort_by_key(|mention| (articles.oldest_first(mention.article), mention.first.start));
        mentions.dedup_by(|later, kept| {
            let same = later.article == kept.article;
            if same {
                kept.count += later.count;
                kept.later.extend(later.places());
            }
            same
        });
        mentions.iter_mut().for_each(|mentioned| mentioned.later.sort_unstable());
        Ok(mentions)
    }
}

fn quotation(row: &Row<'_>) -> rusqlite::Result<StoredQuotation> {
    let key = row.get(0)?;
    let (article, ordinal) = of_quotation_key(key);
    Ok(StoredQuotation {
        key,
        article,
        ordinal,
        span: Span { start: row.get(1)?, end: row.get(2)? },
        kind: value_of(QuotationKind::ALL, row.get(3)?).unwrap_or(QuotationKind::Mixed),
        marked: row.get(4)?,
        how: row.get::<_, Option<u8>>(5)?.and_then(|how| value_of(How::ALL, how)),
        entity: row.get(6)?,
        name: row.get(7)?,
        label: row.get(8)?,
        role: row.get(9)?,
        cue: row.get(10)?,
        continues: row.get(11)?,
        words: row.get(12)?,
        certainty: row.get::<_, Option<u8>>(13)?.map(Certainty::from_hundredths),
    })
}
