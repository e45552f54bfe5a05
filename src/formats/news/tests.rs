//! Dispatches and editions.

use crate::formats::tests::{found, reads_again, shown};

#[test]
fn newsml_1_is_its_text_and_not_its_pictures() {
    let xml = "<?xml version='1.0'?><NewsML><NewsItem xml:lang='fr'><Identification><NewsIdentifier><ProviderId>lac.example</ProviderId><DateId>20230817</DateId></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20230817T134951+0000</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>La digue</HeadLine><ByLine>Inès Vautrin</ByLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName='AGL'/></Provider></AdministrativeMetadata>
<NewsComponent><ContentItem><MediaType FormalName='Photo'/><DataContent><p>Une photo.</p></DataContent></ContentItem><ContentItem><MediaType FormalName='Text'/><DataContent>
<p>La digue tient.</p><p>Le pont aussi.</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>";
    let article = found("a.xml", xml).remove(0);
    assert_eq!(shown(&article.meta), "La digue | 2023-08-17 | AGL | Inès Vautrin | - | fr | -");
    assert_eq!(article.body.text, "La digue tient.\n\nLe pont aussi.");
    assert_eq!(article.body.paragraphs[0].line, 5);
    reads_again("a.xml", xml.as_bytes()).unwrap();
}

#[test]
fn each_item_of_a_g2_message_is_an_article() {
    let item = |headline: &str, content: &str| {
        format!(
            "<newsItem xml:lang='fr'><itemMeta><provider literal='AGL'/><versionCreated>2023-08-18T00:00:00Z</versionCreated><firstCreated>2023-08-17T00:00:00Z</firstCreated></itemMeta><contentMeta><creator><name>Inès Vautrin</name></creator><keyword>eau</keyword><headline role='hld:subHeadline'>x</headline><headline>{headline}</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
        )
    };
    let items = [
        item("Un", "<inlineXML><html><body><p>La digue tient.</p></body></html></inlineXML>"),
        item(
            "Deux",
            "<inlineXML><nitf><body><body.content><p>La digue tient.</p></body.content></body></nitf></inlineXML>",
        ),
        item("Trois", "<inlineData><![CDATA[<p>La digue tient.</p>]]></inlineData>"),
        item("Quatre", "<inlineData>La digue tient.</inlineData>"),
    ];
    let xml = format!(
        "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{}</itemSet></newsMessage>",
        items.concat()
    );
    let articles = found("a.xml", &xml);
    assert_eq!(articles.len(), 4);
    assert!(articles.iter().all(|article| article.body.text == "La digue tient."));
    assert_eq!(shown(&articles[3].meta), "Quatre | 2023-08-17 | AGL | Inès Vautrin | - | fr | eau");
    reads_again("a.xml", xml.as_bytes()).unwrap();
}

#[test]
fn nitf_keeps_a_summary_that_is_not_in_its_text() {
    let xml = "<nitf baselang='fr-FR'><head><docdata><date.issue norm='20230817T043001+0100'/><doc.copyright holder='AGL'/></docdata></head><body><body.head><hedline><hl1>La digue</hl1></hedline><byline>Inès Vautrin</byline><abstract><p>En bref.</p></abstract></body.head>
<body.content><p>La <person>digue</person> tient.</p><hl2>Le pont</hl2><media><media-caption>Photo</media-caption></media><p>Il tient aussi.</p></body.content></body></nitf>";
    let article = found("a.xml", xml).remove(0);
    assert_eq!(shown(&article.meta), "La digue | 2023-08-17 | AGL | Inès Vautrin | - | fr | -");
    assert_eq!(article.body.text, "En bref.\n\nLa digue tient.\n\nLe pont\n\nIl tient aussi.");
}

#[test]
fn an_edition_is_its_articles_or_its_text() {
    let edition = |body: &str| {
        format!(
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>Édition</title><author>Inès Vautrin</author></titleStmt><publicationStmt><date>2019</date></publicationStmt><sourceDesc><bibl><title level='j'>La Gazette</title><date when='1875-04-04'>4 avril</date></bibl></sourceDesc></fileDesc></teiHeader><text xml:lang='fr'><front><p>Cinq centimes</p></front><body>{body}</body></text></TEI>"
        )
    };
    let two = edition(
        "<div type='article'><head>La digue</head><p>Elle ti<lb break='no'/>ent,<lb/>dit-on.</p></div><div type='article'><p>Le pont aussi.</p></div>",
    );
    let articles = found("a.xml", &two);
    assert_eq!(shown(&articles[0].meta), "La digue | 1875-04-04 | La Gazette | - | - | fr | -");
    assert_eq!(articles[0].body.text, "Elle tient, dit-on.");
    assert_eq!(articles[1].body.text, "Le pont aussi.");
    reads_again("a.xml", two.as_bytes()).unwrap();
    let whole = found("a.xml", &edition("<p>La digue tient.</p>")).remove(0);
    assert_eq!(shown(&whole.meta), "Édition | 1875-04-04 | La Gazette | Inès Vautrin | - | fr | -");
    assert_eq!(whole.body.text, "La digue tient.");
}

#[test]
fn a_page_of_a_crawler_has_its_fields_as_attributes() {
    let xml = "<doc sitename='La Gazette' title='La digue' author='Inès Vautrin' date='2023-08-17' url='https://lac.example/' fingerprint='x'><main><head rend='h1'>La digue</head><p>Elle <hi>tient</hi>.</p></main></doc>";
    let article = found("a.xml", xml).remove(0);
    assert_eq!(
        shown(&article.meta),
        "La digue | 2023-08-17 | La Gazette | Inès Vautrin | https://lac.example/ | - | -"
    );
    assert_eq!(article.body.text, "Elle tient.");
}

#[test]
fn messages_of_the_wire_lie_between_control_characters() {
    let wire = "\u{1}agl062 4 i 211 ccccb   agl 061\r\n\r\nLac/digue\r\n\u{2}La digue tient\r\nBy Ann Lowe, AGL =\r\n\r\n   Lac (agl) - La digue, qui a\r\ntenu, tient.\r\n\r\n# Notebook\r\nTel\r\n\u{3}171137 GMT Aug 23\r\n\u{4}";
    let articles = found("a.txt", &format!("{wire}\r\n{wire}"));
    assert_eq!(articles.len(), 2);
    assert_eq!(shown(&articles[0].meta), "La digue tient | 2023-08-17 | agl | Ann Lowe | - | - | -");
    assert!(articles[0].body.text.starts_with("Lac (agl) - La digue, qui a"), "{}", articles[0].body.text);
    assert_eq!(articles[0].body.paragraphs[0].line, 7);
    reads_again("a.txt", wire.as_bytes()).unwrap();
    let anpa = "\u{16}\u{16}\u{1}W2870\u{1f}_asian\r\nf l\u{13}\u{11} BC-Lac   8-17 1049\r\n\u{2}^BC-Lac-Digue,466<\r\n^The dam holds<\r\n^By ANN LOWE=\r\n^Weekly Press=\r\n\t   LAC (WP) _ The dam holds.\r\n \r\n\t   It does.\r\n\u{3}WP-08-17-23 1509GMT<\r\n";
    let article = found("a.tst", anpa).remove(0);
    assert_eq!(shown(&article.meta), "The dam holds | - | Weekly Press | ANN LOWE | - | - | -");
    assert_eq!(article.body.text, "LAC (WP) _ The dam holds.\n\nIt does.");
}

#[test]
fn records_in_xml_have_the_fields_that_records_in_json_have() {
    let record = |number: u8| {
        format!(
            "<Item><NewsID>{number}</NewsID><PublishDate>2023-08-17T10:00:00</PublishDate><headline>La digue {number}</headline><origin>/agl/</origin><section>Monde</section>
<content>&lt;p&gt;La digue tient.&lt;/p&gt;&lt;p&gt;Le pont aussi.&lt;/p&gt;</content><byLine>Inès Vautrin</byLine><ContentShort>La digue…</ContentShort></Item>"
        )
    };
    let xml = format!("<?xml version='1.0'?><Items>{}{}</Items>", record(1), record(2));
    let articles = found("a.xml", &xml);
    assert_eq!(articles.len(), 2);
    assert_eq!(shown(&articles[1].meta), "La digue 2 | 2023-08-17 | - | Inès Vautrin | - | - | Monde");
    assert_eq!(articles[1].body.text, "La digue tient.\n\nLe pont aussi.");
    reads_again("a.xml", xml.as_bytes()).unwrap();
    let one = record(3).replace("<Item>", "<News>").replace("</Item>", "</News>");
    assert_eq!(found("a.xml", &one).len(), 1);
}
