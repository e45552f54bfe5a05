//! Word, OpenDocument and RTF documents.

use crate::formats::packed::tests::pack;
use crate::formats::tests::{reads_again, shown};
use crate::formats::{ParsedFile, ReadError, read};

const CORE: &str = "<?xml version='1.0'?><cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:title>La digue tiendra</dc:title><dc:creator>Inès Vautrin</dc:creator><dcterms:created>2024-01-01T00:00:00Z</dcterms:created></cp:coreProperties>";

fn word(paragraphs: &str) -> Vec<u8> {
    let document =
        format!("<?xml version='1.0'?><w:document xmlns:w='w' xmlns:mc='m'><w:body>{paragraphs}</w:body></w:document>");
    pack(&[("docProps/core.xml", CORE.as_bytes()), ("word/document.xml", document.as_bytes())])
}

fn only(file: ParsedFile) -> (String, String) {
    assert_eq!(file.articles.len(), 1);
    (shown(&file.articles[0].meta), file.articles[0].body.text.clone())
}

const HEAD: &str = "<w:p><w:pPr><w:pStyle w:val='Titre1'/></w:pPr><w:r><w:t>La digue tiendra</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val='Date'/></w:pPr><w:r><w:t>17 août 2023</w:t></w:r></w:p>";

#[test]
fn a_word_document_is_its_paragraphs() {
    let paragraphs = HEAD.to_owned()
        + "<w:p><w:r><w:t xml:space='preserve'>La digue </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>a été</w:t></w:r><w:del><w:r><w:delText>x</w:delText><w:t>biffé</w:t></w:r></w:del><w:r><w:t xml:space='preserve'> visitée.</w:t><w:br/><w:t>Hier.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>un</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>deux</w:t></w:r></w:p>";
    let bytes = word(&paragraphs);
    let (meta, text) = only(read("a.docx", &bytes).unwrap());
    assert_eq!(meta, "La digue tiendra | 2023-08-17 | - | Inès Vautrin | - | - | -");
    assert_eq!(text, "La digue a été visitée.\nHier.\n\n• un\n• deux");
    reads_again("a.docx", &bytes).unwrap();
    assert!(matches!(read("a.docx", &bytes[..bytes.len() / 2]), Err(ReadError::Packed { .. } | ReadError::Unread(_))));
}

#[test]
fn a_word_document_of_nexis_is_its_articles() {
    let lines = "La digue tiendra|La Gazette du Lac|17 août 2023 jeudi|Length: 664 words|Byline: Inès Vautrin|Body|Elle tiendra.|Load-Date: August 18, 2023|End of Document|The bridge|The Weekly Post|August 18, 2023 Friday|Body|It is closed.|End of Document";
    let paragraphs: String = lines.split('|').map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    let bytes = word(&paragraphs);
    let file = read("a.docx", &bytes).unwrap();
    let titles: Vec<_> = file.articles.iter().map(|article| shown(&article.meta)).collect();
    assert_eq!(
        titles,
        [
            "La digue tiendra | 2023-08-17 | La Gazette du Lac | Inès Vautrin | - | - | -",
            "The bridge | 2023-08-18 | The Weekly Post | - | - | - | -"
        ]
    );
    reads_again("a.docx", &bytes).unwrap();
}

#[test]
fn an_open_document_is_its_paragraphs() {
    let content = "<?xml version='1.0'?><office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='t'><office:body><office:text>
<text:h text:outline-level='1'>La digue tiendra</text:h><text:p>La digue<text:s text:c='2'/>a été <text:span>visitée</text:span><text:note><text:note-body><text:p>Note.</text:p></text:note-body></text:note>.<text:line-break/>Hier.</text:p>
<text:list><text:list-item><text:p>un</text:p></text:list-item></text:list></office:text></office:body></office:document-content>";
    let meta = "<m xmlns:meta='u'><meta:user-defined meta:name='date'>2023-08-17</meta:user-defined></m>";
    let mimetype = "application/vnd.oasis.opendocument.text".as_bytes();
    let bytes = pack(&[("mimetype", mimetype), ("content.xml", content.as_bytes()), ("meta.xml", meta.as_bytes())]);
    let (shown, text) = only(read("a.odt", &bytes).unwrap());
    assert_eq!(shown, "La digue tiendra | 2023-08-17 | - | - | - | - | -");
    assert_eq!(text, "La digue a été visitée.\nHier.\n\n• un");
    reads_again("a.odt", &bytes).unwrap();
}

#[test]
fn rtf_is_read_in_every_character_set() {
    let rtf = b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Helvetica;}{\\f1\\fcharset204 Cyr;}}{\\info{\\title La digue}{\\author In\\'e8s Vautrin}{\\*\\company x}}{\\*\\generator Word;}\n\
\\pard\\f0 La digue a \\'e9t\\'e9 {\\b visit\\u233?e}.\\par\n\\'ab\\~Elle tiendra\\~\\uc0\\u187, dit\\emdash elle \\{hier\\}.\\par {\\f1 \\'d1\\'eb\\'ee\\'e2\\'ee}{\\footnote Note.}\\par{\\pict 0123}}";
    let (meta, text) = only(read("a.rtf", rtf).unwrap());
    assert_eq!(meta, "La digue | - | - | Inès Vautrin | - | - | -");
    assert_eq!(text, "La digue a été visitée.\n\n«\u{a0}Elle tiendra\u{a0}», dit—elle {hier}.\n\nСлово");
    reads_again("a.rtf", rtf).unwrap();
    let deep = [b"{\\rtf1 ".to_vec(), b"{".repeat(200_000), b"Elle tient.".to_vec()].concat();
    assert!(read("a.rtf", &deep).is_ok());
}

#[test]
fn an_rtf_document_of_factiva_is_its_articles() {
    let rtf = "{\\rtf1 La digue tiendra\\par In\\'e8s Vautrin\\par 664 mots\\par 17 ao\\'fbt 2023\\par La Gazette du Lac\\par Fran\\'e7ais\\par (c) 2023 La Gazette\\par Elle tiendra.\\par Document GAZLAC0020230817ej8h0001x\\par}";
    let file = read("a.rtf", rtf.as_bytes()).unwrap();
    assert_eq!(
        shown(&file.articles[0].meta),
        "La digue tiendra | 2023-08-17 | La Gazette du Lac | Inès Vautrin | - | fr | -"
    );
    assert_eq!(file.articles[0].body.text, "Elle tiendra.");
    reads_again("a.rtf", rtf.as_bytes()).unwrap();
}
