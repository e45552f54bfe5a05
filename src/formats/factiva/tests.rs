//! Factiva's forms: two pages, XML and text, each with two articles.

use crate::formats::read;
use crate::formats::tests::{found, reads_again, shown};

const PAGE: &str = "<html><body><div id=\"article-gazlac01\" class=\"article\"><div class=\"article frArticle\">
<p><div>Vie locale</div><div id=\"hd\"><span class='frHeadline'>La digue tiendra</span></div><div>Inès Vautrin</div><div>664 mots</div>
<div>17 août 2023</div><div>10:30</div><div>La Gazette du Lac</div><div>GAZLAC</div><div>3</div><div>Français</div><div>© 2023 La Gazette</div></p>
<p class=\"articleParagraph frarticleParagraph\">La <b>digue</b> a été visitée.</p>
<p class=\"articleParagraph frarticleParagraph\">Elle tiendra.</p><p>Document GAZLAC0020230817ej8h0001x</p></div></div>
<div class=\"article enArticle\"><p><div id=\"hd\"><span class='enHeadline'>The bridge</span></div><div>1,204 words</div><div>18 August 2023</div>
<div>The Weekly Post</div><div>WKPST</div><div>English</div><div>Copyright 2023</div></p><p class=\"articleParagraph\">It is closed.</p></div></body></html>";

const TABLE: &str = "<html><body><div class=\"article frArticle\"><table>
<tr><td><b>SE</b></td><td>Vie locale</td></tr><tr><td><b>HD</b></td><td>La digue tiendra</td></tr><tr><td><b>BY</b></td><td>Inès Vautrin</td></tr>
<tr><td><b>WC</b></td><td>664 mots</td></tr><tr><td><b>PD</b></td><td>17 août 2023</td></tr><tr><td><b>SN</b></td><td>La Gazette du Lac</td></tr>
<tr><td><b>LA</b></td><td>Français</td></tr><tr><td><b>LP</b></td><td><p class=\"articleParagraph\">La digue a été visitée.</p></td></tr>
<tr><td><b>TD</b></td><td><p class=\"articleParagraph\">Elle tiendra.</p></td></tr><tr><td><b>AN</b></td><td>Document x</td></tr></table></div></body></html>";

const TEXT: &str = "Vie locale\nLa digue tiendra\nInès Vautrin\n664 mots\n17 août 2023\nLa Gazette du Lac\nGAZLAC\n3\nFrançais\n© 2023 La Gazette\n
La digue a été visitée.\n\nElle tiendra.\n\nDocument GAZLAC0020230817ej8h0001x\n\n
HD\tLe pont ferme\nBY\tBo Marchetti\nWC\t88 mots\nPD\t18 août 2023\nSN\tLa Gazette du Lac\nLA\tFrançais\nLP\nLe pont fermera lundi.\nTD\nIl rouvrira mardi.\nRE\tfra : France\nAN\nDocument GAZLAC0020230818ej8h0002x\n";

const XML: &str = "<?xml version='1.0'?><PPSResponse><ppsArticleResponse xmlns='http://global.factiva.com/pps/2.0'><ppsarticleResultSet count='2'>
<ppsarticle><article><baseLanguage>FR</baseLanguage><byline>Inès Vautrin</byline><columnName>Vie locale</columnName><headline><paragraph><hlt>La digue</hlt> tiendra</paragraph></headline>
<leadParagraph><paragraph>La digue a été visitée.</paragraph></leadParagraph><publicationDate><dateTime>2023-08-17T10:30:00Z</dateTime></publicationDate>
<sourceName>La Gazette du Lac</sourceName><tailParagraphs><paragraph>Elle tiendra.</paragraph></tailParagraphs></article></ppsarticle>
<ppsarticle><article><headline><paragraph>Le pont</paragraph></headline><leadParagraph>
Le pont est fermé.
   Il rouvrira.
</leadParagraph><sourceName>La Gazette</sourceName></article></ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>";

#[test]
fn every_form_gives_the_same_article() {
    for (name, file) in [("a.html", PAGE), ("b.html", TABLE), ("a.txt", TEXT), ("a.xml", XML)] {
        let articles = found(name, file);
        assert_eq!(
            shown(&articles[0].meta),
            "La digue tiendra | 2023-08-17 | La Gazette du Lac | Inès Vautrin | - | fr | Vie locale",
            "{name}"
        );
        assert_eq!(articles[0].body.text, "La digue a été visitée.\n\nElle tiendra.", "{name}");
        reads_again(name, file.as_bytes()).unwrap();
    }
}

#[test]
fn the_articles_behind_the_first_are_read_too() {
    let second = |name, file| found(name, file).swap_remove(1);
    assert_eq!(shown(&second("a.html", PAGE).meta), "The bridge | 2023-08-18 | The Weekly Post | - | - | en | -");
    let text = second("a.txt", TEXT);
    assert_eq!(shown(&text.meta), "Le pont ferme | 2023-08-18 | La Gazette du Lac | Bo Marchetti | - | fr | -");
    assert_eq!(text.body.text, "Le pont fermera lundi.\n\nIl rouvrira mardi.");
    assert_eq!(text.body.paragraphs[0].line, 26);
    let plain = second("a.xml", XML).body;
    assert_eq!(plain.text, "Le pont est fermé.\nIl rouvrira.");
    assert_eq!(plain.paragraphs.iter().map(|it| it.line).collect::<Vec<_>>(), [6, 7]);
}

#[test]
fn a_damaged_export_is_told() {
    let error = read("a.xml", &XML.as_bytes()[..600]).unwrap_err();
    assert!(error.to_string().starts_with("not well-formed XML at line"), "{error}");
}
