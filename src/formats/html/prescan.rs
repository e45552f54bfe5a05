//! Checks the source of a page before it is parsed: cuts out embedded files, and refuses nesting so deep that parsing
//! would take quadratic time.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use crate::formats::problem::ReadError;

/// Elements inside each other that are read. Pages that forget to close theirs get past 1,000.
const DEEPEST: usize = 2_000;
/// Elements inside each other up to which the main text of a page is weighed: that takes quadratic time. Browsers
/// themselves stop at 512.
pub(super) const DEEPEST_WEIGHED: usize = 512;
/// Attributes of one tag that are read: parsers compare each with all others.
const MOST_ATTRIBUTES: usize = 1_000;
/// A stretch of text without tags that is written out, in bytes.
const LONGEST_TEXT: usize = 40_000;
/// The shortest `data:` address that is worth cutting out, in bytes.
const DATA: usize = 256;

/// The page without the contents of long `data:` addresses (pictures, fonts), which saved pages hold by the megabyte.
pub(super) fn without_data_urls(text: &str) -> Cow<'_, str> {
    let is_data = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=%-_.,;:~!*@&$#".contains(&byte);
    let mut out = String::new();
    let mut from = 0;
    for at in memmem::find_iter(text.as_bytes(), b"data:") {
        if at < from {
            continue;
        }
        let data = &text.as_bytes()[at..];
        let length = data.iter().position(|byte| !is_data(*byte)).unwrap_or(data.len());
        if length >= DATA {
            out.push_str(&text[from..at]);
            out.push_str("data:,");
            from = at + length;
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// Nodes that a page of any size may have: elements, attributes, comments and what stands between them.
const NODES: usize = 60_000;
/// Bytes of the page for each node beside that. Pages of menus and wrappers have thirty; those that have fewer are read
/// as far as the memory that a page may take.
const BYTES_PER_NODE: usize = 20;

/// Comments that are worth cutting out, in bytes, all together: parsers take fifty times their length.
const COMMENTS: usize = 1 << 16;

/// What is known of a page before it is parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// How deeply its elements are nested, or more: an end tag that closes several counts for one.
    pub(super) depth: usize,
    /// The byte up to which it is read: all of it, unless it has more nodes than its size allows.
    pub(super) end: usize,
    /// Its comments.
    comments: Vec<Range<usize>>,
}

impl Shape {
    /// What is parsed of the page.
    pub(super) fn parsed<'p>(&self, page: &'p str) -> Cow<'p, str> {
        if self.comments.iter().map(Range::len).sum::<usize>() < COMMENTS {
            return Cow::Borrowed(&page[..self.end]);
        }
        let mut out = String::new();
        let mut from = 0;
        for comment in self.comments.iter().filter(|comment| comment.start < self.end) {
            out.push_str(&page[from..comment.start]);
            from = comment.end;
        }
        out.push_str(&page[from.min(self.end)..self.end]);
        Cow::Owned(out)
    }
}

/// Looks at the tags of a page. One that is nested too deeply is refused, since parsers take quadratic time over it.
///
/// # Errors
///
/// With the depth, when it is too deep; with their number, when a tag has too many attributes.
pub(super) fn shape(text: &str) -> Result<Shape, ReadError> {
    let bytes = text.as_bytes();
    let (mut open, mut deepest) = (0_usize, 0_usize);
    let mut nodes_left = NODES + bytes.len() / BYTES_PER_NODE;
    let (mut at, mut end) = (0, bytes.len());
    let mut comments: Vec<Range<usize>> = Vec::new();
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let tag_start = at + found;
        at = tag_start + 1;
        let rest = &bytes[at..];
        if rest.starts_with(b"!--") {
            at += memmem::find(rest, b"-->").map_or(rest.len(), |length| length + b"-->".len());
            match comments.last_mut().filter(|last| last.end == tag_start) {
                Some(last) => last.end = at,
                None => comments.push(tag_start..at),
            }
            continue;
        }
        if nodes_left == 0 {
            end = end.min(tag_start);
        }
        nodes_left = nodes_left.saturating_sub(1);
        let closing = rest.first() == Some(&b'/');
        let name = name(&rest[usize::from(closing)..]);
        if name.is_empty() {
            continue;
        }
        let (length, attributes) = tag(rest);
        if attributes > MOST_ATTRIBUTES {
            return Err(ReadError::TooManyAttributes { count: attributes, limit: MOST_ATTRIBUTES });
        }
        at += length;
        // The name of the tag counts as one of them: it stands for the text behind it.
        nodes_left = nodes_left.saturating_sub(attributes);
        if is_flat(&name) {
            continue;
        }
        if closing {
            open = open.saturating_sub(1);
        } else if let Some(end) = raw_text_end(&name) {
            at += raw_text_length(&bytes[at..], end.as_bytes());
        } else {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    if deepest > DEEPEST {
        return Err(ReadError::TooDeep { depth: deepest, limit: DEEPEST });
    }
    Ok(Shape { depth: deepest, end, comments })
}

/// The length of contents that are not markup, up to the end tag that begins with `end`, in any case; all that is left
/// where it is missing, as parsers have it.
fn raw_text_length(rest: &[u8], end: &[u8]) -> usize {
    let begins = |at: &usize| rest.get(*at..at + end.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(end));
    memmem::find_iter(rest, b"</").find(begins).unwrap_or(rest.len())
}

/// Whether a stretch of text without tags is longer than [`LONGEST_TEXT`] and has what is written as an entity: the
/// readability rules write the page out, and the library that does so looks through the rest of the stretch for each.
pub(super) fn has_endless_text(page: &str) -> bool {
    let bytes = page.as_bytes();
    let is_tag = |at: &usize| {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?')
    };
    let mut start = 0;
    for tag in memchr::memchr_iter(b'<', bytes).filter(is_tag).chain([bytes.len()]) {
        let text = &bytes[start..tag];
        if text.len() > LONGEST_TEXT && memchr::memchr3(b'&', b'<', 0xC2, &text[1..]).is_some() {
            return true;
        }
        start = tag;
    }
    false
}

/// The length of a tag up to its `>`, and the number of its attributes (at least; quoted values may hold anything).
fn tag(rest: &[u8]) -> (usize, usize) {
    let (mut attributes, mut at, mut before) = (0, 0, b' ');
    while let Some(byte) = rest.get(at).copied() {
        match byte {
            b'>' => break,
            b'"' | b'\'' if before == b'=' => {
                let value = &rest[at + 1..];
                at += 1 + memchr::memchr(byte, value).unwrap_or(value.len());
            }
            _ if byte.is_ascii_whitespace() => {
                at += 1;
                // `name = "value"` is one attribute.
                before = if before == b'=' { b'=' } else { b' ' };
                continue;
            }
            b'=' => {}
            _ if matches!(before, b' ' | b'/' | b'"' | b'\'') => attributes += 1,
            _ => {}
        }
        before = byte;
        at += 1;
    }
    (at.min(rest.len()), attributes)
}

/// The name of the tag that begins here, in lower case.
fn name(tag: &[u8]) -> String {
    let length = tag.iter().take(16).position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(tag.len().min(16));
    let name = &tag[..length];
    if name.first().is_some_and(u8::is_ascii_alphabetic) {
        name.to_ascii_lowercase().iter().map(|byte| char::from(*byte)).collect()
    } else {
        String::new()
    }
}

/// Elements that hold nothing, or that the next of their kind ends: old pages leave thousands of them open.
fn is_flat(name: &str) -> bool {
    const FLAT: [&str; 24] = [
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
        "param", "path", "rect", "source", "td", "th", "tr", "track", "wbr",
    ];
    FLAT.contains(&name)
}

/// What ends an element whose contents are not markup.
fn raw_text_end(name: &str) -> Option<&'static str> {
    match name {
        "script" => Some("</script"),
        "style" => Some("</style"),
        "textarea" => Some("</textarea"),
        "title" => Some("</title"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(page: &str) -> usize {
        shape(page).unwrap().depth
    }

    #[test]
    fn a_page_of_too_many_nodes_is_read_in_part() {
        let prose = "<p class=texte>Le quai tiendra jusqu’au printemps, a dit la maire.</p>\n".repeat(20_000);
        assert_eq!(shape(&prose).unwrap().end, prose.len());
        for piece in ["<p>", "<br>", "<p a=b c=d>", "<b>a</b>", "<"] {
            let page = piece.repeat(2_000_000 / piece.len());
            let end = shape(&page).unwrap().end;
            assert!(end < page.len() && page[end..].starts_with('<'), "{piece}: {end}");
        }
    }

    #[test]
    fn many_comments_are_cut_out_and_few_are_left() {
        let parsed = |page: &str| shape(page).unwrap().parsed(page).into_owned();
        let few = "<!-- a --><p>Un</p><!-- b -->";
        assert_eq!(parsed(few), few);
        for comment in ["<!-- a --><!-- b -->".repeat(5_000), format!("<!--{}-->", "a".repeat(100_000))] {
            assert_eq!(parsed(&format!("<p>Un</p>{comment}<p>Deux</p>{comment}")), "<p>Un</p><p>Deux</p>");
        }
        assert_eq!(parsed(&("<p>Un</p>".to_owned() + &"<!--".repeat(50_000))), "<p>Un</p>");
    }

    #[test]
    fn pictures_in_the_page_are_cut_out() {
        let picture = format!("data:image/png;base64,{}", "iVBORw0KGgo+/".repeat(1000));
        let page = format!("<p>Un</p><img src=\"{picture}\"><style>a{{b:url({picture})}}</style><p>Deux</p>");
        let cut = "<p>Un</p><img src=\"data:,\"><style>a{b:url(data:,)}</style><p>Deux</p>";
        assert_eq!(without_data_urls(&page), cut);
        let words = "<p>metadata: des mots, et data:image/png;base64,AAAA</p>";
        assert!(matches!(without_data_urls(words), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_no_markup_ends_in_any_case_and_only_once() {
        for page in ["<script>".repeat(4000), "<SCRIPT>a<b></SCRIPT>".repeat(4000), "<style><b>".repeat(4000)] {
            assert!(depth(&page) < 2, "{}", &page[..20]);
        }
        assert_eq!(raw_text_length(b"a</b></Script>", b"</script"), 5);
        assert_eq!(raw_text_length(b"a</b>", b"</script"), 5);
    }

    #[test]
    fn a_stretch_of_text_without_end_is_told() {
        assert!(has_endless_text(&("<p>".to_owned() + &"a&b ".repeat(20_000))));
        assert!(has_endless_text(&"< ".repeat(30_000)));
        assert!(!has_endless_text(&"<p>a&amp;b</p>".repeat(20_000)));
        assert!(!has_endless_text(&("<p>".to_owned() + &"mot ".repeat(20_000))));
    }

    #[test]
    fn attributes_are_counted_as_parsers_do() {
        let count = |text: &str| tag(text.as_bytes());
        assert_eq!(count("p>a"), (1, 1));
        assert_eq!(count("a href = \"x > y=1 z\" b c='>' d>rest"), (30, 5));
        assert_eq!(count("a b=\"unclosed"), (13, 2));
        let many: String = (0..5000).map(|n| format!(" a{n}=''")).collect();
        let refused = shape(&format!("<p{many}>Un"));
        assert!(matches!(refused, Err(ReadError::TooManyAttributes { limit: MOST_ATTRIBUTES, .. })), "{refused:?}");
    }

    #[test]
    fn deep_pages_are_refused_and_long_ones_are_not() {
        let deep = shape(&"<div><b>".repeat(50_000));
        assert_eq!(deep, Err(ReadError::TooDeep { depth: 100_000, limit: DEEPEST }));
        let scripts = "<script>if (a<div) '<b><b>'</script><!-- <b><b> -->".repeat(2000);
        for page in ["<p>Un<br><li>deux<td>".repeat(2000), "<div><b>x</b></div>".repeat(2000), scripts] {
            assert!(depth(&page) < 3);
        }
    }
}
