//! Reading a query: one pass from left to right, a piece at a time.

use crate::article::{DateRange, Language, PartialDate, Span};
use crate::search::accents::fold_with_accents;
use crate::text::char_classes::is_apostrophe;
use crate::text::fold::fold;

use super::certainty;
use super::dates::{self, NoRange};
use super::field;
use super::values;
use super::{Condition, Field, Filter, Mistake, MistakeKind, Query, Term, TermKind, Words};

/// Terms, filters and mistakes of a query, all together, at most: each is looked for in every row.
const MOST_PIECES: usize = 300;

/// Reads a query. Never fails: see [`Query::mistakes`]. Without `today`, no `yesterday` and no `30d` is known.
#[must_use]
pub fn parse(text: &str, today: Option<PartialDate>) -> Query {
    let mut parser = Parser { text, at: 0, today, query: Query::default() };
    loop {
        parser.skip_blanks();
        if parser.rest().is_empty() {
            return parser.query;
        }
        if parser.is_full() {
            let rest = Span::new(parser.at, text.len());
            parser.query.mistakes.push(Mistake { span: rest, kind: MistakeKind::TooLong });
            return parser.query;
        }
        parser.piece();
    }
}

struct Parser<'a> {
    text: &'a str,
    /// The byte that is read next.
    at: usize,
    today: Option<PartialDate>,
    query: Query,
}

/// Some text of the query, without the quotation marks it stood in.
struct Text<'a> {
    inner: &'a str,
    /// With its marks.
    span: Span,
    quote: Quote,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    None,
    Closed,
    Unclosed,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn is_full(&self) -> bool {
        let query = &self.query;
        query.terms.len() + query.filters.len() + query.mistakes.len() >= MOST_PIECES
    }

    fn skip_blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let found = self.rest().chars().next().filter(|c| wanted(*c));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    fn mistake(&mut self, span: Span, kind: MistakeKind) {
        self.query.mistakes.push(Mistake { span, kind });
    }

    /// Reports a value that is missing or not understood: what ends the query may go on.
    fn no_value(&mut self, span: Span, kind: MistakeKind, inner: &str) {
        let goes_on = match &kind {
            MistakeKind::MissingValue(_) => inner.is_empty(),
            MistakeKind::UnknownDate => dates::is_begun(inner),
            MistakeKind::UnknownValue(Field::Language) => inner.len() == 1 && inner.chars().all(char::is_alphabetic),
            _ => false,
        };
        if goes_on && span.end == self.text.len() {
            self.query.unfinished = Some(Mistake { span, kind });
        } else {
            self.mistake(span, kind);
        }
    }

    /// Reads one term or filter. Always goes forward.
    fn piece(&mut self) {
        let start = self.at;
        let negated = self.eat(|c| c == '!');
        let Some(name) = self.field_name() else { return self.term(start, negated) };
        match *field::lookup(&fold(name.of(self.text))).as_slice() {
            [] if self.is_address(name.end + 1) => self.term(start, negated),
            [] => {
                self.at = name.end + 1;
                self.mistake(name, MistakeKind::UnknownField);
                self.value();
            }
            [field] => {
                self.at = name.end + 1;
                self.filter(start, negated, field);
            }
            ref fields => {
                self.at = name.end + 1;
                self.mistake(name, MistakeKind::AmbiguousField(fields.to_vec()));
                self.value();
            }
        }
    }

    /// The letters before a colon, when the next piece begins so.
    fn field_name(&self) -> Option<Span> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphabetic())?;
        (end > 0 && rest[end..].starts_with(':')).then(|| Span::new(self.at, self.at + end))
    }

    /// Whether what stands after a colon, at the byte `at`, makes no value: nothing, or the rest of an address.
    fn is_address(&self, at: usize) -> bool {
        let after = self.text[at..].chars().next();
        after.is_none_or(|c| c.is_whitespace() || matches!(c, '/' | ':'))
    }

    fn term(&mut self, start: usize, negated: bool) {
        let at_start = self.eat(|c| c == '^');
        let by_letters = !at_start && self.eat(is_apostrophe);
        let text = self.value();
        let (mut inner, mut complete) = (text.inner, text.quote == Quote::Closed);
        let mut at_end = false;
        if text.quote == Quote::None {
            if let Some(before) = inner.strip_suffix('$').filter(|before| !before.is_empty() || at_start) {
                (inner, at_end) = (before, true);
            }
            if let Some(before) = inner.strip_suffix(is_apostrophe).filter(|_| by_letters) {
                (inner, complete) = (before, true);
            }
        } else {
            at_end = text.quote == Quote::Closed && self.ends_with_dollar();
        }
        let kind = match (at_start, at_end) {
            (true, true) => TermKind::Whole,
            (true, false) => TermKind::Start,
            (false, true) => TermKind::End,
            _ if complete || text.quote != Quote::None => TermKind::Phrase,
            _ if by_letters || negated => TermKind::Exact,
            _ => TermKind::Fuzzy,
        };
        if text.quote == Quote::Unclosed && kind == TermKind::Phrase {
            return self.words(inner, negated);
        }
        let words = inner.split_whitespace().collect::<Vec<_>>().join(" ");
        self.push(Span::new(start, self.at), kind, negated, &words, complete && kind == TermKind::Phrase);
    }

    /// The words of a phrase that is not closed yet. Turned round, they would leave out far more than the phrase.
    fn words(&mut self, inner: &str, negated: bool) {
        let mut at = self.text.len() - inner.len();
        for word in inner.split(char::is_whitespace).filter(|_| !negated) {
            if self.is_full() {
                let rest = Span::new(at, self.text.len());
                return self.mistake(rest, MistakeKind::TooLong);
            }
            let span = Span::new(at, at + word.len());
            self.push(span, TermKind::Fuzzy, false, word, false);
            at = span.end + self.text[span.end..].chars().next().map_or(0, char::len_utf8);
        }
    }

    fn push(&mut self, span: Span, kind: TermKind, negated: bool, words: &str, complete: bool) {
        let (text, accents) = fold_with_accents(words);
        let term = Term { span, kind, negated, text, complete, accents };
        // A word that is typed twice asks for nothing more.
        let again = |known: &Term| Term { span, ..known.clone() } == term;
        if !term.text.trim().is_empty() && !self.query.terms.iter().any(again) {
            self.query.terms.push(term);
        }
    }

    /// Eats the `$` that closes a piece.
    fn ends_with_dollar(&mut self) -> bool {
        let rest = self.rest();
        let closes =
            rest.strip_prefix('$').is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace));
        closes && self.eat(|c| c == '$')
    }

    /// Reads up to the closing quotation mark, or up to the next blank where none opens.
    fn value(&mut self) -> Text<'a> {
        let start = self.at;
        let rest = self.rest();
        let closing: &[char] = match rest.chars().next() {
            Some('"') => &['"'],
            Some('«') => &['»'],
            Some('“') => &['”', '"'],
            Some('„') => &['“', '”'],
            _ => {
                let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
                self.at += length;
                return Text { inner: &rest[..length], span: Span::new(start, self.at), quote: Quote::None };
            }
        };
        let opening = rest.chars().next().map_or(0, char::len_utf8);
        let inner = &rest[opening..];
        let Some((length, mark)) = inner.char_indices().find(|(_, c)| closing.contains(c)) else {
            self.at = self.text.len();
            self.mistake(Span::new(start, start + opening), MistakeKind::UnclosedQuote);
            return Text { inner, span: Span::new(start, self.at), quote: Quote::Unclosed };
        };
        self.at += opening + length + mark.len_utf8();
        Text { inner: &inner[..length], span: Span::new(start, self.at), quote: Quote::Closed }
    }

    fn filter(&mut self, start: usize, negated: bool, field: Field) {
        let negated = negated != self.eat(|c| c == '!');
        let text = self.value();
        let span = Span::new(start, self.at);
        if text.inner.trim().is_empty() {
            return self.no_value(span, MistakeKind::MissingValue(field), text.inner);
        }
        if field == Field::Sort {
            return match values::one(field, &fold(text.inner), values::ORDERS) {
                Ok(order) => (self.query.order, self.query.order_span) = (Some(order), Some(span)),
                Err(kind) => self.no_value(text.span, kind, text.inner),
            };
        }
        match self.condition(field, &text) {
            Ok(condition) => self.query.filters.push(Filter { span, negated, condition }),
            Err(kind) => self.no_value(text.span, kind, text.inner),
        }
    }

    fn condition(&self, field: Field, text: &Text<'_>) -> Result<Condition, MistakeKind> {
        let date = || dates::date(text.inner, self.today).ok_or(MistakeKind::UnknownDate);
        let folded = fold(text.inner);
        let folded = folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        match field {
            Field::Date => match dates::range(text.inner, self.today) {
                Ok(range) => Ok(Condition::Date(range)),
                Err(NoRange::Unknown) => Err(MistakeKind::UnknownDate),
                Err(NoRange::Backwards) => Err(MistakeKind::BackwardsRange),
            },
            Field::Since => Ok(Condition::Date(DateRange { from: Some(date()?), to: None })),
            Field::Until => Ok(Condition::Date(DateRange { from: None, to: Some(date()?) })),
            Field::Text(_) if folded.is_empty() => Err(MistakeKind::MissingValue(field)),
            Field::Text(name) => {
                Ok(Condition::Text(name, Words { text: folded, complete: text.quote == Quote::Closed }))
            }
            Field::Language => {
                let known = Language::from_tag(&folded).ok_or(MistakeKind::UnknownValue(field))?;
                Ok(Condition::Language(known))
            }
            Field::Certain => certainty::range(&folded).map(Condition::Certain).ok_or(MistakeKind::UnknownValue(field)),
            // An order is no condition: the caller has read it.
            Field::Sort => Err(MistakeKind::UnknownValue(field)),
            Field::Is => values::one(field, &folded, values::IS),
            Field::Has => values::one(field, &folded, values::HAS),
            Field::Kind => match *values::kinds(&folded).as_slice() {
                [] => Err(MistakeKind::UnknownValue(field)),
                [kind] => Ok(Condition::Kind(kind)),
                ref several => Err(MistakeKind::AmbiguousKind(several.to_vec())),
            },
        }
    }
}
