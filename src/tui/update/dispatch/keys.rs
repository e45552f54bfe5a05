//! From a key to what it does: the popup first, then the pane that has the keys.

use super::super::features::{query, search};
use super::{actions, line_edit, popups};
use crate::tui::action::{Action, Context, PaneAction, ProgramAction};
use crate::tui::effect::Effects;
use crate::tui::keymap::Key;
use crate::tui::model::{Focus, Model, Popup};

/// A key was pressed.
pub fn press(model: &mut Model, key: Key, out: &mut Effects) {
    let context = match model.focus {
        Focus::List => Context::List,
        Focus::Reader => Context::Reader,
    };
    let action = model.options.keymap.action(context, key);
    // Quit, suspend and redraw work even under a popup.
    if let Some(action @ Action::Program(ProgramAction::Quit | ProgramAction::Suspend | ProgramAction::Redraw)) = action
        && key.typed().is_none()
        && !waits_to_quit(model, key, action)
    {
        return actions::act(model, action, out);
    }
    if model.is_opening() {
        return type_ahead(model, key, action, out);
    }
    match &model.popup {
        Some(Popup::List(_)) => return popups::press_in_list(model, key, out),
        Some(Popup::Prompt(_)) => return popups::press_in_prompt(model, key, out),
        None if model.side_by_side.is_some() => return popups::press_side_by_side(model, key, out),
        None => {}
    }
    match (action, context) {
        (Some(action), _) => {
            model.search.input.deselect();
            actions::act(model, action, out);
        }
        (None, Context::List) => {
            if line_edit::press(&mut model.search.input, key) {
                query::changed(model, out);
            }
        }
        (None, Context::Reader | Context::Menu | Context::Popup) => {}
    }
}

/// Several keys were pressed. A run of letters in a line that is being typed is taken in at once: a long text costs one
/// look at the query, not one for each letter.
pub fn press_all(model: &mut Model, keys: &[Key], out: &mut Effects) {
    let mut rest = keys;
    while let Some((first, after)) = rest.split_first() {
        let letters: Vec<char> = rest.iter().map_while(|key| text_of(model, *key)).collect();
        if letters.len() < 2 {
            press(model, *first, out);
            rest = after;
            continue;
        }
        rest = &rest[letters.len()..];
        match &mut model.popup {
            Some(Popup::Prompt(prompt)) => {
                letters.into_iter().for_each(|letter| prompt.input.insert(letter));
                search::typed(model);
            }
            _ => {
                letters.into_iter().for_each(|letter| model.search.input.insert(letter));
                query::changed(model, out);
            }
        }
    }
}

/// The letter that a key types into the line that is being typed, when it does nothing else.
fn text_of(model: &Model, key: Key) -> Option<char> {
    if model.is_opening() {
        return None;
    }
    match &model.popup {
        Some(Popup::Prompt(_)) => key.typed(),
        Some(Popup::List(_)) => None,
        None if model.side_by_side.is_some() => None,
        None if model.focus == Focus::List && model.options.keymap.action(Context::List, key).is_none() => key.typed(),
        None => None,
    }
}

/// Whether quitting waits for the keys that were typed before it and wait for an article themselves. The same key once
/// more quits at once.
fn waits_to_quit(model: &Model, key: Key, action: Action) -> bool {
    let waiting = &model.pending.type_ahead;
    let quits = matches!(action, Action::Program(ProgramAction::Quit));
    quits && model.is_opening() && waiting.last().is_some_and(|last| *last != key) && waiting.len() < TYPE_AHEAD
}

/// Most keys that wait for an article: more than anybody types in the time that one takes.
const TYPE_AHEAD: usize = 4096;

/// An article is on its way: keys wait and act on it when it is there. Esc calls it off.
fn type_ahead(model: &mut Model, key: Key, action: Option<Action>, out: &mut Effects) {
    if action == Some(Action::Pane(PaneAction::Back)) {
        model.pending.open_first_row = false;
        model.pending.article = None;
        replay(model, out);
    } else if model.pending.type_ahead.len() < TYPE_AHEAD {
        model.pending.type_ahead.push(key);
    }
}

/// The article is there, or will not come: the keys that waited act, until one of them opens another.
pub fn replay(model: &mut Model, out: &mut Effects) {
    if model.is_opening() {
        return;
    }
    let mut waiting = std::mem::take(&mut model.pending.type_ahead).into_iter();
    while !model.is_opening() {
        let Some(key) = waiting.next() else { return };
        press(model, key, out);
    }
    model.pending.type_ahead.extend(waiting);
}

/// A text was pasted: into what is being typed, never as keys.
pub fn paste(model: &mut Model, text: &str, out: &mut Effects) {
    match &mut model.popup {
        Some(Popup::Prompt(prompt)) => {
            prompt.input.paste(text);
            search::typed(model);
        }
        Some(Popup::List(popup)) if popup.is_filtering => {
            popup.filter.paste(text);
            popup.refilter();
        }
        Some(Popup::List(_)) => {}
        None if model.side_by_side.is_some() => {}
        None if model.focus == Focus::List => {
            model.search.input.paste(text);
            query::changed(model, out);
        }
        None => {}
    }
}
