//! The names of keys, as the keyboards of each language have them, and what is wrong in the settings of keys. In comes a key
//! or a mistake, out come words; the configuration calls keys by their English names in every language.

use super::Locale;
use crate::tui::action::Context;
use crate::tui::key::Key;
use crate::tui::keymap::KeyMistake;

/// What French keyboards and manuals call keys.
const FRENCH: [(&str, &str); 9] = [
    ("Enter", "Entrée"),
    ("Esc", "Échap"),
    ("Space", "Espace"),
    ("Backspace", "Retour"),
    ("Delete", "Suppr"),
    ("Home", "Début"),
    ("End", "Fin"),
    ("PgUp", "PgPréc"),
    ("PgDn", "PgSuiv"),
];

impl Locale {
    /// A key as a keyboard has it: `Ctrl-Y`, `Maj-Tab`, `Entrée`.
    #[must_use]
    pub fn key(self, key: Key) -> String {
        let written = key.to_string();
        if self == Self::English {
            return written;
        }
        let written = written.replace("Shift-", "Maj-");
        let (before, name) = written.rsplit_once('-').filter(|(_, name)| !name.is_empty()).unwrap_or(("", &written));
        match FRENCH.iter().find(|(english, _)| *english == name) {
            Some((_, french)) if before.is_empty() => (*french).to_owned(),
            Some((_, french)) => format!("{before}-{french}"),
            None => written,
        }
    }

    /// A setting of keys that could not be used.
    #[must_use]
    pub fn key_mistake(self, mistake: &KeyMistake) -> String {
        if self == Self::English {
            return mistake.to_string();
        }
        match mistake {
            KeyMistake::Action { line, name } => {
                format!(
                    "ligne {line}\u{a0}: aucune action «\u{a0}{name}\u{a0}»\u{a0}; F1 dans le programme et le manuel les listent"
                )
            }
            KeyMistake::Key { line, name, mistake } => format!(
                "ligne {line}\u{a0}: {name}\u{a0}: «\u{a0}{}\u{a0}» n’est pas une touche\u{a0}: écrivez y, ctrl-y, alt-y, \
                 shift-tab, enter, space ou f1",
                mistake.0
            ),
            KeyMistake::LastKey { line, taker, loser, key, context } => format!(
                "ligne {line}\u{a0}: {taker} prend {key} à «\u{a0}{loser}\u{a0}», qui n’a plus de touche {}\u{a0}: \
                 donnez-lui-en une autre",
                in_french(*context)
            ),
        }
    }
}

/// Where an action lost its key.
fn in_french(context: Context) -> &'static str {
    match context {
        Context::List => "dans la liste",
        Context::Reader => "dans le lecteur",
        Context::Menu => "dans le menu d’actions",
        Context::Popup => "dans les fenêtres surgissantes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_setting_of_keys_is_told_in_french_too() {
        let setting = |action: &str, key: &str, line| crate::profile::config::KeySetting {
            action: action.to_owned(),
            keys: vec![key.to_owned()],
            line,
        };
        let settings = [setting("copy", "n", 3), setting("dance", "x", 4), setting("note", "wrong", 5)];
        let (_, mistakes) = crate::tui::keymap::Keymap::with(&settings);
        let told: Vec<String> = mistakes.iter().map(|mistake| Locale::French.key_mistake(mistake)).collect();
        let told = told.join("\n").replace('\u{a0}', " ");
        for words in [
            "ligne 4 : aucune action « dance »",
            "ligne 5 : note : « wrong » n’est pas une touche",
            "ligne 3 : copy prend n à « next-match », qui n’a plus de touche dans le lecteur",
        ] {
            assert!(told.contains(words), "no “{words}” in {told}");
        }
    }

    #[test]
    fn keys_are_called_as_each_language_calls_them() {
        let written = |locale: Locale, key: &str| locale.key(key.parse().unwrap());
        let keys = ["enter", "esc", "shift-tab", "ctrl-end", "pagedown", "ctrl-y", "-", "alt--", "y", "f1"];
        let french = ["Entrée", "Échap", "Maj-Tab", "Ctrl-Fin", "PgSuiv", "Ctrl-Y", "-", "Alt--", "y", "F1"];
        assert_eq!(keys.map(|key| written(Locale::French, key)), french);
        let english = ["Enter", "Esc", "Shift-Tab", "Ctrl-End", "PgDn", "Ctrl-Y", "-", "Alt--", "y", "F1"];
        assert_eq!(keys.map(|key| written(Locale::English, key)), english);
    }
}
