//! Citations for documents that people read: sentences and block quotations.

use super::Format;
use super::escape::{LATEX, MARKDOWN, ORG, TYPST};
use super::keywords::hashtag;
use super::markup::{Markup, PLAIN};
use super::model::{Citation, DocumentLanguage};

/// Code points from which a quotation is a block of its own in LaTeX.
const LONG: usize = 300;

/// What ends a sentence: the reference in its words, or a mark that leads to it.
enum Ending {
    Words(String),
    Mark(String),
}

impl Ending {
    fn text(self) -> String {
        match self {
            Self::Words(reference) => format!(" ({reference})"),
            Self::Mark(mark) => mark,
        }
    }
}

/// A sentence: `« … », a déclaré Claire Dupont (Le Courrier du Rhône, 17 août 2023).`
pub(super) fn plain(citation: &Citation) -> String {
    sentence(citation, &PLAIN, Ending::Words(citation.short(&PLAIN)))
}

/// What the person wrote about the citation and its tags, as paragraphs of their own behind it; nothing in formats that
/// have fields for them.
pub(super) fn remark(citation: &Citation, format: &Format) -> String {
    let dress = match format {
        Format::Plain => &PLAIN,
        Format::Markdown | Format::MarkdownFootnote | Format::Pandoc => &MARKDOWN,
        Format::Latex => &LATEX,
        Format::Org | Format::OrgCite => &ORG,
        Format::Typst => &TYPST,
        Format::Biblatex | Format::CslJson | Format::Ris | Format::Json | Format::Tsv | Format::Template(_) => {
            return String::new();
        }
    };
    let lines = citation.remark.iter().flat_map(|remark| remark.lines()).map(str::trim).filter(|line| !line.is_empty());
    let paragraph = |line: &str| {
        let text = (dress.escape)(line);
        format!("\n\n{}{text}", (dress.line_start)(&text))
    };
    let tags: Vec<String> = citation.tags.iter().map(|tag| hashtag(tag)).filter(|tag| !tag.is_empty()).collect();
    // A word behind `#` means the same in Markdown and Org as here; in LaTeX and Typst the sign would be a command.
    let tags = match format {
        Format::Latex | Format::Typst => (dress.escape)(&tags.join(" ")),
        _ => tags.join(" "),
    };
    let tags = if tags.is_empty() { String::new() } else { format!("\n\n{tags}") };
    lines.map(paragraph).collect::<String>() + &tags
}

pub(super) fn markdown_footnote(citation: &Citation) -> String {
    format!("{}\n\n{}", with_mark(citation), footnote(citation))
}

/// Sentences, then their footnotes, each once.
pub(super) fn with_footnotes(citations: &[Citation]) -> String {
    let marked = |citation: &Citation| with_mark(citation) + &remark(citation, &Format::MarkdownFootnote);
    let mut parts: Vec<String> = citations.iter().map(marked).collect();
    for citation in citations {
        let note = footnote(citation);
        if !parts.contains(&note) {
            parts.push(note);
        }
    }
    if parts.is_empty() { String::new() } else { parts.join("\n\n") + "\n" }
}

fn with_mark(citation: &Citation) -> String {
    sentence(citation, &MARKDOWN, Ending::Mark(footnote_mark(citation)))
}

pub(super) fn footnote(citation: &Citation) -> String {
    let address = citation.source.link().map(|url| format!(", <{url}>")).unwrap_or_default();
    format!("{}: {}{address}.", footnote_mark(citation), citation.note(&MARKDOWN))
}

pub(super) fn pandoc(citation: &Citation) -> String {
    sentence(citation, &MARKDOWN, Ending::Mark(format!(" {}", pandoc_key(citation))))
}

pub(super) fn org_cite(citation: &Citation) -> String {
    sentence(citation, &ORG, Ending::Mark(format!(" {}", org_key(citation))))
}

/// The words, who said them, and the reference, as one sentence.
fn sentence(citation: &Citation, dress: &Markup, ending: Ending) -> String {
    let speaker = citation.speaker(dress);
    let words = dress.quoted(citation).join("\n\n");
    if words.is_empty() {
        return match ending {
            Ending::Words(_) => {
                let address = citation.source.link().map(|url| format!(", {url}")).unwrap_or_default();
                format!("{}{address}.", citation.note(dress))
            }
            Ending::Mark(mark) => format!("{}{mark}.", citation.title(dress)),
        };
    }
    if !citation.verbatim() {
        return reported(citation, dress, &words, ending);
    }
    let cue = citation.cue.as_deref().filter(|_| citation.same_language()).and_then(|cue| citation.document.cue(cue));
    if let (Some(cue), Some(speaker)) = (cue, &speaker) {
        let words = before_cue(citation, dress);
        return format!("{words} {} {speaker}{}.", (dress.escape)(&cue), ending.text());
    }
    let who = speaker.or_else(|| citation.authors(dress).filter(|_| citation.kind.is_none()));
    match (ending, who) {
        (Ending::Words(reference), Some(who)) => format!("{words} ({who}, {reference})."),
        (Ending::Words(reference), None) => format!("{words} ({reference})."),
        (Ending::Mark(mark), Some(who)) => format!("{words} ({who}){mark}."),
        (Ending::Mark(mark), None) => format!("{words}{mark}."),
    }
}

/// Reported speech: never between marks, always said to be reported.
fn reported(citation: &Citation, dress: &Markup, words: &str, ending: Ending) -> String {
    let who = citation.speaker(dress).map(|speaker| format!("{speaker}, ")).unwrap_or_default();
    let reported = [citation.document.reported(), citation.document.colon()].map(dress.escape).concat();
    let words = words.strip_suffix('.').unwrap_or(words);
    format!("{who}{reported}{words}{}.", ending.text())
}

/// The words between their marks, with the comma that stands before a cue: outside in French, inside in English.
/// The full stop of the last sentence gives way to it; marks that change the sense stay.
fn before_cue(citation: &Citation, dress: &Markup) -> String {
    let mut spoken = citation.clone();
    let words = citation.words.trim_end();
    let abbreviated = words.ends_with("..") || words.ends_with("etc.");
    let bare = words.strip_suffix([',', '.']).filter(|_| !abbreviated).unwrap_or(words);
    let english = citation.document.language == DocumentLanguage::English;
    let keeps_sense = bare.ends_with(['?', '!', '…']);
    spoken.words = if english && !keeps_sense { format!("{bare},") } else { bare.to_owned() };
    let text = dress.quoted(&spoken).join("\n\n");
    if english { text } else { format!("{text},") }
}

pub(super) fn markdown(citation: &Citation) -> String {
    let mut paragraphs = MARKDOWN.quoted(citation);
    let published = match citation.source.link() {
        Some(url) => format!("[{}]({url})", citation.published(&MARKDOWN)),
        None => citation.published(&MARKDOWN),
    };
    let credit = credit(citation, &MARKDOWN, published);
    if paragraphs.is_empty() {
        return credit;
    }
    paragraphs.push(format!("— {credit}"));
    let lines: Vec<String> = paragraphs.iter().map(|paragraph| format!("> {paragraph}")).collect();
    lines.join("\n>\n")
}

pub(super) fn org(citation: &Citation) -> String {
    let title = citation.title(&ORG);
    let title = match citation.source.link() {
        Some(url) if !title.is_empty() => format!("[[{url}][{title}]]"),
        Some(url) => format!("[[{url}]]"),
        None => title,
    };
    let parts = [Some(title), citation.newspaper(&ORG), Some(citation.date(&ORG)), citation.on_page(&ORG)];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let credit = credit(citation, &ORG, parts.join(", "));
    let words = ORG.quoted(citation).join("\n\n");
    if words.is_empty() {
        format!("— {credit}")
    } else {
        format!("#+begin_quote\n{words}\n#+end_quote\n— {credit}")
    }
}

/// Who and where, under a block.
fn credit(citation: &Citation, dress: &Markup, published: String) -> String {
    let reported = (!citation.verbatim()).then(|| citation.document.reported().to_owned());
    let who = citation.speaker(dress).or_else(|| citation.authors(dress).filter(|_| citation.kind.is_none()));
    who.into_iter().chain(reported).chain([published]).collect::<Vec<_>>().join(", ")
}

pub(super) fn latex(citation: &Citation) -> String {
    let cite = latex_cite(citation);
    let paragraphs = LATEX.unquoted(citation, Some(citation.document.outer()));
    if paragraphs.is_empty() {
        return cite;
    }
    let speaker = citation.speaker(&LATEX);
    if !citation.verbatim() {
        return reported(citation, &LATEX, &paragraphs.join("\n\n"), Ending::Mark(format!("~{cite}")));
    }
    let credit = speaker.into_iter().chain([cite]).collect::<Vec<_>>().join(", ");
    let foreign = if citation.same_language() { None } else { citation.source.language.as_ref().and_then(babel) };
    let block = paragraphs.len() > 1 || citation.words.chars().nth(LONG).is_some();
    let words = paragraphs.join("\n\n");
    match (foreign, block) {
        (None, false) => format!("\\textquote[{{{credit}}}]{{{words}}}"),
        (Some(language), false) => format!("\\foreigntextquote{{{language}}}[{{{credit}}}]{{{words}}}"),
        (None, true) => format!("\\begin{{displayquote}}[{{{credit}}}]\n{words}\n\\end{{displayquote}}"),
        (Some(language), true) => {
            format!("\\begin{{foreigndisplayquote}}{{{language}}}[{{{credit}}}]\n{words}\n\\end{{foreigndisplayquote}}")
        }
    }
}

/// The name of a language in babel, where it is loaded often enough to count on.
fn babel(language: &crate::article::Language) -> Option<&'static str> {
    match language.code() {
        "fr" => Some("french"),
        "en" => Some("english"),
        "de" => Some("german"),
        "es" => Some("spanish"),
        "it" => Some("italian"),
        _ => None,
    }
}

pub(super) fn typst(citation: &Citation) -> String {
    let cite = typst_cite(citation);
    let marks = citation.verbatim();
    let words = TYPST.unquoted(citation, Some(citation.document.outer()).filter(|_| marks)).join("\n\n");
    if words.is_empty() {
        return cite;
    }
    let reported = (!marks).then(|| citation.document.reported().to_owned());
    let who = citation.speaker(&TYPST).into_iter().chain(reported).chain([cite]).collect::<Vec<_>>().join(", ");
    let language = citation.source.language.as_ref().filter(|_| !citation.same_language());
    let words = match language {
        Some(language) => format!("#text(lang: \"{}\")[{words}]", language.code()),
        None => words,
    };
    let quotes = if marks { ", quotes: true" } else { "" };
    format!("#quote(block: true{quotes}, attribution: [{who}])[{words}]")
}

/// The mark of a footnote; the note says on which pages the words stand, so that others have another one.
pub(super) fn footnote_mark(citation: &Citation) -> String {
    let pages = citation.pages.map(|pages| format!("-p{pages}")).unwrap_or_default();
    format!("[^{}{pages}]", citation.source.key())
}

/// The citation key of pandoc, with the pages.
pub(super) fn pandoc_key(citation: &Citation) -> String {
    let pages = citation.on_page(&PLAIN).map(|pages| format!(", {pages}")).unwrap_or_default();
    format!("[@{}{pages}]", citation.source.key())
}

/// The citation key of Org, with the pages.
pub(super) fn org_key(citation: &Citation) -> String {
    let pages = citation.on_page(&PLAIN).map(|pages| format!(" {pages}")).unwrap_or_default();
    format!("[cite:@{}{pages}]", citation.source.key())
}

/// The command that cites in LaTeX, with the pages as the style names them.
pub(super) fn latex_cite(citation: &Citation) -> String {
    let pages = citation.pages.map(|pages| format!("[{}]", pages.to_string().replace('-', "--"))).unwrap_or_default();
    format!("\\cite{pages}{{{}}}", citation.source.key())
}

/// The function that cites in Typst, with the pages.
pub(super) fn typst_cite(citation: &Citation) -> String {
    let pages = citation.on_page(&TYPST).map(|pages| format!(", supplement: [{pages}]")).unwrap_or_default();
    format!("#cite(<{}>{pages})", citation.source.key())
}

impl Citation {
    /// Whether the words are in the language of the document, as far as is known.
    fn same_language(&self) -> bool {
        self.source.language.as_ref().is_none_or(|language| self.document.language.is(language))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Source, Template, render, render_all};
    use super::*;
    use crate::analysis::QuotationKind;
    use crate::article::PageRange;

    #[test]
    fn the_page_is_named_wherever_a_format_has_a_place_for_it() {
        let citation = |first, last| Citation {
            words: "Le quai tiendra.".to_owned(),
            kind: Some(QuotationKind::Direct),
            pages: PageRange::new(first, last),
            source: Source { name: Some("Le Courrier".to_owned()), date: "2023".parse().ok(), ..Source::default() },
            ..Citation::default()
        };
        for (name, one, two) in [
            ("plain", ", 2023, p.\u{a0}3)", ", 2023, p.\u{a0}3-4)"),
            ("md", "2023, p.\u{a0}3", "2023, p.\u{a0}3-4"),
            ("md-footnote", "[^courrier2023-p3]: *Le Courrier*, 2023, p.\u{a0}3.", "[^courrier2023-p3-4]"),
            ("pandoc", "[@courrier2023, p.\u{a0}3]", "p.\u{a0}3-4]"),
            ("latex", "\\cite[3]{courrier2023}", "\\cite[3--4]{courrier2023}"),
            ("org", ", 2023, p.\u{a0}3", "p.\u{a0}3-4"),
            ("org-cite", "[cite:@courrier2023 p.\u{a0}3]", "p.\u{a0}3-4]"),
            ("typst", "#cite(<courrier2023>, supplement: [p.\u{a0}3])", "[p.\u{a0}3-4]"),
            ("biblatex", "  pages = {3},\n", "  pages = {3--4},\n"),
            ("csl-json", "\"page\": \"3\"", "\"page\": \"3-4\""),
            ("ris", "SP  - 3\n", "SP  - 3-4\n"),
            ("json", "\"page\":\"3\"", "\"page\":\"3-4\""),
            ("tsv", "\t3", "\t3-4"),
        ] {
            let format = Format::from_name(name).unwrap();
            for (pages, wanted) in [((3, 3), one), ((3, 4), two)] {
                let text = render(&citation(pages.0, pages.1), &format);
                assert!(text.contains(wanted), "{name}: {text}");
            }
            let none = render(&Citation { pages: None, ..citation(1, 1) }, &format);
            assert!(!none.contains("p.\u{a0}") && !none.contains("page") && !none.contains("SP  "), "{name}: {none}");
        }
        assert_eq!(render(&citation(3, 3), &Format::Template(Template::parse("{page|?}").unwrap())), "3");
        let all = render_all(&[citation(7, 7), citation(3, 4), citation(7, 7)], &Format::Ris);
        assert!(all.contains("SP  - 3-4, 7\n"), "{all}");
        let mut english = citation(3, 4);
        english.document.language = DocumentLanguage::English;
        assert!(plain(&english).contains("pp.\u{a0}3-4"));
    }
}
