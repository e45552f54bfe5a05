use super::*;

#[test]
fn a_date_may_stand_on_the_first_line_of_the_body() {
    let inline = article("0001.txt", " date 2023-08 Le lac est bas.\n\n« Il reviendra », dit Inès.\n");
    assert_eq!(shown(&inline.meta), "- | 2023-08 | - | - | - | - | -");
    assert_eq!(paragraphs(&inline.body), [(1, "Le lac est bas."), (3, "« Il reviendra », dit Inès.")]);
    let day = article("0001.txt", "date 2023-08-17 Le lac est bas.");
    assert_eq!(shown(&day.meta), "- | 2023-08-17 | - | - | - | - | -");
    assert_eq!(day.body.text, "Le lac est bas.");
    for prose in ["date limite : demain", "date 2023-99 est fausse", "dates 2023-08 à noter", "date 12 mai à retenir"]
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
    let two = format!("\n\n{rule}\n\nLa digue tient\n\n{rule}\n\nUn.\n\n{rule}\n\nLe pont cède\n\n{rule}\n\nDeux.\n");
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
    let article =
        article("a.txt", "Titre : La \u{202e}digue\u{1b}]0;x\u{7}\nDate : 2023\n\nLe \u{1b}[31mlac\r\nest\u{ad} bas.");
    assert_eq!(article.meta.title.as_deref(), Some("La digue"));
    assert_eq!(paragraphs(&article.body), [(4, "Le lac"), (5, "est bas.")]);
}

#[test]
fn what_holds_no_text_is_refused_with_its_reason() {
    assert_eq!(read("a.txt", b" \n"), Err(ReadError::Empty));
    assert_eq!(read("a.txt", b"\xEF\xBB\xBF\n"), Err(ReadError::Empty));
    assert_eq!(read("a.txt", "Titre : La digue\nDate : 2023\n\n".as_bytes()), Err(ReadError::NoText));
    let pdf = read("a.txt", b"%PDF-1.4 etc").unwrap_err().to_string();
    assert!(pdf.starts_with("the PDF cannot be read: "), "{pdf}");
    let book = read("a.txt", b"BZh91AY&SY").unwrap_err().to_string();
    assert!(book.contains(": "), "says what it is and what to do: {book}");
}

#[test]
fn a_text_with_several_headers_is_as_many_articles_and_each_is_read_again() {
    let text = "Titre : La digue\nDate : 2023-05-06\nSource : La Gazette\n\nLe lac est bas.\n\n---\n\n\
                Titre : Le pont\nDate : 2023-05-07\nSource : La Gazette\n\nIl rouvre.\n\n\
                Titre : Le bac\nDate : 2023-05-08\n\nTitre : Le quai\nDate : 2023-05-09\n\nIl est fermé.\n";
    let reading = read("tout.txt", text.as_bytes()).unwrap();
    let read_as: Vec<_> =
        reading.articles.iter().map(|it| (it.meta.title.as_deref().unwrap(), it.body.text.as_str())).collect();
    assert_eq!(read_as, [("La digue", "Le lac est bas."), ("Le pont", "Il rouvre."), ("Le quai", "Il est fermé.")]);
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
    assert_eq!(reading.problems[0].line, Some(15));
    for article in &reading.articles {
        assert_eq!(read_record("tout.txt", text.as_bytes(), Format::Text, &article.place).unwrap(), *article);
    }
}

#[test]
fn a_box_about_a_book_or_an_interview_is_no_second_article() {
    for below in [
        "Titre : Le livre du lac\nAuteur : Bo Roux\n",
        "Date : le 3 mai\nLieu : au port\n",
        "Inès : Bonjour.\nBo : Date ?\n",
    ] {
        let text = format!(
            "Titre : La digue\nAuteur : Inès Vautrin\nDate : 2023-05-06\n\nLe lac est bas.\n\n{below}\nIl monte.\n"
        );
        assert_eq!(read("a.txt", text.as_bytes()).unwrap().articles.len(), 1, "{below}");
    }
}
