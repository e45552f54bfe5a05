//! Every field of every bibliography, read back by parsers that are not ours: titles, authors, addresses and dates that
//! break what is careless. Parsers that the machine does not have are skipped, and the test says so.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::io::Write as _;
use std::process::{Command, Stdio};

use biblatex::{Bibliography, ChunksExt as _, PermissiveType, Type as _};
use guillemet::citation::{Citation, Format, Source, render_all};
use serde_json::Value;

use common::skipped;

const TITLES: [&str; 24] = [
    "Le pont rouvrira",
    "Un mot {sans fin",
    "Un smiley :-} en une",
    "}{ à l’envers {",
    "{Tout} entre {accolades}",
    "50 % de R&D, 10 $ et #1_a",
    "Un antislash \\ et \\emph{du gras}",
    "Un guillemet \" seul, et l’apostrophe '",
    "« Des guillemets », puis “d’autres”",
    "a^b ~ c | d < e > f",
    "-- deux tirets --- trois",
    "L’œuvre d’Æthel, cœur",
    "Titre = {piège}, author = {Autre}",
    "@article{clé, title = x}",
    "a, b and c et d",
    "Tout se termine par \\",
    "`code` et ''deux''",
    "100 €, 20 °C, § 3, ½",
    "日本語の題名 и русский",
    "Merci 👩\u{200d}🚒 !",
    "ER  - fin de notice",
    "<i>Italique</i> & <b>gras</b>",
    "[Entre crochets]",
    "Un $x^2$ et un %commentaire",
];

/// A name as a page has it; family name, given name, suffix: a body has the first alone.
const AUTHORS: [(&str, &str, &str, &str); 14] = [
    ("Claire Dupont", "Dupont", "Claire", ""),
    ("Nora Le Guen", "Le Guen", "Nora", ""),
    ("Anne de La Tour", "de La Tour", "Anne", ""),
    ("Ahmed Ben Salah", "Ben Salah", "Ahmed", ""),
    ("Luis Prado y Vega", "Prado y Vega", "Luis", ""),
    ("Ada King, Jr.", "King", "Ada", "Jr."),
    ("John Reed III", "Reed", "John", "III"),
    ("Ida von der Aue", "von der Aue", "Ida", ""),
    ("Fatou N’Diaye", "N’Diaye", "Fatou", ""),
    ("The Valley Post", "The Valley Post", "", ""),
    ("Pêche, chasse and nature", "Pêche, chasse and nature", "", ""),
    ("Équipe {web}", "Équipe {web}", "", ""),
    ("AFP", "AFP", "", ""),
    ("R&D 100 % {", "R&D 100 % {", "", ""),
];

const URLS: [&str; 5] = [
    "https://a.example/b_c%20d?e=f&g#h",
    "https://a.example/a_(b)?c=1&d=[2]",
    "https://a.example/{accolade}/~u",
    "https://été.example/à/œ",
    "https://a.example/x?q=%C3%A9#%",
];

const DATES: [&str; 4] = ["2023-08-17", "2023-08", "2023", ""];

fn citations() -> Vec<Citation> {
    let one = |at: usize| {
        let source = Source {
            id: format!("{at:04}c1d2e4b5a3f0").parse().ok(),
            title: TITLES[at % TITLES.len()].to_owned(),
            date: DATES[at % DATES.len()].parse().ok(),
            name: Some("Le Courrier & Cie {Rhône}".to_owned()),
            author: vec![AUTHORS[at % AUTHORS.len()].0.to_owned(), "Marc Vial".to_owned()],
            url: Some(URLS[at % URLS.len()].to_owned()),
            ..Source::default()
        };
        Citation { words: format!("Dit : {}", TITLES[(at + 7) % TITLES.len()]), source, ..Citation::default() }
    };
    (0..TITLES.len() * 2).map(one).collect()
}

/// What counts in a text that went through a typesetter: not the shape of marks and dashes, nor blanks.
fn bare(text: &str) -> String {
    let text = text.replace(['“', '”', '«', '»', '"', '`', '‘', '’', '\'', '\u{b4}'], "");
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{200d}')).collect()
}

fn assert_alike(read: &str, written: &str, from: &str) {
    assert_eq!(bare(read), bare(written), "{from}");
}

#[test]
fn biblatex_means_what_the_article_says() {
    let citations = citations();
    let text = render_all(&citations, &Format::Biblatex);
    let read = Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let entries: Vec<_> = read.iter().collect();
    assert_eq!(entries.len(), citations.len());
    for (at, (entry, citation)) in entries.iter().zip(&citations).enumerate() {
        let source = &citation.source;
        assert_alike(&entry.title().unwrap().format_verbatim(), &source.title, &text);
        let authors = entry.author().unwrap();
        let (_, family, given, suffix) = AUTHORS[at % AUTHORS.len()];
        let person = &authors[0];
        let name = [person.prefix.as_str(), &person.name].join(" ");
        assert_alike(&name, family, &source.author[0]);
        assert_alike(&person.given_name, given, &source.author[0]);
        assert_alike(&person.suffix, suffix, &source.author[0]);
        assert_eq!((authors.len(), authors[1].name.as_str()), (2, "Vial"));
        let address = entry.get("url").unwrap().format_verbatim();
        assert!(address.starts_with("https://") && !address.contains(['{', '}', ' ', '\\']), "{address}");
        let date = source.date.map(|date| date.to_string());
        match (entry.date(), date) {
            (Ok(PermissiveType::Typed(read)), Some(date)) => assert_eq!(read.to_chunks().format_verbatim(), date),
            (Err(_), None) => {}
            (read, date) => panic!("{read:?} {date:?}"),
        }
        assert_alike(&entry.journal_title().unwrap().format_verbatim(), source.name.as_deref().unwrap(), &text);
    }
}

/// What a script of Python prints for a text; `None` when Python or its module is not here.
fn python(module: &str, script: &str, text: &str) -> Option<Value> {
    let has = Command::new("python3").args(["-c", &format!("import {module}")]).output();
    if !has.is_ok_and(|output| output.status.success()) {
        skipped(module, &format!("there is no python3 with {module} here"));
        return None;
    }
    let mut child = Command::new("python3")
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}\n{text}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn pybtex_reads_every_entry() {
    let text = render_all(&citations(), &Format::Biblatex);
    let script = "import sys, json\nfrom pybtex.database import parse_string\n\
                  read = parse_string(sys.stdin.read(), 'bibtex')\n\
                  print(json.dumps([[str(p) for p in e.persons['author']] for e in read.entries.values()]))";
    let Some(read) = python("pybtex", script, &text) else { return };
    let entries = read.as_array().unwrap();
    assert_eq!(entries.len(), citations().len());
    assert!(
        entries.iter().all(|authors| authors.as_array().unwrap().len() == 2 && authors[1] == "Vial, Marc"),
        "{read}"
    );
}

#[test]
fn ris_means_what_the_article_says() {
    let citations = citations();
    let text = render_all(&citations, &Format::Ris);
    let script = "import sys, json, rispy\nprint(json.dumps(rispy.loads(sys.stdin.read())))";
    let Some(read) = python("rispy", script, &text) else { return };
    let entries = read.as_array().unwrap();
    assert_eq!(entries.len(), citations.len(), "{text}");
    for (at, (entry, citation)) in entries.iter().zip(&citations).enumerate() {
        assert_alike(entry["title"].as_str().unwrap_or_default(), &citation.source.title, &entry.to_string());
        let (_, family, given, suffix) = AUTHORS[at % AUTHORS.len()];
        let parts: Vec<&str> = [family, given, suffix].into_iter().filter(|part| !part.is_empty()).collect();
        assert_eq!(entry["authors"][0], parts.join(", "));
        let year = citation.source.date.map(|date| date.year().to_string());
        assert_eq!(entry["year"].as_str().map(str::to_owned), year);
    }
}

#[test]
fn csl_json_means_what_the_article_says() {
    let citations = citations();
    let text = render_all(&citations, &Format::CslJson);
    let read: Vec<Value> = serde_json::from_str(&text).unwrap();
    for (at, (item, citation)) in read.iter().zip(&citations).enumerate() {
        let (_, family, given, suffix) = AUTHORS[at % AUTHORS.len()];
        assert_alike(item["title"].as_str().unwrap(), &citation.source.title, &text);
        let author = &item["author"][0];
        let part = |name: &str| author[name].as_str().unwrap_or_default().to_owned();
        match given {
            "" => assert_eq!(part("literal"), family),
            _ => assert_eq!(
                (part("family").as_str(), part("given").as_str(), part("suffix").as_str()),
                (family, given, suffix)
            ),
        }
    }
    let script = "import sys, json, warnings\nwarnings.simplefilter('ignore')\n\
                  from citeproc.source.json import CiteProcJSON\n\
                  print(json.dumps(sorted(CiteProcJSON(json.load(sys.stdin)).keys())))";
    if let Some(keys) = python("citeproc", script, &text) {
        assert_eq!(keys.as_array().unwrap().len(), citations.len());
    }
}
