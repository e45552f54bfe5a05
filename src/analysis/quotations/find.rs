//! From stretches between marks to quotations with their speakers.

use std::collections::HashMap;

use crate::analysis::document::Document;
use crate::analysis::lexicon::Class;
use crate::analysis::{Entity, How, Mention, Quotation, QuotationKind, Speaker};
use crate::article::Span;
use crate::text::fold::fold;

use super::attribute::{Source, Tie, attribute};
use super::chunk::{Chunk, Kind, Reader};
use super::judge::{is_direct, signs};
use super::line::{Line, lines};
use super::marks::{Stretch, stretches};
use super::people::People;
use super::phrase::Phrase;
use super::resolve::{Discourse, Resolved};
use super::speech::{Signs, is_speech};
use super::subject::{is_plausible, subject_of};
use super::text::Text;
use super::turns::{Turn, turns};
use super::verb::Form;
use super::{incise, indirect};

/// The quotations of a document, in order and without overlap. The mentions and entities are those of the same
/// document; without them names are read by their capitals.
#[must_use]
pub fn find(document: &Document, mentions: &[Mention], entities: &[Entity]) -> Vec<Quotation> {
    let text = Text::new(document);
    let people = People::read(&text, mentions, entities);
    let spans: Vec<Span> = document.paragraphs.iter().map(|paragraph| paragraph.span).collect();
    let stretches = stretches(document.text, &spans);
    let lines = lines(&text, &stretches);
    let mut finder = Finder {
        text: &text,
        people: &people,
        stretches: &stretches,
        times: count(document, &stretches),
        discourse: Discourse::default(),
        found: Vec::new(),
        last: None,
        turns: turns(&text, &people, &stretches),
    };
    for line in &lines {
        finder.read(line);
    }
    finder.found
}

/// How often the same words stand between marks.
fn count(document: &Document, stretches: &[Stretch]) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for stretch in stretches.iter().filter(|stretch| stretch.span.len() <= 60) {
        *times.entry(inner(document, stretch)).or_default() += 1;
    }
    times
}

fn inner(document: &Document, stretch: &Stretch) -> String {
    stretch.pieces.first().map(|piece| fold(piece.of(document.text).trim())).unwrap_or_default()
}

/// The last quotation that had a speaker.
#[derive(Clone)]
struct Last {
    quotation: usize,
    speaker: Speaker,
    line: usize,
    paragraph: usize,
}

struct Finder<'a, 'd> {
    text: &'a Text<'d>,
    people: &'a People,
    stretches: &'a [Stretch],
    times: HashMap<String, usize>,
    discourse: Discourse,
    found: Vec<Quotation>,
    last: Option<Last>,
    turns: Vec<Turn>,
}

impl Finder<'_, '_> {
    fn read(&mut self, line: &Line) {
        self.discourse.next_line();
        let reader = Reader { text: self.text, people: self.people, line };
        let chunks = reader.read();
        for chunk in &chunks {
            if let Kind::Phrase(phrase) | Kind::Oblique(_, phrase) = &chunk.kind {
                self.remember_document(&reader, &chunks, phrase);
            }
        }
        if let Some(turn) = self.turn_of(line.paragraph).cloned() {
            self.turn(&reader, &turn);
            return;
        }
        let mut speakers = Vec::new();
        for (place, chunk) in chunks.iter().enumerate() {
            if let Kind::Quote(quote) = chunk.kind {
                speakers.extend(self.quote(&reader, &chunks, place, quote));
            }
        }
        if speakers.is_empty() {
            speakers.extend(self.reported(&reader, &chunks));
        }
        self.remember(&reader, &chunks);
        for (resolved, gender_phrase) in speakers {
            self.discourse.recall(self.people, &resolved, gender_phrase.gender, true, gender_phrase.plural);
        }
    }

    /// Judges one stretch and finds its speaker.
    fn quote(&mut self, reader: &Reader, chunks: &[Chunk], place: usize, quote: usize) -> Option<(Resolved, Phrase)> {
        let stretch = &self.stretches[quote];
        let mut source = attribute(reader, chunks, place);
        let mut words: Vec<Span> = stretch.pieces.iter().map(|piece| piece.trimmed(self.text.document.text)).collect();
        if source.as_ref().is_none_or(|source| source.tie < Tie::Incise)
            && let Some(incise) = incise::inside(reader, &words)
        {
            source = Some(incise.source);
            words = incise.words;
        }
        let repeated = self.times.get(&inner(self.text.document, stretch)).is_some_and(|times| *times > 1);
        let signs = signs(reader, chunks, place, stretch, source.as_ref(), repeated);
        if !is_speech(&signs) {
            return None;
        }
        let source = source.filter(|source| source.tie > Tie::Subject || is_plausible(reader, &source.phrase));
        let mut quotation = Quotation {
            span: stretch.span,
            kind: if is_direct(&signs, source.as_ref()) { QuotationKind::Direct } else { QuotationKind::Mixed },
            words,
            cue: source.as_ref().and_then(|source| source.cue),
            speaker: None,
            continues: None,
            marked: true,
        };
        let position = self.found.len();
        let line = reader.line;
        let mut told = None;
        if let Some(source) = source {
            let (mut speaker, resolved) = self.speaker(chunks, &source);
            if source.tie == Tie::Label {
                speaker.how = How::Label;
            }
            if let Some(resolved) = resolved {
                self.last = Some(Last {
                    quotation: position,
                    speaker: speaker.clone(),
                    line: self.discourse.line(),
                    paragraph: line.paragraph,
                });
                told = Some((resolved, source.phrase));
            }
            quotation.speaker = Some(speaker);
        } else if let Some(last) = self.carried(&signs, line, place) {
            quotation.speaker = Some(Speaker { how: How::Previous, ..last.speaker.clone() });
            quotation.continues = Some(last.quotation);
            self.last = Some(Last { quotation: position, line: self.discourse.line(), ..last });
        }
        self.found.push(quotation);
        told
    }

    /// What the sentence reports without marks.
    fn reported(&mut self, reader: &Reader, chunks: &[Chunk]) -> Option<(Resolved, Phrase)> {
        let indirect::Reported { words, source } = indirect::reported(reader, chunks)?;
        if self.found.last().is_some_and(|last| last.span.end > words.start) {
            return None;
        }
        let (speaker, resolved) = self.speaker(chunks, &source);
        self.found.push(Quotation {
            span: words,
            kind: QuotationKind::Indirect,
            words: vec![words],
            cue: source.cue,
            speaker: Some(speaker),
            continues: None,
            marked: false,
        });
        resolved.map(|resolved| (resolved, source.phrase))
    }

    fn turn_of(&self, paragraph: usize) -> Option<&Turn> {
        let at = self.turns.partition_point(|turn| turn.paragraph < paragraph);
        self.turns.get(at).filter(|turn| turn.paragraph == paragraph)
    }

    /// A turn of a dialogue or interview, by its first line; the lines after it belong to the same turn.
    fn turn(&mut self, reader: &Reader, turn: &Turn) {
        if self.found.last().is_some_and(|last| last.span.end > turn.words.start) {
            return;
        }
        let mut words = vec![turn.words];
        let mut cue = None;
        let mut speaker = turn.label.map(|(span, referent)| {
            let phrase = Phrase::named(span, referent);
            self.named(&phrase, &Resolved { referent, span }, How::Label)
        });
        if let Some(incise) = incise::inside(reader, &words).filter(|_| speaker.is_none()) {
            cue = incise.source.cue;
            speaker = Some(self.speaker(&[], &incise.source).0);
            words = incise.words;
        }
        self.found.push(Quotation {
            span: turn.words,
            kind: QuotationKind::Direct,
            words,
            cue,
            speaker,
            continues: None,
            marked: false,
        });
    }

    /// The speaker of the quotation before, when this one carries it on: the same paragraph, the next sentences.
    fn carried(&self, signs: &Signs, line: &Line, place: usize) -> Option<Last> {
        let last = self.last.as_ref()?;
        let reach = if signs.sentence_end && place == 0 { 2 } else { 1 };
        let near = self.discourse.line() - last.line <= reach && last.paragraph == line.paragraph;
        (near && (place == 0 || signs.words >= 4)).then(|| last.clone())
    }

    /// The speaker that a source gives, and whom it stands for.
    fn speaker(&mut self, chunks: &[Chunk], source: &Source) -> (Speaker, Option<Resolved>) {
        let phrase = &source.phrase;
        if phrase.pronoun {
            return self.by_pronoun(chunks, phrase);
        }
        if let Some(named) = phrase.named {
            let resolved = Resolved { referent: Some(named), span: phrase.span };
            return (self.named(phrase, &resolved, How::Explicit), Some(resolved));
        }
        let document = phrase.head.filter(|head| self.text.is(*head, Class::DOCUMENT));
        if let Some(resolved) = document.and_then(|head| self.discourse.author(self.text.lower(head))).cloned() {
            return (self.named(phrase, &resolved, How::Title), Some(resolved));
        }
        let definite = self.text.is(self.text.document.token_at(phrase.span.start), Class::DEFINITE);
        let found = definite.then(|| self.discourse.title(self.text, self.people, phrase)).flatten();
        if let Some(resolved) = found.or_else(|| definite.then(|| self.discourse.fuller(self.text, phrase)).flatten()) {
            return (self.named(phrase, &resolved, How::Title), Some(resolved));
        }
        let resolved = Resolved { referent: None, span: phrase.span };
        (self.named(phrase, &resolved, How::Explicit), Some(resolved))
    }

    fn by_pronoun(&mut self, chunks: &[Chunk], phrase: &Phrase) -> (Speaker, Option<Resolved>) {
        let limit = phrase.span.start;
        // What the same sentence named before the pronoun counts too.
        let before = self.discourse.len();
        for (at, chunk) in chunks.iter().enumerate() {
            if let Kind::Phrase(other) | Kind::Oblique(_, other) = &chunk.kind
                && other.span.end <= limit
                && !other.pronoun
            {
                let subject = matches!(chunk.kind, Kind::Phrase(_)) && is_subject(chunks, at);
                self.discourse.see(self.text, self.people, other, subject, false);
            }
        }
        let found = self.discourse.pronoun(self.people, phrase.gender, phrase.plural, limit);
        self.discourse.forget(self.discourse.len() - before);
        match found {
            Some(resolved) => (self.named(phrase, &resolved, How::Pronoun), Some(resolved)),
            None => {
                let speaker = Speaker { span: phrase.span, name: None, role: None, how: How::Pronoun, entity: None };
                (speaker, None)
            }
        }
    }

    /// The speaker for a phrase that stands for somebody.
    fn named(&self, phrase: &Phrase, resolved: &Resolved, how: How) -> Speaker {
        let referent = resolved.referent.map(|referent| &self.people.referents[referent]);
        let words = resolved.span.of(self.text.document.text);
        Speaker {
            span: phrase.span,
            name: Some(referent.map_or_else(
                || words.split_whitespace().collect::<Vec<_>>().join(" "),
                |referent| referent.name.clone(),
            )),
            role: phrase.role.or_else(|| referent.and_then(|referent| referent.roles.first().map(|(_, span)| *span))),
            how,
            entity: referent.and_then(|referent| referent.entity),
        }
    }

    /// Takes what the line named into the memory of the article.
    fn remember(&mut self, reader: &Reader, chunks: &[Chunk]) {
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
                    self.discourse.see(self.text, self.people, phrase, is_subject(chunks, at), false)
                }
                Kind::According(phrase) => self.discourse.see(self.text, self.people, phrase, true, false),
                Kind::Oblique(_, phrase) => {
                    self.discourse.see(self.text, self.people, phrase, false, false);
                }
                _ => {}
            }
        }
    }

    /// Who speaks through a document: the name in its complement, else the subject of the sentence.
    fn remember_document(&mut self, reader: &Reader, chunks: &[Chunk], phrase: &Phrase) {
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

/// Whether the phrase at a chunk comes right before a finite verb.
fn is_subject(chunks: &[Chunk], at: usize) -> bool {
    let rest = chunks[at + 1..].iter().take(8);
    for chunk in rest {
        match &chunk.kind {
            Kind::Verb(verb) => return verb.form == Form::Finite,
            Kind::Other | Kind::Stop(_) | Kind::Oblique(..) => {}
            _ => return false,
        }
    }
    false
}
