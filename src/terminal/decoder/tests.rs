//! Keys, clicks and pastes as terminals send them, and what must hold nobody.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;

use super::*;

fn decoded(bytes: &[u8]) -> Vec<Event> {
    let (mut decoder, mut events) = (Decoder::default(), Vec::new());
    decoder.feed(bytes, &mut events);
    if decoder.waiting().is_some() {
        decoder.give_up(&mut events);
    }
    events
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn letter(letter: char) -> Event {
    key(KeyCode::Char(letter), KeyModifiers::NONE)
}

#[test]
fn keys_are_read_as_terminals_send_them() {
    let (none, alt, control) = (KeyModifiers::NONE, KeyModifiers::ALT, KeyModifiers::CONTROL);
    for (bytes, event) in [
        (&b"q"[..], letter('q')),
        ("é".as_bytes(), letter('é')),
        (b"Q", key(KeyCode::Char('Q'), KeyModifiers::SHIFT)),
        (b"\r", key(KeyCode::Enter, none)),
        (b"\x7f", key(KeyCode::Backspace, none)),
        (b"\x03", key(KeyCode::Char('c'), control)),
        (b"\x1b", key(KeyCode::Esc, none)),
        (b"\x1bx", key(KeyCode::Char('x'), alt)),
        (b"\x1b[", key(KeyCode::Char('['), alt)),
        (b"\x1b[A", key(KeyCode::Up, none)),
        (b"\x1bOA", key(KeyCode::Up, none)),
        (b"\x1bOQ", key(KeyCode::F(2), none)),
        (b"\x1b[15~", key(KeyCode::F(5), none)),
        (b"\x1b[24~", key(KeyCode::F(12), none)),
        (b"\x1b[[B", key(KeyCode::F(2), none)),
        (b"\x1b[1;5C", key(KeyCode::Right, control)),
        (b"\x1b[1;2P", key(KeyCode::F(1), KeyModifiers::SHIFT)),
        (b"\x1b[6;3~", key(KeyCode::PageDown, alt)),
        (b"\x1b[Z", key(KeyCode::BackTab, KeyModifiers::SHIFT)),
    ] {
        assert_eq!(decoded(bytes), [event], "{bytes:?}");
    }
}

#[test]
fn clicks_and_the_wheel_have_their_cell() {
    let at = |kind| Event::Mouse(MouseEvent { kind, column: 9, row: 4, modifiers: KeyModifiers::NONE });
    assert_eq!(decoded(b"\x1b[<0;10;5M"), [at(MouseEventKind::Down(MouseButton::Left))]);
    assert_eq!(decoded(b"\x1b[<0;10;5m"), [at(MouseEventKind::Up(MouseButton::Left))]);
    assert_eq!(decoded(b"\x1b[<32;10;5M"), [at(MouseEventKind::Drag(MouseButton::Left))]);
    assert_eq!(decoded(b"\x1b[<65;10;5M"), [at(MouseEventKind::ScrollDown)]);
}

#[test]
fn late_answers_mean_nothing_and_hold_nothing() {
    for answer in [
        &b"\x1b[?12;0$y"[..],
        b"\x1b[?62;22c",
        b"\x1b[>0;276;0c",
        b"\x1b[24;80R",
        b"\x1b]11;rgb:1c1c/1c1c/1c1c\x07",
        b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\",
        b"\x1bP1$r0 q\x1b\\",
        b"\x1bP>|xterm(390)\x1b\\",
        b"\x1b[?1u",
        b"\x1b[I",
    ] {
        let mut bytes = answer.to_vec();
        bytes.push(b'x');
        assert_eq!(decoded(&bytes), [letter('x')], "{answer:?}");
    }
    // Cut off by another key, or for ever.
    assert_eq!(decoded(b"\x1b[?12;\x03"), [key(KeyCode::Char('c'), KeyModifiers::CONTROL)]);
    assert_eq!(decoded(b"\x1b]11;rgb:1c\x03"), [key(KeyCode::Char('c'), KeyModifiers::CONTROL)]);
    assert_eq!(decoded(b"\x1b[?12;0"), []);
}

#[test]
fn a_paste_ends_with_its_mark_with_ctrl_c_or_when_nothing_more_comes() {
    let paste = |text: &str| Event::Paste(text.to_owned());
    assert_eq!(decoded("\x1b[200~« oui »\x1b[201~x".as_bytes()), [paste("« oui »"), letter('x')]);
    assert_eq!(decoded(b"\x1b[200~a\x1b[Ab\x1b[201~"), [paste("a\x1b[Ab")]);
    let interrupted = decoded(b"\x1b[200~abc\x03");
    assert_eq!(interrupted, [paste("abc"), key(KeyCode::Char('c'), KeyModifiers::CONTROL)]);
    assert_eq!(decoded(b"\x1b[200~abc"), [paste("abc")]);
    // What was given up ends later: the mark alone means nothing.
    assert_eq!(decoded(b"\x1b[201~x"), [letter('x')]);
    let long = [b"\x1b[200~".to_vec(), vec![b'a'; 3 << 20], b"\x1b[201~x".to_vec()].concat();
    let events = decoded(&long);
    assert!(matches!(&events[..], [Event::Paste(text), end] if text.len() == LONGEST_PASTE && *end == letter('x')));
}

proptest! {
    #[test]
    fn however_the_bytes_are_cut_they_mean_the_same(
        pieces in proptest::collection::vec(prop_oneof![
            Just("x"), Just("é"), Just("\x1b[A"), Just("\x1b[1;5C"), Just("\x1b[?12;0$y"), Just("\x1b[200~a b\x1b[201~"),
            Just("\r"), Just("\x1b[<0;3;4M"), Just("\x1b]11;rgb\x07"),
        ], 0..12),
        cut in 1usize..9,
    ) {
        let bytes = pieces.concat().into_bytes();
        let (mut decoder, mut events) = (Decoder::default(), Vec::new());
        for part in bytes.chunks(cut) {
            decoder.feed(part, &mut events);
        }
        prop_assert!(decoder.waiting().is_none());
        prop_assert_eq!(events, decoded(&bytes));
    }

    #[test]
    fn no_bytes_hold_the_keyboard(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        let (mut decoder, mut events) = (Decoder::default(), Vec::new());
        decoder.feed(&bytes, &mut events);
        decoder.give_up(&mut events);
        prop_assert!(decoder.waiting().is_none());
        events.clear();
        decoder.feed(b"q", &mut events);
        prop_assert_eq!(events, vec![letter('q')]);
    }
}
