//! Writing a shared index: aside, in a folder that only the writer can look into, then put in place by a rename.
//!
//! What is built is kept from one call to the next until it is published, so that a build that was stopped goes on where
//! it was. The state before the newest stays until the next one is built: a reader that has just read the manifest still
//! finds it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::super::analysis_stage::unanalysed_tasks;
use super::super::error::{IndexError, Rebuilt};
use super::super::home::Home;
use super::super::place::{self, open_in};
use super::super::plan::plan;
use super::super::refresh::{Progress, Refreshed};
use super::super::seal::{self, checksum};
use super::super::{Index, files, schema};
use super::connect;
use super::manifest::{self, Manifest, state_begins};
use crate::archive::paths::real_roots;
use crate::archive::scan::scan;
use crate::disk::{for_readers, private_folder};

/// A shared index that is being built.
#[derive(Debug)]
pub struct SharedBuild {
    folder: PathBuf,
    building: PathBuf,
    roots: Vec<PathBuf>,
    /// What is published now, when it is whole.
    before: Option<Manifest>,
    /// `None` when nothing has changed since.
    index: Option<Index>,
    rebuilt: Option<Rebuilt>,
    /// Files that were found unchanged, where nothing is to be done.
    unchanged: usize,
    _lock: File,
}

impl SharedBuild {
    /// Begins to bring the shared index of `folder` up to date with these archives; the folder is made where it is
    /// missing. [`IndexError::Busy`] when another program is at it.
    pub fn begin(folder: &Path, roots: &[PathBuf], cancel: &AtomicBool) -> Result<Self, IndexError> {
        let refused = |error| IndexError::Folder { path: folder.to_path_buf(), error };
        let roots = real_roots(roots);
        make_folder(folder).map_err(refused)?;
        let building = folder.join(format!("building-{}", manifest::version()));
        private_folder(&building).map_err(refused)?;
        let lock = place::lock_at(&building, &building.join("writer.lock"))?;
        let (before, rebuilt) = published(folder);
        let mut build = Self {
            folder: folder.to_path_buf(),
            building,
            roots,
            before,
            index: None,
            rebuilt,
            unchanged: 0,
            _lock: lock,
        };
        if !build.is_up_to_date(cancel)? {
            build.prepare()?;
        }
        Ok(build)
    }

    /// Whether what is published has all that the archives have.
    fn is_up_to_date(&mut self, cancel: &AtomicBool) -> Result<bool, IndexError> {
        let Some(before) = &self.before else { return Ok(false) };
        let has = |root: &PathBuf| before.roots.iter().any(|known| root.starts_with(known));
        if files::database(&self.building).exists() || !self.roots.iter().all(has) {
            return Ok(false);
        }
        let connection = connect(&files::database(&self.folder.join(&before.state)))?;
        let mut found = scan(&self.roots, cancel);
        let plan = plan(&connection, &self.roots, &mut found)?;
        self.unchanged = plan.unchanged;
        Ok(plan.tasks.is_empty() && plan.gone.is_empty() && unanalysed_tasks(&connection, &self.roots)?.is_empty())
    }

    /// Opens what is built, which begins as a copy of what is published.
    fn prepare(&mut self) -> Result<(), IndexError> {
        let refused = |error| IndexError::Folder { path: self.building.clone(), error };
        let kept = self.before.as_ref().map(|before| before.state.as_str());
        remove_but(&self.folder, &[kept]).map_err(refused)?;
        let file = files::database(&self.building);
        if let Some(before) = &self.before
            && !file.exists()
        {
            let published = files::database(&self.folder.join(&before.state));
            // As long as one looks, it is looked at whole.
            if checksum(&published).map_err(refused)? == before.checksum {
                let part = self.building.join("copy.tmp");
                fs::copy(published, &part).and_then(|_| fs::rename(part, &file)).map_err(refused)?;
            } else {
                self.rebuilt = Some(Rebuilt::Damaged);
            }
        }
        let (connection, rebuilt) = open_in(&self.building)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        if rebuilt.is_some() {
            self.rebuilt = rebuilt;
        }
        self.index = Some(Index::new(connection, Home { folder: self.building.clone(), temporary: None }));
        Ok(())
    }

    /// The index that is being built, to load lists from and to keep them beside it; `None` when nothing has changed.
    #[must_use]
    pub fn index(&self) -> Option<&Index> {
        self.index.as_ref()
    }

    /// The archives, by their real paths.
    #[must_use]
    pub fn roots(&self) -> &[PathBuf] {
        &self.roots
    }

    /// Why what was published could not be gone on with.
    #[must_use]
    pub fn rebuilt(&self) -> Option<Rebuilt> {
        self.rebuilt
    }

    /// Reads and analyses what is new, as [`Index::refresh`] does.
    pub fn refresh(
        &mut self,
        progress: &mut dyn FnMut(Progress),
        cancel: &AtomicBool,
    ) -> Result<Refreshed, IndexError> {
        match &mut self.index {
            Some(index) => index.refresh(&self.roots, progress, cancel),
            None => Ok(Refreshed { unchanged: self.unchanged, ..Refreshed::default() }),
        }
    }

    /// Puts what was built in place of what is published; readers find it from now on.
    pub fn publish(self) -> Result<(), IndexError> {
        let Self { folder, building, roots, before, index: Some(index), .. } = &self else { return Ok(()) };
        let refused = |error| IndexError::Folder { path: folder.clone(), error };
        let connection = index.connection();
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        // A file of its own, that can be read without any other beside it.
        connection.query_row("PRAGMA journal_mode = delete", [], |_| Ok(()))?;
        let generation = index.generation()?;
        let file = files::database(building);
        let length = fs::metadata(&file).map_err(refused)?.len();
        let checksum = checksum(&file).map_err(refused)?;
        let mut known = before.as_ref().map(|before| before.roots.clone()).unwrap_or_default();
        known.extend(roots.iter().cloned());
        let state = format!("{}{generation:x}-{checksum:016x}", state_begins());
        let manifest = Manifest { state, length, checksum, roots: real_roots(&known) };
        self.put(&manifest).map_err(refused)
    }

    fn put(&self, manifest: &Manifest) -> io::Result<()> {
        let state = self.folder.join(&manifest.state);
        match fs::remove_dir_all(&state) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => fs::create_dir(&state)?,
        }
        for entry in fs::read_dir(&self.building)?.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if entry.path() == files::database(&self.building) || name.starts_with("list-") {
                for_readers(&entry.path())?;
                File::open(entry.path())?.sync_all()?;
                fs::rename(entry.path(), state.join(&*name))?;
            }
        }
        seal::break_in(&self.building);
        for_readers(&state)?;
        File::open(&state)?.sync_all()?;
        manifest.write(&self.folder)?;
        File::open(&self.folder)?.sync_all()?;
        let before = self.before.as_ref().map(|before| before.state.as_str());
        remove_but(&self.folder, &[Some(manifest.state.as_str()), before])
    }
}

/// Removes the states of this version that have other names.
fn remove_but(folder: &Path, kept: &[Option<&str>]) -> io::Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if name.starts_with(&state_begins()) && !kept.contains(&Some(name)) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// What is published, when a next state can be made from it; else why not.
fn published(folder: &Path) -> (Option<Manifest>, Option<Rebuilt>) {
    let manifest = match Manifest::read(folder) {
        Ok(None) => return (None, None),
        Ok(Some(manifest)) => manifest,
        Err(_) => return (None, Some(Rebuilt::Damaged)),
    };
    let file = files::database(&folder.join(&manifest.state));
    let whole = manifest.check(&file, seal::LONG).is_ok()
        && connect(&file).is_ok_and(|connection| matches!(schema::state(&connection), Ok(schema::State::Current)));
    if whole { (Some(manifest), None) } else { (None, Some(Rebuilt::Damaged)) }
}

/// Makes the folder of a shared index: open to those whom the umask lets in, for its owner alone to write.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    for_readers(folder)
}
