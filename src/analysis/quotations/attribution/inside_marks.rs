//! The reporting clause that stands inside the marks: `« Le budget, a insisté X, sera sincère. »`

use super::relation::{Attribution, Strength};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunker;
use crate::analysis::quotations::grammar::chunks::Chunks;
use crate::analysis::quotations::grammar::inversion::{inverted_pronoun, subject_after};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::sentence::{SentenceItem, WriterSentence};
use crate::analysis::quotations::grammar::sentence_view::SentenceView;
use crate::analysis::quotations::grammar::verb::Verb;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;

/// A reporting clause and what is left of the words without it.
pub(crate) struct InnerClause {
    pub attribution: Attribution,
    pub words: Vec<Span>,
}

/// Longer quotations are not searched.
const MAX_TOKENS: usize = 600;

/// Chunks from an inverted verb to the end of what it has with it: `a-t-elle confié à Radio Falaise`.
const COMPLEMENT_REACH: usize = 5;

/// The first reporting clause among the words of a quotation. Nothing where the language closes the marks before it.
pub(crate) fn find(outer: &SentenceView, pieces: &[Span]) -> Option<InnerClause> {
    if !outer.text.grammar.reporting_clause_inside_marks {
        return None;
    }
    pieces.iter().enumerate().find_map(|(at, piece)| {
        let (attribution, cut) = within(outer, *piece)?;
        let text = outer.text.document.text;
        let mut words = pieces[..at].to_vec();
        words.push(Span::new(piece.start, cut.start).trimmed(text));
        words.push(Span::new(cut.end, piece.end).trimmed(text));
        words.extend(&pieces[at + 1..]);
        words.retain(|words| words.of(text).contains(char::is_alphanumeric));
        Some(InnerClause { attribution, words })
    })
}

/// The reporting clause in one piece, and the span from the comma before it to the comma after it.
fn within(outer: &SentenceView, piece: Span) -> Option<(Attribution, Span)> {
    let document = outer.text.document;
    let tokens = document.tokens_in(piece);
    if tokens.len() > MAX_TOKENS || !tokens.clone().any(|token| may_say(outer.text, token)) {
        return None;
    }
    let items = tokens.map(SentenceItem::Token).collect();
    let sentence = WriterSentence { items, paragraph: outer.sentence.paragraph };
    let chunks = chunker::read(SentenceView { sentence: &sentence, ..*outer });
    (1..chunks.len()).find_map(|at| {
        let (attribution, after) = clause_at(&chunks, at)?;
        let start = document.tokens[chunks[at - 1].punctuation()?].span.start;
        let end = match chunks.get(after) {
            // Another mark than a comma ends the sentence: it stays with the words.
            Some(_) if chunks.is_comma(after) => document.tokens[chunks[after].punctuation()?].span.end,
            Some(chunk) => document.tokens[sentence.token(chunk.items.start)?].span.start,
            None => piece.end,
        };
        Some((attribution, Span::new(start, end)))
    })
}

/// Whether a word can be the verb of a reporting clause, or what makes one of `fait` and `met`.
fn may_say(text: &TaggedText, token: usize) -> bool {
    let phrasal = ["valoir", "savoir", "remarquer", "observer", "part", "garde"];
    text.is(token, Class::SPEECH) || phrasal.contains(&text.lower(token))
}

/// Whether the verb at a chunk tells what the person right before is also called: `Anne Roche, dite Annie Roche, est venue`.
fn is_another_name(chunks: &Chunks, at: usize, verb: &Verb, source: &NounPhrase) -> bool {
    let (text, referents) = (chunks.text(), chunks.sentence.referents);
    if verb.first != verb.last || !matches!(text.lower(verb.main), "dit" | "dite") {
        return false;
    }
    let named = referents.mention_before(verb.first.saturating_sub(1));
    let last = |span: Span| text.document.tokens_in(span).last().map(|token| text.document.folded(token).to_owned());
    let beside = |end: usize| chunks[at - 1].punctuation().is_some_and(|comma| comma == end);
    named.is_some_and(|named| {
        let name = text.document.span_of(named.tokens.clone());
        beside(named.tokens.end) && (source.referent == Some(named.referent) || last(name) == last(source.span))
    })
}

/// The reporting clause whose verb stands at a chunk right after a mark, with the chunk after it.
pub(crate) fn clause_at(chunks: &Chunks, at: usize) -> Option<(Attribution, usize)> {
    let text = chunks.text();
    let verb = chunks.verb(at).filter(|verb| verb.says() && chunks.is_mark(at - 1, ",?!…"))?;
    let (source, mut after) = match verb.inverted_pronoun(text) {
        Some((_, pronoun)) => {
            let third = text.lexicon.word(pronoun).is(Class::THIRD);
            (inverted_pronoun(text, verb).filter(|_| third)?, at + 1)
        }
        None => subject_after(chunks, at).filter(|(phrase, _)| !phrase.pronoun && phrase.can_speak(text))?,
    };
    if is_another_name(chunks, at, verb, &source) {
        return None;
    }
    while verb.inverted.is_some()
        && after < at + COMPLEMENT_REACH
        && chunks.get(after).is_some_and(|chunk| chunk.is_adjunct())
    {
        after += 1;
    }
    let ends = after >= chunks.len() || chunks.is_mark(after, ",.;:?!…");
    ends.then(|| (Attribution::new(source, Some(verb.span(text)), Strength::ReportingClause), after))
}
