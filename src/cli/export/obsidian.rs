//! `guillemet export --to obsidian DIR`: a note an article and a note a speaker, with links between them. Run again it
//! brings what it wrote up to date, and leaves every line that a person changed or added.

use std::collections::HashSet;

use anyhow::Context as _;

use super::selection::{Selection, selected};
use crate::cli::args::{Export, Folders};
use crate::cli::output::{CommandOutcome, Lines, tell};
use crate::cli::outside::outside;
use crate::cli::setting::profile;
use crate::cli::words;
use crate::disk::InnerFiles;
use crate::notes::{Names, Note, Plan, Record, Written, fresh, id_of, is_note_path, merged, remembered, stem_of};
use crate::text::sanitize::{sanitize_line, sanitize_path};

/// Where it is kept what was written.
const RECORD: &str = ".guillemet.json";

/// What became of the notes.
#[derive(Default)]
struct Done {
    /// The files that were written, in order.
    written: Vec<String>,
    new: usize,
    updated: usize,
    unchanged: usize,
    /// Places that a person changed.
    left: usize,
    /// Notes that a person deleted.
    deleted: usize,
    failed: usize,
}

/// Runs the command.
///
/// # Errors
/// When the folder lies in an archive, or what was written into it the last time cannot be read.
pub fn run(folders: Folders, arguments: &Export) -> anyhow::Result<CommandOutcome> {
    let selection = selected(profile(folders)?, arguments)?;
    outside(&arguments.file, &["articles", "speakers"], &selection.archives)?;
    if selection.citations.is_empty() && !arguments.file.join(RECORD).exists() {
        return Ok(CommandOutcome::Nothing);
    }
    let named = || sanitize_path(&arguments.file);
    let files = InnerFiles::open(&arguments.file).with_context(named)?;
    let mut record = read_record(&files)?;
    let old = record.clone();
    let plan = Plan::of(&selection.citations);
    let mut names = Names::default();
    find_notes(&files, &plan, &mut record, arguments.restore, &mut names)?;
    let mut done = Done::default();
    let result = write_notes(&files, &plan, &selection, &mut record, &mut names, &mut done);
    // What was written is remembered, whatever happened then.
    if record != old {
        let text = serde_json::to_string_pretty(&record)? + "\n";
        files.write(RECORD, &text, false).with_context(|| sanitize_path(&files.root().join(RECORD)))?;
    }
    result?;
    tell(words::notes_written(done.new, done.updated, done.unchanged, done.left, done.deleted));
    let mut out = Lines::stdout();
    for path in &done.written {
        out.print(&sanitize_path(&files.root().join(path)))?;
    }
    out.finish()?;
    Ok(if done.failed > 0 { CommandOutcome::Unreadable } else { CommandOutcome::Done })
}

fn read_record(files: &InnerFiles) -> anyhow::Result<Record> {
    let told = || sanitize_path(&files.root().join(RECORD));
    let Some(text) = files.read(RECORD).with_context(told)? else { return Ok(Record::default()) };
    let mut record: Record = serde_json::from_str(&text).with_context(told)?;
    record.notes.retain(|_, written| is_note_path(&written.file));
    Ok(record)
}

/// Finds the file of each note: where it was written, else the one whose first lines say that it is the note, wherever a
/// person has moved it. A note that was written and is nowhere was deleted.
fn find_notes(
    files: &InnerFiles,
    plan: &Plan<'_>,
    record: &mut Record,
    restore: bool,
    names: &mut Names,
) -> anyhow::Result<()> {
    let there = files.files(".md")?;
    let id = |path: &str| files.read(path).ok().flatten().and_then(|text| id_of(&text));
    let mut missing: Vec<String> = plan.keys().map(str::to_owned).chain(record.notes.keys().cloned()).collect();
    missing.sort();
    missing.dedup();
    missing.retain(|key| {
        let stands = |file: &String| there.binary_search(file).is_ok() && id(file).is_none_or(|id| id == *key);
        !record.notes.get(key).is_some_and(|written| stands(&written.file))
    });
    if !missing.is_empty() {
        for path in &there {
            let Some(key) = id(path) else { continue };
            if let Some(at) = missing.iter().position(|missing| *missing == key) {
                path.clone_into(&mut record.notes.entry(missing.swap_remove(at)).or_default().file);
            }
        }
    }
    for (key, written) in &mut record.notes {
        written.deleted = missing.contains(key);
    }
    if restore {
        record.notes.retain(|_, written| !written.deleted);
    }
    for path in there.iter().chain(record.notes.values().map(|written| &written.file)) {
        names.take(stem_of(path));
    }
    Ok(())
}

fn write_notes(
    files: &InnerFiles,
    plan: &Plan<'_>,
    selection: &Selection,
    record: &mut Record,
    names: &mut Names,
    done: &mut Done,
) -> anyhow::Result<()> {
    let mut notes = plan.notes(record, names);
    if selection.is_all_kept {
        let asked: HashSet<&str> = notes.iter().map(|note| note.key.as_str()).collect();
        let gone = record.notes.iter().filter(|(key, _)| !asked.contains(key.as_str()));
        let gone: Vec<Note> = gone.map(|(key, written)| Note::of_nothing(key, written)).collect();
        notes.extend(gone);
    }
    for note in notes {
        let before = record.notes.get(&note.key).cloned();
        if before.as_ref().is_some_and(|written| written.deleted) {
            done.deleted += 1;
            continue;
        }
        let note = match &before {
            Some(before) => note.with_the_rest(before, selection.is_all_kept),
            None => note,
        };
        match write_note(files, &note, before.as_ref(), done) {
            Ok(written) => {
                record.notes.insert(note.key, written);
            }
            Err(error) => {
                tell(format_args!("{}: {error:#}", sanitize_line(&note.stem)));
                done.failed += 1;
            }
        }
    }
    Ok(())
}

/// Writes one note where it differs from what is there.
fn write_note(files: &InnerFiles, note: &Note, before: Option<&Written>, done: &mut Done) -> anyhow::Result<Written> {
    let file = match before {
        Some(written) => written.file.clone(),
        None => format!("{}/{}.md", note.kind.folder(), note.stem),
    };
    let there = if before.is_some() { files.read(&file)? } else { None };
    let (text, is_new) = match &there {
        Some(text) => {
            let merged = merged(text, before.unwrap_or(&Written::default()), note);
            done.left += merged.left;
            (merged.text, false)
        }
        None => (fresh(note), true),
    };
    if there.as_ref() == Some(&text) {
        done.unchanged += 1;
    } else {
        files.write(&file, &text, is_new)?;
        done.written.push(file.clone());
        *(if is_new { &mut done.new } else { &mut done.updated }) += 1;
    }
    Ok(remembered(file, note, before, &text))
}
