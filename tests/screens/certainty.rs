//! How certain a speaker is: seen without colour, asked for, put in order, corrected in a row, and asked about before a
//! guess is cited.

use std::fs;

use guillemet::analysis::Certainty;
use guillemet::tui::headless::Headless;
use guillemet::tui::model::list::Source;
use guillemet::tui::theme::Theme;
use tempfile::TempDir;

use super::Person;
use super::picture::text;

const ARTICLE: &str = "Title: Le pont de Sanary\nDate: 2023-08-17\n\nLa maire a reçu Paul Roche et Anne Vial.\n\n\
    « Nous avons tenu parole », a déclaré Claire Dupont, maire de Sanary.\n\n« Il était temps », a soupiré Paul Roche. \
    « Rien ne sera plus comme avant », a-t-il ajouté.\n\n« Le tablier tiendra cent ans », a assuré la maire. Le préfet, \
    lui, n’a rien promis à Marc Petit, de l’association des riverains.\n\n« Plus jamais cela », a-t-il lâché.\n";

/// A bookmark whose speaker is a guess.
const GUESS: &str = r#"{"id":"1","created":"2026-02-03T10:00:00Z","words":"On verra bien","kind":"direct","speaker":"Zoé Roux","how":"previous","certainty":0.3,"title":"La digue","title_is_incipit":false,"source":"Le Courrier","path":"","article":""}"#;

fn with_article() -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    let archive = folder.path().join("presse");
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("pont.txt"), ARTICLE).unwrap();
    (Person { theme: Theme::Plain, ..Person::with(&archive) }, folder)
}

/// A person who kept a quotation whose speaker is a guess.
fn with_guess() -> (Person, TempDir) {
    let (person, folder) = with_article();
    let config = person.home.path().join("config");
    fs::create_dir(&config).unwrap();
    fs::write(config.join("bookmarks.jsonl"), format!("{GUESS}\n")).unwrap();
    (person, folder)
}

/// Who is named in the rows of quotations, in their order, with the mark behind the name.
fn speakers(stage: &Headless) -> Vec<String> {
    let screen = text(&stage.screen());
    let lines = screen.lines().filter_map(|line| line.trim().strip_prefix("— ").map(str::to_owned));
    lines.map(|line| line.split(" · ").next().unwrap_or_default().trim().to_owned()).collect()
}

fn copied(stage: &Headless) -> String {
    fs::read_to_string(stage.profile().dirs.last_copy()).unwrap_or_default()
}

/// How certain the speakers of the listed quotations are, in their order.
fn certainties(stage: &Headless) -> Vec<Option<Certainty>> {
    let list = stage.model.list();
    let Source::Quotes(_, quotes) = &list.source else { return Vec::new() };
    list.hits.iter().map(|hit| quotes.get(hit.row as usize).unwrap().certainty).collect()
}

#[test]
fn the_least_certain_come_first_and_are_corrected_one_after_the_other() {
    let (person, _folder) = with_article();
    let mut stage = person.open(80, 24);
    stage.press("<tab>tri:certitude ").unwrap();
    let (before, named) = (certainties(&stage), speakers(&stage));
    assert!(before.len() == 5 && before.is_sorted() && before[0] < before[4], "{before:?}");
    assert!(named[0].ends_with('?'), "{named:?}");
    // The one that was corrected goes to the end; the cursor is on the next one.
    stage.press("<ctrl-o>cvial<enter>").unwrap();
    let after = speakers(&stage);
    assert_eq!(certainties(&stage)[4], Some(Certainty::FULL));
    assert_eq!((after[0].as_str(), stage.model.list().cursor.selected), (named[1].as_str(), 0), "{after:?}");
    assert_eq!(after.iter().filter(|name| *name == "Anne Vial").count(), 1, "{after:?}");
    stage.press("<ctrl-o>cvial<enter>").unwrap();
    assert_eq!(speakers(&stage).iter().filter(|name| *name == "Anne Vial").count(), 2);
}

#[test]
fn speakers_are_asked_for_by_how_certain_they_are() {
    let (person, _folder) = with_article();
    let mut stage = person.open(80, 24);
    stage.press("<tab>certain:sûr").unwrap();
    let sure = speakers(&stage);
    assert!(sure.iter().all(|name| !name.ends_with('?')) && !sure.is_empty(), "{sure:?}");
    stage.press("<ctrl-u>!certain:sure").unwrap();
    let others = speakers(&stage);
    assert!(others.iter().all(|name| name.ends_with('?')), "{others:?}");
    assert!(!others.is_empty());
    assert_eq!(sure.len() + others.len(), 5);
    stage.press("<ctrl-u>certain:peut-être").unwrap();
    assert!(text(&stage.screen()).contains("certitude:sûr, probable, doute"), "{}", text(&stage.screen()));
}

#[test]
fn a_guess_is_marked_without_colour_and_cited_only_as_the_person_says() {
    for (is_english, hint) in [(false, "n’est que supposé"), (true, "is a guess")] {
        let (person, _folder) = with_guess();
        let person = if is_english { person.english() } else { person };
        let mut stage = person.open(80, 24);
        stage.press("<tab><tab><tab>").unwrap();
        assert!(text(&stage.screen()).contains("— Zoé Roux ??"), "{}", text(&stage.screen()));
        stage.press("<ctrl-o>y").unwrap();
        assert!(text(&stage.screen()).contains(hint), "{}", text(&stage.screen()));
        assert_eq!(copied(&stage), "", "not before the person has answered");
        stage.press("<esc>").unwrap();
        assert_eq!(copied(&stage), "");
        // The first answer is the careful one.
        stage.press("<ctrl-o>y<enter>").unwrap();
        assert!(copied(&stage).contains("attribution à confirmer"), "{}", copied(&stage));
        stage.press("<ctrl-o>y<down><enter>").unwrap();
        assert!(copied(&stage).contains("Zoé Roux") && !copied(&stage).contains("confirm"), "{}", copied(&stage));
    }
}

#[test]
fn a_file_is_written_with_the_note_and_a_picker_asks() {
    let (person, folder) = with_guess();
    let mut stage = person.open(100, 24);
    let file = folder.path().join("notes.md");
    stage.press(&format!("<tab><tab><tab><ctrl-o>><ctrl-u>{}<enter>", file.display())).unwrap();
    assert!(fs::read_to_string(&file).unwrap().contains("attribution à confirmer"));
    stage.model.picking = Some(guillemet::search::Scope::Bookmarks);
    stage.press("<enter>").unwrap();
    assert!(stage.asked.is_empty(), "{:?}", stage.asked);
    stage.press("<down><enter>").unwrap();
    assert!(stage.asked.last().unwrap().contains("Zoé Roux"), "{:?}", stage.asked);
}
