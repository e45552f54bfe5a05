//! Speech or not: whether somebody said or wrote the words between marks, or whether they are a title, a name,
//! a term or words held at arm's length.
//!
//! Each [`Feature`] is a plain question with a weight for yes; the words are speech when the weights outweigh
//! [`BIAS`]. The weights are set by hand, from how sure each sign is by itself.

use crate::analysis::quotations::attribution::relation::Strength;

/// What the decision goes by, one answer for each question.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SpeechSigns {
    /// How the sentence ties a speaker to the words.
    pub strength: Option<Strength>,
    /// A colon stands right before.
    pub colon: bool,
    /// `que` or `that` stands right before.
    pub that: bool,
    /// The words between the marks.
    pub words: usize,
    /// A finite verb stands among them.
    pub verb: bool,
    /// A word of the first or second person stands among them.
    pub person: bool,
    /// They end as a sentence does.
    pub sentence_end: bool,
    /// They begin with a capital letter.
    pub capital: bool,
    /// Every word of weight has a capital.
    pub title_case: bool,
    /// A word that introduces names and terms stands close before (`surnommé`, `film`).
    pub naming: bool,
    /// Parts of a name stand on both sides (`Jean « Tito » Ruiz`).
    pub inside_name: bool,
    /// They stand alone in parentheses.
    pub parenthesis: bool,
    /// An article or demonstrative stands right before.
    pub determiner: bool,
    /// A noun stands right before, nothing between.
    pub noun: bool,
    /// The same words stand between marks elsewhere in the article.
    pub repeated: bool,
    /// They are all of their paragraph, or begin it.
    pub opens_paragraph: bool,
    /// They are a sentence of their own, with nothing beside them.
    pub alone: bool,
    /// The marks are single ones.
    pub single: bool,
    /// The sentence is about a slogan or motto.
    pub motto: bool,
    /// They are what many call something (`parlent d'une « … »`).
    pub calling: bool,
    /// The sentence says that they were not said.
    pub denied: bool,
}

/// One question and what a yes weighs.
pub(crate) struct Feature {
    /// What it is called in tests.
    #[cfg_attr(not(test), allow(dead_code))]
    pub name: &'static str,
    /// For speech when positive, against it when negative.
    pub weight: f32,
    pub holds: fn(&SpeechSigns) -> bool,
}

/// What speech has to outweigh.
pub(crate) const BIAS: f32 = 0.9;

/// All questions.
pub(crate) const FEATURES: &[Feature] = &[
    Feature { name: "incise", weight: 4.0, holds: |s| s.strength >= Some(Strength::ReportingClause) },
    Feature { name: "governed", weight: 2.5, holds: |s| s.strength == Some(Strength::Governed) },
    Feature { name: "source", weight: 2.0, holds: |s| s.strength == Some(Strength::Source) },
    Feature { name: "subject", weight: 1.0, holds: |s| s.strength == Some(Strength::Subject) },
    Feature { name: "colon", weight: 1.5, holds: |s| s.colon },
    Feature { name: "that", weight: 1.0, holds: |s| s.that },
    Feature { name: "some words", weight: 1.0, holds: |s| s.words >= 4 },
    Feature { name: "many words", weight: 1.5, holds: |s| s.words >= 8 },
    Feature { name: "verb", weight: 1.0, holds: |s| s.verb },
    Feature { name: "person", weight: 1.5, holds: |s| s.person },
    Feature { name: "sentence end", weight: 0.7, holds: |s| s.sentence_end },
    Feature { name: "opens paragraph", weight: 0.7, holds: |s| s.opens_paragraph && s.words >= 4 },
    Feature { name: "alone", weight: 1.0, holds: |s| s.alone && s.sentence_end && s.capital },
    Feature { name: "lone word", weight: -0.5, holds: |s| s.words == 1 },
    Feature { name: "name or title", weight: -2.5, holds: |s| s.title_case && !s.sentence_end },
    Feature {
        name: "capital within a sentence",
        weight: -1.0,
        holds: |s| {
            s.capital
                && !s.colon
                && !s.that
                && !s.sentence_end
                && s.words <= 6
                && s.strength < Some(Strength::ReportingClause)
        },
    },
    Feature { name: "naming", weight: -3.0, holds: |s| s.naming },
    Feature { name: "inside a name", weight: -5.0, holds: |s| s.inside_name },
    Feature {
        name: "parenthesis",
        weight: -4.5,
        holds: |s| s.parenthesis && s.strength < Some(Strength::ReportingClause),
    },
    Feature { name: "determiner", weight: -0.6, holds: |s| s.determiner && s.words <= 3 && !s.verb },
    Feature { name: "after a noun", weight: -0.8, holds: |s| s.noun && s.capital && !s.sentence_end },
    Feature { name: "repeated", weight: -2.5, holds: |s| s.repeated && s.words <= 4 },
    Feature { name: "single marks", weight: -0.5, holds: |s| s.single },
    Feature { name: "motto", weight: -5.0, holds: |s| s.motto },
    Feature { name: "calling", weight: -2.0, holds: |s| s.calling && s.words <= 3 },
    Feature { name: "denied", weight: -12.0, holds: |s| s.denied },
];

/// Whether the words are speech.
pub(crate) fn is_speech(signs: &SpeechSigns) -> bool {
    score(signs) > BIAS
}

fn score(signs: &SpeechSigns) -> f32 {
    FEATURES.iter().filter(|feature| (feature.holds)(signs)).map(|feature| feature.weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For each question, signs for which it is answered yes.
    fn examples() -> Vec<(&'static str, SpeechSigns)> {
        let none = SpeechSigns { words: 3, ..SpeechSigns::default() };
        vec![
            ("incise", SpeechSigns { strength: Some(Strength::ReportingClause), ..none }),
            ("governed", SpeechSigns { strength: Some(Strength::Governed), ..none }),
            ("source", SpeechSigns { strength: Some(Strength::Source), ..none }),
            ("subject", SpeechSigns { strength: Some(Strength::Subject), ..none }),
            ("colon", SpeechSigns { colon: true, ..none }),
            ("that", SpeechSigns { that: true, ..none }),
            ("some words", SpeechSigns { words: 4, ..none }),
            ("many words", SpeechSigns { words: 8, ..none }),
            ("verb", SpeechSigns { verb: true, ..none }),
            ("person", SpeechSigns { person: true, ..none }),
            ("sentence end", SpeechSigns { sentence_end: true, ..none }),
            ("opens paragraph", SpeechSigns { opens_paragraph: true, words: 5, ..none }),
            ("alone", SpeechSigns { alone: true, sentence_end: true, capital: true, ..none }),
            ("lone word", SpeechSigns { words: 1, ..none }),
            ("name or title", SpeechSigns { title_case: true, ..none }),
            ("capital within a sentence", SpeechSigns { capital: true, ..none }),
            ("naming", SpeechSigns { naming: true, ..none }),
            ("inside a name", SpeechSigns { inside_name: true, ..none }),
            ("parenthesis", SpeechSigns { parenthesis: true, ..none }),
            ("determiner", SpeechSigns { determiner: true, ..none }),
            ("after a noun", SpeechSigns { noun: true, capital: true, ..none }),
            ("repeated", SpeechSigns { repeated: true, ..none }),
            ("single marks", SpeechSigns { single: true, ..none }),
            ("motto", SpeechSigns { motto: true, ..none }),
            ("calling", SpeechSigns { calling: true, ..none }),
            ("denied", SpeechSigns { denied: true, ..none }),
        ]
    }

    #[test]
    fn every_question_is_answered_by_its_own_sign() {
        let examples = examples();
        assert_eq!(examples.len(), FEATURES.len());
        for feature in FEATURES {
            let (_, signs) = examples.iter().find(|(name, _)| *name == feature.name).unwrap();
            assert!((feature.holds)(signs), "{}", feature.name);
            assert!(!(feature.holds)(&SpeechSigns { words: 3, ..SpeechSigns::default() }), "{}", feature.name);
        }
    }

    #[test]
    fn each_sign_for_speech_makes_it_likelier_and_each_against_less_so() {
        let bare = SpeechSigns { words: 3, ..SpeechSigns::default() };
        for (name, signs) in examples() {
            let weight = FEATURES.iter().find(|feature| feature.name == name).unwrap().weight;
            let change = score(&signs) - score(&bare);
            assert!(change * weight > 0.0, "{name}: {change}");
        }
    }

    #[test]
    fn signs_are_weighed_together() {
        let said = SpeechSigns { strength: Some(Strength::ReportingClause), words: 1, ..SpeechSigns::default() };
        assert!(is_speech(&said), "« Non », dit-il.");
        let title = SpeechSigns { words: 3, title_case: true, capital: true, naming: true, ..SpeechSigns::default() };
        assert!(!is_speech(&title), "le film « Le Grand Soir »");
        let exam = SpeechSigns {
            words: 9,
            verb: true,
            sentence_end: true,
            capital: true,
            parenthesis: true,
            ..SpeechSigns::default()
        };
        assert!(!is_speech(&exam), "le sujet (« Faut-il toujours dire la vérité aux autres ? »)");
        let held = SpeechSigns { words: 2, determiner: true, ..SpeechSigns::default() };
        assert!(!is_speech(&held), "une « zone grise »");
    }
}
