//! The help finds what a person looks for by the person's own words, in either language; the footer always names it.

use guillemet::tui::action::{Action, synonyms};
use guillemet::tui::headless::Headless;
use guillemet::tui::locale::Locale;
use guillemet::tui::model::list_popup::ListPopup;
use guillemet::tui::model::{Focus, Popup};

use super::Person;
use super::picture::text;

/// The lines of the help once `typed` is typed into it, without their headings; then Esc, once, which leaves.
fn found(stage: &mut Headless, typed: &str) -> Vec<String> {
    stage.press(&format!("<f1>{typed}")).unwrap();
    let Some(Popup::List(popup)) = &stage.model.popup else { panic!("no help") };
    let lines = lines(popup).into_iter().map(|(mark, label)| format!("{mark} {label}").trim().to_owned()).collect();
    stage.press("<esc>").unwrap();
    assert!(stage.model.popup.is_none(), "one Esc leaves");
    lines
}

/// The lines of the help, each with its mark, put together again where they were broken.
fn lines(popup: &ListPopup) -> Vec<(String, String)> {
    let mut lines: Vec<(String, String)> = Vec::new();
    for item in popup.lines.rows() {
        match lines.last_mut().filter(|_| item.is_continuation) {
            Some((_, label)) if label.is_empty() => label.push_str(&item.label),
            Some((_, label)) => label.push_str(&format!(" {}", item.label)),
            None => lines.push((item.mark.clone(), item.label.clone())),
        }
    }
    lines
}

#[test]
fn a_person_finds_the_key_by_what_the_person_calls_it() {
    let person = Person::new();
    let mut french = person.open(120, 40);
    for (typed, line) in [
        ("quitter", "Ctrl-C quitter guillemet"),
        ("quit", "Ctrl-C quitter guillemet"),
        ("fusionner", "= la même qu’une autre\u{a0}; réunir les lignes cochées"),
        ("merge", "= la même qu’une autre\u{a0}; réunir les lignes cochées"),
        ("coller", "Ctrl-Y copier avec la référence"),
        ("exporter", "> écrire dans un fichier\u{a0}: les lignes cochées, ou toutes"),
        ("mauvais locuteur", "c corriger qui parle, ou dire que ce n’est pas une parole"),
        ("wrong speaker", "c corriger qui parle, ou dire que ce n’est pas une parole"),
        ("thème sombre", "theme les couleurs\u{a0}: ansi, light, dark, plain"),
        ("doublon", "= la même qu’une autre\u{a0}; réunir les lignes cochées"),
        ("presse-papiers", "Ctrl-Y copier avec la référence"),
        ("favori", "m garder la citation, les mots choisis ou l’article"),
        ("vérifier brouillon", "guillemet check DRAFT chaque citation de ce que vous écrivez, contre sa source"),
    ] {
        let lines = found(&mut french, typed);
        assert!(lines.iter().any(|found| found == line), "{typed}: {lines:#?}");
    }
    let person = Person::new().english();
    let mut english = person.open(120, 40);
    for (typed, line) in [
        ("quit", "Ctrl-C leave guillemet"),
        ("quitter", "Ctrl-C leave guillemet"),
        ("merge", "= the same as another one; merge the marked rows"),
        ("paste", "Ctrl-Y copy with the citation"),
        ("coller", "Ctrl-Y copy with the citation"),
        ("export", "> write to a file: the marked rows, or all"),
        ("wrong speaker", "c correct who is speaking, or say that nobody is"),
        ("dark", "theme the colours: ansi, light, dark, plain"),
        ("rebind", "[keys] the keys of every action"),
        ("fact-check", "guillemet check DRAFT every quotation of what you write, against its source"),
    ] {
        let lines = found(&mut english, typed);
        assert!(lines.iter().any(|found| found == line), "{typed}: {lines:#?}");
    }
}

#[test]
fn every_action_is_found_by_every_word_that_it_is_given() {
    for (locale, person) in [(Locale::French, Person::new()), (Locale::English, Person::new().english())] {
        let mut stage = person.open(100, 30);
        for action in Action::all() {
            for word in synonyms(action).into_iter().flat_map(str::split_whitespace) {
                let described = locale.describe(action);
                let lines = found(&mut stage, word);
                assert!(lines.iter().any(|line| line.ends_with(described)), "{word}: no “{described}” in {lines:#?}");
            }
        }
    }
}

#[test]
fn where_nothing_is_found_the_help_says_so() {
    for (person, said) in [
        (Person::new(), "Rien trouvé pour «\u{a0}zebre\u{a0}»"),
        (Person::new().english(), "Nothing found for “zebre”"),
    ] {
        let mut stage = person.open(80, 24);
        stage.press("<f1>zebre").unwrap();
        assert!(text(&stage.screen()).contains(said), "{}", text(&stage.screen()));
    }
}

#[test]
fn no_line_of_the_help_is_cut_on_a_screen_of_80_cells() {
    for person in [Person::new(), Person::new().english()] {
        let mut stage = person.open(80, 24);
        stage.press("<f1>").unwrap();
        let Some(Popup::List(popup)) = &stage.model.popup else { panic!("no help") };
        let (lines, spaced) = (lines(popup), |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut shown = String::new();
        for _ in 0..lines.len() {
            // What stands between the borders, one line behind the other.
            let screen = text(&stage.screen());
            let inside = screen.lines().filter_map(|line| Some(line.split_once('│')?.1.rsplit_once('│')?.0));
            shown.push_str(&spaced(&inside.collect::<Vec<_>>().join(" ")));
            stage.press("<down>").unwrap();
        }
        let cut = lines.iter().filter(|(mark, label)| !shown.contains(&spaced(&format!("{mark} {label}"))));
        assert_eq!(cut.collect::<Vec<_>>(), Vec::<&(String, String)>::new());
    }
}

#[test]
fn a_screen_that_becomes_narrow_breaks_the_lines_of_the_help_anew() {
    let person = Person::new();
    let mut stage = person.open(120, 40);
    stage.press("<f1>exemplaires").unwrap();
    stage.resize(50, 20);
    let screen = text(&stage.screen());
    for words in ["tous les exemplaires d’un  ", "article gardé plusieurs fois, ou", " un seul  "] {
        assert!(screen.contains(words), "{screen}");
    }
}

#[test]
fn the_footer_names_help_and_quit_however_narrow() {
    for (person, words) in [(Person::new(), ["aide", "quitter"]), (Person::new().english(), ["help", "quit"])] {
        for width in 40..=120 {
            let mut stage = person.open(width, 12);
            for keys in ["", "<tab>", "maree<enter>"] {
                stage.press(keys).unwrap();
                let screen = text(&stage.screen());
                let footer = screen.lines().last().unwrap();
                assert!(words.iter().all(|word| footer.contains(word)), "{width} {keys}: {footer}");
            }
        }
    }
}

#[test]
fn the_action_menu_opens_in_the_reader_too() {
    for (person, correct) in [(Person::new(), "corriger qui parle"), (Person::new().english(), "correct who")] {
        let mut stage = person.open(80, 24);
        stage.press("maree<enter><tab><ctrl-o>").unwrap();
        let screen = text(&stage.screen());
        assert!(screen.contains(correct), "{screen}");
        stage.press("y").unwrap();
        assert!(stage.model.popup.is_none() && !stage.written.is_empty(), "the letter of the menu acts");
        assert_eq!(stage.model.focus, Focus::Reader);
    }
}
