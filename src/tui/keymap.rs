//! Keys: how they are written, and which action each one stands for.
//!
//! A key is written as `y`, `Y`, `ctrl-y`, `alt-<`, `shift-tab`, `f1`, `space`; a capital letter is its own key. The
//! crate `crokey` reads such names too, but takes `Y` for `y` and refuses letters such as `é`.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{ACTIONS, Action, Context, Entry, by_name};
use crate::profile::config::KeySetting;

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

/// Which action each key stands for, in each context.
#[derive(Clone, Debug)]
pub struct Keymap {
    actions: HashMap<(Context, Key), Action>,
    keys: HashMap<(Context, Action), Vec<Key>>,
}

/// A setting of keys that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyMistake {
    /// No action has this name.
    #[error("line {line}: there is no action “{name}”; F1 in the program and the manual list them")]
    Action {
        /// The line of the file, from 1.
        line: u32,
        /// The name that no action has.
        name: String,
    },
    /// The key cannot be read.
    #[error("line {line}: {name}: {mistake}")]
    Key {
        /// The line of the file, from 1.
        line: u32,
        /// The name of the action.
        name: String,
        /// What is wrong with the key.
        mistake: NotAKey,
    },
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self { actions: HashMap::new(), keys: HashMap::new() };
        for entry in ACTIONS {
            for context in Context::ALL.iter().copied() {
                // A default key that could not be read is left out here and caught by the test below.
                let keys = entry.keys(context).iter().filter_map(|key| key.parse().ok()).collect();
                keymap.bind(context, entry.action, keys);
            }
        }
        keymap
    }
}

impl Keymap {
    /// The default keys, changed as the settings say, and the settings that could not be used.
    ///
    /// The keys of a setting take the place of the action's own wherever it has any; but a key that types a
    /// character never acts in the list, where it belongs to the query, and in the popups the keys that type nothing
    /// (Enter, Esc, arrows) act besides those of the setting: while a filter is typed there are no others.
    #[must_use]
    pub fn with(settings: &[KeySetting]) -> (Self, Vec<KeyMistake>) {
        let mut keymap = Self::default();
        let mut mistakes = Vec::new();
        for setting in settings {
            let (line, name) = (setting.line, setting.action.clone());
            let Some(entry) = by_name(&name) else {
                mistakes.push(KeyMistake::Action { line, name });
                continue;
            };
            match setting.keys.iter().map(|key| key.parse()).collect::<Result<Vec<Key>, _>>() {
                Ok(keys) => keymap.rebind(entry, &keys),
                Err(mistake) => mistakes.push(KeyMistake::Key { line, name, mistake }),
            }
        }
        (keymap, mistakes)
    }

    fn rebind(&mut self, entry: &Entry, keys: &[Key]) {
        for context in Context::ALL.iter().copied().filter(|context| !entry.keys(*context).is_empty()) {
            match context {
                Context::List => {
                    let keys: Vec<Key> = keys.iter().filter(|key| key.typed().is_none()).copied().collect();
                    // Taking every key of the list away because they were letters would leave the action without any.
                    if !keys.is_empty() {
                        self.bind(context, entry.action, keys);
                    }
                }
                Context::Reader | Context::Menu => self.bind(context, entry.action, keys.to_vec()),
                Context::Popup => {
                    let is_free = |key: &Key| self.action(context, *key).is_none_or(|bound| bound == entry.action);
                    let own = entry.keys(context).iter().filter_map(|key| key.parse().ok());
                    let own = own.filter(|key: &Key| key.typed().is_none() && is_free(key) && !keys.contains(key));
                    let keys = keys.iter().copied().chain(own).collect();
                    self.bind(context, entry.action, keys);
                }
            }
        }
    }

    /// The action of `key` in `context`.
    #[must_use]
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        self.actions.get(&(context, key)).copied()
    }

    /// The keys of `action` in `context`, the first one being the one to show.
    #[must_use]
    pub fn keys(&self, context: Context, action: Action) -> &[Key] {
        self.keys.get(&(context, action)).map_or(&[], Vec::as_slice)
    }

    /// Gives `action` these keys in `context` and takes them from whatever had them.
    fn bind(&mut self, context: Context, action: Action, keys: Vec<Key>) {
        self.actions.retain(|(at, _), bound| *at != context || *bound != action);
        for key in &keys {
            if let Some(before) = self.actions.insert((context, *key), action)
                && let Some(list) = self.keys.get_mut(&(context, before))
            {
                list.retain(|other| other != key);
            }
        }
        self.keys.insert((context, action), keys);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::{PaneAction, PassageAction, ReaderAction};

    fn key(text: &str) -> Key {
        text.parse().unwrap()
    }

    #[test]
    fn every_default_key_can_be_read_and_means_one_thing() {
        let mut count = 0;
        for context in Context::ALL.iter().copied() {
            let mut seen = HashMap::new();
            for entry in ACTIONS {
                for text in entry.keys(context) {
                    assert_eq!(seen.insert(key(text), entry.name()), None, "{context:?} {text}");
                    count += 1;
                }
            }
        }
        assert_eq!(Keymap::default().actions.len(), count);
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

    #[test]
    fn the_configuration_moves_keys_and_its_mistakes_are_told() {
        let setting = |action: &str, keys: &[&str], line| KeySetting {
            action: action.to_owned(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            line,
        };
        let (keymap, mistakes) =
            Keymap::with(&[setting("copy", &["c", "n"], 3), setting("dance", &[], 4), setting("note", &["wrong"], 5)]);
        assert_eq!(keymap.action(Context::Reader, key("c")), Some(Action::Passage(PassageAction::Copy)));
        assert_eq!(keymap.action(Context::Reader, key("y")), None);
        assert_eq!(keymap.action(Context::Reader, key("n")), Some(Action::Passage(PassageAction::Copy)));
        assert!(keymap.keys(Context::Reader, Action::Reader(ReaderAction::NextMatch)).is_empty());
        assert_eq!(keymap.action(Context::List, key("c")), None);
        assert_eq!(keymap.action(Context::List, key("ctrl-y")), Some(Action::Passage(PassageAction::Copy)));
        assert_eq!(keymap.action(Context::Reader, key("'")), Some(Action::Passage(PassageAction::Note)));
        assert_eq!(mistakes.len(), 2);
    }

    #[test]
    fn popups_can_be_left_whatever_the_configuration_says() {
        let setting = |action: &str, keys: &[&str]| KeySetting {
            action: action.to_owned(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            line: 1,
        };
        let (keymap, mistakes) = Keymap::with(&[setting("back", &["h"]), setting("down", &["n", "esc"])]);
        assert!(mistakes.is_empty());
        let in_popup = |text: &str| keymap.action(Context::Popup, key(text));
        assert_eq!(in_popup("h"), Some(Action::Pane(PaneAction::Back)));
        assert_eq!(in_popup("f1"), Some(Action::Pane(PaneAction::Back)));
        assert_eq!(in_popup("q"), None);
        assert_eq!(in_popup("esc"), in_popup("n"), "who asks for it gets it");
        let (keymap, _) = Keymap::with(&[setting("back", &["h"]), setting("open", &["l"])]);
        assert_eq!(keymap.action(Context::Popup, key("esc")), Some(Action::Pane(PaneAction::Back)));
        assert_eq!(keymap.action(Context::Popup, key("enter")), Some(Action::Pane(PaneAction::Open)));
        assert_eq!(keymap.action(Context::Reader, key("esc")), None);
    }
}
