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
