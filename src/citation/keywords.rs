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
}
