//! Word by word: what a draft quotes against what the source says.
//!
//! The draft may begin and end anywhere in the source. What it leaves out under `[…]` and puts in brackets is
//! free; all else that differs is told. An alignment by dynamic programming, with the words left out in one run
//! cheaper than one by one, as people leave them out.

mod steps;

use super::pieces::Piece;
use super::words::{Word, words};
use crate::article::Span;
use crate::text::char_classes::floor_boundary;
use steps::{AlignmentStep, alterations, gathered};

/// What differs, a run of words at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The draft has other words: what the source says, and what the draft says.
    Changed {
        /// The source's words.
        source: String,
        /// The draft's words.
        draft: String,
    },
    /// The draft leaves words out without saying so.
    Dropped(String),
    /// The draft has words that the source has not, without brackets.
    Added(String),
    /// Both have them.
    Same(String),
    /// The draft says that words are left out or its own: its brackets.
    Marked(String),
}

impl Difference {
    /// Whether it is something to look at.
    #[must_use]
    pub fn alters(&self) -> bool {
        matches!(self, Self::Changed { .. } | Self::Dropped(_) | Self::Added(_))
    }
}

/// Words of a draft that are not the source's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alteration {
    /// Where they stand in the draft's words, in bytes; where the source has more, the place that it would stand at.
    pub draft: Span,
    /// What the source says instead; empty where the draft has more.
    pub source: String,
    /// Where the source says it, in bytes of the source; empty where the draft has more.
    pub place: Span,
}

/// How a draft's words stand in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The draft from its first word to its last.
    pub changes: Vec<Difference>,
    /// The places of what alters it among the changes, in order.
    pub alterations: Vec<Alteration>,
    /// The stretch of the source that it was compared with, in bytes.
    pub span: Span,
    /// How much of the draft's letters stand in the source, from 0 to 100.
    pub agreement: usize,
    /// The cost of the differences; less is closer, 0 when there are none.
    pub cost: u32,
}

impl Comparison {
    /// Whether the words are the same.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        !self.changes.iter().any(Difference::alters)
    }
}

/// Below this much agreement two texts have nothing to do with each other.
const ENOUGH: usize = 55;
/// Cells of the table beyond which only the likeliest part of a source is looked at.
const MOST_CELLS: usize = 1 << 20;

/// Pieces of a quotation that are compared at once: of a longer one each part is, so that the time it takes grows with its
/// length and not with its square.
const LONGEST_PART: usize = 1_000;

/// The cost of another word.
const OTHER: u32 = 105;
/// The cost of a word too many.
const MORE: u32 = 110;
/// The cost of the first word too few: to leave out is what people do most.
const FEWER: u32 = 90;
/// The cost of each further word too few in a row.
const FURTHER: u32 = 15;
/// What a word costs that `[…]` stands for: the nearest end is preferred.
const IN_GAP: u32 = 1;
/// What a word costs that brackets stand for.
const IN_BRACKETS: u32 = 8;

/// Compares what a draft quotes with a text; `None` when they have too little in common.
#[must_use]
pub fn compare(draft: &str, pieces: &[Piece], source: &str) -> Option<Comparison> {
    // Of a source as long as a book only a stretch is cut into words at a time.
    let length = STRETCH.max(draft.len() * 4);
    if source.len() <= 2 * length {
        return compare_with(draft, pieces, source);
    }
    let boundary = |at: usize| floor_boundary(source, at);
    let starts = (0..source.len()).step_by(length);
    // Each stretch goes on into the next one, so that what stands on their border is in one of them.
    let stretches = starts.map(|at| Span::new(boundary(at), boundary((at + 2 * length).min(source.len()))));
    let compared = stretches.filter_map(|stretch| {
        let mut found = compare_with(draft, pieces, stretch.of(source))?;
        for alteration in &mut found.alterations {
            alteration.place = alteration.place.shifted(stretch.start);
        }
        Some(Comparison { span: found.span.shifted(stretch.start), ..found })
    });
    compared.min_by_key(|found| found.cost)
}

/// Bytes of a long source that are looked at at once.
const STRETCH: usize = 1 << 18;

/// Compares with a text that is cut into words as a whole.
fn compare_with(draft: &str, pieces: &[Piece], source: &str) -> Option<Comparison> {
    let all = words(source);
    let weight: usize = pieces.iter().map(weight).sum();
    if all.is_empty() || weight == 0 {
        return None;
    }
    let mut whole =
        Comparison { changes: Vec::new(), alterations: Vec::new(), span: Span::new(0, 0), agreement: 0, cost: 0 };
    let (mut from, mut matched) = (0, 0);
    for part in pieces.chunks(LONGEST_PART) {
        // Each part of a long quotation goes on where the one before ended.
        let table = Table::fill(part, likeliest(part, &all[from..]));
        let (steps, span, more) = table.trace();
        if from > 0 && source.get(whole.span.end..span.start).is_some_and(|left| !words(left).is_empty()) {
            let place = Span::new(whole.span.end, span.start);
            let left = place.of(source).trim().to_owned();
            let at = steps.iter().find_map(|step| step.draft).map_or(0, |span| span.start);
            whole.alterations.push(Alteration { draft: Span::new(at, at), source: left.clone(), place });
            whole.changes.push(Difference::Dropped(left));
            whole.cost += FEWER;
        }
        whole.alterations.extend(alterations(&steps, source));
        whole.changes.extend(gathered(&steps, draft, source));
        whole.span = if from == 0 { span } else { Span::new(whole.span.start, span.end.max(whole.span.end)) };
        whole.cost = whole.cost.saturating_add(table.cost);
        matched += more;
        from = all.partition_point(|word| word.span.start < whole.span.end);
    }
    whole.agreement = matched * 100 / weight;
    (whole.agreement >= ENOUGH).then_some(whole)
}

fn weight(piece: &Piece) -> usize {
    match piece {
        Piece::Word(word) => word.weight(),
        Piece::Gap | Piece::Insert(_) => 0,
    }
}

/// The words of a long source where most of the draft's words stand together.
fn likeliest<'a>(pieces: &[Piece], source: &'a [Word]) -> &'a [Word] {
    let wanted: std::collections::HashMap<&str, usize> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Word(word) => Some((word.bare(), word.weight())),
            _ => None,
        })
        .collect();
    let reach = (pieces.len() * 4 + 64).max(MOST_CELLS / (pieces.len() + 1) / 4);
    if pieces.len() * source.len() <= MOST_CELLS || source.len() <= reach {
        return source;
    }
    let value = |word: &Word| wanted.get(word.bare()).copied().unwrap_or(0);
    let mut sum: usize = source[..reach].iter().map(value).sum();
    let mut best = (sum, 0);
    for start in 1..=source.len() - reach {
        sum = sum + value(&source[start + reach - 1]) - value(&source[start - 1]);
        if sum > best.0 {
            best = (sum, start);
        }
    }
    &source[best.1..best.1 + reach]
}

/// Where the best way to a cell comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Start,
    /// Both words: the same or another.
    Both,
    /// A piece of the draft alone.
    Draft,
    /// A word of the source alone.
    Source,
    /// A run of words of the source alone.
    Run,
}

struct Table<'a> {
    pieces: &'a [Piece],
    source: &'a [Word],
    width: usize,
    best: Vec<From>,
    /// Whether a run that ends here begins here.
    begins: Vec<bool>,
    end: usize,
    cost: u32,
}

impl<'a> Table<'a> {
    fn fill(pieces: &'a [Piece], source: &'a [Word]) -> Self {
        let width = source.len() + 1;
        let mut table = Self {
            pieces,
            source,
            width,
            best: vec![From::Start; width * (pieces.len() + 1)],
            begins: vec![false; width * (pieces.len() + 1)],
            end: 0,
            cost: 0,
        };
        // A draft may begin and end anywhere but between a number and its sign.
        let mut above: Vec<u32> = (0..width).map(|at| table.parting(0, at)).collect();
        for (row, piece) in (1..).zip(pieces) {
            above = match piece {
                Piece::Word(word) => table.word_row(row, word, &above),
                Piece::Gap => table.free_row(row, IN_GAP, &above),
                Piece::Insert(_) => table.free_row(row, IN_BRACKETS, &above),
            };
        }
        // Of equal ends the one where the last word stands for another: « l’été » became « l’automne ».
        let last = pieces.len() * width;
        above.iter_mut().enumerate().for_each(|(at, cost)| *cost += table.parting(pieces.len(), at));
        let end = above.iter().enumerate().min_by_key(|(at, cost)| (**cost, table.best[last + at] != From::Both, *at));
        (table.end, table.cost) = end.map_or((0, 0), |(at, cost)| (at, *cost));
        table
    }

    /// What it costs to part the source before its word `at` where the draft is at `row`: something only at the ends
    /// and beside `[…]`, and only where the word means another thing without what stands before it.
    fn parting(&self, row: usize, at: usize) -> u32 {
        let piece = |row: Option<usize>| row.and_then(|row| self.pieces.get(row));
        let (before, after) = (piece(row.checked_sub(1)), piece(Some(row)));
        let is_word = |piece: Option<&Piece>| matches!(piece, Some(Piece::Word(_)));
        let is_open = |piece: Option<&Piece>| matches!(piece, None | Some(Piece::Gap));
        let parts = is_word(before) && is_open(after) || is_open(before) && is_word(after);
        let is_bound = at > 0 && self.source.get(at).is_some_and(Word::is_bound);
        if parts && is_bound { FEWER } else { 0 }
    }

    fn word_row(&mut self, row: usize, word: &Word, above: &[u32]) -> Vec<u32> {
        const FAR: u32 = u32::MAX / 2;
        let last = row == self.pieces.len();
        let mut costs = Vec::with_capacity(self.width);
        let mut run = FAR;
        for (at, over) in above.iter().enumerate() {
            let cell = row * self.width + at;
            let mut best = (over + MORE, From::Draft);
            if at > 0 {
                let change = if word.is(&self.source[at - 1]) { 0 } else { OTHER };
                let parting = if row > 1 { self.parting(row - 1, at - 1) } else { 0 };
                let both = above[at - 1] + change + parting;
                if both <= best.0 {
                    best = (both, From::Both);
                }
                let before: u32 = costs[at - 1];
                self.begins[cell] = before + FEWER <= run + FURTHER;
                run = (before + FEWER).min(run + FURTHER);
                if !last && run < best.0 {
                    best = (run, From::Run);
                }
            }
            self.best[cell] = best.1;
            costs.push(best.0);
        }
        costs
    }

    /// Any number of words of the source for one piece of the draft.
    fn free_row(&mut self, row: usize, each: u32, above: &[u32]) -> Vec<u32> {
        let mut costs = Vec::with_capacity(self.width);
        for (at, over) in above.iter().enumerate() {
            let over = over + if row > 1 { self.parting(row - 1, at) } else { 0 };
            let before = at.checked_sub(1).and_then(|before| costs.get(before)).map(|cost: &u32| cost + each);
            let (cost, from) = match before {
                Some(before) if before < over => (before, From::Source),
                _ => (over, From::Draft),
            };
            self.best[row * self.width + at] = from;
            costs.push(cost);
        }
        costs
    }

    /// The way back from the best end: its steps in order, the stretch of the source, the letters that agree.
    fn trace(&self) -> (Vec<AlignmentStep>, Span, usize) {
        let (mut row, mut at) = (self.pieces.len(), self.end);
        let mut steps: Vec<AlignmentStep> = Vec::new();
        let mut matched = 0;
        // What is lost where the source is parted: the sign behind a number, or what stands before it.
        let lost = |row: usize, at: usize, behind: bool| {
            let word = if behind { at } else { at.wrapping_sub(1) };
            let source = self.source.get(word).map(|word| word.span).filter(|_| self.parting(row, at) > 0)?;
            Some(AlignmentStep { draft: None, source: Some(source), same: false, marked: false })
        };
        steps.extend(lost(row, at, true));
        while row > 0 {
            let cell = row * self.width + at;
            match (self.best[cell], &self.pieces[row - 1]) {
                (From::Both, Piece::Word(word)) => {
                    let there = &self.source[at - 1];
                    let same = word.is(there);
                    matched += if same { word.weight() } else { 0 };
                    steps.push(AlignmentStep { draft: Some(word.span), source: Some(there.span), same, marked: false });
                    (row, at) = (row - 1, at - 1);
                    steps.extend(lost(row, at, false));
                }
                (From::Run, _) => loop {
                    let there = self.source[at - 1].span;
                    steps.push(AlignmentStep { draft: None, source: Some(there), same: false, marked: false });
                    let begins = self.begins[row * self.width + at];
                    at -= 1;
                    if begins {
                        break;
                    }
                },
                (From::Source, _) => {
                    steps.push(AlignmentStep {
                        draft: None,
                        source: Some(self.source[at - 1].span),
                        same: false,
                        marked: true,
                    });
                    at -= 1;
                }
                (_, Piece::Word(word)) => {
                    steps.push(AlignmentStep { draft: Some(word.span), source: None, same: false, marked: false });
                    row -= 1;
                }
                (_, Piece::Insert(span)) => {
                    steps.push(AlignmentStep { draft: Some(*span), source: None, same: false, marked: true });
                    row -= 1;
                }
                (_, Piece::Gap) => {
                    steps.push(AlignmentStep { draft: None, source: None, same: false, marked: true });
                    row -= 1;
                    steps.extend(lost(row, at, true).filter(|_| row > 0));
                }
            }
        }
        steps.reverse();
        let places = || steps.iter().filter_map(|step| step.source);
        let start = places().map(|span| span.start).min().unwrap_or(0);
        let end = places().map(|span| span.end).max().unwrap_or(start);
        (steps, Span::new(start, end), matched)
    }
}

#[cfg(test)]
mod tests;
