//! What the footer tells for a while, and what can be undone of it.

use crate::analysis::EntityKind;
use crate::annotations::{Bookmark, Verdict};
use crate::profile::Removed;
use crate::profile::config::CopyWay;
use crate::tui::message::{Choosing, CopyOf, Correcting, Failure};

/// A short message in the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Copied: which way, if any but the file of the last copy, and what.
    Copied(Option<CopyWay>, CopyOf),
    /// So many citations were written to this file.
    Written(usize, String),
    /// So many citations are being written.
    Writing(usize),
    /// There are more rows than a file is given at once: how many, and how many are.
    TooMany(usize, usize),
    /// This address is opened in a browser.
    Browsing(String),
    /// A bookmark was added.
    Kept,
    /// The passage is kept already.
    AlreadyKept,
    /// The note was saved.
    Noted,
    /// A bookmark was deleted.
    Deleted,
    /// A bookmark was brought back.
    Restored,
    /// A quotation was corrected: what holds of it now; `None` when that is what the analysis found.
    Corrected(Option<Verdict>),
    /// Something was decided about an entity.
    Chosen(Decided),
    /// The entity has one name only: there is nothing to part.
    OneName,
    /// Nothing was chosen about entities yet.
    NoChoices,
    /// There is nothing to undo.
    NothingToUndo,
    /// The passage is not kept, so that there is nothing to note or to delete.
    NotKept,
    /// The search found nothing.
    NoMatch(String),
    /// The article has no (more) quotations; `true` when the steps began anew.
    NoQuotation,
    /// The article has no mentions.
    NoEntity,
    /// The steps went past the end and began anew.
    Wrapped,
    /// The cursor is on no quotation that could be corrected.
    NoQuotationHere,
    /// Nothing under the cursor to copy or to open.
    NothingHere,
    /// The file has changed since it was indexed.
    FileChanged,
    /// The passage of a bookmark is not in the text any more.
    PassageGone,
    /// The passage of a bookmark has changed.
    PassageChanged,
    /// The mouse is on or off.
    Mouse(bool),
    /// The marks are on or off.
    Highlights(bool),
    /// Lines are being chosen.
    Choosing,
    /// Something failed.
    Failed(Failure),
}

/// What was done last and can be undone.
#[derive(Clone, Debug)]
pub enum Undo {
    /// A bookmark was deleted.
    Bookmark(Box<Removed<Bookmark>>),
    /// A quotation was corrected: this undoes it.
    Correction(Box<Correcting>),
    /// Something was chosen about entities: this undoes it.
    Choice(Box<Choosing>),
}

/// What a person decided about an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It is called this.
    Renamed(String),
    /// What is called this is of this kind.
    Rekinded(String, EntityKind),
    /// It is the same as what is called this.
    Joined(String),
    /// What is called this stands alone.
    Parted(String),
    /// What is called this is left out.
    Silenced(String),
    /// A choice was taken back.
    TakenBack,
}
