//! Characters by their names and numbers, as HTML, XML and Markdown have them: `&laquo;`, `&#171;`, `&#xAB;`.
//!
//! A text in, what the references in it stand for out. What is no reference, or one to nothing known, stays as it is.

use pulldown_cmark::{Event, Parser};

/// The longest name of a character.
const LONGEST_NAME: usize = 40;

/// The reference to a character that `text` begins with: its length and what it stands for.
pub(crate) fn reference(text: &str) -> Option<(usize, Option<String>)> {
    let rest = text.strip_prefix('&')?;
    let end = rest.bytes().take(LONGEST_NAME).position(|byte| byte == b';')?;
    let name = &rest[..end];
    let is_name = name.strip_prefix('#').unwrap_or(name).bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_name && name.len() > 1).then(|| (end + 2, decoded(&text[..end + 2])))
}

/// A text with its references as the characters that they stand for.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (length, character) = match reference(rest) {
            Some((length, Some(character))) => (length, character),
            _ => (1, "&".to_owned()),
        };
        out.push_str(&character);
        rest = &rest[length..];
    }
    out + rest
}

/// What a reference stands for; `None` when no character has that name.
pub(crate) fn decoded(reference: &str) -> Option<String> {
    let mut text = String::new();
    for event in Parser::new(reference) {
        if let Event::Text(part) = event {
            text.push_str(&part);
        }
    }
    (text != reference && !text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_html_are_read_by_name_and_by_number() {
        for (text, character) in [
            ("&laquo;", "«"),
            ("&nbsp;x", "\u{a0}"),
            ("&eacute;", "é"),
            ("&Eacute;t", "É"),
            ("&oelig;", "œ"),
            ("&rsquo;", "’"),
            ("&euro;", "€"),
            ("&hellip;", "…"),
            ("&#171;", "«"),
            ("&#xAB;", "«"),
            ("&#339;", "œ"),
            ("&amp;", "&"),
            ("&thinsp;", "\u{2009}"),
            ("&minus;", "−"),
            ("&ldquo;", "“"),
            ("&frac12;", "½"),
            ("&sup2;", "²"),
            ("&deg;", "°"),
        ] {
            let (length, read) = reference(text).unwrap();
            assert_eq!(read.as_deref(), Some(character), "{text}");
            assert!(text[..length].ends_with(';'));
        }
        assert_eq!(reference("&rienquivaille; x"), Some((15, None)));
        for text in ["& x;", "&;", "R&D", "&a b;", "x"] {
            assert_eq!(reference(text), None, "{text}");
        }
    }

    #[test]
    fn the_references_of_a_text_become_characters_and_the_rest_stays() {
        for (text, wanted) in [
            ("R&amp;D &lt;b&gt; &quot;d&apos;&eacute;t&eacute;&quot;", "R&D <b> \"d'été\""),
            ("l&#39;&#x153;uvre&nbsp;!", "l'œuvre\u{a0}!"),
            ("R&D, AT&T; &rien; &", "R&D, AT&T; &rien; &"),
            ("", ""),
        ] {
            assert_eq!(plain(text), wanted);
        }
    }
}
