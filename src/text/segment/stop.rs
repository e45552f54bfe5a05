//! What the stop after an abbreviation means: the kind of each entry in the tables of abbreviations.

/// What the stop of an abbreviation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A title or first name: a name follows, never a new sentence.
    Title,
    /// It stands before something else; only a word that begins sentences begins one after it.
    Before,
    /// It may end a sentence: a capital after it begins one.
    End,
    /// An abbreviation before a number only, else a word that ends a sentence.
    Number,
}
