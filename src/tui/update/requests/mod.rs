//! What is asked of the workers, and what is asked of the clock.
//!
//! Each question gets a number that its answer carries ([`Pending`](crate::tui::model::pending)). Features ask here and
//! nowhere else; what is done with an answer is theirs. Knows no feature and no key.

pub(super) mod articles;
pub(super) mod pages;
pub(super) mod rows;

use std::sync::Arc;
use std::time::Duration;

use super::session::session;
use crate::tui::effect::{ArticleRequest, Effects, LoopEffect};
use crate::tui::message::Message;
use crate::tui::model::{Model, ShownNotice};
use crate::tui::notice::Notice;

/// How long a notice stays in the footer.
const NOTICE_STAYS: Duration = Duration::from_secs(6);

/// Shows a notice for a while.
pub(super) fn notify(model: &mut Model, notice: Notice, out: &mut Effects) {
    let number = model.pending.next_number();
    model.notice = Some(ShownNotice { number, notice, place: None });
    out.push(LoopEffect::SendLater(NOTICE_STAYS, Message::NoticeSeen(number)));
}

/// Asks whether the bookmarked passages are still what they were: the bookmarks, or the articles, have changed.
pub(super) fn bookmark_statuses(model: &mut Model, out: &mut Effects) {
    if model.user_data.bookmarks.is_empty() {
        model.user_data.bookmark_statuses = Arc::default();
    } else {
        out.push(ArticleRequest::BookmarkStatuses(Arc::clone(&model.user_data.bookmarks)));
    }
}

/// Leaves the program; where the person is is remembered first, except by a picker.
pub(super) fn quit(model: &mut Model, out: &mut Effects) {
    model.leaving = true;
    if model.picking.is_none() {
        out.push(LoopEffect::SaveSession(Box::new(session(model))));
    }
    out.push(LoopEffect::Quit);
}
