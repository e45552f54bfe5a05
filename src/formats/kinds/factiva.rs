//! Exports of Factiva: how they are told, and where their articles begin and end. In goes the source of a page or a text.

/// Whether the source of a page has such an article.
pub(in crate::formats) fn is_page(page: &str) -> bool {
    page.trim_start().starts_with('<') && !page_starts(page).is_empty()
}

/// Where the elements begin.
pub(in crate::formats) fn page_starts(page: &str) -> Vec<usize> {
    let marks = memchr::memmem::find_iter(page.as_bytes(), "Article");
    let of_class = marks.filter_map(|at| {
        let class = page[..at].trim_end_matches(|c: char| c.is_ascii_lowercase());
        let language = page.get(class.len()..at)?;
        let closed = page[at + 7..].starts_with(['"', '\'']);
        let before = class.strip_suffix("article ")?.strip_suffix(['"', '\''])?.strip_suffix("class=")?;
        if closed && language.len() == 2 { before.rfind('<') } else { None }
    });
    of_class.collect()
}

/// Whether a text is such an export: an article with the number of its words ends with the line of its number.
pub(in crate::formats) fn is_text(text: &str) -> bool {
    let mut counted = false;
    text.lines().map(str::trim).any(|line| {
        counted |= counts_words(line) || line.starts_with("WC");
        counted && is_end(line)
    })
}

/// The line under an article.
pub(in crate::formats) fn is_end(line: &str) -> bool {
    let word = ["Document ", "Dokument ", "Documento "].iter().find_map(|word| line.trim().strip_prefix(word));
    let is_number = |number: &str| {
        (20..=40).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && number.bytes().any(|byte| byte.is_ascii_digit())
    };
    word.is_some_and(is_number)
}

/// How the number of words ends, in the languages of the interface.
const WORDS: [&str; 8] = ["words", "mots", "wörter", "palabras", "parole", "woorden", "palavras", "slov"];

/// Whether a line is the number of words of an article.
pub(in crate::formats) fn counts_words(line: &str) -> bool {
    line.rsplit_once(char::is_whitespace).is_some_and(|(number, word)| {
        let is_number = number.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".,'’".contains(c));
        is_number && number.contains(|c: char| c.is_ascii_digit()) && WORDS.contains(&word.to_lowercase().as_str())
    })
}
