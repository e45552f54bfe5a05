//! Citations through the programs that they are written for, where the machine has them; else the test says that it was
//! skipped, and why.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/skipped.rs"]
mod skipped;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use guillemet::analysis::{Certainty, How, QuotationKind};
use guillemet::article::Language;
use guillemet::citation::{
    Citation, CitedId, DocumentLanguage, Format, Source, SpokenBy, TargetDocument, render, render_all,
};
use skipped::skipped;
use tempfile::TempDir;

/// What people say, and what a format may take for something else.
const WORDS: [&str; 9] = [
    "Nous tiendrons ce calendrier.",
    "Il m’a dit « jamais », puis \"peut-être\", et c'est tout !",
    "Nous tiendrons ce calendrier.\n\nEt nous le ferons.",
    "50 % de *rien* & #moins_que_rien~ : [a] {b} <c> @d $e ^f `g` \\h \"i -- j 100 €",
    "* Une étoile\n\n# un dièse\n\n+ un plus\n\n1. un nombre\n\n> un chevron\n\n| un trait |",
    "http://a.example/b_c_d?e=f&g#h, <https://i.example>",
    "$x_1^2$ et \\(y\\), /italique/, =code=, ~tilde~, _souligné_, {{{macro}}}, [[lien][ici]], [fn:1], [cite:@x], #+end_quote",
    "We will keep to this timetable, whatever ‘they’ say.",
    "Numéro 1… « Deux » : trois — quatre ?",
];

fn citations() -> Vec<Citation> {
    let case = |(at, words): (usize, &&str)| Citation {
        id: format!("{at:02}a90c1d2e4b5a3f.120").parse().ok().map(CitedId::Passage),
        words: (*words).to_owned(),
        kind: Some(QuotationKind::Direct),
        cue: Some("a déclaré".to_owned()),
        speaker: Some(SpokenBy {
            text: "Claire Dupont".to_owned(),
            name: Some("Claire Dupont".to_owned()),
            role: None,
            how: How::Explicit,
            certainty: Certainty::FULL,
        }),
        place: Some((120, 153)),
        pages: None,
        remark: None,
        tags: Vec::new(),
        source: Source {
            id: format!("{at:02}a90c1d2e4b5a3f").parse().ok(),
            title: "R&D : 100 % d’a_b, « l’eau » {x}".to_owned(),
            title_is_incipit: at == 2,
            date: ["2023-08-17", "2023-08", "2023"][at % 3].parse().ok().filter(|_| at != 4),
            name: Some("Le Courrier du Rhône".to_owned()),
            author: vec!["Marc Vial".to_owned()],
            url: Some("https://courrier.example/a_(b)?c=1&d=[2]".to_owned()),
            language: Some(Language::French),
            path: "rhone/pont.md".to_owned(),
        },
        document: TargetDocument { language: DocumentLanguage::French, narrow_spaces: false },
    };
    WORDS.iter().enumerate().map(case).collect()
}

/// What the program writes when it is given this text; `None` when it is not here.
fn through(program: &str, arguments: &[&str], text: &str) -> Option<String> {
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        skipped(program, &format!("there is no {program} here"));
        return None;
    };
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program} {arguments:?}: {said}\n{text}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The characters that count: blanks, the shape of quotation marks and apostrophes, and brackets around addresses do not.
fn bare(text: &str) -> String {
    let marks = ['"', '“', '”', '«', '»', '\'', '‘', '’', '<', '>', '\u{200b}', '\u{2060}'];
    // LaTeX sets an ellipsis as three dots.
    text.replace('…', "...").chars().filter(|c| !c.is_whitespace() && !marks.contains(c)).collect()
}

/// Every word of the quotation stands in what the program understood, in order and with nothing in between; the
/// paragraphs may be set apart by marks of the target, and before a cue French has no full stop.
fn assert_said(citation: &Citation, understood: &str, from: &str) {
    let understood = bare(understood);
    let mut rest = understood.as_str();
    for paragraph in citation.words.split("\n\n") {
        let words = bare(paragraph).trim_end_matches('.').to_owned();
        let at = rest.find(&words);
        assert!(at.is_some(), "{words}\nis not in\n{understood}\nfrom\n{from}");
        rest = &rest[at.unwrap() + words.len()..];
    }
}

#[test]
fn pandoc_reads_the_very_words() {
    let readers = [
        (Format::Markdown, "markdown"),
        (Format::Markdown, "commonmark"),
        (Format::MarkdownFootnote, "markdown"),
        (Format::Pandoc, "markdown"),
        (Format::Org, "org"),
        (Format::OrgCite, "org"),
    ];
    for citation in citations() {
        for (format, reader) in &readers {
            let text = render(&citation, format);
            let arguments = ["-f", reader, "-t", "plain", "--wrap=none"];
            let Some(understood) = through("pandoc", &arguments, &text) else { return };
            assert_said(&citation, &understood, &text);
        }
    }
}

#[test]
fn pandoc_reads_the_references() {
    let citations = citations();
    for (format, reader) in [(Format::Biblatex, "biblatex"), (Format::CslJson, "csljson")] {
        let text = render_all(&citations, &format);
        let Some(understood) = through("pandoc", &["-f", reader, "-t", "csljson"], &text) else { return };
        let entries: Vec<serde_json::Value> = serde_json::from_str(&understood).unwrap();
        assert_eq!(entries.len(), citations.len(), "{text}");
        for (citation, entry) in citations.iter().zip(&entries) {
            let title = entry["title"].as_str().unwrap();
            // pandoc protects capitals by markup of its own.
            let title = title.replace("<span class=\"nocase\">", "").replace("</span>", "");
            assert!(bare(&title).contains(&bare(&citation.source.title)), "{title}");
            assert_eq!(entry["container-title"], "Le Courrier du Rhône");
            assert_eq!(entry["author"][0]["family"], "Vial");
            assert_eq!(entry["type"], "article-newspaper", "{text}");
            let parts = entry["issued"]["date-parts"][0].as_array().map_or(0, Vec::len);
            let date = citation.source.date.map_or(0, |date| date.to_string().split('-').count());
            assert_eq!(parts, date, "{entry}");
        }
    }
}

#[test]
fn org_itself_exports_the_very_words() {
    let folder = TempDir::new().unwrap();
    for citation in citations() {
        for format in [Format::Org, Format::OrgCite] {
            let text = render(&citation, &format);
            let file = folder.path().join("note.org");
            std::fs::write(&file, &text).unwrap();
            let export = "(progn (require 'ox-ascii) (setq org-ascii-text-width 10000 org-ascii-charset 'utf-8 \
                          org-export-with-toc nil org-export-with-broken-links t coding-system-for-write 'utf-8) \
                          (princ (org-export-as 'ascii nil nil t)))";
            let arguments = ["--batch", "-Q", file.to_str().unwrap(), "--eval", export];
            let Some(understood) = through("emacs", &arguments, "") else { return };
            assert_said(&citation, &understood, &text);
        }
    }
}

#[test]
fn biber_finds_no_mistake() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("references.bib");
    std::fs::write(&file, render_all(&citations(), &Format::Biblatex)).unwrap();
    let here = |name: &str| Path::new(folder.path()).join(name).to_str().unwrap().to_owned();
    let (log, out) = (here("biber.blg"), here("out.bib"));
    let arguments = ["--tool", "--validate-datamodel", "--logfile", &log, "-O", &out, file.to_str().unwrap()];
    let Some(said) = through("biber", &arguments, "") else { return };
    // Of what has no date none is invented, although biber misses it.
    let mistakes = said.lines().filter(|line| line.starts_with("WARN") || line.starts_with("ERROR"));
    let mistakes: Vec<&str> = mistakes.filter(|line| !line.ends_with("one of 'date, year' must be defined")).collect();
    assert_eq!(mistakes, Vec::<&str>::new());
    assert_eq!(std::fs::read_to_string(out).unwrap().matches("@ARTICLE{").count(), WORDS.len());
}

#[test]
fn latex_sets_the_very_words() {
    let here = |program: &str| Command::new(program).arg("--version").output().is_ok_and(|said| said.status.success());
    let package = Command::new("kpsewhich").arg("csquotes.sty").output().is_ok_and(|said| said.status.success());
    if !here("pdflatex") || !package || Command::new("pdftotext").arg("-v").output().is_err() {
        skipped("pdflatex", "there is no pdflatex with csquotes here, or no pdftotext");
        return;
    }
    let folder = TempDir::new().unwrap();
    let citations = citations();
    let mut text = "\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{lmodern}\n\\usepackage[style=french]{csquotes}\n\\hyphenpenalty=10000\n\
                    \\exhyphenpenalty=10000\n\\pagestyle{empty}\n\\begin{document}\n"
        .to_owned();
    for citation in &citations {
        text += &format!("{}\n\n", render(citation, &Format::Latex));
    }
    text += "\\end{document}\n";
    std::fs::write(folder.path().join("draft.tex"), &text).unwrap();
    let mut command = Command::new("pdflatex");
    command.args(["-interaction=nonstopmode", "-halt-on-error", "draft.tex"]).current_dir(folder.path());
    let said = command.env("HOME", folder.path()).output().unwrap();
    assert!(said.status.success(), "{}\n{text}", String::from_utf8_lossy(&said.stdout));
    let pdf = folder.path().join("draft.pdf");
    let read = Command::new("pdftotext").args(["-raw", pdf.to_str().unwrap(), "-"]).output().unwrap();
    let read = String::from_utf8(read.stdout).unwrap();
    for citation in &citations {
        assert_said(citation, &read, &text);
    }
}
