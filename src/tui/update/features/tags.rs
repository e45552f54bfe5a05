//! Tags: giving them to several bookmarks at once, listing them with their counts, renaming one.

use super::super::requests::notify;
use super::super::under_cursor;
use super::{copy, list, query};
use crate::annotations::{Bookmark, TagChange, common_tags, counted_tags};
use crate::article::BookmarkId;
use crate::search::Scope;
use crate::tui::effect::{ArticleRequest, Effects, UserDataChange};
use crate::tui::input::Input;
use crate::tui::model::list::Source;
use crate::tui::model::list_popup::{Item, PopupAction, PopupKind};
use crate::tui::model::{Focus, Model, Popup, Prompt};
use crate::tui::notice::{Notice, PromptKind};

/// Asks for the tags of the marked rows, else of what is under the cursor; those that all of it has stand in the line.
pub fn ask(model: &mut Model, out: &mut Effects) {
    let bookmarks = bookmarks(model);
    if bookmarks.is_empty() && copy::passages(model).is_empty() {
        return notify(model, Notice::NothingHere, out);
    }
    let common = common_tags(bookmarks.iter().copied());
    let line: String = common.iter().map(|tag| format!("{tag} ")).collect();
    model.popup = Some(Popup::Prompt(Prompt::new(PromptKind::Tags(common), Input::default())));
    if let Some(Popup::Prompt(prompt)) = &mut model.popup {
        line.chars().for_each(|letter| prompt.input.insert(letter));
    }
}

/// The bookmarks that are marked, else the one of what is under the cursor.
fn bookmarks(model: &Model) -> Vec<&Bookmark> {
    if let (Focus::List, Source::Bookmarks(bookmarks)) = (model.focus, &model.list().source) {
        let marked = model.list().marked_rows();
        if !marked.is_empty() {
            return marked.iter().filter_map(|row| bookmarks.get(*row as usize)).collect();
        }
    }
    under_cursor::bookmark(model).into_iter().collect()
}

/// Changes the tags as the line says. What is no bookmark yet becomes one, where it is given a tag.
pub fn change(model: &Model, typed: &str, before: &[String], out: &mut Effects) {
    let change = TagChange::typed(typed, before);
    let ids: Vec<BookmarkId> = bookmarks(model).into_iter().map(|bookmark| bookmark.id.clone()).collect();
    if change.is_empty() {
        return;
    }
    if !ids.is_empty() {
        return out.push(UserDataChange::Tag(ids, change));
    }
    if change.add.is_empty() {
        return;
    }
    for passage in copy::passages(model) {
        out.push(ArticleRequest::DraftBookmark(passage, change.add.clone()));
    }
}

/// Lists all tags with the number of their bookmarks.
pub fn list(model: &mut Model, out: &mut Effects) {
    let counts = counted_tags(&model.user_data.bookmarks);
    if counts.is_empty() {
        return notify(model, Notice::NoTags, out);
    }
    let item = |(tag, count): (String, usize)| {
        Item::new(format!("#{tag}"), model.options.locale.number(count), PopupAction::Tag)
    };
    let items = counts.into_iter().map(item).collect();
    model.open_list(PopupKind::Tags, items);
}

/// Asks what to do with the tag that a line of the list begins with.
pub fn ask_what(model: &mut Model, mark: &str) {
    let words = model.options.locale.words();
    let show = Item::new(mark, words.tag_show, PopupAction::ShowTag);
    let rename = Item::new(mark, words.tag_rename, PopupAction::RenameTag);
    model.open_list(PopupKind::Tag, vec![show, rename]);
}

/// Shows the bookmarks that have it.
pub fn show(model: &mut Model, mark: &str, out: &mut Effects) {
    model.set_focus(Focus::List);
    list::go_to_tab(model, Scope::Bookmarks, out);
    model.search.input = Input::new(mark);
    query::changed(model, out);
}

/// Asks for another name.
pub fn ask_name(model: &mut Model, mark: &str) {
    let old = mark.trim_start_matches('#').to_owned();
    let input = Input::prefilled(&old);
    model.popup = Some(Popup::Prompt(Prompt::new(PromptKind::TagName(old), input)));
}

/// Gives it this name, which is one word.
pub fn rename(old: &str, typed: &str, out: &mut Effects) {
    let new = typed.split_whitespace().collect::<Vec<_>>().join("-");
    let new = new.trim_start_matches('#');
    if !new.is_empty() && new != old {
        out.push(UserDataChange::RenameTag(old.to_owned(), new.to_owned()));
    }
}
