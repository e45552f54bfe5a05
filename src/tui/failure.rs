//! What could not be done, as data: `locale` puts it into words.

use std::path::Path;

use super::keymap::KeyMistake;
use crate::archive::{Failure as System, IndexError, OpenError, Reason, Rebuilt, Unshared};
use crate::library::LibraryError;
use crate::profile::Wait;
use crate::profile::{Mistake, MistakeKind, ProfileError};
use crate::terminal::program::ProgramError;
use crate::text::sanitize::{sanitize_line, sanitize_path};

/// Something that could not be done, in words fit to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The article's file is gone.
    Gone(String),
    /// The article's file is there, but the article is not among those that are open.
    Elsewhere(String),
    /// An article that nothing more is known of is not among those that are open.
    Unlisted,
    /// What a row shows is not in its file any more, so that nothing was taken.
    WordsGone(String),
    /// Another program failed.
    Program(ProgramError),
    /// The file cannot be written: its name, and what the system says.
    Unwritten(String, String),
    /// This folder cannot be opened as an archive.
    NoFolder(String, System),
    /// The article has no address that a browser could open.
    NoAddress,
    /// This file of the archive cannot be read.
    Unfit(String, Reason),
    /// The program failed on this article.
    Broken(String),
    /// Something is wrong with this file of the person's.
    Profile(String, Trouble),
    /// The index cannot be used.
    Index(IndexTrouble),
    /// This many settings of this file are passed over; the first of them: its line, from 1, and what is wrong.
    Settings(String, usize, Option<u32>, SettingTrouble),
    /// Any other: what the system says.
    Other(String),
}

/// What is wrong with a file of the person's. It is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It cannot be read, so it is not written either.
    Unreadable(System),
    /// Something else than a file stands there.
    NotAFile,
    /// It is marked as not to be changed.
    ReadOnly,
    /// It, or its folder, cannot be written.
    Unwritable(System),
    /// Another program keeps it locked.
    Locked(Option<String>),
    /// Another program, which is named when it is known, keeps it locked; it is waited for.
    Waiting(Option<String>),
    /// Its file system has no locks.
    NoLocks,
    /// The record is not in it any more.
    NoRecord,
    /// The setting cannot be put into it: what is wrong.
    NotSettable(String),
    /// So many of its lines cannot be read, from this one on; they are kept.
    Lines(usize, usize),
}

/// What is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingTrouble {
    /// The file cannot be read: what the system says.
    Unreadable(System),
    /// It is not TOML.
    NotToml,
    /// There is no setting of this name.
    Unknown(String),
    /// The value of this setting does not fit.
    Value(String),
    /// There is no action of this name.
    Action(String),
    /// A key of this action cannot be read.
    Key(String),
    /// This action has no key left: this other one has taken its last.
    LastKey(&'static str, &'static str),
}

/// What is wrong with the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexTrouble {
    /// Another program is writing it.
    Busy,
    /// It is damaged.
    Damaged,
    /// It was begun anew, for this reason.
    Rebuilt(Rebuilt),
    /// It is not the shared one that there should be.
    Unshared(Unshared),
    /// No folder can hold it.
    Folder(String, System),
    /// The database refuses: in its words.
    Database(String),
}

impl Failure {
    /// What is wrong in the file of settings at `path`; `None` when nothing is.
    pub fn of_settings(path: &Path, mistakes: &[Mistake], keys: &[KeyMistake]) -> Option<Self> {
        let setting = mistakes.first().map(|mistake| {
            let trouble = match &mistake.kind {
                MistakeKind::Unreadable(reason) => SettingTrouble::Unreadable(reason.clone()),
                MistakeKind::Syntax(_) => SettingTrouble::NotToml,
                MistakeKind::UnknownKey(name) => SettingTrouble::Unknown(name.clone()),
                MistakeKind::BadValue { key, .. } => SettingTrouble::Value(key.clone()),
            };
            (mistake.line, trouble)
        });
        let key = || {
            Some(match keys.first()? {
                KeyMistake::Action { line, name } => (Some(*line), SettingTrouble::Action(name.clone())),
                KeyMistake::Key { line, name, .. } => (Some(*line), SettingTrouble::Key(name.clone())),
                KeyMistake::LastKey { line, taker, loser, .. } => (Some(*line), SettingTrouble::LastKey(loser, taker)),
            })
        };
        let (line, trouble) = setting.or_else(key)?;
        Some(Self::Settings(sanitize_path(path), mistakes.len() + keys.len(), line, trouble))
    }

    /// Lines of a file of the person's cannot be read; `None` when all can.
    pub fn of_lines(path: &Path, problems: &[crate::profile::LineProblem]) -> Option<Self> {
        let first = problems.first()?;
        Some(Self::Profile(sanitize_path(path), Trouble::Lines(problems.len(), first.line)))
    }
}

impl From<ProgramError> for Failure {
    fn from(error: ProgramError) -> Self {
        Self::Program(error)
    }
}

impl From<LibraryError> for Failure {
    fn from(error: LibraryError) -> Self {
        match error {
            LibraryError::Unlisted => Self::Unlisted,
            LibraryError::NotInArchives(path) => Self::Elsewhere(path),
            LibraryError::FileGone(path) => Self::Gone(path),
            LibraryError::Open(error) => Self::from(error),
            LibraryError::WordsGone(path) => Self::WordsGone(path),
            LibraryError::AnalysisFailed(path) => Self::Broken(path),
            LibraryError::Index(error) => Self::from(error),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Gone(path) => Self::Gone(sanitize_path(&path)),
            OpenError::Changed(path) => Self::Elsewhere(sanitize_path(&path)),
            OpenError::Unreadable { path, failure } => Self::Unfit(sanitize_path(&path), Reason::File(failure)),
            OpenError::Unfit { path, reason } => Self::Unfit(sanitize_path(&path), reason),
        }
    }
}

impl Failure {
    /// Whether it comes of a damaged index.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        *self == Self::Index(IndexTrouble::Damaged)
    }
}

impl From<Rebuilt> for Failure {
    fn from(reason: Rebuilt) -> Self {
        Self::Index(IndexTrouble::Rebuilt(reason))
    }
}

impl From<Unshared> for Failure {
    fn from(unshared: Unshared) -> Self {
        Self::Index(IndexTrouble::Unshared(unshared))
    }
}

impl From<Wait> for Failure {
    fn from(wait: Wait) -> Self {
        Self::Profile(sanitize_path(&wait.path), Trouble::Waiting(wait.holder.map(|holder| holder.to_string())))
    }
}

impl From<ProfileError> for Failure {
    fn from(error: ProfileError) -> Self {
        let (path, trouble) = match &error {
            ProfileError::Unreadable { path, source } => (path, Trouble::Unreadable(System::from(source))),
            ProfileError::NotAFile { path } => (path, Trouble::NotAFile),
            ProfileError::ReadOnly { path } => (path, Trouble::ReadOnly),
            ProfileError::Unwritable { path, source } => (path, Trouble::Unwritable(System::from(source))),
            ProfileError::Locked { path, holder } => {
                (path, Trouble::Locked(holder.as_ref().map(|holder| holder.to_string())))
            }
            ProfileError::NoLocks { path, .. } => (path, Trouble::NoLocks),
            ProfileError::NoRecord { path, .. } => (path, Trouble::NoRecord),
            ProfileError::NotSettable { path, reason } => (path, Trouble::NotSettable(sanitize_line(reason))),
            ProfileError::NoHome | ProfileError::NotJson { .. } | ProfileError::NoChance { .. } => {
                return Self::Other(sanitize_line(&error.to_string()));
            }
        };
        Self::Profile(sanitize_path(path), trouble)
    }
}

impl From<IndexError> for Failure {
    fn from(error: IndexError) -> Self {
        Self::Index(match error {
            IndexError::Busy | IndexError::Interrupted => IndexTrouble::Busy,
            IndexError::Damaged => IndexTrouble::Damaged,
            IndexError::Folder { path, error } => IndexTrouble::Folder(sanitize_path(&path), System::from(&error)),
            IndexError::Database(error) => IndexTrouble::Database(sanitize_line(&error.to_string())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::Keymap;
    use crate::tui::locale::Locale;

    /// What is wrong with a file of settings that holds this.
    fn mistakes(settings: &str) -> Option<Failure> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, settings).unwrap();
        let folder = Some(folder.path().to_path_buf());
        let overrides = crate::profile::Overrides { config: folder.clone(), cache: folder.clone(), state: folder };
        let profile = crate::profile::Profile::open(crate::profile::Dirs::find(overrides).unwrap());
        Failure::of_settings(Path::new("config.toml"), &profile.mistakes, &Keymap::with(&profile.config.keys).1)
    }

    #[test]
    fn mistakes_in_the_settings_name_their_line_in_both_languages() {
        assert_eq!(mistakes("width = 60\n"), None);
        for (settings, french, english) in [
            ("width = [\n", "config.toml, ligne 1", "config.toml, line 1: is not TOML"),
            ("widht = 3\nmouse = 3\n", "il n’y a pas de réglage «\u{a0}widht\u{a0}» (et 1 autre)", "(and 1 more)"),
            ("\nmouse = 3\n", "ligne 2\u{a0}: la valeur de «\u{a0}mouse\u{a0}»", "line 2: the value of “mouse”"),
            (
                "[keys]\ncopy = [\"y\", \"n\"]\n",
                "ligne 2\u{a0}: «\u{a0}next-match\u{a0}» n’a plus de touche\u{a0}: «\u{a0}copy\u{a0}»",
                "“next-match” has no key left: “copy”",
            ),
            ("[keys]\nfly = \"x\"\n", "pas d’action «\u{a0}fly\u{a0}»", "line 2: there is no action “fly”"),
        ] {
            let failure = mistakes(settings).unwrap();
            let (in_french, in_english) = (Locale::French.failure(&failure), Locale::English.failure(&failure));
            assert!(in_french.contains(french), "{in_french}");
            assert!(in_english.contains(english), "{in_english}");
        }
    }

    #[test]
    fn what_a_system_refuses_is_said_in_french() {
        let path = std::path::PathBuf::from("/x/bookmarks.jsonl");
        let source = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let failure = Failure::from(ProfileError::Unwritable { path, source });
        let words = Locale::French.failure(&failure);
        assert_eq!(words, "Rien n’est gardé\u{a0}: /x/bookmarks.jsonl ne peut pas être écrit\u{a0}: accès refusé");
    }
}
