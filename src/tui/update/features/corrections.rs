//! Correcting who said a quotation, or that nobody did: asking, keeping, undoing, and showing it at once.

use super::super::requests::{articles, notify};
use super::super::under_cursor;
use super::reading;
use crate::analysis::{EntityKind, Quotation};
use crate::annotations::{Anchor, Corrected, Correction, UnknownFields, Verdict};
use crate::article::Span;
use crate::library::{Opened, Target};
use crate::text::fold::fold;
use crate::text::sanitize::sanitize_line;
use crate::tui::changes::CorrectionChange;
use crate::tui::effect::{Effects, UserDataChange};
use crate::tui::locale::fill;
use crate::tui::model::list_popup::{Item, PopupAction, PopupKind, VerdictAnswer};
use crate::tui::model::pending::WhenOpened;
use crate::tui::model::reader::Cursor;
use crate::tui::model::undo::Undo;
use crate::tui::model::{Focus, Model};
use crate::tui::notice::Notice;

/// Asks who said the quotation under the cursor: in the reader the one that was stepped to, in a list the one of
/// the row.
pub fn begin(model: &mut Model, out: &mut Effects) {
    if model.focus == Focus::Reader {
        let span = model.reading.reader.as_ref().and_then(|reader| reader.quotation()).map(|quotation| quotation.span);
        return match span {
            Some(span) => ask(model, span),
            None => notify(model, Notice::NoQuotationHere, out),
        };
    }
    match under_cursor::article(model) {
        Some((wanted, Target::Byte(byte))) => articles::open(model, wanted, WhenOpened::Correct(byte), out),
        _ => notify(model, Notice::NoQuotationHere, out),
    }
}

/// The article of a row is on the screen: asks who said its quotation at this byte.
pub fn ask_at(model: &mut Model, byte: usize, out: &mut Effects) {
    let quotations = model.reading.reader.as_ref().map(|reader| &reader.opened.analysis.quotations);
    let at = quotations.and_then(|all| all.iter().find(|quotation| quotation.span.contains(byte)));
    match at.map(|quotation| quotation.span) {
        Some(span) => ask(model, span),
        None => notify(model, Notice::NoQuotationHere, out),
    }
}

/// Asks who said the quotation at these bytes of the article on the screen: the people of the article, those named
/// nearest first, or a name to be typed; or whether it is speech at all.
pub fn ask(model: &mut Model, span: Span) {
    let Some(reader) = &model.reading.reader else { return };
    let opened = &reader.opened;
    let words = model.options.locale.words();
    let current = quotation_at(opened, span).and_then(|quotation| quotation.speaker.as_ref());
    let current = current.map(|speaker| fold(&speaker.shown_name(&opened.article.body.text)));
    let line = |holds: bool, label: String, answer: VerdictAnswer| {
        Item::new(if holds { "✓" } else { "" }, label, PopupAction::Verdict(answer))
    };
    let mut items = vec![Item::heading(sanitize_line(span.of(&opened.article.body.text)))];
    items.extend(candidates(opened, span).into_iter().map(|name| {
        let holds = current.as_ref() == Some(&fold(&name));
        line(holds, name, VerdictAnswer::Speaker)
    }));
    items.push(Item::heading(words.correct_otherwise));
    let corrected = correction_of(opened, span);
    let is_no_speech = corrected.is_some_and(|corrected| corrected.verdict == Verdict::NotSpeech);
    let is_unknown = current.is_none() && !is_no_speech;
    items.push(line(is_unknown, words.correct_unknown.to_owned(), VerdictAnswer::Unknown));
    items.push(line(is_no_speech, words.correct_not_speech.to_owned(), VerdictAnswer::NotSpeech));
    if let Some(corrected) = corrected {
        let speaker = corrected.found.speaker.as_ref();
        let name = speaker.map(|speaker| speaker.shown_name(&opened.article.body.text));
        let found = name.unwrap_or_else(|| words.no_speaker.to_owned());
        items.push(line(false, fill(words.correct_as_found, &found), VerdictAnswer::AsFound));
    }
    model.open_list(PopupKind::Speaker(span), items);
}

/// The quotation at these bytes, whether it is shown or was said to be no speech.
fn quotation_at(opened: &Opened, span: Span) -> Option<&Quotation> {
    let shown = opened.analysis.quotations.iter().find(|quotation| quotation.span == span);
    shown.or_else(|| Some(&correction_of(opened, span)?.found))
}

fn correction_of(opened: &Opened, span: Span) -> Option<&Corrected> {
    opened.corrected.iter().find(|corrected| corrected.found.span == span)
}

/// Who may have said it: people, then organisations, by how near they are named; then the speakers without a name.
fn candidates(opened: &Opened, span: Span) -> Vec<String> {
    let analysis = &opened.analysis;
    let mut named: Vec<(bool, usize, &str)> = Vec::new();
    for (at, entity) in analysis.entities.iter().enumerate() {
        if !matches!(entity.kind, EntityKind::Person | EntityKind::Organisation) {
            continue;
        }
        let mentions = analysis.mentions.iter().filter(|mention| mention.entity == at);
        let away = mentions.map(|mention| mention.span.start.abs_diff(span.start)).min().unwrap_or(usize::MAX);
        named.push((entity.kind == EntityKind::Organisation, away, &entity.name));
    }
    named.sort();
    let mut names: Vec<String> = named.into_iter().map(|(.., name)| name.to_owned()).collect();
    let speakers = analysis.quotations.iter().filter_map(|quotation| quotation.speaker.as_ref());
    for speaker in speakers.filter(|speaker| speaker.entity.is_none() && speaker.name.is_some()) {
        names.push(speaker.shown_name(&opened.article.body.text));
    }
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(fold(name)));
    names
}

/// Stores what was answered about the quotation at these bytes; `name` is who said it, if that is the answer.
pub fn choose(model: &Model, span: Span, answer: VerdictAnswer, name: &str, out: &mut Effects) {
    let Some(reader) = &model.reading.reader else { return };
    let opened = &reader.opened;
    let verdict = match answer {
        VerdictAnswer::Speaker => Some(Verdict::Speaker(sanitize_line(name))),
        VerdictAnswer::Unknown => Some(Verdict::Unknown),
        VerdictAnswer::NotSpeech => Some(Verdict::NotSpeech),
        VerdictAnswer::AsFound => None,
    };
    let change = match (correction_of(opened, span), verdict) {
        (Some(known), Some(verdict)) if known.verdict == verdict => return,
        (Some(known), Some(verdict)) => CorrectionChange::Edit(known.id.clone(), verdict),
        (Some(known), None) => CorrectionChange::Remove(known.id.clone()),
        (None, Some(verdict)) => CorrectionChange::Add(Box::new(Correction {
            id: String::new(),
            created: String::new(),
            article: opened.id,
            path: opened.path.clone(),
            anchor: Anchor::of(&opened.article.body.text, span),
            verdict,
            extra: UnknownFields::new(),
        })),
        (None, None) => return,
    };
    out.push(UserDataChange::Correct(Box::new(change)));
}

/// A correction is stored: the article on the screen is taken in anew, the lists follow when the index has it.
pub fn changed(model: &mut Model, holds: Option<Verdict>, undo: Option<Box<CorrectionChange>>, out: &mut Effects) {
    model.user_data.undo = undo.map(Undo::Correction);
    model.pages.is_stale = true;
    notify(model, Notice::Corrected(holds), out);
    articles::refresh(model, out);
}

/// Shows the quotation at these bytes and asks who said it: a line of the outline led there.
pub fn show_and_ask(model: &mut Model, span: Span) {
    reading::jump(model, Cursor::Nothing, span);
    ask(model, span);
}
