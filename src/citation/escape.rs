//! Text that means nothing but itself in each target.

use super::dress::Dress;

/// Markdown as CommonMark, pandoc and Obsidian read it.
pub(super) const MARKDOWN: Dress =
    Dress { escape: markdown, line_start: markdown_line_start, emphasis: ("*", "*"), enquote: None };

/// LaTeX with csquotes, which knows the marks of every depth and language.
pub(super) const LATEX: Dress =
    Dress { escape: latex, line_start: |_| "", emphasis: ("\\emph{", "}"), enquote: Some(("\\enquote{", "}")) };

/// Org.
pub(super) const ORG: Dress = Dress { escape: org, line_start: org_line_start, emphasis: ("/", "/"), enquote: None };

/// Typst.
pub(super) const TYPST: Dress =
    Dress { escape: typst, line_start: typst_line_start, emphasis: ("#emph[", "]"), enquote: None };

fn markdown(text: &str) -> String {
    backslashed(text, |c| {
        matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '^' | '=')
    })
}

fn markdown_line_start(line: &str) -> &'static str {
    if line.starts_with(['#', '+', '-', '@', ':', '%']) {
        "\\"
    } else if number_before(line, &['.', ')']) {
        // A number that would begin a list: the backslash cannot stand before a digit.
        "&#8203;"
    } else {
        ""
    }
}

/// LaTeX, in text.
pub(super) fn latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' | '}' | '#' | '$' | '%' | '&' | '_' => out.extend(['\\', c]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '"' => out.push_str("\\textquotedbl{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '\u{a0}' => out.push('~'),
            '\u{202f}' => out.push_str("\\,"),
            // Two of them would become a dash, or a mark.
            '-' | '\'' | '`' if before == c => out.extend(['{', '}', c]),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

fn org(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let opens = !before.is_alphanumeric() && !next.is_whitespace();
        match c {
            '\\' => out.push_str("\\backslash{}"),
            '_' => out.push_str("\\under{}"),
            '^' => out.push_str("\\asciicirc{}"),
            '<' => out.push_str("\\lt{}"),
            '*' if opens => out.push_str("\\ast{}"),
            '/' if opens => out.push_str("\\slash{}"),
            '+' if opens => out.push_str("\\plus{}"),
            '=' if opens => out.push_str("\\equal{}"),
            '~' if opens => out.push_str("\\tilde{}"),
            // Org's manual has a zero-width space keep apart what would be markup together.
            '[' | ']' | '{' | '@' | '$' => out.extend([c, '\u{200b}']),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

fn org_line_start(line: &str) -> &'static str {
    let marked = line.starts_with(['*', '#', '|', ':', '-', '+']) || number_before(line, &['.', ')']);
    if marked { "\u{200b}" } else { "" }
}

fn typst(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    for c in text.chars() {
        let doubled = matches!(c, '-' | '/' | '.' | '?') && matches!(before, '-' | '/' | '.');
        let special = matches!(c, '\\' | '#' | '$' | '*' | '_' | '@' | '<' | '>' | '`' | '[' | ']' | '~' | '"' | '\'');
        if special || doubled || (c == '*' && before == '/') {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

fn typst_line_start(line: &str) -> &'static str {
    if line.starts_with(['=', '+', '-', '/']) {
        "\\"
    } else if number_before(line, &['.']) {
        // Nothing, which ends the line start.
        "#[]"
    } else {
        ""
    }
}

/// Whether a line begins with a number and one of these signs.
fn number_before(line: &str, signs: &[char]) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(signs)
}

fn backslashed(text: &str, special: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if special(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// An address that can stand in a link of any target, when it is one of the web.
pub(super) fn link(url: &str) -> Option<String> {
    let url = url.trim();
    let scheme = url.split_once("://")?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https") {
        return None;
    }
    let mut link = String::with_capacity(url.len());
    for c in url.chars() {
        let meant = c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(c);
        if meant {
            link.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                link.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    Some(link)
}
