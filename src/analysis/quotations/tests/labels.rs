//! Labels of turns, with marks and without: roles, initials, letters, newspapers; several turns in one paragraph; questions
//! in bold that their answers follow.

use super::ways::{answers, article};
use super::{check_speakers, said, speakers, unmarked};
use crate::analysis::How;

#[test]
fn a_role_before_a_colon_is_the_label_of_its_turn() {
    check_speakers(&[
        ("La présidente : « Où est le bac ? » Luc Morel : « Au port. »", &["La présidente", "Luc Morel"]),
        ("Mme la présidente : « La parole est à la défense. »", &["la présidente"]),
        ("Le juge : « Saviez-vous nager ? » L’accusé : « Non, monsieur le juge. »", &["Le juge", "L’accusé"]),
        (
            "Le procureur : « Vous saviez. »\n\nLe prévenu : « Non. »\n\nLe procureur : « Vous saviez tout. »",
            &["Le procureur", "Le prévenu", "Le procureur"],
        ),
        (
            "Le président, agacé : « Où étiez-vous ? » L’accusé (calme) : « Chez moi. » Et le président de conclure : « Soit. »",
            &["Le président", "L’accusé", "le président"],
        ),
        (
            "The judge looked at the clock of the old court once more. The judge: “Where is the boat?” Paul Orr: “In the harbour.”",
            &["The judge", "Paul Orr"],
        ),
    ]);
}

#[test]
fn a_role_as_label_is_of_no_one_who_has_another_label() {
    check_speakers(&[
        ("Luc Morel : « Le bac est perdu. » Le président : « Allons donc. »", &["Luc Morel", "Le président"]),
        (
            "Le président : « Qui a payé ? »\n\nLuc Morel : « La ville. »\n\nLe président : « Quand ? »\n\nLuc Morel : « En mai. »",
            &["Le président", "Luc Morel", "Le président", "Luc Morel"],
        ),
        (
            "Aline Garrec, présidente du tribunal de Brest, a repris mardi.\n\nLa présidente : « Où est le bac ? »",
            &["Aline Garrec"],
        ),
    ]);
}

#[test]
fn initials_are_the_person_who_has_them() {
    let opening = "Aline Garrec a reçu Jean-Paul Morel mardi à Brest.";
    for (aline, paul) in [("A.G.", "J.-P.M."), ("A. G.", "J.-P. M."), ("AG", "JPM")] {
        let text = format!("{opening}\n\n{aline} : « Le bac est perdu. »\n\n{paul} : « Il est au port. »");
        assert_eq!(speakers(&text), ["Aline Garrec", "Jean-Paul Morel"], "{text}");
        let text = format!(
            "{opening}\n\n{aline} : Où est le bac ?\n\n{paul} : Il est au port.\n\n{aline} : Vous l’avez vu ?\n\n{paul} : Oui."
        );
        assert_eq!(speakers(&text), ["Aline Garrec", "Jean-Paul Morel", "Aline Garrec", "Jean-Paul Morel"], "{text}");
    }
    let two = "Aline Garrec a reçu Anne Guillou mardi à Brest.\n\nA.G. : « Le bac est perdu. »";
    assert!(
        said(two).iter().all(|(_, speaker)| speaker.as_ref().is_none_or(|speaker| speaker.1 != How::Label)),
        "{two}"
    );
}

#[test]
fn several_turns_may_share_a_paragraph() {
    let asked = "Où est le bac ? Anne Roy : Il est au port. Le Journal : Quand part-il ? Anne Roy : Demain.";
    check_speakers(&[
        (&format!("Le bac ne part plus. Le Journal : {asked}"), &["Le Journal", "Anne Roy", "Le Journal", "Anne Roy"]),
        (
            "Entretien avec Anne Roy, maire de Brest.\n\nQ. Où est le bac ? R. Il est au port. Q. Quand part-il ? R. Demain.",
            &["", "Anne Roy", "", "Anne Roy"],
        ),
        (
            "We met Ann Lowe, the mayor of Telford, at the harbour on Tuesday.\n\nQ. Where is the ferry? A. In the harbour. \
             Q. When will it leave? A. Tomorrow.",
            &["", "Ann Lowe", "", "Ann Lowe"],
        ),
        (
            "Le bac ne part plus. Anne Roy répond. – Où est-il ? – Il est au port. – Quand part-il ? – Demain.",
            &["", "Anne Roy", "", "Anne Roy"],
        ),
        (
            "Anne Roy répond à nos questions. Q : Où est-il ? – R : Au port. – Q : Partez-vous ? – R : Demain.",
            &["", "Anne Roy", "", "Anne Roy"],
        ),
        (
            "Le Journal. – Où est-il, madame ? Anne Roy. – Au port. Le Journal. – Quand part-il ? Anne Roy. – Demain.",
            &["Le Journal", "Anne Roy", "Le Journal", "Anne Roy"],
        ),
        (
            "Paul Roche est là. – Où est-il ? – Il est au port, répond Anne Roy. – Quand part-il ?",
            &["", "Anne Roy", ""],
        ),
    ]);
    let words = unmarked(&format!("Le bac ne part plus. Le Journal : {asked}"));
    assert_eq!(words[1].0, "Il est au port.");
}

#[test]
fn words_without_a_name_are_labels_when_they_come_again() {
    for (asks, answers) in
        [("Journaliste", "A.R."), ("Ouest-Matin", "Anne Roy"), ("Question", "Réponse"), ("Question", "Anne Roy")]
    {
        let text = format!(
            "Rencontre avec Anne Roy.\n\n{asks} : Où est le bac ?\n\n{answers} : Il est au port.\n\n{asks} : Vous l’avez vu ?\n\n{answers} : Oui."
        );
        let asked = if asks == "Question" { "" } else { asks };
        assert_eq!(speakers(&text), [asked, "Anne Roy", asked, "Anne Roy"], "{text}");
    }
    let dashes = "Rencontre avec Anne Roy.\n\n— Où est le bac ?\n\n— Il est au port.\n\n— Vous l’avez vu ?\n\n— Oui.";
    assert_eq!(speakers(dashes), ["", "Anne Roy", "", "Anne Roy"]);
}

#[test]
fn lists_with_colons_are_no_turns() {
    for text in [
        "Le maire : Anne Roy.\n\nLe préfet : Luc Morel.\n\nL’évêque : Paul Roche.",
        "Les résultats. Anne Roy : douze voix. Luc Morel : trois voix. Paul Roche : deux voix.",
        "A. Roy a gagné la course.\n\nA. Morel est deuxième.\n\nA. Roche a chuté.",
        "Au menu. – Un plat chaud. – Un dessert. – Un café.",
    ] {
        assert_eq!(unmarked(text), [], "{text}");
    }
}

#[test]
fn an_answer_follows_the_bold_question_of_its_paragraph() {
    let text = "Anne Roy nous reçoit dans son atelier.\n\n*Où vivez-vous ?* À Brest. J’y suis née.\n\nMa mère aussi.\n\n\
                *Vous partez ?* Mon mari dit « jamais ».\n\n*On parle de vous partout.* Je n’écoute pas.";
    let roy = || Some(("Anne Roy".to_owned(), How::Label));
    let expected = [
        ("À Brest. J’y suis née. Ma mère aussi.".to_owned(), roy()),
        ("Mon mari dit « jamais ».".into(), roy()),
        ("Je n’écoute pas.".into(), roy()),
    ];
    assert_eq!(answers("Rencontre", text), expected);
    let plain = article("Rencontre", &text.replace('*', ""));
    let turns = crate::analysis::analyse(&plain).quotations;
    assert!(turns.iter().all(|quotation| quotation.marked), "nothing tells the questions: {turns:?}");
}

#[test]
fn an_adjective_with_an_article_is_the_label_of_somebody_described() {
    check_speakers(&[
        ("Il y avait du monde au port. Le vieux : « On ne nous a rien dit du tout. »", &["Le vieux"]),
        ("La petite, agacée : « Moi, je veux voir les bateaux. »", &["La petite"]),
        ("Two men came by. The old man: “Nobody told us anything at all.”", &["The old man"]),
        ("Le port est vide. Le vieux quai : « Trop cher pour nous », dit Anne Roche.", &["Anne Roche"]),
    ]);
}
