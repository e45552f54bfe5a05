//! Searching in the text of the article: `/`, `n`, `N`, and the words of the list's query, which are marked there.

use super::super::requests::notify;
use super::steps::Direction;
use crate::search::find_in_text::find_all;
use crate::search::query::parse;
use crate::search::{WordPlace, word_places};
use crate::tui::effect::Effects;
use crate::tui::input::Input;
use crate::tui::model::reader::{Reader, TextSearch};
use crate::tui::model::{Focus, Model, Popup, Prompt};
use crate::tui::notice::{Notice, PromptKind};

/// Beside the list the words of the query are looked for in texts of so many bytes at most: it is done at every letter.
const WHILE_TYPING: usize = 300_000;

/// Marks the words of the list's query in the article on the screen, unless something was searched in it since. What was
/// marked already stays as it is.
pub fn mark_query(model: &mut Model) {
    let Some(reader) = &mut model.reading.reader else { return };
    let text = model.search.input.text();
    let is_own = reader.search.as_ref().is_some_and(|search| !search.of_query);
    let is_too_long = model.focus == Focus::List && reader.body().text.len() > WHILE_TYPING;
    if is_own || is_too_long || reader.sought_query.as_deref() == Some(text) {
        return;
    }
    // A page of an entity has a query of its own, of words only.
    let of_page = model.pages.open.is_some().then(|| parse(text, model.options.today));
    let found = word_places(of_page.as_ref().unwrap_or(&model.search.query), &reader.body().text);
    reader.sought_query = Some(text.to_owned());
    let is_found = !found.places.is_empty();
    let search = TextSearch { words: found.words, matches: found.places, here: None, of_query: true };
    reader.search = is_found.then_some(search);
}

/// Ends a search that was typed: the words of the query are marked again. Whether there was one.
pub fn end(reader: &mut Reader) -> bool {
    let ended = reader.search.take_if(|search| !search.of_query).is_some();
    if ended {
        reader.sought_query = None;
    }
    ended
}

/// Opens the prompt.
pub fn begin(model: &mut Model) {
    let Some(reader) = &model.reading.reader else { return };
    let kind = PromptKind::Search(reader.top);
    model.popup = Some(Popup::Prompt(Prompt::new(kind, Input::default())));
}

/// Something was typed into the prompt: all matches are shown, and the first one behind the place
/// where the search began comes into view.
pub fn typed(model: &mut Model) {
    let height = model.reader_height();
    let Some(Popup::Prompt(Prompt { kind: PromptKind::Search(origin), input, .. })) = &model.popup else { return };
    let (origin, text) = (*origin, input.text().to_owned());
    let Some(reader) = &mut model.reading.reader else { return };
    reader.scroll_to(origin, height);
    if text.is_empty() {
        reader.search = None;
        reader.sought_query = None;
        return;
    }
    let found = find_all(&reader.body().text, &text);
    let matches: Vec<WordPlace> = found.into_iter().map(|span| WordPlace { span, word: 0 }).collect();
    let from = reader.row_start(origin.saturating_sub(reader.header.len()));
    let here = matches.iter().position(|place| place.span.start >= from).or((!matches.is_empty()).then_some(0));
    let place = here.map(|at| matches[at]);
    reader.search = Some(TextSearch { words: vec![text], matches, here, of_query: false });
    if let Some(place) = place {
        reader.show(place.span, height);
    }
}

/// The search is wanted as typed.
pub fn accept(model: &mut Model, out: &mut Effects) {
    let Some(search) = model.reading.reader.as_ref().and_then(|reader| reader.search.as_ref()) else { return };
    if search.matches.is_empty() {
        let text = search.words.join(" ");
        notify(model, Notice::NoMatch(text), out);
    }
}

/// The search is not wanted: back to where the text was.
pub fn cancel(model: &mut Model, origin: usize) {
    let height = model.reader_height();
    if let Some(reader) = &mut model.reading.reader {
        end(reader);
        reader.scroll_to(origin, height);
    }
}

/// To the next or previous match, around the end.
pub fn step(model: &mut Model, direction: Direction, out: &mut Effects) {
    let height = model.reader_height();
    let Some(reader) = &mut model.reading.reader else { return };
    let place = reader.place().unwrap_or(0);
    let Some(search) = &mut reader.search else { return notify(model, Notice::NoSearch, out) };
    let count = search.matches.len();
    let from = search.matches.partition_point(|found| found.span.start < place);
    if count == 0 {
        let text = search.words.join(" ");
        return notify(model, Notice::NoMatch(text), out);
    }
    let (next, wrapped) = match (search.here, direction) {
        (None, Direction::Forward) => (from.min(count) % count, from >= count),
        (None, Direction::Backward) => ((from + count - 1) % count, from == 0),
        (Some(at), Direction::Forward) => ((at + 1) % count, at + 1 == count),
        (Some(at), Direction::Backward) => ((at + count - 1) % count, at == 0),
    };
    search.here = Some(next);
    let span = search.matches[next].span;
    reader.show(span, height);
    if wrapped {
        notify(model, Notice::Wrapped, out);
    }
}
