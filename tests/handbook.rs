//! What the program says of itself to shells and to `man`, and bookmarks written out as one text.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{Person, skipped};

#[test]
fn every_shell_gets_its_completions() {
    let person = Person::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = person.run(&["completions", shell]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.out.contains("guillemet") && said.out.contains("check"), "{shell}");
    }
    assert_eq!(person.run(&["completions", "abacus"]).code, 2);
}

#[test]
fn the_manual_has_the_commands_the_keys_and_the_files() {
    let person = Person::new();
    let page = person.run(&["man"]).out;
    for words in [".TH guillemet 1", "SUBCOMMANDS", ".SH KEYS", "next\\-quotation", "FILES", "NO_COLOR"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let folder = person.folder("man1");
    assert_eq!(person.run(&["man", "--out", folder.to_str().unwrap()]).code, 0);
    let check = fs::read_to_string(folder.join("guillemet-check.1")).unwrap();
    assert!(check.contains("quickfix") && folder.join("guillemet.1").exists(), "{check}");
}

#[test]
fn every_format_is_listed_and_can_be_named() {
    let person = Person::new();
    let said = person.run(&["formats"]).out;
    for name in ["md-footnote", "biblatex", "csl-json", "template", "{speaker|anonyme}"] {
        assert!(said.contains(name), "{name}: {said}");
    }
}

/// Two quotations of one article and one of another.
fn bookmarks() -> String {
    let line = |id: &str, words: &str, article: &str, title: &str, created: &str| {
        serde_json::json!({
            "id": id, "created": created, "words": words, "kind": "direct", "speaker": "Claire Dupont", "how": "explicit",
            "title": title, "author": ["Zoé Martin"], "source": "Le Courrier du Val", "date": "2023-08-17",
            "url": "https://exemple.org/a", "language": "fr", "path": "/a.txt", "article": article,
        })
        .to_string()
    };
    [
        line(
            "0000000000000001",
            "La route rouvrira.",
            "aaaa000000000001",
            "Le pont & la route",
            "2024-01-01T00:00:00Z",
        ),
        line(
            "0000000000000002",
            "Personne ne sera oublié.",
            "aaaa000000000001",
            "Le pont & la route",
            "2024-01-02T00:00:00Z",
        ),
        line("0000000000000003", "La digue tiendra.", "bbbb000000000001", "La digue", "2024-01-03T00:00:00Z"),
    ]
    .join("\n")
        + "\n"
}

#[test]
fn bookmarks_become_one_text_and_one_bibliography() {
    let person = Person::new();
    fs::create_dir(person.folder("config")).unwrap();
    fs::write(person.folder("config").join("bookmarks.jsonl"), bookmarks()).unwrap();
    let md = person.run(&["bookmarks", "--format", "md"]).out;
    assert_eq!(md.matches("> «").count(), 3, "{md}");
    assert!(md.find("La route").unwrap() < md.find("La digue tiendra").unwrap(), "{md}");
    let org = person.run(&["bookmarks", "--format", "org"]).out;
    assert_eq!(org.matches("#+begin_quote").count(), 3, "{org}");
    // An article has one entry, with all of its quotations; the ampersand is LaTeX's own sign.
    let bib = person.run(&["bookmarks", "--format", "bibtex"]).out;
    assert_eq!(bib.matches("@article{").count(), 2, "{bib}");
    assert!(
        bib.contains("La route rouvrira.") && bib.contains("Personne ne sera oublié.") && bib.contains("\\&"),
        "{bib}"
    );
    let csl: serde_json::Value = serde_json::from_str(&person.run(&["bookmarks", "-f", "csl-json"]).out).unwrap();
    assert_eq!(csl.as_array().unwrap().len(), 2);
    let notes = person.run(&["bookmarks", "-f", "md-footnote"]).out;
    assert_eq!(notes.matches("]: ").count(), 2, "{notes}");
    let own = person.run(&["bookmarks", "digue", "--template", "{speaker}: {words}"]).out;
    assert_eq!(own, "Claire Dupont: La digue tiendra.\n");
    assert_eq!(person.run(&["bookmarks", "-f", "papyrus"]).code, 2);
    assert_eq!(person.run(&["bookmarks", "zzzz", "-f", "md"]).code, 1);
}

/// With the real pandoc, where there is one: what we write is what it reads.
#[test]
fn pandoc_reads_the_bibliography_and_resolves_the_keys() {
    use std::process::{Command, Stdio};
    if Command::new("pandoc").arg("--version").stdout(Stdio::null()).status().is_err() {
        skipped("pandoc", "there is no pandoc here");
        return;
    }
    let person = Person::new();
    fs::create_dir(person.folder("config")).unwrap();
    fs::write(person.folder("config").join("bookmarks.jsonl"), bookmarks()).unwrap();
    let write = |format: &str, name: &str| {
        let path = person.folder(name);
        fs::write(&path, person.run(&["bookmarks", "-f", format]).out).unwrap();
        path
    };
    let text = write("pandoc", "draft.md");
    for (format, name) in [("biblatex", "all.bib"), ("csl-json", "all.json"), ("ris", "all.ris")] {
        let bibliography = write(format, name);
        let output = Command::new("pandoc")
            .args(["--citeproc", "-t", "plain", "--wrap=none", "--bibliography"])
            .arg(&bibliography)
            .arg(if format == "ris" { person.folder("none.md") } else { text.clone() })
            .output();
        // RIS has no keys of its own: it is enough that it can be converted.
        let output = match format {
            "ris" => Command::new("pandoc").args(["-f", "ris", "-t", "csljson"]).arg(&bibliography).output(),
            _ => output,
        }
        .unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        if format == "ris" && err.contains("Unknown input format") {
            skipped("pandoc-ris", "this pandoc reads no RIS");
            continue;
        }
        assert!(output.status.success(), "{format}: {err}");
        assert!(!err.contains("not found"), "{format}: {err}");
        assert!(out.contains("Le pont & la route") && out.contains("Martin"), "{format}: {out}");
    }
}
