//! Copying with the citation.

use std::sync::Arc;

use super::super::requests::notify;
use crate::analysis::CertaintyLevel;
use crate::citation::Format;
use crate::library::{ArticleRef, ListedQuotation, PageGroup, PageRow, Passage};
use crate::text::sanitize::sanitize_line;
use crate::tui::action::{Action, PassageAction};
use crate::tui::cite_request::{CiteRequest, CiteTo, Guesses};
use crate::tui::effect::{Effects, ExternalRequest};
use crate::tui::locale::fill;
use crate::tui::model::list::Source;
use crate::tui::model::list_popup::{Item, PopupAction, PopupKind};
use crate::tui::model::page::Page;
use crate::tui::model::{Focus, Model, Popup};
use crate::tui::notice::{Notice, WriteCounts};

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
    let to = if model.picking.is_some() { CiteTo::Picker } else { CiteTo::Clipboard };
    out.push(ExternalRequest::Cite(CiteRequest { passages, format, to, guesses: Guesses::Ask }));
}

/// Most passages that are shown in every format: who chooses one needs no more to see what it is like.
const SHOWN: usize = 3;

/// Asks for the format: each is shown with what would be copied in it.
pub fn ask_format(model: &mut Model, out: &mut Effects) {
    let mut passages = passages(model);
    passages.truncate(SHOWN);
    if passages.is_empty() {
        return notify(model, Notice::NothingHere, out);
    }
    let format = model.output.format.clone();
    out.push(ExternalRequest::Cite(CiteRequest { passages, format, to: CiteTo::Screen, guesses: Guesses::Noted }));
}

/// What would be copied, by the names of the formats; the cursor is on that of the settings.
pub fn show_formats(model: &mut Model, cited: Vec<(&'static str, String)>) {
    if model.popup.is_some() {
        return;
    }
    let usual = cited.iter().position(|(name, _)| *name == model.output.format.name()).unwrap_or(0);
    let item = |(name, text): (&'static str, String)| {
        Item::new(name, sanitize_line(&text), PopupAction::Format(name)).with_detail(text)
    };
    model.open_list(PopupKind::Formats, cited.into_iter().map(item).collect());
    let height = model.popup_height();
    if let Some(Popup::List(popup)) = &mut model.popup {
        popup.step(isize::try_from(usual).unwrap_or(0), height);
    }
}

/// Some of the speakers are only guessed, by these names: asks whether to name them, and how.
pub fn ask_about_guesses(model: &mut Model, request: CiteRequest, names: &[String]) {
    if model.popup.is_some() {
        return;
    }
    let words = model.options.locale.words();
    let answer = |label: String, guesses| Item::unmarked(label, PopupAction::Guesses(guesses));
    let named = names.join(", ");
    let mut items = vec![Item::heading(format!("— {named} {}", CertaintyLevel::Guess.mark()))];
    items.push(answer(words.guess_noted.to_owned(), Guesses::Noted));
    items.push(answer(fill(words.guess_confirmed, &named), Guesses::Confirmed));
    if request.passages.len() == 1 {
        let correct = PopupAction::Act(Action::Passage(PassageAction::Correct));
        items.push(Item::unmarked(words.guess_correct, correct));
    }
    model.pending.citing = Some(request);
    model.open_list(PopupKind::Guesses, items);
}

/// Cites what was asked about, as it was answered.
pub fn cite_guesses(model: &mut Model, guesses: Guesses, out: &mut Effects) {
    if let Some(request) = model.pending.citing.take() {
        out.push(ExternalRequest::Cite(CiteRequest { guesses, ..request }));
    }
}

/// What a copy is of, or what a picker hands over.
pub fn passages(model: &Model) -> Vec<Passage> {
    if let Some(beside) = &model.side_by_side {
        return vec![beside.quotation().passage.clone()];
    }
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

/// What a file is written of, and how many of each kind: as for a copy, but where no row is marked all of them, and of
/// an entity's page the quotations that its query shows.
pub fn for_file(model: &Model) -> (Vec<Passage>, WriteCounts) {
    if let (Focus::List, Some(page)) = (model.focus, &model.pages.open) {
        return of_page(page);
    }
    let passages: Vec<Passage> = match (model.focus, marked(model).as_slice()) {
        (Focus::Reader, _) => in_reader(model),
        (Focus::List, []) => model.list().hits.iter().filter_map(|hit| of_row(model, hit.row)).collect(),
        (Focus::List, rows) => rows.iter().filter_map(|row| of_row(model, *row)).collect(),
    };
    let mut counts = WriteCounts::default();
    for passage in &passages {
        let count = match passage {
            Passage::Quotation(_) => &mut counts.quotations,
            Passage::Article(_) | Passage::Shown(_, None) => &mut counts.articles,
            Passage::Bookmark(_) => &mut counts.bookmarks,
            Passage::Shown(_, Some(_)) | Passage::Mention(..) => &mut counts.passages,
        };
        *count += 1;
    }
    (passages, counts)
}

/// The quotations of a page that its query shows: those by the entity, and those of others that name it.
fn of_page(page: &Page) -> (Vec<Passage>, WriteCounts) {
    let (mut passages, mut counts) = (Vec::new(), WriteCounts::default());
    let mut is_by = false;
    for row in page.rows.rows() {
        match row {
            PageRow::Heading(group, _) => is_by = *group == PageGroup::By,
            PageRow::Passage { spoken: Some(_), .. } => {
                passages.extend(of_page_row(row));
                *(if is_by { &mut counts.by_entity } else { &mut counts.about_entity }) += 1;
            }
            PageRow::Passage { .. } | PageRow::Timeline(_) | PageRow::Office(_) | PageRow::Entity { .. } => {}
        }
    }
    (passages, counts)
}

fn in_reader(model: &Model) -> Vec<Passage> {
    let Some(reader) = &model.reading.reader else { return Vec::new() };
    vec![Passage::Shown(Arc::clone(&reader.opened), reader.passage())]
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
    match &model.pages.open {
        Some(page) => of_page_row(page.rows.item()?),
        None => of_row(model, model.list().row()?),
    }
}

/// The passage of a row of an entity's page.
fn of_page_row(row: &PageRow) -> Option<Passage> {
    let PageRow::Passage { article, start, spoken, .. } = row else { return None };
    let article = ArticleRef::of_id(*article);
    Some(match spoken {
        Some(words) => {
            let quotation = ListedQuotation { article, start: *start, words: words.clone(), key: None };
            Passage::Quotation(Box::new(quotation))
        }
        None => Passage::Mention(article, *start),
    })
}

fn of_row(model: &Model, row: u32) -> Option<Passage> {
    let row = row as usize;
    Some(match &model.list().source {
        Source::Nothing | Source::Entities(_) => return None,
        Source::Articles(articles) => Passage::Article(ArticleRef::of_row(&articles.get(row)?)),
        Source::Quotes(articles, quotes) => {
            let quote = quotes.get(row)?;
            let article = ArticleRef::of_row(&articles.get(quote.article as usize)?);
            let (words, key) = (quote.words.to_owned(), Some(quote.key));
            Passage::Quotation(Box::new(ListedQuotation { article, start: quote.start, words, key }))
        }
        Source::Bookmarks(bookmarks) => Passage::Bookmark(Box::new(bookmarks.get(row)?.clone())),
    })
}
