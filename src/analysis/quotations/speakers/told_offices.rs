//! The offices that other articles name, given to the people of this one.
//!
//! In: who holds which office, and the parties of an article. Out: the parties with these roles. It must not know which
//! quotation asks.

use crate::analysis::offices::Offices;

use super::party::{MAX_INTRODUCED, Parties, PartyKind};
use super::words;

impl Parties {
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
