//! What is said about saved searches, in both languages. In come what happened and what is asked for, out come words.

use super::Locale;
use crate::tui::notice::{PromptKind, SearchNotice};

/// A notice.
pub(super) fn notice(locale: Locale, notice: &SearchNotice) -> String {
    match locale {
        Locale::English => english(notice),
        Locale::French => french(notice),
    }
}

fn english(notice: &SearchNotice) -> String {
    match notice {
        SearchNotice::None => "No saved search yet: type a query, then Ctrl-G keeps it".to_owned(),
        SearchNotice::Kept(name) => format!("Search kept as “{name}”. Ctrl-G lists them"),
        SearchNotice::NameTaken(name) => format!("There is a search “{name}” already: nothing was changed"),
        SearchNotice::Renamed(name) => format!("The search is called “{name}” now"),
        SearchNotice::Edited(name) => format!("“{name}” has another query now"),
        SearchNotice::Deleted(name) => format!("Search “{name}” deleted. Undo: U in the reader, Ctrl-O u in the list"),
        SearchNotice::Restored(name) => format!("Search “{name}” is back"),
        SearchNotice::Opened(name, 1) => format!("“{name}”: 1 new row, with a star"),
        SearchNotice::Opened(name, new) => format!("“{name}”: {} new rows, with a star", Locale::English.number(*new)),
    }
}

fn french(notice: &SearchNotice) -> String {
    let quoted = |name: &str| format!("«\u{a0}{name}\u{a0}»");
    match notice {
        SearchNotice::None => "Aucune recherche gardée\u{a0}: tapez une requête, puis Ctrl-G pour la garder".to_owned(),
        SearchNotice::Kept(name) => format!("Recherche gardée\u{a0}: {}. Ctrl-G les montre", quoted(name)),
        SearchNotice::NameTaken(name) => {
            format!("Il y a déjà une recherche {}\u{a0}: rien n’a changé", quoted(name))
        }
        SearchNotice::Renamed(name) => format!("La recherche s’appelle maintenant {}", quoted(name)),
        SearchNotice::Edited(name) => format!("{} a une autre requête maintenant", quoted(name)),
        SearchNotice::Deleted(name) => {
            format!("Recherche {} supprimée. Annuler\u{a0}: U au lecteur, Ctrl-O u dans la liste", quoted(name))
        }
        SearchNotice::Restored(name) => format!("La recherche {} est de retour", quoted(name)),
        SearchNotice::Opened(name, 1) => {
            format!("{}\u{a0}: 1 nouvelle ligne, avec une étoile", quoted(name))
        }
        SearchNotice::Opened(name, new) => {
            format!("{}\u{a0}: {} nouvelles lignes, avec une étoile", quoted(name), Locale::French.number(*new))
        }
    }
}

/// What a prompt asks for; nothing for the prompts of other features.
pub(super) fn prompt(locale: Locale, kind: &PromptKind) -> String {
    match (locale, kind) {
        (Locale::English, PromptKind::SearchName) => "keep as: ".to_owned(),
        (Locale::French, PromptKind::SearchName) => "garder sous le nom\u{a0}: ".to_owned(),
        (Locale::English, PromptKind::SearchRename(_)) => "name: ".to_owned(),
        (Locale::French, PromptKind::SearchRename(_)) => "nom\u{a0}: ".to_owned(),
        (_, PromptKind::SearchQuery(name)) => format!("{name} › "),
        _ => String::new(),
    }
}
