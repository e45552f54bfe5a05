//! Whom a pronoun may stand for, and who may carry on, each with what speaks for it at the place of the quotation.
//!
//! Comes in: the parties of the article and who spoke so far. Goes out: candidates and their signs. It must not know the
//! sentence of the quotation.

use crate::analysis::lexicon::Class;
use crate::analysis::offices::Offices;
use crate::analysis::quotations::names::referents::{ReferentId, Referents};
use crate::analysis::quotations::tagged_text::{Gender, TaggedText};
use crate::article::Span;

use super::history::History;
use super::party::{Parties, Party, PartyKind};
use super::phrases::PhraseCandidate;
use super::sign::{Family, Nearness, Sign};

/// What is known at the place of one quotation.
pub(in super::super) struct Scene<'a, 'd> {
    pub text: &'a TaggedText<'d>,
    pub referents: &'a Referents,
    pub offices: &'a Offices,
    pub parties: &'a Parties,
    pub history: &'a History,
    pub quotation: Span,
    pub line: usize,
    pub paragraph: usize,
    /// Whom the quotation after this one names, when the rules are sure: the party, its line and paragraph.
    pub next: Option<(usize, usize, usize)>,
    /// Who carries on, as the rules say.
    pub carried: Option<usize>,
    /// Those spoken of close before, who spoke last, and the one person of the headline.
    pub near: Vec<usize>,
}

/// Takes the candidates: whom, and a sign with its value.
pub(in super::super) trait Ask {
    /// A new candidate; `None` is nobody.
    fn party(&mut self, party: Option<usize>);
    /// A sign of the last candidate.
    fn tell(&mut self, sign: Sign, value: f32);
}

/// Lines that are looked back over for those whom a pronoun may stand for.
const REACH: usize = 12;

/// Words between `quant à` and the pronoun that takes it up at most.
const SET_APART: usize = 16;

/// Parties on these lines that are asked about at most: lists of names have more.
const MOST_NEAR: usize = 160;

impl Scene<'_, '_> {
    /// Finds those who are near.
    pub fn find_near(&self) -> Vec<usize> {
        let mut near: Vec<usize> = Vec::new();
        let from = self.line.saturating_sub(REACH);
        for line in (from..=self.line).rev() {
            near.extend(self.parties.on_line.get(line).into_iter().flatten());
        }
        near.truncate(MOST_NEAR);
        near.extend(self.history.recent(6).iter().map(|spoken| spoken.party));
        near.extend(self.history.teller(self.quotation.start).map(|spoken| spoken.party));
        near.extend(self.referents.topic.map(ReferentId::index));
        near.sort_unstable();
        near.dedup();
        near
    }

    pub(super) fn party(&self, at: usize) -> &Party {
        &self.parties.all[at]
    }

    /// How a party stands to the place of the quotation.
    pub(super) fn nearness(&self, family: Family, at: usize, place: usize, ask: &mut dyn Ask) {
        use Nearness as N;
        let party = self.party(at);
        let mut tell = |nearness: Nearness| ask.tell(family.sign(nearness), 1.0);
        if let Some(teller) = self.history.teller(place).filter(|teller| teller.party == at) {
            tell(N::LastTeller);
            if teller.line + 1 >= self.line {
                tell(N::LastTellerNear);
            }
        }
        self.spoken(at, &mut tell);
        let before = party.before(place);
        self.text.document.budget.spend(before.len());
        let last = before.iter().rev().find(|mention| !mention.quoted);
        match last.map(|last| (last, self.line.saturating_sub(last.line))) {
            Some((last, distance @ 0..=3)) => {
                tell([N::MentionedHere, N::MentionedOne, N::MentionedTwo, N::MentionedThree][distance]);
                let there = before.iter().rev().take_while(|mention| mention.quoted || mention.line == last.line);
                let subject = there.filter(|mention| mention.subject && !mention.quoted);
                if let Some(subject) = subject.last() {
                    tell(N::SubjectThere);
                    let first = self.parties.first_subject.get(last.line).is_some_and(|first| *first == subject.start);
                    match distance {
                        0 => tell(N::SubjectHere),
                        1 => tell(N::SubjectBefore),
                        _ => {}
                    }
                    match distance {
                        0 if first => tell(N::FirstSubjectHere),
                        1 if first => tell(N::FirstSubjectBefore),
                        _ => {}
                    }
                }
            }
            Some(_) => tell(N::MentionedFar),
            None => tell(if before.is_empty() { N::NotYet } else { N::MentionedQuoted }),
        }
        if last.is_some_and(|last| last.paragraph == self.paragraph) {
            tell(N::SameParagraph);
        }
        if party.in_title {
            tell(N::InTitle);
        }
        if party.referent.is_some() && party.referent == self.referents.topic {
            tell(N::Topic);
        }
        tell(kind(party));
        let from = party.mentions.partition_point(|mention| mention.start < self.quotation.start);
        if party.mentions.get(from).is_some_and(|mention| mention.end <= self.quotation.end) {
            tell(N::InWords);
        }
        #[allow(clippy::cast_precision_loss)]
        let often = (before.len() as f32).ln_1p().min(2.5) / 2.5;
        ask.tell(family.sign(N::Count), often);
    }

    /// When a party spoke, if it did.
    fn spoken(&self, at: usize, tell: &mut dyn FnMut(Nearness)) {
        use Nearness as N;
        match self.history.last() {
            Some(last) if last.party == at => {
                tell(N::LastSpeaker);
                tell(match self.line.saturating_sub(last.line) {
                    0 => N::SpokeSameLine,
                    1 => N::SpokeLineBefore,
                    2 => N::SpokeTwoBefore,
                    _ => N::SpokeFarther,
                });
                if last.paragraph == self.paragraph {
                    tell(N::SpokeSameParagraph);
                }
            }
            _ if self.history.has(at) => tell(N::EarlierSpeaker),
            _ => {}
        }
    }

    pub(super) fn agreement(&self, family: Family, gender: Option<Gender>, plural: bool, at: usize, ask: &mut dyn Ask) {
        use Nearness as N;
        let party = self.party(at);
        let mut tell = |nearness: Nearness| ask.tell(family.sign(nearness), 1.0);
        if plural {
            match party.kind {
                PartyKind::Body => tell(N::PluralBody),
                _ if party.plural => tell(N::NumberAgrees),
                _ => tell(N::NumberClashes),
            }
            return;
        }
        if party.plural {
            tell(N::NumberClashes);
        }
        match (gender, party.gender) {
            (Some(one), Some(other)) if one == other => tell(N::GenderAgrees),
            (Some(_), Some(_)) => tell(N::GenderClashes),
            (Some(_), None) => tell(N::GenderUnknown),
            _ => {}
        }
    }

    /// Asks about those whom a pronoun may stand for. `rule` is whom the rules took.
    pub fn by_pronoun(&self, candidate: &PhraseCandidate, rule: Option<usize>, ask: &mut dyn Ask) {
        let (phrase, place) = (&candidate.phrase, candidate.phrase.span.start);
        let after = place >= self.quotation.start;
        let family = if after { Family::IncisePronoun } else { Family::Pronoun };
        let apart = self.set_apart(place);
        let pointed = self.pointed(phrase.span, phrase.gender, phrase.plural);
        let mut ranked: Vec<(usize, usize)> = self
            .near
            .iter()
            .filter(|at| self.fits(**at, phrase.gender, phrase.plural))
            .map(|at| (self.last_place(*at, place), *at))
            .collect();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        let subjects = ranked.iter().map(|(_, at)| (self.last_subject(*at, place), *at));
        let latest = subjects.filter(|(last, _)| *last > 0).max();
        for at in self.near.iter().copied() {
            let party = self.party(at);
            let person = party.kind == PartyKind::Person;
            let clash = phrase.plural;
            let unknown = party.before(place).is_empty() && !self.history.has(at) && !party.in_title;
            if unknown || person && clash && rule != Some(at) {
                continue;
            }
            ask.party(Some(at));
            self.agreement(family, phrase.gender, phrase.plural, at, ask);
            self.nearness(family, at, place, ask);
            match latest {
                Some((_, latest)) if latest == at => ask.tell(family.sign(Nearness::LatestSubject), 1.0),
                Some((last, _)) if last > self.last_place(at, place) => {
                    ask.tell(family.sign(Nearness::Overtaken), 1.0);
                }
                _ => {}
            }
            if rule == Some(at) {
                ask.tell(Sign::PRONOUN_RULE, 1.0);
            }
            if apart.is_some_and(|from| party.before(place).iter().any(|mention| mention.start >= from)) {
                ask.tell(Sign::SET_APART, 1.0);
            }
            if pointed == Some(at) {
                ask.tell(Sign::POINTED, 1.0);
            }
            match ranked.iter().position(|(_, other)| *other == at) {
                Some(0) => ask.tell(Sign::RECENCY_0, 1.0),
                Some(1) => ask.tell(Sign::RECENCY_1, 1.0),
                Some(2) => ask.tell(Sign::RECENCY_2, 1.0),
                Some(_) => ask.tell(Sign::RECENCY_3, 1.0),
                None => {}
            }
        }
        ask.party(None);
        ask.tell(Sign::PRONOUN_NOBODY, 1.0);
    }

    /// The last one named before words that point back to them: `ce dernier`, `celle-ci`.
    fn pointed(&self, words: Span, gender: Option<Gender>, plural: bool) -> Option<usize> {
        let tokens = self.text.document.tokens_in(words);
        let first = self.text.lower(tokens.start);
        let points = tokens.len() == 2 || matches!(first, "celui-ci" | "celle-ci" | "ceux-ci" | "celles-ci");
        if !points || !self.text.grammar.pointing_pronouns {
            return None;
        }
        let named = |at: usize| {
            let last = self.party(at).before(words.start).iter().rev().find(|mention| !mention.quoted)?;
            (last.line + 1 >= self.line).then_some((last.start, at))
        };
        let fits = self.near.iter().filter(|at| self.fits(**at, gender, plural));
        fits.filter_map(|at| named(*at)).max().map(|(_, at)| at)
    }

    /// Where `quant à` begins that names somebody before a place of its sentence: `Quant à la maire, elle …`.
    fn set_apart(&self, place: usize) -> Option<usize> {
        let document = self.text.document;
        let token = document.token_at(place);
        let sentence = document.sentences.get(document.sentence_of(token))?;
        let from = sentence.tokens.start.max(token.saturating_sub(SET_APART));
        let opens =
            |at: &usize| self.text.lower(*at) == "quant" && matches!(self.text.lower(at + 1), "à" | "au" | "aux");
        (from..token).rev().find(opens).map(|at| document.tokens[at].span.start)
    }

    fn fits(&self, at: usize, gender: Option<Gender>, plural: bool) -> bool {
        let party = self.party(at);
        let speaks = match party.kind {
            PartyKind::Place => false,
            PartyKind::Unnamed => party.is(Class::ROLE | Class::INSTITUTION | Class::GROUP),
            _ => true,
        };
        let agrees = gender.is_none() || party.gender.is_none() || gender == party.gender;
        speaks && agrees && (party.kind == PartyKind::Body || party.plural == plural)
    }

    /// Where a party was last a subject outside quotations before a place, counted from one; 0 where it never was.
    fn last_subject(&self, at: usize, place: usize) -> usize {
        let subject = self.party(at).before(place).iter().rev().find(|mention| mention.subject && !mention.quoted);
        subject.map_or(0, |mention| mention.start + 1)
    }

    /// Where a party was last spoken of outside quotations, or spoke, before a place.
    fn last_place(&self, at: usize, place: usize) -> usize {
        let mention = self.party(at).before(place).iter().rev().find(|mention| !mention.quoted);
        let spoke = self.history.last_of(at);
        mention.map_or(0, |mention| mention.start + 1).max(spoke.map_or(0, |start| start + 1))
    }

    /// Asks about those who may carry on without being named in the sentence.
    pub fn carried_on(&self, ask: &mut dyn Ask) {
        let place = self.quotation.start;
        ask.party(None);
        ask.tell(Sign::CARRIED_NOBODY, 1.0);
        let mut asked: Vec<usize> = Vec::new();
        for line in self.line.saturating_sub(3)..self.line + 2 {
            asked.extend(self.parties.on_line.get(line).into_iter().flatten());
        }
        asked.truncate(MOST_NEAR);
        asked.extend(self.history.recent(3).iter().map(|spoken| spoken.party));
        asked.extend(self.history.teller(place).map(|spoken| spoken.party));
        asked.extend(self.next.map(|next| next.0));
        asked.extend(self.referents.topic.map(ReferentId::index));
        asked.extend(self.carried);
        asked.extend(&self.parties.in_title);
        asked.sort_unstable();
        asked.dedup();
        for at in asked {
            let party = self.party(at);
            let spoke = || {
                let teller = self.history.teller(place).is_some_and(|teller| teller.party == at);
                teller || self.history.recent(3).iter().any(|spoken| spoken.party == at)
            };
            let speaks = match party.kind {
                PartyKind::Place => false,
                PartyKind::Unnamed => party.is(Class::ROLE | Class::INSTITUTION | Class::GROUP) || spoke(),
                _ => true,
            };
            if !speaks {
                continue;
            }
            ask.party(Some(at));
            self.nearness(Family::Carried, at, place, ask);
            if let Some((_, line, paragraph)) = self.next.filter(|next| next.0 == at) {
                ask.tell(
                    match line.saturating_sub(self.line) {
                        0 => Sign::NEXT_SAME_LINE,
                        1 => Sign::NEXT_NEXT_LINE,
                        _ => Sign::NEXT_LATER,
                    },
                    1.0,
                );
                if paragraph == self.paragraph {
                    ask.tell(Sign::NEXT_SAME_PARAGRAPH, 1.0);
                }
            }
            if self.carried == Some(at) {
                ask.tell(Sign::CARRIED_RULE, 1.0);
            }
        }
    }
}

/// What sort of party it is.
fn kind(party: &Party) -> Nearness {
    use Nearness as N;
    match party.kind {
        PartyKind::Person => N::Person,
        PartyKind::Body => N::Body,
        PartyKind::Place => N::Place,
        PartyKind::Unnamed if party.is(Class::ROLE) => N::UnnamedRole,
        PartyKind::Unnamed if party.is(Class::INSTITUTION | Class::GROUP) => N::UnnamedBody,
        PartyKind::Unnamed if party.is(Class::DOCUMENT | Class::MEDIA) => N::UnnamedDocument,
        PartyKind::Unnamed => N::UnnamedOther,
    }
}
