//! The signs by which words between marks are told from speech, each with an invented sentence in which it shows.

use super::speech_signs::signs;
use crate::analysis::quotations::{speech_sign_count, speech_sign_name};

/// What the signs of short words are called before the name of the sign.
const SHORT: &str = "short words: ";

/// A sign and a text; the sign holds of the last words between marks.
#[rustfmt::skip]
const TEXTS: &[(&str, &str)] = &[
    ("always", "Le quai est « sûr »."),
    ("incise", "« Le quai tiendra », a dit Anne Roche."),
    ("governed", "Anne Roche dénonce un « désordre »."),
    ("source", "Selon Anne Roche, le quai est « sûr »."),
    ("subject", "Anne Roche va vers un quai « désert »."),
    ("colon", "Anne Roche a prévenu : « Le quai tiendra »."),
    ("that", "Anne Roche dit que « le quai tiendra »."),
    ("some words", "Elle voit « un quai qui tiendra »."),
    ("many words", "Elle voit « un quai qui tiendra encore pendant tout un hiver »."),
    ("verb", "Elle voit que « le quai tiendra »."),
    ("person", "Elle dit : « Nous restons »."),
    ("sentence end", "Elle dit : « Le quai tiendra. »"),
    ("opens paragraph", "« Le quai tiendra tout l'hiver », a dit Anne Roche."),
    ("alone", "Anne Roche est venue. « Le quai tiendra tout l'hiver. »"),
    ("lone word", "Elle voit un quai « désert »."),
    ("name or title", "Elle a lu « Le Quai ». "),
    ("capital within a sentence", "Elle a lu « Le vieux quai » hier."),
    ("naming", "Elle a vu le film « Le vieux quai »."),
    ("inside a name", "L'équipe « Lys » de la ville est venue."),
    ("parenthesis", "Le sujet (« Faut-il toujours un quai ? ») était long."),
    ("determiner", "C'est une « zone grise »."),
    ("after a noun", "Il a repris la pétition « Sauvons le quai » hier."),
    ("repeated", "Les « lys » sont venus. On parle des « lys » au port."),
    ("single marks", "The mayor said: ‘We must hold the quay’."),
    ("motto", "La devise du port : « Tenir le quai »."),
    ("calling", "Les notaires parlent d'une « quotité libre »."),
    ("title of a work", "Le dernier film d'Anne Roche : « Le vieux quai »."),
    ("name of a body", "Le collectif « La mer en colère » est venu."),
    ("offence", "Il est mis en examen pour « faux en écriture »."),
    ("denied", "Anne Roche n'a pas dit « jamais »."),
    ("after a preposition", "Il rêve de « grand large »."),
    ("after a verb of saying", "Anne Roche a dénoncé hier ce qu'elle dit « injuste »."),
    ("after a verb of judging", "Anne Roche dénonce « un désordre »."),
    ("after another verb", "Le quai reste « ouvert »."),
    ("after a conjunction", "Le quai est calme mais « froid »."),
    ("after a role", "Le maire « adjoint » est venu."),
    ("after an institution", "Le collectif « Lys » est venu."),
    ("after a group of people", "Les manifestants « calmes » sont venus."),
    ("after an adverb", "Le quai est toujours « sûr »."),
    ("after a document", "Le communiqué « final » est paru."),
    ("after a noun of saying", "Sa réponse « ferme » a plu."),
    ("after another noun or adjective", "Le quai « sûr » a plu."),
    ("after a word with a capital", "Il aime Brest « la grise »."),
    ("after of", "Il rêve de « grand large »."),
    ("after a definite article", "Il aime le « grand large »."),
    ("after an indefinite article", "Il aime un « grand large »."),
    ("after a demonstrative", "Il aime ce « grand large »."),
    ("after a possessive", "Il aime son « grand large »."),
    ("after a plural determiner", "Il aime les « grands larges »."),
    ("after as", "Il le voit comme « un quai »."),
    ("after to", "Il pense à « un quai »."),
    ("after in", "Il est dans « un quai »."),
    ("after by", "Il passe par « un quai »."),
    ("after for", "Il vit pour « un quai »."),
    ("after and or or", "Il est las et « triste »."),
    ("after a form of be", "Le quai est « sûr »."),
    ("after said or called", "Le quai dit « aux lys » est sûr."),
    ("after a comma", "Le quai, « sûr » hier, a cédé."),
    ("after other words between marks", "Il est « las » « triste »."),
    ("opens its sentence", "Il est venu. « Non »."),
    ("before a noun or adjective", "Il aime ce « grand » quai."),
    ("before a verb", "Le « quai » reste ouvert."),
    ("before a preposition", "Le quai « sûr » pour tous a plu."),
    ("before of", "Le « quai » de la ville a plu."),
    ("before a conjunction", "Le quai est « sûr » et long."),
    ("before a relative pronoun", "Il aime le « quai » qui reste."),
    ("before a full stop", "Le quai est « sûr »."),
    ("before a comma", "Le quai est « sûr », dit-on."),
    ("before a parenthesis", "Le quai est « sûr » (ou presque)."),
    ("begins with an infinitive", "Il veut « tenir le quai »."),
    ("begins with a participle", "Il est « perdu dans le port »."),
    ("begins with a determiner", "Il voit « un quai »."),
    ("begins with a preposition", "Il vit « pour le quai »."),
    ("begins with an adverb", "Il est « toujours là »."),
    ("begins with a negation", "Il promet de « ne rien lâcher »."),
    ("begins with a pronoun", "Il dit : « Elle viendra »."),
    ("begins with a verb", "Il dit : « Prend la barre »."),
    ("has a number", "Il voit « 12 bateaux »."),
    ("has an exclamation or question mark", "Il crie « Au port ! »"),
    ("is a name", "Anne Roche est venue. Il parle de « Anne Roche »."),
    ("has a name", "Anne Roche est venue. Il rêve d'un « quai sans Anne Roche »."),
    ("two words", "Il aime le « grand large »."),
    ("three words", "Il aime le « très grand large »."),
    ("sixteen words or more", "Il dit : « Le quai tiendra tout l'hiver et le port vivra encore longtemps après nous, quoi qu'en dise la mer »."),
    ("source with a name", "« Le quai tiendra », a dit Anne Roche."),
    ("source a pronoun", "Anne Roche est venue. « Le quai tiendra », a-t-elle dit."),
    ("source a description", "« Le quai tiendra », a dit un pêcheur."),
    ("source in the plural", "« Le quai tiendra », ont dit des pêcheurs."),
    ("cue a verb of saying", "« Le quai tiendra », a dit Anne Roche."),
    ("cue right before", "Anne Roche dénonce « un désordre »."),
    ("cue near before", "Anne Roche dénonce au port un « désordre »."),
    ("cue far before", "Anne Roche dénonce depuis des années et des années un « désordre »."),
    ("cue after", "« Le quai tiendra », a dit Anne Roche."),
    ("last verb before says", "Anne Roche a dit que le quai, « sûr » hier, a cédé."),
    ("last verb before judges", "Anne Roche dénonce un « désordre »."),
    ("last verb before is or has", "Le quai est « sûr »."),
    ("last verb before another", "Le quai reste « ouvert »."),
    ("no verb before", "Un « désordre » règne."),
    ("other marked words in its sentence", "Un « désordre » sur un « quai »."),
    ("speech before in its sentence", "« Le quai est fermé, je le regrette », a dit Anne Roche, qui parle d'un « désordre »."),
    ("again without marks", "Les gens du lys sont venus. Il aime les « gens du lys »."),
    ("read on a wall or placard", "Sur le mur est écrit « le port vivra »."),
    ("after cries or chants", "La foule est partie aux cris de « le port vivra »."),
];

#[test]
fn every_sign_shows_in_a_sentence() {
    let missing: Vec<&(&str, &str)> =
        TEXTS.iter().filter(|(sign, text)| !signs(text).iter().any(|held| held == sign)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    for sign in (0..speech_sign_count()).map(speech_sign_name).filter(|sign| !sign.starts_with(SHORT)) {
        assert!(TEXTS.iter().any(|(known, _)| *known == sign), "no sentence shows `{sign}`");
    }
}

#[test]
fn a_sign_of_short_words_shows_where_the_sign_shows_and_the_words_are_short() {
    let short = |text: &str, sign: &str| signs(text).contains(&format!("{SHORT}{sign}"));
    assert!(short("Il aime le « grand large ».", "after a definite article"));
    assert!(!short("Il aime le « grand large qui ouvre le port ».", "after a definite article"));
}
