//! Folding: two spellings of the same words become equal, and every place in the folded text is known in the
//! original.
//!
//! [`fold`](fn@fold) makes case, accents, ligatures, apostrophes, hyphens and the many spaces equal; quotation
//! marks stay apart. [`loose`] also makes quotation marks, dashes and the amount of blanks equal: what an
//! anchor needs to find a passage again in a file that another program has retyped. Both give the same result
//! for composed and decomposed text, and folding twice changes nothing.

mod loose;
mod rules;
#[cfg(test)]
mod tests;

pub use loose::loose;

use crate::article::Span;
use crate::text::char_classes::{ceil_boundary, floor_boundary};

/// The folded form of `text`: lower case, without accents, `œ` as `oe`, every apostrophe `'`, every white
/// space (line breaks too) one ordinary space, invisible characters gone.
#[must_use]
pub fn fold(text: &str) -> String {
    fold_with(text, |_| {})
}

/// A folded text and the way back to the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where the two texts stop running in step, in order; empty when they have the same bytes throughout.
    steps: Vec<Step>,
    /// Length of the original in bytes.
    original_len: usize,
}

/// A place in both texts, in bytes, from which on they run side by side, up to the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    folded: usize,
    original: usize,
    /// Whether the stretch is one original character (or several, all dropped but one) that became something
    /// else: places inside it mean all of it.
    whole: bool,
}

impl Folded {
    /// Folds `text` as [`fold`](fn@fold) does.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut steps = Steps::default();
        let folded = fold_with(text, |change| steps.add(change));
        Self { text: folded, steps: steps.list, original_len: text.len() }
    }

    /// Folds `text` as [`loose`] does.
    #[must_use]
    pub fn loose(text: &str) -> Self {
        let mut steps = Steps::default();
        let folded = loose::loose_with(text, |change| steps.add(change));
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

/// One character, or several taken together, and what it became; all in bytes.
struct Change {
    folded: usize,
    folded_len: usize,
    original: usize,
    original_len: usize,
    /// Whether it became exactly one character.
    single: bool,
}

/// Collects the steps of a folding.
#[derive(Default)]
struct Steps {
    list: Vec<Step>,
}

impl Steps {
    fn add(&mut self, change: Change) {
        if change.single && change.folded_len == change.original_len {
            return;
        }
        let step = Step { folded: change.folded, original: change.original, whole: true };
        let next = Step {
            folded: change.folded + change.folded_len,
            original: change.original + change.original_len,
            whole: false,
        };
        match self.list.last_mut() {
            Some(last) if last.folded == step.folded && last.original == step.original => *last = step,
            _ => self.list.push(step),
        }
        self.list.push(next);
    }
}

/// Folds `text`, reporting every character that is not ASCII.
fn fold_with(text: &str, mut report: impl FnMut(Change)) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes[at..].iter().position(|byte| !(0x20..0x80).contains(byte)).unwrap_or(bytes.len() - at);
        out.push_str(&text[at..at + run]);
        at += run;
        let Some(c) = text[at..].chars().next() else { break };
        if c.is_ascii() {
            out.push(if c.is_whitespace() { ' ' } else { c });
        } else {
            let folded = out.len();
            rules::fold_char(c, &mut out);
            report(Change {
                folded,
                folded_len: out.len() - folded,
                original: at,
                original_len: c.len_utf8(),
                single: out[folded..].chars().nth(1).is_none(),
            });
        }
        at += c.len_utf8();
    }
    out.make_ascii_lowercase();
    out
}
