//! From a row or a passage to the file and the line that an editor opens.

use std::path::PathBuf;

use super::articles::ArticleService;
use crate::article::{Body, CodePoints};
use crate::search::find_in_text::find_all;
use crate::tui::message::{Failure, Wanted};
use crate::tui::model::pending::Target;

/// The file of an article, and the line on which the paragraph of the place begins, from 1.
pub fn find(desk: &mut ArticleService, wanted: &Wanted, target: &Target) -> Result<(PathBuf, u32), Failure> {
    let (stored, opened) = desk.read(wanted)?;
    let body = &opened.article.body;
    let byte = match target {
        Target::Start => None,
        Target::Byte(byte) => Some(*byte),
        Target::Place(code_point) => Some(CodePoints::new(&body.text).to_byte(*code_point)),
        Target::Bookmark(id) => {
            let kept = desk.shared.kept();
            let anchor = kept.iter().find(|kept| kept.id == *id).and_then(|kept| kept.anchor.as_ref());
            anchor.and_then(|anchor| anchor.find(&body.text)).map(|found| found.span.start)
        }
        Target::Words(words) => find_all(&body.text, words).first().map(|span| span.start),
    };
    Ok((stored.path, byte.map_or(1, |byte| line_of(body, byte))))
}

fn line_of(body: &Body, byte: usize) -> u32 {
    let before = body.paragraphs.iter().take_while(|paragraph| paragraph.span.start <= byte);
    before.last().map_or(1, |paragraph| paragraph.line.max(1))
}
