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
    assert!(text(&stage.screen()).contains("écrire 2 citations dans le fichier :"), "{}", text(&stage.screen()));
    stage.press(&format!("{typed}<enter>")).unwrap();
    assert!(text(&stage.screen()).contains("Écrit\u{a0}: 2 citations dans"), "{}", text(&stage.screen()));
    let written = fs::read_to_string(&file).unwrap();
    assert_eq!(written.matches("#+begin_quote").count(), 2, "{written}");
    assert!(written.contains("Rien ne presse au port") && written.contains("Le pont rouvre"), "{written}");

    // The marked one; the file is there: Enter adds to it, and what was there stays.
    stage.press("<ctrl-t><ctrl-o>>").unwrap();
    assert!(text(&stage.screen()).contains("écrire 1 citation dans le fichier :  ↑ >> /"), "{}", text(&stage.screen()));
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

#[test]
fn an_ending_that_says_no_format_is_asked_about_before_anything_is_written() {
    let (person, _folder) = with_articles();
    let out = TempDir::new().unwrap();
    let file = out.path().join("notes.odd");
    let mut stage = person.open(120, 24);
    stage.press("<tab>presse<ctrl-o>>").unwrap();
    stage.press(&format!("{}<enter>", file.display())).unwrap();
    assert!(text(&stage.screen()).contains("extension inconnue : Entrée l’écrit en"), "{}", text(&stage.screen()));
    assert!(!file.exists());
    // Another name without an ending that is known is asked about too; the same again is the answer.
    stage.press("x<enter>").unwrap();
    assert!(text(&stage.screen()).contains("extension inconnue"), "{}", text(&stage.screen()));
    stage.press("<enter>").unwrap();
    let file = out.path().join("notes.oddx");
    assert!(fs::read_to_string(&file).unwrap().contains("Rien ne presse"));
    assert!(text(&stage.screen()).contains("Écrit\u{a0}: 1 citation dans"), "{}", text(&stage.screen()));
}

#[test]
fn the_page_of_an_entity_writes_the_quotations_that_its_query_shows_counted_by_kind() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("digue.txt"), DIKE).unwrap();
    let answer = "Titre : Le bac reste à quai\nDate : 2023-07-02\n\n« Le bac peut attendre », a ajouté Ada Rive.\n\n\
                  « Je crois que Ada Rive se trompe de saison », a répondu Paul Roche.\n";
    fs::write(folder.path().join("bac.txt"), answer).unwrap();
    let person = Person::with(folder.path());
    let out = TempDir::new().unwrap();
    let mut stage = person.open(140, 30);
    stage.press("<tab><tab>ada rive<enter><ctrl-o>>").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains("écrire 2 citations de sa part, 1 à son sujet dans le fichier"), "{screen}");
    stage.press(&format!("{}<enter>", out.path().join("all.md").display())).unwrap();
    assert!(fs::read_to_string(out.path().join("all.md")).unwrap().contains("se trompe de saison"));
    // Its query leaves one.
    stage.press("attendre<ctrl-o>>").unwrap();
    assert!(
        text(&stage.screen()).contains("écrire 1 citation de sa part dans le fichier"),
        "{}",
        text(&stage.screen())
    );
    stage.press(&format!("<ctrl-u>{}<enter>", out.path().join("one.md").display())).unwrap();
    let one = fs::read_to_string(out.path().join("one.md")).unwrap();
    assert!(one.contains("peut attendre") && !one.contains("Rien ne presse") && !one.contains("saison"), "{one}");
}
