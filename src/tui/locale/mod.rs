//! Every word that a person sees on the screen, in French and in English.
//!
//! A sentence with a place to fill has it as `{}`. What a word belongs to is known here; how it looks is not.

mod actions;
mod checking;
mod en;
mod failure;
mod figures;
mod fr;
mod help;
mod keys;
mod orders;
mod popups;
mod reasons;
mod saved_searches;
mod settings;
mod shared_index;
mod words;
mod writing;

use super::action::{Action, Context};
use super::notice::{Notice, PromptKind};
use crate::analysis::{EntityKind, How, QuotationKind};
use crate::annotations::{Choice, EntityChoice};
use crate::archive::{Failure as SystemFailure, Reason};
use crate::formats::Kind as FileKind;
use crate::library::BookmarkStatus;
use crate::profile::config::CopyWay;
use crate::search::Scope;
use crate::search::query::{Kind, MistakeKind, Order};
use crate::tui::failure::Failure;

pub use help::{COMMANDS, HelpLine, SETTINGS};
pub use popups::PopupHints;
pub use words::Words;

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

impl Locale {
    /// The locale that the environment asks for; `language` is the first of LC_ALL, LC_MESSAGES and LANG that is
    /// set. English unless it is French.
    #[must_use]
    pub fn from_environment(language: Option<&str>) -> Self {
        match language {
            Some(language) if language.starts_with("fr") => Self::French,
            _ => Self::English,
        }
    }

    /// One of the words of both languages: English, then French.
    fn pick(self, words: [&'static str; 2]) -> &'static str {
        let [english, french] = words;
        match self {
            Self::English => english,
            Self::French => french,
        }
    }

    /// The words that stand alone.
    #[must_use]
    pub fn words(self) -> &'static Words {
        match self {
            Self::English => &en::WORDS,
            Self::French => &fr::WORDS,
        }
    }

    /// What an action does.
    #[must_use]
    pub fn describe(self, action: Action) -> &'static str {
        self.pick(actions::describe(action))
    }

    /// What an action does, in one or two words, for the footer.
    #[must_use]
    pub fn short(self, action: Action) -> &'static str {
        self.pick(actions::short(action))
    }

    /// The heading of the keys of a context.
    #[must_use]
    pub fn context(self, context: Context) -> &'static str {
        self.pick(actions::context(context))
    }

    /// The name of a tab.
    #[must_use]
    pub fn tab(self, scope: Scope) -> &'static str {
        let [articles, quotes, entities, bookmarks] = self.words().tabs;
        match scope {
            Scope::Articles => articles,
            Scope::Quotes => quotes,
            Scope::Entities => entities,
            Scope::Bookmarks => bookmarks,
        }
    }

    /// The name of a kind of entity.
    #[must_use]
    pub fn kind(self, kind: EntityKind) -> &'static str {
        match self {
            Self::English => en::kind(kind).0,
            Self::French => fr::kind(kind).0,
        }
    }

    /// The name of a kind of entity, in the plural and with a capital.
    #[must_use]
    pub fn kinds(self, kind: EntityKind) -> &'static str {
        match self {
            Self::English => en::kind(kind).1,
            Self::French => fr::kind(kind).1,
        }
    }

    /// How a speaker is known.
    #[must_use]
    pub fn how(self, how: How) -> &'static str {
        match self {
            Self::English => en::how(how),
            Self::French => fr::how(how),
        }
    }

    /// What asks for this kind only in a query.
    #[must_use]
    pub fn kind_query(self, kind: Kind) -> String {
        let field = match self {
            Self::English => "kind",
            Self::French => "genre",
        };
        match kind {
            Kind::Entity(kind) => format!("{field}:{}", self.kind(kind)),
            Kind::Quotation(kind) => format!("{field}:{}", self.quotation(kind)),
        }
    }

    /// What asks for this order in a query.
    #[must_use]
    pub fn order_query(self, order: Order) -> String {
        orders::query(self, order)
    }

    /// An order of the rows, in words; `None` for the usual one.
    #[must_use]
    pub fn order(self, order: Option<Order>) -> &'static str {
        self.pick(orders::words(order))
    }

    /// The name of a kind of quotation.
    #[must_use]
    pub fn quotation(self, kind: QuotationKind) -> &'static str {
        match self {
            Self::English => en::quotation(kind),
            Self::French => fr::quotation(kind),
        }
    }

    /// What a prompt asks for.
    #[must_use]
    pub fn prompt(self, kind: &PromptKind) -> String {
        match (self, kind) {
            (Self::English, PromptKind::Search(_)) => "search: ".to_owned(),
            (Self::French, PromptKind::Search(_)) => "chercher : ".to_owned(),
            (Self::English, PromptKind::Rename) => "name: ".to_owned(),
            (Self::French, PromptKind::Rename) => "nom : ".to_owned(),
            (Self::English, PromptKind::Note(_)) => "note (#tag): ".to_owned(),
            (Self::French, PromptKind::Note(_)) => "note (#étiquette) : ".to_owned(),
            (Self::English, PromptKind::Command) => "command: ".to_owned(),
            (Self::French, PromptKind::Command) => "commande : ".to_owned(),
            (Self::English, PromptKind::Tags(_)) => "tags (-word takes one off): ".to_owned(),
            (Self::French, PromptKind::Tags(_)) => "étiquettes (-mot en retire une)\u{a0}: ".to_owned(),
            (Self::English, PromptKind::TagName(old)) => format!("#{old} becomes: #"),
            (Self::French, PromptKind::TagName(old)) => format!("#{old} devient\u{a0}: #"),
            (Self::English, PromptKind::Folder) => "folder of articles: ".to_owned(),
            (Self::French, PromptKind::Folder) => "dossier d’articles\u{a0}: ".to_owned(),
            (_, PromptKind::SearchName | PromptKind::SearchRename(_) | PromptKind::SearchQuery(_)) => {
                saved_searches::prompt(self, kind)
            }
            (_, PromptKind::File(_) | PromptKind::FileIsThere | PromptKind::UnknownEnding { .. }) => {
                writing::prompt(self, kind)
            }
        }
    }

    /// What is not as it was when a bookmark was made.
    #[must_use]
    pub fn bookmark_status(self, status: BookmarkStatus) -> &'static str {
        match self {
            Self::English => en::bookmark_status(status),
            Self::French => fr::bookmark_status(status),
        }
    }

    /// How many copies of an article there are.
    #[must_use]
    pub fn copies(self, copies: usize) -> String {
        let word = if self == Self::French { "exemplaires" } else { "copies" };
        format!("{}\u{a0}{word}", self.number(copies))
    }

    /// What asks for all copies of articles in a query.
    #[must_use]
    pub fn all_copies_query(self) -> &'static str {
        if self == Self::French { "est:tout" } else { "is:all" }
    }

    /// Where the other copies of an article are, before their sources and days.
    #[must_use]
    pub fn also_in(self) -> &'static str {
        if self == Self::French { "aussi dans\u{a0}: " } else { "also in: " }
    }

    /// How many quotations and entities an article has.
    #[must_use]
    pub fn counts(self, quotations: usize, entities: usize) -> String {
        let [_, said, named, _] = self.words().tabs;
        // A no-break space stands before a French colon.
        let colon = if self == Self::French { "\u{a0}:" } else { ":" };
        format!("{said}{colon} {} · {named}{colon} {}", self.number(quotations), self.number(entities))
    }

    /// A notice.
    #[must_use]
    pub fn notice(self, notice: &Notice) -> String {
        match self {
            Self::English => en::notice(notice),
            Self::French => fr::notice(notice),
        }
    }

    /// What could not be done.
    #[must_use]
    pub fn failure(self, failure: &Failure) -> String {
        match self {
            Self::English => failure::english(failure),
            Self::French => failure::french(failure),
        }
    }

    /// What a kind of file is.
    #[must_use]
    pub fn file_kind(self, kind: FileKind) -> &'static str {
        let entry = kind.entry();
        self.pick([entry.english, entry.french])
    }

    /// What the system said of a file or a folder.
    #[must_use]
    pub fn system(self, failure: &SystemFailure) -> String {
        match self {
            Self::English => failure.to_string(),
            Self::French => reasons::system(failure).to_owned(),
        }
    }

    /// Why a file of the archive was not read.
    #[must_use]
    pub fn reason(self, reason: &Reason) -> String {
        match self {
            Self::English => reason.to_string(),
            Self::French => reasons::french(reason),
        }
    }

    /// What was chosen about an entity.
    #[must_use]
    pub fn choice(self, choice: &EntityChoice) -> String {
        let kind =
            |kind: &str| EntityKind::from_name(kind).map_or_else(|| kind.to_owned(), |kind| self.kind(kind).to_owned());
        let name = &choice.entity.name;
        match &choice.choice {
            Choice::Merge(other) => format!("{name} = {}", other.name),
            Choice::Split(other) => format!("{name} ≠ {}", other.name),
            Choice::Rename(other) => format!("{name} → {other}"),
            Choice::Rekind(other) => format!("{name} : {}", kind(other)),
            Choice::Silence => format!("{name} : {}", self.words().left_out),
        }
    }

    /// A warning before entities of these kinds are merged.
    #[must_use]
    pub fn kinds_differ(self, kinds: &[&str]) -> String {
        popups::kinds_differ(self, kinds)
    }

    /// What is wrong in a query.
    #[must_use]
    pub fn mistake(self, mistake: &MistakeKind) -> String {
        match self {
            Self::English => en::mistake(mistake),
            Self::French => fr::mistake(mistake),
        }
    }

    /// An incipit, marked as one.
    #[must_use]
    pub fn incipit(self, words: &str) -> String {
        format!("[{words}…]")
    }
}

/// Puts `value` into the place of a sentence.
#[must_use]
pub fn fill(sentence: &str, value: &str) -> String {
    sentence.replacen("{}", value, 1)
}

/// Picks the words for the way of a copy: tmux, the terminal, the desktop, the person's command, a file only.
fn way(way: Option<CopyWay>, words: [&'static str; 5]) -> &'static str {
    match way {
        Some(CopyWay::Tmux) => words[0],
        Some(CopyWay::Osc52) => words[1],
        Some(CopyWay::Native) => words[2],
        Some(CopyWay::Command) => words[3],
        None => words[4],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::PartialDate;
    use crate::tui::action::ACTIONS;

    #[test]
    fn french_signs_are_not_left_alone_on_a_line() {
        let sources = [
            include_str!("fr.rs"),
            include_str!("actions.rs"),
            include_str!("help.rs"),
            include_str!("failure.rs"),
            include_str!("reasons.rs"),
        ];
        let told = sources.iter().flat_map(|source| source.lines()).filter(|line| !line.trim_start().starts_with("//"));
        let strings = told.flat_map(|line| line.split('"').skip(1).step_by(2));
        let bad = [" :", " ;", " !", " ?", " »", "« "];
        let loose: Vec<&str> = strings.filter(|text| bad.iter().any(|sign| text.contains(sign))).collect();
        assert!(loose.is_empty(), "ordinary blanks beside signs: {loose:#?}");
    }

    #[test]
    fn french_is_chosen_by_the_environment_only() {
        assert_eq!(Locale::from_environment(Some("fr_FR.UTF-8")), Locale::French);
        assert_eq!(Locale::from_environment(Some("fr")), Locale::French);
        for other in [Some("C"), Some("en_GB.UTF-8"), Some("POSIX"), Some(""), None] {
            assert_eq!(Locale::from_environment(other), Locale::English);
        }
    }

    #[test]
    fn every_action_has_words_of_its_own() {
        for locale in [Locale::English, Locale::French] {
            let mut seen = std::collections::HashSet::new();
            for entry in ACTIONS {
                assert!(seen.insert(locale.describe(entry.action)), "{locale:?} {}", entry.name());
                assert!(entry.footer == 0 || !locale.short(entry.action).is_empty(), "{locale:?} {}", entry.name());
            }
        }
    }

    #[test]
    fn dates_and_numbers_are_written_as_the_language_does() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert_eq!(Locale::French.date(date("2023-08-01")), "1er août 2023");
        assert_eq!(Locale::French.date(date("2023-08")), "août 2023");
        assert_eq!(Locale::English.date(date("2023-08-17")), "17 August 2023");
        assert_eq!(Locale::English.date(date("2023")), "2023");
        assert_eq!(Locale::French.number(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(Locale::English.number(810), "810");
    }
}
