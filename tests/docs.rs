//! What the documentation shows of the program is what the program is. `UPDATE_DOCS=1 cargo test --test docs` writes anew what
//! is not.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../examples/screen/film.rs"]
mod film;
#[path = "../examples/screen/picture.rs"]
mod picture;
#[path = "common/stories.rs"]
mod stories;

use std::fs;
use std::path::{Path, PathBuf};

use guillemet::profile::{Dirs, Overrides, Profile};
use guillemet::tui::headless::Headless;
use guillemet::tui::keymap::Keymap;
use guillemet::tui::locale::Locale;
use guillemet::tui::model::Options;
use guillemet::tui::model::geometry::TEXT_WIDTH;
use guillemet::tui::theme::Theme;
use ratatui::layout::Size;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a file of the documentation holds this text; it is written when that is asked for.
fn holds(path: &Path, text: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, text).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    let differs = found.lines().zip(text.lines()).find(|(found, wanted)| found != wanted);
    assert!(
        found == text,
        "{} is not what the program is now (`UPDATE_DOCS=1 cargo test --test docs` writes it): {differs:?}",
        path.display()
    );
}

/// The interface on the sample stories, for somebody who has never used it.
fn stage(home: &Path, locale: Locale, size: Size) -> Headless {
    let folder = |name: &str| Some(home.join(name));
    let overrides = Overrides { config: folder("config"), cache: folder("cache"), state: folder("state") };
    let profile = Profile::open(Dirs::find(overrides).unwrap());
    let options = Options {
        locale,
        theme: Theme::Ansi,
        keymap: Keymap::default(),
        mouse: false,
        width: TEXT_WIDTH,
        today: "2024-11-01".parse().ok(),
    };
    Headless::open(profile, vec![stories::stories()], size, options)
}

#[test]
fn the_pictures_show_the_program_as_it_is() {
    let script = fs::read_to_string(root().join("docs/film.keys")).unwrap();
    for (locale, language, name) in [(Locale::English, "en", "film.svg"), (Locale::French, "fr", "film.fr.svg")] {
        let home = tempfile::tempdir().unwrap();
        let film = film::shot(&mut stage(home.path(), locale, Size::new(92, 20)), &script, language).unwrap();
        assert!(film.len() < 300_000, "{} bytes", film.len());
        // What the story is about is seen, and what is copied is pasted at its end.
        for words in ["vide", "Le vide aussi coûte cher.", "Hélène Vasseur", "La Vigie de la côte"] {
            assert!(film.contains(words), "{words}");
        }
        holds(&root().join("docs").join(name), &film);
    }
    let home = tempfile::tempdir().unwrap();
    let mut reader = stage(home.path(), Locale::French, Size::new(110, 34));
    reader.press("maree granules<enter><tab>").unwrap();
    holds(&root().join("docs/screen.svg"), &picture::svg(&reader.screen()));
}
