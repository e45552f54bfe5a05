//! The thread that finds the sentences which rows match in, for the rows on the screen.

use std::sync::mpsc::Sender;
use std::thread;

use super::Reply;
use crate::library::{ExcerptRequest, find_excerpts};
use crate::tui::message::Message;

/// Starts the thread.
///
/// # Errors
/// When the system gives none.
pub fn start(reply: Reply) -> std::io::Result<Sender<ExcerptRequest>> {
    let (ask, asked) = std::sync::mpsc::channel();
    thread::Builder::new().name("excerpts".to_owned()).spawn(move || {
        while let Ok(first) = asked.recv() {
            let mut waiting: Vec<ExcerptRequest> = std::iter::once(first).chain(asked.try_iter()).collect();
            // Rows of older searches are no longer shown; those that came on the screen last are looked at first.
            let newest = waiting.last().map_or(0, |request: &ExcerptRequest| request.search);
            waiting.retain(|request| request.search == newest);
            waiting.iter().rev().for_each(|request| find(request, &reply));
        }
    })?;
    Ok(ask)
}

/// Finds the sentences and sends all of them at once, also when there are none.
pub fn find(request: &ExcerptRequest, reply: &Reply) {
    reply.send(Message::Excerpts(request.search, find_excerpts(request)));
}
