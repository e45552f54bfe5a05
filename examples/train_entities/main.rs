//! Trains a model of names for one language.
//!
//! usage: `train_entities TRAIN.jsonl … --out MODEL.bin [--dev DEV.jsonl] [--passes N] [--rare N] [--rate X] [--l1 X]
//! [--l2 X] [--drop X] [--hide X] [--shuffles N] [--lean KIND=X] [--without GROUP]`
//!
//! `--without` leaves out a group of features, to tell what it is worth; `--lean` makes names of a kind (or `outside`)
//! more likely than they were among the sentences learnt from.
//!
//! A line of a file is `{"lang", "text", "mentions": [{"start", "end", "kind"}]}`, offsets in code points. The same
//! command on the same files makes the same model, byte for byte.

mod corpus;
mod crf;
mod file;

use anyhow::Context as _;
use guillemet::analysis::EntityKind;
use guillemet::analysis::entities::features::Group;
use guillemet::analysis::entities::model;
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
    /// How many models, each of another shuffle, are averaged.
    shuffles: u64,
    /// Labels with what is added to their weight.
    leans: Vec<(usize, f32)>,
    without: Vec<Group>,
}

fn main() -> anyhow::Result<()> {
    let options = options()?;
    let start = Instant::now();
    let mut alphabet = corpus::Alphabet::default();
    let articles = corpus::read(&options.train)?;
    let train = corpus::sentences(&articles, &mut alphabet, true, &options.without);
    let (train, mut alphabet) = corpus::prune(train, &alphabet, options.rare);
    let words: usize = train.iter().map(|sentence| sentence.labels.len()).sum();
    println!(
        "{} articles, {} sentences, {words} words, {} features, {:.1} s",
        articles.len(),
        train.len(),
        alphabet.len(),
        start.elapsed().as_secs_f32()
    );
    let dev_articles = corpus::read(&options.dev)?;
    let dev = corpus::sentences(&dev_articles, &mut alphabet, false, &options.without);
    let crf = learn(&options, &train, &dev, &alphabet, start);
    let bytes = file::write(&crf, &alphabet);
    std::fs::write(&options.out, &bytes).with_context(|| format!("cannot write {}", options.out))?;
    println!("{}: {} bytes, {:.1} s", options.out, bytes.len(), start.elapsed().as_secs_f32());
    Ok(())
}

/// Learns once a shuffle and averages what was learnt.
fn learn(
    options: &Options,
    train: &[corpus::Sentence],
    dev: &[corpus::Sentence],
    alphabet: &corpus::Alphabet,
    start: Instant,
) -> crf::Crf {
    let mut sums = Vec::new();
    let field = |shuffle| crf::Crf::new(alphabet.is_word(), crf::Rates { shuffle, ..options.rates });
    for shuffle in 0..options.shuffles {
        let mut crf = field(shuffle);
        for pass in 0..options.passes {
            let loss = crf.pass(train, pass);
            print!("shuffle {shuffle}, pass {pass}: loss {loss:.0}, {:.1} s", start.elapsed().as_secs_f32());
            if !dev.is_empty() {
                print!(", dev F1 {:.4}", crf.f1(dev));
            }
            println!();
            if options.passes - pass <= AVERAGED {
                crf.add_to(&mut sums);
            }
        }
    }
    let count = options.passes.min(AVERAGED) as f32 * options.shuffles as f32;
    let mut crf = field(0);
    crf.weights = sums.into_iter().map(|row| row.map(|sum| sum / count)).collect();
    crf.settle();
    for (label, by) in &options.leans {
        crf.lean(*label, *by);
    }
    crf
}

fn options() -> anyhow::Result<Options> {
    let rates = crf::Rates { rate: 0.15, l1: 0.3, l2: 0.05, dropped: 0.15, hidden: 0.0, shuffle: 0 };
    let mut options = Options {
        train: Vec::new(),
        dev: Vec::new(),
        out: String::new(),
        passes: 8,
        rare: 2,
        rates,
        shuffles: 1,
        leans: Vec::new(),
        without: Vec::new(),
    };
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
            "--hide" => options.rates.hidden = value()?.parse()?,
            "--shuffles" => options.shuffles = value()?.parse()?,
            "--lean" => options.leans.push(lean(&value()?)?),
            "--without" => options.without.push(group(&value()?)?),
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

/// `organisation=0.5`: the label and what is added to its weight.
fn lean(text: &str) -> anyhow::Result<(usize, f32)> {
    let (name, by) = text.split_once('=').context("--lean wants KIND=X")?;
    let label = match EntityKind::from_name(name) {
        Some(kind) => model::begin(kind),
        None if name == "outside" => model::OUTSIDE,
        None => anyhow::bail!("no such kind: {name}"),
    };
    Ok((label, by.parse()?))
}

fn group(name: &str) -> anyhow::Result<Group> {
    let found = Group::ALL.into_iter().find(|(known, _)| *known == name);
    found.map(|(_, group)| group).with_context(|| format!("no such group: {name}"))
}
