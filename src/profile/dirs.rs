//! Where a person's files are: the system's folders, unless told otherwise.

use std::env;
use std::ffi::OsString;
use std::path::{self, Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

use super::ProfileError;
use crate::text::sanitize::sanitize_path;

/// The folders of a person. They need not exist: they are made when something is first written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dirs {
    /// Settings, bookmarks, corrections, choices: what is the person's own.
    pub config: PathBuf,
    /// The index: what may be deleted at any time.
    pub cache: PathBuf,
    /// The last session, the last copy, the log.
    pub state: PathBuf,
    /// The home folder, that `~` stands for.
    pub home: Option<PathBuf>,
    /// The folder of a shared index, when the environment names one; else the settings may.
    pub index: Option<PathBuf>,
}

/// Folders named on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// In place of the config folder.
    pub config: Option<PathBuf>,
    /// In place of the cache folder.
    pub cache: Option<PathBuf>,
    /// In place of the state folder.
    pub state: Option<PathBuf>,
}

impl Dirs {
    /// Each folder is the one of `overrides`, else of the environment (`GUILLEMET_CONFIG_DIR`,
    /// `GUILLEMET_CACHE_DIR`, `GUILLEMET_STATE_DIR`), else the system's. A system without state folders has it
    /// inside the cache folder. `GUILLEMET_INDEX` names a shared index.
    ///
    /// # Errors
    /// When the system names no home folder and the folders are not named either.
    pub fn find(overrides: Overrides) -> Result<Self, ProfileError> {
        let system = ProjectDirs::from("", "", "guillemet");
        let home = BaseDirs::new().map(|dirs| dirs.home_dir().to_path_buf());
        Self::choose(overrides, |name| env::var_os(name), system.as_ref(), home)
    }

    fn choose(
        overrides: Overrides,
        variable: impl Fn(&str) -> Option<OsString>,
        system: Option<&ProjectDirs>,
        home: Option<PathBuf>,
    ) -> Result<Self, ProfileError> {
        let named = |folder: Option<PathBuf>, name: &str| {
            let folder = folder.or_else(|| variable(name).map(PathBuf::from)).filter(|dir| !dir.as_os_str().is_empty());
            // Absolute, so that it stays the same folder wherever the program goes.
            folder.map(|folder| path::absolute(&folder).unwrap_or(folder))
        };
        let config = named(overrides.config, "GUILLEMET_CONFIG_DIR");
        let cache = named(overrides.cache, "GUILLEMET_CACHE_DIR");
        let state = named(overrides.state, "GUILLEMET_STATE_DIR");
        let config = config.or_else(|| system.map(|dirs| dirs.config_dir().into())).ok_or(ProfileError::NoHome)?;
        let cache = cache.or_else(|| system.map(|dirs| dirs.cache_dir().into())).ok_or(ProfileError::NoHome)?;
        let state = state
            .or_else(|| system.and_then(|dirs| dirs.state_dir()).map(Path::to_path_buf))
            .unwrap_or_else(|| cache.join("state"));
        Ok(Self { config, cache, state, home, index: named(None, "GUILLEMET_INDEX") })
    }

    /// The file of settings.
    #[must_use]
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The file of bookmarks.
    #[must_use]
    pub fn bookmarks(&self) -> PathBuf {
        self.config.join("bookmarks.jsonl")
    }

    /// The file of corrections.
    #[must_use]
    pub fn corrections(&self) -> PathBuf {
        self.config.join("corrections.jsonl")
    }

    /// The file of choices about entities.
    #[must_use]
    pub fn entity_choices(&self) -> PathBuf {
        self.config.join("entities.jsonl")
    }

    /// The file of saved searches.
    #[must_use]
    pub fn searches(&self) -> PathBuf {
        self.config.join("searches.jsonl")
    }

    /// The file of the last copy.
    #[must_use]
    pub fn last_copy(&self) -> PathBuf {
        self.state.join("last-copy")
    }

    /// The file of the archives that the person was asked about.
    #[must_use]
    pub fn offered(&self) -> PathBuf {
        self.state.join("offered")
    }

    /// The folder of the sample articles, once they were asked for.
    #[must_use]
    pub fn samples(&self) -> PathBuf {
        self.cache.join("sample-data")
    }

    /// The list of the articles that were read.
    #[must_use]
    pub fn read_articles(&self) -> PathBuf {
        self.state.join("read")
    }

    /// The log.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.state.join("guillemet.log")
    }

    /// These paths as they are shown: `~` is the home folder.
    #[must_use]
    pub fn shown(&self, paths: &[PathBuf]) -> String {
        let shown = |path: &PathBuf| match self.home.as_deref().and_then(|home| path.strip_prefix(home).ok()) {
            Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
            Some(rest) => format!("~/{}", sanitize_path(rest)),
            None => sanitize_path(path),
        };
        paths.iter().map(shown).collect::<Vec<_>>().join(", ")
    }

    /// The folder or file that a setting means: `~` is the home folder, and what is relative is so to the config
    /// folder.
    #[must_use]
    pub fn expand(&self, setting: &str) -> PathBuf {
        let at_home = setting.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
        match (at_home, &self.home) {
            (Some(rest), Some(home)) => home.join(rest.trim_start_matches('/')),
            _ => self.config.join(setting),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(overrides: Overrides, variables: &[(&str, &str)]) -> Result<Dirs, ProfileError> {
        let variable = |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into());
        Dirs::choose(overrides, variable, None, Some("/home/nadia".into()))
    }

    const BOTH: [(&str, &str); 2] = [("GUILLEMET_CONFIG_DIR", "/e/config"), ("GUILLEMET_CACHE_DIR", "/e/cache")];

    #[test]
    fn an_argument_counts_more_than_the_environment() {
        let overrides = Overrides { cache: Some("/a/cache".into()), ..Overrides::default() };
        let dirs = choose(overrides, &BOTH).unwrap();
        assert_eq!((dirs.config, dirs.cache), ("/e/config".into(), PathBuf::from("/a/cache")));
    }

    #[test]
    fn the_state_is_kept_in_the_cache_where_a_system_has_no_place_for_it() {
        assert_eq!(choose(Overrides::default(), &BOTH).unwrap().state, Path::new("/e/cache/state"));
        let variables = [BOTH[0], BOTH[1], ("GUILLEMET_STATE_DIR", "/e/state")];
        assert_eq!(choose(Overrides::default(), &variables).unwrap().state, Path::new("/e/state"));
    }

    #[test]
    fn without_a_home_the_folders_must_be_named() {
        for missing in 0..2 {
            let mut variables = BOTH;
            variables[missing].1 = "";
            assert!(matches!(choose(Overrides::default(), &variables), Err(ProfileError::NoHome)));
        }
    }

    #[test]
    fn a_folder_named_from_here_stays_the_same_from_elsewhere() {
        let overrides = Overrides { config: Some("mine".into()), ..Overrides::default() };
        assert!(choose(overrides, &BOTH).unwrap().config.is_absolute());
    }

    #[test]
    fn settings_may_speak_of_home() {
        let dirs = choose(Overrides::default(), &BOTH).unwrap();
        for (setting, path) in [
            ("~", "/home/nadia"),
            ("~/articles", "/home/nadia/articles"),
            ("/data", "/data"),
            ("near", "/e/config/near"),
            ("~paul/x", "/e/config/~paul/x"),
        ] {
            assert_eq!(dirs.expand(setting), Path::new(path));
        }
    }
}
