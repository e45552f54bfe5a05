//! What can be typed on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::list_args::{Archives, ArticlesArgs, BookmarksArgs, ListArgs, SearchesArgs};

/// Browse an archive of stored articles: who said what, when, in which article.
#[derive(Debug, Parser)]
#[command(
    name = "guillemet",
    version,
    about,
    long_about = "Browse an archive of stored articles (text, Markdown, HTML, JSON): filter by a few letters, read \
                  with quotations and names marked, step from quotation to quotation, keep what matters.\n\n\
                  Without a command it opens the interface on ARCHIVE, else on the archives of the configuration; where \
                  there are none it asks for a folder. `guillemet config --archive ~/articles` keeps one.",
    after_help = "Examples:\n  guillemet ~/articles\n  guillemet config --archive ~/articles\n  guillemet quotes 'by:dupont since:2023' --archive ~/articles\n  \
                  guillemet analyze article.txt | jq .quotations",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// Folders to use instead of the usual ones.
    #[command(flatten)]
    pub folders: Folders,
    /// What to do; without one, browse.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to browse.
    #[command(flatten)]
    pub browse: Browse,
}

/// The person's folders.
#[derive(Clone, Debug, Default, Args)]
pub struct Folders {
    /// Folder of the settings and bookmarks
    #[arg(long, global = true, value_name = "DIR")]
    pub config_dir: Option<PathBuf>,
    /// Folder of the index, which may be deleted at any time
    #[arg(long, global = true, value_name = "DIR")]
    pub cache_dir: Option<PathBuf>,
    /// Folder of the last session and the log
    #[arg(long, global = true, value_name = "DIR")]
    pub state_dir: Option<PathBuf>,
}

/// The interface.
#[derive(Clone, Debug, Default, Args)]
pub struct Browse {
    /// Folders or files of articles; the configuration's when none is named
    #[arg(value_name = "ARCHIVE")]
    pub archives: Vec<PathBuf>,
    /// The same as ARCHIVE
    #[arg(long = "archive", short = 'a', value_name = "PATH")]
    pub also: Vec<PathBuf>,
    /// Colours: auto, ansi, light, dark or plain
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
    /// Begin with this query
    #[arg(long, short, value_name = "QUERY")]
    pub query: Option<String>,
    /// Look around in the sample articles that come with the program
    #[arg(long, conflicts_with_all = ["archives", "also"])]
    pub samples: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Browse an archive in the terminal (the default)
    Browse(Browse),
    /// Pick quotations for another program: the interface on the terminal, the choice on standard output
    Pick(Pick),
    /// List the articles that match a query
    Articles(ArticlesArgs),
    /// List the quotations that match a query
    Quotes(ListArgs),
    /// List the entities that match a query
    Entities(ListArgs),
    /// List the bookmarks that match a query
    Bookmarks(BookmarksArgs),
    /// List the saved searches, with the number of their rows and of the new ones
    Searches(SearchesArgs),
    /// Show one article, quotation or bookmark by its id
    Show(Show),
    /// Read files and print what is found in them as JSON lines, without index or configuration
    Analyze(Analyze),
    /// Check every quotation of a text that you are writing against the archive
    Check(Check),
    /// Check and complete quotations inside an editor, as a language server
    Lsp(Lsp),
    /// Keep what you marked in other programs as bookmarks
    Import(Import),
    /// Write what you keep as notes for Obsidian or records for Zotero, or what you corrected as annotated articles
    Export(Export),
    /// Build or refresh the index of an archive
    Index(IndexArgs),
    /// Show or check the settings
    Config(ConfigArgs),
    /// List the formats of citations and the fields of a template
    Formats,
    /// Print the completions of a shell
    Completions(Completions),
    /// Print the manual, or write its pages to a folder
    Man(Man),
    /// Tell how guillemet is set up here, and what may be wrong
    Doctor(DoctorArgs),
}

/// What the state of things is asked about.
#[derive(Clone, Debug, Default, Args)]
pub struct DoctorArgs {
    /// Folders or files of articles; the configuration's when none is named
    #[arg(value_name = "ARCHIVE")]
    pub archives: Vec<PathBuf>,
    /// The same as ARCHIVE
    #[arg(long = "archive", short = 'a', value_name = "PATH")]
    pub also: Vec<PathBuf>,
}

/// The shell to complete for.
#[derive(Clone, Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// The manual.
#[derive(Clone, Debug, Args)]
pub struct Man {
    /// Write a page for the program and one for each command to this folder
    #[arg(long, short, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// One thing to show.
#[derive(Clone, Debug, Args)]
pub struct Show {
    /// The id of an article, a quotation (ARTICLE.START) or a bookmark, as the lists print it
    pub id: String,
    /// Folders or files of articles, as behind --archive
    #[arg(value_name = "ARCHIVE")]
    pub places: Vec<PathBuf>,
    /// Where to look
    #[command(flatten)]
    pub archives: Archives,
    /// text, json, or a format of citation: plain, markdown, latex, org, typst, biblatex …
    #[arg(long, short, default_value = "text")]
    pub format: String,
}

/// Files to analyse.
#[derive(Clone, Debug, Args)]
pub struct Analyze {
    /// Files or folders; - reads JSON lines {"id","title"?,"date"?,"text"} from standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: AnalyzeFormat,
}

/// How an analysis is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AnalyzeFormat {
    /// One JSON object a line
    #[default]
    Jsonl,
}

/// Something to pick.
#[derive(Clone, Debug, Args)]
#[command(
    after_help = "Enter chooses, Ctrl-T marks several, Esc leaves. Exit codes: 0 chosen, 1 nothing to choose, 2 no terminal, \
                        130 cancelled."
)]
pub struct Pick {
    /// What to pick: quotes (the default), articles, entities or bookmarks; then folders or files of articles
    #[arg(value_name = "WHAT|ARCHIVE")]
    pub what: Vec<OsString>,
    /// Where to look
    #[command(flatten)]
    pub archives: Archives,
    /// Begin with this query
    #[arg(long, short, value_name = "QUERY")]
    pub query: Option<String>,
    /// Begin with the saved search of this name (`guillemet searches`); a query beside it narrows it
    #[arg(long, value_name = "NAME")]
    pub saved: Option<String>,
    /// Begin with this word, whatever signs stand around it: the one under an editor's cursor
    #[arg(long, short, value_name = "WORD")]
    pub word: Option<String>,
    /// List all copies of an article, and not one of them
    #[arg(long)]
    pub copies: bool,
    /// What to write it as: one of `guillemet formats`, or template
    #[arg(long, short, value_name = "FORMAT")]
    pub format: Option<String>,
    /// Words around fields: '{quote} ({speaker}, {date})'
    #[arg(long, short, value_name = "TEMPLATE")]
    pub template: Option<String>,
    /// Write the choice to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Colours: auto, ansi, light, dark or plain
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
}

/// What can be picked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PickWhat {
    /// Quotations
    #[default]
    Quotes,
    /// Articles
    Articles,
    /// Entities: persons, organisations, places …
    Entities,
    /// Bookmarks
    Bookmarks,
}

/// The marks of other programs.
#[derive(Clone, Debug, Args)]
pub struct Import {
    /// Exports of Hypothesis, Readwise, wallabag, Kindle, Pocket, Instapaper, Raindrop, Pinboard or a browser, Web Annotations, or Markdown with ==highlights==; - reads standard input; a folder is an archive
    #[arg(required = true, value_name = "FILE|ARCHIVE")]
    pub files: Vec<PathBuf>,
    /// Where to look
    #[command(flatten)]
    pub archives: Archives,
    /// Tell what would be kept, and keep nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Keep what has no place in the archive too, without its article
    #[arg(long)]
    pub keep_unplaced: bool,
}

/// What to write for another program.
#[derive(Clone, Debug, Args)]
#[command(
    after_help = "obsidian: a note an article and a note a speaker in DIR. Run again it brings what it wrote up to date and leaves \
                  every line that you changed or added.\nzotero: RIS (a note a quotation, tags, links to the files) and \
                  CSL-JSON; a folder gets both.\nannotations: what you corrected, to measure and to train by.\n\nWhat you keep \
                  is written, of every archive unless one is named."
)]
pub struct Export {
    /// A folder; for zotero and annotations also a file that is not there yet
    #[arg(value_name = "FILE|DIR")]
    pub file: PathBuf,
    /// What to write it as
    #[arg(long, value_enum)]
    pub to: ExportFormat,
    /// Only what this query finds among your bookmarks; with --all, among the articles
    #[arg(long, short, value_name = "QUERY")]
    pub query: Option<String>,
    /// All articles with all their quotations, not only what you keep
    #[arg(long)]
    pub all: bool,
    /// Write notes again that you deleted from the folder
    #[arg(long)]
    pub restore: bool,
    /// Where to look
    #[command(flatten)]
    pub archives: Archives,
}

/// The programs that something is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Notes in Markdown that link each other
    Obsidian,
    /// RIS and CSL-JSON with notes, tags and links to the files
    Zotero,
    /// JSON lines of articles with the quotations that you judged
    Annotations,
}

/// A draft to check.
#[derive(Clone, Debug, Args)]
#[command(
    after_help = "Exit codes: 0 every quotation is exact, 1 something needs a look, 2 a draft or the archive cannot be \
                        read.\n\nIn vim: :cexpr system('guillemet check -f quickfix ' .. shellescape(expand('%')))"
)]
pub struct Check {
    /// Texts in Markdown, LaTeX, Org, Typst or none of them; - reads standard input; a folder is an archive
    #[arg(required = true, value_name = "DRAFT|ARCHIVE")]
    pub drafts: Vec<PathBuf>,
    /// Where to look
    #[command(flatten)]
    pub archives: Archives,
    /// How to print
    #[arg(long, short, value_enum, default_value_t)]
    pub format: CheckFormat,
    /// What the drafts are written in; else their names tell
    #[arg(long, value_enum, value_name = "SYNTAX")]
    pub syntax: Option<SyntaxName>,
    /// Print only what needs a look
    #[arg(long, short)]
    pub quiet: bool,
}

/// The language server.
#[derive(Clone, Debug, Default, Args)]
#[command(
    after_help = "An editor starts it and speaks with it on standard input and output: docs/editors.md has the settings \
                        of each. Settings of the editor may name the archives too."
)]
pub struct Lsp {
    /// Folders or files of articles; the editor's settings, GUILLEMET_ARCHIVE or the configuration's when none is named
    #[arg(value_name = "ARCHIVE")]
    pub archives: Vec<PathBuf>,
    /// The same as ARCHIVE
    #[arg(long = "archive", short = 'a', value_name = "PATH")]
    pub also: Vec<PathBuf>,
    /// Speak on standard input and output: the only way there is, named by some editors
    #[arg(long)]
    pub stdio: bool,
}

/// How the check of a draft is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people
    #[default]
    Text,
    /// One JSON object a line
    Jsonl,
    /// path:line:column: message, as editors jump by it; only what needs a look
    Quickfix,
}

/// The syntaxes of drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SyntaxName {
    /// No markup
    Plain,
    /// Markdown, pandoc, Obsidian
    Markdown,
    /// LaTeX with csquotes
    Latex,
    /// Org
    Org,
    /// Typst
    Typst,
    /// JSON of citation processors
    Json,
    /// RIS
    Ris,
}

/// Building the index.
#[derive(Clone, Debug, Args)]
pub struct IndexArgs {
    /// Folders or files of articles; GUILLEMET_ARCHIVE or the configuration's when none is named
    #[arg(value_name = "ARCHIVE")]
    pub archives: Vec<PathBuf>,
    /// The same as ARCHIVE
    #[arg(long = "archive", short = 'a', value_name = "PATH")]
    pub also: Vec<PathBuf>,
    /// Write an index that others read, into a folder of its own
    #[arg(long, value_name = "FOLDER")]
    pub into: Option<PathBuf>,
    /// Say nothing while at work
    #[arg(long, short)]
    pub quiet: bool,
}

/// The settings.
#[derive(Clone, Debug, Args)]
#[group(multiple = false)]
pub struct ConfigArgs {
    /// Print the path of the file
    #[arg(long)]
    pub path: bool,
    /// Print a file of settings with every default, commented
    #[arg(long)]
    pub default: bool,
    /// Check the file and tell every mistake
    #[arg(long)]
    pub check: bool,
    /// Open the file in $VISUAL or $EDITOR, made from the defaults when there is none
    #[arg(long)]
    pub edit: bool,
    /// List the actions that keys can be set for
    #[arg(long)]
    pub actions: bool,
    /// Open this folder or file of articles whenever none is named (repeatable); nothing else in the file is changed
    #[arg(long, short = 'a', value_name = "PATH")]
    pub archive: Vec<PathBuf>,
}
