//! French.

use super::{Locale, Words, failure, fill, popups, way};
use crate::analysis::{EntityKind, How, QuotationKind};
use crate::annotations::Verdict;
use crate::library::BookmarkStatus;
use crate::search::query::{Field, MistakeKind};
use crate::tui::notice::{CopyOf, Decided, Notice};

pub(super) const WORDS: Words = Words {
    tabs: ["Articles", "Citations", "Entités", "Signets"],
    query_hint: "tapez quelques lettres\u{a0}: titre, nom, mot du texte · F1 aide",
    page_hint: "tapez pour filtrer cette page · Échap revient",
    no_speaker: "locuteur inconnu",
    too_small: "guillemet demande 40 × 8 cellules",
    empty_archive: &[
        "Il n’y a pas encore d’article ici.",
        "",
        "guillemet lit le texte, le Markdown, les pages web enregistrées et le JSON.",
        "F7 ouvre un autre dossier, F3 liste les fichiers non lus.",
        "F1 aide, Ctrl-C quitte.",
    ],
    no_archive: &[
        "Où sont vos articles\u{a0}?",
        "",
        "Tapez dans la ligne du bas le dossier où ils sont (texte, Markdown, pages web enregistrées, JSON). Tab le complète, \
         Entrée l’ouvre. Rien n’y est jamais modifié.",
        "",
        "Entrée seule ouvre les articles d’exemple, pour regarder d’abord.",
        "",
        "Échap quitte la ligne, Ctrl-C quitte guillemet. Dans un shell, ceci ouvre un dossier désormais\u{a0}:",
        "guillemet config --archive ~/articles",
    ],
    tags_title: "Étiquettes",
    tag_show: "montrer ses signets",
    tag_rename: "la renommer…",
    still_reading: "Rien encore\u{a0}: l’archive est encore en lecture.",
    searches_title: "Recherches gardées (+ nouvelles lignes)",
    search_keep: "garder cette recherche sous un nom…",
    search_open: "l’ouvrir",
    search_rename: "la renommer…",
    search_edit: "changer sa requête…",
    search_delete: "la supprimer",
    use_folder_title: "Ouvrir ce dossier désormais\u{a0}?",
    use_folder_yes: "oui\u{a0}: guillemet seul ouvre {}",
    use_folder_no: "non, cette fois seulement (F8 dit oui plus tard)",
    no_bookmarks: "Rien de gardé\u{a0}: m dans le lecteur garde une citation ou l’article.",
    no_rows: "Aucune ligne ne convient. Échap efface la requête.",
    growing: " · indexation…",
    reading_archive: "lecture de l’archive",
    pick: "choisir",
    pick_cited: "choisir avec la référence",
    pick_as: "choisir dans un autre format",
    hints: popups::FRENCH,
    no_problems: "Tous les fichiers ont été lus.",
    one_problem: "1 non lu (F3)",
    problems: "{} non lus (F3)",
    help_title: "Touches",
    help_hint: "tapez ce que vous cherchez · Échap ferme",
    outline_title: "Plan",
    menu_title: "Actions",
    problems_title: "Fichiers non lus",
    formats_title: "Copier en",
    speaker_title: "Qui parle\u{a0}?",
    correct_otherwise: "Autrement",
    correct_unknown: "l’article ne dit pas qui parle",
    correct_not_speech: "ce n’est pas une parole",
    correct_as_found: "comme trouvé\u{a0}: {}",
    guess_title: "Le locuteur n’est que supposé",
    guess_noted: "citer avec «\u{a0}attribution à confirmer\u{a0}»",
    guess_confirmed: "j’ai vérifié\u{a0}: {}",
    guess_correct: "dire qui c’était…",
    not_speech: "Écarté\u{a0}: pas une parole",
    kinds_title: "Genre",
    join_title: "La même entité que…",
    merge_title: "Réunir les entités cochées\u{a0}: quel nom garder\u{a0}?",
    part_title: "Noms de cette entité\u{a0}: lequel n’en est pas un\u{a0}?",
    choices_title: "Choix sur les entités",
    query_help_title: "Requêtes",
    query_help: &[
        ("kirby coree", "les deux mots, dans n’importe quel ordre, avec ou sans accents"),
        ("'exact ^début fin$", "lettres consécutives, au début, à la fin"),
        ("!mot", "sans ce mot"),
        ("\"une phrase\"", "ces mots à la suite"),
        ("par:dupont", "citations de, articles qui citent"),
        ("fonction:ministre", "citations de qui a cette fonction"),
        ("personne: org: lieu:", "articles qui nomment"),
        ("date:2023-08", "aussi 2022..2023, depuis: et jusque:"),
        ("source: auteur: tag: langue:", "ce que le fichier dit de l’article"),
        ("est:gardé avec:citations", "gardé, citant quelqu’un"),
        ("est:nouveau est:non-lu", "arrivés depuis la dernière fois, pas encore lus\u{a0}; aussi est:lu"),
        ("kind:indirect", "dans Citations\u{a0}: aussi les paroles rapportées"),
        ("certain:doute", "locuteur plus ou moins sûr\u{a0}: aussi probable, sûr, ..0,7"),
        ("tri:date tri:source", "dans un autre ordre\u{a0}: aussi ancien, nom, pertinence, certitude"),
    ],
    legend_title: "Marques dans le texte et les lignes",
    legend: &[
        ("▎", "à côté d’une citation\u{a0}; ┃ celle sous le curseur"),
        ("◆", "gardé comme signet"),
        (
            "• * ✓",
            "la ligne est cochée\u{a0}; nouvelle depuis votre départ, ou depuis que la recherche gardée a été ouverte\u{a0}; lue",
        ),
        ("?", "après un locuteur\u{a0}: probable"),
        ("??", "après un locuteur\u{a0}: supposé, à confirmer avant de copier"),
        ("~", "après un locuteur seulement décrit\u{a0}: qui avait cette fonction alors, selon d’autres articles"),
        ("·▂▅█", "dans Entités\u{a0}: articles au fil du temps que couvre l’archive"),
        ("≈", "sur la page d’un locuteur\u{a0}: dit de nouveau, presque mot pour mot"),
        ("[-a-] {+b+}", "côte à côte\u{a0}: mots de la première seulement, de la seconde seulement"),
        ("gras", "personne"),
        ("souligné", "organisation"),
        ("italique souligné", "lieu"),
        ("italique", "date"),
        ("gras souligné", "événement"),
        ("gras italique", "œuvre"),
    ],
    press_enter: "Entrée\u{a0}: retour à guillemet",
    whole_article: "l’article",
    page_by: "Ses citations ({})",
    page_said: "Citations à son sujet ({})",
    left_out: "écarté",
    page_offices: "Fonctions, selon les articles ({})",
    side_by_side: "Côte à côte",
    same_words: "Mot pour mot la même",
    nothing_in_common: "D’autres mots\u{a0}: trop peu en commun pour comparer",
    said_times: "dit {} fois",
    office_articles: "{} art.",
    page_with: "Apparaît avec",
    together: "ensemble dans {} art.",
    page_about: "Passages à son sujet ({})",
};

pub(super) fn kind(kind: EntityKind) -> (&'static str, &'static str) {
    match kind {
        EntityKind::Person => ("personne", "Personnes"),
        EntityKind::Organisation => ("organisation", "Organisations"),
        EntityKind::Place => ("lieu", "Lieux"),
        EntityKind::Date => ("date", "Dates"),
        EntityKind::Event => ("événement", "Événements"),
        EntityKind::Work => ("œuvre", "Œuvres"),
    }
}

pub(super) fn how(how: How) -> &'static str {
    match how {
        How::Explicit => "nommé",
        How::Pronoun => "pronom",
        How::Title => "titre",
        How::Previous => "suite",
        How::Label => "nom en tête",
        How::Corrected => "corrigé par vous",
    }
}

pub(super) fn quotation(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "directe",
        QuotationKind::Mixed => "partielle",
        QuotationKind::Indirect => "rapportée",
    }
}

/// The ways of a copy, as [`way`] takes them.
const WAYS: [&str; 5] = [
    "par tmux",
    "par le terminal",
    "sur le bureau",
    "par votre commande",
    "dans un fichier seulement\u{a0}: aucun presse-papiers trouvé",
];

/// What is said first where passages were found again in files that have changed since the list was read.
fn again(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "Retrouvé dans un fichier modifié. ".to_owned(),
        _ => format!("{count} retrouvés dans des fichiers modifiés. "),
    }
}

/// What was done to the tags of bookmarks and to saved searches, and what cannot be compared; nothing for other notices.
fn kept(notice: &Notice) -> String {
    match notice {
        Notice::Tagged(0) => "Les étiquettes sont comme avant".to_owned(),
        Notice::Tagged(1) => "Étiquettes d’un signet changées".to_owned(),
        Notice::Tagged(count) => format!("Étiquettes de {count} signets changées"),
        Notice::NoTags => "Pas encore d’étiquettes\u{a0}: # en donne".to_owned(),
        Notice::NotTwo(count) => format!("{count} lignes sont cochées\u{a0}: on en compare deux"),
        Notice::NoOtherBySpeaker => {
            "Pas d’autre citation de ce locuteur. Ctrl-T coche deux lignes à comparer".to_owned()
        }
        Notice::Search(notice) => super::saved_searches::notice(Locale::French, notice),
        _ => String::new(),
    }
}

pub(super) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Copied(by, what) => {
            let way = way(*by, WAYS);
            match what {
                CopyOf::Text { length, found_again } => {
                    format!("{}{length} caractères copiés {way}", again(*found_again))
                }
                CopyOf::Address => format!("Pas de navigateur ici\u{a0}: adresse copiée {way}"),
            }
        }
        Notice::Written(written) => super::writing::written(Locale::French, written, &again(written.found_again)),
        Notice::FoundAgain(count) => again(*count),
        Notice::Writing(counts) => super::writing::begun(Locale::French, counts),
        Notice::TooMany(count, most) => {
            format!("{count} lignes\u{a0}: {most} au plus à la fois\u{a0}; précisez la requête ou cochez-en")
        }
        Notice::MayUse(folder) => format!("F8 ouvrira {folder} chaque fois qu’aucun dossier n’est nommé"),
        Notice::WillUse(folder) => format!("Désormais, guillemet seul ouvre {folder}"),
        Notice::Browsing(address) => format!("Ouvert dans le navigateur\u{a0}: {address}"),
        Notice::Kept => "Gardé. ' ajoute une note".to_owned(),
        Notice::AlreadyKept => "Déjà gardé. ' modifie la note, D supprime le signet".to_owned(),
        Notice::Noted => "Note enregistrée".to_owned(),
        Notice::Tagged(_) | Notice::NoTags | Notice::Search(_) | Notice::NotTwo(_) | Notice::NoOtherBySpeaker => {
            kept(notice)
        }
        Notice::Deleted => "Signet supprimé. Rétablir\u{a0}: U dans le lecteur, Ctrl-O u dans la liste".to_owned(),
        Notice::Restored => "Signet rétabli".to_owned(),
        Notice::Corrected(Some(Verdict::Speaker(name))) => format!("Locuteur\u{a0}: {name}. U annule"),
        Notice::Corrected(Some(Verdict::Unknown)) => "Locuteur inconnu. U annule".to_owned(),
        Notice::Corrected(Some(Verdict::NotSpeech)) => "Écarté\u{a0}: pas une parole. U annule".to_owned(),
        Notice::Corrected(None) => "Correction annulée".to_owned(),
        Notice::NoQuotationHere => "Placez le curseur sur une citation (Tab), puis c".to_owned(),
        Notice::Chosen(decided) => chosen(decided),
        Notice::OneName => "Cette entité n’a qu’un nom".to_owned(),
        Notice::NoChoices => "Aucun choix sur les entités".to_owned(),
        Notice::NothingToUndo => "Rien à rétablir".to_owned(),
        Notice::NotKept => "Ceci n’est pas gardé".to_owned(),
        Notice::NoMatch(text) => format!("Absent de cet article\u{a0}: {text}"),
        Notice::NoSearch => "Aucune recherche en cours\u{a0}: / cherche dans le texte".to_owned(),
        Notice::NoQuotation => "Aucune citation dans cet article".to_owned(),
        Notice::NoEntity => "Aucun nom dans cet article".to_owned(),
        Notice::Wrapped => "Fin passée\u{a0}: reprise de l’autre côté".to_owned(),
        Notice::NothingHere => "Rien ici pour cela".to_owned(),
        Notice::FileChanged => "Le fichier a changé depuis qu’il a été indexé".to_owned(),
        Notice::PassageGone => "Le passage n’est plus dans le texte\u{a0}; le signet en garde les mots".to_owned(),
        Notice::PassageChanged => "Texte modifié ici depuis qu’il a été gardé".to_owned(),
        Notice::Mouse(true) => "Souris active\u{a0}: molette, clic\u{a0}; Maj-glisser sélectionne le texte".to_owned(),
        Notice::Mouse(false) => "Souris inactive".to_owned(),
        Notice::Highlights(true) => "Marques visibles".to_owned(),
        Notice::Highlights(false) => "Marques cachées".to_owned(),
        Notice::AllCopies(true) => "Tous les exemplaires sont listés".to_owned(),
        Notice::AllCopies(false) => "Un exemplaire de chaque article est listé".to_owned(),
        Notice::Sorted(order) => fill("Tri\u{a0}: {}", Locale::French.order(*order)),
        Notice::Choosing => {
            "↑↓ phrase · ←→ mot · Maj-←→ le début · V paragraphe · y copie, m garde, Échap finit".to_owned()
        }
        Notice::NothingChosen => "Rien n’est choisi\u{a0}: v choisit une phrase".to_owned(),
        Notice::Failed(failure) => failure::french(failure),
    }
}

/// What was decided about entities.
fn chosen(decided: &Decided) -> String {
    match decided {
        Decided::Renamed(name) => format!("Appelé {name}. Ctrl-O u annule"),
        Decided::Rekinded(name, to) => format!("{name}\u{a0}: {}. Ctrl-O u annule", kind(*to).0),
        Decided::Joined(name) => format!("Réuni à {name}. Ctrl-O u annule"),
        Decided::Parted(name) => format!("{name} est à part. Ctrl-O u annule"),
        Decided::Silenced(name) => format!("{name} est écarté. Ctrl-O u annule, Ctrl-O l liste"),
        Decided::TakenBack => "Choix repris. Ctrl-O u le rétablit".to_owned(),
    }
}

pub(super) fn bookmark_status(status: BookmarkStatus) -> &'static str {
    match status {
        BookmarkStatus::Changed => "texte modifié",
        BookmarkStatus::PassageGone => "passage disparu du texte",
        BookmarkStatus::FileGone => "fichier disparu",
        BookmarkStatus::NotInArchives => "hors des archives ouvertes",
    }
}

pub(super) fn mistake(mistake: &MistakeKind) -> String {
    match mistake {
        MistakeKind::UnclosedQuote => "le guillemet n’est pas fermé".to_owned(),
        MistakeKind::MissingValue(field) => fill("{}: quoi\u{a0}?", field.name_in_french()),
        MistakeKind::UnknownField => {
            "champ inconnu\u{a0}: par, personne, org, lieu, source, auteur, étiquette, date…".to_owned()
        }
        MistakeKind::AmbiguousField(fields) => fill(
            "au choix\u{a0}: {}",
            &fields.iter().map(|field| field.name_in_french()).collect::<Vec<_>>().join(", "),
        ),
        MistakeKind::UnknownDate => "pas une date\u{a0}: 2023, 2023-08, 2022..2023, hier, 30j".to_owned(),
        MistakeKind::BackwardsRange => "la période finit avant de commencer".to_owned(),
        MistakeKind::UnknownValue(field) => match field_values(*field) {
            "" => fill("{}: n’a pas cette valeur", field.name_in_french()),
            values => format!("{}:{values}", field.name_in_french()),
        },
        MistakeKind::AmbiguousKind(_) => "plusieurs genres commencent ainsi".to_owned(),
        MistakeKind::TooLong => "plus qu’une requête ne peut demander\u{a0}: le reste est laissé".to_owned(),
    }
}

/// The values of a field that knows its own.
fn field_values(field: Field) -> &'static str {
    match field {
        Field::Kind => "personne, organisation, lieu, date, événement, œuvre, directe, partielle, rapportée",
        Field::Is => "gardé, nouveau, lu, non-lu",
        Field::Has => "citations",
        Field::Certain => "sûr, probable, doute, 0.8, ..0.7",
        Field::Sort => "date, ancien, source, nom, pertinence, certitude",
        Field::Language => "fr, en, de…",
        Field::Date | Field::Since | Field::Until | Field::Text(_) => "",
    }
}
