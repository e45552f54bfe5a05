//! Drafts in Org.

use super::characters;
use super::markup_cursor::MarkupCursor;
use super::prose::{Prose, credited};
use crate::article::Span;

/// Reads a draft in Org.
pub(super) fn read(file: &str) -> Prose {
    let mut scan = MarkupCursor::new(file);
    while scan.at < scan.end {
        let line = scan.rest().lines().next().unwrap_or_default();
        let start = line.trim_start().to_lowercase();
        if start.starts_with("#+begin_quote") {
            block(&mut scan);
            continue;
        }
        if let Some(kind) = start.strip_prefix("#+begin_") {
            let kind = kind.split_whitespace().next().unwrap_or_default();
            skip_block(&mut scan, kind);
        } else if start.starts_with("#+") || start.starts_with("# ") || start.starts_with(':') {
            scan.skip_line();
        } else {
            let span = Span::new(scan.at, scan.at + line.len());
            scan.within(span, inline);
            scan.skip(line.len());
        }
        scan.copy();
    }
    scan.prose
}

/// Passes over a block that is no prose, whatever the case of its end.
fn skip_block(scan: &mut MarkupCursor<'_>, kind: &str) {
    let end = format!("#+end_{kind}");
    loop {
        let is_end = scan.rest().trim_start().get(..end.len()).is_some_and(|line| line.eq_ignore_ascii_case(&end));
        scan.skip_line();
        if is_end || scan.at >= scan.end {
            return;
        }
        scan.skip(1);
    }
}

fn block(scan: &mut MarkupCursor<'_>) {
    scan.skip_line();
    scan.skip(1);
    let begin = scan.prose.begin_block(Span::new(scan.at, scan.at));
    let mut speaker = None;
    while scan.at < scan.end {
        let line = scan.rest().lines().next().unwrap_or_default();
        if line.trim_start().to_lowercase().starts_with("#+end_quote") {
            scan.skip(line.len());
            break;
        }
        if let Some(name) = credited(line) {
            speaker = Some(name);
        } else {
            let span = Span::new(scan.at, scan.at + line.len());
            scan.within(span, inline);
            scan.prose.put(" ", Span::new(span.end, span.end));
        }
        scan.skip(line.len() + 1);
    }
    let speaker = speaker.or_else(|| scan.credit_below());
    scan.prose.end_block(begin, speaker, Span::new(scan.at, scan.at));
    scan.prose.put("\n\n", Span::new(scan.at, scan.at));
}

fn inline(scan: &mut MarkupCursor<'_>) {
    while let Some(c) = scan.next() {
        let rest = scan.rest();
        match c {
            '[' if rest.starts_with("[[") => {
                let Some(inside) = scan.take_group('[', ']') else { return scan.copy() };
                // [[address][words]] keeps its words.
                let text = inside.of(scan.file);
                if let Some(at) = text.find("][") {
                    scan.within(Span::new(inside.start + at + 2, inside.end - 1), inline);
                }
            }
            '[' if rest.starts_with("[cite") || rest.starts_with("[fn:") => {
                scan.take_group('[', ']');
            }
            '\\' => entity(scan),
            '^' | '_' if shifted(scan, c) => {}
            '*' | '/' | '_' | '+' | '=' | '~' if is_emphasis(scan) => scan.skip(1),
            '-' if rest.starts_with("---") => scan.put(3, "—"),
            '-' if rest.starts_with("--") => scan.put(2, "–"),
            ',' if scan.at_line_start() && (rest.starts_with(",*") || rest.starts_with(",#+")) => scan.skip(1),
            _ if c == '*' && scan.at_line_start() => scan.skip(1),
            _ => scan.copy(),
        }
    }
}

/// `\laquo{}`, `\nbsp{}`, `\-` and `\\` at the end of a line; a name that Org does not have is said not to be read.
fn entity(scan: &mut MarkupCursor<'_>) {
    let rest = &scan.rest()[1..];
    // `\_ ` and blanks.
    if let Some(blanks) = rest.strip_prefix("_ ") {
        return scan.put(2 + rest.len() - 1 - blanks.trim_start_matches(' ').len(), " ");
    }
    if rest.starts_with('-') {
        return scan.skip(2);
    }
    if rest.starts_with('\\') {
        return scan.put(2, " ");
    }
    let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    // `\frac12` and `\sup2` end with figures.
    let figures = letters + rest[letters..].chars().take_while(char::is_ascii_digit).count();
    let name = [figures, letters].map(|end| &rest[..end]).into_iter().find(|name| characters::org(name).is_some());
    if letters == 0 {
        return scan.copy();
    }
    let length = 1 + name.map_or(letters, str::len);
    match name.and_then(characters::org) {
        Some(text) => scan.put(length, &text),
        None => {
            scan.prose.cannot_read(Span::new(scan.at, scan.at + length));
            scan.skip(length);
        }
    }
    if scan.rest().starts_with("{}") {
        scan.skip(2);
    }
}

/// Raised and lowered text behind a letter or figure: `m^2`, `10^{12}`, `CO_2`. Whether it was some.
fn shifted(scan: &mut MarkupCursor<'_>, mark: char) -> bool {
    let rest = &scan.rest()[1..];
    let (inside, length) = match rest.strip_prefix('{').and_then(|group| group.split_once('}')) {
        Some((inside, _)) => (inside, inside.len() + 2),
        None => {
            let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            (&rest[..length], length)
        }
    };
    let stands_behind = scan.before().is_some_and(char::is_alphanumeric);
    if !stands_behind || inside.is_empty() || !inside.chars().all(char::is_alphanumeric) {
        return false;
    }
    let shown = if mark == '^' { characters::raised(inside) } else { characters::lowered(inside) };
    scan.put(length + 1, &shown);
    true
}

/// Whether the sign here begins or ends emphasis: a blank or punctuation on one side, a letter on the other.
fn is_emphasis(scan: &MarkupCursor<'_>) -> bool {
    let outside = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
    let inside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let after = scan.rest()[1..].chars().next();
    (outside(scan.before()) && inside(after)) || (inside(scan.before()) && outside(after))
}
