//! The weights of all signs, and how they answer: two linked softmaxes, of the phrase and of whom it stands for.
//!
//! A choice of words is as likely as the exponential of the weights of its signs, among all choices; a party as likely
//! as that of its own, among the candidates of the choice. What a party gets from all choices is added up.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::calibration;
use super::decision::{Cast, ChoiceKind, Decision, Judge, Verdict};
use super::sign::Sign;

/// A table of weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// By sign.
    weights: Vec<f32>,
}

/// Less likely than this, nobody is said to carry on, and nobody to have spoken at all.
const MIN_CARRIED: f32 = 0.3;
const MIN_GUESSED: f32 = 0.15;

/// The committed weights.
const TABLE: &str = include_str!("../../../../assets/speakers.txt");

impl Model {
    /// A model of these weights, by sign; those that are missing weigh nothing.
    #[must_use]
    pub fn new(mut weights: Vec<f32>) -> Self {
        weights.resize(Sign::count(), 0.0);
        Self { weights }
    }

    /// The committed one.
    #[must_use]
    pub fn committed() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(TABLE))
    }

    /// Reads a table: a weight, blanks and the name of a sign on each line, `#` before what is no weight. Lines that
    /// name no sign are passed over.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let by_name: HashMap<String, Sign> = Sign::all().map(|sign| (sign.name(), sign)).collect();
        let mut weights = vec![0.0; Sign::count()];
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let Some((weight, name)) = line.trim().split_once(char::is_whitespace) else { continue };
            if let (Ok(weight), Some(sign)) = (weight.parse(), by_name.get(name.trim())) {
                weights[sign.index()] = weight;
            }
        }
        Self { weights }
    }

    /// What a sign weighs.
    #[must_use]
    pub fn weight(&self, sign: Sign) -> f32 {
        self.weights[sign.index()]
    }

    fn score(&self, signs: &[(Sign, f32)]) -> f32 {
        signs.iter().map(|(sign, value)| self.weights[sign.index()] * value).sum()
    }

    /// How likely each party is, with the choice that does most for it.
    #[must_use]
    pub fn weigh(&self, decision: &Decision) -> Vec<Verdict> {
        let choices: Vec<f32> =
            softmax(decision.choices().iter().map(|choice| self.score(decision.signs_of(choice))).collect());
        let mut verdicts: Vec<(Verdict, f32)> = Vec::new();
        for (at, (choice, likely)) in decision.choices().iter().zip(choices).enumerate() {
            let candidates = decision.candidates(choice);
            let shares = softmax(candidates.iter().map(|one| self.score(decision.signs_for(one))).collect());
            for (candidate, share) in candidates.iter().zip(shares) {
                let both = likely * share;
                match verdicts.iter_mut().find(|(verdict, _)| verdict.party == candidate.party) {
                    Some((verdict, most)) => {
                        verdict.certainty += both;
                        if both > *most {
                            (verdict.choice, *most) = (at, both);
                        }
                    }
                    None => verdicts.push((Verdict { choice: at, party: candidate.party, certainty: both }, both)),
                }
            }
        }
        verdicts.into_iter().map(|(verdict, _)| verdict).collect()
    }
}

impl Model {
    /// The likeliest answer, by its share of all; nobody where that is too small.
    fn likeliest(&self, decision: &Decision) -> Option<Verdict> {
        let best = self
            .weigh(decision)
            .into_iter()
            .reduce(|best, next| if next.certainty > best.certainty { next } else { best });
        best.map(|best| {
            let carried = decision.choices()[best.choice].kind == ChoiceKind::Carried;
            let doubtful = best.certainty < if carried { MIN_CARRIED } else { MIN_GUESSED };
            Verdict { certainty: best.certainty.min(1.0), party: best.party.filter(|_| !doubtful), ..best }
        })
    }

    /// The answer that is given, as far as it can be relied on, and the signs of that.
    #[must_use]
    pub fn answer(&self, decision: &Decision) -> Option<(Verdict, [(Sign, f32); 2])> {
        let best = self.likeliest(decision)?;
        let signs = calibration::signs(decision, &best);
        Some((Verdict { certainty: calibration::certainty(signs, |sign| self.weight(sign)), ..best }, signs))
    }
}

impl Judge for &Model {
    fn judge(&mut self, decision: &Decision, _: &dyn Cast) -> Option<Verdict> {
        self.answer(decision).map(|(verdict, _)| verdict)
    }
}

/// Exponentials as shares of their sum.
fn softmax(mut scores: Vec<f32>) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for score in &mut scores {
        *score = (*score - top).exp();
    }
    let sum: f32 = scores.iter().sum();
    for score in &mut scores {
        *score /= sum;
    }
    scores
}

impl ChoiceKind {
    /// Whether words of the sentence tell.
    #[must_use]
    pub fn has_words(self) -> bool {
        !matches!(self, Self::Carried)
    }
}
