//! What an article is, as plain data.
//!
//! The ground floor: an [`Article`] is its [`Meta`] (each field may be missing) and its [`Body`]. This room
//! knows nothing of files, formats, the screen or the analysis; everything else in the house is built on it.

mod date;
mod id;
mod language;
pub(crate) mod names;
mod pages;
mod span;

pub use date::{DateRange, ENGLISH_MONTHS, FRENCH_MONTHS, PartialDate, Precision};
pub use id::{ArticleId, BookmarkId, NotABookmarkId, NotAPassageId, NotAnArticleId, PassageId};
pub use language::Language;
pub use pages::{NotAPageRange, PageRange};
pub use span::{CodePoints, Span};

use std::ops::Range;

use names::names;

/// One stored article, as read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What the file says about the article.
    pub meta: Meta,
    /// The text itself.
    pub body: Body,
    /// The format that it was read from.
    pub format: Format,
    /// Where in its file it lies.
    pub place: Place,
    /// The byte of the body at which each page of its file begins, from the first page on; empty where the format has no pages.
    pub pages: Vec<usize>,
}

/// What a file says about an article. Nothing here is ever guessed: a missing field is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The headline, on one line.
    pub title: Option<String>,
    /// The date of publication, as precise as the file has it. Never a file time.
    pub date: Option<PartialDate>,
    /// The newspaper, agency or site.
    pub source: Option<String>,
    /// The authors, in the order of the file.
    pub author: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The language that the file names; the analysis detects one where this is `None`.
    pub language: Option<Language>,
    /// The tags or keywords, in the order of the file.
    pub tags: Vec<String>,
    /// The section of the newspaper that it stood in (`Économie`).
    pub section: Option<String>,
}

/// The text of an article.
///
/// `text` is sanitised (see `text::sanitize`), except where `analyze -` keeps it as given. Every [`Span`] of
/// the program is a byte range into `text`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The whole text; paragraphs are separated by what the file had between them, at least one newline.
    pub text: String,
    /// The paragraphs in order: neither overlapping nor empty, and together all of `text` but blanks.
    pub paragraphs: Vec<Paragraph>,
    /// Stretches that the file sets in another face, in order of their start.
    pub faces: Vec<(Span, Face)>,
}

impl Body {
    /// The line of the file, counted from 1, on which the paragraph begins that this byte lies in or behind; `None` before
    /// the first one.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> Option<u32> {
        let before = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= byte);
        before.checked_sub(1).map(|at| self.paragraphs[at].line.max(1))
    }
}

/// One paragraph of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands in the body.
    pub span: Span,
    /// The line of the file that it begins on, counted from 1 (so that an editor can open there).
    pub line: u32,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a paragraph is, as far as its format says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Text,
    /// A heading of this level, from 1.
    Heading(u8),
    /// An entry of a list at this depth, from 0. Its bullet or number is part of the text.
    Item(u8),
    /// A block quote of the format (`>` in Markdown, `<blockquote>` in HTML).
    Quote,
    /// Text whose line breaks count (code, verse, tables).
    Verbatim,
}

/// How a format sets a stretch of text apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Face {
    /// Italics.
    Emphasis,
    /// Bold.
    Strong,
    /// A link to this address.
    Link(String),
    /// A reader's highlight (`==…==`, `<mark>`).
    Highlight,
}

/// The format that an article was read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, with or without a header.
    #[default]
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A saved web page.
    Html,
    /// One JSON document of one or many articles.
    Json,
    /// JSON Lines: an article a line.
    JsonLines,
    /// An export of the press database Europresse.
    Europresse,
    /// An export of the press database Factiva.
    Factiva,
    /// An export of the press database Nexis.
    Nexis,
    /// A mail.
    Mail,
    /// Many mails in one file (mbox), each with its own bytes.
    Mailbox,
    /// A page that a browser saved with its pictures in one file.
    Mhtml,
    /// A Word document (DOCX).
    Word,
    /// An OpenDocument text (ODT).
    OpenDocument,
    /// An RTF document.
    Rtf,
    /// A feed (RSS, Atom) that somebody saved.
    Feed,
    /// An export of WordPress.
    WordPress,
    /// Notes of Evernote.
    Evernote,
    /// NewsML of an agency, 1 or G2.
    NewsMl,
    /// NITF of an agency.
    Nitf,
    /// An edition in TEI.
    Tei,
    /// The XML of a page that trafilatura wrote.
    PageXml,
    /// Records in XML, with the elements of no standard.
    RecordsXml,
    /// Messages from the wire of an agency.
    Wire,
    /// An e-book (EPUB).
    Epub,
    /// A file that was compressed with gzip or zstd.
    Compressed,
    /// A web archive (WARC), each of whose records has its own bytes.
    Warc,
    /// A packed web archive (WACZ).
    Wacz,
    /// An export of Omnivore.
    Omnivore,
    /// A table of articles (CSV).
    Table,
    /// A note of Joplin.
    Joplin,
    /// A PDF file with a text layer.
    Pdf,
}

names!(Format {
    Text = "text",
    Markdown = "markdown",
    Html = "html",
    Json = "json",
    JsonLines = "jsonl",
    Europresse = "europresse",
    Factiva = "factiva",
    Nexis = "nexis",
    Mail = "mail",
    Mailbox = "mbox",
    Mhtml = "mhtml",
    Word = "docx",
    OpenDocument = "odt",
    Rtf = "rtf",
    Feed = "feed",
    WordPress = "wordpress",
    Evernote = "enex",
    NewsMl = "newsml",
    Nitf = "nitf",
    Tei = "tei",
    PageXml = "page-xml",
    RecordsXml = "records-xml",
    Wire = "wire",
    Epub = "epub",
    Compressed = "compressed",
    Warc = "warc",
    Wacz = "wacz",
    Omnivore = "omnivore",
    Table = "csv",
    Joplin = "joplin",
    Pdf = "pdf",
});

impl Format {
    /// Whether each article of a file can be read from its own bytes, without the rest of the file.
    #[must_use]
    pub fn has_own_bytes(self) -> bool {
        matches!(self, Self::JsonLines | Self::Mailbox | Self::Warc)
    }
}

/// Where an article lies in its file, so that it can be read again without reading all of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Its number among the articles of the file, from 0.
    pub record: u32,
    /// The bytes of the file that hold it: one line of JSON Lines, one mail of a mailbox, one record of a web archive,
    /// else the whole file.
    pub bytes: Range<u64>,
}

/// Length of an incipit, in code points.
pub const INCIPIT_CHARS: usize = 80;

impl Article {
    /// The first words of the body, on one line, cut at a word: what stands for a missing title, always shown
    /// as what it is (a title is never invented). At most [`INCIPIT_CHARS`] code points, without an ellipsis.
    #[must_use]
    pub fn incipit(&self) -> String {
        incipit(&self.body.text)
    }

    /// The page of its file, counted from 1, on which this byte of the body lies; `None` where the format has no pages.
    #[must_use]
    pub fn page(&self, at: usize) -> Option<usize> {
        (!self.pages.is_empty()).then(|| self.pages.partition_point(|&begin| begin <= at))
    }

    /// What names the article: its title, else its first words, and whether it is these.
    #[must_use]
    pub fn headline(&self) -> (String, bool) {
        match &self.meta.title {
            Some(title) => (title.clone(), false),
            None => (self.incipit(), true),
        }
    }
}

/// The first words of `text`, on one line: see [`Article::incipit`].
#[must_use]
pub fn incipit(text: &str) -> String {
    let mut line = String::new();
    let mut chars = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let blank = usize::from(!line.is_empty());
        if chars + blank + length > INCIPIT_CHARS {
            if line.is_empty() {
                line.extend(word.chars().take(INCIPIT_CHARS));
            }
            break;
        }
        if blank == 1 {
            line.push(' ');
        }
        line.push_str(word);
        chars += blank + length;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_incipit_ends_at_a_word_and_stays_on_one_line() {
        let text =
            "Le préfet a parlé.\n\nIl a dit que la route resterait fermée jusqu'au printemps, pour tous les habitants.";
        let got = incipit(text);
        assert!(got.starts_with("Le préfet a parlé. Il a dit"));
        assert!(got.chars().count() <= INCIPIT_CHARS);
        assert!(text.replace("\n\n", " ").starts_with(&got));
    }

    #[test]
    fn an_incipit_of_one_endless_word_is_cut() {
        assert_eq!(incipit(&"é".repeat(300)).chars().count(), INCIPIT_CHARS);
        assert_eq!(incipit("  \n "), "");
    }
}
