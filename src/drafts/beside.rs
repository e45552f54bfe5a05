//! The draft's own words beside a quotation: who is named there, and whether it is a reference.
//!
//! A text and a place in it in, the words of the sentence around it out. It knows no source.

use std::ops::Range;

use crate::article::Span;
use crate::text::fold::fold;

/// Code points of a reference between a title and its date.
const REFERENCE: usize = 100;

/// The draft's own words around a quotation, within its sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Before it.
    pub before: String,
    /// After it.
    pub after: String,
}

impl Beside {
    /// The words around `span` of a text, inside `bounds`: from the quotation before to the one behind.
    pub(super) fn of(text: &str, span: Span, bounds: Range<usize>) -> Self {
        let before = &text[bounds.start.min(span.start)..span.start];
        let after = &text[span.end..bounds.end.max(span.end)];
        let start = sentence_ends(before).last().unwrap_or(0);
        let end = sentence_ends(after).next().unwrap_or(after.len());
        Self { before: before[start..].to_owned(), after: after[..end].to_owned() }
    }

    /// How many characters lie between the quotation and a name; `None` where it is not named here.
    #[must_use]
    pub fn distance(&self, name: &str) -> Option<usize> {
        let folded = fold(name);
        let family = folded.split(|c: char| !c.is_alphanumeric()).rfind(|word| word.chars().nth(1).is_some())?;
        let words = |text: &str| -> Vec<(usize, bool)> {
            let folded = fold(text);
            let mut at = 0;
            let parts = folded.split_inclusive(|c: char| !c.is_alphanumeric()).map(|part| {
                let place = at;
                at += part.len();
                (place, part.trim_end_matches(|c: char| !c.is_alphanumeric()) == family)
            });
            parts.collect()
        };
        let length = fold(&self.before).len();
        let before = words(&self.before).into_iter().rev().find(|(_, is_it)| *is_it).map(|(at, _)| length - at);
        let after = words(&self.after).into_iter().find(|(_, is_it)| *is_it).map(|(at, _)| at);
        before.into_iter().chain(after).min()
    }

    /// Whether titles stand so in references: opened by a bracket, or with a date behind them.
    pub(super) fn is_reference(&self) -> bool {
        let invisible = |c: char| c.is_whitespace() || crate::text::char_classes::is_invisible(c);
        let before = self.before.trim_end_matches(invisible);
        let is_opened = before.ends_with(['(', '[']);
        let rest: String = self.after.trim_start_matches(invisible).chars().take(REFERENCE).collect();
        if before.ends_with('[') && rest.starts_with(']') {
            return true;
        }
        let dated = rest.starts_with(',') && (has_year(&rest) || rest.contains("[s.") || rest.contains("[n."));
        let begins = before.is_empty() || before.ends_with([',', ':', '—', '–', '.', '(', '[', '|']);
        is_opened && (rest.is_empty() || rest.starts_with([',', ')'])) || begins && dated
    }
}

fn has_year(text: &str) -> bool {
    let digits = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split(|c: char| !c.is_ascii_digit()).any(digits)
}

/// The bytes behind the stops that end sentences, and behind lines: a stop behind a short word may be an abbreviation's.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let mut word = 0;
    text.char_indices().filter_map(move |(at, c)| {
        let after = at + c.len_utf8();
        let long = word > 2;
        word = if c.is_alphanumeric() { word + 1 } else { 0 };
        let blank = text[after..].starts_with(char::is_whitespace) || after == text.len();
        let ends = matches!(c, '!' | '?' | '…') && blank || c == '.' && blank && long || text[at..].starts_with("\n\n");
        ends.then_some(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(text: &str) -> Beside {
        let start = text.find('«').unwrap();
        let end = text.find('»').unwrap() + '»'.len_utf8();
        Beside::of(text, Span::new(start, end), 0..text.len())
    }

    #[test]
    fn the_nearest_name_of_the_sentence_is_told() {
        let text = beside("Hier, Zoé Roux parlait. Puis M. Vial a dit : « Oui », à Anne Morel. Jo Brun sourit.");
        assert_eq!(text.distance("Zoé Roux"), None);
        assert_eq!(text.distance("Jo Brun"), None);
        assert!(text.distance("Luc Vial") > text.distance("A. Morel"), "{text:?}");
        assert!(text.distance("Vial").is_some());
    }

    #[test]
    fn titles_of_references_are_known_by_what_stands_beside_them() {
        for (text, is_reference) in [
            ("(« Le pont », 17 août 2023).", true),
            ("[« Les premiers mots… »], 2023", true),
            ("— Marc Vial, « Le pont », Le Courrier, 17 août 2023", true),
            ("[^k]: Marc Vial, « Le pont », Le Courrier, [s. d.].", true),
            ("« Le pont », Le Courrier, août 2023.", true),
            ("Il a dit : « Le pont tient », puis il est parti.", false),
            ("« Le pont tient », a dit le maire.", false),
            ("(« Le pont tient » selon le maire).", false),
        ] {
            assert_eq!(beside(text).is_reference(), is_reference, "{text}");
        }
    }
}
