//! Who is meant by a role that the article gives to one person alone: `la préfète` where it says elsewhere `Anne Roy,
//! préfète de la Sarthe`.
//!
//! Comes in: the parties of an article and a noun phrase. Goes out: the party. It must not know quotations, signs or
//! weights.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::tagged_text::TaggedText;

use super::party::{Parties, PartyKind};
use super::words::{self, Terms};

impl Parties {
    /// The only person to whom the article gives the role that a definite description in the singular names.
    pub fn only_holder(&self, text: &TaggedText, phrase: &NounPhrase) -> Option<usize> {
        let head = phrase.head.filter(|head| text.is(*head, Class::ROLE) && !phrase.plural && phrase.determined)?;
        if !matches!(text.lower(phrase.first_token(text)), "le" | "la" | "l'" | "the") {
            return None;
        }
        let folded = text.document.folded(head);
        let noun = words::term(folded);
        let singular = words::singular_term(folded);
        let said = phrase.span.of(text.document.text);
        let (terms, office) = (Terms::of(said), words::office(said));
        text.document.budget.spend(self.titled.len());
        let holds = |at: &usize| {
            let party = &self.all[*at];
            let clash = phrase.gender.is_some() && party.gender.is_some() && phrase.gender != party.gender;
            let (alike, all) = terms.alike(Some(noun.0), [&party.role_words, &party.apposed]);
            let role = party.role_heads.has(singular) && alike == all;
            let same = office.is_some_and(|office| party.offices.contains(&office));
            party.kind == PartyKind::Person && !clash && (role || same)
        };
        let mut holders = self.titled.iter().copied().filter(holds);
        let first = holders.next()?;
        holders.next().is_none().then_some(first)
    }
}
