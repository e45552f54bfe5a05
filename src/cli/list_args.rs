//! What can be typed for the lists: queries, formats, orders.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The archives that a command looks through.
#[derive(Clone, Debug, Default, Args)]
pub struct Archives {
    /// Folder or file of articles (repeatable); else GUILLEMET_ARCHIVE, else the configuration's
    #[arg(long = "archive", short = 'a', value_name = "PATH")]
    pub archives: Vec<PathBuf>,
}

/// A list of rows.
#[derive(Clone, Debug, Args)]
pub struct ListArgs {
    /// The query, as in the interface: words, 'exact, ^start, end$, !not, "a phrase", by:, date:, source: …; a path with a slash (~/articles, ./folder) is an archive
    #[arg(value_name = "QUERY|ARCHIVE")]
    pub words: Vec<OsString>,
    /// The query; all that stands alone then names archives
    #[arg(long, short, value_name = "QUERY")]
    pub query: Option<String>,
    /// The saved search of this name (`guillemet searches`); a query beside it narrows it
    #[arg(long, value_name = "NAME")]
    pub saved: Option<String>,
    /// Where to look
    #[command(flatten)]
    pub archives: Archives,
    /// table, tsv, jsonl, text, or a format of citation (`guillemet formats`): all rows as one text
    #[arg(long, short, default_value = "table", value_name = "FORMAT")]
    pub format: String,
    /// Words around fields: '{quote} ({speaker}, {date})'
    #[arg(long, short, value_name = "TEMPLATE")]
    pub template: Option<String>,
    /// Print at most so many rows
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
    /// How the query is read and its rows are ordered
    #[command(flatten)]
    pub order: Order,
    /// List all copies of an article, and not one of them
    #[arg(long)]
    pub copies: bool,
}

/// How a query is read, and in which order its rows come.
#[derive(Clone, Debug, Default, Args)]
pub struct Order {
    /// The order of the rows: date (the newest first), oldest, source, speaker, certainty (the least certain first), score; else as in the interface
    #[arg(long, value_enum, allow_hyphen_values = true, value_name = "ORDER")]
    pub sort: Option<Sort>,
    /// Leave out what is mistaken in the query instead of refusing it
    #[arg(long)]
    pub lenient: bool,
}

/// The order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// The newest first
    #[value(alias = "newest")]
    Date,
    /// The oldest first
    #[value(alias = "-date")]
    Oldest,
    /// By newspaper or site
    Source,
    /// By speaker
    Speaker,
    /// Quotations whose speaker is least certain first
    Certainty,
    /// The best match first
    Score,
}

/// The list of saved searches.
#[derive(Clone, Debug, Args)]
pub struct SearchesArgs {
    /// Folders or files of articles that their rows are counted in; the configuration's when none is named
    #[arg(value_name = "ARCHIVE")]
    pub alone: Vec<PathBuf>,
    /// Where to look
    #[command(flatten)]
    pub archives: Archives,
    /// table, tsv or jsonl: the name, how many rows, how many new ones, the list, the query
    #[arg(long, short, default_value = "table", value_parser = ["table", "tsv", "jsonl"], value_name = "FORMAT")]
    pub format: String,
}

/// The list of bookmarks.
#[derive(Clone, Debug, Args)]
pub struct BookmarksArgs {
    /// The query, as in the interface; a path with a slash (~/articles, ./folder) is an archive
    #[arg(value_name = "QUERY|ARCHIVE")]
    pub words: Vec<OsString>,
    /// The query; all that stands alone then names archives
    #[arg(long, short, value_name = "QUERY")]
    pub query: Option<String>,
    /// The saved search of this name (`guillemet searches`); a query beside it narrows it
    #[arg(long, value_name = "NAME")]
    pub saved: Option<String>,
    /// table, tsv, jsonl, jsonld (Web Annotations), or a format of citation (`guillemet formats`): all bookmarks as one text, oldest first
    #[arg(long, short, default_value = "table", value_name = "FORMAT")]
    pub format: String,
    /// Words around fields: '{quote} ({speaker}, {date})'
    #[arg(long, short, value_name = "TEMPLATE")]
    pub template: Option<String>,
    /// Only those of articles in this folder or file; may be repeated. Without it all, whatever archive they are of
    #[arg(long = "archive", short = 'a', value_name = "PATH")]
    pub archives: Vec<PathBuf>,
    /// Print at most so many
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
    /// How the query is read and its rows are ordered
    #[command(flatten)]
    pub order: Order,
}

/// The list of articles.
#[derive(Clone, Debug, Args)]
pub struct ArticlesArgs {
    /// The list
    #[command(flatten)]
    pub list: ListArgs,
    /// List the files that could not be read instead, with their reasons
    #[arg(long)]
    pub problems: bool,
}

/// How the rows of a list are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListFormat {
    /// Columns for people
    #[default]
    Table,
    /// One row a line, fields between tabs, the id first
    Tsv,
    /// One JSON object a line
    Jsonl,
}

impl ListFormat {
    /// The format of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [("table", Self::Table), ("tsv", Self::Tsv), ("jsonl", Self::Jsonl)]
            .into_iter()
            .find_map(|(known, format)| (known == name).then_some(format))
    }
}
