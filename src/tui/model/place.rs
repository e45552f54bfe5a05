//! Where the person is, as far as a notice about it is concerned: when this is another place, the notice goes.

use super::reader::Cursor;
use super::{Focus, Model};
use crate::article::ArticleId;
use crate::search::Scope;

/// The pane, and what the cursor is on there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the list: the tab, the name of the page over it, the row, the query.
    List(Scope, Option<String>, usize, String),
    /// In the reader: the article, the cursor, whether something is chosen, whether something is searched.
    Reader(Option<ArticleId>, Cursor, bool, bool),
}

impl Model {
    /// Where the person is now.
    #[must_use]
    pub fn place(&self) -> Place {
        let reader = self.reading.reader.as_ref();
        let query = self.search.input.text().to_owned();
        match (self.focus, &self.pages.open) {
            (Focus::Reader, _) => Place::Reader(
                reader.map(|reader| reader.opened.id),
                reader.map_or(Cursor::Nothing, |reader| reader.cursor),
                reader.is_some_and(|reader| reader.selected.is_some()),
                reader.is_some_and(|reader| reader.search.is_some()),
            ),
            (Focus::List, Some(page)) => {
                Place::List(self.search.tab, Some(page.name.clone()), page.rows.cursor.selected, query)
            }
            (Focus::List, None) => Place::List(self.search.tab, None, self.list().cursor.selected, query),
        }
    }

    /// Takes a notice away that is about another place than where the person is now.
    pub fn drop_stale_notice(&mut self) {
        let here = self.place();
        let Some(shown) = self.notice.as_mut().filter(|shown| shown.notice.is_of_place()) else { return };
        if *shown.place.get_or_insert_with(|| here.clone()) != here {
            self.notice = None;
        }
    }
}
