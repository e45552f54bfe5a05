//! How a passage is found again, from one edition of a text to the next.

use proptest::prelude::*;

use super::anchor::{Reanchored, hash};
use super::*;
use crate::article::Span;

const TEXT: &str = "La foire de Vernoux ouvrira samedi.\n\n« Nous attendons trois mille visiteurs », a dit Odile Brun, \
    qui préside le comité. Les parkings sont prêts.\n\nLe maire a prévenu : « Nous ne garderons pas les chiens. »";

fn anchor(text: &str, words: &str) -> Anchor {
    let start = text.find(words).unwrap();
    Anchor::of(text, Span::new(start, start + words.len()))
}

fn found<'a>(anchor: &Anchor, text: &'a str) -> Option<(&'a str, Quality)> {
    anchor.find(text).map(|found| (found.span.of(text), found.quality))
}

#[test]
fn an_anchor_keeps_words_context_and_place_in_code_points() {
    let anchor = anchor(TEXT, "« Nous attendons trois mille visiteurs »");
    assert_eq!(anchor.prefix, "ire de Vernoux ouvrira samedi.\n\n");
    assert_eq!(anchor.suffix, ", a dit Odile Brun, qui préside ");
    assert_eq!((anchor.start, anchor.end), (37, 77));
    assert_eq!(anchor.length, TEXT.chars().count());
    assert_eq!(anchor.hash, hash(TEXT));
}

#[test]
fn the_same_text_gives_the_same_place_even_among_many_alike() {
    let text = "oui ".repeat(500);
    for at in [0, 4, 1000, 1996] {
        let anchor = Anchor::of(&text, Span::new(at, at + 3));
        assert_eq!(anchor.find(&text), Some(Reanchored { span: Span::new(at, at + 3), quality: Quality::Exact }));
    }
}

#[test]
fn words_that_moved_are_followed() {
    let words = "« Nous attendons trois mille visiteurs »";
    let text = format!("Mis à jour dimanche.\n\n{TEXT}");
    assert_eq!(found(&anchor(TEXT, words), &text), Some((words, Quality::Moved)));
    let text = format!("{TEXT}\n\nMis à jour dimanche.");
    assert_eq!(found(&anchor(TEXT, words), &text), Some((words, Quality::Exact)));
}

#[test]
fn context_tells_between_the_same_words() {
    let second = Anchor::of(TEXT, Span::new(TEXT.rfind("Nous").unwrap(), TEXT.rfind("Nous").unwrap() + 4));
    let text = format!("Nous y serons. Nous aussi.\n\n{TEXT}\n\nNous verrons.");
    let place = second.find(&text).unwrap();
    assert!(text[place.span.start..].starts_with("Nous ne garderons"));
}

#[test]
fn a_short_word_is_not_taken_for_itself_elsewhere() {
    let short = anchor(TEXT, "chiens");
    assert_eq!(found(&short, "Les chiens de Lamballe ont gagné le concours de dimanche, devant ceux de Rennes."), None);
}

#[test]
fn other_typography_is_the_same_words() {
    let text = "Foire.\n\n\"Nous attendons\u{a0}trois mille visi\u{ad}teurs\", dit-elle.";
    let anchor = anchor(TEXT, "« Nous attendons trois mille visiteurs »");
    assert_eq!(found(&anchor, text), Some(("\"Nous attendons\u{a0}trois mille visi\u{ad}teurs\"", Quality::Moved)));
}

#[test]
fn changed_words_are_found_whole_and_said_to_be_changed() {
    let anchor = anchor(TEXT, "Nous attendons trois mille visiteurs");
    for (new, words) in [
        ("« Nous attendions trois mille visiteurs », a dit Odile Brun", "Nous attendions trois mille visiteurs"),
        ("« Nous attendons treize mille visiteuses », a dit Odile Brun", "Nous attendons treize mille visiteuses"),
    ] {
        assert_eq!(found(&anchor, new), Some((words, Quality::Changed)));
    }
    assert_eq!(found(&anchor, "Nous n'attendons plus personne, a dit Odile Brun, déçue."), None);
}

#[test]
fn a_long_changed_passage_is_found_by_its_two_ends() {
    let sentence = |n: usize| format!("Le point numéro {n} du règlement intérieur fut lu, puis discuté, puis adopté. ");
    let text: String = (0..60).map(sentence).collect();
    let start = text.find("Le point numéro 10 ").unwrap();
    let end = text.find("Le point numéro 40 ").unwrap() - 1;
    let anchor = Anchor::of(&text, Span::new(start, end));
    let new = text.replace("numéro 25 du règlement intérieur", "numéro 25, le plus débattu de tous,");
    let place = anchor.find(&new).unwrap();
    assert_eq!(place.quality, Quality::Changed);
    assert!(place.span.of(&new).starts_with("Le point numéro 10 "), "{}", place.span.of(&new));
    assert!(
        place.span.of(&new).ends_with("Le point numéro 39 du règlement intérieur fut lu, puis discuté, puis adopté.")
    );
}

#[test]
fn nothing_is_found_of_nothing() {
    for words in ["", "  \n", "\u{ad}"] {
        let anchor = Anchor { exact: words.to_owned(), ..Anchor::default() };
        assert_eq!(anchor.find(TEXT), None);
    }
    assert_eq!(anchor(TEXT, "Les parkings sont prêts").find(""), None);
}

#[test]
fn imported_words_without_a_place_are_found() {
    let anchor = Anchor { exact: " Les parkings sont prêts. ".to_owned(), ..Anchor::default() };
    assert_eq!(found(&anchor, TEXT), Some(("Les parkings sont prêts.", Quality::Moved)));
}

#[test]
fn a_few_letters_without_context_are_whole_words_or_nowhere() {
    let body = "Les machines de la semaine ruinent Linas. Au Maine, on chine.";
    let find = |exact: &str, prefix: &str, suffix: &str| {
        let (exact, prefix, suffix) = (exact.to_owned(), prefix.to_owned(), suffix.to_owned());
        Anchor { exact, prefix, suffix, ..Anchor::default() }.find(body).map(|found| found.span.of(body))
    };
    for (words, there) in [
        ("Chine", None),
        ("chine", Some("chine")),
        ("maine", None),
        ("Maine", Some("Maine")),
        ("ruine", None),
        ("Linus", None),
        ("chin", None),
        ("a semai", None),
        ("la semaine", Some("la semaine")),
        ("on chine.", Some("on chine.")),
        ("les ruines", None),
        ("« Maine »", None),
    ] {
        assert_eq!(find(words, "", ""), there, "{words}");
    }
    assert_eq!(find("Linus", "semaine ruinent ", ". Au Maine"), Some("Linas"), "its context says where it was");
}

#[test]
fn blanks_of_line_breaks_may_be_missing() {
    let body = "Le bac attend la renverse.\nLes vélos passent devant.\n\nLe tarif ne change pas.";
    for words in ["la renverse.Les vélos passent", "passent devant.Le tarif ne change", "attend la renverse. Les vélos"]
    {
        let anchor = Anchor { exact: words.to_owned(), ..Anchor::default() };
        assert_eq!(anchor.find(body).map(|found| found.quality), Some(Quality::Moved), "{words}");
    }
    let other = Anchor { exact: "la renverse.Les motos passent devant".to_owned(), ..Anchor::default() };
    assert_eq!(other.find(body).map(|found| found.quality), Some(Quality::Changed));
}

#[test]
fn a_position_from_elsewhere_never_panics() {
    let anchor = Anchor { exact: "prêts".to_owned(), start: usize::MAX, end: 2, ..Anchor::default() };
    assert!(anchor.find(TEXT).is_some());
    let outside = Anchor::of("été", Span::new(1, 900));
    assert_eq!(outside.exact, "");
}

proptest! {
    #[test]
    fn a_passage_survives_changes_elsewhere(
        before in "([a-zé]{1,9}[ .\n]){0,60}",
        after in "([a-zé]{1,9}[ .\n]){0,60}",
        words in "[A-Z]([a-zéœ’]{2,9} ){6,12}[a-z]{4}",
        added in "([a-zé]{1,9} ){0,30}",
        cut in 0usize..400,
    ) {
        let text = format!("{before}{words}{after}");
        let anchor = Anchor::of(&text, Span::new(before.len(), before.len() + words.len()));
        let kept: String = before.chars().skip(cut).collect();
        for (new, start) in [
            (format!("{added}{text}"), added.len() + before.len()),
            (format!("{text}{added}"), before.len()),
            (format!("{before}{added}{words}{added}{after}"), before.len() + added.len()),
            (format!("{kept}{words}"), kept.len()),
        ] {
            let place = anchor.find(&new).map(|found| found.span);
            prop_assert_eq!(place, Some(Span::new(start, start + words.len())), "{}", new);
        }
    }

    #[test]
    fn a_passage_with_a_few_slips_is_found(
        before in "([a-m]{1,9} ){0,40}",
        words in "([n-zé]{3,9} ){6,12}[n-z]{4}",
        slips in prop::collection::vec((0usize..200, "[n-z]"), 1..4),
    ) {
        let anchor = Anchor::of(&format!("{before}{words}"), Span::new(before.len(), before.len() + words.len()));
        let mut letters: Vec<char> = words.chars().collect();
        for (at, letter) in &slips {
            let at = 1 + at % (letters.len() - 2);
            letters[at] = letter.chars().next().unwrap();
        }
        let slipped: String = letters.into_iter().collect();
        let new = format!("{before}{slipped} {before}");
        let place = anchor.find(&new).map(|found| found.span);
        prop_assert_eq!(place, Some(Span::new(before.len(), before.len() + slipped.len())), "{}", slipped);
    }

    #[test]
    fn whatever_is_found_lies_in_the_text(text in "(?s).{0,200}", exact in "(?s).{0,40}", start in 0usize..300, end in 0usize..300) {
        let anchor = Anchor { exact, start, end, ..Anchor::default() };
        if let Some(found) = anchor.find(&text) {
            prop_assert!(text.get(found.span.range()).is_some_and(|words| !words.is_empty()));
        }
    }
}
