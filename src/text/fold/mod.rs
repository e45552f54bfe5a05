//! Folding: two spellings of the same words become equal, and every place in the folded text is known in the
//! original.
//!
//! The caller chooses with a [`Folding`] which differences count. Folding twice changes nothing. Composed and
//! decomposed text fold alike for a search; where accents count, text must be in NFC, as sanitised text is.

mod letters;
mod map;
#[cfg(test)]
mod tests;
mod typography;

use map::{Change, Steps};

use crate::article::Span;
use crate::text::char_classes::{ceil_boundary, floor_boundary};

/// What is the same in two texts that fold alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folding {
    /// The words, however they are typed: not case, accents, ligatures and special letters, nor the kind of
    /// apostrophes, hyphens and blanks. Quotation marks stay apart. For queries and the index.
    Search,
    /// The spelling: as [`Search`](Self::Search), but accents and special letters count. For the words of a draft.
    Spelling,
    /// The text without its typography: letters and case count, but not the shape of quotation marks,
    /// apostrophes and hyphens, nor how many blanks there are and those beside quotation marks. For anchors.
    Typography,
}

/// The folded form of `text` for a search: lower case, without accents, `œ` as `oe`, every apostrophe `'`, every
/// white space (line breaks too) one ordinary space, invisible characters gone.
#[must_use]
pub fn fold(text: &str) -> String {
    letters::fold(text, Folding::Search, |_| {})
}

/// The same, appended to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    letters::fold_into(text, Folding::Search, out, |_| {});
}

/// The same; `report` is told of each character that is not ASCII, with the byte of the folded text where what became of it
/// begins, and the byte of the original.
pub fn fold_reporting(text: &str, mut report: impl FnMut(usize, usize)) -> String {
    letters::fold(text, Folding::Search, |change| report(change.folded, change.original))
}

/// The letters and figures of `text` alone, folded: for names and titles that differ in signs and blanks.
#[must_use]
pub fn fold_letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The folded form of `text` for a comparison of this kind.
#[must_use]
pub fn fold_for(text: &str, folding: Folding) -> String {
    fold_with(text, folding, |_| {})
}

fn fold_with(text: &str, folding: Folding, report: impl FnMut(Change)) -> String {
    match folding {
        Folding::Search | Folding::Spelling => letters::fold(text, folding, report),
        Folding::Typography => typography::fold(text, report),
    }
}

/// The folded form that ids of articles are made of. It must never change: bookmarks know their articles by it. It is
/// [`fold`](fn@fold), but for letters in another shape (`²`, `ᵉ`, `Ⅻ`, `ｅ`), which stay as they are.
#[must_use]
pub fn fold_for_identity(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii() && c.is_whitespace() => out.push(' '),
            c if c.is_ascii() => out.push(c),
            c => letters::fold_for_identity(c, &mut out),
        }
    }
    out.make_ascii_lowercase();
    out
}

/// Whether [`fold_for_identity`] gives something else than [`fold`](fn@fold).
#[must_use]
pub fn has_own_identity(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(letters::is_letter_in_disguise)
}

/// A folded text and the way back to the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where the two texts stop running in step, in order; empty when they have the same bytes throughout.
    steps: Vec<map::Step>,
    /// Length of the original in bytes.
    original_len: usize,
}

impl Folded {
    /// Folds `text` as [`fold`](fn@fold) does.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::of(text, Folding::Search)
    }

    /// Folds `text` for a comparison of this kind.
    #[must_use]
    pub fn of(text: &str, folding: Folding) -> Self {
        let mut steps = Steps::default();
        let folded = fold_with(text, folding, |change| steps.add(change));
        Self { text: folded, steps: steps.list, original_len: text.len() }
    }

    /// The bytes of the original that the bytes `span` of the folded text stand for: whole characters, with
    /// the accents that follow them. An empty span stays empty.
    #[must_use]
    pub fn original(&self, span: Span) -> Span {
        let start = floor_boundary(&self.text, span.start);
        let end = ceil_boundary(&self.text, span.end);
        if start >= end {
            let at = self.original_start(start);
            return Span::new(at, at);
        }
        Span::new(self.original_start(start), self.original_end(end))
    }

    /// The byte of the folded text that the byte `offset` of the original became: the beginning of what its
    /// character folded to.
    #[must_use]
    pub fn folded(&self, offset: usize) -> usize {
        let offset = offset.min(self.original_len);
        let before = self.steps.partition_point(|step| step.original <= offset);
        let at = match before.checked_sub(1).map(|last| self.steps[last]) {
            None => offset,
            Some(step) if step.whole => step.folded,
            Some(step) => step.folded + (offset - step.original),
        };
        floor_boundary(&self.text, at)
    }

    /// Where the character begins that made the folded byte `at`.
    fn original_start(&self, at: usize) -> usize {
        let before = self.steps.partition_point(|step| step.folded <= at);
        match before.checked_sub(1).map(|last| self.steps[last]) {
            None => at,
            Some(step) if step.whole => step.original,
            Some(step) => (step.original + (at - step.folded)).min(self.original_len),
        }
    }

    /// Where the character ends that made the last folded byte before `at`, and what was dropped after it.
    fn original_end(&self, at: usize) -> usize {
        // A step that begins at `at` without folded text of its own is something dropped: it belongs to what
        // stands before it, so the last such step counts.
        let before = self.steps.partition_point(|step| step.folded <= at);
        let Some(step) = before.checked_sub(1).map(|last| self.steps[last]) else { return at };
        if step.folded == at {
            return step.original;
        }
        match self.steps.get(before) {
            Some(next) if step.whole => next.original,
            None if step.whole => self.original_len,
            _ => step.original + (at - step.folded),
        }
    }
}
