//! A quotation as a block of a note in Markdown, as Obsidian reads it: what its words hold is neither a tag, nor a
//! comment, nor a link there.

use super::Format;
use super::documents;
use super::escape::MARKDOWN;
use super::markup::Markup;
use super::model::Citation;

/// Markdown in which `#word` would be a tag and `%%` a comment.
const NOTE: Markup = Markup { escape: note, ..MARKDOWN };

fn note(text: &str) -> String {
    let escaped = (MARKDOWN.escape)(text).replace("%%", "%\\%");
    let mut out = String::with_capacity(escaped.len());
    let mut before = ' ';
    for c in escaped.chars() {
        if c == '#' && !before.is_alphanumeric() {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// The words of a citation as the lines of a quotation block, with its speaker, as `link` names them, under it. Nothing
/// for a whole article.
#[must_use]
pub fn quotation_lines(citation: &Citation, link: Option<&str>) -> Vec<String> {
    let mut paragraphs = NOTE.quoted(citation);
    if paragraphs.is_empty() {
        return Vec::new();
    }
    paragraphs.extend(who(citation, link).map(|who| format!("— {who}")));
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        if !lines.is_empty() {
            lines.push(">".to_owned());
        }
        lines.push(format!("> {paragraph}"));
    }
    lines
}

/// The words of a citation as one line, between their marks.
#[must_use]
pub fn quotation_line(citation: &Citation) -> String {
    NOTE.quoted(citation).join(" ")
}

/// The newspaper and the date of a citation's article; one or both may be missing.
#[must_use]
pub fn published_line(citation: &Citation) -> String {
    let date = citation.source.date.map(|_| citation.date(&NOTE));
    citation.newspaper(&NOTE).into_iter().chain(date).chain(citation.on_page(&NOTE)).collect::<Vec<_>>().join(", ")
}

/// What the person wrote about it and their tags, as paragraphs.
#[must_use]
pub fn remark_lines(citation: &Citation) -> Vec<String> {
    documents::remark(citation, &Format::Markdown).trim().lines().map(str::to_owned).collect()
}

fn who(citation: &Citation, link: Option<&str>) -> Option<String> {
    let reported = (!citation.verbatim()).then(|| citation.document.reported().to_owned());
    let speaker = match (link, &citation.speaker) {
        (Some(link), Some(speaker)) => match citation.document.doubt(speaker.level()) {
            "" => Some(link.to_owned()),
            doubt => Some(format!("{link} {}", (NOTE.escape)(doubt))),
        },
        _ => citation.speaker(&NOTE),
    };
    let parts: Vec<String> = speaker.into_iter().chain(reported).chain(citation.on_page(&NOTE)).collect();
    Some(parts.join(", ")).filter(|who| !who.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_words_is_a_tag_a_link_a_comment_or_a_block_id() {
        let citation =
            Citation { words: "#digue et [[lien]] %%caché%% ^id a#b\n\n# Titre".to_owned(), ..Citation::default() };
        assert_eq!(
            quotation_lines(&citation, None),
            ["> «\u{a0}\\#digue et \\[\\[lien\\]\\] %\\%caché%\\% \\^id a#b", ">", "> «\u{a0}\\# Titre\u{a0}»"]
        );
        assert_eq!(quotation_lines(&Citation::default(), None), Vec::<String>::new());
    }
}
