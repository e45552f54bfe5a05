//! Fits the weights of the signs by which speakers are told, and measures them on articles that they were not fitted to.
//!
//! ```text
//! cargo run --release --example train_speakers -- ANNOTATED.jsonl... [--out FILE] [--folds N] [--measure FILE.jsonl]...
//!     [--strength X] [--least X] [--without PART]... [--explain PART [--why WORDS]]
//! ```
//!
//! The articles of all files are dealt to `--folds` parts (5); those of each part are judged by weights fitted to the
//! others, and counted; how certain they are is told by what weights fitted to the others answered. Then the weights are fitted to all of them: `--measure` counts these on other files, `--out`
//! writes them. `--strength` is that of the belief in the weights beforehand, `--least` what a
//! sign does at least to be kept (1), `--without` leaves out the signs with PART in their name. `--explain` prints the errors in the files
//! whose names have PART in them, `--why` every sign of the quotations with these words.
//!
//! The same files give the same weights to the last bit: one thread, every sum in a fixed order.

#[path = "../support/speakers/calibrate.rs"]
mod calibrate;
#[path = "../support/speakers/explain.rs"]
mod explain;
#[path = "../support/finder.rs"]
mod finder;
#[path = "../support/speakers/fit.rs"]
mod fit;
#[path = "../support/speakers/interval.rs"]
mod interval;
#[path = "../support/speakers/lbfgs.rs"]
mod lbfgs;
#[path = "../support/names.rs"]
mod names;
#[path = "../support/speakers/prior.rs"]
mod prior;
#[path = "../support/speakers/report.rs"]
mod report;
#[path = "../support/speakers/score.rs"]
mod score;
#[path = "../support/spans.rs"]
mod spans;
mod table;
#[path = "../support/speakers/teach.rs"]
mod teach;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use guillemet::analysis::document::Document;
use guillemet::analysis::quotations::find_by;
use guillemet::analysis::quotations::speakers::Model;

use calibrate::{Answer, answers, calibrate};
use explain::explained;
use fit::{Belief, Lesson, fit};
use report::report;
use score::Tally;
use teach::{Annotated, Teacher};

/// What the command line asks for.
struct Options {
    files: Vec<String>,
    measured: Vec<String>,
    out: Option<String>,
    folds: usize,
    strength: f64,
    least: f64,
    without: Vec<String>,
    explain: Option<String>,
    why: Option<String>,
}

fn options() -> Result<Options> {
    let (files, measured, without) = (Vec::new(), Vec::new(), Vec::new());
    let mut options =
        Options { files, measured, out: None, folds: 5, strength: 2.0, least: 1.0, without, explain: None, why: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().with_context(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--out" => options.out = Some(next()?),
            "--folds" => options.folds = next()?.parse()?,
            "--measure" => options.measured.push(next()?),
            "--strength" => options.strength = next()?.parse()?,
            "--least" => options.least = next()?.parse()?,
            "--without" => options.without.push(next()?),
            "--explain" => options.explain = Some(next()?),
            "--why" => options.why = Some(next()?),
            _ => options.files.push(argument),
        }
    }
    if options.files.is_empty() {
        bail!("usage: train_speakers ANNOTATED.jsonl... [--out FILE] [--folds N] [--measure FILE.jsonl]...");
    }
    Ok(options)
}

fn main() -> Result<ExitCode> {
    let options = options()?;
    let mut articles = Vec::new();
    for (set, file) in options.files.iter().enumerate() {
        articles.extend(teach::read(file, set)?);
    }
    let silent = |name: &str| options.without.iter().any(|part| name.contains(part.as_str()));
    let belief = Belief::beforehand(options.strength, options.least, &silent);
    let trainer = Trainer { articles, folds: options.folds, belief };
    let lessons = trainer.lessons();
    let fitted: Vec<Vec<f64>> = (0..trainer.folds).map(|fold| trainer.fit(&lessons, Some(fold))).collect();
    let answers: Vec<Vec<Answer>> = fitted.iter().enumerate().map(|(fold, one)| trainer.answers(fold, one)).collect();
    let mut tallies: Vec<Tally> = vec![Tally::default(); options.files.len()];
    for (fold, weights) in fitted.into_iter().enumerate() {
        let model = calibrated(weights, &answers, Some(fold)).1;
        for annotated in trainer.part(fold) {
            let file = &options.files[annotated.set];
            tallies[annotated.set].add(&measured(annotated, &model, file, &options));
        }
    }
    for (file, tally) in options.files.iter().zip(&tallies) {
        report(file, tally);
    }
    let mut press = Tally::default();
    let is_press = |file: &str| file.contains("press");
    options.files.iter().zip(&tallies).filter(|(file, _)| is_press(file)).for_each(|(_, tally)| press.add(tally));
    report("all press", &press);
    let (weights, model) = calibrated(trainer.fit(&lessons, None), &answers, None);
    if let Some(out) = &options.out {
        std::fs::write(out, table::written(&weights))?;
    }
    for file in &options.measured {
        let mut tally = Tally::default();
        let read = teach::read(file, 0)?;
        read.iter().for_each(|annotated| tally.add(&measured(annotated, &model, file, &options)));
        report(file, &tally);
    }
    Ok(ExitCode::SUCCESS)
}

/// The annotated articles, and how weights are fitted to them.
struct Trainer {
    articles: Vec<Annotated>,
    folds: usize,
    belief: Belief,
}

impl Trainer {
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
        let models: Vec<Model> = (0..self.folds).map(|fold| self.fitted(&first, Some(fold))).collect();
        let articles = self.articles.iter().enumerate();
        articles.map(|(at, one)| Teacher::teach(one, Some(&models[at % self.folds])).lessons).collect()
    }

    /// The weights fitted to all articles but those of one part.
    fn fit(&self, lessons: &[Vec<Lesson>], without: Option<usize>) -> Vec<f64> {
        let kept = lessons.iter().enumerate().filter(|(at, _)| Some(at % self.folds) != without);
        let kept: Vec<&Lesson> = kept.flat_map(|(_, lessons)| lessons).collect();
        fit(&kept, &self.belief)
    }

    fn fitted(&self, lessons: &[Vec<Lesson>], without: Option<usize>) -> Model {
        model(&self.fit(lessons, without))
    }
}

/// Weights with those of certainty, fitted to the answers about all parts but one; and a model of them.
fn calibrated(mut weights: Vec<f64>, answers: &[Vec<Answer>], without: Option<usize>) -> (Vec<f64>, Model) {
    let kept = answers.iter().enumerate().filter(|(fold, _)| Some(*fold) != without);
    let kept: Vec<&Answer> = kept.flat_map(|(_, answers)| answers).collect();
    calibrate(&kept, &mut weights);
    let model = model(&weights);
    (weights, model)
}

fn model(weights: &[f64]) -> Model {
    #[allow(clippy::cast_possible_truncation)]
    Model::new(weights.iter().map(|weight| table::rounded(*weight) as f32).collect())
}

/// Counts one article.
fn measured(annotated: &Annotated, model: &Model, file: &str, options: &Options) -> Tally {
    if options.explain.as_ref().is_some_and(|part| file.contains(part.as_str())) {
        return explained(annotated, model, options.why.as_deref());
    }
    let mut judge = model;
    let document = Document::new(&annotated.article);
    let found = find_by(&document, &annotated.mentions, &annotated.entities, &mut judge);
    Tally::article(annotated, &found)
}
