//! What careful reading of articles of a real archive taught, in sentences of our own.

use super::{analysed, check, check_speakers, said, unmarked};
use crate::analysis::{CertaintyLevel, How};

#[test]
fn an_article_may_be_part_of_a_name() {
    check(&[
        ("Pour L’Opinion, il s’agit d’une « intrusion scandaleuse du syndicat ».", "L’Opinion", How::Explicit),
        (
            "Le pont est fermé et Paul Roche, président du port, estime qu' « il faudra attendre ».",
            "Paul Roche",
            How::Explicit,
        ),
    ]);
}

#[test]
fn des_after_a_verb_of_saying_is_an_article() {
    check(&[("« C’était un carnage », ont affirmé des témoins.", "des témoins", How::Explicit)]);
}

#[test]
fn the_latter_is_the_last_one_named() {
    check(&[
        (
            "Paul Roche a parlé hier. Sur le site de Marc Vial, ce dernier a affirmé que « rien ne changera ».",
            "Marc Vial",
            How::Pronoun,
        ),
        ("Paul Roche a reçu Marc Vial. « Rien ne changera », a dit celui-ci.", "Marc Vial", How::Pronoun),
    ]);
}

#[test]
fn small_words_stand_between_pronoun_and_participle() {
    check(&[("Anne Roy est là. « Nous irons », a-t-elle d’abord affirmé.", "Anne Roy", How::Pronoun)]);
}

#[test]
fn a_name_between_marks_publishes_nothing_of_itself() {
    for text in [
        "Le site internet « Union des Ports 84 » a publié un communiqué.",
        "Anne Roy est à l’origine de la fameuse « position de l’œuf ».",
        "Anne Roy est célèbre pour ses « coups de gueule ».",
    ] {
        assert_eq!(said(text), [], "{text}");
    }
}

#[test]
fn asides_and_clauses_do_not_hide_the_subject() {
    let report = "The council met on Thursday, and this is what was said there of the plan. ";
    let table = [
        ("The mayor, speaking about how workers suffer, said: “We have to wait.”", "The mayor"),
        ("As one resident told the council: “We have to wait.”", "one resident"),
        ("“We have to wait,” said a volunteer for Rivages nets.", "a volunteer for Rivages nets"),
        ("“We have to wait,” said the spokesman.", "the spokesman"),
        ("“We have to wait,” wrote one resident.", "one resident"),
    ];
    for (text, name) in table {
        let found = said(&format!("{report}{text}"));
        let speaker = found.last().and_then(|(_, speaker)| speaker.clone()).map(|(name, _)| name);
        assert_eq!(speaker.as_deref(), Some(name), "{text}");
    }
    let text = format!("{report}Anne Webb said the council’s measures against the residents of the port were wrong.");
    let words = "the council’s measures against the residents of the port were wrong";
    assert_eq!(unmarked(&text).last().map(|(found, ..)| found.as_str()), Some(words));
}

#[test]
fn a_document_speaks_for_those_who_gave_it() {
    let report = "The council met on Thursday, and this is what was said there of the plan. ";
    let text = format!(
        "{report}In a statement, the school’s teachers cited the risk of the plan. “It would damage the school,” the statement said."
    );
    check(&[(&text, "the school’s teachers", How::Title)]);
    let text = format!("{report}Paul Webb likes the report of 2012. “It would damage the school,” the report said.");
    let (_, analysis) = analysed(&text);
    let name = analysis.quotations[0].speaker.as_ref().and_then(|speaker| speaker.name.clone());
    assert_ne!(name.as_deref(), Some("Paul Webb"));
}

#[test]
fn a_source_speaks_of_those_whom_a_pronoun_means() {
    check(&[(
        "Les os sont là. Selon Marc Vial, ceux-ci présenteraient des traces « pour en enlever la chair ».",
        "Marc Vial",
        How::Explicit,
    )]);
}

#[test]
fn whom_somebody_told_does_not_speak() {
    let report = "The council met on Thursday, and this is what was said there of the plan. ";
    let text = format!("{report}“We have to wait,” Anne Webb, the director at the Center, told The Harbour Post.");
    check(&[(&text, "Anne Webb", How::Explicit)]);
}

#[test]
fn she_is_not_several() {
    let text = "Anne Webb is a doctor in the city and the residents like the doctor. Other residents left. “I will stay,” she said.";
    check(&[(text, "Anne Webb", How::Pronoun)]);
}

#[test]
fn a_clause_behind_a_participle_hides_no_subject() {
    check(&[
        (
            "Les habitants, réunis autour du maire Paul Roche, qui était là, ont réclamé « une vraie réponse ».",
            "Les habitants",
            How::Explicit,
        ),
        (
            "Paul Roche, reçu hier par Anne Roy, qui dirige le port, a dénoncé « un abandon pur et simple ».",
            "Paul Roche",
            How::Explicit,
        ),
        (
            "Les habitants, reçus par le maire, qui dénoncent « un abandon pur et simple », sont partis.",
            "Les habitants",
            How::Explicit,
        ),
        (
            "Le rapport publié par Anne Roy, qui affirme que « rien ne sera fermé », fait débat.",
            "Anne Roy",
            How::Explicit,
        ),
    ]);
}

#[test]
fn a_bare_noun_or_number_speaks_for_nobody() {
    let electors = said("20 % des électeurs se déclarent « sans opinion ».");
    assert!(electors.iter().all(|(_, speaker)| speaker.is_none()), "{electors:?}");
    let declared = said("Pour la première fois, il est possible de se déclarer « transgenre » dans ce pays.");
    assert!(
        declared.iter().all(|(_, speaker)| speaker.as_ref().is_none_or(|(name, _)| name.is_empty())),
        "{declared:?}"
    );
    assert!(unmarked("Pour la première fois depuis dix ans, le pont a rouvert aux piétons.").is_empty());
    check(&[("Nombre de manifestants ont clamé : « Le pont est à nous ! »", "Nombre de manifestants", How::Explicit)]);
}

#[test]
fn a_letter_that_ends_a_name_ends_the_sentence() {
    check(&[("Il parle de la bombe H. La Corée du Sud a dit « regretter cet essai ».", "Corée du Sud", How::Explicit)]);
}

#[test]
fn a_source_covers_its_own_clause() {
    let words = |text: &str| unmarked(text).into_iter().map(|(words, ..)| words).collect::<Vec<_>>();
    assert_eq!(
        words("Le pont est fermé depuis lundi, mais selon Paul Roche, il rouvrira avant la fin du mois."),
        ["il rouvrira avant la fin du mois"]
    );
    assert_eq!(
        words("Le pont rouvrira avant la fin du mois, selon Paul Roche, qui dirige le port."),
        ["Le pont rouvrira avant la fin du mois"]
    );
    assert_eq!(
        words("Le pont, selon Paul Roche, rouvrira avant la fin du mois."),
        ["Le pont rouvrira avant la fin du mois"]
    );
    assert_eq!(
        words("The bridge has been closed since May, but according to Anne Webb, it will reopen in the summer."),
        ["it will reopen in the summer"]
    );
    assert!(words("Un séisme de magnitude 4 (5 selon certaines sources) a touché l’ouest du pays.").is_empty());
}

#[test]
fn what_somebody_is_also_called_is_no_report() {
    let nothing: &[&str] = &[];
    check_speakers(&[
        ("Le nageur Eugène Roche, dit Gène Roche, s'est éteint lundi à Brest.", nothing),
        ("Le port de Brest, dit Anne Roche, restera ouvert tout l'hiver.", &["Anne Roche"]),
        ("La maire Anne Roche, dit Paul Orr, a fermé le port.", &["Paul Orr"]),
    ]);
}

#[test]
fn a_subject_with_its_verb_is_not_set_beside_the_source() {
    for (text, words) in [
        ("Selon Anne Roche, la maire ferme le port cet hiver.", "la maire ferme le port cet hiver"),
        ("Selon Anne Roche, la maire de Brest, le port ferme cet hiver.", "le port ferme cet hiver"),
        ("According to Ann Lowe, the mayor closes the port this winter.", "the mayor closes the port this winter"),
        ("Selon Anne Roche, les prix du port baissent de 50 %.", "les prix du port baissent de 50 %"),
        ("Three boats sank (two of them new), according to Ann Lowe.", "Three boats sank (two of them new)"),
    ] {
        let (article, analysis) = analysed(text);
        let found: Vec<String> = analysis.quotations.iter().map(|found| found.spoken(&article.body.text)).collect();
        assert_eq!(found, [words], "{text}");
    }
}

#[test]
fn by_whom_somebody_is_led_is_no_part_of_who_it_is() {
    check_speakers(&[
        ("Une équipe de Brest dirigée par Anne Roche a révélé que le quai cède.", &["Une équipe de Brest"]),
        ("« Le quai cède », précise le communiqué rédigé par la mairie.", &["le communiqué"]),
        ("A team led by Ann Lowe said that the quay gives way.", &["A team"]),
    ]);
}

#[test]
fn what_holds_for_somebody_may_not_be_said_by_them() {
    let certainty = |text: &str| {
        let found = analysed(text).1.quotations;
        found.first().and_then(|found| found.speaker.as_ref()).map(|speaker| speaker.certainty.level())
    };
    let sure = CertaintyLevel::Sure;
    assert_eq!(certainty("Selon Anne Roche, il s'agit d'un troisième hiver difficile."), Some(sure));
    assert_eq!(certainty("According to Ann Lowe, this is a third hard winter."), Some(sure));
    assert_ne!(certainty("Pour Anne Roche, il s'agit d'une troisième médaille en deux ans."), Some(sure));
    assert_eq!(certainty("Du côté de Brest, le conseil est tenu par une majorité de pêcheurs."), None);
    assert_eq!(certainty("Les voix ont été réparties équitablement à environ 28 % pour chaque candidat."), None);
}

#[test]
fn whose_turn_it_is_hides_no_subject() {
    check_speakers(&[
        ("« Nous attendons la mer », se réjouit de son côté Thérèse, 61 ans.", &["Thérèse"]),
        ("« Le quai tient », ajoute à son tour Anne Roche, maire de Brest.", &["Anne Roche"]),
        ("« Le quai tient », ont noté pour leur part les pêcheurs.", &["les pêcheurs"]),
        ("“We hold the quay,” said for her part Ann Lowe.", &["Ann Lowe"]),
    ]);
}

#[test]
fn a_list_of_places_after_a_dash_signs_nothing() {
    let listed = "Six communes sont dans une « situation délicate » - Plouzané, Guilers et Gouesnou - selon le préfet.";
    check_speakers(&[(listed, &["le préfet"])]);
}

#[test]
fn who_presents_a_talk_does_not_say_its_title() {
    let certain = |text: &str| {
        let found = analysed(text).1.quotations;
        found
            .iter()
            .any(|found| found.speaker.as_ref().is_some_and(|one| one.certainty.level() == CertaintyLevel::Sure))
    };
    assert!(!certain("La journée a compris « Vivre au port, vivre au quai », présentée par Anne Roche."));
    assert!(certain("La foule a repris « Nous vivrons au port », lancé par Anne Roche."));
}
