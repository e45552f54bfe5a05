use super::*;
use crate::article::{Face, ParagraphKind};

/// A page whose main text is long enough to be told from its menus.
fn page(head: &str, article: &str) -> String {
    let words = "Le lac est bas, et la digue tient encore, a déclaré la préfète, qui craint les pluies d’octobre.";
    let filler = format!("<p>{words} {words} {words}</p>\n").repeat(4);
    let menu = "<nav><ul><li><a href=/>Accueil</a><li><a href=/eau>Eau</a></ul></nav>";
    format!(
        "<!DOCTYPE html>\n<html lang=\"fr-FR\"><head>{head}</head>\n<body>{menu}<article>\n{article}\n{filler}</article><footer>© Gazette</footer></body></html>"
    )
}

#[test]
fn json_ld_comes_before_opengraph_and_opengraph_before_the_rest() {
    let ld = r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Le site"}, {"@type": "Person", "@id": "urn:ines", "name": "Inès Vautrin"},
        {"@type": ["ReportageNewsArticle"], "headline": "L&rsquo;eau monte", "datePublished": "2023-08-17T22:00:00+02:00",
         "author": [{"@id": "urn:ines"}, {"@type": "Person", "name": "Bo Marchetti"}], "publisher": {"name": "La Gazette"}}]}</script>"#;
    let og = "<meta property='og:title' content='L’eau monte encore'><meta property='article:published_time' content='2023-08-18'>\
              <meta property='og:site_name' content='Gazette en ligne'><meta name='author' content='Rédaction'>\
              <meta property='article:tag' content='eau'><meta property='article:tag' content='digue'>";
    let rest =
        "<title>L’eau monte encore - Gazette en ligne</title><link rel=canonical href='https://gazette.example/eau'>";
    let time = "<time datetime='2023-08-19'>hier</time>";
    let all = article("a.html", &page(&format!("{rest}{og}{ld}"), time));
    let meta = "L’eau monte | 2023-08-17 | La Gazette | Inès Vautrin+Bo Marchetti | https://gazette.example/eau | fr | eau+digue";
    assert_eq!(shown(&all.meta), meta);
    let without_ld = article("a.html", &page(&format!("{rest}{og}"), time));
    let meta =
        "L’eau monte encore | 2023-08-18 | Gazette en ligne | Rédaction | https://gazette.example/eau | fr | eau+digue";
    assert_eq!(shown(&without_ld.meta), meta);
    let least = article("a.html", &page("<title>L’eau monte encore - Gazette en ligne</title>", time));
    assert_eq!(shown(&least.meta), "L’eau monte encore - Gazette en ligne | 2023-08-19 | - | - | - | fr | -");
}

#[test]
fn a_day_that_is_only_shown_is_read_near_the_headline_and_not_from_what_stands_beside() {
    let shown = |article_text: &str| {
        let date = article("a.html", &page("", article_text)).meta.date;
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    let other = "<aside><p class=date>02.11.23</p></aside>";
    assert_eq!(shown(&format!("<span>31.10.23</span><h1>L’eau monte</h1>{other}")), "2023-10-31");
    assert_eq!(shown(&format!("<h1>L’eau monte</h1><p class=post-created>Party, 31.10.23</p>{other}")), "2023-10-31");
    let post = "<h2 class=date-header>mardi 31 octobre 2023</h2><h3 class='post-title entry-title'>L’eau monte</h3>";
    assert_eq!(shown(&format!("<div class='widget Blog'>{post}</div>{other}")), "2023-10-31");
    assert_eq!(shown(&format!("<div class='widget'><h3>Archives</h3><p class=date>31.10.23</p></div>{other}")), "");
}

#[test]
fn json_ld_with_line_breaks_in_its_strings_is_read() {
    let ld = "<script type='application/ld+json'>//<![CDATA[\n{\"@type\": \"NewsArticle\", \"headline\": \"L’eau\nmonte\"}\n//]]></script>";
    assert_eq!(article("a.html", &page(ld, "")).meta.title.as_deref(), Some("L’eau monte"));
}

#[test]
fn tools_that_save_pages_leave_the_address() {
    let comments = [
        "<!--\n Page saved with SingleFile \n url: https://gazette.example/eau \n saved date: Mon Aug 21 2023 10:00:00 GMT+0200 \n-->",
        "<!-- Saved from https://gazette.example/eau at 2026-11-23T10:00:00Z using monolith v2.8.3 -->",
        "<!-- saved from url=(0027)https://gazette.example/eau -->",
    ];
    for comment in comments {
        let meta = article("a.html", &page("", "").replacen("<html", &format!("{comment}<html"), 1)).meta;
        assert_eq!(shown(&meta), "- | - | gazette.example | - | https://gazette.example/eau | fr | -", "{comment}");
    }
}

#[test]
fn elements_become_paragraphs_with_kinds_faces_and_lines() {
    let text = "<h1>L’eau monte</h1>\n<p>Elle a dit&nbsp;: «&nbsp;<em>Non</em>&nbsp;», à <a href='https://a.example'>Sète</a>,<br>le soir.</p>\n\
                <h2>La digue</h2>\n<blockquote><p>Une voix, longue et claire, dans la nuit du lac.</p></blockquote>\n\
                <ul><li>un pont, un quai\n<li>deux barques</ul><ol start=3><li>trois</ol>\n\
                <figure><img src=x><figcaption>Vue du lac</figcaption></figure><pre>x = 1\n  y</pre>\n\
                <table><tr><th>A</th><th>B</th></tr><tr><td>c</td><td>d</td></tr></table><script>var x = '<p>rien</p>'</script>";
    let article = article("a.html", &page("<title>L’eau monte</title>", text));
    let body = &article.body;
    let found: Vec<_> = body.paragraphs.iter().map(|it| (it.line, it.kind, it.span.of(&body.text))).collect();
    let expected = [
        (5, ParagraphKind::Text, "Elle a dit\u{a0}: «\u{a0}Non\u{a0}», à Sète,\nle soir."),
        (6, ParagraphKind::Heading(2), "La digue"),
        (7, ParagraphKind::Quote, "Une voix, longue et claire, dans la nuit du lac."),
        (8, ParagraphKind::Item(0), "• un pont, un quai"),
        (9, ParagraphKind::Item(0), "• deux barques"),
        (9, ParagraphKind::Item(0), "3. trois"),
        (9, ParagraphKind::Verbatim, "x = 1\n  y"),
        (9, ParagraphKind::Verbatim, "A | B\nc | d"),
    ];
    assert_eq!(found[..expected.len()], expected);
    let faces: Vec<_> = body.faces.iter().map(|(span, face)| (span.of(&body.text), face)).collect();
    assert_eq!(faces, [("Non", &Face::Emphasis), ("Sète", &Face::Link("https://a.example".into()))]);
    assert!(!body.text.contains("Accueil") && !body.text.contains("Gazette") && !body.text.contains("rien"));
}

#[test]
fn a_short_page_is_read_as_it_is() {
    let short = article("a.html", "<title>Note</title><nav>Menu</nav><p>Le lac est bas.</p><p>Il monte.</p>");
    assert_eq!(short.body.text, "Le lac est bas.\n\nIl monte.");
    let caption = article("a.html", "<figure><img><figcaption>Vue du lac</figcaption></figure>");
    assert_eq!(caption.body.text, "Vue du lac");
    assert_eq!(read("a.html", b"<title>Vide</title><script>x</script>"), Err(ReadError::NoText));
}

#[test]
fn hostile_nesting_is_refused_and_careless_nesting_is_read() {
    let deep = read("a.html", format!("{}Le lac", "<div>".repeat(100_000)).as_bytes());
    assert_eq!(deep, Err(ReadError::TooDeep { depth: 100_000, limit: 2000 }));
    let careless = article("a.html", &format!("{}<p>Le lac est bas.</p>", "<div>".repeat(1000)));
    assert_eq!(careless.body.text, "Le lac est bas.");
    let json = format!("{{\"content\": \"{}Le lac</p>\"}}", "<div>".repeat(100_000));
    let problems = read("a.json", json.as_bytes()).unwrap().problems;
    assert!(problems[0].reason.to_string().starts_with("the record is skipped: elements are nested 100000 deep"));
}

#[test]
fn html_inside_json_becomes_text() {
    let json = r#"[{"title": "L’eau", "content": "<p>Le <em>lac</em>&nbsp;:</p>\n<p>« Il monte. »</p>", "published_at": "2023-08-17T10:00:00+02:00",
        "published_by": ["Inès Vautrin"], "domain_name": "www.gazette.example", "tags": ["eau"], "created_at": "2024-01-01"}]"#;
    let article = article("wallabag.json", json);
    assert_eq!(article.body.text, "Le lac\u{a0}:\n\n« Il monte. »");
    assert_eq!(shown(&article.meta), "L’eau | 2023-08-17 | gazette.example | Inès Vautrin | - | - | eau");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_page_makes_it_panic(tags in proptest::collection::vec((0..TAGS.len(), "[a-zé .,\u{a0}<&;]{0,30}"), 0..60)) {
        let page: String = tags.iter().map(|(tag, text)| format!("{}{text}", TAGS[*tag])).collect();
        reads_again("a.html", page.as_bytes())?;
    }
}

const TAGS: [&str; 44] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<a href='x'>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<br>",
    "<noscript>",
    "</noscript>",
    "<img src=x.jpg>",
    "<svg>",
    "</svg>",
    "<template>",
    "</template>",
    "<pre>",
    "</pre>",
    "<select>",
    "<option>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<h1>",
    "</h1>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<blockquote>",
    "<q>",
    "<math>",
    "<article class=content>",
    "<meta property=og:title content=x>",
    "<frameset>",
];

/// A page of these articles, each so many sentences long.
fn page_of(articles: &[usize], rest: &str) -> String {
    let sentence = "La digue du lac tient depuis deux cents ans, et personne au village ne s’en plaint aujourd’hui. ";
    let article = |(number, count): (usize, &usize)| {
        format!("<article><h2>Titre {number}</h2><p>{}</p></article>", sentence.repeat(*count))
    };
    let articles: String = articles.iter().enumerate().map(article).collect();
    format!("<!DOCTYPE html><html><body><div id='a'>{articles}</div>{rest}</body></html>")
}

#[test]
fn a_page_of_several_articles_is_never_cut_to_the_longest() {
    for lengths in [&[40, 14][..], &[60, 15, 15], &[30, 30, 30, 30]] {
        let page = page_of(lengths, "");
        let read = read("page.html", page.as_bytes());
        let kept = read.as_ref().map_or(0, |read| read.articles[0].body.text.len());
        let whole = lengths.iter().sum::<usize>() * 95;
        assert!(
            kept * 10 >= whole * 7 || read == Err(ReadError::SeveralArticles { count: lengths.len() }),
            "{lengths:?}: {kept}"
        );
    }
    assert!(read("page.html", page_of(&[40, 1, 1], "").as_bytes()).is_ok(), "teasers are no articles");
}

#[test]
fn a_page_that_is_read_in_part_says_how_much() {
    let other = "<p>Les lecteurs écrivent ici tout ce qui leur passe par la tête à propos de tout autre chose. </p>"
        .repeat(120);
    let page = page_of(&[12], &format!("<div class='comments'>{other}</div>"));
    let read = read("page.html", page.as_bytes()).unwrap();
    let kinds: Vec<_> = read.problems.iter().map(|problem| &problem.reason).collect();
    assert!(matches!(kinds.as_slice(), [ProblemKind::InPart { percent: 1..=49 }]), "{kinds:?}");
}

#[test]
fn the_article_that_has_the_headline_is_the_one_of_the_page() {
    let more = page_of(&[30], "");
    let more = &more[more.find("<article>").unwrap_or(0)..];
    let text = "Le maire a promis que la passerelle rouvrirait au printemps, avant la saison des pêcheurs. ".repeat(20);
    let page = format!(
        "<!DOCTYPE html><html><body><article><h1>La passerelle</h1><p>{text}</p></article>{more}</body></html>"
    );
    let read = read("page.html", page.as_bytes()).unwrap();
    assert!(read.articles[0].body.text.contains("la passerelle rouvrirait"));
    assert!(!read.articles[0].body.text.contains("Titre 0"));
}

#[test]
fn a_page_that_its_server_puts_into_a_form_is_read() {
    let text = "<p>La digue du lac tient depuis deux cents ans, et personne au village ne s’en plaint aujourd’hui.</p>";
    for (open, close) in [("<form id=aspnetForm>", "</form>"), ("<noscript>", "</noscript>")] {
        let page =
            format!("<!DOCTYPE html><html><body>{open}<h1>La digue</h1>{}{close}</body></html>", text.repeat(20));
        assert!(article("page.html", &page).body.text.contains("deux cents ans"), "{open}");
    }
    let form = "<form><p>Écrivez-nous, nous vous répondrons.</p></form>";
    assert!(!article("page.html", &page("", form)).body.text.contains("répondrons"));
}

#[test]
fn the_words_beside_the_headline_in_its_header_are_of_the_article() {
    let lead = "<p>Le niveau du lac est au plus bas depuis dix ans, et les pêcheurs s’inquiètent.</p>";
    let page = page("", "").replace("<article>", &format!("<header><h1>Le lac</h1>{lead}</header><article>"));
    let text = article("page.html", &page).body.text;
    assert!(text.starts_with("Le niveau du lac"), "{text}");
}

#[test]
fn parts_of_a_page_builder_are_no_widgets_and_a_section_is_no_table_of_contents() {
    let text = "Le maire a promis que la passerelle rouvrirait au printemps, avant la saison. ";
    for name in ["elementor-widget elementor-widget-text", "toc_title_1"] {
        let html = page("", &format!("<div class='{name}'><p>{}</p></div>", text.repeat(3)));
        assert!(article("page.html", &html).body.text.contains("la passerelle rouvrirait"), "{name}");
    }
    let html = page("", "<div class=toc><a href=#a>La passerelle</a> <a href=#b>La digue neuve</a></div>");
    assert!(!article("page.html", &html).body.text.contains("digue neuve"));
}

#[test]
fn a_day_that_only_stands_beside_the_article_is_read_where_it_is_the_only_one() {
    let shown = |rest: &str| {
        let date = article("a.html", &page("", "<h1>L’eau monte</h1>").replace("<footer>", &format!("{rest}<footer>")));
        date.meta.date.map(|date| date.to_string()).unwrap_or_default()
    };
    assert_eq!(shown("<aside><p>Publié le 31 octobre 2023</p></aside>"), "2023-10-31");
    assert_eq!(shown("<aside><p class=date>31.10.23</p><p class=date>02.11.23</p></aside>"), "");
}

#[test]
fn what_comes_after_an_article_is_left_out() {
    let after = "<h3>Contact presse</h3><p>Anne Roy, 01 23 45 67 89</p>";
    let text = article("a.html", &page("", "").replace("</article>", &format!("{after}</article>"))).body.text;
    assert!(text.contains("la digue tient encore") && !text.contains("Anne Roy"), "{text}");
}
