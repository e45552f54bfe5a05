//! Which letters of a text to mark as found.

use crate::article::Span;
use crate::text::fold::Folded;

use super::accents::fold_with_accents;
use super::haystacks::{Field, packed};
use super::matching::Needle;
use super::query::{Query, TermKind};
use super::score::Scorer;

/// The letters of `original`, a field of a row as shown, that `query` found there: spans in order that do not
/// touch. Whole stretches where the letters of a term stand side by side, single letters where they don't.
#[must_use]
pub fn marks(query: &Query, original: &str) -> Vec<Span> {
    in_field(query, original, false)
}

/// The same in running text, where words are found from their beginning on and never letters here and there.
#[must_use]
pub fn marks_in_prose(query: &Query, original: &str) -> Vec<Span> {
    in_field(query, original, true)
}

fn in_field(query: &Query, original: &str, prose: bool) -> Vec<Span> {
    let folded = Folded::new(original);
    let accents: Vec<u32> = packed(&fold_with_accents(original).1, 0, folded.text.len()).collect();
    let field = Field::alone(&folded.text, &accents, prose);
    let mut spans = Vec::new();
    for term in query.terms.iter().filter(|term| !term.negated) {
        let needle = Needle::new(term);
        let found = |at: usize| folded.original(Span::new(at, at + term.text.len()));
        if term.kind != TermKind::Fuzzy {
            spans.extend(needle.places(&field).map(found));
        } else if let Some((at, _)) = needle.best_place(&field) {
            spans.push(found(at));
        } else if !prose && let Some(scored) = Scorer.score(&folded.text, &term.text) {
            let letter = |at: usize| folded.original(Span::new(at, at + 1));
            spans.extend(scored.at.into_iter().map(letter));
        }
    }
    joined(spans)
}

/// The same stretches in order, those that touch as one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse;
    use proptest::prelude::*;

    fn marked(query: &str, text: &str) -> String {
        let mut out = String::new();
        let mut last = 0;
        for span in marks(&parse(query, None), text) {
            out += &format!("{}[{}]", &text[last..span.start], span.of(text));
            last = span.end;
        }
        out + &text[last..]
    }

    #[test]
    fn the_letters_of_the_text_as_shown_are_marked() {
        for (query, text, expected) in [
            ("ecole", "L’École d’été", "L’[École] d’été"),
            ("coeur", "Au cœur", "Au [cœur]"),
            ("cnord", "Corée du Nord", "[C]orée du [Nord]"),
            ("eve adam", "Adam et Ève", "[Adam] et [Ève]"),
            ("'on", "Mon nom, non", "M[on] nom, n[on]"),
            ("on", "Mon nom, ondes", "Mon nom, [on]des"),
            ("été", "ete, été", "ete, [été]"),
            ("\"la mer\"", "La mer, la mère", "[La mer], la mère"),
            ("^la e$", "La plage", "[La] plag[e]"),
            ("!plage", "La plage", "La plage"),
            ("oe", "œ", "[œ]"),
            ("zzz", "La plage", "La plage"),
            ("", "La plage", "La plage"),
            ("mer \"mer de\"", "la mer de Glace", "la [mer de] Glace"),
            ("e", "Cafe\u{301}", "Caf[e\u{301}]"),
        ] {
            assert_eq!(marked(query, text), expected, "{query}");
        }
    }

    #[test]
    fn in_a_text_words_are_marked_from_their_beginning() {
        let text = "Sans tension, la santé";
        let marked =
            |query| marks_in_prose(&parse(query, None), text).iter().map(|span| span.of(text)).collect::<Vec<_>>();
        assert_eq!(marked("sante"), ["santé"]);
        assert_eq!(marked("ten san"), ["San", "ten"]);
        assert!(marked("sion").is_empty() && marked("stn").is_empty());
        assert_eq!(marked("'sion"), ["sion"]);
    }

    proptest! {
        #[test]
        fn marks_fit_their_text(query in "[a-eéœ'^$! ]{0,8}", text in "(?s)(\\PC|[a-eéœ’ \u{301}]){0,30}") {
            let mut last = None;
            for span in marks(&parse(&query, None), &text) {
                prop_assert!(!span.of(&text).is_empty());
                prop_assert!(last.is_none_or(|last| last < span.start));
                last = Some(span.end);
            }
        }
    }
}
