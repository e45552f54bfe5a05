//! What is said about citations that are written to a file: the prompts, and the counts of each kind. In come counts and
//! names of files; out come sentences.

use super::Locale;
use crate::tui::notice::{PromptKind, WriteCounts, Written};

/// What a prompt for a file asks; nothing for the others.
pub(super) fn prompt(locale: Locale, kind: &PromptKind) -> String {
    match (locale, kind) {
        (Locale::English, PromptKind::File(counts)) => format!("write {} to file: ", counted(locale, counts)),
        (Locale::French, PromptKind::File(counts)) => format!("écrire {} dans le fichier : ", counted(locale, counts)),
        (Locale::English, PromptKind::FileIsThere) => "it is there already; add to its end: ".to_owned(),
        (Locale::French, PromptKind::FileIsThere) => "il existe déjà ; ajouter à la fin : ".to_owned(),
        (Locale::English, PromptKind::UnknownEnding { format, .. }) => {
            format!("unknown ending: Enter writes it as {format}, or name another: ")
        }
        (Locale::French, PromptKind::UnknownEnding { format, .. }) => {
            format!("extension inconnue : Entrée l’écrit en {format}, ou changez-la : ")
        }
        _ => String::new(),
    }
}

/// While the citations are written.
pub(super) fn begun(locale: Locale, counts: &WriteCounts) -> String {
    match locale {
        Locale::English => format!("Writing: {}…", counted(locale, counts)),
        Locale::French => format!("Écriture\u{a0}: {}…", counted(locale, counts)),
    }
}

/// When they are written. `again` says how many were found again in files that have changed.
pub(super) fn written(locale: Locale, written: &Written, again: &str) -> String {
    let (counts, file) = (counted(locale, &written.counts), &written.file);
    match locale {
        Locale::English => format!("{again}Written: {counts} to {file}"),
        Locale::French => format!("{again}Écrit\u{a0}: {counts} dans {file}"),
    }
}

/// The counts that are not zero: `8 quotations by them, 3 about them`.
fn counted(locale: Locale, counts: &WriteCounts) -> String {
    let WriteCounts { quotations, by_entity, about_entity, articles, bookmarks, passages } = *counts;
    let kinds = match locale {
        Locale::English => [
            (quotations, "quotation", "quotations", ""),
            (by_entity, "quotation", "quotations", " by them"),
            (about_entity, "quotation", "quotations", " about them"),
            (articles, "article", "articles", ""),
            (bookmarks, "bookmark", "bookmarks", ""),
            (passages, "passage", "passages", ""),
        ],
        Locale::French => [
            (quotations, "citation", "citations", ""),
            (by_entity, "citation", "citations", " de sa part"),
            (about_entity, "citation", "citations", " à son sujet"),
            (articles, "article", "articles", ""),
            (bookmarks, "signet", "signets", ""),
            (passages, "passage", "passages", ""),
        ],
    };
    let mut parts: Vec<String> = Vec::new();
    let mut last = "";
    for (count, one, many, of) in kinds.into_iter().filter(|(count, ..)| *count > 0) {
        let noun = if count == 1 { one } else { many };
        // The same noun is not said twice.
        let noun = if many == last { String::new() } else { format!(" {noun}") };
        last = many;
        parts.push(format!("{}{noun}{of}", locale.number(count)));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_count_and_no_noun_is_said_twice() {
        let page = WriteCounts { by_entity: 8, about_entity: 3, ..WriteCounts::default() };
        assert_eq!(counted(Locale::French, &page), "8 citations de sa part, 3 à son sujet");
        assert_eq!(counted(Locale::English, &page), "8 quotations by them, 3 about them");
        let one = WriteCounts { articles: 1, bookmarks: 2, ..WriteCounts::default() };
        assert_eq!(counted(Locale::French, &one), "1 article, 2 signets");
    }
}
