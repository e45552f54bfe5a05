//! The file and the line that an editor opens for a place in an article.

use std::path::PathBuf;

use super::articles::ArticleService;
use super::error::LibraryError;
use super::reference::{ArticleRef, Target};
use crate::article::CodePoints;
use crate::search::find_in_text::find_all;

/// Where an editor opens a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EditorPosition {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: u32,
}

/// The file of an article, and the line on which the paragraph of the target begins.
pub(crate) fn editor_position(
    service: &mut ArticleService,
    article: &ArticleRef,
    target: &Target,
) -> Result<EditorPosition, LibraryError> {
    let (location, opened) = service.read(article)?;
    let body = &opened.article.body;
    let byte = match target {
        Target::Start => None,
        Target::Byte(byte) => Some(*byte),
        Target::CodePoint(code_point) => Some(CodePoints::new(&body.text).to_byte(*code_point)),
        Target::Bookmark(id) => {
            let bookmarks = service.library.bookmarks();
            let anchor = bookmarks.iter().find(|kept| kept.id == *id).and_then(|kept| kept.anchor.as_ref());
            anchor.and_then(|anchor| anchor.find(&body.text)).map(|found| found.span.start)
        }
        Target::Words(words) => find_all(&body.text, words).first().map(|span| span.start),
    };
    Ok(EditorPosition { file: location.path, line: byte.and_then(|byte| body.line_of(byte)).unwrap_or(1) })
}
