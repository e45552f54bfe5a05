//! From the scores of labels to the best labels: Viterbi.

use super::model::{LABELS, Model, OUTSIDE, Scores, may_follow};

/// Labels, and as many places more as make whole registers.
const PLACES: usize = 12;

type Row = [f32; PLACES];

/// The weights of all steps from label to label that may be made.
pub struct Steps {
    start: Row,
    transitions: [Row; LABELS],
}

impl Steps {
    /// Those of a model.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let transitions = std::array::from_fn(|from| allowed(from, &model.transitions[from]));
        Self { start: allowed(OUTSIDE, &model.start), transitions }
    }
}

/// The best row of labels for the scores of the words of a sentence.
#[must_use]
pub fn best(steps: &Steps, scores: &[Scores]) -> Vec<usize> {
    let Some((first, rest)) = scores.split_first() else { return Vec::new() };
    let mut last = steps.start;
    add(&mut last, first);
    let mut before: Vec<Row> = Vec::with_capacity(rest.len());
    for score in rest {
        before.push(last);
        last = step(&last, &steps.transitions);
        add(&mut last, score);
    }
    let mut label = (0..LABELS).max_by(|a, b| last[*a].total_cmp(&last[*b]).then(b.cmp(a))).unwrap_or(0);
    let mut labels = vec![label; scores.len()];
    for (at, sums) in before.iter().enumerate().rev() {
        label = origin(sums, &steps.transitions, label);
        labels[at] = label;
    }
    labels
}

/// The weights of the transitions from a label, those that may not be made left out.
fn allowed(from: usize, weights: &Scores) -> Row {
    std::array::from_fn(|to| if to < LABELS && may_follow(from, to) { weights[to] } else { f32::NEG_INFINITY })
}

fn add(sums: &mut Row, scores: &Scores) {
    for (sum, score) in sums.iter_mut().zip(scores) {
        *sum += score;
    }
}

/// The best sum for each label of the next word.
fn step(sums: &Row, transitions: &[Row; LABELS]) -> Row {
    let mut next = [f32::NEG_INFINITY; PLACES];
    for (sum, row) in sums.iter().zip(transitions) {
        for to in 0..PLACES {
            let candidate = sum + row[to];
            next[to] = if candidate > next[to] { candidate } else { next[to] };
        }
    }
    next
}

/// The label that the best sum for a label of the next word comes from: the first of equals. It is looked for on the best
/// way alone, after all sums are known.
fn origin(sums: &Row, transitions: &[Row; LABELS], to: usize) -> usize {
    let (mut best, mut origin) = (f32::NEG_INFINITY, 0);
    for (from, (sum, row)) in sums.iter().zip(transitions).enumerate() {
        let candidate = sum + row[to];
        if candidate > best {
            (best, origin) = (candidate, from);
        }
    }
    origin
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::entities::model::{HEADER, MAGIC, SLOT};

    fn empty_model() -> Model {
        let mut file = MAGIC.to_vec();
        file.resize(HEADER + SLOT, 0);
        Model::new(Box::leak(file.into_boxed_slice())).unwrap()
    }

    #[test]
    fn a_further_word_never_stands_without_a_first_one() {
        let model = empty_model();
        let mut scores = [[0.0; LABELS]; 3];
        scores[1][2] = 1.0;
        scores[2][4] = 5.0;
        let labels = best(&Steps::of(&model), &scores);
        assert_eq!(labels[2], 4);
        assert!(labels[1] == 3 || labels[1] == 4, "{labels:?}");
        assert_eq!(best(&Steps::of(&model), &[]), Vec::<usize>::new());
    }

    #[test]
    fn words_of_no_weight_are_outside() {
        assert_eq!(best(&Steps::of(&empty_model()), &[[0.0; LABELS]; 2]), [OUTSIDE; 2]);
    }

    #[test]
    fn a_foreign_file_is_no_model() {
        assert!(Model::new(b"GLMNTCR\x02").is_none());
        assert!(Model::new(b"").is_none());
    }
}
