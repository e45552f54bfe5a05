//! Copying with the citation.

use super::super::{Effects, list, notify};
use crate::citation::Format;
use crate::tui::message::{Effect, Passage, Wanted};
use crate::tui::model::list::{PageRow, Source};
use crate::tui::model::{Focus, Goal, Model, Notice};

/// Copies what the cursor is on with its source, in the format of the settings.
pub fn copy(model: &mut Model, out: &mut Effects) {
    copy_as(model, model.citation.clone(), out);
}

/// Copies what the cursor is on in this format: in the reader the chosen lines, the quotation or the reference of
/// the article; in the list the marked rows, else the row under the cursor.
pub fn copy_as(model: &mut Model, format: Format, out: &mut Effects) {
    let passages = taken(model);
    if passages.is_empty() {
        return notify(model, Notice::NothingHere, out);
    }
    // A picker hands over what would have been copied.
    out.push(match model.picking {
        Some(_) => Effect::HandOver(passages, format),
        None => Effect::Cite(passages, format),
    });
}

/// What a copy or a choice is of.
pub fn taken(model: &Model) -> Vec<Passage> {
    match model.focus {
        Focus::Reader => in_reader(model),
        Focus::List => in_list(model),
    }
}

/// What the cursor is on, whatever is marked.
pub fn under_cursor(model: &Model) -> Option<Passage> {
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
    if let Some(page) = &model.page {
        let rows = page.shown.iter().filter_map(|at| page.rows.get(*at));
        let quotation = |row: &PageRow| match row {
            PageRow::Passage { article, start, how: Some(_), .. } => {
                Some(Passage::At(super::super::reading::wanted(*article), *start))
            }
            _ => None,
        };
        return rows.filter_map(quotation).collect();
    }
    match marked(model).as_slice() {
        [] => model.list().hits.iter().filter_map(|hit| of_row(model, hit.row)).collect(),
        rows => rows.iter().filter_map(|row| of_row(model, *row)).collect(),
    }
}

fn in_reader(model: &Model) -> Vec<Passage> {
    let Some(reader) = &model.reader else { return Vec::new() };
    let wanted = Wanted::of_opened(&reader.opened);
    vec![match reader.taken() {
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

/// The rows that are marked, in the order of the list, whatever the query shows of it.
fn marked(model: &Model) -> Vec<u32> {
    let list = model.list();
    if list.marked.is_empty() || model.page.is_some() {
        return Vec::new();
    }
    let is_marked = |row: &u32| list.source.identity(*row).is_some_and(|identity| list.marked.contains(&identity));
    (0..u32::try_from(list.source.len()).unwrap_or(u32::MAX)).filter(is_marked).collect()
}

fn in_row(model: &Model) -> Option<Passage> {
    if model.page.is_some() {
        let (wanted, goal) = list::under_cursor(model)?;
        return match goal {
            Goal::Byte(byte) => Some(Passage::At(wanted, byte)),
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
