//! The syntaxes that drafts are written in.

use super::prose::Prose;
use super::{latex, markdown, org, records, typst};
use crate::article::Span;

/// What a draft is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Syntax {
    /// No markup.
    #[default]
    Plain,
    /// Markdown, with what pandoc and Obsidian add.
    Markdown,
    /// LaTeX, with csquotes.
    Latex,
    /// Org.
    Org,
    /// Typst.
    Typst,
    /// JSON: what citation processors and other programs exchange.
    Json,
    /// RIS.
    Ris,
}

impl Syntax {
    /// What a file of this name is written in; what its text looks like where the name does not tell.
    #[must_use]
    pub fn of(name: &str, text: &str) -> Self {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
        match extension.as_str() {
            // What Markdown has of HTML is what counts in a page.
            "md" | "markdown" | "mdown" | "qmd" | "rmd" | "mkd" | "html" | "htm" | "xhtml" => Self::Markdown,
            "tex" | "ltx" | "latex" | "bib" => Self::Latex,
            "json" | "jsonl" | "ndjson" => Self::Json,
            "org" => Self::Org,
            "typ" => Self::Typst,
            "ris" => Self::Ris,
            "txt" | "text" | "tsv" => Self::Plain,
            _ => Self::guess(text),
        }
    }

    fn guess(text: &str) -> Self {
        let has = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
        let line = |mark: &str| text.lines().any(|line| line.trim_start().to_lowercase().starts_with(mark));
        if text.starts_with("TY  - ") {
            Self::Ris
        } else if text.trim_start().starts_with("{\"") || text.trim_start().starts_with("[\n") && has(&["\": "]) {
            Self::Json
        } else if has(&["\\begin{", "\\documentclass", "\\enquote{", "\\textquote", "\\og"]) {
            Self::Latex
        } else if line("#+begin") || line("#+title") || has(&["[cite:@"]) {
            Self::Org
        } else if has(&["#quote(", "#quote[", "#set ", "#import "]) {
            Self::Typst
        } else if line("> ") || line("# ") || has(&["](", "[^", "[@", "**"]) {
            Self::Markdown
        } else {
            Self::Plain
        }
    }

    /// The text without its markup.
    pub(super) fn read(self, file: &str) -> Prose {
        match self {
            Self::Plain => {
                let mut prose = Prose::default();
                prose.copy(file, Span::new(0, file.len()));
                prose
            }
            Self::Markdown => markdown::read(file),
            Self::Latex => latex::read(file),
            Self::Org => org::read(file),
            Self::Typst => typst::read(file),
            Self::Json => records::json(file),
            Self::Ris => records::ris(file),
        }
    }
}
