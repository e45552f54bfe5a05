//! Plain text → a body: lines that know where they stand in the file, and the paragraphs that they make.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{Body, Paragraph, ParagraphKind, Span};
use crate::text::sanitize::sanitize;

use super::lines::{bounded_lines, offset_in};

/// A line of safe text.
#[derive(Clone, Debug)]
pub(super) struct SourceLine<'a> {
    /// The line of the file that it comes from, from 1.
    pub(super) number: u32,
    /// The text, without its line break.
    pub(super) text: Cow<'a, str>,
}

impl SourceLine<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// How the lines of a text are numbered.
#[derive(Clone, Copy, Debug)]
pub(super) enum Numbering {
    /// It is a file, or its beginning: by its line breaks, as an editor counts.
    File,
    /// It is a value inside a record that begins on this line of the file.
    Record(u32),
}

/// The lines of a text as an editor counts them (at LF, CR LF and CR), each sanitised. A line that holds another kind
/// of line break gives several, all of the same number.
pub(super) fn lines(text: &str, numbering: Numbering) -> Vec<SourceLine<'_>> {
    let mut lines = Vec::new();
    for (number, raw) in bounded_lines(text) {
        let number = match numbering {
            Numbering::File => number,
            Numbering::Record(line) => line,
        };
        if raw.contains(['\n', '\r']) {
            let joined = raw.replace("\r\n", " ").replace(['\n', '\r'], " ");
            lines.push(SourceLine { number, text: Cow::Owned(sanitize(&joined).replace('\n', " ")) });
            continue;
        }
        match sanitize(raw) {
            Cow::Borrowed(text) => lines.push(SourceLine { number, text: Cow::Borrowed(text) }),
            Cow::Owned(text) => {
                lines.extend(text.split('\n').map(|text| SourceLine { number, text: Cow::Owned(text.to_string()) }));
            }
        }
    }
    lines
}

/// The body that these lines make. Lines of hard-wrapped text are joined to paragraphs, each line break becoming a
/// blank; otherwise every line is a paragraph.
pub(super) fn body(lines: &[SourceLine<'_>]) -> Body {
    let mut body = Body::default();
    let mut previous_end = 0;
    for group in group(lines, is_hard_wrapped(lines)) {
        if !body.text.is_empty() {
            body.text.push_str(if group.start > previous_end { "\n\n" } else { "\n" });
        }
        previous_end = group.end;
        let start = body.text.len();
        for line in &lines[group.clone()] {
            if body.text.len() > start {
                body.text.push(' ');
            }
            body.text.push_str(line.text.trim());
        }
        let span = Span::new(start, body.text.len());
        body.paragraphs.push(Paragraph { span, line: lines[group.start].number, kind: ParagraphKind::Text });
    }
    body
}

/// One body of several, each a part of the same article.
pub(super) fn joined(bodies: Vec<Body>) -> Body {
    let mut whole = Body::default();
    for body in bodies.into_iter().filter(|body| !body.paragraphs.is_empty()) {
        if !whole.text.is_empty() {
            whole.text.truncate(whole.text.trim_end().len());
            whole.text.push_str("\n\n");
        }
        let by = whole.text.len();
        whole.text.push_str(&body.text);
        let paragraphs = body.paragraphs.into_iter();
        whole.paragraphs.extend(paragraphs.map(|it| Paragraph { span: it.span.shifted(by), ..it }));
        whole.faces.extend(body.faces.into_iter().map(|(span, face)| (span.shifted(by), face)));
    }
    whole
}

/// The body of a text that stays as it is, byte for byte: only its paragraphs are found. A paragraph of hard-wrapped
/// text holds its line breaks.
#[must_use]
pub fn article_from_text(text: &str) -> Body {
    let lines: Vec<SourceLine<'_>> =
        bounded_lines(text).map(|(number, line)| SourceLine { number, text: Cow::Borrowed(line) }).collect();
    let paragraphs = group(&lines, is_hard_wrapped(&lines))
        .map(|group| {
            let (first, last) = (lines[group.start].text.as_ref(), lines[group.end - 1].text.as_ref());
            let span = Span::new(offset_in(text, first), offset_in(text, last) + last.len()).trimmed(text);
            Paragraph { span, line: lines[group.start].number, kind: ParagraphKind::Text }
        })
        .collect();
    Body { text: text.to_string(), paragraphs, faces: Vec::new() }
}

/// The paragraphs, as ranges of lines without blank ones.
fn group<'a>(lines: &'a [SourceLine<'_>], wrapped: bool) -> impl Iterator<Item = Range<usize>> + 'a {
    let lengths = lines.iter().filter(|_| wrapped).map(length);
    let width = lengths.filter(|length| *length <= WIDEST).max().unwrap_or(0);
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next + lines[next..].iter().position(|line| !line.is_blank())?;
        next = start + 1;
        while wrapped && next < lines.len() && !lines[next].is_blank() && !begins_anew(lines, next, width) {
            next += 1;
        }
        Some(start..next)
    })
}

/// The widest line that someone would wrap text to, in characters.
const WIDEST: usize = 100;
/// The narrowest.
const NARROWEST: usize = 40;

/// Whether line breaks were put in to keep lines short: nearly every line is so full that the next word would not have
/// fitted, and many a line goes on in the middle of a sentence (lines of verse begin with capitals).
fn is_hard_wrapped(lines: &[SourceLine<'_>]) -> bool {
    let pairs = || lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank());
    let mut widths: Vec<usize> = pairs().flat_map(|pair| [length(&pair[0]), length(&pair[1])]).collect();
    widths.sort_unstable();
    // A few lines may be wider: an address, a table.
    let Some(width) = widths.get(widths.len().saturating_sub(1) * 49 / 50).copied() else { return false };
    if !(NARROWEST..=WIDEST).contains(&width) {
        return false;
    }
    let (mut joints, mut full, mut running) = (0, 0, 0);
    for pair in pairs().filter(|pair| !begins_anew(pair, 1, width)) {
        joints += 1;
        full += usize::from(is_full(pair, width));
        running += usize::from(pair[1].text.trim_start().starts_with(|c: char| c.is_lowercase() || c.is_numeric()));
    }
    joints > 0 && full * 4 >= joints * 3 && running * 10 >= joints * 3
}

/// Whether the first word of the second line would have made the first line too wide (nearly).
fn is_full(pair: &[SourceLine<'_>], width: usize) -> bool {
    let word = pair[1].text.split_whitespace().next().map_or(0, |word| word.chars().count());
    (length(&pair[0]) + 1 + word) * 20 >= width * 19
}

/// Whether a line of hard-wrapped text begins a paragraph though no blank line precedes it: it is an entry of a list or
/// a turn of dialogue, it is indented, or the sentence before it ended early in its line.
fn begins_anew(lines: &[SourceLine<'_>], at: usize, width: usize) -> bool {
    let text = lines[at].text.as_ref();
    let before = lines[at - 1].text.as_ref();
    let indent = |text: &str| text.len() - text.trim_start().len();
    let marked =
        ["— ", "– ", "- ", "• ", "* ", "—\u{a0}", "–\u{a0}"].iter().any(|mark| text.trim_start().starts_with(mark));
    let indented = indent(text) >= 2 && indent(before) == 0;
    let ended = before.trim_end().ends_with(['.', '!', '?', '…', '»', '”', '"', ':']);
    marked || indented || (ended && !is_full(&lines[at - 1..=at], width))
}

/// The length of a line in characters, near enough to its cells.
fn length(line: &SourceLine<'_>) -> usize {
    line.text.trim().chars().count()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<(u32, String)> {
        let body = body(&lines(text, Numbering::File));
        body.paragraphs.iter().map(|paragraph| (paragraph.line, paragraph.span.of(&body.text).to_string())).collect()
    }

    const WRAPPED: &str = "\
Le barrage de la Combe sera vidé au mois de mars, a annoncé vendredi la
préfète devant une centaine d’habitants réunis dans la salle des fêtes du
village. Les travaux doivent durer sept mois.
Ils coûteront deux millions d’euros, dont la moitié sera payée par l’agence
de l’eau.

— Nous n’avons pas le choix, a-t-elle répété, sous les sifflets d’une partie
de la salle.
— Vous l’avez toujours !
";

    #[test]
    fn wrapped_lines_are_joined_and_paragraphs_know_their_lines() {
        let found = of(WRAPPED);
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 4, 7, 9]);
        assert!(found[0].1.contains("mars, a annoncé vendredi la préfète devant"));
        assert!(found[2].1.ends_with("sous les sifflets d’une partie de la salle."));
    }

    #[test]
    fn long_lines_are_paragraphs_of_their_own() {
        let long = "Le barrage sera vidé, a annoncé la préfète devant les habitants. ".repeat(5);
        let text = format!("\r\n12 mars 2024. –\r\n{long}\r\n\r\n\r\n{long}");
        let found = of(&text);
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 6]);
        assert_eq!(found[0].1, "12 mars 2024. –");
    }

    #[test]
    fn verse_keeps_its_lines() {
        let verse = "Le lac s’est endormi sous la brume légère,\nEt la barque immobile attend le batelier ;\n\
                     Nul bruit que le sanglot d’une source étrangère\nQui tombe goutte à goutte au pied du peuplier.";
        assert_eq!(of(verse).len(), 4);
    }

    #[test]
    fn odd_line_breaks_do_not_shift_the_lines_that_follow() {
        let found = of("Un\u{2028}deux\rtrois\u{c}quatre\n\u{1b}[31mcinq");
        let lines: Vec<_> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(lines, [(1, "Un"), (1, "deux"), (2, "trois"), (2, "quatre"), (3, "cinq")]);
    }

    #[test]
    fn a_text_kept_as_it_is_holds_its_line_breaks() {
        let body = article_from_text(WRAPPED);
        assert_eq!(body.text, WRAPPED);
        assert_eq!(body.paragraphs.len(), 4);
        assert!(body.paragraphs[0].span.of(&body.text).contains("vendredi la\npréfète"));
        assert_eq!(body.paragraphs[3].line, 9);
    }

    pub(in crate::formats) fn check(body: &Body) -> Result<(), TestCaseError> {
        let mut end = 0;
        for paragraph in &body.paragraphs {
            let span = paragraph.span;
            prop_assert!(span.start >= end && !span.is_empty() && paragraph.line >= 1);
            prop_assert!(body.text[end..span.start].trim().is_empty());
            prop_assert!(end == 0 || body.text[end..span.start].contains('\n'));
            prop_assert_eq!(span.of(&body.text).trim(), span.of(&body.text));
            end = span.end;
        }
        prop_assert!(body.text[end..].trim().is_empty());
        let mut start = 0;
        for (span, _) in &body.faces {
            prop_assert!(span.start >= start && !span.of(&body.text).is_empty());
            start = span.start;
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn paragraphs_cover_all_but_blanks(text in "(?s)([a-zé.— ]{0,60}[\n\r\u{301}\u{2028}\t]{0,3}){0,8}|.{0,200}") {
            let read = body(&lines(&text, Numbering::File));
            check(&read)?;
            // Lines are joined by blanks, with which no mark composes.
        prop_assert_eq!(sanitize(&read.text), read.text.as_str());
            let kept = article_from_text(&text);
            prop_assert_eq!(&kept.text, &text);
        }
    }
}
