//! What the popups list: the keys, the problems, the outline of the article, the actions of a row, the formats.

use super::super::requests::{articles, notify};
use super::super::under_cursor;
use super::outline;
use crate::analysis::EntityKind;
use crate::library::Target;
use crate::tui::action::{ACTIONS, Action, Context, EntityAction, ListAction, PaneAction, PassageAction, synonyms};
use crate::tui::effect::Effects;
use crate::tui::keymap::Key;
use crate::tui::locale::{COMMANDS, Locale, SETTINGS};
use crate::tui::model::list_popup::{Item, PopupAction, PopupKind};
use crate::tui::model::pending::WhenOpened;
use crate::tui::model::{Focus, ListedEntity, Model};
use crate::tui::notice::Notice;

/// Shows all keys, as they are set, and how a query is written.
pub fn open_help(model: &mut Model) {
    let locale = model.options.locale;
    let words = locale.words();
    let mut items = Vec::new();
    // The keys of the pane that the person is in come first.
    let [first, second] = match model.focus {
        Focus::List => [Context::List, Context::Reader],
        Focus::Reader => [Context::Reader, Context::List],
    };
    for context in [first, second, Context::Menu, Context::Popup] {
        items.push(Item::heading(locale.context(context)));
        for entry in ACTIONS {
            let keys = model.options.keymap.keys(context, entry.action);
            // What has lost its keys to a setting stays, so that it is not forgotten.
            if !entry.keys(context).is_empty() {
                let english = keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
                let keys = keys.iter().map(|key| locale.key(*key)).collect::<Vec<_>>().join(" ");
                let keys = if keys.is_empty() { "–".to_owned() } else { keys };
                let item = Item::new(keys, locale.describe(entry.action), PopupAction::Line);
                items.push(item.found_by(format!("{} {english}", words_for(entry.action))));
            }
        }
    }
    items.push(Item::heading(words.query_help_title));
    for (mark, label) in words.query_help {
        items.push(Item::new(*mark, *label, PopupAction::Line));
    }
    for (heading, lines) in locale.help_headings().into_iter().zip([SETTINGS, COMMANDS]) {
        items.push(Item::heading(heading));
        for line in lines {
            let item = Item::new(line.what, locale.help_line(line), PopupAction::Line);
            items.push(item.found_by(format!("{} {}", line.synonyms, line.about.join(" "))));
        }
    }
    items.push(Item::heading(words.legend_title));
    for (mark, label) in words.legend {
        let kind = EntityKind::ALL.iter().find(|kind| locale.kind(**kind) == *label);
        items.push(Item::new(*mark, *label, kind.map_or(PopupAction::Line, |kind| PopupAction::Sample(*kind))));
    }
    model.open_list(PopupKind::Help, items);
}

/// What an action is found by: what people call it and how it is described, in either language.
fn words_for(action: Action) -> String {
    let [english, french] = synonyms(action);
    let described = [Locale::English, Locale::French].map(|locale| locale.describe(action)).join(" ");
    format!("{english} {french} {described}")
}

/// Lists the files that could not be read.
pub fn open_problems(model: &mut Model) {
    let locale = model.options.locale;
    let problem = |(path, reason): &(String, _)| Item::new(path, locale.reason(reason), PopupAction::Line);
    let mut items: Vec<Item> = model.archive.problems.iter().map(problem).collect();
    if items.is_empty() {
        items.push(Item::unmarked(locale.words().no_problems, PopupAction::Line));
    }
    model.open_list(PopupKind::Problems, items);
}

/// Shows the outline of the article that is read, or of that under the list's cursor, which is opened first.
pub fn open_outline(model: &mut Model, out: &mut Effects) {
    if model.focus == Focus::Reader {
        return show_outline(model, out);
    }
    let Some((wanted, _)) = under_cursor::article(model) else { return notify(model, Notice::NothingHere, out) };
    match &model.reading.reader {
        Some(reader) if Some(reader.opened.id) == wanted.article => show_outline(model, out),
        _ => articles::open(model, wanted, WhenOpened::Outline, out),
    }
}

/// Shows the quotations of the article on the screen by speaker and its entities by kind.
pub fn show_outline(model: &mut Model, out: &mut Effects) {
    let Some(reader) = &model.reading.reader else { return };
    let items = outline::items(&reader.opened, model.options.locale);
    if items.is_empty() {
        return notify(model, Notice::NoEntity, out);
    }
    model.open_list(PopupKind::Outline, items);
}

/// Shows what can be done with the row under the cursor.
pub fn open_menu(model: &mut Model) {
    if model.focus == Focus::Reader && model.reading.reader.is_none() {
        return;
    }
    let row = MenuRow::under_cursor(model);
    let mut items = Vec::new();
    for entry in ACTIONS {
        let key = model.options.keymap.keys(Context::Menu, entry.action).first();
        if let (Some(key), true) = (key, row.offers(model, entry.action)) {
            let words = model.options.locale.words();
            // A picker hands over what would be copied.
            let picked = [(PassageAction::Copy, words.pick_cited), (PassageAction::CopyAs, words.pick_as)];
            let picked = picked.iter().find(|(action, _)| Action::Passage(*action) == entry.action);
            let picked = picked.filter(|_| model.picking.is_some()).map(|(_, label)| *label);
            let label = picked.unwrap_or_else(|| model.options.locale.describe(entry.action));
            items.push(Item::new(model.options.locale.key(*key), label, PopupAction::Act(entry.action)));
        }
    }
    model.open_list(PopupKind::Menu, items);
}

/// What the action menu is of: a row of the list, or what the reader's cursor is on.
struct MenuRow {
    entity: Option<ListedEntity>,
    is_bookmarked: bool,
    is_quotation: bool,
    /// Whether it can be opened and marked: a row, or in the reader something that has a page.
    can_open: bool,
    can_mark: bool,
}

impl MenuRow {
    fn under_cursor(model: &Model) -> Self {
        let is_bookmarked = under_cursor::bookmark(model).is_some();
        if model.focus == Focus::Reader {
            let reader = model.reading.reader.as_ref();
            return Self {
                entity: None,
                is_bookmarked,
                is_quotation: reader.is_some_and(|reader| reader.quotation().is_some()),
                can_open: under_cursor::entity_in_text(model).is_some(),
                can_mark: false,
            };
        }
        let is_quotation = matches!(under_cursor::article(model), Some((_, Target::Byte(_))));
        let entity = under_cursor::listed_entity(model);
        Self { entity, is_bookmarked, is_quotation, can_open: true, can_mark: true }
    }

    /// Whether an action can be done with it.
    fn offers(&self, model: &Model, action: Action) -> bool {
        match action {
            Action::Passage(action) => self.offers_for_passage(model, action),
            Action::Entity(action) => match (action, &self.entity) {
                (EntityAction::Part, Some(entity)) => entity.entities.joined(entity.row).next().is_some(),
                (EntityAction::Choices, Some(_)) => !model.user_data.entity_choices.is_empty(),
                (EntityAction::Rename | EntityAction::Kind | EntityAction::Join | EntityAction::Silence, Some(_)) => {
                    true
                }
                (_, None) => false,
            },
            Action::Pane(PaneAction::Open) => self.can_open,
            Action::List(ListAction::MarkRow) => self.can_mark,
            Action::Move(_) | Action::Pane(_) | Action::Program(_) | Action::List(_) | Action::Reader(_) => true,
            Action::SideBySide(_) => false,
        }
    }

    /// The same for what is done with a passage: an entity has no words to copy or to bookmark.
    fn offers_for_passage(&self, model: &Model, action: PassageAction) -> bool {
        match action {
            PassageAction::Undo => model.user_data.undo.is_some(),
            PassageAction::DeleteBookmark => self.is_bookmarked,
            PassageAction::Correct | PassageAction::Compare => self.is_quotation,
            PassageAction::Bookmark => self.entity.is_none() && !self.is_bookmarked,
            PassageAction::Tags => !model.user_data.bookmarks.is_empty(),
            PassageAction::Copy
            | PassageAction::CopyAs
            | PassageAction::Tag
            | PassageAction::Note
            | PassageAction::Outline
            | PassageAction::Edit
            | PassageAction::Web
            | PassageAction::Pipe
            | PassageAction::Write => self.entity.is_none(),
        }
    }
}
