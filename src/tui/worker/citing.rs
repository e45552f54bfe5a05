//! From passages to text with its citation, and from there to a clipboard.

use super::Reply;
use super::articles::ArticleService;
use crate::citation::{Citation, Format, Source, render as render_one, render_all};
use crate::profile::Profile;
use crate::terminal::clipboard::{CopyOutcome, Environment, copy as copy_text};
use crate::tui::message::{CopyOf, Failure, Message, Passage, Wanted};
use crate::tui::model::opened::Opened;

/// The passages in this format, in their order.
pub fn render(desk: &mut ArticleService, passages: &[Passage], format: &Format) -> Result<String, Failure> {
    let citations = citations(desk, passages)?;
    Ok(match citations.as_slice() {
        // One alone goes into the middle of a line: without a newline at its end.
        [one] => render_one(one, format),
        many => render_all(many, format),
    })
}

/// What the passages are cited as.
pub fn citations(desk: &mut ArticleService, passages: &[Passage]) -> Result<Vec<Citation>, Failure> {
    let mut last = None;
    passages.iter().map(|passage| cite(desk, passage, &mut last)).collect()
}

/// `last` is the article that was opened last: quotations of one article mostly follow each other.
fn cite(
    desk: &mut ArticleService,
    passage: &Passage,
    last: &mut Option<(Wanted, Opened)>,
) -> Result<Citation, Failure> {
    let wanted = match passage {
        Passage::Bookmark(bookmark) => return Ok(Citation::of_bookmark(bookmark)),
        Passage::Article(wanted) | Passage::At(wanted, _) | Passage::Span(wanted, _) => wanted,
    };
    let opened = match last {
        Some((of, opened)) if of == wanted => opened,
        _ => &last.insert((wanted.clone(), desk.open(wanted)?)).1,
    };
    let (article, analysis) = (&opened.article, &opened.analysis);
    let source = Source::of(article, opened.id, &opened.path, &analysis.language);
    let quotation = match passage {
        Passage::At(_, byte) => analysis.quotations.iter().find(|quotation| quotation.span.contains(*byte)),
        Passage::Span(_, span) => analysis.quotations.iter().find(|quotation| quotation.span == *span),
        Passage::Article(_) | Passage::Bookmark(_) => None,
    };
    Ok(match (quotation, passage) {
        (Some(quotation), _) => Citation::of_quotation(&article.body, quotation, source),
        (None, Passage::Span(_, span)) => Citation::of_passage(&article.body, *span, source),
        (None, _) => Citation::of_article(source),
    })
}

/// Copies a text by the first way that is open, and keeps it in the file of the last copy whatever the way.
pub fn copy(profile: &Profile, text: &str, what: CopyOf, reply: &Reply) -> Result<(), Failure> {
    let kept = profile.keep_copy(text);
    match copy_text(text, &profile.config.copy, &Environment::read(|name| std::env::var_os(name))) {
        CopyOutcome::Copied(way) => reply.tell(Message::Copied(Some(way), what)),
        CopyOutcome::Write(bytes) => reply.write(bytes, what),
        // The file is all there is: then it must not have failed.
        CopyOutcome::NoWay => {
            kept?;
            reply.tell(Message::Copied(None, what));
            return Ok(());
        }
    }
    if let Err(error) = kept {
        tracing::warn!("the last copy is not kept: {error}");
    }
    Ok(())
}
