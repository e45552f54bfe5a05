//! What an archive knows of offices: gathered from all its articles, shown on pages, asked for by `role:`, and hinted at
//! where an article names nobody.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::Person;
use serde_json::Value;
use tempfile::TempDir;

/// Three articles that name the minister, another country's, and one that only describes her.
fn archive() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, date, text) in [
        (
            "a",
            "2019-01-10",
            "Anne Roy, ministre de la Mer, a visité le port de Brest. « Le quai tiendra », a-t-elle assuré.",
        ),
        ("b", "2019-03-12", "La ministre de la Mer, Anne Roy, a signé le texte mardi à Brest avec les pêcheurs."),
        ("c", "2019-05-02", "Anne Roy, ministre de la mer, rouvrira le port avant la fin de l’été."),
        (
            "d",
            "2019-04-01",
            "Rien n’est joué à Vannes.\n\n« Le texte sera voté avant l’été », a promis la ministre de la Mer.",
        ),
        (
            "e",
            "2024-04-01",
            "Rien n’est joué à Lure.\n\n« Le budget sera voté avant l’été », a promis la ministre de la Mer.",
        ),
    ] {
        let article = format!("Titre : Article {name}\nDate : {date}\n\n{text}\n");
        fs::write(folder.path().join(format!("{name}.txt")), article).unwrap();
    }
    folder
}

fn rows(person: &Person, archive: &TempDir, query: &str) -> Vec<Value> {
    let run = person.run(&["quotes", "-a", archive.path().to_str().unwrap(), "--format", "jsonl", query]);
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_description_gets_a_hint_from_other_articles_of_its_time_and_it_is_never_cited() {
    let (person, archive) = (Person::new(), archive());
    let all = rows(&person, &archive, "");
    let hint = |words: &str| {
        let row = all.iter().find(|row| row["words"].as_str().unwrap().contains(words)).unwrap();
        (row["probably"].as_str().map(str::to_owned), row["id"].as_str().unwrap().to_owned())
    };
    let (named, id) = hint("Le texte sera voté");
    assert_eq!(named.as_deref(), Some("Anne Roy"), "{all:?}");
    assert_eq!(hint("Le budget sera voté").0, None, "years later somebody else may hold it");
    let cited = person.run(&["show", &id, "-a", archive.path().to_str().unwrap(), "--format", "md"]).out;
    assert!(cited.contains("ministre de la Mer") && !cited.contains("Anne Roy"), "{cited}");
}

#[test]
fn quotations_are_found_by_the_office_of_who_said_them() {
    let (person, archive) = (Person::new(), archive());
    let said = |query: &str| rows(&person, &archive, query).len();
    assert_eq!(said("role:ministre"), 3);
    assert_eq!(said("fonction:\"ministre de la mer\" since:2020"), 1);
    assert_eq!(said("role:pêcheur"), 0);
    let articles = person.run(&["articles", "-a", archive.path().to_str().unwrap(), "role:ministre", "-f", "tsv"]).out;
    assert_eq!(articles.lines().count(), 3, "{articles}");
}
