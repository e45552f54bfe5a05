//! Merging the entities that are marked: they become one, under the name that the person keeps.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::analysis::EntityKind;
use crate::annotations::Choice;
use crate::archive::Entities;
use crate::tui::changes::ChoiceChange;
use crate::tui::effect::{Effects, UserDataChange};
use crate::tui::model::list_popup::{EntityAnswer, Item, PopupAction, PopupKind};
use crate::tui::model::{MergedEntities, Model};
use crate::tui::notice::Decided;

/// Asks which of the names is kept, the commonest first; says so where they are not all of one kind.
pub fn ask(model: &mut Model, entities: Arc<Entities>, mut rows: Vec<usize>) {
    let locale = model.options.locale;
    rows.sort_by_key(|row| Reverse(entities.get(*row).map(|entity| entity.articles)));
    let mut kinds: Vec<EntityKind> = Vec::new();
    let mut items = Vec::new();
    for row in &rows {
        let Some(entity) = entities.get(*row) else { continue };
        if !kinds.contains(&entity.kind) {
            kinds.push(entity.kind);
        }
        let label = format!("{} — {}", entity.name, locale.kind(entity.kind));
        let answer = PopupAction::Entity(EntityAnswer::Keep(*row));
        items.push(Item::new(locale.number(entity.articles as usize), label, answer));
    }
    if kinds.len() > 1 {
        let kinds: Vec<&str> = kinds.into_iter().map(|kind| locale.kind(kind)).collect();
        items.insert(0, Item::heading(locale.kinds_differ(&kinds)));
    }
    model.merging = Some(MergedEntities { entities, rows });
    model.open_list(PopupKind::Merge, items);
}

/// The marked entities become one under the name of the row `home`; the marks have served.
pub fn keep(model: &mut Model, home: usize, out: &mut Effects) {
    let Some(MergedEntities { entities, rows }) = model.merging.take() else { return };
    let Some(reference) = entities.reference(home) else { return };
    let others = rows.into_iter().filter(|row| *row != home).filter_map(|row| entities.reference(row));
    let choices = others.map(|other| (other, Choice::Merge(reference.clone()))).collect();
    model.list_mut().marked.clear();
    let decided = Decided::Joined(entities.name(home).to_owned());
    out.push(UserDataChange::Choose(Box::new(ChoiceChange::Add(choices)), decided));
}
