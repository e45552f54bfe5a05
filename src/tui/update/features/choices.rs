//! What the person chooses about entities: what they are called, what they are, which names are of one of them.
//!
//! Offered by the action menu of a row of entities. What is chosen is stored first; the lists are then asked again,
//! so that it shows everywhere at once.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::requests::{notify, rows};
use super::super::under_cursor;
use super::{merge, pages};
use crate::analysis::EntityKind;
use crate::annotations::{Choice, EntityChoice, EntityRef};
use crate::archive::{Entities, JoinedName};
use crate::text::fold::fold;
use crate::text::names::surname;
use crate::text::sanitize::sanitize_line;
use crate::tui::changes::ChoiceChange;
use crate::tui::effect::{Effects, UserDataChange};
use crate::tui::input::Input;
use crate::tui::model::list_popup::{EntityAnswer, Item, PopupAction, PopupKind};
use crate::tui::model::undo::Undo;
use crate::tui::model::{ListedEntity, Model, Popup, Prompt};
use crate::tui::notice::{Decided, Notice, PromptKind};

/// Most entities that are offered to join one with.
const OFFERED: usize = 300;

/// Asks what it is to be called.
pub fn ask_name(model: &mut Model, out: &mut Effects) {
    let Some(entity) = begin(model, out) else { return };
    let input = Input::prefilled(entity.entities.name(entity.row));
    model.popup = Some(Popup::Prompt(Prompt::new(PromptKind::Rename, input)));
}

/// Asks what it is.
pub fn ask_kind(model: &mut Model, out: &mut Effects) {
    if begin(model, out).is_none() {
        return;
    }
    let locale = model.options.locale;
    let kinds = EntityKind::ALL.iter().copied().filter(|kind| *kind != EntityKind::Date);
    let item = |kind| Item::unmarked(locale.kind(kind), PopupAction::Entity(EntityAnswer::Kind(kind)));
    model.open_list(PopupKind::Kinds, kinds.map(item).collect());
}

/// Merges the rows that are marked; where none is, asks which one the row under the cursor is the same as. A single mark
/// is meant instead of the cursor.
pub fn ask_other(model: &mut Model, out: &mut Effects) {
    let rows: Vec<usize> = model.list().marked_rows().into_iter().map(|row| row as usize).collect();
    let entity = match (begin(model, out), rows.as_slice()) {
        (Some(entity), []) => entity,
        (Some(entity), [row]) => ListedEntity { row: *row, ..entity },
        (Some(entity), _) => return merge::ask(model, entity.entities, rows),
        (None, _) => return,
    };
    let offered = offered(&entity, model);
    model.entity_in_question = Some(entity);
    model.open_list(PopupKind::Join, offered);
}

/// Asks which of its names is of something else.
pub fn ask_part(model: &mut Model, out: &mut Effects) {
    let Some(ListedEntity { entities, row }) = begin(model, out) else { return };
    let locale = model.options.locale;
    let item = |(at, name): (usize, JoinedName<'_>)| {
        let label = format!("{} — {}", name.name, locale.kind(name.kind));
        Item::new(locale.number(name.articles as usize), label, PopupAction::Entity(EntityAnswer::Part(at)))
    };
    let items: Vec<Item> = entities.joined(row).enumerate().map(item).collect();
    if items.is_empty() {
        return notify(model, Notice::OneName, out);
    }
    model.open_list(PopupKind::Part, items);
}

/// Leaves it out of the lists.
pub fn silence(model: &mut Model, out: &mut Effects) {
    let Some(entity) = begin(model, out) else { return };
    let name = entity.entities.name(entity.row).to_owned();
    decide(&entity, Choice::Silence, Decided::Silenced(name), out);
}

/// Lists all that was chosen, to take it back.
pub fn list_all(model: &mut Model, out: &mut Effects) {
    if model.user_data.entity_choices.is_empty() {
        return notify(model, Notice::NoChoices, out);
    }
    let locale = model.options.locale;
    let item = |(at, choice): (usize, &EntityChoice)| {
        let day: String = choice.created.chars().take(10).collect();
        Item::new(day, locale.choice(choice), PopupAction::TakeBack(at))
    };
    let items = model.user_data.entity_choices.iter().enumerate().rev().map(item).collect();
    model.open_list(PopupKind::Choices, items);
}

/// What was typed as the name.
pub fn rename(model: &mut Model, typed: &str, out: &mut Effects) {
    let Some(entity) = model.entity_in_question.take() else { return };
    let name = sanitize_line(typed).trim().to_owned();
    if name.is_empty() || name == entity.entities.name(entity.row) {
        return;
    }
    decide(&entity, Choice::Rename(name.clone()), Decided::Renamed(name), out);
}

/// Takes back the choice at this position among all.
pub fn take_back(model: &Model, at: usize, out: &mut Effects) {
    let id = model.user_data.entity_choices.get(at).map(|choice| choice.id.clone());
    if let Some(id) = id {
        out.push(UserDataChange::Choose(Box::new(ChoiceChange::Remove(vec![id])), Decided::TakenBack));
    }
}

/// A line was chosen that says something of the entity in question.
pub fn choose(model: &mut Model, answer: EntityAnswer, out: &mut Effects) {
    if let EntityAnswer::Keep(home) = answer {
        return merge::keep(model, home, out);
    }
    let Some(entity) = model.entity_in_question.take() else { return };
    let entities = &entity.entities;
    match answer {
        EntityAnswer::Keep(_) => {}
        EntityAnswer::Kind(kind) => {
            let decided = Decided::Rekinded(entities.name(entity.row).to_owned(), kind);
            decide(&entity, Choice::Rekind(kind.name().to_owned()), decided, out);
        }
        EntityAnswer::Join(other) => {
            let Some(reference) = entities.reference(other) else { return };
            let decided = Decided::Joined(entities.name(other).to_owned());
            decide(&entity, Choice::Merge(reference), decided, out);
        }
        EntityAnswer::Part(at) => {
            let (Some(name), Some(home)) = (entities.joined(entity.row).nth(at), entities.reference(entity.row)) else {
                return;
            };
            let part = EntityRef { name: name.name.to_owned(), kind: name.kind.name().to_owned() };
            let decided = Decided::Parted(name.name.to_owned());
            out.push(UserDataChange::Choose(Box::new(ChoiceChange::Add(vec![(part, Choice::Split(home))])), decided));
        }
    }
}

/// The choices as they are stored now, and what was just decided: everything that shows entities is asked again.
pub fn changed(
    model: &mut Model,
    choices: Arc<Vec<EntityChoice>>,
    done: Option<(Decided, Box<ChoiceChange>)>,
    out: &mut Effects,
) {
    model.user_data.entity_choices = choices;
    let Some((decided, undo)) = done else {
        // They were read for the first time, maybe after the rows on the screen.
        if !model.user_data.entity_choices.is_empty() {
            rows::ask_as_indexed(model, out);
        }
        return;
    };
    model.user_data.undo = Some(Undo::Choice(undo));
    notify(model, Notice::Chosen(decided), out);
    // A page may be of something that is called otherwise now, or is no more.
    pages::close_all(model);
    rows::ask_again(model, out);
}

/// The entity under the cursor, which the popup that follows is about.
fn begin(model: &mut Model, out: &mut Effects) -> Option<ListedEntity> {
    let entity = under_cursor::listed_entity(model);
    model.entity_in_question = entity.clone();
    if entity.is_none() {
        notify(model, Notice::NothingHere, out);
    }
    entity
}

/// Keeps a choice about an entity.
fn decide(entity: &ListedEntity, choice: Choice, decided: Decided, out: &mut Effects) {
    if let Some(reference) = entity.entities.reference(entity.row) {
        out.push(UserDataChange::Choose(Box::new(ChoiceChange::Add(vec![(reference, choice)])), decided));
    }
}

/// Those that it may be the same as: first those that share a word with it, then the most common of its kind.
fn offered(entity: &ListedEntity, model: &Model) -> Vec<Item> {
    let ListedEntity { entities, row } = entity;
    let Some(own) = entities.get(*row) else { return Vec::new() };
    let words = words_of(own.name);
    let shares = |entities: &Entities, other: usize| {
        let names = format!("{} {}", entities.name(other), entities.aliases(other));
        words_of(&names).iter().any(|word| words.contains(word))
    };
    let (mut near, mut far) = (Vec::new(), Vec::new());
    for other in (0..entities.len()).filter(|other| other != row) {
        if near.len() < OFFERED && shares(entities, other) {
            near.push(other);
        } else if far.len() < OFFERED && entities.get(other).is_some_and(|other| other.kind == own.kind) {
            far.push(other);
        }
    }
    // A shared surname means more than a shared given name.
    let last = |name: &str| surname(&fold(name)).to_owned();
    let own_last = last(own.name);
    near.sort_by_key(|other| last(entities.name(*other)) != own_last);
    let locale = model.options.locale;
    let item = |other: usize| {
        let entity = entities.get(other)?;
        let label = format!("{} — {}", entity.name, locale.kind(entity.kind));
        let articles = locale.number(entity.articles as usize);
        Some(Item::new(articles, label, PopupAction::Entity(EntityAnswer::Join(other))))
    };
    near.into_iter().chain(far).take(OFFERED).filter_map(item).collect()
}

/// The folded words of a name that are long enough to tell entities apart.
fn words_of(name: &str) -> HashSet<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    words.map(str::to_owned).collect()
}
