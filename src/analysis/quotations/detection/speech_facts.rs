//! What stands beside words between marks, and how they begin: facts that tell speech from terms, names and titles.
//!
//! Comes in: the chunks of a sentence, the place of the words among them and the source that was found. Goes out: the
//! [`SpeechFact`]s that hold. It must not know what they weigh.

use super::unspoken::{Unspoken, is_shown_after, unspoken};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::attribution::relation::Attribution;
use crate::analysis::quotations::grammar::chunks::{Chunk, Chunks};
use crate::analysis::quotations::marks::MarkedSpan;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::text::segment::TokenKind;

/// Names the facts: what each is called in the table of weights.
macro_rules! facts {
    ($($fact:ident = $name:literal),+ $(,)?) => {
        /// One thing that holds of words between marks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum SpeechFact { $($fact),+ }

        impl SpeechFact {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$fact),+];

            /// What it is called.
            pub fn name(self) -> &'static str {
                match self { $(Self::$fact => $name),+ }
            }
        }
    };
}

facts! {
    AfterPreposition = "after a preposition",
    AfterSpeech = "after a verb of saying",
    AfterStance = "after a verb of judging",
    AfterOtherVerb = "after another verb",
    AfterConjunction = "after a conjunction",
    AfterRole = "after a role",
    AfterInstitution = "after an institution",
    AfterGroup = "after a group of people",
    AfterAdverb = "after an adverb",
    AfterDocument = "after a document",
    AfterSaying = "after a noun of saying",
    AfterNoun = "after another noun or adjective",
    AfterCapital = "after a word with a capital",
    AfterOf = "after of",
    AfterThe = "after a definite article",
    AfterOne = "after an indefinite article",
    AfterThis = "after a demonstrative",
    AfterPossessive = "after a possessive",
    AfterPlural = "after a plural determiner",
    AfterAs = "after as",
    AfterTo = "after to",
    AfterIn = "after in",
    AfterBy = "after by",
    AfterFor = "after for",
    AfterAnd = "after and or or",
    AfterBe = "after a form of be",
    AfterCalled = "after said or called",
    AfterComma = "after a comma",
    AfterMark = "after other words between marks",
    OpensSentence = "opens its sentence",
    BeforeNoun = "before a noun or adjective",
    BeforeVerb = "before a verb",
    BeforePreposition = "before a preposition",
    BeforeOf = "before of",
    BeforeConjunction = "before a conjunction",
    BeforeRelative = "before a relative pronoun",
    BeforeStop = "before a full stop",
    BeforeComma = "before a comma",
    BeforeParenthesis = "before a parenthesis",
    BeginsInfinitive = "begins with an infinitive",
    BeginsParticiple = "begins with a participle",
    BeginsDeterminer = "begins with a determiner",
    BeginsPreposition = "begins with a preposition",
    BeginsAdverb = "begins with an adverb",
    BeginsNegation = "begins with a negation",
    BeginsPronoun = "begins with a pronoun",
    BeginsVerb = "begins with a verb",
    HasNumber = "has a number",
    HasExclamation = "has an exclamation or question mark",
    IsName = "is a name",
    HasName = "has a name",
    TwoWords = "two words",
    ThreeWords = "three words",
    ManyWords = "sixteen words or more",
    SourceNamed = "source with a name",
    SourcePronoun = "source a pronoun",
    SourceDescribed = "source a description",
    SourcePlural = "source in the plural",
    CueSaying = "cue a verb of saying",
    CueRightBefore = "cue right before",
    CueNear = "cue near before",
    CueFar = "cue far before",
    CueAfter = "cue after",
    LastVerbSays = "last verb before says",
    LastVerbJudges = "last verb before judges",
    LastVerbIs = "last verb before is or has",
    LastVerbOther = "last verb before another",
    NoVerbBefore = "no verb before",
    OtherMarked = "other marked words in its sentence",
    OtherSpeech = "speech before in its sentence",
    WithoutMarks = "again without marks",
    Shown = "read on a wall or placard",
    AfterChant = "after cries or chants",
}

/// What a crowd does with words.
#[rustfmt::skip]
const CHANTS: &[&str] = &[
    "cri", "cris", "criant", "crient", "crié", "criaient", "scandant", "scandent", "scandé", "scandaient", "hurlant", "chantant", "slogan",
    "slogans", "chant", "chants", "shouting", "chanting", "chanted",
];

/// What one does who calls somebody names, and words and marks between that and the names.
const INSULTS: &[&str] =
    &["traiter", "traite", "traitent", "traitait", "traitant", "traité", "traitée", "traités", "traitées"];
const INSULT_REACH: usize = 8;

/// Bytes between a cue and the words that it stands right before, and near.
const ADJACENT: usize = 4;
const NEAR: usize = 28;

/// The facts that hold of the words at `place`.
pub(crate) fn facts(
    chunks: &Chunks,
    place: usize,
    marked: &MarkedSpan,
    attribution: Option<&Attribution>,
) -> Vec<SpeechFact> {
    let mut found = Vec::with_capacity(16);
    before(chunks, place, &mut found);
    after(chunks, place, &mut found);
    inside(chunks, marked, &mut found);
    if let Some(attribution) = attribution {
        source(chunks.text(), marked, attribution, &mut found);
    }
    last_verb(chunks, place, &mut found);
    if chunks.iter().filter(|chunk| chunk.is_quote()).nth(1).is_some() {
        found.push(SpeechFact::OtherMarked);
    }
    if unspoken(chunks, place) == Some(Unspoken::Shown) || is_shown_after(chunks, place) {
        found.push(SpeechFact::Shown);
    }
    found
}

/// What stands right before the words.
fn before(chunks: &Chunks, place: usize, found: &mut Vec<SpeechFact>) {
    use SpeechFact as F;
    let (text, sentence) = (chunks.text(), &chunks.sentence);
    let Some(at) = chunks[place].items.start.checked_sub(1) else {
        found.push(F::OpensSentence);
        return;
    };
    let Some(token) = sentence.token(at) else {
        found.push(F::AfterMark);
        return;
    };
    let classes = [
        (F::AfterPreposition, Class::PREPOSITION),
        (F::AfterSpeech, Class::SPEECH),
        (F::AfterStance, Class::STANCE),
        (F::AfterConjunction, Class::CONJUNCTION),
        (F::AfterRole, Class::ROLE),
        (F::AfterInstitution, Class::INSTITUTION),
        (F::AfterGroup, Class::GROUP),
        (F::AfterAdverb, Class::ADVERB),
        (F::AfterDocument, Class::DOCUMENT),
        (F::AfterSaying, Class::SAYING),
    ];
    found.extend(classes.iter().filter(|(_, class)| text.is(token, *class)).map(|(fact, _)| *fact));
    let word = text.kind(token) == Some(TokenKind::Word);
    let known = Class::FUNCTION | Class::VERB | Class::SPEAKER | Class::SAYING | Class::NAMING;
    if text.is(token, Class::VERB) && !text.is(token, Class::QUOTING) {
        found.push(F::AfterOtherVerb);
    }
    if word && !text.is(token, known) {
        found.push(if text.is_capital(token) { F::AfterCapital } else { F::AfterNoun });
    }
    found.extend(match text.lower(token) {
        "de" | "d'" | "du" | "des" | "of" => Some(F::AfterOf),
        "le" | "la" | "les" | "l'" | "the" => Some(F::AfterThe),
        "un" | "une" | "a" | "an" => Some(F::AfterOne),
        "ce" | "cet" | "cette" | "ces" | "this" | "these" | "those" => Some(F::AfterThis),
        "son" | "sa" | "ses" | "leur" | "leurs" | "notre" | "nos" | "his" | "her" | "its" | "their" | "our" => {
            Some(F::AfterPossessive)
        }
        "comme" | "as" => Some(F::AfterAs),
        "à" | "au" | "aux" | "to" => Some(F::AfterTo),
        "en" | "dans" | "in" => Some(F::AfterIn),
        "par" | "by" => Some(F::AfterBy),
        "pour" | "for" => Some(F::AfterFor),
        "et" | "ou" | "and" | "or" => Some(F::AfterAnd),
        "est" | "sont" | "était" | "étaient" | "être" | "is" | "are" | "was" | "were" | "be" => Some(F::AfterBe),
        "dit" | "dite" | "dits" | "dites" | "called" | "so-called" => Some(F::AfterCalled),
        "," => Some(F::AfterComma),
        _ => None,
    });
    if text.is(token, Class::DETERMINER) && text.is(token, Class::PLURAL) {
        found.push(F::AfterPlural);
    }
    let chants = |token: usize| CHANTS.contains(&text.lower(token));
    let back = |words: usize| (at + 1).checked_sub(words).and_then(|at| sentence.token(at));
    if (1..=4).filter_map(back).any(chants) || is_insult(text, at, back) {
        found.push(F::AfterChant);
    }
}

/// Whether the words are what somebody is called to their face: `traité à deux reprises de « … »`.
fn is_insult(text: &TaggedText, at: usize, back: impl Fn(usize) -> Option<usize>) -> bool {
    let of = back(1).is_some_and(|token| matches!(text.lower(token), "de" | "d'"));
    let calls = |token: usize| INSULTS.contains(&text.lower(token));
    of && at > 0 && (2..=INSULT_REACH).filter_map(back).any(calls)
}

/// What stands right after the words.
fn after(chunks: &Chunks, place: usize, found: &mut Vec<SpeechFact>) {
    use SpeechFact as F;
    let (text, sentence) = (chunks.text(), &chunks.sentence);
    let Some(token) = sentence.token(chunks[place].items.end) else { return };
    let classes = [
        (F::BeforeVerb, Class::FINITE),
        (F::BeforePreposition, Class::PREPOSITION),
        (F::BeforeConjunction, Class::CONJUNCTION),
        (F::BeforeRelative, Class::RELATIVE),
    ];
    found.extend(classes.iter().filter(|(_, class)| text.is(token, *class)).map(|(fact, _)| *fact));
    let small = text.kind(token) == Some(TokenKind::Word) && !text.is_capital(token);
    if small && !text.is(token, Class::FUNCTION | Class::VERB | Class::AUXILIARY) {
        found.push(F::BeforeNoun);
    }
    found.extend(match text.lower(token) {
        "de" | "d'" | "du" | "des" | "of" => Some(F::BeforeOf),
        "." => Some(F::BeforeStop),
        "," => Some(F::BeforeComma),
        ")" | "(" => Some(F::BeforeParenthesis),
        _ => None,
    });
}

/// How the words begin, and what is among them.
fn inside(chunks: &Chunks, marked: &MarkedSpan, found: &mut Vec<SpeechFact>) {
    use SpeechFact as F;
    let text = chunks.text();
    let Some(piece) = marked.pieces.first() else { return };
    let all = text.document.tokens_in(*piece);
    let is_word = |token: &usize| matches!(text.kind(*token), Some(TokenKind::Word | TokenKind::Number));
    let words: Vec<usize> = all.clone().filter(is_word).take(20).collect();
    let Some(first) = words.first() else { return };
    let classes = [
        (F::BeginsInfinitive, Class::INFINITIVE),
        (F::BeginsParticiple, Class::PARTICIPLE),
        (F::BeginsDeterminer, Class::DETERMINER),
        (F::BeginsPreposition, Class::PREPOSITION),
        (F::BeginsAdverb, Class::ADVERB),
        (F::BeginsNegation, Class::NEGATION),
        (F::BeginsPronoun, Class::SUBJECT),
        (F::BeginsVerb, Class::FINITE),
    ];
    found.extend(classes.iter().filter(|(_, class)| text.is(*first, *class)).map(|(fact, _)| *fact));
    let inner = piece.of(text.document.text);
    if words.iter().any(|token| text.kind(*token) == Some(TokenKind::Number)) {
        found.push(F::HasNumber);
    }
    if inner.contains(['!', '?']) {
        found.push(F::HasExclamation);
    }
    let referents = chunks.sentence.referents;
    let named = words.iter().find_map(|token| referents.mention_at(*token));
    if let Some(named) = named {
        let whole = named.tokens.start == *first && words.last().is_some_and(|last| named.tokens.end > *last);
        found.push(if whole { F::IsName } else { F::HasName });
    }
    found.extend(match words.len() {
        2 => Some(F::TwoWords),
        3 => Some(F::ThreeWords),
        16.. => Some(F::ManyWords),
        _ => None,
    });
}

/// What the words that name the source are, and where their verb stands.
fn source(text: &TaggedText, marked: &MarkedSpan, attribution: &Attribution, found: &mut Vec<SpeechFact>) {
    use SpeechFact as F;
    let source = &attribution.source;
    found.push(match (source.referent, source.pronoun) {
        (Some(_), _) => F::SourceNamed,
        (None, true) => F::SourcePronoun,
        (None, false) => F::SourceDescribed,
    });
    if source.plural {
        found.push(F::SourcePlural);
    }
    let Some(cue) = attribution.cue else { return };
    if text.document.tokens_in(cue).any(|token| text.is(token, Class::SPEECH)) {
        found.push(F::CueSaying);
    }
    found.push(match marked.span.start.checked_sub(cue.end) {
        None => F::CueAfter,
        Some(0..=ADJACENT) => F::CueRightBefore,
        Some(0..=NEAR) => F::CueNear,
        Some(_) => F::CueFar,
    });
}

/// The last finite verb before the words.
fn last_verb(chunks: &Chunks, place: usize, found: &mut Vec<SpeechFact>) {
    let text = chunks.text();
    found.push(match chunks[..place].iter().rev().find_map(Chunk::finite_verb) {
        None => SpeechFact::NoVerbBefore,
        Some(verb) if verb.speech => SpeechFact::LastVerbSays,
        Some(verb) if verb.quoting => SpeechFact::LastVerbJudges,
        Some(verb) if text.is(verb.main, Class::AUXILIARY) => SpeechFact::LastVerbIs,
        Some(_) => SpeechFact::LastVerbOther,
    });
}
