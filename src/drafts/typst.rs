//! Drafts in Typst.

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
                scan.skip_past(fence);
            }
            '$' => {
                scan.skip(1);
                scan.skip_past("$");
            }
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

fn function(scan: &mut MarkupCursor<'_>) {
    let start = scan.at;
    scan.skip(1);
    let rest = scan.rest();
    let name =
        &rest[..rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(rest.len())];
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
        if let Some(inside) = scan.take_group('[', ']') {
            scan.within(inside, text);
        }
        return;
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
