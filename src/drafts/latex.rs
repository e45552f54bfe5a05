//! Drafts in LaTeX, with the macros of csquotes.

use super::characters;
use super::formula::plain_formula;
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
/// Commands that stand for no words: how and where text is set.
const SETTING: &str = "bfseries mdseries itshape slshape scshape upshape rmfamily sffamily ttfamily normalfont selectfont \
    em it bf sc tt tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge centering raggedright \
    raggedleft noindent indent newpage clearpage pagebreak nopagebreak linebreak nolinebreak allowbreak smallskip \
    medskip bigskip hfill vfill maketitle tableofcontents protect relax xspace frontmatter mainmatter backmatter";
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
            '$' => formula(scan),
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
    let inside = rest[1..].trim_start();
    if !inside.starts_with('\\') {
        return false;
    }
    let inside = inside.split([']', '[']).next().unwrap_or_default().trim();
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
    if let Some((text, is_letter)) = characters::latex(name) {
        scan.put(length, text);
        return end_command(scan, is_letter);
    }
    match name {
        "begin" => environment(scan),
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
        "textsuperscript" | "up" | "textsubscript" => shifted(scan, length, name == "textsubscript"),
        "footnote" => {
            scan.put(length, " ");
        }
        "item" | "par" | "newline" => scan.put(length, "\n\n"),
        "end" => {
            scan.skip(length);
            scan.take_group('{', '}');
        }
        _ if SILENT.contains(&name) || name.ends_with("cite") => {
            scan.skip(length);
            arguments(scan);
        }
        _ => match accent_of(name) {
            Some(mark) => accent(scan, length, mark),
            None => other(scan, length),
        },
    }
}

/// Passes over what ends the command of a sign: `{}`, or a blank behind the command of a letter (`\oe uvre`).
fn end_command(scan: &mut MarkupCursor<'_>, is_letter: bool) {
    if scan.rest().starts_with("{}") {
        scan.skip(2);
    } else if is_letter {
        scan.skip(scan.rest().len() - scan.rest().trim_start_matches(' ').len());
    }
}

/// A command that is not known: one with an argument mostly sets it in some way; one alone may stand for words.
fn other(scan: &mut MarkupCursor<'_>, length: usize) {
    let span = Span::new(scan.at, scan.at + length);
    let name = span.of(scan.file).trim_start_matches('\\');
    let is_setting = SETTING.split_whitespace().any(|known| known == name);
    scan.skip(length);
    scan.skip(scan.rest().starts_with('*').into());
    scan.take_group('[', ']');
    let has_argument = scan.group('{', '}').is_some_and(|inside| !inside.of(scan.file).trim().is_empty());
    if !has_argument && !is_setting {
        scan.prose.cannot_read(span);
    }
    if scan.rest().starts_with("{}") {
        scan.skip(2);
    }
}

/// The combining mark that a command of letters puts on the next one.
fn accent_of(name: &str) -> Option<char> {
    Some(match name {
        "c" => '\u{327}',
        "v" => '\u{30C}',
        "u" => '\u{306}',
        "H" => '\u{30B}',
        "k" => '\u{328}',
        "r" => '\u{30A}',
        "d" => '\u{323}',
        "b" => '\u{331}',
        "t" => '\u{361}',
        _ => return None,
    })
}

/// Raised or lowered text: figures as such, letters (`1\up{er}`) as they are.
fn shifted(scan: &mut MarkupCursor<'_>, length: usize, is_lowered: bool) {
    scan.skip(length);
    let Some(inside) = scan.take_group('{', '}') else { return };
    let shown = inside.of(scan.file);
    if shown.chars().all(|c| c.is_ascii_digit()) {
        let figures = if is_lowered { characters::lowered(shown) } else { characters::raised(shown) };
        scan.prose.put(&figures, inside);
    } else {
        scan.within(inside, text);
    }
}

/// A formula in a line: numbers, letters and the signs that quotations have; another one is said not to be read.
fn formula(scan: &mut MarkupCursor<'_>) {
    let start = scan.at;
    if scan.rest().starts_with("$$") {
        // One that is set apart.
        scan.skip(2);
        scan.skip_past("$$");
        return scan.prose.cannot_read(Span::new(start, scan.at));
    }
    scan.skip(1);
    let Some(length) = scan.rest().find('$') else { return };
    let inside = Span::new(scan.at, scan.at + length);
    scan.skip(length + 1);
    match plain_formula(inside.of(scan.file)) {
        Some(plain) => scan.prose.put(&plain, inside),
        None => scan.prose.cannot_read(Span::new(start, scan.at)),
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
        Some('=') => accent(scan, 2, '\u{304}'),
        Some('.') => accent(scan, 2, '\u{307}'),
        Some('(' | '[') => {
            let (start, close) = (scan.at, if scan.rest().starts_with("\\(") { "\\)" } else { "\\]" });
            let length = scan.rest().find(close).unwrap_or(scan.rest().len());
            let inside = Span::new(scan.at + 2, scan.at + length.max(2));
            scan.skip(length.max(2) + 2);
            match plain_formula(inside.of(scan.file)) {
                Some(plain) => scan.prose.put(&plain, inside),
                None => scan.prose.cannot_read(Span::new(start, scan.at)),
            }
        }
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

/// A mark on the letter that follows: `\'e`, `\'{e}`, `\'\i`, `\c c`.
fn accent(scan: &mut MarkupCursor<'_>, length: usize, mark: char) {
    let start = scan.at;
    scan.skip(length);
    let inside = scan.take_group('{', '}').unwrap_or_else(|| letter(scan));
    let shown = inside.of(scan.file).trim();
    let letters = match shown.strip_prefix('\\') {
        Some(name) => characters::latex(name.trim_end_matches(['{', '}', ' '])).map(|(text, _)| text),
        None => Some(shown),
    };
    let source = Span::new(start, scan.at);
    let mut letters = letters.unwrap_or_default().chars();
    match letters.next() {
        Some(first) => scan.prose.put(&(characters::accented(first, mark) + letters.as_str()), source),
        None if shown.is_empty() => {}
        None => scan.prose.cannot_read(source),
    }
}

/// Passes over the next letter, or the command of one.
fn letter(scan: &mut MarkupCursor<'_>) -> Span {
    scan.skip(scan.rest().len() - scan.rest().trim_start_matches(' ').len());
    let (start, rest) = (scan.at, scan.rest());
    let command = rest.strip_prefix('\\');
    let name = command.map(|name| name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len()) + 1);
    let length = name.unwrap_or_else(|| rest.chars().next().map_or(0, char::len_utf8));
    scan.skip(length);
    if command.is_some() {
        end_command(scan, true);
    }
    Span::new(start, start + length.min(rest.len()))
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
