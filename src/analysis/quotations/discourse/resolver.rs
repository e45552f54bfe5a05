//! From the words that name a source to the speaker: names, titles, pronouns and documents resolved.

use super::memory::{Agreement, Antecedent, DiscourseMemory, Part};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::attribution::relation::{Attribution, Strength};
use crate::analysis::quotations::grammar::chunks::{Chunk, ChunkKind, Chunks};
use crate::analysis::quotations::grammar::clause::is_subject;
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::names::referents::{NameMention, Referents};
use crate::analysis::quotations::names::roles::is_of;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::analysis::{Certainty, How, Speaker};
use crate::article::Span;
use crate::text::segment::TokenKind;

/// Sentences that an epithet may look back over.
const EPITHET_REACH: usize = 4;

/// Says whom phrases stand for, by what the article named before.
pub(crate) struct Resolver<'a, 'd> {
    pub text: &'a TaggedText<'d>,
    pub referents: &'a Referents,
    pub memory: DiscourseMemory,
    /// Pronouns and titles outside quotations, the numbers of their sentences, and whom they were taken for.
    pub recalled: Vec<(Span, usize, Antecedent)>,
}

impl<'a, 'd> Resolver<'a, 'd> {
    /// At the beginning of an article.
    pub fn new(text: &'a TaggedText<'d>, referents: &'a Referents) -> Self {
        Self { text, referents, memory: DiscourseMemory::default(), recalled: Vec::new() }
    }

    /// The speaker that an attribution gives, and whom it stands for. The chunks are those of its sentence, as far as
    /// they were read.
    pub fn speaker(&mut self, chunks: Option<&Chunks>, attribution: &Attribution) -> (Speaker, Option<Antecedent>) {
        let phrase = &attribution.source;
        let (speaker, antecedent) = if phrase.pronoun {
            self.by_pronoun(chunks, phrase)
        } else {
            let (antecedent, how) = self.by_words(phrase);
            (self.speaker_for(phrase, &antecedent, how), Some(antecedent))
        };
        let how = if attribution.strength == Strength::Label { How::Label } else { speaker.how };
        (Speaker { how, ..speaker }, antecedent)
    }

    /// Whom a phrase that is no pronoun stands for, and how that is known.
    fn by_words(&self, phrase: &NounPhrase) -> (Antecedent, How) {
        if is_demonym(self.text, self.referents, phrase)
            && let Some(antecedent) = self.by_epithet(phrase)
        {
            return (antecedent, How::Title);
        }
        let itself = Antecedent { referent: phrase.referent, span: phrase.span };
        if phrase.referent.is_some() {
            return (itself, How::Explicit);
        }
        let definite =
            self.text.is(phrase.first_token(self.text), Class::DEFINITE) || self.text.grammar.bare_nouns_speak;
        let document = phrase.head.filter(|head| definite && self.text.is(*head, Class::DOCUMENT));
        let author = document.and_then(|head| self.memory.author(self.text.lower(head))).cloned();
        author.or_else(|| self.by_title(phrase)).map_or((itself, How::Explicit), |found| (found, How::Title))
    }

    /// Whom a definite title stands for: one who was introduced by it or called so, else one of fuller words.
    pub(super) fn by_title(&self, phrase: &NounPhrase) -> Option<Antecedent> {
        let head = phrase.head?;
        if !self.text.is(phrase.first_token(self.text), Class::DEFINITE) {
            return None;
        }
        let called = self.memory.by_epithet(self.text, self.text.lower(head), phrase.span);
        let called = called.filter(|_| !phrase.plural).cloned();
        let title = || self.memory.title(self.text, self.referents, phrase);
        let epithet = || self.by_epithet(phrase).filter(|_| self.text.is(head, Class::EPITHET));
        called.or_else(title).or_else(epithet).or_else(|| self.memory.fuller(self.text, phrase))
    }

    /// Whom an epithet stands for, that nobody was introduced by: a person named shortly before, of its gender.
    fn by_epithet(&self, phrase: &NounPhrase) -> Option<Antecedent> {
        let head = phrase.head.filter(|_| !phrase.plural)?;
        // One with a complement may be another: `le pilote du bateau`; an age tells nothing: `la nageuse de 26 ans`.
        let mut rest = self.text.document.tokens_in(phrase.span).skip_while(|token| *token <= head);
        let of = |token: usize| is_of(self.text, token) && self.text.kind(token + 1) != Some(TokenKind::Number);
        if rest.any(of) {
            return None;
        }
        let first = self.text.lower(phrase.first_token(self.text));
        let possessive = matches!(first, "son" | "sa" | "his" | "her" | "its" | "their");
        if possessive || self.memory.is_taken(self.text.lower(head)) {
            return None;
        }
        self.memory.person(self.referents, phrase.gender, EPITHET_REACH).or_else(|| self.topic(phrase))
    }

    /// The person whom the title of the article names, when a phrase may stand for them.
    fn topic(&self, phrase: &NounPhrase) -> Option<Antecedent> {
        let topic = self.referents.topic?;
        let mention = self.referents.topic_mention()?;
        let fits = self.referents.get(topic).may_have_gender(phrase.gender);
        fits.then(|| self.antecedent_of(mention))
    }

    /// The referent that is named at a place of the text.
    pub(super) fn antecedent_of(&self, mention: &NameMention) -> Antecedent {
        let span = self.text.document.span_of(mention.tokens.clone());
        Antecedent { referent: Some(mention.referent), span }
    }

    fn by_pronoun(&mut self, chunks: Option<&Chunks>, phrase: &NounPhrase) -> (Speaker, Option<Antecedent>) {
        let limit = phrase.span.start;
        // What the same sentence named before the pronoun counts too.
        let mark = self.memory.mark();
        let chunks = chunks.into_iter().flat_map(|chunks| (0..chunks.len()).map(move |at| (chunks, at)));
        for (chunks, at) in chunks {
            if let Some((other, part)) = named_at(chunks, at)
                && other.span.end <= limit
                && !other.pronoun
            {
                self.memory.see(self.text, self.referents, other, part);
            }
        }
        let nearest = self.nearest(phrase);
        let found = nearest.or_else(|| self.memory.pronoun(self.referents, Agreement::from(phrase), limit));
        self.memory.forget_after(mark);
        match found {
            Some(antecedent) => (self.speaker_for(phrase, &antecedent, How::Pronoun), Some(antecedent)),
            None => {
                let speaker = Speaker {
                    span: phrase.span,
                    name: None,
                    role: None,
                    how: How::Pronoun,
                    certainty: by_rule(How::Pronoun),
                    entity: None,
                };
                (speaker, None)
            }
        }
    }

    /// The last person named before a pronoun that points to them, in its sentence or the one before: `ce dernier`,
    /// `celle-ci`.
    fn nearest(&self, phrase: &NounPhrase) -> Option<Antecedent> {
        let document = self.text.document;
        let tokens = document.tokens_in(phrase.span);
        let points = tokens.len() == 2 || self.text.lower(tokens.start).starts_with("ce");
        if !self.text.grammar.pointing_pronouns || !points || phrase.plural {
            return None;
        }
        let sentence = document.sentence_of(tokens.start);
        let from = document.sentences.get(sentence.saturating_sub(1))?.tokens.start;
        let before = self.referents.mentions.iter().rev().filter(|mention| mention.tokens.end <= tokens.start);
        let found = before.take_while(|mention| mention.tokens.start >= from).find(|mention| {
            let referent = self.referents.get(mention.referent);
            referent.is_person && referent.may_have_gender(phrase.gender)
        })?;
        Some(self.antecedent_of(found))
    }

    /// The speaker for a phrase that stands for somebody.
    pub fn speaker_for(&self, phrase: &NounPhrase, antecedent: &Antecedent, how: How) -> Speaker {
        let referent = antecedent.referent.map(|referent| self.referents.get(referent));
        let words = antecedent.span.of(self.text.document.text);
        let on_one_line = || words.split_whitespace().collect::<Vec<_>>().join(" ");
        let introduced = referent.and_then(|referent| referent.titles.first()).map(|title| title.span);
        Speaker {
            span: self.name_in(phrase),
            name: Some(referent.map_or_else(on_one_line, |referent| referent.name.clone())),
            role: phrase.title.or(introduced),
            how,
            certainty: by_rule(how),
            entity: referent.and_then(|referent| referent.entity),
        }
    }

    /// The name among the words of a phrase, without what describes its bearer; all of them when there is none, and
    /// where title and name are quoted as one (`Lakeside campaign manager Anne Webb`).
    fn name_in(&self, phrase: &NounPhrase) -> Span {
        if self.text.grammar.title_belongs_to_name {
            return phrase.span;
        }
        let document = self.text.document;
        let mut mentions = document.tokens_in(phrase.span).filter_map(|token| self.referents.mention_at(token));
        let name = mentions.find(|mention| Some(mention.referent) == phrase.referent);
        name.map_or(phrase.span, |name| document.span_of(name.tokens.clone()))
    }
}

/// Whether a phrase is `le Fécampois`, `l'Italienne`: one who is from there.
pub(crate) fn is_demonym(text: &TaggedText, referents: &Referents, phrase: &NounPhrase) -> bool {
    let tokens = text.document.tokens_in(phrase.span);
    if tokens.len() != 2 || phrase.plural {
        return false;
    }
    let article = matches!(text.lower(tokens.start), "le" | "la" | "l'");
    let lower = text.lower(tokens.start + 1);
    article
        && !referents.is_person(phrase.referent)
        && text.is_capital(tokens.start + 1)
        && text.grammar.demonyms.iter().any(|end| lower.ends_with(end))
}

/// The phrase that a chunk is or holds, and its part in the sentence.
fn named_at<'c>(chunks: &'c Chunks, at: usize) -> Option<(&'c NounPhrase, Part)> {
    let Chunk { kind, .. } = chunks.get(at)?;
    match kind {
        ChunkKind::Phrase(phrase) => Some((phrase, if is_subject(chunks, at) { Part::Subject } else { Part::Other })),
        ChunkKind::According(phrase) => Some((phrase, Part::Subject)),
        ChunkKind::Oblique(_, phrase) => Some((phrase, Part::Other)),
        _ => None,
    }
}

/// How often the rules alone are right about a speaker who is known so.
fn by_rule(how: How) -> Certainty {
    Certainty::new(match how {
        How::Label | How::Corrected => 0.97,
        How::Explicit => 0.9,
        How::Pronoun => 0.74,
        How::Title => 0.6,
        How::Previous => 0.5,
    })
}
