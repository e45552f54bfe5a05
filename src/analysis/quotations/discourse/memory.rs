//! Who a pronoun, a title or a document stands for, from what the article said before.

use crate::analysis::lexicon::Class;
use crate::article::Span;

use crate::analysis::quotations::grammar::noun_phrase::Phrase;
use crate::analysis::quotations::names::referents::{People, singular};
use crate::analysis::quotations::names::roles::may_be_one;
use crate::analysis::quotations::tagged_text::{Gender, Text};

/// Somebody or something that was named, with what helps to find it again.
#[derive(Clone, Debug)]
struct Seen {
    /// The words that named it.
    span: Span,
    /// The referent, when it has a name.
    referent: Option<usize>,
    /// The noun that headed it, lower case and singular.
    head: Option<String>,
    gender: Option<Gender>,
    plural: bool,
    /// Whether it was the subject of its sentence.
    subject: bool,
    /// Whether it was the speaker of a quotation.
    speaker: bool,
    /// Whether it is one that can speak.
    speaks: bool,
    line: usize,
    paragraph: usize,
}

/// Whom a phrase was found to stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub referent: Option<usize>,
    /// The words that name it where it has no referent.
    pub span: Span,
}

/// What the article has named so far.
#[derive(Debug, Default)]
pub(crate) struct Discourse {
    seen: Vec<Seen>,
    /// Documents by their head noun, and who speaks through them.
    documents: Vec<(String, Resolved)>,
    /// Titles by which somebody was called without being introduced so (`le pêcheur`), lower case and singular.
    epithets: Vec<(String, Span, Resolved)>,
    told: usize,
    line: usize,
    paragraph: usize,
}

/// Lines that a pronoun may look back over, and things named on them.
const REACH: usize = 8;
const MEMORY: usize = 60;

impl Discourse {
    /// Goes on to the next line, which stands in this paragraph.
    pub fn next_line(&mut self, paragraph: usize) {
        self.line += 1;
        self.paragraph = paragraph;
        if self.seen.len() > 4 * MEMORY {
            self.seen.drain(..self.seen.len() - 2 * MEMORY);
        }
    }

    /// Remembers what a phrase named.
    pub fn see(&mut self, text: &Text, people: &People, phrase: &Phrase, subject: bool, speaker: bool) {
        if phrase.pronoun || phrase.is_time {
            return;
        }
        let head = phrase.head.map(|head| singular(text.lower(head)));
        let classes = Class::ROLE | Class::INSTITUTION | Class::GROUP;
        let place = phrase.named.is_some_and(|named| people.referents[named].is_place);
        let name = |head| text.is_capital(head) && !text.opens_sentence(head);
        let speaks =
            phrase.named.is_some() && !place || phrase.head.is_some_and(|head| text.is(head, classes) || name(head));
        let gender = phrase.named.and_then(|named| people.referents[named].gender).or(phrase.gender);
        // The lexicon has the plurals of few English nouns.
        let several = |head: &usize| {
            let lower = text.lower(*head);
            lower.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|end| lower.ends_with(end))
        };
        let several = !text.french && phrase.named.is_none() && phrase.head.as_ref().is_some_and(several);
        self.push(Seen {
            span: phrase.span,
            referent: phrase.named,
            head,
            gender,
            plural: phrase.plural || several,
            subject,
            speaker,
            speaks,
            line: self.line,
            paragraph: self.paragraph,
        });
    }

    /// Remembers that somebody was spoken of again by a pronoun or title, or spoke.
    pub fn recall(
        &mut self,
        people: &People,
        resolved: &Resolved,
        gender: Option<Gender>,
        speaker: bool,
        plural: bool,
    ) {
        let known = self.seen.iter().rev().find(|seen| {
            seen.span == resolved.span || resolved.referent.is_some() && seen.referent == resolved.referent
        });
        let mut seen = known.cloned().unwrap_or(Seen {
            span: resolved.span,
            referent: resolved.referent,
            head: None,
            gender: resolved.referent.and_then(|referent| people.referents[referent].gender).or(gender),
            plural,
            subject: true,
            speaker,
            speaks: true,
            line: self.line,
            paragraph: self.paragraph,
        });
        seen.line = self.line;
        seen.paragraph = self.paragraph;
        seen.subject = true;
        seen.speaker |= speaker;
        self.push(seen);
    }

    /// The paragraph that is being read.
    pub fn paragraph(&self) -> usize {
        self.paragraph
    }

    /// The number of the line that is being read.
    pub fn line(&self) -> usize {
        self.line
    }

    /// Forgets the last `count` things seen.
    pub fn forget(&mut self, count: usize) {
        self.seen.truncate(self.seen.len().saturating_sub(count));
    }

    /// How much is remembered.
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    fn push(&mut self, seen: Seen) {
        self.seen.push(seen);
    }

    /// Remembers who speaks through a document.
    pub fn document(&mut self, head: &str, resolved: Resolved) {
        self.documents.push((singular(head), resolved));
    }

    /// Who spoke through the document last named so.
    pub fn author(&self, head: &str) -> Option<&Resolved> {
        let head = singular(head);
        self.documents.iter().rev().find(|(document, _)| *document == head).map(|(_, resolved)| resolved)
    }

    /// Whom a personal pronoun stands for, given what it shows of gender and number. Only what was named before
    /// `limit` bytes counts.
    pub fn pronoun(&self, people: &People, gender: Option<Gender>, plural: bool, limit: usize) -> Option<Resolved> {
        let mut best: Option<(f32, &Seen)> = None;
        for (age, seen) in self.seen.iter().rev().take(MEMORY).enumerate() {
            if seen.span.start >= limit || !seen.speaks || seen.plural != plural {
                continue;
            }
            let Some(score) = self.nearness(people, seen, age, gender) else { continue };
            if best.is_none_or(|(top, _)| score > top) {
                best = Some((score, seen));
            }
        }
        best.map(|(_, seen)| Resolved { referent: seen.referent, span: seen.span })
    }

    /// How likely something seen is meant by a pronoun of this gender; `None` when it can't be.
    fn nearness(&self, people: &People, seen: &Seen, age: usize, gender: Option<Gender>) -> Option<f32> {
        let distance = self.line - seen.line.min(self.line);
        let known = seen.gender.or(seen.referent.and_then(|referent| people.referents[referent].gender));
        if distance > REACH || gender.is_some() && known.is_some() && gender != known {
            return None;
        }
        let person = seen.referent.is_some_and(|referent| people.referents[referent].is_person);
        let dim = gender.is_some() && known.is_none() && !seen.subject && !seen.speaker;
        let weigh = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        #[allow(clippy::cast_precision_loss)]
        let far = -1.5 * distance as f32 - 0.05 * age as f32;
        Some(
            far + weigh(seen.subject, 2.0)
                + weigh(seen.speaker, 1.5)
                + weigh(person, 1.0)
                + weigh(person && seen.referent == people.topic, 1.0)
                + weigh(known.is_some(), 0.5)
                + weigh(seen.paragraph == self.paragraph, 1.0)
                - weigh(dim, 4.0),
        )
    }

    /// The person that an epithet (`le pêcheur`) may mean: the likeliest for a pronoun of this gender among persons
    /// named no more than `reach` lines before.
    pub fn person(&self, people: &People, gender: Option<Gender>, reach: usize) -> Option<Resolved> {
        let is_person = |seen: &Seen| seen.referent.is_some_and(|referent| people.referents[referent].is_person);
        let near = self
            .seen
            .iter()
            .rev()
            .take(MEMORY)
            .enumerate()
            .filter(|(_, seen)| is_person(seen) && !seen.plural && self.line - seen.line.min(self.line) <= reach);
        let scored = near.filter_map(|(age, seen)| Some((self.nearness(people, seen, age, gender)?, seen)));
        let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?.1;
        Some(Resolved { referent: best.referent, span: best.span })
    }

    /// The only person who was a subject or speaker on the line before, and the paragraph of that line.
    pub fn subject_before(&self, people: &People) -> Option<(Resolved, usize)> {
        let mut before = self
            .seen
            .iter()
            .filter(|seen| seen.line + 1 == self.line && !seen.plural && (seen.subject || seen.speaker));
        let first = before.next()?;
        let referent = first.referent.filter(|referent| people.referents[*referent].is_person)?;
        let only = before.all(|seen| seen.referent == Some(referent));
        only.then_some((Resolved { referent: Some(referent), span: first.span }, first.paragraph))
    }

    /// Remembers that the line tells of somebody speaking.
    pub fn tell(&mut self) {
        self.told = self.line;
    }

    /// The last line that told of somebody speaking.
    pub fn told(&self) -> usize {
        self.told
    }

    /// Remembers that somebody is called so, by the title that heads these words.
    pub fn call(&mut self, title: &str, words: Span, resolved: Resolved) {
        self.epithets.push((singular(title), words, resolved));
    }

    /// Who was last called by the title that heads these words.
    pub fn called(&self, text: &Text, title: &str, words: Span) -> Option<&Resolved> {
        let title = singular(title);
        let mut called = self.epithets.iter().rev();
        called
            .find(|(known, other, _)| *known == title && may_be_one(text, words, *other))
            .map(|(.., resolved)| resolved)
    }

    /// Whether somebody without a name was introduced by this title.
    pub fn is_taken(&self, title: &str) -> bool {
        let title = singular(title);
        self.seen.iter().any(|seen| seen.referent.is_none() && seen.head.as_ref() == Some(&title))
    }

    /// Whom a title stands for: the last person introduced by it, else by one that it may stand for.
    pub fn title(&self, text: &Text, people: &People, phrase: &Phrase) -> Option<Resolved> {
        let head = phrase.head?;
        let title = singular(text.lower(head));
        let fits = |seen: &Seen, exact: bool| {
            let Some(referent) = seen.referent.map(|referent| &people.referents[referent]) else { return false };
            if !referent.is_person || phrase.plural {
                return false;
            }
            let gender = phrase.gender.is_none() || referent.gender.is_none() || phrase.gender == referent.gender;
            let stands = |role: &str| if exact { role == title } else { text.lexicon.may_stand_for(&title, role) };
            let named = |role: &(String, Span)| stands(&role.0) && may_be_one(text, phrase.span, role.1);
            gender && referent.roles.iter().any(named) && !people.is_named_in(text, seen.referent, phrase.span)
        };
        let find = |exact: bool| self.seen.iter().rev().find(|seen| fits(seen, exact));
        let found = find(true).or_else(|| find(false))?;
        Some(Resolved { referent: found.referent, span: found.span })
    }

    /// The fuller words of the same head noun: `le parquet` after `le parquet de Brest`, or the name of the body
    /// that was introduced so.
    pub fn fuller(&self, text: &Text, phrase: &Phrase) -> Option<Resolved> {
        let head = phrase.head?;
        let noun = singular(text.lower(head));
        let length = phrase.span.len();
        let found = self.seen.iter().rev().find(|seen| {
            seen.head.as_deref().is_some_and(|known| known == noun || text.lexicon.may_stand_for(&noun, known))
                && seen.span.len() > length
                && may_be_one(text, seen.span, phrase.span)
                && seen.plural == phrase.plural
                && (seen.gender.is_none() || phrase.gender.is_none() || seen.gender == phrase.gender)
                && seen.span.of(text.document.text).chars().skip(1).any(char::is_uppercase)
        })?;
        Some(Resolved { referent: found.referent, span: found.span })
    }
}
