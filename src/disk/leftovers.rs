//! Temporary files of programs that were killed while they wrote.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// A temporary file that nothing was written to for so long is nobody's any more: to write one takes seconds.
const OLD: Duration = Duration::from_secs(60 * 60);

/// Removes the old files of `folder` whose names begin and end like this.
pub fn remove_leftovers(folder: &Path, begins: &str, ends: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let ours = name.len() > begins.len() + ends.len()
            && name.starts_with(begins.as_bytes())
            && name.ends_with(ends.as_bytes());
        let old = || {
            let found = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            SystemTime::now().duration_since(found.modified().ok()?).ok()
        };
        if ours && old().is_some_and(|age| age > OLD) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[test]
    fn only_old_files_of_this_name_go() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, age: u64| {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
        };
        put(".notes.1.tmp", 9000);
        put(".notes.2.tmp", 5);
        put(".others.1.tmp", 9000);
        put("notes", 9000);
        remove_leftovers(folder.path(), ".notes.", ".tmp");
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, [".notes.2.tmp", ".others.1.tmp", "notes"]);
    }
}
