//! Which action each key stands for: the defaults of the table of actions, changed as the settings say.

use std::collections::HashMap;

use super::action::{ACTIONS, Action, Context, Entry, by_name};
pub use super::key::{Key, NotAKey};
use crate::profile::config::KeySetting;

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
    /// An action lost its last key in some place, because a setting gave that key to another one.
    #[error("line {line}: {taker} takes {key} from “{loser}”, which has no key {context} any more: give it another", context = in_context(*.context))]
    LastKey {
        /// The line of the setting that took it, from 1.
        line: u32,
        /// The action that has the key now.
        taker: &'static str,
        /// The action that had it.
        loser: &'static str,
        /// The key.
        key: Key,
        /// Where.
        context: Context,
    },
}

/// Where an action lost its key, in words.
fn in_context(context: Context) -> &'static str {
    match context {
        Context::List => "in the list",
        Context::Reader => "in the reader",
        Context::Menu => "in the action menu",
        Context::Popup => "in the popups",
    }
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
        mistakes.extend(keymap.lost(settings));
        (keymap, mistakes)
    }

    /// The actions that were left without a key where they had one by default, though no setting says so: another
    /// setting took their last.
    fn lost(&self, settings: &[KeySetting]) -> Vec<KeyMistake> {
        let setting_of = |name: &str| settings.iter().rfind(|setting| setting.action == name);
        let mut lost = Vec::new();
        for (context, entry) in
            Context::ALL.iter().flat_map(|context| ACTIONS.iter().map(move |entry| (*context, entry)))
        {
            // Who asks for no key gets none.
            let is_wanted = setting_of(entry.name()).is_none_or(|setting| !setting.keys.is_empty());
            let keys = entry.keys(context).iter().filter_map(|key| key.parse::<Key>().ok());
            let taken = keys.filter_map(|key| Some((key, self.action(context, key)?.name()))).next();
            if let (true, true, Some((key, taker))) = (self.keys(context, entry.action).is_empty(), is_wanted, taken) {
                let line = setting_of(taker).map_or(1, |setting| setting.line);
                lost.push(KeyMistake::LastKey { line, taker, loser: entry.name(), key, context });
            }
        }
        lost
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
        let lost: Vec<String> = mistakes[2..].iter().map(KeyMistake::to_string).collect();
        assert_eq!(
            lost,
            [
                "line 3: copy takes c from “correct”, which has no key in the reader any more: give it another",
                "line 3: copy takes n from “next-match”, which has no key in the reader any more: give it another",
                "line 3: copy takes c from “correct”, which has no key in the action menu any more: give it another",
            ]
        );
        let (_, none) = Keymap::with(&[setting("copy", &["n"], 3), setting("next-match", &[], 4)]);
        assert!(none.is_empty(), "who asks for no key gets none: {none:?}");
        let (_, moved) = Keymap::with(&[setting("copy", &["n"], 3), setting("next-match", &["y"], 4)]);
        assert!(moved.is_empty(), "they have changed places: {moved:?}");
    }

    #[test]
    fn popups_can_be_left_whatever_the_configuration_says() {
        let setting = |action: &str, keys: &[&str]| KeySetting {
            action: action.to_owned(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            line: 1,
        };
        let (keymap, mistakes) = Keymap::with(&[setting("back", &["h"]), setting("down", &["n", "esc"])]);
        let told: Vec<String> = mistakes.iter().map(KeyMistake::to_string).collect();
        assert!(told.iter().any(|told| told.contains("down takes n from “next-match”")), "{told:?}");
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
