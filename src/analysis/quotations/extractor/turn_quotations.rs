//! The turns of dialogues and interviews as quotations.

use super::Extractor;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::attribution::inside_marks;
use crate::analysis::quotations::discourse::memory::{Agreement, Antecedent, Part};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::sentence_view::SentenceView;
use crate::analysis::quotations::turns::turn::{Label, Turn};
use crate::analysis::{How, Quotation, QuotationKind, Speaker};
use crate::article::Span;

impl Extractor<'_, '_> {
    /// Takes the turns of the paragraph that a sentence belongs to, at the first sentence that they reach; whether it is
    /// part of one.
    pub(super) fn take_turn(&mut self, sentence: &SentenceView) -> bool {
        let paragraph = sentence.sentence.paragraph;
        let from = self.turns.turns.partition_point(|turn| turn.paragraphs.end <= paragraph);
        let first = self.turns.turns.get(from).filter(|turn| turn.paragraphs.contains(&paragraph));
        let begins = sentence.sentence.first_token(self.marked, self.text.document);
        let begins = begins.and_then(|token| self.text.document.tokens.get(token)).map(|token| token.span.start);
        // What stands before the first of them is the writer's.
        if first.zip(begins).is_none_or(|(first, begins)| begins < first.start) {
            return false;
        }
        let taken = self.found.last().map_or(0, |last| last.span.end);
        let mut at = from.max(self.turns.turns.partition_point(|turn| turn.words.start < taken));
        while let Some(turn) = self.turns.turns.get(at).filter(|turn| turn.paragraphs.contains(&paragraph)).cloned() {
            if self.is_free(turn.words) {
                let quotation = self.quotation_of(sentence, &turn);
                self.found.push(quotation);
            }
            at += 1;
        }
        true
    }

    fn quotation_of(&mut self, sentence: &SentenceView, turn: &Turn) -> Quotation {
        let mut words = vec![turn.words];
        if turn.paragraphs.len() > 1 {
            let paragraphs = self.text.document.paragraphs[turn.paragraphs.clone()].iter();
            let within = |span: Span| Span::new(span.start.max(turn.words.start), span.end);
            words = paragraphs.map(|paragraph| within(paragraph.span).trimmed(self.text.document.text)).collect();
        }
        let mut cue = None;
        let mut speaker = None;
        let mut antecedent = None;
        let told = turn.label.filter(|label| label.how == How::Label);
        let clause = if told.is_none() { inside_marks::find(sentence, &words) } else { None };
        if let Some(clause) = clause {
            cue = clause.attribution.cue;
            let (found, of) = self.resolver.speaker(None, &clause.attribution);
            (speaker, antecedent) = (Some(found), of);
            words = clause.words;
        } else if let Some(label) = turn.label {
            speaker = Some(self.by_label(label));
            antecedent = Some(Antecedent { referent: label.person, span: label.span });
        }
        if let Some(antecedent) = antecedent.filter(|antecedent| antecedent.referent.is_some()) {
            self.resolver.memory.recall(self.referents, &antecedent, Agreement::default(), Part::Speaker);
        }
        let kind = QuotationKind::Direct;
        Quotation { span: turn.words, kind, words, cue, speaker, continues: None, marked: false }
    }

    /// The speaker whom a label names. `LA PRÉSIDENTE`, a title in capitals, is shown in small letters, unless the article
    /// has told who bears it.
    fn by_label(&self, Label { span, person, how }: Label) -> Speaker {
        let text = self.text;
        let first = text.document.token_at(span.start);
        let role = text.document.tokens_in(span).find(|token| text.is(*token, Class::ROLE));
        let head = role.filter(|_| person.is_none() && text.is(first, Class::DEFINITE));
        let phrase = NounPhrase { head, ..NounPhrase::of_name(span, person) };
        let bearer = head.and_then(|_| self.resolver.memory.title(text, self.referents, &phrase));
        if let Some(bearer) = bearer.filter(|bearer| self.referents.is_person(bearer.referent)) {
            return self.resolver.speaker_for(&phrase, &bearer, How::Title);
        }
        let mut speaker = self.resolver.speaker_for(&phrase, &Antecedent { referent: person, span }, how);
        let loud = !span.of(text.document.text).chars().any(char::is_lowercase);
        if person.is_none() && loud && text.is(first, Class::DETERMINER) {
            speaker.name = speaker.name.map(|name| name.to_lowercase());
        }
        speaker
    }

    /// Learns by what titles the opening of an interview announces the one who answers, when it doesn't name them.
    pub(super) fn announce_interviewee(&mut self) {
        let Some(Label { span, person: Some(person), .. }) = self.turns.interviewee else { return };
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
