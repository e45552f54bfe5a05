//! `guillemet export --to annotations`: what a person corrected, as the measures read it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::Person;
use serde_json::{Value, json};
use tempfile::TempDir;

const ARTICLE: &str = "Titre : Le quai\nDate : 2023-08-17\n\nÀ Brest, Paul Roche a reçu Anne Vial.\n\n« Le quai tiendra », a assuré \
    Paul Roche.\n\n« La passerelle » est le nom du bar.\n";

#[test]
fn corrections_are_written_as_annotated_articles_and_nothing_is_written_over() {
    let (person, archive) = (Person::new(), TempDir::new().unwrap());
    fs::write(archive.path().join("quai.txt"), ARTICLE).unwrap();
    let folder = archive.path().to_str().unwrap();
    let listed = person.run(&["quotes", "-a", folder, "--format", "jsonl"]).out;
    let quotation: Value = serde_json::from_str(listed.lines().next().unwrap()).unwrap();
    let file = person.home.path().join("mine.jsonl");
    let export = |to: &str| person.run(&["export", "--to", "annotations", to, "-a", folder]);
    assert_eq!(export(file.to_str().unwrap()).code, 1, "nothing was corrected");

    let correction = json!({
        "id": "0011223344556677", "created": "2026-02-03T10:00:00Z", "article": quotation["article"],
        "anchor": {"exact": "« Le quai tiendra »"}, "verdict": {"speaker": "Anne Vial"},
    });
    let config = person.home.path().join("config");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("corrections.jsonl"), format!("{correction}\n")).unwrap();
    let said = export(file.to_str().unwrap());
    assert_eq!(said.code, 0, "{}", said.err);
    let written: Value = serde_json::from_str(fs::read_to_string(&file).unwrap().trim()).unwrap();
    let judged = &written["quotations"];
    assert_eq!(judged.as_array().unwrap().len(), 1, "{written}");
    assert_eq!((&judged[0]["label"], &judged[0]["speaker"]), (&json!("speech"), &json!("Anne Vial")));
    let span = judged[0]["start"].as_u64().unwrap() as usize..judged[0]["end"].as_u64().unwrap() as usize;
    let text: Vec<char> = written["text"].as_str().unwrap().chars().collect();
    assert_eq!(text[span].iter().collect::<String>(), "« Le quai tiendra »");
    assert_eq!(export(file.to_str().unwrap()).code, 2, "the file is there already");
    assert_eq!(export(person.home.path().to_str().unwrap()).code, 0);
    assert!(person.home.path().join("annotations.jsonl").exists());
}
