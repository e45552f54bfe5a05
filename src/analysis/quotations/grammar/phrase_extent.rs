//! How far a noun phrase goes: word by word, from its first one to the name, verb or mark that ends it.

use crate::analysis::lexicon::Class;
use crate::text::segment::TokenKind;

use super::chunks::Reader;
use super::noun_phrase::is_word;
use crate::analysis::quotations::names::referents::Named;
use crate::analysis::quotations::names::roles::{is_complement, is_of};

/// The state of reading one phrase.
pub(crate) struct Walk {
    pub end: usize,
    pub head: Option<usize>,
    pub named: Option<usize>,
    pub name_start: Option<usize>,
    /// Whether the words that come belong to a complement (`du parti`).
    complement: bool,
    determined: bool,
    oblique: bool,
}

impl Walk {
    /// Before the first word of a phrase.
    pub fn new(at: usize, determined: bool, oblique: bool) -> Self {
        Self { end: at, head: None, named: None, name_start: None, complement: false, determined, oblique }
    }

    /// Takes the next word into the phrase; false where the phrase ends.
    pub fn step(&mut self, reader: &Reader, start: usize) -> bool {
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
            // `la première fois`: the noun comes after.
            let ordinal = self.head.is_some_and(|head| matches!(text.lower(head), "premier" | "première")) && !titled;
            if self.head.is_none() || titled && !held || !text.french || ordinal {
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
        if self.complement && !possessive && self.ends_in_name(reader, token, named) {
            self.named = Some(named.referent);
            self.name_start = Some(at);
            self.end += length;
            return false;
        }
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

    /// Whether the name after a title and what it is of is that of its bearer: `la ministre de la Culture Anne Roy`, not
    /// `l'avocat de Paul Roche` or `le directeur de l'école Paul Roche`.
    fn ends_in_name(&self, reader: &Reader, token: usize, named: &Named) -> bool {
        let text = reader.text;
        let person = reader.people.referents[named.referent].is_person;
        let Some(head) = self.head.filter(|head| text.is(*head, Class::ROLE) && person && self.named.is_none()) else {
            return false;
        };
        let civility = text.is(token, Class::CIVILITY) || text.is(token.saturating_sub(1), Class::CIVILITY);
        let mut before = token.saturating_sub(1);
        while before > head && text.is(before, Class::CIVILITY) {
            before -= 1;
        }
        let whole = named.tokens.len() > 1 || civility;
        let apart = is_of(text, before) || text.is(before, Class::FUNCTION | Class::BEARER);
        // `la porte-parole du ministre de la Culture Anne Roy` may be either's name.
        let other = |token: usize| {
            text.is(token, Class::ROLE)
                && !text.is(token, Class::PLURAL | Class::INSTITUTION)
                && is_complement(text, token)
                && !matches!(text.lower(token - 1), "au" | "à")
        };
        whole && !apart && !(head + 1..token).any(other)
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
    pub fn trim(&mut self, reader: &Reader, start: usize) {
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
