//! What a person does and sees: keys in, screens out, on the sample archive, styles included.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bookmarks;
mod lists;
mod picture;
mod reading;
mod robust;

use std::path::{Path, PathBuf};

use guillemet::profile::{Dirs, Overrides, Profile};
use guillemet::tui::keymap::Keymap;
use guillemet::tui::locale::Locale;
use guillemet::tui::model::Options;
use guillemet::tui::model::geometry::TEXT_WIDTH;
use guillemet::tui::stage::Stage;
use guillemet::tui::theme::Theme;
use ratatui::layout::Size;
use tempfile::TempDir;

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
        Self::with(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data"))
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

    fn open(&self, width: u16, height: u16) -> Stage {
        let options = Options {
            locale: self.locale,
            theme: self.theme,
            keymap: Keymap::default(),
            mouse: false,
            width: TEXT_WIDTH,
            today: "2024-11-01".parse().ok(),
        };
        Stage::open(self.profile(), vec![self.archive.clone()], Size::new(width, height), options)
    }
}
