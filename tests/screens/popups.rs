//! Popups: their keys come from the table of actions, and what they list.

use guillemet::profile::config::KeySetting;
use guillemet::tui::headless::Headless;
use guillemet::tui::keymap::Keymap;
use guillemet::tui::locale::Locale;
use guillemet::tui::model::list_popup::{ListPopup, PopupKind};
use guillemet::tui::model::{Focus, Popup};

use super::Person;
use super::picture::text;

fn list(stage: &Headless) -> &ListPopup {
    match &stage.model.popup {
        Some(Popup::List(popup)) => popup,
        other => panic!("no list: {other:?}"),
    }
}

fn position(stage: &Headless) -> usize {
    list(stage).lines.cursor.selected
}

#[test]
fn the_keys_of_a_popup_are_in_the_help_and_move_its_cursor() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.press("<f1>").unwrap();
    assert!(list(&stage).lines.items.iter().any(|item| item.label == "Dans les fenêtres surgissantes"));
    stage.press("<down><down><down><up>").unwrap();
    assert_eq!(list(&stage).lines.cursor.top, 2, "the help is scrolled");
    stage.press("<f1>").unwrap();
    assert!(stage.model.popup.is_none());
    stage.press("maree<enter>o").unwrap();
    let first = position(&stage);
    stage.press("j").unwrap();
    assert!(position(&stage) > first);
    stage.press("G").unwrap();
    assert_eq!(position(&stage), list(&stage).lines.shown.len() - 1);
    stage.press("gq").unwrap();
    assert!(stage.model.popup.is_none() && stage.model.focus == Focus::Reader);
}

#[test]
fn the_keys_of_a_popup_can_be_set() {
    let setting =
        |action: &str, key: &str| KeySetting { action: action.to_owned(), keys: vec![key.to_owned()], line: 1 };
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.model.options.keymap = Keymap::with(&[setting("down", "n"), setting("filter", "*")]).0;
    stage.press("maree<enter>o").unwrap();
    let first = position(&stage);
    stage.press("j").unwrap();
    assert_eq!(position(&stage), first, "`down` is `n` now");
    stage.press("n").unwrap();
    assert!(position(&stage) > first);
    stage.press("*n").unwrap();
    assert_eq!((list(&stage).is_filtering, list(&stage).filter.text()), (true, "n"), "letters filter");
    let filtered = position(&stage);
    stage.press("<down>").unwrap();
    assert!(position(&stage) > filtered, "the arrows move all the same");
}

#[test]
fn the_menu_of_a_row_shows_the_outline_of_its_article() {
    let person = Person::new();
    // Where the list stands alone the article is opened first.
    for width in [70, 120] {
        let mut stage = person.open(width, 30);
        stage.press("maree<ctrl-o>o").unwrap();
        assert_eq!(list(&stage).kind, PopupKind::Outline, "{width}");
        assert_eq!(stage.model.focus, Focus::List);
        assert!(text(&stage.screen()).contains("Plan"), "{width}");
        stage.press("<enter>").unwrap();
        assert_eq!(stage.model.focus, Focus::Reader, "{width}");
    }
}

#[test]
fn under_a_popup_the_last_line_shows_what_leaves_it_and_nothing_that_does_something_else_there() {
    for (locale, [open, leaves]) in [
        (Locale::French, ["Entrée ouvrir", "Échap retour  Ctrl-C quitter"]),
        (Locale::English, ["Enter open", "Esc back  Ctrl-C quit"]),
    ] {
        for (width, height) in [(120, 40), (80, 24), (40, 12)] {
            let person = Person { locale, ..Person::new() };
            let mut stage = person.open(width, height);
            let last = |stage: &Headless| text(&stage.screen()).lines().last().unwrap().trim().to_owned();
            assert!(last(&stage).contains(open), "{}", last(&stage));
            stage.press("<ctrl-o>").unwrap();
            assert_eq!(last(&stage), leaves);
            stage.press("<esc><f1>").unwrap();
            assert_eq!(last(&stage), leaves);
        }
    }
}
