//! What can be wrong with a file or with one record of it. The data is here; `Display` puts it into words for the
//! command line.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::kinds::{Advice, Handling, Kind};

/// What a file that is not read is, and what to do with it.
#[must_use]
pub fn unread(kind: Kind) -> String {
    let entry = kind.entry();
    match entry.handling {
        Handling::Refuse(Advice::Nothing) | Handling::Read(_) | Handling::Silent => entry.english.to_owned(),
        Handling::Refuse(advice) => format!("{}: {advice}", entry.english),
    }
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SaveAsText => "save it as text or HTML",
            Self::SaveAsPage => "save the page as HTML",
            Self::Unpack => "unpack it",
            Self::OneByOne => "save each of its articles as a file of its own",
            Self::Import => "`guillemet import` reads it",
            Self::Highlights => {
                "it holds no articles; `guillemet import` keeps the highlights of Kindle, Readwise, Hypothesis and others"
            }
            Self::SavePages => "it holds no texts: save the pages, and give what you marked in them to `guillemet import`",
            Self::ExportNotes => "export its notes as Markdown or HTML; `guillemet import` takes what you marked in them",
            Self::Nothing => "it is no article",
        })
    }
}

/// Why nothing at all could be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ReadError {
    /// The file has no byte, or only blanks.
    #[error("the file is empty")]
    Empty,
    /// The bytes are no text in any encoding.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// It is of a kind that is not read.
    #[error("{}", unread(*.0))]
    Unread(Kind),
    /// It is markup, but of no kind that is known.
    #[error("markup of a kind that is not read (<{root}>): {}", Advice::SaveAsText)]
    Markup {
        /// The name of its outermost element.
        root: String,
    },
    /// Neither its name nor its beginning tells what it is.
    #[error("a file of an unknown kind: if it is the text of an article, let its name end with .txt or .md")]
    Unknown,
    /// It holds the texts of several articles, one behind the other, and only the longest could be told.
    #[error("it holds {count} articles: {}", Advice::OneByOne)]
    SeveralArticles {
        /// How many there are, at least.
        count: usize,
    },
    /// There is text around the place of the body, but no body: a header alone, a page of scripts.
    #[error("it holds no text of an article")]
    NoText,
    /// A JSON document that cannot be parsed.
    #[error("not valid JSON at line {line}, column {column}: {message}")]
    Json {
        /// The line of the file, from 1.
        line: u32,
        /// The column, in bytes from 1.
        column: u32,
        /// What the parser expected.
        message: String,
    },
    /// XML that cannot be parsed.
    #[error("not well-formed XML at line {line}: {message}")]
    Xml {
        /// The line of the file, from 1.
        line: u32,
        /// What the parser says.
        message: String,
    },
    /// A PDF file that cannot be read.
    #[error("the PDF cannot be read: {message}")]
    Pdf {
        /// Why.
        message: String,
    },
    /// A PDF file whose pages are pictures.
    #[error("a PDF without text: its pages are pictures; recognise their text first (OCR)")]
    NoTextLayer,
    /// A PDF file whose text is not what is seen.
    #[error(
        "a PDF whose text is no text: its fonts do not say which letters they draw; recognise its text first (OCR)"
    )]
    GarbledLayer,
    /// A packed file whose list of members, or a member of it, cannot be read.
    #[error("the packed file cannot be read: {message}")]
    Packed {
        /// What the reader says.
        message: String,
    },
    /// A packed file with more members than are looked at.
    #[error("it holds {count} files (at most {limit} are read): unpack it")]
    ManyMembers {
        /// How many there are.
        count: usize,
        /// How many are read.
        limit: usize,
    },
    /// A packed or compressed file that unpacks to far more than its own size.
    #[error("it unpacks to more than {limit} MiB: unpack it")]
    TooMuch {
        /// How much is unpacked, in MiB.
        limit: u64,
    },
    /// Files are packed in one another too often.
    #[error("files are packed in one another more than {limit} times: unpack them")]
    Nested {
        /// How often is read.
        limit: u8,
    },
    /// Valid JSON, but none of its records has a field that could be the text of an article.
    #[error(
        "no record of this JSON holds the text of an article ({records} looked at, for maintext, text, body, content …)"
    )]
    NoRecordWithText {
        /// How many records there are.
        records: usize,
    },
    /// Elements of a page are nested too deeply to be parsed in bounded time and stack.
    #[error("elements are nested {depth} deep (at most {limit} are read): save the page again with a browser")]
    TooDeep {
        /// The depth found.
        depth: usize,
        /// The deepest that is read.
        limit: usize,
    },
    /// A tag of a page has so many attributes that it cannot be parsed in bounded time.
    #[error("a tag has {count} attributes (at most {limit} are read): it is no page that a browser saved")]
    TooManyAttributes {
        /// How many there are.
        count: usize,
        /// How many are read.
        limit: usize,
    },
    /// The file has changed since it was indexed: it no longer has a record of this number.
    #[error("there is no record number {record} in it any more: refresh the index")]
    NoSuchRecord {
        /// The number, as in [`Place::record`](crate::article::Place::record).
        record: u32,
    },
}

/// Why bytes are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum NotText {
    /// Many bytes are zero, and it is not UTF-16.
    #[error("it is no text (zero bytes)")]
    Zeros,
    /// Many bytes are control characters.
    #[error("it is no text (control characters)")]
    Controls,
    /// It announces UTF-16 but is not.
    #[error("it is no text: UTF-16, but damaged")]
    DamagedUtf16,
}

/// One thing that is wrong with a file whose rest was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the file that it concerns, from 1, when it is known.
    pub line: Option<u32>,
    /// What is wrong.
    pub reason: ProblemKind,
}

/// What is wrong with a part of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ProblemKind {
    /// A record that is not valid JSON, or not text.
    #[error("the record is skipped: {0}")]
    BadRecord(Box<ReadError>),
    /// A record that is JSON but not an object.
    #[error("the record is skipped: it is not a JSON object")]
    NotAnObject,
    /// A record without the text of an article.
    #[error("record {number}{} holds no text: it is skipped", named(.title))]
    NoText {
        /// Its number, counted from 1 as people count.
        number: u32,
        /// Its title, when it has one.
        title: Option<String>,
    },
    /// Front matter that cannot be parsed; the body was read, and the fields that stand on lines of their own.
    #[error("the front matter is damaged ({message}): title, date and source may be missing")]
    FrontMatter {
        /// What the parser says.
        message: String,
    },
    /// Front matter that is never closed; the whole file was read as the body.
    #[error("the front matter is never closed: end it with a line of `{fence}`")]
    OpenFrontMatter {
        /// The line that would close it.
        fence: String,
    },
    /// There are more problems in the file than are listed.
    #[error("and {0} more problems in the same file")]
    More(usize),
    /// A page of which only a part is the article that was read.
    #[error("only {percent} % of the text of the page was read")]
    InPart {
        /// How much, of a hundred.
        percent: u8,
    },
    /// The file says that it holds more articles than were found in it.
    #[error("{found} articles were found, and the file announces {announced}")]
    Missing {
        /// How many were found.
        found: usize,
        /// How many it announces.
        announced: usize,
    },
    /// Only some of the pages of a file were read.
    #[error("{read} of {all} pages were read")]
    Pages {
        /// How many were read.
        read: usize,
        /// How many there are.
        all: usize,
    },
    /// The source cut the text short (news services do in their free answers).
    #[error("record {number}{} holds only the beginning of its text", named(.title))]
    CutShort {
        /// Its number, counted from 1 as people count.
        number: u32,
        /// Its title, when it has one.
        title: Option<String>,
    },
}

fn named(title: &Option<String>) -> String {
    title.as_ref().map(|title| format!(" (“{title}”)")).unwrap_or_default()
}
