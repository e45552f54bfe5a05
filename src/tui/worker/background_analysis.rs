//! Finishing long articles that are on the screen already: the rest of their lines, then what is said and named in
//! them. The newest one wins.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::Reply;
use super::articles::{Shared, safely};
use crate::analysis::{Analysis, analyse};
use crate::archive::give_way;
use crate::article::{Article, Body};
use crate::text::wrap::wrap;
use crate::tui::message::Message;
use crate::tui::model::opened::{Analysed, Opened};

/// The first pages, in bytes: analysed in a moment, and what is seen first.
const FIRST: usize = 60_000;

/// What is to be finished: an article, and the cells of its column.
pub type Unfinished = (Arc<Opened>, u16);

/// Starts the threads: one for what takes a moment, one for the analysis of whole books.
///
/// # Errors
/// When the system gives none.
pub fn start(shared: Shared, reply: Reply) -> std::io::Result<Sender<Unfinished>> {
    let (ask, asked) = channel::<Unfinished>();
    let (analyse, books) = channel::<Arc<Opened>>();
    let (library, tell) = (shared.clone(), reply.clone());
    thread::Builder::new().name("books".to_owned()).spawn(move || {
        give_way();
        while let Some(book) = newest(&books) {
            analyse_whole(&library, &book, &tell);
        }
    })?;
    thread::Builder::new().name("finisher".to_owned()).spawn(move || {
        give_way();
        while let Some((opened, width)) = newest(&asked) {
            analyse_first(&shared, &opened, &reply);
            lay_out(&opened, width, &reply);
            if opened.analysed == Analysed::FirstPages {
                let _ = analyse.send(opened);
            }
        }
    })?;
    Ok(ask)
}

/// Waits for the newest of what was asked for; `None` when the program ends.
fn newest<T>(asked: &Receiver<T>) -> Option<T> {
    let mut newest = asked.recv().ok()?;
    while let Ok(newer) = asked.try_recv() {
        newest = newer;
    }
    Some(newest)
}

/// Does what the threads do, one thing after the other.
pub fn finish(shared: &Shared, (opened, width): &Unfinished, reply: &Reply) {
    analyse_first(shared, opened, reply);
    lay_out(opened, *width, reply);
    if opened.analysed == Analysed::FirstPages {
        analyse_whole(shared, opened, reply);
    }
}

fn lay_out(opened: &Opened, width: u16, reply: &Reply) {
    let layout = wrap(&opened.article.body, usize::from(width.max(1)));
    reply.tell(Message::LaidOut(Arc::clone(&opened.article), width, Box::new(layout)));
}

fn analyse_first(shared: &Shared, opened: &Opened, reply: &Reply) {
    if opened.analysed == Analysed::No {
        let first = first_pages(&opened.article);
        // What breaks on the first pages breaks on the whole too, which tells of it.
        let analysis = safely(|| analyse(&first), &opened.path);
        let analysis = analysis.unwrap_or_else(|_| Analysis::of_nothing(first.meta.language));
        let begun = shared.with_corrections(opened, analysis, Analysed::FirstPages);
        reply.tell(Message::Analysed(Arc::new(begun)));
    }
}

fn analyse_whole(shared: &Shared, opened: &Opened, reply: &Reply) {
    match shared.analyse_all(opened) {
        Ok(whole) => reply.tell(Message::Analysed(Arc::new(whole))),
        Err(failure) => reply.tell(Message::Failed(failure)),
    }
}

/// The same article as if it ended after a few pages, with a whole paragraph: every place in it is a place in all.
fn first_pages(article: &Article) -> Article {
    let body = &article.body;
    let whole = body.paragraphs.iter().take_while(|paragraph| paragraph.span.end <= FIRST).count();
    let paragraphs = body.paragraphs[..whole].to_vec();
    let end = paragraphs.last().map_or(0, |last| last.span.end);
    let faces = body.faces.iter().filter(|(span, _)| span.end <= end).cloned().collect();
    let body = Body { text: body.text[..end].to_owned(), paragraphs, faces };
    Article { body, meta: article.meta.clone(), format: article.format, place: article.place.clone() }
}
