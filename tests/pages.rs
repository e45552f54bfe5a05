//! A quotation from a PDF is cited with its page, and stays so as a bookmark.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{Person, lines};
use serde_json::Value;

/// A PDF with a page for each text, a line a sentence.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|n| format!("{} 0 R ", 10 + 2 * n)).collect();
    let mut objects = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (
            2,
            format!(
                "<</Type/Pages/Count {}/MediaBox[0 0 600 800]/Kids[{kids}]/Resources<</Font<</F 3 0 R>>>>>>",
                pages.len()
            ),
        ),
        (3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned()),
    ];
    for (n, sentences) in pages.iter().enumerate() {
        let shown = |(at, line): (usize, &&str)| format!("1 0 0 1 50 {} Tm ({line}) Tj\n", 700 - 60 * at);
        let text: String = sentences.iter().enumerate().map(shown).collect();
        let text = format!("BT /F 12 Tf\n{text}ET");
        objects.push((10 + 2 * n, format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 11 + 2 * n)));
        objects.push((11 + 2 * n, format!("<</Length {}>>stream\n{text}\nendstream", text.len())));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut xref = String::from("xref\n0 1\n0000000000 65535 f \n");
    for (id, object) in objects {
        xref.push_str(&format!("{id} 1\n{:010} 00000 n \n", file.len()));
        file.extend(format!("{id} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = file.len();
    file.extend(format!("{xref}trailer<</Size 99/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").bytes());
    file
}

#[test]
fn the_page_of_a_pdf_is_cited() {
    let person = Person::new();
    let archive = person.folder("archive");
    fs::create_dir(&archive).unwrap();
    let first: &[&str] = &[
        "The harbour wall of Dieppe was built a long time ago, and it needs work.",
        "The town council met on Monday evening.",
    ];
    let second: &[&str] = &[
        "\\223The harbour wall will hold this winter,\\224 said Anne Vial, the mayor.",
        "Nobody else spoke that evening.",
    ];
    fs::write(archive.join("wall.pdf"), pdf(&[first, second])).unwrap();
    let folder = archive.to_str().unwrap();

    let analysed = lines(&person.run(&["analyze", archive.join("wall.pdf").to_str().unwrap()]).out);
    assert_eq!(analysed[0]["quotations"][0]["page"], "2", "{}", analysed[0]);
    for (format, wanted) in
        [("plain", "p.\u{a0}2)"), ("latex", "\\cite[2]{"), ("biblatex", "pages = {2}"), ("ris", "SP  - 2")]
    {
        let said = person.run(&["quotes", "harbour", "-a", folder, "--format", format]);
        assert!(said.out.contains(wanted), "{format}: {} {}", said.out, said.err);
    }
    let plain = person.run(&["analyze", &common::sample()]).out;
    assert!(
        lines(&plain)
            .iter()
            .flat_map(|article| article["quotations"].as_array().unwrap())
            .all(|quotation| quotation.get("page").is_none())
    );

    // A bookmark keeps it, when the file is gone too.
    let kept = person.run(&["quotes", "harbour", "-a", folder, "--format", "jsonld"]).out;
    fs::remove_file(archive.join("wall.pdf")).unwrap();
    let said = person.run_with(&["import", "-", "-a", folder], &kept);
    assert_eq!(said.code, 0, "{}", said.err);
    let said = person.run(&["bookmarks", "--template", "{speaker}: {page}"]);
    assert_eq!(said.out, "Anne Vial: 2\n", "{}", said.err);
    let exported: Value = serde_json::from_str(person.run(&["bookmarks", "--format", "json"]).out.trim()).unwrap();
    assert_eq!(exported["page"], "2");
}
