//! Deals annotated articles to parts, judges each part by weights fitted to the others, and counts.
//!
//! Comes in: files of annotated articles and what is believed of the weights beforehand. Goes out: counts of each file, and
//! what is needed to fit the weights to all articles. It must not know command lines or tables.

use anyhow::Result;
use guillemet::analysis::document::Document;
use guillemet::analysis::quotations::find_by;
use guillemet::analysis::quotations::speakers::Model;

use super::calibrate::{Answer, answers, calibrate};
use super::explain::explained;
use super::fit::{Belief, Lesson, fit};
use super::report::report;
use super::score::Tally;
use super::teach::{self, Annotated, Teacher};

/// Annotated articles, and how weights are fitted to them.
pub struct Trainer {
    files: Vec<String>,
    articles: Vec<Annotated>,
    folds: usize,
    belief: Belief,
    /// The errors of files with these words in their names are printed.
    pub explain: Option<String>,
    /// Quotations with these words are explained sign by sign.
    pub why: Option<String>,
}

/// What the weights are fitted to: the questions of each article; the answers about each part by weights fitted to the others.
pub type Learnt = (Vec<Vec<Lesson>>, Vec<Vec<Answer>>);

impl Trainer {
    /// Reads the files.
    pub fn read(files: &[String], folds: usize, belief: Belief) -> Result<Self> {
        let mut articles = Vec::new();
        for (set, file) in files.iter().enumerate() {
            articles.extend(teach::read(file, set)?);
        }
        Ok(Self { files: files.to_vec(), articles, folds, belief, explain: None, why: None })
    }

    /// Judges the articles of each part by weights fitted to the others, and prints what was counted.
    pub fn cross_validate(&self) -> Learnt {
        let lessons = self.lessons();
        let fitted: Vec<Vec<f64>> = (0..self.folds).map(|fold| self.fit(&lessons, Some(fold))).collect();
        let answers: Vec<Vec<Answer>> = fitted.iter().enumerate().map(|(fold, one)| self.answers(fold, one)).collect();
        let mut tallies = vec![Tally::default(); self.files.len()];
        for (fold, mut weights) in fitted.into_iter().enumerate() {
            set_certainty(&mut weights, &answers, Some(fold));
            let model = model(&weights);
            for annotated in self.part(fold) {
                tallies[annotated.set].add(&self.measured(annotated, &model, &self.files[annotated.set]));
            }
        }
        self.report(&tallies);
        (lessons, answers)
    }

    /// Prints the counts of each file, and of all of newspapers together.
    fn report(&self, tallies: &[Tally]) {
        let mut press = Tally::default();
        for (file, tally) in self.files.iter().zip(tallies) {
            report(file, tally);
            if file.contains("press") {
                press.add(tally);
            }
        }
        if !press.articles.is_empty() {
            report("all press", &press);
        }
    }

    /// The articles of one part.
    fn part(&self, fold: usize) -> impl Iterator<Item = &Annotated> {
        self.articles.iter().skip(fold).step_by(self.folds)
    }

    /// What weights fitted to the other parts answer about the articles of one part.
    fn answers(&self, fold: usize, weights: &[f64]) -> Vec<Answer> {
        let model = model(weights);
        self.part(fold).flat_map(|annotated| answers(annotated, &model)).collect()
    }

    /// The questions of each article. Who spoke before a quotation is, at first, whom the annotation says; then, so that the
    /// weights learn to live with errors, whom weights say that were fitted to the other parts.
    fn lessons(&self) -> Vec<Vec<Lesson>> {
        let taught: Vec<Teacher> = self.articles.iter().map(|one| Teacher::teach(one, None)).collect();
        let (asked, unasked) = taught.iter().fold((0, 0), |(asked, un), one| (asked + one.asked, un + one.unasked));
        let share = 1.0 - unasked as f64 / asked.max(1) as f64;
        println!("questions {asked}, the right answer among the candidates: {share:.3}");
        let first: Vec<Vec<Lesson>> = taught.into_iter().map(|one| one.lessons).collect();
        let models: Vec<Model> = (0..self.folds).map(|fold| model(&self.fit(&first, Some(fold)))).collect();
        let articles = self.articles.iter().enumerate();
        articles.map(|(at, one)| Teacher::teach(one, Some(&models[at % self.folds])).lessons).collect()
    }

    /// The weights fitted to all articles but those of one part.
    pub fn fit(&self, lessons: &[Vec<Lesson>], without: Option<usize>) -> Vec<f64> {
        let kept = lessons.iter().enumerate().filter(|(at, _)| Some(at % self.folds) != without);
        let kept: Vec<&Lesson> = kept.flat_map(|(_, lessons)| lessons).collect();
        fit(&kept, &self.belief)
    }

    /// Counts one article of a file, and prints its errors where they are asked for.
    pub fn measured(&self, annotated: &Annotated, model: &Model, file: &str) -> Tally {
        if self.explain.as_ref().is_some_and(|part| file.contains(part.as_str())) {
            return explained(annotated, model, self.why.as_deref());
        }
        let mut judge = model;
        let document = Document::new(&annotated.article);
        let found = find_by(&document, &annotated.mentions, &annotated.entities, &mut judge);
        Tally::article(annotated, &found)
    }
}

/// Sets the weights of certainty among others, fitted to the answers about all parts but one.
pub fn set_certainty(weights: &mut [f64], answers: &[Vec<Answer>], without: Option<usize>) {
    let kept = answers.iter().enumerate().filter(|(fold, _)| Some(*fold) != without);
    let kept: Vec<&Answer> = kept.flat_map(|(_, answers)| answers).collect();
    calibrate(&kept, weights);
}

/// A weight as it is written: to a thousandth.
pub fn rounded(weight: f64) -> f64 {
    (weight * 1000.0).round() / 1000.0
}

/// A model of weights as they are written.
pub fn model(weights: &[f64]) -> Model {
    #[allow(clippy::cast_possible_truncation)]
    Model::new(weights.iter().map(|weight| rounded(*weight) as f32).collect())
}
