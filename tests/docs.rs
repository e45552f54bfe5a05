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

use guillemet::citation::Format;
use guillemet::formats::{Handling, KINDS};
use guillemet::profile::{Dirs, Overrides, Profile};
use guillemet::search::query::documented_fields;
use guillemet::tui::action::{ACTIONS, Context};
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

/// The page with this text between the two marks of a table.
fn with_table(page: &str, name: &str, table: &str) -> String {
    let begin = format!("<!-- made from {name} -->\n");
    let (before, rest) = page.split_once(&begin).unwrap_or_else(|| panic!("no place for {name}"));
    let (_, after) = rest.split_once("<!-- end -->").expect("an end of the table");
    format!("{before}{begin}{table}<!-- end -->{after}")
}

/// A cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[test]
fn the_page_of_keys_lists_every_key() {
    let (keymap, _) = Keymap::with(&[]);
    let mut table = String::new();
    for place in Context::ALL.iter().copied() {
        let heading = Locale::English.context(place);
        table.push_str(&format!("### {heading}\n\n| keys | what they do | name in the settings |\n|---|---|---|\n"));
        for entry in ACTIONS {
            let keys: Vec<String> =
                keymap.keys(place, entry.action).iter().map(|key| format!("`{}`", cell(&key.to_string()))).collect();
            if !keys.is_empty() {
                table.push_str(&format!(
                    "| {} | {} | `{}` |\n",
                    keys.join(" "),
                    cell(Locale::English.describe(entry.action)),
                    entry.name()
                ));
            }
        }
        table.push('\n');
    }
    let path = root().join("docs/keys.md");
    holds(&path, &with_table(&fs::read_to_string(&path).unwrap(), "the table of actions", &table));
}

#[test]
fn the_page_of_queries_lists_every_field() {
    let mut table = "| field | also | finds | values |\n|---|---|---|---|\n".to_owned();
    let code = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ");
    for field in documented_fields() {
        table.push_str(&format!(
            "| `{}:` | {} | {} | {} |\n",
            field.names[0],
            code(&field.names[1..]),
            field.about,
            code(&field.values)
        ));
    }
    let path = root().join("docs/query.md");
    holds(&path, &with_table(&fs::read_to_string(&path).unwrap(), "the table of fields", &table));
}

#[test]
fn the_page_of_formats_lists_every_kind_of_file() {
    let mut table = "| what | endings | format |\n|---|---|---|\n".to_owned();
    let endings = |endings: &[&str]| endings.iter().map(|ending| format!("`.{ending}`")).collect::<Vec<_>>().join(" ");
    for entry in KINDS {
        if let Handling::Read(format) = entry.handling {
            table.push_str(&format!("| {} | {} | `{}` |\n", entry.english, endings(entry.extensions), format.name()));
        }
    }
    table.push_str("\nNot read, and told with what to do:\n\n");
    let refused = KINDS.iter().filter(|entry| matches!(entry.handling, Handling::Refuse(_)));
    for entry in refused {
        let endings = endings(entry.extensions);
        table.push_str(&format!("- {}{}{endings}\n", entry.english, if endings.is_empty() { "" } else { " " }));
    }
    let path = root().join("docs/formats.md");
    let page = with_table(&fs::read_to_string(&path).unwrap(), "the table of kinds", &table);
    let named: String = Format::NAMED.iter().map(|(name, _)| format!("`{name}` ")).collect();
    holds(&path, &with_table(&page, "the list of citations", &format!("{}\n", named.trim_end())));
}
