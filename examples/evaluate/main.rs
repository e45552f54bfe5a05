//! Measures the analysis against annotated articles, and the reading of saved pages against what people expect of them.
//!
//! ```text
//! cargo run --release --example evaluate -- quotations GOLD.jsonl [--errors N]
//! cargo run --release --example evaluate -- quotations GOLD.jsonl... --folds 5 [--errors 1]
//! cargo run --release --example evaluate -- mentions GOLD.jsonl [--kinds person,place] [--errors N] [--model FILE]
//! cargo run --release --example evaluate -- pages EXPECTED.json FOLDER... [--peer NAME=FILE]... [--half 0|1] [--errors N]
//! ```
//!
//! `--model`: names by the model of this file, whatever the language.
//!
//! A line of GOLD is `{"id", "text", "quotations": [{"start", "end", "label", "speaker", "how", …}]}` or
//! `{"id", "text", "mentions": [{"start", "end", "kind"}]}`, offsets in code points.
//!
//! Quotations: a direct or mixed one with marks finds an annotated one when the two overlap by at least 80 % of
//! their union, marks and blanks at the ends put aside; each is found once. A speaker is right when the names
//! agree (see [`same_name`]). End-to-end is found and with the right speaker, of all that have one.
//! `--folds`: not the committed weights tell the speakers but weights fitted anew, those of each part of the articles to the
//! other parts, by the code of `train_speakers`; each file is counted apart, and `--errors` prints every wrong speaker.
//! Mentions: the same span and kind; relative dates are passed over.
//! Pages: EXPECTED is a list, or an object by address, of `{"file", "with", "without", "title"?, "date"?, "author"?}`, where
//! `with` and `without` are words that the text must and must not have; the files lie in the folders. `--peer`: JSON Lines
//! of `{"file", "text", "title", "date", "author"}` that another program found. `--half`: one half of the pages.

mod folds;
mod pages;
#[path = "../support/speakers/mod.rs"]
mod speakers;

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use guillemet::analysis::document::Document;
use guillemet::analysis::entities::mentions_by;
use guillemet::analysis::entities::model::Model;
use guillemet::analysis::{Analysis, EntityKind, Quotation, QuotationKind, analyse};
use guillemet::article::{Article, Body, CodePoints, Span};
use serde_json::Value;
use speakers::finder::find;
use speakers::names::same_name;
use speakers::spans::bare;

fn main() -> Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(("pages", rest)) = arguments.split_first().map(|(task, rest)| (task.as_str(), rest)) {
        pages::run(rest)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut rest = Vec::new();
    let (mut errors, mut folds) = (0, None);
    let mut model = None;
    let mut kinds: Vec<EntityKind> = EntityKind::ALL.to_vec();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--errors" => errors = arguments.next().context("--errors needs a number")?.parse()?,
            "--folds" => folds = Some(arguments.next().context("--folds needs a number")?.parse()?),
            "--kinds" => {
                let list = arguments.next().context("--kinds needs a list")?;
                let read = |name: &str| EntityKind::from_name(name).with_context(|| format!("no kind {name}"));
                kinds = list.split(',').map(read).collect::<Result<_>>()?;
            }
            "--model" => model = Some(read_model(&arguments.next().context("--model needs a file")?)?),
            _ => rest.push(argument),
        }
    }
    if let (Some(folds), Some(("quotations", files))) =
        (folds, rest.split_first().map(|(task, rest)| (task.as_str(), rest)))
    {
        if files.is_empty() || folds < 2 {
            bail!("usage: evaluate quotations GOLD.jsonl... --folds 5");
        }
        folds::run(files, folds, errors > 0)?;
        return Ok(ExitCode::SUCCESS);
    }
    let [task, path] = rest.as_slice() else { bail!("usage: evaluate quotations|mentions GOLD.jsonl [--errors N]") };
    let gold = std::fs::read_to_string(path).with_context(|| path.clone())?;
    let gold: Vec<Value> =
        gold.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect::<Result<_, _>>()?;
    let begin = Instant::now();
    let analyses: Vec<(Article, Analysis)> = gold.iter().map(|record| analysed(record, model.as_ref())).collect();
    let seconds = begin.elapsed().as_secs_f64();
    match task.as_str() {
        "quotations" => quotations(&gold, &analyses, errors),
        "mentions" => mentions(&gold, &analyses, &kinds, errors),
        _ => bail!("no task {task}: quotations, mentions or pages"),
    }
    let begin = Instant::now();
    for (article, analysis) in &analyses {
        let document = Document::new(article);
        let found = guillemet::analysis::quotations::find(&document, &analysis.mentions, &analysis.entities);
        std::hint::black_box(found);
    }
    let alone = begin.elapsed().as_secs_f64();
    let bytes: usize = analyses.iter().map(|(article, _)| article.body.text.len()).sum();
    let rate = |seconds: f64| bytes as f64 / 1e6 / seconds;
    eprintln!("{:.1} MB of text a second; quotations alone, tokens included, {:.1}", rate(seconds), rate(alone));
    Ok(ExitCode::SUCCESS)
}

/// The text alone is analysed: what else GOLD knows must not help.
fn analysed(record: &Value, model: Option<&Model>) -> (Article, Analysis) {
    let text = record["text"].as_str().unwrap_or_default().to_owned();
    let article = Article { body: Body { text, ..Body::default() }, ..Article::default() };
    let analysis = match model {
        None => analyse(&article),
        Some(model) => {
            let document = Document::new(&article);
            let (mentions, entities) = mentions_by(model, &document);
            Analysis { mentions, entities, ..Analysis::of_nothing(Some(document.language.clone())) }
        }
    };
    (article, analysis)
}

/// A model file; it is read once and kept to the end.
fn read_model(path: &str) -> Result<Model> {
    let file = std::fs::read(path).with_context(|| path.to_owned())?;
    Model::new(file.leak()).with_context(|| format!("{path} is no model"))
}

/// Counts of what was found, invented and missed.
#[derive(Clone, Copy, Default)]
struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Counts {
    fn line(self) -> String {
        let share = |part: usize, all: usize| if all == 0 { 0.0 } else { part as f64 / all as f64 };
        let precision = share(self.right, self.right + self.wrong);
        let recall = share(self.right, self.right + self.missed);
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        format!("precision {precision:.3} recall {recall:.3} F1 {f1:.3}")
    }
}

/// A span of code points, as GOLD has it.
fn span_of(record: &Value, text: &str) -> Span {
    let points = CodePoints::new(text);
    let at = |name: &str| points.to_byte(record[name].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(0));
    Span::new(at("start"), at("end").max(at("start")))
}

/// What is counted over all articles.
#[derive(Default)]
struct Tally {
    found: Counts,
    /// By how the speaker is known: right, all.
    how: BTreeMap<String, (usize, usize)>,
    unnamed: usize,
    unnamed_but_named: usize,
    errors: BTreeMap<&'static str, Vec<String>>,
}

fn quotations(gold: &[Value], analyses: &[(Article, Analysis)], show: usize) {
    let mut tally = Tally::default();
    for (record, (article, analysis)) in gold.iter().zip(analyses) {
        tally.article(record, &article.body.text, analysis);
    }
    let Counts { right, wrong, missed } = tally.found;
    println!("quotations: {} ({right} found, {wrong} wrong, {missed} missed)", tally.found.line());
    let how: Vec<String> = tally.how.iter().map(|(how, (right, all))| format!("{how} {right}/{all}")).collect();
    println!(
        "by how: {}; speaker given where there is none: {}/{}",
        how.join(", "),
        tally.unnamed_but_named,
        tally.unnamed
    );
    for (class, lines) in &tally.errors {
        lines.iter().take(show).for_each(|line| println!("  {class}: {line}"));
    }
    let (right, named) = tally.how.values().fold((0, 0), |(right, all), (r, a)| (right + r, all + a));
    println!("end-to-end (found with the right speaker): {right}/{named} = {:.3}", right as f64 / named.max(1) as f64);
}

impl Tally {
    fn article(&mut self, record: &Value, text: &str, analysis: &Analysis) {
        let id = record["id"].as_str().unwrap_or_default();
        let predicted: Vec<(Span, &Quotation)> = analysis
            .quotations
            .iter()
            .filter(|quotation| quotation.marked && quotation.kind != QuotationKind::Indirect)
            .map(|quotation| (bare(text, quotation.span), quotation))
            .collect();
        let mut used = BTreeSet::new();
        for expected in record["quotations"].as_array().into_iter().flatten() {
            let whole = span_of(expected, text);
            let found = find(text, bare(text, whole), &predicted, &mut used).map(|(_, found)| *found);
            self.one(expected, text, &format!("{id} {}", whole.of(text)), found);
        }
        for (at, (span, _)) in predicted.iter().enumerate() {
            if !used.contains(&at) {
                self.found.wrong += 1;
                self.errors.entry("invented").or_default().push(format!("{id} {}", span.of(text)));
            }
        }
    }

    /// Counts one annotated stretch and the quotation that found it.
    fn one(&mut self, expected: &Value, text: &str, shown: &str, found: Option<&Quotation>) {
        let mut error = |class, line| self.errors.entry(class).or_default().push(line);
        if expected["label"] != "speech" {
            if found.is_some() {
                self.found.wrong += 1;
                error("not speech", shown.to_owned());
            }
            return;
        }
        let unresolved = expected["unresolved"].as_bool().unwrap_or(false);
        let speaker = expected["speaker"].as_str().unwrap_or_default();
        let how = expected["how"].as_str().unwrap_or_default().to_owned();
        if !unresolved && !speaker.is_empty() {
            self.how.entry(how.clone()).or_default().1 += 1;
        } else if !unresolved {
            self.unnamed += 1;
        }
        let Some(found) = found else {
            self.found.missed += 1;
            error("missed", shown.to_owned());
            return;
        };
        self.found.right += 1;
        let said = found.speaker.as_ref();
        let name = said.and_then(|said| said.name.as_deref()).unwrap_or_default();
        if unresolved {
            return;
        }
        if speaker.is_empty() {
            self.unnamed_but_named += usize::from(!name.is_empty());
            return;
        }
        let mention_only = expected["mention_only"].as_bool().unwrap_or(false);
        let by_words = mention_only && said.is_some_and(|said| same_name(said.span.of(text), speaker));
        if by_words || same_name(name, speaker) {
            self.how.entry(how).or_default().0 += 1;
        } else {
            let given = said.map(|said| said.how.name()).unwrap_or_default();
            error("speaker", format!("{shown} | is {speaker} ({how}), said {name} ({given})"));
        }
    }
}

fn mentions(gold: &[Value], analyses: &[(Article, Analysis)], kinds: &[EntityKind], show: usize) {
    let mut counts: BTreeMap<EntityKind, Counts> = BTreeMap::new();
    let mut errors = Vec::new();
    for (record, (article, analysis)) in gold.iter().zip(analyses) {
        let text = article.body.text.as_str();
        let id = record["id"].as_str().unwrap_or_default();
        let annotated = record["mentions"].as_array().into_iter().flatten();
        let expected: BTreeSet<(Span, EntityKind)> = annotated
            .filter_map(|mention| Some((span_of(mention, text), EntityKind::from_name(mention["kind"].as_str()?)?)))
            .filter(|(_, kind)| kinds.contains(kind))
            .collect();
        let found: BTreeSet<(Span, EntityKind)> = analysis
            .mentions
            .iter()
            .filter(|mention| !mention.relative && kinds.contains(&mention.kind))
            .map(|mention| (mention.span, mention.kind))
            .collect();
        for (span, kind) in expected.union(&found) {
            let key = (*span, *kind);
            let count = counts.entry(*kind).or_default();
            match (expected.contains(&key), found.contains(&key)) {
                (true, true) => count.right += 1,
                (true, false) => {
                    count.missed += 1;
                    errors.push(format!("missed: {id} {} {}", span.of(text), kind.name()));
                }
                _ => {
                    count.wrong += 1;
                    errors.push(format!("extra: {id} {} {}", span.of(text), kind.name()));
                }
            }
        }
    }
    let mut all = Counts::default();
    for kind in kinds {
        let count = counts.get(kind).copied().unwrap_or_default();
        all.right += count.right;
        all.wrong += count.wrong;
        all.missed += count.missed;
        println!("{:<13} {}", kind.name(), count.line());
    }
    errors.iter().take(show).for_each(|line| println!("  {line}"));
    println!("mentions: {}", all.line());
}
