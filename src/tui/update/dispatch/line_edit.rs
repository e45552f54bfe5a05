//! Keys that move and delete in a line that is being typed.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::tui::input::Input;
use crate::tui::keymap::Key;

/// Types a letter, moves or deletes; whether the text changed.
pub fn press(input: &mut Input, key: Key) -> bool {
    if let Some(letter) = key.typed() {
        input.insert(letter);
        return true;
    }
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
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
