//! One question, who said a quotation: the phrases that may tell, for each whom it may stand for, and all signs.

use std::ops::Range;

use crate::article::Span;

use super::phrases::Sort;
use super::scene::Ask;
use super::sign::Sign;

/// The words of a sentence that may name the source of a quotation, or none of them.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The words; `None` where none of the sentence's words tell.
    pub words: Option<Span>,
    /// What they are.
    pub kind: ChoiceKind,
    signs: Range<usize>,
    candidates: Range<usize>,
}

/// What sort of words name a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceKind {
    /// A name.
    Name,
    /// A noun and what belongs to it.
    Description,
    /// A pronoun that stands for somebody.
    Pronoun,
    /// A pronoun that stands for nobody.
    Impersonal,
    /// No words: somebody carries on, or nobody said it.
    Carried,
}

/// Whom the words of a choice may stand for.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The party; `None` is nobody.
    pub party: Option<usize>,
    signs: Range<usize>,
}

/// Who said one quotation: all that may be answered.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// The quotation.
    pub quotation: Span,
    /// How likely it is that its words are speech at all, from 0 to 1.
    pub speech: f32,
    choices: Vec<Choice>,
    candidates: Vec<Candidate>,
    signs: Vec<(Sign, f32)>,
}

impl From<Sort> for ChoiceKind {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Name => Self::Name,
            Sort::Description => Self::Description,
            Sort::Pronoun => Self::Pronoun,
            Sort::Impersonal => Self::Impersonal,
        }
    }
}

impl Decision {
    /// The choices of words.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// Whom the words of a choice may stand for.
    #[must_use]
    pub fn candidates(&self, choice: &Choice) -> &[Candidate] {
        &self.candidates[choice.candidates.clone()]
    }

    /// The signs of a choice.
    #[must_use]
    pub fn signs_of(&self, choice: &Choice) -> &[(Sign, f32)] {
        &self.signs[choice.signs.clone()]
    }

    /// The signs of a candidate.
    #[must_use]
    pub fn signs_for(&self, candidate: &Candidate) -> &[(Sign, f32)] {
        &self.signs[candidate.signs.clone()]
    }

    /// A question about a quotation, with nothing to answer yet.
    pub(super) fn new(quotation: Span, speech: f32) -> Self {
        Self { quotation, speech, ..Self::default() }
    }

    /// Adds a choice, whose signs come next.
    pub(super) fn choose(&mut self, words: Option<Span>, kind: ChoiceKind) {
        let (signs, candidates) = (self.signs.len(), self.candidates.len());
        self.choices.push(Choice { words, kind, signs: signs..signs, candidates: candidates..candidates });
    }

    /// Adds a sign of the last choice. Its candidates come after all its signs.
    pub(super) fn mark(&mut self, sign: Sign, value: f32) {
        self.signs.push((sign, value));
        if let Some(choice) = self.choices.last_mut() {
            choice.signs.end = self.signs.len();
        }
    }
}

impl Decision {
    /// Ends a choice: one that can stand for nobody stands for nobody.
    pub(super) fn close(&mut self) {
        if self.choices.last().is_some_and(|choice| choice.candidates.is_empty()) {
            self.party(None);
        }
    }
}

impl Ask for Decision {
    fn party(&mut self, party: Option<usize>) {
        let at = self.signs.len();
        self.candidates.push(Candidate { party, signs: at..at });
        if let Some(choice) = self.choices.last_mut() {
            choice.candidates.end = self.candidates.len();
        }
    }

    fn tell(&mut self, sign: Sign, value: f32) {
        self.signs.push((sign, value));
        if let Some(candidate) = self.candidates.last_mut() {
            candidate.signs.end = self.signs.len();
        }
    }
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// The choice of words, by position.
    pub choice: usize,
    /// Whom they stand for; `None` is nobody.
    pub party: Option<usize>,
    /// How likely that is, from 0 to 1: of all answers, or of all answers like this one.
    pub certainty: f32,
}

/// All parties of an article, by what they are called.
pub trait Cast {
    /// How many there are.
    fn count(&self) -> usize;
    /// What a party is called.
    fn name(&self, party: usize) -> String;
    /// How often it is spoken of, and whether it has a name.
    fn weight(&self, party: usize) -> (bool, usize);
}

/// One who answers.
pub trait Judge {
    /// Answers one question.
    fn judge(&mut self, decision: &Decision, cast: &dyn Cast) -> Option<Verdict>;
}

/// Leaves every speaker as the rules have it.
pub struct RulesAlone;

impl Judge for RulesAlone {
    fn judge(&mut self, _: &Decision, _: &dyn Cast) -> Option<Verdict> {
        None
    }
}
