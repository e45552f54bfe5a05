//! A key while a popup or a prompt is open.

use crossterm::event::KeyCode;

use super::super::features::{
    bookmarks, choices, copy, corrections, folders, hand_over, list, reading, saved_searches, search, side_by_side,
    tags,
};
use super::{actions, line_edit};
use crate::citation::Format;
use crate::tui::action::{Action, Context, ListAction, Motion, PaneAction, PassageAction};
use crate::tui::effect::Effects;
use crate::tui::keymap::Key;
use crate::tui::model::list_popup::{Item, PopupAction, PopupKind};
use crate::tui::model::reader::Cursor;
use crate::tui::model::{Focus, Model, Popup};
use crate::tui::notice::PromptKind;

/// Lines that a page key moves by; the view shows as many as fit.
const PAGE: isize = 10;

/// A key while a list lies over the screen.
pub fn press_in_list(model: &mut Model, key: Key, out: &mut Effects) {
    let height = model.popup_height();
    let Some(Popup::List(popup)) = &mut model.popup else { return };
    if popup.is_filtering {
        return press_in_filter(model, key, out);
    }
    if popup.kind == PopupKind::Menu
        && let Some(action) = model.options.keymap.action(Context::Menu, key)
        && popup.lines.items.iter().any(|item| item.action == PopupAction::Act(action))
    {
        model.popup = None;
        return act_from_menu(model, action, out);
    }
    match model.options.keymap.action(Context::Popup, key) {
        Some(Action::Move(motion)) => popup.step(motion.rows(PAGE, PAGE), height),
        Some(Action::Pane(PaneAction::Open)) => choose(model, out),
        Some(Action::Pane(PaneAction::Back)) => model.popup = None,
        Some(Action::Pane(PaneAction::Filter)) => popup.is_filtering = true,
        Some(Action::List(ListAction::Menu)) if popup.kind == PopupKind::Searches => saved_searches::ask_what(model),
        // No key of a popup stands for these.
        Some(Action::Program(_) | Action::List(_) | Action::Reader(_) | Action::Passage(_))
        | Some(Action::SideBySide(_) | Action::Entity(_))
        | None => {}
    }
}

/// A key while two quotations lie side by side over the screen.
pub fn press_side_by_side(model: &mut Model, key: Key, out: &mut Effects) {
    let page = side_by_side::page(model);
    let keymap = &model.options.keymap;
    // What is copied is copied by the keys of the reader.
    let copies = |action: &Action| matches!(action, Action::Passage(PassageAction::Copy | PassageAction::CopyAs));
    let copy_key = keymap.action(Context::Reader, key).filter(copies);
    match keymap.action(Context::Popup, key).or(copy_key) {
        Some(Action::Move(motion)) => side_by_side::scroll(model, motion.rows((page / 2).max(1), (page - 2).max(1))),
        Some(Action::Pane(PaneAction::Open)) => side_by_side::open(model, out),
        Some(Action::Pane(PaneAction::Back)) => model.side_by_side = None,
        Some(Action::Passage(PassageAction::Copy)) => copy::copy(model, out),
        Some(Action::Passage(PassageAction::CopyAs)) => copy::ask_format(model, out),
        Some(Action::SideBySide(action)) => side_by_side::act(model, action, out),
        Some(Action::Pane(PaneAction::Filter) | Action::Program(_) | Action::List(_) | Action::Reader(_))
        | Some(Action::Passage(_) | Action::Entity(_))
        | None => {}
    }
}

/// A key while the lines are filtered: letters are typed, so that only keys that type nothing act.
fn press_in_filter(model: &mut Model, key: Key, out: &mut Effects) {
    let height = model.popup_height();
    let action = model.options.keymap.action(Context::Popup, key).filter(|_| key.typed().is_none());
    let Some(Popup::List(popup)) = &mut model.popup else { return };
    match action {
        Some(Action::Pane(PaneAction::Back)) if popup.kind == PopupKind::Help => model.popup = None,
        Some(Action::Pane(PaneAction::Back)) if !popup.filter.is_empty() => {
            popup.filter.clear();
            popup.refilter();
        }
        Some(Action::Pane(PaneAction::Back)) if popup.kind.starts_with_filter() => model.popup = None,
        Some(Action::Pane(PaneAction::Back)) => popup.is_filtering = false,
        Some(Action::Pane(PaneAction::Open)) if popup.is_choice() => choose(model, out),
        Some(Action::Pane(PaneAction::Open)) => popup.is_filtering = popup.kind.starts_with_filter(),
        Some(Action::Move(motion @ (Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown))) => {
            popup.step(motion.rows(PAGE, PAGE), height);
        }
        Some(Action::List(ListAction::Menu)) if popup.kind == PopupKind::Searches => saved_searches::ask_what(model),
        // Home and End go through the line that is typed.
        Some(Action::Move(_) | Action::Pane(PaneAction::Filter))
        | Some(Action::Program(_) | Action::List(_) | Action::Reader(_) | Action::Passage(_))
        | Some(Action::SideBySide(_) | Action::Entity(_))
        | None => {
            if line_edit::press(&mut popup.filter, key) {
                popup.refilter();
            }
        }
    }
}

/// Does what the line under the cursor says; the popup is closed first.
fn choose(model: &mut Model, out: &mut Effects) {
    let Some(Popup::List(popup)) = &model.popup else { return };
    let Some(Item { action, label, mark, .. }) = popup.item().cloned() else { return };
    let kind = popup.kind;
    if matches!(action, PopupAction::Heading | PopupAction::Line | PopupAction::Sample(_)) {
        return;
    }
    model.popup = None;
    match action {
        PopupAction::Heading | PopupAction::Line | PopupAction::Sample(_) => {}
        PopupAction::Act(action) => act_from_menu(model, action, out),
        PopupAction::Format(name) => {
            // A format without a name of ours is the person's own.
            let format = Format::from_name(name).unwrap_or_else(|| model.output.format.clone());
            copy::copy_as(model, format, out);
        }
        PopupAction::Tag => tags::ask_what(model, &mark),
        PopupAction::ShowTag => tags::show(model, &mark, out),
        PopupAction::RenameTag => tags::ask_name(model, &mark),
        PopupAction::Quotation(at) => {
            let reader = model.reading.reader.as_ref();
            if let Some(quotation) = reader.and_then(|reader| reader.opened.analysis.quotations.get(at)) {
                let span = quotation.span;
                reading::jump(model, Cursor::Quotation(at), span);
            }
        }
        PopupAction::Mention(at, span) => reading::jump(model, Cursor::Mention(at), span),
        PopupAction::Guesses(guesses) => copy::cite_guesses(model, guesses, out),
        PopupAction::Correct(span) => corrections::show_and_ask(model, span),
        PopupAction::Entity(answer) => choices::choose(model, answer, out),
        PopupAction::KeepSearch => saved_searches::ask_name(model),
        PopupAction::Search(at, answer) => saved_searches::answer(model, at, answer, out),
        PopupAction::UseArchives(true) => folders::use_from_now_on(model, out),
        PopupAction::UseArchives(false) => {}
        PopupAction::TakeBack(at) => choices::take_back(model, at, out),
        PopupAction::Verdict(answer) => {
            if let PopupKind::Speaker(span) = kind {
                corrections::choose(model, span, answer, &label, out);
            }
        }
    }
}

/// Does an action of the menu. Its Open reads the row also where Enter in the list would pick it for another program.
fn act_from_menu(model: &mut Model, action: Action, out: &mut Effects) {
    if action == Action::Pane(PaneAction::Open) && model.focus == Focus::List {
        list::read(model, out);
    } else {
        actions::act(model, action, out);
    }
}

/// A key while a line is asked for.
pub fn press_in_prompt(model: &mut Model, key: Key, out: &mut Effects) {
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
                PromptKind::Tags(before) => tags::change(model, prompt.input.text(), &before, out),
                PromptKind::SearchName => saved_searches::keep(model, prompt.input.text(), out),
                PromptKind::SearchRename(old) => saved_searches::rename(&old, prompt.input.text(), out),
                PromptKind::SearchQuery(name) => saved_searches::edit(&name, prompt.input.text(), out),
                PromptKind::TagName(old) => tags::rename(&old, prompt.input.text(), out),
                PromptKind::Folder => folders::open(prompt.input.text(), out),
                PromptKind::Command => hand_over::pipe(model, prompt.input.text(), out),
                PromptKind::File(_) | PromptKind::FileIsThere => {
                    hand_over::write(model, prompt.input.text(), None, out)
                }
                PromptKind::UnknownEnding { file, .. } => {
                    hand_over::write(model, prompt.input.text(), Some(&file), out);
                }
                PromptKind::Note(id) => bookmarks::save_note(id, prompt.input.text(), out),
            }
        }
        KeyCode::Tab if prompt.kind == PromptKind::Folder => folders::complete(model, out),
        KeyCode::Up | KeyCode::Down => recall(model, key.code == KeyCode::Up),
        _ => {
            if line_edit::press(&mut prompt.input, key) {
                folders::typed(model);
                search::typed(model);
            }
        }
    }
}

/// An arrow goes through the lines that were typed before at the same prompt.
fn recall(model: &mut Model, older: bool) {
    let Some(Popup::Prompt(prompt)) = &mut model.popup else { return };
    let history = match prompt.kind {
        PromptKind::Command => &model.output.commands,
        PromptKind::File(_) => &model.output.files,
        PromptKind::Search(_)
        | PromptKind::Note(_)
        | PromptKind::Rename
        | PromptKind::Folder
        | PromptKind::Tags(_)
        | PromptKind::TagName(_)
        | PromptKind::SearchName
        | PromptKind::SearchRename(_)
        | PromptKind::SearchQuery(_)
        | PromptKind::FileIsThere
        | PromptKind::UnknownEnding { .. } => return,
    };
    if older {
        prompt.recall.older(history, &mut prompt.input);
    } else {
        prompt.recall.newer(history, &mut prompt.input);
    }
}
