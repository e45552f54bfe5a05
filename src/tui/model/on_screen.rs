//! What the screen shows of the model: the places of its parts, and the article laid out for its own.

use super::geometry::{Division, Geometry, divide, text_width};
use super::header::{HeaderLine, header};
use super::list::row_height;
use super::list_popup::{Item, ListPopup, PopupKind};
use super::{Focus, Model, Popup};
use crate::annotations::Bookmark;
use crate::article::Span;
use crate::library::{Opened, row_key};
use crate::search::Scope;

impl Model {
    /// The parts of the screen; `None` when it is too small.
    #[must_use]
    pub fn geometry(&self) -> Option<Geometry> {
        let reading = self.focus == Focus::Reader;
        // Beside a list of names there is no article to show: their columns have the room.
        let names = !reading && self.pages.open.is_none() && self.search.tab == Scope::Entities;
        let full_width = names || self.reading.full_width && reading;
        // What is picked is read to its end before it is handed over.
        divide(
            self.size,
            Division { reading, full_width, text_width: self.options.width, below: self.picking.is_some() },
        )
    }

    /// The lines that the reader shows; 1 where there is none.
    #[must_use]
    pub fn reader_height(&self) -> u16 {
        self.geometry().and_then(|parts| parts.reader).map_or(1, |reader| reader.height)
    }

    /// The cells of the reader's text column, where there is one.
    #[must_use]
    pub fn reader_width(&self) -> Option<u16> {
        self.geometry().and_then(|parts| parts.reader).map(|reader| text_width(reader, self.options.width))
    }

    /// The rows that the list shows.
    #[must_use]
    pub fn list_height(&self) -> usize {
        let height = self.geometry().and_then(|parts| parts.list).map_or(1, |list| list.height);
        usize::from((height / self.row_height()).max(1))
    }

    /// The lines that a row of the list takes.
    #[must_use]
    pub fn row_height(&self) -> u16 {
        let width = self.geometry().and_then(|parts| parts.list).map_or(0, |list| list.width);
        if self.pages.open.is_some() { 2 } else { row_height(self.search.tab, width) }
    }

    /// The lines that a popup shows at least.
    #[must_use]
    pub fn popup_height(&self) -> usize {
        usize::from(self.size.height.saturating_sub(6)).max(1)
    }

    /// Whether this row of the open tab is new since the saved search that is on the screen was opened before.
    #[must_use]
    pub fn is_new_in_search(&self, row: u32) -> bool {
        let Some(opened) = self.search.opened.as_ref().filter(|opened| !opened.new.is_empty()) else { return false };
        let search = &opened.search;
        let is_shown = search.scope() == self.search.tab && search.query == self.tabs_input().text().trim();
        is_shown && self.list().source.identity(row).is_some_and(|identity| opened.new.contains(&row_key(&identity)))
    }

    /// Lays a popup with these lines over the screen.
    pub fn open_list(&mut self, kind: PopupKind, items: Vec<Item>) {
        let mut popup = ListPopup::new(kind, items);
        popup.lay_out(self.size.width);
        self.popup = Some(Popup::List(popup));
    }

    /// Gives the keys to a pane; the article is laid out anew when that changes its width.
    pub fn set_focus(&mut self, focus: Focus) {
        self.focus = focus;
        self.reflow();
    }

    /// Lays the article out anew where it was laid out for another width than its place has now: it may have been opened
    /// while it had none, beside a list of names.
    pub fn fit_reader(&mut self) {
        let width = self.reader_width();
        if let (Some(width), Some(reader)) = (width, &self.reading.reader)
            && reader.width != width
        {
            self.reflow();
        }
    }

    /// The lines above the text of an article, in `width` cells.
    #[must_use]
    pub fn header_of(&self, opened: &Opened, width: u16) -> Vec<HeaderLine> {
        header(opened, &self.other_copies(opened), width, self.options.locale)
    }

    /// Where the other copies of an article are: source and day, or the file where these don't tell it from this one.
    fn other_copies(&self, opened: &Opened) -> Vec<String> {
        let Some(articles) = self.articles() else { return Vec::new() };
        let (locale, meta) = (self.options.locale, &opened.article.meta);
        let copies = articles.other_copies(opened.id).into_iter().filter_map(|row| articles.get(row as usize));
        let named = copies.map(|copy| {
            let source = Some(copy.source.to_owned()).filter(|source| !source.is_empty());
            if source.is_none() || source == meta.source && copy.date == meta.date {
                return copy.path.to_owned();
            }
            let date = copy.date.map(|date| locale.date(date));
            source.into_iter().chain(date).collect::<Vec<_>>().join(", ")
        });
        named.collect()
    }

    /// Lays the article out for the width that it has now.
    pub fn reflow(&mut self) {
        let Some(width) = self.reader_width() else { return };
        let height = self.reader_height();
        if let Some(reader) = self.reading.reader.as_ref().filter(|reader| reader.width != width) {
            let header = self.header_of(&reader.opened, width);
            if let Some(reader) = &mut self.reading.reader {
                reader.reflow(width, header);
            }
        }
        let Some(reader) = &mut self.reading.reader else { return };
        reader.return_to_anchor(height);
    }

    /// The bookmarks of an article, by its id or, since an edit gives it another one, by its file.
    pub fn bookmarks_of<'a>(&'a self, opened: &'a Opened) -> impl Iterator<Item = &'a Bookmark> {
        let all = self.user_data.bookmarks.iter();
        all.filter(move |bookmark| bookmark.article == Some(opened.id) || bookmark.path == opened.path)
    }

    /// Finds the bookmarked passages of the article on the screen, once, so that drawing them costs nothing.
    pub fn find_bookmarked_passages(&mut self) {
        let Some(reader) = &self.reading.reader else { return };
        let body = &reader.body().text;
        let passages = self.bookmarks_of(&reader.opened).filter_map(|bookmark| bookmark.anchor.as_ref()?.find(body));
        let spans: Vec<Span> = passages.map(|found| found.span).collect();
        if let Some(reader) = &mut self.reading.reader {
            reader.bookmarked = spans;
        }
    }
}
