//! One small file of each format that is text: what is read from it, to the letter, and that its quotations are found.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;

use guillemet::analysis::analyse;
use guillemet::formats;

use super::root;

/// The files and how many articles each has.
const FILES: [(&str, usize); 16] = [
    ("boite.mbox", 2),
    ("depeche-iptc7901.txt", 1),
    ("depeche-newsml.xml", 1),
    ("depeche-nitf.xml", 1),
    ("edition-tei.xml", 2),
    ("europresse.html", 2),
    ("factiva.html", 2),
    ("flux.xml", 2),
    ("lettre.eml", 1),
    ("nexis.txt", 2),
    ("ninjs.json", 1),
    ("note-joplin.md", 1),
    ("note.rtf", 1),
    ("notes.enex", 1),
    ("page.mhtml", 1),
    ("tableau.csv", 2),
];

fn parsed(file: &str) -> formats::ParsedFile {
    let bytes = fs::read(root().join("sample-data/formats").join(file)).unwrap();
    let parsed = formats::read(file, &bytes).unwrap_or_else(|error| panic!("{file}: {error}"));
    assert!(parsed.problems.is_empty(), "{file}: {:?}", parsed.problems);
    parsed
}

/// What was read, in the words of the file of expectations.
fn told(file: &str) -> String {
    let mut text = String::new();
    for article in parsed(file).articles {
        let meta = article.meta;
        let or_none = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        let language = meta.language.map(|language| language.code().to_owned());
        writeln!(text, "## {file} {} {}", article.format.name(), article.place.record).unwrap();
        writeln!(text, "title: {}", or_none(meta.title)).unwrap();
        writeln!(text, "date: {}", or_none(meta.date.map(|date| date.to_string()))).unwrap();
        writeln!(text, "source: {}", or_none(meta.source)).unwrap();
        writeln!(text, "author: {}", meta.author.join("; ")).unwrap();
        writeln!(text, "section: {}", or_none(meta.section)).unwrap();
        writeln!(text, "url: {}", or_none(meta.url)).unwrap();
        writeln!(text, "language: {}", or_none(language)).unwrap();
        writeln!(text, "tags: {}", meta.tags.join("; ")).unwrap();
        for paragraph in &article.body.paragraphs {
            writeln!(text, "{}: {}", paragraph.line, paragraph.span.of(&article.body.text)).unwrap();
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_format_is_read_to_the_letter() {
    let found: String = FILES.iter().map(|(file, _)| told(file)).collect();
    let expected = root().join("tests/sample_data/expected.txt");
    if std::env::var_os("WRITE_EXPECTED").is_some() {
        fs::write(&expected, &found).unwrap();
    }
    let expected = fs::read_to_string(expected).unwrap();
    for (found, expected) in found.split("\n\n").zip(expected.split("\n\n")) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn every_article_has_its_quotation_with_a_speaker() {
    for (file, count) in FILES {
        let articles = parsed(file).articles;
        assert_eq!(articles.len(), count, "{file}");
        for article in articles {
            let spoken =
                analyse(&article).quotations.into_iter().filter(|quotation| quotation.speaker.is_some()).count();
            assert!(spoken > 0, "{file} {}", article.body.text);
        }
    }
}
