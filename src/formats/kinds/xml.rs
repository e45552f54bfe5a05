//! The outermost element of markup: in goes the text of a file that begins with `<`, out comes the element's tag.

use crate::formats::fields::{Field, may_hold_text, of_name};

/// The tag of the outermost element.
pub(super) struct Root<'a> {
    /// The name as it is written, with its prefix.
    tag: &'a str,
    /// What stands between the name and the `>`.
    attributes: &'a str,
    /// Whether the document says that it is HTML.
    html: bool,
}

/// The longest beginning that is looked through, in characters.
const HEAD: usize = 64 << 10;

/// Finds the first element, behind declarations, comments and the document type. `None` where there is none.
pub(super) fn root(text: &str) -> Option<Root<'_>> {
    let mut rest = text.char_indices().nth(HEAD).map_or(text, |(end, _)| &text[..end]);
    let mut html = false;
    loop {
        rest = &rest[rest.find('<')?..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find('>').map(|at| at + 1)
        } else if let Some(kind) = rest.strip_prefix("<!") {
            let kind = kind.trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim_start();
            html |= kind.get(..4).is_some_and(|kind| kind.eq_ignore_ascii_case("html"));
            doctype_end(rest)
        } else {
            break;
        };
        rest = &rest[end?..];
    }
    let inner = &rest[1..];
    let length = inner.find(|c: char| !(c.is_alphanumeric() || ":_-.".contains(c))).unwrap_or(inner.len());
    let (tag, after) = inner.split_at(length);
    let attributes = &after[..after.find('>').unwrap_or(after.len())];
    tag.starts_with(char::is_alphabetic).then_some(Root { tag, attributes, html })
}

/// The end of a document type, which may hold declarations in brackets.
fn doctype_end(text: &str) -> Option<usize> {
    let close = text.find('>')?;
    match text.find('[').filter(|open| *open < close) {
        Some(open) => text[open..].find(']').and_then(|end| text[open + end..].find('>').map(|at| open + end + at + 1)),
        None => Some(close + 1),
    }
}

impl Root<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.tag.rsplit(':').next().unwrap_or(self.tag)
    }

    /// Whether the attributes have these words.
    pub(super) fn has(&self, words: &str) -> bool {
        self.attributes.contains(words)
    }

    /// Whether it begins a whole page of HTML.
    pub(super) fn is_whole_page(&self) -> bool {
        self.html || self.tag.eq_ignore_ascii_case("html")
    }

    /// Whether it is an element of HTML, so that the text is a page or a piece of one.
    pub(super) fn is_page(&self) -> bool {
        const ELEMENTS: [&str; 36] = [
            "html",
            "head",
            "body",
            "p",
            "div",
            "span",
            "section",
            "main",
            "header",
            "h1",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "td",
            "blockquote",
            "a",
            "b",
            "i",
            "em",
            "strong",
            "br",
            "hr",
            "img",
            "meta",
            "title",
            "style",
            "script",
            "center",
            "font",
            "figure",
            "pre",
        ];
        let known = ELEMENTS.iter().any(|name| self.tag.eq_ignore_ascii_case(name));
        self.is_whole_page() || known && !self.has("xmlns=\"") || self.has("http://www.w3.org/1999/xhtml")
    }

    /// Whether the element is closed in `text`: then it is markup, and no sign in a sentence.
    pub(super) fn is_closed(&self, text: &str) -> bool {
        text.contains(&format!("</{}>", self.tag))
    }
}

/// Whether the document is a feed of RSS 1.0, which shares its outermost element with other RDF.
pub(super) fn is_rss_1(root: &Root<'_>) -> bool {
    root.name() == "RDF" && (root.has("purl.org/rss/1.0") || root.has("my.netscape.com/rdf"))
}

/// Whether it is what Zotero exports as RDF.
pub(super) fn is_zotero_rdf(root: &Root<'_>) -> bool {
    root.name() == "RDF" && (root.has("zotero.org") || root.has("purl.org/net/biblio"))
}

/// Whether it is an export of WordPress, which is an RSS feed to other programs.
pub(super) fn is_wordpress(root: &Root<'_>) -> bool {
    root.name() == "rss" && root.has("wordpress.org/export")
}

/// Whether it is a page as trafilatura writes it.
pub(super) fn is_page_of_crawler(root: &Root<'_>) -> bool {
    root.name() == "doc" && (root.has("sitename=") || root.has("fingerprint=") || root.has("hostname="))
}

/// Whether elements are named as the fields of records are: a title, a day and a text.
pub(super) fn are_of_records(text: &str) -> bool {
    let head = text.char_indices().nth(HEAD).map_or(text, |(end, _)| &text[..end]);
    let (mut titled, mut dated, mut has_text) = (false, false, false);
    for rest in head.split('<').skip(1) {
        let name = &rest[..rest.find(|c: char| !(c.is_alphanumeric() || "_-.".contains(c))).unwrap_or(rest.len())];
        has_text |= may_hold_text(name);
        match of_name(name) {
            Some((Field::Title, _)) => titled = true,
            Some((Field::Date, _)) => dated = true,
            _ => {}
        }
    }
    titled && dated && has_text
}
