//! The reader: header, marks, steps, search, outline, help, resizing.

use guillemet::tui::headless::Headless;
use guillemet::tui::model::Focus;
use guillemet::tui::model::reader::Cursor;
use insta::assert_snapshot;

use super::Person;
use super::picture::{styled, text};

/// Opens the article whose title has these letters.
fn reading(person: &Person, query: &str, width: u16, height: u16) -> Headless {
    let mut stage = person.open(width, height);
    stage.press(&format!("{query}<enter>")).unwrap();
    assert_eq!(stage.model.focus, Focus::Reader);
    stage
}

#[test]
fn quotations_and_names_are_marked_with_and_without_colour() {
    let person = Person::new();
    let mut stage = reading(&person, "maree granules", 80, 24);
    stage.press("<tab>").unwrap();
    assert_snapshot!(styled(&stage.screen()));
    let plain = Person { theme: guillemet::tui::theme::Theme::Plain, ..Person::new() };
    let mut stage = reading(&plain, "maree granules", 80, 24);
    stage.press("<tab>").unwrap();
    assert_snapshot!(styled(&stage.screen()));
}

#[test]
fn the_reader_beside_the_list() {
    let person = Person::new();
    let mut stage = reading(&person, "maree granules", 120, 40);
    stage.press("<tab><tab>").unwrap();
    assert_snapshot!(styled(&stage.screen()));
}

#[test]
fn the_reader_on_the_smallest_terminal() {
    let person = Person::new().english();
    let stage = reading(&person, "seahorses", 40, 12);
    assert_snapshot!(text(&stage.screen()));
}

#[test]
fn steps_go_through_every_quotation_and_begin_anew() {
    let person = Person::new();
    let mut stage = reading(&person, "maree granules", 80, 24);
    let count = stage.model.reading.reader.as_ref().unwrap().quotations().count();
    assert!(count > 2);
    let mut seen = Vec::new();
    for _ in 0..=count {
        stage.press("<tab>").unwrap();
        let Cursor::Quotation(at) = stage.model.reading.reader.as_ref().unwrap().cursor else { panic!("no quotation") };
        seen.push(at);
    }
    let mut steps = seen[..count].to_vec();
    steps.dedup();
    assert_eq!(steps.len(), count);
    assert_eq!(seen[count], seen[0]);
    stage.press("<shift-tab>").unwrap();
    let Cursor::Quotation(at) = stage.model.reading.reader.as_ref().unwrap().cursor else { panic!("no quotation") };
    assert_eq!(at, seen[count - 1]);
}

#[test]
fn a_search_counts_its_matches_and_esc_goes_back() {
    let person = Person::new();
    let mut stage = reading(&person, "maree granules", 80, 24);
    stage.press("/plage").unwrap();
    let found = stage.model.reading.reader.as_ref().unwrap().search.clone().unwrap();
    assert!(!found.matches.is_empty());
    stage.press("<enter>").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains(&format!("/ 1/{}", found.matches.len())), "{screen}");
    stage.press("n").unwrap();
    stage.press("/nowhere<esc>").unwrap();
    let search = stage.model.reading.reader.as_ref().unwrap().search.clone();
    assert!(search.is_some_and(|search| search.of_query), "the words of the query are marked again");
    stage.press("/nulle part<enter>").unwrap();
    assert!(text(&stage.screen()).contains("Absent de cet article"));
}

#[test]
fn a_resize_keeps_the_words_on_the_first_line() {
    let person = Person::new();
    let mut stage = reading(&person, "maree granules", 80, 24);
    stage.press("d").unwrap();
    let first = |stage: &Headless| {
        let reader = stage.model.reading.reader.as_ref().unwrap();
        reader.layout.rows[reader.top - reader.header.len()].span
    };
    let before = first(&stage).start;
    for (width, height) in [(60, 20), (44, 10), (50, 12)] {
        stage.resize(width, height);
        let now = first(&stage);
        assert!(now.start <= before && before <= now.end, "{width}×{height}");
    }
    // Where all of the text fits the place cannot be first; it is again when it can.
    stage.resize(120, 200);
    stage.resize(80, 24);
    assert_eq!(first(&stage).start, before);
}

#[test]
fn the_outline_lists_speakers_and_names_and_jumps() {
    let person = Person::new();
    let mut stage = reading(&person, "maree granules", 100, 30);
    stage.press("o").unwrap();
    assert_snapshot!(text(&stage.screen()));
    stage.press("j<enter>").unwrap();
    assert!(matches!(stage.model.reading.reader.as_ref().unwrap().cursor, Cursor::Quotation(_)));
}

#[test]
fn help_is_made_from_the_table_and_can_be_searched() {
    let person = Person::new();
    let mut stage = reading(&person, "maree granules", 100, 30);
    stage.press("?").unwrap();
    assert_snapshot!(text(&stage.screen()));
    stage.press("signet").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains("supprimer le signet"), "{screen}");
    assert!(!screen.contains("demi-page"), "{screen}");
    stage.press("<esc>q").unwrap();
    assert!(stage.model.popup.is_none());
}

#[test]
fn the_marks_can_be_switched_off() {
    let person = Person::new();
    let mut stage = reading(&person, "maree granules", 80, 24);
    stage.press("t").unwrap();
    let screen = styled(&stage.screen());
    assert!(!screen.contains('▎'), "{screen}");
}

#[test]
fn enter_on_a_name_opens_its_page_and_esc_returns_to_the_place() {
    let person = Person::new();
    let mut stage = reading(&person, "maree granules", 120, 40);
    stage.press("de").unwrap();
    let top = stage.model.reading.reader.as_ref().unwrap().top;
    stage.press("<enter>").unwrap();
    assert!(stage.model.pages.open.is_some());
    stage.press("<esc>").unwrap();
    assert_eq!(stage.model.focus, Focus::Reader);
    assert_eq!(stage.model.reading.reader.as_ref().unwrap().top, top);
}

#[test]
fn a_long_article_is_read_before_all_of_it_is_laid_out_and_analysed() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut text = "Titre : Chronique du pont\n\n".to_owned();
    for number in 0..2_500 {
        text += &format!("Le chantier {number} avance. « Rien ne presse », a déclaré Ada Rive, capitaine du port.\n\n");
    }
    text += "« La digue tient », a déclaré Bruno Sault.\n";
    std::fs::write(folder.path().join("pont.txt"), text).unwrap();
    let person = Person::with(folder.path());
    let mut stage = person.open(80, 20);
    stage.press("<enter>G").unwrap();
    let screen = text_of(&stage);
    assert!(screen.contains("La digue tient") && screen.contains("100 %"), "{screen}");
    stage.press("<shift-tab>").unwrap();
    let screen = text_of(&stage);
    assert!(screen.contains("« 2501/2501 Bruno Sault"), "{screen}");
    stage.resize(70, 20);
    stage.press("G").unwrap();
    assert!(text_of(&stage).contains("La digue tient"));
    stage.press("g<tab>").unwrap();
    assert!(text_of(&stage).contains("« 1/2501 Ada Rive"));
}

fn text_of(stage: &guillemet::tui::headless::Headless) -> String {
    super::picture::text(&stage.screen())
}

#[test]
fn the_editor_is_asked_for_at_the_line_of_what_the_cursor_is_on() {
    let archive = tempfile::TempDir::new().unwrap();
    let text =
        "Titre : La digue\nDate : 2023-05-06\n\nLe vent forcit.\n\n« Rien ne presse au port », a déclaré Ada Rive.\n";
    std::fs::write(archive.path().join("digue.txt"), text).unwrap();
    let person = Person::with(archive.path());
    let mut stage = person.open(100, 24);
    let file = archive.path().canonicalize().unwrap().join("digue.txt");
    // The row of an article, the reader's first line, a quotation there, its bookmark, its row; an entity has no file.
    for (keys, line) in [
        ("<ctrl-o>i", Some(1)),
        ("<enter>i", Some(1)),
        ("<tab>mi", Some(6)),
        ("<esc><esc><tab><ctrl-o>i", Some(6)),
        ("<tab><ctrl-o>i", None),
        ("<esc><tab><ctrl-o>i", Some(6)),
    ] {
        stage.asked.clear();
        stage.press(keys).unwrap();
        let asked = line.map(|line| format!("Edit {}:{line}", file.display()));
        assert_eq!(stage.asked, asked.into_iter().collect::<Vec<_>>(), "{keys}");
    }
}
