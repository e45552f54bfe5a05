//! The table of actions with their default keys.

use super::{Action, EntityAction, Entry, ListAction, Motion, PaneAction, PassageAction, ProgramAction, ReaderAction};

const NONE: &[&str] = &[];

/// The one table of actions. No default key needs Ctrl-A, Ctrl-B, Ctrl-S or Ctrl-Q (tmux, screen, flow control).
#[rustfmt::skip]
pub const ACTIONS: &[Entry] = &[
    entry(Action::Pane(PaneAction::Open), &["enter"], &["enter"], &["enter"], &["enter"], 1),
    entry(Action::Pane(PaneAction::Back), &["esc"], &["q", "esc"], NONE, &["esc", "q", "f1"], 2),
    entry(Action::Pane(PaneAction::Filter), NONE, NONE, NONE, &["/"], 0),
    entry(Action::List(ListAction::NextTab), &["tab"], NONE, NONE, NONE, 3),
    entry(Action::List(ListAction::PreviousTab), &["shift-tab"], NONE, NONE, NONE, 0),
    entry(Action::List(ListAction::Menu), &["ctrl-o"], &["ctrl-o"], NONE, NONE, 4),
    entry(Action::Reader(ReaderAction::NextQuotation), NONE, &["tab"], NONE, NONE, 3),
    entry(Action::Reader(ReaderAction::PreviousQuotation), NONE, &["shift-tab"], NONE, NONE, 0),
    entry(Action::Passage(PassageAction::Copy), &["ctrl-y"], &["y"], &["y"], NONE, 4),
    entry(Action::Passage(PassageAction::CopyAs), NONE, &["Y"], &["Y"], NONE, 0),
    entry(Action::Passage(PassageAction::Bookmark), NONE, &["m"], &["m"], NONE, 5),
    entry(Action::Passage(PassageAction::Note), NONE, &["'"], &["'"], NONE, 0),
    entry(Action::Passage(PassageAction::DeleteBookmark), NONE, &["D"], &["d"], NONE, 0),
    entry(Action::Passage(PassageAction::Undo), NONE, &["U"], &["u"], NONE, 0),
    entry(Action::Passage(PassageAction::Edit), NONE, &["i"], &["i"], NONE, 0),
    entry(Action::Passage(PassageAction::Web), NONE, &["w"], &["w"], NONE, 0),
    entry(Action::Passage(PassageAction::Pipe), NONE, &["|"], &["|"], NONE, 0),
    entry(Action::Passage(PassageAction::Write), NONE, &[">"], &[">"], NONE, 0),
    entry(Action::Passage(PassageAction::Correct), NONE, &["c"], &["c"], NONE, 9),
    entry(Action::Entity(EntityAction::Rename), NONE, NONE, &["r"], NONE, 0),
    entry(Action::Entity(EntityAction::Kind), NONE, NONE, &["s"], NONE, 0),
    entry(Action::Entity(EntityAction::Join), NONE, NONE, &["="], NONE, 0),
    entry(Action::Entity(EntityAction::Part), NONE, NONE, &["-"], NONE, 0),
    entry(Action::Entity(EntityAction::Silence), NONE, NONE, &["x"], NONE, 0),
    entry(Action::Entity(EntityAction::Choices), NONE, NONE, &["l"], NONE, 0),
    entry(Action::List(ListAction::NextKind), &["f2"], NONE, NONE, NONE, 5),
    entry(Action::List(ListAction::MarkRow), &["ctrl-t"], NONE, &["t"], NONE, 0),
    entry(Action::Reader(ReaderAction::Search), NONE, &["/"], NONE, NONE, 6),
    entry(Action::Reader(ReaderAction::NextMatch), NONE, &["n"], NONE, NONE, 0),
    entry(Action::Reader(ReaderAction::PreviousMatch), NONE, &["N"], NONE, NONE, 0),
    entry(Action::Passage(PassageAction::Outline), NONE, &["o"], &["o"], NONE, 7),
    entry(Action::Reader(ReaderAction::NextEntity), NONE, &["e"], NONE, NONE, 8),
    entry(Action::Reader(ReaderAction::PreviousEntity), NONE, &["E"], NONE, NONE, 0),
    entry(Action::Reader(ReaderAction::NextParagraph), NONE, &["}"], NONE, NONE, 0),
    entry(Action::Reader(ReaderAction::PreviousParagraph), NONE, &["{"], NONE, NONE, 0),
    entry(Action::Reader(ReaderAction::NextArticle), NONE, &["]"], NONE, NONE, 0),
    entry(Action::Reader(ReaderAction::PreviousArticle), NONE, &["["], NONE, NONE, 0),
    entry(Action::Move(Motion::Down), &["down", "ctrl-n", "ctrl-j"], &["j", "down", "ctrl-n"], NONE, &["j", "down"], 0),
    entry(Action::Move(Motion::Up), &["up", "ctrl-p", "ctrl-k"], &["k", "up", "ctrl-p"], NONE, &["k", "up"], 0),
    entry(Action::Move(Motion::HalfPageDown), NONE, &["d", "ctrl-d"], NONE, NONE, 0),
    entry(Action::Move(Motion::HalfPageUp), NONE, &["u", "ctrl-u"], NONE, NONE, 0),
    entry(Action::Move(Motion::PageDown), &["pagedown"], &["space", "pagedown", "ctrl-f", "f"], NONE, &["space", "pagedown", "d"], 0),
    entry(Action::Move(Motion::PageUp), &["pageup"], &["b", "pageup"], NONE, &["b", "pageup", "u"], 0),
    entry(Action::Move(Motion::Top), &["ctrl-home"], &["g", "home"], NONE, &["g", "home"], 0),
    entry(Action::Move(Motion::Bottom), &["ctrl-end"], &["G", "end"], NONE, &["G", "end"], 0),
    entry(Action::Reader(ReaderAction::SelectLines), NONE, &["v"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Highlights), &["f4"], &["t", "f4"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::FullWidth), &["f5"], &["z", "f5"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Mouse), &["f6"], &["M", "f6"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Problems), &["f3"], &["f3"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::OpenFolder), &["f7"], &["f7"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::UseFolder), &["f8"], &["f8"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Redraw), &["ctrl-l"], &["ctrl-l"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Suspend), &["ctrl-z"], &["ctrl-z"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Help), &["f1"], &["?", "f1"], NONE, NONE, 10),
    entry(Action::Program(ProgramAction::Quit), &["ctrl-c"], &["ctrl-c", "Q"], NONE, NONE, 11),
];

const fn entry(
    action: Action,
    list: &'static [&'static str],
    reader: &'static [&'static str],
    menu: &'static [&'static str],
    popup: &'static [&'static str],
    footer: u8,
) -> Entry {
    Entry { action, list, reader, menu, popup, footer }
}
