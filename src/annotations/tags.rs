//! Tags of bookmarks: changing those of several at once, and counting them.

use std::collections::BTreeMap;

use super::Bookmark;
use crate::text::fold::fold;

/// Tags to give and tags to take off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagChange {
    /// Given where they are not there yet.
    pub add: Vec<String>,
    /// Taken off where they are there.
    pub remove: Vec<String>,
}

impl TagChange {
    /// What a typed line asks for: its words are given, those behind `-` taken off; and so are those of `before`, which
    /// stood in the line at first, that it does not have any more. `#` before a word is passed over.
    #[must_use]
    pub fn typed(line: &str, before: &[String]) -> Self {
        let mut change = Self::default();
        for word in line.split_whitespace() {
            let (list, word) = match word.strip_prefix('-') {
                Some(word) => (&mut change.remove, word),
                None => (&mut change.add, word),
            };
            let word = word.trim_start_matches('#').trim_end_matches(',');
            if !word.is_empty() && !list.iter().any(|known| known == word) {
                list.push(word.to_owned());
            }
        }
        let gone = before.iter().filter(|tag| !change.add.contains(tag) && !change.remove.contains(tag));
        let gone: Vec<String> = gone.cloned().collect();
        change.remove.extend(gone);
        change
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty()
    }

    /// Changes the tags; whether they are others now. What is both given and taken off is given.
    pub fn apply(&self, tags: &mut Vec<String>) -> bool {
        let before = tags.clone();
        // A tag that takes the place of another one stands where that stood.
        let place = tags.iter().position(|tag| self.remove.contains(tag)).unwrap_or(tags.len());
        tags.retain(|tag| !self.remove.contains(tag) || self.add.contains(tag));
        let mut place = place.min(tags.len());
        for tag in &self.add {
            if !tags.contains(tag) {
                tags.insert(place, tag.clone());
                place += 1;
            }
        }
        *tags != before
    }
}

/// The tags that all of these have.
#[must_use]
pub fn common_tags<'a>(bookmarks: impl IntoIterator<Item = &'a Bookmark>) -> Vec<String> {
    let mut bookmarks = bookmarks.into_iter();
    let mut common = bookmarks.next().map(|first| first.tags.clone()).unwrap_or_default();
    bookmarks.for_each(|bookmark| common.retain(|tag| bookmark.tags.contains(tag)));
    common
}

/// Every tag with the number of bookmarks that have it, in alphabetical order.
#[must_use]
pub fn counted_tags(bookmarks: &[Bookmark]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for tag in bookmarks.iter().flat_map(|bookmark| &bookmark.tags) {
        *counts.entry((fold(tag), tag)).or_default() += 1;
    }
    counts.into_iter().map(|((_, tag), count)| (tag.to_owned(), count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_line_gives_and_takes_off() {
        for (before, line, tags, after) in [
            ("", "mer #port", "", "mer port"),
            ("mer", "mer port", "mer vent", "mer vent port"),
            ("mer port", "port", "mer port vent", "port vent"),
            ("", "-vent", "mer vent", "mer"),
            ("mer", "mer", "mer vent", "mer vent"),
        ] {
            let mut changed = words(tags);
            let change = TagChange::typed(line, &words(before));
            assert_eq!(change.apply(&mut changed), words(tags) != words(after), "{line}");
            assert_eq!(changed, words(after), "{line}");
        }
    }

    #[test]
    fn a_renamed_tag_stays_in_its_place_and_is_there_once() {
        let change = TagChange { add: words("mer"), remove: words("ocean") };
        for (tags, after) in [("vent ocean port", "vent mer port"), ("mer ocean", "mer")] {
            let mut changed = words(tags);
            change.apply(&mut changed);
            assert_eq!(changed, words(after));
        }
    }

    #[test]
    fn tags_are_counted_and_what_all_have_is_known() {
        let bookmark = |tags: &str| Bookmark { tags: words(tags), ..Bookmark::default() };
        let all = [bookmark("vent été"), bookmark("été mer"), bookmark("été")];
        assert_eq!(counted_tags(&all), [("été".to_owned(), 3), ("mer".to_owned(), 1), ("vent".to_owned(), 1)]);
        assert_eq!(common_tags(&all), ["été"]);
    }
}
