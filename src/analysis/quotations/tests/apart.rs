//! Lines that stand in a text and are no part of it: nobody in them speaks, and no pronoun after them is theirs.

use super::{check_speakers, said};

#[track_caller]
fn check_after(lines: &[&str], opening: &str, closing: &str, name: &str) {
    for line in lines {
        let text = format!("{opening}\n\n{line}\n\n{closing}");
        let found = said(&text);
        let last = found.last().and_then(|(_, speaker)| speaker.clone());
        assert_eq!(last.map(|speaker| speaker.0).as_deref(), Some(name), "{text}");
        assert_eq!(found.len(), 1, "{text}\n{found:?}");
    }
}

#[test]
fn nobody_in_a_line_apart_speaks_after_it() {
    let lines = [
        "Lire aussi : Lise Morel, la pêcheuse qui dit non",
        "À LIRE AUSSI Lise Morel, trente ans de bac",
        "→ Lire notre entretien avec Lise Morel",
        "Sur le même sujet : Lise Morel quitte le port",
        "Pour aller plus loin : Lise Morel quitte le port",
        "VIDÉO. Lise Morel quitte le port",
        "EN IMAGES - Lise Morel quitte le port",
        "Lise Morel sur le quai, mardi. PHOTO JEANNE PETIT",
        "Lise Morel sur le quai, mardi. (Photo Jeanne Petit)",
        "Lise Morel sur le quai, mardi © Jeanne Petit / AFP",
        "Par Lise Morel",
        "Lise Morel (avec AFP)",
        "De notre envoyée spéciale Lise Morel",
        "Propos recueillis par Lise Morel",
    ];
    check_after(
        &lines,
        "Aline Garrec a parlé mardi à Brest.",
        "« Le bac ne part plus », a-t-elle ajouté.",
        "Aline Garrec",
    );
    let lines = [
        "READ MORE: Mary Orr on the ferry",
        "Mary Orr on the quay. Photo: Jane Petty",
        "Mary Orr on the quay. (Jane Petty/Herald)",
        "By Mary Orr",
    ];
    let opening = "Ann Lowe spoke on Tuesday at the old harbour of Telford.";
    check_after(&lines, opening, "“The ferry will never leave again,” she said.", "Ann Lowe");
}

#[test]
fn who_wrote_a_text_is_not_who_speaks_in_it() {
    for line in ["Par Lise Morel", "Lise Morel (avec AFP)", "De notre envoyée spéciale Lise Morel"] {
        let found = said(&format!("{line}\n\n« Le bac ne reviendra pas. Nous le savons depuis hier. »"));
        assert_eq!(found, [("Le bac ne reviendra pas. Nous le savons depuis hier.".to_owned(), None)], "{line}");
    }
}

#[test]
fn a_caption_that_quotes_is_read() {
    let found = said("Le bac est perdu.\n\n« On part », a dit Lise Morel. PHOTO JEANNE PETIT");
    assert_eq!(found[0].1.as_ref().map(|speaker| speaker.0.as_str()), Some("Lise Morel"), "{found:?}");
}

#[test]
fn whom_a_heading_tells_of_is_not_who_was_spoken_of_last() {
    check_speakers(&[
        (
            "Anne Roche est venue au port. Elle a parlé du quai.\n\nSophie Marin garde ses billets\n\nElle ajoute : « Nous allons attendre encore. »",
            &["Anne Roche"],
        ),
        (
            "Ann Lowe came to the quay. She spoke of the port.\n\nSophie Marin keeps her tickets\n\n“We shall wait for long,” she added.",
            &["Ann Lowe"],
        ),
        // A sentence with its stop is the text's, and so is a line that says that somebody speaks.
        (
            "Anne Roche est venue au port.\n\nSophie Marin garde ses billets.\n\nElle ajoute : « Nous allons attendre encore. »",
            &["Sophie Marin"],
        ),
        (
            "Le port est vide.\n\nSophie Marin raconte ses hivers\n\n« Nous allons attendre encore », dit-elle.",
            &["Sophie Marin"],
        ),
    ]);
}
