//! The query of a command: in come the words as they were typed, out comes the query, or what is wrong with it. A mistake
//! ends the command, because its answer would be to another question; with `--lenient` it is told and left out.

use std::fmt;

use super::output::tell;
use super::words;
use crate::profile::today;
use crate::search::query::{Mistake, Query, parse, suggestion};
use crate::text::sanitize::sanitize_line;
use crate::text::width::width;

/// A query with a mistake.
#[derive(Debug, thiserror::Error)]
pub struct QueryError {
    text: String,
    mistakes: Vec<Mistake>,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", words::query_refused())?;
        for mistake in &self.mistakes {
            let (before, piece, after) = around(&self.text, mistake);
            writeln!(f, "  {before}{piece}{after}")?;
            let marks = "^".repeat(width(&piece).max(1));
            write!(f, "  {}{marks} {}", " ".repeat(width(&before)), words::locale().mistake(&mistake.kind))?;
            if let Some(meant) = suggestion(&mistake.kind, mistake.span.of(&self.text)) {
                write!(f, " ({})", words::did_you_mean(&meant))?;
            }
            writeln!(f)?;
        }
        write!(f, "{}", words::lenient())
    }
}

/// Reads the query. `lenient` leaves out what is mistaken.
///
/// # Errors
/// [`QueryError`] when something is mistaken.
pub fn understood(typed: &[String], lenient: bool) -> anyhow::Result<Query> {
    let text = typed.join(" ").chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let query = parse(&text, today());
    let mistakes: Vec<Mistake> = query.mistakes.iter().chain(&query.unfinished).cloned().collect();
    if mistakes.is_empty() {
        return Ok(query);
    }
    if !lenient {
        return Err(QueryError { text, mistakes }.into());
    }
    for mistake in &mistakes {
        let piece = sanitize_line(mistake.span.of(&text));
        tell(words::query_left_out(&piece, words::locale().mistake(&mistake.kind)));
    }
    Ok(query)
}

/// The query before a mistake, the mistake, and what comes after it, fit for a terminal.
fn around(text: &str, mistake: &Mistake) -> (String, String, String) {
    let safe = |part: &str| {
        let clean = sanitize_line(part);
        let blank = |edge: bool| if edge && !clean.is_empty() { " " } else { "" };
        format!("{}{clean}{}", blank(part.starts_with(' ')), blank(part.ends_with(' ')))
    };
    let span = mistake.span;
    (safe(&text[..span.start]), safe(&text[span.start..span.end]), safe(&text[span.end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(query: &str) -> String {
        understood(&[query.to_owned()], false).unwrap_err().to_string()
    }

    #[test]
    fn a_mistake_is_marked_under_the_query_with_what_was_meant() {
        let said = refused("digue bi:rive since:2023");
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines[1], "  digue bi:rive since:2023");
        assert!(lines[2].starts_with("        ^^ "), "{said}");
        assert!(lines[2].contains("by:"), "{said}");
        assert!(said.contains("--lenient"));
    }

    #[test]
    fn every_mistake_is_refused_and_what_is_left_out_is_asked_for() {
        for query in ["bi:x", "date:bientôt", "by:", "«\u{a0}la digue", "is:lost", "date:2023..2022", "kind:persn"] {
            assert!(understood(&[query.to_owned()], false).is_err(), "{query}");
            assert!(understood(&[query.to_owned()], true).is_ok(), "{query}");
        }
        for query in ["", "digue by:rive", "'exact !non", "http://a.example", "«\u{a0}la digue\u{a0}»"] {
            assert!(understood(&[query.to_owned()], false).is_ok(), "{query}");
        }
    }
}
