//! A screen as text: its letters, then the same cells as letters that say how they look.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The letters of a screen, a line a row.
pub fn text(screen: &Buffer) -> String {
    rows(screen, |cell| cell.symbol().to_owned())
}

/// The letters, and below them what each cell looks like: a dot for plain; else the first letter of its colour (or
/// `-`), a capital when bold, and where more than that matters a second picture would lie: reversed cells are `#`,
/// underlined ones `_`, italic ones `/`, dim ones `,`.
pub fn styled(screen: &Buffer) -> String {
    format!("{}\n\n{}", text(screen), rows(screen, |cell| look(cell).to_string()))
}

fn look(cell: &Cell) -> char {
    let has = |modifier| cell.modifier.contains(modifier);
    if has(Modifier::REVERSED) {
        return '#';
    }
    let colour = match cell.fg {
        Color::Reset => None,
        Color::Red => Some('r'),
        Color::Green => Some('g'),
        Color::Blue => Some('b'),
        Color::Cyan => Some('c'),
        Color::Magenta => Some('m'),
        _ => Some('o'),
    };
    match colour {
        Some(colour) if has(Modifier::BOLD) => colour.to_ascii_uppercase(),
        Some(colour) => colour,
        None if has(Modifier::BOLD) => 'B',
        None if has(Modifier::UNDERLINED) => '_',
        None if has(Modifier::ITALIC) => '/',
        None if has(Modifier::DIM) => ',',
        None => '.',
    }
}

fn rows(screen: &Buffer, show: impl Fn(&Cell) -> String) -> String {
    let width = usize::from(screen.area.width).max(1);
    let rows = screen.content.chunks(width).map(|row| row.iter().map(&show).collect::<String>().trim_end().to_owned());
    rows.collect::<Vec<_>>().join("\n")
}
