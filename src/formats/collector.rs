//! Gathers what came of the records of a file: articles, each with its place, and problems.
//!
//! In: a [`Source`] and, record by record, what its format read there; out: a [`ParsedFile`]. Where a single record is
//! wanted the others need not be read. No format is known here.

use crate::article::{Article, Format, Place};

use super::problem::{Problem, ProblemKind, ReadError};
use super::record::{ReadRecord, Refused};
use super::{MOST_PROBLEMS, ParsedFile};

/// A file that is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    /// Its name or path.
    pub(super) name: &'a str,
    /// All of its bytes.
    pub(super) bytes: &'a [u8],
    /// The number of the only record that is wanted; `None` for all of them.
    pub(super) only: Option<u32>,
    /// How many files it is packed in.
    pub(super) depth: u8,
    /// Whether somebody named the file: then what nothing tells is a text.
    pub(super) named: bool,
}

impl Source<'_> {
    /// The place of a record that cannot be read without the whole file.
    pub(super) fn place(&self, record: u32) -> Place {
        Place { record, bytes: 0..self.bytes.len() as u64 }
    }
}

/// The articles and the problems of a file.
pub(super) struct Collector {
    format: Format,
    only: Option<u32>,
    articles: Vec<Article>,
    problems: Vec<Problem>,
    records: usize,
    without_text: usize,
}

impl Collector {
    pub(super) fn new(format: Format, only: Option<u32>) -> Self {
        Self { format, only, articles: Vec::new(), problems: Vec::new(), records: 0, without_text: 0 }
    }

    /// Whether the record of this number is to be read.
    pub(super) fn wants(&self, record: u32) -> bool {
        self.only.is_none_or(|only| only == record)
    }

    /// Takes what was read at `place`, which begins on this line of the file where it has lines.
    pub(super) fn take(&mut self, read: ReadRecord, line: Option<u32>, place: Place) {
        self.records += 1;
        let number = place.record.saturating_add(1);
        let reason = match read {
            Ok((article, cut)) => {
                let title = article.meta.title.clone();
                self.articles.push(Article { format: self.format, place, ..article });
                if !cut {
                    return;
                }
                ProblemKind::CutShort { number, title }
            }
            Err(Refused::NoText(title)) => {
                self.without_text += 1;
                ProblemKind::NoText { number, title }
            }
            Err(Refused::NotAnObject) => ProblemKind::NotAnObject,
            Err(Refused::Bad(error)) => ProblemKind::BadRecord(Box::new(error)),
        };
        self.problems.push(Problem { line, reason });
    }

    /// Adds something else that is wrong with the file.
    pub(super) fn tell(&mut self, reason: ProblemKind) {
        self.problems.push(Problem { line: None, reason });
    }

    /// How many articles there are so far.
    pub(super) fn len(&self) -> usize {
        self.articles.len()
    }

    /// What was read.
    ///
    /// # Errors
    ///
    /// When no record has a text.
    pub(super) fn finish(mut self) -> Result<ParsedFile, ReadError> {
        if self.articles.is_empty() && self.without_text == self.records {
            let json = matches!(self.format, Format::Json | Format::JsonLines);
            return Err(if json { ReadError::NoRecordWithText { records: self.records } } else { ReadError::NoText });
        }
        if self.problems.len() > MOST_PROBLEMS {
            let more = self.problems.len() - MOST_PROBLEMS;
            self.problems.truncate(MOST_PROBLEMS);
            self.problems.push(Problem { line: None, reason: ProblemKind::More(more) });
        }
        Ok(ParsedFile { articles: self.articles, format: self.format, problems: self.problems })
    }
}
