//! An article that was saved more than once: one row with its copies counted, one key that lists them all, and the reader that
//! says where else it stands.

use std::fs;
use std::path::{Path, PathBuf};

use guillemet::tui::headless::Headless;
use tempfile::TempDir;

use super::Person;
use super::picture::text;

const DISPATCH: &str = "La digue du port de Kerlann a cédé dans la nuit de lundi à mardi, sous l’effet d’une houle que les \
    marins n’avaient pas vue depuis vingt ans. Trois maisons du quai ont été évacuées avant l’aube.\n\n« Nous reconstruirons \
    la digue avant l’hiver », a déclaré Ada Rive, maire de la commune, devant les habitants réunis à la salle des fêtes. Les \
    travaux coûteront quatre millions d’euros, dont la moitié sera payée par la région.\n";

/// A dispatch that two newspapers printed, and another article.
fn archive() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let archive = folder.path().join("archive");
    fs::create_dir(&archive).unwrap();
    let page = |title: &str, date: &str, source: &str, body: &str| {
        format!("---\ntitle: {title}\ndate: {date}\nsource: {source}\n---\n\n{body}")
    };
    fs::write(archive.join("a.md"), page("La digue a cédé", "2024-02-06", "La Vigie", DISPATCH)).unwrap();
    fs::write(archive.join("b.md"), page("Kerlann sous l’eau", "2024-02-06", "Le Phare", DISPATCH)).unwrap();
    fs::write(archive.join("c.md"), page("Le sel", "2023-02-02", "Ancre", "« Le sel est cher », dit Yann Prat.\n"))
        .unwrap();
    (folder, archive)
}

fn person(archive: &Path, is_english: bool) -> Person {
    let person = Person::with(archive);
    if is_english { person.english() } else { person }
}

fn rows(stage: &Headless) -> usize {
    stage.model.list().hits.len()
}

#[test]
fn a_key_lists_all_copies_and_the_reader_says_where_else_an_article_stands() {
    for (is_english, count, word, also) in [
        (false, "2\u{a0}exemplaires", "est:tout", "aussi dans\u{a0}: "),
        (true, "2\u{a0}copies", "is:all", "also in: "),
    ] {
        let (_folder, archive) = archive();
        let mut stage = person(&archive, is_english).open(120, 40);
        assert_eq!(rows(&stage), 2);
        assert!(text(&stage.screen()).contains(count), "{}", text(&stage.screen()));
        stage.press("<ctrl-x>").unwrap();
        assert_eq!((rows(&stage), stage.model.search.input.text()), (3, format!("{word} ").as_str()));
        stage.press("<ctrl-x>").unwrap();
        assert_eq!((rows(&stage), stage.model.search.input.text()), (2, ""));
        stage.press("digue<ctrl-x>").unwrap();
        assert_eq!((rows(&stage), stage.model.search.input.text()), (2, format!("{word} digue").as_str()));
        stage.press("<enter>").unwrap();
        let (here, there) = if text(&stage.screen()).contains(&format!("{also}Le Phare")) {
            ("La Vigie", "Le Phare")
        } else {
            ("Le Phare", "La Vigie")
        };
        let screen = text(&stage.screen());
        assert!(screen.contains(&format!("{also}{there}, ")) && !screen.contains(&format!("{also}{here}")), "{screen}");
    }
}

#[test]
fn quotations_of_copies_are_listed_once_and_all_of_them_when_asked() {
    let (_folder, archive) = archive();
    let mut stage = person(&archive, false).open(80, 24);
    stage.press("<tab>digue").unwrap();
    assert_eq!(rows(&stage), 1);
    stage.press("<ctrl-x>").unwrap();
    assert_eq!(rows(&stage), 2);
    stage.press("<tab>").unwrap();
    let query = stage.model.search.input.text().to_owned();
    stage.press("<ctrl-x>").unwrap();
    assert_eq!(stage.model.search.input.text(), query, "entities are no copies of each other");
}

#[test]
fn what_was_kept_in_a_copy_is_found_again_while_another_stands_for_it() {
    let (_folder, archive) = archive();
    let person = person(&archive, false);
    let mut stage = person.open(120, 40);
    stage.press("<ctrl-x>source:phare<enter><tab>m").unwrap();
    assert_eq!(stage.model.user_data.bookmarks.len(), 1, "{}", text(&stage.screen()));
    drop(stage);
    let mut stage = person.open(120, 40);
    stage.press("<ctrl-u><shift-tab>").unwrap();
    assert_eq!(rows(&stage), 1, "{}", text(&stage.screen()));
    stage.press("<enter>").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains("Kerlann sous l’eau") && screen.contains("◆"), "{screen}");
}

#[test]
fn a_copy_that_comes_or_goes_changes_the_count() {
    let (_folder, archive) = archive();
    let person = person(&archive, false);
    drop(person.open(80, 24));
    fs::copy(archive.join("a.md"), archive.join("d.md")).unwrap();
    let stage = person.open(80, 24);
    assert!(rows(&stage) == 2 && text(&stage.screen()).contains("3\u{a0}exemplaires"), "{}", text(&stage.screen()));
    fs::remove_file(archive.join("d.md")).unwrap();
    fs::remove_file(archive.join("a.md")).unwrap();
    let stage = person.open(80, 24);
    let screen = text(&stage.screen());
    assert!(rows(&stage) == 2 && screen.contains("Kerlann") && !screen.contains("exemplaires"), "{screen}");
}

#[test]
fn what_is_typed_after_the_switch_of_a_restored_line_goes_on() {
    let (_folder, archive) = archive();
    let person = person(&archive, false);
    let mut stage = person.open(80, 24);
    stage.press("<ctrl-x>").unwrap();
    stage.leave();
    let mut stage = person.open(80, 24);
    stage.press("sel").unwrap();
    assert_eq!(stage.model.search.input.text(), "est:tout sel");
}
