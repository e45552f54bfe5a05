//! Two quotations side by side: the two marked rows, or what the cursor is on and another quotation of its speaker.

use super::super::requests::notify;
use super::reading::Purpose;
use super::{copy, reading};
use crate::library::{Passage, QuotationPair};
use crate::tui::action::SideBySideAction;
use crate::tui::effect::{ArticleRequest, Effects};
use crate::tui::failure::Failure;
use crate::tui::model::Model;
use crate::tui::model::side_by_side::{Places, SideBySide};
use crate::tui::notice::Notice;

/// Asks for two quotations: the marked ones, or the one under the cursor and the one of its speaker that is most alike.
pub fn compare(model: &mut Model, out: &mut Effects) {
    let has_words = |passage: &Passage| match passage {
        Passage::Quotation(_) | Passage::Mention(..) | Passage::Shown(_, Some(_)) => true,
        Passage::Bookmark(bookmark) => bookmark.words.is_some(),
        Passage::Article(_) | Passage::Shown(_, None) => false,
    };
    let mut passages = copy::passages(model).into_iter().filter(has_words);
    match (passages.next(), passages.next(), passages.count()) {
        (Some(first), second, 0) => ask(model, first, second, out),
        (None, ..) => notify(model, Notice::NothingHere, out),
        (_, _, more) => notify(model, Notice::NotTwo(2 + more), out),
    }
}

fn ask(model: &mut Model, first: Passage, second: Option<Passage>, out: &mut Effects) {
    let number = model.pending.next_number();
    model.pending.side_by_side = Some(number);
    out.push(ArticleRequest::Compare(number, Box::new(first), second.map(Box::new)));
}

/// Two quotations are there; one that is stepped to stands where the one before stood.
pub fn arrived(model: &mut Model, number: u64, result: Result<Option<Box<QuotationPair>>, Failure>, out: &mut Effects) {
    if model.pending.side_by_side.take_if(|pending| *pending == number).is_none() {
        return;
    }
    match result {
        Ok(Some(pair)) => {
            let side = model.side_by_side.as_ref().map(|before| before.side).unwrap_or_default();
            model.side_by_side = Some(SideBySide { side, ..SideBySide::new(*pair) });
        }
        Ok(None) => notify(model, Notice::NoOtherBySpeaker, out),
        Err(failure) => notify(model, Notice::Failed(failure), out),
    }
}

/// Does something with the two.
pub fn act(model: &mut Model, action: SideBySideAction, out: &mut Effects) {
    let (size, locale) = (model.size, model.options.locale);
    let Some(beside) = &mut model.side_by_side else { return };
    match action {
        SideBySideAction::OtherSide => beside.turn(size, locale),
        SideBySideAction::Next => step(model, true, out),
        SideBySideAction::Previous => step(model, false, out),
    }
}

/// Puts the next quotation of the speaker, or the one before, beside the first one.
fn step(model: &mut Model, forward: bool, out: &mut Effects) {
    let Some(SideBySide { pair, .. }) = &model.side_by_side else { return };
    let from = pair.second_at.or(pair.first_at);
    let is_other = |at: &usize| Some(*at) != pair.first_at;
    let next = match (from, forward) {
        (None, true) => (0..pair.by_speaker.len()).find(is_other),
        (None, false) => (0..pair.by_speaker.len()).rfind(is_other),
        (Some(from), true) => (from + 1..pair.by_speaker.len()).find(is_other),
        (Some(from), false) => (0..from).rfind(is_other),
    };
    let second = next.map(|at| Passage::Quotation(Box::new(pair.by_speaker[at].clone())));
    let first = pair.first.passage.clone();
    match second {
        Some(second) => ask(model, first, Some(second), out),
        None => notify(model, Notice::NoOtherBySpeaker, out),
    }
}

/// Scrolls both.
pub fn scroll(model: &mut Model, lines: isize) {
    let (size, locale) = (model.size, model.options.locale);
    if let Some(beside) = &mut model.side_by_side {
        beside.scroll(lines, size, locale);
    }
}

/// The lines of a page.
pub fn page(model: &Model) -> isize {
    isize::try_from(Places::on(model.size).height()).unwrap_or(isize::MAX)
}

/// Reads the article of one of the two, at the quotation.
pub fn open(model: &mut Model, out: &mut Effects) {
    if let Some(beside) = model.side_by_side.take() {
        let (article, target) = beside.quotation().place();
        reading::open(model, article, target, Purpose::Read, out);
    }
}
