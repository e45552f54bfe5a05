//! From the text of a file of settings to the settings, with every mistake and its line.

use std::io;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::expected::Expected;
use super::settings::{SETTINGS, Value};
use super::{Config, KeySetting};
use crate::archive::Failure;
use crate::text::sanitize::sanitize_line;

/// Something wrong in a file of settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Its line, from 1; `None` when it is the whole file.
    pub line: Option<u32>,
    /// What it is.
    pub kind: MistakeKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MistakeKind {
    /// The file cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(Failure),
    /// This is not TOML; what the TOML parser says.
    #[error("{0}")]
    Syntax(String),
    /// There is no such setting.
    #[error("there is no setting `{0}`")]
    UnknownKey(String),
    /// The value does not fit.
    #[error("`{key}` must be {}", expected.english())]
    BadValue {
        /// The setting, after its table.
        key: String,
        /// What it must be.
        expected: Expected,
    },
}

impl Mistake {
    pub(super) fn unreadable(error: &io::Error) -> Self {
        Self { line: None, kind: MistakeKind::Unreadable(Failure::from(error)) }
    }
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.kind),
            None => self.kind.fmt(f),
        }
    }
}

/// Reads settings; what is missing or wrong has its default. The mistakes are in the order of their lines.
#[must_use]
pub fn check(text: &str) -> (Config, Vec<Mistake>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
    let mut parser = Parser { lines, config: Config::default(), mistakes: Vec::new() };
    let (file, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        parser.report(at, MistakeKind::Syntax(sanitize_line(error.message())));
    }
    parser.table("", file.into_inner());
    parser.mistakes.sort_by_key(|mistake| mistake.line);
    // What else is said of a line that is no TOML follows from that.
    parser.mistakes.dedup_by(|next, first| next.line == first.line && matches!(first.kind, MistakeKind::Syntax(_)));
    (parser.config, parser.mistakes)
}

struct Parser {
    /// The bytes at which lines end.
    lines: Vec<usize>,
    config: Config,
    mistakes: Vec<Mistake>,
}

impl Parser {
    fn table(&mut self, table: &str, entries: DeTable<'_>) {
        for (key, value) in entries {
            let at = key.span().start;
            let name = sanitize_line(key.get_ref());
            let path = if table.is_empty() { name.clone() } else { format!("{table}.{name}") };
            if let Some(setting) = SETTINGS.iter().find(|setting| (setting.table, setting.key) == (table, &name)) {
                if (setting.read)(&mut self.config, value).is_none() {
                    self.report(at, MistakeKind::BadValue { key: path, expected: setting.expected.clone() });
                }
            } else if table == "keys" {
                self.keys(name, value);
            } else if table.is_empty() && (name == "keys" || SETTINGS.iter().any(|setting| setting.table == name)) {
                match value.into_inner() {
                    DeValue::Table(entries) => self.table(&name, entries),
                    _ => self.report(at, MistakeKind::BadValue { key: path, expected: Expected::Table }),
                }
            } else {
                self.report(at, MistakeKind::UnknownKey(path));
            }
        }
    }

    fn keys(&mut self, action: String, value: Value<'_>) {
        let at = value.span().start;
        let text = |value: &DeValue<'_>| value.as_str().map(sanitize_line);
        let keys = match value.get_ref() {
            DeValue::Array(keys) => keys.iter().map(Spanned::get_ref).map(text).collect(),
            other => text(other).map(|key| vec![key]),
        };
        let line = self.line_of(at);
        match keys {
            Some(keys) => self.config.keys.push(KeySetting { action, keys, line }),
            None => {
                self.report(at, MistakeKind::BadValue { key: format!("keys.{action}"), expected: Expected::Keys });
            }
        }
    }

    /// The line of a byte, from 1.
    fn line_of(&self, at: usize) -> u32 {
        u32::try_from(self.lines.partition_point(|end| *end < at) + 1).unwrap_or(u32::MAX)
    }

    fn report(&mut self, at: usize, kind: MistakeKind) {
        self.mistakes.push(Mistake { line: Some(self.line_of(at)), kind });
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use proptest::prelude::*;

    use super::super::{CopyWay, Language, Theme, default_text};
    use super::*;

    #[test]
    fn the_default_file_changes_nothing_even_when_its_settings_are_put_in() {
        assert_eq!(check(&default_text()), (Config::default(), Vec::new()));
        let is_setting = |line: &str| SETTINGS.iter().any(|setting| line.starts_with(&format!("{} = ", setting.key)));
        let text: Vec<String> = default_text()
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| is_setting(rest)).unwrap_or(line).to_owned())
            .collect();
        assert_eq!(text.iter().filter(|line| is_setting(line)).count(), SETTINGS.len());
        assert_eq!(check(&text.join("\n")), (Config::default(), Vec::new()));
    }

    #[test]
    fn every_setting_is_read() {
        let (config, mistakes) = check(
            "archives = [\"~/presse\", \"/data/a.jsonl\"]\nlanguage = \"fr\"\ntheme = \"dark\"\nmouse = true\nwidth = 60\n\
             [copy]\norder = [\"osc52\"]\ncommand = [\"wl-copy\"]\n[keys]\ncopy = \"Y\"\nquit = []\n",
        );
        assert_eq!(mistakes, []);
        assert_eq!(config.archives, [PathBuf::from("~/presse"), PathBuf::from("/data/a.jsonl")]);
        assert_eq!((config.language, config.theme, config.mouse), (Language::French, Theme::Dark, true));
        assert_eq!((config.width, config.copy.order), (60, vec![CopyWay::Osc52]));
        assert_eq!(config.copy.command, ["wl-copy"]);
        let key = |action: &str, keys: &[&str], line| KeySetting {
            action: action.to_owned(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            line,
        };
        assert_eq!(config.keys, [key("copy", &["Y"], 10), key("quit", &[], 11)]);
    }

    #[test]
    fn mistakes_are_named_with_their_lines_and_spoil_nothing_else() {
        let (config, mistakes) =
            check("widht = 60\nwidth = 7\nmouse = \"on\"\n\n[copy]\nway = 1\n[keys]\nquit = 3\n[x]\n");
        let words: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        assert_eq!(
            words,
            [
                "line 1: there is no setting `widht`",
                "line 2: `width` must be a whole number from 20 to 400",
                "line 3: `mouse` must be true or false",
                "line 6: there is no setting `copy.way`",
                "line 8: `keys.quit` must be a key between quotation marks, or a list of them",
                "line 9: there is no setting `x`",
            ]
        );
        assert_eq!(config, Config::default());
    }

    #[test]
    fn what_is_no_toml_is_reported_and_the_rest_still_counts() {
        let (config, mistakes) = check("mouse = true\nwidth = = 3\ncopy = 1\n");
        assert!(config.mouse);
        assert_eq!(mistakes.iter().filter_map(|mistake| mistake.line).collect::<Vec<_>>(), [2, 3]);
        assert!(matches!(mistakes[0].kind, MistakeKind::Syntax(_)));
    }

    proptest! {
        #[test]
        fn no_file_of_settings_is_fatal(text in "(?s)[a-z=\\[\\]\"'.0-9 \n\u{1b}é#{}]{0,80}") {
            for mistake in check(&text).1 {
                let safe = !mistake.to_string().contains('\u{1b}');
                prop_assert!(safe, "{:?}", mistake);
            }
        }
    }
}
