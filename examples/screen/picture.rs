//! Screens as SVG: cells in, text in the colours of a light or a dark page out.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// A cell, in the units of the picture.
pub const WIDTH: usize = 9;
pub const HEIGHT: usize = 19;

/// The colours by their classes: `p` is the paper, `k` the ink.
pub const COLOURS: &str = ".p{fill:#fff}.k{fill:#24292f}.r{fill:#cf222e}.g{fill:#116329}.b{fill:#0550ae}.c{fill:#1b7c83}\
    .m{fill:#8250df}\n@media (prefers-color-scheme: dark){.p{fill:#0d1117}.k{fill:#e6edf3}.r{fill:#ff7b72}.g{fill:#7ee787}\
    .b{fill:#79c0ff}.c{fill:#76e3ea}.m{fill:#d2a8ff}}\n";

/// One screen.
pub fn svg(screen: &Buffer) -> String {
    let lines: String = rows(screen).enumerate().map(|(y, row)| line(y, row)).collect();
    format!(
        "{}<style>{COLOURS}</style>\n{PAPER}{lines}</svg>\n",
        head(screen.area.width.into(), screen.area.height.into())
    )
}

/// The sheet that everything lies on.
pub const PAPER: &str = "<rect width=\"100%\" height=\"100%\" class=\"p\" rx=\"6\"/>\n";

/// The opening tag of a picture of so many cells.
pub fn head(columns: usize, lines: usize) -> String {
    let (wide, high) = (columns * WIDTH + 2 * WIDTH, lines * HEIGHT + HEIGHT);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" font-family=\"DejaVu Sans Mono, \
         Menlo, Consolas, monospace\" font-size=\"15\">\n"
    )
}

/// The cells of a screen, line by line.
pub fn rows(screen: &Buffer) -> impl Iterator<Item = &[Cell]> {
    screen.content.chunks(usize::from(screen.area.width).max(1))
}

/// One line of cells.
pub fn line(y: usize, row: &[Cell]) -> String {
    let mut out = String::new();
    let mut x = 0;
    while x < row.len() {
        let style = (row[x].fg, row[x].modifier);
        let end = (x..row.len()).find(|at| (row[*at].fg, row[*at].modifier) != style).unwrap_or(row.len());
        run(&mut out, x, y, &row[x..end]);
        x = end;
    }
    out
}

/// Cells that look alike, from column `x` of line `y`.
fn run(out: &mut String, x: usize, y: usize, cells: &[Cell]) {
    let letters: String = cells.iter().map(Cell::symbol).collect();
    let modifier = cells[0].modifier;
    let reversed = modifier.contains(Modifier::REVERSED);
    let colour = if reversed { "p" } else { ink(cells[0].fg) };
    let (left, top, wide) = (x * WIDTH + WIDTH, y * HEIGHT + HEIGHT / 2, cells.len() * WIDTH);
    // Writing into a `String` cannot fail.
    if reversed {
        let paper = ink(cells[0].fg);
        let _ =
            writeln!(out, "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{HEIGHT}\" class=\"{paper}\"/>");
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
    // Blanks at both ends take no letters: the place and the width of the rest say where it stands.
    let shown = letters.trim_end();
    let wide = wide - (letters.chars().count() - shown.chars().count()) * WIDTH;
    let escaped = shown.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{}\" textLength=\"{wide}\" class=\"{colour}\" xml:space=\"preserve\"{look}>{escaped}</text>",
        top + HEIGHT - 5
    );
}

fn ink(colour: Color) -> &'static str {
    match colour {
        Color::Red => "r",
        Color::Green => "g",
        Color::Blue => "b",
        Color::Cyan => "c",
        Color::Magenta => "m",
        _ => "k",
    }
}
