//! Opening archives: the folder that is asked for where there is none, and whether it is to be opened from now on.

use super::super::requests::notify;
use crate::tui::effect::{Effects, LoopEffect};
use crate::tui::failure::Failure;
use crate::tui::folder::{Completion, FolderRequest, Offer};
use crate::tui::input::Input;
use crate::tui::locale::fill;
use crate::tui::model::list_popup::{Item, PopupAction, PopupKind};
use crate::tui::model::{Focus, Model, Popup, Prompt};
use crate::tui::notice::{Notice, PromptKind};

/// Asks for a folder to open.
pub fn ask(model: &mut Model) {
    model.archive.choices.clear();
    model.archive.refused = None;
    open_prompt(model, "");
}

fn open_prompt(model: &mut Model, typed: &str) {
    model.set_focus(Focus::List);
    model.popup = Some(Popup::Prompt(Prompt::new(PromptKind::Folder, Input::new(typed))));
}

/// The line was changed: what was said of it does not hold any more.
pub fn typed(model: &mut Model) {
    if matches!(&model.popup, Some(Popup::Prompt(prompt)) if prompt.kind == PromptKind::Folder) {
        model.archive.choices.clear();
        model.archive.refused = None;
    }
}

/// Tab: asks how the name goes on.
pub fn complete(model: &Model, out: &mut Effects) {
    if let Some(Popup::Prompt(prompt)) = &model.popup {
        out.push(FolderRequest::Complete(prompt.input.text().to_owned()));
    }
}

/// How the name goes on, unless something else was typed meanwhile.
pub fn completed(model: &mut Model, completion: Completion) {
    if let Some(Popup::Prompt(prompt)) = &mut model.popup
        && prompt.kind == PromptKind::Folder
        && prompt.input.text() == completion.typed
    {
        prompt.input = Input::new(&completion.text);
        model.archive.choices = completion.choices;
    }
}

/// Opens what was typed; with nothing typed, the samples.
pub fn open(typed: &str, out: &mut Effects) {
    out.push(match typed.trim() {
        "" => FolderRequest::OpenSamples,
        typed => FolderRequest::Open(typed.to_owned()),
    });
}

/// It cannot be opened: the line is there again, to be mended.
pub fn refused(model: &mut Model, typed: &str, failure: Failure) {
    open_prompt(model, typed);
    model.archive.refused = Some(failure);
}

/// Asks whether the archives that are open now are to be opened whenever none is named. That is asked once.
pub fn offer(model: &mut Model, offer: Offer, out: &mut Effects) {
    match offer {
        Offer::No => return,
        Offer::Notice => notify(model, Notice::MayUse(model.archive.open.clone()), out),
        Offer::Question => {
            let words = model.options.locale.words();
            let yes = Item::unmarked(fill(words.use_folder_yes, &model.archive.open), PopupAction::UseArchives(true));
            let no = Item::unmarked(words.use_folder_no, PopupAction::UseArchives(false));
            model.open_list(PopupKind::UseArchives, vec![yes, no]);
        }
    }
    out.push(LoopEffect::NoteOffer);
}

/// Has the archives that are open opened from now on.
pub fn use_from_now_on(model: &mut Model, out: &mut Effects) {
    if model.archive.open.is_empty() {
        return ask(model);
    }
    out.push(FolderRequest::UseFromNowOn);
}
