//! Notes, highlights and bibliographies of other programs, and texts that are for machines. In goes the text of a file.

/// The marks of a Kindle: a book, a line of what was marked and where, the words, a rule of ten `=`.
pub(super) fn is_clippings(text: &str) -> bool {
    let mut lines = text.lines();
    let second = lines.nth(1).unwrap_or_default().trim_start();
    second.starts_with("- ") && second.contains('|') && text.lines().any(|line| line.trim() == "==========")
}

/// A note of Joplin: its fields stand below it.
pub(super) fn is_joplin(text: &str) -> bool {
    let field = |name: &str| text.lines().rev().take(60).any(|line| line.starts_with(name));
    field("type_: ") && field("id: ") && field("updated_time: ")
}

/// Bibliographies: BibTeX, RIS, EndNote.
pub(super) fn is_bibliography(text: &str) -> bool {
    let entry =
        text.lines().map(str::trim_start).find(|line| !line.is_empty() && !line.starts_with('%')).unwrap_or_default();
    let bibtex = entry.strip_prefix('@').is_some_and(|rest| {
        let name = rest.split('{').next().unwrap_or_default();
        rest.contains('{') && !name.is_empty() && name.trim().chars().all(|c| c.is_ascii_alphabetic())
    });
    bibtex || text.starts_with("TY  - ") || text.starts_with("%0 ")
}

/// Texts that programs write for programs: calendars, cards, subtitles, sources, settings, differences.
pub(super) fn is_for_machines(text: &str) -> bool {
    const STARTS: [&str; 14] = [
        "BEGIN:V",
        "WEBVTT",
        "#!/",
        "<?php",
        "-----BEGIN ",
        "diff --git ",
        "\\documentclass",
        "\\begin{document}",
        "\\input{",
        "%!PS",
        "#+TITLE:",
        "@charset",
        "#include ",
        "%YAML",
    ];
    let subtitles = text.lines().nth(1).is_some_and(|line| line.contains(" --> ") && line.contains(':'));
    STARTS.iter().any(|start| text.starts_with(start)) || subtitles
}

/// Texts of Nexis: `1 of 20 DOCUMENTS`, `Document 1 de 20`, or many times the line of the day it was loaded.
pub(super) fn is_nexis(text: &str) -> bool {
    let counted = text.lines().take(400).any(|line| is_count(&line.split_whitespace().collect::<Vec<_>>()));
    let loaded = text.lines().filter(|line| line.starts_with("Load-Date: ") || line.starts_with("LOAD-DATE: "));
    counted || is_nexis_uni(text) || loaded.take(2).count() == 2
}

/// The form of Nexis Uni: a line for the date of loading, and one under each article.
fn is_nexis_uni(text: &str) -> bool {
    let ends = ["End of Document", "Fin du document", "Ende des Dokuments"];
    text.lines().any(|line| ends.contains(&line.trim()))
        && text.lines().any(|line| {
            ["Load-Date:", "Date de chargement", "Length:", "Longueur"].iter().any(|label| line.starts_with(label))
        })
}

/// Whether a line counts documents: more than one of them.
fn is_count(words: &[&str]) -> bool {
    let number = |word: &str| word.parse::<u32>().ok();
    let is_word = |word: &str| word.to_uppercase().starts_with("DOCUMENT");
    match words {
        [one, "of" | "de" | "sur" | "von", all, word] | [word, one, "of" | "de" | "sur" | "von", all] => {
            is_word(word) && number(one).is_some() && number(all).is_some_and(|all| all > 0)
        }
        _ => false,
    }
}
