//! Choosing words of the text: sentences, then words, or a paragraph.

use super::super::requests::notify;
use crate::tui::effect::Effects;
use crate::tui::model::Model;
use crate::tui::model::selection::{Change, Selection};
use crate::tui::notice::Notice;

/// Chooses the sentence of the cursor, or the first one on the screen; ends the choice when there is one.
pub fn begin(model: &mut Model, out: &mut Effects) {
    let Some(reader) = &mut model.reading.reader else { return };
    if reader.selected.take().is_none() {
        choose(model, out);
    }
}

/// Chooses the whole paragraph.
pub fn paragraph(model: &mut Model, out: &mut Effects) {
    choose(model, out);
    if let Some(reader) = &mut model.reading.reader {
        reader.selected = reader.selected.map(|selection| selection.paragraph(&reader.opened.article.body));
    }
}

/// Chooses the sentence of the cursor, or of the match that was stepped to, where nothing is chosen yet.
fn choose(model: &mut Model, out: &mut Effects) {
    let height = model.reader_height();
    let Some(reader) = &mut model.reading.reader else { return };
    if reader.selected.is_some() {
        return;
    }
    let first = || reader.row_start(reader.top.saturating_sub(reader.header.len()));
    let stepped_to = || {
        let search = reader.search.as_ref()?;
        search.matches.get(search.here?).map(|place| place.span).filter(|span| reader.is_on_screen(*span, height))
    };
    let at = reader.cursor_span().or_else(stepped_to).map_or_else(first, |span| span.start);
    reader.selected = Selection::sentence(&reader.opened.article.body, at);
    notify(model, Notice::Choosing, out);
}

/// Changes what is chosen, and keeps the end that moves on the screen; whether anything is chosen.
pub fn change(model: &mut Model, change: Change) -> bool {
    let height = model.reader_height();
    let Some(reader) = &mut model.reading.reader else { return false };
    let Some(selection) = reader.selected else { return false };
    let changed = selection.changed(&reader.opened.article.body, change);
    reader.selected = Some(changed);
    let (was, now) = (selection.span, changed.span);
    let place = if was.start == now.start { now.end.saturating_sub(1) } else { now.start };
    reader.reach(now.end);
    let line = reader.line_of(place);
    if line < reader.top {
        reader.scroll_to(line, height);
    } else if line >= reader.top + usize::from(height) {
        reader.scroll_to((line + 1).saturating_sub(usize::from(height)), height);
    }
    true
}

/// The same by a key that does nothing else: it says how to choose where nothing is chosen.
pub fn change_or_tell(model: &mut Model, wanted: Change, out: &mut Effects) {
    if !change(model, wanted) {
        notify(model, Notice::NothingChosen, out);
    }
}
