//! Interviews whose questions are set apart (in bold, as headings, or only by their question marks) and whose answers
//! bear neither marks nor label; and who it is that answers.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use super::questions::{MIN_QUESTIONS, Question, Questions, questions};
use super::turn::{Label, Turn, Turns};
use crate::analysis::How;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::person::{is_first_or_second_person, is_second_person};
use crate::analysis::quotations::grammar::phrase;
use crate::analysis::quotations::grammar::sentence::{SentenceItem, WriterSentence};
use crate::analysis::quotations::grammar::sentence_view::SentenceView;
use crate::analysis::quotations::names::referents::{NameMention, ReferentId, Referents};
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::{ParagraphKind, Span};

/// Tokens after `entretien avec` among which the one who answers is looked for.
const LONGEST_SOURCE: usize = 60;

/// The answers of an interview; `None` when the article is none. Questions that nobody is asked (no `vous`, no `je` in
/// what answers them) are headings.
pub(super) fn turns(text: &TaggedText, referents: &Referents) -> Option<Turns> {
    let Questions { all: questions, apart } = questions(text)?;
    let begin = questions[0].paragraph;
    let mut turns = Vec::new();
    let mut personal = 0;
    for (at, question) in questions.iter().enumerate() {
        let Some(turn) = answer(text, question, questions.get(at + 1)) else { continue };
        let says = |tokens: Range<usize>, mine: fn(&str) -> bool| tokens.clone().any(|token| mine(text.lower(token)));
        let asked = Span::new(text.document.paragraphs[question.paragraph].span.start, question.end);
        let answered = text.document.tokens_in(turn.words);
        personal += usize::from(
            says(text.document.tokens_in(asked), is_second_person) || says(answered, is_first_or_second_person),
        );
        turns.push(turn);
    }
    // Without type to tell the questions, all of it must speak for an interview.
    let enough = if apart { personal * 2 >= turns.len() } else { personal * 4 >= turns.len() * 3 };
    if turns.len() < MIN_QUESTIONS || !enough {
        return None;
    }
    let interviewee = interviewee(text, referents, text.document.paragraphs[begin].tokens.start)?;
    turns.iter_mut().for_each(|turn| turn.label = Some(interviewee));
    Some(Turns { turns, interviewee: Some(interviewee), begin })
}

/// What answers a question: the rest of its paragraph, and the paragraphs up to the next question, heading or credit.
fn answer(text: &TaggedText, question: &Question, next: Option<&Question>) -> Option<Turn> {
    let paragraphs = &text.document.paragraphs;
    let ends = |at: &usize| {
        next.is_some_and(|next| next.paragraph == *at)
            || matches!(paragraphs[*at].kind, ParagraphKind::Heading(_))
            || is_credit(text, *at)
    };
    let end = (question.paragraph + 1..paragraphs.len()).find(ends).unwrap_or(paragraphs.len());
    let beside = question.end < paragraphs[question.paragraph].span.end;
    let first = if beside { question.paragraph } else { question.paragraph + 1 };
    if first == end {
        return None;
    }
    let start = if beside { question.end } else { paragraphs[first].span.start };
    let words = Span::new(start, paragraphs[end - 1].span.end).trimmed(text.document.text);
    Some(Turn { paragraphs: first..end, start: words.start, words, label: None })
}

/// Labelled turns, `R.` answered by the one who is interviewed.
pub(super) fn answered(text: &TaggedText, referents: &Referents, mut turns: Vec<Turn>) -> Turns {
    let begin = turns[0].paragraphs.start;
    let mut persons: Vec<Label> =
        turns.iter().filter_map(|turn| turn.label.filter(|label| label.person.is_some())).collect();
    persons.dedup_by_key(|label| label.person);
    persons.sort_by_key(|label| label.person);
    persons.dedup_by_key(|label| label.person);
    let mut answering = persons.first().copied().filter(|_| persons.len() == 1);
    if turns.iter().all(|turn| turn.label.is_none()) {
        answering = interviewee(text, referents, text.document.token_at(turns[0].start));
        for turn in &mut turns {
            let first = text.document.token_at(turn.start);
            if !text.lower(first).starts_with('q') {
                turn.label = answering;
            }
        }
    }
    turns.retain(|turn| !turn.words.of(text.document.text).starts_with(['«', '“', '"', '„']));
    Turns { turns, interviewee: answering, begin }
}

/// Who asked the questions: `Propos recueillis par …`.
fn is_credit(text: &TaggedText, at: usize) -> bool {
    let first = text.document.paragraphs[at].tokens.start;
    let opening = (text.lower(first), text.lower(first + 1));
    matches!(
        opening,
        ("propos", "recueillis")
            | ("interview" | "interviewed", "by")
            | ("entretien" | "interview", "réalisé" | "réalisée")
    )
}

/// Who is interviewed, by what stands before the token that the interview begins with: the person whom the title
/// names, else whom the questions are put to (`trois questions au maire`), else the person named most often.
fn interviewee(text: &TaggedText, referents: &Referents, before: usize) -> Option<Label> {
    let is_person = |named: &&NameMention| referents.is_person(Some(named.referent));
    let label = |mention: &NameMention| {
        let span = text.document.span_of(mention.tokens.clone());
        Label { span, person: Some(mention.referent), how: How::Label }
    };
    let mentions = || referents.mentions.iter().filter(is_person);
    if let Some(named) = referents.topic_mention().filter(is_person) {
        return Some(label(named));
    }
    if let Some(asked) = (0..before).rev().find_map(|token| asked(text, referents, token)) {
        return Some(asked);
    }
    let announced = || mentions().filter(|named| named.tokens.end <= before);
    let mut times: HashMap<ReferentId, usize> = HashMap::new();
    announced().for_each(|named| *times.entry(named.referent).or_default() += 1);
    let often = |named: &NameMention| times.get(&named.referent).copied().unwrap_or(0);
    announced().reduce(|best, next| if often(next) > often(best) { next } else { best }).map(label)
}

/// The one named after `questions à`, `entretien avec` at a token.
pub(super) fn asked(text: &TaggedText, referents: &Referents, token: usize) -> Option<Label> {
    let noun = matches!(text.lower(token), "question" | "questions" | "entretien" | "interview" | "rencontre");
    let joined = matches!(text.lower(token + 1), "à" | "au" | "aux" | "avec" | "to" | "with" | "de" | "du");
    if !noun || !joined {
        return None;
    }
    let sentence = text.document.sentences.get(text.document.sentence_of(token))?;
    let items = (token + 2..sentence.tokens.end).take(LONGEST_SOURCE).map(SentenceItem::Token).collect();
    let rest = WriterSentence { items, paragraph: sentence.paragraph };
    let (phrase, _) = phrase::read(&SentenceView { text, referents, sentence: &rest }, 0)?;
    let person = phrase.referent.filter(|referent| referents.is_person(Some(*referent)));
    (person.is_some() || phrase.is_headed_by(text, Class::ROLE)).then_some(Label {
        span: phrase.span,
        person,
        how: How::Label,
    })
}
