//! The noun of saying that a colon and the words follow: `Sa réponse : « … »`, `Réponse du maire : « … »`.

use crate::analysis::lexicon::Class;

use super::attribute::{Source, Tie};
use crate::analysis::quotations::grammar::chunks::{Chunk, Kind, Reader};
use crate::analysis::quotations::grammar::noun_phrase::{self, Phrase};
use crate::analysis::quotations::grammar::subject::is_plausible;
use crate::analysis::quotations::tagged_text::Gender;

/// The source of a quotation right after a colon, when a noun of saying opens its sentence: the one whose answer it
/// is, by the complement of the noun or by its possessive.
pub(crate) fn announced(reader: &Reader, chunks: &[Chunk], place: usize) -> Option<Source> {
    let text = reader.text;
    let colon = matches!(&chunks[place.checked_sub(1)?].kind, Kind::Stop(token) if text.is_mark(*token, ":"));
    let first = chunks[..place].iter().find(|chunk| !matches!(chunk.kind, Kind::Other | Kind::Joint))?;
    let Kind::Phrase(noun) = &first.kind else { return None };
    let head = noun.head.filter(|head| colon && text.is(*head, Class::SAYING) && noun.named.is_none())?;
    let at = first.items.clone().find(|at| reader.line.token(*at) == Some(head))?;
    let phrase = possessor(reader, first.items.start).or_else(|| complement(reader, at + 1))?;
    let cue = Some(text.document.tokens[head].span);
    Some(Source::new(phrase, cue, Tie::Governed))
}

/// The pronoun that a possessive is.
fn possessor(reader: &Reader, at: usize) -> Option<Phrase> {
    let token = reader.line.token(at)?;
    let (gender, plural) = match reader.text.lower(token) {
        "son" | "sa" | "ses" => (None, false),
        "his" => (Some(Gender::Masculine), false),
        "her" => (Some(Gender::Feminine), false),
        "leur" | "leurs" | "their" => (None, true),
        _ => return None,
    };
    let span = reader.text.document.tokens[token].span;
    Some(Phrase { pronoun: true, gender, plural, ..Phrase::named(span, None) })
}

/// The phrase after `de` at an item.
fn complement(reader: &Reader, at: usize) -> Option<Phrase> {
    let of = matches!(reader.lower(at), "de" | "du" | "d'" | "des" | "of" | "from");
    // `du` and `des` are article and preposition in one.
    let start = if matches!(reader.lower(at), "du" | "des") { at } else { at + 1 };
    let (phrase, _) = noun_phrase::read(reader, start).filter(|_| of)?;
    is_plausible(reader, &phrase).then_some(phrase)
}
