//! The labels of Nexis in the languages of its interface, and the lines that part one article from the next.

use crate::text::fold::fold;

/// What stands under a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Author,
    Section,
    Language,
    /// Words that introduce the article.
    Lead,
    /// Something about the article that stands above its text.
    Above,
    /// Something about it that stands below its text.
    Below,
}

#[rustfmt::skip]
const LABELS: [(Label, &[&str]); 6] = [
    (Label::Author, &["byline", "auteur", "autor", "author"]),
    (Label::Section, &["section", "rubrique", "rubrik", "ressort"]),
    (Label::Language, &["language", "langue", "sprache"]),
    (Label::Lead, &["highlight", "encart"]),
    (Label::Above, &["length", "longueur", "lange", "dateline", "origine", "edition"]),
    (Label::Below, &[
        "load-date", "date-chargement", "date de chargement", "update", "graphic", "graphique", "illustration", "grafik",
        "publication-type", "type-publication", "type de publication", "document-type", "type-document", "subject",
        "sujet", "company", "societe", "entreprise", "organization", "organisation", "geographic", "localisation-geo",
        "country", "pays", "state", "city", "ville", "industry", "secteur-activite", "ticker", "symbole-boursier",
        "person", "personne", "journal-code", "code-journal", "zeitungs-code", "correction", "correction-date", "acc-no",
        "notes", "classification", "series", "photos", "type", "pub-type", "document-language", "titre-film",
    ]),
];

/// The label that a block begins with, and what stands behind it on its first line. `newer` labels are written with small
/// letters.
pub(super) fn label(line: &str, newer: bool) -> Option<(Label, &str)> {
    let (name, rest) = line.split_once(':')?;
    let name = name.trim();
    if !newer && name.contains(char::is_lowercase) {
        return None;
    }
    let folded = fold(name);
    let label = LABELS.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(label, _)| *label)?;
    Some((label, rest.trim()))
}

/// `3 of 20 DOCUMENTS`, `Document 3 de 20`: the number and how many there are.
pub(super) fn count(text: &str) -> Option<(u32, u32)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &str| {
        word.to_uppercase().starts_with("DO") && fold(word).starts_with("do") && {
            ["document", "dokument"].iter().any(|known| fold(word).starts_with(known))
        }
    };
    match words.as_slice() {
        [one, "of" | "de" | "sur" | "von", all, word] | [word, one, "of" | "de" | "sur" | "von", all]
            if is_word(word) =>
        {
            Some((one.parse().ok()?, all.parse().ok()?))
        }
        _ => None,
    }
}

/// The line under an article of Nexis Uni.
pub(super) fn is_end(line: &str) -> bool {
    ["end of document", "fin du document", "ende des dokuments", "ende des dokumentes"]
        .contains(&fold(line.trim()).as_str())
}

/// The line above the text of an article of Nexis Uni.
pub(super) fn is_body(line: &str) -> bool {
    let line = fold(line.trim().trim_end_matches(':'));
    ["body", "corps", "corps de l'article", "corps du texte", "text", "texte", "volltext"].contains(&line.as_str())
}

/// A line about rights.
pub(super) fn is_rights(line: &str) -> bool {
    let line = fold(line);
    ["copyright ", "© ", "(c) ", "all rights reserved", "tous droits reserves"]
        .iter()
        .any(|mark| line.starts_with(mark))
}
