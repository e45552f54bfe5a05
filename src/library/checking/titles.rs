//! The titles of the articles of the archive, to tell them from quotations: both stand between marks.

use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::Articles;
use crate::drafts::plain;

/// Titles that one task reads.
const BLOCK: usize = 2_048;

/// The titles of the articles, word by word, and the first words that stand for those of others: the rows of the list in
/// the order of these words, which are read from the list when they are asked for.
#[derive(Default)]
pub(crate) struct Titles {
    articles: Option<Arc<Articles>>,
    titles: Vec<u32>,
    incipits: Vec<u32>,
}

impl Titles {
    /// Of these articles; read by all threads.
    pub fn of(articles: &Arc<Articles>) -> Self {
        let starts: Vec<usize> = (0..articles.len()).step_by(BLOCK).collect();
        let blocks: Vec<Block> = starts.into_par_iter().map(|start| Block::of(articles, start)).collect();
        let text = |row: &u32| blocks.get(*row as usize / BLOCK).map_or("", |block| block.get(*row as usize % BLOCK));
        let sorted = |incipits: bool| {
            let rows = articles.iter().filter(|article| article.title_is_incipit == incipits);
            let mut rows: Vec<u32> = rows.map(|article| article.row).collect();
            rows.par_sort_unstable_by(|one, other| text(one).cmp(text(other)));
            rows
        };
        Self { titles: sorted(false), incipits: sorted(true), articles: Some(Arc::clone(articles)) }
    }

    /// Whether these are the words of a title.
    pub fn is(&self, words: &str) -> bool {
        let words = plain(words);
        self.not_before(&self.titles, &words).is_some_and(|title| title == words)
    }

    /// Whether a title, or where references have them the first words of an article, begins so.
    pub fn has(&self, words: &str, is_in_reference: bool) -> bool {
        let words = plain(words);
        let begins = |rows: &[u32]| self.not_before(rows, &words).is_some_and(|title| title.starts_with(&words));
        begins(&self.titles) || is_in_reference && begins(&self.incipits)
    }

    /// The first of the titles in these rows that is `words` or comes behind it.
    fn not_before(&self, rows: &[u32], words: &str) -> Option<String> {
        let title = |row: &u32| Some(plain(self.articles.as_ref()?.get(*row as usize)?.title));
        let at = rows.partition_point(|row| title(row).is_some_and(|title| title.as_str() < words));
        rows.get(at).and_then(title)
    }
}

/// The titles of some rows, one behind the other.
struct Block {
    text: String,
    /// Where each ends in `text`.
    ends: Vec<usize>,
}

impl Block {
    fn of(articles: &Articles, start: usize) -> Self {
        let mut block = Self { text: String::new(), ends: Vec::with_capacity(BLOCK) };
        for article in (start..articles.len().min(start + BLOCK)).filter_map(|row| articles.get(row)) {
            block.text.push_str(&plain(article.title));
            block.ends.push(block.text.len());
        }
        block
    }

    fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|end| self.text.get(start..*end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::archive::Index;

    /// The titles of an archive whose articles have these.
    fn titles(all: &[&str]) -> Titles {
        let home = tempfile::tempdir().unwrap();
        let archive = home.path().join("archive");
        std::fs::create_dir(&archive).unwrap();
        for (number, title) in all.iter().enumerate() {
            let text = format!("---\ntitle: {title}\n---\nLe texte numéro {number}.\n");
            std::fs::write(archive.join(format!("{number}.md")), text).unwrap();
        }
        std::fs::write(archive.join("sans.txt"), "Les premiers mots de cet article.\n").unwrap();
        let mut index = Index::open(&home.path().join("cache")).unwrap().index;
        let archives = [archive];
        index.refresh(&archives, &mut |_| {}, &AtomicBool::new(false)).unwrap();
        Titles::of(&Arc::new(index.articles(&archives).unwrap()))
    }

    #[test]
    fn titles_are_found_by_themselves_and_by_how_they_begin() {
        let titles = titles(&["Le quai ferme", "La digue", "Le quai", "« Zèbre » perdu", "Été"]);
        assert!(titles.is("le quai") && titles.is("LE QUAI FERME") && titles.is("zèbre perdu") && titles.is("été"));
        assert!(!titles.is("le quai f") && titles.has("le quai f", false) && titles.has("zè", false));
        assert!(!titles.has("le port", false) && !titles.has("zz", false));
        assert!(!titles.has("les premiers mots", false) && titles.has("les premiers mots", true));
        assert!(!Titles::default().is("le quai") && !Titles::default().has("le", true));
    }
}
