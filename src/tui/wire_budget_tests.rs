//! What the commonest keys may cost on the wire, on a terminal of 120 × 40 cells: over a slow line every byte is
//! waited for.

use std::fmt::Write as _;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Rect, Size};

use crate::profile::{Dirs, Overrides, Profile};
use crate::terminal::frame_diff::FrameDiff;
use crate::tui::headless::Headless;
use crate::tui::keymap::Keymap;
use crate::tui::locale::Locale;
use crate::tui::message::Message;
use crate::tui::model::Options;
use crate::tui::model::geometry::TEXT_WIDTH;
use crate::tui::theme::Theme;

const SIZE: Size = Size { width: 120, height: 40 };
/// What stands around a frame: the marks of a synchronized update, and the place of the cursor.
const AROUND: usize = 8 + 8 + 8;

struct Wire {
    stage: Headless,
    frame_diff: FrameDiff,
    _home: tempfile::TempDir,
}

impl Wire {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let archive = home.path().join("archive");
        std::fs::create_dir(&archive).unwrap();
        for number in 0..80 {
            let mut text = format!("Titre : La digue numéro {number} cède\nDate : 2023-{:02}-03\n\n", 1 + number % 12);
            for line in 0..120 {
                let _ = write!(
                    text,
                    "Le chantier {line} avance malgré la tempête d'hiver. « Rien ne presse », a déclaré Ada Rive, \
                     capitaine du port de Brest et de {number} bateaux. Les pêcheurs du quai attendent depuis {} jours.\n\n",
                    line * 7
                );
            }
            std::fs::write(archive.join(format!("{number:03}.txt")), text).unwrap();
        }
        let folder = |name: &str| Some(home.path().join(name));
        let overrides = Overrides { config: folder("config"), cache: folder("cache"), state: folder("state") };
        let profile = Profile::open(Dirs::find(overrides).unwrap());
        let options = Options {
            locale: Locale::French,
            theme: Theme::Ansi,
            keymap: Keymap::default(),
            mouse: false,
            width: TEXT_WIDTH,
            today: None,
        };
        let area = Rect::new(0, 0, SIZE.width, SIZE.height);
        let mut frame_diff = FrameDiff::new(area);
        frame_diff.reset(area);
        let mut wire = Self { stage: Headless::open(profile, vec![archive], SIZE, options), frame_diff, _home: home };
        wire.frame();
        wire
    }

    /// The bytes of a frame.
    fn frame(&mut self) -> usize {
        let bytes = self.frame_diff.emit(&self.stage.screen()).len();
        self.frame_diff.written();
        bytes + AROUND
    }

    /// The bytes of the frame after a key, before the hand rests.
    fn key(&mut self, key: KeyCode) -> usize {
        self.stage.send(Message::Key(KeyEvent::new(key, KeyModifiers::NONE)));
        self.frame()
    }

    /// The most that any of some presses of a key costs.
    fn worst(&mut self, key: KeyCode, presses: usize) -> usize {
        (0..presses).map(|_| self.key(key)).max().unwrap_or_default()
    }
}

#[test]
fn a_move_in_the_list_costs_400_bytes_at_most() {
    let mut wire = Wire::new();
    let worst = wire.worst(KeyCode::Down, 30).max(wire.worst(KeyCode::Up, 30));
    assert!((20..=400).contains(&worst), "{worst}");
}

#[test]
fn an_arrow_held_for_two_seconds_costs_what_a_slow_line_carries_meanwhile() {
    let mut wire = Wire::new();
    let all: usize = (0..60).map(|_| wire.key(KeyCode::Down)).sum();
    assert!((6_000..=20_000).contains(&all), "{all}");
}

#[test]
fn a_line_scrolled_costs_250_bytes_and_a_page_5000() {
    let mut wire = Wire::new();
    wire.stage.press("<enter>z").unwrap();
    wire.frame();
    let line = wire.worst(KeyCode::Char('j'), 60);
    assert!((20..=250).contains(&line), "a line: {line}");
    let page = wire.worst(KeyCode::Char(' '), 5);
    assert!((1_000..=5_000).contains(&page), "a page: {page}");
}
