//! What lies beside articles and belongs to a page or to another program: the folder of pictures of a saved page, the
//! other forms of a page that ArchiveBox keeps, folders of systems. In go the name of a folder and the names in it, out
//! come those that are passed over. No file is opened.

use std::collections::HashSet;

/// An entry of a folder.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) is_folder: bool,
}

/// How browsers name the folder beside a page that they save, in their languages.
const SIDE_FOLDERS: [&str; 14] = [
    "_files",
    "_fichiers",
    "_file",
    "-Dateien",
    "_Dateien",
    "-dateien",
    "_archivos",
    "_arquivos",
    "_ficheiros",
    "_bestanden",
    "_soubory",
    "_pliki",
    "-filer",
    ".files",
];

/// How pages end.
const PAGES: [&str; 6] = ["html", "htm", "xhtml", "shtml", "mhtml", "mht"];

/// Folders of systems and programs in which nobody keeps articles.
const FOREIGN_FOLDERS: [&str; 9] = [
    "__MACOSX",
    "@eaDir",
    "#recycle",
    "$RECYCLE.BIN",
    "System Volume Information",
    "lost+found",
    "node_modules",
    "__pycache__",
    "bower_components",
];

/// The forms of a page that ArchiveBox keeps, the best first; `None` stands for the folder of the site.
const FORMS: [Option<&str>; 7] = [
    Some("singlefile.html"),
    Some("readability"),
    Some("mercury"),
    Some("output.html"),
    None,
    Some("htmltotext.txt"),
    Some("output.pdf"),
];

/// Folders of such a page that hold its text.
const READABLE: [&str; 2] = ["readability", "mercury"];

/// The names in `folder` that are passed over.
pub(super) fn companions<'a>(folder: &str, entries: &[Entry<'a>]) -> HashSet<&'a str> {
    // Most folders hold articles and nothing else.
    let may_have = entries.iter().any(|entry| entry.is_folder || entry.name == "ArchiveBox.conf");
    if !may_have && !is_stamp(folder) && !READABLE.contains(&folder) {
        return HashSet::new();
    }
    let files: HashSet<&str> = entries.iter().filter(|entry| !entry.is_folder).map(|entry| entry.name).collect();
    let folders: HashSet<&str> = entries.iter().filter(|entry| entry.is_folder).map(|entry| entry.name).collect();
    let all = || entries.iter().map(|entry| entry.name);
    if files.contains("ArchiveBox.conf") || files.contains("index.sqlite3") && folders.contains("archive") {
        return all().filter(|name| *name != "archive").collect();
    }
    if is_snapshot(folder, &files) {
        let kept = FORMS.iter().find_map(|form| match form {
            Some(name) => all().find(|entry| entry == name),
            None => entries.iter().find(|entry| entry.is_folder && entry.name.contains('.')).map(|entry| entry.name),
        });
        return all().filter(|name| kept != Some(*name)).collect();
    }
    if READABLE.contains(&folder) && files.contains("content.html") {
        return all().filter(|name| *name != "content.html").collect();
    }
    folders.into_iter().filter(|name| is_aside(name, &files, entries)).collect()
}

/// Whether the folder is one page of ArchiveBox: it is named by its time, and holds what that program notes.
fn is_snapshot(folder: &str, files: &HashSet<&str>) -> bool {
    let noted =
        ["headers.json", "index.html", "favicon.ico", "singlefile.html", "output.html", "output.pdf", "htmltotext.txt"];
    is_stamp(folder) && files.contains("index.json") && noted.iter().any(|name| files.contains(name))
}

/// Whether a folder is named by a time, in seconds.
fn is_stamp(folder: &str) -> bool {
    folder.len() >= 10 && folder.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn is_aside(name: &str, files: &HashSet<&str>, entries: &[Entry<'_>]) -> bool {
    if FOREIGN_FOLDERS.contains(&name) {
        return true;
    }
    if name == "logseq" {
        return entries.iter().any(|entry| entry.is_folder && ["pages", "journals"].contains(&entry.name));
    }
    let page = SIDE_FOLDERS.iter().find_map(|suffix| name.strip_suffix(suffix));
    page.is_some_and(|page| {
        files.contains(page) || PAGES.iter().any(|ending| files.contains(format!("{page}.{ending}").as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that stay, of those given; a name that ends with `/` is a folder.
    fn kept(folder: &str, names: &[&str]) -> Vec<String> {
        let entries: Vec<Entry<'_>> = names
            .iter()
            .map(|name| Entry { name: name.trim_end_matches('/'), is_folder: name.ends_with('/') })
            .collect();
        let aside = companions(folder, &entries);
        entries.iter().filter(|entry| !aside.contains(entry.name)).map(|entry| entry.name.to_owned()).collect()
    }

    #[test]
    fn the_folder_of_a_saved_page_is_passed_over_and_any_other_is_not() {
        assert_eq!(kept("presse", &["La digue.html", "La digue_files/", "La digue_fichiers/"]), ["La digue.html"]);
        assert_eq!(kept("presse", &["a.htm", "a-Dateien/", "b_files/"]), ["a.htm", "b_files"]);
        assert_eq!(kept("presse", &["une_files/", "une.txt"]), ["une_files", "une.txt"]);
        assert_eq!(kept("coffre", &["pages/", "journals/", "logseq/", "__MACOSX/"]), ["pages", "journals"]);
        assert_eq!(kept("presse", &["logseq/", "a.md"]), ["logseq", "a.md"]);
    }

    #[test]
    fn of_the_forms_of_one_page_the_best_is_kept() {
        let page = [
            "index.json",
            "index.html",
            "headers.json",
            "htmltotext.txt",
            "output.html",
            "singlefile.html",
            "mercury/",
            "warc/",
        ];
        assert_eq!(kept("1695369600.0", &page), ["singlefile.html"]);
        assert_eq!(
            kept("1695369600", &["index.json", "headers.json", "gazette.example/", "output.pdf"]),
            ["gazette.example"]
        );
        assert_eq!(
            kept("1695369600", &["index.json", "headers.json", "readability/", "htmltotext.txt"]),
            ["readability"]
        );
        assert_eq!(kept("readability", &["article.json", "content.html", "content.txt"]), ["content.html"]);
        assert_eq!(
            kept("box", &["ArchiveBox.conf", "index.sqlite3", "archive/", "sources/", "index.html"]),
            ["archive"]
        );
        assert_eq!(kept("presse", &["index.json", "index.html", "singlefile.html"]).len(), 3);
    }
}
