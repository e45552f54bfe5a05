//! Who takes a turn of an exchange, as far as the sentences around it tell.
//!
//! Comes in: an exchange and the speakers decided so far. Goes out: the party, or nobody. It must not know signs or
//! weights.

use super::decide::Decider;
use super::exchange::{Exchange, Turn, is_told};
use super::party::PartyKind;
use super::reading::Proposal;

impl Decider<'_, '_> {
    /// Who takes the turn of a proposal in an exchange.
    pub(super) fn turn(&self, exchange: &Exchange, proposal: usize) -> Turn {
        if is_told(&self.reading.proposals[proposal]) {
            return Turn::Told;
        }
        let asks = exchange.asked.contains(&proposal);
        let told = |turns: &[usize]| turns.iter().find_map(|turn| self.told(*turn));
        let (asked, answered) = (told(&exchange.asked), told(&exchange.answered));
        let first = &self.reading.proposals[exchange.asked[0]];
        let asked = asked.or_else(|| self.announced(first));
        let found = match (asks, asked, answered) {
            (true, asked, answered) => asked.filter(|asked| answered != Some(*asked)),
            (false, _, Some(answered)) => Some(answered),
            (false, Some(asked), None) => self.other(first, asked),
            (false, None, None) => None,
        };
        found.map_or(Turn::Nobodys, Turn::By)
    }

    /// Whom the sentence of a turn names.
    fn told(&self, proposal: usize) -> Option<usize> {
        let proposal = &self.reading.proposals[proposal];
        let spoken = || self.history.of(proposal.quotation);
        let by_rules = || proposal.antecedent.as_ref().and_then(|antecedent| self.party_of(antecedent));
        if is_told(proposal) { spoken().or_else(by_rules) } else { None }
    }

    /// Who is said to ask in the sentence right before.
    fn announced(&self, first: &Proposal) -> Option<usize> {
        let line = first.sentence.checked_sub(1)?;
        let (before, sentence) = (&self.reading.sentences[line], &self.reading.sentences[first.sentence]);
        let same = before.paragraph() == sentence.paragraph();
        let teller = self.history.teller_on(line, sentence.start).filter(|_| same)?;
        Some(teller.party)
    }

    /// The only other person of whom the sentence of the first question, or the one before it, speaks.
    fn other(&self, first: &Proposal, asked: usize) -> Option<usize> {
        let named = |line: usize| {
            let on_line = self.parties.on_line.get(line).into_iter().flatten();
            let mut others = on_line.filter(|at| **at != asked && self.parties.all[**at].kind == PartyKind::Person);
            others.next().copied().filter(|_| others.next().is_none())
        };
        named(first.sentence).or_else(|| named(first.sentence.checked_sub(1)?))
    }
}
