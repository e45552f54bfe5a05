use super::*;
use crate::article::{Paragraph, ParagraphKind};
use crate::text::segment::paragraphs;
use crate::text::width;
use proptest::prelude::*;

/// A body of paragraphs of one kind.
fn body(text: &str, kind: ParagraphKind) -> Body {
    let paragraphs = paragraphs(text).into_iter().map(|span| Paragraph { span, line: 1, kind }).collect();
    Body { text: text.to_owned(), paragraphs, faces: Vec::new() }
}

/// The rows of a body as they look.
fn look(body: &Body, width: usize) -> Vec<String> {
    let row = |row: &Row| format!("{}{}", " ".repeat(usize::from(row.indent)), row.span.of(&body.text));
    wrap(body, width).rows.iter().map(row).collect()
}

#[track_caller]
fn assert_rows(text: &str, width: usize, rows: &[&str]) {
    assert_eq!(look(&body(text, ParagraphKind::Text), width), rows);
}

#[test]
fn french_marks_stay_with_their_words() {
    for space in [" ", "\u{a0}", "\u{202f}"] {
        let text = format!("« Pourquoi{space}? » et 10 000{space}€ : oui{space}! Non{space}; 5{space}%")
            .replace("« ", &format!("«{space}"));
        for columns in 14..40 {
            for row in look(&body(&text, ParagraphKind::Text), columns) {
                assert!(!row.starts_with(['?', '!', ':', ';', '»', '%', '€']), "{columns}: {row}");
                assert!(!row.ends_with('«'), "{columns}: {row}");
                assert!(!row.ends_with("10"), "{columns}: {row}");
            }
        }
    }
}

#[test]
fn words_that_belong_together_stay_together() {
    for (text, together) in [
        ("Selon un mot de M. Roche hier", "M. Roche"),
        ("Selon un mot de Mme Vidal hier", "Mme Vidal"),
        ("Selon un mot de J.-P. Vidal hier", "J.-P. Vidal"),
        ("Selon un mot (p. 12 du livre)", "p. 12"),
        ("Le préfet a dit le 17 août que oui", "17 août"),
        ("Le préfet a dit le 1er mars que oui", "1er mars"),
        ("The mayor said on March 3, or so", "March 3"),
        ("La route de ces 120 km est longue", "120 km"),
        ("Un prix de 3 milliards en tout", "3 milliards"),
        ("Le long siècle de Louis XIV passa", "Louis XIV"),
        ("Le maire ne sait pas, y a-t-il dit", "a-t-il"),
        ("Il en reste près de 10 000 en ville", "10 000"),
        ("Un « mot » ( bref ) et (un autre ) ici", "( bref )"),
    ] {
        for columns in 14..30 {
            let rows = look(&body(text, ParagraphKind::Text), columns);
            assert!(rows.iter().any(|row| row.contains(together)), "{columns}: {rows:?}");
        }
    }
    assert_rows("— Tu viens ?", 6, &["— Tu", "viens", "?"]);
    assert_rows("— Tu viens ?", 8, &["— Tu", "viens ?"]);
}

#[test]
fn rows_fill_from_the_left() {
    assert_rows("un deux  trois", 7, &["un deux", "trois"]);
    assert_rows("un deux trois", 100, &["un deux trois"]);
    assert_rows("un\ndeux trois", 100, &["un", "deux trois"]);
    assert_rows("un\n\ndeux", 9, &["un", "", "deux"]);
    assert_rows("anticonstitutionnellement non", 10, &["anticonsti", "tutionnell", "ement non"]);
    assert_rows("le mot anticonstitutionnel", 9, &["le mot", "anticonst", "itutionne", "l"]);
    assert_rows("porte-parole", 8, &["porte-", "parole"]);
    assert_rows("日本語の文", 5, &["日本", "語の", "文"]);
    assert_rows("日本", 1, &["日", "本"]);
    assert_rows("cafe\u{301}s", 3, &["caf", "e\u{301}s"]);
    assert_rows("a\tb c", 6, &["a\tb", "c"]);
    assert_rows("", 5, &[]);
    assert_rows("ab", 0, &["a", "b"]);
}

#[test]
fn each_kind_of_paragraph_has_its_shape() {
    let item = body("• un deux trois", ParagraphKind::Item(0));
    assert_eq!(look(&item, 9), ["• un deux", "  trois"]);
    let deep = body("10. un deux trois", ParagraphKind::Item(1));
    assert_eq!(look(&deep, 14), ["  10. un deux", "      trois"]);
    let narrow = body("!M. :« a,", ParagraphKind::Item(0));
    assert_eq!(look(&narrow, 6), ["!", "   M.", "   :«", "   a,"]);
    let items = body("• un\n\n• deux", ParagraphKind::Item(0));
    assert_eq!(look(&items, 20), ["• un", "• deux"]);
    let quote = body("un deux trois", ParagraphKind::Quote);
    assert_eq!(look(&quote, 9), ["  un deux", "  trois"]);
    let text = "if x:\n    go()\n\n  end  \n";
    let span = Span::new(0, text.len());
    let code = Paragraph { span, line: 1, kind: ParagraphKind::Verbatim };
    let code = Body { text: text.to_owned(), paragraphs: vec![code], faces: Vec::new() };
    assert_eq!(look(&code, 20), ["if x:", "    go()", "", "  end"]);
    assert_eq!(look(&code, 6), ["if x:", "    go", "()", "", "  end"]);
    assert_eq!(look(&code, 4), ["if x", ":", "go()", "", "  en", "d"]);
}

#[test]
fn places_lead_to_rows() {
    let body = body("un deux trois\n\nquatre cinq", ParagraphKind::Text);
    let layout = wrap(&body, 8);
    assert_eq!(look(&body, 8), ["un deux", "trois", "", "quatre", "cinq"]);
    for (word, row) in [("un", 0), ("deux", 0), ("trois", 1), ("quatre", 3), ("cinq", 4)] {
        assert_eq!(layout.row_of(body.text.find(word).unwrap()), row, "{word}");
    }
    assert_eq!(layout.row_of(7), 0);
    assert_eq!(layout.row_of(13), 1);
    assert_eq!(layout.row_of(999), 4);
    assert_eq!(layout.rows_of(Span::new(3, 22)), 0..=3);
    assert_eq!(Layout::default().row_of(3), 0);
}

fn kind() -> impl Strategy<Value = ParagraphKind> {
    prop_oneof![
        Just(ParagraphKind::Text),
        Just(ParagraphKind::Heading(1)),
        (0u8..4).prop_map(ParagraphKind::Item),
        Just(ParagraphKind::Quote),
        Just(ParagraphKind::Verbatim),
    ]
}

fn prose() -> impl Strategy<Value = String> {
    prop_oneof![
        "(?s).{0,120}",
        "[a-eéM.?!:;«»% \u{a0}\u{202f}0-9日🦊\u{301}\n•—-]{0,120}",
        "([a-zé]{1,9}[ ,]| ?[?!:;»%€]|« ?|[0-9]{1,3} |\n|\n\n|M\\. |-t-il ){0,30}",
    ]
}

proptest! {
    #[test]
    fn rows_cover_the_text_and_fit(text in prose(), kind in kind(), columns in 0usize..30) {
        let text = crate::text::sanitize::sanitize(&text).into_owned();
        let body = body(&text, kind);
        let layout = wrap(&body, columns);
        let mut at = 0;
        for row in &layout.rows {
            prop_assert!(row.span.start >= at, "{:?} before {}", row, at);
            prop_assert!(text[at..row.span.start].trim().is_empty(), "{:?}", layout);
            at = row.span.end;
            let shown = row.span.of(&text);
            let fits = usize::from(row.indent) + width::width(shown) <= columns.max(1);
            let single = unicode_segmentation::UnicodeSegmentation::graphemes(shown, true).count() <= 1;
            prop_assert!(fits || single, "{:?} of {:?}", shown, text);
            prop_assert_eq!(shown.trim_end(), shown);
        }
        prop_assert!(text[at..].trim().is_empty());
    }

    #[test]
    fn every_place_is_on_its_row(text in prose(), kind in kind(), columns in 1usize..30) {
        let body = body(&text, kind);
        let layout = wrap(&body, columns);
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let row = layout.rows[layout.row_of(at)];
            prop_assert!(row.span.contains(at), "{:?} at {} in {:?}", c, at, row);
        }
    }

    #[test]
    fn rows_can_be_taken_up_anywhere(text in "([a-zé]{1,9}[ ,]| ?[?!:;»%€]|« ?|\n|\n\n|M\\. |3 mai ){0,30}", kind in kind(), columns in 1usize..30) {
        let body = body(&text, kind);
        let rows = wrap(&body, columns).rows;
        for (number, row) in rows.iter().enumerate() {
            let rest: Vec<_> = Rows::after(&body, columns, row).collect();
            prop_assert_eq!(&rest[..], &rows[number + 1..], "after row {}", number);
        }
    }
}

#[test]
fn a_long_text_is_laid_out_as_far_as_it_is_looked_at() {
    let text = "Un mot suit un autre mot jusqu'au bout de la ligne.\n\n".repeat(1_500);
    let body = body(&text, ParagraphKind::Text);
    let all = wrap(&body, 20).rows;
    let mut layout = wrap_some(&body, 20);
    let mut rows = layout.rows.len();
    assert!(!layout.whole && rows < all.len() / 2 && all.starts_with(&layout.rows));
    layout.reach_row(&body, 20, rows - 1);
    assert_eq!(layout.rows.len(), rows, "it is there already");
    layout.reach_row(&body, 20, rows);
    assert!(layout.rows.len() > rows && all.starts_with(&layout.rows));
    rows = layout.rows.len();
    layout.reach_byte(&body, 20, all[rows + 100].span.start);
    assert!(layout.row_of(all[rows + 100].span.start) == rows + 100 && !layout.whole);
    layout.reach_row(&body, 20, usize::MAX);
    assert!(layout.whole);
    assert_eq!(layout.rows, all);
    assert!(wrap_some(&self::body("court", ParagraphKind::Text), 20).whole);
}
