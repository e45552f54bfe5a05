//! Which archives are opened when none is named: keeping that in the settings, and remembering in the state folder that
//! the person was asked.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::atomic::{self, Durability};
use super::config::{check, default_text, with_archives};
use super::{Profile, ProfileError};
use crate::disk::read_file;
use crate::text::sanitize::sanitize_path;

impl Profile {
    /// Sets `archives` as those to open when none is named, in the file of settings; all else in it stays. A missing file
    /// begins with the commented defaults.
    ///
    /// # Errors
    /// When the file cannot be read or written, is no TOML, or a path cannot be written in it.
    pub fn use_archives(&self, archives: &[PathBuf]) -> Result<(), ProfileError> {
        let path = self.dirs.config_file();
        let text = match read_file(&path)
            .and_then(|bytes| String::from_utf8(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error)))
        {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => default_text(),
            Err(source) => return Err(ProfileError::Unreadable { path, source }),
        };
        let refused = |reason: String| ProfileError::NotSettable { path: path.clone(), reason };
        let named: Result<Vec<String>, ProfileError> = archives
            .iter()
            .map(|archive| self.as_setting(archive).ok_or_else(|| refused(sanitize_path(archive))))
            .collect();
        let new = with_archives(&text, &named?).map_err(refused)?;
        // What is written must be read as it was meant.
        let read: Vec<PathBuf> =
            check(&new).0.archives.iter().map(|setting| self.dirs.expand(&setting.to_string_lossy())).collect();
        if read != archives {
            return Err(refused("archives".to_owned()));
        }
        atomic::replace(&path, new.as_bytes(), Durability::Safe)
    }

    /// A path as the settings have it: `~` for the person's home. `None` where it is no text.
    fn as_setting(&self, path: &Path) -> Option<String> {
        let at_home = self.dirs.home.as_deref().and_then(|home| path.strip_prefix(home).ok());
        match at_home.and_then(Path::to_str) {
            Some("") => Some("~".to_owned()),
            Some(rest) => Some(format!("~/{rest}")),
            None => path.to_str().map(str::to_owned),
        }
    }

    /// Whether the person is to be asked if these archives are to be opened from now on: they are not opened anyway, and
    /// that was not asked before. Where they were named with the program, it is not asked where other archives are set or
    /// were asked about: who names archives each time knows what they do.
    #[must_use]
    pub fn may_offer(&self, archives: &[PathBuf], named: bool) -> bool {
        let offered = self.offered();
        let known = archives.iter().all(|archive| self.config.archives.contains(archive));
        let asked = archives.iter().all(|archive| offered.iter().any(|line| line.as_bytes() == encoded(archive)));
        let others = named && (!offered.is_empty() || !self.config.archives.is_empty());
        !archives.is_empty() && !known && !asked && !others
    }

    /// Remembers that the person was asked about these archives. Worth no error: they would be asked once more.
    pub fn note_offer(&self, archives: &[PathBuf]) {
        let mut offered = self.offered();
        offered.extend(archives.iter().map(|archive| String::from_utf8_lossy(encoded(archive)).into_owned()));
        let text = offered.join("\n") + "\n";
        if let Err(error) = atomic::replace(&self.dirs.offered(), text.as_bytes(), Durability::Fast) {
            tracing::warn!("it is not remembered what was offered: {error}");
        }
    }

    fn offered(&self) -> Vec<String> {
        let bytes = read_file(&self.dirs.offered()).unwrap_or_default();
        String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect()
    }
}

fn encoded(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}
