//! How a quotation of the archive goes on from what is typed: where the typed words stand in it, whatever their typography.
//! Words in, a place out. Pure.

use crate::article::Span;
use crate::drafts::words;
use crate::text::segment::sentences;

/// Where in `said` the words `typed` stand, from there to the end of what is said; the last of them may be unfinished.
/// All of what is said where nothing is typed.
pub(super) fn going_on(said: &str, typed: &str) -> Option<Span> {
    let wanted = words(typed);
    let all = words(said);
    let (Some(last), false) = (wanted.len().checked_sub(1), all.is_empty()) else {
        return (!said.trim().is_empty()).then_some(Span::new(0, said.len()).trimmed(said));
    };
    // Behind a blank the word before it is whole.
    let is_whole = typed.ends_with(|c: char| !c.is_alphanumeric());
    let at = all.windows(wanted.len()).position(|window| {
        window.iter().zip(&wanted).enumerate().all(|(number, (there, here))| match number == last && !is_whole {
            true => there.bare().starts_with(here.bare()),
            false => there.bare() == here.bare(),
        })
    })?;
    Some(Span::new(all[at].span.start, said.trim_end().len()))
}

/// The end of the sentence of `said` in which `from` stands; the end of all of it where that is the last one.
pub(super) fn sentence_end(said: &str, from: usize) -> usize {
    let all = sentences(said, Span::new(0, said.len()));
    all.iter().find(|sentence| from < sentence.end).map_or(said.len(), |sentence| sentence.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_words_are_found_where_they_stand() {
        let said = "L’été, « nous tiendrons » ce calendrier. Coûte que coûte !";
        for (typed, rest) in [
            ("nous tien", Some("nous tiendrons » ce calendrier. Coûte que coûte !")),
            ("Nous TIENDRONS ce ", Some("nous tiendrons » ce calendrier. Coûte que coûte !")),
            ("l'ete", Some("L’été, « nous tiendrons » ce calendrier. Coûte que coûte !")),
            ("cout", Some("Coûte que coûte !")),
            ("", Some(said)),
            ("ce cal ", None),
            ("tiendrons nous", None),
        ] {
            assert_eq!(going_on(said, typed).map(|span| span.of(said)), rest, "{typed}");
        }
        assert_eq!(sentence_end(said, 3), said.find(" Coûte").unwrap());
        assert_eq!(sentence_end(said, said.len() - 2), said.len());
        assert_eq!(going_on("", "a"), None);
    }
}
