//! References to put behind quotations: in which format, and where in the draft. Pure.

use super::settings::Settings;
use crate::article::Span;
use crate::citation::{Citation, Format, Source, reference_behind};
use crate::drafts::{FileEdit, Syntax};

/// A reference with what else it brings into a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Behind {
    /// What goes right behind a quotation.
    pub behind: String,
    end: Option<String>,
}

impl Behind {
    /// The reference to an article.
    pub fn of(source: Source, format: &Format) -> Option<Self> {
        let reference = reference_behind(&Citation::of_article(source), format)?;
        Some(Self { behind: reference.behind, end: reference.at_end })
    }

    /// The footnote at the end of a draft, where it needs one that is not there yet.
    pub fn at_end(&self, text: &str) -> Option<FileEdit> {
        let note = self.end.as_deref()?;
        let mark = note.split_inclusive("]:").next().unwrap_or(note);
        if text.contains(mark) {
            return None;
        }
        let gap = match text {
            text if text.ends_with("\n\n") || text.is_empty() => "",
            text if text.ends_with('\n') => "\n",
            _ => "\n\n",
        };
        Some(FileEdit { span: Span::new(text.len(), text.len()), text: format!("{gap}{note}\n") })
    }
}

/// What words and references are written as in a draft: the settings' way where it is one of the draft's syntax.
pub(super) fn format_of(syntax: Syntax, settings: &Settings) -> Format {
    let usual = match syntax {
        Syntax::Plain | Syntax::Ris => Format::Plain,
        Syntax::Markdown => Format::Markdown,
        Syntax::Latex => Format::Latex,
        Syntax::Org => Format::Org,
        Syntax::Typst => Format::Typst,
        Syntax::Json => Format::Json,
    };
    let fits = |format: &&Format| {
        matches!(
            (syntax, format),
            (Syntax::Markdown, Format::Markdown | Format::MarkdownFootnote | Format::Pandoc)
                | (Syntax::Org, Format::Org | Format::OrgCite)
                | (Syntax::Latex, Format::Latex)
                | (Syntax::Typst, Format::Typst)
                | (Syntax::Plain, Format::Plain)
        )
    };
    settings.format.as_ref().filter(fits).cloned().unwrap_or(usual)
}

/// The format of the reference itself: the person's own template before all others.
pub(super) fn reference_format(syntax: Syntax, settings: &Settings) -> Format {
    settings.template.clone().map_or_else(|| format_of(syntax, settings), Format::Template)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footnote_is_written_once() {
        let source = Source { title: "Le pont".to_owned(), ..Source::default() };
        let note = Behind::of(source, &Format::MarkdownFootnote).unwrap();
        assert_eq!(note.behind, "[^article]");
        let edit = note.at_end("Un texte.").unwrap();
        assert!(edit.text.starts_with("\n\n[^article]: ") && edit.text.ends_with(".\n"), "{}", edit.text);
        assert!(note.at_end("Un texte.\n").unwrap().text.starts_with("\n["));
        assert_eq!(note.at_end("Un texte.[^article]\n\n[^article]: déjà"), None);
    }

    #[test]
    #[allow(clippy::field_reassign_with_default)]
    fn the_format_is_one_of_the_drafts_syntax() {
        let mut settings = Settings::default();
        settings.format = Some(Format::Pandoc);
        assert_eq!(format_of(Syntax::Markdown, &settings), Format::Pandoc);
        assert_eq!(format_of(Syntax::Latex, &settings), Format::Latex);
        settings.template = crate::citation::Template::parse("({source})").ok();
        assert!(matches!(reference_format(Syntax::Latex, &settings), Format::Template(_)));
    }
}
