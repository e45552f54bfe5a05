//! Speech or not: whether somebody said or wrote the words between marks, or whether they are a title, a name,
//! a term or words held at arm's length.
//!
//! A small linear model: each sign that holds weighs what the table [`assets/speech.txt`](TABLE) says, once for all
//! words and once more for short ones; the words are speech when the sum is above 0. A sign is one of the plain
//! questions of [`FEATURES`], or one of the [`SpeechFact`]s of what stands beside the words.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::speech_facts::SpeechFact;
use crate::analysis::quotations::attribution::relation::Strength;

/// What the decision goes by, one answer for each question.
#[derive(Clone, Debug, Default)]
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
    /// They are the title of the work that the sentence names before them.
    pub work: bool,
    /// They are the name of the body right before them.
    pub body: bool,
    /// They are what somebody is charged with, and nobody is said to say so.
    pub offence: bool,
    /// The sentence says that they were not said.
    pub denied: bool,
    /// What stands beside them, and how they begin.
    pub facts: Vec<SpeechFact>,
}

/// One question and what a yes is believed to weigh before anything is fitted.
pub(crate) struct Feature {
    /// What it is called in the table.
    pub name: &'static str,
    /// For speech when positive, against it when negative.
    pub belief: f32,
    pub holds: fn(&SpeechSigns) -> bool,
}

/// All questions. The beliefs are set by hand, from how sure each sign is by itself.
pub(crate) const FEATURES: &[Feature] = &[
    Feature { name: "always", belief: -0.9, holds: |_| true },
    Feature { name: "incise", belief: 4.0, holds: |s| s.strength >= Some(Strength::ReportingClause) },
    Feature { name: "governed", belief: 2.5, holds: |s| s.strength == Some(Strength::Governed) },
    Feature { name: "source", belief: 2.0, holds: |s| s.strength == Some(Strength::Source) },
    Feature { name: "subject", belief: 1.0, holds: |s| s.strength == Some(Strength::Subject) },
    Feature { name: "colon", belief: 1.5, holds: |s| s.colon },
    Feature { name: "that", belief: 1.0, holds: |s| s.that },
    Feature { name: "some words", belief: 1.0, holds: |s| s.words >= 4 },
    Feature { name: "many words", belief: 1.5, holds: |s| s.words >= 8 },
    Feature { name: "verb", belief: 1.0, holds: |s| s.verb },
    Feature { name: "person", belief: 1.5, holds: |s| s.person },
    Feature { name: "sentence end", belief: 0.7, holds: |s| s.sentence_end },
    Feature { name: "opens paragraph", belief: 0.7, holds: |s| s.opens_paragraph && s.words >= 4 },
    Feature { name: "alone", belief: 1.0, holds: |s| s.alone && s.sentence_end && s.capital },
    Feature { name: "lone word", belief: -0.5, holds: |s| s.words == 1 },
    Feature { name: "name or title", belief: -2.5, holds: |s| s.title_case && !s.sentence_end },
    Feature {
        name: "capital within a sentence",
        belief: -1.0,
        holds: |s| {
            s.capital
                && !s.colon
                && !s.that
                && !s.sentence_end
                && s.words <= 6
                && s.strength < Some(Strength::ReportingClause)
        },
    },
    Feature { name: "naming", belief: -3.0, holds: |s| s.naming },
    Feature { name: "inside a name", belief: -5.0, holds: |s| s.inside_name },
    Feature {
        name: "parenthesis",
        belief: -4.5,
        holds: |s| s.parenthesis && s.strength < Some(Strength::ReportingClause),
    },
    Feature { name: "determiner", belief: -0.6, holds: |s| s.determiner && s.words <= 3 && !s.verb },
    Feature { name: "after a noun", belief: -0.8, holds: |s| s.noun && s.capital && !s.sentence_end },
    Feature { name: "repeated", belief: -2.5, holds: |s| s.repeated && s.words <= 4 },
    Feature { name: "single marks", belief: -0.5, holds: |s| s.single },
    Feature { name: "motto", belief: -5.0, holds: |s| s.motto },
    Feature { name: "calling", belief: -5.0, holds: |s| s.calling && s.words <= 3 },
    Feature { name: "title of a work", belief: -5.0, holds: |s| s.work },
    Feature { name: "name of a body", belief: -2.0, holds: |s| s.body },
    Feature { name: "offence", belief: -3.0, holds: |s| s.offence },
    Feature { name: "denied", belief: -12.0, holds: |s| s.denied },
];

/// Words that are short: what is said of them has weights of its own.
const SHORT: usize = 3;

/// The committed weights.
const TABLE: &str = include_str!("../../../../assets/speech.txt");

/// A sign, by its number: two for each question and each fact, of all words and of short ones.
pub type SpeechSign = usize;

/// How many signs there are.
#[must_use]
pub fn speech_sign_count() -> usize {
    2 * (FEATURES.len() + SpeechFact::ALL.len())
}

/// What a sign is called in the table.
#[must_use]
pub fn speech_sign_name(sign: SpeechSign) -> String {
    let question = sign / 2;
    let name = match FEATURES.get(question) {
        Some(feature) => feature.name,
        None => SpeechFact::ALL.get(question - FEATURES.len()).map_or("", |fact| fact.name()),
    };
    if sign % 2 == 1 { format!("short words: {name}") } else { name.to_owned() }
}

/// What a sign is believed to weigh before anything is fitted.
#[must_use]
pub fn speech_belief(sign: SpeechSign) -> f32 {
    FEATURES.get(sign / 2).filter(|_| sign.is_multiple_of(2)).map_or(0.0, |feature| feature.belief)
}

impl SpeechSigns {
    /// The signs that hold.
    pub fn held(&self) -> Vec<SpeechSign> {
        let questions = FEATURES.iter().enumerate().filter(|(_, feature)| (feature.holds)(self)).map(|(at, _)| at);
        let facts = self.facts.iter().map(|fact| FEATURES.len() + *fact as usize);
        let short = self.words <= SHORT;
        questions.chain(facts).flat_map(|at| [Some(2 * at), short.then_some(2 * at + 1)]).flatten().collect()
    }
}

/// Whether words of which these signs hold are speech.
pub(crate) fn is_speech(held: &[SpeechSign]) -> bool {
    score(held) > 0.0
}

/// How likely it is that words of which these signs hold are speech, from 0 to 1.
pub(crate) fn likelihood(held: &[SpeechSign]) -> f32 {
    1.0 / (1.0 + (-score(held)).exp())
}

/// Whether words are speech by what is believed of their signs beforehand, whatever the table says.
pub(crate) fn is_believed(held: &[SpeechSign]) -> bool {
    held.iter().map(|sign| speech_belief(*sign)).sum::<f32>() > 0.0
}

fn score(held: &[SpeechSign]) -> f32 {
    let weights = weights();
    held.iter().map(|sign| weights[*sign]).sum()
}

/// The committed weights, by sign. One that the table does not name weighs nothing.
fn weights() -> &'static [f32] {
    static WEIGHTS: OnceLock<Vec<f32>> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let by_name: HashMap<&str, f32> = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.trim().split_once(' '))
            .filter_map(|(weight, name)| Some((name.trim(), weight.parse().ok()?)))
            .collect();
        (0..speech_sign_count())
            .map(|sign| by_name.get(speech_sign_name(sign).as_str()).copied().unwrap_or_default())
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For each question, signs for which it is answered yes.
    fn examples() -> Vec<(&'static str, SpeechSigns)> {
        let none = SpeechSigns { words: 3, ..SpeechSigns::default() };
        vec![
            ("always", none.clone()),
            ("incise", SpeechSigns { strength: Some(Strength::ReportingClause), ..none.clone() }),
            ("governed", SpeechSigns { strength: Some(Strength::Governed), ..none.clone() }),
            ("source", SpeechSigns { strength: Some(Strength::Source), ..none.clone() }),
            ("subject", SpeechSigns { strength: Some(Strength::Subject), ..none.clone() }),
            ("colon", SpeechSigns { colon: true, ..none.clone() }),
            ("that", SpeechSigns { that: true, ..none.clone() }),
            ("some words", SpeechSigns { words: 4, ..none.clone() }),
            ("many words", SpeechSigns { words: 8, ..none.clone() }),
            ("verb", SpeechSigns { verb: true, ..none.clone() }),
            ("person", SpeechSigns { person: true, ..none.clone() }),
            ("sentence end", SpeechSigns { sentence_end: true, ..none.clone() }),
            ("opens paragraph", SpeechSigns { opens_paragraph: true, words: 5, ..none.clone() }),
            ("alone", SpeechSigns { alone: true, sentence_end: true, capital: true, ..none.clone() }),
            ("lone word", SpeechSigns { words: 1, ..none.clone() }),
            ("name or title", SpeechSigns { title_case: true, ..none.clone() }),
            ("capital within a sentence", SpeechSigns { capital: true, ..none.clone() }),
            ("naming", SpeechSigns { naming: true, ..none.clone() }),
            ("inside a name", SpeechSigns { inside_name: true, ..none.clone() }),
            ("parenthesis", SpeechSigns { parenthesis: true, ..none.clone() }),
            ("determiner", SpeechSigns { determiner: true, ..none.clone() }),
            ("after a noun", SpeechSigns { noun: true, capital: true, ..none.clone() }),
            ("repeated", SpeechSigns { repeated: true, ..none.clone() }),
            ("single marks", SpeechSigns { single: true, ..none.clone() }),
            ("motto", SpeechSigns { motto: true, ..none.clone() }),
            ("calling", SpeechSigns { calling: true, ..none.clone() }),
            ("title of a work", SpeechSigns { work: true, ..none.clone() }),
            ("name of a body", SpeechSigns { body: true, ..none.clone() }),
            ("offence", SpeechSigns { offence: true, ..none.clone() }),
            ("denied", SpeechSigns { denied: true, ..none.clone() }),
        ]
    }

    #[test]
    fn every_question_is_answered_by_its_own_sign() {
        let examples = examples();
        assert_eq!(examples.len(), FEATURES.len());
        for feature in FEATURES {
            let (_, signs) = examples.iter().find(|(name, _)| *name == feature.name).unwrap();
            assert!((feature.holds)(signs), "{}", feature.name);
            let always = feature.name == "always";
            let bare = SpeechSigns { words: 3, ..SpeechSigns::default() };
            assert!(always || !(feature.holds)(&bare), "{}", feature.name);
        }
    }

    #[test]
    fn the_table_has_a_weight_for_each_sign_and_for_nothing_else() {
        let names: Vec<&str> = TABLE.lines().filter_map(|line| line.split_once(' ')).map(|(_, name)| name).collect();
        let weights = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(weights, speech_sign_count());
        for sign in 0..speech_sign_count() {
            assert!(names.contains(&speech_sign_name(sign).as_str()), "{}", speech_sign_name(sign));
        }
    }

    #[test]
    fn short_words_have_signs_of_their_own() {
        let short = SpeechSigns { words: 2, facts: vec![SpeechFact::AfterOf], ..SpeechSigns::default() };
        let long = SpeechSigns { words: 9, ..short.clone() };
        let names = |signs: &SpeechSigns| signs.held().into_iter().map(speech_sign_name).collect::<Vec<_>>();
        assert!(names(&short).contains(&"short words: after of".to_owned()));
        assert!(
            names(&long).contains(&"after of".to_owned())
                && !names(&long).contains(&"short words: after of".to_owned())
        );
    }

    #[test]
    fn signs_are_weighed_together() {
        let said = SpeechSigns { strength: Some(Strength::ReportingClause), words: 1, ..SpeechSigns::default() };
        assert!(is_speech(&said.held()), "« Non », dit-il.");
        let title = SpeechSigns { words: 3, title_case: true, capital: true, naming: true, ..SpeechSigns::default() };
        assert!(!is_speech(&title.held()), "le film « Le Grand Soir »");
        let exam = SpeechSigns {
            words: 9,
            verb: true,
            sentence_end: true,
            capital: true,
            parenthesis: true,
            ..SpeechSigns::default()
        };
        assert!(!is_speech(&exam.held()), "le sujet (« Faut-il toujours dire la vérité aux autres ? »)");
        let held = SpeechSigns { words: 2, determiner: true, ..SpeechSigns::default() };
        assert!(!is_speech(&held.held()), "une « zone grise »");
    }
}
