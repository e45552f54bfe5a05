//! `guillemet export --to obsidian` and `--to zotero`: what a person keeps, in the files of other programs.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::{Person, Said};
use serde_json::{Value, json};

/// A bookmark of the article `article` (a digit) with these words.
fn bookmark(id: &str, article: u8, title: &str, words: &str) -> Value {
    json!({
        "id": id, "created": format!("2026-02-03T10:00:0{article}Z"), "words": words, "kind": "direct",
        "anchor": {"exact": format!("« {words} »"), "start": 10 * words.len(), "end": 10 * words.len() + 9},
        "speaker": "Anne Vial", "how": "explicit", "title": title, "date": "2023-08-17", "source": "Le Courrier",
        "author": ["Zoé Roux"], "url": format!("https://exemple.test/{article}"), "language": "fr",
        "path": format!("/archives/presse/{article}.pdf"), "article": format!("{article:016x}"),
        "note": "à vérifier", "tags": ["mer", "conseil municipal"],
    })
}

fn keep(person: &Person, bookmarks: &[Value]) {
    let config = person.folder("config");
    fs::create_dir_all(&config).unwrap();
    let lines: String = bookmarks.iter().map(|bookmark| format!("{bookmark}\n")).collect();
    fs::write(config.join("bookmarks.jsonl"), lines).unwrap();
}

fn export(person: &Person, more: &[&str]) -> Said {
    let folder = person.folder("notes");
    let said = person.run(&[&["export", "--to", "obsidian", folder.to_str().unwrap()], more].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    said
}

/// Every file under a folder, with its bytes and when it was written.
fn files(folder: &Path) -> BTreeMap<PathBuf, (String, std::time::SystemTime)> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            found.insert(path.clone(), (text, path.metadata().unwrap().modified().unwrap()));
        }
    }
    found
}

#[test]
fn a_note_an_article_and_a_note_a_speaker_link_each_other_and_a_second_run_writes_nothing() {
    let person = Person::new();
    keep(
        &person,
        &[bookmark("a1", 1, "Le quai [1]", "Le quai tiendra."), bookmark("a2", 1, "Le quai [1]", "Il est neuf.")],
    );
    let said = export(&person, &[]);
    assert_eq!(said.err, "guillemet: notes: 2 new, 0 brought up to date, 0 unchanged\n");
    let notes = person.folder("notes");
    let article = fs::read_to_string(notes.join("articles/Le quai 1.md")).unwrap();
    assert_eq!(
        article,
        "---\nguillemet: article/0000000000000001\ntitle: Le quai [1]\naliases:\n  - Le quai [1]\nsource: Le Courrier\n\
         date: 2023-08-17\nauthors:\n  - Zoé Roux\nurl: https://exemple.test/1\ntags:\n  - mer\n  - conseil-municipal\n---\n\n\
         > «\u{a0}Il est neuf.\u{a0}»\n>\n> — [[Anne Vial]]\n\n^q-120-129\n\nà vérifier\n\n#mer #conseil-municipal\n\n\
         > «\u{a0}Le quai tiendra.\u{a0}»\n>\n> — [[Anne Vial]]\n\n^q-160-169\n\nà vérifier\n\n#mer #conseil-municipal\n"
    );
    let speaker = fs::read_to_string(notes.join("speakers/Anne Vial.md")).unwrap();
    let line = "«\u{a0}Le quai tiendra.\u{a0}» — [[Le quai 1#^q-160-169|Le quai (1)]], *Le Courrier*, 17\u{a0}août 2023 \
                ^0000000000000001-q-160-169";
    assert!(speaker.lines().any(|found| found == line), "{speaker}");

    let before = files(&notes);
    let said = export(&person, &[]);
    assert_eq!(
        (said.out.as_str(), said.err.as_str()),
        ("", "guillemet: notes: 0 new, 0 brought up to date, 2 unchanged\n")
    );
    assert_eq!(files(&notes), before, "no byte is written");
}

#[test]
fn what_a_person_wrote_stays_and_what_is_new_is_added() {
    let person = Person::new();
    let first = bookmark("a1", 1, "Le quai", "Le quai tiendra.");
    keep(&person, std::slice::from_ref(&first));
    export(&person, &[]);
    let path = person.folder("notes").join("articles/Le quai.md");
    let mine =
        fs::read_to_string(&path).unwrap().replace("à vérifier", "c’est vérifié") + "\nMon paragraphe, [[ailleurs]].\n";
    fs::write(&path, &mine).unwrap();
    keep(&person, &[first.clone(), bookmark("a2", 1, "Le quai", "Le quai de Brest est neuf.")]);
    let said = export(&person, &[]);
    assert!(
        said.err.contains("2 brought up to date") && said.err.contains("changed or removed by you, and left so: 1"),
        "{}",
        said.err
    );
    let found = fs::read_to_string(&path).unwrap();
    assert!(found.starts_with(&mine), "every line of before stands:\n{found}");
    assert!(found.contains("Le quai de Brest est neuf."), "{found}");

    // Kept no more: what nobody touched goes, what a person changed stays.
    keep(&person, &[first]);
    export(&person, &[]);
    assert_eq!(fs::read_to_string(&path).unwrap(), mine);
    keep(&person, &[bookmark("a3", 3, "Autre", "Rien.")]);
    export(&person, &[]);
    assert_eq!(fs::read_to_string(&path).unwrap(), mine);
}

#[test]
fn a_note_that_was_moved_is_followed_and_one_that_was_deleted_stays_so() {
    let person = Person::new();
    let (one, two) = (bookmark("a1", 1, "Le quai", "Le quai tiendra."), bookmark("a2", 2, "Le pont", "Le pont aussi."));
    keep(&person, &[one.clone(), two.clone()]);
    export(&person, &[]);
    let notes = person.folder("notes");
    fs::create_dir(notes.join("lus")).unwrap();
    fs::rename(notes.join("articles/Le quai.md"), notes.join("lus/Mon quai.md")).unwrap();
    fs::remove_file(notes.join("articles/Le pont.md")).unwrap();
    keep(&person, &[one, two, bookmark("a3", 1, "Le quai", "Il est neuf, ce quai.")]);
    let said = export(&person, &[]);
    assert!(said.err.contains("deleted by you, and not written again: 1"), "{}", said.err);
    assert!(!notes.join("articles/Le quai.md").exists() && !notes.join("articles/Le pont.md").exists());
    assert!(fs::read_to_string(notes.join("lus/Mon quai.md")).unwrap().contains("Il est neuf, ce quai."));
    let speaker = fs::read_to_string(notes.join("speakers/Anne Vial.md")).unwrap();
    assert!(speaker.contains("[[Mon quai#^"), "links follow: {speaker}");
    export(&person, &["--restore"]);
    assert!(notes.join("articles/Le pont.md").exists());
    // What was written is forgotten: the notes are known by themselves, and nothing stands twice.
    let before = files(&notes);
    fs::remove_file(notes.join(".guillemet.json")).unwrap();
    export(&person, &[]);
    let texts = |files: BTreeMap<PathBuf, (String, _)>| {
        files.into_iter().map(|(path, (text, _))| (path, text)).collect::<Vec<_>>()
    };
    assert_eq!(texts(files(&notes)), texts(before));
}

#[test]
fn hostile_titles_stay_in_the_folder_and_two_of_one_title_have_two_notes() {
    let person = Person::new();
    let titles =
        ["../../dehors", "Le quai", "le quai", "con", "a\u{202e}b\nc", "---", &"é".repeat(400), "", "#|^[[x]]"];
    let all: Vec<Value> =
        titles.iter().zip(1_u8..).map(|(title, at)| bookmark(&format!("b{at}"), at, title, "Non.")).collect();
    keep(&person, &all);
    let said = export(&person, &[]);
    assert!(said.err.contains("10 new"), "nine articles and a speaker: {}", said.err);
    assert!(!person.home.path().parent().unwrap().join("dehors.md").exists() && !person.folder("dehors.md").exists());
    let names: Vec<String> = fs::read_dir(person.folder("notes/articles"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap().to_lowercase())
        .collect();
    assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), titles.len(), "{names:?}");
    assert!(names.contains(&"le quai (2023-08-17).md".to_owned()), "{names:?}");
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_and_no_archive_is_written_to() {
    let person = Person::new();
    keep(&person, &[bookmark("a1", 1, "Le quai", "Oui.")]);
    let (notes, outside) = (person.folder("notes"), person.folder("outside"));
    fs::create_dir_all(&notes).unwrap();
    fs::create_dir_all(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, notes.join("articles")).unwrap();
    let said = person.run(&["export", "--to", "obsidian", notes.to_str().unwrap()]);
    assert!(said.code == 2 && said.err.contains("it is a link"), "{}", said.err);
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
    let inside = outside.join("x");
    let said = person.run(&["export", "--to", "obsidian", inside.to_str().unwrap(), "-a", outside.to_str().unwrap()]);
    assert!(said.code == 2 && said.err.contains("never written to"), "{}", said.err);
    assert!(!inside.exists());
}

#[test]
fn all_articles_of_a_query_can_be_written_with_all_their_quotations() {
    let person = Person::new();
    let said = export(&person, &["--all", "-q", "Haddouche", "-a", &common::sample()]);
    let note = said.out.lines().find(|path| path.contains("/articles/")).expect("an article");
    let text = fs::read_to_string(note).unwrap();
    assert!(text.matches("\n^q-").count() > 1 && text.contains("[[Samir Haddouche]]"), "{text}");
    assert!(person.folder("notes/speakers/Samir Haddouche.md").exists(), "{}", said.out);
    let before = files(&person.folder("notes"));
    export(&person, &["--all", "-q", "Haddouche", "-a", &common::sample()]);
    assert_eq!(files(&person.folder("notes")), before);
}

#[test]
fn zotero_gets_notes_tags_and_files() {
    let person = Person::new();
    keep(&person, &[bookmark("a1", 1, "Le quai", "Le quai <tiendra>."), bookmark("a2", 1, "Le quai", "Il est neuf.")]);
    // A folder that is not there is made, as for Obsidian.
    let folder = person.folder("refs").join("zotero");
    let run = || person.run(&["export", "--to", "zotero", folder.to_str().unwrap()]);
    let said = run();
    assert_eq!(said.code, 0, "{}", said.err);
    let ris = fs::read_to_string(folder.join("guillemet.ris")).unwrap();
    for line in [
        "TY  - NEWS",
        "N1  - <p>«\u{a0}Le quai &lt;tiendra&gt;.\u{a0}» — Anne Vial</p><p>à vérifier</p>",
        "L1  - file:///archives/presse/1.pdf",
        "KW  - conseil municipal",
    ] {
        assert!(ris.lines().any(|found| found == line), "{line}: {ris}");
    }
    assert_eq!((ris.matches("TY  - ").count(), ris.matches("N1  - ").count()), (1, 2));
    let csl: Value = serde_json::from_str(&fs::read_to_string(folder.join("guillemet.json")).unwrap()).unwrap();
    assert_eq!(csl[0]["keyword"], "mer, conseil municipal");
    is_valid_ris(&ris);
    is_valid_csl(&csl);
    assert!(csl[0]["note"].as_str().unwrap().contains("à vérifier"));
    assert_eq!(run().code, 2, "nothing is written over");
    assert_eq!(fs::read_to_string(folder.join("guillemet.ris")).unwrap(), ris);
}

/// Every line is a field of a record, records begin with their type and end with `ER`, and dates are `YYYY/MM/DD/`.
fn is_valid_ris(ris: &str) {
    let mut inside = false;
    for line in ris.lines().filter(|line| !line.is_empty()) {
        let (field, value) = line.split_once("  - ").unwrap_or_else(|| panic!("no field: {line:?}"));
        let mut letters = field.chars();
        assert!(letters.next().is_some_and(|c| c.is_ascii_uppercase()) && field.len() == 2, "{line:?}");
        match field {
            "TY" => assert!(!std::mem::replace(&mut inside, true), "{line:?}"),
            "ER" => assert!(std::mem::replace(&mut inside, false) && value.is_empty(), "{line:?}"),
            "DA" => {
                let parts: Vec<&str> = value.split('/').collect();
                let digits = |part: &&str, most: usize| part.len() <= most && part.chars().all(|c| c.is_ascii_digit());
                let fits = parts.iter().zip([4, 2, 2, 0]).all(|(part, most)| digits(part, most));
                assert!(parts.len() == 4 && parts[0].len() == 4 && fits, "{line:?}");
            }
            _ => assert!(inside && !value.is_empty(), "{line:?}"),
        }
    }
    assert!(!inside, "the last record is not ended");
}

/// Every item has an id and a type of CSL, and no variable that CSL-JSON does not know.
fn is_valid_csl(csl: &Value) {
    const KNOWN: [&str; 15] = [
        "id",
        "citation-key",
        "type",
        "title",
        "title-short",
        "container-title",
        "author",
        "issued",
        "accessed",
        "URL",
        "language",
        "note",
        "keyword",
        "page",
        "section",
    ];
    let items = csl.as_array().unwrap();
    for item in items {
        let item = item.as_object().unwrap();
        assert!(item["id"].is_string() && ["article-newspaper", "webpage"].contains(&item["type"].as_str().unwrap()));
        let unknown: Vec<&String> = item.keys().filter(|key| !KNOWN.contains(&key.as_str())).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        let issued = item.get("issued").map(|issued| &issued["date-parts"][0]);
        assert!(issued.is_none_or(|parts| parts.as_array().is_some_and(|parts| parts.iter().all(Value::is_u64))));
    }
}

#[test]
fn all_articles_of_the_samples_are_valid_references() {
    let person = Person::new();
    let folder = person.folder("refs");
    let said = person.run(&["export", "--to", "zotero", "--all", folder.to_str().unwrap(), "-a", &common::sample()]);
    assert_eq!(said.code, 0, "{}", said.err);
    let ris = fs::read_to_string(folder.join("guillemet.ris")).unwrap();
    is_valid_ris(&ris);
    let csl: Value = serde_json::from_str(&fs::read_to_string(folder.join("guillemet.json")).unwrap()).unwrap();
    is_valid_csl(&csl);
    assert_eq!(ris.matches("TY  - ").count(), csl.as_array().unwrap().len());
}
