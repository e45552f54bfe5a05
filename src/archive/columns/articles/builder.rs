//! Building the list of articles: rows are added file by file, then sorted and numbered.
//!
//! Comes in: the files in the order of their paths, each followed by its articles in the order of the file. Goes out:
//! [`Articles`], newest first. Where the rows come from is not known here.

use std::path::PathBuf;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rayon::slice::ParallelSliceMut as _;

use super::{Articles, FileOf, Row, TITLED};
use crate::archive::columns::arena::{Arena, Interner};
use crate::archive::columns::copies::{Candidate, Copies, hidden};
use crate::archive::columns::row_by_key::RowByKey;
use crate::archive::likeness::Sketch;
use crate::article::{Format, Place};
use crate::text::fold::fold;
use crate::text::sanitize::sanitize_path;

/// One article to be added.
pub(in crate::archive) struct ArticleRecord<'a> {
    pub key: i64,
    /// The hash of its folded body.
    pub hash: u64,
    pub place: Place,
    /// Its title, or its incipit.
    pub headline: &'a str,
    /// Whether `headline` is a title.
    pub is_titled: bool,
    /// Packed: see `archive::dates`.
    pub date: u32,
    pub source: &'a str,
    pub author: &'a str,
    pub url: &'a str,
    pub tags: &'a str,
    pub language: &'a str,
    pub quotations: u32,
    /// What tells how alike its body is to others.
    pub sketch: Option<Sketch>,
}

/// Builds [`Articles`].
pub(in crate::archive) struct ArticlesBuilder {
    text: Arena,
    rows: Vec<Row>,
    /// The sketches of the bodies, row by row.
    sketches: Vec<Option<Sketch>>,
    files: Vec<FileOf>,
    elsewhere: Vec<(u32, Box<std::path::Path>)>,
    sources: Interner,
    authors: Interner,
    tags: Interner,
    languages: Interner,
}

impl ArticlesBuilder {
    pub fn new() -> Self {
        Self {
            text: Arena::default(),
            rows: Vec::new(),
            sketches: Vec::new(),
            files: Vec::new(),
            elsewhere: Vec::new(),
            sources: Interner::new(),
            authors: Interner::new(),
            tags: Interner::new(),
            languages: Interner::new(),
        }
    }

    /// Begins the next file: the articles that follow are its.
    pub fn begin_file(&mut self, path: PathBuf, format: Format) {
        let shown = sanitize_path(&path);
        if let (true, Ok(file)) = (path.to_str() != Some(&shown), u32::try_from(self.files.len())) {
            self.elsewhere.push((file, path.into_boxed_path()));
        }
        self.files.push(FileOf { shown: self.text.push(&shown), format });
    }

    /// Adds an article of the file that was begun last.
    pub fn add(&mut self, article: &ArticleRecord<'_>) {
        let bytes = &article.place.bytes;
        self.sketches.push(article.sketch);
        let titled = if article.is_titled { TITLED } else { 0 };
        self.rows.push(Row {
            key: article.key,
            hash: article.hash,
            start: bytes.start,
            length: u32::try_from(bytes.end.saturating_sub(bytes.start)).unwrap_or(u32::MAX),
            title: self.text.push(article.headline),
            url: self.text.push(article.url),
            record: (article.place.record & !TITLED) | titled,
            file: u32::try_from(self.files.len().saturating_sub(1)).unwrap_or_default(),
            date: article.date,
            source: self.sources.number(article.source),
            author: self.authors.number(article.author),
            tags: self.tags.number(article.tags),
            language: self.languages.number(article.language),
            quotations: article.quotations,
            ordinal: 1,
        });
    }

    /// Sorts the rows and numbers equal bodies. Rows came in the order of their paths and places, which is the order of
    /// the ordinals of equal bodies.
    pub fn finish(self) -> Articles {
        let Self { mut text, mut rows, sketches, mut files, elsewhere, .. } = self;
        text.shrink();
        files.shrink_to_fit();
        number_equal_bodies(&mut rows);
        let hidden = hidden_copies(&rows, &sketches, &text);
        drop(sketches);
        let rows = newest_first(rows, &text);
        let by_key = RowByKey::new(rows.iter().map(|row| row.key));
        let row = |(copy, shown): &(i64, i64)| Some((by_key.row(*copy)?, by_key.row(*shown)?));
        let copies = Copies::new(hidden.iter().filter_map(row).collect());
        Articles {
            text,
            rows,
            files,
            elsewhere,
            sources: self.sources.finish(),
            authors: self.authors.finish(),
            tags: self.tags.finish(),
            languages: self.languages.finish(),
            by_key,
            copies,
        }
    }
}

fn number_equal_bodies(rows: &mut [Row]) {
    let mut order: Vec<(u64, usize)> = rows.iter().enumerate().map(|(at, row)| (row.hash, at)).collect();
    order.par_sort_unstable();
    for equal in order.chunk_by(|a, b| a.0 == b.0) {
        for (ordinal, (_, at)) in (1..).zip(equal) {
            rows[*at].ordinal = ordinal;
        }
    }
}

/// The keys of the copies that are not shown, each with that of the article that is.
fn hidden_copies(rows: &[Row], sketches: &[Option<Sketch>], text: &Arena) -> Vec<(i64, i64)> {
    let candidates = rows.iter().zip(sketches).map(|(row, sketch)| Candidate {
        key: row.key,
        hash: row.hash,
        url: text.get(row.url),
        date: row.date,
        title: if row.is_titled() { text.get(row.title) } else { "" },
        sketch: *sketch,
    });
    hidden(&candidates.collect::<Vec<_>>())
}

/// Sorts rows that are in the order of their paths; the sort is stable.
fn newest_first(rows: Vec<Row>, text: &Arena) -> Vec<Row> {
    let mut keyed: Vec<(String, Row)> = rows.into_par_iter().map(|row| (fold(text.get(row.title)), row)).collect();
    keyed.par_sort_by(|(a_title, a), (b_title, b)| b.date.cmp(&a.date).then_with(|| a_title.cmp(b_title)));
    keyed.into_iter().map(|(_, row)| row).collect()
}
