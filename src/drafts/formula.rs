//! What a simple formula of a draft shows: `-5\\,\\%`, `x^{2}`, `CO_2`, `\\times`.
//!
//! The source of a formula in, its text out; `None` for one that cannot be written on a line. It knows no draft.

use super::characters;

/// Commands that set their argument in some face, which formulas do without.
const FACES: [&str; 7] = ["text", "mathrm", "textrm", "rm", "mathit", "ensuremath", "mathbf"];

/// The text of a formula, if numbers, letters and a few signs are all that it has.
pub(super) fn plain_formula(formula: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = formula;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\\' => command(after, &mut out)?,
            '^' | '_' => {
                let (inside, behind) = argument(after)?;
                let inside = plain_formula(inside)?;
                let shown = match (c, inside.as_str()) {
                    ('^', "∘" | "°") => "°".to_owned(),
                    ('^', inside) => characters::raised(inside),
                    (_, inside) => characters::lowered(inside),
                };
                out.push_str(&shown);
                behind
            }
            '{' | '}' => after,
            '&' => return None,
            c => {
                out.push(if c == '-' { '−' } else { c });
                after
            }
        };
    }
    Some(out)
}

/// Reads a command behind its backslash; what follows it.
fn command<'a>(rest: &'a str, out: &mut String) -> Option<&'a str> {
    let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    if letters == 0 {
        let sign = rest.chars().next()?;
        out.push(if matches!(sign, ',' | ';' | ':' | ' ' | '!') { '\u{a0}' } else { sign });
        return Some(&rest[sign.len_utf8()..]);
    }
    let name = &rest[..letters];
    if !FACES.contains(&name) {
        out.push_str(characters::formula(name).or_else(|| characters::latex(name).map(|(text, _)| text))?);
    }
    let behind = &rest[letters..];
    Some(behind.strip_prefix("{}").unwrap_or(behind))
}

/// The argument that text begins with, and what follows it: a group, a command or one character.
fn argument(text: &str) -> Option<(&str, &str)> {
    if let Some(group) = text.strip_prefix('{') {
        return group.split_once('}');
    }
    let length = match text.strip_prefix('\\') {
        Some(name) => 1 + name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len()),
        None => text.chars().next()?.len_utf8(),
    };
    Some(text.split_at(length))
}

#[cfg(test)]
mod tests {
    use super::plain_formula;

    #[test]
    fn simple_formulas_are_text_and_others_are_none() {
        for (formula, text) in [
            ("-5\\,\\%", "−5\u{a0}%"),
            ("x^2", "x²"),
            ("10^{12}", "10¹²"),
            ("CO_2", "CO₂"),
            ("\\mathrm{CO}_{2}", "CO₂"),
            ("20^\\circ", "20°"),
            ("20^{\\circ}", "20°"),
            ("\\pm 3 \\times 4", "± 3 × 4"),
            ("1^{er}", "1er"),
            ("\\euro{}", "€"),
        ] {
            assert_eq!(plain_formula(formula).as_deref(), Some(text), "{formula}");
        }
        for formula in ["\\frac{1}{2}", "\\sum_i x_i", "x^{2", "a & b", "x^"] {
            assert_eq!(plain_formula(formula), None, "{formula}");
        }
    }
}
