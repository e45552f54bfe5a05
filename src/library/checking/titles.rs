//! The titles of the articles of the archive, to tell them from quotations: both stand between marks.

use std::collections::BTreeSet;

use crate::archive::Articles;
use crate::drafts::words;

/// The titles of the articles, word by word, and the first words that stand for those of others.
#[derive(Default)]
pub(crate) struct Titles {
    titles: BTreeSet<String>,
    incipits: BTreeSet<String>,
}

impl Titles {
    /// Of these articles.
    pub fn of(articles: &Articles) -> Self {
        let mut all = Self::default();
        for article in articles.iter() {
            let set = if article.title_is_incipit { &mut all.incipits } else { &mut all.titles };
            set.insert(plain(article.title));
        }
        all
    }

    /// Whether these are the words of a title.
    pub fn is(&self, words: &str) -> bool {
        self.titles.contains(&plain(words))
    }

    /// Whether a title, or where references have them the first words of an article, begins so.
    pub fn has(&self, words: &str, is_in_reference: bool) -> bool {
        let words = plain(words);
        let begins =
            |set: &BTreeSet<String>| set.range(words.clone()..).next().is_some_and(|title| title.starts_with(&words));
        begins(&self.titles) || is_in_reference && begins(&self.incipits)
    }
}

/// The words alone, folded.
fn plain(text: &str) -> String {
    words(text).iter().map(|word| word.bare().to_owned()).collect::<Vec<_>>().join(" ")
}
