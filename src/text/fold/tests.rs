use super::*;
use crate::text::char_classes::{letter_end, letter_start};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const ALL: [Folding; 3] = [Folding::Search, Folding::Spelling, Folding::Typography];

/// Text with much of what folding changes.
fn spelling() -> impl Strategy<Value = String> {
    prop_oneof!["(?s).{0,60}", "[a-eÉèœßÆ’ʼ'«? »\u{a0}\u{202f}\u{301}\u{327}\u{ad}İıﬁ…—日\n ]{0,60}"]
}

#[test]
fn spellings_of_the_same_words_fold_alike() {
    for (text, folded) in [
        ("École", "ecole"),
        ("PRÉSIDENTE", "presidente"),
        ("cœur d’Æthel", "coeur d'aethel"),
        ("l’économie", "l'economie"),
        ("lʼeau", "l'eau"),
        ("10\u{202f}000\u{a0}€", "10 000 €"),
        ("Stra\u{df}e, STRASSE", "strasse, strasse"),
        ("e\u{301}te\u{301}", "ete"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("İstanbul, ılık", "istanbul, ilik"),
        ("porte\u{2011}parole", "porte-parole"),
        ("dé\u{ad}cret\u{200b}", "decret"),
        ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
        ("ligne\nsuite\tfin", "ligne suite fin"),
        ("« a » “b” \"c\"", "« a » “b” \"c\""),
        ("CO₂, 12 m², le 1ᵉʳ, nᵒ 5, nº 6", "co2, 12 m2, le 1er, no 5, no 6"),
        ("Ｌａ ＧＡＺＥＴＴＥ ２０２１", "la gazette 2021"),
        ("½ finale, ⅞, 3⁄4", "1/2 finale, 7/8, 3/4"),
        ("La une du ⅩⅨᵉ, Louis Ⅻ", "la une du xixe, louis xii"),
        ("x⁵ + H₂SO₄ − ¹⁰", "x5 + h2so4 − 10"),
        ("𝐆𝐫𝐚𝐬 𝑖𝑡𝑎𝑙𝑖𝑐 𝟙𝟚, ℓ, №", "gras italic 12, l, no"),
        ("①②, ŉ, ﬄ", "12, 'n, ffl"),
        ("かがくㄱ日本", "かか\u{3099}くㄱ日本"),
        ("", ""),
    ] {
        assert_eq!(fold(text), folded, "{text:?}");
    }
}

#[test]
fn every_character_folds_to_something_folded() {
    for c in '\0'..=char::MAX {
        let once = fold(&c.to_string());
        assert_eq!(fold(&once), once, "{c:?}");
    }
}

#[test]
fn two_editions_of_a_passage_have_the_same_typography() {
    let typed = "\"L'été, dit-il, c'est... \"long\".\"";
    let printed = "«\u{a0}L’e\u{301}té, dit-\u{ad}il,\n c’est… “long”.\u{202f}»";
    assert_eq!(fold_for(typed, Folding::Typography), fold_for(printed, Folding::Typography));
}

#[test]
fn what_a_folding_leaves_apart() {
    let words = [("a", "à"), ("un mot", "un not"), ("il va", "ilva")];
    for (one, other) in words.into_iter().chain([("Eté", "été"), ("œuf", "oeuf"), ("Sørensen", "Sorensen")]) {
        assert_ne!(fold_for(one, Folding::Typography), fold_for(other, Folding::Typography), "{one} / {other}");
    }
    for (one, other) in words.into_iter().chain([("Sørensen", "Sorensen"), ("Straße", "Strasse")]) {
        assert_ne!(fold_for(one, Folding::Spelling), fold_for(other, Folding::Spelling), "{one} / {other}");
    }
    for (one, other) in [("ÉTÉ", "e\u{301}té"), ("Œuvre", "oeuvre"), ("peut\u{2011}être", "peut-être")] {
        assert_eq!(fold_for(one, Folding::Spelling), fold_for(other, Folding::Spelling), "{one} / {other}");
    }
}

#[test]
fn a_place_without_typography_leads_to_whole_characters() {
    let text = "Il a dit : «\u{a0}Été…\u{a0}» hier.";
    let folded = Folded::of(text, Folding::Typography);
    let at = folded.text.find("\"E\u{301}").unwrap();
    let end = folded.text.find("hier").unwrap();
    assert_eq!(folded.original(Span::new(at, end)).trimmed(text).of(text), "«\u{a0}Été…\u{a0}»");
    assert_eq!(folded.original(Span::new(0, 5)).of(text), "Il a ");
}

#[test]
fn a_folded_place_leads_to_whole_characters() {
    let text = "Le cœur e\u{301}le\u{301}ve « 10\u{202f}000 »";
    let folded = Folded::new(text);
    for (needle, words) in
        [("coeur", "cœur"), ("o", "œ"), ("eleve", "e\u{301}le\u{301}ve"), ("10 000", "10\u{202f}000"), ("»", "»")]
    {
        let start = folded.text.find(needle).unwrap();
        assert_eq!(folded.original(Span::new(start, start + needle.len())).of(text), words, "{needle}");
    }
    assert_eq!(folded.folded(text.find("10").unwrap()), folded.text.find("10").unwrap());
    assert_eq!(folded.original(Span::new(0, folded.text.len())), Span::new(0, text.len()));
}

#[test]
fn plain_text_needs_no_steps() {
    assert_eq!(Folded::new("plain text, 1234").steps, []);
    assert_eq!(Folded::new("plain\ntext").original(Span::new(3, 8)), Span::new(3, 8));
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in spelling()) {
        for folding in ALL {
            let once = fold_for(&text, folding);
            prop_assert_eq!(fold_for(&once, folding), &once[..]);
        }
    }

    #[test]
    fn composed_and_decomposed_text_fold_alike(text in spelling()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(fold(&composed), fold(&decomposed));
    }

    #[test]
    fn the_way_back_stays_inside_and_on_boundaries(text in spelling(), a in 0usize..90, b in 0usize..90) {
        for folded in ALL.map(|folding| Folded::of(&text, folding)) {
            let (a, b) = (a.min(b).min(folded.text.len()), a.max(b).min(folded.text.len()));
            let span = folded.original(Span::new(a, b));
            prop_assert!(text.get(span.range()).is_some(), "{:?}", span);
            prop_assert!(a == b || !span.is_empty());
        }
    }

    #[test]
    fn the_original_stretch_folds_to_the_folded_one(text in spelling(), a in 0usize..90, b in 0usize..90) {
        let folded = Folded::new(&text);
        let (a, b) = (a.min(b).min(folded.text.len()), a.max(b).min(folded.text.len()));
        let (a, b) = (floor_boundary(&folded.text, a), floor_boundary(&folded.text, b));
        let span = folded.original(Span::new(a, b));
        let again = fold(span.of(&text));
        prop_assert!(a == b || again.contains(&folded.text[a..b]), "{:?} in {:?}", &folded.text[a..b], again);
    }

    #[test]
    fn a_stretch_without_typography_leads_back_to_one_that_folds_to_it(
        text in "(?s)[a-zé«»“”\"' …\u{a0}\n\u{ad}]{0,60}", from in 0usize..60, length in 1usize..30,
    ) {
        let folded = Folded::of(&text, Folding::Typography);
        let start = letter_start(&folded.text, from.min(folded.text.len()));
        let end = letter_end(&folded.text, (start + length).min(folded.text.len()));
        let original = folded.original(Span::new(start, end)).of(&text);
        prop_assert!(fold_for(original, Folding::Typography).contains(folded.text[start..end].trim()));
    }

    #[test]
    fn both_ways_agree(text in spelling()) {
        let folded = Folded::new(&text);
        prop_assert_eq!(&folded.text, &fold(&text));
        for (at, _) in text.char_indices() {
            let there = folded.folded(at);
            prop_assert!(folded.text.is_char_boundary(there));
            prop_assert_eq!(&folded.text[..there], &fold(&text[..at]));
        }
        prop_assert_eq!(folded.folded(text.len()), folded.text.len());
    }
}
