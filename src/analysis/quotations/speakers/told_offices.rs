//! The offices that other articles name and the professions that civilities tell, given to the people of this one.
//!
//! In: who holds which office, and the parties of an article. Out: the parties with these roles. It must not know which
//! quotation asks.

use crate::analysis::offices::Offices;
use crate::analysis::quotations::names::referents::Referents;
use crate::analysis::quotations::tagged_text::TaggedText;

use super::party::{MAX_INTRODUCED, Parties, PartyKind};
use super::words;

/// Civilities that tell a profession, folded, and the nouns for it.
const PROFESSIONS: &[(&[&str], &[&str])] = &[
    (&["dr", "docteur", "doctor"], &["docteur", "medecin", "doctor"]),
    (&["pr", "professeur", "professor"], &["professeur", "professor"]),
    (&["me", "maitre"], &["avocat", "avocate", "defenseur", "conseil"]),
];

impl Parties {
    /// Gives the profession that a civility tells to those whose name it stands before: `Me Roy` is a lawyer.
    pub fn learn_civilities(&mut self, text: &TaggedText, referents: &Referents) {
        for named in &referents.mentions {
            let mut before = named.tokens.start.checked_sub(1);
            if before.is_some_and(|token| text.lower(token) == ".") {
                before = before.and_then(|token| token.checked_sub(1));
            }
            let tokens = before.into_iter().chain(named.tokens.clone().take(1));
            let known = tokens.map(|token| text.document.folded(token).trim_end_matches('.')).find_map(|word| {
                PROFESSIONS.iter().find(|(civilities, _)| civilities.contains(&word)).map(|(_, nouns)| nouns)
            });
            let party = &mut self.all[named.referent.index()];
            if let Some(nouns) = known.filter(|_| party.kind == PartyKind::Person) {
                nouns.iter().for_each(|noun| party.role_heads.add(noun));
            }
        }
    }

    /// Gives the offices that other articles name to those who hold them, as if this one had named them so; not where two
    /// have the surname.
    pub fn learn_offices(&mut self, offices: &Offices) {
        for (office, holder) in offices.iter() {
            let surname = words::term(&holder.surname()).0;
            let mut of_surname = (0..self.named)
                .filter(|at| self.all[*at].kind == PartyKind::Person && self.all[*at].name.last() == Some(surname));
            if let (Some(at), None) = (of_surname.next(), of_surname.next()) {
                office.split(' ').for_each(|word| self.all[at].role_heads.add(word));
                self.all[at].role_words.add_all(office);
                if !self.introduced.contains(&at) && self.introduced.len() < MAX_INTRODUCED {
                    self.introduced.push(at);
                }
            }
        }
    }
}
