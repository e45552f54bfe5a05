//! Mails, mailboxes and pages saved as MHTML.

use crate::article::Format;
use crate::formats::tests::{found, reads_again, shown};
use crate::formats::{read, read_record};

const LETTER: &str = "Return-Path: <lettre@gazette.example>\nFrom: \"La Gazette du Lac\" <lettre@gazette.example>\nTo: lecteur@poste.example\n\
Subject: =?utf-8?q?La_digue_tiendra_=3A_ce_qu=27il_faut_savoir?=\nDate: Thu, 17 Aug 2023 23:30:00 -0400\nList-Id: La lettre du lac <lettre.gazette.example>\n\
MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nVersion texte.\n\
--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<html><body><table><tr><td><p>La digue a =C3=A9t=C3=A9 visit=C3=A9e=\n.</p>\
<p>=C2=AB Elle tiendra =C2=BB, a assur=C3=A9 la maire.</p></td></tr></table></body></html>\n--b--\n";

const PLAIN: &str = "From: =?utf-8?q?In=C3=A8s?= Vautrin <ines@poste.example>\nTo: bo@poste.example\nSubject: La digue\nDate: Fri, 18 Aug 2023 10:00:00 +0200\n\nElle tient.\n\nInès\n\n-- \nInès Vautrin, journaliste\n";

#[test]
fn a_letter_is_its_page_with_sender_list_and_day() {
    let article = found("a.eml", LETTER).remove(0);
    assert_eq!(
        shown(&article.meta),
        "La digue tiendra : ce qu'il faut savoir | 2023-08-17 | La lettre du lac | La Gazette du Lac | - | - | -"
    );
    assert_eq!(article.body.text, "La digue a été visitée.\n\n« Elle tiendra », a assuré la maire.");
    assert_eq!(article.body.paragraphs[0].line, 18);
    reads_again("a.eml", LETTER.as_bytes()).unwrap();
}

#[test]
fn a_plain_mail_loses_its_signature_and_knows_its_lines() {
    let article = found("1491941793.M41850P8566V.host:2,S", PLAIN).remove(0);
    assert_eq!(shown(&article.meta), "La digue | 2023-08-18 | - | Inès Vautrin | - | - | -");
    assert_eq!(article.body.text, "Elle tient.\n\nInès");
    assert_eq!(article.body.paragraphs.iter().map(|it| it.line).collect::<Vec<_>>(), [6, 8]);
    let latin = encoding_rs::WINDOWS_1252.encode(PLAIN).0;
    assert!(read("a.eml", &latin).unwrap().articles[0].body.text.ends_with("Inès"));
}

#[test]
fn each_mail_of_a_mailbox_is_read_again_from_its_own_bytes() {
    let mailbox = format!(
        "From a@b.example Thu Aug 17 10:00:00 2023\n{LETTER}\nFrom c@d.example Fri Aug 18 10:00:00 2023\n{PLAIN}"
    );
    let file = read("a.mbox", mailbox.as_bytes()).unwrap();
    assert_eq!((file.format, file.articles.len()), (Format::Mailbox, 2));
    assert_eq!(file.articles[1].meta.title.as_deref(), Some("La digue"));
    let line = mailbox.lines().position(|line| line == "Elle tient.").unwrap() as u32 + 1;
    assert_eq!(file.articles[1].body.paragraphs[0].line, line);
    let range = file.articles[1].place.bytes.clone();
    assert!(range.end - range.start < 300);
    reads_again("a.mbox", mailbox.as_bytes()).unwrap();
    assert!(read_record("a.mbox", b"", Format::Mailbox, &file.articles[1].place).is_err());
}

#[test]
fn a_page_with_its_pictures_is_the_page() {
    let page = "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.gazette.example/digue\nSubject: La digue - La Gazette\nDate: Mon, 21 Aug 2023 10:00:00 -0000\n\
MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://www.gazette.example/digue\n\n\
<html><head><meta charset=3D\"utf-8\"><title>La digue tiendra</title><meta property=3D\"article:published_time\" content=3D\"2023-08-17\"></head><body><article><p>La digue a =C3=A9t=C3=A9 visit=C3=A9e.</p></article></body></html>\n\
--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n";
    let article = found("a.mhtml", page).remove(0);
    assert_eq!(
        shown(&article.meta),
        "La digue tiendra | 2023-08-17 | gazette.example | - | https://www.gazette.example/digue | - | -"
    );
    assert_eq!(article.body.text, "La digue a été visitée.");
    reads_again("a.mhtml", page.as_bytes()).unwrap();
}
