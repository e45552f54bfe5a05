//! What a person does and sees: keys in, screens out, on the sample archive, styles included.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bookmarks;
mod certainty;
mod choosing;
mod copies;
mod copying;
mod corners;
mod corrections;
mod entities;
mod errands;
mod first_minutes;
mod habits;
mod help;
mod lists;
mod offices;
mod picture;
mod popups;
mod reading;
mod robust;
mod saved_searches;
mod side_by_side;
mod sorting;
#[path = "../common/stories.rs"]
mod stories;
mod tags;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use guillemet::archive::Index;
use guillemet::profile::{Dirs, Overrides, Profile};
use guillemet::tui::headless::Headless;
use guillemet::tui::keymap::Keymap;
use guillemet::tui::locale::Locale;
use guillemet::tui::model::Options;
use guillemet::tui::model::geometry::TEXT_WIDTH;
use guillemet::tui::theme::Theme;
use ratatui::layout::Size;
use tempfile::TempDir;

fn sample() -> PathBuf {
    stories::stories()
}

/// A cache folder with the index of the sample archive.
fn indexed() -> &'static Path {
    static CACHE: OnceLock<TempDir> = OnceLock::new();
    let folder = CACHE.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let mut index = Index::open(folder.path()).unwrap().index;
        index.refresh(&[sample()], &mut |_| {}, &AtomicBool::new(false)).unwrap();
        folder
    });
    folder.path()
}

/// A person with folders of their own, and an archive.
struct Person {
    home: TempDir,
    archive: PathBuf,
    locale: Locale,
    theme: Theme,
}

impl Person {
    /// Reads the sample archive, in French.
    fn new() -> Self {
        let person = Self::with(&sample());
        // The archive is read once for all tests: each person begins with a copy of that index.
        let cache = person.home.path().join("cache");
        std::fs::create_dir(&cache).unwrap();
        for file in std::fs::read_dir(indexed()).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), cache.join(file.file_name())).unwrap();
        }
        person
    }

    fn with(archive: &Path) -> Self {
        Self {
            home: TempDir::new().unwrap(),
            archive: archive.to_path_buf(),
            locale: Locale::French,
            theme: Theme::Ansi,
        }
    }

    fn english(self) -> Self {
        Self { locale: Locale::English, ..self }
    }

    fn profile(&self) -> Profile {
        let folder = |name: &str| Some(self.home.path().join(name));
        let overrides = Overrides { config: folder("config"), cache: folder("cache"), state: folder("state") };
        Profile::open(Dirs::find(overrides).unwrap())
    }

    fn options(&self) -> Options {
        Options {
            locale: self.locale,
            theme: self.theme,
            keymap: Keymap::default(),
            mouse: false,
            width: TEXT_WIDTH,
            today: "2024-11-01".parse().ok(),
        }
    }

    fn open(&self, width: u16, height: u16) -> Headless {
        Headless::open(self.profile(), vec![self.archive.clone()], Size::new(width, height), self.options())
    }
}
