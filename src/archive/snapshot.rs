//! The list of articles, loaded once and shared between threads, with a copy on disk beside the index.
//!
//! The copy has the columns as they lie in memory, so that the program starts by reading one file in one go. It may be
//! deleted at any time, and is used only while its generation is that of the index (see [`Index::generation`]). Beside it
//! lie copies of the lists of quotations and of entities (`named`).

mod files;
mod named;

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use self::files::Files;
use self::named::Pace;
use super::columns::{Packed, Unpacking};
use super::paths::real_roots;
use super::{Articles, Entities, EntityCache, Index, IndexError};
use crate::search::{Columns, Haystacks};

/// Points that a term loses when it is found in the source rather than in the title.
const SOURCE_HANDICAP: i32 = 8;
/// The handicaps of the two texts of a headline: its title, its source.
const HANDICAPS: [i32; 2] = [0, SOURCE_HANDICAP];

/// The articles of some archives at one generation of the index, with the folded texts that queries search.
#[derive(Debug)]
pub(super) struct ArticleSnapshot {
    generation: i64,
    pub(super) articles: Arc<Articles>,
    headlines: OnceLock<Haystacks>,
    files: Files,
    /// Whether the copy on disk is of this generation, as far as is known.
    kept: AtomicBool,
}

impl ArticleSnapshot {
    /// The folded titles and sources; read from disk or built when first asked for.
    pub(super) fn headlines(&self) -> &Haystacks {
        self.headlines.get_or_init(|| {
            let kept = || {
                let headlines = self.files.read(&self.files.headlines(), self.generation, unpack_headlines)?;
                (headlines.len() == self.articles.len()).then_some(headlines)
            };
            kept().unwrap_or_else(|| {
                self.kept.store(false, Ordering::Relaxed);
                fold_headlines(&self.articles)
            })
        })
    }
}

/// The newest snapshot of some archives, for all threads of the program.
#[derive(Debug)]
pub struct SnapshotCache {
    roots: Vec<PathBuf>,
    current: Mutex<Option<Arc<ArticleSnapshot>>>,
    known: EntityCache,
    /// Locked while a snapshot is loaded, so that no two threads load the same; never locked while `current` is.
    loading: Mutex<()>,
    /// How often the quotations and entities are kept.
    pace: Mutex<Pace>,
}

impl SnapshotCache {
    /// For these archives; nothing is loaded yet.
    #[must_use]
    pub fn new(roots: Vec<PathBuf>) -> Self {
        Self {
            roots,
            current: Mutex::default(),
            known: EntityCache::default(),
            loading: Mutex::default(),
            pace: Mutex::default(),
        }
    }

    /// The entities of these articles, with the person's choices applied.
    pub fn entities(&self, index: &Index, articles: &Arc<Articles>) -> Result<Arc<Entities>, IndexError> {
        match self.current().filter(|current| Arc::ptr_eq(&current.articles, articles)) {
            Some(current) => self.entities_of(index, &current),
            None => self.known.of(articles, |choices| index.entities(articles, choices)),
        }
    }

    /// The same for the articles of a snapshot.
    pub(super) fn entities_of(&self, index: &Index, snapshot: &ArticleSnapshot) -> Result<Arc<Entities>, IndexError> {
        self.known.of(&snapshot.articles, |choices| snapshot.entities(index, choices))
    }

    /// What the person chose about entities, and the entities that were loaded last.
    #[must_use]
    pub fn known(&self) -> &EntityCache {
        &self.known
    }

    /// Whether nothing is loaded yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.current().is_none()
    }

    /// The articles as they were loaded last; `None` where they never were.
    #[must_use]
    pub fn loaded(&self) -> Option<Arc<Articles>> {
        self.current().map(|current| Arc::clone(&current.articles))
    }

    /// The articles as they were loaded last, whatever was written since; loaded now, where they never were.
    pub fn articles(&self, index: &Index) -> Result<Arc<Articles>, IndexError> {
        Ok(Arc::clone(&self.any(index)?.articles))
    }

    /// Loads the list again where the index has been written to since; whether it has. The old one goes on being
    /// used meanwhile.
    pub fn renew(&self, index: &Index) -> Result<bool, IndexError> {
        let _loading = held(&self.loading);
        let generation = index.generation()?;
        if self.current().is_some_and(|current| current.generation == generation) {
            return Ok(false);
        }
        let snapshot = load(index, &self.roots)?;
        // Where queries use them they are built before others see the snapshot, so that no keypress waits for it.
        if self.current().is_some_and(|current| current.headlines.get().is_some()) {
            snapshot.headlines();
        }
        *held(&self.current) = Some(Arc::new(snapshot));
        Ok(true)
    }

    /// Writes the newest snapshot to disk unless it is there, with the quotations and entities of its articles. A failure
    /// is only logged: the next start is slower.
    pub fn keep(&self, index: &Index) -> Result<(), IndexError> {
        if self.is_empty() && self.all_kept(index)? {
            return Ok(());
        }
        self.renew(index)?;
        let Some(snapshot) = self.current() else { return Ok(()) };
        if index.is_temporary() {
            return Ok(());
        }
        if !snapshot.kept.load(Ordering::Relaxed)
            || !snapshot.files.has(&snapshot.files.headlines(), snapshot.generation)
        {
            match write(&snapshot) {
                Ok(()) => snapshot.kept.store(true, Ordering::Relaxed),
                Err(error) => {
                    tracing::warn!("the list is not kept: {error}");
                    return Ok(());
                }
            }
        }
        snapshot.keep_named(index, &self.known.choices(), &mut held(&self.pace))?;
        snapshot.files.forget_others();
        Ok(())
    }

    /// Whether all lists of the index as it is now are on disk, as far as that can be told without reading them.
    fn all_kept(&self, index: &Index) -> Result<bool, IndexError> {
        let files = Files::of(index.folder(), index.folder_of_state(), &real_roots(&self.roots));
        let generation = index.generation()?;
        let Some(state) = named::state_of(generation, &self.known.choices()) else { return Ok(false) };
        let lists = [files.articles(), files.headlines()].map(|list| (list, generation));
        let named = [files.entities(), files.quotes()].map(|list| (list, state));
        Ok(lists.iter().chain(&named).all(|(list, state)| files.has(list, *state)))
    }

    /// The list that was loaded last.
    pub(super) fn current(&self) -> Option<Arc<ArticleSnapshot>> {
        held(&self.current).clone()
    }

    /// The list that was loaded last; loaded now, where there is none.
    pub(super) fn any(&self, index: &Index) -> Result<Arc<ArticleSnapshot>, IndexError> {
        if let Some(current) = self.current() {
            return Ok(current);
        }
        let _loading = held(&self.loading);
        if let Some(current) = self.current() {
            return Ok(current);
        }
        let snapshot = Arc::new(load(index, &self.roots)?);
        *held(&self.current) = Some(Arc::clone(&snapshot));
        Ok(snapshot)
    }
}

/// Locks; a poisoned lock is fine, because the value is always replaced whole.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Loads from disk when the copy there is of the index's generation, else from the index.
fn load(index: &Index, roots: &[PathBuf]) -> Result<ArticleSnapshot, IndexError> {
    // One read transaction: the generation and the rows belong together.
    let _state = index.connection().unchecked_transaction()?;
    let generation = index.generation()?;
    let files = Files::of(index.folder(), index.folder_of_state(), &real_roots(roots));
    let kept = files.read(&files.articles(), generation, Articles::unpack);
    let on_disk = AtomicBool::new(kept.is_some());
    let articles = match kept {
        Some(articles) => articles,
        None => index.articles(roots)?,
    };
    Ok(ArticleSnapshot { generation, articles: Arc::new(articles), headlines: OnceLock::new(), files, kept: on_disk })
}

fn write(snapshot: &ArticleSnapshot) -> io::Result<()> {
    let files = &snapshot.files;
    files.write(&files.articles(), snapshot.generation, |out| snapshot.articles.pack(out))?;
    // Where no query needs them they do not stay in memory.
    let folded = snapshot.headlines.get().map_or_else(|| Cow::Owned(fold_headlines(&snapshot.articles)), Cow::Borrowed);
    files.write(&files.headlines(), snapshot.generation, |out| pack_headlines(folded.columns(), out))
}

/// Folds the titles and sources.
fn fold_headlines(articles: &Articles) -> Haystacks {
    Haystacks::build(articles.len(), &HANDICAPS, |row, field| match articles.get(row) {
        Some(article) if field == 0 => article.title,
        Some(article) => article.source,
        None => "",
    })
}

fn pack_headlines(columns: &Columns, out: &mut Packed<'_>) {
    out.bytes(columns.text.as_bytes());
    for numbers in [&columns.ends, &columns.accents, &columns.accent_ends] {
        out.column(numbers.iter().map(|number| number.to_le_bytes()));
    }
    out.column(columns.bags.iter().map(|bag| bag.to_le_bytes()));
}

fn unpack_headlines(from: &mut Unpacking<'_>) -> Option<Haystacks> {
    let text = from.text()?;
    let (ends, accents, accent_ends) = (from.numbers()?, from.numbers()?, from.numbers()?);
    let bags = from.wide_numbers()?;
    Haystacks::from_columns(&HANDICAPS, Columns { text, ends, bags, accents, accent_ends })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::files::KEPT;
    use super::*;

    struct House {
        folder: TempDir,
        roots: Vec<PathBuf>,
    }

    impl House {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().join("archive");
            fs::create_dir(&root).unwrap();
            let house = Self { folder, roots: vec![root] };
            house.put("phare.txt", "Titre : Le phare s'éteint\nSource : L'Écho\n\nLa nuit tombe.");
            house.put("digue.txt", "La digue cède.");
            house
        }

        fn put(&self, name: &str, text: &str) {
            fs::write(self.roots[0].join(name), text).unwrap();
        }

        fn index(&self) -> Index {
            let mut index = Index::open(&self.folder.path().join("cache")).unwrap().index;
            index.refresh(&self.roots, &mut |_| {}, &AtomicBool::new(false)).unwrap();
            index
        }

        fn files(&self, index: &Index) -> Files {
            Files::of(index.folder(), None, &real_roots(&self.roots))
        }

        fn titles(&self, index: &Index) -> Vec<String> {
            let articles = SnapshotCache::new(self.roots.clone()).articles(index).unwrap();
            articles.iter().map(|article| article.title.to_owned()).collect()
        }
    }

    #[test]
    fn a_kept_list_is_the_list_of_the_index() {
        let house = House::new();
        let index = house.index();
        let lists = SnapshotCache::new(house.roots.clone());
        lists.keep(&index).unwrap();
        let (first, again) = (lists.current().unwrap(), load(&index, &house.roots).unwrap());
        let show = |snapshot: &ArticleSnapshot| format!("{:?}", snapshot.articles);
        assert_eq!(show(&first), show(&again));
        assert_eq!(first.headlines(), again.headlines());
        let files = &again.files;
        assert!(files.read(&files.articles(), again.generation, Articles::unpack).is_some());
        assert!(files.read(&files.headlines(), again.generation, unpack_headlines).is_some());
    }

    #[test]
    fn what_is_kept_is_read_instead_of_the_index() {
        let house = House::new();
        let index = house.index();
        SnapshotCache::new(house.roots.clone()).keep(&index).unwrap();
        let none = SnapshotCache::new(Vec::new()).articles(&index).unwrap();
        let (files, generation) = (house.files(&index), index.generation().unwrap());
        files.write(&files.articles(), generation, |out| none.pack(out)).unwrap();
        assert!(house.titles(&index).is_empty());
        // A copy of another generation, or a damaged one, is not used.
        files.write(&files.articles(), generation - 1, |_| ()).unwrap();
        assert_eq!(house.titles(&index).len(), 2);
        SnapshotCache::new(house.roots.clone()).keep(&index).unwrap();
        let mut bytes = fs::read(files.articles()).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(files.articles(), bytes).unwrap();
        fs::write(files.headlines(), "").unwrap();
        assert_eq!(house.titles(&index).len(), 2);
    }

    #[test]
    fn a_list_goes_stale_with_what_is_written_and_only_then() {
        let house = House::new();
        let lists = SnapshotCache::new(house.roots.clone());
        let old = house.index().generation().unwrap();
        lists.keep(&house.index()).unwrap();
        house.put("quai.txt", "Le quai est vide.");
        let index = house.index();
        assert_ne!(index.generation().unwrap(), old);
        assert_eq!(lists.articles(&index).unwrap().len(), 2, "the list stays until it is renewed");
        assert!(lists.renew(&index).unwrap() && !lists.renew(&index).unwrap());
        assert_eq!(lists.articles(&index).unwrap().len(), 3);
        assert_eq!(house.titles(&index).len(), 3);
    }

    #[test]
    fn lists_of_archives_that_are_no_longer_opened_go() {
        let house = House::new();
        let index = house.index();
        for number in 0..2 * KEPT {
            let roots = vec![house.roots[0].clone(), house.folder.path().join(format!("absent {number}"))];
            SnapshotCache::new(roots).keep(&index).unwrap();
        }
        let lists = fs::read_dir(index.folder()).unwrap().flatten();
        let lists = lists.filter(|entry| entry.file_name().to_string_lossy().starts_with("list-")).count();
        assert_eq!(lists, 4 * KEPT);
    }
}
