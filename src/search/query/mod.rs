//! The query language: what a person types, read into terms, filters and mistakes.
//!
//! A query is pieces between blanks, in any order, and a row must satisfy them all:
//!
//! - terms: `word` (fuzzily), `'word` (these very letters), `^word` (at the start), `word$` (at the end),
//!   `"some words"` or `« des mots »` (a phrase of whole words); `'word'` is a phrase of one;
//! - fields: `date:`, `since:`, `until:`, `source:`, `author:`, `tag:`, `lang:`, `person:`, `org:`, `place:`,
//!   `speaker:` (or `by:`), `is:bookmarked`, `has:quote`, `kind:`, `certain:`, `sort:certain`, by their French names too, and by any
//!   beginning that only one of them has; values with blanks stand in quotation marks;
//! - `!` before any of these turns it round. As in fzf, a word that is turned round is taken by its letters.
//!
//! A word that is typed twice counts once, and a query of more than some hundred pieces is read as far as that.
//!
//! Reading never fails: what is mistaken is left out and reported, and so is what is not typed to its end yet. A
//! word that ends with a colon, and an address, are terms. Pure: today's date is an argument.

mod certainty;
mod dates;
mod documented;
mod field;
mod parser;
mod suggest;
#[cfg(test)]
mod tests;
mod values;

pub use certainty::CertaintyRange;
pub use documented::{DocumentedField, documented_fields};
pub use field::{Field, TextField};
pub use parser::parse;
pub use suggest::{nearest, suggestion};

use crate::analysis::{EntityKind, QuotationKind};
use crate::article::{DateRange, Language, PartialDate, Span};
use crate::search::accents::Accent;
use crate::search::word_bounds;

/// A query as read. All spans are byte ranges of the text it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What to look for in the words of a row, in the order typed.
    pub terms: Vec<Term>,
    /// What its fields must be, in the order typed.
    pub filters: Vec<Filter>,
    /// Another order of the rows than the usual one, when one is asked for.
    pub order: Option<Order>,
    /// Where that stands in the query.
    pub order_span: Option<Span>,
    /// What could not be understood and was left out, in the order typed.
    pub mistakes: Vec<Mistake>,
    /// What was left out at the very end and may yet become something: no mistake while a person types.
    pub unfinished: Option<Mistake>,
}

/// Something to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where it stands in the query, with its marks.
    pub span: Span,
    /// How it matches.
    pub kind: TermKind,
    /// Whether rows that have it are left out instead.
    pub negated: bool,
    /// Its folded text: never empty, without its marks, one ordinary space between words.
    pub text: String,
    /// Whether its last word is whole, as in a phrase that is closed; else a word may go on after it.
    pub complete: bool,
    /// Its accented letters, in order.
    pub accents: Vec<Accent>,
}

/// How a term matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TermKind {
    /// Its letters in their order, not always side by side. Never negated.
    Fuzzy,
    /// Its letters side by side.
    Exact,
    /// The same, at the start of a field.
    Start,
    /// The same, at the end of a field.
    End,
    /// It is all of a field.
    Whole,
    /// Its words side by side, from the start of a word to the end of one.
    Phrase,
}

impl Term {
    /// Whether it can be found outside the headline too, in a name or in the text: so for what isn't tied to
    /// the ends of the headline.
    #[must_use]
    pub fn beyond_headline(&self) -> bool {
        matches!(self.kind, TermKind::Fuzzy | TermKind::Exact | TermKind::Phrase)
    }

    /// Whether in running text it is found from the start of a word on, and nowhere else.
    pub(in crate::search) fn is_word_in_prose(&self) -> bool {
        self.kind == TermKind::Fuzzy || self.negated && self.kind == TermKind::Exact
    }

    /// Whether every row that `self` lets pass is one that `earlier` lets pass, in headlines and in running text.
    fn implies(&self, earlier: &Self) -> bool {
        use TermKind::{End, Exact, Fuzzy, Phrase, Start, Whole};
        if self.negated != earlier.negated {
            return false;
        }
        // Turned round, the shorter one leaves out more.
        let (narrow, wide) = if self.negated { (earlier, self) } else { (self, earlier) };
        match (narrow.kind, wide.kind) {
            (Phrase, Fuzzy) => word_bounds::find_words(&narrow.text, &wide.text, false).is_some(),
            (Fuzzy | Start | Whole, Fuzzy) => narrow.text.starts_with(&wide.text),
            (_, Fuzzy) | (Fuzzy, _) => false,
            (End, Exact) if self.negated => false,
            (_, Exact) if self.negated => narrow.text.starts_with(&wide.text),
            (_, Exact) => narrow.text.contains(&wide.text),
            (Start | Whole, Start) => narrow.text.starts_with(&wide.text),
            (End | Whole, End) => narrow.text.ends_with(&wide.text),
            (Whole, Whole) => narrow.text == wide.text,
            (Phrase, Phrase) if wide.complete => narrow.complete && narrow.text == wide.text,
            (Phrase, Phrase) => narrow.text.starts_with(&wide.text),
            _ => false,
        }
    }
}

/// What a field of a row must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Where it stands in the query, with its field.
    pub span: Span,
    /// Whether rows that meet the condition are left out instead.
    pub negated: bool,
    /// What is asked.
    pub condition: Condition,
}

impl Filter {
    /// Whether a row passes that does or doesn't meet the condition.
    #[must_use]
    pub fn passes(&self, met: bool) -> bool {
        met != self.negated
    }
}

/// What a filter asks of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Its date lies in this range; an unknown date does not.
    Date(DateRange),
    /// The field has these words.
    Text(TextField, Words),
    /// The article is in this language.
    Language(Language),
    /// It is bookmarked, whole or in part.
    Bookmarked,
    /// It was not there when the person left the last time.
    New,
    /// The person has read it.
    Read,
    /// The person has not read it.
    Unread,
    /// There are several copies of it.
    Copied,
    /// Any, also those copies of an article that are not listed otherwise.
    AllCopies,
    /// It has a quotation at least.
    HasQuote,
    /// It is of this kind, or holds something of this kind.
    Kind(Kind),
    /// A speaker is named, as certain as that.
    Certain(CertaintyRange),
}

impl Condition {
    /// Whether other rows may meet it after the person did something.
    #[must_use]
    pub fn may_change(&self) -> bool {
        matches!(self, Self::Bookmarked | Self::New | Self::Read | Self::Unread)
    }

    /// For [`Condition::Date`]: whether `date` lies in the range. False for an unknown date and for any other
    /// condition.
    #[must_use]
    pub fn admits_date(&self, date: Option<PartialDate>) -> bool {
        matches!((self, date), (Self::Date(range), Some(date)) if range.admits(date))
    }
}

/// The orders that `sort:` knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// Quotations whose speaker is least certain first, those that name nobody last.
    LeastCertain,
    /// The newest first, those without a date last.
    Newest,
    /// The oldest first, those without a date last.
    Oldest,
    /// By the newspaper or site, those without one last.
    Source,
    /// By the name of an entity, or of a speaker.
    Name,
    /// The best match first.
    BestMatch,
}

/// The kinds that `kind:` knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A kind of entity.
    Entity(EntityKind),
    /// A kind of quotation.
    Quotation(QuotationKind),
}

/// The value of a field: words to be found side by side, from the start of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Folded, never empty.
    pub text: String,
    /// Whether the last word is whole, as in a quoted value.
    pub complete: bool,
}

impl Words {
    /// Whether `folded`, a folded text, has these words.
    #[must_use]
    pub fn found_in(&self, folded: &str) -> bool {
        word_bounds::find_words(folded, &self.text, self.complete).is_some()
    }
}

/// Something in a query that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands in the query.
    pub span: Span,
    /// What is wrong.
    pub kind: MistakeKind,
}

/// What can be wrong in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MistakeKind {
    /// A quotation mark without its partner. Only the mark is left out: the words count up to the end, each for itself.
    UnclosedQuote,
    /// A field without a value.
    MissingValue(Field),
    /// Something before a colon that names no field.
    UnknownField,
    /// The beginning of several fields.
    AmbiguousField(Vec<Field>),
    /// Not a date that can be understood.
    UnknownDate,
    /// A range that ends before it begins.
    BackwardsRange,
    /// Not a value of this field.
    UnknownValue(Field),
    /// The beginning of several kinds.
    AmbiguousKind(Vec<Kind>),
    /// More is asked than a query may hold; from there on nothing was read.
    TooLong,
}

impl Query {
    /// Asks for all copies of an article, and not for one of them.
    pub fn with_all_copies(&mut self) {
        self.filters.push(Filter { span: Span::default(), negated: false, condition: Condition::AllCopies });
    }

    /// Whether it asks for nothing, so that every row passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.filters.is_empty()
    }

    /// Whether quotations are shown speaker by speaker: a speaker is asked for (or about to be typed), and no words
    /// whose matches would have an order of their own.
    #[must_use]
    pub fn groups_by_speaker(&self) -> bool {
        let speaker = Field::Text(TextField::Speaker);
        let is_speaker = |filter: &Filter| matches!(filter.condition, Condition::Text(TextField::Speaker, _));
        let asked = self.filters.iter().any(|filter| is_speaker(filter) && !filter.negated);
        let mut left_out = self.mistakes.iter().chain(&self.unfinished);
        let begun = left_out.any(|mistake| mistake.kind == MistakeKind::MissingValue(speaker));
        self.terms.is_empty() && self.order.is_none() && (asked || begun)
    }

    /// Whether every row that passes this query passes `earlier` too, as far as can be told: then the rows
    /// that survived `earlier` are enough to look through.
    #[must_use]
    pub fn narrows(&self, earlier: &Self) -> bool {
        let asks = |filter: &Filter| (filter.negated, filter.condition.clone());
        earlier.terms.iter().all(|theirs| self.terms.iter().any(|ours| ours.implies(theirs)))
            && earlier.filters.iter().all(|theirs| self.filters.iter().any(|ours| asks(ours) == asks(theirs)))
    }
}
