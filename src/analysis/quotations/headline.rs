//! What the headline quotes: `Retraites : « Il faut tenir », plaide Roy`, `Roy: ‘We must hold’`.
//!
//! A headline is no part of the body, so what it quotes is kept apart from the quotations of the body, with places in
//! the title. Most of it is said again below: where the body doesn't tell who said it, the headline does.

use crate::analysis::document::Document;
use crate::analysis::{Certainty, Entity, EntityKind, HeadlineQuotation, How, Mention, Quotation, Speaker};
use crate::article::{Article, Body, Language, Meta, Span};
use crate::text::fold::fold;

use super::marks::marked_spans;
use super::speakers::RulesAlone;

/// Fewer words than this are no quotation when nobody is said to have said them.
const MIN_WORDS: usize = 3;

/// The quotations of the headline, in order, given the language and the text of the body and its quotations.
#[must_use]
pub fn headline(
    title: Option<&str>,
    language: &Language,
    body: &str,
    quotations: &[Quotation],
    entities: &[Entity],
) -> Vec<HeadlineQuotation> {
    let Some(title) = title else { return Vec::new() };
    let all = [Span::new(0, title.len())];
    let marked = marked_spans(title, &all);
    if marked.is_empty() {
        return Vec::new();
    }
    let meta = Meta { language: Some(language.clone()), ..Meta::default() };
    let article = Article { body: Body { text: title.into(), ..Body::default() }, meta, ..Article::default() };
    let told = super::find_by(&Document::new(&article), &[], &[], &mut RulesAlone);
    let quote = |span: Span| told.iter().find(|quotation| quotation.span == span);
    let read = marked.iter().filter_map(|marked| {
        let words = marked.pieces.first()?.trimmed(title);
        let named = quote(marked.span).and_then(|quotation| quotation.speaker.as_ref()).map(|speaker| speaker.span);
        let named = named.or_else(|| beside(title, marked.span, entities));
        let entity = named.and_then(|named| entity(named.of(title), entities));
        let repeats = repeated(body, quotations, words.of(title));
        let enough = words.of(title).split_whitespace().count() >= MIN_WORDS;
        let speech = repeats.is_some() || named.is_some() && (enough || quote(marked.span).is_some());
        speech.then_some(HeadlineQuotation { span: marked.span, words, speaker: named, entity, repeats })
    });
    read.collect()
}

/// Gives quotations of the body whose speaker is nobody or a guess the speaker that the headline gives them.
pub fn tell(quotations: &mut [Quotation], headline: &[HeadlineQuotation], mentions: &[Mention], entities: &[Entity]) {
    for quoted in headline {
        let Some((at, entity)) = quoted.repeats.zip(quoted.entity) else { continue };
        let Some(mention) = mentions.iter().find(|mention| mention.entity == entity) else { continue };
        let guessed = |speaker: &Speaker| speaker.certainty < Certainty::EVEN;
        let open = |quotation: &&mut Quotation| quotation.speaker.as_ref().is_none_or(guessed);
        if let Some(quotation) = quotations.get_mut(at).filter(open) {
            let name = entities.get(entity).map(|entity| entity.name.clone());
            let speaker = Speaker {
                span: mention.span,
                name,
                role: None,
                how: How::Previous,
                certainty: Certainty::new(0.8),
                entity: Some(entity),
            };
            quotation.speaker = Some(speaker);
        }
    }
}

/// The name between a colon and the words, on either side of them.
fn beside(title: &str, quote: Span, entities: &[Entity]) -> Option<Span> {
    let before = title.get(..quote.start)?.trim_end().strip_suffix(':').map(|before| {
        let start = before.rfind(':').map_or(0, |colon| colon + 1);
        Span::new(start, before.len()).trimmed(title)
    });
    let after = title.get(quote.end..).and_then(|after| {
        let rest = after.trim_start().strip_prefix([':', '—', '–', ','])?;
        let start = title.len() - rest.len();
        Some(Span::new(start, title.len()).trimmed(title))
    });
    let named = |span: &Span| entity(span.of(title), entities).is_some();
    before.filter(named).or_else(|| after.and_then(|after| name_at(title, after, entities)))
}

/// The name that a part of the title begins with.
fn name_at(title: &str, span: Span, entities: &[Entity]) -> Option<Span> {
    let ends = span.of(title).match_indices(char::is_whitespace).map(|(at, _)| span.start + at).chain([span.end]);
    let names = ends.take(3).map(|end| Span::new(span.start, end));
    names.filter(|name| entity(name.of(title), entities).is_some()).last()
}

/// The person or body that words of the title name: all of the name, or the surname alone.
fn entity(words: &str, entities: &[Entity]) -> Option<usize> {
    let words = fold(words);
    let is_named = |entity: &Entity| {
        let name = fold(&entity.name);
        let surname = entity.kind == EntityKind::Person && name.rsplit(' ').next() == Some(words.as_str());
        // The title may have the fuller name: `Anne Roy` where the article has `Mme Roy`.
        let fuller = entity.kind == EntityKind::Person && words.rsplit(' ').next() == Some(name.as_str());
        name == words || surname || fuller
    };
    let speaks = |entity: &&Entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organisation);
    entities.iter().position(|entity| speaks(&entity) && is_named(entity))
}

/// The quotation of the body that has these words.
fn repeated(body: &str, quotations: &[Quotation], words: &str) -> Option<usize> {
    let plain = |text: &str| {
        let folded = fold(text);
        folded.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let words = plain(words);
    let enough = words.split(' ').count() >= MIN_WORDS;
    quotations.iter().position(|quotation| enough && plain(&quotation.spoken(body)).contains(&words))
}
