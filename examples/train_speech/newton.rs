//! Fits a logistic regression with Newton's method: the likelihood of the right answers, less a penalty for weights far
//! from what is believed of them beforehand.

use guillemet::analysis::quotations::SpeechSign;

/// Words between marks with the signs that hold of them, and whether they are speech.
pub struct Lesson {
    pub signs: Vec<SpeechSign>,
    pub speech: bool,
    /// The words and those around them.
    pub place: String,
}

const STEPS: usize = 30;
/// A step that makes it worse is halved at most so often.
const HALVINGS: usize = 12;

/// The sum of the weights of some signs.
pub fn score(signs: &[SpeechSign], weights: &[f64]) -> f64 {
    signs.iter().map(|sign| weights[*sign]).sum()
}

/// What is believed of the weights beforehand, by sign, and how strongly each is held to it.
pub struct Beliefs {
    pub means: Vec<f64>,
    pub strengths: Vec<f64>,
}

impl Beliefs {
    /// Beliefs held with one strength; those that are as good as certain, by their size, much more strongly.
    pub fn new(means: Vec<f64>, strength: f64) -> Self {
        let of = |mean: &f64| if *mean <= CERTAIN { CERTAIN_TIMES * strength } else { strength };
        Self { strengths: means.iter().map(of).collect(), means }
    }
}

/// A belief against speech of this size is a rule rather than a sign: few examples must not move it.
const CERTAIN: f64 = -4.5;
const CERTAIN_TIMES: f64 = 20.0;

/// The weights, by sign.
pub fn fit(lessons: &[&Lesson], beliefs: &Beliefs) -> Vec<f64> {
    let size = beliefs.means.len();
    let mut weights = beliefs.means.clone();
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> =
            (0..size).map(|at| beliefs.strengths[at] * (weights[at] - beliefs.means[at])).collect();
        let mut curvature = vec![vec![0.0; size]; size];
        for (at, row) in curvature.iter_mut().enumerate() {
            row[at] = beliefs.strengths[at];
        }
        for lesson in lessons {
            let likely = 1.0 / (1.0 + (-score(&lesson.signs, &weights)).exp());
            let off = likely - f64::from(u8::from(lesson.speech));
            let bend = likely * (1.0 - likely);
            for one in &lesson.signs {
                gradient[*one] += off;
                for other in &lesson.signs {
                    curvature[*one][*other] += bend;
                }
            }
        }
        let mut step = solve(curvature, gradient);
        let before = cost(lessons, &weights, beliefs);
        for _ in 0..HALVINGS {
            let next: Vec<f64> = weights.iter().zip(&step).map(|(weight, step)| weight - step).collect();
            if cost(lessons, &next, beliefs) <= before {
                weights = next;
                break;
            }
            step.iter_mut().for_each(|step| *step /= 2.0);
        }
        if step.iter().all(|step| step.abs() < 1e-6) {
            break;
        }
    }
    weights
}

/// How unlikely the right answers are, and how far the weights are from what is believed of them.
fn cost(lessons: &[&Lesson], weights: &[f64], beliefs: &Beliefs) -> f64 {
    let held = beliefs.means.iter().zip(&beliefs.strengths);
    let far: f64 = weights.iter().zip(held).map(|(weight, (mean, strength))| strength * (weight - mean).powi(2)).sum();
    let unlikely = lessons.iter().map(|lesson| {
        let score = score(&lesson.signs, weights);
        let against = if lesson.speech { -score } else { score };
        against.max(0.0) + (-against.abs()).exp().ln_1p()
    });
    0.5 * far + unlikely.sum::<f64>()
}

/// Solves a system of linear equations whose matrix is symmetric and positive, by elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for at in 0..size {
        let (upper, lower) = matrix.split_at_mut(at + 1);
        let row = &upper[at];
        let known = right[at];
        for (below, value) in lower.iter_mut().zip(&mut right[at + 1..]) {
            let factor = below[at] / row[at];
            for (cell, upper) in below.iter_mut().zip(row).skip(at) {
                *cell -= factor * upper;
            }
            *value -= factor * known;
        }
    }
    for (at, row) in matrix.iter().enumerate().rev() {
        let known: f64 = row.iter().zip(&right).skip(at + 1).map(|(cell, value)| cell * value).sum();
        right[at] = (right[at] - known) / row[at];
    }
    right
}
