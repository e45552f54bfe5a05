//! The parties of an article: all who may have said something, with or without a name, and where each is spoken of.
//!
//! Takes the chunks of all sentences and the names; brings the phrases of one noun phrase's words together. Knows
//! nothing of quotations but where they stand: what is named only inside one is marked so.

use foldhash::{HashMap, HashMapExt};

use crate::analysis::lexicon::{Class, Word};
use crate::analysis::quotations::grammar::chunks::ChunkKind;
use crate::analysis::quotations::grammar::clause::is_subject;
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::subject::subject_of;
use crate::analysis::quotations::marks::MarkedSpan;
use crate::analysis::quotations::names::referents::{ReferentId, Referents};
use crate::analysis::quotations::tagged_text::{Gender, TaggedText};
use crate::article::Span;
use crate::text::fold::fold;

use super::read_sentence::ReadSentence;
use super::words::{self, Terms, terms_with_names};

/// What a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum PartyKind {
    Person,
    Body,
    Place,
    /// Spoken of without a name.
    Unnamed,
}

/// One who may have said something.
#[derive(Clone, Debug)]
pub(in super::super) struct Party {
    pub kind: PartyKind,
    /// The position in `People::referents`, when it has a name.
    pub referent: Option<ReferentId>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// The fullest words for one without a name.
    pub words: Span,
    /// The noun that heads it, as a term, for one without a name.
    pub head: Option<u64>,
    /// What the lexicon knows of that noun.
    pub classes: Word,
    /// The words of weight of its name.
    pub name: Terms,
    /// The heads of the roles that the article gives, and all their words of weight.
    pub role_heads: Terms,
    pub role_words: Terms,
    /// The words of weight of what is set beside the name.
    pub apposed: Terms,
    /// The offices among roles and appositions (see [`words::office`]).
    pub offices: Vec<usize>,
    /// Whether a word of the headline is its surname.
    pub in_title: bool,
    /// Where it is spoken of, in order.
    pub mentions: Vec<Place>,
}

/// Where a party is spoken of.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Place {
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub paragraph: usize,
    pub subject: bool,
    /// Whether it stands inside a quotation.
    pub quoted: bool,
}

impl Place {
    /// A place outside quotations where a party is not the subject.
    fn new(span: Span, line: usize, paragraph: usize) -> Self {
        Self { start: span.start, end: span.end, line, paragraph, subject: false, quoted: false }
    }
}

/// All parties of an article.
pub(in super::super) struct Parties {
    /// Those with a name come first, in the order of the referents.
    pub all: Vec<Party>,
    /// How many have a name.
    pub named: usize,
    /// Those to whom the article gives a role or sets something beside, and those of the headline.
    pub titled: Vec<usize>,
    /// Those whose surname the headline has, and those whom it or a role introduces: the first of them.
    pub in_title: Vec<usize>,
    pub introduced: Vec<usize>,
    /// By the words of an unnamed one.
    by_words: HashMap<u64, usize>,
    /// By where a phrase begins and ends.
    by_span: HashMap<Span, usize>,
    /// By the line: those spoken of in it outside quotations.
    pub on_line: Vec<Vec<usize>>,
    /// By the line: where its first subject begins.
    pub first_subject: Vec<usize>,
}

/// Parties with a title that are asked about at most, however many an article names.
const MAX_TITLED: usize = 120;

/// Mentions of one party that are kept at most.
const MAX_MENTIONS: usize = 400;

/// The most parties that are asked about wherever they were introduced, and the most words beside the names of one.
pub(super) const MAX_INTRODUCED: usize = 200;
const MAX_APPOSED: usize = 200;

impl Parties {
    /// Collects the parties of an article. `marked` are the spans between marks, in order.
    pub fn collect(text: &TaggedText, referents: &Referents, lines: &[ReadSentence], marked: &[MarkedSpan]) -> Self {
        let mut parties = Self {
            all: Vec::new(),
            named: 0,
            titled: Vec::new(),
            in_title: Vec::new(),
            introduced: Vec::new(),
            by_words: HashMap::new(),
            by_span: HashMap::new(),
            on_line: vec![Vec::new(); lines.len()],
            first_subject: vec![usize::MAX; lines.len()],
        };
        let title = text.document.title.map(Terms::all).unwrap_or_default();
        for (id, _) in referents.iter() {
            parties.add_referent(text, referents, id, &title);
        }
        parties.named = parties.all.len();
        parties.find_introduced();
        let is_quoted = |start: usize| {
            let after = marked.partition_point(|marked| marked.span.end <= start);
            marked.get(after).is_some_and(|marked| marked.span.start <= start)
        };
        for (at, read) in lines.iter().enumerate() {
            parties.add_phrases(text, read, at, &is_quoted);
        }
        parties.add_names(text, referents, lines, &is_quoted);
        for party in &mut parties.all {
            party.mentions.sort_by_key(|place| (place.start, place.end));
        }
        parties.learn_appositions(text, referents, lines);
        parties.learn_civilities(text, referents);
        let titled = |at: &usize| {
            let party = &parties.all[*at];
            party.in_title || party.role_heads.len() + party.apposed.len() > 0
        };
        parties.titled = (0..parties.named).filter(titled).take(MAX_TITLED).collect();
        parties
    }

    fn find_introduced(&mut self) {
        let of =
            |fits: fn(&Party) -> bool| (0..self.named).filter(|at| fits(&self.all[*at])).take(MAX_INTRODUCED).collect();
        self.in_title = of(|party| party.in_title);
        self.introduced = of(|party| party.kind != PartyKind::Place && (party.role_heads.len() > 0 || party.in_title));
    }

    /// The phrases of a sentence.
    fn add_phrases(&mut self, text: &TaggedText, read: &ReadSentence, at: usize, is_quoted: &dyn Fn(usize) -> bool) {
        let finite = |at: &usize| read.chunks.finite_verb(*at).is_some();
        let subjects: Vec<Span> = (0..read.chunks.len())
            .filter(finite)
            .filter_map(|at| subject_of(&read.chunks, at))
            .map(|phrase| phrase.span)
            .collect();
        for (place, chunk) in read.chunks.iter().enumerate() {
            let phrase = match &chunk.kind {
                ChunkKind::Phrase(phrase) | ChunkKind::Oblique(_, phrase) | ChunkKind::According(phrase) => phrase,
                _ => continue,
            };
            if phrase.is_time {
                continue;
            }
            let subject = match chunk.kind {
                ChunkKind::Phrase(_) => is_subject(&read.chunks, place) || subjects.contains(&phrase.span),
                _ => matches!(chunk.kind, ChunkKind::According(_)),
            };
            if subject && self.first_subject[at] == usize::MAX {
                self.first_subject[at] = phrase.span.start;
            }
            if phrase.pronoun {
                continue;
            }
            let party = match phrase.referent {
                Some(referent) => referent.index(),
                None => match self.unnamed(text, phrase) {
                    Some(party) => party,
                    None => continue,
                },
            };
            let opens = text.document.token_at(phrase.span.start);
            let several = matches!(text.lower(opens), "les" | "ces")
                || matches!(&chunk.kind, ChunkKind::Oblique(token, _) if matches!(text.lower(*token), "des" | "aux"));
            if several && self.all[party].kind == PartyKind::Body {
                self.all[party].plural = true;
            }
            self.by_span.insert(phrase.span, party);
            let place = Place {
                subject,
                quoted: is_quoted(phrase.span.start),
                ..Place::new(phrase.span, at, read.paragraph())
            };
            self.mention(party, place);
        }
    }

    /// The names that no phrase of a sentence has: those inside quotations and those in complements.
    fn add_names(
        &mut self,
        text: &TaggedText,
        referents: &Referents,
        lines: &[ReadSentence],
        is_quoted: &dyn Fn(usize) -> bool,
    ) {
        for named in &referents.mentions {
            let span = text.document.span_of(named.tokens.clone());
            let party = &self.all[named.referent.index()];
            if party.mentions.iter().any(|place| place.start <= span.start && span.end <= place.end) {
                continue;
            }
            let line = lines.partition_point(|line| line.start <= span.start).saturating_sub(1);
            let sentence = text.document.sentence_of(named.tokens.start);
            let paragraph = text.document.sentences.get(sentence).map_or(0, |sentence| sentence.paragraph);
            let quoted = is_quoted(span.start);
            self.mention(named.referent.index(), Place { quoted, ..Place::new(span, line, paragraph) });
        }
    }

    fn mention(&mut self, party: usize, place: Place) {
        let mentions = &mut self.all[party].mentions;
        if mentions.len() < MAX_MENTIONS {
            mentions.push(place);
        }
        if !place.quoted
            && let Some(on_line) = self.on_line.get_mut(place.line)
            && !on_line.contains(&party)
        {
            on_line.push(party);
        }
    }

    /// Notes that a pronoun or title that stands at `span` was taken for a party.
    pub fn recall(&mut self, party: usize, span: Span, line: usize, paragraph: usize, subject: bool) {
        self.mention(party, Place { subject, ..Place::new(span, line, paragraph) });
        self.all[party].mentions.sort_by_key(|place| (place.start, place.end));
    }

    fn add_referent(&mut self, text: &TaggedText, referents: &Referents, id: ReferentId, headline: &Terms) {
        let referent = referents.get(id);
        let kind = match (referent.is_person, referent.is_place) {
            (true, _) => PartyKind::Person,
            (false, true) => PartyKind::Place,
            _ => PartyKind::Body,
        };
        let name = Terms::of(&referent.name);
        let in_title = name.last().is_some_and(|last| headline.has(last));
        let mut party = Party {
            kind,
            referent: Some(id),
            gender: referent.gender,
            plural: false,
            words: Span::new(0, 0),
            head: None,
            classes: Word::default(),
            name,
            role_heads: Terms::default(),
            role_words: Terms::default(),
            apposed: Terms::default(),
            offices: Vec::new(),
            in_title,
            mentions: Vec::new(),
        };
        for title in &referent.titles {
            let words = title.span.of(text.document.text);
            party.role_heads.add(&title.head);
            party.role_words.add_terms(&terms_with_names(text, referents, title.span, Some(id)));
            party.offices.extend(words::office(words));
        }
        self.all.push(party);
    }

    /// The party of a phrase without a name, by its words.
    fn unnamed(&mut self, text: &TaggedText, phrase: &NounPhrase) -> Option<usize> {
        let words = fold(phrase.span.of(text.document.text));
        let key = words::key_of_folded(&words)?;
        if let Some(known) = self.by_words.get(&key) {
            return Some(*known);
        }
        let at = self.all.len();
        self.by_words.insert(key, at);
        self.all.push(Party {
            kind: PartyKind::Unnamed,
            referent: None,
            gender: phrase.gender,
            plural: phrase.plural,
            words: phrase.span,
            head: phrase.head.map(|head| words::singular_term(text.document.folded(head))),
            classes: phrase.head.map(|head| text.word(head)).unwrap_or_default(),
            name: Terms::of_folded(&words),
            role_heads: Terms::default(),
            role_words: Terms::default(),
            apposed: Terms::default(),
            offices: Vec::new(),
            in_title: false,
            mentions: Vec::new(),
        });
        Some(at)
    }

    /// The party whom a phrase names by itself, made when there is none.
    pub fn own(&mut self, text: &TaggedText, phrase: &NounPhrase, line: usize, paragraph: usize) -> Option<usize> {
        if let Some(known) = self.by_span.get(&phrase.span) {
            return Some(*known);
        }
        let party = match phrase.referent {
            Some(referent) => referent.index(),
            None => self.unnamed(text, phrase)?,
        };
        self.by_span.insert(phrase.span, party);
        if self.all[party].mentions.is_empty() {
            self.mention(party, Place::new(phrase.span, line, paragraph));
        }
        Some(party)
    }

    /// The party that words of the article stand for.
    pub fn of_span(&self, text: &TaggedText, span: Span) -> Option<usize> {
        let by_words = || self.by_words.get(&words::key(span.of(text.document.text))?).copied();
        self.by_span.get(&span).copied().or_else(by_words)
    }

    /// What stands beside names, whatever its noun.
    fn learn_appositions(&mut self, text: &TaggedText, referents: &Referents, lines: &[ReadSentence]) {
        for chunks in lines.iter().map(|line| &line.chunks) {
            for (at, chunk) in chunks.iter().enumerate() {
                let (ChunkKind::Phrase(phrase) | ChunkKind::Oblique(_, phrase) | ChunkKind::According(phrase)) =
                    &chunk.kind
                else {
                    continue;
                };
                let Some(named) = phrase.referent.map(ReferentId::index) else { continue };
                let beside =
                    match (chunks.get(at + 1).map(|next| &next.kind), chunks.get(at + 2).map(|next| &next.kind)) {
                        (Some(ChunkKind::Punctuation(token)), Some(ChunkKind::Phrase(beside)))
                            if text.is_mark(*token, ",(")
                                && !beside.pronoun
                                && beside.referent.is_none()
                                && !is_subject(chunks, at + 2) =>
                        {
                            Some(beside.span)
                        }
                        _ => None,
                    };
                for span in [Some(phrase.span), beside].into_iter().flatten() {
                    let words = span.of(text.document.text);
                    let party = &mut self.all[named];
                    if party.apposed.len() < MAX_APPOSED {
                        party.apposed.add_terms(&terms_with_names(text, referents, span, party.referent));
                    }
                    let office = words::office(words).filter(|office| !party.offices.contains(office));
                    party.offices.extend(office.filter(|_| party.offices.len() < MAX_APPOSED));
                }
            }
        }
    }
}

impl Party {
    /// The mentions before a place.
    pub fn before(&self, place: usize) -> &[Place] {
        &self.mentions[..self.mentions.partition_point(|mention| mention.start < place)]
    }

    /// Whether its noun is of a class; never so for one with a name.
    pub fn is(&self, class: Class) -> bool {
        self.classes.is(class)
    }
}

impl Parties {
    /// The party that the phrase at a span names.
    pub fn at(&self, span: Span) -> Option<usize> {
        self.by_span.get(&span).copied()
    }

    /// What a party is called.
    pub fn name(&self, text: &TaggedText, referents: &Referents, party: usize) -> String {
        match self.all[party].referent {
            Some(referent) => referents.get(referent).name.clone(),
            None => words::plain(self.all[party].words.of(text.document.text)),
        }
    }
}
