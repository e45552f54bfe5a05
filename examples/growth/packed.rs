//! Files that are more than their text: packed ones, and PDF.
//!
//! In: a text. Out: the bytes of the file, not compressed, so that their size is that of the text. This file knows no reader.

use std::io::{Cursor, Write as _};

/// A packed file of which `member` holds the text; with what an e-book has beside it.
pub fn zip(member: &str, text: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let container = "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>";
    let package = "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
        <spine><itemref idref='a'/></spine></package>";
    let beside: &[(&str, &str)] = match member {
        "a.xhtml" => &[("META-INF/container.xml", container), ("a.opf", package)],
        _ => &[],
    };
    let kind = match member {
        "a.xhtml" => "application/epub+zip",
        "content.xml" => "application/vnd.oasis.opendocument.text",
        _ => "",
    };
    for (name, text) in [("mimetype", kind)].iter().chain(beside).chain(&[(member, text)]) {
        writer.start_file(*name, stored).expect("a member that can be begun in memory");
        writer.write_all(text.as_bytes()).expect("memory that can be written to");
    }
    writer.finish().expect("a packed file in memory").into_inner()
}

/// Lines on a page, of those of a newspaper.
const LINES: usize = 50;

/// A PDF whose pages have the lines of the text.
pub fn pdf(text: &str) -> Vec<u8> {
    let lines: Vec<&str> = text.lines().collect();
    let pages: Vec<&[&str]> = lines.chunks(LINES).collect();
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut object = |file: &mut Vec<u8>, body: String| {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{body}\nendobj\n", places.len()).bytes());
    };
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 4 + 2 * page)).collect();
    object(&mut file, "<</Type/Catalog/Pages 2 0 R>>".to_owned());
    let count = pages.len();
    object(
        &mut file,
        format!("<</Type/Pages/Count {count}/MediaBox[0 0 600 800]/Kids[{kids}]/Resources<</Font<</F 3 0 R>>>>>>"),
    );
    object(&mut file, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned());
    for (page, lines) in pages.iter().enumerate() {
        object(&mut file, format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 5 + 2 * page));
        let shown = |(at, line): (usize, &&str)| format!("1 0 0 1 50 {} Tm ({line}) Tj\n", 780 - 14 * at);
        let stream: String = lines.iter().enumerate().map(shown).collect();
        let stream = format!("BT /F 12 Tf\n{stream}ET\n");
        object(&mut file, format!("<</Length {}>>stream\n{stream}endstream", stream.len()));
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", places.len() + 1).bytes());
    file
}
