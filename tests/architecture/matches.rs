//! Matches over actions, effects and messages name every one of them: a new one must not compile until somebody
//! has said what it does.

use crate::rules::Complaint;
use crate::source::{Source, Token};

/// The ends of the names of the enums that are always matched in full.
const NAMED_IN_FULL: [&str; 4] = ["Action", "Motion", "Effect", "Message"];

/// A `match` with an arm for an action, effect or message has no arm that takes whatever is left.
pub fn no_catch_all(source: &Source) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (at, token) in source.tokens.iter().enumerate() {
        if token.text != "match" {
            continue;
        }
        let arms = arms(&source.tokens, at + 1);
        if !arms.iter().any(|pattern| names_one(pattern)) {
            continue;
        }
        for pattern in arms.iter().filter(|pattern| takes_all(pattern)) {
            let what = "a catch-all arm hides a new action, effect or message: name each";
            complaints.push(Complaint::new(source, pattern.first().map_or(0, |token| token.line), what));
        }
    }
    complaints
}

/// The patterns of the arms of the `match` whose scrutinee begins at `at`, guards included.
fn arms(tokens: &[Token], at: usize) -> Vec<&[Token]> {
    let Some(open) = body(tokens, at) else { return Vec::new() };
    let mut arms = Vec::new();
    let mut depth = 0_usize;
    let mut pattern = Some(open + 1);
    let mut at = open + 1;
    while let Some(token) = tokens.get(at) {
        let arrow = token.text == "=" && tokens.get(at + 1).is_some_and(|next| next.text == ">");
        match token.text.as_str() {
            "}" if depth == 0 => break,
            _ if depth == 0 && arrow && pattern.is_some() => {
                arms.extend(pattern.take().map(|start| &tokens[start..at]));
                at += 1;
            }
            "," if depth == 0 && pattern.is_none() => pattern = Some(at + 1),
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => {
                depth -= 1;
                // The block of an arm needs no comma after it, unless it goes on as an expression.
                let ends = token.text == "}" && depth == 0 && pattern.is_none();
                if ends && tokens.get(at + 1).is_some_and(|next| !matches!(next.text.as_str(), "," | "." | "?")) {
                    pattern = Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    arms
}

/// The brace that opens the arms of a `match` whose scrutinee begins at `at`.
fn body(tokens: &[Token], at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        match token.text.as_str() {
            "{" if depth == 0 => return Some(index),
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// Whether a pattern names a variant of one of the enums.
fn names_one(pattern: &[Token]) -> bool {
    pattern
        .windows(2)
        .any(|pair| pair[1].text == "::" && NAMED_IN_FULL.iter().any(|ending| pair[0].text.ends_with(ending)))
}

/// Whether an alternative of a pattern fits everything: `_`, a name alone, a tuple or a `Some` of such, with no
/// condition.
fn takes_all(pattern: &[Token]) -> bool {
    let is_open = |token: &Token| {
        let text = token.text.as_str();
        let binding = text.starts_with(|c: char| c == '_' || c.is_lowercase());
        binding && !matches!(text, "if" | "true" | "false") || matches!(text, "(" | ")" | "," | "Some" | "&" | ".")
    };
    let mut alternatives = pattern.split(|token| token.text == "|");
    alternatives.any(|alternative| !alternative.is_empty() && alternative.iter().all(is_open))
}
