//! The page of an entity, which takes the place of the list, and the way back from it.

use super::Focus;
use super::filtered_list::{FilterRow, FilteredList, RowRole};
use super::reader::Reader;
use crate::analysis::EntityKind;
use crate::library::PageRow;

/// The pages that were opened.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// The page on the screen; the query line filters it.
    pub open: Option<Page>,
    /// Where the way back leads, the nearest last.
    pub history: Vec<HistoryEntry>,
    /// Whether quotations were corrected since the page on the screen was gathered.
    pub is_stale: bool,
}

/// A step of the way back: what was on the screen before a page was opened.
#[derive(Clone, Debug)]
pub struct HistoryEntry {
    /// The article.
    pub reader: Option<Reader>,
    /// The page.
    pub page: Option<Page>,
    /// The pane that the keys went to.
    pub focus: Focus,
}

/// The page of an entity.
#[derive(Clone, Debug)]
pub struct Page {
    /// The name of the entity.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// All about it, as the page's query leaves it.
    pub rows: FilteredList<PageRow>,
}

impl FilterRow for PageRow {
    fn role(&self) -> RowRole {
        match self {
            Self::Heading(..) => RowRole::Heading,
            // They are of all rows, so that they would not fit what a filter leaves of them.
            Self::Timeline(_) | Self::Office(_) => RowRole::Summary,
            Self::Entity { .. } | Self::Passage { .. } => RowRole::Entry,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Heading(..) | Self::Timeline(_) | Self::Office(_) => String::new(),
            Self::Entity { name, .. } => name.clone(),
            Self::Passage { words, headline, date, speaker, .. } => {
                format!("{words} {} {headline} {date}", speaker.as_deref().unwrap_or_default())
            }
        }
    }
}
