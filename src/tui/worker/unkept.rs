//! What the person asked to be kept and is not on the disk yet, as text: whatever happens, it can be handed back.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::article::BookmarkId;
use crate::text::sanitize::escape_json;
use crate::tui::changes::{ChoiceChange, CorrectionChange, SearchChange};
use crate::tui::effect::UserDataChange;

/// A change that is not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unkept {
    number: u64,
    /// The change as a line of JSON; a record as its file would have it.
    pub text: String,
    /// Why it could not be stored; `None` while it waits.
    pub reason: Option<String>,
}

/// The changes that wait, and those that failed, in the order in which they were asked for.
#[derive(Clone, Debug, Default)]
pub struct UnkeptList(Arc<Mutex<Vec<Unkept>>>);

impl UnkeptList {
    /// Notes a change before it is made; its number.
    pub fn add(&self, change: &UserDataChange) -> u64 {
        let mut list = self.held();
        let number = list.last().map_or(0, |last| last.number + 1);
        list.push(Unkept { number, text: text_of(change), reason: None });
        number
    }

    /// The change is on the disk: neither it nor an earlier one of the same words that failed is missing.
    pub fn stored(&self, number: u64) {
        let mut list = self.held();
        let Some(text) = list.iter().find(|one| one.number == number).map(|one| one.text.clone()) else { return };
        list.retain(|one| one.number != number && (one.reason.is_none() || one.text != text));
    }

    /// The change could not be stored.
    pub fn failed(&self, number: u64, reason: String) {
        if let Some(one) = self.held().iter_mut().find(|one| one.number == number) {
            one.reason = Some(reason);
        }
    }

    /// What is not on the disk.
    pub fn all(&self) -> Vec<Unkept> {
        self.held().clone()
    }

    fn held(&self) -> MutexGuard<'_, Vec<Unkept>> {
        // A list is never half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A change as a line of JSON.
fn text_of(change: &UserDataChange) -> String {
    let value = match change {
        UserDataChange::AddBookmark(bookmark) => serde_json::to_value(bookmark).unwrap_or_default(),
        UserDataChange::EditBookmark(id, note, tags) => json!({ "bookmark": id.as_str(), "note": note, "tags": tags }),
        UserDataChange::Tag(ids, change) => {
            let ids: Vec<&str> = ids.iter().map(BookmarkId::as_str).collect();
            json!({ "bookmarks": ids, "add_tags": change.add, "remove_tags": change.remove })
        }
        UserDataChange::RenameTag(old, new) => json!({ "tag": old, "renamed": new }),
        UserDataChange::DeleteBookmark(id) => json!({ "delete": id.as_str() }),
        UserDataChange::RestoreBookmark(removed) => serde_json::to_value(&removed.record).unwrap_or_default(),
        UserDataChange::Correct(change) => match &**change {
            CorrectionChange::Add(correction) => serde_json::to_value(correction).unwrap_or_default(),
            CorrectionChange::Edit(id, verdict) => json!({ "correction": id, "verdict": verdict }),
            CorrectionChange::Remove(id) => json!({ "delete": id }),
            CorrectionChange::Restore(removed) => serde_json::to_value(&removed.record).unwrap_or_default(),
        },
        UserDataChange::Choose(change, _) => match &**change {
            ChoiceChange::Add(choices) => {
                choices.iter().map(|(entity, choice)| json!({ "entity": entity, "choice": choice })).collect()
            }
            ChoiceChange::Remove(ids) => json!({ "delete": ids }),
            ChoiceChange::Restore(removed) => {
                removed.iter().map(|one| serde_json::to_value(&one.record).unwrap_or_default()).collect::<Value>()
            }
        },
        UserDataChange::Search(change) => match &**change {
            SearchChange::Add(search) => serde_json::to_value(search).unwrap_or_default(),
            SearchChange::Rename(old, new) => json!({ "search": old, "renamed": new }),
            SearchChange::Edit(name, query) => json!({ "search": name, "query": query }),
            SearchChange::Delete(name) => json!({ "delete": name }),
            SearchChange::Restore(removed) => serde_json::to_value(&removed.record).unwrap_or_default(),
        },
    };
    escape_json(value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_stays_until_the_same_is_stored() {
        let list = UnkeptList::default();
        let change = |id: &str| UserDataChange::DeleteBookmark(id.parse().unwrap());
        let first = list.add(&change("b1"));
        let other = list.add(&change("b2"));
        list.failed(first, "disque plein".to_owned());
        list.stored(other);
        let left = list.all();
        assert_eq!(left.len(), 1);
        assert_eq!((left[0].text.as_str(), left[0].reason.as_deref()), ("{\"delete\":\"b1\"}", Some("disque plein")));
        let again = list.add(&change("b1"));
        assert_eq!(list.all().len(), 2);
        list.stored(again);
        assert_eq!(list.all(), []);
    }
}
