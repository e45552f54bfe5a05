//! Pages that hold something else than one article: exports of press databases, lists of links. In goes the source of a
//! page.

/// How often this stands in the source of a page.
fn count(page: &str, mark: &str) -> usize {
    memchr::memmem::find_iter(page.as_bytes(), mark.as_bytes()).count()
}

/// Articles of Nexis and LexisNexis: they are counted, `1 of 20 DOCUMENTS`.
pub(super) fn is_nexis(page: &str) -> bool {
    let styled = ["CLASS=\"c", "class=\"c", "LexisNexis"].iter().map(|mark| count(page, mark)).sum::<usize>();
    let is_count = |of: &str| {
        memchr::memmem::find_iter(page.as_bytes(), of.as_bytes()).any(|at| {
            let before = page[..at].ends_with(|c: char| c.is_ascii_digit());
            let after = &page[at + of.len()..];
            let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            let many = after[..after.len() - rest.len()].parse::<u32>().is_ok_and(|all| all > 0);
            let word = || rest.trim_start().get(..8).is_some_and(|word| word.eq_ignore_ascii_case("document"));
            let ends = || rest.starts_with(['<', '\r', '\n']);
            many && (before && word()
                || before && ends() && page[..at].rfind("ocument").is_some_and(|word| at - word < 16))
        })
    };
    styled > 2 && [" of ", " de ", " sur ", " von "].into_iter().any(is_count)
}

/// Bookmarks of a browser, lists of Pocket.
pub(super) fn is_links(page: &str) -> bool {
    let head = page.chars().take(2000).collect::<String>().to_lowercase();
    head.contains("netscape-bookmark-file") || head.contains("<title>pocket export</title>")
}
