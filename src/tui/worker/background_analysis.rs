//! Finishing long articles that are on the screen already: the rest of their lines, then what is said and named in
//! them. Only the newest one is finished.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::Reply;
use crate::archive::give_way;
use crate::library::{Analysed, Library, Opened};
use crate::text::wrap::wrap;
use crate::tui::effect::UnfinishedArticle;
use crate::tui::message::Message;

/// Starts the threads: one for what takes a moment, one for the analysis of whole books.
///
/// # Errors
/// When the system gives none.
pub fn start(library: Library, reply: Reply) -> std::io::Result<Sender<UnfinishedArticle>> {
    let (sender, articles) = channel::<UnfinishedArticle>();
    let (analyse, books) = channel::<Arc<Opened>>();
    let (book_library, book_reply) = (library.clone(), reply.clone());
    thread::Builder::new().name("books".to_owned()).spawn(move || {
        give_way();
        while let Some(book) = newest(&books) {
            analyse_whole(&book_library, &book, &book_reply);
        }
    })?;
    thread::Builder::new().name("finisher".to_owned()).spawn(move || {
        give_way();
        while let Some(article) = newest(&articles) {
            analyse_first_pages(&library, &article.opened, &reply);
            lay_out(&article, &reply);
            if article.opened.analysed == Analysed::FirstPages {
                // The other thread only ends with the program.
                let _ = analyse.send(article.opened);
            }
        }
    })?;
    Ok(sender)
}

/// Waits for the newest of what was sent; `None` when the program ends.
fn newest<T>(receiver: &Receiver<T>) -> Option<T> {
    let mut newest = receiver.recv().ok()?;
    while let Ok(newer) = receiver.try_recv() {
        newest = newer;
    }
    Some(newest)
}

/// Does what the threads do, one thing after the other.
pub fn finish(library: &Library, article: &UnfinishedArticle, reply: &Reply) {
    analyse_first_pages(library, &article.opened, reply);
    lay_out(article, reply);
    if article.opened.analysed == Analysed::FirstPages {
        analyse_whole(library, &article.opened, reply);
    }
}

fn lay_out(article: &UnfinishedArticle, reply: &Reply) {
    let UnfinishedArticle { opened, width } = article;
    let layout = wrap(&opened.article.body, usize::from((*width).max(1)));
    reply.send(Message::LaidOut(Arc::clone(&opened.article), *width, Box::new(layout)));
}

fn analyse_first_pages(library: &Library, opened: &Opened, reply: &Reply) {
    if opened.analysed == Analysed::No {
        reply.send(Message::Analysed(Arc::new(library.analyse_first_pages(opened))));
    }
}

fn analyse_whole(library: &Library, opened: &Opened, reply: &Reply) {
    match library.analyse_whole(opened) {
        Ok(whole) => reply.send(Message::Analysed(Arc::new(whole))),
        Err(error) => reply.fail(error),
    }
}
