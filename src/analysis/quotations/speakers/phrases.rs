//! The phrases of a sentence that may name the source of a quotation in it.
//!
//! Comes in: the chunks of the sentence, the place of the quotation, what the rules took. Goes out: the phrases, each with
//! the verbs whose subject it is. It must not know whom a phrase stands for.

use crate::analysis::quotations::attribution::relation::{Attribution, Strength};
use crate::analysis::quotations::discourse::resolver::is_demonym;
use crate::analysis::quotations::grammar::chunks::{ChunkKind, Chunks};
use crate::analysis::quotations::grammar::inversion::inverted_pronoun;
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::subject::subject_of;
use crate::analysis::quotations::names::referents::Referents;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;

/// What sort of words a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Sort {
    Name,
    Description,
    Pronoun,
    /// A pronoun that names nobody.
    Impersonal,
}

/// How a phrase stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Stand {
    Plain,
    /// After a preposition, by its token.
    Oblique(usize),
    According,
    /// The pronoun after its verb.
    Inverted,
    /// In an incise inside the marks.
    Inside,
    /// Words that the rules cut otherwise.
    Rule,
}

/// A phrase that may name the source.
#[derive(Clone, Debug)]
pub(in super::super) struct PhraseCandidate {
    pub phrase: NounPhrase,
    /// The chunk that it is, or that holds it.
    pub at: usize,
    pub stand: Stand,
    pub sort: Sort,
    /// The verbs whose subject it is, by chunk.
    pub verbs: Vec<usize>,
}

/// The subjects of the verbs of a sentence, found once for all its quotations.
pub(in super::super) type Subjects = Vec<(usize, Span)>;

/// Finds the subjects of all verbs.
pub(in super::super) fn subjects(chunks: &Chunks) -> Subjects {
    let verbs = (0..chunks.len()).filter(|at| chunks.verb(*at).is_some());
    let mut found: Subjects = verbs.filter_map(|at| Some((at, subject_of(chunks, at)?.span))).collect();
    // `Lucie, étudiante de 22 ans, répond`: the verb is the name's.
    for at in 2..chunks.len() {
        if let (Some(name), Some(beside)) = (chunks.phrase(at - 2), chunks.phrase(at))
            && chunks.is_comma(at - 1)
            && name.referent.is_some()
            && beside.referent.is_none()
            && !beside.pronoun
        {
            let verbs = found.iter().filter(|(_, span)| *span == beside.span);
            let more: Subjects = verbs.map(|(verb, _)| (*verb, name.span)).collect();
            found.extend(more);
        }
    }
    found
}

/// The candidates in a sentence, given what the rules took for the quotation at `place`.
pub(in super::super) fn candidates(
    chunks: &Chunks,
    place: usize,
    subjects: &Subjects,
    rule: Option<&Attribution>,
) -> Vec<PhraseCandidate> {
    let text = chunks.text();
    let mut found: Vec<PhraseCandidate> = Vec::new();
    for (at, chunk) in chunks.iter().enumerate() {
        let (phrase, stand) = match &chunk.kind {
            ChunkKind::Phrase(phrase) => (phrase.clone(), Stand::Plain),
            ChunkKind::Oblique(token, phrase) => (phrase.clone(), Stand::Oblique(*token)),
            ChunkKind::According(phrase) => (phrase.clone(), Stand::According),
            ChunkKind::Verb(verb) => match inverted_pronoun(text, verb) {
                Some(pronoun) => (pronoun, Stand::Inverted),
                None => continue,
            },
            _ => continue,
        };
        if phrase.is_time {
            continue;
        }
        let verbs = match stand {
            Stand::Inverted => vec![at],
            _ => subjects.iter().filter(|(_, span)| *span == phrase.span).map(|(verb, _)| *verb).collect(),
        };
        let sort = sort(text, chunks.sentence.referents, &phrase);
        found.push(PhraseCandidate { phrase, at, stand, sort, verbs });
    }
    if let Some(rule) = rule.filter(|rule| found.iter().all(|known| known.phrase.span != rule.source.span)) {
        found.push(proposed(chunks, place, rule));
    }
    found
}

/// A phrase that only the rules know.
fn proposed(chunks: &Chunks, place: usize, rule: &Attribution) -> PhraseCandidate {
    let phrase = rule.source.clone();
    let start = phrase.span.start;
    let holds = chunks.iter().position(|chunk| {
        chunks.sentence.span_of(chunk.items.clone()).is_some_and(|span| span.start <= start && start < span.end)
    });
    let inside = holds.is_none() && rule.strength == Strength::ReportingClause;
    let stand = if inside { Stand::Inside } else { Stand::Rule };
    let sort = sort(chunks.text(), chunks.sentence.referents, &phrase);
    PhraseCandidate { phrase, at: holds.unwrap_or(place), stand, sort, verbs: Vec::new() }
}

fn sort(text: &TaggedText, referents: &Referents, phrase: &NounPhrase) -> Sort {
    if phrase.pronoun {
        return if phrase.is_impersonal(text) { Sort::Impersonal } else { Sort::Pronoun };
    }
    let named = phrase.referent.is_some() && !is_demonym(text, referents, phrase);
    if named { Sort::Name } else { Sort::Description }
}
