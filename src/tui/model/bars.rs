//! What stands in the two bars of the screen, and where: the tabs at the top, the keys at the bottom. The view draws them
//! there, and a click finds them there.

use ratatui::layout::Rect;

use super::{Focus, Model, Popup, TABS, slot};
use crate::search::Scope;
use crate::text::width::width;
use crate::tui::action::{ACTIONS, Action, Context, ListAction, PaneAction, PassageAction, ProgramAction};
use crate::tui::keymap::Key;

/// A tab in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedTab {
    /// The tab.
    pub tab: Scope,
    /// Its name, with a blank on either side.
    pub name: String,
    /// How many of its rows are marked, with a sign; empty for none.
    pub marked: String,
    /// The cells of the name.
    pub place: Rect,
}

/// A key of the last line in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedKey {
    /// What it does.
    pub action: Action,
    /// The key.
    pub key: Key,
    /// The key as it is written.
    pub written: String,
    /// What it does, in a word or two.
    pub label: &'static str,
    /// The cells of both.
    pub place: Rect,
}

fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// The part of a line that begins `from` cells after its start and is `wide` cells wide, as far as the line goes.
fn part(line: Rect, from: u16, wide: u16) -> Rect {
    let from = from.min(line.width);
    Rect { x: line.x + from, width: wide.min(line.width - from), ..line }
}

impl Model {
    /// The tabs in the line of the tabs.
    #[must_use]
    pub fn placed_tabs(&self, line: Rect) -> Vec<PlacedTab> {
        let mut from = 1;
        let place = |tab: Scope| {
            let name = format!(" {} ", self.options.locale.tab(tab));
            let marked = match self.search.lists[slot(tab)].marked.len() {
                0 => String::new(),
                count => format!("•{count}"),
            };
            let place = part(line, from, cells(&name));
            from = from.saturating_add(cells(&name) + cells(&marked) + 1);
            PlacedTab { tab, name, marked, place }
        };
        TABS.into_iter().map(place).collect()
    }

    /// The keys in the last line: as many as fit, the most useful first; help and quit always.
    #[must_use]
    pub fn placed_keys(&self, line: Rect) -> Vec<PlacedKey> {
        let pane = if self.focus == Focus::Reader { Context::Reader } else { Context::List };
        let under_popup = matches!(self.popup, Some(Popup::List(_)));
        let context = if under_popup || self.side_by_side.is_some() { Context::Popup } else { pane };
        let kinds = matches!(self.search.tab, Scope::Entities | Scope::Quotes);
        let mut entries: Vec<_> = ACTIONS.iter().filter(|entry| entry.footer > 0).collect();
        entries.retain(|entry| kinds || entry.action != Action::List(ListAction::NextKind));
        // What a popup does stands in its frame; two quotations side by side have no menu.
        let leaves = |action| matches!(action, Action::Pane(PaneAction::Back) | Action::Program(ProgramAction::Quit));
        entries.retain(|entry| !under_popup || leaves(entry.action));
        entries.retain(|entry| context != Context::Popup || entry.action != Action::List(ListAction::Menu));
        entries.sort_by_key(|entry| entry.footer);
        let keys = entries.iter().filter_map(|entry| {
            // What lies side by side is copied by the key of the reader, and the program is left by that of the pane.
            let copies = context == Context::Popup && entry.action == Action::Passage(PassageAction::Copy);
            let context = if copies { Context::Reader } else { context };
            let quits = entry.action == Action::Program(ProgramAction::Quit);
            let context = if quits { pane } else { context };
            let key = *self.options.keymap.keys(context, entry.action).first()?;
            let picks = context == Context::List && self.picking.is_some();
            let label = if picks && entry.action == Action::Pane(PaneAction::Open) {
                self.options.locale.words().pick
            } else {
                self.options.locale.short(entry.action)
            };
            Some(PlacedKey { action: entry.action, key, written: self.options.locale.key(key), label, place: line })
        });
        let (last, first): (Vec<_>, Vec<_>) =
            keys.partition(|key| matches!(key.action, Action::Program(ProgramAction::Help | ProgramAction::Quit)));
        // A key, a blank, its label and two blanks before the next one.
        let wide = |key: &PlacedKey| cells(&key.written) + cells(key.label) + 1;
        let needed = last.iter().map(|key| wide(key) + 2).sum::<u16>().saturating_sub(2);
        let mut room = line.width.saturating_sub(1).saturating_sub(needed);
        let first = first.into_iter().map_while(|key| {
            room = room.checked_sub(wide(&key) + 2)?;
            Some(key)
        });
        let mut from = 1;
        let place = |key: PlacedKey| {
            let place = part(line, from, wide(&key));
            from = from.saturating_add(wide(&key) + 2);
            PlacedKey { place, ..key }
        };
        first.chain(last).map(place).collect()
    }
}
