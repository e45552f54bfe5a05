//! Goes through the quotations of an article from left to right and says who said each.
//!
//! Comes in: what the rules found and propose, and a judge. Goes out: speakers, how they are known and how certain they
//! are. It must not know signs or weights.

use foldhash::{HashMap, HashMapExt};

use crate::analysis::quotations::attribution::relation::Strength;
use crate::analysis::quotations::discourse::memory::Antecedent;
use crate::analysis::quotations::grammar::chunks::ChunkKind;
use crate::analysis::quotations::grammar::clause::{is_main, is_subject};
use crate::analysis::quotations::grammar::subject::subject_of;
use crate::analysis::{Certainty, How, Quotation, Speaker};
use crate::article::Span;

use super::decision::{Cast, ChoiceKind, Decision, Judge, Verdict};
use super::exchange::{Turn, exchanges};
use super::history::{History, Spoken};
use super::party::{Parties, Place};
use super::phrases::Subjects;
use super::reading::{Proposal, Reading};
use super::repeated;
use super::words::plain;

/// How likely it is that who takes turns in an exchange says the ones that name nobody.
const IN_TURN: f32 = 0.8;

/// Says who said each of the marked quotations found; the descriptions that it asked about and that may name an office.
pub(in super::super) fn decide(reading: &Reading, found: &mut [Quotation], judge: &mut dyn Judge) -> Vec<Span> {
    if reading.proposals.is_empty() {
        return Vec::new();
    }
    let mut parties = Parties::collect(reading.text, reading.referents, reading.sentences, reading.marked);
    parties.learn_offices(reading.offices);
    let (history, subjects, spans) = (History::default(), HashMap::new(), HashMap::new());
    let mut decider = Decider { reading: *reading, parties, history, subjects, spans, described: Vec::new() };
    decider.recall();
    decider.recall_titles();
    decider.find_tellers();
    let fuller = repeated::fuller(reading, found);
    let exchanges = exchanges(reading, found);
    for (number, proposal) in reading.proposals.iter().enumerate() {
        let at = exchanges.partition_point(|exchange| exchange.ends_before(number));
        let exchange = exchanges.get(at).filter(|exchange| exchange.has(number));
        let turn = exchange.map_or(Turn::Told, |exchange| decider.turn(exchange, number));
        if turn != Turn::Told {
            decider.settle(proposal, turn, &mut found[proposal.quotation]);
            continue;
        }
        if fuller.contains_key(&proposal.quotation) {
            continue;
        }
        let start = found[proposal.quotation].span.start;
        if reading.text.document.ends_before(reading.text.document.token_at(start)) {
            break;
        }
        let decision = decider.question(number, proposal, found[proposal.quotation].span);
        if let Some(verdict) = judge.judge(&decision, &decider) {
            decider.write(proposal, &decision, verdict, found);
        }
    }
    repeated::give(&fuller, found);
    decider.described
}

/// The state between two quotations.
pub(super) struct Decider<'a, 'd> {
    pub reading: Reading<'a, 'd>,
    pub parties: Parties,
    pub history: History,
    /// The subjects of a sentence's verbs, found when its first quotation is read.
    pub subjects: HashMap<usize, Subjects>,
    /// Pronouns and whom the rules took them for.
    pub spans: HashMap<Span, usize>,
    /// Descriptions that may name an office.
    pub described: Vec<Span>,
}

impl Cast for Decider<'_, '_> {
    fn count(&self) -> usize {
        self.parties.all.len()
    }

    fn name(&self, party: usize) -> String {
        self.parties.name(self.reading.text, self.reading.referents, party)
    }

    fn weight(&self, party: usize) -> (bool, usize) {
        let party = &self.parties.all[party];
        (party.referent.is_some(), party.mentions.len())
    }
}

impl Decider<'_, '_> {
    /// The party that the rules found.
    pub fn party_of(&self, antecedent: &Antecedent) -> Option<usize> {
        let by_words = || self.parties.of_span(self.reading.text, antecedent.span);
        antecedent.referent.map(|referent| referent.index()).or_else(by_words)
    }

    /// Counts pronouns and titles that the rules resolved as mentions.
    fn recall(&mut self) {
        for (span, sentence, antecedent) in self.reading.recalled {
            let Some(party) = self.party_of(antecedent) else { continue };
            let read = &self.reading.sentences[*sentence];
            self.spans.insert(*span, party);
            let at = read.chunks.iter().position(|chunk| chunk.phrase().is_some_and(|phrase| phrase.span == *span));
            let subject = at.is_some_and(|at| is_subject(&read.chunks, at));
            self.parties.recall(party, *span, *sentence, read.paragraph(), subject);
        }
    }

    /// Counts descriptions outside quotations as mentions of the only person who has the role, wherever the article says so.
    fn recall_titles(&mut self) {
        for (line, read) in self.reading.sentences.iter().enumerate() {
            for (at, chunk) in read.chunks.iter().enumerate() {
                let (ChunkKind::Phrase(phrase) | ChunkKind::Oblique(_, phrase) | ChunkKind::According(phrase)) =
                    &chunk.kind
                else {
                    continue;
                };
                if self.spans.contains_key(&phrase.span) || phrase.pronoun || phrase.referent.is_some() {
                    continue;
                }
                let Some(party) = self.parties.only_holder(self.reading.text, phrase) else { continue };
                self.spans.insert(phrase.span, party);
                let subject = matches!(chunk.kind, ChunkKind::According(_)) || is_subject(&read.chunks, at);
                self.parties.recall(party, phrase.span, line, read.paragraph(), subject);
            }
        }
    }

    /// Finds who tells something without marks: subjects of verbs of saying, sources after `selon`.
    fn find_tellers(&mut self) {
        for (line, read) in self.reading.sentences.iter().enumerate() {
            for (at, chunk) in read.chunks.iter().enumerate() {
                let says = |at: usize| {
                    let verb = read.chunks.finite_verb(at);
                    verb.is_some_and(|verb| verb.speech && !verb.passive) && is_main(&read.chunks, at)
                };
                let span = match &chunk.kind {
                    ChunkKind::According(phrase) => Some(phrase.span),
                    ChunkKind::Verb(_) if says(at) => subject_of(&read.chunks, at).map(|phrase| phrase.span),
                    _ => None,
                };
                let Some(span) = span else { continue };
                let party = self.spans.get(&span).copied().or_else(|| self.parties.at(span));
                let (paragraph, start) = (read.paragraph(), span.start);
                self.history.tellers.extend(party.map(|party| Spoken {
                    party,
                    line,
                    paragraph,
                    start,
                    words: span,
                    quotation: None,
                }));
            }
        }
        self.history.tellers.sort_by_key(|teller| teller.start);
    }

    /// Writes a verdict.
    fn write(&mut self, proposal: &Proposal, decision: &Decision, verdict: Verdict, found: &mut [Quotation]) {
        let at = proposal.quotation;
        let Some(choice) = decision.choices().get(verdict.choice) else { return };
        let last = self.history.last().copied();
        let certainty = Certainty::new(verdict.certainty);
        let Some(party) = verdict.party else {
            found[at].continues = None;
            // A pronoun that stands for nobody known is shown as it is.
            found[at].speaker = choice.words.filter(|_| choice.kind == ChoiceKind::Pronoun).map(|span| Speaker {
                span,
                name: None,
                role: None,
                how: How::Pronoun,
                certainty,
                entity: None,
            });
            return;
        };
        let words = choice.words.or_else(|| self.words_for(party, decision.quotation, last));
        let own = choice.words.is_some_and(|words| self.parties.at(words) == Some(party));
        let how = match choice.kind {
            ChoiceKind::Name => How::Explicit,
            ChoiceKind::Description if own => How::Explicit,
            ChoiceKind::Description => How::Title,
            ChoiceKind::Pronoun | ChoiceKind::Impersonal => How::Pronoun,
            ChoiceKind::Carried => How::Previous,
        };
        let rule = proposal.attribution.as_ref();
        let label = rule.is_some_and(|rule| rule.strength == Strength::Label);
        let words = words.unwrap_or(decision.quotation);
        let referent = self.parties.all[party].referent.map(|referent| self.reading.referents.get(referent));
        let name = match (referent, own.then_some(words)) {
            (None, Some(words)) => plain(words.of(self.reading.text.document.text)),
            _ => self.parties.name(self.reading.text, self.reading.referents, party),
        };
        let by_rule = rule.filter(|rule| Some(rule.source.span) == choice.words).and_then(|rule| rule.source.title);
        let role = by_rule.or_else(|| referent.and_then(|referent| referent.titles.first()).map(|title| title.span));
        let span = self.name_within(words, party);
        found[at].speaker = Some(Speaker {
            span,
            name: Some(name),
            role,
            how: if label { How::Label } else { how },
            certainty,
            entity: referent.and_then(|referent| referent.entity),
        });
        let same = last.filter(|last| last.party == party).and_then(|last| last.quotation);
        found[at].continues = match choice.kind {
            ChoiceKind::Carried => same,
            _ => found[at].continues.filter(|before| Some(*before) == same),
        };
        self.remember(proposal, party, decision.quotation.start, span);
    }

    /// Adds who was found to say a quotation, which begins at this byte, and the words that stand for them.
    fn remember(&mut self, proposal: &Proposal, party: usize, start: usize, words: Span) {
        self.history.add(Spoken {
            party,
            line: proposal.sentence,
            paragraph: self.reading.sentences[proposal.sentence].paragraph(),
            start,
            words,
            quotation: Some(proposal.quotation),
        });
    }

    /// Gives a turn of an exchange to the one who takes it.
    fn settle(&mut self, proposal: &Proposal, turn: Turn, quotation: &mut Quotation) {
        quotation.continues = None;
        quotation.speaker = None;
        let Turn::By(party) = turn else { return };
        let start = quotation.span.start;
        let Some(words) = self.words_for(party, quotation.span, self.history.last().copied()) else { return };
        let referent = self.parties.all[party].referent.map(|referent| self.reading.referents.get(referent));
        let span = self.name_within(words, party);
        quotation.speaker = Some(Speaker {
            span,
            name: Some(self.parties.name(self.reading.text, self.reading.referents, party)),
            role: referent.and_then(|referent| referent.titles.first()).map(|title| title.span),
            how: How::Previous,
            certainty: Certainty::new(IN_TURN * proposal.speech),
            entity: referent.and_then(|referent| referent.entity),
        });
        self.remember(proposal, party, start, span);
    }

    /// The words that stand for a party where the sentence has none: those that named who spoke last, else the last
    /// before the quotation, else the first.
    fn words_for(&self, party: usize, quotation: Span, last: Option<Spoken>) -> Option<Span> {
        let party_at = &self.parties.all[party];
        let span = |place: &Place| Span::new(place.start, place.end);
        let spoke = last.filter(|last| last.party == party).map(|last| last.words);
        let before = || party_at.before(quotation.start).last().map(span);
        spoke.or_else(before).or_else(|| party_at.mentions.first().map(span))
    }

    /// The name among the words that stand for a party, in French; all of them where there is none.
    fn name_within(&self, words: Span, party: usize) -> Span {
        let text = self.reading.text;
        if text.grammar.title_belongs_to_name {
            return words;
        }
        let referent = self.parties.all[party].referent;
        let mut named = text.document.tokens_in(words).filter_map(|token| self.reading.referents.mention_at(token));
        named
            .find(|named| Some(named.referent) == referent)
            .map_or(words, |named| text.document.span_of(named.tokens.clone()))
    }
}
