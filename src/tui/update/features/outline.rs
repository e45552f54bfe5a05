//! The outline of an article: its quotations by speaker, its entities by kind.

use crate::analysis::{EntityKind, Quotation, QuotationKind, level_of};
use crate::annotations::Verdict;
use crate::article::Span;
use crate::library::Opened;
use crate::text::sanitize::sanitize_line;
use crate::tui::locale::Locale;
use crate::tui::model::list_popup::{Item, PopupAction};

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
        items.extend(said.into_iter().map(|(at, quotation)| {
            let body = &opened.article.body.text;
            let level = level_of(quotation.speaker.as_ref().map(|speaker| speaker.certainty));
            let words = sanitize_line(quotation.span.of(body));
            Item::new(level.mark(), words, PopupAction::Quotation(at))
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
    let line =
        |span: Span| Item::unmarked(sanitize_line(span.of(&opened.article.body.text)), PopupAction::Correct(span));
    let lines: Vec<Item> = left_out.map(|corrected| line(corrected.found.span)).collect();
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
        items.push(Item::new(mark, name, PopupAction::Mention(at, span)));
    }
}
