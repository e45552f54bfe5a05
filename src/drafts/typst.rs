//! Drafts in Typst.

use super::characters;
use super::formula::plain_formula;
use super::markup_cursor::MarkupCursor;
use super::prose::{Prose, named};
use crate::article::Span;

/// Functions whose arguments are no prose.
const SILENT: [&str; 12] = [
    "set",
    "show",
    "let",
    "import",
    "include",
    "cite",
    "bibliography",
    "image",
    "label",
    "ref",
    "outline",
    "pagebreak",
];

/// Functions that only make room.
const SPACING: [&str; 6] = ["h", "v", "linebreak", "parbreak", "colbreak", "line"];

/// Reads a draft in Typst.
pub(super) fn read(file: &str) -> Prose {
    let mut scan = MarkupCursor::new(file);
    text(&mut scan);
    scan.prose
}

fn text(scan: &mut MarkupCursor<'_>) {
    while let Some(c) = scan.next() {
        let rest = scan.rest();
        match c {
            '\\' if rest.starts_with("\\u{") => code(scan),
            '\\' if rest[1..].starts_with(char::is_whitespace) => scan.put(1, " "),
            '\\' if rest[1..].starts_with(|next: char| !next.is_whitespace()) => {
                scan.skip(1);
                scan.copy();
            }
            '/' if rest.starts_with("//") && !scan.file[..scan.at].ends_with(':') => scan.skip_line(),
            '/' if rest.starts_with("/*") => scan.skip_past("*/"),
            '`' => {
                let marks = rest.len() - rest.trim_start_matches('`').len();
                let fence = &rest[..marks];
                scan.skip(marks);
                // Raw text in a line has words; marks in it quote nothing. A block of it is no prose.
                match scan.rest().find(fence).filter(|_| marks == 1) {
                    Some(length) => {
                        let raw: String = scan.rest()[..length].chars().filter(|c| !"«»“”\"".contains(*c)).collect();
                        scan.put(length + 1, &raw);
                    }
                    None => scan.skip_past(fence),
                }
            }
            '$' => formula(scan),
            '-' if rest.starts_with("-?") => scan.skip(2),
            '-' if rest.starts_with("---") => scan.put(3, "—"),
            '-' if rest.starts_with("--") => scan.put(2, "–"),
            '~' => scan.put(1, "\u{a0}"),
            '#' => function(scan),
            '@' => {
                let key = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'));
                let length = rest[1..].find(key).unwrap_or(rest.len() - 1);
                scan.skip(length + 1);
            }
            '*' => scan.skip(1),
            '_' if !is_inside_word(scan) => scan.skip(1),
            '=' if scan.at_line_start() => scan.skip(1),
            _ => scan.copy(),
        }
    }
}

fn is_inside_word(scan: &MarkupCursor<'_>) -> bool {
    let after = scan.rest()[1..].chars().next();
    scan.before().is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// `\u{153}`.
fn code(scan: &mut MarkupCursor<'_>) {
    let digits = scan.rest()["\\u{".len()..].split_once('}').map(|(digits, _)| digits);
    match digits.and_then(|digits| Some((digits, characters::code(digits)?))) {
        Some((digits, c)) => scan.put("\\u{}".len() + digits.len(), &c.to_string()),
        None => {
            scan.skip(1);
            scan.copy();
        }
    }
}

/// A formula in a line: what can be written without it; another one is said not to be read.
fn formula(scan: &mut MarkupCursor<'_>) {
    let start = scan.at;
    scan.skip(1);
    let length = scan.rest().find('$').unwrap_or(scan.rest().len());
    let inside = Span::new(scan.at, scan.at + length);
    scan.skip(length + 1);
    // Words in formulas are names of signs and functions here.
    let words = inside.of(scan.file).split(|c: char| !c.is_alphabetic()).any(|word| word.chars().nth(1).is_some());
    match plain_formula(inside.of(scan.file)).filter(|_| !words) {
        Some(plain) => scan.prose.put(&plain, inside),
        None => scan.prose.cannot_read(Span::new(start, scan.at)),
    }
}

/// A function that is no quotation: its words are read, its signs and figures shown; one that may stand for words is
/// said not to be read.
fn other(scan: &mut MarkupCursor<'_>, name: &str, arguments: &str, start: usize) {
    if let Some(sign) = name.strip_prefix("sym.").and_then(characters::typst) {
        return scan.prose.put(sign, Span::new(start, scan.at));
    }
    let Some(inside) = scan.take_group('[', ']') else {
        if !SPACING.contains(&name) && !arguments.contains('"') && !name.is_empty() {
            scan.prose.cannot_read(Span::new(start, scan.at));
        }
        return;
    };
    let shown = inside.of(scan.file);
    if matches!(name, "super" | "sub") && shown.chars().all(|c| c.is_ascii_digit()) {
        let figures = if name == "super" { characters::raised(shown) } else { characters::lowered(shown) };
        return scan.prose.put(&figures, inside);
    }
    scan.within(inside, text);
}

fn function(scan: &mut MarkupCursor<'_>) {
    let start = scan.at;
    scan.skip(1);
    let rest = scan.rest();
    let name =
        &rest[..rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(rest.len())];
    // The stop behind it ends the sentence.
    let name = name.trim_end_matches('.');
    scan.skip(name.len());
    if matches!(name, "set" | "show" | "let" | "import" | "include") {
        return scan.skip_line();
    }
    let arguments = scan.take_group('(', ')').map(|inside| inside.of(scan.file)).unwrap_or_default();
    if SILENT.contains(&name) {
        scan.take_group('[', ']');
        return;
    }
    if name != "quote" {
        return other(scan, name, arguments, start);
    }
    let Some(inside) = scan.take_group('[', ']') else { return };
    let block = arguments.contains("block: true") || arguments.contains("attribution");
    if !block {
        scan.prose.put("«\u{a0}", Span::new(start, inside.start));
        scan.within(inside, text);
        scan.prose.put("\u{a0}»", Span::new(inside.end, inside.end + 1));
        return;
    }
    let credit = arguments.split_once("attribution:").map(|(_, credit)| credit.trim_start_matches([' ', '[', '"']));
    let speaker = credit.and_then(|credit| named(credit.split('"').next().unwrap_or(credit)));
    scan.prose.put("\n\n", Span::new(start, start));
    let begin = scan.prose.begin_block(Span::new(start, inside.start));
    scan.within(inside, text);
    scan.prose.end_block(begin, speaker, Span::new(inside.end, inside.end + 1));
    scan.prose.put("\n\n", Span::new(inside.end + 1, inside.end + 1));
}
