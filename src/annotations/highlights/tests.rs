use proptest::prelude::*;
use serde_json::json;

use super::*;

fn one(name: &str, text: &str) -> Highlight {
    let found = read(name, text).unwrap();
    assert_eq!((found.marks.len(), found.problems.len()), (1, 0), "{found:?}");
    found.marks[0].clone()
}

#[test]
fn hypothesis_has_words_place_note_and_tags() {
    let export = json!({ "total": 1, "rows": [{
        "created": "2026-03-01T10:00:00+00:00", "uri": "https://courrier.example/pont", "text": "à vérifier", "tags": ["pont"],
        "document": { "title": ["Le pont rouvrira"] },
        "target": [{ "selector": [
            { "type": "RangeSelector", "startOffset": 3 },
            { "type": "TextPositionSelector", "start": 12, "end": 40 },
            { "type": "TextQuoteSelector", "exact": "Nous tiendrons", "prefix": "« ", "suffix": " ce" },
        ]}],
    }]});
    let mark = one("export.json", &export.to_string());
    assert_eq!((mark.anchor.exact.as_str(), mark.anchor.start), ("Nous tiendrons", 12));
    assert_eq!((mark.note.as_str(), mark.title.as_str()), ("à vérifier", "Le pont rouvrira"));
    assert_eq!((mark.url.as_str(), mark.tags), ("https://courrier.example/pont", vec!["pont".to_owned()]));
}

#[test]
fn readwise_is_read_in_its_three_shapes() {
    let highlight =
        json!({ "text": "Nous tiendrons", "note": "oui", "tags": [{ "name": "pont" }], "highlighted_at": "2026" });
    let book = json!({ "title": "Le pont", "author": "A. B.", "source_url": "https://c.example/p", "highlights": [highlight] });
    let mut alone = highlight.clone();
    alone["title"] = json!("Le pont");
    alone["author"] = json!("A. B.");
    alone["source_url"] = json!("https://c.example/p");
    let export = one("a.json", &json!({ "count": 1, "results": [book] }).to_string());
    assert_eq!(export, one("a.json", &json!([book]).to_string()));
    assert_eq!(export, one("a.json", &json!([alone]).to_string()));
    assert_eq!((export.title.as_str(), export.author.as_slice()), ("Le pont", ["A. B.".to_owned()].as_slice()));
    let csv = "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at\n\
               \"Nous, dit-il,\ntiendrons\",Le pont,A. B.,,oui,yellow,\"pont, été\",page,3,2026\n,vide,,,,,,,,\n";
    let found = read("readwise.csv", csv).unwrap();
    assert_eq!(found.problems, [(2, "no words".to_owned())]);
    assert_eq!(found.marks[0].anchor.exact, "Nous, dit-il,\ntiendrons");
    assert_eq!(found.marks[0].tags, ["pont", "été"]);
}

#[test]
fn wallabag_marks_belong_to_their_entries() {
    let export = json!([
        { "title": "Sans", "url": "https://c.example/0", "annotations": [] },
        { "title": "Le pont", "url": "https://c.example/p", "tags": ["val"], "published_by": ["A. B."],
          "annotations": [{ "quote": "Nous tiendrons", "text": "oui" }] },
    ]);
    let mark = one("wallabag.json", &export.to_string());
    assert_eq!((mark.title.as_str(), mark.note.as_str(), mark.tags.len()), ("Le pont", "oui", 1));
}

#[test]
fn a_clipped_article_tells_what_was_highlighted() {
    let clip = "---\ntitle: Le pont\nsource: https://c.example/p\n---\nHier, ==« Nous **tiendrons** »==, a dit Zoé.\n";
    let mark = one("clip.md", clip);
    assert_eq!((mark.anchor.exact.as_str(), mark.anchor.prefix.as_str()), ("« Nous tiendrons »", "Hier, "));
    assert_eq!(mark.title, "Le pont");
    assert_eq!(read("plain.md", "Rien de marqué.\n"), Err(NoHighlights::Unknown));
}

#[test]
fn web_annotations_of_other_programs_are_read() {
    let quote = json!({ "type": "TextQuoteSelector", "exact": "Nous tiendrons" });
    let all = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [
        { "type": "Annotation", "target": "https://c.example/p", "body": "à lire" },
        { "type": ["Annotation"], "target": [{ "source": { "id": "https://c.example/p" }, "selector": quote }],
          "body": [{ "value": "oui" }, { "purpose": "tagging", "value": "pont" }] },
        { "type": "Annotation", "target": { "source": "x", "selector": { "type": "RangeSelector" } } },
    ]});
    let found = read("a.jsonld", &all.to_string()).unwrap();
    assert!(found.marks[0].is_of_article() && found.marks[0].note == "à lire");
    assert_eq!(found.marks[1].url, "https://c.example/p");
    assert_eq!((found.marks[1].note.as_str(), found.marks[1].tags.as_slice()), ("oui", ["pont".to_owned()].as_slice()));
    assert_eq!(found.problems.len(), 1);
    assert_eq!(found.problems[0].0, 3);
}

#[test]
fn nothing_in_an_export_can_drive_the_terminal() {
    let bad = "x\u{1b}[31m\u{202e}y";
    let export = json!({ "rows": [{ "uri": bad, "text": bad, "tags": [bad], "created": bad, "document": { "title": [bad] },
        "target": [{ "selector": [{ "type": "TextQuoteSelector", "exact": bad, "prefix": bad, "suffix": bad }] }] }] });
    let told = format!("{:?}", one("a.json", &export.to_string()));
    assert!(!told.contains("\\u{1b}") && !told.contains("\\u{202e}"), "{told}");
}

proptest! {
    #[test]
    fn a_bookmark_that_was_written_and_read_has_lost_nothing(
        words in "[a-zé« »’\n]{0,40}", note in "\\PC{0,20}", title in "[A-Za-zé ]{0,20}", tag in "[a-z]{1,8}",
        start in 0_usize..5000, passage: bool,
    ) {
        let mut bookmark: Bookmark = serde_json::from_value(json!({
            "id": "00ff", "created": "2026-03-01T10:00:00Z", "title": title, "speaker": "Zoé Martin", "how": "sung",
            "path": "a/b.md", "article": "0123456789abcdef", "note": note, "tags": [tag], "colour": { "of": "the wall" },
            "url": "https://c.example/p",
        })).unwrap();
        bookmark.anchor = passage.then(|| Anchor { exact: format!("x{words}"), start, end: start + 1, ..Anchor::default() });
        bookmark.sanitise();
        let written = web::annotation(&bookmark).unwrap();
        // Programs that follow the context keep our field as it is.
        prop_assert_eq!(&written["@context"][1]["guillemet"]["@type"], "@json");
        let written = written.to_string();
        prop_assert_eq!(one("a.jsonld", &written).bookmark, Some(Box::new(bookmark)));
    }

    #[test]
    fn no_text_is_too_strange_to_be_read(text in "\\PC{0,80}|[\\[{\"a:,}\\]]{0,40}", name in "a\\.(json|csv|md|txt)") {
        let _ = read(&name, &text);
    }
}

/// The beginnings of exports that are told by what they hold.
const BEGINNINGS: [&str; 8] = [
    "title,url,time_added,tags,status\nPont,https://a.example,1692266700,mer|é,unread\n",
    "URL,Title,Selection,Folder\nhttps://a.example,Pont,\"deux, « péniches »\",é\n",
    "id,title,note,excerpt,url,folder,tags,created,highlights\n1,é,,,https://a.example,f,t,2023-08-17,\"Highlight:é\nNote:à\"\n",
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><H3>é</H3><DL><DT><A HREF='https://a.example' TAGS=é>&eacute;&#233;</A><DD>à",
    "<html><title>Pocket Export</title><a href=\"https://a.example\" time_added=1>é",
    "[{\"href\":\"https://a.example\",\"description\":\"é\",\"extended\":\"à\",\"tags\":\"a b\"}]",
    "{\"type\":\"text/x-moz-place-container\",\"children\":[{\"uri\":\"https://a.example\",\"dateAdded\":16922667000000}]}",
    "Pont (Roux, Zoé)\n- Votre note sur la page 3 | emplacement 5-6 | Ajouté le jeudi 17 août 2023 10:05:00\n\né\n==========\n",
];

proptest! {
    /// Cut, doubled or changed anywhere, an export gives marks, problems or a refusal.
    #[test]
    fn damaged_exports_never_panic(which in 0..BEGINNINGS.len(), cut in 0..200_usize, at in 0..200_usize, put in "[<>&;\"'=,|()é\\-\n0-9]{0,4}") {
        let mut letters: Vec<char> = BEGINNINGS[which].chars().collect();
        letters.truncate(letters.len().min(cut));
        let at = at.min(letters.len());
        letters.splice(at..at, put.chars());
        let text: String = letters.into_iter().collect();
        let _ = read("export", &text);
        let _ = read("export", &format!("{text}{text}"));
    }
}

#[test]
fn every_export_of_the_table_is_named_where_a_file_is_refused() {
    let told = NoHighlights::Unknown.to_string();
    for name in EXPORTS.iter().map(|export| export.name).filter(|name| *name != "Firefox") {
        assert!(told.contains(name), "{name}: {told}");
    }
}
