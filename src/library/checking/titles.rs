//! The titles of the articles of the archive, to tell them from quotations: both stand between marks.

use rayon::prelude::*;

use crate::archive::Articles;
use crate::drafts::plain;

/// Titles that one task reads.
const BLOCK: usize = 2_048;

/// The titles of the articles, word by word, and the first words that stand for those of others.
#[derive(Default)]
pub(crate) struct Titles {
    titles: SortedTexts,
    incipits: SortedTexts,
}

impl Titles {
    /// Of these articles; read by all threads.
    pub fn of(articles: &Articles) -> Self {
        let of = |incipits: bool| {
            let block = |start: usize| {
                let rows = (start..articles.len().min(start + BLOCK)).filter_map(|row| articles.get(row));
                let rows = rows.filter(|article| article.title_is_incipit == incipits);
                rows.map(|article| plain(article.title)).collect::<Vec<_>>()
            };
            let starts: Vec<usize> = (0..articles.len()).step_by(BLOCK).collect();
            SortedTexts::of(starts.into_par_iter().flat_map_iter(block).collect())
        };
        Self { titles: of(false), incipits: of(true) }
    }

    /// Whether these are the words of a title.
    pub fn is(&self, words: &str) -> bool {
        let words = plain(words);
        self.titles.not_before(&words) == Some(&words)
    }

    /// Whether a title, or where references have them the first words of an article, begins so.
    pub fn has(&self, words: &str, is_in_reference: bool) -> bool {
        let words = plain(words);
        let begins = |texts: &SortedTexts| texts.not_before(&words).is_some_and(|title| title.starts_with(&words));
        begins(&self.titles) || is_in_reference && begins(&self.incipits)
    }
}

/// Texts in their order, each once, in one piece of memory.
#[derive(Default)]
struct SortedTexts {
    text: String,
    /// Where each ends in `text`.
    ends: Vec<usize>,
}

impl SortedTexts {
    fn of(mut texts: Vec<String>) -> Self {
        texts.par_sort_unstable();
        texts.dedup();
        let mut all = Self {
            text: String::with_capacity(texts.iter().map(String::len).sum()),
            ends: Vec::with_capacity(texts.len()),
        };
        for text in texts {
            all.text.push_str(&text);
            all.ends.push(all.text.len());
        }
        all
    }

    fn get(&self, at: usize) -> Option<&str> {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..*self.ends.get(at)?)
    }

    /// The first text that is `text` or comes behind it.
    fn not_before(&self, text: &str) -> Option<&str> {
        let (mut from, mut to) = (0, self.ends.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.get(middle)? < text { from = middle + 1 } else { to = middle }
        }
        self.get(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_themselves_and_by_how_they_begin() {
        let texts = ["le quai ferme", "", "la digue", "le quai", "le quai", "zèbre"];
        let sorted = SortedTexts::of(texts.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(sorted.ends.len(), 5, "each once");
        assert!(texts.iter().all(|text| sorted.not_before(text) == Some(*text)));
        assert_eq!(
            (sorted.not_before("le q"), sorted.not_before("le quai f")),
            (Some("le quai"), Some("le quai ferme"))
        );
        assert_eq!((sorted.not_before("zz"), sorted.not_before("ä")), (Some("zèbre"), None));
        assert_eq!(SortedTexts::default().not_before("le"), None);
    }
}
