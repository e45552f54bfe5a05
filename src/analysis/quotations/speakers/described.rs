//! A description (`le ministre`, `cette source`, `un habitant`) as it was read: what opens it, what heads it, which
//! office it names and who holds that in the archive.
//!
//! Comes in: the words of a description. Goes out: what can be asked of them. It must not know the candidates for it.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::discourse::resolver::is_demonym;
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::tagged_text::TaggedText;

use super::party::Party;
use super::phrases::PhraseCandidate;
use super::scene::Scene;
use super::sign::Sign;
use super::words::{self, Terms, terms_with_names};

/// What a description shows, whomever it stands for.
pub(in super::super) struct Described {
    /// Surnames of those who hold the office, as the archive says, and how many articles say so.
    pub holders: Vec<(u64, u32)>,
    pub terms: Terms,
    pub head: Option<u64>,
    /// The noun as it is written.
    pub noun_term: Option<u64>,
    pub article: Article,
    pub noun: Noun,
    pub office: Option<usize>,
    pub is_source: bool,
    /// Whom it names by itself.
    pub own: Option<usize>,
    /// Whom the rules took.
    pub rule: Option<usize>,
    /// The name set beside it.
    pub beside: Option<usize>,
    /// Whether a phrase that is no plausible speaker was taken for one all the same.
    pub plausible: bool,
    pub may_stand: bool,
    /// Whether its noun is an unknown name, which stands for nobody of another name: `la Quadrature`.
    pub is_name: bool,
    /// Whether it says that it is the one before: `la même source`.
    pub is_same: bool,
    /// Whether it is the label of a turn: then it is of no person whom the article gives no such role.
    pub is_label: bool,
    /// Whether its noun has a capital within a sentence.
    pub is_capital: bool,
    /// Whether its noun says what sort of body it is (`l'association`, `la chaîne`), which a name before has told.
    pub is_kind: bool,
}

impl Described {
    /// How many articles of the archive say that a party holds the office, and how many name anybody.
    pub fn held_by(&self, party: &Party) -> (u32, u32) {
        let all = self.holders.iter().map(|(_, count)| count).sum();
        let mine = self.holders.iter().filter(|(surname, _)| party.name.last() == Some(*surname));
        (mine.map(|(_, count)| count).sum(), all)
    }

    /// What the archive says of a person in the office.
    pub fn by_archive(&self, party: &Party, tell: &mut dyn FnMut(Sign)) {
        let (mine, all) = self.held_by(party);
        if mine >= 2 || mine > 0 && all <= 2 {
            tell(Sign::OFFICE_HOLDER);
        }
        if mine >= 3 && mine * 5 >= all * 3 {
            tell(Sign::OFFICE_MOSTLY);
        }
        if mine == 0 && all >= 3 {
            tell(Sign::OFFICE_OTHERS);
        }
    }
}

/// What opens a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Article {
    Possessive,
    This,
    Definite,
    Indefinite,
    Bare,
}

/// What heads a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Noun {
    Epithet,
    Role,
    Body,
    Document,
    Other,
}

impl Article {
    fn of(text: &TaggedText, phrase: &NounPhrase) -> Self {
        match text.document.folded(text.document.token_at(phrase.span.start)) {
            "son" | "sa" | "ses" | "leur" | "leurs" | "his" | "her" | "their" | "its" => Self::Possessive,
            "ce" | "cet" | "cette" | "ces" | "this" | "that" | "these" => Self::This,
            "le" | "la" | "les" | "l'" | "the" => Self::Definite,
            _ if phrase.determined => Self::Indefinite,
            _ => Self::Bare,
        }
    }
}

impl Noun {
    fn of(text: &TaggedText, phrase: &NounPhrase) -> Self {
        let word = phrase.head.map(|head| text.word(head)).unwrap_or_default();
        match () {
            () if word.is(Class::EPITHET) => Self::Epithet,
            () if word.is(Class::ROLE) => Self::Role,
            () if word.is(Class::INSTITUTION | Class::GROUP) => Self::Body,
            () if word.is(Class::DOCUMENT | Class::MEDIA) => Self::Document,
            () => Self::Other,
        }
    }
}

/// Whether a description may name an office by itself: `la ministre de la Mer`, not `un ministre`, not `la mer`.
pub(in super::super) fn may_be_office(text: &TaggedText, phrase: &NounPhrase) -> bool {
    matches!(Article::of(text, phrase), Article::Definite | Article::This)
        && matches!(Noun::of(text, phrase), Noun::Role | Noun::Epithet)
}

impl Scene<'_, '_> {
    /// Reads a description.
    pub fn describe(
        &self,
        candidate: &PhraseCandidate,
        own: Option<usize>,
        rule: Option<usize>,
        beside: Option<usize>,
        may_stand: bool,
    ) -> Described {
        let (text, phrase) = (self.text, &candidate.phrase);
        let words = phrase.span.of(text.document.text);
        let (article, noun) = (Article::of(text, phrase), Noun::of(text, phrase));
        let head = phrase.head.map(|head| text.document.folded(head));
        let capital = |head| text.is_capital(head) && !text.opens_sentence(head);
        let named = phrase.head.is_some_and(capital) && !is_demonym(text, self.referents, phrase);
        let is_same = text.document.tokens_in(phrase.span).take(2).any(|at| matches!(text.lower(at), "même" | "same"));
        let asked = !self.offices.is_empty() && may_be_office(text, phrase);
        let held = asked.then(|| self.offices.holders(words)).into_iter().flatten();
        Described {
            holders: held.map(|holder| (words::term(&holder.surname()).0, holder.count)).collect(),
            terms: terms_with_names(text, self.referents, phrase.span, None),
            head: head.map(words::singular_term),
            noun_term: head.map(|head| words::term(head).0),
            article,
            noun,
            office: words::office(words),
            is_source: head.is_some_and(|head| matches!(head, "source" | "sources")),
            own,
            rule,
            beside,
            plausible: noun != Noun::Other || phrase.head.is_some_and(|head| text.is_capital(head)),
            may_stand,
            is_name: noun == Noun::Other && named && article != Article::This,
            is_same,
            is_label: false,
            is_capital: phrase.head.is_some_and(capital),
            is_kind: noun == Noun::Body && head.is_some_and(words::is_kind_of_body),
        }
    }
}
