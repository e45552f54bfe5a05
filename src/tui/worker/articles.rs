//! The worker that opens articles, gathers pages, and makes things ready for other programs: one after the other, in
//! the order in which they were asked for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::Reply;
use super::ended::Ended;
use super::{external, folders};
use crate::annotations::Bookmark;
use crate::library::{
    ArticleService, Library, LibraryError, bookmark_of, bookmark_statuses, entity_page, side_by_side,
};
use crate::tui::effect::{ArticleRequest, ExternalRequest};
use crate::tui::failure::Failure;
use crate::tui::folder::FolderRequest;
use crate::tui::message::Message;

/// What the worker is asked for.
pub enum Job {
    /// About articles.
    Articles(ArticleRequest),
    /// For other programs: their texts are of articles too.
    External(ExternalRequest),
    /// About folders.
    Folder(FolderRequest),
}

impl Job {
    /// Whether something of the person's is lost when it is not done.
    fn keeps(&self) -> bool {
        matches!(
            self,
            Self::Articles(ArticleRequest::DraftBookmark(..))
                | Self::Articles(ArticleRequest::MarkRead(_))
                | Self::External(ExternalRequest::Write(_))
                | Self::Folder(FolderRequest::UseFromNowOn)
        )
    }
}

/// Starts the thread. Once `leaving` is set it does only what keeps something.
///
/// # Errors
/// When the system gives none.
pub fn start(library: Library, reply: Reply, leaving: Arc<AtomicBool>) -> std::io::Result<(Sender<Job>, Ended)> {
    let (sender, jobs) = channel();
    let (end, ended) = channel();
    thread::Builder::new().name("articles".to_owned()).spawn(move || {
        // Dropped when the thread ends.
        let _end: Sender<()> = end;
        let mut service = ArticleService::new(library);
        while let Ok(job) = jobs.recv() {
            match job {
                // Of what waits when the program is left only that is done which keeps something.
                job if leaving.load(Ordering::Relaxed) && !job.keeps() => {}
                Job::Articles(request) => serve(&mut service, request, &reply),
                Job::Folder(request) => folders::serve(&service.library, request, &reply),
                Job::External(request) => external::serve(&mut service, request, &reply),
            }
        }
    })?;
    Ok((sender, ended))
}

/// Does what one request asks.
pub fn serve(service: &mut ArticleService, request: ArticleRequest, reply: &Reply) {
    if let Err(error) = answer(service, request, reply) {
        reply.fail(error);
    }
}

fn answer(service: &mut ArticleService, request: ArticleRequest, reply: &Reply) -> Result<(), LibraryError> {
    match request {
        ArticleRequest::Open(number, article) => {
            let opened = service.open_for_reading(&article).map(Arc::new).map_err(Failure::from);
            reply.send(Message::Opened(number, opened));
        }
        ArticleRequest::EntityPage(number, name, kind) => {
            let page = entity_page(service, &name, kind).map_err(Failure::from);
            reply.send(Message::Page(number, page));
        }
        ArticleRequest::Compare(number, first, second) => {
            let pair = side_by_side(service, &first, second.as_deref()).map_err(Failure::from);
            reply.send(Message::Compared(number, pair.map(|pair| pair.map(Box::new))));
        }
        ArticleRequest::CheckListed(id) => {
            // Where the index cannot be read nothing is known to have changed.
            if service.is_listed(id).is_ok_and(|is_listed| !is_listed) {
                reply.send(Message::Stale(id));
            }
        }
        ArticleRequest::BookmarkStatuses(bookmarks) => {
            if let Ok(statuses) = bookmark_statuses(service, &bookmarks) {
                reply.send(Message::BookmarkStatuses(Arc::new(statuses)));
            }
        }
        ArticleRequest::MarkRead(article) => {
            if service.library.mark_read(article) {
                reply.send(Message::ReadMarks(service.library.read_marks()));
            }
        }
        ArticleRequest::DraftBookmark(passage, tags) => {
            let bookmark = Bookmark { tags, ..bookmark_of(service, &passage)? };
            reply.send(Message::BookmarkDrafted(Box::new(bookmark)));
        }
    }
    Ok(())
}
