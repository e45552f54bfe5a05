//! What the sequences of terminals mean: cursor and function keys with their modifiers, clicks and the wheel.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// The key of `SS3 last`: what keypads and cursor keys send in application mode.
pub fn ss3_key(last: u8) -> Option<KeyEvent> {
    let code = match last {
        b'P'..=b'S' => KeyCode::F(1 + last - b'P'),
        b'M' => KeyCode::Enter,
        _ => cursor_key(last)?,
    };
    Some(code.into())
}

fn cursor_key(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

/// What `CSI parameters last` means; `None` when it is neither a key nor a click.
pub fn csi_key(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let (Some(click), b'M' | b'm') = (text.strip_prefix('<'), last) {
        return mouse(click, last == b'm').map(Event::Mouse);
    }
    // Answers of the terminal have a sign before their numbers or after them.
    if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')) {
        return None;
    }
    let mut numbers = text.split(';').map(|number| number.split(':').next().and_then(|digits| digits.parse().ok()));
    let first: Option<u16> = numbers.next().flatten();
    let modifiers = modifiers(numbers.next().flatten().unwrap_or(1));
    let code = match last {
        // With modifiers only: without them it is where the cursor is, or another answer.
        b'P'..=b'S' if first == Some(1) => KeyCode::F(1 + last - b'P'),
        b'Z' => return Some(Event::Key(KeyEvent::new(KeyCode::BackTab, modifiers | KeyModifiers::SHIFT))),
        b'~' => tilde_key(first?)?,
        _ => cursor_key(last)?,
    };
    Some(Event::Key(KeyEvent::new(code, modifiers)))
}

fn tilde_key(number: u16) -> Option<KeyCode> {
    let function = |first: u16, base: u16| u8::try_from(number - first + base).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=26 => function(23, 11),
        28..=29 => function(28, 15),
        31..=34 => function(31, 17),
        _ => None,
    }
}

/// The modifiers as xterm numbers them: 1 and a bit for each.
fn modifiers(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    modifiers
}

/// A click, a drag or the wheel: `button;column;row`, from 1.
fn mouse(click: &str, is_release: bool) -> Option<MouseEvent> {
    let mut numbers = click.split(';').map(|number| number.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let which = match button & 0b11 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let dragging = button & 32 != 0;
    let kind = match (button & 0b1100_0000, which) {
        (64, _) => match button & 0b11 {
            0 => MouseEventKind::ScrollUp,
            1 => MouseEventKind::ScrollDown,
            2 => MouseEventKind::ScrollLeft,
            _ => MouseEventKind::ScrollRight,
        },
        (0, Some(which)) if is_release => MouseEventKind::Up(which),
        (0, Some(which)) if dragging => MouseEventKind::Drag(which),
        (0, Some(which)) => MouseEventKind::Down(which),
        (0, None) if dragging => MouseEventKind::Moved,
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)] {
        if button & bit != 0 {
            modifiers |= modifier;
        }
    }
    Some(MouseEvent { kind, column: column.checked_sub(1)?, row: row.checked_sub(1)?, modifiers })
}
