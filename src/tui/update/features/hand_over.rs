//! Handing over to other programs: the editor, the browser, a command, a file.

use super::super::requests::notify;
use super::super::under_cursor;
use super::copy;
use crate::citation::Format;
use crate::library::{ArticleRef, Target};
use crate::tui::effect::{Effects, ExternalRequest, WriteMode, WriteRequest};
use crate::tui::input::Input;
use crate::tui::model::{Focus, Model, Popup, Prompt};
use crate::tui::notice::{Notice, PromptKind};

/// Most citations that are written at once: each article among them is opened and analysed.
const MOST: usize = 10_000;

/// Stands before the name of a file that is to be added to.
const ADD: &str = ">>";

/// Opens the file of what the cursor is on in the person's editor, at its line.
pub fn edit(model: &mut Model, out: &mut Effects) {
    match here(model) {
        Some((wanted, target)) => out.push(ExternalRequest::Edit(wanted, target)),
        None => notify(model, Notice::NothingHere, out),
    }
}

/// The article and the place in it: in the reader the selected lines, what the cursor is on, or the first line shown.
fn here(model: &Model) -> Option<(ArticleRef, Target)> {
    if model.focus == Focus::List {
        return under_cursor::article(model);
    }
    let reader = model.reading.reader.as_ref()?;
    let span = reader.selected_span().or_else(|| reader.cursor_span());
    let byte = match (span, reader.top) {
        (Some(span), _) => span.start,
        (None, 0) => return Some((ArticleRef::of_opened(&reader.opened), Target::Start)),
        (None, top) => reader.row_start(top.saturating_sub(reader.header.len())),
    };
    Some((ArticleRef::of_opened(&reader.opened), Target::Byte(byte)))
}

/// Opens the address of the article in a browser.
pub fn browse(model: &mut Model, out: &mut Effects) {
    match copy::passage(model) {
        Some(passage) => out.push(ExternalRequest::Browse(passage)),
        None => notify(model, Notice::NothingHere, out),
    }
}

/// Asks for the command that gets the text of what a copy would take; ↑ brings those that were typed before.
pub fn ask_command(model: &mut Model, out: &mut Effects) {
    if copy::passages(model).is_empty() {
        return notify(model, Notice::NothingHere, out);
    }
    model.popup = Some(Popup::Prompt(Prompt::new(PromptKind::Command, Input::default())));
}

/// Gives the text of what a copy would take to this command.
pub fn pipe(model: &mut Model, command: &str, out: &mut Effects) {
    if command.trim().is_empty() {
        return;
    }
    model.output.commands.add(command);
    out.push(ExternalRequest::Pipe(copy::passages(model), command.to_owned()));
}

/// Asks for the file to write to; ↑ brings those that were written to, to be added to.
pub fn ask_file(model: &mut Model, out: &mut Effects) {
    let (_, counts) = copy::for_file(model);
    if counts.total() == 0 {
        return notify(model, Notice::NothingHere, out);
    }
    if counts.total() > MOST {
        return notify(model, Notice::TooMany(counts.total(), MOST), out);
    }
    model.popup = Some(Popup::Prompt(Prompt::new(PromptKind::File(counts), Input::default())));
}

/// Writes the citations to the file of this name, in the format that its ending says. Where it says none, asks: the same
/// name again is written in the format of the settings. Nothing that is there is written over: `>>` before the name adds
/// at the end.
pub fn write(model: &mut Model, typed: &str, confirmed: Option<&str>, out: &mut Effects) {
    let typed = typed.trim();
    let (file, mode) = match typed.strip_prefix(ADD) {
        Some(file) => (file.trim_start(), WriteMode::Append),
        None => (typed, WriteMode::CreateNew),
    };
    let (passages, counts) = copy::for_file(model);
    if file.is_empty() || passages.is_empty() || passages.len() > MOST {
        return;
    }
    // A file that was written a moment ago was asked about then.
    let add = format!("{ADD} {file}");
    let is_answered = confirmed == Some(file) || model.output.files.newest() == Some(&add);
    let Some(format) = Format::of_file(file).or_else(|| is_answered.then(|| model.output.format.clone())) else {
        let kind = PromptKind::UnknownEnding { file: file.to_owned(), format: model.output.format.name() };
        model.popup = Some(Popup::Prompt(Prompt::new(kind, Input::new(typed))));
        return;
    };
    model.output.files.add(&add);
    notify(model, Notice::Writing(counts), out);
    out.push(ExternalRequest::Write(WriteRequest { passages, counts, file: file.to_owned(), mode, format }));
}

/// The file is there already: asks whether to add to it, so that Enter does.
pub fn ask_to_add(model: &mut Model) {
    let input = Input::prefilled(model.output.files.newest().unwrap_or_default());
    model.popup = Some(Popup::Prompt(Prompt::new(PromptKind::FileIsThere, input)));
}
