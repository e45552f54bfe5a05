//! What a phrase shows of whether it names the source of a quotation.
//!
//! Comes in: a candidate phrase, the chunks of its sentence, the place of the quotation, what the rules took. Goes out:
//! signs. It must not know whom the phrase stands for.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::attribution::relation::{Attribution, Strength};
use crate::analysis::quotations::grammar::chunks::{Chunk, ChunkKind, Chunks};
use crate::analysis::quotations::grammar::verb::Form;

use super::phrases::{PhraseCandidate, Sort, Stand};
use super::sign::Sign;
use super::words::person_or_thing;

/// Chunks between a participle and its agent at most.
const REACH_OF_AGENT: usize = 4;

/// What a candidate shows, apart from whom it may stand for.
pub(in super::super) struct Marks<'a, 'd> {
    pub chunks: &'a Chunks<'a, 'd>,
    pub place: usize,
    pub rule: Option<&'a Attribution>,
}

impl Marks<'_, '_> {
    /// Tells every sign that a candidate shows.
    pub fn read(&self, candidate: &PhraseCandidate, tell: &mut dyn FnMut(Sign, f32)) {
        self.by_rule(candidate, &mut |sign| tell(sign, 1.0));
        self.nature(candidate, &mut |sign| tell(sign, 1.0));
        if candidate.stand == Stand::Inside {
            tell(Sign::INSIDE, 1.0);
            return;
        }
        self.position(candidate, tell);
        self.by_verb(candidate, &mut |sign| tell(sign, 1.0));
        self.by_preposition(candidate, &mut |sign| tell(sign, 1.0));
    }

    pub fn is_rule(&self, candidate: &PhraseCandidate) -> bool {
        self.rule.is_some_and(|rule| rule.source.span == candidate.phrase.span)
    }

    /// Whether a phrase without a name is the label of a turn or the signature of the quotation.
    pub fn is_label(&self, candidate: &PhraseCandidate) -> bool {
        let label = |rule: &Attribution| rule.strength == Strength::Label && rule.source.referent.is_none();
        self.is_rule(candidate) && self.rule.is_some_and(label)
    }

    /// Whether a phrase stands in the incise after the quotation, beside what the rules took there: `a dit sur Radio
    /// Falaise la maire`.
    pub fn in_incise(&self, candidate: &PhraseCandidate) -> bool {
        let Some(rule) = self.rule.filter(|rule| !rule.source.pronoun && rule.strength == Strength::ReportingClause)
        else {
            return false;
        };
        let from = self.place + 1;
        let near = self.chunks.text().grammar.late_subjects
            && candidate.at > self.place
            && !candidate.phrase.span.overlaps(rule.source.span)
            && matches!(candidate.sort, Sort::Name | Sort::Description)
            && candidate.stand == Stand::Plain;
        let stop = |chunk: &Chunk| match &chunk.kind {
            ChunkKind::Quote(_) | ChunkKind::Relative | ChunkKind::Complementizer | ChunkKind::Subordinator => true,
            ChunkKind::Punctuation(token) => self.chunks.text().is_mark(*token, ".:;!?"),
            _ => false,
        };
        let verbs = |chunk: &&Chunk| chunk.finite_verb().is_some();
        let between = self.chunks.get(from..candidate.at).unwrap_or_default();
        near && !between.iter().any(stop) && between.iter().filter(verbs).count() <= 1
    }

    fn by_rule(&self, candidate: &PhraseCandidate, tell: &mut dyn FnMut(Sign)) {
        let Some(rule) = self.rule else { return };
        if !self.is_rule(candidate) {
            tell(match rule.strength {
                Strength::Subject => Sign::OTHER_SUBJECT,
                Strength::Source => Sign::OTHER_SOURCE,
                Strength::Governed => Sign::OTHER_GOVERNED,
                Strength::ReportingClause | Strength::Label => Sign::OTHER_INCISE,
            });
            return;
        }
        tell(Sign::RULE);
        tell(match rule.strength {
            Strength::Subject => Sign::RULE_SUBJECT,
            Strength::Source => Sign::RULE_SOURCE,
            Strength::Governed => Sign::RULE_GOVERNED,
            Strength::ReportingClause => Sign::RULE_INCISE,
            Strength::Label => Sign::RULE_LABEL,
        });
        match candidate.sort {
            Sort::Name => tell(Sign::RULE_NAME),
            Sort::Description => tell(Sign::RULE_DESCRIPTION),
            Sort::Pronoun | Sort::Impersonal => tell(Sign::RULE_PRONOUN),
        }
        match (rule.strength, candidate.sort) {
            (Strength::Subject, Sort::Name) => tell(Sign::SUBJECT_NAME),
            (Strength::Subject, Sort::Description) => tell(Sign::SUBJECT_DESCRIPTION),
            (Strength::Governed, Sort::Description) => tell(Sign::GOVERNED_DESCRIPTION),
            _ => {}
        }
    }

    fn nature(&self, candidate: &PhraseCandidate, tell: &mut dyn FnMut(Sign)) {
        let phrase = &candidate.phrase;
        match candidate.sort {
            Sort::Name => {
                tell(Sign::NAME);
                let referent = phrase.referent.map(|referent| self.chunks.sentence.referents.get(referent));
                tell(match referent.map(|referent| (referent.is_person, referent.is_place)) {
                    Some((true, _)) => Sign::PERSON_NAME,
                    Some((false, true)) => Sign::PLACE_NAME,
                    _ => Sign::BODY_NAME,
                });
                if referent.is_some_and(|referent| !referent.is_person && referent.is_place) && !self.is_rule(candidate)
                {
                    tell(Sign::MUTE);
                }
            }
            Sort::Description => self.description(candidate, tell),
            Sort::Pronoun => {
                tell(Sign::PRONOUN);
                if phrase.plural {
                    tell(Sign::PLURAL_PRONOUN);
                }
            }
            Sort::Impersonal => {
                tell(Sign::IMPERSONAL);
                if !self.is_rule(candidate) {
                    tell(Sign::MUTE);
                }
            }
        }
    }

    /// What a description shows.
    fn description(&self, candidate: &PhraseCandidate, tell: &mut dyn FnMut(Sign)) {
        let (text, phrase) = (self.chunks.text(), &candidate.phrase);
        tell(Sign::DESCRIPTION);
        let word = phrase.head.map(|head| text.word(head)).unwrap_or_default();
        let capital = phrase.head.is_some_and(|head| text.is_capital(head));
        tell(match () {
            () if word.is(Class::ROLE) => Sign::ROLE,
            () if word.is(Class::INSTITUTION) => Sign::BODY,
            () if word.is(Class::GROUP) => Sign::GROUP,
            () if word.is(Class::DOCUMENT) => Sign::DOCUMENT,
            () if word.is(Class::MEDIA) => Sign::MEDIUM,
            () if capital && !word.is(Class::TIME) => Sign::CAPITAL,
            () => Sign::COMMON,
        });
        let speaking = Class::ROLE | Class::INSTITUTION | Class::GROUP | Class::DOCUMENT | Class::MEDIA;
        if let Some(head) = phrase.head.filter(|_| !word.is(speaking)) {
            match person_or_thing(text.document.folded(head)) {
                Some(true) => tell(Sign::PERSON_NOUN),
                Some(false) => tell(Sign::THING_NOUN),
                None => {}
            }
        }
        match text.lower(text.document.token_at(phrase.span.start)) {
            "son" | "sa" | "ses" | "leur" | "leurs" | "his" | "her" | "their" => tell(Sign::POSSESSIVE),
            "ce" | "cet" | "cette" | "ces" | "this" | "these" => tell(Sign::THIS),
            "le" | "la" | "les" | "l'" | "the" => tell(Sign::DEFINITE),
            _ if phrase.determined => tell(Sign::INDEFINITE),
            _ => {}
        }
        if text.document.tokens_in(phrase.span).len() >= 5 {
            tell(Sign::LONG);
        }
        if !phrase.determined {
            tell(Sign::BARE_NOUN);
        }
        if phrase.plural {
            tell(Sign::PLURAL_NOUN);
        }
        let speaks = word.is(Class::ROLE | Class::INSTITUTION | Class::GROUP | Class::DOCUMENT);
        if !speaks && !self.is_rule(candidate) {
            tell(Sign::MUTE);
        }
    }

    fn by_preposition(&self, candidate: &PhraseCandidate, tell: &mut dyn FnMut(Sign)) {
        let text = self.chunks.text();
        match candidate.stand {
            Stand::According => {
                tell(if candidate.at > self.place { Sign::ACCORDING_AFTER } else { Sign::ACCORDING_BEFORE });
            }
            Stand::Oblique(token) => {
                tell(match text.lower(token) {
                    "par" | "by" => Sign::BY,
                    "de" | "d'" | "du" | "des" | "of" => Sign::OF,
                    "à" | "au" | "aux" | "to" => Sign::TO,
                    "chez" | "at" => Sign::AT,
                    "avec" | "with" => Sign::WITH,
                    "pour" | "for" => Sign::FOR,
                    "dans" | "in" => Sign::IN,
                    "contre" | "against" => Sign::AGAINST,
                    "sur" | "on" => Sign::ON,
                    _ => Sign::OTHER_PREPOSITION,
                });
                let by = matches!(text.lower(token), "par" | "by");
                let governs = |at: usize| {
                    self.chunks
                        .verb(at)
                        .is_some_and(|verb| verb.quoting && (verb.passive || verb.form == Form::Participle))
                };
                if by && (candidate.at.saturating_sub(3)..candidate.at).any(governs) {
                    tell(Sign::AGENT);
                }
                if by && self.is_agent_beside(candidate.at) {
                    tell(Sign::AGENT_BESIDE);
                }
            }
            _ => {}
        }
        self.by_neighbours(candidate, tell);
    }

    /// Whether a phrase after `par` stands beside the quotation and a participle before it: `décrit comme « … » par X`,
    /// `conçue par X comme « … »`.
    fn is_agent_beside(&self, at: usize) -> bool {
        let slight = |at: usize| {
            matches!(self.chunks[at].kind, ChunkKind::Other | ChunkKind::Subordinator) || self.chunks.is_quote(at)
        };
        let beside = at == self.place + 1 || at < self.place && (at + 1..self.place).all(slight);
        let verb = (at.saturating_sub(REACH_OF_AGENT)..at).rev().find(|at| !slight(*at));
        let verb = verb.and_then(|at| self.chunks.verb(at));
        beside && verb.is_some_and(|verb| verb.passive || verb.form == Form::Participle)
    }

    /// `apprend-on auprès de X`; `Et X de poursuivre : …`.
    fn by_neighbours(&self, candidate: &PhraseCandidate, tell: &mut dyn FnMut(Sign)) {
        let text = self.chunks.text();
        let before = self.chunks[..candidate.at].iter().rposition(|chunk| !matches!(chunk.kind, ChunkKind::Other));
        if let (Stand::Oblique(_), Some(verb)) = (candidate.stand, before.and_then(|at| self.chunks.verb(at))) {
            let learns = verb.speech || matches!(text.lower(verb.main), "apprend" | "appris" | "apprenait");
            let one = verb.inverted.is_some_and(|token| text.lower(token).ends_with("on"))
                || verb.first.checked_sub(1).is_some_and(|token| text.lower(token) == "on");
            if learns && one {
                tell(Sign::HEARD_FROM);
            }
        }
        let after = (candidate.at + 1..self.chunks.len())
            .find(|at| !matches!(self.chunks[*at].kind, ChunkKind::Other | ChunkKind::Conjunction));
        if let (Stand::Plain, Some(verb)) = (candidate.stand, after.and_then(|at| self.chunks.verb(at))) {
            let of = verb.first.checked_sub(1).is_some_and(|token| matches!(text.lower(token), "de" | "d'"));
            if verb.form == Form::Infinitive && verb.speech && of {
                tell(Sign::TO_SAY);
            }
        }
    }
}
