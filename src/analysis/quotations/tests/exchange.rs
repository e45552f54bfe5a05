//! Questions and answers between marks side by side: who asks does not answer, and nobody asks where nobody is said to.

use super::{analysed, check_speakers};

#[test]
fn who_answers_did_not_ask() {
    check_speakers(&[
        (
            "Le juge se tourne vers Luc Morel. « Étiez-vous au port ce soir-là ? » « Non, j'étais chez moi », répond Luc Morel.",
            &["", "Luc Morel"],
        ),
        (
            "Le juge se tourne vers Luc Morel. « Étiez-vous au port ce soir-là ? » – « Non, j'étais chez moi », répond-il.",
            &["", "Luc Morel"],
        ),
        (
            "The judge turned to Paul Orr in the crowded courtroom. “Were you at the harbour that night?” “No, I was at home,” \
             answered Paul Orr.",
            &["", "Paul Orr"],
        ),
    ]);
}

#[test]
fn an_answer_is_given_by_the_one_who_was_asked() {
    check_speakers(&[
        (
            "« Étiez-vous au port ? », demande la juge Aline Garrec à Luc Morel. « Non, j'étais chez moi. » « Qui le confirme ? » \
             « Ma femme », répond Luc Morel.",
            &["Aline Garrec", "Luc Morel", "Aline Garrec", "Luc Morel"],
        ),
        (
            "Aline Garrec demande à Luc Morel s'il viendra. « Viendrez-vous ? » « Oui. » « Quand ? » « Demain », dit Luc Morel.",
            &["Aline Garrec", "Luc Morel", "Aline Garrec", "Luc Morel"],
        ),
    ]);
}

#[test]
fn who_goes_on_after_a_question_has_asked_it() {
    check_speakers(&[
        ("« Pourquoi partir ? » « Parce que la mer monte », poursuit Luc Morel.", &["Luc Morel", "Luc Morel"]),
        (
            "“Why leave at all?” “Because the sea is rising every year,” added Paul Orr on the quay of the old harbour.",
            &["Paul Orr", "Paul Orr"],
        ),
    ]);
}

#[test]
fn who_only_takes_a_turn_is_never_told_as_sure() {
    let text = "Aline Garrec demande à Luc Morel s'il viendra. « Viendrez-vous ? » « Oui. » « Quand ? » « Demain », dit Luc Morel.";
    let analysis = analysed(text).1;
    for quotation in &analysis.quotations[1..3] {
        let certainty = quotation.speaker.as_ref().map(|speaker| speaker.certainty.share());
        assert!(certainty.is_some_and(|certainty| certainty < 0.9), "{certainty:?}");
    }
}
