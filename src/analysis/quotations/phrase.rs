//! Noun phrases: where they end, whose name or title they hold, their gender and number.

use crate::analysis::lexicon::Class;
use crate::article::Span;
use crate::text::segment::TokenKind;

use super::apposition;
use super::chunk::Reader;
use super::people::{Named, is_of};
use super::text::Gender;

/// A noun phrase, name or pronoun.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its words, an apposition included.
    pub span: Span,
    /// The noun that heads it, when there is one.
    pub head: Option<usize>,
    /// Whether it is a pronoun, to be resolved.
    pub pronoun: bool,
    /// The person or body that it names, by position in `People::referents`.
    pub named: Option<usize>,
    /// The title beside the name.
    pub role: Option<Span>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// Whether a determiner opens it.
    pub determined: bool,
    /// Whether it tells when.
    pub is_time: bool,
}

impl Phrase {
    /// A name by itself.
    pub fn named(span: Span, named: Option<usize>) -> Self {
        Self {
            span,
            head: None,
            pronoun: false,
            named,
            role: None,
            gender: None,
            plural: false,
            determined: false,
            is_time: false,
        }
    }
}

/// Words that one phrase may have at most.
const MAX_LENGTH: usize = 40;

/// Whether the item is a word or number.
pub(super) fn is_word(reader: &Reader, at: usize) -> bool {
    reader
        .line
        .token(at)
        .and_then(|token| reader.text.kind(token))
        .is_some_and(|kind| matches!(kind, TokenKind::Word | TokenKind::Number))
}

/// The phrase that begins at an item, with the item after it.
pub(super) fn read(reader: &Reader, at: usize) -> Option<(Phrase, usize)> {
    read_as(reader, at, false)
}

/// The phrase after a preposition. A person named right after a noun that is no title is not of it: `a dit à la
/// presse Anne Roy`.
pub(super) fn read_oblique(reader: &Reader, at: usize) -> Option<(Phrase, usize)> {
    read_as(reader, at, true)
}

fn read_as(reader: &Reader, at: usize, oblique: bool) -> Option<(Phrase, usize)> {
    let token = reader.line.token(at)?;
    if let Some((pronoun, end)) = read_pronoun(reader, at, token) {
        return Some((pronoun, end));
    }
    let (mut phrase, mut end) = read_plain(reader, at, oblique)?;
    (phrase, end) = apposition::join(reader, phrase, end);
    if matches!(reader.lower(end), "et" | "and" | "&" | "ainsi") {
        let second = if reader.lower(end) == "ainsi" { end + 2 } else { end + 1 };
        if let Some((other, after)) =
            read_plain(reader, second, false).filter(|(other, _)| other.determined || other.named.is_some())
            && reader.is(after, Class::PLURAL_VERB)
            && !phrase.is_time
        {
            phrase.span.end = other.span.end.max(phrase.span.end);
            return Some((Phrase { named: None, plural: true, role: None, gender: None, ..phrase }, after));
        }
    }
    Some((phrase, end))
}

fn read_pronoun(reader: &Reader, at: usize, token: usize) -> Option<(Phrase, usize)> {
    let word = reader.text.word(token);
    let last = matches!(reader.lower(at + 1), "dernier" | "dernière" | "derniers" | "dernières" | "latter");
    let this = last && matches!(reader.lower(at), "ce" | "cette" | "ces" | "the") && !reader.is(at + 2, Class::TIME);
    let pointing = matches!(reader.lower(at), "celui" | "celle" | "ceux" | "celles")
        && matches!(reader.lower(at + 1), "-ci" | "-là");
    let plain = word.is(Class::SUBJECT) && !word.is(Class::DETERMINER) && !word.is(Class::RELATIVE);
    if !this && !plain && !pointing {
        return None;
    }
    let end = if this || pointing { at + 2 } else { at + 1 };
    let gender = match reader.lower(at) {
        "celui" | "ceux" => Some(Gender::Masculine),
        "celle" | "celles" => Some(Gender::Feminine),
        _ => reader.text.gender(token),
    };
    let tokens = reader.line.tokens(at..end)?;
    let phrase = Phrase {
        span: reader.text.document.span_of(tokens),
        head: None,
        pronoun: true,
        named: None,
        role: None,
        gender,
        plural: word.is(Class::PLURAL) || pointing && matches!(reader.lower(at), "ceux" | "celles"),
        determined: false,
        is_time: false,
    };
    Some((phrase, end))
}

/// A phrase without what is set beside it.
pub(super) fn read_plain(reader: &Reader, at: usize, oblique: bool) -> Option<(Phrase, usize)> {
    let first = reader.line.token(at)?;
    // `L'Opinion`, `The Guardian`: the article is part of the name.
    let determined = reader.is(at, Class::DETERMINER | Class::NUMBER) && reader.people.at(first).is_none();
    let mut walk = Walk { end: at, head: None, named: None, name_start: None, complement: false, determined, oblique };
    if determined {
        walk.end += 1;
        while reader.is(walk.end, Class::DETERMINER | Class::NUMBER) && walk.end < at + 4 {
            walk.end += 1;
        }
    } else if (reader.is(at, Class::FUNCTION) || super::verb::is_manner(reader.lower(at)) && reader.text.french)
        && reader.people.at(first).is_none()
        && !reader.text.is_capital(first)
    {
        return None;
    }
    let start = walk.end;
    while walk.end < at + MAX_LENGTH && walk.step(reader, start) {}
    walk.trim(reader, start);
    if walk.end <= start {
        return None;
    }
    let tokens = reader.line.tokens(at..walk.end)?;
    // A body is often named with the noun for it: `Association des riverains`.
    let first_of_name = walk.name_start.and_then(|name| reader.line.token(name));
    let titled = |token: &usize| reader.text.is(*token, Class::INSTITUTION | Class::ROLE);
    let head = walk.head.or(first_of_name.filter(titled)).or(Some(tokens.end - 1));
    let is_time = walk.named.is_none()
        && (start..walk.end).take(2).any(|at| reader.is(at, Class::TIME))
        && !head.is_some_and(|head| reader.text.is(head, Class::ROLE | Class::INSTITUTION));
    let role = walk.name_start.filter(|name| *name > start).and_then(|name| {
        let words = reader.line.tokens(start..name)?;
        let title = words.clone().find(|token| reader.text.is(*token, Class::ROLE))?;
        let from = if reader.text.french { title } else { words.start };
        Some(reader.text.document.span_of(from..words.end))
    });
    let of_name = walk.named.and_then(|named| reader.people.referents[named].gender);
    let of_head = head.and_then(|head| reader.text.gender(head)).filter(|_| walk.named.is_none());
    let of_determiner = if determined { reader.text.gender(first) } else { None };
    let plural = (at..start).any(|at| reader.is(at, Class::PLURAL | Class::NUMBER))
        || head.is_some_and(|head| reader.text.is(head, Class::PLURAL) && !determined);
    let phrase = Phrase {
        span: reader.text.document.span_of(tokens),
        head,
        pronoun: false,
        named: walk.named,
        role,
        gender: of_name.or(of_determiner).or(of_head),
        plural: plural && walk.named.is_none(),
        determined,
        is_time,
    };
    Some((phrase, walk.end))
}

/// The state of reading one phrase.
struct Walk {
    end: usize,
    head: Option<usize>,
    named: Option<usize>,
    name_start: Option<usize>,
    /// Whether the words that come belong to a complement (`du parti`).
    complement: bool,
    determined: bool,
    oblique: bool,
}

impl Walk {
    /// Takes the next word into the phrase; false where the phrase ends.
    fn step(&mut self, reader: &Reader, start: usize) -> bool {
        let at = self.end;
        let Some(token) = reader.line.token(at) else { return false };
        if !is_word(reader, at) {
            return false;
        }
        let text = reader.text;
        if let Some(named) = reader.people.at(token) {
            return self.take_name(reader, start, token, named);
        }
        if at > start && is_possessive(reader, at) {
            self.head = None;
            self.end += 1;
            return true;
        }
        if self.ends_at(reader, at, token, start) {
            return false;
        }
        if is_of(text, token) && at > start {
            self.complement = true;
            self.end += 1;
            while reader.is(self.end, Class::DETERMINER) {
                self.end += 1;
            }
            return true;
        }
        let bound = text.is(token, Class::DETERMINER | Class::PREPOSITION);
        if !bound && !self.complement {
            let titled = text.is(token, Class::ROLE | Class::INSTITUTION | Class::GROUP | Class::DOCUMENT);
            let held = self
                .head
                .is_some_and(|head| text.is(head, Class::ROLE | Class::INSTITUTION | Class::GROUP | Class::DOCUMENT));
            // In French the noun comes first, in English last.
            if self.head.is_none() || titled && !held || !text.french {
                self.head = Some(token);
            }
        }
        self.end += 1;
        true
    }

    /// Takes a name into the phrase, as its head or as a complement; true where the phrase may go on after it.
    fn take_name(&mut self, reader: &Reader, start: usize, token: usize, named: &Named) -> bool {
        let text = reader.text;
        let at = self.end;
        let length = named.tokens.len();
        let possessive = matches!(text.lower(named.tokens.end), "'s" | "'");
        if self.complement || possessive {
            self.head = if possessive { None } else { self.head.or(Some(token)) };
            self.complement = !possessive;
            self.end += length + usize::from(possessive);
            return true;
        }
        let held = |class| self.head.is_some_and(|head| text.is(head, class));
        // English sets names before a noun: `Webb campaign manager Anne Roy`. In French `l'administration Leroux`
        // speaks, not the one it is named after.
        let person = reader.people.referents[named.referent].is_person;
        let body = text.french && person && held(Class::INSTITUTION) && !held(Class::ROLE | Class::MEDIA);
        if body || !text.french && modifies(reader, at + length) {
            self.head = self.head.or(Some(token));
            self.end += length;
            return true;
        }
        // `In an interview Roy declared`: the name is the subject of what follows. `À la presse Anne Roy`: of what
        // came before.
        let untitled = self.head.is_some() && !held(Class::ROLE | Class::CIVILITY) && at > start;
        let apart =
            self.oblique && if text.french { untitled } else { text.is(named.tokens.end, Class::FINITE) && untitled };
        if self.named.is_some() || apart {
            return false;
        }
        self.named = Some(named.referent);
        self.name_start = Some(at);
        self.end += length;
        false
    }

    /// Whether the phrase is over before this word.
    fn ends_at(&self, reader: &Reader, at: usize, token: usize, start: usize) -> bool {
        let text = reader.text;
        let word = text.word(token);
        let first = at == start && self.determined;
        let tied =
            at > start && (is_of(text, token.saturating_sub(1)) || text.is(token.saturating_sub(1), Class::DETERMINER));
        if text.lower(token).starts_with('-') {
            return true;
        }
        let capital = text.is_capital(token);
        let finite = word.is(Class::FINITE) && !(capital && !word.is(Class::AUXILIARY) && at > start);
        let noun = word.is(Class::ROLE | Class::INSTITUTION | Class::GROUP | Class::DOCUMENT) && self.head.is_none();
        if word.is(Class::AUXILIARY) && !tied {
            return !first
                || matches!(text.lower(token), "a" | "ont" | "est" | "sont" | "is" | "was" | "has" | "had" | "were");
        }
        if finite && !first && !tied && !noun {
            return is_verb_here(reader, at, token);
        }
        if word.is(Class::GERUND) && !first && !tied && (text.french || word.is(Class::SPEECH))
            || word.is(Class::INFINITIVE) && text.french && !first && !tied && !noun
        {
            return true;
        }
        if word.is(Class::RELATIVE | Class::CONJUNCTION | Class::SUBORDINATOR) && !capital {
            return true;
        }
        if word.is(Class::PREPOSITION) && !capital {
            let of = is_of(text, token) && (at > start) && !matches!(text.lower(token), "à" | "au" | "aux" | "for");
            let office = matches!(text.lower(token), "à" | "au" | "aux" | "for" | "en")
                && self.head.is_some_and(|head| text.is(head, Class::ROLE))
                && (reader.is(at + 1, Class::DEFINITE)
                    || reader.line.token(at + 1).is_some_and(|next| text.is_capital(next)))
                && reader.line.token(at + 1).is_some_and(|next| reader.people.at(next).is_none());
            return !of && !office && !self.is_portfolio(reader, at, token);
        }
        if word.is(Class::SUBJECT) && !word.is(Class::DETERMINER) && !capital {
            return true;
        }
        let counted = at > start && text.kind(token.saturating_sub(1)) == Some(TokenKind::Number);
        if word.is(Class::TIME) && !tied && !first && !capital && !counted {
            return true;
        }
        if word.is(Class::DETERMINER) && !tied && !first && !capital {
            return true;
        }
        if word.is(Class::TIME) && !text.french && capital && !first {
            return true;
        }
        word.is(Class::ADVERB) && self.head.is_some() && !capital
            || word.is(Class::CLITIC) && !tied && !first && !word.is(Class::DETERMINER)
    }

    /// Whether a preposition leads to what an office is for: `l'adjoint aux finances`, `a spokesman for Thorne Lines`.
    fn is_portfolio(&self, reader: &Reader, at: usize, token: usize) -> bool {
        let text = reader.text;
        let Some((head, next)) = self.head.zip(reader.line.token(at + 1)) else { return false };
        if !text.french {
            return text.lower(token) == "for" && text.is(head, Class::ROLE) && text.is_capital(next);
        }
        let heads =
            ["adjoint", "délégué", "secrétaire", "ministre", "conseiller", "candidat", "attaché", "commissaire"];
        let heard = Class::ROLE | Class::GROUP | Class::INSTITUTION | Class::DOCUMENT | Class::MEDIA | Class::TIME;
        matches!(text.lower(token), "au" | "aux")
            && heads.iter().any(|known| text.lower(head).starts_with(known))
            && !text.is(next, heard)
            && !text.is_capital(next)
    }

    /// Gives back small words at the end.
    fn trim(&mut self, reader: &Reader, start: usize) {
        while self.end > start
            && self.name_start.is_none_or(|name| self.end - 1 > name)
            && (reader.is(self.end - 1, Class::PREPOSITION | Class::DETERMINER | Class::CONJUNCTION | Class::CLITIC))
            && !reader.line.token(self.end - 1).is_some_and(|token| reader.text.is_capital(token))
        {
            self.end -= 1;
        }
    }
}

/// Whether a form that may be a verb is one after the words of a phrase. English base forms are nouns as often
/// (`campaign manager`): they are verbs after a plural.
fn is_verb_here(reader: &Reader, at: usize, token: usize) -> bool {
    let text = reader.text;
    if text.french {
        return true;
    }
    let word = text.word(token);
    if word.is(Class::INFINITIVE) && !word.is(Class::SINGULAR_VERB) {
        return at > 0 && reader.lower(at - 1).ends_with('s') && !reader.lower(at - 1).ends_with("'s");
    }
    true
}

/// Whether the English `'s` at an item joins a noun to the next one.
fn is_possessive(reader: &Reader, at: usize) -> bool {
    let verbal = Class::PARTICIPLE | Class::GERUND | Class::FUNCTION | Class::ADVERB | Class::NEGATION;
    !reader.text.french && reader.lower(at) == "'s" && is_word(reader, at + 1) && !reader.is(at + 1, verbal)
}

/// Whether the English word at an item makes the name before it a modifier: a noun, and no verb.
fn modifies(reader: &Reader, at: usize) -> bool {
    let Some(token) = reader.line.token(at) else { return false };
    let text = reader.text;
    let noun = Class::ROLE | Class::INSTITUTION | Class::GROUP | Class::DOCUMENT;
    let named = text.is_capital(token) && reader.people.at(token).is_some();
    let held = text.is(
        token,
        Class::FINITE | Class::FUNCTION | Class::GERUND | Class::PARTICIPLE | Class::TIME | Class::CONJUNCTION,
    );
    text.kind(token) == Some(TokenKind::Word)
        && !text.lower(token).starts_with('\'')
        // An unknown word in -ed is a verb sooner than a noun.
        && (text.is(token, noun) || named || !text.is_capital(token) && !held && !text.lower(token).ends_with("ed"))
}
