//! Why a file of the archive was not read, in French. In English the library says it.

use crate::archive::{Failure, Reason};
use crate::formats::{Advice, Handling, Kind, NotText, ProblemKind, ReadError};

/// A reason.
pub(super) fn french(reason: &Reason) -> String {
    match reason {
        Reason::Folder(failure) => format!("le dossier ne peut pas être lu : {}", system(failure)),
        Reason::File(failure) => format!("le fichier ne peut pas être lu : {}", system(failure)),
        Reason::Format(error) => refused(error),
        Reason::TooLong(most) => format!("il dépasse {most} Mio"),
        Reason::Foreign(what) => unread(*what),
        Reason::DeadLink => "le lien ne mène nulle part".to_owned(),
        Reason::Record(problem) => record(problem),
        Reason::PartlyAnalysed(bytes) => {
            let kilobytes = bytes / 1000;
            format!(
                "citations et noms n’ont été cherchés que dans les {kilobytes} premiers ko : ce n’est pas un texte ordinaire"
            )
        }
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
        ReadError::Unread(kind) => unread(*kind),
        ReadError::Markup { root } => {
            format!("un balisage qui n’est pas lu (<{root}>) : {}", advice(Advice::SaveAsText))
        }
        ReadError::Unknown => {
            "un fichier d’un genre inconnu : si c’est le texte d’un article, que son nom finisse par .txt ou .md"
                .to_owned()
        }
        ReadError::SeveralArticles { count } => format!("{count} articles : {}", advice(Advice::OneByOne)),
        ReadError::NoText => "il ne contient pas de texte d’article".to_owned(),
        ReadError::Json { line, column, message } => {
            format!("JSON invalide, ligne {line}, colonne {column} : {message}")
        }
        ReadError::Xml { line, message } => format!("XML mal formé, ligne {line}\u{a0}: {message}"),
        ReadError::Pdf { message } => format!("le PDF ne peut pas être lu\u{a0}: {message}"),
        ReadError::NoTextLayer => {
            "un PDF sans texte\u{a0}: ses pages sont des images\u{a0}; faites-en reconnaître le texte (OCR)".to_owned()
        }
        ReadError::GarbledLayer => {
            "un PDF dont le texte est illisible\u{a0}: ses polices ne disent pas quelles lettres elles dessinent\u{a0}; faites-en reconnaître le texte (OCR)".to_owned()
        }
        ReadError::Packed { message } => format!("le fichier empaqueté ne peut pas être lu\u{a0}: {message}"),
        ReadError::ManyMembers { count, limit } => {
            format!("il contient {count} fichiers ({limit} au plus sont lus)\u{a0}: extrayez-les")
        }
        ReadError::TooMuch { limit } => format!("décompressé, il dépasse {limit}\u{a0}Mio\u{a0}: extrayez ce qu’il contient"),
        ReadError::Nested { limit } => {
            format!("des fichiers empaquetés plus de {limit} fois les uns dans les autres\u{a0}: extrayez-les")
        }
        ReadError::NoRecordWithText { records } => {
            format!(
                "aucune fiche de ce JSON n’a le texte d’un article ({records} regardées : maintext, text, body, content…)"
            )
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
        NotText::Zeros => "ce n’est pas du texte (octets nuls)",
        NotText::Controls => "ce n’est pas du texte (caractères de commande)",
        NotText::DamagedUtf16 => "ce n’est pas du texte : de l’UTF-16 endommagé",
    }
}

/// What a file that is not read is, and what to do with it.
fn unread(kind: Kind) -> String {
    let entry = kind.entry();
    match entry.handling {
        Handling::Refuse(Advice::Nothing) | Handling::Read(_) | Handling::Silent => entry.french.to_owned(),
        Handling::Refuse(what) => format!("{} : {}", entry.french, advice(what)),
    }
}

fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::SaveAsText => "enregistrez-en le texte, ou une page HTML",
        Advice::SaveAsPage => "enregistrez la page en HTML",
        Advice::Unpack => "extrayez ce qu’il y a dedans",
        Advice::OneByOne => "enregistrez chaque article dans un fichier à lui",
        Advice::Import => "« guillemet import » le lit",
        Advice::Highlights => {
            "aucun article ; « guillemet import » garde les passages surlignés de Kindle, Readwise, Hypothesis et d’autres"
        }
        Advice::SavePages => {
            "aucun texte : enregistrez les pages, et donnez ce que vous y avez marqué à « guillemet import »"
        }
        Advice::ExportNotes => {
            "exportez les notes en Markdown ou en HTML ; « guillemet import » prend ce que vous y avez marqué"
        }
        Advice::Nothing => "ce n’est pas un article",
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
        ProblemKind::InPart { percent } => format!("seuls {percent} % du texte de la page ont été lus"),
        ProblemKind::Pages { read, all } => format!("{read} pages lues sur {all}"),
        ProblemKind::Missing { found, announced } => {
            format!("{found} articles trouvés, et le fichier en annonce {announced}")
        }
        ProblemKind::CutShort { number, title } => {
            format!("la fiche {number}{} n’a que le début de son texte", named(title))
        }
    }
}
