//! Signs by which words between marks are judged: a sentence in which each shows, and one in which it does not.

use crate::analysis::document::Document;
use crate::analysis::entities;
use crate::analysis::quotations::{judged, speech_sign_name};
use crate::article::{Article, Body};

/// The signs that hold of the last words between marks of a text.
fn signs(text: &str) -> Vec<String> {
    let article = Article { body: Body { text: text.to_owned(), ..Body::default() }, ..Article::default() };
    let document = Document::new(&article);
    let (mentions, entities) = entities::mentions(&document);
    let last = judged(&document, &mentions, &entities).pop().unwrap_or_default();
    last.1.into_iter().map(speech_sign_name).collect()
}

#[test]
fn signs_of_words_that_nobody_says() {
    for (sign, shows, does_not) in [
        ("an offence", "Il est mis en examen pour « faux en écriture ».", "Il a parlé pour « la paix du port »."),
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
