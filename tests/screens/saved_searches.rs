//! Queries kept under a name: kept, listed with what is new, opened, renamed, edited, deleted; and what rows show of what was
//! read and of what is new.

use std::fs;
use std::path::Path;

use guillemet::tui::headless::Headless;
use tempfile::TempDir;

use super::Person;
use super::picture::text;

fn write(archive: &Path, name: &str, title: &str) {
    let day = if title.contains("quai") { "2023-05-02" } else { "2022-01-02" };
    let text = format!(
        "---\ntitle: {title}\ndate: {day}\nsource: La Vigie\n---\n\n« {title} tiendra », a déclaré Ada Rive.\n"
    );
    fs::write(archive.join(name), text).unwrap();
}

/// A person with two articles about a port.
fn at_the_port(is_english: bool) -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "a.md", "Le port de Sète");
    write(folder.path(), "b.md", "Le port de Brest");
    let person = Person::with(folder.path());
    (if is_english { person.english() } else { person }, folder)
}

fn sees(stage: &Headless, words: &str) {
    let screen = text(&stage.screen());
    assert!(screen.contains(words), "no “{words}” in\n{screen}");
}

fn file(person: &Person) -> String {
    fs::read_to_string(person.home.path().join("config/searches.jsonl")).unwrap_or_default()
}

#[test]
fn a_query_is_kept_under_a_name_and_what_came_since_is_counted_and_starred() {
    for (is_english, [title, keep, kept, new]) in [
        (
            false,
            [
                "Recherches gardées (+ nouvelles lignes)",
                "garder cette recherche",
                "Recherche gardée",
                "1 nouvelle ligne",
            ],
        ),
        (true, ["Saved searches (+ new rows)", "keep this search", "Search kept as “Ports”", "1 new row"]),
    ] {
        let (person, folder) = at_the_port(is_english);
        let mut stage = person.open(80, 24);
        stage.press("port<ctrl-g>").unwrap();
        sees(&stage, title);
        sees(&stage, keep);
        // The name that is offered is the query; the first letter replaces it.
        stage.press("<enter>Ports<enter>").unwrap();
        sees(&stage, kept);
        assert_eq!(file(&person), "{\"name\":\"Ports\",\"tab\":\"articles\",\"query\":\"port\"}\n");
        // The query that is kept is not offered again, and nothing of it is new.
        stage.press("<ctrl-g>").unwrap();
        assert!(!text(&stage.screen()).contains(keep));
        sees(&stage, "2  Ports · Articles › port");
        stage.press("<esc><esc>").unwrap();
        stage.leave();
        // An article comes while nobody looks.
        write(folder.path(), "c.md", "Le port a un quai");
        write(folder.path(), "d.md", "Le sel");
        let mut stage = person.open(80, 24);
        stage.press("<tab><ctrl-g>").unwrap();
        sees(&stage, "3 +1  Ports · Articles › port");
        stage.press("<enter>").unwrap();
        sees(&stage, new);
        sees(&stage, "› port");
        let screen = text(&stage.screen());
        assert!(screen.contains("\n*2023-05-02") && !screen.contains("*2022-01-02"), "{screen}");
        // Opened once, it has nothing new.
        stage.press("<ctrl-g>").unwrap();
        sees(&stage, "  3  Ports · Articles › port");
        assert!(!text(&stage.screen()).contains("+1"), "{}", text(&stage.screen()));
    }
}

#[test]
fn a_search_is_renamed_edited_deleted_and_comes_back() {
    for (is_english, [rename, renamed, edited, deleted, taken]) in [
        (
            false,
            [
                "la renommer",
                "s’appelle maintenant «\u{a0}Quais\u{a0}»",
                "a une autre requête",
                "supprimée",
                "Il y a déjà",
            ],
        ),
        (true, ["rename it", "called “Quais” now", "has another query", "deleted", "already"]),
    ] {
        let (person, _folder) = at_the_port(is_english);
        let mut stage = person.open(80, 24);
        stage.press("<tab>by:rive<ctrl-g><enter>Ada<enter>").unwrap();
        stage.press("<ctrl-u>sète<ctrl-g><enter>Sète<enter><ctrl-u>").unwrap();
        // Without a query there is nothing to keep: the cursor is on the first search.
        stage.press("<ctrl-g><ctrl-o>").unwrap();
        sees(&stage, "Ada › by:rive");
        sees(&stage, rename);
        stage.press("<down><enter>Sète<enter>").unwrap();
        sees(&stage, taken);
        stage.press("<ctrl-g><ctrl-o><down><enter>Quais<enter>").unwrap();
        sees(&stage, renamed);
        stage.press("<ctrl-g>/quais<ctrl-o><down><down><enter> brest<enter>").unwrap();
        sees(&stage, edited);
        let lines: Vec<String> = file(&person).lines().map(str::to_owned).collect();
        assert_eq!(lines[0], "{\"name\":\"Quais\",\"tab\":\"quotes\",\"query\":\"by:rive brest\"}");
        assert!(lines[1].contains("Sète"), "{lines:?}");
        stage.press("<ctrl-g><ctrl-o><up><up><down><down><down><enter>").unwrap();
        sees(&stage, deleted);
        assert_eq!(file(&person).lines().count(), 1);
        stage.press("<ctrl-o>u").unwrap();
        assert_eq!(file(&person).lines().collect::<Vec<_>>(), lines);
        // From the reader it is found too, and opened in its own tab.
        stage.press("<tab><tab><tab><enter>S<enter>").unwrap();
        assert_eq!(stage.model.search.tab.name(), "quotes");
        sees(&stage, "› by:rive brest");
    }
}

#[test]
fn the_names_stand_where_they_are_before_and_after_the_counts_come() {
    use guillemet::library::SearchCount;
    use guillemet::tui::message::{Message, SearchesNews};
    for (width, height) in [(80, 24), (40, 12)] {
        let (person, _folder) = at_the_port(false);
        let mut stage = person.open(width, height);
        stage.press("port<ctrl-g><enter>Ports<enter><ctrl-g>").unwrap();
        let place = |stage: &Headless| {
            let screen = text(&stage.screen());
            let line = screen.lines().find(|line| line.contains("Ports ·")).unwrap().to_owned();
            (line[..line.find("Ports").unwrap()].chars().count(), line)
        };
        let (before, _) = place(&stage);
        for (rows, new) in [(0, None), (7, Some(1)), (999, Some(99)), (if width < 60 { 999 } else { 12_345 }, Some(99))]
        {
            let count = SearchCount { name: "Ports".to_owned(), rows, new };
            stage.send(Message::Searches(SearchesNews::Counted(count)));
            assert_eq!(place(&stage).0, before, "{}", place(&stage).1);
        }
    }
}

#[test]
fn what_another_program_writes_is_seen_when_the_list_is_opened() {
    let (person, _folder) = at_the_port(true);
    let mut stage = person.open(80, 24);
    stage.press("<ctrl-g>").unwrap();
    sees(&stage, "No saved search yet");
    let path = person.home.path().join("config/searches.jsonl");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "{\"name\":\"Ports\",\"query\":\"port\"}\n").unwrap();
    stage.press("<ctrl-g>").unwrap();
    sees(&stage, "2  Ports · Articles › port");
    // The list is on the screen: the cursor stays on the same search.
    stage.press("<esc>").unwrap();
    fs::write(&path, "{\"name\":\"Brest\",\"query\":\"brest\"}\n{\"name\":\"Ports\",\"query\":\"port\"}\n").unwrap();
    stage.press("<ctrl-g>").unwrap();
    sees(&stage, "1  Brest · Articles › brest");
    stage.press("<enter>").unwrap();
    sees(&stage, "› port");
    // What is as it was read is not read again.
    stage.press("<ctrl-u><ctrl-g>").unwrap();
    sees(&stage, "Ports · Articles › port");
}

#[test]
fn it_fits_a_small_screen_and_says_what_to_do_without_any() {
    for (is_english, [none, hint]) in [
        (false, ["Aucune recherche gardée", "Entrée ouvre · Ctrl-O plus"]),
        (true, ["No saved search yet", "Enter opens · Ctrl-O more"]),
    ] {
        let (person, _folder) = at_the_port(is_english);
        let mut stage = person.open(40, 12);
        stage.press("<ctrl-g>").unwrap();
        assert!(stage.model.popup.is_none());
        sees(&stage, none);
        stage.press("port<ctrl-g><enter>Ports<enter><ctrl-g>").unwrap();
        sees(&stage, "2  Ports");
        sees(&stage, hint);
        stage.press("/rien").unwrap();
        stage.press("<esc><esc><esc>").unwrap();
        assert!(stage.model.popup.is_none());
    }
}

#[test]
fn a_line_that_is_no_search_is_told_and_kept() {
    let (person, _folder) = at_the_port(false);
    let path = person.home.path().join("config/searches.jsonl");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "{\"name\":\"Ports\",\"query\":\"port\",\"mine\":1}\n{ \"name\": broken\n").unwrap();
    let mut stage = person.open(100, 24);
    sees(&stage, "searches.jsonl");
    sees(&stage, "2");
    stage.press("quai<ctrl-g><enter>Quais<enter>").unwrap();
    let lines: Vec<String> = file(&person).lines().map(str::to_owned).collect();
    assert_eq!(lines[..2], ["{\"name\":\"Ports\",\"query\":\"port\",\"mine\":1}", "{ \"name\": broken"]);
    assert_eq!(lines[2], "{\"name\":\"Quais\",\"tab\":\"articles\",\"query\":\"quai\"}");
}

#[test]
fn rows_show_what_is_new_and_what_was_read_unless_that_is_switched_off() {
    for marks in [true, false] {
        let (person, folder) = at_the_port(false);
        if !marks {
            fs::create_dir_all(person.home.path().join("config")).unwrap();
            fs::write(person.home.path().join("config/config.toml"), "read_marks = false\n").unwrap();
        }
        let stage = person.open(80, 24);
        assert!(!text(&stage.screen()).contains('*'), "the first time nothing is new");
        stage.leave();
        write(folder.path(), "c.md", "Le port a un quai");
        let mut stage = person.open(80, 24);
        let starred = |stage: &Headless| text(&stage.screen()).contains("*2023-05-02");
        assert_eq!(starred(&stage), marks, "{}", text(&stage.screen()));
        stage.press("<tab>").unwrap();
        assert_eq!(text(&stage.screen()).contains("* « Le port a un quai"), marks, "{}", text(&stage.screen()));
        stage.press("<shift-tab><enter>q").unwrap();
        assert!(!starred(&stage), "what is read is not new any more");
        assert_eq!(text(&stage.screen()).contains("✓2023-05-02"), marks, "{}", text(&stage.screen()));
    }
}

#[test]
fn nothing_is_said_to_be_missing_while_the_archive_is_read() {
    use guillemet::tui::message::Message;
    use guillemet::tui::model::Progress;
    for (is_english, [reading, none]) in [
        (false, ["Rien encore\u{a0}: l’archive est encore en lecture", "Aucune ligne ne convient"]),
        (true, ["Nothing yet: the archive is still being read", "No row matches"]),
    ] {
        let (person, _folder) = at_the_port(is_english);
        let mut stage = person.open(80, 24);
        stage.send(Message::Progress(Progress { found: 9, done: 3, rate: 0, finished: false }));
        stage.press("introuvable").unwrap();
        sees(&stage, reading);
        stage.send(Message::Progress(Progress { finished: true, ..Progress::default() }));
        let screen = text(&stage.screen());
        assert!(!screen.contains(reading), "{screen}");
        assert!(screen.contains(none), "{screen}");
    }
}

#[test]
fn what_the_screen_was_made_to_show_is_so_the_next_time() {
    let (person, _folder) = at_the_port(false);
    let mut stage = person.open(120, 30);
    stage.press("<enter>zt").unwrap();
    assert!(stage.model.reading.full_width && !stage.model.reading.highlights);
    stage.leave();
    let stage = person.open(120, 30);
    assert!(stage.model.reading.full_width && !stage.model.reading.highlights);
    assert!(!text(&stage.screen()).contains('▎'));
}
