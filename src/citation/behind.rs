//! The reference alone, to be put behind a quotation that stands in a document already.

use super::documents::{footnote, footnote_mark, latex_cite, org_key, pandoc_key, typst_cite};
use super::escape::{LATEX, MARKDOWN, ORG, TYPST};
use super::markup::PLAIN;
use super::model::Citation;
use super::{Format, escape};

/// A reference for a quotation that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What goes right behind the quotation.
    pub behind: String,
    /// What goes to the end of the document: a footnote.
    pub at_end: Option<String>,
}

/// The reference of a citation; `None` in formats that are no text to write in.
#[must_use]
pub fn reference_behind(citation: &Citation, format: &Format) -> Option<Reference> {
    let behind = match format {
        Format::Plain => format!(" ({})", citation.short(&PLAIN)),
        Format::Markdown => match citation.source.link() {
            Some(url) => format!(" ([{}]({url}))", citation.published(&MARKDOWN)),
            None => format!(" ({})", citation.published(&MARKDOWN)),
        },
        Format::MarkdownFootnote => {
            return Some(Reference { behind: footnote_mark(citation), at_end: Some(footnote(citation)) });
        }
        Format::Pandoc => format!(" {}", pandoc_key(citation)),
        Format::Latex => format!("~{}", latex_cite(citation)),
        Format::Org => match citation.source.link() {
            Some(url) => format!(" ([[{url}][{}]], {})", citation.title(&ORG), citation.short(&ORG)),
            None => format!(" ({})", citation.published(&ORG)),
        },
        Format::OrgCite => format!(" {}", org_key(citation)),
        Format::Typst => format!(" {}", typst_cite(citation)),
        Format::Template(template) => format!(" {}", template.fill(citation)),
        Format::Biblatex | Format::CslJson | Format::Ris | Format::Json | Format::Tsv => return None,
    };
    Some(Reference { behind, at_end: None })
}

/// Words as they are written in a document of this format, so that none of them is taken for markup.
#[must_use]
pub fn escaped(text: &str, format: &Format) -> String {
    match format {
        Format::Markdown | Format::MarkdownFootnote | Format::Pandoc => (MARKDOWN.escape)(text),
        Format::Latex => (LATEX.escape)(text),
        Format::Org | Format::OrgCite => (ORG.escape)(text),
        Format::Typst => (TYPST.escape)(text),
        Format::Biblatex => escape::bibliography(text),
        Format::Json | Format::CslJson => in_json(text),
        Format::Plain | Format::Ris | Format::Tsv | Format::Template(_) => text.to_owned(),
    }
}

/// What stands between the marks of a string of JSON.
fn in_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if u32::from(c) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::{Source, Template};

    #[test]
    fn each_format_has_its_reference() {
        let source = Source {
            title: "Le pont_rouvre".to_owned(),
            date: "2023-08-17".parse().ok(),
            name: Some("Le Courrier".to_owned()),
            author: vec!["Zoé Roux".to_owned()],
            url: Some("https://exemple.test/pont".to_owned()),
            ..Source::default()
        };
        let citation = Citation::of_article(source);
        let template = Format::Template(Template::parse("[{source}]").unwrap());
        for (format, wanted) in [
            (Format::Plain, " (Le Courrier, 17\u{a0}août 2023)"),
            (
                Format::Markdown,
                " ([«\u{a0}Le pont\\_rouvre\u{a0}», *Le Courrier*, 17\u{a0}août 2023](https://exemple.test/pont))",
            ),
            (Format::MarkdownFootnote, "[^roux2023]"),
            (Format::Pandoc, " [@roux2023]"),
            (Format::Latex, "~\\cite{roux2023}"),
            (Format::OrgCite, " [cite:@roux2023]"),
            (Format::Typst, " #cite(<roux2023>)"),
            (template, " [Le Courrier]"),
        ] {
            assert_eq!(reference_behind(&citation, &format).unwrap().behind, wanted);
        }
        assert_eq!(reference_behind(&citation, &Format::Ris), None);
        assert_eq!(escaped("a\"b\u{1}", &Format::Json), "a\\\"b\\u0001");
    }
}
