//! The escape sequences that turn one frame into the next, in as few bytes as is reasonable.
//!
//! Over a slow line bytes are time: whole rows that moved are scrolled by the terminal itself, short unchanged stretches
//! are written again rather than jumped over, and blank ends of rows are erased. What the terminal shows afterwards is,
//! cell for cell, the frame (the tests compare both through a terminal emulator).

use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// Cells that stay are written again when they are no more than this: jumping over them takes as many bytes.
const GAP: u16 = 6;

/// Rows that a scroll must save to be worth it.
const WORTH: usize = 3;

/// What the terminal is known to show, and the bytes on their way to it.
#[derive(Debug)]
pub struct FrameDiff {
    shown: Buffer,
    out: String,
    pen: Option<Pen>,
    /// Where the terminal's cursor is, when that is certain.
    at: Option<(u16, u16)>,
}

/// How the terminal writes the next character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Pen = Pen { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

impl Pen {
    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }
}

impl FrameDiff {
    /// For a terminal of this size that shows nothing.
    pub fn new(area: Rect) -> Self {
        Self { shown: Buffer::empty(area), out: String::new(), pen: None, at: None }
    }

    /// Forgets what the terminal shows: the next frame begins with an empty screen of this size.
    pub fn reset(&mut self, area: Rect) {
        self.shown = Buffer::empty(area);
        self.out.clear();
        (self.pen, self.at) = (None, None);
        self.set_pen(PLAIN);
        self.out.push_str("\x1b[2J");
    }

    /// The bytes that turn what is shown into `next`, which must have the same size. Empty when nothing differs.
    pub fn emit(&mut self, next: &Buffer) -> &str {
        debug_assert_eq!(next.area, self.shown.area);
        self.scroll(next);
        for y in 0..next.area.height {
            self.row(next, y);
        }
        // Copied into the same memory: a frame is too large to allocate each time.
        self.shown.content.clone_from(&next.content);
        &self.out
    }

    /// To be called when other code has moved the terminal's cursor.
    pub fn lose_cursor(&mut self) {
        self.at = None;
    }

    /// Forgets the bytes once they are written.
    pub fn written(&mut self) {
        self.out.clear();
    }

    /// Writes what differs in one row.
    fn row(&mut self, next: &Buffer, y: u16) {
        let width = next.area.width;
        let differs = |shown: &Buffer, x: u16| shown[(x, y)] != next[(x, y)];
        let Some(mut first) = (0..width).find(|x| differs(&self.shown, *x)) else { return };
        // A wide character reaches over the next cell: where there is one the row is written from it on.
        let wide = |buffer: &Buffer| (0..width).any(|x| cells(&buffer[(x, y)]) > 1);
        let whole = wide(next) || wide(&self.shown);
        if whole {
            first = first.saturating_sub(1);
            while first > 0 && (cells(&next[(first - 1, y)]) > 1 || cells(&self.shown[(first - 1, y)]) > 1) {
                first -= 1;
            }
        }
        // The second half of a wide character is an empty cell, and not to be erased.
        let last = (0..width).rev().find(|x| !is_blank(&next[(*x, y)]));
        let blank_from = last.map_or(0, |x| x + cells(&next[(x, y)]).max(1));
        let mut x = first;
        while x < width.min(blank_from) {
            if whole || differs(&self.shown, x) {
                x += self.cell(&next[(x, y)], x, y);
                continue;
            }
            let change = (x..blank_from).find(|x| differs(&self.shown, *x));
            match change {
                Some(change) if change - x <= GAP && self.at == Some((x, y)) => {
                    while x < change {
                        x += self.cell(&next[(x, y)], x, y);
                    }
                }
                Some(change) => x = change,
                None => break,
            }
        }
        let tail = blank_from.max(first);
        if tail < width && (tail..width).any(|x| whole || differs(&self.shown, x)) {
            let from = if whole { tail } else { (tail..width).find(|x| differs(&self.shown, *x)).unwrap_or(tail) };
            self.go(from, y);
            self.set_pen(PLAIN);
            self.out.push_str("\x1b[K");
        }
    }

    /// Writes one cell; returns how many cells it takes.
    fn cell(&mut self, cell: &Cell, x: u16, y: u16) -> u16 {
        self.go(x, y);
        self.set_pen(Pen::of(cell));
        self.out.push_str(shown(cell.symbol()));
        let taken = cells(cell).max(1);
        // Terminals disagree about how far anything unusual moves the cursor.
        let mut chars = cell.symbol().chars();
        let usual = chars.next().is_some_and(|first| u32::from(first) < 0x2e80) && chars.next().is_none();
        let ends_row = x + taken >= self.shown.area.width;
        self.at = (usual && taken == 1 && !ends_row).then_some((x + taken, y));
        taken
    }

    fn go(&mut self, x: u16, y: u16) {
        if self.at == Some((x, y)) {
            return;
        }
        // Writing into a `String` cannot fail.
        let _ = match self.at {
            Some((from, row)) if row == y && from < x => write!(self.out, "\x1b[{}C", x - from),
            _ if x == 0 => write!(self.out, "\x1b[{}H", y + 1),
            _ => write!(self.out, "\x1b[{};{}H", y + 1, x + 1),
        };
        self.at = Some((x, y));
    }

    fn set_pen(&mut self, pen: Pen) {
        if self.pen == Some(pen) {
            return;
        }
        self.pen = Some(pen);
        self.out.push_str("\x1b[0");
        for (modifier, code) in [
            (Modifier::BOLD, 1),
            (Modifier::DIM, 2),
            (Modifier::ITALIC, 3),
            (Modifier::UNDERLINED, 4),
            (Modifier::REVERSED, 7),
            (Modifier::CROSSED_OUT, 9),
        ] {
            if pen.modifier.contains(modifier) {
                let _ = write!(self.out, ";{code}");
            }
        }
        colour(&mut self.out, pen.fg, 30);
        colour(&mut self.out, pen.bg, 40);
        self.out.push('m');
    }

    /// Lets the terminal scroll rows that are only somewhere else in `next`.
    fn scroll(&mut self, next: &Buffer) {
        let width = usize::from(next.area.width).max(1);
        let rows = self.shown.content.chunks(width).zip(next.content.chunks(width));
        if rows.filter(|(was, is)| was != is).count() < WORTH {
            return;
        }
        let (was, is) = (row_hashes(&self.shown), row_hashes(next));
        let blank = row_hashes(&Buffer::empty(Rect { height: 1, ..next.area })).first().copied();
        let Some(found) = moved(&was, &is, blank) else { return };
        let Moved { rows, up, by } = found;
        let _ = write!(self.out, "\x1b[{};{}r", rows.start + 1, rows.end);
        self.set_pen(PLAIN);
        let _ = write!(self.out, "\x1b[{by}{}\x1b[r", if up { 'S' } else { 'T' });
        self.at = None;
        let empty = Buffer::empty(next.area);
        let before = self.shown.clone();
        for y in rows.clone() {
            let from = if up { y + by } else { y.wrapping_sub(by) };
            for x in 0..next.area.width {
                let (x, y) = (x, u16::try_from(y).unwrap_or(u16::MAX));
                self.shown[(x, y)] = if rows.contains(&from) {
                    before[(x, u16::try_from(from).unwrap_or(u16::MAX))].clone()
                } else {
                    empty[(x, y)].clone()
                };
            }
        }
    }
}

/// Rows that moved together.
struct Moved {
    /// The rows of the screen that scroll.
    rows: std::ops::Range<usize>,
    /// Whether they move up.
    up: bool,
    /// By how many rows.
    by: usize,
}

/// The longest run of rows that stand elsewhere now; blank rows and rows that stay save nothing.
fn moved(was: &[u64], is: &[u64], blank: Option<u64>) -> Option<Moved> {
    let height = is.len();
    let mut best: Option<(usize, Moved)> = None;
    for by in 1..height {
        for up in [true, false] {
            let from = |y: usize| if up { y.checked_add(by) } else { y.checked_sub(by) };
            let mut start = None;
            let mut saved = 0;
            for y in 0..=height {
                let same = y < height && from(y).and_then(|from| was.get(from)) == Some(&is[y]);
                if same {
                    start.get_or_insert(y);
                    saved += usize::from(is[y] != was[y] && Some(is[y]) != blank);
                    continue;
                }
                if let Some(first) = start.take()
                    && saved >= WORTH
                    && best.as_ref().is_none_or(|(most, _)| saved > *most)
                {
                    let rows = if up { first..y + by } else { first - by..y };
                    best = Some((saved, Moved { rows, up, by }));
                }
                saved = 0;
            }
        }
    }
    best.map(|(_, moved)| moved)
}

fn row_hashes(buffer: &Buffer) -> Vec<u64> {
    let width = usize::from(buffer.area.width).max(1);
    buffer
        .content
        .chunks(width)
        .map(|row| {
            let mut hasher = Quick(0);
            row.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}

/// A hash for thousands of cells a frame. Two rows that share one by chance cost bytes, never a wrong screen: what was
/// scrolled is compared cell by cell like the rest.
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for some in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..some.len()].copy_from_slice(some);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.write_u64(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The cells that a symbol takes on the screen.
fn cells(cell: &Cell) -> u16 {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { u16::try_from(symbol.width()).unwrap_or(1) }
}

/// What is written of a symbol: of an emoji of several joined pictures the first. Terminals that cannot join them would
/// show all, over more cells than we count.
fn shown(symbol: &str) -> &str {
    match symbol.split_once('\u{200D}') {
        Some((first, rest)) if !rest.is_empty() && symbol.width() == first.width() && symbol.width() > 1 => first,
        _ => symbol,
    }
}

/// Whether erasing shows the same.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && Pen::of(cell) == PLAIN
}

fn colour(out: &mut String, colour: Color, base: u8) {
    let bright = base + 60;
    // Writing into a `String` cannot fail.
    let _ = match colour {
        Color::Reset => Ok(()),
        Color::Black => write!(out, ";{base}"),
        Color::Red => write!(out, ";{}", base + 1),
        Color::Green => write!(out, ";{}", base + 2),
        Color::Yellow => write!(out, ";{}", base + 3),
        Color::Blue => write!(out, ";{}", base + 4),
        Color::Magenta => write!(out, ";{}", base + 5),
        Color::Cyan => write!(out, ";{}", base + 6),
        Color::Gray => write!(out, ";{}", base + 7),
        Color::DarkGray => write!(out, ";{bright}"),
        Color::LightRed => write!(out, ";{}", bright + 1),
        Color::LightGreen => write!(out, ";{}", bright + 2),
        Color::LightYellow => write!(out, ";{}", bright + 3),
        Color::LightBlue => write!(out, ";{}", bright + 4),
        Color::LightMagenta => write!(out, ";{}", bright + 5),
        Color::LightCyan => write!(out, ";{}", bright + 6),
        Color::White => write!(out, ";{}", bright + 7),
        Color::Indexed(index) => write!(out, ";{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => write!(out, ";{};2;{red};{green};{blue}", base + 8),
    };
}
