//! Drafts in Markdown, with what pandoc and Obsidian add.

use super::characters;
use super::markup_cursor::MarkupCursor;
use super::prose::{Prose, credited};
use crate::article::Span;
use crate::text::character_reference;

/// Reads a draft in Markdown.
pub(super) fn read(file: &str) -> Prose {
    let mut scan = MarkupCursor::new(file);
    skip_front_matter(&mut scan);
    let mut fence: Option<&str> = None;
    while scan.at < scan.end {
        let line = scan.rest().lines().next().unwrap_or_default();
        let start = line.trim_start();
        let opens = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        match (fence, opens) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, Some(mark)) => fence = Some(mark),
            (None, None) if is_quoted(line) && !start.trim_start_matches(['>', ' ']).starts_with("[!") => {
                block(&mut scan);
                continue;
            }
            (None, None) => {
                let span = Span::new(scan.at, scan.at + line.len());
                scan.within(span, heading_and_inline);
            }
            (Some(_), _) => {}
        }
        scan.skip(line.len());
        scan.copy();
    }
    scan.prose
}

fn skip_front_matter(scan: &mut MarkupCursor<'_>) {
    let Some(rest) = scan.file.strip_prefix("---\n").or_else(|| scan.file.strip_prefix("---\r\n")) else { return };
    let end = ["\n---\n", "\n---\r\n", "\n...\n"].into_iter().filter_map(|end| Some(rest.find(end)? + end.len())).min();
    if let Some(end) = end {
        scan.skip(scan.file.len() - rest.len() + end);
    }
}

/// What may stand before the `>` of a quoted line and around it.
const INDENTS: [char; 3] = [' ', '\t', '\r'];

/// Whether a text begins with a quoted line: `read` and `block` must agree, or a block would end where it begins, for ever.
fn is_quoted(text: &str) -> bool {
    text.trim_start_matches(INDENTS).starts_with('>')
}

/// A block of lines that begin with `>`: one quotation, and the line that credits it.
fn block(scan: &mut MarkupCursor<'_>) {
    let begin = scan.prose.begin_block(Span::new(scan.at, scan.at));
    let mut speaker = None;
    while is_quoted(scan.rest()) {
        let line = scan.rest().lines().next().unwrap_or_default();
        let marks = line.len() - line.trim_start_matches(|c| c == '>' || INDENTS.contains(&c)).len();
        let text = &line[marks..];
        if let Some(name) = credited(text) {
            speaker = Some(name);
        } else if !text.starts_with('—') {
            let span = Span::new(scan.at + marks, scan.at + line.trim_end().len().max(marks));
            scan.within(span, inline);
            scan.prose.put(" ", Span::new(span.end, span.end));
        }
        scan.skip(line.len());
        let breaks = scan.rest().len() - scan.rest().trim_start_matches(['\r', '\n']).len();
        if breaks > 2 || !scan.rest()[..breaks].contains('\n') || scan.rest().starts_with("\n\n") {
            break;
        }
        scan.skip(breaks);
    }
    let speaker = speaker.or_else(|| scan.credit_below());
    scan.prose.end_block(begin, speaker, Span::new(scan.at, scan.at));
    scan.prose.put("\n\n", Span::new(scan.at, scan.at));
}

fn heading_and_inline(scan: &mut MarkupCursor<'_>) {
    let marks = scan.rest().len() - scan.rest().trim_start_matches('#').len();
    if (1..=6).contains(&marks) && scan.rest()[marks..].starts_with(' ') {
        scan.skip(marks);
    }
    inline(scan);
}

fn inline(scan: &mut MarkupCursor<'_>) {
    while let Some(c) = scan.next() {
        let rest = scan.rest();
        match c {
            '\\' if rest[1..].starts_with(|next: char| next.is_ascii_punctuation()) => {
                scan.skip(1);
                scan.copy();
            }
            '`' => code(scan),
            '!' if rest.starts_with("![") => {
                scan.skip(1);
                scan.take_group('[', ']');
                scan.take_group('(', ')');
            }
            '[' => bracket(scan),
            '&' => reference(scan),
            '<' if rest.starts_with("<!--") => scan.skip_past("-->"),
            '<' if rest[1..].starts_with(|next: char| next == '/' || next.is_ascii_alphabetic())
                && scan.has_ahead('>') =>
            {
                tag(scan);
            }
            '^' | '~' if shifted(scan, c) => {}
            '*' => scan.skip(1),
            '_' if !is_inside_word(scan) => scan.skip(1),
            '=' | '~' if rest[1..].starts_with(c) => scan.skip(2),
            _ => scan.copy(),
        }
    }
}

fn is_inside_word(scan: &MarkupCursor<'_>) -> bool {
    let after = scan.rest()[1..].chars().next();
    scan.before().is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// Bytes of code in a line at most.
const LONGEST_CODE: usize = 1_000;

/// Code in a line: its words are read, but marks in it quote nothing.
fn code(scan: &mut MarkupCursor<'_>) {
    let marks = scan.rest().len() - scan.rest().trim_start_matches('`').len();
    let fence = &scan.rest()[..marks];
    // Each unclosed fence would be looked for to the end of the text again.
    let near = &scan.rest()[marks..];
    let near = &near[..crate::text::char_classes::floor_boundary(near, near.len().min(LONGEST_CODE))];
    let inside = near.find(fence);
    match inside {
        Some(length) => {
            let code: String = scan.rest()[marks..marks + length].chars().filter(|c| !"«»“”\"".contains(*c)).collect();
            scan.put(marks + length + marks, &code);
        }
        None => scan.copy(),
    }
}

/// `&laquo;` and its like; a name that no character has is said not to be read.
fn reference(scan: &mut MarkupCursor<'_>) {
    match character_reference::reference(scan.rest()) {
        Some((length, Some(character))) => scan.put(length, &character),
        Some((length, None)) => {
            scan.prose.cannot_read(Span::new(scan.at, scan.at + length));
            scan.put(length, " ");
        }
        None => scan.copy(),
    }
}

/// A tag of HTML: `<br>` is a blank, `<q>` a mark, `<sup>` raises figures; of the others only the words count.
fn tag(scan: &mut MarkupCursor<'_>) {
    let rest = scan.rest();
    let length = rest.find('>').map_or(rest.len(), |at| at + 1);
    let tag = rest[1..length].trim_end_matches(['>', '/']).to_ascii_lowercase();
    let name = tag.split(|c: char| !(c.is_ascii_alphanumeric() || c == '/')).next().unwrap_or_default();
    match name {
        "br" | "p" | "/p" | "div" | "/div" | "li" | "/li" => scan.put(length, "\n"),
        "q" => scan.put(length, "“"),
        "/q" => scan.put(length, "”"),
        "sup" | "sub" => {
            let inside = rest[length..].split('<').next().unwrap_or_default();
            let figures = if name == "sup" { characters::raised(inside) } else { characters::lowered(inside) };
            scan.skip(length);
            if figures != inside {
                scan.put(inside.len(), &figures);
            }
        }
        _ => scan.skip(length),
    }
}

/// Raised and lowered text as pandoc has it: `m^2^`, `1^er^`, `CO~2~`. Whether it was some.
fn shifted(scan: &mut MarkupCursor<'_>, mark: char) -> bool {
    let rest = &scan.rest()[1..];
    let Some(length) = rest.find(mark).filter(|length| *length > 0) else { return false };
    let inside = &rest[..length];
    let stands_behind = scan.before().is_some_and(char::is_alphanumeric);
    if !stands_behind || !inside.chars().all(char::is_alphanumeric) || inside.chars().count() > 6 {
        return false;
    }
    let figures = if mark == '^' { characters::raised(inside) } else { characters::lowered(inside) };
    scan.put(length + 2, &figures);
    true
}

/// Footnotes and citation keys vanish, links keep their words; other brackets are the writer's.
fn bracket(scan: &mut MarkupCursor<'_>) {
    let Some(inside) = scan.group('[', ']') else { return scan.copy() };
    let text = inside.of(scan.file);
    let after = &scan.file[inside.end + 1..scan.end];
    let is_key = text.contains('@') && !text.contains(' ') || text.starts_with('@') || text.starts_with("-@");
    if text.starts_with('^') || is_key {
        scan.skip(text.len() + 2);
        if text.starts_with('^') && after.starts_with(':') {
            scan.skip(1);
        }
    } else if after.starts_with('(') || after.starts_with('[') && text.contains(char::is_alphanumeric) {
        scan.within(inside, inline);
        scan.skip(text.len() + 2);
        if scan.take_group('(', ')').is_none() {
            scan.take_group('[', ']');
        }
    } else if text.starts_with('[') {
        // Obsidian's [[article]] and [[article|words]].
        let words = text.trim_matches(['[', ']']).rsplit('|').next().unwrap_or_default().to_owned();
        scan.put(text.len() + 2, &words);
    } else {
        scan.copy();
    }
}

/// The words of a text in Markdown, tags and references of HTML read too: what another program exported as such.
#[must_use]
pub fn without_markup(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut scan = MarkupCursor::new(line);
        let number = line.trim_start().split_once(['.', ')']).filter(|(number, rest)| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with(' ')
        });
        let marks = match number {
            Some((number, _)) => line.len() - line.trim_start().len() + number.len() + 1,
            None => line.len() - without_line_mark(line).len(),
        };
        scan.skip(marks);
        inline(&mut scan);
        lines.push(scan.prose.text.trim().to_owned());
    }
    lines.join("\n").trim().to_owned()
}

/// A line without what makes it a quotation, a heading or an entry of a list.
fn without_line_mark(line: &str) -> &str {
    let rest = line.trim_start_matches(['>', ' ']);
    let bare = rest.trim_start_matches('#');
    if bare.len() < rest.len() {
        return if bare.starts_with(' ') { bare } else { rest };
    }
    ["- ", "* ", "+ "].iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest)
}
