//! Signs by which words between marks are judged: a sentence in which each shows, and one in which it does not.

use crate::analysis::document::Document;
use crate::analysis::entities;
use crate::analysis::quotations::{judged, speech_sign_name};
use crate::article::{Article, Body};

/// The signs that hold of the last words between marks of a text.
pub(super) fn signs(text: &str) -> Vec<String> {
    let article = Article { body: Body { text: text.to_owned(), ..Body::default() }, ..Article::default() };
    let document = Document::new(&article);
    let (mentions, entities) = entities::mentions(&document);
    let last = judged(&document, &mentions, &entities).pop().unwrap_or_default();
    last.1.into_iter().map(speech_sign_name).collect()
}

#[test]
fn signs_of_words_that_nobody_says() {
    for (sign, shows, does_not) in [
        ("offence", "Il est mis en examen pour « faux en écriture ».", "Il a parlé pour « la paix du port »."),
        ("offence", "She was arrested on suspicion of “theft of a boat”.", "She spoke of “theft of a boat”."),
        (
            "offence",
            "Il est poursuivi pour « faux » et « vol de bateau ».",
            "Il est poursuivi pour « vol de bateau », selon Anne Roche.",
        ),
        (
            "title of a work",
            "Le film d'Anne Roche : « Le quai ouvert ».",
            "Dans le film d'Anne Roche : « Le quai ouvre ! »",
        ),
        (
            "title of a work",
            "The new play by Ann Lowe: “We never leave”.",
            "In the play by Ann Lowe: “We never leave”.",
        ),
        ("read on a wall or placard", "Sur le mur est écrit « le port vivra ».", "La maire a écrit « le port vivra »."),
        ("after cries or chants", "La foule est partie aux cris de « le port vivra ».", "Il parle de « vie du port »."),
        ("after cries or chants", "The crowd was chanting “save the quay”.", "The mayor wants to “save the quay”."),
    ] {
        assert!(signs(shows).iter().any(|held| held == sign), "{sign}: {shows}");
        assert!(signs(does_not).iter().all(|held| held != sign), "{sign}: {does_not}");
    }
}

#[test]
fn words_after_others_of_their_sentence_are_told_by_what_is_believed_of_those() {
    let sign = "speech before in its sentence".to_owned();
    assert!(
        signs("« Le quai est fermé, je le regrette », a dit Anne Roche, qui parle d'un « désordre ».").contains(&sign)
    );
    assert!(!signs("Le « Lys » d'Anne Roche est un « désordre ».").contains(&sign));
}

/// Whether the last words between marks of a text are found to be speech.
fn is_speech(text: &str) -> bool {
    let words = |span: &str| span.trim_matches(|char: char| "«»“” ".contains(char)).to_owned();
    let last = text.rfind(['«', '“']).map_or("", |at| &text[at..]);
    let last = words(last.split(['»', '”']).next().unwrap_or_default());
    super::said(text).iter().any(|(found, _)| words(found) == last)
}

#[test]
fn what_somebody_is_called_is_no_speech() {
    for called in [
        "Le marché a fermé, raconte la gérante Anne Roche, dite « Zélie ».",
        "La ministre a rappelé les règles du principe dit « de la double clé ».",
        "The mayor spoke of Ann Lowe, called “Zelie”.",
    ] {
        assert!(!is_speech(called), "{called}");
    }
    for spoken in ["La maire s'est dite « prête à tout ».", "Anne Roche a dit « prendre le large »."] {
        assert!(is_speech(spoken), "{spoken}");
    }
}

#[test]
fn what_is_cried_or_written_is_speech_though_it_has_capitals_and_comes_again() {
    for cried in [
        "La foule partait aux cris de « Vive Brest ». Au port, ils ont encore crié « Vive Brest ».",
        "Sur le mur est écrit « Roche Démission ».",
        "« Roche Démission », pouvait-on lire sur le mur.",
        "The crowd was chanting “Save Lewes”. At the quay they chanted “Save Lewes”.",
    ] {
        assert!(is_speech(cried), "{cried}");
    }
    let insulted = "Paul Orr a été traité de « sale rat ». On l'entend traiter, trois fois, de « sale rat ».";
    assert!(is_speech(insulted), "{insulted}");
    assert!(super::speakers(insulted).iter().all(String::is_empty), "{insulted}");
}

#[test]
fn a_heading_that_says_words_again_makes_no_term_of_them() {
    let repeated = "repeated".to_owned();
    assert!(!signs("« Tenir le quai »\n\nAnne Roche veut « tenir le quai » cet hiver.").contains(&repeated));
    assert!(!signs("“Hold the quay”\n\nAnn Lowe wants to “hold the quay” this winter.").contains(&repeated));
    assert!(signs("Un « lys jaune » est venu. Anne Roche a parlé aux « lys jaunes ».").contains(&repeated));
    assert!(signs("A “yellow lily” came. Ann Lowe met the “yellow lilys” of Lewes.").contains(&repeated));
}

#[test]
fn an_adjective_between_marks_is_no_name_of_its_noun() {
    let inside = "inside a name".to_owned();
    assert!(!signs("Anne Roche a salué le courage « exceptionnel » de la foule.").contains(&inside));
    assert!(signs("L'équipe « Lys » de la ville a gagné.").contains(&inside));
}

#[test]
fn a_clause_that_tells_something_of_its_own_reports_no_words_before_it() {
    let incise = "incise".to_owned();
    for own in [
        "À la demande des « lys », Anne Roche a repris les travaux du quai.",
        "Sous une pancarte « nous restons », Anne Roche a dit :",
        "Pour cause de « gros temps », le port n'ayant pas repris, le quai est vide.",
    ] {
        assert!(!signs(own).contains(&incise), "{own}");
    }
    assert!(signs("« Nous restons », Anne Roche a répété hier.").contains(&incise));
}

#[test]
fn titles_of_works_and_what_somebody_is_suspected_of_are_no_speech() {
    for named in [
        "Le public a aimé le film d'Anne Roche : « Le quai ne ferme jamais ».",
        "Le dernier roman d'Anne Roche, « Je ne pars plus jamais », est paru mardi.",
        "The latest novel by Ann Lowe: “We never leave the quay”.",
        "Two men were arrested on suspicion of “setting fire to the quay”.",
        "Trois hommes sont soupçonnés de « vol de bateaux en bande ».",
    ] {
        assert!(super::said(named).is_empty(), "{named}");
    }
    for spoken in [
        "Anne Roche dit dans son livre : « Le quai ne fermera jamais. »",
        "Three men are charged with “setting fire to the quay”, police said.",
    ] {
        assert!(is_speech(spoken), "{spoken}");
    }
}

#[test]
fn a_body_has_the_name_that_stands_right_behind_it() {
    let body = "name of a body".to_owned();
    assert!(signs("Anne Roche a salué le collectif citoyen « La mer monte ».").contains(&body));
    assert!(signs("Ann Lowe praised the charity “The Quay for All”.").contains(&body));
    assert!(!signs("Anne Roche a dit au collectif : « La mer monte ».").contains(&body));
    assert!(!signs("Anne Roche juge le collectif « injuste ».").contains(&body));
}

#[test]
fn words_that_are_read_or_chanted_are_nobodys() {
    for nobodys in [
        "« Le port vivra longtemps », pouvait-on lire sur une pancarte à Brest.",
        "« Le port vivra longtemps », est-il écrit sur le bâtiment de la mairie.",
        "« Le port vivra longtemps » a aussi été scandé devant la mairie.",
        "Anne Roche est venue. Sur le quai, des messages comme « le port vivra longtemps ».",
        "Anne Roche est venue. Sur les pancartes, des slogans comme « nous restons au port » ou « le port vivra longtemps ».",
        "Anne Roche est venue. « Combien de temps encore ? » demandait leur banderole.",
        "« Le port vivra longtemps », proclame une grande banderole sur la mairie d'Anne Roche.",
        "Anne Webb came by. “The quay shall live for long,” read one hand-made sign.",
        "Une banderole proclamait aussi : « Le port vivra longtemps ».",
        "« Le port vivra longtemps », lisait-on sur la banderole d'Anne Roche.",
        "« Le port vivra longtemps », lit-on sur les murs de la maison d'Anne Roche.",
        "Sur le quai, des messages comme « nous restons au port » et « le port vivra longtemps », a constaté Anne Roche.",
        "“The quay shall live for long” was written on the wall, Ann Lowe saw.",
        "“The quay shall live for long” was chanted in front of the town hall, where Anne Webb lives.",
    ] {
        let quotations = super::said(nobodys);
        assert!(quotations.iter().all(|(_, speaker)| speaker.is_none()), "{nobodys}: {quotations:?}");
    }
    for (text, name) in [
        ("« Le port vivra longtemps », a écrit Anne Roche dans une lettre.", "Anne Roche"),
        ("« Le port vivra longtemps », disait la grande Anne Roche.", "Anne Roche"),
        ("« Le port vivra longtemps » a été scandé par Anne Roche.", "Anne Roche"),
    ] {
        let quotations = super::said(text);
        let named = quotations.iter().all(|(_, speaker)| speaker.as_ref().is_none_or(|speaker| speaker.0 == name));
        assert!(named && !quotations.is_empty(), "{text}: {quotations:?}");
    }
}
