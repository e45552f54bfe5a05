//! Which rows a saved search had when it was opened last: state, which nobody mourns, in the state folder.
//!
//! In come the keys of rows, out they come again. There is a file for each saved search in each set of archives, named
//! after its tab and its query, so that another name changes nothing and another query begins anew.

use std::collections::HashSet;
use std::path::PathBuf;

use xxhash_rust::xxh3::xxh3_64;

use super::atomic::{self, Durability};
use super::{Dirs, ProfileError, reading};
use crate::annotations::SavedSearch;
use crate::disk::read_file;

/// The keys of the rows; `None` when the search was not opened yet. A file that is no file of keys counts as none.
pub(super) fn load(dirs: &Dirs, archives: &[PathBuf], search: &SavedSearch) -> Option<HashSet<u64>> {
    let bytes = read_file(&file(dirs, archives, search)).ok()?;
    let keys = bytes.chunks_exact(8);
    if !keys.remainder().is_empty() {
        return None;
    }
    Some(keys.filter_map(|key| key.try_into().ok()).map(u64::from_le_bytes).collect())
}

/// Remembers these.
pub(super) fn keep(dirs: &Dirs, archives: &[PathBuf], search: &SavedSearch, rows: &[u64]) -> Result<(), ProfileError> {
    let bytes: Vec<u8> = rows.iter().flat_map(|row| row.to_le_bytes()).collect();
    atomic::replace(&file(dirs, archives, search), &bytes, Durability::Fast)
}

fn file(dirs: &Dirs, archives: &[PathBuf], search: &SavedSearch) -> PathBuf {
    let asked = xxh3_64(format!("{}\n{}", search.scope().name(), search.query).as_bytes());
    dirs.state.join("searches").join(format!("{}-{asked:016x}", reading::name_of(archives)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Overrides;
    use crate::search::Scope;

    #[test]
    fn rows_come_back_for_the_same_query_in_the_same_archives_whatever_it_is_called() {
        let folder = tempfile::tempdir().unwrap();
        let at = Some(folder.path().to_path_buf());
        let dirs = Dirs::find(Overrides { config: at.clone(), cache: at.clone(), state: at }).unwrap();
        let archives = [PathBuf::from("/b"), PathBuf::from("/a")];
        let search = SavedSearch::new("Le port", Scope::Quotes, "port");
        assert_eq!(load(&dirs, &archives, &search), None);
        keep(&dirs, &archives, &search, &[]).unwrap();
        assert_eq!(load(&dirs, &archives, &search), Some(HashSet::new()));
        keep(&dirs, &archives, &search, &[3, u64::MAX]).unwrap();
        let renamed = SavedSearch::new("Les ports", Scope::Quotes, "port");
        let elsewhere = [PathBuf::from("/a"), PathBuf::from("/b")];
        assert_eq!(load(&dirs, &elsewhere, &renamed), Some(HashSet::from([3, u64::MAX])));
        for other in [SavedSearch::new("Le port", Scope::Articles, "port"), SavedSearch::new("x", Scope::Quotes, "p")] {
            assert_eq!(load(&dirs, &archives, &other), None);
        }
        std::fs::write(file(&dirs, &archives, &search), b"nonsense!").unwrap();
        assert_eq!(load(&dirs, &archives, &search), None);
    }
}
