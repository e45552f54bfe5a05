//! What the help says beside the keys: the settings of `config.toml` and the commands of a shell, in both languages, with
//! what people call them. In comes a language; out come headings and lines.

use super::Locale;

/// A line of the help that no key stands for.
#[derive(Clone, Copy, Debug)]
pub struct HelpLine {
    /// What is written: a setting, a command.
    pub what: &'static str,
    /// What it is for.
    pub about: [&'static str; 2],
    /// Other words that it is found by, of both languages.
    pub synonyms: &'static str,
}

/// The settings, by their keys in the file.
pub const SETTINGS: &[HelpLine] = &[
    line(
        "archives",
        ["the folders to open when none is named", "les dossiers à ouvrir quand aucun n’est nommé"],
        "default folder path directory par défaut chemin répertoire",
    ),
    line(
        "index",
        ["an index that somebody keeps up to date for many", "un index que quelqu’un tient à jour pour plusieurs"],
        "shared server team partagé serveur équipe commun",
    ),
    line(
        "trust_index_writers",
        ["read it although others may write there", "le lire quoique d’autres puissent y écrire"],
        "security permission sécurité droits partagé",
    ),
    line(
        "language",
        ["the language of the screen: en, fr", "la langue de l’écran\u{a0}: en, fr"],
        "translation english french traduction anglais français locale",
    ),
    line(
        "theme",
        ["the colours: ansi, light, dark, plain", "les couleurs\u{a0}: ansi, light, dark, plain"],
        "thème color dark mode background contrast sombre clair fond contraste",
    ),
    line("mouse", ["the mouse from the start", "la souris dès le départ"], "click wheel clic molette"),
    line(
        "width",
        ["the widest line of the reader", "la plus longue ligne du lecteur"],
        "column margin text size largeur colonne marge taille du texte",
    ),
    line(
        "read_marks",
        ["whether what was read is remembered", "si ce qui a été lu est retenu"],
        "unread new history lu nouveau historique oublier",
    ),
    line(
        "copy.order",
        ["the ways to the clipboard", "les chemins vers le presse-papiers"],
        "paste ssh tmux osc52 coller copier",
    ),
    line(
        "copy.command",
        ["a command that takes the copy", "une commande qui reçoit la copie"],
        "clipboard xclip wl-copy presse-papiers",
    ),
    line(
        "citation.format",
        ["the usual format of a citation", "le format habituel des références"],
        "style reference markdown latex bibtex référence",
    ),
    line(
        "citation.template",
        ["a format of your own", "un format à vous"],
        "custom style reference modèle personnalisé référence",
    ),
    line(
        "[keys]",
        ["the keys of every action", "les touches de chaque action"],
        "remap rebind shortcut vim emacs changer raccourci clavier",
    ),
];

/// What is done in a shell.
pub const COMMANDS: &[HelpLine] = &[
    line(
        "guillemet config --archive DIR",
        ["open this folder from now on", "ouvrir ce dossier désormais"],
        "default remember set par défaut retenir régler",
    ),
    line(
        "guillemet check DRAFT",
        [
            "every quotation of what you write, against its source",
            "chaque citation de ce que vous écrivez, contre sa source",
        ],
        "verify fact-check proof vérifier brouillon contrôler relire",
    ),
    line(
        "guillemet pick",
        ["choose a quotation for another program", "choisir une citation pour un autre programme"],
        "editor vim insert paste éditeur insérer coller",
    ),
    line(
        "guillemet import FILE",
        ["what you marked in other programs", "ce que vous avez marqué dans d’autres programmes"],
        "hypothesis readwise wallabag kindle pocket instapaper raindrop highlights importer surlignages",
    ),
    line(
        "guillemet bookmarks --format md",
        ["all that you kept, as one text", "tout ce que vous avez gardé, en un texte"],
        "export exporter signets bibliography bibliographie",
    ),
    line(
        "guillemet export --to obsidian DIR",
        ["notes that link each other; zotero too", "des notes liées entre elles\u{a0}; zotero aussi"],
        "vault markdown ris csl references coffre références exporter",
    ),
    line(
        "guillemet searches",
        ["your saved searches, and how many rows are new", "vos recherches gardées, et combien de lignes nouvelles"],
        "query alert watch news requête alerte veille nouveautés",
    ),
    line(
        "guillemet doctor",
        ["what may be wrong here", "ce qui ne va pas ici"],
        "problem debug broken problème panne dépannage",
    ),
];

const fn line(what: &'static str, about: [&'static str; 2], synonyms: &'static str) -> HelpLine {
    HelpLine { what, about, synonyms }
}

impl Locale {
    /// What a line of the help is for.
    #[must_use]
    pub fn help_line(self, line: &HelpLine) -> &'static str {
        self.pick(line.about)
    }

    /// The heading of the settings, then of the commands.
    #[must_use]
    pub fn help_headings(self) -> [&'static str; 2] {
        match self {
            Self::English => ["Settings: guillemet config --edit", "In a shell"],
            Self::French => ["Réglages\u{a0}: guillemet config --edit", "Dans un shell"],
        }
    }

    /// Says that no line has what was typed.
    #[must_use]
    pub fn nothing_found(self, typed: &str) -> String {
        match self {
            Self::English => format!("Nothing found for “{typed}”"),
            Self::French => format!("Rien trouvé pour «\u{a0}{typed}\u{a0}»"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::config::default_text;

    #[test]
    fn every_setting_has_its_line() {
        let (mut table, mut settings) = (String::new(), Vec::new());
        for line in default_text().lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                table = format!("{name}.");
            } else if let Some((key, _)) = line.strip_prefix("# ").and_then(|rest| rest.split_once(" = "))
                && key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
                && table != "keys."
            {
                settings.push(format!("{table}{key}"));
            }
        }
        let listed: Vec<&str> = SETTINGS.iter().map(|line| line.what).collect();
        settings.push("[keys]".to_owned());
        assert_eq!(listed, settings);
    }
}
