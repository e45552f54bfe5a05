//! Popups: help, outline, action menu, problems, formats; and the prompts.

use crossterm::event::KeyCode;

use super::super::{Effects, bookmarks, choices, copy, corrections, hand_over, keys, list, notify, reading, search};
use crate::analysis::EntityKind;
use crate::article::Span;
use crate::citation::Format;
use crate::tui::action::{ACTIONS, Action, Context};
use crate::tui::keymap::Key;
use crate::tui::model::list_popup::{Choice, Item, Sheet, SheetKind};
use crate::tui::model::reader::Cursor;
use crate::tui::model::{Focus, Goal, Model, Notice, Popup, PromptKind};
use crate::tui::outline;

/// Lines of a sheet that a page key moves by; the view shows as many as fit.
const PAGE: isize = 10;

/// Shows all keys, as they are set, and how a query is written.
pub fn open_help(model: &mut Model) {
    let locale = model.options.locale;
    let words = locale.words();
    let mut items = Vec::new();
    // The keys of the pane that the person is in come first.
    let contexts = match model.focus {
        Focus::List => [Context::List, Context::Reader, Context::Menu],
        Focus::Reader => [Context::Reader, Context::List, Context::Menu],
    };
    for context in contexts {
        items.push(Item::heading(locale.context(context)));
        for entry in ACTIONS {
            let keys = model.options.keymap.keys(context, entry.action);
            if keys.is_empty() {
                continue;
            }
            let mark = keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
            items.push(Item { mark, label: locale.describe(entry.action).to_owned(), choice: Choice::Line });
        }
    }
    items.push(Item::heading(words.query_help_title));
    for (mark, label) in words.query_help {
        items.push(Item { mark: (*mark).to_owned(), label: (*label).to_owned(), choice: Choice::Line });
    }
    items.push(Item::heading(words.legend_title));
    for (mark, label) in words.legend {
        let kind = EntityKind::ALL.iter().find(|kind| locale.kind(**kind) == *label);
        let choice = kind.map_or(Choice::Line, |kind| Choice::Sample(*kind));
        items.push(Item { mark: (*mark).to_owned(), label: (*label).to_owned(), choice });
    }
    open(model, SheetKind::Help, items);
}

/// Lists the files that could not be read.
pub fn open_problems(model: &mut Model) {
    let none = model.options.locale.words().no_problems;
    let line = |mark: &str, label: &str| Item { mark: mark.to_owned(), label: label.to_owned(), choice: Choice::Line };
    let items = if model.problems.is_empty() {
        vec![line("", none)]
    } else {
        model.problems.iter().map(|(path, reason)| line(path, &model.options.locale.reason(reason))).collect()
    };
    open(model, SheetKind::Problems, items);
}

/// Shows the quotations of the article by speaker and its entities by kind.
pub fn open_outline(model: &mut Model, out: &mut Effects) {
    let Some(reader) = &model.reader else { return };
    let items = outline::items(&reader.opened, model.options.locale);
    if items.is_empty() {
        return notify(model, Notice::NoEntity, out);
    }
    open(model, SheetKind::Outline, items);
}

/// Shows what can be done with the row under the cursor.
pub fn open_menu(model: &mut Model) {
    let locale = model.options.locale;
    let on_bookmark = bookmarks::under_cursor(model).is_some();
    let on_quotation = matches!(list::under_cursor(model), Some((_, Goal::Byte(_))));
    let entity = choices::under_cursor(model);
    let joined = entity.as_ref().is_some_and(|entity| entity.entities.joined(entity.row).next().is_some());
    let mut items = Vec::new();
    for entry in ACTIONS {
        let fits = match entry.action {
            Action::Rename | Action::Kind | Action::Join | Action::Silence => entity.is_some(),
            Action::Part => joined,
            Action::Choices => entity.is_some() && !model.choices.is_empty(),
            // There are no words of it to copy or to keep.
            Action::Copy | Action::CopyAs | Action::Bookmark | Action::Note | Action::Outline if entity.is_some() => {
                false
            }
            Action::Edit | Action::Web | Action::Pipe | Action::Write if entity.is_some() => false,
            Action::Delete => on_bookmark,
            Action::Undo => model.undo.is_some(),
            Action::Bookmark => !on_bookmark,
            Action::Correct => on_quotation,
            _ => true,
        };
        let key = model.options.keymap.keys(Context::Menu, entry.action).first();
        if let (Some(key), true) = (key, fits) {
            let label = locale.describe(entry.action).to_owned();
            items.push(Item { mark: key.to_string(), label, choice: Choice::Act(entry.action) });
        }
    }
    open(model, SheetKind::Menu, items);
}

/// Shows the formats to copy in.
pub fn open_formats(model: &mut Model) {
    let named = Format::NAMED.iter().map(|(name, _)| *name);
    let items = named.map(|name| Item { mark: String::new(), label: name.to_owned(), choice: Choice::Format(name) });
    let items = items.collect();
    open(model, SheetKind::Formats, items);
}

/// Opens a sheet of these lines.
pub fn open(model: &mut Model, kind: SheetKind, items: Vec<Item>) {
    model.popup = Some(Popup::Sheet(Sheet::new(kind, items)));
}

/// A key while a sheet is open.
pub fn press(model: &mut Model, key: Key, out: &mut Effects) {
    let Some(Popup::Sheet(sheet)) = &mut model.popup else { return };
    if sheet.typing {
        return type_into_filter(model, key, out);
    }
    let page = usize::from(model.size.height.saturating_sub(6)).max(1);
    let by = match key.code {
        KeyCode::Up => -1,
        KeyCode::Down => 1,
        KeyCode::PageUp => -PAGE,
        KeyCode::PageDown => PAGE,
        KeyCode::Home => isize::MIN,
        KeyCode::End => isize::MAX,
        _ => 0,
    };
    if by != 0 {
        return sheet.step(by, page);
    }
    if sheet.kind == SheetKind::Menu
        && let Some(action) = model.options.keymap.action(Context::Menu, key)
        && sheet.items.iter().any(|item| item.choice == Choice::Act(action))
    {
        model.popup = None;
        return run(model, action, out);
    }
    match (key.code, key.typed()) {
        (KeyCode::Esc, _) | (_, Some('q' | '?')) => model.popup = None,
        (KeyCode::F(1), _) if sheet.kind == SheetKind::Help => model.popup = None,
        (KeyCode::Enter, _) => choose(model, out),
        (_, Some('/')) => sheet.typing = true,
        (_, Some('j')) => sheet.step(1, page),
        (_, Some('k')) => sheet.step(-1, page),
        (_, Some(' ' | 'd')) => sheet.step(PAGE, page),
        (_, Some('b' | 'u')) => sheet.step(-PAGE, page),
        (_, Some('g')) => sheet.step(isize::MIN, page),
        (_, Some('G')) => sheet.step(isize::MAX, page),
        _ => {}
    }
}

fn type_into_filter(model: &mut Model, key: Key, out: &mut Effects) {
    let Some(Popup::Sheet(sheet)) = &mut model.popup else { return };
    match key.code {
        KeyCode::Esc if sheet.kind.is_typed_into() && sheet.filter.is_empty() => model.popup = None,
        KeyCode::Esc if sheet.filter.is_empty() => sheet.typing = false,
        KeyCode::Esc => {
            sheet.filter.clear();
            sheet.refilter();
        }
        KeyCode::Enter if sheet.is_choice() => choose(model, out),
        KeyCode::Enter => sheet.typing = false,
        KeyCode::Up => sheet.step(-1, usize::from(model.size.height.saturating_sub(6)).max(1)),
        KeyCode::Down => sheet.step(1, usize::from(model.size.height.saturating_sub(6)).max(1)),
        _ => {
            let changed = match key.typed() {
                Some(letter) => {
                    sheet.filter.insert(letter);
                    true
                }
                None => keys::edit_line(&mut sheet.filter, key),
            };
            if changed {
                sheet.refilter();
            }
        }
    }
}

fn choose(model: &mut Model, out: &mut Effects) {
    let Some(Popup::Sheet(sheet)) = &model.popup else { return };
    let Some(Item { choice, label, .. }) = sheet.item().cloned() else { return };
    let kind = sheet.kind;
    if matches!(choice, Choice::Heading | Choice::Line | Choice::Sample(_)) {
        return;
    }
    model.popup = None;
    match choice {
        Choice::Heading | Choice::Line | Choice::Sample(_) => {}
        Choice::Act(action) => run(model, action, out),
        Choice::Format(name) => copy::copy_as(model, Format::from_name(name).unwrap_or_default(), out),
        Choice::Quotation(at) => {
            let span = model.reader.as_ref().and_then(|reader| reader.opened.analysis.quotations.get(at));
            if let Some(span) = span.map(|quotation| quotation.span) {
                jump(model, Cursor::Quotation(at), span);
            }
        }
        Choice::Mention(at, span) => jump(model, Cursor::Mention(at), span),
        Choice::Correct(span) => corrections::follow(model, span),
        Choice::Kind(_) | Choice::Join(_) | Choice::Part(_) | Choice::TakeBack(_) => {
            choices::choose(model, choice, out)
        }
        Choice::Speaker | Choice::Unknown | Choice::NotSpeech | Choice::AsFound => {
            if let SheetKind::Speaker(span) = kind {
                corrections::choose(model, span, choice, &label, out);
            }
        }
    }
}

/// An action of the menu: those of the list go to the list whatever has the focus.
fn run(model: &mut Model, action: Action, out: &mut Effects) {
    match action {
        Action::Open => list::read(model, out),
        Action::ToggleMark => list::toggle_mark(model, out),
        _ => keys::act(model, action, out),
    }
}

/// Turns the keys to the reader and shows these bytes there.
pub fn jump(model: &mut Model, cursor: Cursor, span: Span) {
    reading::focus(model, Focus::Reader);
    let height = model.reader_height();
    if let Some(reader) = &mut model.reader {
        reader.cursor = cursor;
        reader.show(span, height);
    }
}

/// A key while a line is asked for.
pub fn type_into_prompt(model: &mut Model, key: Key, out: &mut Effects) {
    let Some(Popup::Prompt(prompt)) = &mut model.popup else { return };
    match key.code {
        KeyCode::Esc => {
            if let PromptKind::Search(origin) = prompt.kind {
                search::cancel(model, origin);
            }
            model.popup = None;
        }
        KeyCode::Enter => {
            let prompt = prompt.clone();
            model.popup = None;
            match prompt.kind {
                PromptKind::Search(_) => search::accept(model, out),
                PromptKind::Rename => choices::rename(model, prompt.input.text(), out),
                PromptKind::Command => hand_over::pipe(model, prompt.input.text(), out),
                PromptKind::File(_) | PromptKind::FileIsThere(_) => hand_over::write(model, prompt.input.text(), out),
                PromptKind::Note(id) => bookmarks::save_note(id, prompt.input.text(), out),
            }
        }
        _ => {
            let changed = match key.typed() {
                Some(letter) => {
                    prompt.input.insert(letter);
                    true
                }
                None => keys::edit_line(&mut prompt.input, key),
            };
            if changed {
                search::typed(model);
            }
        }
    }
}
