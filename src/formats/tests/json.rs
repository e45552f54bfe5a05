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
fn the_day_of_an_address_stands_for_one_that_no_field_has() {
    let day = |fields: &str| {
        let json = format!(
            r#"{{{fields} "title": "La digue", "url": "https://gazette.example/2016/02/10/digue", "text": "Le lac est bas."}}"#
        );
        article("a.json", &json).meta.date.map(|date| date.to_string()).unwrap_or_default()
    };
    assert_eq!(day(""), "2016-02-10");
    assert_eq!(day(r#""date": "2019-05-01","#), "2019-05-01");
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
    assert!(matches!(read("a.jsonl", b"\x1f\x8b\x08"), Err(ReadError::Packed { .. })));
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

#[test]
fn an_object_with_a_text_and_a_list_of_articles_keeps_all_and_a_list_of_paragraphs_is_none() {
    let json = r#"{"title": "Revue", "text": "Trois textes.", "articles": [{"title": "La digue", "text": "Le lac est bas."},
        {"title": "Le pont", "text": "Il rouvre."}]}"#;
    let reading = read("a.json", json.as_bytes()).unwrap();
    let titles: Vec<_> = reading.articles.iter().map(|article| article.meta.title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["Revue", "La digue", "Le pont"]);
    for article in &reading.articles {
        assert_eq!(read_record("a.json", json.as_bytes(), Format::Json, &article.place).unwrap(), *article);
    }
    let parts =
        r#"{"title": "La digue", "text": "Le lac est bas.", "data": [{"text": "Le lac"}, {"text": "est bas."}]}"#;
    assert_eq!(read("a.json", parts.as_bytes()).unwrap().articles.len(), 1);
}

#[test]
fn the_bodies_of_news_items_are_known() {
    let html = r#"{"uri": "x:1", "headline": "La digue", "versioncreated": "2023-05-06T10:00:00Z", "body_xhtml": "<p>Le <b>lac</b> est bas.</p>"}"#;
    let read_as = article("a.json", html);
    assert_eq!(read_as.body.text, "Le lac est bas.");
    assert_eq!(read_as.meta.date.unwrap().to_string(), "2023-05-06");
    assert_eq!(
        article("a.json", r#"{"headline": "La digue", "body_text": "Le lac est bas."}"#).body.text,
        "Le lac est bas."
    );
}

#[test]
fn addresses_that_somebody_kept_are_a_list_of_links() {
    for json in [
        r#"[{"title": "La digue", "url": "https://a.example/1", "tags": ["lac"], "created": "1358531607", "owner": "bo"}]"#,
        r#"[{"created_at": "2015-09-09", "title": "Le pont", "url": "https://a.example/2", "description": null, "is_saved": true}]"#,
        r#"{"collections": [{"id": 1, "name": "Lac", "links": [{"name": "Le bac", "url": "https://a.example/3", "tags": [], "createdAt": "2025-01-01"}]}]}"#,
        r#"[{"id": "1", "slug": "s", "title": "Le quai", "url": "https://a.example/4", "state": "Archived", "readingProgress": 0, "savedAt": "2024-01-01"}]"#,
    ] {
        let said = read("a.json", json.as_bytes()).unwrap_err().to_string();
        assert!(said.contains("list of links") && said.contains("guillemet import"), "{json}: {said}");
    }
    let with_text = r#"[{"title": "La digue", "url": "https://a.example/1", "tags": ["lac"], "created_at": "2023-01-01", "text": "Le lac."}]"#;
    assert_eq!(read("a.json", with_text.as_bytes()).unwrap().articles.len(), 1);
}

#[test]
fn json_of_more_values_than_an_article_has_is_refused() {
    let text = "Le lac est bas. ".repeat(20);
    let tokens: Vec<String> = (0..9_000).map(|number| format!("\"mot{number}\"")).collect();
    let annotated = format!("{{\"text\": \"{text}\", \"tokens\": [{}]}}", tokens.join(","));
    assert_eq!(read("a.json", annotated.as_bytes()).unwrap().articles.len(), 1);
    let corpus = format!("[{}]", vec![annotated; 40].join(","));
    assert_eq!(read("a.json", corpus.as_bytes()).unwrap().articles.len(), 40, "each record has its own measure");
    let numbers = "1,".repeat(200_000);
    for (name, hostile) in [
        ("a.json", format!("[{numbers}1]")),
        ("a.json", format!("{{\"text\": \"{text}\", \"n\": [{numbers}1]}}")),
        ("a.jsonl", format!("{{\"text\": \"{text}\", \"n\": [{numbers}1]}}\n")),
    ] {
        let told = match read(name, hostile.as_bytes()) {
            Err(error) => error.to_string(),
            Ok(read) => read.problems.iter().map(|problem| problem.reason.to_string()).collect(),
        };
        assert!(told.contains("more values"), "{told}");
    }
}
