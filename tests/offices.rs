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

/// The words of an article that names two women and describes one of them by her office.
const NAMED: &str = "Le port de Vannes attendait mardi Anne Roy et Julie Roche, venues par le train.\n\nLes pêcheurs aussi.\n\n\
                     « Le texte sera voté avant l’été », a promis la ministre de la Mer.\n\n« Les ports en vivront », a ajouté la ministre.";

fn write(archive: &TempDir, name: &str, date: &str, text: &str) {
    let article = format!("Titre : Article {name}\nDate : {date}\n\n{text}\n");
    fs::write(archive.path().join(format!("{name}.txt")), article).unwrap();
}

/// Three articles that name the minister, none that only describes her.
fn naming() -> TempDir {
    let archive = archive();
    for name in ["d", "e"] {
        fs::remove_file(archive.path().join(format!("{name}.txt"))).unwrap();
    }
    archive
}

/// Who says what, and who probably does.
fn said(person: &Person, archive: &TempDir) -> Vec<(String, String, Option<String>)> {
    let text = |row: &Value, field: &str| row[field].as_str().map(str::to_owned);
    let mut said: Vec<_> = rows(person, archive, "")
        .iter()
        .map(|row| (text(row, "words").unwrap(), text(row, "speaker").unwrap_or_default(), text(row, "probably")))
        .collect();
    said.sort();
    said
}

fn speaker_of(said: &[(String, String, Option<String>)], words: &str) -> String {
    said.iter().find(|(found, ..)| found.contains(words)).unwrap().1.clone()
}

#[test]
fn other_articles_tell_which_of_the_named_holds_the_office_in_the_list_and_wherever_the_article_is_opened() {
    let (person, archive) = (Person::new(), naming());
    write(&archive, "d", "2019-04-01", NAMED);
    let path = archive.path().join("d.txt");
    let alone = person.run(&["analyze", path.to_str().unwrap()]).out;
    let alone: Value = serde_json::from_str(&alone).unwrap();
    assert_ne!(alone["quotations"][0]["speaker"]["name"], "Anne Roy", "the article alone doesn't say: {alone}");
    let said = said(&person, &archive);
    assert_eq!(speaker_of(&said, "Le texte sera voté"), "Anne Roy", "{said:?}");
    assert_eq!(speaker_of(&said, "Les ports en vivront"), "Anne Roy", "the bare title is hers from then on: {said:?}");
    assert!(said.iter().all(|(.., probably)| probably.is_none()), "{said:?}");
    let id = rows(&person, &archive, "")[0]["id"].as_str().unwrap().to_owned();
    let shown = |id: &str| person.run(&["show", id, "-a", archive.path().to_str().unwrap(), "--format", "json"]).out;
    for row in rows(&person, &archive, "") {
        let shown: Value = serde_json::from_str(&shown(row["id"].as_str().unwrap())).unwrap();
        assert_eq!(shown["speaker"]["name"], row["speaker"], "{shown}");
    }
    assert!(!id.is_empty());
}

#[test]
fn an_index_built_article_by_article_says_the_same_as_one_built_at_once() {
    let (person, archive) = (Person::new(), naming());
    let stored = |name: &str| fs::read_to_string(archive.path().join(name)).unwrap();
    let others = ["a.txt", "b.txt", "c.txt"].map(|name| (name, stored(name)));
    for (name, _) in &others {
        fs::remove_file(archive.path().join(name)).unwrap();
    }
    write(&archive, "d", "2019-04-01", NAMED);
    write(&archive, "f", "2019-04-02", "« Rien n’est joué à Lure », a répété la ministre de la Mer.");
    let first = said(&person, &archive);
    assert_ne!(speaker_of(&first, "Le texte sera voté"), "Anne Roy");
    for (name, text) in others.iter().rev() {
        fs::write(archive.path().join(name), text).unwrap();
        said(&person, &archive);
    }
    let step_by_step = said(&person, &archive);
    assert_eq!(speaker_of(&step_by_step, "Le texte sera voté"), "Anne Roy");
    let hint = step_by_step.iter().find(|(words, ..)| words.contains("Rien n’est joué")).unwrap();
    assert_eq!(hint.2.as_deref(), Some("Anne Roy"), "{step_by_step:?}");
    assert_eq!(said(&Person::new(), &archive), step_by_step);
    // What is gone is no evidence any more.
    fs::remove_file(archive.path().join("b.txt")).unwrap();
    let fewer = said(&person, &archive);
    assert_ne!(speaker_of(&fewer, "Le texte sera voté"), "Anne Roy");
    assert_eq!(said(&Person::new(), &archive), fewer);
}

#[test]
fn two_who_hold_an_office_of_one_name_are_told_apart_by_country_or_not_at_all() {
    let (person, archive) = (Person::new(), naming());
    for (at, name) in ["Paul Roux", "Marc Vial"].iter().cycle().take(6).enumerate() {
        let text = format!("Le Premier ministre {name} a visité le port mardi avec les pêcheurs de Brest.");
        write(&archive, &format!("p{at}"), "2019-03-01", &text);
    }
    for at in 0..3 {
        let text = format!("Marc Vial, Premier ministre belge, a visité le port mardi avec {at} pêcheurs de Brest.");
        write(&archive, &format!("b{at}"), "2019-03-01", &text);
    }
    write(&archive, "x", "2019-03-02", "« Rien n’est joué à Lure », a répété le Premier ministre.");
    write(&archive, "y", "2019-03-02", "« Tout est joué à Sète », a répété le Premier ministre belge.");
    let said = said(&person, &archive);
    let probably = |words: &str| said.iter().find(|(found, ..)| found.contains(words)).unwrap().2.clone();
    assert_eq!(probably("Rien n’est joué"), None, "{said:?}");
    assert_eq!(probably("Tout est joué").as_deref(), Some("Marc Vial"), "{said:?}");
}

#[test]
fn a_text_that_the_archive_has_several_times_says_so_once() {
    let (person, archive) = (Person::new(), TempDir::new().unwrap());
    for name in ["a", "b", "c"] {
        write(&archive, name, "2019-03-12", "Anne Roy, ministre de la Mer, a signé le texte mardi à Brest.");
    }
    write(&archive, "d", "2019-04-01", NAMED);
    let said = said(&person, &archive);
    assert_ne!(speaker_of(&said, "Le texte sera voté"), "Anne Roy", "{said:?}");
}
