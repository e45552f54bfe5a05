//! Saved searches: keeping the query under a name, opening one, renaming, editing and deleting it.
//!
//! They are listed with the number of their rows and of those that are new since they were opened last; both come from
//! the search worker while the list is on the screen.

use std::sync::Arc;

use super::super::requests::{notify, rows};
use super::list as tabs;
use crate::annotations::SavedSearch;
use crate::library::SearchCount;
use crate::text::sanitize::sanitize_line;
use crate::tui::changes::{SearchChange, SearchesChange};
use crate::tui::effect::{Effects, SavedSearchRequest, UserDataChange};
use crate::tui::input::Input;
use crate::tui::message::SearchesNews;
use crate::tui::model::list_popup::{Item, PopupAction, PopupKind, SearchAnswer};
use crate::tui::model::undo::Undo;
use crate::tui::model::{Focus, Model, OpenedSearch, Popup, Prompt, ShownNotice};
use crate::tui::notice::{Notice, PromptKind, SearchNotice};

/// Something happened to them.
pub fn heard(model: &mut Model, news: SearchesNews, out: &mut Effects) {
    match news {
        SearchesNews::Changed(searches, done) => changed(model, searches, done, out),
        SearchesNews::Counted(count) => counted(model, &count),
        SearchesNews::Opened(search, new) => opened(model, &search, new, out),
    }
}

/// Lists them; before them stands what keeps the query, where there is one that is not kept yet.
pub fn list(model: &mut Model, out: &mut Effects) {
    // Another program may have changed them: what it wrote comes while the list is on the screen.
    out.push(SavedSearchRequest::Reread);
    show(model, out);
}

/// Shows them as they are known.
fn show(model: &mut Model, out: &mut Effects) {
    let searches = Arc::clone(&model.user_data.searches);
    let can_keep = !query(model).is_empty() && !searches.iter().any(|search| is_asked(model, search));
    if searches.is_empty() && !can_keep {
        return notify(model, Notice::Search(SearchNotice::None), out);
    }
    let column = column(model);
    let keep =
        Item::new(format!("{:>column$}", "+"), model.options.locale.words().search_keep, PopupAction::KeepSearch);
    let item = |(at, search): (usize, &SavedSearch)| {
        let tab = model.options.locale.tab(search.scope());
        let label = format!("{} · {tab} › {}", search.name, search.query);
        Item::new(format!("{:>column$}", "…"), label, PopupAction::Search(at, SearchAnswer::Open))
    };
    let items = can_keep.then_some(keep).into_iter().chain(searches.iter().enumerate().map(item)).collect();
    model.open_list(PopupKind::Searches, items);
    if !searches.is_empty() {
        out.push(SavedSearchRequest::Count(searches.to_vec()));
    }
}

/// The cells of the column of counts: it has its width before the first count comes, so that nothing moves.
fn column(model: &Model) -> usize {
    if model.size.width < NARROW { 7 } else { 11 }
}

/// The width of a screen, in cells, below which the names need the room more than large counts.
const NARROW: u16 = 60;

/// They are others than before while something of them is on the screen: the list is shown anew with the cursor on the
/// same one; what was to be done with one of them is not asked any more.
fn refresh_list(model: &mut Model, out: &mut Effects) {
    let shown_none = matches!(model.notice, Some(ShownNotice { notice: Notice::Search(SearchNotice::None), .. }));
    let (kind, label, filter) = match &model.popup {
        Some(Popup::List(popup)) => (popup.kind, popup.item().map(|item| item.label.clone()), popup.filter.clone()),
        None if shown_none && !model.user_data.searches.is_empty() => {
            model.notice = None;
            return show(model, out);
        }
        Some(Popup::Prompt(_)) | None => return,
    };
    match kind {
        PopupKind::Searches => {
            model.popup = None;
            show(model, out);
            let Some(Popup::List(popup)) = &mut model.popup else { return };
            popup.filter = filter;
            popup.refilter();
            let same = popup.lines.rows().position(|item| Some(&item.label) == label.as_ref());
            popup.lines.cursor.selected = same.unwrap_or(popup.lines.cursor.selected);
        }
        PopupKind::Search(_) => model.popup = None,
        _ => {}
    }
}

/// The number of rows of one is known: it stands before its name.
fn counted(model: &mut Model, count: &SearchCount) {
    let searches = Arc::clone(&model.user_data.searches);
    let (locale, column) = (model.options.locale, column(model));
    let Some(Popup::List(popup)) = &mut model.popup else { return };
    if popup.kind != PopupKind::Searches {
        return;
    }
    for item in &mut popup.lines.items {
        let PopupAction::Search(at, _) = item.action else { continue };
        if searches.get(at).is_some_and(|search| search.name == count.name) {
            let new = count.new.filter(|new| *new > 0).map(|new| format!(" +{}", locale.number(new)));
            let counts = format!("{}{}", locale.number(count.rows), new.unwrap_or_default());
            item.mark = format!("{counts:>column$}");
        }
    }
}

/// Asks what to do with the one under the cursor of the list.
pub fn ask_what(model: &mut Model) {
    let Some(Popup::List(popup)) = &model.popup else { return };
    let Some(PopupAction::Search(at, _)) = popup.item().map(|item| item.action) else { return };
    let Some(search) = model.user_data.searches.get(at) else { return };
    let words = model.options.locale.words();
    let answers = [
        (words.search_open, SearchAnswer::Open),
        (words.search_rename, SearchAnswer::Rename),
        (words.search_edit, SearchAnswer::Edit),
        (words.search_delete, SearchAnswer::Delete),
    ];
    let heading = Item::heading(format!("{} › {}", search.name, search.query));
    let item = |(label, answer)| Item::unmarked(label, PopupAction::Search(at, answer));
    let items = std::iter::once(heading).chain(answers.map(item)).collect();
    model.open_list(PopupKind::Search(at), items);
}

/// Does with the one at this position what the person chose.
pub fn answer(model: &mut Model, at: usize, answer: SearchAnswer, out: &mut Effects) {
    let Some(search) = model.user_data.searches.get(at).cloned() else { return };
    match answer {
        SearchAnswer::Open => open(model, search, out),
        SearchAnswer::Rename => {
            ask(model, PromptKind::SearchRename(search.name.clone()), Input::prefilled(&search.name))
        }
        // Edited as a line, not replaced by the first letter: mostly a word more is wanted.
        SearchAnswer::Edit => ask(model, PromptKind::SearchQuery(search.name.clone()), Input::new(&search.query)),
        SearchAnswer::Delete => send(SearchChange::Delete(search.name), out),
    }
}

/// Asks under which name to keep the query; without another one it is called what it says.
pub fn ask_name(model: &mut Model) {
    let name = Input::prefilled(query(model));
    ask(model, PromptKind::SearchName, name);
}

/// Keeps the query of the tab under this name.
pub fn keep(model: &Model, typed: &str, out: &mut Effects) {
    let search = SavedSearch::new(typed, model.search.tab, query(model));
    if !search.name.is_empty() && !search.query.is_empty() {
        send(SearchChange::Add(search), out);
    }
}

/// Gives the one of the name `old` another.
pub fn rename(old: &str, typed: &str, out: &mut Effects) {
    let new = sanitize_line(typed).trim().to_owned();
    if !new.is_empty() && new != old {
        send(SearchChange::Rename(old.to_owned(), new), out);
    }
}

/// Gives the one of this name another query.
pub fn edit(name: &str, typed: &str, out: &mut Effects) {
    let query = sanitize_line(typed).trim().to_owned();
    if !query.is_empty() {
        send(SearchChange::Edit(name.to_owned(), query), out);
    }
}

/// They are stored like this now, and this was done to them.
fn changed(model: &mut Model, searches: Arc<Vec<SavedSearch>>, done: SearchesChange, out: &mut Effects) {
    let differ = model.user_data.searches != searches;
    model.user_data.searches = searches;
    let said = match done {
        SearchesChange::Loaded if differ => return refresh_list(model, out),
        SearchesChange::Loaded => return,
        SearchesChange::Added(search) => {
            // Its rows are on the screen: none of them is new the next time.
            out.push(SavedSearchRequest::Open(search.clone()));
            SearchNotice::Kept(search.name)
        }
        SearchesChange::NameTaken(name) => SearchNotice::NameTaken(name),
        SearchesChange::Renamed(name) => SearchNotice::Renamed(name),
        SearchesChange::Edited(name) => SearchNotice::Edited(name),
        SearchesChange::Deleted(removed) => {
            let name = removed.record.name.clone();
            model.user_data.undo = Some(Undo::Search(removed));
            SearchNotice::Deleted(name)
        }
        SearchesChange::Restored(name) => SearchNotice::Restored(name),
    };
    notify(model, Notice::Search(said), out);
}

/// One was opened: these rows are new, by their keys.
fn opened(model: &mut Model, search: &SavedSearch, new: Vec<u64>, out: &mut Effects) {
    if !is_asked(model, search) {
        return;
    }
    if !new.is_empty() {
        notify(model, Notice::Search(SearchNotice::Opened(search.name.clone(), new.len())), out);
    }
    model.search.opened = Some(OpenedSearch { search: search.clone(), new: new.into_iter().collect() });
}

/// Asks its query in its tab.
fn open(model: &mut Model, search: SavedSearch, out: &mut Effects) {
    model.set_focus(Focus::List);
    model.search.opened = None;
    tabs::go_to_tab(model, search.scope(), out);
    model.search.input = Input::new(&search.query);
    rows::ask(model, out);
    out.push(SavedSearchRequest::Open(search));
}

/// Whether the open tab shows the rows of this one.
fn is_asked(model: &Model, search: &SavedSearch) -> bool {
    search.scope() == model.search.tab && search.query == query(model)
}

fn query(model: &Model) -> &str {
    model.tabs_input().text().trim()
}

fn ask(model: &mut Model, kind: PromptKind, input: Input) {
    model.popup = Some(Popup::Prompt(Prompt::new(kind, input)));
}

fn send(change: SearchChange, out: &mut Effects) {
    out.push(UserDataChange::Search(Box::new(change)));
}
