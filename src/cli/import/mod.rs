//! `guillemet import FILE`: what a person marked in other programs becomes bookmarks.
//!
//! The article of a mark is found by its address, else by its title, else by the words themselves; the words are then
//! anchored in its text as a bookmark's are. Nothing is kept twice, and nothing is kept that has no place, unless the
//! person asks for it.

mod placement;

use std::collections::HashMap;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, bail};

use super::args::{Folders, Import};
use super::opened::refreshed;
use super::output::{CommandOutcome, Lines, tell};
use super::places::of_files;
use super::setting::{archives, profile, some_archives};
use super::words::{self, either};
use crate::annotations::Quality;
use crate::annotations::highlights::{Highlight, read};
use crate::disk::read_file;
use crate::formats::decode;
use crate::profile::{Profile, ProfileError};
use crate::text::sanitize::{sanitize_line, sanitize_path};
use crate::text::width::truncate;
use placement::{HighlightPlacer, Keep};

/// The widest words on a line that tells of a mark, in cells.
const WORDS: usize = 60;

/// What became of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Placed(Quality),
    Article,
    Restored,
    Known,
    Orphan,
    OtherWords,
    Nowhere,
}

impl Fate {
    fn told(self) -> &'static str {
        match self {
            Self::Placed(Quality::Exact | Quality::Moved) => either("placed", "placé"),
            Self::Placed(Quality::Changed) => either("placed, the text differs", "placé, le texte diffère"),
            Self::Article => either("the whole article", "l’article entier"),
            Self::Restored => either("brought back", "rétabli"),
            Self::Known => either("kept already", "déjà gardé"),
            Self::Orphan => either("kept without its article", "gardé sans son article"),
            Self::OtherWords => either("not in the words of its article", "absent du texte de son article"),
            Self::Nowhere => either("not in the archive", "absent de l’archive"),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When there is no archive, or the index or the bookmarks cannot be used.
pub fn run(folders: Folders, arguments: &Import) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let mut marks = Vec::new();
    let mut unreadable = 0;
    let (paths, named) = of_files(&arguments.files, &arguments.archives.archives);
    if paths.is_empty() {
        bail!(words::no_file("FILE"));
    }
    for path in &paths {
        match marks_of(path) {
            Ok(found) => marks.extend(found),
            Err(error) => {
                tell(format_args!("{}: {error:#}", sanitize_path(path)));
                unreadable += 1;
            }
        }
    }
    if unreadable == paths.len() {
        return Ok(CommandOutcome::Unreadable);
    }
    // Bookmarks of our own are whole: they come back wherever their articles are.
    let ours = marks.iter().all(|mark| mark.bookmark.is_some());
    let archives = if ours { archives(&named, &profile) } else { some_archives(&named, &profile) }?;
    let index = refreshed(&profile, &archives)?;
    let articles = index.articles(&archives)?;
    let mut placer = HighlightPlacer::new(&index, &articles, &profile)?;
    let (mut keep, mut told, mut fates) = (Vec::new(), Vec::new(), HashMap::<&str, usize>::new());
    for mark in &marks {
        let (fate, kept) = placer.place(mark, arguments.keep_unplaced)?;
        *fates.entry(fate.told()).or_default() += 1;
        told.push(line(mark, fate, kept.as_ref()));
        keep.extend(kept);
    }
    let kept = keep.len();
    // Stored before anything is printed: the reader of our output may close the pipe.
    if !arguments.dry_run {
        store(&profile, keep)?;
    }
    tell(summary(kept, marks.len(), &fates, arguments.dry_run));
    let mut out = Lines::stdout();
    for line in told {
        out.print(&line)?;
    }
    out.finish()?;
    Ok(if kept == 0 && !fates.contains_key(Fate::Known.told()) {
        CommandOutcome::Nothing
    } else {
        CommandOutcome::Done
    })
}

/// The line printed for one highlight.
fn line(mark: &Highlight, fate: Fate, kept: Option<&Keep>) -> String {
    let title = kept.map_or(&mark.title, |kept| &kept.bookmark().title);
    if mark.is_link && kept.is_none() {
        return format!("{}: {} · {}", fate.told(), truncate(&sanitize_line(title), WORDS), sanitize_line(&mark.url));
    }
    let words = if mark.is_of_article() { &mark.note } else { &mark.anchor.exact };
    if words.is_empty() {
        return format!("{}: {}", fate.told(), sanitize_line(title));
    }
    format!("{}: {} · {}", fate.told(), truncate(&sanitize_line(words), WORDS), sanitize_line(title))
}

/// Keeps what is new, and gives those their place that were kept without one.
fn store(profile: &Profile, keep: Vec<Keep>) -> Result<(), ProfileError> {
    let mut new = Vec::new();
    for kept in keep {
        match kept {
            Keep::Add(bookmark) => new.push(bookmark),
            Keep::Place(bookmark) => profile.bookmarks.place(bookmark)?,
        }
    }
    if new.is_empty() { Ok(()) } else { profile.bookmarks.add_all(new) }
}

fn summary(kept: usize, all: usize, fates: &HashMap<&str, usize>, dry: bool) -> String {
    let count = |fate: Fate| fates.get(fate.told()).copied().unwrap_or_default();
    let mut told = if dry { words::would_be_kept_of(kept, all) } else { words::kept_of(kept, all) };
    for fate in [Fate::Known, Fate::OtherWords, Fate::Nowhere] {
        if count(fate) > 0 {
            told.push_str(&format!(", {} {}", count(fate), fate.told()));
        }
    }
    if count(Fate::Nowhere) + count(Fate::OtherWords) > 0 {
        told.push_str(either(" (--keep-unplaced keeps them too)", " (--keep-unplaced les garde aussi)"));
    }
    told
}

/// The marks of a file; records that cannot be read are told.
fn marks_of(path: &Path) -> anyhow::Result<Vec<Highlight>> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .context(either("standard input cannot be read", "l’entrée standard ne peut pas être lue"))?;
    } else {
        bytes = read_file(path).map_err(|error| words::system(&error)).with_context(words::unreadable)?;
    }
    let name = sanitize_path(path);
    let found = read(&name, &decode(&bytes)?)?;
    for (number, reason) in &found.problems {
        tell(format_args!("{name}: {}", words::record(number, sanitize_line(reason))));
    }
    Ok(found.marks)
}
