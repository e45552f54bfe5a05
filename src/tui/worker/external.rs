//! What is handed to other programs: a file to the editor, an address to the browser, texts to a command, citations to a
//! file, a clipboard or the program that asked for a choice.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;

use super::Reply;
use crate::citation::{Citation, Format, render as render_one, render_all};
use crate::library::{ArticleService, Passage, address_of, cite, editor_position, texts_of};
use crate::profile::Profile;
use crate::terminal::browser::{self, Browser};
use crate::terminal::clipboard::{CopyOutcome, Environment, copy as copy_text};
use crate::terminal::foreground::ForegroundCommand;
use crate::text::sanitize::{sanitize_line, sanitize_path};
use crate::tui::cite_request::{CiteRequest, CiteTo, Guesses};
use crate::tui::effect::{ExternalRequest, WriteMode, WriteRequest};
use crate::tui::failure::Failure;
use crate::tui::message::Message;
use crate::tui::notice::{CopyOf, Written};

/// Does what one request asks.
pub fn serve(service: &mut ArticleService, request: ExternalRequest, reply: &Reply) {
    let done = match request {
        ExternalRequest::Edit(article, target) => {
            editor_position(service, &article, &target).map(|at| reply.edit(at.file, at.line)).map_err(Failure::from)
        }
        ExternalRequest::Browse(passage) => browse(service, &passage, reply),
        ExternalRequest::Pipe(passages, command) => pipe(service, &passages, &command, reply),
        ExternalRequest::Write(request) => start_writing(service, request, reply),
        ExternalRequest::Cite(request) => cite_passages(service, request, reply),
    };
    if let Err(failure) = done {
        reply.fail(failure);
    }
}

fn browse(service: &mut ArticleService, passage: &Passage, reply: &Reply) -> Result<(), Failure> {
    let address = address_of(service, passage)?;
    let address = address.map(|address| sanitize_line(&address)).filter(|address| browser::is_web(address));
    let address = address.ok_or(Failure::NoAddress)?;
    let here = Environment::read(|name| std::env::var_os(name));
    match browser::open(&address, std::env::var("BROWSER").ok().as_deref(), &here)? {
        Browser::Foreground(command) => reply.run_in_foreground(command),
        Browser::Opened => reply.send(Message::Browsing(address)),
        Browser::Unavailable => copy(&service.library.profile, &address, CopyOf::Address, reply)?,
    }
    Ok(())
}

fn pipe(service: &mut ArticleService, passages: &[Passage], command: &str, reply: &Reply) -> Result<(), Failure> {
    let texts = texts_of(service, passages)?;
    reply.run_in_foreground(ForegroundCommand::shell(std::env::var_os("SHELL"), command, texts.texts.join("\n")));
    if texts.found_again > 0 {
        reply.send(Message::FoundAgain(texts.found_again));
    }
    Ok(())
}

/// Copies citations, or hands them over to the program that asked for them; where a speaker is only guessed, not before
/// the person has said so.
fn cite_passages(service: &mut ArticleService, request: CiteRequest, reply: &Reply) -> Result<(), Failure> {
    let mut cited = cite(service, &request.passages)?;
    let names = cited.guessed_speakers();
    match request.guesses {
        Guesses::Ask if !names.is_empty() => {
            reply.send(Message::Guessed(Box::new(request), names));
            return Ok(());
        }
        Guesses::Ask | Guesses::Noted => {}
        Guesses::Confirmed => cited.citations.iter_mut().for_each(Citation::confirm_speaker),
    }
    let text = || render(&cited.citations, &request.format);
    match request.to {
        CiteTo::Screen => reply.send(Message::ShownInFormats(in_every_format(&cited.citations, &request.format))),
        CiteTo::Picker => reply.pick(text(), cited.found_again),
        CiteTo::Clipboard => {
            let text = text();
            let what = CopyOf::Text { length: text.chars().count(), found_again: cited.found_again };
            copy(&service.library.profile, &text, what, reply)?;
        }
    }
    Ok(())
}

/// Citations in every format that has a name, and in the person's own where that is the usual one.
fn in_every_format(citations: &[Citation], usual: &Format) -> Vec<(&'static str, String)> {
    let own = matches!(usual, Format::Template(_)).then(|| (usual.name(), render(citations, usual)));
    let named = Format::NAMED.iter().map(|(name, format)| (*name, render(citations, format)));
    own.into_iter().chain(named).collect()
}

/// Citations in this format. One alone goes into the middle of a line: without a newline at its end.
fn render(citations: &[Citation], format: &Format) -> String {
    match citations {
        [one] => render_one(one, format),
        many => render_all(many, format),
    }
}

/// Copies a text by the first way that works, and keeps it in the file of the last copy whatever the way.
fn copy(profile: &Profile, text: &str, what: CopyOf, reply: &Reply) -> Result<(), Failure> {
    let kept = profile.keep_copy(text);
    match copy_text(text, &profile.config.copy, &Environment::read(|name| std::env::var_os(name))) {
        CopyOutcome::Copied(way) => reply.send(Message::Copied(Some(way), what)),
        CopyOutcome::Write(bytes) => reply.copy_through_terminal(bytes, what),
        // The file is all there is: then it must not have failed.
        CopyOutcome::NoWay => {
            kept?;
            reply.send(Message::Copied(None, what));
            return Ok(());
        }
    }
    if let Err(error) = kept {
        tracing::warn!("the last copy is not kept: {error}");
    }
    Ok(())
}

/// Writes citations in a thread of its own: many articles may have to be opened, and the reader must not wait for them.
fn start_writing(service: &ArticleService, request: WriteRequest, reply: &Reply) -> Result<(), Failure> {
    let (mut service, reply) = (ArticleService::new(service.library.clone()), reply.clone());
    let writing = move || match write(&mut service, &request) {
        Ok(message) => reply.send(message),
        Err(failure) => reply.fail(failure),
    };
    let started = thread::Builder::new().name("write".to_owned()).spawn(writing);
    started.map(drop).map_err(|error| Failure::Other(sanitize_line(&error.to_string())))
}

fn write(service: &mut ArticleService, request: &WriteRequest) -> Result<Message, Failure> {
    let path = expand(&request.file, std::env::var_os("HOME").map(PathBuf::from).as_deref());
    let file = sanitize_path(&path);
    // Before the work: where it cannot be written nothing has to be waited for.
    if request.mode == WriteMode::CreateNew && path.exists() {
        return Ok(Message::FileIsThere);
    }
    let cited = cite(service, &request.passages)?;
    let text = render_all(&cited.citations, &request.format);
    match put(&path, text, request.mode) {
        Ok(()) => Ok(Message::Written(Written { counts: request.counts, file, found_again: cited.found_again })),
        Err(error) if request.mode == WriteMode::CreateNew && error.kind() == io::ErrorKind::AlreadyExists => {
            Ok(Message::FileIsThere)
        }
        Err(error) => Err(Failure::Unwritten(file, sanitize_line(&error.to_string()))),
    }
}

fn put(path: &Path, mut text: String, mode: WriteMode) -> io::Result<()> {
    let mut options = OpenOptions::new();
    match mode {
        WriteMode::CreateNew => options.write(true).create_new(true),
        WriteMode::Append => options.append(true).create(true),
    };
    let mut file = options.open(path)?;
    if mode == WriteMode::Append && file.metadata()?.len() > 0 {
        text.insert(0, '\n');
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// A file as a person types it: `~` is their home.
fn expand(file: &str, home: Option<&Path>) -> PathBuf {
    match (file.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(file),
    }
}
