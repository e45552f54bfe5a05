//! Fits the weights of the signs by which speakers are told, and measures them on articles that they were not fitted to.
//!
//! ```text
//! cargo run --release --example train_speakers -- ANNOTATED.jsonl... [--out FILE] [--folds N] [--measure FILE.jsonl]...
//!     [--strength X] [--least X] [--without PART]... [--explain PART [--why WORDS]]
//! ```
//!
//! The articles of all files are dealt to `--folds` parts (5); those of each part are judged by weights fitted to the
//! others, and counted; how certain they are is told by what weights fitted to the others answered. Then the weights are
//! fitted to all of them: `--measure` counts these on other files, `--out` writes them. `--strength` is that of the belief
//! in the weights beforehand, `--least` what a sign does at least to be kept, `--without` leaves out the signs with
//! PART in their name. `--explain` prints the errors in the files whose names have PART in them, `--why` every sign of
//! the quotations with these words.
//!
//! The same files give the same weights to the last bit: one thread, every sum in a fixed order.

#[path = "../support/speakers/mod.rs"]
mod speakers;
mod table;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use speakers::report::report;
use speakers::score::Tally;
use speakers::trainer::{model, rounded, set_certainty};
use speakers::{Belief, Trainer, teach};

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
    let (strength, least) = (Belief::STRENGTH, Belief::LEAST);
    let mut options =
        Options { files, measured, out: None, folds: 5, strength, least, without, explain: None, why: None };
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
    if options.files.is_empty() || options.folds < 2 {
        bail!("usage: train_speakers ANNOTATED.jsonl... [--out FILE] [--folds N] [--measure FILE.jsonl]...");
    }
    Ok(options)
}

fn main() -> Result<ExitCode> {
    let options = options()?;
    let silent = |name: &str| options.without.iter().any(|part| name.contains(part.as_str()));
    let belief = Belief::beforehand(options.strength, options.least, &silent);
    let mut trainer = Trainer::read(&options.files, options.folds, belief)?;
    (trainer.explain, trainer.why) = (options.explain, options.why);
    let (lessons, answers) = trainer.cross_validate();
    let mut weights = trainer.fit(&lessons, None);
    set_certainty(&mut weights, &answers, None);
    let kept = weights.iter().filter(|weight| rounded(**weight) != 0.0).count();
    println!("signs that weigh anything: {kept}");
    if let Some(out) = &options.out {
        std::fs::write(out, table::written(&weights))?;
    }
    let model = model(&weights);
    for file in &options.measured {
        let mut tally = Tally::default();
        teach::read(file, 0)?.iter().for_each(|annotated| tally.add(&trainer.measured(annotated, &model, file)));
        report(file, &tally);
    }
    Ok(ExitCode::SUCCESS)
}
