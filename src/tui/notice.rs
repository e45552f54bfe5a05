//! What the interface may have to say, as data: `locale` puts it into words.

use crate::analysis::EntityKind;
use crate::annotations::Verdict;
use crate::article::BookmarkId;
use crate::profile::config::CopyWay;
use crate::search::query::Order;
use crate::tui::failure::Failure;

/// A short message in the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Copied: which way, if any but the file of the last copy, and what.
    Copied(Option<CopyWay>, CopyOf),
    /// Citations were written to this file.
    Written(Written),
    /// So many passages that were handed over were found again in a file that has changed.
    FoundAgain(usize),
    /// These citations are being written.
    Writing(WriteCounts),
    /// There are more rows than can be written at once: how many there are, and how many can.
    TooMany(usize, usize),
    /// These archives may be opened from now on.
    MayUse(String),
    /// These archives will be opened from now on.
    WillUse(String),
    /// This address is opened in a browser.
    Browsing(String),
    /// A bookmark was added.
    Kept,
    /// The passage has a bookmark already.
    AlreadyKept,
    /// The note was saved.
    Noted,
    /// The tags of so many bookmarks were changed.
    Tagged(usize),
    /// There are no tags yet.
    NoTags,
    /// Something about saved searches.
    Search(SearchNotice),
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
    /// The passage has no bookmark that could be deleted.
    NotKept,
    /// The search found nothing.
    NoMatch(String),
    /// There is no search to step through.
    NoSearch,
    /// The article has no quotations.
    NoQuotation,
    /// The article has no mentions.
    NoEntity,
    /// The steps went past the end and began anew.
    Wrapped,
    /// The cursor is on no quotation that could be corrected.
    NoQuotationHere,
    /// Two quotations are compared, not so many.
    NotTwo(usize),
    /// The quotation has no other one of its speaker to be compared with.
    NoOtherBySpeaker,
    /// Nothing under the cursor to copy or to open.
    NothingHere,
    /// The file has changed since it was indexed.
    FileChanged,
    /// The passage of a bookmark is not in the text any more.
    PassageGone,
    /// The passage of a bookmark has changed.
    PassageChanged,
    /// The mouse was switched on or off.
    Mouse(bool),
    /// The marks in the text were switched on or off.
    Highlights(bool),
    /// The list is in this order now; `None`: the best match first.
    Sorted(Option<Order>),
    /// All copies of articles are listed now; `false`: one of each.
    AllCopies(bool),
    /// Words are being chosen.
    Choosing,
    /// Nothing is chosen that could be made longer or shorter.
    NothingChosen,
    /// Something failed.
    Failed(Failure),
}

impl Notice {
    /// Whether it is about what the cursor is on, so that it goes when that is another thing.
    #[must_use]
    pub fn is_of_place(&self) -> bool {
        match self {
            Self::Kept
            | Self::AlreadyKept
            | Self::Noted
            | Self::OneName
            | Self::NotKept
            | Self::NoMatch(_)
            | Self::NoSearch
            | Self::NoQuotation
            | Self::NoEntity
            | Self::Wrapped
            | Self::NoQuotationHere
            | Self::NothingHere
            | Self::NotTwo(_)
            | Self::NoOtherBySpeaker
            | Self::FileChanged
            | Self::PassageGone
            | Self::PassageChanged
            | Self::Sorted(_)
            | Self::AllCopies(_)
            | Self::Choosing
            | Self::NothingChosen => true,
            Self::Copied(..)
            | Self::Written(_)
            | Self::FoundAgain(_)
            | Self::Writing(_)
            | Self::TooMany(..)
            | Self::Browsing(_)
            | Self::Deleted
            | Self::Restored
            | Self::Corrected(_)
            | Self::Chosen(_)
            | Self::Tagged(_)
            | Self::NoTags
            | Self::Search(_)
            | Self::MayUse(_)
            | Self::WillUse(_)
            | Self::NoChoices
            | Self::NothingToUndo
            | Self::Mouse(_)
            | Self::Highlights(_)
            | Self::Failed(_) => false,
        }
    }
}

/// What there is to say about saved searches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchNotice {
    /// There are none, and no query that could be kept.
    None,
    /// One was kept under this name.
    Kept(String),
    /// There is one of this name already.
    NameTaken(String),
    /// One has this name now.
    Renamed(String),
    /// The one of this name has another query.
    Edited(String),
    /// The one of this name was deleted.
    Deleted(String),
    /// The one of this name is back.
    Restored(String),
    /// The one of this name was opened: so many rows are new.
    Opened(String, usize),
}

/// What was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyOf {
    /// Text with citations.
    Text {
        /// Its length in code points.
        length: usize,
        /// How many of its passages were found again in a file that has changed.
        found_again: usize,
    },
    /// The address of an article, as there is no browser to open it with.
    Address,
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

/// What a prompt asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// The words to search in the text; the first line on the screen when it began.
    Search(usize),
    /// The note and the tags of the bookmark of this id.
    Note(BookmarkId),
    /// The new name of the entity in question.
    Rename,
    /// The command that gets the passage or the article.
    Command,
    /// The tags of what is under the cursor or marked; those that all of it has.
    Tags(Vec<String>),
    /// Another name for this tag.
    TagName(String),
    /// What the query is to be called that is kept.
    SearchName,
    /// Another name for the saved search of this name.
    SearchRename(String),
    /// Another query for the saved search of this name.
    SearchQuery(String),
    /// The folder to open as an archive.
    Folder,
    /// The file that gets these citations.
    File(WriteCounts),
    /// The same, as there is a file of the name that was typed.
    FileIsThere,
    /// The same, as the ending of the name that was typed says no format.
    UnknownEnding {
        /// The file as typed: typed again, it is written all the same.
        file: String,
        /// The name of the format of the settings, which it would be written in.
        format: &'static str,
    },
}

/// Citations that were written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many of each kind.
    pub counts: WriteCounts,
    /// The file, fit to be shown.
    pub file: String,
    /// How many of them were found again in a file that has changed.
    pub found_again: usize,
}

/// What is written to a file, counted by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WriteCounts {
    /// Quotations of a list.
    pub quotations: usize,
    /// On the page of an entity: quotations by it.
    pub by_entity: usize,
    /// On the page of an entity: quotations of others that name it.
    pub about_entity: usize,
    /// Whole articles, of which the reference is written.
    pub articles: usize,
    /// Bookmarks.
    pub bookmarks: usize,
    /// Lines or a quotation of the article that is read.
    pub passages: usize,
}

impl WriteCounts {
    /// All together.
    #[must_use]
    pub fn total(&self) -> usize {
        self.quotations + self.by_entity + self.about_entity + self.articles + self.bookmarks + self.passages
    }
}
