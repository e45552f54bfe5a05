//! What the article has named so far, taken in line by line.

use crate::analysis::lexicon::Class;
use crate::article::Span;

use super::memory::Resolved;
use crate::analysis::quotations::extractor::Finder;
use crate::analysis::quotations::grammar::chunks::{Chunk, Kind, Reader};
use crate::analysis::quotations::grammar::noun_phrase::Phrase;
use crate::analysis::quotations::grammar::subject::{self, is_plausible, subject_of};
use crate::analysis::quotations::grammar::verb::Form;

impl Finder<'_, '_> {
    /// Takes what the line named into the memory of the article.
    pub(crate) fn remember(&mut self, reader: &Reader, chunks: &[Chunk]) {
        let teller = teller(reader, chunks);
        for (at, chunk) in chunks.iter().enumerate() {
            match &chunk.kind {
                Kind::Phrase(phrase) if phrase.pronoun => {
                    if is_subject(chunks, at)
                        && reader.is(chunk.items.start, Class::THIRD)
                        && let Some(resolved) =
                            self.discourse.pronoun(self.people, phrase.gender, phrase.plural, phrase.span.start)
                    {
                        self.discourse.recall(self.people, &resolved, phrase.gender, false, phrase.plural);
                    }
                }
                Kind::Phrase(phrase) => {
                    let subject = teller.map_or_else(|| is_subject(chunks, at), |teller| teller == phrase.span);
                    if let Some(resolved) = self.recalled(phrase) {
                        self.discourse.recall(self.people, &resolved, phrase.gender, false, false);
                        continue;
                    }
                    self.discourse.see(self.text, self.people, phrase, subject, false);
                    self.see_joined(phrase, subject);
                }
                Kind::Verb(verb) if verb.form == Form::Finite && verb.quoting && is_main(chunks, at) => {
                    self.discourse.tell();
                }
                Kind::According(phrase) => self.discourse.see(self.text, self.people, phrase, true, false),
                Kind::Oblique(_, phrase) => {
                    self.discourse.see(self.text, self.people, phrase, false, false);
                }
                _ => {}
            }
        }
    }

    /// Whom an epithet calls to mind (`la nageuse`), who is then known by it.
    fn recalled(&mut self, phrase: &Phrase) -> Option<Resolved> {
        let head = phrase.head.filter(|head| phrase.named.is_none() && self.text.is(*head, Class::ROLE))?;
        let resolved = self.by_title(phrase).filter(|resolved| resolved.referent.is_some())?;
        self.discourse.call(self.text.lower(head), phrase.span, resolved.clone());
        Some(resolved)
    }

    /// Remembers each of several persons that one phrase names: `Anne et Paul Roy`.
    fn see_joined(&mut self, phrase: &Phrase, subject: bool) {
        if !phrase.plural || phrase.named.is_some() || phrase.pronoun {
            return;
        }
        for token in self.text.document.tokens_in(phrase.span) {
            if let Some(named) = self.people.at(token).filter(|named| self.people.referents[named.referent].is_person) {
                let span = self.text.document.span_of(named.tokens.clone());
                let gender = self.people.referents[named.referent].gender;
                let one = Phrase { gender, ..Phrase::named(span, Some(named.referent)) };
                self.discourse.see(self.text, self.people, &one, subject, false);
            }
        }
    }

    /// Learns by what title somebody is called: one that opens a sentence as its subject, right after a sentence
    /// whose subject was a person without a title (`Anne Roy est venue. La maire a dit …`).
    pub(crate) fn learn_title(&mut self, chunks: &[Chunk], at: usize, phrase: &Phrase) {
        let Some(head) = phrase.head.filter(|head| self.text.is(*head, Class::ROLE)) else { return };
        let definite = self.text.is(self.text.document.token_at(phrase.span.start), Class::DEFINITE);
        let opens = chunks[..at].iter().all(|chunk| matches!(chunk.kind, Kind::Other | Kind::Joint));
        if phrase.named.is_some() || phrase.plural || !definite || !opens || !is_subject(chunks, at) {
            return;
        }
        let title = self.text.lower(head);
        if self.discourse.is_taken(title) || self.discourse.title(self.text, self.people, phrase).is_some() {
            return;
        }
        let before = self.discourse.subject_before(self.people);
        let line = self.discourse.paragraph();
        let person =
            before.filter(|(_, paragraph)| *paragraph == line).map(|(resolved, _)| resolved).filter(|resolved| {
                let person = resolved.referent.map(|referent| &self.people.referents[referent]);
                person.is_some_and(|person| {
                    person.roles.is_empty()
                        && (person.gender.is_none() || phrase.gender.is_none() || person.gender == phrase.gender)
                })
            });
        if let Some(resolved) = person {
            self.discourse.call(title, phrase.span, resolved);
        }
    }

    /// Who speaks through a document: the name in its complement, else the subject of the sentence.
    pub(crate) fn remember_document(&mut self, reader: &Reader, chunks: &[Chunk], phrase: &Phrase) {
        let Some(head) = phrase.head.filter(|head| self.text.is(*head, Class::DOCUMENT)) else { return };
        let of_name =
            self.text.document.tokens_in(phrase.span).skip(1).find_map(|token| self.people.at(token)).map(|named| {
                Resolved { referent: Some(named.referent), span: self.text.document.span_of(named.tokens.clone()) }
            });
        let by_capital = || {
            let tokens = self.text.document.tokens_in(phrase.span);
            let start = tokens.clone().skip_while(|token| *token <= head).find(|token| self.text.is_capital(*token))?;
            Some(Resolved { referent: None, span: self.text.document.span_of(start..tokens.end) })
        };
        let subject = || {
            let verb =
                chunks.iter().position(|chunk| matches!(&chunk.kind, Kind::Verb(verb) if verb.form == Form::Finite))?;
            let Kind::Verb(group) = &chunks[verb].kind else { return None };
            let within =
                chunks.iter().any(|chunk| matches!(&chunk.kind, Kind::Oblique(_, of) if of.span == phrase.span));
            if !within && !group.quoting && !self.text.is(group.main, Class::PUBLISHING) {
                return None;
            }
            let subject = subject_of(reader, chunks, verb)
                .filter(|subject| is_plausible(reader, subject) && subject.span != phrase.span)?;
            if subject.pronoun || subject.head.is_some_and(|head| self.text.is(head, Class::DOCUMENT)) {
                return None;
            }
            Some(Resolved { referent: subject.named, span: subject.span })
        };
        if let Some(resolved) = of_name.or_else(by_capital).or_else(subject) {
            self.discourse.document(self.text.lower(head), resolved);
        }
    }
}

/// The subject of the first main verb of saying.
fn teller(reader: &Reader, chunks: &[Chunk]) -> Option<Span> {
    let at = (0..chunks.len()).find(|at| {
        matches!(&chunks[*at].kind, Kind::Verb(verb) if verb.form == Form::Finite && verb.quoting && is_main(chunks, *at))
    })?;
    subject_of(reader, chunks, at).map(|phrase| phrase.span)
}

/// Whether no relative or other subordinate clause holds the verb at a chunk.
fn is_main(chunks: &[Chunk], at: usize) -> bool {
    subject::opener(chunks, at).is_none()
}

/// Whether the phrase at a chunk comes right before a finite verb.
pub(crate) fn is_subject(chunks: &[Chunk], at: usize) -> bool {
    let rest = chunks[at + 1..].iter().take(12);
    let comma = |at: usize| matches!(chunks.get(at).map(|chunk| &chunk.kind), Some(Kind::Stop(_)));
    for (after, chunk) in rest.enumerate() {
        match &chunk.kind {
            Kind::Verb(verb) => return verb.form == Form::Finite,
            Kind::Other | Kind::Stop(_) | Kind::Oblique(..) => {}
            // `Anne Roy, elle, est venue`
            Kind::Phrase(phrase) if phrase.pronoun => {}
            // `Anne Roy, adjointe au maire, est venue`
            Kind::Phrase(phrase) if phrase.named.is_none() && comma(at + after) && comma(at + after + 2) => {}
            _ => return false,
        }
    }
    false
}
