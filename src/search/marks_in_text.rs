//! Where the words of a query stand in the text of an article: what the reader marks and steps through.
//!
//! In come a query and a text; out go places. Which of them the person has stepped to is not known here.

use super::accents::fold_with_accents;
use super::haystacks::{Field, packed};
use super::matching::Needle;
use super::query::{Condition, Query, TextField, Words};
use super::word_bounds::find_all_words;
use crate::article::Span;
use crate::text::fold::Folded;

/// A place where a word of a query stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordPlace {
    /// The bytes of the text.
    pub span: Span,
    /// Which of the words it is.
    pub word: usize,
}

/// The words of a query and the places where they stand in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordPlaces {
    /// The words, folded, in the order typed.
    pub words: Vec<String>,
    /// The places, in order; none lies over another.
    pub places: Vec<WordPlace>,
}

/// Finds all words of `query` that can stand in a text: its terms, from the beginning of a word on, and the names that
/// its fields ask for. A single letter is no word.
#[must_use]
pub fn word_places(query: &Query, text: &str) -> WordPlaces {
    let mut found = WordPlaces::default();
    let terms = query.terms.iter().filter(|term| !term.negated && term.beyond_headline() && is_word(&term.text));
    let terms: Vec<_> = terms.collect();
    let names: Vec<&Words> = query.filters.iter().filter(|filter| !filter.negated).filter_map(name).collect();
    if terms.is_empty() && names.is_empty() {
        return found;
    }
    let folded = Folded::new(text);
    let accents: Vec<u32> = packed(&fold_with_accents(text).1, 0, folded.text.len()).collect();
    let field = Field::alone(&folded.text, &accents, true);
    let original = |at: usize, length: usize| folded.original(Span::new(at, at + length));
    for term in terms {
        let needle = Needle::new(term);
        let word = found.words.len();
        let places = needle.places(&field).map(|at| original(at, term.text.len()));
        found.places.extend(places.map(|span| WordPlace { span, word }));
        found.words.push(term.text.clone());
    }
    for name in names {
        let word = found.words.len();
        let places = find_all_words(&folded.text, &name.text, name.complete);
        found.places.extend(places.map(|at| WordPlace { span: original(at, name.text.len()), word }));
        found.words.push(name.text.clone());
    }
    // Of two that begin at one place the longer one stays.
    found.places.sort_by_key(|place| (place.span.start, std::cmp::Reverse(place.span.end)));
    let mut end = 0;
    found.places.retain(|place| {
        let is_free = place.span.start >= end;
        end = if is_free { place.span.end } else { end };
        is_free
    });
    found
}

fn is_word(text: &str) -> bool {
    text.chars().nth(1).is_some()
}

/// The name that a field asks for, if it can stand in the text.
fn name(filter: &super::query::Filter) -> Option<&Words> {
    use TextField::{Organisation, Person, Place, Speaker};
    match &filter.condition {
        Condition::Text(Person | Organisation | Place | Speaker, words) if is_word(&words.text) => Some(words),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse;

    fn found(query: &str, text: &str) -> Vec<(String, usize)> {
        let places = word_places(&parse(query, None), text).places;
        places.iter().map(|place| (place.span.of(text).to_owned(), place.word)).collect()
    }

    #[test]
    fn every_word_is_found_everywhere_each_with_its_number() {
        let text = "Le port de Brest attend. La digue du port tient; un portail s’ouvre. Brest, encore.";
        let owned =
            |found: &[(&str, usize)]| found.iter().map(|(text, word)| ((*text).to_owned(), *word)).collect::<Vec<_>>();
        let all = [("port", 0), ("Brest", 1), ("port", 0), ("port", 0), ("Brest", 1)];
        assert_eq!(found("port brest", text), owned(&all));
        assert_eq!(found("\"port de brest\" brest", text), owned(&[("port de Brest", 0), ("Brest", 1)]));
        assert_eq!(found("lieu:brest digue", text), owned(&[("Brest", 1), ("digue", 0), ("Brest", 1)]));
        assert_eq!(found("!port ^le d tag:x", text), owned(&[]));
        assert!(found("", text).is_empty());
    }

    #[test]
    fn accents_and_ligatures_are_marked_whole() {
        assert_eq!(found("oeuvre ete", "L’œuvre de l’été"), [("œuvre".to_owned(), 0), ("été".to_owned(), 1)]);
    }
}
