//! Noun phrases: what they hold, who can speak by their words, and the reading of one without what is set beside it.

use super::impersonal;
use super::phrase_scan::PhraseScan;
use super::sentence_view::{SentenceView, has_adverb_ending};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::names::referents::ReferentId;
use crate::analysis::quotations::tagged_text::{Gender, TaggedText};
use crate::article::Span;

/// A noun phrase, name or pronoun.
#[derive(Clone, Debug, Default)]
pub(crate) struct NounPhrase {
    /// Its words, an apposition included.
    pub span: Span,
    /// The noun that heads it, by token, when there is one.
    pub head: Option<usize>,
    /// Whether it is a pronoun, to be resolved.
    pub pronoun: bool,
    /// The person or body that it names.
    pub referent: Option<ReferentId>,
    /// The title beside the name.
    pub title: Option<Span>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// Whether a determiner opens it.
    pub determined: bool,
    /// Whether it tells when.
    pub is_time: bool,
}

impl NounPhrase {
    /// A name by itself.
    pub fn of_name(span: Span, referent: Option<ReferentId>) -> Self {
        Self { span, referent, ..Self::default() }
    }

    /// A pronoun.
    pub fn of_pronoun(span: Span, gender: Option<Gender>, plural: bool) -> Self {
        Self { span, pronoun: true, gender, plural, ..Self::default() }
    }

    /// The first token of its words.
    pub fn first_token(&self, text: &TaggedText) -> usize {
        text.document.token_at(self.span.start)
    }

    /// Whether its head noun belongs to a class.
    pub fn is_headed_by(&self, text: &TaggedText, class: Class) -> bool {
        self.head.is_some_and(|head| text.is(head, class))
    }

    /// Whether it begins with a word of the third person.
    pub fn is_third_person(&self, text: &TaggedText) -> bool {
        text.is(self.first_token(text), Class::THIRD)
    }

    /// Whether it is a pronoun that stands for nobody whom the article names: `on`, `je`, `there`.
    pub fn is_impersonal(&self, text: &TaggedText) -> bool {
        let first = self.first_token(text);
        if self.pronoun && impersonal::is_impersonal(text, first) {
            return true;
        }
        self.pronoun
            && self.head.is_none()
            && !text.is(first, Class::THIRD)
            && text.is(first, Class::SUBJECT)
            && !text.is(first, Class::DETERMINER)
    }

    /// Whether it can name one who speaks: a person, a body, a group, a document, a pronoun for them, or a name that
    /// nobody knows.
    pub fn can_speak(&self, text: &TaggedText) -> bool {
        if self.is_time {
            return false;
        }
        if self.pronoun || self.referent.is_some() {
            return true;
        }
        let Some(head) = self.head else { return false };
        text.is(head, Class::SPEAKER)
            || text.is_capital(head) && text.document.tokens[head].span.start > 0 && !text.is(head, Class::TIME)
    }

    /// Whether it is more than a bare noun or number, which speaks for nobody in some languages: `», fait débat`, `20 %
    /// se disent « satisfaits »`.
    pub fn is_specific(&self, text: &TaggedText) -> bool {
        let people = Class::ROLE | Class::GROUP | Class::INSTITUTION;
        text.grammar.bare_nouns_speak
            || self.determined
            || self.can_speak(text)
            // `nombre de manifestants`
            || text.document.tokens_in(self.span).any(|token| text.is(token, people))
    }
}

/// Words that one phrase may have at most.
const MAX_LENGTH: usize = 40;

/// What a noun phrase depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Governor {
    /// Nothing.
    None,
    /// A preposition. The name of a person right after a noun that is no title is then not of that noun: `a dit à la
    /// presse Anne Roy`.
    Preposition,
}

/// The phrase that begins at an item, without what is set beside it, with the item after it.
pub(crate) fn read_plain(sentence: &SentenceView, at: usize, governor: Governor) -> Option<(NounPhrase, usize)> {
    let text = sentence.text;
    let first = sentence.token(at)?;
    // `L'Opinion`, `The Guardian`: the article is part of the name.
    let determined = sentence.is(at, Class::DETERMINER | Class::NUMBER) && sentence.name_at(at).is_none();
    let mut start = at;
    if determined {
        start += 1;
        while sentence.is(start, Class::DETERMINER | Class::NUMBER) && start < at + 4 {
            start += 1;
        }
    } else if is_small_word(sentence, at) && sentence.name_at(at).is_none() && !text.is_capital(first) {
        return None;
    }
    let mut scan = PhraseScan::new(start, determined, governor == Governor::Preposition);
    while scan.end < at + MAX_LENGTH && scan.step(sentence) {}
    scan.trim(sentence);
    if scan.end <= start {
        return None;
    }
    let tokens = sentence.sentence.tokens(at..scan.end)?;
    // A body is often named with the noun for it: `Association des riverains`.
    let first_of_name = scan.name_start.and_then(|name| sentence.token(name));
    let titled = |token: &usize| text.is(*token, Class::INSTITUTION | Class::ROLE);
    let head = scan.head.or(first_of_name.filter(titled)).or(Some(tokens.end - 1));
    let is_time = scan.referent.is_none()
        && (start..scan.end).take(2).any(|at| sentence.is(at, Class::TIME))
        && !head.is_some_and(|head| text.is(head, Class::ROLE | Class::INSTITUTION));
    let of_name = scan.referent.and_then(|referent| sentence.referents.get(referent).gender);
    let of_head = head.and_then(|head| text.gender(head)).filter(|_| scan.referent.is_none());
    let of_determiner = if determined { text.gender(first) } else { None };
    let plural = (at..start).any(|at| sentence.is(at, Class::PLURAL | Class::NUMBER))
        || head.is_some_and(|head| text.is(head, Class::PLURAL) && !determined);
    let phrase = NounPhrase {
        span: text.document.span_of(tokens),
        head,
        pronoun: false,
        referent: scan.referent,
        title: title_before(sentence, start, scan.name_start),
        gender: of_name.or(of_determiner).or(of_head),
        plural: plural && scan.referent.is_none(),
        determined,
        is_time,
    };
    Some((phrase, scan.end))
}

/// Whether the word at an item can't open a phrase that has no determiner.
fn is_small_word(sentence: &SentenceView, at: usize) -> bool {
    let manner = sentence.text.grammar.adverbs_by_ending && has_adverb_ending(sentence.lower(at));
    sentence.is(at, Class::FUNCTION) || manner
}

/// The title between the item that a phrase begins with and the name in it.
fn title_before(sentence: &SentenceView, start: usize, name: Option<usize>) -> Option<Span> {
    let text = sentence.text;
    let words = sentence.sentence.tokens(start..name.filter(|name| *name > start)?)?;
    let title = words.clone().find(|token| text.is(*token, Class::ROLE))?;
    let from = if text.grammar.title_belongs_to_name { words.start } else { title };
    Some(text.document.span_of(from..words.end))
}
