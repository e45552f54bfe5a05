//! The mouse, the problems of an archive, an empty archive, what is typed ahead, the themes.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use guillemet::search::Hit;
use guillemet::tui::effect::{ArticleRequest, Effect};
use guillemet::tui::message::Message;
use guillemet::tui::model::list::List;
use guillemet::tui::model::{Focus, Progress};
use guillemet::tui::theme::Theme;
use guillemet::tui::update::update;
use insta::assert_snapshot;
use tempfile::TempDir;

use super::Person;
use super::picture::{styled, text};

fn mouse(kind: MouseEventKind, column: u16, row: u16) -> Message {
    Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

#[test]
fn a_click_selects_a_second_one_opens_and_the_wheel_scrolls() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.press("<f6>").unwrap();
    assert_eq!(stage.asked, ["Mouse(true)"]);
    let click = |column, row| mouse(MouseEventKind::Down(MouseButton::Left), column, row);
    stage.send(click(20, 5));
    assert_eq!(stage.model.list().cursor.selected, 3);
    stage.rest();
    stage.send(click(20, 5));
    assert_eq!(stage.model.focus, Focus::Reader);
    let top = stage.model.reading.reader.as_ref().unwrap().top;
    stage.send(mouse(MouseEventKind::ScrollDown, 80, 10));
    assert!(stage.model.reading.reader.as_ref().unwrap().top >= top);
    stage.send(mouse(MouseEventKind::ScrollDown, 20, 10));
    assert_eq!(stage.model.list().cursor.selected, 4);
}

#[test]
fn a_click_in_the_text_takes_what_is_there() {
    let person = Person::new();
    let mut stage = person.open(80, 24);
    stage.press("maree granules<enter><tab>").unwrap();
    let span = stage.model.reading.reader.as_ref().unwrap().quotation().unwrap().span;
    stage.press("e").unwrap();
    let reader = stage.model.reading.reader.as_ref().unwrap();
    assert!(reader.mention().is_some());
    let row = u16::try_from(reader.line_of(span.start) - reader.top).unwrap() + 1;
    stage.send(mouse(MouseEventKind::Down(MouseButton::Left), 6, row));
    assert_eq!(stage.model.reading.reader.as_ref().unwrap().quotation().unwrap().span, span);
}

#[test]
fn what_is_not_read_is_listed_with_its_reason() {
    let folder = TempDir::new().unwrap();
    // Its name is on the screen.
    let archive = folder.path().join("archive");
    std::fs::create_dir(&archive).unwrap();
    let person = Person::with(&archive);
    std::fs::write(archive.join("good.txt"), "Un article.").unwrap();
    std::fs::write(archive.join("empty.md"), "").unwrap();
    assert!(text(&person.open(100, 20).screen()).contains("1 non lu (F3)"));
    std::fs::write(archive.join("entretien.pdf"), "%PDF-1.7").unwrap();
    std::fs::write(archive.join("photo.jpg"), [0xFF, 0xD8, 0xFF]).unwrap();
    std::fs::write(archive.join("lot.jsonl"), "{\"text\": \"Le pont rouvre.\"}\n{\"title\": \"Sans texte\"}\n")
        .unwrap();
    std::fs::write(archive.join("cru.txt"), b"%PDF-1.7").unwrap();
    std::os::unix::fs::symlink("/nowhere/at/all", archive.join("lien.txt")).unwrap();
    let mut stage = person.open(100, 20);
    stage.press("<f3>").unwrap();
    assert_snapshot!(text(&stage.screen()));
    // What was mended is no problem any more.
    std::fs::remove_file(archive.join("lien.txt")).unwrap();
    std::fs::remove_file(archive.join("entretien.pdf")).unwrap();
    stage.read();
    assert_eq!(stage.model.archive.problems.len(), 3);
}

#[test]
fn an_empty_archive_says_what_to_do() {
    let folder = TempDir::new().unwrap();
    let person = Person::with(folder.path()).english();
    let stage = person.open(80, 24);
    assert_snapshot!(text(&stage.screen()));
}

#[test]
fn what_is_pasted_is_never_taken_for_keys() {
    let person = Person::new();
    let mut stage = person.open(80, 24);
    stage.press("maree<enter>").unwrap();
    stage.send(Message::Paste("qDDmm".to_owned()));
    assert_eq!(stage.model.focus, Focus::Reader);
    assert!(stage.model.user_data.bookmarks.is_empty());
    stage.press("q<esc>").unwrap();
    stage.send(Message::Paste("granu\u{1b}[31mlés\n".to_owned()));
    assert_eq!(stage.model.search.input.text(), "granulés");
}

#[test]
fn every_theme_shows_the_same_letters() {
    let screen = |theme| {
        let person = Person { theme, ..Person::new() };
        let mut stage = person.open(100, 30);
        stage.press("maree granules<enter><tab>").unwrap();
        (text(&stage.screen()), styled(&stage.screen()))
    };
    let (plain, look) = screen(Theme::Plain);
    for &theme in Theme::ALL {
        let (name, (letters, other)) = (theme.name(), screen(theme));
        assert_eq!(letters, plain, "{name}");
        assert_eq!(theme == Theme::Plain, other == look, "{name}");
    }
}

#[test]
fn a_query_of_the_text_ranks_behind_the_headlines() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.press("hirondelles").unwrap();
    let list = stage.model.list();
    assert!(list.settled);
    assert!(list.hits.iter().any(Hit::is_in_text) && list.hits.is_sorted_by_key(Hit::is_in_text), "{:?}", list.hits);
    // The text is opened where the word stands, and `n` goes on from there.
    stage.press("<enter>").unwrap();
    let search = stage.model.reading.reader.as_ref().unwrap().search.clone().unwrap();
    assert_eq!((search.words[0].as_str(), search.here), ("hirondelles", Some(0)));
}

#[test]
fn enter_is_not_lost_when_new_rows_arrive_before_the_answer() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    // The rows are asked for anew, Enter is pressed, and they are asked for once more before any answer.
    drop(update(&mut stage.model, Message::Indexed));
    drop(update(&mut stage.model, Message::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE))));
    assert!(stage.model.is_opening());
    stage.send(Message::Indexed);
    assert_eq!(stage.model.focus, Focus::Reader);
}

#[test]
fn keys_pressed_before_the_first_row_act_on_it() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    // As it is while the archive is only begun to be read.
    stage.model.archive.progress = Progress::default();
    *stage.model.list_mut() = List { settled: true, ..List::default() };
    stage.press("<enter><tab>m").unwrap();
    assert_eq!((stage.model.focus, stage.model.user_data.bookmarks.len()), (Focus::List, 0));
    stage.send(Message::Indexed);
    assert_eq!((stage.model.focus, stage.model.user_data.bookmarks.len()), (Focus::Reader, 1));
    assert_eq!(stage.model.search.input.text(), "");
}

#[test]
fn keys_wait_no_more_when_an_archive_turns_out_to_be_empty() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.model.archive.progress = Progress::default();
    *stage.model.list_mut() = List { settled: true, ..List::default() };
    stage.press("<enter>x").unwrap();
    assert!(stage.model.is_opening());
    stage.send(Message::Progress(Progress { finished: true, ..Progress::default() }));
    assert!(!stage.model.is_opening());
    assert_eq!(stage.model.search.input.text(), "x");
}

#[test]
fn a_preview_never_takes_the_place_of_what_is_opened_to_be_read() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    let key = |code| Message::Key(KeyEvent::new(code, KeyModifiers::NONE));
    drop(update(&mut stage.model, key(KeyCode::Down)));
    let effects = update(&mut stage.model, key(KeyCode::Enter));
    // The article takes longer than the cursor rests.
    let moved = stage.model.cursor_moves.last;
    assert!(update(&mut stage.model, Message::Rested(moved)).is_empty());
    assert!(
        stage.model.is_opening()
            && effects.iter().any(|effect| matches!(effect, Effect::Articles(ArticleRequest::Open(..))))
    );
}

#[test]
fn the_help_of_a_narrow_screen_leaves_room_for_its_words() {
    let person = Person::new();
    let mut stage = person.open(40, 12);
    stage.press("<f1>").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains("onglet précédent"), "{screen}");
}
