//! All that may be answered to the question who said one quotation.
//!
//! Comes in: the reading of an article, its parties, who spoke so far, what the rules propose. Goes out: a decision to be
//! weighed. It must not know weights.

use crate::analysis::quotations::attribution::relation::{Attribution, Strength};
use crate::analysis::quotations::grammar::chunks::{ChunkKind, Chunks};
use crate::analysis::quotations::grammar::clause::is_subject;
use crate::analysis::quotations::names::referents::ReferentId;
use crate::article::Span;

use super::decide::Decider;
use super::decision::{ChoiceKind, Decision};
use super::described::{Described, may_be_office};
use super::phrase_signs::Marks;
use super::phrases::{PhraseCandidate, Sort, Stand, candidates, subjects};
use super::reading::Proposal;
use super::scene::{Ask, Scene};
use super::sign::Sign;

/// Whom a phrase may name.
struct Named {
    /// Whom it names by itself.
    own: Option<usize>,
    /// Whom the rules took it for.
    by_rules: Option<usize>,
    /// Whether it only stands in the reporting clause in which the rules took another.
    in_clause: bool,
}

impl Decider<'_, '_> {
    /// All that may be answered for one quotation.
    pub(super) fn question(&mut self, number: usize, proposal: &Proposal, quotation: Span) -> Decision {
        let reading = self.reading;
        let sentence = proposal.sentence;
        let chunks = &reading.sentences[sentence].chunks;
        reading.text.document.budget.spend(chunks.len());
        let paragraph = reading.sentences[sentence].paragraph();
        let subjects = self.subjects.entry(sentence).or_insert_with(|| subjects(chunks));
        let rule = proposal.attribution.as_ref();
        let phrases = candidates(chunks, proposal.place, subjects, rule);
        let taken = proposal.antecedent.as_ref().and_then(|antecedent| self.party_of(antecedent));
        let own: Vec<Option<usize>> = phrases
            .iter()
            .map(|candidate| match candidate.sort {
                Sort::Description => self.parties.own(reading.text, &candidate.phrase, sentence, paragraph),
                Sort::Name => candidate.phrase.referent.map(ReferentId::index),
                Sort::Pronoun | Sort::Impersonal => None,
            })
            .collect();
        let scene = Scene {
            text: reading.text,
            referents: reading.referents,
            offices: reading.offices,
            parties: &self.parties,
            history: &self.history,
            quotation,
            line: sentence,
            paragraph,
            next: self.next_named(number),
            carried: if rule.is_none() { taken } else { None },
            near: Vec::new(),
        };
        let scene = Scene { near: scene.find_near(), ..scene };
        let marks = Marks { chunks, place: proposal.place, rule };
        let certain = rule.is_some_and(|rule| is_certain(rule, chunks));
        let mut decision = Decision::new(quotation, proposal.speech);
        let mut described = Vec::new();
        for (candidate, own) in phrases.iter().zip(own) {
            let is_rule = marks.is_rule(candidate);
            if !certain || is_rule || marks.in_incise(candidate) {
                let by_rules = if is_rule { taken } else { self.spans.get(&candidate.phrase.span).copied() };
                let named = Named { own, by_rules, in_clause: certain && !is_rule };
                if candidate.sort == Sort::Description && may_be_office(reading.text, &candidate.phrase) {
                    described.push(candidate.phrase.span);
                }
                self.choice(&scene, &marks, candidate, named, &mut decision);
            }
        }
        if !certain || decision.choices().is_empty() {
            decision.choose(None, ChoiceKind::Carried);
            self.mark_carried(proposal, chunks, &mut decision);
            scene.carried_on(&mut decision);
        }
        self.described.extend(described);
        decision
    }

    /// Adds a phrase with its signs, and whom it may stand for.
    fn choice(&self, scene: &Scene, marks: &Marks, candidate: &PhraseCandidate, named: Named, decision: &mut Decision) {
        let Named { own, by_rules, in_clause } = named;
        decision.choose(Some(candidate.phrase.span), candidate.sort.into());
        let mut quoting = candidate.stand == Stand::According;
        marks.read(candidate, &mut |sign, value| {
            quoting |= sign == Sign::QUOTING;
            decision.mark(sign, value);
        });
        if in_clause {
            decision.mark(Sign::IN_INCISE, 1.0);
        }
        match candidate.sort {
            Sort::Name => {
                if let Some(own) = own {
                    self.mark_name(own, scene.quotation, decision);
                    decision.party(Some(own));
                }
            }
            Sort::Impersonal => decision.party(None),
            Sort::Pronoun => scene.by_pronoun(candidate, by_rules, decision),
            Sort::Description => {
                let beside = name_beside(marks.chunks, candidate);
                let may = quoting || marks.is_rule(candidate) || candidate.phrase.can_speak(scene.text);
                let is_label = marks.is_label(candidate);
                let described = Described { is_label, ..scene.describe(candidate, own, by_rules, beside, may) };
                scene.by_description(candidate, &described, decision);
            }
        }
        decision.close();
    }

    fn mark_name(&self, party: usize, quotation: Span, decision: &mut Decision) {
        let mentions = &self.parties.all[party].mentions;
        let from = mentions.partition_point(|mention| mention.start < quotation.start);
        if mentions.get(from).is_some_and(|mention| mention.end <= quotation.end) {
            decision.mark(Sign::NAMED_IN_WORDS, 1.0);
        }
        if self.history.last().is_some_and(|last| last.party == party) {
            decision.mark(Sign::LAST_SPEAKER, 1.0);
        }
    }

    /// The signs that nobody is named in the sentence.
    fn mark_carried(&self, proposal: &Proposal, chunks: &Chunks, decision: &mut Decision) {
        let mut mark = |sign| decision.mark(sign, 1.0);
        mark(Sign::CARRY);
        let mut verbs = chunks.iter().filter_map(|chunk| chunk.finite_verb().map(|verb| verb.speech));
        match verbs.next() {
            None => mark(Sign::CARRY_NO_VERB),
            Some(first) if first || verbs.any(|speech| speech) => mark(Sign::CARRY_SPEECH),
            Some(_) => {}
        }
        if proposal.alone {
            mark(Sign::CARRY_ALONE);
        }
        if proposal.opens_paragraph {
            mark(Sign::CARRY_OPENS);
        }
        if proposal.whole {
            mark(Sign::CARRY_WHOLE);
        }
        if proposal.words >= 4 {
            mark(Sign::CARRY_LONG);
        }
        match proposal.attribution.as_ref().map(|rule| rule.strength) {
            None => mark(Sign::CARRY_RULE_NONE),
            Some(Strength::Subject) => mark(Sign::CARRY_RULE_SUBJECT),
            Some(Strength::Source) => mark(Sign::CARRY_RULE_SOURCE),
            Some(Strength::Governed) => mark(Sign::CARRY_RULE_GOVERNED),
            Some(_) => {}
        }
        match self.history.last() {
            None => mark(Sign::CARRY_FIRST),
            Some(last) => {
                mark(match proposal.sentence.saturating_sub(last.line) {
                    0 => Sign::CARRY_SAME_LINE,
                    1 => Sign::CARRY_LINE_BEFORE,
                    2 => Sign::CARRY_TWO_BEFORE,
                    _ => Sign::CARRY_FAR,
                });
                if last.paragraph == self.reading.sentences[proposal.sentence].paragraph() {
                    mark(Sign::CARRY_SAME_PARAGRAPH);
                }
            }
        }
    }

    /// Whom the next quotation names, when the rules took a name for it.
    fn next_named(&self, number: usize) -> Option<(usize, usize, usize)> {
        let next = self.reading.proposals.get(number + 1)?;
        next.attribution.as_ref().filter(|rule| !rule.source.pronoun)?;
        let party = self.party_of(next.antecedent.as_ref()?)?;
        Some((party, next.sentence, self.reading.sentences[next.sentence].paragraph()))
    }
}

/// Whether what the rules took stays: a reporting clause beside the quotation whose source can speak, a signature.
fn is_certain(rule: &Attribution, chunks: &Chunks) -> bool {
    rule.strength == Strength::Label
        || rule.strength == Strength::ReportingClause && rule.source.can_speak(chunks.text())
}

/// The name that is set beside a description with a comma.
fn name_beside(chunks: &Chunks, candidate: &PhraseCandidate) -> Option<usize> {
    if candidate.stand == Stand::Inside || !chunks.is_comma(candidate.at + 1) {
        return None;
    }
    let (ChunkKind::Phrase(name) | ChunkKind::Oblique(_, name)) = chunks.kind(candidate.at + 2)? else { return None };
    let name = name.referent.filter(|_| !is_subject(chunks, candidate.at + 2))?;
    Some(name.index())
}
