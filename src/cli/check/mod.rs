//! `guillemet check DRAFT`: every quotation of a text that somebody is writing, against the archive.

mod bulk_candidates;
mod lookup;
mod report;
mod source;
mod verdict;

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use rayon::prelude::*;

use super::args::{Check, CheckFormat, Folders, SyntaxName};
use super::opened::refreshed;
use super::output::{CommandOutcome, Lines, tell};
use super::places::of_files;
use super::setting::{profile, some_archives};
use crate::archive::{Articles, Index, IndexError};
use crate::disk::read_file;
use crate::drafts::{Quoted, Syntax, read, word_count, words};
use crate::text::fold::fold;
use crate::text::sanitize::{sanitize_line, sanitize_path};
use lookup::Lookup;
use report::Report;
use verdict::{CheckVerdict, Checked};

/// Words between marks that are no speech and no longer than this are scare quotes.
const FEW_WORDS: usize = 5;
/// Fewer words than this occur by chance in many articles: without a speaker they are not checked.
const FEWEST_WORDS: usize = 3;
/// So many quotations are looked up sooner by going through all that was said than by asking for one after another:
/// asking takes some 5 to 50 ms for each where words are common, going through half a second per 100,000 articles.
const MANY: usize = 24;

/// Runs the command.
///
/// # Errors
/// When there is no archive, or the index cannot be used.
pub fn run(folders: Folders, arguments: &Check) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let (paths, archives) = of_files(&arguments.drafts, &arguments.archives.archives);
    if paths.is_empty() {
        bail!(super::words::no_file("DRAFT"));
    }
    let archives = some_archives(&archives, &profile)?;
    let mut drafts = Vec::new();
    let mut failed = false;
    for path in &paths {
        match draft(path) {
            Ok(text) => drafts.push((name(path), text)),
            Err(error) => {
                tell(format_args!("{}: {error:#}", sanitize_path(path)));
                failed = true;
            }
        }
    }
    let index = refreshed(&profile, &archives)?;
    let articles = index.articles(&archives)?;
    let mut report = Report::new(arguments, Lines::stdout());
    for (name, text) in &drafts {
        let syntax = arguments.syntax.map_or_else(|| Syntax::of(name, text), SyntaxName::syntax);
        let quoted = read(text, syntax);
        let checked = check_all(&index, &articles, &quoted)?;
        let (kept, passed_over) = worth_telling(checked, &articles);
        report.draft(name, text, &kept, passed_over)?;
    }
    let needs_look = report.finish()?;
    Ok(match (failed, needs_look) {
        (true, _) => CommandOutcome::Unreadable,
        (_, true) => CommandOutcome::Nothing,
        _ => CommandOutcome::Done,
    })
}

impl SyntaxName {
    fn syntax(self) -> Syntax {
        match self {
            Self::Plain => Syntax::Plain,
            Self::Markdown => Syntax::Markdown,
            Self::Latex => Syntax::Latex,
            Self::Org => Syntax::Org,
            Self::Typst => Syntax::Typst,
            Self::Json => Syntax::Json,
            Self::Ris => Syntax::Ris,
        }
    }
}

fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "-".to_owned() } else { sanitize_path(path) }
}

/// The text of a draft. What is no Unicode in it is replaced, so that the rest can be checked.
fn draft(path: &Path) -> anyhow::Result<String> {
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("standard input cannot be read")?;
        bytes
    } else {
        read_file(path).context("cannot be read")?
    };
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// Looks all quotations up, side by side.
fn check_all(index: &Index, articles: &Articles, quoted: &[Quoted]) -> Result<Vec<Checked>, IndexError> {
    let near: Vec<Option<Vec<i64>>> = if quoted.len() < MANY {
        vec![None; quoted.len()]
    } else {
        bulk_candidates::candidates(index, articles, quoted)?.into_iter().map(Some).collect()
    };
    let all: Vec<(&Quoted, Option<Vec<i64>>)> = quoted.iter().zip(near).collect();
    let parts = rayon::current_num_threads().max(1);
    let size = all.len().div_ceil(parts).max(1);
    let connections: Vec<Index> = all.chunks(size).map(|_| index.another()).collect::<Result<_, _>>()?;
    let checked: Vec<Vec<Vec<Checked>>> = all
        .chunks(size)
        .zip(connections)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(part, index)| {
            let lookup = Lookup::new(&index, articles);
            part.iter().map(|(quoted, near)| lookup.check_whole(quoted, near.as_deref())).collect::<Result<Vec<_>, _>>()
        })
        .collect::<Result<_, _>>()?;
    Ok(checked.into_iter().flatten().flatten().collect())
}

/// Leaves out what is no quotation: titles of articles, and scare quotes.
fn worth_telling(checked: Vec<Checked>, articles: &Articles) -> (Vec<Checked>, usize) {
    let lost = |checked: &Checked| checked.verdict == CheckVerdict::NotFound;
    let inexact = |checked: &Checked| checked.verdict != CheckVerdict::Exact;
    let needs_titles = checked.iter().any(|one| inexact(one) || one.quoted.is_in_reference);
    let titles = if needs_titles { Titles::of(articles) } else { Titles::default() };
    let before = checked.len();
    let kept: Vec<Checked> = checked
        .into_iter()
        .filter(|checked| {
            let count = word_count(&checked.quoted.words);
            let quotation = checked.quoted.is_speech || count >= FEW_WORDS;
            let aside = count < FEWEST_WORDS && checked.quoted.speaker.is_none();
            let reference = checked.quoted.is_in_reference && titles.has(&checked.quoted.words, true);
            let speech = checked.quoted.is_speech && checked.quoted.speaker.is_some();
            let names_article = inexact(checked) && !speech && titles.is(&checked.quoted.words);
            let unread = checked.verdict == CheckVerdict::Unread;
            let aside = aside || reference || names_article;
            let no_quotation = lost(checked) && (!quotation || titles.has(&checked.quoted.words, false));
            unread || !aside && !no_quotation
        })
        .collect();
    let passed_over = before - kept.len();
    (kept, passed_over)
}

/// The titles of the articles, word by word, and the first words that stand for those of others.
#[derive(Default)]
struct Titles {
    titles: BTreeSet<String>,
    incipits: BTreeSet<String>,
}

impl Titles {
    fn of(articles: &Articles) -> Self {
        let mut all = Self::default();
        for article in articles.iter() {
            let set = if article.title_is_incipit { &mut all.incipits } else { &mut all.titles };
            set.insert(plain(article.title));
        }
        all
    }

    /// Whether these are the words of a title.
    fn is(&self, words: &str) -> bool {
        self.titles.contains(&plain(words))
    }

    /// Whether a title, or where references have them the first words of an article, begins so.
    fn has(&self, words: &str, is_in_reference: bool) -> bool {
        let words = plain(words);
        let begins =
            |set: &BTreeSet<String>| set.range(words.clone()..).next().is_some_and(|title| title.starts_with(&words));
        begins(&self.titles) || is_in_reference && begins(&self.incipits)
    }
}

/// The words alone, folded.
fn plain(text: &str) -> String {
    words(text).iter().map(|word| word.bare().to_owned()).collect::<Vec<_>>().join(" ")
}

/// Words for one line of a terminal or a list of an editor.
fn line(text: &str) -> String {
    sanitize_line(text)
}

/// Whether two texts have the same words, folded.
fn alike(one: &str, other: &str) -> bool {
    !one.is_empty() && fold(one).trim() == fold(other).trim()
}

impl CheckFormat {
    /// Whether only what needs a look is told.
    fn is_terse(self) -> bool {
        self == Self::Quickfix
    }
}
