//! What reaches the loop from outside: keys and signals, each from a thread of its own. Events go out; nothing of the state is
//! known here.

use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{Event as TerminalEvent, KeyEventKind};

use crate::terminal::{Keyboard, hangup, signals};
use crate::tui::event::Event;
use crate::tui::message::Message;

/// Keys and signals, each from a thread of its own.
pub(super) fn listen(sender: &Sender<Event>) -> anyhow::Result<()> {
    let tell = sender.clone();
    signals::listen(move |signal| {
        let _ = tell.send(Event::Signal(signal));
    })?;
    let tell = sender.clone();
    hangup::watch(move || {
        let _ = tell.send(Event::Hangup);
    })?;
    let tell = sender.clone();
    let mut keyboard = Keyboard::open()?;
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        while let Ok(events) = keyboard.next_events() {
            if !events.into_iter().filter_map(translate).all(|event| tell.send(event).is_ok()) {
                return;
            }
        }
        let _ = tell.send(Event::Hangup);
    })?;
    Ok(())
}

fn translate(event: TerminalEvent) -> Option<Event> {
    Some(Event::Message(match event {
        TerminalEvent::Key(key) if key.kind != KeyEventKind::Release => Message::Key(key),
        TerminalEvent::Mouse(mouse) => Message::Mouse(mouse),
        TerminalEvent::Paste(text) => Message::Paste(text),
        TerminalEvent::Resize(width, height) => Message::Resize(width, height),
        _ => return None,
    }))
}
