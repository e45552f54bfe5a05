//! Choosing words: keys in, the words that are kept, copied and piped out.

use std::fs;

use guillemet::tui::headless::Headless;
use tempfile::TempDir;

use super::Person;
use super::picture::text;

const PORT: &str = "Title: Le port attend\nDate: 2023-05-02\n\nLa digue cède. Le port tiendra malgré les tempêtes de \
    l’hiver, a déclaré Ada Rive. Les pêcheurs attendent.\n\nLe sel revient.\n";

fn with_article() -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    let archive = folder.path().join("archive");
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("port.txt"), PORT).unwrap();
    (Person::with(&archive), folder)
}

fn chosen(stage: &Headless) -> String {
    let reader = stage.model.reading.reader.as_ref().unwrap();
    reader.selected_span().map(|span| span.of(&reader.body().text).to_owned()).unwrap_or_default()
}

#[test]
fn v_chooses_a_sentence_arrows_more_and_less_and_a_capital_the_paragraph() {
    for (is_english, hint, nothing) in
        [(false, "↑↓ phrase · ←→ mot", "v choisit une phrase"), (true, "↑↓ sentence · ←→ word", "v chooses a sentence")]
    {
        let (person, _folder) = with_article();
        let person = if is_english { person.english() } else { person };
        let mut stage = person.open(80, 24);
        stage.press("<enter><right>").unwrap();
        assert!(text(&stage.screen()).contains(nothing), "{}", text(&stage.screen()));
        stage.press("v").unwrap();
        assert!(text(&stage.screen()).contains(hint), "{}", text(&stage.screen()));
        for (key, words) in [
            ("", "La digue cède."),
            ("<down>", "La digue cède. Le port tiendra malgré les tempêtes de l’hiver, a déclaré Ada Rive."),
            ("<up>", "La digue cède."),
            ("<left>", "La digue cède"),
            ("<right><right>", "La digue cède. Le"),
            ("<shift-right>", "digue cède. Le"),
            ("<shift-left>", "La digue cède. Le"),
            (
                "V",
                "La digue cède. Le port tiendra malgré les tempêtes de l’hiver, a déclaré Ada Rive. Les pêcheurs attendent.",
            ),
            ("v", ""),
        ] {
            stage.press(key).unwrap();
            assert_eq!(chosen(&stage), words, "{key}");
        }
    }
}

#[test]
fn the_words_chosen_are_what_is_copied_kept_and_piped() {
    let (person, folder) = with_article();
    let out = folder.path().join("out.txt");
    let mut stage = person.open(80, 24);
    stage.press("<enter>v<down><shift-right><shift-right><shift-right>").unwrap();
    let words = "Le port tiendra malgré les tempêtes de l’hiver, a déclaré Ada Rive.";
    assert_eq!(chosen(&stage), words);
    stage.press(&format!("|cat > '{}'<enter>", out.display())).unwrap();
    stage.press("m").unwrap();
    let kept = fs::read_to_string(person.home.path().join("config/bookmarks.jsonl")).unwrap();
    assert!(kept.contains(words), "{kept}");
    // It is found again, word by word, when the bookmark is read.
    stage.press("<esc><tab><tab><tab><enter>").unwrap();
    assert_eq!(chosen(&stage), words);
}

#[test]
fn the_sentence_of_the_match_that_was_stepped_to_is_chosen() {
    let (person, _folder) = with_article();
    let mut stage = person.open(80, 24);
    stage.press("<enter>/sel<enter>v").unwrap();
    assert_eq!(chosen(&stage), "Le sel revient.");
}
