//! Escapes text for each target syntax, so that none of it is taken for markup.

use super::markup::Markup;

/// Markdown as CommonMark, pandoc and Obsidian read it.
pub(super) const MARKDOWN: Markup =
    Markup { escape: markdown, line_start: markdown_line_start, emphasis: ("*", "*"), enquote: None };

/// LaTeX with csquotes, which knows the marks of every depth and language.
pub(super) const LATEX: Markup =
    Markup { escape: latex, line_start: |_| "", emphasis: ("\\emph{", "}"), enquote: Some(("\\enquote{", "}")) };

/// The fields of a bibliography: Typst and others read it too, and know no command of csquotes.
pub(super) const BIBLIOGRAPHY: Markup = Markup { escape: bibliography, enquote: None, ..LATEX };

/// Org.
pub(super) const ORG: Markup = Markup { escape: org, line_start: org_line_start, emphasis: ("/", "/"), enquote: None };

/// Typst.
pub(super) const TYPST: Markup =
    Markup { escape: typst, line_start: typst_line_start, emphasis: ("#emph[", "]"), enquote: None };

fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    for c in text.chars() {
        let special = "\\`*_[]<>&~|$^=\"".contains(c);
        // Two hyphens would become a dash in some readers.
        if special || (c == '-' && before == '-') {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
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

/// LaTeX, in the fields of a bibliography: its readers take a straight mark as it is, and `\char` as text.
pub(super) fn bibliography(text: &str) -> String {
    latex(text).replace("{\\char34}", "\"")
}

/// LaTeX, in text. BibTeX and biber count every brace, `\{` too: one without a partner is written by its name.
pub(super) fn latex(text: &str) -> String {
    let paired = braces_are_paired(text);
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' if !paired => out.push_str("\\textbraceleft{}"),
            '}' if !paired => out.push_str("\\textbraceright{}"),
            '{' | '}' | '#' | '$' | '%' | '&' | '_' => out.extend(['\\', c]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '"' => out.push_str("{\\char34}"),
            '`' => out.push_str("\\textasciigrave{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '\u{a0}' => out.push('~'),
            '\u{202f}' => out.push_str("\\,"),
            // Two of them would become a dash, or a mark.
            '-' | '\'' if before == c => out.extend(['{', '}', c]),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

fn braces_are_paired(text: &str) -> bool {
    let depth = text.chars().try_fold(0_usize, |depth, c| match c {
        '{' => Some(depth + 1),
        '}' => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

/// Org has no character that takes the meaning from the next one. Its manual has a zero-width space keep apart
/// what would be markup together: after a mark, so that it holds nothing, and before one that could open, since
/// other readers look there.
fn org(text: &str) -> String {
    const APART: char = '\u{200b}';
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let opens = !before.is_alphanumeric() && chars.peek().is_some_and(|next| !next.is_whitespace());
        match c {
            '*' | '/' | '+' | '=' | '~' | '_' if opens => out.extend([APART, c, APART]),
            // Two hyphens would become a dash.
            '-' if before == c => out.extend([APART, c]),
            '\\' | '_' | '^' | '<' | '[' | ']' | '{' | '@' | '$' => out.extend([c, APART]),
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
        // `--` and `-1` are shorthands, `//` begins a comment.
        let dash = c == '-' && !before.is_alphanumeric();
        let doubled = matches!(c, '/' | '.' | '?') && matches!(before, '-' | '/' | '.');
        let special = matches!(c, '\\' | '#' | '$' | '*' | '_' | '@' | '<' | '>' | '`' | '[' | ']' | '~' | '"' | '\'');
        if special || dash || doubled {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brace_without_a_partner_is_written_by_its_name() {
        for (text, written) in [
            ("{a} b", "\\{a\\} b"),
            ("un {mot", "un \\textbraceleft{}mot"),
            ("a :-} b", "a :-\\textbraceright{} b"),
            ("}{", "\\textbraceright{}\\textbraceleft{}"),
            ("{{a}", "\\textbraceleft{}\\textbraceleft{}a\\textbraceright{}"),
        ] {
            assert_eq!(latex(text), written);
        }
    }

    #[test]
    fn what_looks_like_a_dash_or_a_minus_stays_what_it_is() {
        for (text, in_markdown, in_latex, in_typst) in [
            ("a -- b", "a -\\- b", "a -{}- b", "a \\-\\- b"),
            ("à -1 °C", "à -1 °C", "à -1 °C", "à \\-1 °C"),
            ("porte-voix", "porte-voix", "porte-voix", "porte-voix"),
        ] {
            assert_eq!(
                (markdown(text).as_str(), latex(text).as_str(), typst(text).as_str()),
                (in_markdown, in_latex, in_typst)
            );
        }
    }
}
