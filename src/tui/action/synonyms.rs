//! What people call an action who don't know our word for it: the help finds an action by these words too.
//!
//! In comes an action; out come everyday words, in English and in French, between blanks. The words of its description
//! (`locale`) need not stand here. Every action has its line: one without words does not compile.

use super::{
    Action, EntityAction, ListAction, Motion, PaneAction, PassageAction, ProgramAction, ReaderAction, SideBySideAction,
};

/// Words of both languages: English, then French.
type Words = [&'static str; 2];

/// What people call `action` besides what its description says.
#[must_use]
pub fn synonyms(action: Action) -> Words {
    match action {
        Action::Move(motion) => of_motion(motion),
        Action::Pane(action) => of_pane(action),
        Action::Program(action) => of_program(action),
        Action::List(action) => of_list(action),
        Action::Reader(action) => of_reader(action),
        Action::Passage(action) => of_passage(action),
        Action::SideBySide(action) => of_side_by_side(action),
        Action::Entity(action) => of_entity(action),
    }
}

fn of_motion(motion: Motion) -> Words {
    match motion {
        Motion::Up => ["scroll arrow cursor line above", "monter défiler flèche curseur ligne dessus"],
        Motion::Down => ["scroll arrow cursor line below", "descendre défiler flèche curseur ligne dessous"],
        Motion::HalfPageUp => ["scroll faster back", "monter défiler vite remonter"],
        Motion::HalfPageDown => ["scroll faster forward", "descendre défiler vite avancer"],
        Motion::PageUp => ["scroll screen previous", "défiler écran précédente monter"],
        Motion::PageDown => ["scroll screen next", "défiler écran suivante descendre"],
        Motion::Top => ["top first start home", "haut premier commencement remonter"],
        Motion::Bottom => ["bottom last finish", "bas dernier terminer descendre"],
    }
}

fn of_pane(action: PaneAction) -> Words {
    match action {
        PaneAction::Open => ["read view show enter go page", "lire voir afficher entrer aller fiche page"],
        PaneAction::Back => {
            ["return leave cancel exit escape reset", "retour annuler sortir quitter échap vider remettre"]
        }
        PaneAction::Filter => ["search find narrow", "chercher rechercher trouver réduire"],
    }
}

fn of_program(action: ProgramAction) -> Words {
    match action {
        ProgramAction::Help => {
            ["help shortcuts keyboard manual commands", "aide raccourcis clavier manuel mode d’emploi"]
        }
        ProgramAction::Quit => ["quit exit close stop end", "sortir fermer partir arrêter fin"],
        ProgramAction::Suspend => ["background pause shell stop", "arrière-plan pause terminal mettre de côté"],
        ProgramAction::Redraw => ["refresh repaint garbled clean", "rafraîchir actualiser brouillé nettoyer"],
        ProgramAction::Highlights => {
            ["highlight underline bold bars colours off", "surligner surlignage souligné gras barres couleurs"]
        }
        ProgramAction::FullWidth => ["full screen wide zoom focus pane", "plein écran large agrandir zoom panneau"],
        ProgramAction::Mouse => ["click wheel pointer select", "clic cliquer molette pointeur"],
        ProgramAction::OpenFolder => {
            ["archive directory switch path load", "archive répertoire changer chemin charger"]
        }
        ProgramAction::UseFolder => ["archive default remember set always", "archive défaut retenir toujours régler"],
        ProgramAction::Problems => {
            ["errors unread missing failed broken", "erreurs problèmes manquants illisibles échec"]
        }
    }
}

fn of_list(action: ListAction) -> Words {
    match action {
        ListAction::NextTab => {
            ["switch view articles quotes entities bookmarks", "changer vue articles citations entités signets"]
        }
        ListAction::PreviousTab => ["back switch view", "changer vue revenir"],
        ListAction::MarkRow => ["tick select check several multiple", "sélectionner sélection cochée marquer choisir"],
        ListAction::Menu => ["action menu options commands more", "menu actions options commandes plus"],
        ListAction::Sort => ["order newest oldest rank relevance", "ordre classer récent ancien tri"],
        ListAction::Searches => [
            "query alert favourite remember watch follow news store",
            "requête alerte favori retenir veille suivre nouveautés mémoriser",
        ],
        ListAction::Copies => [
            "duplicates double twice same dispatch reprint everywhere",
            "doublons double deux fois même dépêche reprise partout copies",
        ],
        ListAction::NextKind => {
            ["filter persons organisations places type", "filtrer personnes organisations lieux type genre"]
        }
    }
}

fn of_reader(action: ReaderAction) -> Words {
    match action {
        ReaderAction::NextQuotation => ["quote step jump said forward", "aller sauter dire parole avancer"],
        ReaderAction::PreviousQuotation => ["quote step jump back", "aller sauter reculer parole"],
        ReaderAction::NextEntity => ["entity person place step jump", "entité personne lieu aller sauter"],
        ReaderAction::PreviousEntity => ["entity person place step jump back", "entité personne lieu aller reculer"],
        ReaderAction::NextParagraph => ["jump skip forward", "sauter passer avancer alinéa"],
        ReaderAction::PreviousParagraph => ["jump skip back", "sauter passer reculer alinéa"],
        ReaderAction::NextArticle => ["article forward following", "article avancer d’après"],
        ReaderAction::PreviousArticle => ["article back before", "article reculer d’avant"],
        ReaderAction::Search => ["find word look", "rechercher trouver mot"],
        ReaderAction::NextMatch => ["find again forward", "trouver encore résultat rechercher"],
        ReaderAction::PreviousMatch => ["find again back", "trouver encore résultat reculer rechercher"],
        ReaderAction::Choose => [
            "select sentence words passage highlight lines",
            "sélectionner phrase mots passage surligner lignes choisir",
        ],
        ReaderAction::ChooseParagraph => ["select whole paragraph", "sélectionner paragraphe entier"],
        ReaderAction::WordMore => ["select extend longer", "sélectionner étendre allonger"],
        ReaderAction::WordLess => ["select shrink shorter", "sélectionner réduire raccourcir"],
        ReaderAction::StartLater => ["select begin shorter shrink", "sélectionner commencer raccourcir"],
        ReaderAction::StartEarlier => ["select begin longer extend", "sélectionner commencer allonger"],
    }
}

fn of_passage(action: PassageAction) -> Words {
    match action {
        PassageAction::Copy => ["paste clipboard cite yank reference", "coller presse-papiers citer source"],
        PassageAction::CopyAs => [
            "paste clipboard markdown latex bibtex style cite",
            "coller presse-papiers markdown latex bibtex style citer",
        ],
        PassageAction::Bookmark => ["keep save mark favourite star", "signet enregistrer sauver marquer favori étoile"],
        PassageAction::Note => ["comment annotate write keyword", "commentaire commenter annoter mot-clé tag"],
        PassageAction::Tag => ["keyword label category topic", "étiqueter mot-clé catégorie thème tag"],
        PassageAction::Tags => ["keywords labels count topics", "mots-clés tags combien thèmes"],
        PassageAction::DeleteBookmark => ["remove erase discard", "effacer enlever retirer jeter"],
        PassageAction::Undo => ["revert mistake restore back", "défaire erreur rétablir revenir"],
        PassageAction::Edit => ["change modify source vim emacs", "modifier changer source vim emacs"],
        PassageAction::Web => ["link url site internet page", "lien url site internet page"],
        PassageAction::Pipe => ["shell program send print", "shell programme envoyer imprimer"],
        PassageAction::Write => {
            ["export save download bibliography", "exporter export enregistrer sauver bibliographie"]
        }
        PassageAction::Correct => [
            "wrong speaker fix mistake who said attribution",
            "mauvais faux locuteur erreur rectifier qui a dit attribution",
        ],
        PassageAction::Compare => [
            "diff difference versus contrast repeated again changed words",
            "comparer comparaison différences écart répété redit mots changés",
        ],
        PassageAction::Outline => ["contents summary table overview", "sommaire table contenu résumé"],
    }
}

fn of_side_by_side(action: SideBySideAction) -> Words {
    match action {
        SideBySideAction::OtherSide => ["compare switch column left right", "comparer changer colonne gauche droite"],
        SideBySideAction::Next => ["compare later following after", "comparer plus tard après"],
        SideBySideAction::Previous => ["compare earlier before", "comparer plus tôt avant"],
    }
}

fn of_entity(action: EntityAction) -> Words {
    match action {
        EntityAction::Rename => ["rename name spelling fix", "renommer nom orthographe corriger"],
        EntityAction::Kind => ["type wrong person place change", "type genre faux personne lieu changer"],
        EntityAction::Join => ["merge join duplicate combine unite", "fusionner fusion doublon réunir joindre"],
        EntityAction::Part => ["split separate different", "scinder détacher différent distinguer"],
        EntityAction::Silence => ["hide ignore delete remove", "cacher masquer ignorer supprimer"],
        EntityAction::Choices => ["history decisions undo revert", "historique décisions annuler défaire"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;
    use crate::tui::locale::Locale;

    /// A word that the description has already finds nothing new.
    #[test]
    fn every_action_has_two_everyday_words_in_each_language_that_its_description_lacks() {
        for action in Action::all() {
            for (locale, words) in [Locale::English, Locale::French].into_iter().zip(synonyms(action)) {
                let described = fold(locale.describe(action));
                let new: Vec<&str> = words.split_whitespace().filter(|word| !described.contains(&fold(word))).collect();
                assert!(new.len() >= 2, "{} in {locale:?}: only {new:?} besides “{described}”", action.name());
            }
        }
    }
}
