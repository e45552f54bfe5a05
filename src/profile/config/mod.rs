//! The settings of a person, in `config.toml`.
//!
//! One table (`settings`) says what there is: it reads the file, and it writes the commented default that
//! `guillemet config` prints. No mistake in the file is fatal: what is wrong is reported with its line and has
//! its default.

mod edit;
mod expected;
mod parser;
mod settings;

pub(super) use edit::with_archives;
pub use expected::{Expected, listed};
pub use parser::{Mistake, MistakeKind, check};
pub use settings::default_text;

use std::io;
use std::path::PathBuf;

use serde::Deserialize;

use super::Dirs;
use crate::citation::{Format, Template};
use crate::disk::read_file;

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The archives to open when none is named. [`Config::load`] makes them absolute.
    pub archives: Vec<PathBuf>,
    /// The folder of a shared index to read instead of building one's own. [`Config::load`] makes it absolute.
    pub index: Option<PathBuf>,
    /// Whether it is read although others than its owner may write into it.
    pub trust_index_writers: bool,
    /// The language of the interface.
    pub language: Language,
    /// The colours.
    pub theme: Theme,
    /// Whether the mouse works from the start.
    pub mouse: bool,
    /// The widest line of the reader, in cells.
    pub width: u16,
    /// Whether what was read is remembered.
    pub read_marks: bool,
    /// How to copy.
    pub copy: Copy,
    /// What citations are written as.
    pub citation: Citation,
    /// Keys of actions, in the order of the file. Whether there are such actions and keys is known to the
    /// interface, which checks them.
    pub keys: Vec<KeySetting>,
}

/// What citations are written as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// The format that is meant when none is named; the template when there is one and nothing is said.
    pub format: Option<Format>,
    /// The person's own format.
    pub template: Option<Template>,
}

impl Citation {
    /// The format of this name; `template` is the person's own.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Format> {
        match name {
            "template" => self.template.clone().map(Format::Template),
            name => Format::from_name(name),
        }
    }

    /// The format that is meant when none is named.
    #[must_use]
    pub fn usual(&self) -> Format {
        let template = self.template.clone().map(Format::Template);
        self.format.clone().or(template).unwrap_or_default()
    }
}

/// How to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The ways to the clipboard, the first that works is taken.
    pub order: Vec<CopyWay>,
    /// A command with its arguments, that reads the text from its standard input.
    pub command: Vec<String>,
}

/// A way to the clipboard.
#[derive(Clone, core::marker::Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CopyWay {
    /// The person's own command.
    Command,
    /// The buffer of tmux, which hands it on to the terminal.
    Tmux,
    /// The clipboard of the desktop; never over SSH, where it would be the remote one's.
    Native,
    /// The escape sequence OSC 52, by which the terminal itself sets its clipboard.
    Osc52,
}

/// The language of the interface.
#[derive(Clone, core::marker::Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Language {
    /// The environment's.
    #[default]
    #[serde(rename = "auto")]
    Auto,
    /// English.
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
}

/// The colours.
#[derive(Clone, core::marker::Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// The terminal's own 16, or none where `NO_COLOR` is set.
    #[default]
    Auto,
    /// The terminal's own 16.
    Ansi,
    /// Many colours, on a light ground.
    Light,
    /// Many colours, on a dark ground.
    Dark,
    /// None.
    Plain,
}

/// The keys of one action, in place of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySetting {
    /// The name of the action.
    pub action: String,
    /// Its keys; none to take them away.
    pub keys: Vec<String>,
    /// The line of the file, from 1.
    pub line: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            archives: Vec::new(),
            index: None,
            trust_index_writers: false,
            language: Language::Auto,
            theme: Theme::Auto,
            mouse: false,
            width: 76,
            read_marks: true,
            copy: Copy {
                order: vec![CopyWay::Command, CopyWay::Tmux, CopyWay::Native, CopyWay::Osc52],
                command: Vec::new(),
            },
            citation: Citation::default(),
            keys: Vec::new(),
        }
    }
}

impl Config {
    /// Reads the file of settings, with what is wrong in it. A missing one has none.
    #[must_use]
    pub fn load(dirs: &Dirs) -> (Self, Vec<Mistake>) {
        let read = read_file(&dirs.config_file()).and_then(|bytes| {
            String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
        });
        let (mut config, mistakes) = match read {
            Ok(text) => check(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), Vec::new()),
            Err(error) => (Self::default(), vec![Mistake::unreadable(&error)]),
        };
        for archive in &mut config.archives {
            *archive = dirs.expand(&archive.to_string_lossy());
        }
        config.index = config.index.map(|index| dirs.expand(&index.to_string_lossy()));
        (config, mistakes)
    }
}
