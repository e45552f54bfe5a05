//! Changing the file of saved searches. In comes a change, out comes what was done.

use crate::annotations::SavedSearch;
use crate::profile::{ProfileError, Store};
use crate::tui::changes::{SearchChange, SearchesChange};

/// Makes a change. No two searches get one name: the file tells them apart by it.
pub fn change(store: &Store<SavedSearch>, change: SearchChange) -> Result<SearchesChange, ProfileError> {
    let is_taken = |name: &str| -> Result<bool, ProfileError> {
        Ok(store.load()?.records.iter().any(|search| search.name == name))
    };
    Ok(match change {
        SearchChange::Add(search) if is_taken(&search.name)? => SearchesChange::NameTaken(search.name),
        SearchChange::Add(search) => {
            store.add([search.clone()])?;
            SearchesChange::Added(search)
        }
        SearchChange::Rename(_, new) if is_taken(&new)? => SearchesChange::NameTaken(new),
        SearchChange::Rename(old, new) => {
            store.edit(&old, |search| new.clone_into(&mut search.name))?;
            SearchesChange::Renamed(new)
        }
        SearchChange::Edit(name, query) => {
            store.edit(&name, |search| search.query = query)?;
            SearchesChange::Edited(name)
        }
        SearchChange::Delete(name) => SearchesChange::Deleted(Box::new(store.remove(&name)?)),
        SearchChange::Restore(removed) => {
            let name = removed.record.name.clone();
            store.restore(*removed)?;
            SearchesChange::Restored(name)
        }
    })
}
