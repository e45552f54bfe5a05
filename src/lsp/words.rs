//! What the server says to people in messages, titles of actions and hovers, in English and French.

use std::fmt::Display;

use crate::archive::{IndexError, Rebuilt, RefreshPhase};
use crate::library::LibraryError;
use crate::text::sanitize::sanitize_line;
use crate::tui::locale::Locale;

macro_rules! said {
    ($($(#[$doc:meta])* $name:ident($($argument:ident),*) $english:literal, $french:literal;)*) => {
        $($(#[$doc])*
        pub(super) fn $name(locale: Locale, $($argument: impl Display),*) -> String {
            match locale {
                Locale::English => format!($english),
                Locale::French => format!($french),
            }
        })*
    };
}

said! {
    /// Settings of the editor that are wrong.
    wrong_settings(names) "guillemet: these settings are not understood: {names}", "guillemet : ces réglages ne sont pas compris : {names}";
    /// There is nothing to look quotations up in.
    no_archive() "guillemet: no archive: name one in the editor's settings (archives), by `guillemet lsp -a PATH`, in GUILLEMET_ARCHIVE or in guillemet's settings", "guillemet : aucune archive : nommez-en une dans les réglages de l’éditeur (archives), par « guillemet lsp -a CHEMIN », dans GUILLEMET_ARCHIVE ou dans les réglages de guillemet";
    /// An archive that is not there.
    archive_gone(path) "guillemet: {path} does not exist and is passed over", "guillemet : {path} n’existe pas : laissé de côté";
    /// The index is gone or damaged.
    index_lost() "guillemet: the index is gone or damaged: it is built anew", "guillemet : l’index a disparu ou est endommagé : il est refait";
    /// Another program writes it.
    busy() "guillemet: another guillemet is reading the archive: this is what is known so far", "guillemet : un autre guillemet lit l’archive : voici ce qu’on en sait déjà";
    /// The title of the progress.
    reading_archive() "guillemet: reading the archive", "guillemet : lecture de l’archive";
    /// How far it is.
    done_of(done, found) "{done} of {found}", "{done} sur {found}";
    /// The action that puts the source's words.
    put_exact() "Put the exact words", "Mettre les mots exacts";
    /// The action that adds the reference.
    add_citation(source) "Add the reference: {source}", "Ajouter la référence : {source}";
    /// The action that puts the right speaker.
    put_speaker(name) "Put the speaker: {name}", "Mettre le locuteur : {name}";
    /// The action that keeps the source.
    keep() "Keep the source as a bookmark", "Garder la source comme signet";
    /// The action that silences a quotation.
    ignore(file) "Ignore this quotation (a line in {file})", "Ignorer cette citation (une ligne dans {file})";
    /// A bookmark was made.
    kept() "guillemet: kept as a bookmark", "guillemet : gardé comme signet";
    /// It was there already.
    kept_already() "guillemet: it is among the bookmarks already", "guillemet : déjà parmi les signets";
    /// A quotation is ignored from now on.
    ignored_in(file) "guillemet: ignored from now on, by a line in {file}", "guillemet : ignorée désormais, par une ligne dans {file}";
    /// A draft without a file.
    not_saved() "save the draft first: nothing can be ignored in a file that has no folder", "enregistrez d’abord le brouillon : rien ne peut être ignoré dans un fichier sans dossier";
    /// Quotations of an entity.
    said_last(count) "Said last ({count} in all):", "Dit en dernier ({count} en tout) :";
    /// How many articles name an entity.
    in_articles(count) "in {count} articles", "dans {count} articles";
    /// Nobody is named.
    nobody() "speaker unknown", "locuteur inconnu";
    /// How certain a speaker is.
    certain(percent) "{percent} % certain", "certain à {percent} %";
}

/// What the library could not do.
pub(super) fn trouble(error: &LibraryError, locale: Locale) -> String {
    match error {
        LibraryError::Index(IndexError::Busy) => busy(locale),
        error => format!("guillemet: {}", sanitize_line(&error.to_string())),
    }
}

/// A fault of the program itself.
pub(super) fn fault(locale: Locale) -> &'static str {
    locale.either("guillemet: a fault of the program; it goes on", "guillemet : une faute du programme ; il continue")
}

/// Why the index is built anew.
pub(super) fn rebuilt(reason: Rebuilt, locale: Locale) -> String {
    let text = match reason {
        Rebuilt::Damaged => return index_lost(locale),
        Rebuilt::OtherVersion => locale.either(
            "the index is of another version of guillemet: it is built anew",
            "l’index est d’une autre version de guillemet : il est refait",
        ),
        Rebuilt::NotKept => locale.either(
            "the cache folder cannot be written to: the index lasts only as long as the server",
            "le dossier du cache ne peut pas être écrit : l’index ne dure que le temps du serveur",
        ),
    };
    format!("guillemet: {text}")
}

/// What is being done to the archives.
pub(super) fn phase(phase: RefreshPhase, locale: Locale) -> &'static str {
    match phase {
        RefreshPhase::Scanning => locale.either("looking for files", "recherche des fichiers"),
        RefreshPhase::Reading => locale.either("reading files", "lecture des fichiers"),
        RefreshPhase::Analysing => locale.either("looking for quotations", "recherche des citations"),
    }
}
