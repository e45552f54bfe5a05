//! The outline of an article: its quotations by speaker, its entities by kind.

use super::locale::Locale;
use super::model::list_popup::{Choice, Item};
use super::model::reader::Opened;
use crate::analysis::{EntityKind, How, Quotation, QuotationKind};
use crate::annotations::Verdict;
use crate::text::sanitize::sanitize_line;

/// The lines of the outline: a heading a speaker, in the order in which they first speak, then a heading a kind.
#[must_use]
pub fn items(opened: &Opened, locale: Locale) -> Vec<Item> {
    let mut items = Vec::new();
    let mut speakers: Vec<(String, Vec<(usize, &Quotation)>)> = Vec::new();
    for (at, quotation) in opened.analysis.quotations.iter().enumerate() {
        if quotation.kind == QuotationKind::Indirect {
            continue;
        }
        let speaker = quotation.speaker.as_ref();
        let name = speaker.map(|speaker| speaker.shown_name(&opened.article.body.text));
        let name = name.unwrap_or_else(|| locale.words().no_speaker.to_owned());
        match speakers.iter_mut().find(|(known, _)| *known == name) {
            Some((_, said)) => said.push((at, quotation)),
            None => speakers.push((name, vec![(at, quotation)])),
        }
    }
    for (name, said) in speakers {
        items.push(Item::heading(format!("— {name}")));
        items.extend(said.into_iter().map(|(at, quotation)| Item {
            mark: if is_guessed(quotation) { "?" } else { "" }.to_owned(),
            label: sanitize_line(quotation.span.of(&opened.article.body.text)),
            choice: Choice::Quotation(at),
        }));
    }
    not_speech(opened, locale, &mut items);
    for kind in EntityKind::ALL {
        entities(opened, *kind, locale, &mut items);
    }
    items
}

/// What the person said to be no speech: choosing a line asks again.
fn not_speech(opened: &Opened, locale: Locale, items: &mut Vec<Item>) {
    let left_out = opened.corrected.iter().filter(|corrected| corrected.verdict == Verdict::NotSpeech);
    let lines = left_out.map(|corrected| Item {
        mark: String::new(),
        label: sanitize_line(corrected.found.span.of(&opened.article.body.text)),
        choice: Choice::Correct(corrected.found.span),
    });
    let lines: Vec<Item> = lines.collect();
    if !lines.is_empty() {
        items.push(Item::heading(locale.words().not_speech));
        items.extend(lines);
    }
}

/// The entities of one kind with the number of their mentions, in the order of the text.
fn entities(opened: &Opened, kind: EntityKind, locale: Locale, items: &mut Vec<Item>) {
    let mut seen: Vec<(usize, usize, usize)> = Vec::new();
    for (at, mention) in opened.analysis.mentions.iter().enumerate().filter(|(_, mention)| mention.kind == kind) {
        match seen.iter_mut().find(|(entity, ..)| *entity == mention.entity) {
            Some((_, _, count)) => *count += 1,
            None => seen.push((mention.entity, at, 1)),
        }
    }
    if seen.is_empty() {
        return;
    }
    items.push(Item::heading(locale.kinds(kind)));
    for (entity, at, count) in seen {
        let name = opened.analysis.entities.get(entity).map_or("", |entity| entity.name.as_str());
        let mark = if count > 1 { format!("{count}×") } else { String::new() };
        let span = opened.analysis.mentions[at].span;
        items.push(Item { mark, label: name.to_owned(), choice: Choice::Mention(at, span) });
    }
}

/// Who said a quotation, marked with `?` where that is inferred; the locale's words where nobody is named.
#[must_use]
pub fn speaker_name(quotation: &Quotation, opened: &Opened, locale: Locale) -> String {
    match &quotation.speaker {
        Some(speaker) => {
            let name = speaker.shown_name(&opened.article.body.text);
            if is_inferred(speaker.how) { format!("{name} ?") } else { name }
        }
        None => locale.words().no_speaker.to_owned(),
    }
}

/// Whether a quotation has a speaker that is inferred.
fn is_guessed(quotation: &Quotation) -> bool {
    quotation.speaker.as_ref().is_some_and(|speaker| is_inferred(speaker.how))
}

/// Whether a speaker known so is shown with a question mark.
#[must_use]
pub fn is_inferred(how: How) -> bool {
    matches!(how, How::Pronoun | How::Title | How::Previous)
}
