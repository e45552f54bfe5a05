//! Finds the line of the source on which each paragraph of a page begins. The parser does not report it, so the words
//! are searched for in the source.

use memchr::memmem;

use crate::article::{Body, Paragraph};
use crate::formats::lines::LineCounter;

/// The longest piece of a paragraph that is looked for, in bytes.
const PIECE: usize = 40;
/// The shortest.
const SHORTEST: usize = 6;
/// After so many paragraphs in a row that are not found, the rest is taken to be written another way in the source.
const PATIENCE: usize = 40;

/// Gives every paragraph the line of the source that it begins on; one that cannot be found, that of the one before.
pub(super) fn locate(body: &mut Body, source: &str) {
    let mut lines = LineCounter::new(source);
    let mut from = memmem::find(source.as_bytes(), b"<body").unwrap_or(0);
    let mut line = lines.at(from);
    let mut missed = 0;
    let text = body.text.as_str();
    for paragraph in &mut body.paragraphs {
        if missed < PATIENCE {
            match find(source, from, text, paragraph) {
                Some(at) => {
                    line = lines.at(at);
                    from = at + 1;
                    missed = 0;
                }
                None => missed += 1,
            }
        }
        paragraph.line = line;
    }
}

/// The byte of the source at which the paragraph begins, as near as a piece of its plain letters tells.
fn find(source: &str, from: usize, text: &str, paragraph: &Paragraph) -> Option<usize> {
    let words = paragraph.span.of(text).trim_start_matches('•').trim_start();
    let head = piece(words);
    let bytes = source.as_bytes();
    if head.len() >= SHORTEST {
        let begins_text = |at: &usize| source[..*at].trim_end().ends_with('>');
        let at = memmem::find_iter(&bytes[from..], head).map(|at| from + at).take(8).find(begins_text);
        if at.is_some() {
            return at;
        }
    }
    // Accents and quotation marks may be entities in the source: any plain piece near the beginning will do.
    let near: String = words.chars().take(160).collect();
    let longest = near.split(|c: char| !is_plain(c)).map(piece).max_by_key(|piece| piece.len())?;
    let word = longest.split(|byte| *byte == b' ').max_by_key(|word| word.len())?;
    // The source may break its lines elsewhere.
    let at = [longest, word]
        .into_iter()
        .filter(|piece| piece.len() >= SHORTEST + 2)
        .find_map(|piece| memmem::find(&bytes[from..], piece));
    at.map(|at| from + at)
}

/// The beginning of a text up to the first character that sources write in several ways.
fn piece(text: &str) -> &[u8] {
    let end = text.find(|c: char| !is_plain(c)).unwrap_or(text.len()).min(PIECE);
    &text.as_bytes()[..end]
}

fn is_plain(c: char) -> bool {
    c.is_ascii() && !c.is_ascii_control() && !"<>&\"'".contains(c)
}
