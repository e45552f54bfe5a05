//! Somebody who has just installed the program: no archive yet, a folder is asked for and remembered on consent.

use std::fs;

use guillemet::tui::headless::Headless;
use guillemet::tui::locale::Locale;
use guillemet::tui::model::Popup;
use ratatui::layout::Size;

use super::picture::text;
use super::{Person, sample};

/// The person starts the program without naming anything.
fn alone(person: &Person, width: u16, height: u16) -> Headless {
    let profile = person.profile();
    let archives = profile.config.archives.clone();
    Headless::open(profile, archives, Size::new(width, height), person.options())
}

fn settings(person: &Person) -> String {
    fs::read_to_string(person.home.path().join("config/config.toml")).unwrap_or_default()
}

fn sees(stage: &Headless, words: &str) {
    let screen = text(&stage.screen());
    assert!(screen.contains(words), "no “{words}” in\n{screen}");
}

/// What is on the screen in each language: the question, the line that is typed, the offer, yes, what is said then.
const WORDS: [(Locale, [&str; 4]); 2] = [
    (
        Locale::French,
        [
            "Où sont vos articles\u{a0}?",
            "dossier d’articles\u{a0}:",
            "Ouvrir ce dossier désormais\u{a0}?",
            "Désormais, guillemet seul",
        ],
    ),
    (
        Locale::English,
        [
            "Where are your articles?",
            "folder of articles:",
            "Use this folder from now on?",
            "From now on guillemet alone",
        ],
    ),
];

#[test]
fn without_an_archive_a_folder_is_asked_for_opened_and_remembered() {
    for (locale, [question, line, offer, done]) in WORDS {
        let person = Person { locale, ..Person::with(&sample()) };
        let folder = person.home.path().join("mes articles");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("a.txt"), "« Le quai tiendra », a assuré Zoé Marchand, maire de Port-Aubin.\n").unwrap();
        let mut stage = alone(&person, 80, 24);
        sees(&stage, question);
        sees(&stage, line);
        let begun = format!("{}/mes", person.home.path().display());
        stage.press(&format!("{begun}<tab>")).unwrap();
        let Some(Popup::Prompt(prompt)) = &stage.model.popup else { panic!("no line") };
        assert_eq!(prompt.input.text(), format!("{}/", folder.display()), "Tab completes");
        stage.press("<enter>").unwrap();
        sees(&stage, "Le quai tiendra");
        sees(&stage, offer);
        stage.press("<enter>").unwrap();
        sees(&stage, done);
        assert!(
            settings(&person).contains(&format!("\narchives = [\"{}\"]\n", folder.display())),
            "{}",
            settings(&person)
        );
        // The next time it is simply there, and nothing is asked.
        let stage = alone(&person, 80, 24);
        sees(&stage, "Le quai tiendra");
        assert!(stage.model.popup.is_none());
    }
}

#[test]
fn who_says_no_is_not_asked_again() {
    let person = Person::with(&sample());
    let mut stage = alone(&person, 80, 24);
    stage.press(&format!("{}<enter>", sample().display())).unwrap();
    sees(&stage, "Ouvrir ce dossier désormais");
    stage.press("<esc>").unwrap();
    assert_eq!(settings(&person), "");
    let mut stage = alone(&person, 80, 24);
    stage.press(&format!("{}<enter>", sample().display())).unwrap();
    assert!(stage.model.popup.is_none(), "asked a second time");
    sees(&stage, "Procès du Northern Lantern");
    // Whoever changes their mind has a key, which the help knows.
    stage.press("<f8>").unwrap();
    assert!(settings(&person).contains("archives = ["), "{}", settings(&person));
}

#[test]
fn enter_alone_opens_the_samples_and_f7_another_folder() {
    let person = Person::with(&sample());
    let mut stage = alone(&person, 80, 24);
    stage.press("<enter>").unwrap();
    sees(&stage, "Procès du Northern Lantern");
    assert!(stage.model.popup.is_none(), "the samples are nobody's archive: it is not offered to open them always");
    assert!(person.home.path().join("cache/sample-data/cerfs-volants.txt").is_file());
    stage.press("lescure<enter><f7>").unwrap();
    sees(&stage, "Où sont vos articles");
    stage.press("<esc>").unwrap();
    sees(&stage, "Lescure");
}

#[test]
fn what_cannot_be_opened_is_said_and_the_line_stays() {
    for (person, said) in [
        (Person::with(&sample()), "/rien/ici ne peut pas être ouvert\u{a0}: introuvable"),
        (Person::with(&sample()).english(), "/rien/ici cannot be opened: "),
    ] {
        let mut stage = alone(&person, 40, 12);
        stage.press("/rien/ici<enter>").unwrap();
        let shown = text(&stage.screen()).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&said.split_whitespace().collect::<Vec<_>>().join(" ")), "{shown}");
        assert!(shown.ends_with("/rien/ici"), "the line can be mended: {shown}");
    }
}

#[test]
fn the_first_screen_fits_the_smallest_terminal() {
    for (locale, [question, line, ..]) in WORDS {
        let person = Person { locale, ..Person::with(&sample()) };
        let stage = alone(&person, 40, 24);
        for words in [question, line, "guillemet config --archive ~/articles"] {
            sees(&stage, words);
        }
        assert!(!text(&stage.screen()).lines().skip(2).any(|line| line.contains('…')), "{}", text(&stage.screen()));
        // Where not all has room, what to press has.
        let low = alone(&person, 40, 12);
        let [samples, leave] = match locale {
            Locale::French => ["pour regarder d’abord", "Échap quitte"],
            Locale::English => ["to look around first", "Esc leaves"],
        };
        for words in [question, line, samples, leave] {
            sees(&low, words);
        }
    }
}
