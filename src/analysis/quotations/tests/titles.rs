//! Whose title it is: the name's beside it, another's, or nobody's that the article names.

use super::{analysed, check};
use crate::analysis::How;

/// The role of the speaker of the last quotation.
fn role(text: &str) -> Option<String> {
    let (article, analysis) = analysed(text);
    let speaker = analysis.quotations.last().and_then(|quotation| quotation.speaker.clone());
    speaker.and_then(|speaker| speaker.role).map(|role| role.of(&article.body.text).to_owned())
}

#[test]
fn the_one_whom_a_title_is_of_does_not_bear_it() {
    check(&[
        ("« Nous irons en appel », a dit l’avocat de Petit.", "l’avocat de Petit", How::Explicit),
        (
            "Marc Petit est venu. « Nous irons en appel », a dit l’avocat de Marc Petit.",
            "l’avocat de Marc Petit",
            How::Explicit,
        ),
        ("Marc Petit a une fille. « Il viendra », a dit la fille de Petit.", "la fille de Petit", How::Explicit),
        ("L’avocat de Petit, Me Paul Roche, est venu. « Non », a dit l’avocat de Petit.", "Paul Roche", How::Title),
        (
            "Anne Webb is ill. “She will be back,” said the doctor of Anne Webb.",
            "the doctor of Anne Webb",
            How::Explicit,
        ),
    ]);
    let text = "L’avocat de Paul Roche est venu. « Nous irons en appel », a dit Paul Roche.";
    assert_eq!(role(text), None);
}

#[test]
fn a_title_with_what_it_is_of_ends_in_the_name_of_its_bearer() {
    check(&[
        ("La ministre de la Culture Anne Durand a déclaré : « Tout est prêt. »", "Anne Durand", How::Explicit),
        ("« Tout est prêt », a dit le président du Conseil régional Marc Vial.", "Marc Vial", How::Explicit),
        ("« Tout est prêt », a dit le porte-parole de la police de Brest Paul Roche.", "Paul Roche", How::Explicit),
        ("“All is ready,” said US Secretary of State John Miller.", "John Miller", How::Explicit),
        ("“All is ready,” US Secretary of State John Miller said.", "John Miller", How::Explicit),
        ("« C’est prêt », a dit l’avocate de Marc Petit, Me Anne Roche.", "Anne Roche", How::Explicit),
    ]);
    let culture = "« Tout est prêt », a dit la ministre de la Culture Anne Durand.";
    assert_eq!(role(culture).as_deref(), Some("ministre de la Culture"));
    let region = "« Tout est prêt », a dit le président du Conseil régional Marc Vial.";
    assert_eq!(role(region).as_deref(), Some("président du Conseil régional"));
}

#[test]
fn what_is_named_after_a_person_is_headed_by_another() {
    check(&[
        (
            "« Tout est prêt », a dit la directrice de l’école Paul Roche.",
            "la directrice de l’école Paul Roche",
            How::Explicit,
        ),
        (
            "« Tout est prêt », a dit la porte-parole du président Marc Vial.",
            "la porte-parole du président Marc Vial",
            How::Explicit,
        ),
    ]);
}

#[test]
fn a_title_stands_for_nobody_whose_office_is_another() {
    check(&[
        (
            "Le ministre de l’Intérieur, Paul Roche, est venu. « Non », a dit le ministre de la Justice.",
            "le ministre de la Justice",
            How::Explicit,
        ),
        (
            "Le ministre de la Mer, Paul Roche, est venu. « Non », a dit le ministre de la Mer et des Ports.",
            "Paul Roche",
            How::Title,
        ),
        ("Le ministre de la Mer, Paul Roche, est venu. « Non », a dit le ministre.", "Paul Roche", How::Title),
        (
            "Le parquet de Brest enquête. « Aucune piste n’est écartée », a dit le parquet de Rennes.",
            "le parquet de Rennes",
            How::Explicit,
        ),
    ]);
}
