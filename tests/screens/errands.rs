//! Handing over: a command, a file, an address.

use std::fs;

use tempfile::TempDir;

use super::Person;
use super::picture::text;

const DIKE: &str = "Titre : La digue cède\nDate : 2023-05-06\nSource : Le Courrier\n\nLe vent forcit.\n\n\
                    « Rien ne presse au port », a déclaré Ada Rive.\n";
const BRIDGE: &str = "Titre : Le pont rouvre\nDate : 2023-06-01\nURL : file:///etc/passwd\n\n\
                      « Il était temps », a soupiré Paul Roche.\n";

fn with_articles() -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("digue.txt"), DIKE).unwrap();
    fs::write(folder.path().join("pont.txt"), BRIDGE).unwrap();
    (Person::with(folder.path()), folder)
}

#[test]
fn marked_rows_or_all_are_written_to_a_file_and_nothing_is_written_over() {
    let (person, _folder) = with_articles();
    let out = TempDir::new().unwrap();
    let file = out.path().join("notes.org");
    let typed = file.to_str().unwrap();
    let mut stage = person.open(120, 24);
    stage.press("<tab><ctrl-o>>").unwrap();
    assert!(text(&stage.screen()).contains("écrire 2 dans le fichier :"), "{}", text(&stage.screen()));
    stage.press(&format!("{typed}<enter>")).unwrap();
    assert!(text(&stage.screen()).contains("2 citations écrites dans"), "{}", text(&stage.screen()));
    let written = fs::read_to_string(&file).unwrap();
    assert_eq!(written.matches("#+begin_quote").count(), 2, "{written}");
    assert!(written.contains("Rien ne presse au port") && written.contains("Le pont rouvre"), "{written}");

    // The marked one; the file is there: Enter adds to it, and what was there stays.
    stage.press("<ctrl-t><ctrl-o>>").unwrap();
    assert!(text(&stage.screen()).contains("écrire 1 dans le fichier : >>"), "{}", text(&stage.screen()));
    stage.press(&format!("<ctrl-u>{typed}<enter>")).unwrap();
    assert!(text(&stage.screen()).contains("il existe déjà ; ajouter à la fin : >> /"), "{}", text(&stage.screen()));
    assert_eq!(fs::read_to_string(&file).unwrap(), written);
    stage.press("<enter>").unwrap();
    let longer = fs::read_to_string(&file).unwrap();
    assert!(longer.starts_with(&written) && longer.matches("#+begin_quote").count() == 3, "{longer}");
}

#[test]
fn the_ending_of_the_file_says_the_format_and_a_folder_that_is_not_there_is_told() {
    let (person, _folder) = with_articles();
    let out = TempDir::new().unwrap();
    let mut stage = person.open(120, 24);
    stage.press("<tab>presse<ctrl-o>>").unwrap();
    stage.press(&format!("{}<enter>", out.path().join("a.bib").display())).unwrap();
    assert!(fs::read_to_string(out.path().join("a.bib")).unwrap().starts_with("@"));
    stage.press("<ctrl-o>>").unwrap();
    stage.press(&format!("<ctrl-u>{}<enter>", out.path().join("none/a.md").display())).unwrap();
    assert!(text(&stage.screen()).contains("a.md n’a pas pu être écrit"), "{}", text(&stage.screen()));
}

#[test]
fn an_address_that_is_none_of_the_web_is_never_opened() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(120, 24);
    for keys in ["pont<ctrl-o>w", "<enter>w"] {
        stage.press(keys).unwrap();
        assert!(text(&stage.screen()).contains("Cet article n’a pas d’adresse http ou https"), "{keys}");
    }
    assert!(stage.asked.is_empty(), "{:?}", stage.asked);
}

#[test]
fn an_entity_has_nothing_to_hand_over() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(120, 24);
    stage.press("<tab><tab><ctrl-o>").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains("appeler cette entité autrement") && !screen.contains("dans un fichier"), "{screen}");
}
