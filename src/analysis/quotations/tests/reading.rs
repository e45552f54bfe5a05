//! What careful reading of articles of a real archive taught, in sentences of our own.

use super::{analysed, check, said, unmarked};
use crate::analysis::How;

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
