//! What each sentence adds to the memory of the article.

use super::memory::{Agreement, Antecedent, Part};
use super::resolver::Resolver;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunks::{Chunk, ChunkKind, Chunks};
use crate::analysis::quotations::grammar::clause::{is_main, is_subject};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::subject::subject_of;
use crate::article::Span;

impl Resolver<'_, '_> {
    /// Goes on to the next sentence, which these chunks are: learns what it calls people and who speaks through the
    /// documents in it.
    pub fn open_sentence(&mut self, chunks: &Chunks) {
        self.memory.next_sentence(chunks.sentence.sentence.paragraph);
        for (at, chunk) in chunks.iter().enumerate() {
            if let Some(phrase) = chunk.phrase() {
                self.learn_epithet(chunks, at, phrase);
            }
            if let Some(phrase) = chunk.phrase().or(chunk.oblique()) {
                self.learn_author(chunks, phrase);
            }
        }
    }

    /// Takes what a sentence named into the memory, when its quotations are read.
    pub fn remember(&mut self, chunks: &Chunks) {
        let teller = teller(chunks);
        for (at, chunk) in chunks.iter().enumerate() {
            match &chunk.kind {
                ChunkKind::Phrase(phrase) if phrase.pronoun => self.recall_pronoun(chunks, at, phrase),
                ChunkKind::Phrase(phrase) => {
                    let subject = teller.map_or_else(|| is_subject(chunks, at), |teller| teller == phrase.span);
                    if let Some(antecedent) = self.called_to_mind(phrase) {
                        self.note(phrase.span, &antecedent);
                        let shown = Agreement { gender: phrase.gender, plural: false };
                        self.memory.recall(self.referents, &antecedent, shown, Part::Subject);
                        continue;
                    }
                    let part = if subject { Part::Subject } else { Part::Other };
                    self.memory.see(self.text, self.referents, phrase, part);
                    self.see_joined(phrase, part);
                }
                ChunkKind::Verb(_) if tells(chunks, at) => self.memory.note_telling(),
                ChunkKind::According(phrase) => self.memory.see(self.text, self.referents, phrase, Part::Subject),
                ChunkKind::Oblique(_, phrase) => self.memory.see(self.text, self.referents, phrase, Part::Other),
                _ => {}
            }
        }
    }

    /// Remembers whom a pronoun of the third person spoke of again, when it is the subject at its chunk.
    fn recall_pronoun(&mut self, chunks: &Chunks, at: usize, phrase: &NounPhrase) {
        if !is_subject(chunks, at) || !phrase.is_third_person(self.text) {
            return;
        }
        let shown = Agreement::from(phrase);
        if let Some(antecedent) = self.memory.pronoun(self.referents, shown, phrase.span.start) {
            self.note(phrase.span, &antecedent);
            self.memory.recall(self.referents, &antecedent, shown, Part::Subject);
        }
    }

    /// Notes whom the words at a span were taken for.
    pub fn note(&mut self, span: Span, antecedent: &Antecedent) {
        self.recalled.push((span, self.memory.sentence() - 1, antecedent.clone()));
    }

    /// Whom an epithet calls to mind (`la nageuse`), who is then known by it.
    fn called_to_mind(&mut self, phrase: &NounPhrase) -> Option<Antecedent> {
        let head = phrase.head.filter(|head| phrase.referent.is_none() && self.text.is(*head, Class::ROLE))?;
        let antecedent = self.by_title(phrase).filter(|antecedent| antecedent.referent.is_some())?;
        self.memory.add_epithet(self.text.lower(head), phrase.span, antecedent.clone());
        Some(antecedent)
    }

    /// Remembers each of several persons that one phrase names: `Anne et Paul Roy`.
    fn see_joined(&mut self, phrase: &NounPhrase, part: Part) {
        if !phrase.plural || phrase.referent.is_some() || phrase.pronoun {
            return;
        }
        let referents = self.referents;
        for token in self.text.document.tokens_in(phrase.span) {
            let mention = referents.mention_at(token).filter(|mention| referents.is_person(Some(mention.referent)));
            if let Some(mention) = mention {
                let span = self.text.document.span_of(mention.tokens.clone());
                let gender = referents.get(mention.referent).gender;
                let one = NounPhrase { gender, ..NounPhrase::of_name(span, Some(mention.referent)) };
                self.memory.see(self.text, referents, &one, part);
            }
        }
    }

    /// Learns by what title somebody is called: one that opens a sentence as its subject, right after a sentence
    /// whose subject was a person without a title (`Anne Roy est venue. La maire a dit …`).
    fn learn_epithet(&mut self, chunks: &Chunks, at: usize, phrase: &NounPhrase) {
        let Some(head) = phrase.head.filter(|head| self.text.is(*head, Class::ROLE)) else { return };
        let definite = self.text.is(phrase.first_token(self.text), Class::DEFINITE);
        let is_small = |chunk: &Chunk| matches!(chunk.kind, ChunkKind::Other | ChunkKind::Conjunction);
        let opens = chunks[..at].iter().all(is_small);
        if phrase.referent.is_some() || phrase.plural || !definite || !opens || !is_subject(chunks, at) {
            return;
        }
        let title = self.text.lower(head);
        if self.memory.is_taken(title) || self.memory.title(self.text, self.referents, phrase).is_some() {
            return;
        }
        let Some((antecedent, paragraph)) = self.memory.subject_before(self.referents) else { return };
        let person = antecedent.referent.map(|referent| self.referents.get(referent));
        let fits = person.is_some_and(|person| person.titles.is_empty() && person.may_have_gender(phrase.gender));
        if fits && paragraph == self.memory.paragraph() {
            self.memory.add_epithet(title, phrase.span, antecedent);
        }
    }

    /// Learns who speaks through a document: the name in its complement, else the subject of the sentence.
    fn learn_author(&mut self, chunks: &Chunks, phrase: &NounPhrase) {
        let Some(head) = phrase.head.filter(|head| self.text.is(*head, Class::DOCUMENT)) else { return };
        let tokens = self.text.document.tokens_in(phrase.span);
        let mention = tokens.clone().skip(1).find_map(|token| self.referents.mention_at(token));
        let of_name = mention.map(|mention| self.antecedent_of(mention));
        let by_capital = || {
            let start = tokens.clone().skip_while(|token| *token <= head).find(|token| self.text.is_capital(*token))?;
            Some(Antecedent { referent: None, span: self.text.document.span_of(start..tokens.end) })
        };
        let author = of_name.or_else(by_capital).or_else(|| publisher(chunks, phrase));
        if let Some(author) = author {
            self.memory.add_document(self.text.lower(head), author);
        }
    }
}

/// The subject of the sentence that a document stands in, as the one who speaks through it: where the document stands
/// after a preposition, or the verb is one of saying or publishing.
fn publisher(chunks: &Chunks, document: &NounPhrase) -> Option<Antecedent> {
    let text = chunks.text();
    let at = (0..chunks.len()).find(|at| chunks.finite_verb(*at).is_some())?;
    let verb = chunks.verb(at)?;
    let within = chunks.iter().filter_map(Chunk::oblique).any(|phrase| phrase.span == document.span);
    if !within && !verb.quoting && !text.is(verb.main, Class::PUBLISHING) {
        return None;
    }
    let subject = subject_of(chunks, at)?;
    let speaks = subject.can_speak(text) && !subject.pronoun && !subject.is_headed_by(text, Class::DOCUMENT);
    let another = subject.span != document.span;
    (speaks && another).then_some(Antecedent { referent: subject.referent, span: subject.span })
}

/// The subject of the first main verb of saying.
fn teller(chunks: &Chunks) -> Option<Span> {
    let at = (0..chunks.len()).find(|at| tells(chunks, *at))?;
    subject_of(chunks, at).map(|phrase| phrase.span)
}

/// Whether a chunk is a finite verb that governs quoted words and stands in no subordinate clause.
fn tells(chunks: &Chunks, at: usize) -> bool {
    chunks.finite_verb(at).is_some_and(|verb| verb.quoting) && is_main(chunks, at)
}
