//! Prints a screen of the interface, as text or as an SVG picture: what the documentation shows.
//!
//! `cargo run --release --example screen -- [--svg] [--lang fr|en] [--size 120x40] ARCHIVE [KEYS]`
//!
//! KEYS are pressed as a person would: `maree<enter><tab>`. Everything is real but the terminal; the person's folders
//! are temporary.

use std::fmt::Write as _;
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
use ratatui::style::{Color, Modifier};

/// What was asked for.
struct Asked {
    svg: bool,
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
    stage.press(&asked.keys)?;
    let screen = stage.screen();
    print!("{}", if asked.svg { svg(&screen) } else { text(&screen) });
    Ok(())
}

fn arguments() -> anyhow::Result<Asked> {
    let mut asked = Asked {
        svg: false,
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
        bail!("usage: screen [--svg] [--lang fr|en] [--size 120x40] ARCHIVE [KEYS]");
    }
    Ok(asked)
}

fn rows(screen: &Buffer) -> impl Iterator<Item = &[Cell]> {
    screen.content.chunks(usize::from(screen.area.width).max(1))
}

fn text(screen: &Buffer) -> String {
    rows(screen).fold(String::new(), |mut text, row| {
        let line: String = row.iter().map(Cell::symbol).collect();
        text.push_str(line.trim_end());
        text.push('\n');
        text
    })
}

/// Cells of a picture, in its own units.
const WIDTH: usize = 9;
const HEIGHT: usize = 19;
const INK: &str = "#24292f";
const PAPER: &str = "#ffffff";

fn svg(screen: &Buffer) -> String {
    let (columns, lines) = (usize::from(screen.area.width), usize::from(screen.area.height));
    let (wide, high) = (columns * WIDTH + 2 * WIDTH, lines * HEIGHT + HEIGHT);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" font-family=\"DejaVu Sans Mono, \
         Menlo, Consolas, monospace\" font-size=\"15\">\n<rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\" rx=\"6\"/>\n"
    );
    for (y, row) in rows(screen).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let style = (row[x].fg, row[x].modifier);
            let end = (x..row.len()).find(|at| (row[*at].fg, row[*at].modifier) != style).unwrap_or(row.len());
            run(&mut out, x, y, &row[x..end]);
            x = end;
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Cells that look alike, from column `x` of line `y`.
fn run(out: &mut String, x: usize, y: usize, cells: &[Cell]) {
    let letters: String = cells.iter().map(Cell::symbol).collect();
    let modifier = cells[0].modifier;
    let reversed = modifier.contains(Modifier::REVERSED);
    let colour = if reversed { PAPER } else { ink(cells[0].fg) };
    let (left, top, wide) = (x * WIDTH + WIDTH, y * HEIGHT + HEIGHT / 2, cells.len() * WIDTH);
    // Writing into a `String` cannot fail.
    if reversed {
        let paper = ink(cells[0].fg);
        let _ = writeln!(out, "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{HEIGHT}\" fill=\"{paper}\"/>");
    }
    if letters.trim().is_empty() {
        return;
    }
    let mut look = String::new();
    for (wanted, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.6\""),
    ] {
        if modifier.contains(wanted) {
            look.push_str(attribute);
        }
    }
    let escaped = letters.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{}\" textLength=\"{wide}\" fill=\"{colour}\" xml:space=\"preserve\"{look}>{escaped}</text>",
        top + HEIGHT - 5
    );
}

fn ink(colour: Color) -> &'static str {
    match colour {
        Color::Red => "#cf222e",
        Color::Green => "#116329",
        Color::Blue => "#0550ae",
        Color::Cyan => "#1b7c83",
        Color::Magenta => "#8250df",
        _ => INK,
    }
}
