//! Questions and answers between marks side by side: `« Vous partez ? » « Demain », répond Anne Roy.` Who asks does not
//! answer, and where the article does not say who asks, nobody does.
//!
//! Comes in: the quotations that were found and what the rules propose. Goes out: which of them are turns of an exchange.
//! Who takes each is told by `turn`. It must not know signs, weights or parties.

use crate::analysis::Quotation;
use crate::analysis::quotations::attribution::relation::{Attribution, Strength};
use crate::analysis::quotations::grammar::sentence::is_dash_alone;
use crate::article::Span;

use super::reading::{Proposal, Reading};

/// Bytes between a question and its answer where the clause of who asks stands between them.
const LONGEST_CLAUSE: usize = 120;

/// Questions of one exchange at most: a longer one is read as several, so that time grows with the length of the article.
const MOST_QUESTIONS: usize = 40;

/// How the verbs begin by which the one who asked carries on: `« Pourquoi ? » « Je ne sais pas », poursuit-elle.`
const CARRYING: &[&str] = &[
    "poursui", "continu", "ajout", "repren", "repris", "enchaîn", "conclu", "précis", "interrog", "added", "adds",
    "went", "goes",
];

/// How the verbs of answering begin.
const ANSWERING: &[&str] = &["répond", "répliqu", "rétorqu", "répartit", "answer", "repl", "respond", "retort"];

/// How answers begin that cannot carry on the question.
const OPENINGS: &[&str] = &["oui", "non", "yes", "no", "yeah"];

/// The turns of one exchange.
#[derive(Debug, Default)]
pub(super) struct Exchange {
    /// The questions, by their proposals, in order.
    pub asked: Vec<usize>,
    /// The answers.
    pub answered: Vec<usize>,
}

impl Exchange {
    /// Whether it ends before a proposal.
    pub fn ends_before(&self, proposal: usize) -> bool {
        self.answered.last().is_none_or(|last| *last < proposal)
    }

    /// Whether a proposal is one of its turns.
    pub fn has(&self, proposal: usize) -> bool {
        self.asked.contains(&proposal) || self.answered.contains(&proposal)
    }
}

/// The exchanges of an article, in order.
pub(super) fn exchanges(reading: &Reading, found: &[Quotation]) -> Vec<Exchange> {
    let pairs = Pairs { reading, found };
    let mut all: Vec<Exchange> = Vec::new();
    for answer in 1..reading.proposals.len() {
        let question = answer - 1;
        if !pairs.is_pair(question, answer) {
            continue;
        }
        let follows = |last: &&mut Exchange| {
            last.asked.len() < MOST_QUESTIONS
                && last.answered.last() == Some(&(question - 1))
                && pairs.is_near(question - 1, question)
        };
        let mut fresh = Exchange::default();
        let last = if question > 0 { all.last_mut().filter(follows) } else { None };
        let joined = last.is_some();
        let exchange = last.unwrap_or(&mut fresh);
        exchange.asked.push(question);
        exchange.answered.push(answer);
        if !joined {
            all.push(fresh);
        }
    }
    all
}

/// What tells a question and its answer.
struct Pairs<'r, 'a, 'd> {
    reading: &'r Reading<'a, 'd>,
    found: &'r [Quotation],
}

impl Pairs<'_, '_, '_> {
    fn quotation(&self, proposal: usize) -> &Quotation {
        &self.found[self.reading.proposals[proposal].quotation]
    }

    fn asks(&self, proposal: usize) -> bool {
        let words = self.quotation(proposal).words.last();
        words.is_some_and(|words| words.of(self.reading.text.document.text).trim_end().ends_with('?'))
    }

    /// Whether nothing but blanks and dashes stands between two quotations.
    fn is_beside(&self, one: usize, next: usize) -> bool {
        let text = self.reading.text.document.text;
        let between = Span::new(self.quotation(one).span.end, self.quotation(next).span.start);
        is_dash_alone(between.of(text))
    }

    /// Whether two quotations stand side by side, or nothing but the clause of the first between them.
    fn is_near(&self, one: usize, next: usize) -> bool {
        let (before, after) = (&self.reading.proposals[one], &self.reading.proposals[next]);
        let between = self.quotation(next).span.start.saturating_sub(self.quotation(one).span.end);
        let rule = before.attribution.as_ref().and_then(|rule| rule.cue);
        let clause = rule.is_some_and(|cue| cue.start >= self.quotation(one).span.end);
        let next_line = after.place == 0 && after.sentence == before.sentence + 1;
        self.is_beside(one, next) || clause && next_line && between <= LONGEST_CLAUSE
    }

    fn is_pair(&self, question: usize, answer: usize) -> bool {
        if !self.asks(question) || self.asks(answer) {
            return false;
        }
        let (asked, answered) = (&self.reading.proposals[question], &self.reading.proposals[answer]);
        let own = answered.attribution.as_ref().filter(|_| is_told(answered));
        let begins = |verbs: &[&str]| own.is_some_and(|rule| self.cue_begins(rule, verbs));
        if begins(CARRYING) {
            return false;
        }
        let same_paragraph = self.paragraph(asked) == self.paragraph(answered);
        if is_told(asked) && own.is_none() {
            // Who asks often goes on: only words that must be another's are.
            return same_paragraph && self.is_near(question, answer) && self.must_answer(asked, question, answer);
        }
        self.is_beside(question, answer) && (same_paragraph || begins(ANSWERING) || self.opens_as_answer(answer))
    }

    fn paragraph(&self, proposal: &Proposal) -> usize {
        self.reading.sentences[proposal.sentence].paragraph()
    }

    fn cue_begins(&self, rule: &Attribution, verbs: &[&str]) -> bool {
        let text = self.reading.text;
        let begins = |token| verbs.iter().any(|verb| text.lower(token).starts_with(verb));
        rule.cue.is_some_and(|cue| text.document.tokens_in(cue).any(begins))
    }

    /// `Oui, …`, `No, …`.
    fn opens_as_answer(&self, answer: usize) -> bool {
        let text = self.reading.text;
        let Some(words) = self.quotation(answer).words.first() else { return false };
        let first = text.document.tokens_in(*words).start;
        let word = text.lower(first);
        OPENINGS.contains(&word) && (text.is_mark(first + 1, ",.!;:…") || text.document.tokens_in(*words).len() == 1)
            || word == "si" && text.is_mark(first + 1, ",")
    }

    /// Whether words after a question that its clause gives to somebody can only be another's: they say yes or no, or
    /// the clause says to whom the question was put and they begin a sentence of their own.
    fn must_answer(&self, asked: &Proposal, question: usize, answer: usize) -> bool {
        if self.opens_as_answer(answer) || self.is_beside(question, answer) {
            return true;
        }
        let text = self.reading.text;
        let Some(cue) = asked.attribution.as_ref().and_then(|rule| rule.cue) else { return false };
        // `lui demande`, `demande à Paul`, `he asked her`.
        let from = text.document.token_at(cue.start);
        let end = text.document.token_at(self.quotation(answer).span.start);
        (from..end).any(|token| match text.lower(token) {
            "lui" | "leur" | "au" | "aux" => true,
            "à" => text.is_capital(token + 1),
            _ => false,
        })
    }
}

/// Whether the sentence of a quotation says who said it.
pub(super) fn is_told(proposal: &Proposal) -> bool {
    proposal.attribution.as_ref().is_some_and(|rule| rule.strength > Strength::Subject)
}

/// Who takes a turn of an exchange whose sentence does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The model decides: the sentence tells.
    Told,
    /// This party.
    By(usize),
    /// The article does not say.
    Nobodys,
}
