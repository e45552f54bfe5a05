//! `guillemet import` on exports as other programs write them, and bookmarks as Web Annotations there and back.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{Person, Said, lines};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Invented articles about an invented town.
const ARTICLES: [(&str, &str); 2] = [
    (
        "pont.md",
        "---\ntitle: Le pont rouvrira\ndate: 2023-08-17\nsource: https://www.courrier.example/pont/\n---\n\
         « Nous tiendrons ce calendrier coûte que coûte », a déclaré Claire Dupont, maire de Valcourt.\n\n\
         Le chantier emploie quarante ouvriers venus de toute la vallée et deux péniches.\n",
    ),
    ("digue.md", "---\ntitle: La digue a cédé\n---\n« La digue ne pouvait pas tenir », a expliqué Paul Roux.\n"),
];

struct Desk {
    person: Person,
    archive: TempDir,
}

impl Desk {
    fn new() -> Self {
        let archive = TempDir::new().unwrap();
        for (name, text) in ARTICLES {
            fs::write(archive.path().join(name), text).unwrap();
        }
        Self { person: Person::new(), archive }
    }

    fn import(&self, name: &str, text: &str, more: &[&str]) -> Said {
        let path = self.person.folder(name);
        fs::write(&path, text).unwrap();
        let mut arguments = vec!["import", path.to_str().unwrap(), "-a", self.archive.path().to_str().unwrap()];
        arguments.extend_from_slice(more);
        self.person.run(&arguments)
    }

    fn kept(&self) -> Vec<Value> {
        lines(&self.person.run(&["bookmarks", "-f", "jsonl"]).out)
    }
}

/// A mark of Hypothesis.
fn mark(uri: &str, exact: &str, note: &str) -> Value {
    json!({ "uri": uri, "text": note, "tags": ["pont"], "created": "2026-03-01T10:00:00Z",
            "document": { "title": [""] },
            "target": [{ "selector": [{ "type": "TextQuoteSelector", "exact": exact }] }] })
}

#[test]
fn marks_find_their_article_and_their_words() {
    let desk = Desk::new();
    let export = json!({ "rows": [
        mark("http://courrier.example/pont?utm_source=a", "« Nous tiendrons ce calendrier coûte que coûte »", "à citer"),
        mark("https://elsewhere.example/x", "quarante ouvriers venus de toute la vallée", ""),
        mark("https://courrier.example/pont", "Le chantier emploie bien quarante ouvriers", ""),
        mark("https://elsewhere.example/y", "rien de tout cela n’est dans l’archive", ""),
        { "text": "no address" },
    ]})
    .to_string();
    let dry = desk.import("export.json", &export, &["--dry-run"]);
    assert_eq!((dry.code, desk.kept().len()), (0, 0), "{}", dry.err);
    let said = desk.import("export.json", &export, &[]);
    let fates: Vec<&str> = said.out.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(fates, ["placed", "placed", "placed, the text differs", "not in the archive"], "{}", said.err);
    assert_eq!(said.out, dry.out);
    assert!(said.err.contains("record 5: no address") && said.err.contains("3 of 4 highlights kept"), "{}", said.err);
    let kept = desk.kept();
    let quotation = kept.iter().find(|kept| kept["note"] == "à citer").unwrap();
    assert_eq!((&quotation["speaker"], &quotation["date"]), (&json!("Claire Dupont"), &json!("2023-08-17")));
    assert_eq!((&quotation["tags"], &quotation["created"]), (&json!(["pont"]), &json!("2026-03-01T10:00:00Z")));
}

#[test]
fn nothing_is_kept_twice_and_what_has_no_place_only_when_asked() {
    let desk = Desk::new();
    let csv = "Highlight,Book Title,Book Author,Note\n\
               Le chantier emploie quarante ouvriers,Le pont rouvrira,,\nRien de tel,Un livre,A. B.,oui\n";
    assert_eq!(desk.import("readwise.csv", csv, &[]).code, 0);
    assert_eq!(desk.kept().len(), 1);
    let again = desk.import("readwise.csv", csv, &["--keep-unplaced"]);
    assert!(again.out.starts_with("kept already: "), "{}", again.out);
    let kept = desk.kept();
    let orphan = kept.iter().find(|kept| kept["note"] == "oui").unwrap();
    assert_eq!((&orphan["title"], &orphan["words"]), (&json!("Un livre"), &json!("Rien de tel")));
    assert_eq!(desk.import("readwise.csv", csv, &["--keep-unplaced"]).code, 0);
    assert_eq!(desk.kept().len(), 2);
}

#[test]
fn a_clipped_article_and_wallabag_give_their_marks() {
    let desk = Desk::new();
    let clip = "---\ntitle: La digue a cédé\n---\n==« La digue ne pouvait pas tenir »==, a expliqué Paul Roux.\n";
    assert_eq!(desk.import("clip.md", clip, &[]).code, 0);
    let entry = json!([{ "title": "x", "url": "https://courrier.example/pont", "content": "",
                         "annotations": [{ "quote": "deux péniches", "text": "?" }] }]);
    assert_eq!(desk.import("wallabag.json", &entry.to_string(), &[]).code, 0);
    assert_eq!(desk.kept().len(), 2);
    assert!(desk.kept().iter().any(|kept| kept["speaker"] == "Paul Roux"));
}

#[test]
fn bookmarks_go_out_as_web_annotations_and_come_back_whole() {
    let desk = Desk::new();
    let export = json!({ "rows": [mark("https://courrier.example/pont", "quarante ouvriers", "à \u{1}voir"),
                                  mark("https://courrier.example/pont", "", "tout l’article")] });
    assert_eq!(desk.import("export.json", &export.to_string(), &[]).code, 0);
    let written = desk.person.run(&["bookmarks", "-f", "jsonld"]).out;
    let page: Value = serde_json::from_str(&written).unwrap();
    assert_eq!((&page["type"], page["items"].as_array().unwrap().len()), (&json!("AnnotationPage"), 2));
    let other = Desk { person: Person::new(), archive: TempDir::new().unwrap() };
    fs::write(other.archive.path().join("a.txt"), "Rien.").unwrap();
    let said = other.import("page.jsonld", &written, &[]);
    assert_eq!(said.code, 0, "{}", said.err);
    let sorted = |mut kept: Vec<Value>| {
        kept.sort_by_key(|kept| kept["id"].as_str().unwrap().to_owned());
        kept
    };
    assert_eq!(sorted(other.kept()), sorted(desk.kept()));
}

#[test]
fn what_is_no_export_is_told_and_keeps_nothing() {
    let desk = Desk::new();
    let said = desk.import("notes.md", "Rien de marqué.\n", &[]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("notes.md: no export that is known"), "{}", said.err);
    assert_eq!(desk.import("empty.json", "{\"rows\":[]}", &[]).code, 1);
}

#[test]
fn two_notes_on_one_passage_are_two_bookmarks() {
    let desk = Desk::new();
    let words = "quarante ouvriers venus de toute la vallée";
    let page = "https://courrier.example/pont";
    let rows = [mark(page, words, "une"), mark(page, words, "deux"), mark(page, "", "trois"), mark(page, "", "quatre")];
    let export = json!({ "rows": rows }).to_string();
    assert_eq!(desk.import("export.json", &export, &[]).code, 0);
    let mut notes: Vec<String> = desk.kept().iter().map(|kept| kept["note"].as_str().unwrap().to_owned()).collect();
    notes.sort();
    assert_eq!(notes, ["deux", "quatre", "trois", "une"]);
    desk.import("export.json", &export, &[]);
    assert_eq!(desk.kept().len(), 4, "nothing twice");
    let written = desk.person.run(&["bookmarks", "-f", "jsonld"]).out;
    // Whole bookmarks need no archive to come back.
    let other = Person::new();
    let said = other.run_with(&["import", "-"], &written);
    assert_eq!((said.code, lines(&other.run(&["bookmarks", "-f", "jsonl"]).out).len()), (0, 4), "{}", said.err);
}

#[test]
fn a_note_that_another_program_changed_comes_back_changed() {
    let desk = Desk::new();
    desk.import("e.json", &json!({ "rows": [mark("https://courrier.example/pont", "", "avant")] }).to_string(), &[]);
    let written = desk.person.run(&["bookmarks", "-f", "jsonld"]).out;
    let mut page: Value = serde_json::from_str(&written).unwrap();
    page["items"][0]["body"][0]["value"] = json!("après");
    let other = Desk::new();
    assert_eq!(other.import("page.jsonld", &page.to_string(), &[]).code, 0);
    assert_eq!(other.kept()[0]["note"], "après");
}

#[test]
fn what_waited_for_its_article_gets_its_place() {
    let desk = Desk::new();
    let page = desk.archive.path().join("pont.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::remove_file(&page).unwrap();
    let export =
        json!({ "rows": [mark("https://courrier.example/pont", "quarante ouvriers venus de toute", "à voir")] });
    let said = desk.import("export.json", &export.to_string(), &["--keep-unplaced"]);
    assert!(said.out.starts_with("kept without its article"), "{}{}", said.out, said.err);
    fs::write(&page, text).unwrap();
    assert!(desk.import("export.json", &export.to_string(), &[]).out.starts_with("placed"));
    let kept = desk.kept();
    assert_eq!((kept.len(), &kept[0]["title"]), (1, &json!("Le pont rouvrira")));
    assert_eq!(kept[0]["note"], "à voir");
}

#[test]
fn a_reader_of_the_output_that_goes_away_loses_no_bookmark() {
    let desk = Desk::new();
    let row = |at: usize| mark("https://courrier.example/pont", "", &format!("note {at}"));
    let path = desk.person.folder("export.json");
    fs::write(&path, json!({ "rows": (0..3000).map(row).collect::<Vec<_>>() }).to_string()).unwrap();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_guillemet"))
        .args(["import", path.to_str().unwrap(), "-a", desk.archive.path().to_str().unwrap()])
        .envs(desk.person.environment())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
    assert_eq!(desk.kept().len(), 3000);
}

#[test]
fn exports_are_read_in_every_shape_and_encoding() {
    let words = "quarante ouvriers venus de toute la vallée";
    let page = "https://courrier.example/pont";
    let reply = json!({ "uri": page, "text": "non", "references": ["x"], "target": [{ "source": page }] });
    let client = json!({ "export_date": "2026-03-01", "annotations": [mark(page, words, "client"), reply] });
    let clipper = json!([{ "url": page, "highlights": [{ "text": words, "timestamp": "2026-03-01T10:00:00.000Z", "notes": ["été"] }] }]);
    let broken = format!("{}\n{{\"uri\": broken\n{}\n", mark(page, words, "a"), mark(page, words, "b"));
    for (name, text, kept) in
        [("client.json", client.to_string(), 1), ("clip.json", clipper.to_string(), 1), ("lines.jsonl", broken, 2)]
    {
        let desk = Desk::new();
        let said = desk.import(name, &text, &[]);
        assert_eq!((said.code, desk.kept().len()), (0, kept), "{name}: {}{}", said.out, said.err);
        assert_eq!(desk.kept()[0]["created"], "2026-03-01T10:00:00Z", "{name}");
    }
    let desk = Desk::new();
    let path = desk.person.folder("old.csv");
    fs::write(
        &path,
        b"Highlight,Book Title,Note\nquarante ouvriers venus de toute la vall\xE9e,Le pont rouvrira,\xE9t\xE9\n",
    )
    .unwrap();
    let archive = desk.archive.path().to_str().unwrap();
    let said = desk.person.run(&["import", path.to_str().unwrap(), "-a", archive]);
    assert!(said.out.starts_with("placed: "), "{}{}", said.out, said.err);
    assert_eq!(desk.kept()[0]["note"], "été");
    let clip = "---\ntitle: La digue a cédé\n---\n==« La digue ne pouvait pas tenir »==, a expliqué Paul Roux.\n";
    assert_eq!(desk.person.run_with(&["import", "-", "-a", archive], clip).code, 0);
    let said = desk.import("cut.json", "{\"rows\":[{\"uri\":", &[]);
    assert!(
        said.code == 2 && said.err.contains("cut.json: not valid JSON") && said.err.contains("line 1"),
        "{}",
        said.err
    );
}
