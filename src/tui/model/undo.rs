//! What undoes the last change of what the person keeps.

use crate::annotations::{Bookmark, SavedSearch};
use crate::profile::Removed;
use crate::tui::changes::{ChoiceChange, CorrectionChange};

/// What undoes the last change.
#[derive(Clone, Debug)]
pub enum Undo {
    /// A bookmark was deleted: this brings it back.
    Bookmark(Box<Removed<Bookmark>>),
    /// A saved search was deleted: this brings it back.
    Search(Box<Removed<SavedSearch>>),
    /// A quotation was corrected: this change undoes it.
    Correction(Box<CorrectionChange>),
    /// Something was chosen about entities: this change undoes it.
    Choice(Box<ChoiceChange>),
}
