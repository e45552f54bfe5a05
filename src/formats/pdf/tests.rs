//! PDF files, written by hand.

use std::collections::BTreeMap;

use crate::formats::tests::{reads_again, shown};
use crate::formats::{ReadError, read};

/// A file with these lines on its pages, each at a height; those at 750 are headlines.
fn pdf(pages: &[&[(u32, &str)]], info: &str) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|n| format!("{} 0 R ", 10 + 2 * n)).collect();
    let tree = format!(
        "<</Type/Pages/Count {}/MediaBox[0 0 600 800]/Kids[{kids}]/Resources<</Font<</F 3 0 R>>>>>>",
        pages.len()
    );
    let mut objects = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, tree),
        (3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned()),
        (4, format!("<<{info}>>")),
    ];
    for (n, lines) in pages.iter().enumerate() {
        let size = |y: u32| if y == 750 { "1.8" } else { "1" };
        let line = |(y, line): &(u32, &str)| format!("{0} 0 0 {0} 50 {y} Tm ({line}) Tj\n", size(*y));
        let text: String = lines.iter().map(line).collect();
        let text = format!("BT /F 12 Tf\n{text}ET");
        objects.push((10 + 2 * n, format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 11 + 2 * n)));
        objects.push((11 + 2 * n, format!("<</Length {}>>stream\n{text}\nendstream", text.len())));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = BTreeMap::new();
    for (id, object) in objects {
        places.insert(id, file.len());
        file.push_str(&format!("{id} 0 obj\n{object}\nendobj\n"));
    }
    let xref = file.len();
    file.push_str("xref\n0 1\n0000000000 65535 f \n");
    for (id, place) in &places {
        file.push_str(&format!("{id} 1\n{place:010} 00000 n \n"));
    }
    file.push_str(&format!("trailer<</Size 99/Root 1 0 R/Info 4 0 R>>\nstartxref\n{xref}\n%%EOF"));
    file.into_bytes()
}

const FIRST: &[(u32, &str)] = &[
    (780, "La Gazette du Lac, cahier 2"),
    (700, "The council of the village has looked at the old dam on Monday and it is satis-"),
    (686, "fied, as all of its members have said after a walk that took most of an hour."),
    (650, "The dam will hold, the mayor says, whatever the lake may do in the winter that"),
    (20, "1"),
];
const SECOND: &[(u32, &str)] =
    &[(780, "La Gazette du Lac, cahier 2"), (700, "comes, and the one after it."), (20, "2")];

#[test]
fn lines_are_joined_heads_are_dropped_and_pages_are_known() {
    let bytes = pdf(&[FIRST, SECOND], "/Title(La digue)/Author(Ann Lowe)/CreationDate(D:20240101000000)");
    let file = read("a.pdf", &bytes).unwrap();
    let article = &file.articles[0];
    assert_eq!(shown(&article.meta), "La digue | - | - | Ann Lowe | - | - | -");
    let text = &article.body.text;
    assert!(text.contains("it is satisfied, as all of its members"), "{text}");
    assert!(text.contains("in the winter that comes, and the one after it."), "{text}");
    assert!(!text.contains("Gazette") && article.body.paragraphs.len() == 2, "{text}");
    assert_eq!((article.page(0), article.page(text.find("comes").unwrap())), (Some(1), Some(2)));
    reads_again("a.pdf", &bytes).unwrap();
}

#[test]
fn the_first_page_shows_title_and_day() {
    let mut first = FIRST.to_vec();
    first.splice(1..1, [(750, "The dam of the lake"), (720, "17 August 2023")]);
    let bytes = pdf(&[&first, SECOND], "");
    let file = read("a.pdf", &bytes).unwrap();
    assert_eq!(shown(&file.articles[0].meta), "The dam of the lake | 2023-08-17 | - | - | - | - | -");
}

#[test]
fn what_has_no_text_or_is_damaged_is_told() {
    assert_eq!(read("a.pdf", &pdf(&[&[]], "")), Err(ReadError::NoTextLayer));
    let odd = "Lx blrgx tfnt bnf dlt mhrt vsw qpl krtz wrt bnm dfg hjk lzx cvb nmq wrt psd fgh jkl";
    let odd: Vec<(u32, &str)> = (0..8).map(|n| (700 - 14 * n, odd)).collect();
    assert_eq!(read("a.pdf", &pdf(&[&odd], "")), Err(ReadError::GarbledLayer));
    let bytes = pdf(&[FIRST], "");
    for cut in (0..bytes.len()).step_by(37) {
        let mut flipped = bytes.clone();
        flipped[cut] ^= 0x14;
        for damaged in [&bytes[..cut], &flipped] {
            reads_again("a.pdf", damaged).unwrap();
            let text = read("a.pdf", damaged).map(|file| file.articles[0].body.text.len());
            assert!(text.unwrap_or_default() <= bytes.len() * 20, "{cut}");
        }
    }
}
