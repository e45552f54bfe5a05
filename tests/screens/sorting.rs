//! The order of the lists, the columns of wide terminals, and what the mouse does on the bars.

use std::fs;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use guillemet::tui::headless::Headless;
use guillemet::tui::message::Message;
use guillemet::tui::model::Focus;
use tempfile::TempDir;

use super::Person;
use super::picture::text;

/// Three articles: title, date, source, author, tags.
fn with_articles(authors: bool) -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    let archive = folder.path().join("archive");
    fs::create_dir(&archive).unwrap();
    for (title, date, source) in [
        ("Le port", "2023-05-02", "La Vigie"),
        ("Un port ferme", "2021-01-02", "Le Phare"),
        ("Le sel", "2024-02-02", "Ancre"),
    ] {
        let more = if authors { "author: Zoé Martin\ntags: [mer, ports]\n" } else { "" };
        let text = format!(
            "---\ntitle: {title}\ndate: {date}\nsource: {source}\n{more}---\n\n« Le port tiendra », a déclaré Ada Rive.\n"
        );
        fs::write(archive.join(format!("{date}.md")), text).unwrap();
    }
    (Person::with(&archive), folder)
}

/// The titles on the screen, from above.
fn titles(stage: &Headless) -> Vec<&'static str> {
    let screen = text(&stage.screen());
    let title = |line: &str| {
        ["Un port ferme", "Le port", "Le sel"].into_iter().find(|title| line.contains(&format!("  {title}")))
    };
    screen.lines().skip(2).filter_map(title).collect()
}

#[test]
fn a_key_turns_through_the_orders_in_the_query_and_says_which() {
    for (is_english, field, said) in [
        (false, "tri:", ["Tri\u{a0}: par date", "Tri\u{a0}: par source", "Tri\u{a0}: par pertinence"]),
        (true, "sort:", ["Sorted: by date", "Sorted: by source", "Sorted: the best match"]),
    ] {
        let (person, _folder) = with_articles(false);
        let person = if is_english { person.english() } else { person };
        let mut stage = person.open(80, 24);
        stage.press("port<ctrl-r>").unwrap();
        assert_eq!(stage.model.search.input.text(), format!("{field}date port"));
        assert!(text(&stage.screen()).contains(said[0]), "{}", text(&stage.screen()));
        assert_eq!(titles(&stage), ["Le sel", "Le port", "Un port ferme"]);
        stage.press("<ctrl-r>").unwrap();
        assert_eq!(titles(&stage), ["Un port ferme", "Le port", "Le sel"]);
        stage.press("s<backspace>").unwrap();
        assert!(!text(&stage.screen()).contains("Tri\u{a0}:") && !text(&stage.screen()).contains("Sorted:"));
        stage.press("<ctrl-r>").unwrap();
        assert!(text(&stage.screen()).contains(said[1]), "{}", text(&stage.screen()));
        assert_eq!(titles(&stage), ["Le sel", "Le port", "Un port ferme"], "Ancre, La Vigie, Le Phare");
        stage.press("<ctrl-r>").unwrap();
        assert_eq!(stage.model.search.input.text(), "port");
        assert!(text(&stage.screen()).contains(said[2]), "{}", text(&stage.screen()));
        assert_eq!(titles(&stage), ["Le port", "Un port ferme", "Le sel"], "the best match first");
    }
}

#[test]
fn quotations_and_entities_are_sorted_too() {
    let (person, _folder) = with_articles(false);
    let mut stage = person.open(80, 24);
    let sources = |stage: &Headless| {
        let screen = text(&stage.screen());
        let source = |line: &str| ["La Vigie", "Le Phare", "Ancre"].into_iter().find(|source| line.contains(source));
        screen.lines().filter_map(source).collect::<Vec<_>>()
    };
    stage.press("<tab>tri:source").unwrap();
    assert_eq!(sources(&stage), ["Ancre", "La Vigie", "Le Phare"]);
    stage.press("<ctrl-u>tri:ancien").unwrap();
    assert_eq!(sources(&stage), ["Le Phare", "La Vigie", "Ancre"]);
    stage.press("<ctrl-u><tab><ctrl-r>").unwrap();
    assert_eq!(stage.model.search.input.text(), "tri:nom ");
    assert_eq!(stage.model.list().cursor.selected, 0);
}

#[test]
fn wide_terminals_show_columns_and_what_nobody_has_takes_no_room() {
    let (person, _folder) = with_articles(true);
    let stage = person.open(200, 30);
    let screen = text(&stage.screen());
    let row = screen.lines().find(|line| line.contains("Un port ferme")).unwrap();
    for words in ["2021-01-02", "Le Phare", "« 1", "Zoé Martin", "#mer #ports"] {
        assert!(row.contains(words), "{words}: {screen}");
    }
    // The reader keeps its column beside them.
    assert!(stage.model.reader_width() == Some(76), "{:?}", stage.model.reader_width());
    let (person, _folder) = with_articles(false);
    let stage = person.open(200, 30);
    let bare = text(&stage.screen());
    let row = bare.lines().find(|line| line.contains("Un port ferme")).unwrap();
    let gap = row.split("Un port ferme").nth(1).unwrap().split("Le Phare").next().unwrap().chars().count();
    let with = screen.lines().find(|line| line.contains("Un port ferme")).unwrap();
    let with = with.split("Un port ferme").nth(1).unwrap().split("Le Phare").next().unwrap().chars().count();
    assert!(gap > with, "the headline has the room: {gap} and {with}");
}

#[test]
fn a_click_on_a_tab_or_on_a_key_does_what_it_says() {
    for (is_english, tab, help) in [(false, "Entités", "F1 aide"), (true, "Entities", "F1 help")] {
        let (person, _folder) = with_articles(false);
        let person = if is_english { person.english() } else { person };
        let mut stage = person.open(80, 24);
        let click = |stage: &mut Headless, words: &str| {
            let screen = text(&stage.screen());
            let (row, line) = screen.lines().enumerate().filter(|(_, line)| line.contains(words)).last().unwrap();
            let column = line[..line.find(words).unwrap()].chars().count();
            let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
            let kind = MouseEventKind::Down(MouseButton::Left);
            stage.send(Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
            stage.rest();
        };
        click(&mut stage, tab);
        assert_eq!(stage.model.search.tab.name(), "entities");
        stage.press("<shift-tab><shift-tab><enter>").unwrap();
        assert_eq!(stage.model.focus, Focus::Reader);
        click(&mut stage, if is_english { "q back" } else { "q retour" });
        assert_eq!(stage.model.focus, Focus::List);
        click(&mut stage, help);
        assert!(stage.model.popup.is_some());
    }
}
