//! Words of articles in the Markdown of a hover, so that none of them is taken for markup: they come from anywhere. Pure.

/// Text on one line whose every character means itself, also at the start of a line. No address in it becomes a link.
pub(super) fn escaped(text: &str) -> String {
    let line = crate::text::sanitize::sanitize_line(text);
    let mut out = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        let is_markup = "\\`*_[]<>&#|~!$@^=".contains(c);
        // Renderers make links of what looks like an address.
        let is_address = c == '/' && line[..at].ends_with(':') || c == '.' && line[..at].ends_with("www");
        // A list or a heading would begin here.
        let is_start = at == 0 && matches!(c, '-' | '+' | ':') || matches!(c, '.' | ')') && is_number(&line[..at]);
        if is_markup || is_address || is_start {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    /// The text of a paragraph of Markdown; what else there is, as words.
    fn shown(markdown: &str) -> (String, Vec<String>) {
        let (mut text, mut others) = (String::new(), Vec::new());
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                other => others.push(format!("{other:?}")),
            }
        }
        (text, others)
    }

    #[test]
    fn what_looks_like_markup_is_shown_as_it_is() {
        for text in [
            "# Titre",
            "- un",
            "12. deux",
            "1) trois",
            "[lien](javascript:x)",
            "![](http://a.test/x.png)",
            "<b>gras</b>",
            "a_b_c *d* `e`",
            "&amp; &#0;",
            "| a | b |",
            "~~non~~",
            "$x$",
            "« Oui », a-t-elle dit.",
        ] {
            assert_eq!(shown(&escaped(text)), (text.to_owned(), vec![]), "{}", escaped(text));
        }
        assert_eq!(escaped("https://exemple.test et www.exemple.test"), "https:\\//exemple.test et www\\.exemple.test");
        assert_eq!(escaped("une\nligne\u{1b}[31m rouge"), "une ligne rouge");
    }

    proptest! {
        #[test]
        fn any_text_is_shown_as_it_is(text in "[a-z0-9 .,!?#*_`<>&|~$^=+\\[\\](){}@:/\\\\-]{1,40}") {
            let line = crate::text::sanitize::sanitize_line(&text);
            prop_assume!(!line.is_empty());
            let (text, others) = shown(&format!("x {}", escaped(&line)));
            prop_assert_eq!(text, format!("x {line}"));
            prop_assert_eq!(others, Vec::<String>::new());
        }
    }
}
