//! Articles that were saved twice: an archive doubled with small edits lists each article once, and joins no two different ones.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Person, lines};
use tempfile::TempDir;

/// The files of the sample archive that hold one article as text each.
fn texts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_text = |path: &PathBuf| path.extension().is_some_and(|end| end == "txt" || end == "md");
    let named = files.filter(is_text).filter_map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        // One of them is in another encoding.
        Some((name, fs::read_to_string(path).ok()?))
    });
    named.collect()
}

/// The text as another newspaper prints it: one word in a hundred is another, straight apostrophes, a line of its own at the end.
fn edited(text: &str) -> String {
    let mut words = 0;
    let lines = text.lines().map(|line| {
        let changed = line.split(' ').map(|word| {
            words += 1;
            if words % 100 == 60 && word.chars().all(char::is_lowercase) { "autrement" } else { word }
        });
        changed.collect::<Vec<_>>().join(" ").replace('’', "'")
    });
    format!("{}\n\nLa rédaction remercie ses lecteurs.\n", lines.collect::<Vec<_>>().join("\n"))
}

#[test]
fn an_archive_doubled_with_small_edits_lists_each_article_once() {
    let (person, folder) = (Person::new(), TempDir::new().unwrap());
    let texts = texts();
    for (name, text) in &texts {
        fs::write(folder.path().join(name), text).unwrap();
        fs::write(folder.path().join(format!("bis {name}")), edited(text)).unwrap();
    }
    let archive = folder.path().to_str().unwrap();
    let list = |more: &[&str]| {
        let said = person.run(&[&["articles", "-a", archive, "-f", "jsonl"], more].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        lines(&said.out)
    };
    assert!(texts.len() >= 10, "{}", texts.len());
    let rows = list(&[]);
    let alone: Vec<_> = rows.iter().filter(|row| row["copies"] != 2).map(|row| &row["title"]).collect();
    assert!(alone.is_empty() && rows.len() == texts.len(), "{alone:?}");
    assert_eq!(list(&["--copies"]).len(), 2 * texts.len());
    assert_eq!(list(&["-q", "is:copied"]).len(), 2 * texts.len());
}
