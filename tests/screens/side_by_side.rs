//! Two quotations side by side, and what a speaker says again: keys in, the lines that matter out, in both languages and in
//! every size.

use std::fs;

use guillemet::tui::headless::Headless;
use tempfile::TempDir;

use super::Person;
use super::picture::{styled, text};

/// What the mayor says over the years: the first and the last nearly the same, another in between, and somebody else.
const SAID: [(&str, &str, &str); 4] = [
    ("2021-02-03", "Le vieux quai tiendra encore dix hivers, j’en suis certaine", "Anne Roche"),
    ("2021-09-12", "Nous n’augmenterons pas les impôts de la commune", "Anne Roche"),
    ("2022-05-20", "Le phare de la pointe sera repeint avant la fête du port", "Marc Vial"),
    ("2023-11-08", "Le quai tiendra encore deux hivers, j’en suis certaine, avec des travaux", "Anne Roche"),
];

fn at_the_port(is_english: bool) -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    for (number, (date, said, who)) in SAID.into_iter().enumerate() {
        let text = format!(
            "---\ntitle: Le port, {number}\ndate: {date}\nsource: La Vigie\n---\n\n« {said} », a déclaré {who}.\n"
        );
        fs::write(folder.path().join(format!("{number}.md")), text).unwrap();
    }
    let person = Person::with(folder.path());
    (if is_english { person.english() } else { person }, folder)
}

fn sees(stage: &Headless, words: &str) {
    let screen = text(&stage.screen());
    assert!(screen.contains(words), "no “{words}” in\n{screen}");
}

/// The file that a copy is kept in, whatever the clipboard is.
fn copied(person: &Person) -> String {
    fs::read_to_string(person.home.path().join("state/last-copy")).unwrap_or_default()
}

#[test]
fn two_marked_quotations_are_compared_word_by_word_and_either_is_copied_or_opened() {
    for (is_english, [title, date, other_date]) in [
        (false, ["Côte à côte", "8 novembre 2023", "3 février 2021"]),
        (true, ["Side by side", "8 November 2023", "3 February 2021"]),
    ] {
        let (person, _folder) = at_the_port(is_english);
        let mut stage = person.open(120, 40);
        // The newest is first in the list; the oldest is the fourth.
        stage.press("<tab><ctrl-t><down><down><ctrl-t><ctrl-o>C").unwrap();
        for words in [title, date, other_date, "▸ Anne Roche", "La Vigie", "Le port, 3", "Le port, 0"] {
            sees(&stage, words);
        }
        let screen = text(&stage.screen()).split_whitespace().collect::<Vec<_>>().join(" ");
        for words in ["[-deux-]", "{+vieux+}", "{+dix+}"] {
            assert!(screen.contains(words), "no {words} in\n{}", text(&stage.screen()));
        }
        // What is the same stands between no signs.
        assert!(!screen.contains("[-hivers") && !screen.contains("{+hivers"), "{screen}");
        stage.press("y").unwrap();
        assert!(copied(&person).contains("deux hivers") && copied(&person).contains("2023"), "{}", copied(&person));
        stage.press("<tab>y").unwrap();
        assert!(copied(&person).contains("vieux quai") && copied(&person).contains("2021"), "{}", copied(&person));
        stage.press("<enter>").unwrap();
        assert!(stage.model.side_by_side.is_none());
        let reader = stage.model.reading.reader.as_ref().unwrap();
        assert!(reader.body().text.contains("vieux quai"));
        assert!(reader.quotation().is_some(), "the cursor is on the quotation");
    }
}

#[test]
fn one_quotation_is_put_beside_the_most_alike_of_its_speaker_then_beside_the_others_in_time() {
    for (is_english, [nothing_in_common, no_other]) in [
        (false, ["trop peu en commun pour comparer", "Pas d’autre citation de ce locuteur"]),
        (true, ["too little in common to compare", "No other quotation of this speaker"]),
    ] {
        let (person, _folder) = at_the_port(is_english);
        let mut stage = person.open(120, 40);
        stage.press("<tab><enter>C").unwrap();
        sees(&stage, "{+vieux+}");
        sees(&stage, " 1 / 3 ");
        // The one between them has nothing to do with it.
        stage.press("n").unwrap();
        sees(&stage, nothing_in_common);
        sees(&stage, "impôts de la commune");
        sees(&stage, " 2 / 3 ");
        // The first one itself is passed over: there is no later one.
        stage.press("n").unwrap();
        sees(&stage, no_other);
        stage.press("p").unwrap();
        sees(&stage, "{+vieux+}");
        stage.press("<esc>").unwrap();
        assert!(stage.model.side_by_side.is_none() && stage.model.reading.reader.is_some());
        // Who said one thing only has nothing to be compared with.
        stage.press("q<ctrl-u>phare<ctrl-o>C").unwrap();
        sees(&stage, no_other);
        assert!(stage.model.side_by_side.is_none());
    }
}

#[test]
fn it_fits_every_screen_and_needs_no_colour() {
    for (width, height, is_beside) in [(120, 40, true), (80, 24, true), (40, 12, false), (40, 8, false)] {
        let (person, _folder) = at_the_port(false);
        let mut stage = person.open(width, height);
        stage.press("<tab><ctrl-o>C").unwrap();
        let screen = text(&stage.screen());
        let line = screen.lines().find(|line| line.contains("▸ Anne Roche")).unwrap();
        assert_eq!(line.matches("Anne Roche").count() == 2, is_beside, "{screen}");
        // The second one is reached by the key that goes to it, or by scrolling.
        stage.press("<tab>").unwrap();
        sees(&stage, "▸ Anne Roche");
        sees(&stage, "3 février 2021");
        stage.press("G").unwrap();
        let shown = text(&stage.screen());
        assert!(shown.contains("certaine"), "{shown}");
        assert!(shown.lines().last().unwrap().contains("Entrée ouvrir"), "{shown}");
        stage.press("g<esc>").unwrap();
        assert!(stage.model.side_by_side.is_none());
    }
    let (person, _folder) = at_the_port(false);
    let plain = Person { theme: guillemet::tui::theme::Theme::Plain, ..person };
    let mut stage = plain.open(80, 24);
    stage.press("<tab><ctrl-o>C").unwrap();
    assert!(styled(&stage.screen()).contains("[-deux-]"), "{}", styled(&stage.screen()));
}

#[test]
fn three_marked_rows_and_an_article_are_not_compared() {
    for (is_english, [three, nothing]) in [
        (false, ["3 lignes sont cochées", "Rien ici pour cela"]),
        (true, ["3 rows are marked", "Nothing here for that"]),
    ] {
        let (person, _folder) = at_the_port(is_english);
        let mut stage = person.open(80, 24);
        stage.press("<tab><ctrl-t><ctrl-t><ctrl-t><ctrl-o>C").unwrap();
        sees(&stage, three);
        assert!(stage.model.side_by_side.is_none());
        stage.press("<esc><shift-tab><enter>gC").unwrap();
        sees(&stage, nothing);
    }
}

#[test]
fn the_page_of_a_speaker_marks_what_is_said_again() {
    for (is_english, said_twice) in [(false, "dit 2 fois"), (true, "said 2 times")] {
        let (person, _folder) = at_the_port(is_english);
        let mut stage = person.open(120, 40);
        stage.press("<tab><tab>anne<enter>").unwrap();
        let screen = text(&stage.screen());
        let marked: Vec<&str> = screen.lines().filter(|line| line.starts_with('≈')).collect();
        assert_eq!(marked.len(), 2, "{screen}");
        assert!(marked[0].contains("vieux quai") && marked[1].contains("deux hivers"), "{screen}");
        assert_eq!(screen.matches(said_twice).count(), 2, "{screen}");
        // From there the two are one key away from each other.
        stage.press("<ctrl-o>C").unwrap();
        sees(&stage, "[-vieux-]");
        sees(&stage, "{+deux+}");
        stage.press("<esc><esc>").unwrap();
        stage.press("<f1>≈").unwrap();
        sees(&stage, if is_english { "said again, nearly word for word" } else { "presque mot pour mot" });
    }
}

#[test]
fn the_mouse_goes_to_the_other_quotation_and_to_the_keys() {
    use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    use guillemet::tui::message::Message;
    let (person, _folder) = at_the_port(false);
    let mut stage = person.open(120, 40);
    stage.press("<tab><ctrl-o>C").unwrap();
    let mut click = |column: u16, row: u16| {
        let kind = MouseEventKind::Down(MouseButton::Left);
        stage.send(Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        stage.model.side_by_side.as_ref().map(|beside| beside.side)
    };
    use guillemet::tui::model::side_by_side::Side;
    assert_eq!(click(90, 5), Some(Side::Second));
    assert_eq!(click(90, 6), Some(Side::Second));
    assert_eq!(click(10, 5), Some(Side::First));
    let screen = text(&stage.screen());
    let last = screen.lines().last().unwrap();
    let column = last[..last.find("Échap").unwrap()].chars().count();
    let kind = MouseEventKind::Down(MouseButton::Left);
    let at = MouseEvent { kind, column: u16::try_from(column).unwrap(), row: 39, modifiers: KeyModifiers::NONE };
    stage.send(Message::Mouse(at));
    assert!(stage.model.side_by_side.is_none(), "{screen}");
}
