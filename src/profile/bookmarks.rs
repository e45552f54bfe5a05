//! The bookmarks of a person.

use std::cmp::Reverse;
use std::sync::atomic::AtomicBool;

use crate::search::filter::Hit;
use crate::search::query::{Condition, Filter, Kind, Order, Query, TextField, Words};
use crate::search::{Haystacks, Outcome, filter};
use crate::text::fold::fold;
use std::path::Path;

use super::{ProfileError, Records, Removed, Store, now, random};
use crate::annotations::{Bookmark, TagChange};
use crate::article::BookmarkId;

/// The bookmarks of a person, in their file. See [`Store`] for what it promises.
#[derive(Debug)]
pub struct Bookmarks {
    store: Store<Bookmark>,
}

impl Bookmarks {
    /// The bookmarks that `store` keeps.
    #[must_use]
    pub fn new(store: Store<Bookmark>) -> Self {
        Self { store }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// All of them, the oldest first.
    ///
    /// # Errors
    /// When the file is there and cannot be read as a whole.
    pub fn list(&self) -> Result<Records<Bookmark>, ProfileError> {
        self.store.load()
    }

    /// Keeps a new bookmark and gives it back with its identifier and its time, which are made where they are
    /// empty.
    ///
    /// # Errors
    /// When it could not be kept: see [`Store::add`].
    pub fn add(&self, bookmark: Bookmark) -> Result<Bookmark, ProfileError> {
        let bookmark = completed(bookmark)?;
        self.store.add([bookmark.clone()])?;
        Ok(bookmark)
    }

    /// Keeps many at once, as [`add`](Self::add) does with one.
    ///
    /// # Errors
    /// When they could not be kept; then none is.
    pub fn add_all(&self, bookmarks: impl IntoIterator<Item = Bookmark>) -> Result<(), ProfileError> {
        let bookmarks = bookmarks.into_iter().map(completed).collect::<Result<Vec<_>, _>>()?;
        self.store.add(bookmarks)
    }

    /// Gives a bookmark this note.
    ///
    /// # Errors
    /// See [`Store::edit`].
    pub fn set_note(&self, id: &BookmarkId, note: &str) -> Result<Bookmark, ProfileError> {
        self.store.edit(id.as_str(), |bookmark| note.clone_into(&mut bookmark.note))
    }

    /// Gives a bookmark these tags.
    ///
    /// # Errors
    /// See [`Store::edit`].
    pub fn set_tags(&self, id: &BookmarkId, tags: Vec<String>) -> Result<Bookmark, ProfileError> {
        self.store.edit(id.as_str(), |bookmark| bookmark.tags = tags)
    }

    /// Gives all of these bookmarks some tags and takes others off, in one step; how many were changed.
    ///
    /// # Errors
    /// See [`Store::edit_all`].
    pub fn change_tags(&self, ids: &[BookmarkId], change: &TagChange) -> Result<usize, ProfileError> {
        self.store.edit_all(|bookmark| ids.contains(&bookmark.id) && change.apply(&mut bookmark.tags))
    }

    /// Gives a tag another name, in one step; how many bookmarks have it. Where a bookmark has both it keeps one.
    ///
    /// # Errors
    /// See [`Store::edit_all`].
    pub fn rename_tag(&self, old: &str, new: &str) -> Result<usize, ProfileError> {
        let change = TagChange { add: vec![new.to_owned()], remove: vec![old.to_owned()] };
        self.store.edit_all(|bookmark| bookmark.tags.iter().any(|tag| tag == old) && change.apply(&mut bookmark.tags))
    }

    /// Gives a bookmark that was kept without its article what is known now; note, tags, time and whatever else the
    /// person has of it stay.
    ///
    /// # Errors
    /// See [`Store::edit`].
    pub fn place(&self, placed: Bookmark) -> Result<(), ProfileError> {
        let id = placed.id.clone();
        let change = |old: &mut Bookmark| {
            let (note, tags) = (std::mem::take(&mut old.note), std::mem::take(&mut old.tags));
            let (created, extra) = (std::mem::take(&mut old.created), std::mem::take(&mut old.extra));
            *old = Bookmark { note, tags, created, extra, ..placed };
        };
        self.store.edit(id.as_str(), change).map(|_| ())
    }

    /// Takes a bookmark out; [`restore`](Self::restore) undoes it.
    ///
    /// # Errors
    /// See [`Store::remove`].
    pub fn remove(&self, id: &BookmarkId) -> Result<Removed<Bookmark>, ProfileError> {
        self.store.remove(id.as_str())
    }

    /// Puts a bookmark back where it was.
    ///
    /// # Errors
    /// See [`Store::restore`].
    pub fn restore(&self, removed: Removed<Bookmark>) -> Result<(), ProfileError> {
        self.store.restore(removed)
    }
}

fn completed(mut bookmark: Bookmark) -> Result<Bookmark, ProfileError> {
    if bookmark.id.is_empty() {
        bookmark.id = BookmarkId::new(random()?);
    }
    if bookmark.created.is_empty() {
        bookmark.created = now();
    }
    Ok(bookmark)
}

/// The bookmarks that a query finds: by their words, note and tags, title and source. Fields about what an article
/// holds (`person:`, `has:`…) let everything pass, for the articles may be gone; so does `is:bookmarked`.
/// `None` as soon as `cancel` is set.
#[must_use]
pub fn find_bookmarks(bookmarks: &[Bookmark], query: &Query, cancel: &AtomicBool) -> Option<Outcome> {
    // Tags as they are shown, so that `#word` finds them.
    let tags = |bookmark: &Bookmark| bookmark.tags.iter().map(|tag| format!(" #{tag}")).collect::<String>();
    let notes: Vec<String> = bookmarks.iter().map(|bookmark| format!("{}{}", bookmark.note, tags(bookmark))).collect();
    let haystacks = Haystacks::build(bookmarks.len(), &[0, 0, 0, 0], |row, field| match field {
        0 => bookmarks[row].text(),
        1 => &notes[row],
        2 => &bookmarks[row].title,
        _ => bookmarks[row].speaker.as_deref().or(bookmarks[row].source.as_deref()).unwrap_or_default(),
    });
    let haystacks = haystacks.with_prose(&[0, 1]);
    let passes = |bookmark: &Bookmark| query.filters.iter().all(|filter| passes(bookmark, filter));
    let among: Vec<u32> = (0..).zip(bookmarks).filter(|(_, bookmark)| passes(bookmark)).map(|(row, _)| row).collect();
    filter(&haystacks, query, Some(&among), cancel).map(|outcome| in_order(outcome, bookmarks, query.order))
}

/// The rows in the order that is asked for; what is not known comes last.
fn in_order(mut outcome: Outcome, bookmarks: &[Bookmark], order: Option<Order>) -> Outcome {
    let of = |hit: &Hit| &bookmarks[hit.row as usize];
    let known_first = |text: String| (text.is_empty(), text);
    let date = |hit: &Hit| of(hit).date().map(|date| date.to_string());
    match order {
        None | Some(Order::BestMatch) => {}
        Some(Order::LeastCertain) => {
            let certainty = |bookmark: &Bookmark| bookmark.speaker.as_ref().map(|_| bookmark.certainty().hundredths());
            outcome.hits.sort_by_key(|hit| certainty(of(hit)).map_or((true, 0), |certainty| (false, certainty)));
        }
        Some(Order::Newest) => outcome.hits.sort_by_cached_key(|hit| Reverse(date(hit))),
        Some(Order::Oldest) => outcome.hits.sort_by_cached_key(|hit| known_first(date(hit).unwrap_or_default())),
        Some(Order::Source) => {
            outcome.hits.sort_by_cached_key(|hit| known_first(of(hit).source.as_deref().map(fold).unwrap_or_default()))
        }
        Some(Order::Name) => {
            outcome.hits.sort_by_cached_key(|hit| known_first(of(hit).speaker.as_deref().map(fold).unwrap_or_default()))
        }
    }
    outcome
}

/// Whether a bookmark passes one filter, by what it keeps of its article.
fn passes(bookmark: &Bookmark, filter: &Filter) -> bool {
    let has = |words: &Words, value: &str| words.found_in(&fold(value));
    let met = match &filter.condition {
        condition @ Condition::Date(_) => condition.admits_date(bookmark.date()),
        Condition::Text(TextField::Source, words) => has(words, bookmark.source.as_deref().unwrap_or_default()),
        Condition::Text(TextField::Author, words) => has(words, &bookmark.author.join("; ")),
        Condition::Text(TextField::Tag, words) => has(words, &bookmark.tags.join("; ")),
        Condition::Text(TextField::Speaker, words) => has(words, bookmark.speaker.as_deref().unwrap_or_default()),
        Condition::Language(language) => bookmark.language.as_deref() == Some(language.code()),
        Condition::Kind(Kind::Quotation(kind)) => bookmark.kind() == Some(*kind),
        Condition::Certain(range) => range.admits(bookmark.speaker.as_ref().map(|_| bookmark.certainty())),
        _ => return true,
    };
    filter.passes(met)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse;

    #[test]
    fn bookmarks_are_found_by_words_tags_title_and_speaker() {
        let bookmark = |words: Option<&str>, note: &str, tag: &str, title: &str, speaker: Option<&str>| Bookmark {
            words: words.map(str::to_owned),
            note: note.to_owned(),
            tags: vec![tag.to_owned()],
            title: title.to_owned(),
            speaker: speaker.map(str::to_owned),
            ..Bookmark::default()
        };
        let bookmarks = [
            bookmark(Some("Sans attendre, la mer monte"), "à vérifier", "mer", "Le port", Some("Eve Tan")),
            bookmark(None, "", "santé", "La mairie et la merveille", None),
        ];
        let found = |query: &str| {
            let outcome = find_bookmarks(&bookmarks, &parse(query, None), &AtomicBool::new(false)).unwrap();
            outcome.hits.iter().map(|hit| hit.row).collect::<Vec<_>>()
        };
        for (query, rows) in [
            ("mer", &[1, 0][..]),
            ("#mer", &[0]),
            ("#san", &[1]),
            ("sante", &[1]),
            ("verif", &[0]),
            ("erifier", &[]),
            ("eve port", &[0]),
            ("tag:mer", &[0]),
            ("pesron:x", &[0, 1]),
        ] {
            assert_eq!(found(query), rows, "{query}");
        }
    }
}
