//! What is handed to other programs: a file to the editor, an address to the browser, texts to a command, citations to a
//! file.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;

use super::articles::ArticleService;
use super::{Reply, citing, editor_position};
use crate::article::Article;
use crate::citation::render_all;
use crate::terminal::browser::{self, Browser};
use crate::terminal::clipboard::Environment;
use crate::terminal::foreground::ForegroundCommand;
use crate::text::sanitize::{sanitize_line, sanitize_path};
use crate::tui::message::{CopyOf, Effect, Failure, Message, Passage};

/// Does what one effect asks.
pub fn run(desk: &mut ArticleService, effect: Effect, reply: &Reply) -> Result<(), Failure> {
    match effect {
        Effect::Edit(wanted, goal) => {
            let (file, line) = editor_position::find(desk, &wanted, &goal)?;
            reply.edit(file, line);
        }
        Effect::Browse(passage) => browse(desk, &passage, reply)?,
        Effect::Pipe(passages, command) => {
            let texts = passages.iter().map(|passage| text(desk, passage)).collect::<Result<Vec<_>, _>>()?;
            reply.run_in_foreground(ForegroundCommand::shell(std::env::var_os("SHELL"), &command, texts.join("\n")));
        }
        Effect::Write { .. } => {
            // Of its own: many articles may have to be opened, and the reader is not to wait for that.
            let (mut desk, tell) = (ArticleService::new(desk.shared.clone()), reply.clone());
            let begun = thread::Builder::new().name("write".to_owned()).spawn(move || match write(&mut desk, effect) {
                Ok(message) => tell.tell(message),
                Err(failure) => tell.tell(Message::Failed(failure)),
            });
            begun.map_err(|error| Failure::Other(sanitize_line(&error.to_string())))?;
        }
        _ => {}
    }
    Ok(())
}

fn browse(desk: &mut ArticleService, passage: &Passage, reply: &Reply) -> Result<(), Failure> {
    let address = match passage {
        Passage::Bookmark(bookmark) => bookmark.url.clone(),
        Passage::Article(wanted) | Passage::At(wanted, _) | Passage::Span(wanted, _) => {
            desk.read(wanted)?.1.article.meta.url
        }
    };
    let address = address.map(|address| sanitize_line(&address)).filter(|address| browser::is_web(address));
    let address = address.ok_or(Failure::NoAddress)?;
    let here = Environment::read(|name| std::env::var_os(name));
    match browser::open(&address, std::env::var("BROWSER").ok().as_deref(), &here)? {
        Browser::Foreground(command) => reply.run_in_foreground(command),
        Browser::Opened => reply.tell(Message::Browsing(address)),
        Browser::Unavailable => citing::copy(&desk.shared.profile, &address, CopyOf::Address, reply)?,
    }
    Ok(())
}

/// The words of a passage, or an article with its headline; a newline at the end.
fn text(desk: &mut ArticleService, passage: &Passage) -> Result<String, Failure> {
    let mut text = match passage {
        Passage::Bookmark(bookmark) => bookmark.text().to_owned(),
        Passage::Article(wanted) => page(&desk.read(wanted)?.1.article),
        Passage::Span(wanted, span) => span.of(&desk.read(wanted)?.1.article.body.text).to_owned(),
        Passage::At(wanted, byte) => {
            let opened = desk.open(wanted)?;
            let quotation = opened.analysis.quotations.iter().find(|quotation| quotation.span.contains(*byte));
            match quotation {
                Some(quotation) => quotation.span.of(&opened.article.body.text).to_owned(),
                None => page(&opened.article),
            }
        }
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

/// An article as a text: its headline, its source and date, and its paragraphs, none of them broken into lines.
fn page(article: &Article) -> String {
    let meta = &article.meta;
    let date = meta.date.map(|date| date.to_string());
    let about: Vec<&str> = meta.source.as_deref().into_iter().chain(date.as_deref()).collect();
    let head = [meta.title.clone().unwrap_or_default(), about.join(", ")];
    let paragraphs = article.body.paragraphs.iter().map(|paragraph| paragraph.span.of(&article.body.text).to_owned());
    let all: Vec<String> = head.into_iter().filter(|line| !line.is_empty()).chain(paragraphs).collect();
    all.join("\n\n")
}

/// Writes citations to a file that is not there, or at the end of one that is to be added to.
fn write(desk: &mut ArticleService, effect: Effect) -> Result<Message, Failure> {
    let Effect::Write { passages, file, add, format } = effect else {
        // Only such an effect comes here.
        return Ok(Message::Resumed);
    };
    let path = expand(&file, std::env::var_os("HOME").map(PathBuf::from).as_deref());
    let name = sanitize_path(&path);
    // Before the work: where it cannot be written nothing has to be waited for.
    if !add && path.exists() {
        return Ok(Message::FileIsThere);
    }
    let citations = citing::citations(desk, &passages)?;
    let mut text = render_all(&citations, &format);
    match put(&path, &mut text, add) {
        Ok(()) => Ok(Message::Written(citations.len(), name)),
        Err(error) if !add && error.kind() == io::ErrorKind::AlreadyExists => Ok(Message::FileIsThere),
        Err(error) => Err(Failure::Unwritten(name, sanitize_line(&error.to_string()))),
    }
}

fn put(path: &Path, text: &mut String, add: bool) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file =
        if add { options.append(true).create(true) } else { options.write(true).create_new(true) }.open(path)?;
    if add && file.metadata()?.len() > 0 {
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
