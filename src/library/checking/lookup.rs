//! Finding the source of a quotation: first among what was said, then in the articles' own text.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::source::SourceMatch;
use super::verdict::{CheckVerdict, Checked};
use crate::analysis::quotations::marked_spans;
use crate::archive::{Articles, FileState, Index, IndexError, open_article};
use crate::article::{Body, CodePoints, PassageId, Span};
use crate::drafts::{Piece, Quoted, compare, index_phrases, pieces, word_count};

/// Quotations that are compared word by word.
pub const CANDIDATES: usize = 24;
/// Articles that are opened for one quotation.
const OPENED: usize = 6;
/// Most hits of one phrase: one with more is too common to point anywhere.
const MOST_HITS: usize = 200;
/// Quotations shorter than this many words may stand anywhere: only the speaker's own are believed.
const SHORT: usize = 4;
/// Penalty for a source in running text: unlike a quotation, it has no marks that say where the words end.
const IN_TEXT: u32 = 60;
/// Quotations shorter than this many words are always asked for one by one: their runs are few.
const FEW_RUNS: usize = 6;
/// Runs of words that are asked for first: enough to meet another article's wording where the very words are found, and
/// a source with one word changed, which lies in one of them at most.
const FIRST_RUNS: usize = 3;
/// From this agreement on the source counts as found, and the text of other articles is not searched.
const CLOSE: usize = 75;
/// How much of a quotation another article must have for it to be the same one in other words.
const SAME_QUOTATION: usize = 70;

/// Looks quotations up, on one thread.
pub(crate) struct Lookup<'a> {
    index: &'a Index,
    articles: &'a Articles,
}

impl<'a> Lookup<'a> {
    /// In these articles of this index.
    pub fn new(index: &'a Index, articles: &'a Articles) -> Self {
        Self { index, articles }
    }

    /// Looks one up and judges it; in its place the quotations inside it, where it is set apart and not itself in the
    /// archive word by word: somebody's words with who said them.
    pub fn check_whole(&self, quoted: &Quoted, near: Option<&[i64]>) -> Result<Vec<Checked>, IndexError> {
        let whole = self.check(quoted, near)?;
        if whole.verdict == CheckVerdict::Exact || quoted.inner.is_empty() {
            return Ok(vec![whole]);
        }
        quoted.inner.iter().map(|inner| self.check(inner, None)).collect()
    }

    /// Looks one up and judges it. `near` has the keys of the quotations that share words with it when these are
    /// known; else they are asked for.
    pub fn check(&self, quoted: &Quoted, near: Option<&[i64]>) -> Result<Checked, IndexError> {
        if quoted.unread.is_some() {
            return Ok(Checked::judge(quoted, Vec::new(), Vec::new()));
        }
        let mut sources = self.sources(quoted, near)?;
        let mut others = other_words(&sources, word_count(&quoted.words));
        others.iter_mut().for_each(|other| self.place(other));
        sources.truncate(1);
        sources.iter_mut().for_each(|best| self.place(best));
        Ok(Checked::judge(quoted, sources, others))
    }

    /// Where one may come from, the best place first. `near` as for [`check`](Self::check).
    pub fn sources(&self, quoted: &Quoted, near: Option<&[i64]>) -> Result<Vec<SourceMatch>, IndexError> {
        let pieces = pieces(&quoted.words);
        let length = word_count(&quoted.words);
        let mut sources = match near {
            Some(keys) if length >= FEW_RUNS => self.compared(quoted, &pieces, keys)?,
            _ => self.among_quotations(quoted, &pieces, length)?,
        };
        if !sources.iter().any(|source| source.comparison.is_exact()) {
            sources.extend(self.among_articles(quoted, &pieces, length, &sources)?);
        }
        if length < SHORT {
            sources.retain(|source| source.comparison.is_exact());
            let claimed = quoted.speaker.as_deref();
            sources.retain(|source| claimed.is_none_or(|claimed| source.said_by(claimed) != Some(false)));
        }
        let by = |source: &SourceMatch| match quoted.speaker.as_deref().and_then(|claimed| source.said_by(claimed)) {
            Some(true) => 0,
            None => 1,
            Some(false) => 2,
        };
        sources.sort_by_key(|source| {
            let exact = source.comparison.is_exact();
            let day = source.date.map(|date| (date.year(), date.month(), date.day()));
            let text = if source.is_from_text { IN_TEXT } else { 0 };
            let cost = if exact { 0 } else { source.comparison.cost + text };
            let copy = self.articles.shown_for(source.row).is_some();
            (!exact, cost, source.is_reported, source.is_own_words, by(source), copy, day.is_none(), day, source.row)
        });
        Ok(sources)
    }

    /// Opens the article of a source for the line that it stands on, and for the id of its quotation: the index counts
    /// bytes, ids count code points.
    pub fn place(&self, source: &mut SourceMatch) {
        let Some(stored) = self.articles.stored(source.row as usize) else { return };
        let Ok(opened) = open_article(&stored) else { return };
        source.file = Some(stored.path);
        let body = &opened.article.body;
        if opened.state == FileState::Changed {
            return;
        }
        source.line = body.line_of(source.span.start);
        if source.is_quotation {
            let start = CodePoints::new(&body.text).of_byte(source.span.start);
            source.id = Some(PassageId { article: source.article, start });
        }
    }

    /// The quotations of the archive that come close.
    fn among_quotations(
        &self,
        quoted: &Quoted,
        pieces: &[Piece],
        length: usize,
    ) -> Result<Vec<SourceMatch>, IndexError> {
        let mut points: HashMap<i64, usize> = HashMap::new();
        let speaker = quoted.speaker.as_deref().filter(|_| length < SHORT);
        let family = speaker.and_then(|name| name.split_whitespace().next_back());
        for phrase in index_phrases::whole(pieces) {
            for key in self.index.quotations_with(&phrase, family, self.articles, MOST_HITS)? {
                *points.entry(key).or_default() += 4 * MOST_HITS;
            }
        }
        let runs = if length >= SHORT { index_phrases::runs(pieces) } else { Vec::new() };
        let (first, rest) = runs.split_at(runs.len().min(FIRST_RUNS));
        let is_found = !points.is_empty();
        self.add_runs(&mut points, first)?;
        let near = self.compared(quoted, pieces, &best(points.clone(), CANDIDATES))?;
        if is_found || rest.is_empty() || near.iter().any(|source| source.comparison.agreement >= CLOSE) {
            return Ok(near);
        }
        self.add_runs(&mut points, rest)?;
        self.compared(quoted, pieces, &best(points, CANDIDATES))
    }

    /// Gives points to the quotations that have these runs of words.
    fn add_runs(&self, points: &mut HashMap<i64, usize>, runs: &[String]) -> Result<(), IndexError> {
        for phrase in runs {
            let keys = self.index.quotations_with(phrase, None, self.articles, MOST_HITS)?;
            let worth = MOST_HITS / keys.len().max(1);
            for key in keys {
                *points.entry(key).or_default() += worth + 1;
            }
        }
        Ok(())
    }

    /// The quotations with these keys that come close.
    fn compared(&self, quoted: &Quoted, pieces: &[Piece], keys: &[i64]) -> Result<Vec<SourceMatch>, IndexError> {
        let mut sources = Vec::new();
        for &key in keys {
            let Some(said) = self.index.quotation(key)? else { continue };
            let row = self.articles.row_of_key(said.article);
            let Some(article) = row.and_then(|row| self.articles.get(row as usize)) else { continue };
            if let Some(comparison) = compare(&quoted.words, pieces, &said.words) {
                sources.push(SourceMatch::new(&article, Some(&said), &said.words, comparison));
            }
        }
        Ok(sources)
    }

    /// The articles whose text comes close: those of the quotations that do, and those that have its words.
    fn among_articles(
        &self,
        quoted: &Quoted,
        pieces: &[Piece],
        length: usize,
        near: &[SourceMatch],
    ) -> Result<Vec<SourceMatch>, IndexError> {
        let mut points: HashMap<u32, usize> = HashMap::new();
        for source in near {
            *points.entry(source.row).or_default() += source.comparison.agreement;
        }
        if !near.iter().any(|source| source.comparison.agreement >= CLOSE) {
            // A phrase of all the words is expensive; it is needed only where runs are few or too common.
            let mut is_common = true;
            for phrase in if length < SHORT { Vec::new() } else { index_phrases::runs(pieces) } {
                is_common &= self.add_articles(&mut points, &phrase, MOST_HITS)? >= MOST_HITS;
            }
            if length < FEW_RUNS || is_common {
                for phrase in index_phrases::whole(pieces) {
                    self.add_articles(&mut points, &phrase, 4 * MOST_HITS)?;
                }
            }
        }
        let mut sources = Vec::new();
        for row in best(points, OPENED) {
            sources.extend(self.in_article(quoted, pieces, row)?);
        }
        Ok(sources)
    }

    /// Gives points to the articles that have a phrase, and tells how many these are.
    fn add_articles(&self, points: &mut HashMap<u32, usize>, phrase: &str, worth: usize) -> Result<usize, IndexError> {
        let rows = self.index.articles_with(phrase, self.articles, MOST_HITS)?;
        for &row in &rows {
            *points.entry(row).or_default() += worth / rows.len() + 1;
        }
        Ok(rows.len())
    }

    fn in_article(&self, quoted: &Quoted, pieces: &[Piece], row: u32) -> Result<Option<SourceMatch>, IndexError> {
        let (Some(article), Some(stored)) = (self.articles.get(row as usize), self.articles.stored(row as usize))
        else {
            return Ok(None);
        };
        // An article that cannot be opened any more has no text to compare with.
        let Ok(opened) = open_article(&stored) else { return Ok(None) };
        let body = &opened.article.body;
        let Some(comparison) = compare(&quoted.words, pieces, &body.text) else { return Ok(None) };
        let span = comparison.span;
        let said = match opened.state {
            FileState::Changed => None,
            FileState::Same | FileState::Moved => {
                let quotations = self.index.quotations_of(article.key)?;
                quotations
                    .into_iter()
                    .filter(|said| said.span.overlaps(span))
                    .max_by_key(|said| said.span.intersection(span).map_or(0, Span::len))
            }
        };
        let mut source = SourceMatch::new(&article, said.as_ref(), &body.text, comparison);
        source.is_from_text = true;
        source.is_own_words = said.is_none() && !between_marks(body, span);
        Ok(Some(source))
    }
}

/// Whether a stretch of a body stands between quotation marks, speech or not.
fn between_marks(body: &Body, span: Span) -> bool {
    let paragraphs: Vec<Span> = body.paragraphs.iter().map(|paragraph| paragraph.span).collect();
    marked_spans(&body.text, &paragraphs).iter().any(|marked| marked.span.overlaps(span))
}

/// The keys with the most points.
fn best<T: Copy + Ord + std::hash::Hash>(points: HashMap<T, usize>, most: usize) -> Vec<T> {
    let mut keys: Vec<(usize, T)> = points.into_iter().map(|(key, points)| (points, key)).collect();
    keys.sort_unstable_by_key(|(points, key)| (Reverse(*points), *key));
    keys.into_iter().take(most).map(|(_, key)| key).collect()
}

/// Of the other sources those that have what the best one has in other words: the same thing said, in another
/// article, by nobody else.
fn other_words(sources: &[SourceMatch], length: usize) -> Vec<SourceMatch> {
    let Some((best, rest)) = sources.split_first() else { return Vec::new() };
    if length <= SHORT {
        return Vec::new();
    }
    let pieces = pieces(&best.words);
    let mut others: Vec<SourceMatch> = Vec::new();
    for other in rest.iter().filter(|other| other.article != best.article && !other.is_reported && !other.is_own_words)
    {
        if others.iter().any(|known| known.article == other.article) || best.said_by(&other.speaker) == Some(false) {
            continue;
        }
        let Some(comparison) = compare(&best.words, &pieces, &other.words) else { continue };
        if comparison.agreement >= SAME_QUOTATION && !comparison.is_exact() {
            others.push(SourceMatch { comparison, ..other.clone() });
        }
    }
    others
}
