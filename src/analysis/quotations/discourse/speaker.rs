//! From the words that name a speaker to the speaker: names, titles, pronouns and documents resolved.

use crate::analysis::lexicon::Class;
use crate::analysis::{How, Speaker};
use crate::article::Span;
use crate::text::segment::TokenKind;

use super::memory::Resolved;
use super::update::is_subject;
use crate::analysis::quotations::attribution::attribute::Source;
use crate::analysis::quotations::extractor::Finder;
use crate::analysis::quotations::grammar::chunks::{Chunk, Kind};
use crate::analysis::quotations::grammar::noun_phrase::Phrase;
use crate::analysis::quotations::names::referents::Named;
use crate::analysis::quotations::names::roles::is_of;

/// Lines that an epithet may look back over.
const EPITHET_REACH: usize = 4;

impl Finder<'_, '_> {
    /// The speaker that a source gives, and whom it stands for.
    pub(crate) fn speaker(&mut self, chunks: &[Chunk], source: &Source) -> (Speaker, Option<Resolved>) {
        let phrase = &source.phrase;
        if phrase.pronoun {
            return self.by_pronoun(chunks, phrase);
        }
        if self.is_demonym(phrase)
            && let Some(resolved) = self.by_epithet(phrase)
        {
            return (self.named(phrase, &resolved, How::Title), Some(resolved));
        }
        if let Some(named) = phrase.named {
            let resolved = Resolved { referent: Some(named), span: phrase.span };
            return (self.named(phrase, &resolved, How::Explicit), Some(resolved));
        }
        let document = phrase.head.filter(|head| self.text.is(*head, Class::DOCUMENT));
        if let Some(resolved) = document.and_then(|head| self.discourse.author(self.text.lower(head))).cloned() {
            return (self.named(phrase, &resolved, How::Title), Some(resolved));
        }
        if let Some(resolved) = self.by_title(phrase) {
            return (self.named(phrase, &resolved, How::Title), Some(resolved));
        }
        let resolved = Resolved { referent: None, span: phrase.span };
        (self.named(phrase, &resolved, How::Explicit), Some(resolved))
    }

    /// Whom a definite title stands for: one who was introduced by it or called so, else one of fuller words.
    pub(crate) fn by_title(&self, phrase: &Phrase) -> Option<Resolved> {
        let head = phrase.head?;
        if !self.text.is(self.text.document.token_at(phrase.span.start), Class::DEFINITE) {
            return None;
        }
        let called = self.discourse.called(self.text, self.text.lower(head), phrase.span);
        let called = called.filter(|_| !phrase.plural).cloned();
        let title = || self.discourse.title(self.text, self.people, phrase);
        let epithet = || self.by_epithet(phrase).filter(|_| self.text.is(head, Class::EPITHET));
        called.or_else(title).or_else(epithet).or_else(|| self.discourse.fuller(self.text, phrase))
    }

    /// Whom an epithet stands for, that nobody was introduced by: a person named shortly before, of its gender.
    fn by_epithet(&self, phrase: &Phrase) -> Option<Resolved> {
        let head = phrase.head.filter(|_| !phrase.plural)?;
        // One with a complement may be another: `le pilote du bateau`; an age tells nothing: `la nageuse de 26 ans`.
        let mut rest = self.text.document.tokens_in(phrase.span).skip_while(|token| *token <= head);
        let of = |token: usize| is_of(self.text, token) && self.text.kind(token + 1) != Some(TokenKind::Number);
        if rest.any(of) {
            return None;
        }
        let possessive = matches!(
            self.text.lower(self.text.document.token_at(phrase.span.start)),
            "son" | "sa" | "his" | "her" | "its" | "their"
        );
        if possessive || self.discourse.is_taken(self.text.lower(head)) {
            return None;
        }
        self.discourse.person(self.people, phrase.gender, EPITHET_REACH).or_else(|| self.topic(phrase))
    }

    /// The person whom the title of the article names, when a phrase may stand for them.
    fn topic(&self, phrase: &Phrase) -> Option<Resolved> {
        let topic = self.people.topic?;
        let gender = self.people.referents[topic].gender;
        let named = self.people.named.iter().find(|named| named.referent == topic)?;
        let span = self.text.document.span_of(named.tokens.clone());
        let fits = gender.is_none() || phrase.gender.is_none() || gender == phrase.gender;
        fits.then_some(Resolved { referent: Some(topic), span })
    }

    /// Whether a phrase is `le Fécampois`, `l'Italienne`: one who is from there.
    fn is_demonym(&self, phrase: &Phrase) -> bool {
        let tokens = self.text.document.tokens_in(phrase.span);
        if !self.text.french || tokens.len() != 2 || phrase.plural {
            return false;
        }
        let article = matches!(self.text.lower(tokens.start), "le" | "la" | "l'");
        let person = phrase.named.is_some_and(|named| self.people.referents[named].is_person);
        let ends = ["ais", "aise", "ois", "oise", "ain", "aine", "ien", "ienne", "éen", "éenne"];
        let lower = self.text.lower(tokens.start + 1);
        article && !person && self.text.is_capital(tokens.start + 1) && ends.iter().any(|end| lower.ends_with(end))
    }

    pub(crate) fn by_pronoun(&mut self, chunks: &[Chunk], phrase: &Phrase) -> (Speaker, Option<Resolved>) {
        let limit = phrase.span.start;
        // What the same sentence named before the pronoun counts too.
        let before = self.discourse.len();
        for (at, chunk) in chunks.iter().enumerate() {
            if let Kind::Phrase(other) | Kind::Oblique(_, other) | Kind::According(other) = &chunk.kind
                && other.span.end <= limit
                && !other.pronoun
            {
                let subject = match chunk.kind {
                    Kind::Phrase(_) => is_subject(chunks, at),
                    _ => matches!(chunk.kind, Kind::According(_)),
                };
                self.discourse.see(self.text, self.people, other, subject, false);
            }
        }
        let nearest = self.nearest(phrase);
        let found = nearest.or_else(|| self.discourse.pronoun(self.people, phrase.gender, phrase.plural, limit));
        self.discourse.forget(self.discourse.len() - before);
        match found {
            Some(resolved) => (self.named(phrase, &resolved, How::Pronoun), Some(resolved)),
            None => {
                let speaker = Speaker { span: phrase.span, name: None, role: None, how: How::Pronoun, entity: None };
                (speaker, None)
            }
        }
    }

    /// The last person named before a pronoun that points to them, in its sentence or the one before: `ce dernier`,
    /// `celle-ci`.
    fn nearest(&self, phrase: &Phrase) -> Option<Resolved> {
        let document = self.text.document;
        let tokens = document.tokens_in(phrase.span);
        let points = tokens.len() == 2 || self.text.lower(tokens.start).starts_with("ce");
        if !self.text.french || !points || phrase.plural {
            return None;
        }
        let sentence = document.sentence_of(tokens.start);
        let from = document.sentences.get(sentence.saturating_sub(1))?.tokens.start;
        let named = self.people.named.iter().rev().filter(|named| named.tokens.end <= tokens.start);
        let found = named.take_while(|named| named.tokens.start >= from).find(|named| {
            let referent = &self.people.referents[named.referent];
            let fits = referent.gender.is_none() || phrase.gender.is_none() || referent.gender == phrase.gender;
            referent.is_person && fits
        })?;
        Some(Resolved { referent: Some(found.referent), span: document.span_of(found.tokens.clone()) })
    }

    /// The speaker for a phrase that stands for somebody.
    pub(crate) fn named(&self, phrase: &Phrase, resolved: &Resolved, how: How) -> Speaker {
        let referent = resolved.referent.map(|referent| &self.people.referents[referent]);
        let words = resolved.span.of(self.text.document.text);
        Speaker {
            span: self.name_in(phrase),
            name: Some(referent.map_or_else(
                || words.split_whitespace().collect::<Vec<_>>().join(" "),
                |referent| referent.name.clone(),
            )),
            role: phrase.role.or_else(|| referent.and_then(|referent| referent.roles.first().map(|(_, span)| *span))),
            how,
            entity: referent.and_then(|referent| referent.entity),
        }
    }

    /// The name among the words of a phrase, without what describes its bearer; all of them when there is none, and
    /// in English, where title and name are written as one (`Lakeside campaign manager Anne Webb`).
    pub(crate) fn name_in(&self, phrase: &Phrase) -> Span {
        if !self.text.french {
            return phrase.span;
        }
        let document = self.text.document;
        let is_name = |named: &&Named| Some(named.referent) == phrase.named;
        let named = document.tokens_in(phrase.span).filter_map(|token| self.people.at(token)).find(is_name);
        named.map_or(phrase.span, |named| document.span_of(named.tokens.clone()))
    }
}
