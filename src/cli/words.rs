//! What the command line says to people, in the language of the screen: that of the settings, else of the environment.
//! In come the things to be said, out come sentences; data on standard output has no language and does not pass here.

use std::fmt::Display;
use std::sync::OnceLock;

use crate::archive::{Failure as SystemFailure, Unshared};
use crate::tui::locale::Locale;

static CHOSEN: OnceLock<Locale> = OnceLock::new();

/// Chooses the language once, when the settings are known; later choices change nothing.
pub fn choose(locale: Locale) {
    let _ = CHOSEN.set(locale);
}

/// The language of messages. It is not chosen by asking: a command that reads no settings takes the environment's.
#[must_use]
pub fn locale() -> Locale {
    CHOSEN.get().copied().unwrap_or_else(of_environment)
}

/// The language that the environment asks for.
#[must_use]
pub fn of_environment() -> Locale {
    Locale::from_environment(environment_language().as_deref())
}

/// The first of the variables that say the language of messages.
fn environment_language() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()))
}

/// What the system said, in the language of messages where it is known.
#[must_use]
pub fn system(error: &std::io::Error) -> anyhow::Error {
    anyhow::anyhow!(locale().system(&SystemFailure::from(error)))
}

/// Why the shared index is not read.
#[must_use]
pub fn unshared(unshared: &Unshared) -> String {
    locale().unshared(unshared)
}

/// One of two wordings without anything to fill in.
#[must_use]
pub fn either(english: &'static str, french: &'static str) -> &'static str {
    match locale() {
        Locale::English => english,
        Locale::French => french,
    }
}

fn pick(english: String, french: String) -> String {
    match locale() {
        Locale::English => english,
        Locale::French => french,
    }
}

macro_rules! said {
    ($($(#[$doc:meta])* $name:ident($($argument:ident),*) $english:literal, $french:literal;)*) => {
        $($(#[$doc])*
        #[must_use]
        pub fn $name($($argument: impl Display),*) -> String {
            pick(format!($english), format!($french))
        })*
    };
}

said! {
    /// The first line above a query with mistakes.
    query_refused() "the query is not understood:", "la requête n’est pas comprise :";
    /// What was probably meant.
    did_you_mean(meant) "did you mean {meant}?", "vouliez-vous dire {meant} ?";
    /// How to run the query nevertheless.
    lenient() "With --lenient, what is not understood is left out.", "Avec --lenient, ce qui n’est pas compris est laissé de côté.";
    /// A mistake that is left out.
    query_left_out(piece, why) "query: `{piece}` is left out: {why}", "requête : « {piece} » est laissé de côté : {why}";
    /// There is no saved search of this name.
    no_search(name) "there is no saved search `{name}`: `guillemet searches` lists them", "il n’y a pas de recherche gardée « {name} » : « guillemet searches » les liste";
    /// The same, and one that was probably meant.
    no_search_but(name, meant) "there is no saved search `{name}`: did you mean `{meant}`?", "il n’y a pas de recherche gardée « {name} » : vouliez-vous dire « {meant} » ?";
    /// A word that is neither a command nor an archive.
    no_command(word, meant) "`{word}` is neither a command nor a file: did you mean `{meant}`?", "« {word} » n’est ni une commande ni un fichier : vouliez-vous dire « {meant} » ?";
    /// An archive that is named and cannot be opened.
    no_such_archive(path) "{path} cannot be opened as an archive", "{path} ne peut pas être ouvert comme archive";
    /// Archives are kept in the settings.
    will_open(archives) "from now on guillemet alone opens {archives}", "désormais, guillemet seul ouvre {archives}";
    /// An archive of the settings that is gone.
    archive_gone(path) "{path} does not exist and is passed over", "{path} n’existe pas : laissé de côté";
    /// A word of a list that is the name of something in the current folder.
    query_or_archive(word)
        "`{word}` could be a word of the query, and is also something in this folder: write ./{word} for the archive, or --query {word} for the query",
        "« {word} » peut être un mot de la requête, et existe aussi dans ce dossier : écrivez ./{word} pour l’archive, ou --query {word} pour la requête";
    /// Only folders where a file is asked for.
    no_file(what) "{what} is missing: folders are archives", "il manque {what} : les dossiers sont des archives";
    /// Another speaker than the draft's.
    says_other(claimed, said) "the draft says {claimed}, the article says {said}", "le brouillon dit {claimed}, l’article dit {said}";
    /// What became of the notes that were exported.
    notes_told(new, updated, unchanged)
        "notes: {new} new, {updated} brought up to date, {unchanged} unchanged",
        "notes : {new} nouvelles, {updated} mises à jour, {unchanged} inchangées";
    /// Places of notes that a person changed.
    places_left(count)
        "; changed or removed by you, and left so: {count}",
        " ; changés ou supprimés par vous, et laissés ainsi : {count}";
    /// Notes that a person deleted.
    notes_deleted(count)
        "; deleted by you, and not written again: {count} (--restore writes them)",
        " ; supprimées par vous, et non réécrites : {count} (--restore les réécrit)";
    /// A file of references with another ending.
    ris_or_json(file) "{file}: the name must end with .ris or .json", "{file} : le nom doit finir par .ris ou .json";
    /// A file that would be written over.
    there_already(file) "{file} is there already: nothing is written over", "{file} existe déjà : rien n’est écrasé";
    /// What became of the marks of another program.
    kept_of(kept, all) "{kept} of {all} highlights kept", "{kept} passages surlignés gardés sur {all}";
    /// The same where nothing is kept yet.
    would_be_kept_of(kept, all) "{kept} of {all} highlights would be kept", "{kept} passages surlignés seraient gardés sur {all}";
    /// A record of another program's file that cannot be read.
    record(number, what) "record {number}: {what}", "fiche {number} : {what}";
    /// No settings.
    no_settings(file) "{file} does not exist: every setting has its default", "{file} n’existe pas : chaque réglage a sa valeur par défaut";
    /// Settings without a mistake.
    no_mistake(file) "{file}: no mistake", "{file} : aucune faute";
    /// A file or folder that cannot be made.
    cannot_be_made(path) "{path} cannot be made", "{path} ne peut pas être créé";
    /// An editor that does not start.
    no_editor(editor) "the editor {editor} cannot be started: set VISUAL or EDITOR", "l’éditeur {editor} ne démarre pas : réglez VISUAL ou EDITOR";
    /// An editor that failed.
    editor_failed(editor) "the editor {editor} failed", "l’éditeur {editor} a échoué";
    /// The size of the index.
    index_size(articles, size) "{articles} articles, {size} kB in all", "{articles} articles, {size} ko en tout";
    /// How many files are not read.
    unread(count) "{count} (`guillemet articles --problems` lists them)", "{count} (« guillemet articles --problems » les donne)";
    /// The size of the terminal.
    cells(width, height) "{width} × {height} cells", "{width} × {height} caractères";
    /// No archive at all.
    no_archive(variable, file) "no archive: name one with --archive PATH or in {variable}; `guillemet config --archive PATH` keeps one in {file}", "aucune archive : nommez-en une par --archive CHEMIN ou dans {variable} ; « guillemet config --archive CHEMIN » en retient une dans {file}";
    /// Files and records with problems.
    problems(count) "{count} files or records could not be read: `guillemet articles --problems`", "{count} fichiers ou fiches n’ont pas pu être lus : « guillemet articles --problems »";
    /// The other program that holds the index.
    busy() "another guillemet is reading the archive: this is what is known so far", "un autre guillemet lit l’archive : voici ce qu’on en sait déjà";
    /// A format that there is none of.
    no_format(name, names) "--format {name}: there are {names}", "--format {name} : il y a {names}";
    /// A file that cannot be read.
    unreadable() "cannot be read", "ne peut pas être lu";
    /// A problem on a line of a file.
    line(number, what) "line {number}: {what}", "ligne {number} : {what}";
    /// What a refresh of the index did.
    refreshed(read, unchanged, removed, articles, analysed, seconds)
        "{read} files read, {unchanged} unchanged, {removed} removed; {articles} articles read, {analysed} analysed, {seconds} s",
        "{read} fichiers lus, {unchanged} inchangés, {removed} retirés ; {articles} articles lus, {analysed} analysés, {seconds} s";
    /// What has the same problem.
    as_many(count, reason) "{count} × {reason}", "{count} × {reason}";
    /// What belongs to pages and other programs.
    belonging(count) "{count} pictures, folders of saved pages and the like passed over", "{count} images, dossiers de pages enregistrées et autres laissés de côté";
    /// How many problems there are and where they are listed.
    all_problems(count) "{count} problems: `guillemet articles --problems` lists them", "{count} problèmes : « guillemet articles --problems » les donne tous";
    /// A damaged index.
    index_damaged() "the index was damaged: it is built anew", "l’index était endommagé : il est refait";
    /// An index of another version.
    index_of_other_version() "the index is of another version of guillemet: it is built anew", "l’index est d’une autre version de guillemet : il est refait";
    /// An index that cannot be kept.
    index_not_kept() "the cache folder cannot be written to: the index lasts only as long as this command", "le dossier du cache ne peut pas être écrit : l’index ne dure que le temps de cette commande";
    /// A damaged index that was not mended yet.
    index_to_be_mended() "it is damaged: the next command that needs it builds it anew", "il est endommagé : la prochaine commande qui en a besoin le refait";
    /// An index that was damaged while a command used it.
    index_mended() "the index is built anew by the next command: please run it again", "l’index sera refait par la prochaine commande : relancez-la";
    /// A shared index that was damaged while a command used it.
    shared_damaged(folder)
        "the shared index in {folder} is damaged: whoever keeps it has to run `guillemet index --into` again",
        "l’index partagé de {folder} est endommagé : qui le tient à jour doit relancer « guillemet index --into »";
    /// Nothing is new for a shared index.
    up_to_date(unchanged, folder) "{folder} is up to date: {unchanged} files unchanged", "{folder} est à jour : {unchanged} fichiers inchangés";
    /// A shared index inside of an archive.
    inside_archive(folder, archive) "{folder} lies inside the archive {archive}, which is never written to", "{folder} est dans l’archive {archive}, où rien n’est jamais écrit";
    /// A shared index that its readers will refuse.
    readers_refuse(path)
        "others than its owner may write to {path}: readers will not use this index (`chmod go-w`, or their setting trust_index_writers)",
        "d’autres que son propriétaire peuvent écrire dans {path} : les lecteurs n’useront pas de cet index (« chmod go-w », ou leur réglage trust_index_writers)";
    /// Another program builds the same shared index.
    builder_busy(folder) "another guillemet is building the index in {folder}", "un autre guillemet construit l’index de {folder}";
    /// More mistakes in the settings.
    more_mistakes(file, count) "{file}: {count} more mistakes: `guillemet config --check` lists them", "{file} : encore {count} erreurs : « guillemet config --check » les donne toutes";
    /// Leaving takes longer than a moment.
    still_writing() "writing what you kept (at most 5 s)", "enregistrement de ce que vous avez gardé (5 s au plus)";
    /// What could not be written before the end.
    not_written(count) "{count} changes could not be written; here they are:", "{count} changements n’ont pas pu être écrits ; les voici :";
    /// A change waits for the lock of a file, which another program holds.
    waiting_for(holder, file) "waiting for another program ({holder}), which keeps {file} locked", "en attente d’un autre programme ({holder}), qui verrouille {file}";
    /// The same where it is not known which.
    waiting(file) "waiting for another program, which keeps {file} locked", "en attente d’un autre programme, qui verrouille {file}";
    /// An article that is not in the index.
    no_such_article(id) "{id}: there is no such article", "{id} : il n’y a pas d’article de ce nom";
    /// The heading of the kinds of files that are read.
    kinds_read() "Files that are read, told by what they hold and then by their names:", "Fichiers lus, reconnus à leur contenu puis à leur nom :";
    /// The heading of those that are not.
    kinds_not_read() "Files that are not read, and what to do with them:", "Fichiers non lus, et ce qu’on peut en faire :";
    /// An article that changed.
    changed(path) "{path} has changed since it was indexed", "{path} a changé depuis qu’il a été indexé";
}

/// What became of the notes that were exported, with what was left as the person has it.
#[must_use]
pub fn notes_written(new: usize, updated: usize, unchanged: usize, left: usize, deleted: usize) -> String {
    let more = [(left, places_left(left)), (deleted, notes_deleted(deleted))];
    notes_told(new, updated, unchanged)
        + &more.map(|(count, told)| if count > 0 { told } else { String::new() }).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_chooses_and_english_is_the_rest() {
        assert_eq!(Locale::from_environment(Some("fr_FR.UTF-8")), Locale::French);
        assert_eq!(Locale::from_environment(Some("C")), Locale::English);
        assert!(did_you_mean("by:").contains("by:"));
    }
}
