//! Nexis' forms: LexisNexis as page and as text, Nexis Uni as text.

use crate::formats::problem::ProblemKind;
use crate::formats::read;
use crate::formats::tests::{found, reads_again, shown};

const TEXT: &str = "Download Request: Selected Items: 1-2\n\n\n                               1 of 2 DOCUMENTS\n\n
                              La Gazette du Lac\n\n                            17 août 2023 jeudi\n
La digue tiendra\n\nAUTEUR: Inès Vautrin\n\nRUBRIQUE: VIE LOCALE; Pg. 3\n\nLONGUEUR: 664 mots\n\nENCART: La digue a été visitée.\n
Le maire l’a vue.\n\nSection : rien. Elle tiendra.\n\nDATE-CHARGEMENT: 18 août 2023\n\nLANGUE: FRENCH; FRANÇAIS\n\nTYPE-PUBLICATION: Journal\n
                   Copyright 2023 La Gazette\n                       Tous droits réservés\n
                               2 of 2 DOCUMENTS\n\n                              The Weekly Post\n\n                     August 18, 2023 Friday, Late Edition\n
The bridge\nis closed\n\nBYLINE: By ANN LOWE\n\nLENGTH: 20 words\n\nIt is closed.\n\nLANGUAGE: ENGLISH\n";

const PAGE: &str = "<HTML><HEAD><META TOPIC=\"null\" DOCUMENTS=\"3\"/></HEAD><BODY><DIV CLASS=\"c0\"><P CLASS=\"c1\"><SPAN CLASS=\"c2\">1 of 3 DOCUMENTS</SPAN></P></DIV>
<BR><DIV CLASS=\"c3\"><P CLASS=\"c1\"><SPAN CLASS=\"c2\">La Gazette du Lac</SPAN></P></DIV><DIV CLASS=\"c3\"><P CLASS=\"c1\"><SPAN CLASS=\"c4\">17</SPAN><SPAN CLASS=\"c2\"> août 2023 jeudi</SPAN></P></DIV>
<DIV CLASS=\"c5\"><P CLASS=\"c6\"><SPAN CLASS=\"c7\">La digue tiendra</SPAN></P></DIV><DIV CLASS=\"c5\"><P CLASS=\"c6\"><SPAN CLASS=\"c8\">AUTEUR: </SPAN><SPAN CLASS=\"c2\">Inès Vautrin</SPAN></P></DIV>
<DIV CLASS=\"c5\"><P CLASS=\"c6\"><SPAN CLASS=\"c8\">RUBRIQUE: </SPAN><SPAN CLASS=\"c2\">VIE LOCALE; Pg. 3</SPAN></P></DIV>
<DIV CLASS=\"c5\"><P CLASS=\"c9\"><SPAN CLASS=\"c2\">La digue a été visitée.</SPAN></P>\n<P CLASS=\"c9\"><SPAN CLASS=\"c2\">Elle tiendra.</SPAN></P></DIV>
<DIV CLASS=\"c5\"><P CLASS=\"c6\"><SPAN CLASS=\"c8\">LANGUE: </SPAN><SPAN CLASS=\"c2\">FRENCH</SPAN></P></DIV>
<DIV CLASS=\"c0\"><P CLASS=\"c1\"><SPAN CLASS=\"c2\">2 of 3 DOCUMENTS</SPAN></P></DIV><P>La Gazette</P><P>18 août 2023</P><P>Le pont</P><P>Il est fermé.</P></BODY></HTML>";

const UNI: &str = "1. La digue tiendra\n\n2. The bridge\n\nLa digue tiendra\n\nLa Gazette du Lac\n\n17 août 2023 jeudi\n\nCopyright 2023 La Gazette Tous droits réservés\n
Section: VIE LOCALE; Pg. 3\n\nLength: 664 words\n\nByline: Inès Vautrin\n\nBody\n\nLa digue a été visitée.\n\nElle tiendra.\n\nLanguage: FRENCH\n\nLoad-Date: August 18, 2023\n\nEnd of Document\n
The bridge\n\nThe Weekly Post\n\nAugust 18, 2023 Friday\n\nLength: 20 words\n\nBody\n\nIt is closed.\n\nLoad-Date: August 19, 2023\n\nEnd of Document\n";

#[test]
fn every_form_gives_the_same_article() {
    for (name, file) in [("a.txt", TEXT), ("a.html", PAGE), ("b.txt", UNI)] {
        let articles = found(name, file);
        assert_eq!(articles.len(), 2, "{name}");
        assert_eq!(
            shown(&articles[0].meta),
            "La digue tiendra | 2023-08-17 | La Gazette du Lac | Inès Vautrin | - | fr | VIE LOCALE",
            "{name}"
        );
        assert!(articles[0].body.text.starts_with("La digue a été visitée."), "{name}");
        assert!(articles[0].body.text.ends_with("Elle tiendra."), "{name}");
        reads_again(name, file.as_bytes()).unwrap();
    }
}

#[test]
fn the_articles_behind_the_first_are_read_too() {
    let second = &found("a.txt", TEXT)[1];
    assert_eq!(shown(&second.meta), "The bridge is closed | 2023-08-18 | The Weekly Post | ANN LOWE | - | en | -");
    assert_eq!(second.body.text, "It is closed.");
    let second = &found("b.txt", UNI)[1];
    assert_eq!(shown(&second.meta), "The bridge | 2023-08-18 | The Weekly Post | - | - | - | -");
}

#[test]
fn articles_that_the_file_announces_and_has_not_are_told() {
    let problems = |name, file: &str| read(name, file.as_bytes()).unwrap().problems;
    assert_eq!(problems("a.txt", TEXT), []);
    assert_eq!(problems("a.html", PAGE)[0].reason, ProblemKind::Missing { found: 2, announced: 3 });
}
