//! Verb groups: auxiliaries, small words, participle and inverted pronoun read as one.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;

use super::sentence_view::{SentenceView, has_adverb_ending};

/// The form that a verb has in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Finite,
    Gerund,
    Infinitive,
    /// A bare past participle (`qualifié de`).
    Participle,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    pub form: Form,
    /// The first and the last token of the group.
    pub first: usize,
    pub last: usize,
    /// The token with the meaning: the participle of a compound tense.
    pub main: usize,
    pub passive: bool,
    pub plural: bool,
    pub singular: bool,
    /// The pronoun of an inversion (`a-t-il dit`), by token.
    pub inverted: Option<usize>,
    /// Whether it is a verb of saying, or one that governs quoted words.
    pub speech: bool,
    pub quoting: bool,
    /// Whether it heads a reporting clause but governs no words (`poursuivre`).
    pub reporting_only: bool,
}

impl Verb {
    /// The words of the group: what a quotation has as its cue.
    pub fn span(&self, text: &TaggedText) -> Span {
        text.document.span_of(self.first..self.last + 1)
    }

    /// Whether its subject says something by it: a finite verb of saying, not in the passive.
    pub fn says(&self) -> bool {
        self.form == Form::Finite && self.speech && !self.passive
    }

    /// The pronoun of an inversion in lower case, without its hyphens: `il` for `a-t-il`.
    pub fn inverted_pronoun<'t>(&self, text: &'t TaggedText) -> Option<(usize, &'t str)> {
        let token = self.inverted?;
        Some((token, text.lower(token).trim_start_matches("-t-").trim_start_matches('-')))
    }
}

/// The verb group that begins at an item, with the item after it.
pub(crate) fn read(sentence: &SentenceView, at: usize, after_subject: bool) -> Option<(Verb, usize)> {
    let mut start = at;
    while start < at + 4 && sentence.is(start, Class::CLITIC) && !sentence.is(start, Class::AUXILIARY) {
        start += 1;
    }
    let reflexive = (at..start).any(|at| matches!(sentence.lower(at), "se" | "s'"));
    // `le`, `la`, `les` before a form that may be a noun belong to a noun, but for a subject right before them.
    let article = (at..start).any(|at| sentence.is(at, Class::DETERMINER));
    if article && !after_subject && !sentence.is(start, Class::AUXILIARY) {
        return None;
    }
    let token = sentence.token(start)?;
    let word = sentence.text.word(token);
    if sentence.text.is_capital(token) && start > 0 && !word.is(Class::AUXILIARY) {
        return None;
    }
    if word.is(Class::FINITE) {
        return finite(sentence, at, start, token, reflexive, after_subject);
    }
    // `devant la foule`, `pendant la nuit`; `devant partir`
    let governs = word.is(Class::PREPOSITION) && !sentence.is(start + 1, Class::INFINITIVE | Class::CLITIC);
    let form = if word.is(Class::GERUND) && !governs {
        Form::Gerund
    } else if word.is(Class::INFINITIVE) && is_marked_infinitive(sentence, start) {
        Form::Infinitive
    } else if word.is(Class::PARTICIPLE) && !article {
        Form::Participle
    } else {
        return None;
    };
    Some((verb(sentence, form, sentence.token(at)?, token, token), start + 1))
}

fn verb(sentence: &SentenceView, form: Form, first: usize, last: usize, main: usize) -> Verb {
    let word = sentence.text.word(main);
    Verb {
        form,
        first,
        last,
        main,
        passive: false,
        plural: false,
        singular: false,
        inverted: None,
        speech: word.is(Class::SPEECH),
        quoting: word.is(Class::QUOTING),
        reporting_only: word.is(Class::INCISE),
    }
}

/// A finite verb: `affirme`, `a-t-il déclaré`, `s'est dit`, `avait été jugé`, `pourrait ajouter`.
fn finite(
    sentence: &SentenceView,
    at: usize,
    start: usize,
    token: usize,
    reflexive: bool,
    after_subject: bool,
) -> Option<(Verb, usize)> {
    let text = sentence.text;
    let word = text.word(token);
    if !text.grammar.distinct_verb_forms
        && word.is(Class::INFINITIVE)
        && !word.is(Class::SINGULAR_VERB | Class::AUXILIARY)
        && !after_subject
    {
        return None;
    }
    let first = sentence.token(at)?;
    let mut end = start + 1;
    let mut inverted = None;
    if let Some(next) =
        sentence.token(end).filter(|next| text.lower(*next).starts_with('-') && text.grammar.hyphenated_inversion)
    {
        inverted = Some(next);
        end += 1;
    }
    let tense = word.is(Class::AUXILIARY).then(|| compound(sentence, token, end, inverted.is_none()));
    let (mut main, mut passive) = (token, false);
    if let Some(tense) = tense {
        end = tense.end;
        main = tense.main.unwrap_or(token);
        passive = tense.passive && !reflexive;
    }
    let last = sentence.token(end - 1)?;
    let mut verb = verb(sentence, Form::Finite, first, last, main);
    verb.passive = passive;
    verb.plural = word.is(Class::PLURAL_VERB) && !word.is(Class::SINGULAR_VERB)
        || matches!(text.lower(token), "ont" | "avaient" | "sont" | "étaient" | "have" | "are" | "were");
    verb.singular = word.is(Class::SINGULAR_VERB) && !word.is(Class::PLURAL_VERB);
    verb.inverted = inverted;
    if let Some(longer) = phrasal(sentence, end, text.lower(main)) {
        (verb.speech, verb.quoting) = (true, true);
        end = longer;
        verb.last = sentence.token(end - 1)?;
    }
    Some((verb, end))
}

/// What follows an auxiliary and makes one verb with it.
struct Compound {
    /// The participle, gerund or infinitive with the meaning, by token.
    main: Option<usize>,
    passive: bool,
    /// The item after it.
    end: usize,
}

/// The rest of a compound verb whose auxiliary is a token and ends before an item: `a été jugé`, `pourrait ajouter`.
fn compound(sentence: &SentenceView, auxiliary: usize, end: usize, asides: bool) -> Compound {
    let text = sentence.text;
    let be = is_be(text.lower(auxiliary));
    let mut found = Compound { main: None, passive: false, end };
    let mut seen_be = be;
    let mut look = end;
    loop {
        look = skip_adverbs(sentence, look, asides);
        let Some(next) = sentence.token(look) else { return found };
        let word = text.word(next);
        let lower = text.lower(next);
        let is_be = matches!(lower, "été" | "been" | "be" | "being");
        if is_be || matches!(lower, "have" | "avoir" | "être") && word.is(Class::INFINITIVE) {
            seen_be |= is_be || lower == "être";
            look += 1;
            found.end = look;
            continue;
        }
        let participle = word.is(Class::PARTICIPLE);
        let gerund = text.grammar.be_takes_verbs && seen_be && word.is(Class::GERUND);
        let infinitive = word.is(Class::INFINITIVE) && (!be || text.grammar.be_takes_verbs);
        if participle || gerund || infinitive {
            found.main = Some(next);
            found.passive = seen_be && participle && (!be || word.is(Class::QUOTING));
            found.end = look + 1;
        }
        return found;
    }
}

/// The end of `faire part`, `mettre en garde` and the like, whose sense is not in the verb.
fn phrasal(sentence: &SentenceView, end: usize, main: &str) -> Option<usize> {
    let mut at = end;
    while sentence.is(at, Class::ADVERB) {
        at += 1;
    }
    match (main, sentence.lower(at), sentence.lower(at + 1)) {
        (
            "fait" | "font" | "faisait" | "faire" | "fera",
            "part" | "valoir" | "savoir" | "remarquer" | "observer",
            _,
        ) => Some(at + 1),
        ("met" | "mis" | "mettent" | "mettait" | "mettre", "en", "garde" | "avant") => Some(at + 2),
        ("pris" | "prend", "la", "parole") => Some(at + 2),
        _ => None,
    }
}

/// Past adverbs, and a short aside between commas, to a participle.
fn skip_adverbs(sentence: &SentenceView, mut at: usize, asides: bool) -> usize {
    let begin = at;
    while sentence.is(at, Class::ADVERB | Class::NEGATION | Class::THIRD)
        || sentence.lower(at) == "d'" && matches!(sentence.lower(at + 1), "abord" | "ailleurs" | "emblée")
        || sentence.lower(at) != "d'" && at > begin && sentence.lower(at - 1) == "d'"
        || has_adverb_ending(sentence.lower(at))
        || matches!(sentence.lower(at), "tenu" | "part" | "sa" | "leur" | "son" | "pour") && at < begin + 4
    {
        if sentence.is(at, Class::PARTICIPLE) {
            break;
        }
        at += 1;
    }
    if asides && sentence.is_mark(at, ",") {
        let close = (at + 1..at + 8).find(|close| sentence.is_mark(*close, ","));
        if let Some(close) = close.filter(|close| sentence.is(close + 1, Class::PARTICIPLE)) {
            return close + 1;
        }
    }
    at
}

/// Whether an infinitive at an item has the word before it that its language asks for.
fn is_marked_infinitive(sentence: &SentenceView, at: usize) -> bool {
    let marker = sentence.text.grammar.infinitive_marker;
    marker.is_none_or(|marker| at > 0 && sentence.lower(at - 1) == marker)
}

fn is_be(lower: &str) -> bool {
    matches!(
        lower,
        "est"
            | "sont"
            | "était"
            | "étaient"
            | "sera"
            | "seront"
            | "serait"
            | "seraient"
            | "fut"
            | "furent"
            | "soit"
            | "soient"
            | "étant"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "'s"
            | "'re"
            | "isn't"
            | "wasn't"
            | "aren't"
            | "weren't"
    )
}
