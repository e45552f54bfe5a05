//! The page of an entity, which takes the place of the list, and the way back from it.

use super::Focus;
use super::filtered_list::{FilterRow, FilteredList, RowRole};
use super::reader::Reader;
use super::timeline::Timeline;
use crate::analysis::{EntityKind, How};
use crate::article::ArticleId;

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

/// One row of an entity's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageRow {
    /// The heading of a group and the number of its rows.
    Heading(PageGroup, usize),
    /// How what the heading is about is spread over time.
    Timeline(Timeline),
    /// Another entity.
    Entity {
        /// Its name.
        name: String,
        /// What it is.
        kind: EntityKind,
        /// The number of articles that name both.
        articles: u32,
    },
    /// A passage of an article.
    Passage {
        /// The id of the article.
        article: ArticleId,
        /// Where the passage begins in its body, in bytes.
        start: usize,
        /// The words of the quotation, or the sentence that names the entity.
        words: String,
        /// The headline of the article.
        headline: String,
        /// The date of the article, as text.
        date: String,
        /// For a quotation of somebody else: who.
        speaker: Option<String>,
        /// For a quotation: how its speaker is known.
        how: Option<How>,
        /// Whether its speaker's name does not stand beside it.
        inferred: bool,
    },
}

impl PageRow {
    /// Whether it is a passage of an article.
    #[must_use]
    pub fn is_passage(&self) -> bool {
        matches!(self, Self::Passage { .. })
    }
}

impl FilterRow for PageRow {
    fn role(&self) -> RowRole {
        match self {
            Self::Heading(..) => RowRole::Heading,
            // A timeline is of all rows of the group, so that it would not fit what a filter leaves of them.
            Self::Timeline(_) => RowRole::Summary,
            Self::Entity { .. } | Self::Passage { .. } => RowRole::Entry,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Heading(..) | Self::Timeline(_) => String::new(),
            Self::Entity { name, .. } => name.clone(),
            Self::Passage { words, headline, date, speaker, .. } => {
                format!("{words} {} {headline} {date}", speaker.as_deref().unwrap_or_default())
            }
        }
    }
}

/// The groups of an entity's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageGroup {
    /// Quotations by the entity.
    By,
    /// Quotations of others that name it.
    Said,
    /// Who appears with it.
    With,
    /// Passages about it.
    About,
}
