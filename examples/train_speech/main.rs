//! Fits the weights of the signs by which speech is told from other words between marks, and measures them on articles
//! that they were not fitted to.
//!
//! ```text
//! cargo run --release --example train_speech -- ANNOTATED.jsonl... [--out FILE] [--folds N] [--strength X] [--errors]
//! ```
//!
//! The articles of all files are dealt to `--folds` parts (5); the marked words of each part are judged by weights
//! fitted to the others, and counted for each file. Then the weights are fitted to all of them, and `--out` writes
//! them. `--strength`: how strongly the weights are held to what is believed of them beforehand. `--errors` prints the words
//! that were judged wrongly, with the signs that hold of them.
//!
//! No sign asks the committed table, so that the same files make the same table whichever one is committed.

mod newton;
#[path = "../support/spans.rs"]
mod spans;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use guillemet::analysis::document::Document;
use guillemet::analysis::entities;
use guillemet::analysis::quotations::{judged, speech_belief, speech_sign_count, speech_sign_name};
use guillemet::article::{Article, Body, CodePoints, Span};
use serde_json::Value;

use newton::{Beliefs, Lesson, fit};
use spans::{bare, overlap};

/// The sign that holds of all short words and of no others.
const SHORT_SIGN: &str = "short words: always";

/// An annotated article: its judged words, and how many annotated stretches none of them is.
struct Annotated {
    lessons: Vec<Lesson>,
    missed: usize,
}

fn main() -> Result<ExitCode> {
    let (mut files, mut out, mut folds, mut strength, mut errors) = (Vec::new(), None, 5, 8.0, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().with_context(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--out" => out = Some(next()?),
            "--folds" => folds = next()?.parse()?,
            "--strength" => strength = next()?.parse()?,
            "--errors" => errors = true,
            _ => files.push(argument),
        }
    }
    if files.is_empty() || folds < 2 {
        bail!("usage: train_speech ANNOTATED.jsonl... [--out FILE] [--folds N] [--strength X]");
    }
    let mut articles: Vec<(usize, Annotated)> = Vec::new();
    for (set, file) in files.iter().enumerate() {
        let lines = std::fs::read_to_string(file).with_context(|| file.clone())?;
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            articles.push((set, annotated(&serde_json::from_str(line)?)));
        }
    }
    let means = (0..speech_sign_count()).map(|sign| f64::from(speech_belief(sign))).collect();
    let beliefs = Beliefs::new(means, strength);
    let short = (0..speech_sign_count()).find(|sign| speech_sign_name(*sign) == SHORT_SIGN);
    let mut tallies = vec![[Tally::default(); 2]; files.len()];
    for fold in 0..folds {
        let others = articles.iter().enumerate().filter(|(at, _)| at % folds != fold);
        let lessons: Vec<&Lesson> = others.flat_map(|(_, (_, article))| &article.lessons).collect();
        let weights = fit(&lessons, &beliefs);
        for (_, (set, article)) in articles.iter().enumerate().filter(|(at, _)| at % folds == fold) {
            tallies[*set][0].missed += article.missed;
            for lesson in &article.lessons {
                let said = newton::score(&lesson.signs, &weights) > 0.0;
                if errors && said != lesson.speech {
                    explain(lesson, &weights);
                }
                tallies[*set][0].count(lesson.speech, said);
                if short.is_some_and(|short| lesson.signs.contains(&short)) {
                    tallies[*set][1].count(lesson.speech, said);
                }
            }
        }
    }
    println!("judged by weights fitted to other articles ({folds} parts):");
    for (file, [all, short]) in files.iter().zip(&tallies) {
        println!("{}\n  short words: {}\n  {file}", all.line(), short.line());
    }
    if let Some(out) = out {
        let lessons: Vec<&Lesson> = articles.iter().flat_map(|(_, article)| &article.lessons).collect();
        std::fs::write(&out, table(&fit(&lessons, &beliefs))).context(out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints words that were judged wrongly.
fn explain(lesson: &Lesson, weights: &[f64]) {
    let signs: Vec<String> =
        lesson.signs.iter().map(|sign| format!("{:+.1} {}", weights[*sign], speech_sign_name(*sign))).collect();
    let (speech, score) = (if lesson.speech { "speech" } else { "no speech" }, newton::score(&lesson.signs, weights));
    println!("## {speech}, judged {score:+.2}: {}\n   {}", lesson.place, signs.join("; "));
}

/// Reads one annotated article.
fn annotated(record: &Value) -> Annotated {
    let text = record["text"].as_str().unwrap_or_default().to_owned();
    let points = CodePoints::new(&text);
    let speech: Vec<Span> = record["quotations"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|stretch| stretch["label"] == "speech")
        .map(|stretch| {
            let at = |name: &str| {
                points.to_byte(stretch[name].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(0))
            };
            bare(&text, Span::new(at("start"), at("end").max(at("start"))))
        })
        .collect();
    let article = Article { body: Body { text, ..Body::default() }, ..Article::default() };
    let document = Document::new(&article);
    let (mentions, entities) = entities::mentions(&document);
    let mut found = vec![false; speech.len()];
    let lessons = judged(&document, &mentions, &entities)
        .into_iter()
        .map(|(span, signs)| {
            let span = bare(document.text, span);
            let known = speech.iter().position(|other| overlap(document.text, span, *other) >= 0.8);
            if let Some(known) = known {
                found[known] = true;
            }
            Lesson { signs, speech: known.is_some(), place: surroundings(document.text, span) }
        })
        .collect();
    Annotated { lessons, missed: found.iter().filter(|found| !**found).count() }
}

/// Bytes before and after the words that are shown.
const AROUND: usize = 120;

fn surroundings(text: &str, span: Span) -> String {
    let start = (0..=span.start.saturating_sub(AROUND)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = ((span.end + AROUND).min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    let (before, after) = (&text[start..span.start], &text[span.end..end.unwrap_or(text.len())]);
    format!("{before}[[{}]]{after}", span.of(text)).replace('\n', " ¶ ")
}

/// What was found, invented and missed.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn count(&mut self, speech: bool, said: bool) {
        match (speech, said) {
            (true, true) => self.right += 1,
            (false, true) => self.wrong += 1,
            (true, false) => self.missed += 1,
            (false, false) => {}
        }
    }

    fn line(&self) -> String {
        let share = |part: usize, all: usize| if all == 0 { 0.0 } else { part as f64 / all as f64 };
        let f1 = share(2 * self.right, 2 * self.right + self.wrong + self.missed);
        let (precision, recall) =
            (share(self.right, self.right + self.wrong), share(self.right, self.right + self.missed));
        let Self { right, wrong, missed } = self;
        format!(
            "F1 {f1:.3} (precision {precision:.3} recall {recall:.3}; {right} found, {wrong} wrong, {missed} missed)"
        )
    }
}

const HEAD: &str = "\
# What each sign weighs when words between marks are judged to be speech or not. Made by
# `cargo run --release --example train_speech` (see README.md); a weight above 0 speaks for speech.
";

/// The lines of the table: a weight to a thousandth, and the name of its sign.
fn table(weights: &[f64]) -> String {
    let mut table = HEAD.to_owned();
    for (sign, weight) in weights.iter().enumerate() {
        table.push_str(&format!("{weight:+.3} {}\n", speech_sign_name(sign)));
    }
    table
}
