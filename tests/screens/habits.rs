//! What is done a hundred times a day: the best row under the cursor, a line that is typed anew, the words of a query in
//! the text, notices that go when they have been understood. Keys in, the line that matters out, in both languages.

use std::fs;

use guillemet::search::Scope;
use guillemet::tui::headless::Headless;
use guillemet::tui::message::Message;
use guillemet::tui::model::Progress;
use ratatui::style::{Color, Modifier};
use tempfile::TempDir;

use super::Person;
use super::picture::text;

/// A person with an archive of these articles, each a title, a date and a text.
fn with(articles: &[(&str, &str, &str)]) -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    let archive = folder.path().join("archive");
    fs::create_dir(&archive).unwrap();
    for (number, article) in articles.iter().enumerate() {
        write(&folder, number, *article);
    }
    (Person::with(&archive), folder)
}

fn write(folder: &TempDir, number: usize, (title, date, body): (&str, &str, &str)) {
    let text = format!("Title: {title}\nDate: {date}\n\n{body}\n");
    fs::write(folder.path().join("archive").join(format!("{number}.txt")), text).unwrap();
}

const PORT: (&str, &str, &str) = (
    "Le port attend",
    "2023-05-02",
    "La digue du port de Brest cède depuis l’hiver. « Le port tiendra », a déclaré Ada Rive, capitaine du port. \
     À Brest, les pêcheurs attendent.",
);
const SALT: (&str, &str, &str) =
    ("Le sel revient", "2022-01-02", "Au port de Roscoff, rien ne presse. Ada Rive n’a rien dit.");

/// The line of the screen that holds these words.
fn line(stage: &Headless, words: &str) -> String {
    let screen = text(&stage.screen());
    screen.lines().find(|line| line.contains(words)).map_or_else(|| panic!("{words}: {screen}"), str::to_owned)
}

fn under_cursor(stage: &Headless) -> String {
    stage.model.list().identity().unwrap_or_default()
}

#[test]
fn newer_and_better_rows_come_under_a_cursor_that_nobody_moved() {
    let (person, folder) = with(&[SALT]);
    let mut stage = person.open(80, 24);
    stage.press("port").unwrap();
    let before = under_cursor(&stage);
    write(&folder, 7, PORT);
    stage.read();
    assert_eq!(stage.model.list().cursor.selected, 0);
    assert_ne!(under_cursor(&stage), before, "the title that has the word is the best row");
    // Once moved, the cursor stays on its row, whatever comes.
    stage.press("<esc><down>").unwrap();
    let moved = under_cursor(&stage);
    write(&folder, 8, ("Le port dort", "2024-06-02", "Rien."));
    stage.read();
    assert_eq!((under_cursor(&stage), stage.model.list().cursor.selected), (moved, 2));
}

#[test]
fn a_session_returns_to_the_best_row_or_to_the_row_that_was_left() {
    let (person, _folder) = with(&[PORT, SALT]);
    let mut stage = person.open(80, 24);
    stage.press("port").unwrap();
    stage.leave();
    let stage = person.open(80, 24);
    assert_eq!(stage.model.list().cursor.selected, 0);
    stage.leave();
    let mut stage = person.open(80, 24);
    stage.press("<down>").unwrap();
    let left = under_cursor(&stage);
    stage.leave();
    let stage = person.open(80, 24);
    assert_eq!((under_cursor(&stage), stage.model.list().cursor.selected), (left, 1));
}

#[test]
fn a_query_that_was_there_is_replaced_by_a_letter_and_edited_after_an_arrow() {
    let (person, _folder) = with(&[PORT, SALT]);
    let mut stage = person.open(80, 24);
    stage.press("port").unwrap();
    stage.leave();
    let reversed = |stage: &Headless| {
        let screen = stage.screen();
        (0..80).filter(|x| screen[(*x, 0)].modifier.contains(Modifier::REVERSED)).count()
    };
    let mut stage = person.open(80, 24);
    assert_eq!(reversed(&stage), 4, "all of it is selected");
    stage.press("s").unwrap();
    assert_eq!((stage.model.search.input.text(), reversed(&stage)), ("s", 0));
    stage.press("<ctrl-u>port").unwrap();
    stage.leave();
    let mut stage = person.open(80, 24);
    stage.press("<right> de").unwrap();
    assert_eq!(stage.model.search.input.text(), "port de");
}

#[test]
fn commands_and_files_are_remembered_in_a_history_and_not_in_the_line() {
    for (is_english, prompt) in [(false, "commande :"), (true, "command:")] {
        let (person, folder) = with(&[PORT]);
        let person = if is_english { person.english() } else { person };
        let file = folder.path().join("notes.md");
        let mut stage = person.open(100, 24);
        stage.press(&format!("<enter>|wc -w<enter>>{}<enter>", file.display())).unwrap();
        stage.leave();
        // The next day.
        let mut stage = person.open(100, 24);
        stage.press("<enter>|").unwrap();
        assert_eq!(line(&stage, prompt).trim(), format!("{prompt}  ↑ wc -w"), "the line is empty, ↑ brings the last");
        stage.press("<up>").unwrap();
        assert_eq!(line(&stage, prompt).trim(), format!("{prompt} wc -w"));
        stage.press(" -c<esc>><up>").unwrap();
        assert!(text(&stage.screen()).contains(&format!(": >> {}", file.display())), "{}", text(&stage.screen()));
    }
}

#[test]
fn every_word_of_the_query_is_marked_with_a_shade_of_its_own_and_stepped_through() {
    let (person, _folder) = with(&[PORT]);
    let mut stage = person.open(80, 24);
    stage.press("port brest<enter>").unwrap();
    let screen = stage.screen();
    let underlined = |x: u16, y: u16| screen[(x, y)].modifier.contains(Modifier::UNDERLINED);
    let colours: Vec<Color> = (0..80)
        .flat_map(|x| (2..22).map(move |y| (x, y)))
        .filter(|(x, y)| underlined(*x, *y))
        .map(|(x, y)| screen[(x, y)].fg)
        .collect();
    assert!(colours.contains(&Color::Red) && colours.contains(&Color::Magenta), "{colours:?}");
    assert!(line(&stage, " %").contains("/ 2/5 "), "three of one, two of the other; it begins at the longer one");
    let mut seen = Vec::new();
    for _ in 0..4 {
        stage.press("n").unwrap();
        let reader = stage.model.reading.reader.as_ref().unwrap();
        let search = reader.search.as_ref().unwrap();
        seen.push(search.matches[search.here.unwrap()].span.of(&reader.body().text).to_owned());
    }
    assert_eq!(seen, ["port", "port", "Brest", "port"]);
    assert!(text(&stage.screen()).contains("reprise de l’autre côté"));
    // They are no reason to press Esc twice.
    stage.press("<esc>").unwrap();
    assert_eq!(stage.model.focus, guillemet::tui::model::Focus::List);
}

#[test]
fn a_name_that_a_field_asks_for_is_marked_too_and_n_says_when_there_is_nothing() {
    for (is_english, nothing) in [(false, "/ cherche dans le texte"), (true, "/ searches in the text")] {
        let (person, _folder) = with(&[PORT]);
        let person = if is_english { person.english() } else { person };
        let mut stage = person.open(80, 24);
        stage.press("by:rive<enter>").unwrap();
        assert!(line(&stage, " %").contains("/ 1 "));
        stage.press("<esc><esc><enter>n").unwrap();
        assert!(text(&stage.screen()).contains(nothing), "{}", text(&stage.screen()));
    }
}

#[test]
fn an_article_opened_beside_no_reader_is_laid_out_for_the_place_that_it_gets() {
    let (person, _folder) = with(&[PORT, SALT]);
    let mut stage = person.open(120, 40);
    stage.press("<down><tab><tab>").unwrap();
    stage.leave();
    let mut stage = person.open(120, 40);
    stage.press("<shift-tab><shift-tab>").unwrap();
    let (reader, width) = (stage.model.reading.reader.as_ref().unwrap(), stage.model.reader_width().unwrap());
    assert_eq!(reader.width, width);
    let long = reader.layout.rows.iter().map(|row| row.span.of(&reader.body().text).chars().count()).max().unwrap();
    assert!(long <= usize::from(width), "{long} in {width}");
}

#[test]
fn a_count_says_that_the_index_still_grows() {
    for (is_english, said) in [(false, "2 · indexation… "), (true, "2 · indexing… ")] {
        let (person, _folder) = with(&[PORT, SALT]);
        let person = if is_english { person.english() } else { person };
        let mut stage = person.open(80, 24);
        stage.send(Message::Progress(Progress { found: 900, done: 2, rate: 0, finished: false }));
        let screen = text(&stage.screen());
        assert!(format!("{} ", screen.lines().next().unwrap()).ends_with(said), "{screen}");
        stage.send(Message::Progress(Progress { finished: true, ..Progress::default() }));
        assert!(!text(&stage.screen()).contains("index"));
    }
}

#[test]
fn a_notice_goes_with_what_it_was_about() {
    for (is_english, choosing, kept) in [(false, "↑↓ phrase", "Gardé."), (true, "↑↓ sentence", "Kept.")] {
        let (person, _folder) = with(&[PORT]);
        let person = if is_english { person.english() } else { person };
        let mut stage = person.open(80, 24);
        stage.press("<enter>v").unwrap();
        assert!(text(&stage.screen()).contains(choosing), "{}", text(&stage.screen()));
        stage.press("<esc>").unwrap();
        assert!(!text(&stage.screen()).contains(choosing), "nothing is chosen any more");
        stage.press("<tab>m").unwrap();
        assert!(text(&stage.screen()).contains(kept), "{}", text(&stage.screen()));
        stage.press("<esc>").unwrap();
        assert!(!text(&stage.screen()).contains(kept), "the list has nothing to do with it");
    }
}

#[test]
fn the_row_under_the_cursor_looks_the_same_in_every_list() {
    let (person, _folder) = with(&[PORT, SALT]);
    for theme in [guillemet::tui::theme::Theme::Ansi, guillemet::tui::theme::Theme::Dark] {
        let person =
            Person { theme, home: TempDir::new().unwrap(), archive: person.archive.clone(), locale: person.locale };
        let mut stage = person.open(80, 24);
        stage.press("<enter><tab>m<esc>").unwrap();
        for tab in 0..4 {
            let screen = stage.screen();
            let rows: Vec<u16> = (2..23).filter(|y| screen[(0, *y)].modifier.contains(Modifier::REVERSED)).collect();
            assert!(!rows.is_empty(), "tab {tab}");
            for (x, y) in rows.iter().flat_map(|y| (0..80).map(move |x| (x, *y))) {
                let cell = &screen[(x, y)];
                assert_eq!((cell.fg, cell.modifier), (Color::Reset, Modifier::REVERSED), "tab {tab}: {x}, {y}");
            }
            stage.press("<tab>").unwrap();
        }
    }
}

#[test]
fn what_the_rows_call_a_kind_can_be_asked_for_and_what_else_there_is_is_told() {
    let (person, _folder) = with(&[PORT]);
    let mut french = person.open(100, 24);
    for (query, rows) in
        [("genre:lieu", true), ("genre:lieux", true), ("genre:personnes", true), ("genre:œuvre", false)]
    {
        french.press(&format!("<ctrl-u>{query}")).unwrap();
        assert!(french.model.search.query.mistakes.is_empty(), "{query}");
        assert_eq!(!french.model.list().hits.is_empty(), rows, "{query}");
    }
    french.press("<ctrl-u>genre:animal").unwrap();
    assert!(line(&french, "genre:animal").contains("genre:personne, organisation, lieu"), "{}", text(&french.screen()));
    french.press("<ctrl-u>par:").unwrap();
    french.press(" x").unwrap();
    assert!(line(&french, "par:").contains("par: quoi\u{a0}?"), "the field is called as it was typed");
    let (person, _folder) = with(&[PORT]);
    let mut english = person.english().open(100, 24);
    english.press("<tab>kind:direct").unwrap();
    assert_eq!(english.model.list().hits.len(), 1);
    english.press("<ctrl-u>kind:reported").unwrap();
    assert!(english.model.list().hits.is_empty() && english.model.search.query.mistakes.is_empty());
    english.press("<ctrl-u>kind:animal").unwrap();
    assert!(line(&english, "kind:animal").contains("person, organisation, place"), "{}", text(&english.screen()));
}

#[test]
fn a_picker_shows_all_of_the_quotation_under_the_list_and_says_what_enter_does() {
    let long = "« Nous avons attendu la digue pendant trois hivers, nous l’attendrons encore trois hivers s’il le faut, et \
                nous la verrons debout avant que le port ne ferme », a déclaré Ada Rive.";
    for (is_english, chooses, hands_over) in
        [(false, "Entrée choisir", "Entrée choisit"), (true, "Enter choose", "Enter hands it over")]
    {
        let (person, _folder) = with(&[("Le port attend", "2023-05-02", long), SALT]);
        let person = if is_english { person.english() } else { person };
        let mut stage = person.open(80, 24);
        stage.model.picking = Some(Scope::Quotes);
        stage.press("<tab>").unwrap();
        let screen = text(&stage.screen());
        let below = screen.lines().skip_while(|line| !line.starts_with("───")).collect::<Vec<_>>().join(" ");
        let below =
            below.split([' ', '\u{a0}', '▎', '┃']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        assert!(below.contains("avant que le port ne ferme »") && below.contains("Ada Rive"), "{screen}");
        assert!(screen.contains(chooses), "{screen}");
        stage.press("<ctrl-o>Y").unwrap();
        assert!(text(&stage.screen()).contains(hands_over), "{}", text(&stage.screen()));
    }
}

#[test]
fn what_is_read_and_what_is_new_can_be_asked_for() {
    for (is_english, new, unread, read) in
        [(false, "est:nouveau", "est:non-lu", "est:lu"), (true, "is:new", "is:unread", "is:read")]
    {
        let (person, folder) = with(&[PORT, SALT]);
        let person = if is_english { person.english() } else { person };
        let mut stage = person.open(80, 24);
        let rows = |stage: &mut Headless, query: &str| {
            stage.press(&format!("<ctrl-u>{query}")).unwrap();
            stage.model.list().hits.len()
        };
        assert_eq!((rows(&mut stage, new), rows(&mut stage, read), rows(&mut stage, unread)), (0, 0, 2));
        stage.press("<ctrl-u><enter><esc>").unwrap();
        assert_eq!((rows(&mut stage, read), rows(&mut stage, unread)), (1, 1));
        stage.press("<esc>").unwrap();
        stage.leave();
        // The next day one more has come; of the others it is still known which one was read.
        write(&folder, 8, ("Le phare", "2024-01-02", "Rien."));
        let mut stage = person.open(80, 24);
        assert_eq!((rows(&mut stage, new), rows(&mut stage, read), rows(&mut stage, unread)), (1, 1, 2));
        assert!(!person.home.path().join("config/read").exists(), "this is state, no note of the person's");
    }
}

#[test]
fn read_marks_can_be_switched_off() {
    let (person, _folder) = with(&[PORT, SALT]);
    fs::create_dir_all(person.home.path().join("config")).unwrap();
    fs::write(person.home.path().join("config/config.toml"), "read_marks = false\n").unwrap();
    let mut stage = person.open(80, 24);
    stage.press("<enter><esc>is:read").unwrap();
    assert!(stage.model.list().hits.is_empty());
    stage.leave();
    assert!(!person.home.path().join("state/read").exists() && !person.home.path().join("state/known").exists());
}
