//! What could not be done, in words.

use super::{Locale, fill, reasons};
use crate::archive::Rebuilt;
use crate::terminal::program::{ProgramError, ProgramFault};
use crate::tui::failure::{Failure, IndexTrouble, SettingTrouble, Trouble};

/// In English.
pub(super) fn english(failure: &Failure) -> String {
    match failure {
        Failure::Gone(path) => format!("{path}: the file is gone; the index keeps what it knew"),
        Failure::Elsewhere(path) => fill("{}: the article is not, or no longer, in the archives that are open", path),
        Failure::WordsGone(file) => {
            format!("What the row shows is not in {file} any more; nothing was taken")
        }
        Failure::Unlisted => "This article is no longer in the archives that are open".to_owned(),
        Failure::Program(ProgramError { program: name, fault }) => match fault {
            ProgramFault::UnclosedQuote => {
                format!("“{name}”: a quotation mark is not closed; look at VISUAL, EDITOR and BROWSER")
            }
            ProgramFault::Missing => format!("“{name}” is not there; look at VISUAL, EDITOR and BROWSER"),
            ProgramFault::NotStarted(reason) => format!("“{name}” cannot be started: {reason}"),
            ProgramFault::ExitCode(code) => format!("“{name}” failed: code {code}"),
            ProgramFault::Signal(signal) => format!("“{name}” was ended: signal {signal}"),
            ProgramFault::KeyboardBusy => format!("“{name}” has to wait: a key is being read; try again"),
        },
        Failure::Unwritten(file, reason) => format!("{file} cannot be written: {reason}"),
        Failure::NoFolder(path, reason) => format!("{path} cannot be opened: {reason}"),
        Failure::NoAddress => "This article has no http or https address".to_owned(),
        Failure::Unfit(path, reason) => format!("{path}: {reason}"),
        Failure::Broken(path) => format!("{path}: the analysis failed; please report it"),
        Failure::Profile(path, trouble) => profile_english(path, trouble),
        Failure::Index(trouble) => match trouble {
            IndexTrouble::Busy => "Another program is indexing; the list shows what is known so far".to_owned(),
            IndexTrouble::Damaged => "The index is damaged: it is built anew".to_owned(),
            IndexTrouble::Rebuilt(Rebuilt::Damaged) => "The index was damaged: it has been built anew".to_owned(),
            IndexTrouble::Rebuilt(Rebuilt::OtherVersion) => {
                "The index is of another version: it is built anew".to_owned()
            }
            IndexTrouble::Rebuilt(Rebuilt::NotKept) => {
                "The cache folder cannot be written to: the index lasts only until the program ends".to_owned()
            }
            IndexTrouble::Unshared(unshared) => Locale::English.unshared(unshared),
            IndexTrouble::Folder(path, reason) => format!("No index can be kept in {path}: {reason}"),
            IndexTrouble::Database(text) => format!("The index cannot be used: {text}"),
        },
        Failure::Settings(path, count, line, trouble) => {
            let line = line.map(|line| format!(", line {line}")).unwrap_or_default();
            let what = match trouble {
                SettingTrouble::Unreadable(reason) => format!("cannot be read: {reason}"),
                SettingTrouble::NotToml => "is not TOML; the defaults are used".to_owned(),
                SettingTrouble::Unknown(name) => format!("there is no setting “{name}”"),
                SettingTrouble::Value(name) => format!("the value of “{name}” does not fit"),
                SettingTrouble::Action(name) => format!("there is no action “{name}”"),
                SettingTrouble::Key(name) => format!("a key of “{name}” cannot be read"),
                SettingTrouble::LastKey(loser, taker) => {
                    format!("“{loser}” has no key left: “{taker}” has taken it")
                }
            };
            let more = if *count > 1 { format!(" (and {} more)", count - 1) } else { String::new() };
            format!("{path}{line}: {what}{more}")
        }
        Failure::Other(text) => text.clone(),
    }
}

/// A file of the person’s, in English.
fn profile_english(path: &str, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Unreadable(reason) => format!("{path} cannot be read: {reason}; it was left as it is"),
        Trouble::NotAFile => format!("{path} is not a file: move it away"),
        Trouble::ReadOnly => format!("Not kept: {path} is read-only"),
        Trouble::Unwritable(reason) => format!("Not kept: {path} cannot be written: {reason}"),
        Trouble::Waiting(Some(holder)) => format!("Waiting: {path} is locked by {holder}"),
        Trouble::Waiting(None) => format!("Waiting: another program keeps {path} locked"),
        Trouble::Locked(Some(holder)) => format!("Not kept: {path} is locked by {holder}; try again"),
        Trouble::Locked(None) => format!("Not kept: another program keeps {path} locked; try again"),
        Trouble::NoLocks => format!("Not kept: {path} cannot be locked; use another folder (--config-dir)"),
        Trouble::NoRecord => format!("Not in {path} any more: another program has removed it"),
        Trouble::NotSettable(reason) => {
            format!("Not kept: {path}: {reason}; `guillemet config --check` tells more")
        }
        Trouble::Lines(1, line) => format!("{path}: line {line} cannot be read; it is kept as it is"),
        Trouble::Lines(count, line) => {
            format!("{path}: {count} lines cannot be read, from line {line} on; they are kept as they are")
        }
    }
}

/// In French.
pub(super) fn french(failure: &Failure) -> String {
    match failure {
        Failure::Gone(path) => format!("{path} : le fichier n’est plus là ; l’index garde ce qu’il en sait"),
        Failure::Elsewhere(path) => fill("{} : l’article n’est pas, ou n’est plus, dans les archives ouvertes", path),
        Failure::WordsGone(file) => {
            format!("Ce que montre la ligne n’est plus dans {file}\u{a0}; rien n’a été pris")
        }
        Failure::Unlisted => "Cet article n’est plus dans les archives ouvertes".to_owned(),
        Failure::Program(ProgramError { program: name, fault }) => match fault {
            ProgramFault::UnclosedQuote => {
                format!("« {name} » : un guillemet n’est pas fermé ; voyez VISUAL, EDITOR et BROWSER")
            }
            ProgramFault::Missing => format!("« {name} » est introuvable ; voyez VISUAL, EDITOR et BROWSER"),
            ProgramFault::NotStarted(reason) => format!("« {name} » n’a pas pu être lancé : {reason}"),
            ProgramFault::ExitCode(code) => format!("« {name} » a échoué : code {code}"),
            ProgramFault::Signal(signal) => format!("« {name} » a été interrompu : signal {signal}"),
            ProgramFault::KeyboardBusy => {
                format!("« {name} » attend : une touche est en cours de lecture ; essayez encore")
            }
        },
        Failure::Unwritten(file, reason) => format!("{file} n’a pas pu être écrit : {reason}"),
        Failure::NoFolder(path, reason) => {
            format!("{path} ne peut pas être ouvert\u{a0}: {}", reasons::system(reason))
        }
        Failure::NoAddress => "Cet article n’a pas d’adresse http ou https".to_owned(),
        Failure::Unfit(path, reason) => format!("{path} : {}", reasons::french(reason)),
        Failure::Broken(path) => format!("{path} : l’analyse a échoué ; merci de le signaler"),
        Failure::Profile(path, trouble) => profile_french(path, trouble),
        Failure::Index(trouble) => index_french(trouble),
        Failure::Settings(path, count, line, trouble) => {
            let line = line.map(|line| format!(", ligne {line}")).unwrap_or_default();
            let what = match trouble {
                SettingTrouble::Unreadable(reason) => format!("illisible : {}", reasons::system(reason)),
                SettingTrouble::NotToml => "ce n’est pas du TOML ; réglages par défaut".to_owned(),
                SettingTrouble::Unknown(name) => format!("il n’y a pas de réglage « {name} »"),
                SettingTrouble::Value(name) => format!("la valeur de « {name} » ne convient pas"),
                SettingTrouble::Action(name) => format!("il n’y a pas d’action « {name} »"),
                SettingTrouble::LastKey(loser, taker) => {
                    format!("« {loser} » n’a plus de touche : « {taker} » l’a prise")
                }
                SettingTrouble::Key(name) => format!("une touche de « {name} » est illisible"),
            };
            let more = match count {
                0 | 1 => String::new(),
                2 => " (et 1 autre)".to_owned(),
                count => format!(" (et {} autres)", count - 1),
            };
            format!("{path}{line} : {what}{more}")
        }
        Failure::Other(text) => text.clone(),
    }
}

fn index_french(trouble: &IndexTrouble) -> String {
    match trouble {
        IndexTrouble::Busy => "Un autre programme indexe ; la liste montre ce qui est déjà connu".to_owned(),
        IndexTrouble::Damaged => "L’index est endommagé : il est refait".to_owned(),
        IndexTrouble::Rebuilt(Rebuilt::Damaged) => "L’index était endommagé : il a été refait".to_owned(),
        IndexTrouble::Rebuilt(Rebuilt::OtherVersion) => "L’index est d’une autre version : il est refait".to_owned(),
        IndexTrouble::Rebuilt(Rebuilt::NotKept) => {
            "Le dossier du cache ne peut pas être écrit : l’index ne dure que jusqu’à la fin du programme".to_owned()
        }
        IndexTrouble::Unshared(unshared) => Locale::French.unshared(unshared),
        IndexTrouble::Folder(path, reason) => {
            format!("L’index ne peut pas être gardé dans {path} : {}", reasons::system(reason))
        }
        IndexTrouble::Database(text) => format!("L’index est inutilisable : {text}"),
    }
}

/// A file of the person’s, in French.
fn profile_french(path: &str, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Unreadable(reason) => {
            format!("{path} ne peut pas être lu : {} ; il reste tel quel", reasons::system(reason))
        }
        Trouble::NotAFile => format!("{path} n’est pas un fichier : déplacez-le"),
        Trouble::ReadOnly => format!("Rien n’est gardé : {path} est en lecture seule"),
        Trouble::Unwritable(reason) => {
            format!("Rien n’est gardé : {path} ne peut pas être écrit : {}", reasons::system(reason))
        }
        Trouble::Waiting(Some(holder)) => format!("En attente : {path} est verrouillé par {holder}"),
        Trouble::Waiting(None) => format!("En attente : un autre programme verrouille {path}"),
        Trouble::Locked(Some(holder)) => {
            format!("Rien n’est gardé : {path} est verrouillé par {holder} ; essayez encore")
        }
        Trouble::Locked(None) => format!("Rien n’est gardé : un autre programme verrouille {path} ; essayez encore"),
        Trouble::NoLocks => {
            format!("Rien n’est gardé : {path} ne peut pas être verrouillé ; prenez un autre dossier (--config-dir)")
        }
        Trouble::NoRecord => format!("Plus dans {path} : un autre programme l’a supprimé"),
        Trouble::NotSettable(reason) => {
            format!(
                "Rien n’est gardé\u{a0}: {path}\u{a0}: {reason}\u{a0}; «\u{a0}guillemet config --check\u{a0}» en dit plus"
            )
        }
        Trouble::Lines(1, line) => format!("{path} : la ligne {line} est illisible ; elle reste telle quelle"),
        Trouble::Lines(count, line) => {
            format!("{path} : {count} lignes illisibles à partir de la ligne {line} ; elles restent telles quelles")
        }
    }
}
