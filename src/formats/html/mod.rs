//! Saved web pages: what they say about themselves, and their main text.

mod calls;
mod element_names;
mod element_words;
mod headline;
mod json_ld;
mod main_text;
mod metadata;
mod page_signs;
mod prescan;
mod prune;
mod source_lines;
mod walk;

use dom_query::{Document, NodeRef};

use crate::article::{Article, Body, Face, Format, Place};

use super::fields::FoundFields;
use super::problem::{Problem, ProblemKind, ReadError};
use super::{ParsedFile, titles};

/// Reads the article of a page.
pub(super) fn read(name: &str, text: &str, place: Place) -> Result<ParsedFile, ReadError> {
    let page = prescan::without_data_urls(text);
    let shape = prescan::shape(&page)?;
    let (all, end) = (page.len(), shape.end);
    let parsed = shape.parsed(&page);
    let document = Document::from(parsed.as_ref());
    let mut found = FoundFields::default();
    metadata::read(&document, &page, &mut found);
    let weighed = shape.depth <= prescan::DEEPEST_WEIGHED && !prescan::has_endless_text(&parsed);
    let (mut body, share) = main_text::body(document, weighed);
    prune::prune(&mut body);
    titles::drop_from(&mut body, found.title());
    if body.paragraphs.is_empty() {
        return Err(ReadError::NoText);
    }
    if let Some(count) = share.several() {
        return Err(ReadError::SeveralArticles { count });
    }
    let cut = (end < all).then(|| u8::try_from(end * 100 / all).unwrap_or(99));
    let percent = cut.or_else(|| share.percent());
    let part = percent.map(|percent| Problem { line: None, reason: ProblemKind::InPart { percent } });
    source_lines::locate(&mut body, text);
    let article = Article { meta: found.into_meta(name), body, format: Format::Html, place, ..Article::default() };
    Ok(ParsedFile { articles: vec![article], format: Format::Html, problems: part.into_iter().collect() })
}

/// The text of the HTML part of a mail, on lines of that part. A mail is laid out in tables and has few signs of what is its
/// text: where the walk for the main text takes little of it, all of it is taken.
///
/// # Errors
///
/// When it is nested too deeply.
pub(super) fn letter(text: &str) -> Result<Body, ReadError> {
    let page = prescan::without_data_urls(text);
    let shape = prescan::shape(&page)?;
    let page = shape.parsed(&page);
    let weighed = shape.depth <= prescan::DEEPEST_WEIGHED && !prescan::has_endless_text(&page);
    let (main, share) = main_text::body(Document::from(page.as_ref()), weighed);
    let mut body = if share.is_most() && !main.paragraphs.is_empty() {
        main
    } else {
        walk::text(&[Document::from(page.as_ref()).root()], walk::Scope::Page)
    };
    source_lines::locate(&mut body, text);
    Ok(body)
}

/// The elements of a piece of a page.
///
/// # Errors
///
/// When they are nested too deeply.
pub(super) fn elements(html: &str) -> Result<Document, ReadError> {
    let html = prescan::without_data_urls(html);
    let shape = prescan::shape(&html)?;
    Ok(Document::from(shape.parsed(&html).as_ref()))
}

/// The text under these elements of `source`, a piece of a page that begins on this line of its file.
pub(super) fn text_of(nodes: &[NodeRef<'_>], source: &str, line: u32) -> Body {
    let mut body = walk::text(nodes, walk::Scope::Article);
    source_lines::locate(&mut body, source);
    for paragraph in &mut body.paragraphs {
        paragraph.line = paragraph.line.saturating_add(line.saturating_sub(1));
    }
    body
}

/// Whether a text is a piece of HTML rather than plain text.
pub(super) fn is_fragment(text: &str) -> bool {
    const TAGS: [&str; 10] = ["<p>", "<p ", "</p>", "<div", "<br", "</a>", "<h2", "<ul", "<blockquote", "</em>"];
    text.contains('<') && TAGS.iter().any(|tag| text.contains(tag))
}

/// The text of a few tags, on one line, in pieces: whether each was marked by a reader (`<mark>`). Nothing when they are
/// nested too deeply.
pub(super) fn marked_text(html: &str) -> Vec<(String, bool)> {
    let body = fragment(html, 1).unwrap_or_default();
    let mut pieces = Vec::new();
    let mut done = 0;
    for (span, _) in body.faces.iter().filter(|(span, face)| *face == Face::Highlight && !span.is_empty()) {
        if span.start >= done {
            pieces.push((body.text[done..span.start].replace('\n', " "), false));
            pieces.push((span.of(&body.text).replace('\n', " "), true));
            done = span.end;
        }
    }
    pieces.push((body.text[done..].replace('\n', " "), false));
    pieces
}

/// The text of a piece of HTML that is an article and nothing else, all on this line of the file.
///
/// # Errors
///
/// When it is nested too deeply.
pub(super) fn fragment(html: &str, line: u32) -> Result<Body, ReadError> {
    let html = prescan::without_data_urls(html);
    let parsed = prescan::shape(&html)?.parsed(&html).into_owned();
    let mut body = walk::text(&[Document::fragment(parsed).root()], walk::Scope::Article);
    for paragraph in &mut body.paragraphs {
        paragraph.line = line;
    }
    Ok(body)
}
