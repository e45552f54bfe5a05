//! From spans between quotation marks, turns and sentences to quotations with their speakers.
//!
//! Reads an article sentence by sentence and asks the rooms below in their order: what names the source, whether it is
//! speech, who the speaker is, and whether the quotation carries on the one before.

mod continuation;
mod repeats;
mod turn_quotations;

use foldhash::{HashMap, HashSet};

use crate::analysis::document::Document;
use crate::analysis::offices::Offices;
use crate::analysis::{Certainty, Entity, EntityKind, Mention, Quotation, QuotationKind};
use crate::article::Span;

use super::attribution::attribute::attribute;
use super::attribution::relation::{Attribution, Strength};
use super::attribution::saying_noun::is_addressed;
use super::attribution::{inside_marks, signature};
use super::detection::indirect::{IndirectSpeech, reported};
use super::detection::speech::{SpeechSign, SpeechSigns, is_believed, is_speech, likelihood};
use super::detection::speech_facts::SpeechFact;
use super::detection::speech_signs::{is_direct, signs};
use super::detection::unspoken::{is_seen, is_shown_after, is_unspoken};
use super::discourse::memory::{Agreement, Antecedent, Part};
use super::discourse::resolver::Resolver;
use super::grammar::chunks::{ChunkKind, Chunks};
use super::grammar::foreign_lines::take_out;
use super::grammar::noun_phrase::NounPhrase;
use super::grammar::sentence::{WriterSentence, writer_sentences};
use super::grammar::sentence_view::SentenceView;
use super::marks::{MarkedSpan, marked_spans};
use super::named_text::NamedText;
use super::names::referents::Referents;
use super::speakers::{Judge, Model, Proposal, ReadSentence, Reading, decide};
use super::tagged_text::TaggedText;
use super::turns;
use super::turns::turn::Turns;
use continuation::PreviousQuotation;
use repeats::{count, first_words, unmarked};

/// The quotations of a document, in order and without overlap. The mentions and entities are those of the same
/// document; without them names are read by their capitals.
#[must_use]
pub fn find(document: &Document, mentions: &[Mention], entities: &[Entity]) -> Vec<Quotation> {
    find_in(&NamedText::new(document, mentions, entities), mentions, &Offices::default()).quotations
}

/// The quotations of an article whose names are read, given what other articles say of who holds which office.
pub(in crate::analysis) fn find_in(named: &NamedText, mentions: &[Mention], offices: &Offices) -> Found {
    read_all(named, mentions, &mut Model::committed(), offices)
}

/// What was found in an article.
pub(in crate::analysis) struct Found {
    pub quotations: Vec<Quotation>,
    /// The words that were judged, see [`judged`].
    judged: Vec<Judged>,
    /// The descriptions that may name an office, and that it was asked whom they stand for.
    pub described: Vec<Span>,
}

/// The same, the speakers of marked quotations by this judge.
#[must_use]
pub fn find_by(
    document: &Document,
    mentions: &[Mention],
    entities: &[Entity],
    judge: &mut dyn Judge,
) -> Vec<Quotation> {
    read_all(&NamedText::new(document, mentions, entities), mentions, judge, &Offices::default()).quotations
}

/// Words between marks, and the signs by which it is decided whether they are speech.
pub type Judged = (Span, Vec<SpeechSign>);

/// All words between marks that were judged, in order, with the signs that hold of them: what the weights are fitted to.
#[must_use]
pub fn judged(document: &Document, mentions: &[Mention], entities: &[Entity]) -> Vec<Judged> {
    find_in(&NamedText::new(document, mentions, entities), mentions, &Offices::default()).judged
}

fn read_all(named: &NamedText, mentions: &[Mention], judge: &mut dyn Judge, offices: &Offices) -> Found {
    let NamedText { text, referents } = named;
    let document = text.document;
    let paragraphs: Vec<Span> = document.paragraphs.iter().map(|paragraph| paragraph.span).collect();
    let mut marked = marked_spans(document.text, &paragraphs);
    marked.retain(|marked| !in_name(marked.span, mentions));
    let mut sentences = writer_sentences(text, &marked);
    take_out(text, &mut sentences);
    let ends_before = |sentence: &WriterSentence| {
        sentence.first_token(&marked, document).is_some_and(|token| document.ends_before(token))
    };
    let read: Vec<ReadSentence> = sentences
        .iter()
        .take_while(|sentence| !ends_before(sentence))
        .map(|sentence| ReadSentence::read(SentenceView { text, referents, sentence }, &marked))
        .collect();
    let mut extractor = Extractor {
        text,
        referents,
        repeats: count(document, &marked),
        unmarked: unmarked(document, &marked),
        turns: turns::find(text, referents, &marked),
        marked: &marked,
        resolver: Resolver::new(text, referents),
        found: Vec::new(),
        previous: None,
        proposals: Vec::new(),
        judged: Vec::new(),
        believed: Vec::new(),
    };
    extractor.announce_interviewee();
    for (at, sentence) in read.iter().enumerate() {
        if ends_before(&sentences[at]) {
            break;
        }
        extractor.read(&sentence.chunks, sentences.get(at + 1));
    }
    let Extractor { mut found, proposals, resolver, judged, .. } = extractor;
    let reading = Reading {
        text,
        referents,
        sentences: &read,
        marked: &marked,
        proposals: &proposals,
        recalled: &resolver.recalled,
        offices,
    };
    let described = decide(&reading, &mut found, judge);
    Found { quotations: found, judged, described }
}

/// Whether words between marks are part of a person's name: `Robert “Stubby” Crane`.
fn in_name(marked: Span, mentions: &[Mention]) -> bool {
    let at = mentions.partition_point(|mention| mention.span.end <= marked.start);
    let around = mentions.get(at).filter(|mention| mention.kind == EntityKind::Person);
    around.is_some_and(|mention| mention.span.start < marked.start && marked.end < mention.span.end)
}

/// Whether nobody is quoted by the words at `place`: words on a wall, the names of offences and answers to somebody, unless
/// the sentence says from whom they are.
fn is_nobodys(chunks: &Chunks, place: usize, attribution: Option<&Attribution>) -> bool {
    let source = attribution.map(|found| found.strength);
    let weak = matches!(source, None | Some(Strength::Subject | Strength::Governed));
    let addressed = || source.is_none() && is_addressed(chunks, place);
    let seen = || attribution.and_then(|found| found.cue).is_some_and(|cue| is_seen(chunks, place, cue));
    weak && is_unspoken(chunks, place) || is_shown_after(chunks, place) || addressed() || seen()
}

/// Quotations before that may stand in the same sentence.
const NEAR_QUOTATIONS: usize = 8;

/// How likely what is reported `pour X` is said by X. In `Pour Anne Roche, c'est une troisième médaille` it holds for her.
const HOLDS_FOR: f32 = 0.8;

/// Reads a document sentence by sentence, and remembers.
struct Extractor<'a, 'd> {
    text: &'a TaggedText<'d>,
    referents: &'a Referents,
    marked: &'a [MarkedSpan],
    /// How often short words stand between marks, by the words folded.
    repeats: HashMap<String, usize>,
    /// The short ones that stand elsewhere without marks.
    unmarked: HashSet<String>,
    turns: Turns,
    resolver: Resolver<'a, 'd>,
    found: Vec<Quotation>,
    /// The last quotation that had a speaker.
    previous: Option<PreviousQuotation>,
    /// What the rules say of the speaker of each marked quotation.
    proposals: Vec<Proposal>,
    /// The marked words that were judged to be speech or not.
    judged: Vec<Judged>,
    /// Those of them that are speech by what is believed beforehand: what the signs of others may ask, so that they do
    /// not hang on the weights that are fitted to them.
    believed: Vec<Span>,
}

/// One who spoke in a sentence: whom the words stand for, and the words.
type Told = (Antecedent, NounPhrase);

impl Extractor<'_, '_> {
    /// Reads a sentence, with the one after it, which may sign it.
    fn read(&mut self, chunks: &Chunks, next: Option<&WriterSentence>) {
        self.resolver.open_sentence(chunks);
        if self.take_turn(&chunks.sentence) {
            return;
        }
        let mut told: Vec<Told> = Vec::new();
        for (place, chunk) in chunks.iter().enumerate() {
            if let ChunkKind::Quote(marked) = chunk.kind {
                let below = next.filter(|_| place + 1 == chunks.len());
                told.extend(self.marked_quotation(chunks, place, &self.marked[marked], below));
            }
        }
        if told.is_empty() {
            told.extend(self.indirect_quotation(chunks));
        }
        self.resolver.remember(chunks);
        for (antecedent, source) in told {
            let shown = Agreement::from(&source);
            self.resolver.memory.recall(self.referents, &antecedent, shown, Part::Speaker);
        }
    }

    /// Judges the words between marks at `place` and finds their speaker.
    fn marked_quotation(
        &mut self,
        chunks: &Chunks,
        place: usize,
        marked: &MarkedSpan,
        below: Option<&WriterSentence>,
    ) -> Option<Told> {
        // A turn may have taken the paragraph that the marks begin in.
        if !self.is_free(marked.span) {
            return None;
        }
        let document = self.text.document;
        let mut words: Vec<Span> = marked.pieces.iter().map(|piece| piece.trimmed(document.text)).collect();
        let mut attribution = attribute(chunks, place);
        let is_weak = attribution.as_ref().is_none_or(|found| found.strength < Strength::ReportingClause);
        if is_weak && let Some(clause) = inside_marks::find(&chunks.sentence, &words) {
            attribution = Some(clause.attribution);
            words = clause.words;
        }
        let signed = || signature::below(SentenceView { sentence: below?, ..chunks.sentence }, &chunks.sentence);
        let attribution = attribution.or_else(signed);
        let repeated = self.repeats.get(&first_words(document, marked)).is_some_and(|times| *times > 1);
        let mut signs = signs(chunks, place, marked, attribution.as_ref(), repeated);
        signs.facts.extend(self.facts_of_article(chunks, place, marked));
        let (speech, likelihood) = self.judge_speech(marked, &signs);
        if !speech {
            return None;
        }
        let is_usable = |found: &Attribution| found.strength > Strength::Subject || found.source.can_speak(self.text);
        let attribution = attribution.filter(is_usable);
        let direct = is_direct(&signs, attribution.as_ref());
        let mut quotation = Quotation {
            span: marked.span,
            kind: if direct { QuotationKind::Direct } else { QuotationKind::Mixed },
            words,
            cue: attribution.as_ref().and_then(|found| found.cue),
            speaker: None,
            continues: None,
            marked: true,
        };
        if is_nobodys(chunks, place, attribution.as_ref()) {
            self.found.push(Quotation { cue: None, ..quotation });
            return None;
        }
        self.proposals.push(Proposal {
            quotation: self.found.len(),
            sentence: self.resolver.memory.sentence() - 1,
            place,
            attribution: attribution.clone(),
            antecedent: None,
            alone: signs.alone,
            opens_paragraph: signs.opens_paragraph,
            whole: signs.sentence_end && signs.capital,
            words: signs.words,
            speech: likelihood,
        });
        let told = match attribution {
            Some(attribution) => self.attributed(&mut quotation, chunks, place, attribution),
            None => {
                self.unattributed(&mut quotation, &signs, chunks, place);
                None
            }
        };
        self.found.push(quotation);
        told
    }

    /// Whether marked words with these signs are speech, and how likely.
    fn judge_speech(&mut self, marked: &MarkedSpan, signs: &SpeechSigns) -> (bool, f32) {
        let held = signs.held();
        if is_believed(&held) {
            self.believed.push(marked.span);
        }
        let judged = (is_speech(&held), likelihood(&held));
        self.judged.push((marked.span, held));
        judged
    }

    /// Gives a quotation the speaker whom its sentence names, and joins it to the one that it carries on.
    fn attributed(
        &mut self,
        quotation: &mut Quotation,
        chunks: &Chunks,
        place: usize,
        attribution: Attribution,
    ) -> Option<Told> {
        let (speaker, antecedent) = self.resolver.speaker(Some(chunks), &attribution);
        quotation.speaker = Some(speaker.clone());
        self.propose(antecedent.as_ref());
        let antecedent = antecedent?;
        quotation.continues = self.carried_on(quotation, &antecedent, chunks, place);
        if quotation.continues.is_some() {
            quotation.kind = QuotationKind::Direct;
        }
        self.previous = Some(self.as_previous(speaker, antecedent.clone(), chunks));
        Some((antecedent, attribution.source))
    }

    /// Gives a quotation whose sentence names nobody the speaker that the sentences before give.
    fn unattributed(&mut self, quotation: &mut Quotation, signs: &SpeechSigns, chunks: &Chunks, place: usize) {
        if let Some(previous) = self.carrying(signs, chunks, place, 1) {
            self.propose(Some(previous.antecedent()));
            self.carry(quotation, previous);
        } else if let Some(introduced) = self.introduced(quotation, signs, chunks) {
            self.propose(Some(introduced.antecedent()));
            quotation.speaker = Some(introduced.speaker.clone());
            self.previous = Some(introduced);
        } else if let Some(previous) = self.carrying(signs, chunks, place, 2) {
            self.propose(Some(previous.antecedent()));
            self.carry(quotation, previous);
        }
    }

    /// Notes whom the rules take the speaker of the last proposal to be.
    fn propose(&mut self, antecedent: Option<&Antecedent>) {
        if let Some(proposal) = self.proposals.last_mut() {
            proposal.antecedent = antecedent.cloned();
        }
    }

    /// What the rest of the article tells of words between marks: whether others before them in their sentence were
    /// speech, and whether the article has them without marks too.
    fn facts_of_article(&self, chunks: &Chunks, place: usize, marked: &MarkedSpan) -> Vec<SpeechFact> {
        let document = self.text.document;
        let is_believed = |span: Span| self.believed.iter().rev().take(NEAR_QUOTATIONS).any(|found| *found == span);
        let spoken = chunks[..place].iter().any(|chunk| match chunk.kind {
            ChunkKind::Quote(other) => is_believed(self.marked[other].span),
            _ => false,
        });
        let again = self.unmarked.contains(&first_words(document, marked));
        let facts = [(spoken, SpeechFact::OtherSpeech), (again, SpeechFact::WithoutMarks)];
        facts.into_iter().filter(|(holds, _)| *holds).map(|(_, fact)| fact).collect()
    }

    /// Whether a span begins where no quotation reaches any more. What is found lies in the order of the text, apart.
    fn is_free(&self, span: Span) -> bool {
        self.found.last().is_none_or(|last| last.span.end <= span.start)
    }

    /// What the sentence reports without marks.
    fn indirect_quotation(&mut self, chunks: &Chunks) -> Option<Told> {
        let IndirectSpeech { words, attribution } = reported(chunks)?;
        let span = Span::new(words.first()?.start, words.last()?.end);
        if !self.is_free(span) {
            return None;
        }
        let (mut speaker, antecedent) = self.resolver.speaker(Some(chunks), &attribution);
        let cue = attribution.cue.map_or("", |cue| cue.of(self.text.document.text));
        if cue.eq_ignore_ascii_case("pour") {
            speaker.certainty = speaker.certainty.min(Certainty::new(HOLDS_FOR));
        }
        if let Some(antecedent) = &antecedent {
            self.resolver.note(attribution.source.span, antecedent);
        }
        self.found.push(Quotation {
            span,
            kind: QuotationKind::Indirect,
            words,
            cue: attribution.cue,
            speaker: Some(speaker),
            continues: None,
            marked: false,
        });
        antecedent.map(|antecedent| (antecedent, attribution.source))
    }
}
