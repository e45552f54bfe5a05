//! How well saved pages are read: which wanted and unwanted words their text has, and whether date, title and authors are
//! those that somebody wrote down. In: what is expected of the pages, the folders they lie in, what other programs found
//! in the same pages; out: one line for each program. Knows nothing of how pages are read.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// What is asked on the command line.
#[derive(Default)]
struct Asked {
    expected: PathBuf,
    folders: Vec<PathBuf>,
    peers: Vec<(String, PathBuf)>,
    half: Option<u32>,
    errors: usize,
}

/// What a program found in a page.
#[derive(Default)]
struct Found {
    text: String,
    title: String,
    date: String,
    author: String,
}

/// Counts of one program.
#[derive(Default)]
struct Tally {
    pages: usize,
    empty: usize,
    wanted: (usize, usize),
    unwanted: (usize, usize),
    date: (usize, usize, usize),
    title: (usize, usize),
    author: (usize, usize),
}

/// Runs `pages EXPECTED FOLDER… [--peer NAME=FILE]… [--half 0|1] [--errors N]`.
pub fn run(arguments: &[String]) -> Result<()> {
    let asked = asked(arguments)?;
    let text = std::fs::read_to_string(&asked.expected).with_context(|| asked.expected.display().to_string())?;
    let expected: Value = serde_json::from_str(&text)?;
    let pages: Vec<&Value> = match &expected {
        Value::Object(pages) => pages.values().collect(),
        Value::Array(pages) => pages.iter().collect(),
        _ => bail!("{}: no list of pages", asked.expected.display()),
    };
    let in_half = |page: &&Value| asked.half.is_none_or(|half| half_of(file_of(page)) == half);
    let pages: Vec<&Value> = pages.into_iter().filter(in_half).collect();
    let begin = Instant::now();
    let (mut own, mut bytes) = (HashMap::new(), 0);
    for page in &pages {
        let Some(path) = path_of(file_of(page), &asked.folders) else { continue };
        let file = std::fs::read(&path)?;
        bytes += file.len();
        own.insert(file_of(page).to_owned(), read(&path, &file));
    }
    let seconds = begin.elapsed().as_secs_f64();
    println!(
        "{} of {} pages, {:.1} MB, {:.1} MB/s",
        own.len(),
        pages.len(),
        bytes as f64 / 1e6,
        bytes as f64 / 1e6 / seconds
    );
    let held: Vec<&Value> = pages.into_iter().filter(|page| own.contains_key(file_of(page))).collect();
    report("guillemet", &held, &own, asked.errors);
    for (name, path) in &asked.peers {
        report(name, &held, &peer(path)?, 0);
    }
    Ok(())
}

fn asked(arguments: &[String]) -> Result<Asked> {
    let mut asked = Asked::default();
    let mut plain = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().with_context(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--peer" => {
                let (name, path) = value()?.split_once('=').context("--peer needs NAME=FILE")?;
                asked.peers.push((name.to_owned(), path.into()));
            }
            "--half" => asked.half = Some(value()?.parse()?),
            "--errors" => asked.errors = value()?.parse()?,
            _ => plain.push(PathBuf::from(argument)),
        }
    }
    let mut plain = plain.into_iter();
    asked.expected = plain.next().context("usage: evaluate pages EXPECTED FOLDER…")?;
    asked.folders = plain.collect();
    Ok(asked)
}

fn file_of(page: &Value) -> &str {
    page["file"].as_str().unwrap_or_default()
}

/// Which half of the pages one of this name is in: rules are learnt on the first (0) and reported on the second (1).
fn half_of(name: &str) -> u32 {
    // FNV-1a; the same on all machines.
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 16) & 1
}

fn path_of(file: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    folders.iter().map(|folder| folder.join(file)).find(|path| path.is_file())
}

fn read(path: &Path, bytes: &[u8]) -> Found {
    let name = path.to_string_lossy();
    let Some(article) = guillemet::formats::read(&name, bytes).ok().and_then(|file| file.articles.into_iter().next())
    else {
        return Found::default();
    };
    Found {
        text: article.body.text,
        title: article.meta.title.unwrap_or_default(),
        date: article.meta.date.map(|date| date.to_string()).unwrap_or_default(),
        author: article.meta.author.join("; "),
    }
}

/// What another program found: JSON Lines of `file`, `text`, `title`, `date`, `author`.
fn peer(path: &Path) -> Result<HashMap<String, Found>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut pages = HashMap::new();
    for line in text.lines() {
        let page: Value = serde_json::from_str(line)?;
        let field = |name: &str| page[name].as_str().unwrap_or_default().to_owned();
        let found = Found { text: field("text"), title: field("title"), date: field("date"), author: field("author") };
        pages.insert(field("file"), found);
    }
    Ok(pages)
}

/// One blank between words.
fn plain(text: &str) -> String {
    // Soft hyphens are seen by nobody.
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of a list of authors, whatever divides them, in whatever capitals: some of the annotations join two by a
/// conjunction, and some pages write names in capitals. Whoever is measured is measured so.
fn names(list: &str) -> Vec<String> {
    let lower = format!(" {} ", list.to_lowercase());
    let divided = [" und ", " and ", " et ", " y ", " & "].iter().fold(lower, |text, word| text.replace(word, ";"));
    let mut names: Vec<String> =
        divided.split([';', ',', '/']).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    names.sort();
    names
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![plain(text)],
        Value::Array(values) => values.iter().filter_map(Value::as_str).map(plain).collect(),
        _ => Vec::new(),
    }
}

fn report(name: &str, pages: &[&Value], found: &HashMap<String, Found>, errors: usize) {
    let mut tally = Tally::default();
    let mut shown: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let nothing = Found::default();
    for page in pages {
        let found = found.get(file_of(page)).unwrap_or(&nothing);
        tally.page(page, found, &mut |class, line| shown.entry(class).or_default().push(line));
    }
    println!("{name:<22} {}", tally.line());
    for (class, lines) in shown {
        lines.iter().take(errors).for_each(|line| println!("  {class}: {line}"));
    }
}

impl Tally {
    fn page(&mut self, page: &Value, found: &Found, error: &mut dyn FnMut(&'static str, String)) {
        let file = file_of(page);
        let text = plain(&found.text);
        self.pages += 1;
        self.empty += usize::from(text.is_empty());
        for wanted in strings(&page["with"]) {
            let has = text.contains(&wanted);
            count(&mut self.wanted, has);
            if !has {
                error("missed", format!("{file}: {wanted}"));
            }
        }
        for unwanted in strings(&page["without"]) {
            let has = text.contains(&unwanted);
            count(&mut self.unwanted, has);
            if has {
                error("unwanted", format!("{file}: {unwanted}"));
            }
        }
        let mut compare = |class, expected: &str, found: &str, counts: &mut (usize, usize)| {
            if !expected.is_empty() {
                let found_plain = plain(found);
                let right = expected == found_plain || class == "author" && names(expected) == names(&found_plain);
                count(counts, right);
                if !right {
                    error(class, format!("{file}: {expected} | {}", plain(found)));
                }
            }
        };
        compare("title", &strings(&page["title"]).concat(), &found.title, &mut self.title);
        compare("author", &strings(&page["author"]).join("; "), &found.author, &mut self.author);
        let date = strings(&page["date"]).concat();
        if !date.is_empty() {
            let right = date == found.date;
            self.date.0 += usize::from(right);
            self.date.1 += usize::from(!found.date.is_empty());
            self.date.2 += 1;
            if !right {
                error(
                    if found.date.is_empty() { "no date" } else { "date" },
                    format!("{file}: {date} | {}", found.date),
                );
            }
        }
    }

    fn line(&self) -> String {
        let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
        let (right, wrong) = (self.wanted.0, self.unwanted.0);
        let f1 = share(2 * right, self.wanted.1 + right + wrong);
        let (date, dated, dates) = self.date;
        format!(
            "text F1 {f1:.3} precision {:.3} recall {:.3}, unwanted {:.3}, empty {}; date {date}/{dates} = {:.3} at \
             precision {:.3}; title {}/{} = {:.3}; author {}/{} = {:.3}",
            share(right, right + wrong),
            share(right, self.wanted.1),
            share(wrong, self.unwanted.1),
            self.empty,
            share(date, dates),
            share(date, dated),
            self.title.0,
            self.title.1,
            share(self.title.0, self.title.1),
            self.author.0,
            self.author.1,
            share(self.author.0, self.author.1),
        )
    }
}

fn count(counts: &mut (usize, usize), right: bool) {
    counts.0 += usize::from(right);
    counts.1 += 1;
}
