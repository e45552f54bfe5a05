//! The names of keys, as the keyboards of each language have them. In comes a key, out comes its name; the configuration
//! calls keys by their English names in every language.

use super::Locale;
use crate::tui::key::Key;

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
}

#[cfg(test)]
mod tests {
    use super::*;

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
