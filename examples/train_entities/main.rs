//! Trains a model of names for one language.
//!
//! usage: `train_entities TRAIN.jsonl … --out MODEL.bin [--dev DEV.jsonl] [--passes N] [--rare N] [--rate X] [--l1 X]
//! [--l2 X] [--drop X]`
//!
//! A line of a file is `{"lang", "text", "mentions": [{"start", "end", "kind"}]}`, offsets in code points. The same
//! command on the same files makes the same model, byte for byte.

mod corpus;
mod crf;
mod file;

use anyhow::Context as _;
use std::time::Instant;

/// The weights after each of the last passes are averaged: one pass alone is at the mercy of its last sentences.
const AVERAGED: usize = 4;

/// What the command line asks for.
struct Options {
    train: Vec<String>,
    dev: Vec<String>,
    out: String,
    passes: usize,
    rare: u32,
    rates: crf::Rates,
}

fn main() -> anyhow::Result<()> {
    let options = options()?;
    let start = Instant::now();
    let mut alphabet = corpus::Alphabet::default();
    let articles = corpus::read(&options.train)?;
    let train = corpus::sentences(&articles, &mut alphabet, true);
    let (train, alphabet) = corpus::prune(train, &alphabet, options.rare);
    let words: usize = train.iter().map(|sentence| sentence.labels.len()).sum();
    println!(
        "{} articles, {} sentences, {words} words, {} features, {:.1} s",
        articles.len(),
        train.len(),
        alphabet.len(),
        start.elapsed().as_secs_f32()
    );
    let dev_articles = corpus::read(&options.dev)?;
    let mut frozen = alphabet;
    let dev = corpus::sentences(&dev_articles, &mut frozen, false);
    let mut crf = crf::Crf::new(frozen.len(), options.rates);
    let mut sums = Vec::new();
    for pass in 0..options.passes {
        let loss = crf.pass(&train, pass);
        print!("pass {pass}: loss {loss:.0}, {:.1} s", start.elapsed().as_secs_f32());
        if !dev.is_empty() {
            print!(", dev F1 {:.4}", crf.f1(&dev));
        }
        println!();
        if options.passes - pass <= AVERAGED {
            crf.add_to(&mut sums);
        }
    }
    let count = options.passes.min(AVERAGED) as f32;
    crf.weights = sums.into_iter().map(|row| row.map(|sum| sum / count)).collect();
    crf.settle();
    let bytes = file::write(&crf, &frozen);
    std::fs::write(&options.out, &bytes).with_context(|| format!("cannot write {}", options.out))?;
    println!("{}: {} bytes, {:.1} s", options.out, bytes.len(), start.elapsed().as_secs_f32());
    Ok(())
}

fn options() -> anyhow::Result<Options> {
    let rates = crf::Rates { rate: 0.15, l1: 0.3, l2: 0.05, dropped: 0.15 };
    let mut options = Options { train: Vec::new(), dev: Vec::new(), out: String::new(), passes: 8, rare: 2, rates };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().with_context(|| format!("{argument} wants a value"));
        match argument.as_str() {
            "--out" => options.out = value()?,
            "--dev" => options.dev.push(value()?),
            "--passes" => options.passes = value()?.parse()?,
            "--rare" => options.rare = value()?.parse()?,
            "--rate" => options.rates.rate = value()?.parse()?,
            "--l1" => options.rates.l1 = value()?.parse()?,
            "--drop" => options.rates.dropped = value()?.parse()?,
            "--l2" => options.rates.l2 = value()?.parse()?,
            _ => options.train.push(argument),
        }
    }
    anyhow::ensure!(
        !options.train.is_empty() && !options.out.is_empty(),
        "usage: train_entities TRAIN.jsonl … --out MODEL.bin"
    );
    Ok(options)
}
