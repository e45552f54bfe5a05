//! Copying with the citation.

use super::super::requests::notify;
use super::super::{Effects, under_cursor};
use crate::citation::Format;
use crate::tui::message::{Effect, Passage, Wanted};
use crate::tui::model::list::Source;
use crate::tui::model::page::PageRow;
use crate::tui::model::pending::Target;
use crate::tui::model::{Focus, Model};
use crate::tui::notice::Notice;

/// Copies what the cursor is on with its source, in the format of the settings.
pub fn copy(model: &mut Model, out: &mut Effects) {
    copy_as(model, model.output.format.clone(), out);
}

/// Copies what the cursor is on in this format: in the reader the selected lines, the quotation or the reference of
/// the article; in the list the marked rows, else the row under the cursor.
pub fn copy_as(model: &mut Model, format: Format, out: &mut Effects) {
    let passages = passages(model);
    if passages.is_empty() {
        return notify(model, Notice::NothingHere, out);
    }
    // A picker hands over what would have been copied.
    out.push(match model.picking {
        Some(_) => Effect::HandOver(passages, format),
        None => Effect::Cite(passages, format),
    });
}

/// What a copy is of, or what a picker hands over.
pub fn passages(model: &Model) -> Vec<Passage> {
    match model.focus {
        Focus::Reader => in_reader(model),
        Focus::List => in_list(model),
    }
}

/// What the cursor is on, whatever is marked.
pub fn passage(model: &Model) -> Option<Passage> {
    match model.focus {
        Focus::Reader => in_reader(model).pop(),
        Focus::List => in_row(model),
    }
}

/// What a file is written of: as for a copy, but where no row is marked all of them, and of an entity's page all of
/// its quotations.
pub fn for_file(model: &Model) -> Vec<Passage> {
    if model.focus == Focus::Reader {
        return in_reader(model);
    }
    if let Some(page) = &model.pages.open {
        let quotation = |row: &PageRow| match row {
            PageRow::Passage { article, start, how: Some(_), .. } => Some(Passage::At(Wanted::of_id(*article), *start)),
            _ => None,
        };
        return page.rows.rows().filter_map(quotation).collect();
    }
    match marked(model).as_slice() {
        [] => model.list().hits.iter().filter_map(|hit| of_row(model, hit.row)).collect(),
        rows => rows.iter().filter_map(|row| of_row(model, *row)).collect(),
    }
}

fn in_reader(model: &Model) -> Vec<Passage> {
    let Some(reader) = &model.reading.reader else { return Vec::new() };
    let wanted = Wanted::of_opened(&reader.opened);
    vec![match reader.passage() {
        Some(span) => Passage::Span(wanted, span),
        None => Passage::Article(wanted),
    }]
}

fn in_list(model: &Model) -> Vec<Passage> {
    match marked(model).as_slice() {
        [] => in_row(model).into_iter().collect(),
        rows => rows.iter().filter_map(|row| of_row(model, *row)).collect(),
    }
}

/// The rows that are marked; none while a page lies over them.
fn marked(model: &Model) -> Vec<u32> {
    if model.pages.open.is_some() { Vec::new() } else { model.list().marked_rows() }
}

fn in_row(model: &Model) -> Option<Passage> {
    if model.pages.open.is_some() {
        let (wanted, target) = under_cursor::article(model)?;
        return match target {
            Target::Byte(byte) => Some(Passage::At(wanted, byte)),
            _ => Some(Passage::Article(wanted)),
        };
    }
    of_row(model, model.list().row()?)
}

fn of_row(model: &Model, row: u32) -> Option<Passage> {
    let row = row as usize;
    Some(match &model.list().source {
        Source::Nothing | Source::Entities(_) => return None,
        Source::Articles(articles) => Passage::Article(Wanted::of_row(&articles.get(row)?)),
        Source::Quotes(articles, quotes) => {
            let quote = quotes.get(row)?;
            let article = articles.get(quote.article as usize)?;
            Passage::At(Wanted::of_row(&article), quote.start)
        }
        Source::Bookmarks(bookmarks) => Passage::Bookmark(Box::new(bookmarks.get(row)?.clone())),
    })
}
