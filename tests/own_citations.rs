//! What guillemet writes goes through `guillemet check` without a false alarm, in every format.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{Person, lines};
use serde_json::Value;
use tempfile::TempDir;

/// Invented articles, with what a reference may stumble over: titles that are almost quotations, signs, no title.
const ARTICLES: [(&str, &str); 4] = [
    (
        "pont.md",
        "---\ntitle: \"« Nous tiendrons ce calendrier », promet la maire\"\nauthor: Inès Le Guen\ndate: 2023-08-17\n\
         source: Le Courrier du Val\nurl: https://courrier.example/pont_(1)?a=b\n---\n\
         « Nous tiendrons ce calendrier coûte que coûte, à 5 % près », a déclaré Claire Dupont, maire de Valcourt.\n\n\
         « Personne ne sera oublié dans cette affaire », a-t-elle ajouté.\n\n\
         « Il faut 10 000 € de plus, soit −3 % par an ! Et après ? », a demandé Paul Roux, préfet.\n",
    ),
    (
        "sans-titre.txt",
        "La digue a cédé dans la nuit de mardi à mercredi, selon les pompiers de la vallée.\n\n\
         « La digue [du nord] ne pouvait pas tenir {une} nuit de plus, c’est “inouï” », a expliqué Paul Roux.\n",
    ),
    (
        "english.md",
        "---\ntitle: A bridge & a crossing\ndate: 2024-01\nsource: The Valley Post\n---\n\
         “We never promised a ‘bridge’, we promised a crossing,” said Ada Hart.\n\n\
         Ada Hart said that the ferry would sail again before the end of the summer.\n",
    ),
    (
        "rapporte.md",
        "---\ntitle: Les travaux\nauthor: Rédaction\n---\n\
         Claire Dupont a affirmé que les travaux commenceraient dès le mois de novembre prochain.\n",
    ),
];

/// The formats and the ending of a file that has them.
const FORMATS: [(&str, &str); 12] = [
    ("plain", "txt"),
    ("md", "md"),
    ("md-footnote", "md"),
    ("pandoc", "md"),
    ("latex", "tex"),
    ("org", "org"),
    ("org-cite", "org"),
    ("typst", "typ"),
    ("biblatex", "bib"),
    ("csl-json", "json"),
    ("ris", "ris"),
    ("tsv", "tsv"),
];

#[test]
fn every_citation_of_every_format_is_exact() {
    let (person, archive) = (Person::new(), TempDir::new().unwrap());
    for (name, text) in ARTICLES {
        fs::write(archive.path().join(name), text).unwrap();
    }
    let archive = archive.path().to_str().unwrap();
    let quotations = lines(&person.run(&["quotes", "-a", archive, "-f", "jsonl"]).out);
    assert!(quotations.len() >= 5, "{quotations:?}");
    let articles = lines(&person.run(&["articles", "-a", archive, "-f", "jsonl"]).out);
    let ids: Vec<&str> = quotations.iter().chain(&articles).filter_map(|one| one["id"].as_str()).collect();
    let (mut found, mut alarms) = (0, Vec::new());
    for (format, ending) in FORMATS.into_iter().chain([("json", "jsonl")]) {
        for id in &ids {
            // As JSON an article is its whole analysis, no citation.
            if format == "json" && !id.contains('.') {
                continue;
            }
            let said = person.run(&["show", id, "-a", archive, "-f", format]);
            assert_eq!(said.code, 0, "{format} {id}: {}", said.err);
            let draft = person.home.path().join(format!("draft.{ending}"));
            fs::write(&draft, &said.out).unwrap();
            let checked = person.run(&["check", draft.to_str().unwrap(), "-a", archive, "-f", "jsonl"]);
            let all: Vec<Value> = lines(&checked.out);
            found += all.len();
            for one in &all {
                if one["verdict"] != "exact" || one["needs_look"] != false {
                    let (quote, findings, diff) = (&one["quote"], &one["findings"], &one["source"]["diff"]);
                    alarms.push(format!("{format}: {quote} {} {findings} {diff}\n{}", one["verdict"], said.out));
                }
            }
            assert_eq!(
                checked.code == 0,
                all.iter().all(|one| one["needs_look"] == false),
                "{format}: {}",
                checked.err
            );
        }
    }
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
    // Reported speech has no marks, and references have no quotations: of the rest each is found in each format.
    assert!(found >= 4 * 11, "{found}");
}
