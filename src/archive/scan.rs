//! Finding the files of an archive: their paths, sizes and times, without opening one.
//!
//! Hidden files and folders are left out. Links are followed, except to what the roots hold anyway, and each
//! linked folder only once, so that loops end. A folder that cannot be read is a problem, never a stop. What belongs to
//! a saved page or to another program is passed over and counted.

mod by_path;
mod companions;
mod files;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::CString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, statat};

pub(super) use self::by_path::ByPath;
use self::companions::{Entry, companions};
pub use self::files::{FileEntry, FileEntryRef, Files};
use crate::formats::{foreign, is_candidate, is_silent};

use super::paths::{as_path, file_name, to_bytes};
use super::problem::{FileProblem, Reason};

/// What a walk over the roots found.
#[derive(Debug, Default)]
pub struct Scan {
    /// The files, in no order.
    pub files: Files,
    /// Roots and folders that could not be read; what they held before is unknown, not gone.
    pub problems: Vec<FileProblem>,
    /// What is no file of articles, though somebody may think so: books, packed files, links that lead nowhere.
    pub passed_over: Vec<FileProblem>,
    /// How many files and folders belong to saved pages or to other programs.
    pub belonging: usize,
}

impl Scan {
    /// Whether `path` lies in a place that could not be looked at.
    pub(super) fn could_not_see(&self, path: &Path) -> bool {
        self.problems.iter().any(|problem| path.starts_with(&problem.path))
    }
}

/// Walks over `roots`, which are real paths of folders or files, in parallel. A root that is a file is found
/// whatever its name. Ends early, with what it has, once `cancel` is set.
#[must_use]
pub fn scan(roots: &[PathBuf], cancel: &AtomicBool) -> Scan {
    let walk = Walk { roots, cancel, linked: Mutex::new(HashSet::new()), found: Mutex::new(Scan::default()) };
    rayon::scope(|scope| {
        for root in roots {
            match fs::metadata(root) {
                Ok(meta) if meta.is_dir() => walk.enter(scope, root.clone()),
                Ok(meta) => {
                    let mut file = Files::default();
                    file.add(root, &meta);
                    walk.add(&file);
                }
                Err(error) => walk.report(root.clone(), Reason::folder(&error)),
            }
        }
    });
    let mut scan = walk.found.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    scan.problems.sort_unstable_by(|a, b| to_bytes(&a.path).cmp(to_bytes(&b.path)));
    scan
}

/// An entry of a folder.
struct Found {
    name: CString,
    is_link: bool,
    is_folder: bool,
}

struct Walk<'a> {
    roots: &'a [PathBuf],
    cancel: &'a AtomicBool,
    /// The real paths of the folders that a link led to.
    linked: Mutex<HashSet<PathBuf>>,
    found: Mutex<Scan>,
}

impl Walk<'_> {
    fn enter<'s>(&'s self, scope: &rayon::Scope<'s>, folder: PathBuf) {
        scope.spawn(move |scope| {
            if let Err(error) = self.list(scope, &folder) {
                self.report(folder, Reason::folder(&error));
            }
        });
    }

    fn list<'s>(&'s self, scope: &rayon::Scope<'s>, folder: &Path) -> io::Result<()> {
        let mut files = Files::default();
        let mut belonging = 0;
        let (open, entries) = self.entries(folder)?;
        for Found { name, is_link, is_folder } in entries {
            let path = || folder.join(as_path(name.as_bytes()));
            if is_link {
                let path = path();
                if fs::metadata(&path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
                    self.pass_over(path, Reason::DeadLink);
                    continue;
                }
                if !self.leads_elsewhere(&path) {
                    continue;
                }
            }
            let called = name.to_string_lossy();
            if is_folder {
                self.enter(scope, path());
            } else if is_candidate(&called) {
                // A file that vanishes between the two looks is simply no longer there. By its name in the folder that is
                // open the system finds it without walking the path to it again.
                match statat(open.fd()?, name.as_c_str(), AtFlags::empty()) {
                    Ok(found) if FileType::from_raw_mode(found.st_mode) == FileType::RegularFile => {
                        files.add_in(folder, name.as_bytes(), &found);
                    }
                    _ => {}
                }
            } else if let Some(what) = foreign(&called) {
                self.pass_over(path(), Reason::Foreign(what));
            } else if is_silent(&called) {
                belonging += 1;
            }
        }
        self.count(belonging);
        self.add(&files);
        Ok(())
    }

    /// A folder and its entries that are neither hidden nor belong to something else.
    fn entries(&self, folder: &Path) -> io::Result<(Dir, Vec<Found>)> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let mut open = Dir::new(rustix::fs::open(folder, flags, Mode::empty())?)?;
        let mut entries = Vec::new();
        while let Some(entry) = open.read() {
            if self.cancel.load(Ordering::Relaxed) {
                break;
            }
            let entry = entry?;
            // The folder itself and the one around it are hidden, too.
            if entry.file_name().to_bytes().starts_with(b".") {
                continue;
            }
            let kind = match entry.file_type() {
                FileType::Unknown => statat(open.fd()?, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW)
                    .map_or(FileType::Unknown, |found| FileType::from_raw_mode(found.st_mode)),
                kind => kind,
            };
            let is_link = kind == FileType::Symlink;
            let is_folder = match is_link {
                true => folder.join(as_path(entry.file_name().to_bytes())).is_dir(),
                false => kind == FileType::Directory,
            };
            entries.push(Found { name: entry.file_name().to_owned(), is_link, is_folder });
        }
        let names: Vec<Cow<'_, str>> = entries.iter().map(|entry| entry.name.to_string_lossy()).collect();
        let named = names.iter().zip(&entries).map(|(name, found)| Entry { name, is_folder: found.is_folder });
        let named: Vec<Entry<'_>> = named.collect();
        let aside = companions(&file_name(folder), &named);
        self.count(aside.len());
        let kept: Vec<bool> = names.iter().map(|name| aside.is_empty() || !aside.contains(&**name)).collect();
        let mut kept = kept.into_iter();
        entries.retain(|_| kept.next() == Some(true));
        Ok((open, entries))
    }

    fn count(&self, belonging: usize) {
        if belonging > 0
            && let Ok(mut scan) = self.found.lock()
        {
            scan.belonging += belonging;
        }
    }

    /// Whether the link at `path` leads to something that no root holds and that no other link led to.
    fn leads_elsewhere(&self, path: &Path) -> bool {
        let Ok(target) = path.canonicalize() else { return false };
        let seen = self.roots.iter().any(|root| target.starts_with(root));
        !seen && self.linked.lock().is_ok_and(|mut linked| linked.insert(target))
    }

    fn add(&self, files: &Files) {
        if let Ok(mut scan) = self.found.lock() {
            scan.files.append(files);
        }
    }

    fn pass_over(&self, path: PathBuf, reason: Reason) {
        if let Ok(mut scan) = self.found.lock() {
            scan.passed_over.push(FileProblem { path, line: None, reason });
        }
    }

    fn report(&self, path: PathBuf, reason: Reason) {
        if let Ok(mut scan) = self.found.lock() {
            scan.problems.push(FileProblem { path, line: None, reason });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    use tempfile::TempDir;

    fn archive(files: &[&str]) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "texte").unwrap();
        }
        (folder, root)
    }

    fn names(roots: &[PathBuf]) -> Vec<String> {
        let mut scan = scan(roots, &AtomicBool::new(false));
        scan.files.sort();
        let root = roots[0].clone();
        scan.files.iter().map(|file| file.path.strip_prefix(&root).unwrap().display().to_string()).collect()
    }

    #[test]
    fn files_are_found_in_order_and_hidden_ones_are_not() {
        let (_folder, root) =
            archive(&["b/un.txt", "b.txt", "a/deux.md", ".caché/x.txt", "b/.x.txt", "b/photo.jpeg", "notes.jsonl"]);
        assert_eq!(names(&[root]), ["a/deux.md", "b.txt", "b/un.txt", "notes.jsonl"]);
    }

    #[test]
    fn a_root_may_be_hidden_or_a_file_of_any_name() {
        let (_folder, root) = archive(&[".archive/un.txt", "brut.log"]);
        assert_eq!(names(&[root.join(".archive")]), ["un.txt"]);
        let files = scan(&[root.join("brut.log")], &AtomicBool::new(false)).files;
        let first = files.iter().next().unwrap();
        assert_eq!((files.len(), first.size), (1, 5));
        assert!(first.mtime_ns > 1_600_000_000_000_000_000);
    }

    #[test]
    fn links_are_followed_once_and_loops_end() {
        let (_elsewhere, outside) = archive(&["dehors.txt", "sous/fond.txt"]);
        let (_folder, root) = archive(&["un.txt"]);
        symlink(outside.join("dehors.txt"), root.join("lien.txt")).unwrap();
        symlink(outside.join("sous"), root.join("sous")).unwrap();
        symlink(outside.join("sous"), root.join("encore")).unwrap();
        symlink(&root, root.join("boucle")).unwrap();
        symlink(&outside, outside.join("sous/retour")).unwrap();
        symlink(root.join("un.txt"), root.join("double.txt")).unwrap();
        symlink(root.join("absent"), root.join("mort.txt")).unwrap();
        let names = names(&[root]);
        assert!(names.contains(&"lien.txt".into()) && names.contains(&"un.txt".into()));
        assert_eq!(names.iter().filter(|name| name.matches("fond.txt").count() == 1).count(), 2, "{names:?}");
        assert!(!names.iter().any(|name| name.contains("double") || name.contains("mort")));
    }

    #[test]
    fn what_cannot_be_read_is_a_problem_and_no_stop() {
        let (_folder, root) = archive(&["un.txt"]);
        let missing = root.join("absent");
        let scan = scan(&[root, missing.clone()], &AtomicBool::new(false));
        assert_eq!(scan.files.len(), 1);
        assert_eq!(scan.problems.len(), 1);
        assert!(scan.could_not_see(&missing.join("x.txt")));
        assert!(scan.files.iter().all(|file| !scan.could_not_see(file.path)));
    }

    #[test]
    fn a_name_that_is_no_unicode_is_found() {
        let (_folder, root) = archive(&[]);
        let name = std::ffi::OsStr::from_bytes(b"\xe9t\xe9.txt");
        // Some systems refuse such names; there is nothing to find there.
        if fs::write(root.join(name), "texte").is_ok() {
            let files = scan(&[root], &AtomicBool::new(false)).files;
            assert_eq!(files.iter().next().unwrap().path.file_name(), Some(name));
        }
    }

    #[test]
    fn a_walk_can_be_called_off() {
        let (_folder, root) = archive(&["un.txt", "a/deux.txt"]);
        assert!(scan(&[root], &AtomicBool::new(true)).files.is_empty());
    }
}
