//! What the person chooses about entities: what they are called, what they are, which names are of one of them.
//!
//! Offered by the action menu of a row of entities. What is chosen is kept first; the lists are then asked again,
//! so that it shows everywhere at once.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::{Effects, find, notify, pages, sheets};
use crate::analysis::EntityKind;
use crate::annotations::{Choice as Chosen, EntityChoice, EntityRef};
use crate::archive::Entities;
use crate::search::Scope;
use crate::text::fold::fold;
use crate::text::sanitize::sanitize_line;
use crate::tui::input::Input;
use crate::tui::message::{Choosing, Effect};
use crate::tui::model::list::Source;
use crate::tui::model::list_popup::{Choice, Item, SheetKind};
use crate::tui::model::{Decided, Deciding, Model, Notice, Popup, Prompt, PromptKind, Undo};

/// Most entities that are offered to join one with.
const OFFERED: usize = 300;

/// The entity of the row under the cursor, where it is one of the Entities tab.
pub fn under_cursor(model: &Model) -> Option<Deciding> {
    let list = model.list();
    match &list.source {
        Source::Entities(entities) if model.page.is_none() => {
            let row = list.row()? as usize;
            (row < entities.len()).then(|| Deciding { entities: Arc::clone(entities), row })
        }
        _ => None,
    }
}

/// Asks what it is to be called.
pub fn ask_name(model: &mut Model, out: &mut Effects) {
    let Some(entity) = begin(model, out) else { return };
    let input = Input::new(entity.entities.name(entity.row));
    model.popup = Some(Popup::Prompt(Prompt { kind: PromptKind::Rename, input }));
}

/// Asks what it is.
pub fn ask_kind(model: &mut Model, out: &mut Effects) {
    if begin(model, out).is_none() {
        return;
    }
    let locale = model.options.locale;
    let kinds = EntityKind::ALL.iter().filter(|kind| **kind != EntityKind::Date);
    let items = kinds.map(|kind| Item {
        mark: String::new(),
        label: locale.kind(*kind).to_owned(),
        choice: Choice::Kind(*kind),
    });
    let items = items.collect();
    sheets::open(model, SheetKind::Kinds, items);
}

/// Joins the rows that are marked to the one under the cursor; where none is, asks which one it is the same as.
pub fn ask_other(model: &mut Model, out: &mut Effects) {
    let Some(entity) = begin(model, out) else { return };
    let marked = marked(model, &entity);
    if !marked.is_empty() {
        model.list_mut().marked.clear();
        return join_all(model, &entity, &marked, out);
    }
    let items = offered(&entity, model);
    sheets::open(model, SheetKind::Join, items);
}

/// Asks which of its names is of something else.
pub fn ask_part(model: &mut Model, out: &mut Effects) {
    let Some(Deciding { entities, row }) = begin(model, out) else { return };
    let locale = model.options.locale;
    let item = |(at, name): (usize, crate::archive::JoinedName<'_>)| Item {
        mark: locale.number(name.articles as usize),
        label: format!("{} — {}", name.name, locale.kind(name.kind)),
        choice: Choice::Part(at),
    };
    let items: Vec<Item> = entities.joined(row).enumerate().map(item).collect();
    if items.is_empty() {
        return notify(model, Notice::OneName, out);
    }
    sheets::open(model, SheetKind::Part, items);
}

/// Leaves it out of the lists.
pub fn silence(model: &mut Model, out: &mut Effects) {
    let Some(entity) = begin(model, out) else { return };
    let name = entity.entities.name(entity.row).to_owned();
    decide(&entity, entity.row, Chosen::Silence, Decided::Silenced(name), out);
}

/// Lists all that was chosen, to take it back.
pub fn list_all(model: &mut Model, out: &mut Effects) {
    if model.choices.is_empty() {
        return notify(model, Notice::NoChoices, out);
    }
    let locale = model.options.locale;
    let items = model.choices.iter().enumerate().rev();
    let items = items.map(|(at, choice)| Item {
        mark: choice.created.chars().take(10).collect(),
        label: locale.choice(choice),
        choice: Choice::TakeBack(at),
    });
    let items = items.collect();
    sheets::open(model, SheetKind::Choices, items);
}

/// What was typed as the name.
pub fn rename(model: &mut Model, typed: &str, out: &mut Effects) {
    let Some(entity) = model.deciding.take() else { return };
    let name = sanitize_line(typed).trim().to_owned();
    if name.is_empty() || name == entity.entities.name(entity.row) {
        return;
    }
    decide(&entity, entity.row, Chosen::Rename(name.clone()), Decided::Renamed(name), out);
}

/// A line of one of the sheets was chosen.
pub fn choose(model: &mut Model, choice: Choice, out: &mut Effects) {
    if let Choice::TakeBack(at) = choice {
        let id = model.choices.get(at).map(|choice| choice.id.clone());
        out.extend(id.map(|id| Effect::Choose(Box::new(Choosing::Remove(vec![id])), Decided::TakenBack)));
        return;
    }
    let Some(entity) = model.deciding.take() else { return };
    let entities = &entity.entities;
    match choice {
        Choice::Kind(kind) => {
            let decided = Decided::Rekinded(entities.name(entity.row).to_owned(), kind);
            decide(&entity, entity.row, Chosen::Rekind(kind.name().to_owned()), decided, out);
        }
        Choice::Join(other) => {
            let Some(reference) = entities.reference(other) else { return };
            let decided = Decided::Joined(entities.name(other).to_owned());
            decide(&entity, entity.row, Chosen::Merge(reference), decided, out);
        }
        Choice::Part(at) => {
            let (Some(name), Some(home)) = (entities.joined(entity.row).nth(at), entities.reference(entity.row)) else {
                return;
            };
            let part = EntityRef { name: name.name.to_owned(), kind: name.kind.name().to_owned() };
            let decided = Decided::Parted(name.name.to_owned());
            out.push(Effect::Choose(Box::new(Choosing::Add(vec![(part, Chosen::Split(home))])), decided));
        }
        _ => {}
    }
}

/// The choices are kept so now: everything that shows entities is asked again.
pub fn changed(
    model: &mut Model,
    choices: Arc<Vec<EntityChoice>>,
    done: Option<(Decided, Box<Choosing>)>,
    out: &mut Effects,
) {
    model.choices = choices;
    let Some((decided, undo)) = done else {
        // They were read for the first time, maybe after the rows on the screen.
        if !model.choices.is_empty() {
            find::ask_again(model, out);
        }
        return;
    };
    model.undo = Some(Undo::Choice(undo));
    notify(model, Notice::Chosen(decided), out);
    // A page may be of something that is called otherwise now, or is no more.
    pages::close_all(model);
    find::ask_again(model, out);
}

fn begin(model: &mut Model, out: &mut Effects) -> Option<Deciding> {
    let entity = under_cursor(model);
    model.deciding = entity.clone();
    if entity.is_none() {
        notify(model, Notice::NothingHere, out);
    }
    entity
}

/// The rows that are marked, but for the one under the cursor.
fn marked(model: &Model, entity: &Deciding) -> Vec<usize> {
    let list = model.list();
    if model.tab != Scope::Entities || list.marked.is_empty() {
        return Vec::new();
    }
    let is_marked = |row: &usize| {
        let identity = u32::try_from(*row).ok().and_then(|row| list.source.identity(row));
        *row != entity.row && identity.is_some_and(|identity| list.marked.contains(&identity))
    };
    (0..entity.entities.len()).filter(is_marked).collect()
}

fn join_all(model: &mut Model, entity: &Deciding, marked: &[usize], out: &mut Effects) {
    model.deciding = None;
    let entities = &entity.entities;
    let Some(home) = entities.reference(entity.row) else { return };
    let references = marked.iter().filter_map(|row| entities.reference(*row));
    let choices = references.map(|other| (other, Chosen::Merge(home.clone()))).collect();
    let decided = Decided::Joined(entities.name(entity.row).to_owned());
    out.push(Effect::Choose(Box::new(Choosing::Add(choices)), decided));
}

/// Keeps a choice about an entity.
fn decide(entity: &Deciding, row: usize, choice: Chosen, decided: Decided, out: &mut Effects) {
    if let Some(reference) = entity.entities.reference(row) {
        out.push(Effect::Choose(Box::new(Choosing::Add(vec![(reference, choice)])), decided));
    }
}

/// Those that it may be the same as: first those that share a word with it, then the most common of its kind.
fn offered(entity: &Deciding, model: &Model) -> Vec<Item> {
    let Deciding { entities, row } = entity;
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
    // The surname tells more than the given name.
    let last = |name: &str| fold(name).rsplit(' ').next().map(str::to_owned);
    let surname = last(own.name);
    near.sort_by_key(|other| last(entities.name(*other)) != surname);
    let locale = model.options.locale;
    let item = |other: usize| {
        let entity = entities.get(other)?;
        Some(Item {
            mark: locale.number(entity.articles as usize),
            label: format!("{} — {}", entity.name, locale.kind(entity.kind)),
            choice: Choice::Join(other),
        })
    };
    near.into_iter().chain(far).take(OFFERED).filter_map(item).collect()
}

/// The folded words of a name that are long enough to tell something.
fn words_of(name: &str) -> HashSet<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    words.map(str::to_owned).collect()
}
