//! What is shown over a quotation or a name: the passage with the sentences around it and its source, or the entity with
//! what it said last.
//!
//! A draft and a place in it in, a hover out. What comes from articles is escaped where the client shows Markdown.

use lsp_types::{Contents, Hover, MarkupContent, MarkupKind};
use serde_json::Value;

use super::desk::Desk;
use super::documents::Draft;
use super::markdown::escaped;
use super::name_at::names_at;
use super::verdicts::Found;
use super::words;
use crate::archive::{NamedEntity, StoredQuotation};
use crate::article::{Body, Span};
use crate::library::{LibraryError, SourceMatch};
use crate::text::sanitize::sanitize_line;
use crate::text::segment::sentences;

/// Bytes of a passage that are shown, at most.
const LONGEST: usize = 1_200;
/// Quotations of an entity that are shown.
const LAST: usize = 4;

/// The hover at a byte of a draft; null where there is nothing.
pub(super) fn answer(desk: &mut Desk, draft: &Draft, byte: usize) -> Result<Value, LibraryError> {
    let found = desk.found_at(draft, Span::new(byte, byte))?;
    let hover = match found.first() {
        Some(found) if found.checked.source.is_some() => of_quotation(desk, draft, found)?,
        _ => of_name(desk, draft, byte)?,
    };
    Ok(hover.map_or(Value::Null, |hover| serde_json::to_value(hover).unwrap_or_default()))
}

/// Lines of a hover, each part marked as the client shows it.
struct Page {
    markdown: bool,
    lines: Vec<String>,
}

impl Page {
    fn words(&self, text: &str) -> String {
        if self.markdown { escaped(text) } else { sanitize_line(text) }
    }

    fn strong(&self, text: &str) -> String {
        let words = self.words(text);
        if self.markdown && !words.is_empty() { format!("**{words}**") } else { words }
    }

    fn hover(self, draft: &Draft, span: Span) -> Hover {
        let kind = if self.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        let value = self.lines.join("\n\n");
        Hover { contents: Contents::MarkupContent(MarkupContent { kind, value }), range: Some(draft.range(span)) }
    }
}

fn of_quotation(desk: &mut Desk, draft: &Draft, found: &Found) -> Result<Option<Hover>, LibraryError> {
    let Some(source) = &found.checked.source else { return Ok(None) };
    let mut page = Page { markdown: desk.manner.abilities.markdown, lines: Vec::new() };
    let passage = desk.body(source).ok().filter(|_| source.line.is_some());
    let [before, passage, after] = match passage {
        Some(body) => around(&body, source.span),
        None => [String::new(), source.words.clone(), String::new()],
    };
    let quote = if page.markdown { "> " } else { "" };
    let blank = |is_there: bool| if is_there { " " } else { "" };
    let (left, right) = (blank(before.ends_with(char::is_whitespace)), blank(after.starts_with(char::is_whitespace)));
    let (before, passage, after) = (page.words(&before), page.strong(&passage), page.words(&after));
    page.lines.push(format!("{quote}{before}{left}{passage}{right}{after}").trim_end().to_owned());
    page.lines.push(speaker(desk, &page, source));
    page.lines.push(publication(desk, &page, source));
    let line = source.line.map(|line| format!(":{line}")).unwrap_or_default();
    page.lines.push(page.words(&format!("{}{line}", desk.service.library.short_path(source.path.as_ref()))));
    Ok(Some(page.hover(draft, found.quoted.span)))
}

/// Who said it, and how that is known.
fn speaker(desk: &Desk, page: &Page, source: &SourceMatch) -> String {
    let locale = desk.manner.locale;
    if source.speaker.is_empty() {
        return format!("— {}", words::nobody(locale));
    }
    let how = source.how.map(|how| locale.how(how).to_owned());
    let certain = source.certainty.filter(|_| source.is_unsure());
    let certain = certain.map(|certainty| words::certain(locale, certainty.hundredths()));
    let known: Vec<String> = how.into_iter().chain(certain).filter(|words| !words.is_empty()).collect();
    let known = if known.is_empty() { String::new() } else { format!(" ({})", page.words(&known.join(", "))) };
    format!("— {}{known}", page.strong(&source.speaker))
}

/// The title, the newspaper and the date.
fn publication(desk: &Desk, page: &Page, source: &SourceMatch) -> String {
    let title = if source.title_is_incipit { format!("[{}…]", source.title) } else { source.title.clone() };
    let date = source.date.map(|date| desk.manner.locale.date(date)).unwrap_or_default();
    let parts = [title, source.newspaper.clone(), date];
    page.words(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}

/// A passage of a body with the sentence before it and the one behind it.
fn around(body: &Body, span: Span) -> [String; 3] {
    let text = &body.text;
    let near = body
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.span.start <= span.end + LONGEST && span.start <= paragraph.span.end + LONGEST);
    let all: Vec<Span> = near.flat_map(|paragraph| sentences(text, paragraph.span)).collect();
    let first = all.iter().position(|sentence| sentence.overlaps(span));
    let last = all.iter().rposition(|sentence| sentence.overlaps(span));
    let (Some(first), Some(last)) = (first, last) else {
        return [String::new(), span.of(text).to_owned(), String::new()];
    };
    let before = first.checked_sub(1).map_or(all[first].start, |before| all[before].start);
    let after = all.get(last + 1).map_or(all[last].end, |after| after.end);
    let cut = |span: Span| -> String { span.of(text).chars().take(LONGEST).collect() };
    let end = span.end.clamp(span.start, after.max(span.start));
    [
        cut(Span::new(before.min(span.start), span.start)),
        cut(Span::new(span.start, end)),
        cut(Span::new(end, after.max(end))),
    ]
}

/// The entity that is named at a byte, with what it said last.
fn of_name(desk: &mut Desk, draft: &Draft, byte: usize) -> Result<Option<Hover>, LibraryError> {
    for (span, name) in names_at(&draft.text, byte) {
        let open = desk.service.open_index()?;
        let named = open.index.entities_named(&name, false, 1)?;
        let Some(entity) = named.into_iter().next() else { continue };
        let said = open.index.said_by(entity.key, &open.articles)?;
        return Ok(Some(entity_page(desk, &entity, &said)?.hover(draft, span)));
    }
    Ok(None)
}

fn entity_page(desk: &mut Desk, entity: &NamedEntity, said: &[(u32, StoredQuotation)]) -> Result<Page, LibraryError> {
    let locale = desk.manner.locale;
    let mut page = Page { markdown: desk.manner.abilities.markdown, lines: Vec::new() };
    let articles = words::in_articles(locale, entity.articles);
    page.lines.push(format!("{} ({}, {articles})", page.strong(&entity.name), locale.kind(entity.kind)));
    if !said.is_empty() {
        page.lines.push(words::said_last(locale, said.len()));
    }
    let open = desk.service.open_index()?;
    for (row, quotation) in said.iter().take(LAST) {
        let Some(article) = open.articles.get(*row as usize) else { continue };
        let date = article.date.map(|date| locale.date(date)).unwrap_or_default();
        let from = [article.title.to_owned(), article.source.to_owned(), date];
        let from = from.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let words: String = quotation.words.chars().take(LONGEST / LAST).collect();
        page.lines.push(format!("« {} »\n— {}", page.words(&words), page.words(&from)));
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Paragraph, ParagraphKind};
    use crate::text::segment::paragraphs;

    #[test]
    fn a_passage_is_shown_between_its_neighbours() {
        let text = "Il pleut. Elle parle. « Oui, la digue tient », dit-elle. Puis rien.\n\nAutre chose.";
        let kind = ParagraphKind::Text;
        let paragraphs = paragraphs(text).into_iter().map(|span| Paragraph { span, line: 1, kind }).collect();
        let body = Body { text: text.to_owned(), paragraphs, faces: Vec::new() };
        let start = text.find('«').unwrap();
        let span = Span::new(start, text.find('»').unwrap() + '»'.len_utf8());
        let [before, passage, after] = around(&body, span);
        assert_eq!(before.trim(), "Elle parle.");
        assert_eq!(passage, "« Oui, la digue tient »");
        assert_eq!(after.trim(), ", dit-elle. Puis rien.");
        assert_eq!(around(&body, Span::new(text.len(), text.len()))[1], "");
    }
}
