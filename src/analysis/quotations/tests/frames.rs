//! Text as it comes: frames that tell the speaker without a listed verb, sentences set without a blank, nicknames.

use super::{check, said};
use crate::analysis::How;

#[test]
fn a_verb_that_is_not_listed_is_told_by_its_frame() {
    check(&[
        ("« Le bac ne part plus le soir », bougonne Aline Le Garrec, batelière.", "Aline Le Garrec", How::Explicit),
        ("« Le bac ne part plus le soir », se désespère Aline Garrec.", "Aline Garrec", How::Explicit),
        ("« Le bac ne part plus le soir », s'est désespérée Aline Garrec à Brest.", "Aline Garrec", How::Explicit),
        ("« Le bac ne part plus le soir », bougonne encore la maire Aline Garrec.", "Aline Garrec", How::Explicit),
        ("Aline Garrec habite l’île. « Le bac ne part plus », bougonne-t-elle.", "Aline Garrec", How::Pronoun),
        ("“The ferry no longer leaves at night,” groused Paul Webb, a carpenter.", "Paul Webb", How::Explicit),
        ("“The ferry no longer leaves at night,” chimed in Paul Webb.", "Paul Webb", How::Explicit),
    ]);
}

#[test]
fn a_sentence_after_closed_words_is_not_their_reporting_clause() {
    let report = "The ferry was late again and the quay was full of people on Tuesday morning. ";
    let text = format!("{report}“The ferry is late,” Anne Webb said. “We shall wait here.” Paul Orr smiled.");
    let names: Vec<_> = said(&text).into_iter().map(|(_, speaker)| speaker.map(|speaker| speaker.0)).collect();
    assert_eq!(names, [Some("Anne Webb".to_owned()), Some("Anne Webb".to_owned())]);
    for after in ["“Really?” Paul Orr laughed.", "“We wait.” Paul Orr said."] {
        check(&[(&format!("{report}{after}"), "Paul Orr", How::Explicit)]);
    }
}

#[test]
fn a_nickname_is_part_of_its_name_and_no_speech() {
    let text = "Yann « Mousse » Kerdoncuff est rentré. « La mer était grosse », raconte Yann « Mousse » Kerdoncuff.";
    let name = "Yann « Mousse » Kerdoncuff".to_owned();
    assert_eq!(said(text), [("La mer était grosse".to_owned(), Some((name, How::Explicit)))]);
    let alias = said("« La mer était grosse », raconte Yann Kerdoncuff, alias « Mousse ».");
    assert_eq!(alias.len(), 1, "{alias:?}");
    let report = "The ferry was late again and the quay was full of people on Tuesday morning. ";
    let known = said(&format!("{report}“The sea was high,” said a sailor who goes by the name “Mouse.”"));
    assert_eq!(known.len(), 1, "{known:?}");
}

#[test]
fn sentences_set_without_a_blank_have_their_own_speakers() {
    let text = "Anne Roy quitte le quai.« On reviendra. »Le maire doute.« La digue tient », assure Paul Vidal.";
    let found = said(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[1].1, Some(("Paul Vidal".to_owned(), How::Explicit)));
}

#[test]
fn turns_and_marks_never_overlap() {
    let text = "Question : Que dit la lettre ?\n\nLise Roy : Elle dit : \"Tenez bon.\n\n\"Le vent tourne\", a-t-elle ajouté.\n\n\
                Question : Et vous ?\n\nLise Roy : Je reste.\n\nQuestion : Pourquoi ?\n\nLise Roy : Pour le phare.";
    let (_, analysis) = super::analysed(text);
    assert!(analysis.quotations.len() > 1, "{:?}", analysis.quotations);
    assert!(analysis.quotations.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
}

#[test]
fn a_party_or_an_employer_may_stand_between_title_and_name() {
    check(&[
        ("« Le bac part », a dit la députée UDR de Bretagne Lise Roy.", "Lise Roy", How::Explicit),
        ("« Le bac part », a dit le sénateur (Verts, Finistère) Paul Orr.", "Paul Orr", How::Explicit),
    ]);
}

#[test]
fn a_question_and_its_answer_have_two_speakers() {
    let found = said("Lise Roy attend Paul Orr. « Où allez-vous ? » « Au port, comme vous », répond Paul Orr.");
    assert_ne!(found[0].1.as_ref().map(|(name, _)| name.as_str()), Some("Paul Orr"), "{found:?}");
    assert_eq!(found[1].1, Some(("Paul Orr".to_owned(), How::Explicit)));
}

#[test]
fn pointers_credits_and_agency_lines_are_no_part_of_the_sentence_beside_them() {
    let text = "Lise Roy attend le bac. Lire aussi : Paul Orr défend « une digue pour tous »\n\n« Il viendra », assure-t-elle.";
    let found = said(text);
    assert_eq!(found, [("Il viendra".to_owned(), Some(("Lise Roy".to_owned(), How::Pronoun)))]);
    let glued = said("« Le bac viendra », assure Lise Roy. À lire également Paul Orr : « Une digue pour tous »");
    assert_eq!(glued.len(), 1, "{glued:?}");
    check(&[
        ("BREST (Reuters) - « Le bac viendra », a dit Lise Roy. (AFP)", "Lise Roy", How::Explicit),
        ("Lise Roy attend. Photo : Paul Orr\n\n« Le bac viendra », assure-t-elle.", "Lise Roy", How::Pronoun),
    ]);
    let report = said("À lire le rapport, « le bac est trop lent », selon Paul Orr.");
    assert_eq!(report[0].1, Some(("Paul Orr".to_owned(), How::Explicit)));
}

#[test]
fn nobody_is_the_speaker_of_what_is_read_on_a_wall_or_of_a_charge() {
    for text in [
        "Lise Roy dirige le port de Sète. Le mur de la mairie a été tagué : « La digue ne tiendra pas »",
        "Lise Roy a vu le quai. Sur la façade est écrit « La digue ne tiendra pas ».",
        "Lise Roy a vu le quai. On peut lire sur une banderole : « La digue ne tiendra pas ».",
        "Lise Roy est venue. Paul Orr a été mis en examen pour « mise en danger de la vie d’autrui ».",
        "Lise Roy est venue. Le parquet a ouvert une enquête pour « mise en danger de la vie d’autrui ».",
        "Lise Roy came to the harbour on Tuesday. Nearby stood a sign reading “The wall will not hold this time”.",
        "Lise Roy came to the harbour on Tuesday. Paul Orr was charged with “putting the lives of others at risk”.",
    ] {
        for (words, speaker) in said(text) {
            assert_eq!(speaker, None, "{words}: {text}");
        }
    }
    check(&[
        (
            "Il a été mis en examen pour « mise en danger de la vie d’autrui », a précisé la procureure Lise Roy.",
            "Lise Roy",
            How::Explicit,
        ),
        ("Lise Roy a accusé le port de « mentir à tous les marins ».", "Lise Roy", How::Explicit),
    ]);
}
