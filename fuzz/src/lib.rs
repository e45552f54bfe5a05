//! What is fuzzed: for each target a function that takes any bytes and panics where the program would break a promise.
//!
//! `cargo fuzz` runs them by `fuzz_targets`, and the stable toolchain by `examples/fuzz.rs` of the program, which takes this
//! file in as a module. It knows neither of them.

use std::io::{Cursor, Write as _};

use guillemet::analysis::analyse;
use guillemet::annotations::{Anchor, Bookmark, Correction, EntityChoice, highlights};
use guillemet::article::{Article, Body, Span};
use guillemet::drafts::{self, Syntax};
use guillemet::profile::{Record, config};
use guillemet::text::fold::{Folded, Folding};
use guillemet::text::sanitize::sanitize;
use guillemet::text::segment::{sentences, tokens};
use guillemet::text::wrap::wrap;
use guillemet::{formats, search};

/// The name of a target, and what takes its bytes.
pub type Target = (&'static str, fn(&[u8]));

/// The targets by their names.
pub const TARGETS: &[Target] = &[
    ("text", |bytes| format("a.txt", bytes)),
    ("markdown", |bytes| format("a.md", bytes)),
    ("html", |bytes| format("a.html", bytes)),
    ("json", |bytes| format("a.json", bytes)),
    ("json_lines", |bytes| format("a.jsonl", bytes)),
    ("pdf", |bytes| format("a.pdf", bytes)),
    ("rtf", |bytes| format("a.rtf", bytes)),
    ("mail", |bytes| ["a.eml", "a.mbox", "a.mhtml"].iter().for_each(|name| format(name, bytes))),
    ("xml", |bytes| format("a.xml", bytes)),
    ("press", |bytes| ["a.html", "a.txt"].iter().for_each(|name| format(name, bytes))),
    ("warc", |bytes| format("a.warc", bytes)),
    ("packed", packed),
    ("sanitized", sanitized),
    ("fold", fold),
    ("rows", rows),
    ("segment", segment),
    ("query", query),
    ("quotations", quotations),
    ("entities", entities),
    ("anchors", anchors),
    ("drafts", drafts),
    ("imports", imports),
    ("records", records),
    ("settings", settings),
];

/// Runs a target on some bytes.
#[allow(unexpected_cfgs, reason = "the condition that cargo fuzz sets")]
pub fn run(target: &str, bytes: &[u8]) {
    // The library of `cargo fuzz` ends the process at any panic, also at one that the program catches and tells as a
    // damaged file (a PDF): so its hook is taken off. A panic that leaves a target still ends the process.
    static HOOK: std::sync::Once = std::sync::Once::new();
    if cfg!(fuzzing) {
        HOOK.call_once(|| drop(std::panic::take_hook()));
    }
    let (_, run) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target of this name");
    run(bytes);
}

fn is_piece(text: &str, span: Span) -> bool {
    span.start <= span.end && text.get(span.start..span.end).is_some()
}

/// An article whose body is any text that went through the door of the program.
fn article(bytes: &[u8]) -> Article {
    let body = formats::article_from_text(&sanitize(&String::from_utf8_lossy(bytes)));
    Article { body, ..Article::default() }
}

fn check_body(body: &Body) {
    assert_eq!(sanitize(&body.text), body.text, "what was read is safe to show");
    let mut before = 0;
    for paragraph in &body.paragraphs {
        assert!(is_piece(&body.text, paragraph.span) && paragraph.span.start >= before, "paragraphs stand in order");
        before = paragraph.span.end;
    }
    assert!(body.faces.iter().all(|(span, _)| is_piece(&body.text, *span)));
}

/// Every article of a file is safe, and is the same when it is read again by its place.
fn format(name: &str, bytes: &[u8]) {
    let Ok(read) = formats::read(name, bytes) else { return };
    for article in &read.articles {
        check_body(&article.body);
        let place = &article.place;
        let [start, end] =
            [place.bytes.start, place.bytes.end].map(|at| usize::try_from(at).expect("a place in memory"));
        let again = formats::read_record(name, &bytes[start..end], article.format, place);
        assert_eq!(again.as_ref(), Ok(article), "an article is the same when it is read again");
    }
}

/// A file inside a packed one: its name and its bytes.
type Member<'a> = (&'a str, &'a [u8]);

/// Packed files: as they are, and then these bytes as what stands in each kind of them, so that what is looked for is not
/// only how they are packed.
fn packed(bytes: &[u8]) {
    format("a.zip", bytes);
    let container: &[u8] = b"<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>";
    let package: &[u8] =
        b"<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
        <spine><itemref idref='a'/></spine></package>";
    let book: Member<'_> = ("mimetype", b"application/epub+zip");
    let packages: [(&str, &[Member<'_>]); 6] = [
        ("a.docx", &[("word/document.xml", bytes)]),
        ("a.odt", &[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", bytes)]),
        ("a.epub", &[book, ("META-INF/container.xml", container), ("a.opf", package), ("a.xhtml", bytes)]),
        ("a.epub", &[book, ("META-INF/container.xml", container), ("a.opf", bytes), ("a.xhtml", package)]),
        ("a.wacz", &[("datapackage.json", b"{}"), ("archive/a.warc", bytes)]),
        ("a.zip", &[("metadata_0_to_20.json", bytes), ("content/a.html", bytes)]),
    ];
    for (name, members) in packages {
        format(name, &pack(members));
    }
}

fn pack(members: &[Member<'_>]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in members {
        writer.start_file(*name, stored).expect("a member that can be begun in memory");
        writer.write_all(bytes).expect("memory that can be written to");
    }
    writer.finish().expect("a packed file in memory").into_inner()
}

fn sanitized(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let safe = sanitize(&text);
    assert!(!safe.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "nothing drives a terminal");
    assert_eq!(sanitize(&safe), safe);
}

fn fold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for folding in [Folding::Search, Folding::Spelling, Folding::Typography] {
        let folded = Folded::of(&text, folding);
        for (at, c) in folded.text.char_indices() {
            let original = folded.original(Span::new(at, at + c.len_utf8()));
            assert!(is_piece(&text, original), "each folded letter comes from somewhere");
        }
    }
}

fn rows(bytes: &[u8]) {
    let body = article(bytes).body;
    for width in [1, 7, 76] {
        let mut before = 0;
        for row in wrap(&body, width).rows {
            assert!(is_piece(&body.text, row.span) && row.span.start >= before, "rows stand in order");
            before = row.span.end;
        }
    }
}

fn segment(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut covered = 0;
    for sentence in sentences(&text, Span::new(0, text.len())) {
        for token in tokens(&text, sentence) {
            assert!(is_piece(&text, token.span) && token.span.start >= covered);
            assert!(text[covered..token.span.start].trim().is_empty(), "nothing but blanks is between tokens");
            covered = token.span.end;
        }
    }
    assert!(text[covered..].trim().is_empty());
}

fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let query = search::query::parse(&text, None);
    assert!(query.mistakes.iter().all(|mistake| is_piece(&text, mistake.span)));
    for line in text.lines().take(8) {
        for span in search::marks(&query, line).into_iter().chain(search::marks_in_prose(&query, line)) {
            assert!(is_piece(line, span));
        }
    }
}

fn quotations(bytes: &[u8]) {
    let article = article(bytes);
    let text = &article.body.text;
    let found = analyse(&article).quotations;
    for (at, quotation) in found.iter().enumerate() {
        assert!(is_piece(text, quotation.span) && !quotation.span.is_empty());
        assert!(at == 0 || found[at - 1].span.end <= quotation.span.start, "quotations never overlap");
        let inside = |piece: &Span| is_piece(text, *piece) && quotation.span.covers(*piece);
        assert!(quotation.words.iter().all(inside), "words stand in their quotation");
        assert!(quotation.continues.is_none_or(|before| before < at));
        assert!(quotation.cue.is_none_or(|cue| is_piece(text, cue)));
        assert!(quotation.speaker.as_ref().is_none_or(|speaker| is_piece(text, speaker.span)));
    }
}

fn entities(bytes: &[u8]) {
    let article = article(bytes);
    let found = analyse(&article);
    let mut before = 0;
    for mention in &found.mentions {
        assert!(is_piece(&article.body.text, mention.span) && mention.span.start >= before, "mentions never overlap");
        assert!(mention.entity < found.entities.len());
        before = mention.span.end;
    }
    assert!(found.entities.iter().all(|entity| !entity.name.is_empty()));
}

fn anchors(bytes: &[u8]) {
    let text = article(bytes).body.text;
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let span = Span::new(boundary(text.len() / 3), boundary(text.len() / 3 + 40)).trimmed(&text);
    if span.is_empty() {
        return;
    }
    let anchor = Anchor::of(&text, span);
    let found = anchor.find(&text).expect("an anchor finds its passage where nothing changed");
    assert_eq!(found.span, span);
    let changed: String = text.chars().filter(|c| *c != 'e').collect();
    assert!(anchor.find(&changed).is_none_or(|found| is_piece(&changed, found.span)));
}

fn drafts(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for syntax in [Syntax::Plain, Syntax::Markdown, Syntax::Latex, Syntax::Org, Syntax::Typst] {
        for quoted in drafts::read(&text, syntax).iter().take(10) {
            assert!(is_piece(&text, quoted.span), "{syntax:?}");
            let _ = drafts::line_and_column(&text, quoted.span.start);
            let pieces = drafts::pieces(&quoted.words);
            if let Some(comparison) = drafts::compare(&quoted.words, &pieces, &text) {
                assert!(is_piece(&text, comparison.span));
            }
        }
    }
}

fn imports(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for name in ["a.json", "a.csv", "a.md"] {
        let _ = highlights::read(name, &text);
    }
}

/// A line of the person's files is refused, or comes back with the fields that this version does not know.
fn records(bytes: &[u8]) {
    fn line<T: Record>(bytes: &[u8]) {
        let Ok(mut record) = serde_json::from_slice::<T>(bytes) else { return };
        record.sanitise();
        let written = serde_json::to_vec(&record).expect("a record has a form in JSON");
        let again: T = serde_json::from_slice(&written).expect("what was written can be read");
        assert_eq!(serde_json::to_vec(&again).expect("JSON"), written, "nothing is lost on the way");
    }
    line::<Bookmark>(bytes);
    line::<Correction>(bytes);
    line::<EntityChoice>(bytes);
}

fn settings(bytes: &[u8]) {
    for mistake in config::check(&String::from_utf8_lossy(bytes)).1 {
        assert!(!mistake.to_string().chars().any(char::is_control), "a mistake is safe to show");
    }
}
