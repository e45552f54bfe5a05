//! Entities: their tab and its kinds, their pages, and what a person chooses about them.

use std::fs;

use guillemet::tui::headless::Headless;
use insta::assert_snapshot;
use tempfile::TempDir;

use super::Person;
use super::picture::{styled, text};

const FAIR: &str = "Title: La foire ouvre\nDate: 2022-03-12\n\nHélène Vasseur, maire de Vernoux, a ouvert la foire \
    avec Paul Roche. « Vernoux vous attend », a déclaré Hélène Vasseur. Paul Roche a remercié la maire.\n";
const BRIDGE: &str = "Title: Le pont rouvre\nDate: 2023-08-17\n\nMme Vasseur a salué les ouvriers de Vernoux. \
    « Nous avons tenu parole », a déclaré Mme Vasseur. Le ministre de la Culture a écrit à Karim Belmont.\n";

/// A person with an archive of two articles, one of which gives only a surname.
fn with_articles() -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    // Its name is on the screen.
    let archive = folder.path().join("archive");
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("foire.txt"), FAIR).unwrap();
    fs::write(archive.join("pont.txt"), BRIDGE).unwrap();
    (Person::with(&archive), folder)
}

/// The entities of the list, with their kinds and counts of articles and quotations.
fn rows(stage: &Headless) -> Vec<(String, &'static str, u32, u32)> {
    let list = stage.model.list();
    let guillemet::tui::model::list::Source::Entities(entities) = &list.source else { return Vec::new() };
    let row = |hit: &guillemet::search::filter::Hit| {
        let entity = entities.get(hit.row as usize).unwrap();
        (entity.name.to_owned(), entity.kind.name(), entity.articles, entity.quotations)
    };
    list.hits.iter().map(row).collect()
}

fn names(stage: &Headless) -> Vec<String> {
    rows(stage).into_iter().map(|row| row.0).collect()
}

fn kept(person: &Person) -> String {
    fs::read_to_string(person.home.path().join("config/entities.jsonl")).unwrap_or_default()
}

#[test]
fn the_rows_give_way_to_the_width_of_the_screen() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.press("<tab><tab>").unwrap();
    assert_snapshot!(text(&stage.screen()));
    stage.resize(80, 24);
    assert_snapshot!(text(&stage.screen()));
    stage.resize(40, 12);
    assert_snapshot!(text(&stage.screen()));
}

#[test]
fn a_surname_alone_is_found_with_the_full_name() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(100, 24);
    stage.press("<tab><tab>vasseur").unwrap();
    assert_eq!(rows(&stage), [("Hélène Vasseur".to_owned(), "person", 2, 2)]);
    // The quotations are called by the full name, too.
    stage.press("<esc><shift-tab>by:helene").unwrap();
    assert_eq!(stage.model.list().hits.len(), 2);
}

#[test]
fn a_key_steps_through_the_kinds() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(100, 24);
    stage.press("<tab><tab><f2>").unwrap();
    assert_eq!(stage.model.search.input.text(), "genre:personne ");
    assert!(rows(&stage).iter().all(|row| row.1 == "person") && !rows(&stage).is_empty());
    stage.press("<f2><f2>").unwrap();
    assert_eq!(stage.model.search.input.text(), "genre:lieu ");
    assert_eq!(names(&stage), ["Vernoux"]);
    stage.press("vern<f2><f2><f2><f2>").unwrap();
    assert_eq!(stage.model.search.input.text(), "vern", "after the last kind comes none");
    // The kinds of quotations have the same key; where there are no kinds it says so.
    stage.press("<esc><shift-tab><f2>").unwrap();
    assert_eq!(stage.model.search.input.text(), "genre:directe ");
}

#[test]
fn the_menu_offers_what_can_be_chosen_about_an_entity() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(80, 24);
    stage.press("<tab><tab>vasseur<ctrl-o>").unwrap();
    assert_snapshot!(text(&stage.screen()));
}

#[test]
fn a_name_is_parted_and_joined_again_and_both_survive_a_deleted_index() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(100, 24);
    stage.press("<tab><tab>vasseur<ctrl-o>-").unwrap();
    assert_snapshot!(text(&stage.screen()));
    stage.press("<enter>").unwrap();
    let parted = vec![("Hélène Vasseur".to_owned(), "person", 1, 1), ("Vasseur".to_owned(), "person", 1, 1)];
    let sorted = |stage: &Headless| {
        let mut rows = rows(stage);
        rows.sort();
        rows
    };
    assert_eq!(sorted(&stage), parted);
    assert!(text(&stage.screen()).contains("Vasseur est à part"));
    stage.leave();
    fs::remove_dir_all(person.home.path().join("cache")).unwrap();
    let mut stage = person.open(100, 24);
    assert_eq!(sorted(&stage), parted);
    // From the other side: the surname is the same as the full name.
    stage.press("<esc>^vasseur<ctrl-o>=").unwrap();
    assert_snapshot!(text(&stage.screen()));
    stage.press("helene<enter><esc>vasseur").unwrap();
    assert_eq!(rows(&stage), [("Hélène Vasseur".to_owned(), "person", 2, 2)]);
    assert_eq!(kept(&person).lines().count(), 2);
}

#[test]
fn marked_rows_become_one_under_the_name_that_is_kept_and_the_cursor_has_no_part_in_it() {
    for (is_english, title, hint) in [
        (false, "quel nom garder\u{a0}?", "Entrée garde ce nom"),
        (true, "which name is kept?", "Enter keeps this name"),
    ] {
        let (person, _folder) = with_articles();
        let person = if is_english { person.english() } else { person };
        let mut stage = person.open(100, 24);
        // The cursor ends on Vernoux.
        stage.press("<tab><tab>paul<ctrl-t><esc>belmont<ctrl-t><esc>vernoux<ctrl-o>=").unwrap();
        let screen = text(&stage.screen());
        assert!(screen.contains(title) && screen.contains(hint), "{screen}");
        assert!(screen.contains("Karim Belmont — person") && screen.contains("Paul Roche — person"), "{screen}");
        stage.press("<esc><esc>").unwrap();
        assert_eq!(stage.model.list().marked.len(), 2, "nothing is done before a name is chosen");
        stage.press("vernoux<ctrl-o>=<down><enter><esc>").unwrap();
        assert!(names(&stage).contains(&"Vernoux".to_owned()) && stage.model.list().marked.is_empty());
        let kept_name = names(&stage).into_iter().find(|name| ["Karim Belmont", "Paul Roche"].contains(&name.as_str()));
        stage.press("paul roche").unwrap();
        assert_eq!(rows(&stage), [(kept_name.unwrap(), "person", 2, 0)], "its other names still find it");
        stage.press("<ctrl-o>u<esc>").unwrap();
        assert!(
            names(&stage).contains(&"Paul Roche".to_owned()) && names(&stage).contains(&"Karim Belmont".to_owned())
        );
        assert!(kept(&person).is_empty());
    }
}

#[test]
fn a_word_of_warning_stands_where_marked_rows_are_of_different_kinds() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(100, 24);
    stage.press("<tab><tab>paul<ctrl-t><esc>vernoux<ctrl-t><ctrl-o>=").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains("! De genres différents\u{a0}: lieu, personne"), "{screen}");
    let (person, _folder) = with_articles();
    let mut stage = person.english().open(100, 24);
    stage.press("<tab><tab>paul<ctrl-t><esc>vernoux<ctrl-t><ctrl-o>=").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains("! Not of one kind: place, person"), "{screen}");
}

#[test]
fn a_single_mark_is_meant_instead_of_the_cursor() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(100, 24);
    stage.press("<tab><tab>paul<ctrl-t><esc>vernoux<ctrl-o>=belmont<enter><esc>paul roche").unwrap();
    assert_eq!(rows(&stage), [("Karim Belmont".to_owned(), "person", 2, 0)]);
}

#[test]
fn a_name_and_a_kind_are_given_and_show_at_once_everywhere() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(100, 24);
    stage.press("<tab><tab>vasseur<ctrl-o>r<ctrl-u>Mme la maire<enter>").unwrap();
    stage.press("<esc>mme la maire").unwrap();
    assert_eq!(rows(&stage), [("Mme la maire".to_owned(), "person", 2, 2)]);
    stage.press("<enter>").unwrap();
    assert_eq!(stage.model.pages.open.as_ref().unwrap().name, "Mme la maire");
    assert!(text(&stage.screen()).contains("« Nous avons tenu parole »"));
    stage.press("<esc><esc><shift-tab>by:mme").unwrap();
    assert_eq!(stage.model.list().hits.len(), 2);
    // Fields go by what was chosen, in the list of articles, too.
    stage.press("<esc><shift-tab>personne:mme").unwrap();
    assert_eq!(stage.model.list().hits.len(), 2);
    stage.press("<esc><tab><tab>vernoux<ctrl-o>s").unwrap();
    assert_snapshot!(text(&stage.screen()));
    stage.press("<down><enter>").unwrap();
    assert_eq!(rows(&stage)[0].1, "organisation");
    // Undone on its page, which is of a place again: the list is there.
    stage.press("<enter><ctrl-o>u").unwrap();
    assert!(stage.model.pages.open.is_none());
    assert_eq!(rows(&stage)[0].1, "place");
    stage.press("<ctrl-o>u").unwrap();
    assert_eq!(rows(&stage)[0].1, "organisation", "what was taken back is brought back");
    stage.press("<ctrl-o>u").unwrap();
    assert_eq!(rows(&stage)[0].1, "place");
}

#[test]
fn what_is_silenced_is_gone_until_the_choice_is_taken_back() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(100, 24);
    stage.press("<tab><tab>vernoux<ctrl-o>x").unwrap();
    assert_eq!(names(&stage), Vec::<String>::new());
    stage.press("<esc>").unwrap();
    stage.leave();
    let mut stage = person.open(100, 24);
    assert!(!names(&stage).contains(&"Vernoux".to_owned()));
    stage.press("<ctrl-o>l").unwrap();
    let screen = text(&stage.screen());
    assert!(screen.contains("Vernoux : écarté"), "{screen}");
    stage.press("<enter>").unwrap();
    assert!(names(&stage).contains(&"Vernoux".to_owned()));
    assert!(kept(&person).is_empty());
}

#[test]
fn the_page_shows_who_appears_with_an_entity_and_leads_there_and_back() {
    let (person, _folder) = with_articles();
    let mut stage = person.open(120, 40);
    stage.press("<tab><tab>vasseur<enter>").unwrap();
    assert_snapshot!(styled(&stage.screen()));
    stage.press("roche<enter>").unwrap();
    assert_eq!(stage.model.pages.open.as_ref().unwrap().name, "Paul Roche");
    stage.press("<esc>").unwrap();
    assert_eq!(stage.model.pages.open.as_ref().unwrap().name, "Hélène Vasseur");
}

#[test]
fn the_page_tells_what_others_say_and_every_passage_once() {
    let (person, folder) = with_articles();
    let market = "Title: Le marché s’installe\nDate: 2023-09-02\n\nLe marché de Vernoux a ouvert samedi. Il fait froid. \
        Les halles de Vernoux sont pleines. « Je rentre à Vernoux », a dit Paul Roche.\n";
    fs::write(folder.path().join("archive/marche.txt"), market).unwrap();
    let mut stage = person.open(120, 40);
    stage.press("<tab><tab>^vernoux<enter>").unwrap();
    assert_snapshot!(text(&stage.screen()));
    // Who says it can be typed, and leads to the very words.
    stage.press("roche<enter>").unwrap();
    let reader = stage.model.reading.reader.as_ref().unwrap();
    assert!(reader.quotation().unwrap().span.of(&reader.body().text).contains("Je rentre"));
}

#[test]
fn the_legend_is_written_as_the_names_are() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.press("<f1>italique souligne").unwrap();
    let screen = stage.screen();
    let lines = text(&screen);
    let row = lines.lines().position(|line| line.contains("italique souligné")).unwrap();
    let column = lines.lines().nth(row).unwrap().split("lieu").next().unwrap().chars().count();
    let cell = &screen[(u16::try_from(column).unwrap(), u16::try_from(row).unwrap())];
    let italic = ratatui::style::Modifier::ITALIC | ratatui::style::Modifier::UNDERLINED;
    assert_eq!((cell.symbol(), cell.modifier & italic), ("l", italic));
}
