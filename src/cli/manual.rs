//! `guillemet completions`, `man` and `formats`: what the program knows of itself, for shells, `man` and people.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use clap::CommandFactory as _;
use clap_mangen::roff::{Roff, bold, roman};

use super::args::{Cli, Completions, Man};
use super::output::{CommandOutcome, Lines};
use super::words;
use crate::archive::Reason;
use crate::citation::{Format, Template};
use crate::formats::{Handling, KINDS, KindEntry};
use crate::text::sanitize::sanitize_path;
use crate::tui::action::{ACTIONS, Context as Place};
use crate::tui::keymap::Keymap;
use crate::tui::locale::Locale;

/// Prints the completions of a shell.
///
/// # Errors
/// When the output cannot be written to.
pub fn completions(arguments: &Completions) -> anyhow::Result<CommandOutcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "guillemet", &mut script);
    print(&String::from_utf8_lossy(&script))
}

/// Prints the manual, or writes it with a page for each command to a folder.
///
/// # Errors
/// When the output or the folder cannot be written to.
pub fn man(arguments: &Man) -> anyhow::Result<CommandOutcome> {
    let Some(folder) = &arguments.out else { return print(&page(&Cli::command(), true)?) };
    let mut command = Cli::command();
    // Building the command tree copies the global options into every subcommand.
    command.build();
    write(folder, "guillemet.1", &page(&command, true)?)?;
    for part in command.get_subcommands() {
        // The name of a page must not have a blank: clap needs a name that lives as long as the program.
        let name: &'static str = Box::leak(format!("guillemet-{}", part.get_name()).into_boxed_str());
        write(folder, &format!("{name}.1"), &page(&part.clone().name(name), false)?)?;
    }
    Ok(CommandOutcome::Done)
}

fn write(folder: &Path, name: &str, text: &str) -> anyhow::Result<()> {
    let path = folder.join(name);
    fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).with_context(|| sanitize_path(&path))
}

/// A page; the keys come with the one of the whole program.
fn page(command: &clap::Command, with_keys: bool) -> anyhow::Result<String> {
    let manual = clap_mangen::Man::new(command.clone());
    let mut page = Vec::new();
    manual.render_title(&mut page)?;
    manual.render_name_section(&mut page)?;
    manual.render_synopsis_section(&mut page)?;
    manual.render_description_section(&mut page)?;
    manual.render_options_section(&mut page)?;
    if with_keys {
        manual.render_subcommands_section(&mut page)?;
        keys().to_writer(&mut page)?;
        files().to_writer(&mut page)?;
    }
    manual.render_extra_section(&mut page)?;
    if with_keys {
        manual.render_version_section(&mut page)?;
    }
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// Every key as it is set when nothing else is, from the one table of actions.
fn keys() -> Roff {
    let (keymap, _) = Keymap::with(&[]);
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    for place in Place::ALL.iter().copied() {
        roff.control("SS", [Locale::English.context(place)]);
        for entry in ACTIONS {
            let keys: Vec<String> = keymap.keys(place, entry.action).iter().map(ToString::to_string).collect();
            if !keys.is_empty() {
                roff.control("TP", []);
                roff.text([bold(keys.join(", "))]);
                roff.text([roman(format!("{} ({})", Locale::English.describe(entry.action), entry.name()))]);
            }
        }
    }
    roff
}

fn files() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["FILES"]);
    for (path, what) in [
        ("~/.config/guillemet/config.toml", "the settings; `guillemet config --edit` opens them"),
        ("~/.config/guillemet/bookmarks.jsonl", "the bookmarks, one a line"),
        ("~/.cache/guillemet", "the index, which may be deleted at any time"),
        ("~/.local/state/guillemet/last-copy", "the last copy"),
    ] {
        roff.control("TP", []);
        roff.text([bold(path)]);
        roff.text([roman(what)]);
    }
    roff.control("SH", ["ENVIRONMENT"]);
    for (name, what) in [
        ("GUILLEMET_ARCHIVE", "the archives to open when none is named, between colons"),
        ("GUILLEMET_CONFIG_DIR, GUILLEMET_CACHE_DIR, GUILLEMET_STATE_DIR", "other folders than the usual ones"),
        ("NO_COLOR", "no colours"),
        ("VISUAL, EDITOR", "the editor"),
    ] {
        roff.control("TP", []);
        roff.text([bold(name)]);
        roff.text([roman(what)]);
    }
    roff
}

/// Prints the formats of citations and the fields of a template, then the kinds of files.
///
/// # Errors
/// When the output cannot be written to.
pub fn formats() -> anyhow::Result<CommandOutcome> {
    let mut text = String::new();
    for (name, format) in Format::NAMED {
        text.push_str(&format!("{name:<12} {}\n", about(format)));
    }
    text.push_str("template     your own, in the settings ([citation] template) or by --template\n\n");
    text.push_str(&format!("Fields of a template: {}\n", Template::FIELDS.join(" ")));
    text.push_str("What stands after | is for a field that is not known: {speaker|anonyme}\n");
    text.push_str(&kinds());
    print(&text)
}

/// The kinds of files, in the language of the screen: those that are read, and those that are not with what to do.
fn kinds() -> String {
    let row = |entry: &KindEntry, what: &str| {
        let endings: Vec<String> = entry.extensions.iter().map(|ending| format!(".{ending}")).collect();
        format!("{:<15} {what}{}{}\n", entry.name, if endings.is_empty() { "" } else { " " }, endings.join(" "))
    };
    let mut text = format!("\n{}\n", words::kinds_read());
    for entry in KINDS.iter().filter(|entry| matches!(entry.handling, Handling::Read(_))) {
        text.push_str(&row(entry, words::locale().file_kind(entry.kind)));
    }
    text.push_str(&format!("\n{}\n", words::kinds_not_read()));
    for entry in KINDS.iter().filter(|entry| matches!(entry.handling, Handling::Refuse(_))) {
        text.push_str(&row(entry, &words::locale().reason(&Reason::Foreign(entry.kind))));
    }
    text
}

fn about(format: &Format) -> &'static str {
    match format {
        Format::Plain => "a sentence with its source in parentheses",
        Format::Markdown => "a Markdown block quotation with its source below",
        Format::MarkdownFootnote => "a sentence with a Markdown footnote",
        Format::Pandoc => "a sentence with a citation key: [@dupont2023]",
        Format::Latex => "LaTeX with the package csquotes",
        Format::Org => "an Org quotation block with its source below",
        Format::OrgCite => "a sentence with an Org citation key: [cite:@dupont2023]",
        Format::Typst => "a Typst quotation with a citation key",
        Format::Biblatex => "the article as a biblatex entry",
        Format::CslJson => "the article as CSL-JSON, for citation processors",
        Format::Ris => "the article as RIS, for reference managers",
        Format::Json => "everything that is known, one object a line",
        Format::Tsv => "one line of fields between tabs, the id first",
        Format::Template(_) => "your own",
    }
}

fn print(text: &str) -> anyhow::Result<CommandOutcome> {
    let mut out = Lines::stdout();
    out.print(text.trim_end_matches('\n'))?;
    out.finish()?;
    Ok(CommandOutcome::Done)
}
