//! A linear-chain conditional random field and its training.
//!
//! Training is stochastic: one sentence after another, each in its turn of a fixed shuffle, with the FTRL-proximal
//! update (McMahan et al. 2013), whose L1 part leaves most weights at exactly zero.

use crate::corpus::Sentence;
use guillemet::analysis::entities::model::{LABELS, kind_of, may_follow};

/// How to learn.
#[derive(Clone, Copy)]
pub struct Rates {
    /// Size of the steps.
    pub rate: f32,
    /// How much evidence a weight needs to be other than zero.
    pub l1: f32,
    /// How much large weights cost.
    pub l2: f32,
    /// The part of the features that a word is learnt without, others each time, so that none is relied upon alone.
    pub dropped: f32,
    /// The part of the words that are learnt without what shows the very word: names that were never seen have to
    /// be told by what stands around them.
    pub hidden: f32,
    /// Another number, another order of the sentences and other features dropped.
    pub shuffle: u64,
}

/// Gradients smaller than this change nothing worth the time.
const NEGLIGIBLE: f32 = 1e-4;

type Row = [f32; LABELS];

/// The weights with what their updates need.
pub struct Crf {
    rates: Rates,
    /// Weights of features, a row each; then of transitions, a row for each label left; then of the start.
    pub weights: Vec<Row>,
    sums: Vec<Row>,
    squares: Vec<Row>,
    /// Whether a feature shows the very word.
    is_word: Vec<bool>,
    features: usize,
    /// The state of the dice that drop features.
    dice: u64,
}

impl Crf {
    /// A field that knows nothing, of so many features as `is_word` tells of.
    pub fn new(is_word: Vec<bool>, rates: Rates) -> Self {
        let features = is_word.len();
        let rows = features + LABELS + 1;
        let zero = || vec![[0.0; LABELS]; rows];
        Self { rates, weights: zero(), sums: zero(), squares: zero(), is_word, features, dice: 1 + rates.shuffle }
    }

    /// The weights from each label to each, then those of the start.
    pub fn transitions(&self) -> &[Row] {
        &self.weights[self.features..]
    }

    /// Learns from all sentences once and returns the loss on the way.
    pub fn pass(&mut self, sentences: &[Sentence], pass: usize) -> f64 {
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut state = 0x9E37_79B9_7F4A_7C15_u64.wrapping_add(pass as u64 + 1000 * self.rates.shuffle);
        for last in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let other = ((u128::from(state) * (last as u128 + 1)) >> 64) as usize;
            order.swap(last, other);
        }
        order.into_iter().map(|at| self.learn(&sentences[at])).sum()
    }

    fn scores(&self, sentence: &Sentence) -> Vec<Row> {
        (0..sentence.labels.len())
            .map(|word| {
                let mut score = [0.0; LABELS];
                for number in sentence.of(word) {
                    let weights = &self.weights[*number as usize];
                    for label in 0..LABELS {
                        score[label] += weights[label];
                    }
                }
                score
            })
            .collect()
    }

    /// Transitions and start as factors: zero where the one may not follow the other.
    fn factors(&self) -> [Row; LABELS + 1] {
        let mut factors = [[0.0; LABELS]; LABELS + 1];
        for (from, row) in factors.iter_mut().enumerate() {
            for (to, factor) in row.iter_mut().enumerate() {
                let before = if from == LABELS { 0 } else { from };
                if may_follow(before, to) {
                    *factor = self.weights[self.features + from][to].exp();
                }
            }
        }
        factors
    }

    fn learn(&mut self, sentence: &Sentence) -> f64 {
        let length = sentence.labels.len();
        if length == 0 {
            return 0.0;
        }
        let kept;
        let sentence = if self.rates.dropped + self.rates.hidden > 0.0 {
            kept = self.drop(sentence);
            &kept
        } else {
            sentence
        };
        let scores = self.scores(sentence);
        let factors = self.factors();
        let chain = Chain::new(&scores, &factors);
        for word in 0..length {
            let mut gradient = chain.marginal(word);
            gradient[sentence.labels[word]] -= 1.0;
            for number in sentence.of(word) {
                self.update(*number as usize, &gradient);
            }
        }
        let mut gradients = [[0.0; LABELS]; LABELS + 1];
        gradients[LABELS] = chain.marginal(0);
        gradients[LABELS][sentence.labels[0]] -= 1.0;
        for word in 1..length {
            chain.add_pairs(word, &factors, &mut gradients);
            gradients[sentence.labels[word - 1]][sentence.labels[word]] -= 1.0;
        }
        for (row, gradient) in gradients.iter().enumerate() {
            self.update(self.features + row, gradient);
        }
        let mut gold = 0.0_f64;
        let mut before = LABELS;
        for (label, score) in sentence.labels.iter().zip(&scores) {
            gold += f64::from(score[*label]) + f64::from(factors[before][*label].max(f32::MIN_POSITIVE).ln());
            before = *label;
        }
        chain.log_norm - gold
    }

    /// The sentence without some of its features.
    fn drop(&mut self, sentence: &Sentence) -> Sentence {
        let mut features = Vec::with_capacity(sentence.features.len());
        let ends = (0..sentence.labels.len())
            .map(|word| {
                let hidden = self.rates.hidden > 0.0 && self.throw() < self.rates.hidden;
                for number in sentence.of(word) {
                    if self.throw() >= self.rates.dropped && !(hidden && self.is_word[*number as usize]) {
                        features.push(*number);
                    }
                }
                features.len()
            })
            .collect();
        Sentence { features, ends, labels: sentence.labels.clone() }
    }

    /// A number from 0 to 1.
    fn throw(&mut self) -> f32 {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.dice >> 40) as f32 / 16_777_216.0
    }

    /// How much of its weight a feature keeps when none is dropped.
    fn share(&self, feature: usize) -> f32 {
        let seen = if self.is_word[feature] { 1.0 - self.rates.hidden } else { 1.0 };
        seen * (1.0 - self.rates.dropped)
    }

    /// Adds the weights to a running sum, to be averaged.
    pub fn add_to(&self, sums: &mut Vec<[f32; LABELS]>) {
        sums.resize(self.weights.len(), [0.0; LABELS]);
        for (sum, weight) in sums.iter_mut().flatten().zip(self.weights.iter().flatten()) {
            *sum += weight;
        }
    }

    /// Makes up for the features that were dropped in training: all of them together would say too much.
    pub fn settle(&mut self) {
        for feature in 0..self.features {
            let share = self.share(feature);
            self.weights[feature].iter_mut().for_each(|weight| *weight *= share);
        }
    }

    /// Makes names of a kind, or words outside of names, more likely by so much.
    pub fn lean(&mut self, label: usize, by: f32) {
        for row in &mut self.weights[self.features..] {
            row[label] += by;
        }
    }

    fn update(&mut self, row: usize, gradient: &Row) {
        let Rates { rate, l1, l2, .. } = self.rates;
        let (weights, sums, squares) = (&mut self.weights[row], &mut self.sums[row], &mut self.squares[row]);
        for label in 0..LABELS {
            let slope = gradient[label];
            if slope.abs() < NEGLIGIBLE {
                continue;
            }
            let before = squares[label];
            let after = before + slope * slope;
            sums[label] += slope - (after.sqrt() - before.sqrt()) / rate * weights[label];
            squares[label] = after;
            let sum = sums[label];
            weights[label] =
                if sum.abs() <= l1 { 0.0 } else { (sum.signum() * l1 - sum) / ((1.0 + after.sqrt()) / rate + l2) };
        }
    }

    /// F1 of exact names on other sentences.
    pub fn f1(&self, sentences: &[Sentence]) -> f64 {
        let (mut found, mut gold, mut right) = (0.0, 0.0, 0.0);
        for sentence in sentences {
            let mut scores = self.scores(sentence);
            scores.iter_mut().flatten().for_each(|score| *score *= 1.0 - self.rates.dropped);
            let labels = self.best(&scores);
            let (said, known) = (names(&labels), names(&sentence.labels));
            found += said.len() as f64;
            gold += known.len() as f64;
            right += said.iter().filter(|name| known.contains(name)).count() as f64;
        }
        2.0 * right / f64::max(found + gold, 1.0)
    }

    fn best(&self, scores: &[Row]) -> Vec<usize> {
        let factors = self.factors();
        let logs = factors.map(|row| row.map(f32::ln));
        let mut back: Vec<[usize; LABELS]> = Vec::new();
        let Some((first, rest)) = scores.split_first() else { return Vec::new() };
        let mut sums: Row = std::array::from_fn(|to| logs[LABELS][to] + first[to]);
        for score in rest {
            let from: [usize; LABELS] = std::array::from_fn(|to| {
                (0..LABELS).max_by(|a, b| (sums[*a] + logs[*a][to]).total_cmp(&(sums[*b] + logs[*b][to]))).unwrap_or(0)
            });
            sums = std::array::from_fn(|to| sums[from[to]] + logs[from[to]][to] + score[to]);
            back.push(from);
        }
        let mut label = (0..LABELS).max_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap_or(0);
        let mut labels = vec![label];
        for from in back.iter().rev() {
            label = from[label];
            labels.push(label);
        }
        labels.reverse();
        labels
    }
}

/// Forward and backward sums of a sentence, scaled word by word.
struct Chain {
    emissions: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    log_norm: f64,
}

impl Chain {
    fn new(scores: &[Row], factors: &[Row; LABELS + 1]) -> Self {
        let mut log_norm = 0.0;
        let emissions: Vec<Row> = scores
            .iter()
            .map(|score| {
                let top = score.iter().copied().fold(f32::MIN, f32::max);
                log_norm += f64::from(top);
                score.map(|value| (value - top).exp())
            })
            .collect();
        let mut forward: Vec<Row> = Vec::with_capacity(scores.len());
        for (word, emission) in emissions.iter().enumerate() {
            let mut row = [0.0; LABELS];
            match word.checked_sub(1).map(|before| forward[before]) {
                None => row = factors[LABELS],
                Some(before) => {
                    for from in 0..LABELS {
                        for to in 0..LABELS {
                            row[to] += before[from] * factors[from][to];
                        }
                    }
                }
            }
            for to in 0..LABELS {
                row[to] *= emission[to];
            }
            let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            log_norm += f64::from(sum.ln());
            forward.push(row.map(|value| value / sum));
        }
        let mut backward = vec![[1.0; LABELS]; scores.len()];
        for word in (1..scores.len()).rev() {
            let mut row = [0.0; LABELS];
            for from in 0..LABELS {
                for to in 0..LABELS {
                    row[from] += factors[from][to] * emissions[word][to] * backward[word][to];
                }
            }
            let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            backward[word - 1] = row.map(|value| value / sum);
        }
        Self { emissions, forward, backward, log_norm }
    }

    fn marginal(&self, word: usize) -> Row {
        let row: Row = std::array::from_fn(|label| self.forward[word][label] * self.backward[word][label]);
        let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        row.map(|value| value / sum)
    }

    /// Adds the probabilities of the pairs of labels of a word and the one before.
    fn add_pairs(&self, word: usize, factors: &[Row; LABELS + 1], sums: &mut [Row; LABELS + 1]) {
        let mut pairs = [[0.0; LABELS]; LABELS];
        let mut total = 0.0;
        for from in 0..LABELS {
            for to in 0..LABELS {
                let pair = self.forward[word - 1][from]
                    * factors[from][to]
                    * self.emissions[word][to]
                    * self.backward[word][to];
                pairs[from][to] = pair;
                total += pair;
            }
        }
        let total = total.max(f32::MIN_POSITIVE);
        for from in 0..LABELS {
            for to in 0..LABELS {
                sums[from][to] += pairs[from][to] / total;
            }
        }
    }
}

/// The names in a row of labels: first word, end, label.
fn names(labels: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut names: Vec<(usize, usize, usize)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match kind_of(*label) {
            Some((_, true)) => names.push((at, at + 1, *label)),
            Some((_, false)) => {
                if let Some(last) = names.last_mut().filter(|last| last.1 == at) {
                    last.1 = at + 1;
                }
            }
            None => {}
        }
    }
    names
}
