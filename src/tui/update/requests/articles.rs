//! Asking for articles.

use std::sync::Arc;

use crate::article::ArticleId;
use crate::library::ArticleRef;
use crate::tui::effect::{ArticleRequest, Effects, UnfinishedArticle};
use crate::tui::model::pending::{PendingArticle, WhenOpened};
use crate::tui::model::{Focus, Model};

/// Asks for an article, in place of the one that was asked for before.
pub fn open(model: &mut Model, wanted: ArticleRef, then: WhenOpened, out: &mut Effects) {
    let number = model.pending.next_number();
    model.pending.article = Some(PendingArticle { number, then });
    out.push(ArticleRequest::Open(number, wanted));
}

/// Asks for the article on the screen again, as it is corrected now, unless another is on its way.
pub fn refresh(model: &mut Model, out: &mut Effects) {
    let (Some(reader), None) = (&model.reading.reader, &model.pending.article) else { return };
    let wanted = ArticleRef::of_opened(&reader.opened);
    open(model, wanted, WhenOpened::Refresh, out);
}

/// The list does not have the article of this id any more: asks for it as it is now, if it is on the screen.
pub fn refresh_shown(model: &mut Model, id: ArticleId, out: &mut Effects) {
    if model.reading.reader.as_ref().is_some_and(|reader| reader.opened.id == id) {
        refresh(model, out);
    }
}

/// Asks whether the index still has the article on the screen: its rows have changed.
pub fn check(model: &Model, out: &mut Effects) {
    if let Some(reader) = &model.reading.reader {
        out.push(ArticleRequest::CheckListed(reader.opened.id));
    }
}

/// Asks for the rest of a long article, which is shown before it is laid out and analysed as a whole.
pub fn rest(model: &mut Model, out: &mut Effects) {
    if let Some(reader) = &mut model.reading.reader
        && reader.is_partial()
        && !std::mem::replace(&mut reader.asked_for_rest, true)
    {
        out.push(UnfinishedArticle { opened: Arc::clone(&reader.opened), width: reader.width });
    }
}

/// Has it remembered that the article on the screen is read, once the keys go to it; by a picker nothing is.
pub fn mark_read(model: &mut Model, out: &mut Effects) {
    let Some(here) = model.reading.reader.as_ref().map(|reader| reader.opened.id) else { return };
    if model.focus == Focus::Reader && model.picking.is_none() && model.reading.last_read != Some(here) {
        model.reading.last_read = Some(here);
        out.push(ArticleRequest::MarkRead(here));
    }
}
