//! Fits the weights: the likelihood of the right answers, whichever words gave them, less a penalty for weights far
//! from what is believed of them beforehand.

use guillemet::analysis::quotations::speakers::{Decision, Sign};

use super::lbfgs::minimise;
use super::prior;

/// One question with its right answers: for each choice and each of its candidates whether it is right.
pub struct Lesson {
    pub decision: Decision,
    pub right: Vec<Vec<bool>>,
}

/// What is believed of the weights beforehand, by sign, and how strongly.
#[derive(Clone)]
pub struct Belief {
    pub means: Vec<f64>,
    pub strength: f64,
    /// Signs that weigh nothing, by sign.
    pub silent: Vec<bool>,
    /// What a sign without belief does at least to stay: its weight times the root of the questions that it is seen in.
    pub least: f64,
}

impl Belief {
    /// How strongly weights are held to what is believed of them, and what signs do at least, unless something else is asked.
    pub const STRENGTH: f64 = 2.0;
    pub const LEAST: f64 = 1.0;

    /// What is believed beforehand.
    pub fn beforehand(strength: f64, least: f64, silent: &dyn Fn(&str) -> bool) -> Self {
        let silent: Vec<bool> = Sign::all().map(|sign| silent(&sign.name())).collect();
        let mean = |(sign, silent): (Sign, &bool)| if *silent { 0.0 } else { prior::of(&sign.name()) };
        Self { means: Sign::all().zip(&silent).map(mean).collect(), strength, silent, least }
    }
}

const STEPS: usize = 200;

/// The weights, by sign: fitted once to all signs, and again to those that did enough.
pub fn fit(lessons: &[&Lesson], belief: &Belief) -> Vec<f64> {
    let weights = fit_all(lessons, belief);
    let seen = seen(lessons, weights.len());
    let mut kept = belief.clone();
    for (at, weight) in weights.iter().enumerate() {
        let does = weight.abs() * seen[at].sqrt();
        kept.silent[at] |= does < belief.least && belief.means[at] == 0.0;
    }
    fit_all(lessons, &kept)
}

/// In how many questions each sign is seen.
fn seen(lessons: &[&Lesson], signs: usize) -> Vec<f64> {
    let (mut seen, mut last) = (vec![0.0; signs], vec![None; signs]);
    for (number, lesson) in lessons.iter().enumerate() {
        let decision = &lesson.decision;
        for choice in decision.choices() {
            let candidates = decision.candidates(choice).iter().flat_map(|one| decision.signs_for(one));
            for (sign, _) in decision.signs_of(choice).iter().chain(candidates) {
                let at = sign.index();
                seen[at] += f64::from(u8::from(last[at] != Some(number)));
                last[at] = Some(number);
            }
        }
    }
    seen
}

fn fit_all(lessons: &[&Lesson], belief: &Belief) -> Vec<f64> {
    let mut buffers = Buffers::default();
    let start = belief.means.clone();
    minimise(start, STEPS, |weights, gradient| {
        let mut cost = 0.0;
        for (place, (weight, mean)) in weights.iter().zip(&belief.means).enumerate() {
            let off = weight - mean;
            cost += 0.5 * belief.strength * off * off;
            gradient[place] = belief.strength * off;
        }
        for lesson in lessons {
            cost -= buffers.one(lesson, weights, gradient);
        }
        gradient.iter_mut().zip(&belief.silent).filter(|(_, silent)| **silent).for_each(|(slope, _)| *slope = 0.0);
        cost
    })
}

/// Room for one question, kept from one to the next.
#[derive(Default)]
struct Buffers {
    choices: Vec<f64>,
    candidates: Vec<Vec<f64>>,
}

impl Buffers {
    /// The log likelihood of the right answers of one question; adds to the gradient of the cost.
    fn one(&mut self, lesson: &Lesson, weights: &[f64], gradient: &mut [f64]) -> f64 {
        let decision = &lesson.decision;
        let choices = decision.choices();
        self.choices.clear();
        self.choices.extend(choices.iter().map(|choice| score(decision.signs_of(choice), weights)));
        log_shares(&mut self.choices);
        self.candidates.resize_with(choices.len().max(self.candidates.len()), Vec::new);
        let mut best = f64::NEG_INFINITY;
        for (at, choice) in choices.iter().enumerate() {
            let shares = &mut self.candidates[at];
            shares.clear();
            shares.extend(decision.candidates(choice).iter().map(|one| score(decision.signs_for(one), weights)));
            log_shares(shares);
            for (share, right) in shares.iter().zip(&lesson.right[at]) {
                if *right {
                    best = best.max(self.choices[at] + share);
                }
            }
        }
        let mut sum = 0.0;
        for (at, right) in lesson.right.iter().enumerate() {
            for (share, right) in self.candidates[at].iter().zip(right) {
                if *right {
                    sum += (self.choices[at] + share - best).exp();
                }
            }
        }
        let likelihood = best + sum.ln();
        for (at, choice) in choices.iter().enumerate() {
            let part = |share: f64, right: bool| {
                if right { (self.choices[at] + share - likelihood).exp() } else { 0.0 }
            };
            let shares = &self.candidates[at];
            let mine: f64 = shares.iter().zip(&lesson.right[at]).map(|(share, right)| part(*share, *right)).sum();
            let step = self.choices[at].exp() - mine;
            for (sign, value) in decision.signs_of(choice) {
                gradient[sign.index()] += step * f64::from(*value);
            }
            if mine == 0.0 {
                continue;
            }
            for ((candidate, share), right) in decision.candidates(choice).iter().zip(shares).zip(&lesson.right[at]) {
                let step = mine * share.exp() - part(*share, *right);
                for (sign, value) in decision.signs_for(candidate) {
                    gradient[sign.index()] += step * f64::from(*value);
                }
            }
        }
        likelihood
    }
}

fn score(signs: &[(Sign, f32)], weights: &[f64]) -> f64 {
    signs.iter().map(|(sign, value)| weights[sign.index()] * f64::from(*value)).sum()
}

/// Turns scores into logarithms of their shares.
fn log_shares(scores: &mut [f64]) {
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = scores.iter().map(|score| (score - top).exp()).sum();
    let all = top + sum.ln();
    scores.iter_mut().for_each(|score| *score -= all);
}
