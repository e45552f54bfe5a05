//! One key: how it is written, and how a terminal reports it.
//!
//! A key is written as `y`, `Y`, `ctrl-y`, `alt-<`, `shift-tab`, `f1`, `space`; a capital letter is its own key. The
//! crate `crokey` reads such names too, but takes `Y` for `y` and refuses letters such as `é`.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key with its modifiers, in one form whatever way the terminal reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key itself.
    pub code: KeyCode,
    /// Ctrl, Alt and Shift; Shift is dropped from characters, which carry their own case.
    pub modifiers: KeyModifiers,
}

impl Key {
    /// The same key as a terminal event reports it.
    #[must_use]
    pub fn from_event(event: KeyEvent) -> Self {
        let mut modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(letter.to_ascii_lowercase())
            }
            KeyCode::Char(letter) => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(letter)
            }
            code => code,
        };
        Self { code, modifiers }
    }

    /// The character that it types, when it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if self.modifiers.is_empty() => Some(letter),
            _ => None,
        }
    }
}

/// The names of keys that are no characters.
const NAMED: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("space", KeyCode::Char(' ')),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

/// The text names no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no key: write it as y, ctrl-y, alt-y, shift-tab, enter, space or f1")]
pub struct NotAKey(pub String);

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        loop {
            let (modifier, after) = match rest.split_once('-') {
                Some(("ctrl", after)) => (KeyModifiers::CONTROL, after),
                Some(("alt", after)) => (KeyModifiers::ALT, after),
                Some(("shift", after)) => (KeyModifiers::SHIFT, after),
                _ => break,
            };
            if after.is_empty() {
                return Err(NotAKey(text.to_owned()));
            }
            modifiers |= modifier;
            rest = after;
        }
        let code = named(rest).or_else(|| function_key(rest)).or_else(|| single(rest));
        let code = code.ok_or_else(|| NotAKey(text.to_owned()))?;
        Ok(Self::from_event(KeyEvent::new(code, modifiers)))
    }
}

fn named(name: &str) -> Option<KeyCode> {
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
}

fn function_key(name: &str) -> Option<KeyCode> {
    let number: u8 = name.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

fn single(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    let letter = chars.next()?;
    (chars.next().is_none() && !letter.is_control()).then_some(KeyCode::Char(letter))
}

impl fmt::Display for Key {
    /// As a keyboard has it: `Ctrl-Y`, `Shift-Tab`, `F1`, `y`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, name) in
            [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
        {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match self.code {
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::F(number) => write!(f, "F{number}"),
            KeyCode::Char(letter) if letter != ' ' && self.modifiers.contains(KeyModifiers::CONTROL) => {
                write!(f, "{}", letter.to_uppercase())
            }
            code => match NAMED.iter().find(|(_, known)| *known == code) {
                Some((name, _)) => {
                    let (first, rest) = name.split_at(1);
                    write!(f, "{}{rest}", first.to_uppercase())
                }
                None => write!(f, "{code}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        text.parse().unwrap()
    }

    #[test]
    fn a_terminal_reports_the_same_key_in_many_ways() {
        let event = |code, modifiers| Key::from_event(KeyEvent::new(code, modifiers));
        assert_eq!(event(KeyCode::BackTab, KeyModifiers::SHIFT), key("shift-tab"));
        assert_eq!(event(KeyCode::BackTab, KeyModifiers::NONE), key("shift-tab"));
        assert_eq!(event(KeyCode::Char('G'), KeyModifiers::SHIFT), key("G"));
        assert_eq!(event(KeyCode::Char('Y'), KeyModifiers::CONTROL | KeyModifiers::SHIFT), key("ctrl-y"));
    }

    #[test]
    fn keys_are_shown_as_a_keyboard_has_them() {
        let shown: Vec<String> = ["ctrl-y", "shift-tab", "f1", "'", "space", "pagedown", "alt-<", "-", "G"]
            .map(|text| key(text).to_string())
            .into();
        assert_eq!(shown, ["Ctrl-Y", "Shift-Tab", "F1", "'", "Space", "PgDn", "Alt-<", "-", "G"]);
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "ctrl-", "hyper-x", "f13", "f0", "yy", "\u{7}"] {
            assert!(text.parse::<Key>().is_err(), "{text:?}");
        }
    }
}
