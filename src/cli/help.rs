//! `--help` in the language of the screen. In comes the command as its arguments define it, in English; out comes the same
//! with every sentence in French where the environment asks for it. What can be typed stays the same.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::args::{Cli, Folders};
use super::{parse_error, setting, words};
use crate::profile::Config;
use crate::tui::locale::Locale;

/// What to print where the arguments are not taken (help is asked for, or something is wrong with them), in the language
/// of the settings, else of the environment. `error` says it in English.
pub fn refusal(error: clap::Error, arguments: &[OsString]) -> Refusal {
    choose_language(arguments);
    if words::locale() == Locale::English {
        return Refusal::AsIs(error);
    }
    match french(Cli::command()).try_get_matches_from(arguments) {
        Err(error) if error.use_stderr() => Refusal::Told(parse_error::told(&error)),
        Err(error) => Refusal::AsIs(error),
        // Values that only the program's own types refuse: in the words of those.
        Ok(_) => Refusal::AsIs(error),
    }
}

/// What to print instead of doing something.
pub enum Refusal {
    /// As the parser has it.
    AsIs(clap::Error),
    /// These lines.
    Told(String),
}

/// Reads the settings of the folder that the arguments name, else of the usual one, for their language. Where they
/// cannot be read it stays the environment's.
fn choose_language(arguments: &[OsString]) {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let at = words.iter().position(|word| *word == "--config-dir");
    let named = at.and_then(|at| words.get(at + 1).copied());
    let named = named.or_else(|| words.iter().find_map(|word| word.strip_prefix("--config-dir=")));
    let folders = Folders { config_dir: named.map(PathBuf::from), ..Folders::default() };
    if let Ok(dirs) = setting::dirs(folders) {
        setting::choose_language(&Config::load(&dirs).0);
    }
}

/// What the commands do.
const COMMANDS: &[(&str, &str)] = &[
    ("browse", "Parcourir une archive dans le terminal (par défaut)"),
    (
        "pick",
        "Choisir des citations pour un autre programme : l’interface sur le terminal, le choix sur la sortie standard",
    ),
    ("articles", "Les articles qui répondent à une requête"),
    ("quotes", "Les citations qui répondent à une requête"),
    ("entities", "Les entités qui répondent à une requête"),
    ("bookmarks", "Les signets qui répondent à une requête"),
    ("searches", "Les recherches gardées, avec le nombre de leurs lignes et des nouvelles"),
    ("show", "Un article, une citation ou un signet, par son identifiant"),
    ("analyze", "Lire des fichiers et donner ce qui s’y trouve en lignes JSON, sans index ni réglages"),
    ("check", "Vérifier chaque citation d’un texte que vous écrivez contre l’archive"),
    ("lsp", "Vérifier et compléter les citations dans un éditeur, comme serveur de langage"),
    ("import", "Garder comme signets ce que vous avez marqué dans d’autres programmes"),
    (
        "export",
        "Écrire ce que vous gardez en notes pour Obsidian ou en fiches pour Zotero, ou ce que vous avez corrigé en articles annotés",
    ),
    ("index", "Construire l’index d’une archive ou le mettre à jour"),
    ("config", "Montrer ou vérifier les réglages"),
    ("formats", "Les formats de citation, les champs d’un modèle et les genres de fichiers"),
    ("completions", "La complétion pour un shell"),
    ("man", "Le manuel, ou ses pages dans un dossier"),
    ("doctor", "Dire comment guillemet est installé ici, et ce qui ne va pas"),
];

/// What the arguments are, by their names in the program.
const ARGUMENTS: &[(&str, &str)] = &[
    ("config_dir", "Dossier des réglages et des signets"),
    ("cache_dir", "Dossier de l’index, qui peut être supprimé à tout moment"),
    ("state_dir", "Dossier de la dernière session et du journal"),
    ("archives", "Dossiers ou fichiers d’articles (répétable) ; sinon GUILLEMET_ARCHIVE, sinon ceux des réglages"),
    ("also", "Comme ARCHIVE"),
    ("file", "Un dossier ; pour zotero et annotations aussi un fichier qui n’existe pas encore"),
    ("to", "En quoi l’écrire"),
    ("all", "Tous les articles avec toutes leurs citations, pas seulement ce que vous gardez"),
    ("restore", "Écrire à nouveau les notes que vous avez supprimées du dossier"),
    ("theme", "Couleurs : auto, ansi, light, dark ou plain"),
    ("query", "La requête ; ce qui n’a pas d’option désigne alors des archives"),
    (
        "words",
        "La requête, comme dans l’interface : mots, 'exact, ^début, fin$, !sans, « des mots », par:, date:, source: … ; \
         un chemin avec une barre (~/articles, ./dossier) est une archive",
    ),
    ("saved", "La recherche gardée de ce nom (guillemet searches) ; une requête à côté la resserre"),
    ("alone", "Dossiers ou fichiers d’articles où compter leurs lignes ; ceux des réglages si aucun n’est nommé"),
    ("places", "Dossiers ou fichiers d’articles, comme derrière --archive"),
    ("word", "Commencer par ce mot, quels que soient les signes autour : celui sous le curseur d’un éditeur"),
    (
        "format",
        "Comment écrire : table, tsv, jsonl, text, json ou un format de citation (guillemet formats), selon la commande",
    ),
    ("template", "Des mots autour de champs : '{quote} ({speaker}, {date})'"),
    ("copies", "Tous les exemplaires d’un article, et non un seul"),
    ("limit", "Pas plus de tant de lignes"),
    (
        "sort",
        "L’ordre : date (le plus récent d’abord), oldest (le plus ancien), source, speaker, certainty, score ; sinon comme dans l’interface",
    ),
    ("lenient", "Laisser de côté ce qui est faux dans la requête au lieu de la refuser"),
    ("problems", "Donner plutôt les fichiers qui n’ont pas pu être lus, avec la raison"),
    ("id", "L’identifiant d’un article, d’une citation (ARTICLE.DÉBUT) ou d’un signet, comme dans les listes"),
    ("files", "Fichiers ; - lit l’entrée standard ; un dossier est une archive, et analyze le lit en entier"),
    (
        "what",
        "Que choisir : quotes (par défaut), articles, entities ou bookmarks ; puis des dossiers ou fichiers d’articles",
    ),
    ("out", "Écrire dans ce fichier ou ce dossier plutôt que sur la sortie standard"),
    ("dry_run", "Dire ce qui serait gardé, et ne rien garder"),
    ("keep_unplaced", "Garder aussi ce qui n’a pas de place dans l’archive, sans son article"),
    (
        "drafts",
        "Textes en Markdown, LaTeX, Org, Typst ou sans balisage ; - lit l’entrée standard ; un dossier est une archive",
    ),
    ("syntax", "Comment les brouillons sont écrits ; sinon leurs noms le disent"),
    ("into", "Écrire un index que d’autres lisent, dans un dossier à lui"),
    ("quiet", "N’écrire que ce qui compte"),
    ("stdio", "Parler sur l’entrée et la sortie standard : la seule façon, que certains éditeurs nomment"),
    ("path", "Donner le chemin du fichier"),
    ("default", "Donner un fichier de réglages avec toutes les valeurs par défaut, en commentaire"),
    ("check", "Vérifier le fichier et dire chaque faute"),
    ("edit", "Ouvrir le fichier dans $VISUAL ou $EDITOR, fait des valeurs par défaut s’il n’existe pas"),
    ("samples", "Regarder dans les articles d’exemple qui viennent avec le programme"),
    (
        "archive",
        "Ouvrir ce dossier ou fichier d’articles quand aucun n’est nommé (répétable) ; rien d’autre ne change dans le fichier",
    ),
    ("actions", "Donner les actions pour lesquelles on peut choisir des touches"),
    ("shell", "Le shell"),
];

const ABOUT: &str = "Parcourir une archive d’articles : qui a dit quoi, quand, dans quel article.";
const TEMPLATE: &str = "{before-help}{about-with-newline}\nUsage : {usage}\n\n{all-args}{after-help}";
const CODES: &str = "Codes de sortie : 0 fait, 1 rien trouvé, 2 usage ou rien de lisible, 130 interrompu.";

fn french(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|part| part.get_name().to_owned()).collect();
    let whole = translated(command.about(ABOUT).long_about(ABOUT).version(env!("CARGO_PKG_VERSION")));
    let whole = whole
        .subcommand_help_heading("Commandes")
        .disable_version_flag(true)
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help("Donner la version"));
    names.into_iter().fold(whole, |whole, name| {
        whole.mut_subcommand(&name, |part| {
            let about = sentence(COMMANDS, &name).unwrap_or_default();
            translated(part.about(about).long_about(about))
        })
    })
}

/// The arguments and the frame of one command.
fn translated(command: Command) -> Command {
    let command = command.mut_args(|argument| match sentence(ARGUMENTS, argument.get_id().as_str()) {
        Some(said) => in_french(argument, said),
        None => argument,
    });
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Afficher cette aide");
    command.help_template(TEMPLATE).after_help(CODES).disable_help_flag(true).arg(help)
}

/// An argument with its sentence, its values and what holds without it.
fn in_french(argument: Arg, said: &'static str) -> Arg {
    if !argument.get_action().takes_values() {
        return argument.help(said).long_help(said);
    }
    let listed = |values: Vec<String>, of: &str| {
        if values.is_empty() { String::new() } else { format!(" [{of}\u{a0}: {}]", values.join(", ")) }
    };
    let usual = argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let possible = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let told = format!("{said}{}{}", listed(possible, "valeurs"), listed(usual, "par défaut"));
    argument.help(told.clone()).long_help(told).hide_default_value(true).hide_possible_values(true)
}

fn sentence(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, said)| *said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_has_its_french_sentence() {
        let command = Cli::command();
        for part in command.get_subcommands() {
            assert!(sentence(COMMANDS, part.get_name()).is_some(), "{}", part.get_name());
            for argument in part.get_arguments() {
                assert!(sentence(ARGUMENTS, argument.get_id().as_str()).is_some(), "{}: {argument}", part.get_name());
            }
        }
        french(Cli::command()).debug_assert();
    }

    #[test]
    fn french_help_has_no_english_sentence() {
        let mut command = french(Cli::command());
        let help = command.render_long_help().to_string();
        assert!(help.contains("Commandes") && help.contains("Les citations qui répondent"), "{help}");
        let mut command = french(Cli::command());
        let lists = command.find_subcommand_mut("quotes").unwrap().render_long_help().to_string();
        assert!(lists.contains("par défaut\u{a0}: table") && !lists.contains("[default"), "{lists}");
        assert!(!help.contains("Print help") && !help.contains("List the"), "{help}");
    }
}
