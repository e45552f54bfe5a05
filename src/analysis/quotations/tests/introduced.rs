//! Sources that no verb of saying names: a name before a colon, an agent of what is called so, `ce dernier`, a heading in
//! words that somebody says further on, `il` that is nobody.

use super::{analysed, check, check_speakers, said};
use crate::analysis::{Certainty, How, Quotation};

#[test]
fn a_name_before_a_colon_speaks_without_a_verb() {
    check(&[
        ("Luc Morel se tait. Aline Garrec : « Le bac ne part plus. »", "Aline Garrec", How::Explicit),
        ("Même son de cloche chez Aline Garrec : « Le bac ne part plus. »", "Aline Garrec", How::Explicit),
        ("Et la maire Aline Garrec : « Le bac ne part plus. »", "Aline Garrec", How::Explicit),
        ("Aline Garrec, elle : « Le bac ne part plus. »", "Aline Garrec", How::Explicit),
        ("Et Aline Garrec de lancer : « Le bac ne part plus. »", "Aline Garrec", How::Explicit),
    ]);
    let report = "The ferry was late again and the quay was full of people on Tuesday morning. ";
    let text = format!("{report}From the desk of Paul Orr, a clerk at Telford: “The ferry no longer leaves at night.”");
    assert_eq!(said(&text)[0].1.as_ref().map(|speaker| speaker.0.as_str()), Some("Paul Orr"));
}

#[test]
fn whose_voice_precedes_a_colon_speaks() {
    for voice in [
        "Mot d’ordre d’Aline Garrec",
        "Le mot de la fin d’Aline Garrec",
        "Devise de la patronne Aline Garrec",
        "Coup de gueule d’Aline Garrec, patronne du bac",
        "Dans la bouche d’Aline Garrec",
        "Sous la plume d’Aline Garrec",
        "L’avis d’Aline Garrec, maire de Brest",
        "Du bureau d’Aline Garrec",
    ] {
        check(&[(&format!("{voice} : « Le bac ne part plus, et le quai le sait. »"), "Aline Garrec", How::Explicit)]);
    }
    let report = "The ferry was late again and the quay was full of people on Tuesday morning. ";
    for voice in
        ["In the words of Ann Orr", "The motto of Ann Orr", "Ann Orr’s usual reply", "A word of advice from Ann Orr"]
    {
        let found = said(&format!("{report}{voice}: “The ferry no longer leaves at night.”"));
        assert_eq!(found[0].1.as_ref().map(|speaker| speaker.0.as_str()), Some("Ann Orr"), "{voice}");
    }
}

#[test]
fn what_somebody_owns_without_speaking_through_it_gives_no_certain_speaker() {
    for thing in ["Sur le bureau d’Aline Garrec, une pancarte", "Le film d’Aline Garrec", "La devise de la ville"] {
        let (_, analysis) = analysed(&format!("{thing} : « Le bac ne part plus »."));
        let sure = |quotation: &Quotation| {
            quotation.speaker.as_ref().is_some_and(|speaker| speaker.certainty >= Certainty::PLAIN)
        };
        assert!(!analysis.quotations.iter().any(sure), "{thing}");
    }
}

#[test]
fn ce_dernier_is_the_one_named_last() {
    check(&[
        ("Aline Garrec a écrit à Luc Morel. « Venez lundi », a répondu ce dernier.", "Luc Morel", How::Pronoun),
        ("Luc Morel a écrit à Aline Garrec. « Venez lundi », a répondu cette dernière.", "Aline Garrec", How::Pronoun),
        ("Aline Garrec a écrit à Lise Morel. « Venez lundi », a assuré celle-ci.", "Lise Morel", How::Pronoun),
    ]);
}

#[test]
fn an_agent_of_what_is_called_so_speaks() {
    check(&[
        (
            "Le conseil de Brest a voté la taxe, promesse du maire Luc Morel dénoncée comme « injuste » par Aline Garrec.",
            "Aline Garrec",
            How::Explicit,
        ),
        ("Le bac, qualifié de « rafiot » par Aline Garrec, ne part plus.", "Aline Garrec", How::Explicit),
    ]);
}

#[test]
fn each_of_a_couple_has_the_surname() {
    check(&[
        ("Aline et Luc Morel tiennent le bac. « On ne part pas », dit-elle.", "Aline Morel", How::Pronoun),
        ("Aline et Luc Morel tiennent le bac. « On ne part pas », dit-il.", "Luc Morel", How::Pronoun),
        ("Luc et Aline Morel tiennent le bac. « On reste », dit-il.", "Luc Morel", How::Pronoun),
        ("Luc Morel et sa femme Aline tiennent le bac. « On reste », dit-elle.", "Aline", How::Pronoun),
        (
            "Ann and Paul Orr run the old ferry at Telford harbour. “We will never leave this place,” she said.",
            "Ann Orr",
            How::Pronoun,
        ),
    ]);
}

#[test]
fn a_crowd_that_chants_is_not_the_one_before_whom_it_does() {
    for verb in ["scandaient", "criaient", "chantaient"] {
        let text = format!("« Rendez-nous le bac ! », {verb} les manifestants devant Aline Garrec.");
        check(&[(&text, "les manifestants", How::Explicit)]);
    }
}

#[test]
fn a_heading_has_the_speaker_of_the_longer_words() {
    let text = "Luc Morel quitte le port.\n\n« Le bac ne part plus »\n\n« Depuis mardi, le bac ne part plus le soir », a \
                expliqué Aline Garrec.";
    let found = said(text);
    assert_eq!(found[0].1.as_ref().map(|speaker| speaker.0.as_str()), Some("Aline Garrec"), "{found:?}");
}

#[test]
fn il_of_no_person_speaks_for_nobody() {
    for clause in ["il s’agissait d’un", "il y avait là un", "il faut craindre un"] {
        let text = format!("Luc Morel est maire de Brest. Aline Garrec a confirmé qu’{clause} « risque de naufrage ».");
        check(&[(&text, "Aline Garrec", How::Explicit)]);
    }
}

#[test]
fn whom_an_answer_is_addressed_to_does_not_say_it() {
    check_speakers(&[
        ("Anne Roche est maire de Brest. Réponse à Anne Roche : « Le quai restera ouvert tout l'hiver. »", &[""]),
        ("Paul Orr a parlé du quai. Message cinglant à Paul Orr : « Le quai restera ouvert tout l'hiver. »", &[""]),
        ("Paul Orr chairs the port. In reply to Paul Orr: “The quay will stay open all winter.”", &[""]),
        ("Réponse d'Anne Roche à Paul Orr : « Le quai restera ouvert. »", &["Anne Roche"]),
        ("Message de la maire aux habitants : « Le quai restera ouvert. »", &["la maire"]),
        ("Paul Orr est venu. « Nous ne voulons plus de toi », a répondu à Paul Orr la foule.", &["la foule"]),
        ("Anne Roche est venue. « Nous ne voulons plus de toi », lui a répondu la foule.", &["la foule"]),
        ("Paul Orr came by. “We don't want you here,” the crowd replied to Paul Orr.", &["the crowd"]),
    ]);
}
