//! What is wrong in the file of settings, line by line, as commands tell it. In comes a mistake, out come words.

use super::{Locale, reasons};
use crate::profile::config::{Expected, listed};
use crate::profile::{Mistake, MistakeKind};

impl Locale {
    /// A mistake in the file of settings, with its line.
    #[must_use]
    pub fn setting_mistake(self, mistake: &Mistake) -> String {
        if self == Self::English {
            return mistake.to_string();
        }
        let what = match &mistake.kind {
            MistakeKind::Unreadable(failure) => format!("ne peut pas être lu\u{a0}: {}", reasons::system(failure)),
            // What exactly the parser has to say is English.
            MistakeKind::Syntax(said) => format!("ce n’est pas du TOML ({said})"),
            MistakeKind::UnknownKey(name) => format!("il n’y a pas de réglage «\u{a0}{name}\u{a0}»"),
            MistakeKind::BadValue { key, expected } => {
                format!("«\u{a0}{key}\u{a0}»\u{a0}: il faut {}", in_french(expected))
            }
        };
        mistake.line.map_or_else(|| what.clone(), |line| format!("ligne {line}\u{a0}: {what}"))
    }
}

/// What the value of a setting must be.
fn in_french(expected: &Expected) -> String {
    match expected {
        Expected::Paths => "une liste de chemins, chacun entre guillemets droits".to_owned(),
        Expected::Path => "un chemin entre guillemets droits".to_owned(),
        Expected::Bool => "true ou false".to_owned(),
        Expected::OneOf(words) => listed(words, "ou"),
        Expected::ListOf(words) => format!("une liste parmi {}", listed(words, "et")),
        Expected::Number(range) => format!("un nombre entier de {} à {}", range.start(), range.end()),
        Expected::Command => "une commande en liste\u{a0}: [\"xclip\", \"-selection\", \"clipboard\"]".to_owned(),
        Expected::Format => "le nom d’un format («\u{a0}guillemet formats\u{a0}»)".to_owned(),
        Expected::Template => "des mots autour de champs entre accolades («\u{a0}guillemet formats\u{a0}»)".to_owned(),
        Expected::Table => "une table\u{a0}: [nom] sur sa ligne".to_owned(),
        Expected::Keys => "une touche entre guillemets droits, ou une liste de touches".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::config::check;

    #[test]
    fn what_is_wrong_is_told_in_french_with_its_line() {
        let text = "widht = 60\nwidth = 7\nmouse = \"on\"\nlanguage = \"de\"\narchives = 3\nindex = 3\n\
            [copy]\norder = [\"x\"]\ncommand = 3\n[citation]\nformat = \"word\"\ntemplate = \"{no}\"\n[keys]\nquit = 3\n";
        let told: Vec<String> = check(text).1.iter().map(|mistake| Locale::French.setting_mistake(mistake)).collect();
        let told = told.join("\n").replace('\u{a0}', " ");
        let wanted = [
            "ligne 1 : il n’y a pas de réglage « widht »",
            "ligne 2 : « width » : il faut un nombre entier de 20 à 400",
            "ligne 3 : « mouse » : il faut true ou false",
            "ligne 4 : « language » : il faut \"auto\", \"en\" ou \"fr\"",
            "ligne 5 : « archives » : il faut une liste de chemins, chacun entre guillemets droits",
            "ligne 6 : « index » : il faut un chemin entre guillemets droits",
            "ligne 8 : « copy.order » : il faut une liste parmi \"command\", \"tmux\", \"native\" et \"osc52\"",
            "ligne 9 : « copy.command » : il faut une commande en liste : [\"xclip\", \"-selection\", \"clipboard\"]",
            "ligne 11 : « citation.format » : il faut le nom d’un format (« guillemet formats »)",
            "ligne 12 : « citation.template » : il faut des mots autour de champs entre accolades (« guillemet formats »)",
            "ligne 14 : « keys.quit » : il faut une touche entre guillemets droits, ou une liste de touches",
        ];
        assert_eq!(told, wanted.join("\n"));
        let told = |text: &str| Locale::French.setting_mistake(&check(text).1[0]).replace('\u{a0}', " ");
        assert_eq!(told("copy = 3\n"), "ligne 1 : « copy » : il faut une table : [nom] sur sa ligne");
        assert!(told("mouse = = 1\n").starts_with("ligne 1 : ce n’est pas du TOML ("));
        let missing = Mistake { line: None, kind: MistakeKind::Unreadable(crate::archive::Failure::Forbidden) };
        assert_eq!(
            Locale::French.setting_mistake(&missing).replace('\u{a0}', " "),
            "ne peut pas être lu : accès refusé"
        );
        assert_eq!(Locale::English.setting_mistake(&missing), "cannot be read: permission denied");
    }
}
