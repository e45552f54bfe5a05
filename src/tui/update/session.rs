//! Where the person is, to come back to when the program is next started.

use crate::article::CodePoints;
use crate::profile::Session;
use crate::tui::model::reader::Reader;
use crate::tui::model::{Focus, Model};

/// Where the person is.
#[must_use]
pub fn session(model: &Model) -> Session {
    let reader = model.reading.reader.as_ref();
    Session {
        tab: model.search.tab.name().to_owned(),
        query: model.tabs_input().text().to_owned(),
        row: model.list().identity().filter(|_| model.list().moved),
        article: reader.map(|reader| reader.opened.id),
        path: reader.map(|reader| reader.opened.path.clone()),
        title: reader.map(|reader| reader.opened.headline().0),
        reading: model.focus == Focus::Reader,
        full_width: model.reading.full_width,
        bare: !model.reading.highlights,
        commands: model.output.commands.lines().to_vec(),
        files: model.output.files.lines().to_vec(),
        offset: reader.map_or(0, first_code_point),
    }
}

/// The first code point of the body on the screen.
fn first_code_point(reader: &Reader) -> usize {
    CodePoints::new(&reader.body().text).of_byte(reader.place().unwrap_or(0))
}
