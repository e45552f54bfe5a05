//! Prints a screen of the interface, as text or as an SVG picture, or many as one that moves: what the documentation shows.
//!
//! `cargo run --release --example screen -- [--svg|--film] [--lang fr|en] [--size 120x40] ARCHIVE [KEYS]`
//!
//! KEYS are pressed as a person would: `maree<enter><tab>`; with `--film` the name of a script of keys
//! (`docs/film.keys`). Everything is real but the terminal; the person's folders are temporary.

mod film;
mod picture;

use std::path::PathBuf;

use anyhow::{Context, bail};
use guillemet::profile::{Dirs, Overrides, Profile, today};
use guillemet::tui::headless::Headless;
use guillemet::tui::keymap::Keymap;
use guillemet::tui::locale::Locale;
use guillemet::tui::model::Options;
use guillemet::tui::model::geometry::TEXT_WIDTH;
use guillemet::tui::theme::Theme;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;

/// What was asked for.
struct Asked {
    svg: bool,
    film: bool,
    locale: Locale,
    size: Size,
    archive: PathBuf,
    keys: String,
}

fn main() -> anyhow::Result<()> {
    let asked = arguments()?;
    let home = tempfile::tempdir()?;
    let folder = |name: &str| Some(home.path().join(name));
    let overrides = Overrides { config: folder("config"), cache: folder("cache"), state: folder("state") };
    let options = Options {
        locale: asked.locale,
        theme: Theme::Ansi,
        keymap: Keymap::default(),
        mouse: false,
        width: TEXT_WIDTH,
        today: today(),
    };
    let profile = Profile::open(Dirs::find(overrides)?);
    let mut stage = Headless::open(profile, vec![asked.archive], asked.size, options);
    if asked.film {
        let language = if asked.locale == Locale::French { "fr" } else { "en" };
        print!("{}", film::shot(&mut stage, &std::fs::read_to_string(&asked.keys)?, language)?);
        return Ok(());
    }
    stage.press(&asked.keys)?;
    let screen = stage.screen();
    print!("{}", if asked.svg { picture::svg(&screen) } else { text(&screen) });
    Ok(())
}

fn arguments() -> anyhow::Result<Asked> {
    let mut asked = Asked {
        svg: false,
        film: false,
        locale: Locale::French,
        size: Size::new(120, 40),
        archive: PathBuf::new(),
        keys: String::new(),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().with_context(|| format!("{argument} wants a value"));
        match argument.as_str() {
            "--svg" => asked.svg = true,
            "--film" => asked.film = true,
            "--lang" => asked.locale = Locale::from_environment(Some(&value()?)),
            "--size" => {
                let size = value()?;
                let (width, height) = size.split_once('x').context("--size 120x40")?;
                asked.size = Size::new(width.parse()?, height.parse()?);
            }
            _ if asked.archive.as_os_str().is_empty() => asked.archive = argument.into(),
            _ => asked.keys = argument,
        }
    }
    if asked.archive.as_os_str().is_empty() {
        bail!("usage: screen [--svg|--film] [--lang fr|en] [--size 120x40] ARCHIVE [KEYS]");
    }
    Ok(asked)
}

fn text(screen: &Buffer) -> String {
    picture::rows(screen).fold(String::new(), |mut text, row| {
        let line: String = row.iter().map(Cell::symbol).collect();
        text.push_str(line.trim_end());
        text.push('\n');
        text
    })
}
