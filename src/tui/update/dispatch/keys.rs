//! From a key to what it does: the popup first, then the pane that has the focus.

use crossterm::event::KeyCode;

use super::super::{
    Effects, bookmarks, choices, copy, corrections, find, hand_over, kinds, list, notify, pages, quit, reading, search,
    sheets, steps,
};
use crate::tui::action::{Action, Context};
use crate::tui::keymap::Key;
use crate::tui::message::Effect;
use crate::tui::model::{Focus, Model, Notice, Popup};

/// A key was pressed.
pub fn press(model: &mut Model, key: Key, out: &mut Effects) {
    let context = match model.focus {
        Focus::List => Context::List,
        Focus::Reader => Context::Reader,
    };
    let action = model.options.keymap.action(context, key);
    // These four work everywhere, whatever lies over the screen.
    if let Some(everywhere @ (Action::Quit | Action::Suspend | Action::Redraw)) = action
        && key.typed().is_none()
    {
        return act(model, everywhere, out);
    }
    if model.is_opening() {
        return hold(model, key, action, out);
    }
    match &model.popup {
        Some(Popup::Sheet(_)) => return sheets::press(model, key, out),
        Some(Popup::Prompt(_)) => return sheets::type_into_prompt(model, key, out),
        None => {}
    }
    match action {
        Some(action) => act(model, action, out),
        None if context == Context::List => edit(model, key, out),
        None => {}
    }
}

/// Most keys that are held for an article.
const HELD: usize = 64;

/// An article is on its way: what is typed ahead is meant for it. Esc calls it off.
fn hold(model: &mut Model, key: Key, action: Option<Action>, out: &mut Effects) {
    if action == Some(Action::Back) {
        model.open_when_found = false;
        model.awaited = None;
        release(model, out);
    } else if model.held.len() < HELD {
        model.held.push(key);
    }
}

/// The article is there, or will not come: the keys that were held act, unless one of them opens another.
pub fn release(model: &mut Model, out: &mut Effects) {
    if model.is_opening() {
        return;
    }
    let mut held = std::mem::take(&mut model.held).into_iter();
    while !model.is_opening() {
        let Some(key) = held.next() else { return };
        press(model, key, out);
    }
    model.held.extend(held);
}

/// A text was pasted: into what is being typed, never as keys.
pub fn paste(model: &mut Model, text: &str, out: &mut Effects) {
    match &mut model.popup {
        Some(Popup::Prompt(prompt)) => {
            prompt.input.paste(text);
            search::typed(model);
        }
        Some(Popup::Sheet(sheet)) if sheet.typing => {
            sheet.filter.paste(text);
            sheet.refilter();
        }
        Some(Popup::Sheet(_)) => {}
        None if model.focus == Focus::List => {
            model.query.paste(text);
            query_changed(model, out);
        }
        None => {}
    }
}

/// Does what an action says.
pub fn act(model: &mut Model, action: Action, out: &mut Effects) {
    match action {
        Action::Quit => quit(model, out),
        Action::Suspend => out.push(Effect::Suspend),
        Action::Redraw => out.push(Effect::Redraw),
        Action::Help => sheets::open_help(model),
        Action::Problems => sheets::open_problems(model),
        Action::Mouse => {
            model.options.mouse = !model.options.mouse;
            out.push(Effect::Mouse(model.options.mouse));
            notify(model, Notice::Mouse(model.options.mouse), out);
        }
        Action::Highlights => {
            model.highlights = !model.highlights;
            notify(model, Notice::Highlights(model.highlights), out);
        }
        Action::FullWidth => {
            model.full_width = !model.full_width;
            reading::reflow(model);
        }
        Action::Copy => copy::copy(model, out),
        Action::CopyAs => sheets::open_formats(model),
        Action::Edit => hand_over::edit(model, out),
        Action::Web => hand_over::browse(model, out),
        Action::Pipe => hand_over::ask_command(model, out),
        Action::Write => hand_over::ask_file(model, out),
        Action::Bookmark => bookmarks::keep(model, out),
        Action::Note => bookmarks::note(model, out),
        Action::Delete => bookmarks::delete(model, out),
        Action::Undo => bookmarks::undo(model, out),
        Action::Correct => corrections::begin(model, out),
        Action::Rename => choices::ask_name(model, out),
        Action::Kind => choices::ask_kind(model, out),
        Action::Join => choices::ask_other(model, out),
        Action::Part => choices::ask_part(model, out),
        Action::Silence => choices::silence(model, out),
        Action::Choices => choices::list_all(model, out),
        Action::NextKind => kinds::next(model, out),
        _ if model.focus == Focus::Reader => in_reader(model, action, out),
        _ => in_list(model, action, out),
    }
}

fn in_list(model: &mut Model, action: Action, out: &mut Effects) {
    let page = isize::try_from(model.list_height()).unwrap_or(isize::MAX);
    match action {
        Action::Up => list::step(model, -1, out),
        Action::Down => list::step(model, 1, out),
        Action::PageUp => list::step(model, -page, out),
        Action::PageDown => list::step(model, page, out),
        Action::Top => list::step(model, isize::MIN, out),
        Action::Bottom => list::step(model, isize::MAX, out),
        Action::NextTab => list::turn_tab(model, 1, out),
        Action::PreviousTab => list::turn_tab(model, 3, out),
        Action::Open => list::open(model, out),
        Action::Back => list::back(model, out),
        Action::ToggleMark => list::toggle_mark(model, out),
        Action::Menu => sheets::open_menu(model),
        _ => {}
    }
}

fn in_reader(model: &mut Model, action: Action, out: &mut Effects) {
    let page = isize::try_from(model.reader_height()).unwrap_or(isize::MAX);
    match action {
        Action::Up => reading::scroll(model, -1),
        Action::Down => reading::scroll(model, 1),
        Action::HalfPageUp => reading::scroll(model, -(page / 2).max(1)),
        Action::HalfPageDown => reading::scroll(model, (page / 2).max(1)),
        // As in less: two lines of the page before stay, so that the eye finds its place.
        Action::PageUp => reading::scroll(model, -(page - 2).max(1)),
        Action::PageDown => reading::scroll(model, (page - 2).max(1)),
        Action::Top => reading::scroll(model, isize::MIN),
        Action::Bottom => reading::scroll(model, isize::MAX),
        Action::NextQuotation => steps::quotation(model, true, out),
        Action::PreviousQuotation => steps::quotation(model, false, out),
        Action::NextEntity => steps::mention(model, true, out),
        Action::PreviousEntity => steps::mention(model, false, out),
        Action::NextParagraph => steps::paragraph(model, true),
        Action::PreviousParagraph => steps::paragraph(model, false),
        Action::NextArticle => list::read_neighbour(model, 1, out),
        Action::PreviousArticle => list::read_neighbour(model, -1, out),
        Action::Search => search::begin(model),
        Action::NextMatch => search::step(model, true, out),
        Action::PreviousMatch => search::step(model, false, out),
        Action::Outline => sheets::open_outline(model, out),
        Action::Select => reading::choose_lines(model, out),
        Action::Open => pages::open_under_cursor(model, out),
        Action::Back => reading::back(model, out),
        _ => {}
    }
}

/// Edits the query.
fn edit(model: &mut Model, key: Key, out: &mut Effects) {
    let query = &mut model.query;
    if let Some(letter) = key.typed() {
        query.insert(letter);
        return query_changed(model, out);
    }
    let changed = edit_line(query, key);
    if changed {
        query_changed(model, out);
    }
}

/// Moves and deletes in a line being typed; whether its text changed.
pub fn edit_line(input: &mut crate::tui::input::Input, key: Key) -> bool {
    let control = key.modifiers.contains(crossterm::event::KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Backspace if !key.modifiers.is_empty() => input.delete_word(),
        KeyCode::Backspace => input.backspace(),
        KeyCode::Char('h') if control => input.backspace(),
        KeyCode::Char('w') if control => input.delete_word(),
        KeyCode::Char('u') if control => input.delete_to_start(),
        KeyCode::Delete => input.delete(),
        KeyCode::Char('d') if control => input.delete(),
        KeyCode::Left => {
            input.left();
            false
        }
        KeyCode::Right => {
            input.right();
            false
        }
        KeyCode::Home => {
            input.home();
            false
        }
        KeyCode::End => {
            input.end();
            false
        }
        _ => false,
    }
}

/// The query line holds something else: a page filters itself, the tabs are asked.
pub fn query_changed(model: &mut Model, out: &mut Effects) {
    if model.page.is_some() {
        pages::refilter(model);
    } else {
        find::ask(model, out);
    }
}
