//! The quotations of the open archives, those of the newest articles first.

mod packed;

use super::arena::{Arena, ArenaText, Interner, StringPool};
use crate::analysis::{Certainty, How, QuotationKind};
use crate::archive::keys::of_quotation_key;

/// How much of the words of a quotation a list has, in code points.
pub(crate) const HEAD_CHARS: usize = 120;

/// The quotations, in the order of their articles, then of the text. Their rows refer to rows of the
/// [`Articles`](super::Articles) that they were loaded with.
#[derive(Debug)]
pub struct Quotes {
    text: Arena,
    rows: Vec<Row>,
    speakers: StringPool,
}

#[derive(Debug)]
struct Row {
    key: i64,
    start: u64,
    end: u64,
    words: ArenaText,
    article: u32,
    speaker: u32,
    kind: QuotationKind,
    how: Option<How>,
    certainty: Option<Certainty>,
    probably: Option<u32>,
    marked: bool,
}

/// One quotation of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteRow<'a> {
    /// Its key in the index.
    pub key: i64,
    /// The row of its article.
    pub article: u32,
    /// Its number among the quotations of the article, from 0.
    pub ordinal: u32,
    /// Where it begins in the body, in bytes.
    pub start: usize,
    /// Where it ends in the body, in bytes.
    pub end: usize,
    /// What was spoken, at most 120 code points of it.
    pub words: &'a str,
    /// Its speaker: the name, else the words that stand for one, else nothing.
    pub speaker: &'a str,
    /// How the speaker is known, when there is one.
    pub how: Option<How>,
    /// How certain its speaker is, when there is one.
    pub certainty: Option<Certainty>,
    /// Who held the office by which the article describes the speaker, as other articles say: a hint, never to be cited.
    pub probably: Option<&'a str>,
    /// How far it keeps to what was said.
    pub kind: QuotationKind,
    /// Whether it stands between quotation marks.
    pub marked: bool,
}

impl Quotes {
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

    /// Quotation number `row`, from 0.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<QuoteRow<'_>> {
        let row = self.rows.get(row)?;
        Some(QuoteRow {
            key: row.key,
            article: row.article,
            ordinal: of_quotation_key(row.key).1,
            start: usize::try_from(row.start).ok()?,
            end: usize::try_from(row.end).ok()?,
            words: self.text.get(row.words),
            speaker: self.speakers.get(row.speaker),
            how: row.how,
            certainty: row.certainty,
            probably: row.probably.map(|number| self.speakers.get(number)),
            kind: row.kind,
            marked: row.marked,
        })
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = QuoteRow<'_>> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// The rows of the quotations of the article in this row.
    #[must_use]
    pub fn of_article(&self, article: u32) -> std::ops::Range<usize> {
        let first = self.rows.partition_point(|row| row.article < article);
        first..first + self.rows[first..].partition_point(|row| row.article == article)
    }

    /// The row of the quotation with this key, of the article in row `article`.
    #[must_use]
    pub fn row_of_key(&self, key: i64, article: u32) -> Option<usize> {
        self.rows.binary_search_by_key(&(article, key), |row| (row.article, row.key)).ok()
    }
}

/// One quotation to be added.
pub(in crate::archive) struct QuoteRecord<'a> {
    pub key: i64,
    /// The row of its article.
    pub article: u32,
    /// Where it stands in the body, in bytes.
    pub start: u64,
    pub end: u64,
    /// What was spoken, whole.
    pub words: &'a str,
    /// The number that [`QuotesBuilder::speaker`] gave.
    pub speaker: u32,
    pub kind: QuotationKind,
    pub how: Option<How>,
    pub certainty: Option<Certainty>,
    /// The number of the one who held the office by which the speaker is described.
    pub probably: Option<u32>,
    pub marked: bool,
}

/// Builds [`Quotes`].
pub(in crate::archive) struct QuotesBuilder {
    text: Arena,
    rows: Vec<Row>,
    speakers: Interner,
}

impl QuotesBuilder {
    pub fn new() -> Self {
        Self { text: Arena::default(), rows: Vec::new(), speakers: Interner::new() }
    }

    /// The number of a speaker's name, by which quotations refer to it.
    pub fn speaker(&mut self, name: &str) -> u32 {
        self.speakers.number(name)
    }

    /// Adds a quotation.
    pub fn add(&mut self, quote: &QuoteRecord<'_>) {
        let words = quote.words;
        let head = words.char_indices().nth(HEAD_CHARS).map_or(words, |(end, _)| &words[..end]);
        self.rows.push(Row {
            key: quote.key,
            start: quote.start,
            end: quote.end,
            words: self.text.push(head),
            article: quote.article,
            speaker: quote.speaker,
            kind: quote.kind,
            how: quote.how,
            certainty: quote.certainty,
            probably: quote.probably,
            marked: quote.marked,
        });
    }

    /// Puts the quotations in their order, which most of them are in already.
    pub fn finish(self) -> Quotes {
        let Self { mut text, mut rows, speakers } = self;
        rows.sort_by_key(|row| (row.article, row.key));
        text.shrink();
        rows.shrink_to_fit();
        Quotes { text, rows, speakers: speakers.finish() }
    }
}
