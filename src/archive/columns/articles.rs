//! The articles of the open archives, newest first.

mod builder;
mod packed;

use std::path::Path;

use super::arena::{Arena, ArenaText, StringPool};
use super::copies::Copies;
use super::row_by_key::RowByKey;
use crate::archive::dates;
use crate::archive::location::ArticleLocation;
use crate::article::{ArticleId, Format, PartialDate, Place};

pub(in crate::archive) use builder::{ArticleRecord, ArticlesBuilder};

/// The articles, newest first (undated ones last), then by folded title, then by path and place.
#[derive(Debug)]
pub struct Articles {
    text: Arena,
    rows: Vec<Row>,
    files: Vec<FileOf>,
    /// The real paths of the files that have another than the one that is shown, by the numbers of the files, in
    /// order.
    elsewhere: Vec<(u32, Box<Path>)>,
    sources: StringPool,
    authors: StringPool,
    tags: StringPool,
    languages: StringPool,
    by_key: RowByKey,
    copies: Copies,
}

#[derive(Debug)]
struct Row {
    key: i64,
    hash: u64,
    start: u64,
    /// How many bytes of its file it takes.
    length: u32,
    title: ArenaText,
    url: ArenaText,
    /// Its number in its file; the top bit says whether the headline is a real title (see [`TITLED`]).
    record: u32,
    file: u32,
    date: u32,
    source: u32,
    author: u32,
    tags: u32,
    language: u32,
    quotations: u32,
    ordinal: u32,
}

/// The bit of [`Row::record`] that says that the headline is a title rather than an incipit. A field of its own would make
/// a million rows eight megabytes larger.
const TITLED: u32 = 1 << 31;

impl Row {
    fn is_titled(&self) -> bool {
        self.record & TITLED != 0
    }

    fn place(&self) -> Place {
        Place { record: self.record & !TITLED, bytes: self.start..self.start.saturating_add(u64::from(self.length)) }
    }
}

#[derive(Debug)]
struct FileOf {
    /// Its path as it is shown: Unicode, without control characters.
    shown: ArenaText,
    format: Format,
}

/// One article of the list.
#[derive(Clone, Debug)]
pub struct ArticleRow<'a> {
    /// Its number in this list, from 0.
    pub row: u32,
    /// Its key in the index; it lasts as long as the article stays what it is.
    pub key: i64,
    /// Its id.
    pub id: ArticleId,
    /// Its title, or its incipit.
    pub title: &'a str,
    /// Whether `title` is an incipit, to be shown as one.
    pub title_is_incipit: bool,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// The newspaper or site, or nothing.
    pub source: &'a str,
    /// The authors, joined by `; `, or nothing.
    pub author: &'a str,
    /// Where it was published, or nothing.
    pub url: &'a str,
    /// The tags, joined by `; `, or nothing.
    pub tags: &'a str,
    /// The code of its language: the file's, else the detected one, or nothing before it was analysed.
    pub language: &'a str,
    /// The path of its file, fit to be shown.
    pub path: &'a str,
    /// The format of its file.
    pub format: Format,
    /// How many quotations it has; 0 before it was analysed.
    pub quotations: u32,
    /// How many copies of it the open archives have, itself among them.
    pub copies: u32,
}

impl ArticleRow<'_> {
    /// The authors, one by one.
    pub fn authors(&self) -> impl Iterator<Item = &str> {
        self.author.split("; ").filter(|author| !author.is_empty())
    }

    /// The tags, one by one.
    pub fn each_tag(&self) -> impl Iterator<Item = &str> {
        self.tags.split("; ").filter(|tag| !tag.is_empty())
    }
}

impl Articles {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Article number `row`, from 0.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<ArticleRow<'_>> {
        let number = u32::try_from(row).ok()?;
        let row = self.rows.get(row)?;
        let file = self.files.get(row.file as usize)?;
        Some(ArticleRow {
            row: number,
            key: row.key,
            id: ArticleId::new(row.hash, row.ordinal),
            title: self.text.get(row.title),
            title_is_incipit: !row.is_titled(),
            date: dates::unpack(row.date),
            source: self.sources.get(row.source),
            author: self.authors.get(row.author),
            url: self.text.get(row.url),
            tags: self.tags.get(row.tags),
            language: self.languages.get(row.language),
            path: self.text.get(file.shown),
            format: file.format,
            quotations: row.quotations,
            copies: self.copies.others(number) + 1,
        })
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = ArticleRow<'_>> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// The row of the article with this key, where it is listed: not of a copy that another is shown for.
    #[must_use]
    pub fn listed_row_of_key(&self, key: i64) -> Option<u32> {
        self.row_of_key(key).filter(|row| self.shown_for(*row).is_none())
    }

    /// The row that is shown for this one, of which it is a copy; `None` when it is shown itself.
    #[must_use]
    pub fn shown_for(&self, row: u32) -> Option<u32> {
        self.copies.shown_for(row)
    }

    /// The rows that are copies of others and not shown, each with the row that is, in order.
    #[must_use]
    pub fn hidden(&self) -> &[(u32, u32)] {
        &self.copies.hidden
    }

    /// The rows of the other copies of the article with this id, the one that is listed first.
    #[must_use]
    pub fn other_copies(&self, id: ArticleId) -> Vec<u32> {
        let is_it =
            |row: u32| self.rows.get(row as usize).is_some_and(|row| ArticleId::new(row.hash, row.ordinal) == id);
        let hidden = self.hidden();
        let Some((_, listed)) = hidden.iter().find(|(copy, listed)| is_it(*copy) || is_it(*listed)) else {
            return Vec::new();
        };
        let copies = hidden.iter().filter(|(_, shown)| shown == listed).map(|(copy, _)| *copy);
        std::iter::once(*listed).chain(copies).filter(|row| !is_it(*row)).collect()
    }

    /// The row of the article with this key.
    #[must_use]
    pub fn row_of_key(&self, key: i64) -> Option<u32> {
        self.by_key.row(key)
    }

    /// The key in the index of the article in this row.
    pub(in crate::archive) fn key(&self, row: u32) -> Option<i64> {
        self.rows.get(row as usize).map(|row| row.key)
    }

    /// The row of the article with this id.
    #[must_use]
    pub fn row_of_id(&self, id: ArticleId) -> Option<u32> {
        let found = self.rows.iter().position(|row| row.hash == id.hash() && row.ordinal == id.ordinal())?;
        u32::try_from(found).ok()
    }

    /// What is needed to open article number `row`.
    #[must_use]
    pub fn stored(&self, row: usize) -> Option<ArticleLocation> {
        let row = self.rows.get(row)?;
        let file = self.files.get(row.file as usize)?;
        let path = match self.elsewhere.binary_search_by_key(&row.file, |(file, _)| *file) {
            Ok(at) => self.elsewhere[at].1.to_path_buf(),
            Err(_) => self.text.get(file.shown).into(),
        };
        Some(ArticleLocation {
            key: row.key,
            id: ArticleId::new(row.hash, row.ordinal),
            path,
            format: file.format,
            place: row.place(),
            title: row.is_titled().then(|| self.text.get(row.title).to_owned()),
        })
    }

    /// A key that sorts rows from the oldest to the newest, undated ones last.
    pub(in crate::archive) fn oldest_first(&self, row: u32) -> (u32, u32) {
        let date = self.rows.get(row as usize).map_or(0, |row| row.date);
        (if date == 0 { u32::MAX } else { date }, row)
    }

    /// The date of a row without the rest of it.
    pub(in crate::archive) fn date(&self, row: u32) -> Option<PartialDate> {
        self.rows.get(row as usize).and_then(|row| dates::unpack(row.date))
    }

    /// How many quotations a row has.
    #[must_use]
    pub fn quotations(&self, row: u32) -> u32 {
        self.rows.get(row as usize).map_or(0, |row| row.quotations)
    }

    /// The distinct values of a column.
    #[must_use]
    pub fn values(&self, column: FacetColumn) -> &StringPool {
        match column {
            FacetColumn::Source => &self.sources,
            FacetColumn::Author => &self.authors,
            FacetColumn::Tags => &self.tags,
            FacetColumn::Language => &self.languages,
        }
    }

    /// The number of a row's value among the [`values`](Self::values) of that column.
    #[must_use]
    pub fn value(&self, column: FacetColumn, row: u32) -> u32 {
        self.rows.get(row as usize).map_or(0, |row| match column {
            FacetColumn::Source => row.source,
            FacetColumn::Author => row.author,
            FacetColumn::Tags => row.tags,
            FacetColumn::Language => row.language,
        })
    }
}

/// The columns with few distinct values, which are stored once each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetColumn {
    /// The newspaper or site.
    Source,
    /// The authors, joined by `; `.
    Author,
    /// The tags, joined by `; `.
    Tags,
    /// The code of the language.
    Language,
}
