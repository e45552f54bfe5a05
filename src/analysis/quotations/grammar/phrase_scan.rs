//! How far a noun phrase goes: word by word, from its first one to the name, verb or mark that ends it.

use crate::analysis::lexicon::Class;
use crate::text::segment::TokenKind;

use super::sentence::SentenceItem;
use super::sentence_view::SentenceView;
use crate::analysis::quotations::language::Portfolio;
use crate::analysis::quotations::names::referents::{NameMention, ReferentId};
use crate::analysis::quotations::names::roles::{is_complement, is_of};
use crate::analysis::quotations::tagged_text::TaggedText;

/// The state of reading one phrase.
pub(crate) struct PhraseScan {
    /// The item after the last one of the phrase.
    pub end: usize,
    /// The noun that heads it, by token.
    pub head: Option<usize>,
    /// The person or body that it names.
    pub referent: Option<ReferentId>,
    /// The item that this name begins at.
    pub name_start: Option<usize>,
    /// The first item, determiners left out.
    start: usize,
    /// Whether the words that come belong to a complement (`du parti`).
    complement: bool,
    determined: bool,
    /// Whether a preposition governs the phrase.
    oblique: bool,
}

impl PhraseScan {
    /// Before the first word of a phrase, its determiners left behind.
    pub fn new(start: usize, determined: bool, oblique: bool) -> Self {
        Self { end: start, head: None, referent: None, name_start: None, start, complement: false, determined, oblique }
    }

    /// Whether the head found so far belongs to a class.
    fn is_headed_by(&self, text: &TaggedText, class: Class) -> bool {
        self.head.is_some_and(|head| text.is(head, class))
    }

    /// Takes the next word into the phrase; false where the phrase ends.
    pub fn step(&mut self, sentence: &SentenceView) -> bool {
        let at = self.end;
        let text = sentence.text;
        if let Some(name) = self.past_parenthesis(sentence) {
            self.end = name;
            return true;
        }
        let Some(token) = sentence.token(at).filter(|_| sentence.is_word(at)) else { return false };
        if let Some(mention) = sentence.referents.mention_at(token) {
            return self.take_name(sentence, token, mention);
        }
        if at > self.start && is_possessive(sentence, at) {
            self.head = None;
            self.end += 1;
            return true;
        }
        if self.ends_at(sentence, at, token) {
            return false;
        }
        if is_of(text, token) && at > self.start {
            self.complement = true;
            self.end += 1;
            while sentence.is(self.end, Class::DETERMINER) {
                self.end += 1;
            }
            return true;
        }
        let bound = text.is(token, Class::DETERMINER | Class::PREPOSITION);
        if !bound && !self.complement {
            let titled = text.is(token, Class::SPEAKER);
            let held = self.is_headed_by(text, Class::SPEAKER);
            // `la première fois`: the noun comes after.
            let ordinal = self.head.is_some_and(|head| matches!(text.lower(head), "premier" | "première")) && !titled;
            if self.head.is_none() || titled && !held || text.grammar.compounds || ordinal {
                self.head = Some(token);
            }
        }
        self.end += 1;
        true
    }

    /// Takes a name into the phrase, as its head or as a complement; true where the phrase may go on after it.
    fn take_name(&mut self, sentence: &SentenceView, token: usize, mention: &NameMention) -> bool {
        let text = sentence.text;
        let at = self.end;
        let length = mention.tokens.len();
        let possessive = matches!(text.lower(mention.tokens.end), "'s" | "'");
        if self.complement && !possessive && self.ends_in_name(sentence, token, mention) {
            self.referent = Some(mention.referent);
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
        // `Webb campaign manager Anne Roy`: the first name only describes. `l'administration Leroux` speaks, not the one
        // it is named after.
        let body = self.is_headed_by(text, Class::INSTITUTION) && !self.is_headed_by(text, Class::ROLE | Class::MEDIA);
        let describes = if text.grammar.compounds {
            modifies(sentence, at + length)
        } else {
            body && sentence.referents.is_person(Some(mention.referent))
        };
        if describes {
            self.head = self.head.or(Some(token));
            self.end += length;
            return true;
        }
        // `la rapporteure UDR Anne Roy`: the party of a person is no name of hers.
        let person = sentence.referents.is_person(Some(mention.referent));
        let titled = !text.grammar.compounds && !person && self.is_headed_by(text, Class::ROLE);
        if let Some(bearer) = titled.then(|| bearer_after(sentence, at + length)).flatten() {
            self.end = bearer;
            return true;
        }
        // `le député UDR a dit`: nobody is named, the party only describes.
        let party = self.is_headed_by(text, Class::ROLE) && !person && self.determined && text.is_acronym(token);
        if party && !text.grammar.compounds && length == 1 && at > self.start {
            self.end += length;
            return true;
        }
        // `À la presse Anne Roy`: the name is the subject of the verb before. `In an interview Roy declared`: of the one
        // that follows.
        let untitled =
            self.head.is_some() && !self.is_headed_by(text, Class::ROLE | Class::CIVILITY) && at > self.start;
        let is_subject = text.grammar.late_subjects || text.is(mention.tokens.end, Class::FINITE);
        // `à l'agence Union-Presse`, `au quotidien La Lande`: the noun says what the name is.
        let kind = !person && self.is_headed_by(text, Class::INSTITUTION | Class::MEDIA);
        let apart = self.oblique && untitled && is_subject && !kind;
        if self.referent.is_some() || apart {
            return false;
        }
        self.referent = Some(mention.referent);
        self.name_start = Some(at);
        self.end += length;
        false
    }

    /// The item of the name behind a title and what stands in parentheses: `la sénatrice (Verts) Anne Roy`.
    fn past_parenthesis(&self, sentence: &SentenceView) -> Option<usize> {
        let at = self.end;
        let titled = at > self.start && self.referent.is_none() && self.is_headed_by(sentence.text, Class::ROLE);
        if !titled || !sentence.is_mark(at, "(") {
            return None;
        }
        let close = (at + 2..at + 2 + LONGEST_PARENTHESIS).find(|close| sentence.is_mark(*close, ")"))?;
        is_bearer(sentence, close + 1).then_some(close + 1)
    }

    /// Whether the name after a title and what it is of is that of its bearer: `la ministre de la Culture Anne Roy`, not
    /// `l'avocat de Paul Roche` or `le directeur de l'école Paul Roche`.
    fn ends_in_name(&self, sentence: &SentenceView, token: usize, mention: &NameMention) -> bool {
        let text = sentence.text;
        let person = sentence.referents.is_person(Some(mention.referent));
        let Some(head) = self.head.filter(|head| text.is(*head, Class::ROLE) && person && self.referent.is_none())
        else {
            return false;
        };
        let civility = text.is(token, Class::CIVILITY) || text.is(token.saturating_sub(1), Class::CIVILITY);
        let mut before = token.saturating_sub(1);
        while before > head && text.is(before, Class::CIVILITY) {
            before -= 1;
        }
        let whole = mention.tokens.len() > 1 || civility;
        // `la porte-parole du gouvernement Anne Roy`: a government goes by one name of its head, hers is whole.
        let led = matches!(text.lower(before), "gouvernement" | "groupe" | "parti" | "mouvement" | "camp");
        let bearer = text.is(before, Class::BEARER) && !(led && mention.tokens.len() > 1);
        let apart = is_of(text, before) || text.is(before, Class::FUNCTION) || bearer;
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
    fn ends_at(&self, sentence: &SentenceView, at: usize, token: usize) -> bool {
        let text = sentence.text;
        let word = text.word(token);
        let inside = at > self.start;
        let first = !inside && self.determined;
        let before = token.saturating_sub(1);
        let tied = inside && (is_of(text, before) || text.is(before, Class::DETERMINER));
        if text.lower(token).starts_with('-') {
            return true;
        }
        let capital = text.is_capital(token);
        let finite = word.is(Class::FINITE) && !(capital && !word.is(Class::AUXILIARY) && inside);
        let noun = word.is(Class::SPEAKER) && self.head.is_none();
        if word.is(Class::AUXILIARY) && !tied {
            return !first
                || matches!(text.lower(token), "a" | "ont" | "est" | "sont" | "is" | "was" | "has" | "had" | "were");
        }
        if finite && !first && !tied && !noun {
            return is_verb_here(sentence, at, token);
        }
        // `la promesse dénoncée comme « … » par l'opposition`
        if inside && !tied && word.is(Class::PARTICIPLE) && word.is(Class::QUOTING) && is_called(sentence, at + 1) {
            return true;
        }
        // `une équipe dirigée par le maire a dit`, `un message envoyé aux élus dit`: by and to whom is no part of who it is.
        let agent = matches!(sentence.lower(at + 1), "par" | "by" | "aux");
        if inside && !tied && agent && word.is(Class::PARTICIPLE) && self.head.is_some() && !capital {
            return true;
        }
        let distinct = text.grammar.distinct_verb_forms;
        if word.is(Class::GERUND) && !first && !tied && (distinct || word.is(Class::SPEECH))
            || word.is(Class::INFINITIVE) && distinct && !first && !tied && !noun
        {
            return true;
        }
        if word.is(Class::RELATIVE | Class::CONJUNCTION | Class::SUBORDINATOR) && !capital {
            return true;
        }
        if word.is(Class::PREPOSITION) && !capital {
            let of = is_of(text, token) && inside && !matches!(text.lower(token), "à" | "au" | "aux" | "for");
            let office = matches!(text.lower(token), "à" | "au" | "aux" | "for" | "en")
                && self.is_headed_by(text, Class::ROLE)
                && (sentence.is(at + 1, Class::DEFINITE) || sentence.is_capital(at + 1))
                && sentence.token(at + 1).is_some()
                && sentence.name_at(at + 1).is_none();
            return !of && !office && !self.is_portfolio(sentence, at, token);
        }
        if word.is(Class::SUBJECT) && !word.is(Class::DETERMINER) && !capital {
            return true;
        }
        let counted = inside && text.kind(before) == Some(TokenKind::Number);
        if word.is(Class::TIME) && !tied && !first && !capital && !counted {
            return true;
        }
        if word.is(Class::DETERMINER) && !tied && !first && !capital {
            return true;
        }
        if word.is(Class::TIME) && text.grammar.days_have_capitals && capital && !first {
            return true;
        }
        word.is(Class::ADVERB) && self.head.is_some() && !capital
            || word.is(Class::CLITIC) && !tied && !first && !word.is(Class::DETERMINER)
    }

    /// Whether a preposition leads to what an office is for: `l'adjoint aux finances`, `a spokesman for Thorne Lines`.
    fn is_portfolio(&self, sentence: &SentenceView, at: usize, token: usize) -> bool {
        let text = sentence.text;
        let Some((head, next)) = self.head.zip(sentence.token(at + 1)) else { return false };
        match text.grammar.portfolio {
            Portfolio::ForName => text.lower(token) == "for" && text.is(head, Class::ROLE) && text.is_capital(next),
            Portfolio::ToNoun => {
                let heads = [
                    "adjoint",
                    "délégué",
                    "secrétaire",
                    "ministre",
                    "conseiller",
                    "candidat",
                    "attaché",
                    "commissaire",
                ];
                matches!(text.lower(token), "au" | "aux")
                    && heads.iter().any(|known| text.lower(head).starts_with(known))
                    && !text.is(next, Class::SPEAKER | Class::MEDIA | Class::TIME)
                    && !text.is_capital(next)
            }
        }
    }

    /// Gives back small words at the end.
    pub fn trim(&mut self, sentence: &SentenceView) {
        let small = Class::PREPOSITION | Class::DETERMINER | Class::CONJUNCTION | Class::CLITIC;
        while self.end > self.start
            && self.name_start.is_none_or(|name| self.end - 1 > name)
            && sentence.is(self.end - 1, small)
            && !sentence.is_capital(self.end - 1)
        {
            self.end -= 1;
        }
    }
}

/// Words and marks that a party in parentheses has at most.
const LONGEST_PARENTHESIS: usize = 5;
/// Words that the constituency of a party's member has at most.
const LONGEST_CONSTITUENCY: usize = 3;

/// Whether the name of a person of two words or more begins at an item.
fn is_bearer(sentence: &SentenceView, at: usize) -> bool {
    sentence.name_at(at).is_some_and(|name| name.tokens.len() > 1 && sentence.is_person(Some(name.referent)))
}

/// The item of the bearer's name behind the name of a party that ends before `at`, with the constituency between:
/// `RN Luc Berger`, `RN du Nord Luc Berger`.
fn bearer_after(sentence: &SentenceView, at: usize) -> Option<usize> {
    if sentence.name_at(at).is_some_and(|name| sentence.is_person(Some(name.referent))) {
        return Some(at);
    }
    let mut next = at;
    sentence.token(next).filter(|token| is_of(sentence.text, *token))?;
    next += 1;
    while sentence.is(next, Class::DETERMINER) {
        next += 1;
    }
    let place = next;
    while next < place + LONGEST_CONSTITUENCY && sentence.is_capital(next) && !is_bearer(sentence, next) {
        next += sentence.name_at(next).map_or(1, |name| name.tokens.len());
    }
    (next > place && is_bearer(sentence, next)).then_some(next)
}

/// Whether a form that may be a verb is one after the words of a phrase. English base forms are nouns as often
/// (`campaign manager`): they are verbs after a plural.
fn is_verb_here(sentence: &SentenceView, at: usize, token: usize) -> bool {
    let text = sentence.text;
    let word = text.word(token);
    let base = word.is(Class::INFINITIVE) && !word.is(Class::SINGULAR_VERB);
    if text.grammar.distinct_verb_forms || !base {
        return true;
    }
    at > 0 && sentence.lower(at - 1).ends_with('s') && !sentence.lower(at - 1).ends_with("'s")
}

/// Whether words follow that say how something is called, and by whom: `comme`, `par`, `de` and words between marks.
fn is_called(sentence: &SentenceView, at: usize) -> bool {
    let quoted = |at: usize| matches!(sentence.sentence.items.get(at), Some(SentenceItem::Quote(_)));
    match sentence.lower(at) {
        "comme" | "par" | "as" | "by" => true,
        "de" | "d'" => quoted(at + 1),
        _ => false,
    }
}

/// Whether the `'s` at an item joins an owner to the noun behind it.
fn is_possessive(sentence: &SentenceView, at: usize) -> bool {
    let verbal = Class::PARTICIPLE | Class::GERUND | Class::FUNCTION | Class::ADVERB | Class::NEGATION;
    sentence.text.grammar.possessive.is_some_and(|possessive| sentence.lower(at) == possessive)
        && sentence.is_word(at + 1)
        && !sentence.is(at + 1, verbal)
}

/// Whether the word at an item makes the name before it a modifier: a noun, and no verb.
fn modifies(sentence: &SentenceView, at: usize) -> bool {
    let Some(token) = sentence.token(at) else { return false };
    let text = sentence.text;
    let named = text.is_capital(token) && sentence.referents.mention_at(token).is_some();
    let held = Class::FINITE | Class::FUNCTION | Class::GERUND | Class::PARTICIPLE | Class::TIME | Class::CONJUNCTION;
    let lower = text.lower(token);
    // An unknown word in -ed is a verb sooner than a noun.
    let common = !text.is_capital(token) && !text.is(token, held) && !lower.ends_with("ed");
    let noun = text.is(token, Class::SPEAKER) || named || common;
    text.kind(token) == Some(TokenKind::Word) && !lower.starts_with('\'') && noun
}
