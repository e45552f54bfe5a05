//! Searching in the text of the article: `/`, `n`, `N`.

use super::super::requests::notify;
use super::steps::Direction;
use crate::search::find_in_text::find_all;
use crate::tui::effect::Effects;
use crate::tui::input::Input;
use crate::tui::model::reader::TextSearch;
use crate::tui::model::{Model, Popup, Prompt};
use crate::tui::notice::{Notice, PromptKind};

/// Opens the prompt.
pub fn begin(model: &mut Model) {
    let Some(reader) = &model.reading.reader else { return };
    let kind = PromptKind::Search(reader.top);
    model.popup = Some(Popup::Prompt(Prompt { kind, input: Input::default() }));
}

/// Something was typed into the prompt: all matches are shown, and the first one behind the place
/// where the search began comes into view.
pub fn typed(model: &mut Model) {
    let height = model.reader_height();
    let Some(Popup::Prompt(Prompt { kind: PromptKind::Search(origin), input })) = &model.popup else { return };
    let (origin, text) = (*origin, input.text().to_owned());
    let Some(reader) = &mut model.reading.reader else { return };
    reader.scroll_to(origin, height);
    if text.is_empty() {
        reader.search = None;
        return;
    }
    let matches = find_all(&reader.body().text, &text);
    let from = reader.row_start(origin.saturating_sub(reader.header.len()));
    let here = matches.iter().position(|span| span.start >= from).or((!matches.is_empty()).then_some(0));
    let span = here.map(|at| matches[at]);
    reader.search = Some(TextSearch { text, matches, here });
    if let Some(span) = span {
        reader.show(span, height);
    }
}

/// The search is wanted as typed.
pub fn accept(model: &mut Model, out: &mut Effects) {
    let Some(search) = model.reading.reader.as_ref().and_then(|reader| reader.search.as_ref()) else { return };
    if search.matches.is_empty() {
        let text = search.text.clone();
        notify(model, Notice::NoMatch(text), out);
    }
}

/// The search is not wanted: back to where the text was.
pub fn cancel(model: &mut Model, origin: usize) {
    let height = model.reader_height();
    if let Some(reader) = &mut model.reading.reader {
        reader.search = None;
        reader.scroll_to(origin, height);
    }
}

/// To the next or previous match, around the end.
pub fn step(model: &mut Model, direction: Direction, out: &mut Effects) {
    let height = model.reader_height();
    let Some(reader) = &mut model.reading.reader else { return };
    let Some(search) = &mut reader.search else { return };
    let count = search.matches.len();
    if count == 0 {
        let text = search.text.clone();
        return notify(model, Notice::NoMatch(text), out);
    }
    let (next, wrapped) = match (search.here, direction) {
        (None, _) => (0, false),
        (Some(at), Direction::Forward) => ((at + 1) % count, at + 1 == count),
        (Some(at), Direction::Backward) => ((at + count - 1) % count, at == 0),
    };
    search.here = Some(next);
    let span = search.matches[next];
    reader.show(span, height);
    if wrapped {
        notify(model, Notice::Wrapped, out);
    }
}
