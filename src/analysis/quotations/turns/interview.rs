//! Interviews whose questions are set apart (in bold, as headings, or only by their question marks) and whose answers
//! bear neither marks nor label; and who it is that answers.

use std::collections::HashMap;

use super::turn::{Label, Turn, Turns};
use crate::analysis::document::Paragraph;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::person::{is_first_or_second_person, is_second_person};
use crate::analysis::quotations::grammar::phrase;
use crate::analysis::quotations::grammar::sentence::{SentenceItem, WriterSentence};
use crate::analysis::quotations::grammar::sentence_view::SentenceView;
use crate::analysis::quotations::names::referents::{NameMention, ReferentId, Referents};
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::{ParagraphKind, Span};

/// An interview has at least so many questions, none of more words than that.
const MIN_QUESTIONS: usize = 3;
const MAX_QUESTION: usize = 80;

/// Tokens after `entretien avec` among which the one who answers is looked for.
const LONGEST_SOURCE: usize = 60;

/// The answers of an interview; `None` when the article is none. Questions that nobody is asked (no `vous`, no `je` in
/// what answers them) are headings.
pub(super) fn turns(text: &TaggedText, referents: &Referents) -> Option<Turns> {
    let paragraphs = &text.document.paragraphs;
    let set_apart = |paragraph: &Paragraph| paragraph.bold || matches!(paragraph.kind, ParagraphKind::Heading(_));
    let asks = |paragraph: &Paragraph| paragraph.span.of(text.document.text).trim_end().ends_with('?');
    let short = |paragraph: &Paragraph| paragraph.tokens.len() <= MAX_QUESTION;
    let bold = paragraphs.iter().filter(|paragraph| set_apart(paragraph) && short(paragraph));
    let apart = bold.clone().count() >= MIN_QUESTIONS && bold.filter(|paragraph| asks(paragraph)).count() >= 2;
    let is_question = |at: usize| {
        let paragraph = &paragraphs[at];
        short(paragraph)
            && if apart { paragraph.bold || set_apart(paragraph) && asks(paragraph) } else { asks(paragraph) }
    };
    let questions: Vec<usize> = (0..paragraphs.len()).filter(|at| is_question(*at)).collect();
    if questions.len() < MIN_QUESTIONS {
        return None;
    }
    let begin = questions[0];
    let mut turns = Vec::new();
    let mut personal = 0;
    for question in &questions {
        let ends = |at: usize| {
            is_question(at) || matches!(paragraphs[at].kind, ParagraphKind::Heading(_)) || is_credit(text, at)
        };
        let end = (question + 1..paragraphs.len()).find(|at| ends(*at)).unwrap_or(paragraphs.len());
        if end == question + 1 {
            continue;
        }
        let said =
            |at: usize, mine: fn(&str) -> bool| paragraphs[at].tokens.clone().any(|token| mine(text.lower(token)));
        let answers = question + 1..end;
        personal += usize::from(
            said(*question, is_second_person) || answers.clone().any(|at| said(at, is_first_or_second_person)),
        );
        let words = Span::new(paragraphs[answers.start].span.start, paragraphs[end - 1].span.end);
        turns.push(Turn { paragraphs: answers, words: words.trimmed(text.document.text), label: None });
    }
    // Without type to tell the questions, all of it must speak for an interview.
    let enough = if apart { personal * 2 >= turns.len() } else { personal * 4 >= turns.len() * 3 };
    if turns.len() < MIN_QUESTIONS || !enough {
        return None;
    }
    let interviewee = interviewee(text, referents, begin)?;
    turns.iter_mut().for_each(|turn| turn.label = Some(interviewee));
    Some(Turns { turns, interviewee: Some(interviewee), begin })
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
        answering = interviewee(text, referents, begin);
        for turn in &mut turns {
            let first = text.document.paragraphs[turn.paragraphs.start].tokens.start;
            if matches!(text.lower(first), "r" | "a" | "r." | "a.") {
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

/// Who is interviewed, by what stands before the paragraph that the interview begins with: the person whom the title
/// names, else whom the questions are put to (`trois questions au maire`), else the person named most often.
fn interviewee(text: &TaggedText, referents: &Referents, begin: usize) -> Option<Label> {
    let before = text.document.paragraphs.get(begin).map_or(0, |paragraph| paragraph.tokens.start);
    let is_person = |named: &&NameMention| referents.is_person(Some(named.referent));
    let label = |mention: &NameMention| {
        let span = text.document.span_of(mention.tokens.clone());
        Label { span, person: Some(mention.referent) }
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
fn asked(text: &TaggedText, referents: &Referents, token: usize) -> Option<Label> {
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
    (person.is_some() || phrase.is_headed_by(text, Class::ROLE)).then_some(Label { span: phrase.span, person })
}
