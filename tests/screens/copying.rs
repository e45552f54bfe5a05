//! What is copied is what is on the screen, also when the file has been edited since it was read.

use std::fs;
use std::path::Path;

use guillemet::search::Scope;
use guillemet::tui::headless::Headless;
use tempfile::TempDir;

use super::Person;
use super::picture::text;

const HEAD: &str = "Titre : La digue cède\nDate : 2023-05-06\nSource : Le Courrier\n\n";
const BODY: &str = "Le vent forcit depuis hier.\n\n« Rien ne presse au port de Vannes », a déclaré Ada Rive.\n";
const BEFORE: &str = "Un chapeau ajouté après coup, qui décale tout le reste du texte de plusieurs lignes.\n\n";

/// One article, and a person who reads it.
fn with_article() -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    write(folder.path(), &format!("{HEAD}{BODY}"));
    (Person::with(folder.path()), folder)
}

fn write(folder: &Path, text: &str) {
    fs::write(folder.join("digue.txt"), text).unwrap();
}

/// What was copied last.
fn copied(stage: &Headless) -> String {
    fs::read_to_string(stage.profile().dirs.last_copy()).unwrap_or_default()
}

#[test]
fn lines_that_are_shown_are_copied_as_they_are_shown() {
    let (person, folder) = with_article();
    let mut stage = person.open(100, 24);
    stage.press("<enter>v").unwrap();
    write(folder.path(), &format!("{HEAD}{BEFORE}{BODY}"));
    stage.press("y").unwrap();
    assert!(copied(&stage).contains("Le vent forcit depuis hier."), "{}", copied(&stage));
    assert!(!copied(&stage).contains("chapeau"), "{}", copied(&stage));
}

#[test]
fn a_quotation_that_is_shown_is_copied_piped_written_and_picked_as_it_is_shown() {
    let (person, folder) = with_article();
    let mut stage = person.open(100, 24);
    stage.press("<enter><tab>").unwrap();
    write(folder.path(), &format!("{HEAD}{BEFORE}« Tout va très bien au marché », a soupiré Paul Roche.\n"));
    stage.press("y").unwrap();
    assert!(copied(&stage).contains("Rien ne presse au port de Vannes"), "{}", copied(&stage));
    assert!(copied(&stage).contains("Ada Rive"), "{}", copied(&stage));
    stage.press("|wc<enter>").unwrap();
    let piped = stage.foreground.as_ref().and_then(|command| command.input()).unwrap();
    assert_eq!(piped, "« Rien ne presse au port de Vannes »\n");
    let file = folder.path().join("notes.md");
    stage.press(&format!("><ctrl-u>{}<enter>", file.display())).unwrap();
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.contains("Rien ne presse au port de Vannes") && !written.contains("marché"), "{written}");
    stage.model.picking = Some(Scope::Quotes);
    stage.press("y").unwrap();
    let picked = stage.asked.last().unwrap();
    assert!(picked.contains("Rien ne presse au port de Vannes"), "{picked}");
}

#[test]
fn an_article_that_is_shown_is_piped_as_it_is_shown() {
    let (person, folder) = with_article();
    let mut stage = person.open(100, 24);
    stage.press("<enter>").unwrap();
    write(folder.path(), &format!("{HEAD}{BEFORE}"));
    stage.press("|wc<enter>").unwrap();
    let piped = stage.foreground.as_ref().and_then(|command| command.input()).unwrap();
    assert!(piped.contains("Le vent forcit depuis hier.") && !piped.contains("chapeau"), "{piped}");
}

#[test]
fn a_row_whose_file_has_changed_is_found_again_and_that_is_said() {
    for (person, expected) in languages("Retrouvé dans", "Found again in") {
        let (person, folder) = (person.0, person.1);
        let mut stage = person.open(120, 24);
        stage.press("<tab>").unwrap();
        write(folder.path(), &format!("{HEAD}{BEFORE}« Ah bon », a soufflé Paul Roche.\n\n{BODY}"));
        stage.press("<ctrl-o>y").unwrap();
        assert!(copied(&stage).contains("Rien ne presse au port de Vannes"), "{}", copied(&stage));
        let screen = text(&stage.screen());
        assert!(screen.contains(expected), "{screen}");
        let file = folder.path().join("notes.md");
        stage.press(&format!("<ctrl-o>><ctrl-u>{}<enter>", file.display())).unwrap();
        let screen = text(&stage.screen());
        assert!(screen.contains(expected), "{screen}");
        assert!(fs::read_to_string(&file).unwrap().contains("Rien ne presse au port de Vannes"));
    }
}

#[test]
fn a_row_whose_words_are_gone_is_not_copied_and_that_is_said() {
    for (person, expected) in languages("n’est plus dans", "is not in") {
        let (person, folder) = (person.0, person.1);
        let mut stage = person.open(120, 24);
        stage.press("<tab>").unwrap();
        write(folder.path(), &format!("{HEAD}{BEFORE}« Tout presse au port de Vannes », a déclaré Ada Rive.\n"));
        for keys in ["<ctrl-o>y", "<ctrl-o>|wc<enter>", "<ctrl-o>m"] {
            stage.press(keys).unwrap();
            let screen = text(&stage.screen());
            assert!(screen.contains(expected), "{keys}: {screen}");
        }
        assert_eq!(copied(&stage), "");
        assert!(stage.foreground.is_none() && stage.model.user_data.bookmarks.is_empty());
        // The reference of the article is still that of the row.
        stage.press("<shift-tab><ctrl-o>y").unwrap();
        assert!(copied(&stage).contains("La digue cède"), "{}", copied(&stage));
    }
}

#[test]
fn the_reference_of_another_article_is_never_copied_for_a_row() {
    let (person, folder) = with_article();
    let mut stage = person.open(120, 24);
    write(folder.path(), &format!("{}{BODY}", HEAD.replace("La digue cède", "Le pont rouvre")).replace("vent", "gel"));
    stage.press("<ctrl-o>y").unwrap();
    assert_eq!(copied(&stage), "");
    assert!(text(&stage.screen()).contains("n’est plus dans"), "{}", text(&stage.screen()));
}

#[test]
fn the_quotations_of_a_page_are_found_again_too() {
    let (person, folder) = with_article();
    let mut stage = person.open(120, 24);
    stage.press("<tab><tab>rive<enter>").unwrap();
    assert!(text(&stage.screen()).contains("Rien ne presse"), "{}", text(&stage.screen()));
    write(folder.path(), &format!("{HEAD}{BEFORE}{BODY}"));
    stage.press("<ctrl-o>y").unwrap();
    assert!(copied(&stage).contains("Rien ne presse au port de Vannes"), "{}", copied(&stage));
    write(folder.path(), &format!("{HEAD}{BEFORE}« Tout presse au port de Vannes », a déclaré Ada Rive.\n"));
    fs::remove_file(stage.profile().dirs.last_copy()).unwrap();
    stage.press("<ctrl-o>y").unwrap();
    assert_eq!(copied(&stage), "");
}

/// A person who reads French, and one who reads English, with what each is to be told.
fn languages(french: &'static str, english: &'static str) -> [((Person, TempDir), &'static str); 2] {
    let (person, folder) = with_article();
    let in_english = (person.english(), folder);
    [(with_article(), french), (in_english, english)]
}
