//! Every kind is told by a small file of it, whatever its name.

use crate::formats::{KINDS, ReadError, read, read_found};

fn kind(name: &str, text: &str) -> String {
    kind_of_bytes(name, text.as_bytes())
}

fn kind_of_bytes(name: &str, bytes: &[u8]) -> String {
    match read(name, bytes) {
        Ok(reading) => format!("{} {}", reading.format.name(), reading.articles.len()),
        Err(ReadError::Unread(kind)) => kind.entry().name.to_owned(),
        Err(ReadError::Markup { root }) => format!("<{root}>"),
        Err(error) => error.to_string(),
    }
}

/// Checks each text under names that promise something else.
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        for name in ["a.txt", "a", "a.html", "a.dat"] {
            assert_eq!(kind(name, text), *expected, "{name}: {text}");
        }
    }
}

#[test]
fn xml_is_told_by_its_outermost_element() {
    check(&[
        (
            "<?xml version='1.0'?>\n<rss version='2.0'><channel><item><description>Un texte.</description></item></channel></rss>",
            "feed 1",
        ),
        (
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><entry><summary>Un texte.</summary></entry></feed>",
            "feed 1",
        ),
        (
            "<?xml version='1.0'?><rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/'><item><description>Un texte.</description></item></rdf:RDF>",
            "feed 1",
        ),
        (
            "<?xml version='1.0'?><rss xmlns:wp='http://wordpress.org/export/1.2/'><item><description>Un texte.</description></item></rss>",
            "wordpress 1",
        ),
        (
            "<?xml version='1.0'?><!-- dépêche --><NewsML Version='1.2'><NewsItem><ContentItem><DataContent><p>Un texte.</p></DataContent></ContentItem></NewsItem></NewsML>",
            "newsml 1",
        ),
        (
            "<?xml version='1.0'?><newsItem><contentSet><inlineData>Un texte.</inlineData></contentSet></newsItem>",
            "newsml 1",
        ),
        ("<?xml version='1.0'?><nitf><body><body.content><p>Un texte.</p></body.content></body></nitf>", "nitf 1"),
        (
            "<?xml version='1.0'?>\n<?xml-model href='x'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><text><p>Un texte.</p></text></TEI>",
            "tei 1",
        ),
        (
            "<?xml version='1.0'?><!DOCTYPE en-export SYSTEM 'x.dtd'><en-export><note><content>&lt;en-note>Un texte.&lt;/en-note></content></note></en-export>",
            "enex 1",
        ),
        (
            "<?xml version='1.0'?><PPSResponse><article><leadParagraph>Elle tient.</leadParagraph></article></PPSResponse>",
            "factiva 1",
        ),
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><depeche><p>Un texte.</p></depeche>", "<depeche>"),
    ]);
    for name in ["a.txt", "a.xml", "a"] {
        assert_eq!(kind(name, "<fiche titre='La digue'><p>Elle tient.</p></fiche>"), "<fiche>", "{name}");
    }
    let page = "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html xmlns='http://www.w3.org/1999/xhtml'><body><p>La digue tient.</p></body></html>";
    assert_eq!(kind("a.xml", page), "html 1");
}

#[test]
fn mail_is_told_by_its_headers() {
    check(&[
        ("Return-Path: <a@b.example>\nReceived: by c\nSubject: La digue\n\nElle tient.", "mail 1"),
        (
            "From: Inès <ines@gazette.example>\nTo: bo@gazette.example\nDate: Thu, 17 Aug 2023 10:00:00 +0200\nSubject: x\n\nElle tient.",
            "mail 1",
        ),
        ("From ines@gazette.example Thu Aug 17 10:00:00 2023\nSubject: x\n\nElle tient.\n", "mbox 1"),
        (
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://gazette.example/\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Elle tient.</p>",
            "mhtml 1",
        ),
        (
            "MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>Elle tient.</p>\n--x--",
            "mhtml 1",
        ),
    ]);
    let header = "Titre : La digue\nDate : 17 août 2023\nAuteur : Inès Vautrin\n\nElle tient.";
    assert_eq!(kind("a.txt", header), "text 1");
    assert_eq!(kind("a.txt", "From Paris to Brest: a road\n\nIt is long."), "text 1");
}

#[test]
fn tables_notes_and_bibliographies_are_no_articles() {
    check(&[
        ("title,url,time_added,tags,status\nUn,https://a.example,1692266400,,unread\n", "links"),
        ("URL,Title,Selection,Folder\nhttps://a.example,Un,,Unread\n", "links"),
        ("Highlight,Book Title,Book Author,URL,Note,Tags\nElle tient.,La digue,Inès,,,\n", "readwise"),
        ("Title;URL;Content;Tags;Language\nUn;https://a.example;Texte;;fr\n", "csv 1"),
        ("Title;URL;Tags;Language\nUn;https://a.example;;fr\n", "table"),
        (
            "La digue (Inès Vautrin)\n- Votre surlignement à l’emplacement 5 | Ajouté le 17 août 2023\n\nElle tient.\n==========\n",
            "kindle",
        ),
        ("La digue\n\nElle tient.\n\nid: 35e4689f\nupdated_time: 2023-08-17\ntype_: 1", "joplin 1"),
        ("@article{vautrin2023,\n title = {La digue}\n}\n", "bibliography"),
        ("TY  - NEWS\nTI  - La digue\nER  - \n", "bibliography"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR", "source"),
        ("\\documentclass{article}\n\\begin{document}La digue.\\end{document}", "source"),
        ("1\n00:00:01,000 --> 00:00:02,000\nElle tient.\n", "source"),
        ("{\"rows\":[{\"text\":\"note\",\"target\":[{\"selector\":[]}]}]}", "annotations"),
        ("{\"title\":\"\",\"type\":\"text/x-moz-place-container\",\"children\":[]}", "bookmarks-json"),
        (
            "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><DT><A HREF='x'>Un</A></DL>",
            "bookmarks-html",
        ),
    ]);
    let prose = "Rivières, lacs et étangs\n\nLa digue, le pont, la route : tout tient.";
    assert_eq!(kind("a.txt", prose), "text 1");
}

#[test]
fn exports_of_press_databases_are_told_and_give_all_their_articles() {
    let europresse = "<html><body><article><span class=\"DocPublicationName\">La Gazette</span><p class='titreArticleVisu'>La digue</p><section><p>Elle tient.</p></section></article></body></html>";
    let factiva = "<div class='article frArticle'><p class='articleParagraph'>Elle tient.</p></div>".repeat(2);
    check(&[
        (europresse, "europresse 1"),
        (&format!("<html><body>{factiva}</body></html>"), "factiva 2"),
        (
            "\n    1 of 2 DOCUMENTS\n\nLa Gazette\n\n17 août 2023\n\nLa digue\n\nElle tient.\n\n    2 of 2 DOCUMENTS\n\nLa Gazette\n\n18 août 2023\n\nLe pont\n\nIl tient.\n",
            "nexis 2",
        ),
        (
            "La digue\n88 mots\n17 août 2023\nLa Gazette\n\nElle tient.\n\nDocument GAZLAC0020230817ej8h0001x\n",
            "factiva 1",
        ),
    ]);
    let prose = "La digue a 88 mots.\n\nDocument 12 de la mairie : elle tient.";
    assert_eq!(kind("a.txt", prose), "text 1");
    let style = "<html><head><style>.titreArticleVisu{color:red}.DocPublicationName{}</style></head><body><p>La digue tient.</p></body></html>";
    assert_eq!(kind("a.html", style), "html 1");
}

#[test]
fn binary_files_are_told_by_their_bytes() {
    let zip = |member: &str, content: &str| {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend([0; 22]);
        bytes.extend([member.len() as u8, 0, 0, 0]);
        bytes.extend(member.bytes().chain(content.bytes()));
        bytes
    };
    let old = |stream: &str| {
        [b"\xD0\xCF\x11\xE0".to_vec(), stream.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()
    };
    let cases = [
        (b"%PDF-1.7\n".to_vec(), "the PDF cannot be read: failed parsing cross reference table: invalid start value"),
        (b"{\\rtf1\\ansi Elle tient.}".to_vec(), "rtf 1"),
        (zip("xl/workbook.xml", ""), "office"),
        (zip("photo.png", ""), "zip"),
        (old("WordDocument"), "doc"),
        (old("__substg1.0_0037001F"), "msg"),
        (b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 18\r\n\r\n<p>Elle tient.</p>".to_vec(), "warc 1"),
        (b"BZh91AY&SY".to_vec(), "packed"),
        (b"\x01abc123 4 i 211\r\n\x02La digue\r\nElle tient.\r\n\x03".to_vec(), "wire 1"),
        (b"\x16\x16\x01a1234\x02^La digue<\r\nElle tient.\x03".to_vec(), "wire 1"),
        (b"\x7FELF\x02\x01".to_vec(), "program"),
    ];
    for (bytes, expected) in cases {
        for name in ["a.txt", "a.html", "a.pdf", "a"] {
            assert_eq!(kind_of_bytes(name, &bytes), expected, "{name}");
        }
    }
}

#[test]
fn a_file_of_an_unknown_kind_is_read_where_it_is_named_and_refused_where_it_is_found() {
    let text = b"La digue tient, dit le maire.";
    assert_eq!(kind_of_bytes("brut.log", text), "text 1");
    assert_eq!(read_found("brut.log", text).unwrap_err(), ReadError::Unknown);
    assert!(read_found("brut.txt", text).is_ok());
    assert_eq!(kind("a.csv", "sans titres de colonnes"), "table");
}

#[test]
fn every_kind_has_a_name_and_words_of_its_own() {
    let mut names: Vec<&str> = KINDS.iter().map(|entry| entry.name).collect();
    let mut extensions: Vec<&str> = KINDS.iter().flat_map(|entry| entry.extensions.iter().copied()).collect();
    let counts = (names.len(), extensions.len());
    names.sort_unstable();
    names.dedup();
    extensions.sort_unstable();
    extensions.dedup();
    assert_eq!((names.len(), extensions.len()), counts);
    assert!(KINDS.iter().all(|entry| !entry.english.is_empty() && !entry.french.is_empty()));
}
