//! `guillemet analyze`: files or JSON lines in, JSON lines out. Neither index nor configuration is read.

use std::io::{BufRead, stdin};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use anyhow::{Context, anyhow};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use super::args::Analyze;
use super::json;
use super::output::{CommandOutcome, Lines, tell};
use super::words;
use crate::analysis::analyse;
use crate::archive::scan::scan;
use crate::archive::{LineBlocks, Reason, article_id};
use crate::article::{Article, Format, Meta};
use crate::disk::read_file;
use crate::formats;
use crate::text::sanitize::{sanitize_line, sanitize_path};

/// Files or lines that are analysed side by side before they are printed in their order.
const BATCH: usize = 64;

/// A line of `analyze -`.
#[derive(Deserialize)]
struct Given {
    id: Value,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    date: Option<String>,
    text: String,
}

/// Runs the command.
///
/// # Errors
/// When the output cannot be written to.
pub fn run(arguments: &Analyze) -> anyhow::Result<CommandOutcome> {
    let mut out = Lines::stdout();
    let mut printed = 0;
    let mut failed = 0;
    for file in &arguments.files {
        let (good, bad) = if file.as_os_str() == "-" { lines(&mut out)? } else { files(file, &mut out)? };
        printed += good;
        failed += bad;
    }
    out.finish()?;
    Ok(match (printed, failed) {
        (0, 1..) => CommandOutcome::Unreadable,
        (0, 0) => CommandOutcome::Nothing,
        _ => CommandOutcome::Done,
    })
}

/// The articles of a file, or of every file of a folder. Returns how many were printed and how many files failed.
fn files(path: &Path, out: &mut Lines) -> anyhow::Result<(usize, usize)> {
    let (mut printed, mut failed) = (0, 0);
    let named = !path.is_dir();
    let files: Vec<InputFile> = if named {
        let length = std::fs::metadata(path).map_or(0, |found| found.len());
        vec![InputFile { path: path.to_path_buf(), is_long: length > LONG }]
    } else {
        let mut found = scan(&[path.to_path_buf()], &AtomicBool::new(false));
        found.files.sort();
        for problem in found.problems.iter().chain(&found.passed_over) {
            tell(format_args!("{}: {}", sanitize_path(&problem.path), words::locale().reason(&problem.reason)));
            failed += 1;
        }
        found.files.iter().map(|file| InputFile { path: file.path.to_path_buf(), is_long: file.size > LONG }).collect()
    };
    for batch in batches(&files) {
        if let [InputFile { path, is_long: true }] = batch {
            match print_long(path, named, out) {
                Ok(articles) => printed += articles?,
                Err(error) => {
                    tell(format_args!("{}: {error:#}", sanitize_path(path)));
                    failed += 1;
                }
            }
            continue;
        }
        let results: Vec<_> = batch.par_iter().map(|file| file_lines(&file.path, named)).collect();
        for (InputFile { path, .. }, result) in batch.iter().zip(results) {
            match result {
                Ok((lines, problems)) => {
                    for problem in problems {
                        tell(format_args!("{}: {problem}", sanitize_path(path)));
                    }
                    for line in lines {
                        out.print(&line)?;
                        printed += 1;
                    }
                }
                Err(error) => {
                    tell(format_args!("{}: {error:#}", sanitize_path(path)));
                    failed += 1;
                }
            }
        }
    }
    Ok((printed, failed))
}

/// A file of more bytes than this is read alone, and each of its articles is printed before the next is analysed: what is
/// found in it is many times as long.
const LONG: u64 = 1 << 20;

/// A file to analyse.
struct InputFile {
    path: PathBuf,
    is_long: bool,
}

/// Runs of short files, and each long one by itself.
fn batches(files: &[InputFile]) -> impl Iterator<Item = &[InputFile]> {
    files.chunk_by(|one, next| !one.is_long && !next.is_long).flat_map(|run| run.chunks(BATCH))
}

/// Prints the articles of a long file; how many there are. The outer error is that of the file, the inner one that of the
/// output.
fn print_long(path: &Path, named: bool, out: &mut Lines) -> anyhow::Result<anyhow::Result<usize>> {
    let shown = sanitize_path(path);
    if LineBlocks::fit(path)
        && let Ok(Some(blocks)) = LineBlocks::open(path, BLOCK_BYTES)
    {
        return Ok(print_blocks(&shown, blocks, out));
    }
    let reading = parsed(path, named)?;
    for problem in problems_of(&reading) {
        tell(format_args!("{}: {problem}", sanitize_path(path)));
    }
    let mut printed = 0;
    for article in reading.articles {
        let id = article_id(&article.body.text).to_string();
        let analysis = analyse(&article);
        // Written piece by piece: the line of a book is long.
        if let Err(error) = out.print_json(&json::article(id.into(), Some(&shown), &article, &analysis)) {
            return Ok(Err(error));
        }
        printed += 1;
    }
    Ok(Ok(printed))
}

/// A long file of JSON Lines is read and analysed in blocks of about so many bytes, so that it may be longer than the
/// memory.
const BLOCK_BYTES: usize = 256 << 10;

/// Prints the articles of a long file of JSON Lines, block by block; how many there are.
fn print_blocks(shown: &str, mut blocks: LineBlocks, out: &mut Lines) -> anyhow::Result<usize> {
    let said = |line: Option<u32>, reason: Reason| {
        let what = words::locale().reason(&reason);
        tell(format_args!("{shown}: {}", line.map_or(what.clone(), |line| words::line(line, &what))));
    };
    let mut printed = 0;
    while let Some(block) = blocks.next_block().map_err(|error| words::system(&error))? {
        let parsed = match block {
            Ok(parsed) => parsed,
            Err((line, reason)) => {
                said(Some(line), reason);
                continue;
            }
        };
        parsed.problems.into_iter().for_each(|problem| said(problem.line, Reason::Record(problem.reason)));
        let lines = parsed.articles.par_iter().map(|article| article_line(article, shown));
        for line in lines.collect::<Result<Vec<_>, _>>()? {
            out.print(&line)?;
            printed += 1;
        }
    }
    Ok(printed)
}

/// One line of JSON an article, and what was wrong with other parts of the file.
fn file_lines(path: &Path, named: bool) -> anyhow::Result<(Vec<String>, Vec<String>)> {
    let reading = parsed(path, named)?;
    let problems = problems_of(&reading);
    let path = sanitize_path(path);
    let lines = reading.articles.iter().map(|article| article_line(article, &path));
    Ok((lines.collect::<Result<_, _>>()?, problems))
}

/// The line of JSON about an article of the file that is shown so.
fn article_line(article: &Article, shown: &str) -> serde_json::Result<String> {
    let id = article_id(&article.body.text).to_string();
    json::line(&json::article(id.into(), Some(shown), article, &analyse(article)))
}

/// What a file holds.
fn parsed(path: &Path, named: bool) -> anyhow::Result<formats::ParsedFile> {
    let bytes = read_file(path).map_err(|error| words::system(&error)).with_context(words::unreadable)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parse = if named { formats::read } else { formats::read_found };
    parse(&name, &bytes).map_err(|error| anyhow!(words::locale().reason(&Reason::Format(error))))
}

/// What could not be read of a file, in words.
fn problems_of(reading: &formats::ParsedFile) -> Vec<String> {
    let problems = reading.problems.iter().map(|problem| {
        let what = words::locale().reason(&Reason::Record(problem.reason.clone()));
        problem.line.map_or(what.clone(), |line| words::line(line, &what))
    });
    problems.collect()
}

/// Articles as JSON lines from standard input; `text` is kept as the body, unchanged.
fn lines(out: &mut Lines) -> anyhow::Result<(usize, usize)> {
    let (mut printed, mut failed) = (0, 0);
    let mut input = stdin().lock();
    let mut number = 0;
    loop {
        let mut batch = Vec::new();
        while batch.len() < BATCH {
            let mut line = Vec::new();
            if input.read_until(b'\n', &mut line).context("standard input cannot be read")? == 0 {
                break;
            }
            number += 1;
            if !line.trim_ascii().is_empty() {
                batch.push((number, line));
            }
        }
        if batch.is_empty() {
            return Ok((printed, failed));
        }
        let results: Vec<_> = batch.par_iter().map(|(_, line)| given_line(line)).collect();
        for ((number, _), result) in batch.iter().zip(results) {
            match result {
                Ok(line) => {
                    out.print(&line)?;
                    printed += 1;
                }
                Err(error) => {
                    tell(format_args!("standard input, line {number}: {error:#}"));
                    failed += 1;
                }
            }
        }
    }
}

fn given_line(line: &[u8]) -> anyhow::Result<String> {
    let given: Given = serde_json::from_slice(line).context("no article: {\"id\": …, \"text\": \"…\"} is expected")?;
    let date = given.date.as_deref().and_then(|date| date.get(..10).unwrap_or(date).parse().ok());
    let article = Article {
        meta: Meta { title: given.title.as_deref().map(sanitize_line), date, ..Meta::default() },
        body: formats::article_from_text(&given.text),
        format: Format::Text,
        ..Article::default()
    };
    let analysis = analyse(&article);
    Ok(json::line(&json::article(given.id, None, &article, &analysis))?)
}
