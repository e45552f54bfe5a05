use super::*;
use crate::article::{Face, ParagraphKind};

fn faces(body: &Body) -> Vec<(&str, &Face)> {
    body.faces.iter().map(|(span, face)| (span.of(&body.text), face)).collect()
}

#[test]
fn front_matter_of_every_tool_is_read() {
    let files = [
        (
            "---\ntitle: \"La digue tient\"\nsource: https://gazette.example/digue\nauthor:\n  - \"[[Inès Vautrin]]\"\n  - \"[[p/Bo|Bo Roux]]\"\n\
             published: 2023-08-17\ncreated: 2024-01-01\ntags:\n  - clippings\n---\n\nLe lac est bas.",
            "La digue tient | 2023-08-17 | gazette.example | Inès Vautrin+Bo Roux | https://gazette.example/digue | - | clippings",
        ),
        (
            "---\ncreated: 2024-08-23T11:26:11 (UTC +10:00)\ntags: [eau, digue]\nsource: https://gazette.example/digue\nauthor: Inès Vautrin\n---\n\
             # La digue tient\n\nLe lac est bas.",
            "La digue tient | 2024-08-23 | gazette.example | Inès Vautrin | https://gazette.example/digue | - | eau+digue",
        ),
        (
            "---\ntitle: La digue tient\nauthor: Inès Vautrin; Bo Roux\nurl: https://gazette.example/digue\nhostname: gazette.example\n\
             sitename: La Gazette\ndate: 2023-08-17\ncategories: ['Climat']\ntags: ['eau']\nid: null\nlicense: ''\n---\nLe lac est bas.",
            "La digue tient | 2023-08-17 | La Gazette | Inès Vautrin+Bo Roux | https://gazette.example/digue | - | Climat+eau",
        ),
        (
            "+++\ntitle = 'La digue tient'\ndate = 2023-08-17T10:00:00+02:00\ndraft = false\nauthors = ['Inès Vautrin']\n[taxonomies]\ntags = ['eau']\n+++\n\
             Le lac est bas.",
            "La digue tient | 2023-08-17 | - | Inès Vautrin | - | - | eau",
        ),
        (
            "---\r\ntitle: La digue tient\r\nauthor: {name: Inès Vautrin, url: 'https://i.example'}\r\nparams:\r\n  lang: fr\r\n---\r\nLe lac est bas.",
            "La digue tient | - | - | Inès Vautrin | - | fr | -",
        ),
    ];
    for (text, meta) in files {
        let article = article("a.md", text);
        assert_eq!(shown(&article.meta), meta);
        assert_eq!(article.body.text, "Le lac est bas.");
        assert_eq!(article.format, Format::Markdown);
    }
}

#[test]
fn damaged_front_matter_is_told_and_what_stands_in_it_is_kept() {
    let text = "---\ntitle: La digue : récit\ndate: 2023-08-17\ntags: [eau\n---\n\nLe lac est bas.";
    let reading = read("a.md", text.as_bytes()).unwrap();
    assert_eq!(shown(&reading.articles[0].meta), "La digue : récit | 2023-08-17 | - | - | - | - | [eau");
    assert_eq!(paragraphs(&reading.articles[0].body), [(7, "Le lac est bas.")]);
    assert!(matches!(reading.problems[0].reason, ProblemKind::FrontMatter { .. }));
    let open = read("a.md", "---\ntitle: La digue\n\nLe lac est bas.".as_bytes()).unwrap();
    let told = "the front matter is never closed: end it with a line of `---`";
    assert_eq!(open.problems[0].reason.to_string(), told);
    let rules = read("a.md", "---\nLe lac est bas.\n\n---\nIl monte.".as_bytes()).unwrap();
    assert_eq!((rules.articles[0].body.paragraphs.len(), rules.problems.len()), (2, 0));
}

#[test]
fn markup_becomes_text_with_kinds_lines_and_faces() {
    let text = "---\ntitle: La digue\n---\n\n# La digue\n\n## Le *lac*\n\nIl a **dit** : « [non](https://a.example) »,\net ==bien== dit[^1].\n\n\
                > Une voix.\n\n- un\n- deux\n  1. trois\n\n```\nx = 1\n\n  y\n```\n\n| A | B |\n|---|---|\n| c | *d* |\n\n\
                ![Vue du lac](lac.jpg)\n\n<b>gras</b> et [[Page|lien]]\n\n[^1]: Une note.\n";
    let article = article("a.md", text);
    let kinds: Vec<_> =
        article.body.paragraphs.iter().map(|it| (it.line, it.kind, it.span.of(&article.body.text))).collect();
    let expected = [
        (7, ParagraphKind::Heading(2), "Le lac"),
        (9, ParagraphKind::Text, "Il a dit : « non », et bien dit[1]."),
        (12, ParagraphKind::Quote, "Une voix."),
        (14, ParagraphKind::Item(0), "• un"),
        (15, ParagraphKind::Item(0), "• deux"),
        (16, ParagraphKind::Item(1), "1. trois"),
        (18, ParagraphKind::Verbatim, "x = 1\n\n  y"),
        (23, ParagraphKind::Verbatim, "A | B\nc | d"),
        (27, ParagraphKind::Text, "Vue du lac"),
        (29, ParagraphKind::Text, "gras et lien"),
        (31, ParagraphKind::Text, "[1] Une note."),
    ];
    for (found, expected) in kinds.iter().zip(expected) {
        assert!(found.1 == expected.1 && found.2 == expected.2, "{found:?} {expected:?}");
        // The first line of a code block is that of its text.
        assert!(found.0 == expected.0 || found.0 == expected.0 + 1, "{found:?} {expected:?}");
    }
    assert_eq!(kinds.len(), expected.len());
    let link = Face::Link("https://a.example".into());
    let found = faces(&article.body);
    let expected = [
        ("lac", &Face::Emphasis),
        ("dit", &Face::Strong),
        ("non", &link),
        ("bien", &Face::Highlight),
        ("d", &Face::Emphasis),
    ];
    assert_eq!(found, expected);
}

#[test]
fn words_are_verbatim() {
    let text = "Il dit \"oui\" -- 'non'... a==b et c==d, ==*tout*== et == rien ==.";
    let article = article("a.md", text);
    assert_eq!(article.body.text, "Il dit \"oui\" -- 'non'... a==b et c==d, tout et == rien ==.");
    assert_eq!(faces(&article.body), [("tout", &Face::Emphasis), ("tout", &Face::Highlight)]);
}

#[test]
fn blocks_of_html_keep_their_text() {
    let body =
        article("a.md", "Un\n\n<div class=x>\n<b>Deux</b> &amp; trois\n</div>\n\n<script>x</script>\n\nQuatre").body;
    assert_eq!(paragraphs(&body).iter().map(|(_, text)| *text).collect::<Vec<_>>(), ["Un", "Deux & trois", "Quatre"]);
}

#[test]
fn a_heading_is_a_title_only_where_it_heads_the_text() {
    assert_eq!(article("a.md", "# Un\n\nTexte\n\n# Deux\n").meta.title.as_deref(), Some("Un"));
    let two = article("a.md", "Texte\n\n# Un\n\nTexte\n\n# Deux\n");
    assert_eq!((two.meta.title, two.body.paragraphs.len()), (None, 4));
    assert_eq!(read("a.md", b"# Un"), Err(ReadError::NoText));
}

#[test]
fn what_a_reader_marked_is_a_highlight_whatever_it_begins_with() {
    for (text, marked) in [
        ("Un <mark>mot marqué</mark>.", vec!["mot marqué"]),
        ("<MARK class=\"a\">Tout</MARK> ici", vec!["Tout"]),
        ("<mark>« Oui », dit-il.</mark>", vec!["« Oui », dit-il."]),
        ("a <mark>un **gras** ici</mark> b", vec!["un gras ici"]),
        ("- un <mark>article</mark>\n- <mark>deux</mark>", vec!["article", "deux"]),
        ("> cité <mark>dedans</mark>", vec!["dedans"]),
        ("<mark>un début\n\net une suite</mark>", vec!["un début", "et une suite"]),
        ("<mark>\nseul sur sa ligne\n</mark>", vec!["seul sur sa ligne"]),
        ("<div>avant <mark>dans un bloc</mark> après</div>", vec!["dans un bloc"]),
        ("jamais <mark>fermé, donc rien", vec![]),
        ("fermé</mark> sans début", vec![]),
        (
            "==« Oui »==, puis ==(entre parenthèses)== et ==5 %== ou ==€ 5==",
            vec!["« Oui »", "(entre parenthèses)", "5 %", "€ 5"],
        ),
        ("==— Non !== et ==…fin…==", vec!["— Non !", "…fin…"]),
        ("a == b, c==d, == rien ==, ====", vec![]),
        ("`==code==` et ==vrai==", vec!["vrai"]),
    ] {
        let read = read("a.md", text.as_bytes()).unwrap();
        let body = &read.articles[0].body;
        let faces = body.faces.iter().filter(|(_, face)| *face == Face::Highlight);
        let found: Vec<&str> = faces.map(|(span, _)| span.of(&body.text)).collect();
        assert_eq!(found, marked, "{text}");
        assert!(!body.text.contains("mark>"), "{}", body.text);
    }
}

proptest! {
    #[test]
    fn no_markup_makes_it_panic(text in "(---\n|\\+\\+\\+\n)?([-*_=>#`|\\[\\]() \n\ta1:.!<]|\\[\\[|==|\u{301}|\u{200b}|&#27;|é){0,120}") {
        reads_again("a.md", text.as_bytes())?;
    }
}

#[test]
fn hostile_nesting_is_read_in_bounded_time() {
    for text in [
        ">".repeat(100_000),
        "- ".repeat(50_000),
        "[".repeat(100_000),
        format!("---\na: {}\n---\nx", "[".repeat(50_000)),
    ] {
        let _ = read("a.md", format!("{text} mot").as_bytes());
    }
}

#[test]
fn where_there_are_more_signs_than_people_write_the_rest_is_read_as_it_stands() {
    for sign in ["*a ", "[", "> b\n", "|c", "`d``", "# e\n"] {
        let text = sign.repeat(400_000 / sign.len()) + "\n\nLes barques *reviendront* lundi.\n";
        let read = read("a.md", text.as_bytes()).unwrap();
        let body = &read.articles[0].body;
        assert!(body.text.contains("Les barques *reviendront* lundi."), "{sign:?}");
        let last = body.paragraphs.last().unwrap();
        assert_eq!(last.line as usize, text.lines().count(), "{sign:?}: each knows its line");
    }
    let prose = "Les **barques** reviendront [lundi](a), *dit-on*.\n\n".repeat(10_000);
    let read = read("a.md", prose.as_bytes()).unwrap();
    assert!(!read.articles[0].body.text.contains(['*', '[']));
}

#[test]
fn front_matter_as_long_as_a_book_is_told() {
    let text = format!("---\ntitle: Le quai\n{}---\n\nLes barques.\n", "a: [[b]]\n".repeat(40_000));
    let read = read("a.md", text.as_bytes()).unwrap();
    assert_eq!(read.articles[0].meta.title.as_deref(), Some("Le quai"));
    assert!(read.problems[0].reason.to_string().contains("longer than 256 kB"));
}
