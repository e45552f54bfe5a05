use proptest::prelude::*;

use super::*;
use crate::article::{Body, Meta};

/// The only article of a file.
fn article(name: &str, text: &str) -> Article {
    let reading = read(name, text.as_bytes()).unwrap();
    assert_eq!(reading.articles.len(), 1, "{name}");
    reading.articles.into_iter().next().unwrap()
}

/// Metadata on one line, `-` where there is none.
fn shown(meta: &Meta) -> String {
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".into());
    let date = meta.date.map(|date| date.to_string());
    let language = meta.language.as_ref().map(ToString::to_string);
    let lists = [meta.author.join("+"), meta.tags.join("+")];
    let [author, tags] = lists.map(|list| if list.is_empty() { "-".into() } else { list });
    [or_none(&meta.title), or_none(&date), or_none(&meta.source), author, or_none(&meta.url), or_none(&language), tags]
        .join(" | ")
}

fn paragraphs(body: &Body) -> Vec<(u32, &str)> {
    body.paragraphs.iter().map(|paragraph| (paragraph.line, paragraph.span.of(&body.text))).collect()
}

mod plain_text {
    use super::*;

    #[test]
    fn a_date_may_stand_on_the_first_line_of_the_body() {
        let inline = article("0001.txt", " date 2023-08 Le lac est bas.\n\n« Il reviendra », dit Inès.\n");
        assert_eq!(shown(&inline.meta), "- | 2023-08 | - | - | - | - | -");
        assert_eq!(paragraphs(&inline.body), [(1, "Le lac est bas."), (3, "« Il reviendra », dit Inès.")]);
        let day = article("0001.txt", "date 2023-08-17 Le lac est bas.");
        assert_eq!(shown(&day.meta), "- | 2023-08-17 | - | - | - | - | -");
        assert_eq!(day.body.text, "Le lac est bas.");
        for prose in
            ["date limite : demain", "date 2023-99 est fausse", "dates 2023-08 à noter", "date 12 mai à retenir"]
        {
            assert_eq!(article("a.txt", prose).body.text, prose);
        }
    }

    #[test]
    fn header_lines_are_read_in_both_languages() {
        let english = "Feed: La Gazette du Lac\nTitle: La digue tient: le récit\nAuthor: Inès Vautrin\n\
                       Date: Thu, 17 Aug 2023 10:00:00 +0200\nLink: https://gazette.example/digue\nFlags: n\n \nLe lac est bas.\n";
        let french = "Fil\u{a0}: La Gazette du Lac\nTitre : La digue tient: le récit\nAuteur : Inès Vautrin\n\
                      Date : jeudi 17 août 2023\nLien : https://gazette.example/digue\nSignaux : n\n\nLe lac est bas.\n";
        for text in [english, french] {
            let article = article("a.txt", text);
            let meta = "La digue tient: le récit | 2023-08-17 | La Gazette du Lac | Inès Vautrin | \
                        https://gazette.example/digue | - | -";
            assert_eq!(shown(&article.meta), meta);
            assert_eq!(paragraphs(&article.body), [(8, "Le lac est bas.")]);
        }
    }

    #[test]
    fn header_values_may_be_empty_folded_or_foreign() {
        let text = "Titre : La digue\n  tient bon\nAuteur :\nRubrique libre : Vallée\nMots-clés : eau ; digue\n\
                    Publié le : 1er août 2023\nLangue : fr\n\nLe lac est bas.";
        let article = article("a.txt", text);
        assert_eq!(shown(&article.meta), "La digue tient bon | 2023-08-01 | - | - | - | fr | eau+digue");
        assert_eq!(paragraphs(&article.body), [(9, "Le lac est bas.")]);
    }

    #[test]
    fn a_header_may_touch_its_body() {
        let article = article("a.txt", "Titre : La digue\nDate : 2023\nInès : « Elle tient. »\nBo : « Non. »\n");
        assert_eq!(shown(&article.meta), "La digue | 2023 | - | - | - | - | -");
        assert_eq!(paragraphs(&article.body)[0], (3, "Inès : « Elle tient. »"));
    }

    #[test]
    fn a_colon_makes_no_header() {
        let prose = [
            "La digue : récit d’une nuit.\n\nLe lac est bas.",
            "Q : Que faire ?\nR : Attendre.\n\nQ : Et puis ?",
            "Langue : un enjeu politique\n\nLe lac est bas.",
            "Date : on verra bien\n\nLe lac est bas.",
            "Titre : La digue\nLe lac est bas.",
            "https://gazette.example/une\n\nLe lac est bas.",
        ];
        for text in prose {
            let article = article("a.txt", text);
            assert_eq!(article.meta, Meta::default(), "{text}");
            assert_eq!(article.body.text, text);
        }
        assert_eq!(article("a.txt", "Titre : La digue\n\nLe lac est bas.").meta.title.as_deref(), Some("La digue"));
    }

    #[test]
    fn titles_may_stand_between_rules() {
        let rule = "=".repeat(100);
        let one = article("a.txt", &format!("{rule}\nLa digue tient\n{rule}\n\nLe lac est bas.\n"));
        assert_eq!(shown(&one.meta), "La digue tient | - | - | - | - | - | -");
        assert_eq!(paragraphs(&one.body), [(5, "Le lac est bas.")]);
        let two =
            format!("\n\n{rule}\n\nLa digue tient\n\n{rule}\n\nUn.\n\n{rule}\n\nLe pont cède\n\n{rule}\n\nDeux.\n");
        let reading = read("a.txt", two.as_bytes()).unwrap();
        let titles: Vec<_> = reading.articles.iter().map(|article| article.meta.title.as_deref().unwrap()).collect();
        assert_eq!(titles, ["La digue tient", "Le pont cède"]);
        assert_eq!(paragraphs(&reading.articles[1].body), [(17, "Deux.")]);
        assert_eq!(reading.articles[1].place.record, 1);
    }

    #[test]
    fn without_a_header_the_file_name_may_tell_the_date() {
        let article = article("presse/2023-08-17-digue.txt", "Le lac est bas.");
        assert_eq!(shown(&article.meta), "- | 2023-08-17 | - | - | - | - | -");
    }

    #[test]
    fn text_comes_out_safe() {
        let article = article(
            "a.txt",
            "Titre : La \u{202e}digue\u{1b}]0;x\u{7}\nDate : 2023\n\nLe \u{1b}[31mlac\r\nest\u{ad} bas.",
        );
        assert_eq!(article.meta.title.as_deref(), Some("La digue"));
        assert_eq!(paragraphs(&article.body), [(4, "Le lac"), (5, "est bas.")]);
    }

    #[test]
    fn what_holds_no_text_is_refused_with_its_reason() {
        assert_eq!(read("a.txt", b" \n"), Err(ReadError::Empty));
        assert_eq!(read("a.txt", b"\xEF\xBB\xBF\n"), Err(ReadError::Empty));
        assert_eq!(read("a.txt", "Titre : La digue\nDate : 2023\n\n".as_bytes()), Err(ReadError::NoText));
        let pdf = read("a.txt", b"%PDF-1.4 etc").unwrap_err();
        assert_eq!(pdf.to_string(), "not a text file: it is a PDF file");
    }
}

mod json_files {
    use super::*;

    const TRAFILATURA: &str = r#"{"title": "La digue tient", "author": "Inès Vautrin; Bo Marchetti", "hostname": "gazette.example",
 "date": "2023-08-17", "fingerprint": "f0", "id": null, "comments": "", "raw_text": "brut", "text": "Le lac est bas.\nIl monte.",
 "language": "fr", "source": "https://gazette.example/digue", "source-hostname": "La Gazette du Lac", "categories": "Climat;Eau",
 "tags": "digue"}"#;

    #[test]
    fn the_names_of_every_crawler_are_known() {
        let records = [
            (
                TRAFILATURA,
                "La digue tient | 2023-08-17 | La Gazette du Lac | Inès Vautrin+Bo Marchetti | https://gazette.example/digue | fr | Climat+Eau+digue",
            ),
            (
                r#"{"authors": ["Inès Vautrin"], "date_download": "2024-01-01", "date_modify": "None", "date_publish": "2017-07-17 17:03:00",
                "filename": "x.json", "language": "fr", "localpath": null, "maintext": "Le lac est bas.", "source_domain": "gazette.example",
                "text": "menu", "title": "La digue tient", "title_page": null, "url": "https://gazette.example/digue"}"#,
                "La digue tient | 2017-07-17 | gazette.example | Inès Vautrin | https://gazette.example/digue | fr | -",
            ),
            (
                r#"[{"url": "https://gazette.example/digue", "language": "fr", "title": "La digue tient", "keywords": ["lac"], "tags": [],
                "authors": ["Inès Vautrin"], "publish_date": "2023-08-17T10:00:00", "summary": "…", "meta_site_name": "La Gazette du Lac",
                "canonical_link": "https://gazette.example/d", "text": "Le lac est bas."}]"#,
                "La digue tient | 2023-08-17 | La Gazette du Lac | Inès Vautrin | https://gazette.example/digue | fr | lac",
            ),
            (
                r#"{"title": "La digue tient", "text": "Le lac est bas.", "domain": "gazette.example", "date": "2017-07-17 17:03:00",
                "description": "…", "url": "https://gazette.example/digue", "image_url": ""}"#,
                "La digue tient | 2017-07-17 | gazette.example | - | https://gazette.example/digue | - | -",
            ),
            (
                r#"{"status": "ok", "totalResults": 1, "articles": [{"source": {"id": null, "name": "La Gazette du Lac"}, "author": null,
                "title": "La digue tient", "description": "…", "url": "https://gazette.example/digue", "publishedAt": "2023-08-17T10:00:00Z",
                "content": "Le lac est bas."}]}"#,
                "La digue tient | 2023-08-17 | La Gazette du Lac | - | https://gazette.example/digue | - | -",
            ),
        ];
        for (json, meta) in records {
            let article = article("a.json", json);
            assert_eq!(shown(&article.meta), meta);
            assert!(article.body.text.starts_with("Le lac est bas."), "{json}");
            assert_eq!(article.format, Format::Json);
        }
    }

    #[test]
    fn a_text_cut_short_by_its_source_is_kept_and_told() {
        let json = r#"[{"title": "La digue", "content": "Le lac est bas… [+2315 chars]"}]"#;
        let reading = read("a.json", json.as_bytes()).unwrap();
        assert_eq!(reading.articles[0].body.text, "Le lac est bas…");
        let told = "record 1 (“La digue”) holds only the beginning of its text";
        assert_eq!(reading.problems[0].reason.to_string(), told);
    }

    #[test]
    fn a_bad_line_is_told_and_the_rest_is_read() {
        let text = "{\"text\": \"Un.\"}\n\n{\"text\": \"Deux\n[1]\n{\"title\": \"Vide\"}\r\n{\"text\": \"Trois.\"}";
        let reading = read("a.jsonl", text.as_bytes()).unwrap();
        let bodies: Vec<_> = reading.articles.iter().map(|article| paragraphs(&article.body)[0]).collect();
        assert_eq!(bodies, [(1, "Un."), (6, "Trois.")]);
        let problems: Vec<_> =
            reading.problems.iter().map(|problem| (problem.line.unwrap(), problem.reason.to_string())).collect();
        assert_eq!(problems[0].0, 3);
        assert!(
            problems[0].1.starts_with("the record is skipped: not valid JSON at line 3, column 14: EOF"),
            "{problems:?}"
        );
        assert_eq!(problems[1], (4, "the record is skipped: it is not a JSON object".into()));
        assert_eq!(problems[2], (5, "record 5 (“Vide”) holds no text: it is skipped".into()));
    }

    #[test]
    fn a_file_of_links_is_one_problem() {
        let links = r#"[{"title": "Un", "url": "https://a.example"}, {"title": "Deux"}]"#;
        assert_eq!(read("links.json", links.as_bytes()), Err(ReadError::NoRecordWithText { records: 2 }));
        assert!(matches!(read("a.json", b"{\"text\": "), Err(ReadError::Json { line: 1, .. })));
        assert!(matches!(read("a.jsonl", b"\x1f\x8b\x08"), Err(ReadError::NotText(NotText::Known(_)))));
    }

    #[test]
    fn each_name_may_hold_the_other_format() {
        let lines = read("a.json", b"{\"text\": \"Un.\"}\n{\"text\": \"Deux.\"}\n").unwrap();
        assert_eq!((lines.format, lines.articles.len()), (Format::JsonLines, 2));
        let document = read("a.jsonl", b"[\n{\"text\": \"Un.\"},\n{\"text\": \"Deux.\"}\n]").unwrap();
        assert_eq!((document.format, document.articles.len()), (Format::Json, 2));
        assert_eq!(paragraphs(&document.articles[1].body), [(3, "Deux.")]);
    }

    #[test]
    fn many_problems_are_counted_rather_than_listed() {
        let text = format!("{{\"text\": \"Un.\"}}\n{}", "{\n".repeat(250));
        let reading = read("a.jsonl", text.as_bytes()).unwrap();
        assert_eq!(reading.problems.len(), MOST_PROBLEMS + 1);
        assert_eq!(reading.problems.last().unwrap().reason, ProblemKind::More(150));
    }
}

/// Every article, read alone from the bytes of its place, is the same.
fn reads_again(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(reading) = read(name, bytes) else { return Ok(()) };
    for article in &reading.articles {
        let range = article.place.bytes.start as usize..article.place.bytes.end as usize;
        let again = read_record(name, &bytes[range], reading.format, &article.place);
        prop_assert_eq!(again.as_ref(), Ok(article));
        super::paragraphs::tests::check(&article.body)?;
        prop_assert_eq!(crate::text::sanitize::sanitize(&article.body.text), article.body.text.as_str());
    }
    Ok(())
}

#[test]
fn a_record_is_read_again_from_its_bytes() {
    let lines = "{\"text\": \"Été.\"}\n\nnon\n{\"text\": \"Deux.\", \"title\": \"Là\"}\r\n";
    let rule = "=".repeat(20);
    let texts = [
        ("a.jsonl", lines.to_string()),
        ("a.json", "[{\"text\": \"Un.\"},\n {}, {\"text\": \"Deux.\"}]".into()),
        ("2023-08-17-a.txt", format!("{rule}\nUn\n{rule}\nUn.\n{rule}\nDeux\n{rule}\nDeux.")),
        ("a.md", "---\ntitle: Un\n---\n# Un\n\nLe *lac*.".into()),
        ("a.html", "<title>Un</title><p>Le lac est bas.".into()),
    ];
    for (name, text) in &texts {
        let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let encodings = [
            text.clone().into_bytes(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
        ];
        let count = read(name, &encodings[0]).unwrap().articles.len();
        for bytes in encodings {
            assert_eq!(read(name, &bytes).unwrap().articles.len(), count, "{name}");
            reads_again(name, &bytes).unwrap();
        }
    }
}

#[test]
fn a_record_that_is_gone_is_told() {
    let place = Place { record: 4, bytes: 0..20 };
    let gone = Err(ReadError::NoSuchRecord { record: 4 });
    assert_eq!(read_record("a.json", b"[{\"text\": \"Un.\"}]", Format::Json, &place), gone);
    assert_eq!(read_record("a.txt", b"Un.", Format::Text, &place), gone);
    assert_eq!(read_record("a.jsonl", b"{}", Format::JsonLines, &place), gone);
}

const NAMES: [&str; 6] = ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "-"];

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for name in NAMES {
            reads_again(name, &bytes)?;
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "(?s).{0,200}") {
        for name in NAMES {
            reads_again(name, text.as_bytes())?;
        }
    }
}
