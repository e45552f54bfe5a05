//! From an action to the feature that does it. Every action has its arm: one that nobody handles does not compile.

use super::super::features::steps::Direction;
use super::super::features::{
    bookmarks, choices, choosing, copies, copy, corrections, folders, hand_over, kinds, list, pages, popups, reading,
    saved_searches, search, side_by_side, sorting, steps, tags,
};
use super::super::requests::{notify, quit};
use crate::tui::action::{
    Action, EntityAction, ListAction, Motion, PaneAction, PassageAction, ProgramAction, ReaderAction,
};
use crate::tui::effect::{Effects, LoopEffect};
use crate::tui::model::selection::Change;
use crate::tui::model::{Focus, Model, TABS};
use crate::tui::notice::Notice;

/// Does what an action says.
pub fn act(model: &mut Model, action: Action, out: &mut Effects) {
    match action {
        Action::Move(motion) => go(model, motion, out),
        Action::Pane(action) => in_pane(model, action, out),
        Action::Program(action) => in_program(model, action, out),
        Action::List(action) => in_list(model, action, out),
        Action::Reader(action) => in_reader(model, action, out),
        Action::Passage(action) => with_passage(model, action, out),
        Action::SideBySide(action) => side_by_side::act(model, action, out),
        Action::Entity(action) => about_entity(model, action, out),
    }
}

fn go(model: &mut Model, motion: Motion, out: &mut Effects) {
    match model.focus {
        Focus::List => {
            let page = isize::try_from(model.list_height()).unwrap_or(isize::MAX);
            list::step(model, motion.rows((page / 2).max(1), page), out);
        }
        Focus::Reader => {
            // While words are chosen, the arrows choose more and less of them.
            let sentences = match motion {
                Motion::Up => Some(Change::SentenceUp),
                Motion::Down => Some(Change::SentenceDown),
                Motion::HalfPageUp | Motion::HalfPageDown | Motion::PageUp | Motion::PageDown => None,
                Motion::Top | Motion::Bottom => None,
            };
            if sentences.is_some_and(|change| choosing::change(model, change)) {
                return;
            }
            let page = isize::try_from(model.reader_height()).unwrap_or(isize::MAX);
            // As in less: two lines of the page before stay, so that the eye finds its place.
            reading::scroll(model, motion.rows((page / 2).max(1), (page - 2).max(1)));
        }
    }
}

fn in_pane(model: &mut Model, action: PaneAction, out: &mut Effects) {
    match (action, model.focus) {
        (PaneAction::Open, Focus::List) => list::open(model, out),
        (PaneAction::Open, Focus::Reader) => pages::open_under_cursor(model, out),
        (PaneAction::Back, Focus::List) => list::back(model, out),
        (PaneAction::Back, Focus::Reader) => reading::back(model, out),
        // Only popups have lines to filter; the list is filtered by its query.
        (PaneAction::Filter, Focus::List | Focus::Reader) => {}
    }
}

fn in_program(model: &mut Model, action: ProgramAction, out: &mut Effects) {
    match action {
        ProgramAction::Quit => quit(model, out),
        ProgramAction::Suspend => out.push(LoopEffect::Suspend),
        ProgramAction::Redraw => out.push(LoopEffect::Redraw),
        ProgramAction::Help => popups::open_help(model),
        ProgramAction::OpenFolder => folders::ask(model),
        ProgramAction::UseFolder => folders::use_from_now_on(model, out),
        ProgramAction::Problems => popups::open_problems(model),
        ProgramAction::Mouse => {
            model.options.mouse = !model.options.mouse;
            out.push(LoopEffect::Mouse(model.options.mouse));
            notify(model, Notice::Mouse(model.options.mouse), out);
        }
        ProgramAction::Highlights => {
            model.reading.highlights = !model.reading.highlights;
            notify(model, Notice::Highlights(model.reading.highlights), out);
        }
        ProgramAction::FullWidth => {
            model.reading.full_width = !model.reading.full_width;
            model.reflow();
        }
    }
}

fn in_list(model: &mut Model, action: ListAction, out: &mut Effects) {
    match action {
        ListAction::NextTab => list::turn_tab(model, 1, out),
        ListAction::PreviousTab => list::turn_tab(model, TABS.len() - 1, out),
        ListAction::MarkRow => list::mark_row(model, out),
        ListAction::Menu => popups::open_menu(model),
        ListAction::NextKind => kinds::next(model, out),
        ListAction::Sort => sorting::next(model, out),
        ListAction::Searches => saved_searches::list(model, out),
        ListAction::Copies => copies::switch(model, out),
    }
}

fn in_reader(model: &mut Model, action: ReaderAction, out: &mut Effects) {
    match action {
        ReaderAction::NextQuotation => steps::quotation(model, Direction::Forward, out),
        ReaderAction::PreviousQuotation => steps::quotation(model, Direction::Backward, out),
        ReaderAction::NextEntity => steps::mention(model, Direction::Forward, out),
        ReaderAction::PreviousEntity => steps::mention(model, Direction::Backward, out),
        ReaderAction::NextParagraph => steps::paragraph(model, Direction::Forward),
        ReaderAction::PreviousParagraph => steps::paragraph(model, Direction::Backward),
        ReaderAction::NextArticle => list::read_neighbour(model, 1, out),
        ReaderAction::PreviousArticle => list::read_neighbour(model, -1, out),
        ReaderAction::Search => search::begin(model),
        ReaderAction::NextMatch => search::step(model, Direction::Forward, out),
        ReaderAction::PreviousMatch => search::step(model, Direction::Backward, out),
        ReaderAction::Choose => choosing::begin(model, out),
        ReaderAction::ChooseParagraph => choosing::paragraph(model, out),
        ReaderAction::WordMore => choosing::change_or_tell(model, Change::WordMore, out),
        ReaderAction::WordLess => choosing::change_or_tell(model, Change::WordLess, out),
        ReaderAction::StartLater => choosing::change_or_tell(model, Change::StartLater, out),
        ReaderAction::StartEarlier => choosing::change_or_tell(model, Change::StartEarlier, out),
    }
}

fn with_passage(model: &mut Model, action: PassageAction, out: &mut Effects) {
    match action {
        PassageAction::Copy => copy::copy(model, out),
        PassageAction::CopyAs => copy::ask_format(model, out),
        PassageAction::Bookmark => bookmarks::add(model, out),
        PassageAction::Note => bookmarks::note(model, out),
        PassageAction::Tag => tags::ask(model, out),
        PassageAction::Tags => tags::list(model, out),
        PassageAction::DeleteBookmark => bookmarks::delete(model, out),
        PassageAction::Undo => bookmarks::undo(model, out),
        PassageAction::Edit => hand_over::edit(model, out),
        PassageAction::Web => hand_over::browse(model, out),
        PassageAction::Pipe => hand_over::ask_command(model, out),
        PassageAction::Write => hand_over::ask_file(model, out),
        PassageAction::Correct => corrections::begin(model, out),
        PassageAction::Outline => popups::open_outline(model, out),
        PassageAction::Compare => side_by_side::compare(model, out),
    }
}

fn about_entity(model: &mut Model, action: EntityAction, out: &mut Effects) {
    match action {
        EntityAction::Rename => choices::ask_name(model, out),
        EntityAction::Kind => choices::ask_kind(model, out),
        EntityAction::Join => choices::ask_other(model, out),
        EntityAction::Part => choices::ask_part(model, out),
        EntityAction::Silence => choices::silence(model, out),
        EntityAction::Choices => choices::list_all(model, out),
    }
}
