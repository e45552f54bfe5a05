//! Nothing that can be done to the screen breaks it.

use proptest::prelude::*;

use super::Person;
use super::picture::text;

#[test]
fn every_size_can_be_drawn_in_every_state() {
    let person = Person::new();
    let mut stage = person.open(80, 24);
    for keys in [
        "",
        "maree",
        "<enter>",
        "<tab>",
        "/mer<enter>",
        "v",
        "o",
        "<esc>?",
        "<esc><esc><esc>",
        "<esc><tab>",
        "<tab>",
        "<enter>",
        "<ctrl-o>",
    ] {
        stage.press(keys).unwrap();
        for width in 0..=60 {
            for height in 0..=20 {
                stage.resize(width, height);
                let _ = stage.screen();
            }
        }
        stage.resize(80, 24);
    }
}

#[test]
fn a_terminal_that_is_too_small_says_so_on_one_line() {
    let person = Person::new().english();
    let stage = person.open(39, 10);
    let screen = text(&stage.screen());
    assert_eq!(screen.trim(), "guillemet needs 40 × 8 cells");
}

#[test]
fn what_an_article_holds_cannot_reach_the_terminal() {
    let folder = tempfile::TempDir::new().unwrap();
    let hostile = "Title: a\u{1b}]0;owned\u{7}b\u{202e}c\nSource: \u{9b}31mred\n\nText \u{1b}[2J gone \u{200b}here.\n";
    std::fs::write(folder.path().join("h\u{1b}[31m.txt"), hostile).unwrap();
    let person = Person::with(folder.path());
    let mut stage = person.open(100, 20);
    stage.press("<enter>").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains("abc"), "{screen}");
    assert!(screen.contains("gone here."), "{screen}");
    assert!(!screen.chars().any(|letter| letter.is_control() && letter != '\n'), "{screen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_row_of_keys_panics(keys in proptest::collection::vec(any_key(), 1..40), width in 38..130_u16, height in 7..40_u16) {
        let person = Person::new();
        let mut stage = person.open(width, height);
        for key in &keys {
            stage.press(key).unwrap();
            let _ = stage.screen();
        }
    }
}

fn any_key() -> impl Strategy<Value = String> {
    let named = guillemet::tui::action::ACTIONS
        .iter()
        .flat_map(|entry| entry.list.iter().chain(entry.reader).chain(entry.menu))
        // It would write files of any name beside the tests.
        .filter(|key| **key != ">")
        .map(|key| if key.chars().count() > 1 { format!("<{key}>") } else { (*key).to_owned() })
        .collect::<Vec<_>>();
    prop_oneof![3 => proptest::sample::select(named), 1 => "[a-zé:'!]"]
}
