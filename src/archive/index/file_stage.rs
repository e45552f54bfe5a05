//! The reading of files, by several threads: from a path to what the writer keeps.
//!
//! A panic of a parser concerns its file alone.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::SyncSender;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::prefixes::prefixes;
use crate::archive::body_hash::hash_of_folded;
use crate::archive::dates;
use crate::archive::open::guarded;
use crate::archive::paths::file_name;
use crate::archive::problem::Reason;
use crate::archive::scan::FileEntry;
use crate::article::{Article, Format, Place, incipit};
use crate::formats;
use crate::text::fold::fold;

/// Articles travel to the writer in parts of so many, and of so many bytes of text.
const PART_ARTICLES: usize = 64;
const PART_BYTES: usize = 1 << 20;
/// A file of JSON Lines is read in blocks of about so many bytes, so that its length does not matter. Tests take
/// smaller ones, to have several in a short file.
const BLOCK_BYTES: usize = if cfg!(test) { 32 << 10 } else { 8 << 20 };
/// No other file is read that is longer than this.
const LONGEST: u64 = 1 << 30;

/// A file to be read.
pub(super) struct FileTask {
    pub(super) found: FileEntry,
    /// The key and the hash of the file as it is known, when it is.
    pub(super) known: Option<(i64, u64)>,
}

/// Files that are gone, by hash, size and extension: one of them may only have been moved.
#[derive(Default)]
pub(super) struct MissingFiles(Mutex<HashMap<(u64, u64, String), Vec<i64>>>);

impl MissingFiles {
    pub(super) fn add(&self, path: &Path, size: u64, hash: u64, file: i64) {
        if let Ok(mut gone) = self.0.lock() {
            gone.entry((hash, size, extension(path))).or_default().push(file);
        }
    }

    fn take(&self, path: &Path, size: u64, hash: u64) -> Option<i64> {
        self.0.lock().ok()?.get_mut(&(hash, size, extension(path)))?.pop()
    }

    /// The keys of those that are gone indeed.
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

/// An article as the writer keeps it.
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
    pub(super) folded: String,
    /// How the words of the folded body begin.
    pub(super) prefixes: String,
}

/// What the writer hears of a task, by the task's number: any number of parts, then one end.
pub(super) type FileMessage = (usize, FileEvent);

/// One message about one file.
#[derive(Debug)]
pub(super) enum FileEvent {
    /// Some of its articles.
    Part(Vec<NewArticle>),
    /// It is read.
    Read { hash: u64, format: Format, problems: Vec<(Option<u32>, Reason)> },
    /// It holds what it held.
    Same(i64),
    /// It is a file that was elsewhere before.
    Moved(i64),
    /// There is nothing to be read in it.
    Unfit { hash: u64, reason: Reason },
    /// The system does not give it to us (now).
    Refused(Reason),
}

/// The writer no longer listens.
pub(super) struct Disconnected;

/// How a reader talks to the writer.
type Say<'a> = &'a dyn Fn(FileEvent) -> Result<(), Disconnected>;

/// Reads one file and tells the writer about it. `Err` when the writer no longer listens.
pub(super) fn read_file(
    number: usize,
    task: &FileTask,
    gone: &MissingFiles,
    out: &SyncSender<FileMessage>,
) -> Result<(), Disconnected> {
    let say = |news: FileEvent| out.send((number, news)).map_err(|_| Disconnected);
    let path = &task.found.path;
    let blocks = if is_lines(path) && task.found.size > BLOCK_BYTES as u64 { Lines::open(path) } else { Ok(None) };
    let last = match blocks {
        Ok(Some(lines)) => lines.read(&say)?,
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
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(FileEvent::Refused(Reason::file(&error))),
    };
    let hash = xxh3_64(&bytes);
    match task.known {
        Some((file, known)) if known == hash => return Ok(FileEvent::Same(file)),
        Some(_) => {}
        None => {
            if let Some(file) = gone.take(path, bytes.len() as u64, hash) {
                return Ok(FileEvent::Moved(file));
            }
        }
    }
    let name = file_name(path);
    match guarded(|| formats::read(&name, &bytes)) {
        Err(reason) => Ok(FileEvent::Unfit { hash, reason }),
        Ok(reading) => {
            drop(bytes);
            send_articles(reading.articles, say)?;
            let problems = reading.problems.into_iter().map(|problem| (problem.line, Reason::Record(problem.reason)));
            Ok(FileEvent::Read { hash, format: reading.format, problems: problems.collect() })
        }
    }
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

/// The hash of all that was read of an article, its place aside.
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
        hash: hash_of_folded(&folded),
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
        folded,
    }
}

fn is_lines(path: &Path) -> bool {
    matches!(extension(path).as_str(), "jsonl" | "ndjson")
}

/// A long file of JSON Lines, read block by block.
struct Lines {
    name: String,
    input: BufReader<File>,
    block: Vec<u8>,
    hash: Xxh3,
    /// Bytes before the block.
    bytes: u64,
    /// Lines before the block; a record is numbered by its line.
    lines: u32,
    problems: Vec<(Option<u32>, Reason)>,
}

impl Lines {
    /// `None` for a file that is not what its name says, or not in an encoding that can be cut at line breaks.
    fn open(path: &Path) -> io::Result<Option<Self>> {
        let mut lines = Self {
            name: file_name(path),
            input: BufReader::with_capacity(1 << 16, File::open(path)?),
            block: Vec::new(),
            hash: Xxh3::new(),
            bytes: 0,
            lines: 0,
            problems: Vec::new(),
        };
        lines.advance()?;
        let cuttable = !lines.block.starts_with(b"\xFF\xFE") && !lines.block.starts_with(b"\xFE\xFF");
        let begins = memchr::memchr(b'\n', &lines.block).map_or(&*lines.block, |end| &lines.block[..end]);
        let fits = cuttable && guarded(|| formats::read(&lines.name, begins)).is_ok();
        Ok(fits.then_some(lines))
    }

    /// Takes the next whole lines, about [`BLOCK_BYTES`] of them.
    fn advance(&mut self) -> io::Result<()> {
        self.bytes += self.block.len() as u64;
        let lines = memchr::memchr_iter(b'\n', &self.block).count();
        self.lines = self.lines.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.block.clear();
        while self.block.len() < BLOCK_BYTES && self.input.read_until(b'\n', &mut self.block)? > 0 {}
        self.hash.update(&self.block);
        Ok(())
    }

    fn read(mut self, say: Say<'_>) -> Result<FileEvent, Disconnected> {
        while !self.block.is_empty() {
            match guarded(|| formats::read(&self.name, &self.block)) {
                Ok(reading) => self.keep(reading, say)?,
                Err(reason) => self.problems.push((Some(self.lines.saturating_add(1)), reason)),
            }
            if let Err(error) = self.advance() {
                return Ok(FileEvent::Refused(Reason::file(&error)));
            }
        }
        Ok(FileEvent::Read { hash: self.hash.digest(), format: Format::JsonLines, problems: self.problems })
    }

    fn keep(&mut self, reading: formats::Reading, say: Say<'_>) -> Result<(), Disconnected> {
        let mut articles = reading.articles;
        for article in &mut articles {
            let place = &mut article.place;
            place.record = place.record.saturating_add(self.lines);
            place.bytes = place.bytes.start + self.bytes..place.bytes.end + self.bytes;
        }
        for problem in reading.problems {
            let line = problem.line.map(|line| line.saturating_add(self.lines));
            self.problems.push((line, Reason::Record(problem.reason)));
        }
        send_articles(articles, say)
    }
}
