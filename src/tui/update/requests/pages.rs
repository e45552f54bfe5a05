//! Asking for the pages of entities.

use crate::analysis::EntityKind;
use crate::tui::effect::{ArticleRequest, Effects};
use crate::tui::model::Model;
use crate::tui::model::filtered_list::FilteredList;
use crate::tui::model::page::Page;
use crate::tui::model::pending::PendingPage;

/// Asks for the page of an entity, in place of the one that was asked for before.
pub fn open(model: &mut Model, name: String, kind: EntityKind, out: &mut Effects) {
    let number = model.pending.next_number();
    let page = Page { name: name.clone(), kind, rows: FilteredList::new(Vec::new()) };
    model.pending.page = Some(PendingPage { number, page });
    out.push(ArticleRequest::EntityPage(number, name, kind));
}

/// Asks again for the page on the screen, if quotations were corrected since it was gathered: the index has new rows.
pub fn refresh(model: &mut Model, out: &mut Effects) {
    if std::mem::take(&mut model.pages.is_stale)
        && let Some(page) = &model.pages.open
    {
        let (name, kind) = (page.name.clone(), page.kind);
        open(model, name, kind, out);
    }
}
