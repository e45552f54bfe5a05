//! The four tabs: filtering, counting, marking, pages of entities.

use insta::assert_snapshot;

use super::Person;
use super::picture::{styled, text};

#[test]
fn the_first_screen_shows_the_newest_article_beside_the_list() {
    let person = Person::new();
    let stage = person.open(120, 40);
    assert_snapshot!(styled(&stage.screen()));
}

#[test]
fn the_first_screen_in_english_on_a_small_terminal() {
    let person = Person::new().english();
    let stage = person.open(80, 24);
    assert_snapshot!(styled(&stage.screen()));
}

#[test]
fn the_first_screen_on_the_smallest_terminal() {
    let person = Person::new();
    let stage = person.open(40, 12);
    assert_snapshot!(text(&stage.screen()));
}

#[test]
fn letters_without_accents_find_titles_with_them() {
    let person = Person::new();
    let mut stage = person.open(80, 24);
    stage.press("maree granules").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains("Marée de granulés"), "{screen}");
    assert_snapshot!(styled(&stage.screen()));
}

#[test]
fn a_mistake_in_a_query_is_shown_and_empties_no_list() {
    let person = Person::new();
    let mut stage = person.open(80, 24);
    let all = stage.model.list().hits.len();
    stage.press("date:yesteryear").unwrap();
    assert_eq!(stage.model.list().hits.len(), all);
    assert!(text(&stage.screen()).contains("pas une date"));
    stage.press("<esc>").unwrap();
    assert!(stage.model.search.input.is_empty());
}

#[test]
fn days_are_counted_from_the_day_that_the_interface_has() {
    let person = Person::new();
    let mut stage = person.open(80, 24);
    let rows = |stage: &guillemet::tui::headless::Headless| stage.model.list().hits.clone();
    stage.press("since:2024-08-03").unwrap();
    let named = rows(&stage);
    assert!(!named.is_empty() && named.len() < stage.model.list().source.len());
    stage.press("<esc>since:90d").unwrap();
    assert_eq!(rows(&stage), named, "the stage's day is 2024-11-01");
    // Past midnight, with nothing typed: what is marked in the head and what is listed agree.
    stage.send(guillemet::tui::message::Message::NewDay("2031-01-01".parse().unwrap()));
    assert!(rows(&stage).is_empty());
    stage.send(guillemet::tui::message::Message::NewDay("2024-11-01".parse().unwrap()));
    assert_eq!(rows(&stage), named);
}

#[test]
fn the_quotes_tab_shows_words_speaker_and_date() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.press("<tab>").unwrap();
    assert_snapshot!(styled(&stage.screen()));
    let person = Person::new().english();
    let mut small = person.open(80, 24);
    small.press("<tab>").unwrap();
    assert_snapshot!(text(&small.screen()));
}

#[test]
fn the_entities_tab_leads_to_a_page_and_esc_returns() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.press("<tab><tab>vasseur").unwrap();
    assert_snapshot!(styled(&stage.screen()));
    stage.press("<enter>").unwrap();
    assert!(stage.model.pages.open.is_some());
    assert_snapshot!(text(&stage.screen()));
    stage.press("<esc>").unwrap();
    assert!(stage.model.pages.open.is_none());
    assert_eq!(stage.model.search.input.text(), "vasseur");
}

#[test]
fn a_page_reads_its_passages_and_filters_them() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.press("<tab><tab>vasseur<enter>").unwrap();
    let all = stage.model.pages.open.as_ref().unwrap().rows.shown.len();
    stage.press("zzzzqx").unwrap();
    assert_eq!(stage.model.pages.open.as_ref().unwrap().rows.shown.len(), 0);
    stage.press("<esc>").unwrap();
    assert_eq!(stage.model.pages.open.as_ref().unwrap().rows.shown.len(), all);
    stage.press("<enter>").unwrap();
    assert_eq!(stage.model.focus, guillemet::tui::model::Focus::Reader);
    stage.press("<esc><esc>").unwrap();
    assert!(stage.model.pages.open.is_none());
}

#[test]
fn tabs_turn_round_and_keep_the_query() {
    let person = Person::new();
    let mut stage = person.open(80, 24);
    stage.press("dieppe<tab><tab><tab><tab>").unwrap();
    assert_eq!(stage.model.search.tab.name(), "articles");
    assert_eq!(stage.model.search.input.text(), "dieppe");
    stage.press("<shift-tab>").unwrap();
    assert_eq!(stage.model.search.tab.name(), "bookmarks");
}

#[test]
fn marked_rows_are_copied_together() {
    let person = Person::new();
    let mut stage = person.open(80, 24);
    stage.press("<tab><ctrl-t><ctrl-t>").unwrap();
    assert_eq!(stage.model.list().marked.len(), 2);
    assert_eq!(stage.model.list().cursor.selected, 2);
    stage.press("<ctrl-y>").unwrap();
    let copy = std::fs::read_dir(stage_state(&stage)).unwrap().count();
    assert!(copy > 0);
}

/// The state folder holds the last copy.
fn stage_state(stage: &guillemet::tui::headless::Headless) -> std::path::PathBuf {
    stage.profile().dirs.state.clone()
}

#[test]
fn the_action_menu_acts_on_letters() {
    let person = Person::new();
    let mut stage = person.open(80, 24);
    stage.press("<ctrl-o>").unwrap();
    assert_snapshot!(text(&stage.screen()));
    stage.press("m").unwrap();
    assert_eq!(stage.model.user_data.bookmarks.len(), 1);
    assert!(stage.model.popup.is_none());
}
