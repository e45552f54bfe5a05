//! What each action does, in both languages: for the help, the menu and the manual, and in short for the footer.

use crate::tui::action::{
    Action, Context, EntityAction, ListAction, Motion, PaneAction, PassageAction, ProgramAction, ReaderAction,
    SideBySideAction,
};

/// The words of both languages: English, then French.
type Words = [&'static str; 2];

/// What an action does.
pub(super) fn describe(action: Action) -> Words {
    match action {
        Action::Move(motion) => describe_motion(motion),
        Action::Pane(action) => describe_pane(action),
        Action::Program(action) => describe_program(action),
        Action::List(action) => describe_list(action),
        Action::Reader(action) => describe_reader(action),
        Action::Passage(action) => describe_passage(action),
        Action::SideBySide(action) => describe_side_by_side(action),
        Action::Entity(action) => describe_entity(action),
    }
}

fn describe_motion(motion: Motion) -> Words {
    match motion {
        Motion::Up => ["one up", "vers le haut"],
        Motion::Down => ["one down", "vers le bas"],
        Motion::HalfPageUp => ["half a page up", "une demi-page vers le haut"],
        Motion::HalfPageDown => ["half a page down", "une demi-page vers le bas"],
        Motion::PageUp => ["a page up", "une page vers le haut"],
        Motion::PageDown => ["a page down", "une page vers le bas"],
        Motion::Top => ["to the beginning", "au début"],
        Motion::Bottom => ["to the end", "à la fin"],
    }
}

fn describe_pane(action: PaneAction) -> Words {
    match action {
        PaneAction::Open => ["open what is under the cursor", "ouvrir ce qui est sous le curseur"],
        PaneAction::Back => ["clear, close or step back", "effacer, fermer ou revenir"],
        PaneAction::Filter => ["filter the lines", "filtrer les lignes"],
    }
}

fn describe_program(action: ProgramAction) -> Words {
    match action {
        ProgramAction::Help => ["show the keys", "montrer les touches"],
        ProgramAction::Quit => ["leave guillemet", "quitter guillemet"],
        ProgramAction::Suspend => ["suspend (fg returns)", "suspendre (fg revient)"],
        ProgramAction::Redraw => ["draw the screen again", "redessiner l’écran"],
        ProgramAction::Highlights => {
            ["show or hide the marks in the text", "montrer ou cacher les marques dans le texte"]
        }
        ProgramAction::FullWidth => {
            ["hide or show the list while reading", "cacher ou montrer la liste pendant la lecture"]
        }
        ProgramAction::Mouse => ["switch the mouse on or off", "activer ou non la souris"],
        ProgramAction::OpenFolder => ["open another folder of articles", "ouvrir un autre dossier d’articles"],
        ProgramAction::UseFolder => {
            ["open this folder whenever none is named", "ouvrir ce dossier chaque fois qu’aucun n’est nommé"]
        }
        ProgramAction::Problems => ["files that could not be read", "fichiers non lus, et pourquoi"],
    }
}

fn describe_list(action: ListAction) -> Words {
    match action {
        ListAction::NextTab => ["next tab", "onglet suivant"],
        ListAction::PreviousTab => ["previous tab", "onglet précédent"],
        ListAction::MarkRow => {
            ["mark the row, to copy or compare several", "cocher la ligne, pour en copier ou comparer plusieurs"]
        }
        ListAction::Menu => {
            ["what can be done with the row or the passage", "ce qu’on peut faire de la ligne ou du passage"]
        }
        ListAction::Sort => [
            "sort the list: by date, by source, best match first",
            "trier la liste\u{a0}: par date, par source, par pertinence",
        ],
        ListAction::Searches => [
            "saved searches: open one, or keep this one",
            "recherches gardées\u{a0}: en ouvrir une, ou garder celle-ci",
        ],
        ListAction::Copies => [
            "all copies of an article saved more than once, or one",
            "tous les exemplaires d’un article gardé plusieurs fois, ou un seul",
        ],
        ListAction::NextKind => ["only the next kind", "seulement le genre suivant"],
    }
}

fn describe_reader(action: ReaderAction) -> Words {
    match action {
        ReaderAction::NextQuotation => ["next quotation", "citation suivante"],
        ReaderAction::PreviousQuotation => ["previous quotation", "citation précédente"],
        ReaderAction::NextEntity => ["next name or date", "nom ou date qui suit"],
        ReaderAction::PreviousEntity => ["previous name or date", "nom ou date qui précède"],
        ReaderAction::NextParagraph => ["next paragraph", "paragraphe suivant"],
        ReaderAction::PreviousParagraph => ["previous paragraph", "paragraphe précédent"],
        ReaderAction::NextArticle => ["read the next row of the list", "lire la ligne suivante de la liste"],
        ReaderAction::PreviousArticle => ["read the previous row of the list", "lire la ligne précédente de la liste"],
        ReaderAction::Search => ["search in the text", "chercher dans le texte"],
        ReaderAction::NextMatch => ["next match", "occurrence suivante"],
        ReaderAction::PreviousMatch => ["previous match", "occurrence précédente"],
        ReaderAction::Choose => {
            ["choose a sentence, then more with the arrows", "choisir une phrase, puis plus avec les flèches"]
        }
        ReaderAction::ChooseParagraph => ["choose the paragraph", "choisir le paragraphe"],
        ReaderAction::WordMore => ["choose a word more", "choisir un mot de plus"],
        ReaderAction::WordLess => ["choose a word less", "choisir un mot de moins"],
        ReaderAction::StartLater => ["choose a word less at the start", "choisir un mot de moins au début"],
        ReaderAction::StartEarlier => ["choose a word more at the start", "choisir un mot de plus au début"],
    }
}

fn describe_passage(action: PassageAction) -> Words {
    match action {
        PassageAction::Copy => ["copy with the citation", "copier avec la référence"],
        PassageAction::CopyAs => ["copy in another format", "copier dans un autre format"],
        PassageAction::Bookmark => [
            "bookmark the quotation, the chosen words or the article",
            "garder la citation, les mots choisis ou l’article",
        ],
        PassageAction::Note => {
            ["add or edit the note (#word is a tag)", "ajouter ou modifier la note (#mot est une étiquette)"]
        }
        PassageAction::Tag => [
            "tags of the marked rows, or of what is under the cursor",
            "étiquettes des lignes cochées, ou de ce qui est sous le curseur",
        ],
        PassageAction::Tags => ["all tags, to show or to rename", "toutes les étiquettes, à voir ou à renommer"],
        PassageAction::DeleteBookmark => ["delete the bookmark", "supprimer le signet"],
        PassageAction::Undo => {
            ["undo the last deletion, correction or choice", "annuler la dernière suppression, correction ou décision"]
        }
        PassageAction::Edit => [
            "open the file in the editor, at the line of the passage",
            "ouvrir le fichier dans l’éditeur, à la ligne du passage",
        ],
        PassageAction::Web => {
            ["open the article's address in a browser", "ouvrir l’adresse de l’article dans un navigateur"]
        }
        PassageAction::Pipe => {
            ["give the passage or the article to a command", "donner le passage ou l’article à une commande"]
        }
        PassageAction::Write => {
            ["write to a file: the marked rows, or all", "écrire dans un fichier\u{a0}: les lignes cochées, ou toutes"]
        }
        PassageAction::Correct => [
            "correct who is speaking, or say that nobody is",
            "corriger qui parle, ou dire que ce n’est pas une parole",
        ],
        PassageAction::Compare => ["compare two quotations side by side", "comparer deux citations côte à côte"],
        PassageAction::Outline => {
            ["outline: quotations by speaker, names by kind", "plan\u{a0}: citations par locuteur, noms par genre"]
        }
    }
}

fn describe_side_by_side(action: SideBySideAction) -> Words {
    match action {
        SideBySideAction::OtherSide => ["side by side: the other quotation", "côte à côte\u{a0}: l’autre citation"],
        SideBySideAction::Next => {
            ["side by side: the speaker's next quotation", "côte à côte\u{a0}: la citation suivante du même locuteur"]
        }
        SideBySideAction::Previous => {
            ["side by side: the speaker's quotation before", "côte à côte\u{a0}: la citation d’avant, du même locuteur"]
        }
    }
}

fn describe_entity(action: EntityAction) -> Words {
    match action {
        EntityAction::Rename => ["call this entity otherwise", "appeler cette entité autrement"],
        EntityAction::Kind => ["say what kind of thing it is", "dire de quel genre elle est"],
        EntityAction::Join => {
            ["the same as another one; merge the marked rows", "la même qu’une autre\u{a0}; réunir les lignes cochées"]
        }
        EntityAction::Part => ["part one of its names from it", "séparer d’elle un de ses noms"],
        EntityAction::Silence => ["leave it out of the lists", "l’écarter des listes"],
        EntityAction::Choices => [
            "list the choices about entities, to take one back",
            "lister les choix sur les entités, pour en reprendre un",
        ],
    }
}

/// What the actions of the footer do, in a word or two.
const SHORT: &[(Action, Words)] = &[
    (Action::Program(ProgramAction::Help), ["help", "aide"]),
    (Action::Program(ProgramAction::Quit), ["quit", "quitter"]),
    (Action::Pane(PaneAction::Back), ["back", "retour"]),
    (Action::Pane(PaneAction::Open), ["open", "ouvrir"]),
    (Action::List(ListAction::NextTab), ["next tab", "onglet"]),
    (Action::List(ListAction::Menu), ["actions", "actions"]),
    (Action::Reader(ReaderAction::NextQuotation), ["quotation", "citation"]),
    (Action::Reader(ReaderAction::NextEntity), ["name", "nom"]),
    (Action::Reader(ReaderAction::Search), ["search", "chercher"]),
    (Action::Passage(PassageAction::Outline), ["outline", "plan"]),
    (Action::Passage(PassageAction::Bookmark), ["keep", "garder"]),
    (Action::Passage(PassageAction::Copy), ["copy", "copier"]),
    (Action::Passage(PassageAction::Correct), ["who spoke", "qui parle"]),
    (Action::List(ListAction::NextKind), ["kind", "genre"]),
    (Action::SideBySide(SideBySideAction::OtherSide), ["other", "l’autre"]),
    (Action::SideBySide(SideBySideAction::Next), ["next", "suivante"]),
    (Action::SideBySide(SideBySideAction::Previous), ["before", "d’avant"]),
];

/// What an action does, in a word or two; empty for those that are not in the footer.
pub(super) fn short(action: Action) -> Words {
    SHORT.iter().find(|(known, _)| *known == action).map_or(["", ""], |(_, words)| *words)
}

/// The heading of the keys of a context.
pub(super) fn context(context: Context) -> Words {
    match context {
        Context::List => ["In the list", "Dans la liste"],
        Context::Reader => ["In the reader", "Dans le lecteur"],
        Context::Menu => ["In the action menu", "Dans le menu d’actions"],
        Context::Popup => ["In the popups", "Dans les fenêtres surgissantes"],
    }
}
