//! Where a folded text and its original run side by side, and where not.

/// A place in both texts, in bytes, from which on they run side by side, up to the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub folded: usize,
    pub original: usize,
    /// Whether the stretch is one original character (or several, all dropped but one) that became something
    /// else: places inside it mean all of it.
    pub whole: bool,
}

/// One character, or several taken together, and what it became; all in bytes.
pub(super) struct Change {
    pub folded: usize,
    pub folded_len: usize,
    pub original: usize,
    pub original_len: usize,
    /// Whether it became exactly one character.
    pub single: bool,
}

/// Collects the steps of a folding.
#[derive(Default)]
pub(super) struct Steps {
    pub list: Vec<Step>,
}

impl Steps {
    /// Notes what became of the next character.
    pub fn add(&mut self, change: Change) {
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
