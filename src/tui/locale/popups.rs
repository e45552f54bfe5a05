//! What is said in the popups that list things: what Enter does in each, and a warning. In comes nothing; out come words.

use super::Locale;

/// What the keys do in each popup, Enter before the others, with a dot between: on a small screen only the first are shown.
#[derive(Debug)]
pub struct PopupHints {
    /// Only to be read.
    pub read: &'static str,
    /// The outline of an article.
    pub outline: &'static str,
    /// The action menu.
    pub menu: &'static str,
    /// The list of tags.
    pub tags: &'static str,
    /// Formats to copy in.
    pub formats: &'static str,
    /// The same where what is chosen goes to another program.
    pub formats_picked: &'static str,
    /// Speakers.
    pub speaker: &'static str,
    /// Whether to name a speaker who is only guessed.
    pub guesses: &'static str,
    /// The same where what is chosen goes to another program.
    pub guesses_picked: &'static str,
    /// Kinds of entities.
    pub kinds: &'static str,
    /// Entities to join one with.
    pub join: &'static str,
    /// Marked entities, one of whose names is kept.
    pub merge: &'static str,
    /// Names of an entity.
    pub part: &'static str,
    /// Choices about entities.
    pub choices: &'static str,
    /// Saved searches.
    pub searches: &'static str,
    /// What to do with a tag or a saved search.
    pub choice: &'static str,
    /// Whether to use archives from now on.
    pub archives: &'static str,
}

/// In English.
pub(super) const ENGLISH: PopupHints = PopupHints {
    read: "/ filters · Esc closes",
    outline: "Enter goes there · / filters · Esc closes",
    tags: "Enter shows or renames · / filters · Esc closes",
    menu: "Enter or the letter does it · / filters · Esc closes",
    formats: "Enter copies · Esc closes",
    formats_picked: "Enter hands it over · Esc closes",
    speaker: "type a name · Enter takes it · Esc closes",
    guesses: "Enter copies so · Esc closes",
    guesses_picked: "Enter hands it over so · Esc closes",
    kinds: "Enter gives it this kind · Esc closes",
    join: "Enter joins the two · Esc closes",
    merge: "Enter keeps this name · Esc closes",
    part: "Enter parts it · Esc closes",
    choices: "Enter takes it back · Esc closes",
    searches: "Enter opens · Ctrl-O more · / filters · Esc closes",
    choice: "Enter does it · Esc closes",
    archives: "Enter answers · Esc closes",
};

/// In French.
pub(super) const FRENCH: PopupHints = PopupHints {
    read: "/ filtre · Échap ferme",
    outline: "Entrée y va · / filtre · Échap ferme",
    tags: "Entrée montre ou renomme · / filtre · Échap ferme",
    menu: "Entrée ou la lettre le fait · / filtre · Échap ferme",
    formats: "Entrée copie · Échap ferme",
    formats_picked: "Entrée choisit · Échap ferme",
    speaker: "tapez un nom · Entrée le prend · Échap ferme",
    guesses: "Entrée copie ainsi · Échap ferme",
    guesses_picked: "Entrée choisit ainsi · Échap ferme",
    kinds: "Entrée lui donne ce genre · Échap ferme",
    join: "Entrée réunit les deux · Échap ferme",
    merge: "Entrée garde ce nom · Échap ferme",
    part: "Entrée le sépare · Échap ferme",
    choices: "Entrée le reprend · Échap ferme",
    searches: "Entrée ouvre · Ctrl-O plus · / filtre · Échap ferme",
    choice: "Entrée le fait · Échap ferme",
    archives: "Entrée répond · Échap ferme",
};

/// A warning before entities of these kinds are merged.
pub(super) fn kinds_differ(locale: Locale, kinds: &[&str]) -> String {
    match locale {
        Locale::English => format!("! Not of one kind: {}", kinds.join(", ")),
        Locale::French => format!("! De genres différents\u{a0}: {}", kinds.join(", ")),
    }
}
