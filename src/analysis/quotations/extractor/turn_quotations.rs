//! The turns of dialogues and interviews as quotations.

use super::Extractor;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::attribution::inside_marks;
use crate::analysis::quotations::discourse::memory::{Agreement, Antecedent, Part};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::sentence_view::SentenceView;
use crate::analysis::quotations::turns::turn::{Label, Turn};
use crate::analysis::{How, Quotation, QuotationKind, Speaker};

impl Extractor<'_, '_> {
    /// Takes the turn that a sentence belongs to, at its first sentence; whether there is one.
    pub(super) fn take_turn(&mut self, sentence: &SentenceView) -> bool {
        let paragraph = sentence.sentence.paragraph;
        let at = self.turns.turns.partition_point(|turn| turn.paragraphs.end <= paragraph);
        let Some(turn) = self.turns.turns.get(at).filter(|turn| turn.paragraphs.contains(&paragraph)).cloned() else {
            return false;
        };
        if self.is_free(turn.words) {
            let quotation = self.quotation_of(sentence, &turn);
            self.found.push(quotation);
        }
        true
    }

    fn quotation_of(&mut self, sentence: &SentenceView, turn: &Turn) -> Quotation {
        let mut words = vec![turn.words];
        if turn.paragraphs.len() > 1 {
            let paragraphs = self.text.document.paragraphs[turn.paragraphs.clone()].iter();
            words = paragraphs.map(|paragraph| paragraph.span.trimmed(self.text.document.text)).collect();
        }
        let mut cue = None;
        let mut speaker = None;
        let mut antecedent = None;
        if let Some(label) = turn.label {
            speaker = Some(self.by_label(label));
            antecedent = Some(Antecedent { referent: label.person, span: label.span });
        } else if let Some(clause) = inside_marks::find(sentence, &words) {
            cue = clause.attribution.cue;
            let (found, of) = self.resolver.speaker(None, &clause.attribution);
            (speaker, antecedent) = (Some(found), of);
            words = clause.words;
        }
        if let Some(antecedent) = antecedent.filter(|antecedent| antecedent.referent.is_some()) {
            self.resolver.memory.recall(self.referents, &antecedent, Agreement::default(), Part::Speaker);
        }
        let kind = QuotationKind::Direct;
        Quotation { span: turn.words, kind, words, cue, speaker, continues: None, marked: false }
    }

    /// The speaker whom a label names. `LA PRÉSIDENTE`, a title in capitals, is shown in small letters.
    fn by_label(&self, Label { span, person }: Label) -> Speaker {
        let phrase = NounPhrase::of_name(span, person);
        let mut speaker = self.resolver.speaker_for(&phrase, &Antecedent { referent: person, span }, How::Label);
        let first = self.text.document.token_at(span.start);
        let loud = !span.of(self.text.document.text).chars().any(char::is_lowercase);
        if person.is_none() && loud && self.text.is(first, Class::DETERMINER) {
            speaker.name = speaker.name.map(|name| name.to_lowercase());
        }
        speaker
    }

    /// Learns by what titles the opening of an interview announces the one who answers, when it doesn't name them.
    pub(super) fn announce_interviewee(&mut self) {
        let Some(Label { span, person: Some(person) }) = self.turns.interviewee else { return };
        let end = self.text.document.paragraphs.get(self.turns.begin).map_or(0, |first| first.tokens.start);
        let mut before = self.referents.mentions.iter().filter(|mention| mention.tokens.end <= end);
        if before.any(|mention| self.referents.is_person(Some(mention.referent))) {
            return;
        }
        for token in 1..end {
            let title = self.text.is(token, Class::ROLE) && !self.text.is(token, Class::PLURAL);
            if title && self.text.is(token - 1, Class::DEFINITE) {
                let words = self.text.document.span_of(token - 1..token + 1);
                let of = Antecedent { referent: Some(person), span };
                self.resolver.memory.add_epithet(self.text.lower(token), words, of);
            }
        }
    }
}
