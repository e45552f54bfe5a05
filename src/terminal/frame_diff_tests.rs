//! What a terminal shows after the frame_diff's bytes is, cell for cell, the frame.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::frame_diff::FrameDiff;

const AREA: Rect = Rect::new(0, 0, 24, 9);

/// A terminal that is shown frame after frame.
struct Glass {
    frame_diff: FrameDiff,
    terminal: vt100::Parser,
    bytes: usize,
}

impl Glass {
    fn new() -> Self {
        let mut frame_diff = FrameDiff::new(AREA);
        frame_diff.reset(AREA);
        Self {
            frame_diff,
            terminal: vt100::Parser::new(AREA.height.try_into().unwrap(), AREA.width.try_into().unwrap(), 0),
            bytes: 0,
        }
    }

    fn show(&mut self, frame: &Buffer) {
        let bytes = self.frame_diff.emit(frame).as_bytes();
        self.bytes = bytes.len();
        self.terminal.process(bytes);
        self.frame_diff.written();
        self.compare(frame);
    }

    fn compare(&self, frame: &Buffer) {
        for y in 0..AREA.height {
            let mut x = 0;
            while x < AREA.width {
                let want = &frame[(x, y)];
                let got = self.terminal.screen().cell(y, x).unwrap();
                let text = if got.contents().is_empty() { " " } else { got.contents() };
                assert_eq!(text, want.symbol(), "at {x},{y}");
                let modifiers = [
                    (Modifier::BOLD, got.bold()),
                    (Modifier::ITALIC, got.italic()),
                    (Modifier::UNDERLINED, got.underline()),
                    (Modifier::REVERSED, got.inverse()),
                ];
                for (modifier, on) in modifiers {
                    assert_eq!(want.modifier.contains(modifier), on, "{modifier:?} at {x},{y}");
                }
                let colour = match want.fg {
                    Color::Red => vt100::Color::Idx(1),
                    Color::Indexed(index) => vt100::Color::Idx(index),
                    _ => vt100::Color::Default,
                };
                assert_eq!(got.fgcolor(), colour, "at {x},{y}");
                x += if got.is_wide() { 2 } else { 1 };
            }
        }
    }
}

fn frame(lines: &[(&str, Style)]) -> Buffer {
    let mut buffer = Buffer::empty(AREA);
    for (y, (text, style)) in (0..AREA.height).zip(lines) {
        buffer.set_stringn(0, y, text, usize::from(AREA.width), *style);
    }
    buffer
}

#[test]
fn an_unchanged_frame_costs_nothing() {
    let mut glass = Glass::new();
    let first = frame(&[("« C’est trop tôt »", Style::new()), ("a dit Zoé", Style::new().fg(Color::Red))]);
    glass.show(&first);
    assert!(glass.bytes > 0);
    glass.show(&first);
    assert_eq!(glass.bytes, 0);
}

#[test]
fn rows_that_moved_are_scrolled_by_the_terminal() {
    let text: Vec<String> = (0..20).map(|number| format!("ligne numéro {number} du texte")).collect();
    let page = |top: usize| {
        let lines: Vec<(&str, Style)> = text[top..top + 8].iter().map(|line| (line.as_str(), Style::new())).collect();
        frame(&lines)
    };
    let mut glass = Glass::new();
    glass.show(&page(0));
    let whole = glass.bytes;
    for (top, most) in [(1, whole / 3), (2, whole / 3), (5, whole * 2 / 3), (4, whole / 3), (0, whole)] {
        glass.show(&page(top));
        assert!(glass.bytes <= most, "to {top}: {} of {whole}", glass.bytes);
    }
}

#[test]
fn wide_and_combined_characters_leave_nothing_behind() {
    let mut glass = Glass::new();
    let plain = Style::new();
    for line in ["日本語のニュース", "a日本語", "日本", "e\u{301}te\u{301} 👩 fin", "abc", "語", ""] {
        glass.show(&frame(&[(line, plain), ("« constant »", plain)]));
    }
}

fn any_frame() -> impl Strategy<Value = Buffer> {
    let style = prop_oneof![
        4 => Just(Style::new()),
        1 => Just(Style::new().add_modifier(Modifier::REVERSED)),
        1 => Just(Style::new().fg(Color::Indexed(114)).add_modifier(Modifier::ITALIC)),
        1 => Just(Style::new().fg(Color::Red).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED))),
    ];
    let piece = (0..AREA.width, 0..AREA.height, "[a-cé«» 語日]{0,12}", style);
    proptest::collection::vec(piece, 0..14).prop_map(|pieces| {
        let mut buffer = Buffer::empty(AREA);
        for (x, y, text, style) in pieces {
            buffer.set_stringn(x, y, text, usize::from(AREA.width - x), style);
        }
        settle(&mut buffer);
        buffer
    })
}

/// Texts written over the half of a wide character leave a buffer that no terminal can show: the character is
/// taken out, as every widget that draws from left to right would have it.
fn settle(buffer: &mut Buffer) {
    use unicode_width::UnicodeWidthStr;
    for y in 0..AREA.height {
        let mut x = 0;
        while x < AREA.width {
            if buffer[(x, y)].symbol().width() < 2 {
                x += 1;
                continue;
            }
            let style = buffer[(x, y)].style();
            let hidden = (x + 1 < AREA.width).then(|| buffer[(x + 1, y)].clone());
            match hidden {
                Some(hidden) if hidden.symbol() == " " => {
                    buffer[(x + 1, y)].set_style(style);
                    x += 2;
                }
                _ => {
                    buffer[(x, y)].set_symbol(" ");
                    x += 1;
                }
            }
        }
    }
}

#[test]
fn a_joined_emoji_takes_the_cells_that_were_counted() {
    let mut buffer = Buffer::empty(AREA);
    buffer.set_string(0, 0, "à 👩\u{200d}👩\u{200d}👧 ou 👩\u{200d}🚒, می\u{200c}روم.", Style::new());
    let mut frame_diff = FrameDiff::new(AREA);
    let bytes = frame_diff.emit(&buffer).to_owned();
    assert!(bytes.contains("👩") && !bytes.contains(['👧', '🚒', '\u{200d}']), "{bytes:?}");
    assert!(bytes.contains("ی\u{200c}"), "{bytes:?}");
}

proptest! {
    #[test]
    fn the_terminal_shows_every_frame(frames in proptest::collection::vec(any_frame(), 1..6)) {
        let mut glass = Glass::new();
        for frame in &frames {
            glass.show(frame);
        }
    }
}
