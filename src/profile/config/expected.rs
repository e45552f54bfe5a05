//! What the value of a setting must be, for the message about one that is not. Plain data, with its words in English;
//! `tui::locale` has the others.

use std::ops::RangeInclusive;

/// What the value of a setting must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A list of paths.
    Paths,
    /// A path.
    Path,
    /// Yes or no.
    Bool,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A list of some of these words.
    ListOf(&'static [&'static str]),
    /// A whole number.
    Number(RangeInclusive<u16>),
    /// A program with its arguments.
    Command,
    /// The name of a format of citations.
    Format,
    /// A format of one's own.
    Template,
    /// A table of settings.
    Table,
    /// Keys of an action.
    Keys,
}

impl Expected {
    /// The same in words.
    #[must_use]
    pub fn english(&self) -> String {
        match self {
            Self::Paths => "a list of paths, each between quotation marks".to_owned(),
            Self::Path => "a path between quotation marks".to_owned(),
            Self::Bool => "true or false".to_owned(),
            Self::OneOf(words) => listed(words, "or"),
            Self::ListOf(words) => format!("a list of {}", listed(words, "and")),
            Self::Number(range) => format!("a whole number from {} to {}", range.start(), range.end()),
            Self::Command => "a command as a list: [\"xclip\", \"-selection\", \"clipboard\"]".to_owned(),
            Self::Format => "the name of a format (`guillemet formats`)".to_owned(),
            Self::Template => "words around fields between braces (`guillemet formats`)".to_owned(),
            Self::Table => "a table: [name] on its line".to_owned(),
            Self::Keys => "a key between quotation marks, or a list of them".to_owned(),
        }
    }
}

/// Words of the file one after the other, the last behind `joint`: `"a", "b" or "c"`.
#[must_use]
pub fn listed(words: &[&str], joint: &str) -> String {
    let mut words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    let last = words.pop().unwrap_or_default();
    if words.is_empty() { last } else { format!("{} {joint} {last}", words.join(", ")) }
}
