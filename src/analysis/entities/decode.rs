//! From the scores of labels to the best labels: Viterbi.

use super::model::{LABELS, Model, Scores, may_follow};

/// The best row of labels for the scores of the words of a sentence.
#[must_use]
pub fn best(model: &Model, scores: &[Scores]) -> Vec<usize> {
    let mut transitions = model.transitions;
    for (from, row) in transitions.iter_mut().enumerate() {
        for (to, weight) in row.iter_mut().enumerate() {
            if !may_follow(from, to) {
                *weight = f32::NEG_INFINITY;
            }
        }
    }
    let mut start = model.start;
    for (to, weight) in start.iter_mut().enumerate() {
        if !may_follow(0, to) {
            *weight = f32::NEG_INFINITY;
        }
    }
    let Some((first, rest)) = scores.split_first() else { return Vec::new() };
    let mut sums = start;
    for (sum, score) in sums.iter_mut().zip(first) {
        *sum += score;
    }
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(rest.len());
    for score in rest {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut from = [0_u8; LABELS];
        for (label, (sum, row)) in (0_u8..).zip(sums.iter().zip(&transitions)) {
            for to in 0..LABELS {
                let candidate = sum + row[to];
                if candidate > next[to] {
                    next[to] = candidate;
                    from[to] = label;
                }
            }
        }
        for (sum, score) in next.iter_mut().zip(score) {
            *sum += score;
        }
        sums = next;
        back.push(from);
    }
    let mut label = (0..LABELS).max_by(|a, b| sums[*a].total_cmp(&sums[*b]).then(b.cmp(a))).unwrap_or(0);
    let mut labels = vec![label; scores.len()];
    for (at, from) in back.iter().enumerate().rev() {
        label = usize::from(from[label]);
        labels[at] = label;
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::entities::model::{HEADER, MAGIC, OUTSIDE, SLOT};

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
        let labels = best(&model, &scores);
        assert_eq!(labels[2], 4);
        assert!(labels[1] == 3 || labels[1] == 4, "{labels:?}");
        assert_eq!(best(&model, &[]), Vec::<usize>::new());
    }

    #[test]
    fn words_of_no_weight_are_outside() {
        assert_eq!(best(&empty_model(), &[[0.0; LABELS]; 2]), [OUTSIDE; 2]);
    }

    #[test]
    fn a_foreign_file_is_no_model() {
        assert!(Model::new(b"GLMNTCR\x02").is_none());
        assert!(Model::new(b"").is_none());
    }
}
