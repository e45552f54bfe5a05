//! Reading the files of an archive, by several threads.
//!
//! Comes in: a [`FileTask`], the path of a file that is new or has changed. Goes out: [`FileMessage`]s for the one thread
//! that writes to the index. A parser that panics costs its file only. Nothing is analysed here.

use std::collections::HashMap;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::SyncSender;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::prefixes::prefixes;
use crate::archive::body_hash::hash_of_folded;
use crate::archive::dates;
use crate::archive::likeness::Sketch;
use crate::archive::line_blocks::LineBlocks;
use crate::archive::open::guarded;
use crate::archive::paths::file_name;
use crate::archive::problem::Reason;
use crate::archive::scan::FileEntry;
use crate::article::{Article, Format, Place, incipit};
use crate::disk::{self, open_file};
use crate::formats::{self, ReadError};
use crate::text::fold::fold;

/// Articles are sent to the writer in parts of at most so many, and of about so many bytes of text.
const PART_ARTICLES: usize = 64;
const PART_BYTES: usize = 1 << 20;
/// A file of JSON Lines is read in blocks of about so many bytes, so that it may be longer than the memory. Smaller in
/// tests, so that a short file has several.
const BLOCK_BYTES: usize = if cfg!(test) { 32 << 10 } else { 8 << 20 };
/// The longest file of another format that is read, in bytes.
const LONGEST: u64 = 1 << 30;
/// Of a file that is longer than this the first [`HEAD`] bytes are looked at before the rest.
const LONG_UNKNOWN: u64 = 4 << 20;
const HEAD: u64 = 64 << 10;

/// A file to be read.
pub(super) struct FileTask {
    pub(super) found: FileEntry,
    /// The file as the index has it, when it does.
    pub(super) known: Option<KnownFile>,
    /// Whether the file itself was named as an archive, so that its name need not tell its format.
    pub(super) named: bool,
}

/// A file of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownFile {
    pub(super) key: i64,
    /// The hash of its bytes.
    pub(super) hash: u64,
}

/// Something of a file that could not be read.
#[derive(Clone, Debug)]
pub(super) struct NewProblem {
    /// The line, from 1, when only one record is concerned.
    pub(super) line: Option<u32>,
    pub(super) reason: Reason,
}

/// Files of the index that were not found, by hash, size and extension: a new file that is alike is one of them, moved.
#[derive(Default)]
pub(super) struct MissingFiles(Mutex<HashMap<(u64, u64, String), Vec<i64>>>);

impl MissingFiles {
    /// Whether no file is missing.
    pub(super) fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).is_empty()
    }

    pub(super) fn add(&self, path: &Path, size: u64, hash: u64, file: i64) {
        if let Ok(mut gone) = self.0.lock() {
            gone.entry((hash, size, extension(path))).or_default().push(file);
        }
    }

    fn take(&self, path: &Path, size: u64, hash: u64) -> Option<i64> {
        self.0.lock().ok()?.get_mut(&(hash, size, extension(path)))?.pop()
    }

    /// The keys of those that were not found anywhere else.
    pub(super) fn into_keys(self) -> Vec<i64> {
        let gone = self.0.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut keys: Vec<i64> = gone.into_values().flatten().collect();
        keys.sort_unstable();
        keys
    }
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// An article as it is written to the index.
#[derive(Debug)]
pub(super) struct NewArticle {
    pub(super) place: Place,
    pub(super) hash: u64,
    pub(super) content: i64,
    pub(super) headline: String,
    pub(super) titled: bool,
    pub(super) date: u32,
    pub(super) source: String,
    pub(super) author: String,
    pub(super) url: String,
    pub(super) language: String,
    pub(super) tags: String,
    /// What tells how alike its body is to others; `None` for a short one.
    pub(super) sketch: Option<Sketch>,
    pub(super) folded: String,
    /// The prefixes of the words of the folded body: see `prefixes`.
    pub(super) prefixes: String,
}

/// What a reading thread sends to the writer about a file: any number of parts, then one end.
#[derive(Debug)]
pub(super) struct FileMessage {
    /// The number of the task.
    pub(super) task: usize,
    pub(super) event: FileEvent,
}

/// What came of reading a file.
#[derive(Debug)]
pub(super) enum FileEvent {
    /// Some of its articles.
    Part(Vec<NewArticle>),
    /// It is read.
    Read { hash: u64, format: Format, problems: Vec<NewProblem> },
    /// Its bytes are those that the index knows.
    Same(i64),
    /// It is this file of the index, under a new path.
    Moved(i64),
    /// It holds nothing that can be read.
    Unfit { hash: u64, reason: Reason },
    /// The system refused to read it, perhaps only for now.
    Refused(Reason),
}

/// The writer has ended.
pub(super) struct Disconnected;

/// Sends one event about the file being read.
type Say<'a> = &'a dyn Fn(FileEvent) -> Result<(), Disconnected>;

/// Reads one file and sends what came of it. `Err` when the writer has ended.
pub(super) fn read_file(
    number: usize,
    task: &FileTask,
    gone: &MissingFiles,
    out: &SyncSender<FileMessage>,
) -> Result<(), Disconnected> {
    let say = |event: FileEvent| out.send(FileMessage { task: number, event }).map_err(|_| Disconnected);
    let path = &task.found.path;
    let is_long = LineBlocks::fit(path) && task.found.size > BLOCK_BYTES as u64;
    let blocks = if is_long { LineBlocks::open(path, BLOCK_BYTES) } else { Ok(None) };
    let last = match blocks {
        Ok(Some(blocks)) => read_blocks(blocks, &say)?,
        Ok(None) => read_whole(task, gone, &say)?,
        Err(error) => FileEvent::Refused(Reason::file(&error)),
    };
    say(last)
}

fn read_whole(task: &FileTask, gone: &MissingFiles, say: Say<'_>) -> Result<FileEvent, Disconnected> {
    let FileEntry { path, size, .. } = &task.found;
    if *size > LONGEST {
        let reason = Reason::TooLong(LONGEST >> 20);
        return Ok(FileEvent::Unfit { hash: 0, reason });
    }
    let name = file_name(path);
    let bytes = match bytes_of(task, &name) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(FileEvent::Refused(Reason::file(&error))),
    };
    let hash = xxh3_64(&bytes);
    match task.known {
        Some(known) if known.hash == hash => return Ok(FileEvent::Same(known.key)),
        Some(_) => {}
        None => {
            if let Some(file) = gone.take(path, bytes.len() as u64, hash) {
                return Ok(FileEvent::Moved(file));
            }
        }
    }
    let parse = if task.named { formats::read } else { formats::read_found };
    match guarded(|| parse(&name, &bytes)) {
        Err(reason) => Ok(FileEvent::Unfit { hash, reason }),
        Ok(reading) => {
            drop(bytes);
            send_articles(reading.articles, say)?;
            let problem =
                |problem: formats::Problem| NewProblem { line: problem.line, reason: Reason::Record(problem.reason) };
            let problems = reading.problems.into_iter().map(problem);
            Ok(FileEvent::Read { hash, format: reading.format, problems: problems.collect() })
        }
    }
}

/// The bytes of a file; of a long one whose beginning tells that it is not read, the beginning.
fn bytes_of(task: &FileTask, name: &str) -> io::Result<Vec<u8>> {
    let FileEntry { path, size, .. } = &task.found;
    if !task.named && *size > LONG_UNKNOWN {
        let mut head = Vec::new();
        open_file(path)?.take(HEAD).read_to_end(&mut head)?;
        let parsed = guarded(|| formats::read_found(name, &head));
        if matches!(parsed, Err(Reason::Format(ReadError::Unknown | ReadError::Unread(_) | ReadError::NotText(_)))) {
            return Ok(head);
        }
    }
    disk::read_file(path)
}

fn send_articles(articles: Vec<Article>, say: Say<'_>) -> Result<(), Disconnected> {
    let mut part = Vec::new();
    let mut bytes = 0;
    for article in articles {
        let article = prepare(article);
        bytes += article.folded.len();
        part.push(article);
        if part.len() >= PART_ARTICLES || bytes >= PART_BYTES {
            say(FileEvent::Part(std::mem::take(&mut part)))?;
            bytes = 0;
        }
    }
    if part.is_empty() { Ok(()) } else { say(FileEvent::Part(part)) }
}

/// The hash of an article's body and metadata, by which an article that only moved inside its file is known.
pub(super) fn content_of(article: &Article) -> i64 {
    let mut hasher = Xxh3::new();
    hasher.update(article.body.text.as_bytes());
    // How `Debug` writes may change with the compiler; the articles are then analysed once more, no worse.
    hasher.update(format!("{:?}", article.meta).as_bytes());
    hasher.digest().cast_signed()
}

fn prepare(article: Article) -> NewArticle {
    let content = content_of(&article);
    let folded = fold(&article.body.text);
    let meta = article.meta;
    let titled = meta.title.is_some();
    NewArticle {
        place: article.place,
        hash: hash_of_folded(&article.body.text, &folded),
        content,
        headline: meta.title.unwrap_or_else(|| incipit(&article.body.text)),
        titled,
        date: dates::pack(meta.date),
        source: meta.source.unwrap_or_default(),
        author: meta.author.join("; "),
        url: meta.url.unwrap_or_default(),
        language: meta.language.map(|language| language.code().to_owned()).unwrap_or_default(),
        tags: meta.tags.join("; "),
        prefixes: prefixes(&folded),
        sketch: Sketch::of(&folded),
        folded,
    }
}

/// Reads a long file of JSON Lines, block by block.
fn read_blocks(mut blocks: LineBlocks, say: Say<'_>) -> Result<FileEvent, Disconnected> {
    let mut problems = Vec::new();
    loop {
        match blocks.next_block() {
            Ok(Some(Ok(parsed))) => {
                let told = parsed.problems.into_iter();
                problems.extend(told.map(|it| NewProblem { line: it.line, reason: Reason::Record(it.reason) }));
                send_articles(parsed.articles, say)?;
            }
            Ok(Some(Err((line, reason)))) => problems.push(NewProblem { line: Some(line), reason }),
            Ok(None) => return Ok(FileEvent::Read { hash: blocks.hash(), format: Format::JsonLines, problems }),
            Err(error) => return Ok(FileEvent::Refused(Reason::file(&error))),
        }
    }
}
