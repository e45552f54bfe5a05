//! The tags of citations: as words behind `#`, and as the keywords of a bibliography.

use super::model::Citation;

/// A tag as a word that starts with `#`, as Markdown and Org programs read it: what can't stand in one becomes `-`.
#[must_use]
pub fn hashtag(tag: &str) -> String {
    let word: String =
        tag.trim().chars().map(|c| if c.is_alphanumeric() || "_/-".contains(c) { c } else { '-' }).collect();
    let word = word.trim_matches('-');
    if word.is_empty() { String::new() } else { format!("#{word}") }
}

/// The tags of all of them, each once, in their order.
pub(super) fn keywords(citations: &[&Citation]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for tag in citations.iter().flat_map(|citation| &citation.tags) {
        // A comma separates keywords.
        let tag = tag.replace([',', ';'], " ").trim().to_owned();
        if !tag.is_empty() && !all.contains(&tag) {
            all.push(tag);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Template, render_all};
    use super::*;

    #[test]
    fn a_tag_is_one_word_whatever_it_holds() {
        for (tag, word) in [
            ("mer", "#mer"),
            ("énergie/éolien_2", "#énergie/éolien_2"),
            ("conseil municipal", "#conseil-municipal"),
            ("a]](b", "#a---b"),
            (" ; ", ""),
        ] {
            assert_eq!(hashtag(tag), word);
        }
    }

    #[test]
    fn tags_and_notes_are_in_every_export() {
        let noted = Citation {
            words: "Le quai tiendra.".to_owned(),
            remark: Some("à relire".to_owned()),
            tags: vec!["mer".to_owned(), "conseil municipal".to_owned()],
            ..Citation::default()
        };
        let template = Format::Template(Template::parse("{remark} [{tags}]").unwrap());
        for (name, format) in Format::NAMED.iter().chain(&[("template", template)]) {
            let text = render_all(std::slice::from_ref(&noted), format);
            assert!(text.contains("à relire") && text.contains("mer"), "{name}: {text}");
            let words = match format {
                Format::Markdown | Format::MarkdownFootnote | Format::Pandoc | Format::Org | Format::OrgCite => {
                    "#mer #conseil-municipal"
                }
                Format::Biblatex => "  keywords = {mer, conseil municipal},\n",
                Format::CslJson => "\"keyword\": \"mer, conseil municipal\"",
                Format::Ris => "KW  - mer\nKW  - conseil municipal\n",
                Format::Json => "\"tags\":[\"mer\",\"conseil municipal\"]",
                Format::Tsv => "\tà relire\tmer, conseil municipal\t\n",
                Format::Template(_) => "à relire [mer, conseil municipal]\n",
                Format::Plain | Format::Latex | Format::Typst => "mer",
            };
            assert!(text.contains(words), "{name}: {text}");
        }
    }
}
