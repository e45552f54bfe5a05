//! Exports of Europresse: how they are told, and where their articles begin. In goes the source of a page.

/// Whether the source of a page is an export: an element has the class of a title or of a newspaper's name.
pub(in crate::formats) fn is_export(page: &str) -> bool {
    classed(page, "DocPublicationName").next().is_some() && has_title(page)
}

fn has_title(page: &str) -> bool {
    ["titreArticleVisu", "TitreArticleVisu", "titreArticle"].iter().any(|class| classed(page, class).next().is_some())
}

/// Where the articles begin: their elements, or the elements with the names of their newspapers.
pub(in crate::formats) fn starts(page: &str) -> Vec<usize> {
    let elements: Vec<usize> = find(page, "<article").filter(|at| page[at + 8..].starts_with(['>', ' '])).collect();
    let ends = elements.iter().skip(1).copied().chain([page.len()]);
    let whole = elements.iter().zip(ends).filter(|(start, end)| has_title(&page[**start..*end]));
    let whole: Vec<usize> = whole.map(|(start, _)| *start).collect();
    if whole.is_empty() { classed(page, "DocPublicationName").collect() } else { whole }
}

fn find<'a>(page: &'a str, what: &'a str) -> impl Iterator<Item = usize> + 'a {
    memchr::memmem::find_iter(page.as_bytes(), what.as_bytes())
}

/// Where elements of this class begin.
fn classed<'a>(page: &'a str, class: &'a str) -> impl Iterator<Item = usize> + 'a {
    find(page, class).filter_map(move |at| {
        let before = page[..at].trim_end_matches(['"', '\'']);
        let is_class = before.ends_with("class=") || before.ends_with("CLASS=");
        if is_class { before.rfind('<') } else { None }
    })
}
