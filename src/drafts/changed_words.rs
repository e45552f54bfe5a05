//! Two quotations beside each other: which words of each are not the other's.
//!
//! In: the words of both. Out: the places of what differs in each. It is the comparison of a draft with its source
//! ([`compare`](super::compare())), told for both texts, and to their ends.

use super::compare::compare;
use super::pieces::pieces;
use super::words::words;
use crate::article::Span;

/// The words of two texts that are not in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangedWords {
    /// Where they stand in the first text, in bytes and in order.
    pub first: Vec<Span>,
    /// Where they stand in the second text, in bytes and in order.
    pub second: Vec<Span>,
}

impl ChangedWords {
    /// Whether both texts are the same, word for word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.second.is_empty()
    }
}

/// The words that differ; `None` when the two have too little in common.
#[must_use]
pub fn changed_words(first: &str, second: &str) -> Option<ChangedWords> {
    // What is quoted is mostly shorter than where it is quoted from.
    if words(first).len() < words(second).len() {
        let ChangedWords { first, second } = in_longer(first, second)?;
        return Some(ChangedWords { first, second });
    }
    let ChangedWords { first, second } = in_longer(second, first)?;
    Some(ChangedWords { first: second, second: first })
}

/// The same for a text (the first) that is not longer than the other (the second).
fn in_longer(shorter: &str, longer: &str) -> Option<ChangedWords> {
    let compared = compare(shorter, &pieces(shorter), longer)?;
    let ends = [Span::new(0, compared.span.start), Span::new(compared.span.end, longer.len())];
    let [before, after] = ends.map(|end| with_words(end, longer));
    let changed = compared.alterations.iter().map(|alteration| alteration.place);
    let changed = before.into_iter().chain(changed).chain(after).filter(|span| !span.is_empty());
    let own = compared.alterations.iter().map(|alteration| alteration.draft).filter(|span| !span.is_empty());
    Some(ChangedWords { first: own.collect(), second: changed.collect() })
}

/// From the first word of a stretch to its last; `None` where it has no word.
fn with_words(stretch: Span, text: &str) -> Option<Span> {
    let found = words(stretch.of(text));
    let span = Span::new(found.first()?.span.start, found.last()?.span.end);
    Some(span.shifted(stretch.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that differ, in both texts.
    fn changed<'a>(first: &'a str, second: &'a str) -> Option<(Vec<&'a str>, Vec<&'a str>)> {
        let changed = changed_words(first, second)?;
        let of = |spans: &[Span], text: &'a str| spans.iter().map(|span| span.of(text)).collect();
        Some((of(&changed.first, first), of(&changed.second, second)))
    }

    #[test]
    fn a_word_that_became_another_is_told_in_both() {
        let (was, is) = ("Le quai tiendra cet hiver, j’en suis sûre.", "Le quai tiendra cet été, j’en suis sûre.");
        assert_eq!(changed(was, is), Some((vec!["hiver"], vec!["été"])));
        assert_eq!(changed(is, was), Some((vec!["été"], vec!["hiver"])));
    }

    #[test]
    fn what_one_has_more_is_told_to_its_ends() {
        let short = "le quai tiendra cet hiver";
        let long = "Je le répète : le vieux quai tiendra cet hiver, et le suivant";
        let more = vec!["Je le répète", "vieux", "et le suivant"];
        assert_eq!(changed(short, long), Some((vec![], more.clone())));
        assert_eq!(changed(long, short), Some((more, vec![])));
    }

    #[test]
    fn typography_changes_nothing_and_other_words_have_nothing_in_common() {
        let same = changed_words("L’État tiendra ce « calendrier »", "l'Etat tiendra ce “calendrier”.");
        assert!(same.is_some_and(|changed| changed.is_empty()));
        assert_eq!(changed("Le quai tiendra cet hiver", "Nous irons tous à la fête du port"), None);
        assert_eq!(changed("", "Le quai"), None);
    }
}
