//! The language server: what the archives have of a draft's quotations, inside an editor that speaks the protocol.
//!
//! In: the messages of an editor on standard input, the archives through the library, the person's folders. Out: messages
//! on standard output: diagnostics, actions, hovers, places, completions. It gives the same answers as `check` by asking the
//! library in the same way. Of the screen it knows the words alone (`tui::locale`); of the command line nothing.
//!
//! `server` takes what happens one by one: what the client says (`lifecycle`, `requests`) and what threads found. `checker`,
//! `desk` and `upkeep` are those threads (`engine` starts them); what they found is remembered in `verdicts`. Places of the
//! protocol become bytes in `positions` alone.

mod actions;
mod capabilities;
mod checker;
mod client;
mod client_process;
mod commands;
mod complete;
mod desk;
mod diagnostics;
mod documents;
mod engine;
mod event;
mod findings;
mod going_on;
mod hover;
mod lifecycle;
mod markdown;
mod memory;
mod name_at;
mod navigate;
mod positions;
mod progress;
mod references;
mod requests;
mod schedule;
mod server;
mod settings;
mod symbols;
mod transport;
mod typed;
mod upkeep;
mod uri;
mod verdicts;
mod words;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;

use crate::profile::Profile;
use crate::tui::locale::Locale;
use client::Client;
use event::Event;
use server::Server;
use transport::Read;

/// How a server starts.
pub(crate) struct Options {
    /// The person.
    pub profile: Arc<Profile>,
    /// The archives, unless the editor's settings name others.
    pub archives: Vec<PathBuf>,
    /// Whether the command line names them: the editor's settings then name no others.
    pub are_named: bool,
    /// The language of messages, unless the editor's settings name another.
    pub locale: Locale,
}

/// Serves the client on standard input and output until it leaves; the exit code of the process: 0 after `shutdown`, else 1.
///
/// # Errors
/// When the system gives no threads.
pub(crate) fn run(options: Options) -> io::Result<u8> {
    let (events, happening) = channel();
    let gone = events.clone();
    let (client, writer) = Client::start(move || drop(gone.send(Event::Gone)))?;
    let read = events.clone();
    std::thread::Builder::new().name("reader".to_owned()).spawn(move || {
        let mut input = io::BufReader::new(io::stdin().lock());
        loop {
            let event = match transport::read(&mut input) {
                Read::Message(message) => Event::Message(message),
                Read::Garbage(error) => Event::Garbage(error),
                Read::End => return drop(read.send(Event::Gone)),
            };
            if read.send(event).is_err() {
                return;
            }
        }
    })?;
    let code = Server::new(options, client, events).run(&happening);
    // What was answered last is written: nobody else can send to the writer now, unless a thread is still at work.
    drop(happening);
    let _ = writer.join();
    Ok(code)
}
