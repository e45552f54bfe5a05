//! The memory of an article: who and what was named so far, and what was said of them, sentence by sentence.

use foldhash::HashMap;

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::names::referents::{ReferentId, Referents, singular};
use crate::analysis::quotations::names::roles::may_be_one;
use crate::analysis::quotations::tagged_text::{Gender, TaggedText};
use crate::article::Span;

/// Somebody or something that was named, with what helps to find it again.
#[derive(Clone, Debug)]
pub(super) struct Mentioned {
    /// The words that named it.
    pub span: Span,
    /// The referent, when it has a name.
    pub referent: Option<ReferentId>,
    /// The noun that headed it, lower case and singular.
    pub head: Option<String>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// Whether it was the subject of its sentence.
    pub subject: bool,
    /// Whether it was the speaker of a quotation.
    pub speaker: bool,
    /// Whether it is one that can speak.
    pub speaks: bool,
    /// The number of its sentence, and its paragraph.
    pub sentence: usize,
    pub paragraph: usize,
}

impl Mentioned {
    /// It, as what a phrase further on stands for.
    pub fn as_antecedent(&self) -> Antecedent {
        Antecedent { referent: self.referent, span: self.span }
    }
}

/// Whom a phrase was found to stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Antecedent {
    pub referent: Option<ReferentId>,
    /// The words that name it where it has no referent.
    pub span: Span,
}

/// The part that somebody has in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The speaker of a quotation.
    Speaker,
    /// The subject.
    Subject,
    /// Any other.
    Other,
}

/// What a phrase shows of whom it stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Agreement {
    pub gender: Option<Gender>,
    pub plural: bool,
}

impl From<&NounPhrase> for Agreement {
    fn from(phrase: &NounPhrase) -> Self {
        Self { gender: phrase.gender, plural: phrase.plural }
    }
}

/// A title by which somebody was called without being introduced so (`le pêcheur`).
#[derive(Debug)]
struct Epithet {
    /// The noun that heads it, lower case and singular.
    head: String,
    span: Span,
    of: Antecedent,
}

/// What the article has named so far.
#[derive(Debug, Default)]
pub(crate) struct DiscourseMemory {
    mentioned: Vec<Mentioned>,
    /// Documents by their head noun, and who speaks through them.
    documents: HashMap<String, Antecedent>,
    epithets: Vec<Epithet>,
    /// The last sentence that told of somebody speaking.
    telling: usize,
    sentence: usize,
    paragraph: usize,
}

/// How many of the things named last are looked at.
pub(super) const DEPTH: usize = 60;

impl DiscourseMemory {
    /// Goes on to the next sentence, which stands in this paragraph.
    pub fn next_sentence(&mut self, paragraph: usize) {
        self.sentence += 1;
        self.paragraph = paragraph;
        if self.mentioned.len() > 4 * DEPTH {
            self.mentioned.drain(..self.mentioned.len() - 2 * DEPTH);
        }
    }

    /// The number of the sentence that is being read.
    pub fn sentence(&self) -> usize {
        self.sentence
    }

    /// The paragraph that is being read.
    pub fn paragraph(&self) -> usize {
        self.paragraph
    }

    /// What was named so far, the last first, as far back as is looked.
    pub(super) fn latest(&self) -> impl Iterator<Item = &Mentioned> {
        self.mentioned.iter().rev().take(DEPTH)
    }

    /// What was named so far, the last first, as far back as is remembered.
    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = &Mentioned> {
        self.mentioned.iter().rev()
    }

    /// Remembers what a phrase named.
    pub fn see(&mut self, text: &TaggedText, referents: &Referents, phrase: &NounPhrase, part: Part) {
        if phrase.pronoun || phrase.is_time {
            return;
        }
        let referent = phrase.referent.map(|referent| referents.get(referent));
        let is_place = referent.is_some_and(|referent| referent.is_place);
        let people = Class::ROLE | Class::INSTITUTION | Class::GROUP;
        let is_name = |head| text.is_capital(head) && !text.opens_sentence(head);
        let speaks =
            referent.is_some() && !is_place || phrase.head.is_some_and(|head| text.is(head, people) || is_name(head));
        let several = |head| text.grammar.plural_by_ending && has_plural_ending(text.lower(head));
        self.mentioned.push(Mentioned {
            span: phrase.span,
            referent: phrase.referent,
            head: phrase.head.map(|head| singular(text.lower(head))),
            gender: referent.and_then(|referent| referent.gender).or(phrase.gender),
            plural: phrase.plural || referent.is_none() && phrase.head.is_some_and(several),
            subject: part == Part::Subject,
            speaker: part == Part::Speaker,
            speaks,
            sentence: self.sentence,
            paragraph: self.paragraph,
        });
    }

    /// Remembers that somebody was spoken of again by a pronoun or title, or spoke.
    pub fn recall(&mut self, referents: &Referents, antecedent: &Antecedent, shown: Agreement, part: Part) {
        let is_it = |known: &Mentioned| {
            known.span == antecedent.span || antecedent.referent.is_some() && known.referent == antecedent.referent
        };
        let known = self.mentioned.iter().rev().find(|known| is_it(known)).cloned();
        let mut mentioned = known.unwrap_or(Mentioned {
            span: antecedent.span,
            referent: antecedent.referent,
            head: None,
            gender: antecedent.referent.and_then(|referent| referents.get(referent).gender).or(shown.gender),
            plural: shown.plural,
            subject: true,
            speaker: part == Part::Speaker,
            speaks: true,
            sentence: self.sentence,
            paragraph: self.paragraph,
        });
        mentioned.sentence = self.sentence;
        mentioned.paragraph = self.paragraph;
        mentioned.subject = true;
        mentioned.speaker |= part == Part::Speaker;
        self.mentioned.push(mentioned);
    }

    /// How many things are remembered: what [`forget_after`](Self::forget_after) takes.
    pub fn mark(&self) -> usize {
        self.mentioned.len()
    }

    /// Forgets what was seen after a [`mark`](Self::mark).
    pub fn forget_after(&mut self, mark: usize) {
        self.mentioned.truncate(mark);
    }

    /// Remembers who speaks through a document.
    pub fn add_document(&mut self, head: &str, author: Antecedent) {
        self.documents.insert(singular(head), author);
    }

    /// Who spoke through the document last named so.
    pub fn author(&self, head: &str) -> Option<&Antecedent> {
        self.documents.get(&singular(head))
    }

    /// Remembers that the sentence tells of somebody speaking.
    pub fn note_telling(&mut self) {
        self.telling = self.sentence;
    }

    /// Whether the sentence before tells of somebody speaking.
    pub fn told_before(&self) -> bool {
        self.telling + 1 == self.sentence
    }

    /// Remembers that somebody is called so, by the title that heads these words.
    pub fn add_epithet(&mut self, title: &str, span: Span, of: Antecedent) {
        if self.epithets.len() >= 2 * DEPTH {
            self.epithets.drain(..DEPTH);
        }
        self.epithets.push(Epithet { head: singular(title), span, of });
    }

    /// Who was last called by the title that heads these words.
    pub fn by_epithet(&self, text: &TaggedText, title: &str, words: Span) -> Option<&Antecedent> {
        let title = singular(title);
        let is_it = |known: &&Epithet| known.head == title && may_be_one(text, words, known.span);
        self.epithets.iter().rev().find(is_it).map(|known| &known.of)
    }

    /// Whether somebody without a name was introduced by this title.
    pub fn is_taken(&self, title: &str) -> bool {
        let title = singular(title);
        self.mentioned.iter().any(|known| known.referent.is_none() && known.head.as_ref() == Some(&title))
    }
}

/// Whether a noun ends as those of the plural do.
fn has_plural_ending(lower: &str) -> bool {
    lower.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|end| lower.ends_with(end))
}
