//! Couples who are named with one surname: `Anne et Paul Roche` are Anne Roche and Paul Roche.
//!
//! Comes in: the referents and their mentions, in order. Goes out: the same, with the one whose surname the other bears.

use crate::analysis::quotations::tagged_text::TaggedText;

use super::referents::{NameMention, ReferentId, Referents};

/// Words of a name of which the first may be a couple's second given name.
const FEWEST_WORDS: usize = 2;

impl Referents {
    /// Adds those who are named by a given name, `et` and the whole name of another.
    pub(super) fn add_couples(&mut self, text: &TaggedText) {
        let given: Vec<(usize, String)> = self.mentions.iter().filter_map(|named| self.joined(text, named)).collect();
        for (token, name) in given {
            let known = self.iter().find(|(_, referent)| referent.is_person && referent.name == name).map(|(id, _)| id);
            let tokens = token..token + 1;
            let at = self.mentions.partition_point(|named| named.tokens.start < token);
            // The article may have the given name alone as that of a person.
            let alone = self.mentions.get(at).filter(|named| named.tokens == tokens).map(|named| named.referent);
            let referent = alone.or(known).unwrap_or_else(|| self.add(&name, true, None));
            let gender = text.name_gender(token);
            let person = self.get_mut(referent);
            person.name = name;
            person.gender = person.gender.or(gender);
            if alone.is_none() {
                self.mentions.insert(at, NameMention { tokens, referent });
            }
        }
    }

    /// The token of the given name that `et` joins to a mention, and the whole name of who bears it.
    fn joined(&self, text: &TaggedText, named: &NameMention) -> Option<(usize, String)> {
        let person = self.is_person(Some(named.referent)) && named.tokens.len() >= FEWEST_WORDS;
        let and =
            named.tokens.start.checked_sub(1).filter(|at| person && matches!(text.lower(*at), "et" | "and" | "&"))?;
        let given = and.checked_sub(1).filter(|at| text.is_given_name(*at))?;
        let alone = given.checked_sub(1).is_none_or(|before| !text.is_capital(before) || text.opens_sentence(before));
        let free = self.covering(given).is_none_or(|other| self.is_alone(other, given));
        if !(alone && free && text.is_given_name(named.tokens.start)) {
            return None;
        }
        let surname = text.document.span_of(named.tokens.start + 1..named.tokens.end).of(text.document.text);
        Some((given, format!("{} {surname}", text.document.word(given))))
    }

    /// Whether a mention is the given name of a person of whom the article has no other.
    fn is_alone(&self, named: &NameMention, token: usize) -> bool {
        let is_person = |id: ReferentId| self.is_person(Some(id));
        named.tokens == (token..token + 1) && is_person(named.referent) && !self.get(named.referent).name.contains(' ')
    }
}
