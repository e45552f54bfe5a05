//! From a quotation and its article to what one pastes into a text.
//!
//! The words themselves are never changed: only the marks around them follow the document, marks inside them follow
//! their depth, characters with a meaning in the target syntax are escaped, and line breaks that only wrap become
//! blanks. Before a cue the typography of the document rules the last stop: `« … », a dit X` has none,
//! `“…,” said X` has a comma. Reported speech never stands between marks, and a speaker who is less
//! than sure is named with a note that says so.
//!
//! Pure, and knowing nothing of the screen: [`Citation`] in, text out.

mod author;
mod behind;
mod bibliography;
mod documents;
mod escape;
mod keywords;
mod markup;
mod model;
mod nested_marks;
mod note;
mod phrases;
mod records;
mod reference;
mod template;
#[cfg(test)]
mod tests;

pub use behind::{Reference, escaped, reference_behind};
pub use bibliography::linked_ris;
pub use keywords::hashtag;
pub use model::{Citation, CitedId, DocumentLanguage, Source, SpokenBy, TargetDocument};
pub use note::{published_line, quotation_line, quotation_lines, remark_lines};
pub use template::{Template, TemplateError};

/// What a citation is written as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A sentence for any text.
    #[default]
    Plain,
    /// A Markdown block quotation.
    Markdown,
    /// A sentence with a Markdown footnote.
    MarkdownFootnote,
    /// A sentence with a citation key, for pandoc.
    Pandoc,
    /// LaTeX with the package csquotes.
    Latex,
    /// An Org quotation block.
    Org,
    /// A sentence with an Org citation key.
    OrgCite,
    /// A Typst quotation block.
    Typst,
    /// The article as a biblatex entry.
    Biblatex,
    /// The article as CSL-JSON.
    CslJson,
    /// The article as RIS.
    Ris,
    /// Everything that is known, as one line of JSON.
    Json,
    /// One line of fields between tabs, the identifier first.
    Tsv,
    /// The person's own words around the fields.
    Template(Template),
}

impl Format {
    /// All formats that have a name, in the order in which to offer them.
    pub const NAMED: &[(&str, Self)] = &[
        ("plain", Self::Plain),
        ("md", Self::Markdown),
        ("md-footnote", Self::MarkdownFootnote),
        ("pandoc", Self::Pandoc),
        ("latex", Self::Latex),
        ("org", Self::Org),
        ("org-cite", Self::OrgCite),
        ("typst", Self::Typst),
        ("biblatex", Self::Biblatex),
        ("csl-json", Self::CslJson),
        ("ris", Self::Ris),
        ("json", Self::Json),
        ("tsv", Self::Tsv),
    ];

    /// The format of this name, or of another one that people call it by.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = match name {
            "markdown" => "md",
            "bibtex" | "bib" => "biblatex",
            "tex" => "latex",
            name => name,
        };
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, format)| format.clone())
    }

    /// The format that the ending of a file's name asks for.
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let name = name.rsplit(['/', '\\']).next()?;
        if name.ends_with(".csl.json") {
            return Some(Self::CslJson);
        }
        Some(match name.rsplit_once('.')?.1 {
            "md" | "markdown" | "qmd" | "rmd" => Self::Markdown,
            "tex" => Self::Latex,
            "org" => Self::Org,
            "typ" => Self::Typst,
            "bib" => Self::Biblatex,
            "json" => Self::CslJson,
            "jsonl" => Self::Json,
            "ris" => Self::Ris,
            "tsv" => Self::Tsv,
            "txt" => Self::Plain,
            _ => return None,
        })
    }

    /// Its name, as options have it; `template` for the person's own.
    #[must_use]
    pub fn name(&self) -> &'static str {
        Self::NAMED.iter().find(|(_, format)| format == self).map_or("template", |(name, _)| name)
    }
}

/// Writes one citation, without a newline at its end.
#[must_use]
pub fn render(citation: &Citation, format: &Format) -> String {
    match format {
        Format::Plain => documents::plain(citation),
        Format::Markdown => documents::markdown(citation),
        Format::MarkdownFootnote => documents::markdown_footnote(citation),
        Format::Pandoc => documents::pandoc(citation),
        Format::Latex => documents::latex(citation),
        Format::Org => documents::org(citation),
        Format::OrgCite => documents::org_cite(citation),
        Format::Typst => documents::typst(citation),
        Format::Biblatex => bibliography::biblatex(&[citation]),
        Format::CslJson => bibliography::csl_json(std::slice::from_ref(citation)),
        Format::Ris => bibliography::ris(&[citation]),
        Format::Json => records::json(citation),
        Format::Tsv => records::tsv(citation),
        Format::Template(template) => template.fill(citation),
    }
}

/// Writes many citations as one text, with a newline at its end: one a line, one a block or one list, as the
/// format has it. An article has one entry in a bibliography and one footnote, however often it is cited. What the
/// person wrote about a citation stands under its block.
#[must_use]
pub fn render_all(citations: &[Citation], format: &Format) -> String {
    let between = match format {
        Format::CslJson => return bibliography::csl_json(citations) + "\n",
        Format::MarkdownFootnote => return documents::with_footnotes(citations),
        Format::Json | Format::Tsv | Format::Template(_) => "\n",
        _ => "\n\n",
    };
    let all: Vec<String> = match format {
        Format::Biblatex => bibliography::by_article(citations).iter().map(|all| bibliography::biblatex(all)).collect(),
        Format::Ris => bibliography::by_article(citations).iter().map(|all| bibliography::ris(all)).collect(),
        _ => citations.iter().map(|citation| render(citation, format) + &documents::remark(citation, format)).collect(),
    };
    if all.is_empty() { String::new() } else { all.join(between) + "\n" }
}
