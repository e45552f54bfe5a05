//! Drafts in LaTeX, with the macros of csquotes.

use super::markup_cursor::MarkupCursor;
use super::prose::{Prose, named};
use crate::article::Span;

/// Environments that are quotations.
const QUOTING: [&str; 5] = ["quote", "quotation", "displayquote", "displaycquote", "foreigndisplayquote"];
/// Environments that are no prose.
const VERBATIM: [&str; 8] =
    ["verbatim", "lstlisting", "minted", "equation", "equation*", "align", "align*", "tikzpicture"];
/// Commands whose arguments are no prose.
const SILENT: [&str; 22] = [
    "cite",
    "parencite",
    "footcite",
    "textcite",
    "autocite",
    "citep",
    "citet",
    "label",
    "ref",
    "pageref",
    "url",
    "usepackage",
    "documentclass",
    "includegraphics",
    "input",
    "include",
    "bibliography",
    "addbibresource",
    "index",
    "pagestyle",
    "setlength",
    "vspace",
];
/// Commands that set a quotation, and the arguments in braces before its words.
const QUOTES: [(&str, usize); 12] = [
    ("enquote", 0),
    ("textquote", 0),
    ("blockquote", 0),
    ("frquote", 0),
    ("foreignquote", 1),
    ("foreigntextquote", 1),
    ("hyphenquote", 1),
    ("foreignblockquote", 1),
    ("textcquote", 1),
    ("blockcquote", 1),
    ("foreigntextcquote", 2),
    ("foreignblockcquote", 2),
];

/// Reads a draft in LaTeX.
pub(super) fn read(file: &str) -> Prose {
    let mut scan = MarkupCursor::new(file);
    if let Some(begin) = file.find("\\begin{document}") {
        scan.skip(begin + "\\begin{document}".len());
    }
    text(&mut scan);
    scan.prose
}

fn text(scan: &mut MarkupCursor<'_>) {
    while let Some(c) = scan.next() {
        let rest = scan.rest();
        match c {
            '%' => {
                scan.skip_line();
                scan.skip(1);
            }
            '\\' => command(scan),
            '~' => scan.put(1, "\u{a0}"),
            '{' | '}' => scan.skip(1),
            '$' => {
                scan.skip(1);
                scan.skip_past("$");
            }
            '`' if rest.starts_with("``") => scan.put(2, "“"),
            '\'' if rest.starts_with("''") => scan.put(2, "”"),
            '-' if rest.starts_with("---") => scan.put(3, "—"),
            '-' if rest.starts_with("--") => scan.put(2, "–"),
            '<' if rest.starts_with("<<") => scan.put(2, "«"),
            '>' if rest.starts_with(">>") => scan.put(2, "»"),
            '[' if is_omission(rest) => {
                let length = rest.find(']').map_or(1, |at| at + 1);
                scan.put(length, "[…]");
            }
            _ => scan.copy(),
        }
    }
}

fn is_omission(rest: &str) -> bool {
    let inside = rest[1..].split(']').next().unwrap_or_default().trim();
    ["\\ldots", "\\dots", "\\textellipsis"].iter().any(|dots| inside.trim_end_matches(['{', '}', '\\', ' ']) == *dots)
}

fn command(scan: &mut MarkupCursor<'_>) {
    let rest = &scan.rest()[1..];
    let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let name = &rest[..letters];
    if name.is_empty() {
        return sign(scan);
    }
    if let Some((_, before)) = QUOTES.iter().find(|(quote, _)| *quote == name) {
        return quote(scan, name.len() + 1, *before);
    }
    let length = letters + 1;
    match name {
        "begin" => environment(scan),
        "og" | "guillemotleft" | "guillemetleft" => macro_sign(scan, length, "«"),
        "fg" | "guillemotright" | "guillemetright" => macro_sign(scan, length, "»"),
        "ldots" | "dots" | "textellipsis" => macro_sign(scan, length, "…"),
        "oe" => macro_sign(scan, length, "œ"),
        "OE" => macro_sign(scan, length, "Œ"),
        "ae" => macro_sign(scan, length, "æ"),
        "textelp" => {
            scan.skip(length);
            let group = scan.group('{', '}').map_or(0, |inside| inside.len() + 2);
            scan.put(group, "[…]");
        }
        "textins" => {
            scan.skip(length);
            if let Some(inside) = scan.take_group('{', '}') {
                scan.prose.put("[", inside);
                scan.within(inside, text);
                scan.prose.put("]", inside);
            }
        }
        "c" => accent(scan, length, '\u{327}'),
        "footnote" => {
            scan.put(length, " ");
        }
        "item" | "par" | "newline" => scan.put(length, "\n\n"),
        _ if SILENT.contains(&name) || name.ends_with("cite") => {
            scan.skip(length);
            arguments(scan);
        }
        _ => {
            scan.skip(length);
            scan.take_group('[', ']');
        }
    }
}

/// A sign that is written as a command: `\og`, `\dots{}`.
fn macro_sign(scan: &mut MarkupCursor<'_>, length: usize, sign: &str) {
    scan.put(length, sign);
    if scan.rest().starts_with("{}") {
        scan.skip(2);
    }
}

/// `\&`, `\'e`, `\,` and their like.
fn sign(scan: &mut MarkupCursor<'_>) {
    match scan.rest()[1..].chars().next() {
        Some('\'') => accent(scan, 2, '\u{301}'),
        Some('`') => accent(scan, 2, '\u{300}'),
        Some('^') => accent(scan, 2, '\u{302}'),
        Some('"') => accent(scan, 2, '\u{308}'),
        Some('~') => accent(scan, 2, '\u{303}'),
        Some(',' | ';' | ':' | ' ' | '!') => scan.put(2, "\u{a0}"),
        Some('-' | '/' | '@') => scan.skip(2),
        Some('\\') => scan.put(2, "\n"),
        Some(_) => {
            scan.skip(1);
            scan.copy();
        }
        None => scan.skip(1),
    }
}

fn accent(scan: &mut MarkupCursor<'_>, length: usize, mark: char) {
    let start = scan.at;
    scan.skip(length);
    let inside = scan.take_group('{', '}').map(|inside| inside.of(scan.file)).unwrap_or_default();
    let letter = match inside.trim_start_matches('\\').chars().next() {
        Some(letter) => letter,
        None => {
            let Some(letter) = scan.rest().trim_start_matches(['\\', ' ']).chars().next() else { return };
            let blanks = scan.rest().len() - scan.rest().trim_start_matches(['\\', ' ']).len();
            scan.skip(blanks + letter.len_utf8());
            letter
        }
    };
    // One character for a dotless i too: `\^{\i}`.
    let composed: String = [letter, mark].iter().collect();
    let composed: String = unicode_normalization::UnicodeNormalization::nfc(composed.as_str()).collect();
    scan.prose.put(&composed, Span::new(start, scan.at));
}

/// Every argument that follows.
fn arguments(scan: &mut MarkupCursor<'_>) {
    scan.skip(scan.rest().starts_with('*').into());
    while scan.take_group('[', ']').is_some() || scan.take_group('{', '}').is_some() {}
}

/// A command of csquotes: the words are its last argument, the credit stands in brackets before them.
fn quote(scan: &mut MarkupCursor<'_>, length: usize, before: usize) {
    let start = scan.at;
    scan.skip(length);
    scan.skip(scan.rest().starts_with('*').into());
    let mut credit = None;
    for _ in 0..before {
        while let Some(optional) = scan.take_group('[', ']') {
            credit = credit.or_else(|| named(optional.of(scan.file)));
        }
        scan.take_group('{', '}');
    }
    while let Some(optional) = scan.take_group('[', ']') {
        credit = credit.or_else(|| named(optional.of(scan.file)));
    }
    let Some(inside) = scan.take_group('{', '}') else { return };
    if before == 0 && credit.is_none() {
        // As good as marks: who said it stands in the sentence.
        scan.prose.put("«\u{a0}", Span::new(start, inside.start));
        scan.within(inside, text);
        scan.prose.put("\u{a0}»", Span::new(inside.end, inside.end + 1));
        return;
    }
    let begin = scan.prose.begin_block(Span::new(start, inside.start));
    scan.within(inside, text);
    scan.prose.end_block(begin, credit, Span::new(inside.end, inside.end + 1));
}

fn environment(scan: &mut MarkupCursor<'_>) {
    let start = scan.at;
    scan.skip("\\begin".len());
    let name = scan.take_group('{', '}').map(|inside| inside.of(scan.file)).unwrap_or_default();
    let end = format!("\\end{{{name}}}");
    if VERBATIM.contains(&name) {
        scan.skip_past(&end);
        return;
    }
    if !QUOTING.contains(&name) {
        scan.take_group('[', ']');
        return;
    }
    let mut credit = None;
    if name.starts_with("foreign") || name.contains("cquote") {
        scan.take_group('{', '}');
    }
    while let Some(optional) = scan.take_group('[', ']') {
        credit = credit.or_else(|| named(optional.of(scan.file)));
    }
    let length = scan.rest().find(&end).unwrap_or(scan.rest().len());
    let inside = Span::new(scan.at, scan.at + length);
    scan.prose.put("\n\n", Span::new(start, start));
    let begin = scan.prose.begin_block(Span::new(start, inside.start));
    scan.within(inside, text);
    scan.prose.end_block(begin, credit, Span::new(inside.end, inside.end));
    scan.prose.put("\n\n", Span::new(inside.end, inside.end));
    scan.skip(length + end.len());
}
