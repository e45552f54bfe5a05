//! Everything that a key can do, in one table.
//!
//! [`ACTIONS`] feeds the dispatcher, the footer, the help, the action menu, the check of the configuration and
//! the documentation. An action is a variant of the group whose feature answers it; add it to the group, its line to
//! the table, its words to `locale`, what else people call it to `synonyms`, and what it does to `update::dispatch::actions`. The compiler asks for the last
//! three. Knows neither the model nor what an action does.

mod groups;
mod synonyms;
mod table;

use crate::article::names::names;

pub use groups::{
    EntityAction, ListAction, Motion, PaneAction, PassageAction, ProgramAction, ReaderAction, SideBySideAction,
};
pub use synonyms::synonyms;
pub use table::ACTIONS;

/// Something that a key does, in groups: each is answered by a function of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Moves the cursor of a list or of a popup, or scrolls the text.
    Move(Motion),
    /// Opens or leaves what is in the pane that has the keys.
    Pane(PaneAction),
    /// Concerns the whole program.
    Program(ProgramAction),
    /// Concerns the list and its tabs.
    List(ListAction),
    /// Goes through the article that is read.
    Reader(ReaderAction),
    /// Does something with the passage under the cursor.
    Passage(PassageAction),
    /// Concerns two quotations that are side by side.
    SideBySide(SideBySideAction),
    /// Decides something about the entity under the list's cursor.
    Entity(EntityAction),
}

impl Action {
    /// The name in the configuration and in the documentation.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Move(motion) => motion.name(),
            Self::Pane(action) => action.name(),
            Self::Program(action) => action.name(),
            Self::List(action) => action.name(),
            Self::Reader(action) => action.name(),
            Self::Passage(action) => action.name(),
            Self::SideBySide(action) => action.name(),
            Self::Entity(action) => action.name(),
        }
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let moves = Motion::ALL.iter().copied().map(Self::Move);
        let pane = PaneAction::ALL.iter().copied().map(Self::Pane);
        let program = ProgramAction::ALL.iter().copied().map(Self::Program);
        let list = ListAction::ALL.iter().copied().map(Self::List);
        let reader = ReaderAction::ALL.iter().copied().map(Self::Reader);
        let passage = PassageAction::ALL.iter().copied().map(Self::Passage);
        let beside = SideBySideAction::ALL.iter().copied().map(Self::SideBySide);
        let entity = EntityAction::ALL.iter().copied().map(Self::Entity);
        moves.chain(pane).chain(program).chain(list).chain(reader).chain(passage).chain(beside).chain(entity)
    }
}

/// Where keys mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The list: letters type into the query.
    List,
    /// The reader: letters act.
    Reader,
    /// The action menu of a row: letters act.
    Menu,
    /// The popups that list things, the action menu among them: letters act unless they filter.
    Popup,
}

names!(Context { List = "list", Reader = "reader", Menu = "menu", Popup = "popup" });

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it does.
    pub action: Action,
    /// The default keys in the list; none where it is not to be had there.
    pub list: &'static [&'static str],
    /// The default keys in the reader.
    pub reader: &'static [&'static str],
    /// The default keys in the action menu.
    pub menu: &'static [&'static str],
    /// The default keys in the popups that list things.
    pub popup: &'static [&'static str],
    /// How early it comes in the footer: 1 first, 0 never.
    pub footer: u8,
}

impl Entry {
    /// The name of its action in the configuration and in the documentation.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.action.name()
    }

    /// The default keys in `context`.
    #[must_use]
    pub fn keys(&self, context: Context) -> &'static [&'static str] {
        match context {
            Context::List => self.list,
            Context::Reader => self.reader,
            Context::Menu => self.menu,
            Context::Popup => self.popup,
        }
    }
}

/// The entry of this name in the configuration.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Entry> {
    // What chose lines once chooses sentences now.
    let name = if name == "select-lines" { "choose" } else { name };
    ACTIONS.iter().find(|entry| entry.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_stands_in_the_table_once_under_a_name_of_its_own() {
        let names: HashSet<_> = ACTIONS.iter().map(Entry::name).collect();
        let in_table: HashSet<_> = ACTIONS.iter().map(|entry| entry.action).collect();
        assert_eq!((names.len(), in_table.len()), (ACTIONS.len(), ACTIONS.len()));
        assert_eq!(Action::all().collect::<HashSet<_>>(), in_table);
    }

    #[test]
    fn no_default_key_is_taken_by_a_multiplexer_or_by_flow_control() {
        for entry in ACTIONS {
            for key in Context::ALL.iter().flat_map(|context| entry.keys(*context)) {
                assert!(!["ctrl-a", "ctrl-b", "ctrl-s", "ctrl-q"].contains(key), "{}: {key}", entry.name());
            }
        }
    }
}
