//! Takes out of the main text of a page what its elements did not tell to be beside it: lists of links, calls to share, to
//! subscribe and to read on, headings with nothing under them. In: a body as the page was walked; out: the same without
//! these paragraphs. Running text is never touched.

use crate::article::{Body, Face, Paragraph, ParagraphKind, Precision, Span};
use crate::formats::dates;

use super::calls;

/// A longer paragraph than this twice over, in bytes, is running text, however much of it is links.
const SHORT: usize = 160;

/// The bytes of the bullet of an entry.
const BULLET: usize = 4;

/// Takes these paragraphs out.
pub(super) fn prune(body: &mut Body) {
    let count = body.paragraphs.len();
    let linked: Vec<bool> = body.paragraphs.iter().map(|it| is_linked(body, *it)).collect();
    let is_out = |(paragraph, linked): (&Paragraph, &bool)| {
        calls::is_call(paragraph.span.of(&body.text), *linked) || is_date(body, *paragraph)
    };
    let mut out: Vec<bool> = body.paragraphs.iter().zip(&linked).map(is_out).collect();
    links(body, &linked, &mut out);
    ending(body, &mut out);
    // A heading with nothing left under it before the next one of its level, or the end.
    for at in (0..count).rev() {
        let rest = (at + 1..count).find(|&next| !out[next]);
        if level(body.paragraphs[at]).is_some() && rest.is_none() {
            out[at] = true;
        }
    }
    let kept = out.iter().zip(&body.paragraphs).filter(|(out, _)| !**out).map(|(_, it)| it.span.len()).sum::<usize>();
    let all = body.paragraphs.iter().map(|it| it.span.len()).sum::<usize>();
    // A page that is nothing but links and calls is read as it is.
    if kept * 4 >= all && out.contains(&true) {
        remove(body, &out);
    }
}

fn level(paragraph: Paragraph) -> Option<u8> {
    match paragraph.kind {
        ParagraphKind::Heading(level) => Some(level),
        _ => None,
    }
}

/// Whether a line is a day or a time and nothing else.
fn is_date(body: &Body, paragraph: Paragraph) -> bool {
    let text = paragraph.span.of(&body.text);
    let time = text.len() <= 8 && text.contains(':') && !text.contains(char::is_alphabetic);
    time || text.len() <= 40
        && text.split_whitespace().count() <= 5
        && dates::parse(text).is_some_and(|date| date.precision() == Precision::Day)
}

/// Marks what stands under a heading that opens what is no longer the article (`Contact presse`, `About the author`), up to
/// the next heading. Only near the end, and only where it is little.
fn ending(body: &Body, out: &mut [bool]) {
    let all = body.text.len();
    for at in 0..out.len() {
        let paragraph = body.paragraphs[at];
        let opens = paragraph.span.start * 2 > all && calls::opens_an_ending(paragraph.span.of(&body.text));
        if !opens {
            continue;
        }
        let next = (at + 1..out.len()).find(|&next| level(body.paragraphs[next]).is_some()).unwrap_or(out.len());
        let end = body.paragraphs[next - 1].span.end;
        if (end - paragraph.span.start) * 4 <= all {
            out[at..next].fill(true);
        }
    }
}

/// Marks runs of entries and short paragraphs that are links and nothing else, as `linked` says of each.
fn links(body: &Body, linked: &[bool], out: &mut [bool]) {
    let mut at = 0;
    while at < linked.len() {
        let end = (at..linked.len()).find(|&next| !linked[next]).unwrap_or(linked.len());
        if end - at >= 2 {
            out[at..end].fill(true);
            // The line that leads to them.
            if let Some(before) = at.checked_sub(1).filter(|&before| is_lead(body, body.paragraphs[before])) {
                out[before] = true;
            }
        }
        at = end.max(at + 1);
    }
}

fn is_lead(body: &Body, paragraph: Paragraph) -> bool {
    let text = paragraph.span.of(&body.text);
    level(paragraph).is_some_and(|level| level > 1) || text.len() < 60 && text.trim_end().ends_with(':')
}

/// Whether nearly all of a short paragraph is links.
fn is_linked(body: &Body, paragraph: Paragraph) -> bool {
    let span = paragraph.span;
    if span.len() > SHORT * 2 || level(paragraph) == Some(1) {
        return false;
    }
    let first = body.faces.partition_point(|(face, _)| face.start < span.start);
    let inside = body.faces[first..].iter().take_while(|(face, _)| face.start < span.end);
    let linked: usize = inside.filter(|(_, face)| matches!(face, Face::Link(_))).map(|(face, _)| face.len()).sum();
    let bullet = if matches!(paragraph.kind, ParagraphKind::Item(_)) { BULLET } else { 0 };
    linked * 10 >= span.len().saturating_sub(bullet) * 8
}

/// Removes the paragraphs that are marked, and moves what stands behind them.
fn remove(body: &mut Body, out: &[bool]) {
    let mut text = String::with_capacity(body.text.len());
    let mut paragraphs = Vec::new();
    // The old place of each kept paragraph, and how far it moved.
    let mut moved: Vec<(Span, usize)> = Vec::new();
    let mut before = 0;
    for (paragraph, out) in body.paragraphs.iter().zip(out) {
        let gap = &body.text[before..paragraph.span.start];
        before = paragraph.span.end;
        if *out {
            continue;
        }
        if !text.is_empty() {
            text.push_str(if gap.is_empty() { "\n\n" } else { gap });
        }
        let start = text.len();
        text.push_str(paragraph.span.of(&body.text));
        moved.push((paragraph.span, start));
        paragraphs.push(Paragraph { span: Span::new(start, text.len()), ..*paragraph });
    }
    let place = |span: &Span| {
        let at = moved.partition_point(|(old, _)| old.start <= span.start).checked_sub(1)?;
        let (old, start) = moved[at];
        (span.end <= old.end).then(|| Span::new(span.start - old.start + start, span.end - old.start + start))
    };
    let faces = body.faces.iter().filter_map(|(span, face)| Some((place(span)?, face.clone()))).collect();
    *body = Body { text, paragraphs, faces };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::html::walk::{Scope, text};
    use dom_query::Document;

    fn pruned(html: &str) -> String {
        let document = Document::from(html);
        let mut body = text(&[document.root()], Scope::MainText);
        prune(&mut body);
        for (span, _) in &body.faces {
            assert!(body.text.get(span.start..span.end).is_some());
        }
        body.text
    }

    #[test]
    fn lists_of_links_and_calls_go_and_sentences_stay() {
        let prose = "La préfète a dit que la digue tiendrait jusqu’au printemps, <a href=/x>selon elle</a>. ".repeat(4);
        let html = format!(
            "<p>{prose}</p><p>Lire aussi : <a href=/a>La crue</a></p><h2>La suite</h2><p>{prose}</p>\
             <h3>Nos articles</h3><ul><li><a href=/a>La crue de mai</a><li><a href=/b>Le quai neuf</a></ul><h2>Vos avis</h2>"
        );
        let text = pruned(&html);
        assert!(text.contains("La suite") && text.matches("jusqu’au printemps").count() == 8, "{text}");
        for gone in ["Lire aussi", "La crue", "quai neuf", "Nos articles", "Vos avis"] {
            assert!(!text.contains(gone), "{gone}: {text}");
        }
    }

    #[test]
    fn a_page_of_links_is_left_as_it_is() {
        let text = pruned("<ul><li><a href=/a>La crue de mai</a><li><a href=/b>Le quai neuf</a></ul>");
        assert!(text.contains("La crue de mai"));
    }
}
