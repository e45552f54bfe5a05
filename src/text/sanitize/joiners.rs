//! Which zero-width joiners and non-joiners are spelling rather than hidden characters.
//!
//! A character with what stands on both sides of it in, yes or no out. It knows nothing of what else is sanitised.

use unicode_normalization::char::is_combining_mark;

/// The zero-width non-joiner: between letters of a word that must not be joined.
const NON_JOINER: char = '\u{200C}';
/// The zero-width joiner: between the pictures of one emoji, or letters that must be joined.
const JOINER: char = '\u{200D}';

/// Characters that are looked at on either side: a letter with more marks is none, and rows of joiners have no end.
const REACH: usize = 24;

/// Whether `c` is one of the two.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, NON_JOINER | JOINER)
}

/// Whether `c` is a joiner without which the words would be others: inside an emoji, or behind a letter of a script
/// whose letters join. Of several in a row only the first can be.
pub(super) fn is_spelling(before: &str, c: char, after: &str) -> bool {
    if !is_joiner(c) || before.ends_with(is_joiner) {
        return false;
    }
    // Marks go on their letter; a joiner among them does not end it.
    let base = before.chars().rev().take(REACH).find(|c| !is_combining_mark(*c) && !is_joiner(*c));
    let Some(base) = base else { return false };
    let next = after.chars().take(REACH).find(|c| !is_joiner(*c));
    // Whatever else is taken out behind it may leave it beside another letter.
    if next.is_some_and(super::is_changed) || next.is_none() && !after.is_empty() {
        return false;
    }
    let goes_on = next.is_some_and(joins);
    match c {
        JOINER if is_pictograph(base) => next.is_some_and(is_pictograph),
        // At the end of a word it shows the letter as it is inside one.
        JOINER => joins(base) && (goes_on || !next.is_some_and(char::is_alphanumeric)),
        _ => joins(base) && goes_on,
    }
}

/// Whether `c` may be part of an emoji of several.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21FF}'
        | '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether `c` belongs to a script whose letters join each other or form clusters.
fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8FF}' // Arabic, Syriac, Thaana, N'Ko, Mandaic
        | '\u{900}'..='\u{DFF}' // the scripts of India and Sri Lanka
        | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1800}'..='\u{18AF}' // Burmese, Khmer, Mongolian
        | '\u{1A20}'..='\u{1AAF}' | '\u{1B00}'..='\u{1C4F}' | '\u{A800}'..='\u{A82F}' | '\u{A840}'..='\u{A8FF}'
        | '\u{A930}'..='\u{A9DF}' | '\u{AA60}'..='\u{AA7F}' | '\u{ABC0}'..='\u{ABFF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{11000}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
        && (c.is_alphanumeric() || is_combining_mark(c))
}
