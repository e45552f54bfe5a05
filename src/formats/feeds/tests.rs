//! Feeds of each version, an export of WordPress, notes of Evernote.

use crate::formats::tests::{found, reads_again, shown};

const RSS: &str = "\n<?xml version='1.0'?><rss version='2.0' xmlns:dc='d' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>La Gazette</title><language>fr</language>
<item><title>La digue &amp; le pont</title><link>https://gazette.example/digue</link><dc:creator>Inès Vautrin</dc:creator><pubDate>Thu, 17 Aug 2023 10:00:00 +0200</pubDate>
<category>Eau</category><category>Lac</category><description>Court.</description><content:encoded><![CDATA[<p>La digue tient.</p><p>Le pont aussi.</p>]]></content:encoded></item>
<item><title>Sans texte</title><link>https://gazette.example/vide</link></item>
<item><title>Le pont</title><author>bo@gazette.example (Bo Marchetti)</author><description>Il ferme &lt;b&gt;lundi&lt;/b&gt;.</description></item></channel></rss>";

#[test]
fn an_entry_of_rss_is_its_fullest_text() {
    let articles = found("a.xml", RSS);
    assert_eq!(articles.len(), 2);
    assert_eq!(
        shown(&articles[0].meta),
        "La digue & le pont | 2023-08-17 | La Gazette | Inès Vautrin | https://gazette.example/digue | fr | Eau+Lac"
    );
    assert_eq!(articles[0].body.text, "La digue tient.\n\nLe pont aussi.");
    assert_eq!((articles[1].place.record, articles[1].body.paragraphs[0].line), (2, 6));
    assert_eq!(shown(&articles[1].meta), "Le pont | - | La Gazette | Bo Marchetti | - | fr | -");
    assert_eq!(articles[1].body.text, "Il ferme lundi.");
    reads_again("a.xml", RSS.as_bytes()).unwrap();
}

#[test]
fn atom_and_rss_1_are_read_too() {
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><title>Planète</title><entry><id>https://lac.example/id</id><title type='html'>La &lt;em&gt;digue&lt;/em&gt;</title><link rel='self' href='https://lac.example/self'/><link href='https://lac.example/digue'/>
<updated>2023-08-19T00:00:00Z</updated><published>2023-08-17T10:00:00Z</published><author><name>Inès Vautrin</name></author><source><title>La Gazette</title></source><category term='eau'/>
<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>La digue <b>tient</b>.</p></div></content></entry></feed>";
    let article = found("a.atom", atom).remove(0);
    assert_eq!(
        shown(&article.meta),
        "La digue | 2023-08-17 | La Gazette | Inès Vautrin | https://lac.example/digue | fr | eau"
    );
    assert_eq!(article.body.text, "La digue tient.");
    let rdf = "<rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/' xmlns:dc='d'><channel><title>La Gazette</title></channel><item><title>La digue</title><link>https://lac.example/</link><description>Elle tient.</description><dc:date>2023-08-17</dc:date></item></rdf:RDF>";
    assert_eq!(
        shown(&found("a.rdf", rdf)[0].meta),
        "La digue | 2023-08-17 | La Gazette | - | https://lac.example/ | - | -"
    );
}

#[test]
fn posts_of_wordpress_keep_their_paragraphs_and_pictures_are_none() {
    let wxr = "<rss xmlns:wp='http://wordpress.org/export/1.2/' xmlns:dc='d' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/'><channel><title>Carnet du lac</title>
<wp:author><wp:author_login>ines</wp:author_login><wp:author_display_name>Inès Vautrin</wp:author_display_name></wp:author>
<item><title>La digue</title><pubDate>Thu, 01 Jan 1970 00:00:00 +0000</pubDate><dc:creator>ines</dc:creator><content:encoded><![CDATA[La <em>digue</em> tient.

Le pont aussi.]]></content:encoded><excerpt:encoded>Court.</excerpt:encoded><wp:post_date>2023-08-17 10:00:00</wp:post_date><wp:post_type>post</wp:post_type></item>
<item><title>photo</title><description>Une photo.</description><wp:post_type>attachment</wp:post_type></item></channel></rss>";
    let articles = found("a.xml", wxr);
    assert_eq!(articles.len(), 1);
    assert_eq!(shown(&articles[0].meta), "La digue | 2023-08-17 | Carnet du lac | Inès Vautrin | - | - | -");
    assert_eq!(articles[0].body.text, "La digue tient.\n\nLe pont aussi.");
}

#[test]
fn a_note_of_evernote_is_its_page() {
    let enex = "<?xml version='1.0'?><!DOCTYPE en-export SYSTEM 'x.dtd'><en-export><note><title>La digue</title><created>20230817T101500Z</created><tag>eau</tag><note-attributes><source-url>https://lac.example/digue</source-url></note-attributes>
<content><![CDATA[<?xml version='1.0'?><!DOCTYPE en-note SYSTEM 'y.dtd'><en-note><div>La digue tient.</div><div>Le pont aussi.</div></en-note>]]></content></note></en-export>";
    let article = found("a.enex", enex).remove(0);
    assert_eq!(shown(&article.meta), "La digue | 2023-08-17 | lac.example | - | https://lac.example/digue | - | eau");
    assert_eq!(article.body.text, "La digue tient.\n\nLe pont aussi.");
    reads_again("a.enex", enex.as_bytes()).unwrap();
}
