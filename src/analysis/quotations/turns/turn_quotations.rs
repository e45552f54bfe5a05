//! Takes the turns of dialogues and interviews into what was found.

use crate::analysis::lexicon::Class;
use crate::analysis::{How, Quotation, QuotationKind, Speaker};

use super::labels::{Label, Turn};
use crate::analysis::quotations::attribution::reporting_clause;
use crate::analysis::quotations::discourse::memory::Resolved;
use crate::analysis::quotations::extractor::Finder;
use crate::analysis::quotations::grammar::chunks::Reader;
use crate::analysis::quotations::grammar::noun_phrase::Phrase;

impl Finder<'_, '_> {
    /// Takes the turn that the line of a reader belongs to, at its first line; whether there is one.
    pub(crate) fn turn(&mut self, reader: &Reader) -> bool {
        let paragraph = reader.line.paragraph;
        let at = self.turns.turns.partition_point(|turn| turn.paragraphs.end <= paragraph);
        let Some(turn) = self.turns.turns.get(at).filter(|turn| turn.paragraphs.contains(&paragraph)).cloned() else {
            return false;
        };
        if self.found.last().is_none_or(|last| last.span.end <= turn.words.start) {
            self.take(reader, &turn);
        }
        true
    }

    fn take(&mut self, reader: &Reader, turn: &Turn) {
        let mut words = vec![turn.words];
        if turn.paragraphs.len() > 1 {
            let paragraphs = self.text.document.paragraphs[turn.paragraphs.clone()].iter();
            words = paragraphs.map(|paragraph| paragraph.span.trimmed(self.text.document.text)).collect();
        }
        let mut cue = None;
        let mut speaker = None;
        let mut resolved = None;
        if let Some(label) = turn.label {
            speaker = Some(self.by_label(label));
            resolved = Some(Resolved { referent: label.1, span: label.0 });
        } else if let Some(incise) = reporting_clause::inside(reader, &words) {
            cue = incise.source.cue;
            let (found, of) = self.speaker(&[], &incise.source);
            (speaker, resolved) = (Some(found), of);
            words = incise.words;
        }
        if let Some(resolved) = resolved.filter(|resolved| resolved.referent.is_some()) {
            self.discourse.recall(self.people, &resolved, None, true, false);
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

    /// The speaker whom a label names. `LA PRÉSIDENTE`, a title in capitals, is shown in small letters.
    fn by_label(&self, (span, referent): Label) -> Speaker {
        let phrase = Phrase::named(span, referent);
        let mut speaker = self.named(&phrase, &Resolved { referent, span }, How::Label);
        let first = self.text.document.token_at(span.start);
        let loud = !span.of(self.text.document.text).chars().any(char::is_lowercase);
        if referent.is_none() && loud && self.text.is(first, Class::DETERMINER) {
            speaker.name = speaker.name.map(|name| name.to_lowercase());
        }
        speaker
    }

    /// Learns by what titles the opening of an interview announces the one who answers, when it doesn't name them.
    pub(crate) fn announce(&mut self) {
        let Some((span, Some(referent))) = self.turns.interviewee else { return };
        let end = self.text.document.paragraphs.get(self.turns.begin).map_or(0, |first| first.tokens.start);
        let is_person = |referent: usize| self.people.referents[referent].is_person;
        if self.people.named.iter().any(|named| named.tokens.end <= end && is_person(named.referent)) {
            return;
        }
        for token in 1..end {
            let title = self.text.is(token, Class::ROLE) && !self.text.is(token, Class::PLURAL);
            if title && self.text.is(token - 1, Class::DEFINITE) {
                let words = self.text.document.span_of(token - 1..token + 1);
                self.discourse.call(self.text.lower(token), words, Resolved { referent: Some(referent), span });
            }
        }
    }
}
