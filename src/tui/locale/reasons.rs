//! Why a file of the archive was not read, in French. In English the library says it.

use crate::archive::{Failure, Reason};
use crate::formats::{Foreign, NotText, ProblemKind, ReadError};

/// A reason.
pub(super) fn french(reason: &Reason) -> String {
    match reason {
        Reason::Folder(failure) => format!("le dossier ne peut pas être lu : {}", system(failure)),
        Reason::File(failure) => format!("le fichier ne peut pas être lu : {}", system(failure)),
        Reason::Format(error) => refused(error),
        Reason::TooLong(most) => format!("il dépasse {most} Mio"),
        Reason::Foreign(what) => format!("non lu : {}", foreign(*what)),
        Reason::DeadLink => "le lien ne mène nulle part".to_owned(),
        Reason::Record(problem) => record(problem),
        Reason::Broken => "le programme a échoué sur ce fichier : merci de le signaler".to_owned(),
    }
}

/// What the system said.
pub(super) fn system(failure: &Failure) -> &str {
    match failure {
        Failure::Missing => "introuvable",
        Failure::Forbidden => "accès refusé",
        Failure::Full => "il n’y a plus de place",
        Failure::ReadOnly => "lecture seule",
        Failure::Other(words) => words,
    }
}

fn refused(error: &ReadError) -> String {
    match error {
        ReadError::Empty => "le fichier est vide".to_owned(),
        ReadError::NotText(why) => format!("ce n’est pas du texte : {}", not_text(*why)),
        ReadError::NoText => "il ne contient pas de texte d’article".to_owned(),
        ReadError::Json { line, column, message } => {
            format!("JSON invalide, ligne {line}, colonne {column} : {message}")
        }
        ReadError::NoRecordWithText { records } => {
            format!("{records} fiches JSON, aucune avec le texte d’un article (maintext, text, body, content…)")
        }
        ReadError::TooDeep { depth, limit } => {
            format!("{depth} éléments imbriqués ({limit} au plus) : enregistrez la page avec un navigateur")
        }
        ReadError::TooManyAttributes { count, limit } => {
            format!("une balise a {count} attributs ({limit} au plus) : aucun navigateur n’enregistre cela")
        }
        ReadError::NoSuchRecord { record } => {
            format!("il n’a plus de fiche numéro {record} : mettez l’index à jour")
        }
    }
}

fn not_text(why: NotText) -> &'static str {
    match why {
        NotText::Known(what) => foreign(what),
        NotText::Zeros => "des données binaires (octets nuls)",
        NotText::Controls => "des données binaires (caractères de commande)",
        NotText::DamagedUtf16 => "de l’UTF-16 endommagé",
    }
}

fn foreign(what: Foreign) -> &'static str {
    match what {
        Foreign::Pdf => "un PDF : enregistrez-en le texte",
        Foreign::Book => "un livre numérique : convertissez-le en HTML ou en texte",
        Foreign::Document => "un fichier de traitement de texte : enregistrez-le en texte ou en HTML",
        Foreign::WebArchive => "une archive web : enregistrez la page en HTML",
        Foreign::Packed => "une archive compressée (comme le sont EPUB et Word) : extrayez-la ou convertissez-la",
        Foreign::Compressed => "un fichier compressé : décompressez-le",
        Foreign::Picture => "une image",
        Foreign::Database => "une base de données",
        Foreign::Program => "un programme",
    }
}

fn record(problem: &ProblemKind) -> String {
    let named = |title: &Option<String>| title.as_ref().map(|title| format!(" (« {title} »)")).unwrap_or_default();
    match problem {
        ProblemKind::BadRecord(error) => format!("fiche laissée de côté : {}", refused(error)),
        ProblemKind::NotAnObject => "fiche laissée de côté : ce n’est pas un objet JSON".to_owned(),
        ProblemKind::NoText { number, title } => format!("la fiche {number}{} n’a pas de texte", named(title)),
        ProblemKind::FrontMatter { message } => {
            format!("en-tête endommagé ({message}) : titre, date et source peuvent manquer")
        }
        ProblemKind::OpenFrontMatter { fence } => {
            format!("en-tête jamais fermé : finissez-le par une ligne « {fence} »")
        }
        ProblemKind::More(count) => format!("et {count} autres problèmes dans le même fichier"),
        ProblemKind::CutShort { number, title } => {
            format!("la fiche {number}{} n’a que le début de son texte", named(title))
        }
    }
}
