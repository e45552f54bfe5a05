//! Where a person was, so that the next time begins there.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::atomic::{self, Durability};
use super::reading::name_of;
use super::{Dirs, ProfileError};
use crate::article::ArticleId;
use crate::disk::read_file;
use crate::text::sanitize::sanitize_line;

/// Where a person was in a set of archives. Worth keeping, not worth an error: a damaged one counts as none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The name of the tab.
    pub tab: String,
    /// The query.
    pub query: String,
    /// The row that the person had moved the cursor to, by what stays the same about it.
    pub row: Option<String>,
    /// The identifier of the article that was open or under the cursor.
    pub article: Option<ArticleId>,
    /// Its file: an edit gives the article another identifier.
    pub path: Option<String>,
    /// Its title, or its first words: its file may hold many articles.
    pub title: Option<String>,
    /// Whether the article was being read.
    pub reading: bool,
    /// Whether the list was hidden while reading.
    pub full_width: bool,
    /// Whether the marks in the text were hidden.
    pub bare: bool,
    /// The first offset on the screen, in code points of the body.
    pub offset: usize,
    /// The commands that were typed, the newest last.
    pub commands: Vec<String>,
    /// The files that were written to, as they were typed, the newest last.
    pub files: Vec<String>,
}

impl Session {
    /// The same without the place: only what is remembered wherever the person goes.
    #[must_use]
    pub fn elsewhere(self) -> Self {
        let Self { commands, files, full_width, bare, .. } = self;
        Self { commands, files, full_width, bare, ..Self::default() }
    }

    /// The session of this set of archives.
    pub(super) fn load(dirs: &Dirs, archives: &[PathBuf]) -> Option<Self> {
        let bytes = read_file(&file(dirs, archives)).ok()?;
        let mut session: Self = serde_json::from_slice(&bytes).ok()?;
        let optional = [&mut session.row, &mut session.path, &mut session.title].into_iter().flatten();
        for line in [&mut session.tab, &mut session.query].into_iter().chain(optional) {
            *line = sanitize_line(line);
        }
        Some(session)
    }

    /// Keeps it for this set of archives.
    pub(super) fn save(&self, dirs: &Dirs, archives: &[PathBuf]) -> Result<(), ProfileError> {
        let path = file(dirs, archives);
        let json = serde_json::to_vec(self)
            .map_err(|error| ProfileError::NotJson { path: path.clone(), reason: error.to_string() })?;
        atomic::replace(&path, &json, Durability::Fast)
    }
}

/// The file for a set of archives.
fn file(dirs: &Dirs, archives: &[PathBuf]) -> PathBuf {
    dirs.state.join("sessions").join(format!("{}.json", name_of(archives)))
}
