//! Removes a title from the body that the metadata has as well.

use crate::article::{Body, ParagraphKind};
use crate::text::fold::fold;

/// Takes a first heading that repeats the title out of the body.
pub(super) fn drop_from(body: &mut Body, title: Option<&str>) {
    let (Some(first), Some(title)) = (body.paragraphs.first(), title) else { return };
    let is_heading = matches!(first.kind, ParagraphKind::Heading(1 | 2));
    if !is_heading || fold(first.span.of(&body.text)) != fold(title) {
        return;
    }
    let by = body.paragraphs.get(1).map_or(body.text.len(), |second| second.span.start);
    body.paragraphs.remove(0);
    body.faces.retain(|(span, _)| span.start >= by);
    body.text.drain(..by);
    for span in body.paragraphs.iter_mut().map(|it| &mut it.span).chain(body.faces.iter_mut().map(|it| &mut it.0)) {
        *span = (span.start - by..span.end - by).into();
    }
}
