//! Fits how far answers can be relied on, from answers that were given by weights fitted to other articles: two weights a
//! kind of answer, so that those which are called 0.9 certain are right nine times in ten.

use guillemet::analysis::document::Document;
use guillemet::analysis::quotations::find_by;
use guillemet::analysis::quotations::speakers::{Cast, Decision, Judge, Model, Sign, Verdict};

use super::names::same_name;
use super::spans::{bare, overlap};
use super::teach::Annotated;

/// An answer: the signs of its certainty, and whether it is right.
pub struct Answer {
    signs: [(Sign, f32); 2],
    right: bool,
}

/// The answers of a model about an annotated article that name somebody.
pub fn answers(annotated: &Annotated, model: &Model) -> Vec<Answer> {
    let mut recorder = Recorder { model, annotated, answers: Vec::new() };
    drop(find_by(&Document::new(&annotated.article), &annotated.mentions, &annotated.entities, &mut recorder));
    recorder.answers
}

/// Answers as a model does, and keeps the answers.
struct Recorder<'a> {
    model: &'a Model,
    annotated: &'a Annotated,
    answers: Vec<Answer>,
}

impl Judge for Recorder<'_> {
    fn judge(&mut self, decision: &Decision, cast: &dyn Cast) -> Option<Verdict> {
        let (verdict, signs) = self.model.answer(decision)?;
        let text = &self.annotated.article.body.text;
        let span = bare(text, decision.quotation);
        let mut gold = self.annotated.gold.iter();
        let gold = gold.find(|gold| overlap(text, bare(text, gold.span), span) >= 0.8);
        if let (Some(gold), Some(party)) = (gold.filter(|gold| !gold.unresolved), verdict.party) {
            let words = decision.choices()[verdict.choice].words;
            let is_right = |speaker: &String| {
                let by_words = gold.mention_only && words.is_some_and(|words| same_name(words.of(text), speaker));
                by_words || same_name(&cast.name(party), speaker)
            };
            let right = gold.speech && gold.speaker.as_ref().is_some_and(is_right);
            self.answers.push(Answer { signs, right });
        }
        Some(verdict)
    }
}

/// How strongly both weights of a kind are held to nothing, which leaves certainty as it is.
const STRENGTH: f64 = 1.0;
const STEPS: usize = 30;

/// Writes the weights of certainty among others, fitted to these answers by Newton's method.
pub fn calibrate(answers: &[&Answer], weights: &mut [f64]) {
    let mut kinds: Vec<[Sign; 2]> = answers.iter().map(|answer| answer.signs.map(|(sign, _)| sign)).collect();
    kinds.sort_by_key(|kind| kind.map(Sign::index));
    kinds.dedup();
    for kind in kinds {
        let mine = answers.iter().filter(|answer| answer.signs.map(|(sign, _)| sign) == kind);
        let mine: Vec<(f64, f64)> =
            mine.map(|answer| (f64::from(answer.signs[1].1), f64::from(u8::from(answer.right)))).collect();
        let (shift, slope) = fit(&mine);
        weights[kind[0].index()] = shift;
        weights[kind[1].index()] = slope;
    }
}

/// What is added to the logarithm of the odds, always and for each unit of it.
fn fit(answers: &[(f64, f64)]) -> (f64, f64) {
    let (mut shift, mut slope) = (0.0, 0.0);
    for _ in 0..STEPS {
        let (mut first, mut second) = (STRENGTH * shift, STRENGTH * slope);
        let (mut one, mut both, mut two) = (STRENGTH, 0.0, STRENGTH);
        for (odds, right) in answers {
            let share = 1.0 / (1.0 + (-(odds + shift + slope * odds)).exp());
            let (off, spread) = (share - right, share * (1.0 - share));
            first += off;
            second += off * odds;
            one += spread;
            both += spread * odds;
            two += spread * odds * odds;
        }
        let area = one * two - both * both;
        shift -= (first * two - second * both) / area;
        slope -= (second * one - first * both) / area;
    }
    (shift, slope)
}
