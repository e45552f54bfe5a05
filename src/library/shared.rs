//! What all who use the library share: the archives, their list of articles, the index, and what the person keeps.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::error::LibraryError;
use super::opened::{Analysed, Opened, short_path};
use crate::analysis::Analysis;
use crate::annotations::{Bookmark, Corrections, EntityChoice};
use crate::archive::{Index, IndexError, ReadMarks, Rebuilt, SnapshotCache, Unshared};
use crate::article::{Article, ArticleId, BookmarkId};
use crate::profile::{LineProblem, Profile, ProfileError, Records};

/// Bodies longer than this, in bytes, are shown before they are analysed.
const LONG: usize = 150_000;

/// A long article and what was found in it.
struct AnalysedArticle {
    id: ArticleId,
    article: Arc<Article>,
    analysis: Arc<Analysis>,
}

/// The open archives and what the person keeps. A clone shares everything with the original, on any thread.
#[derive(Clone)]
pub(crate) struct Library {
    /// The folders of the archives that are open.
    pub archives: Arc<Vec<PathBuf>>,
    /// Their list of articles.
    pub lists: Arc<SnapshotCache>,
    /// The person's folders, settings and stores.
    pub profile: Arc<Profile>,
    bookmarks: Arc<Mutex<Arc<Vec<Bookmark>>>>,
    /// The first connection to the index: the others are made from it.
    index: Arc<Mutex<Option<Index>>>,
    /// Whether the others keep few pages in memory.
    is_frugal: bool,
    /// Why that one was begun anew.
    rebuilt: Arc<Mutex<Option<Rebuilt>>>,
    /// Why the shared index is not the one, when there should be one.
    unshared: Arc<Mutex<Option<Unshared>>>,
    /// What the person corrected; `None` before it was loaded.
    corrections: Arc<Mutex<Option<Arc<Corrections>>>>,
    /// The long article that was analysed last.
    last_analysed: Arc<Mutex<Option<Arc<AnalysedArticle>>>>,
    /// What the person has read; `None` before anybody asked.
    read_marks: Arc<Mutex<Option<Arc<ReadMarks>>>>,
}

/// Whether a bookmark was added; its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AddedBookmark {
    /// It was added.
    New(BookmarkId),
    /// One that keeps the same passage was there already.
    Existing(BookmarkId),
}

impl Library {
    /// These archives of this person. Nothing is loaded yet.
    pub fn new(profile: Arc<Profile>, archives: Vec<PathBuf>) -> Self {
        let lists = Arc::new(SnapshotCache::new(archives.clone()));
        Self {
            archives: Arc::new(archives),
            lists,
            profile,
            bookmarks: Arc::default(),
            index: Arc::default(),
            is_frugal: false,
            rebuilt: Arc::default(),
            unshared: Arc::default(),
            corrections: Arc::default(),
            last_analysed: Arc::default(),
            read_marks: Arc::default(),
        }
    }

    /// The same with an index that is open already: whoever opened it said what was wrong with it.
    pub fn with_index(self, index: Index) -> Self {
        *locked(&self.index) = Some(index);
        self
    }

    /// The same for threads that read now and then, and keep little in memory meanwhile.
    pub fn frugal(self) -> Self {
        Self { is_frugal: true, ..self }
    }

    /// The folder that goes with the program, when the index could not be kept.
    pub fn temporary_folder(&self) -> Option<PathBuf> {
        locked(&self.index).as_ref()?.temporary_folder()
    }

    /// A new connection to the index.
    pub fn index(&self) -> Result<Index, IndexError> {
        let mut first = locked(&self.index);
        let another = match &mut *first {
            Some(first) => {
                first.follow()?;
                first.another()
            }
            None => {
                let opened = Index::open_for(&self.profile.index_places(), &self.archives)?;
                *locked(&self.rebuilt) = opened.rebuilt;
                *locked(&self.unshared) = opened.unshared;
                first.insert(opened.index).another()
            }
        };
        let another = another?.with_corrections(self.corrections());
        if self.is_frugal { another.frugal() } else { Ok(another) }
    }

    /// Leaves the connection to an index that is gone or damaged: the next one opens it anew, or makes it.
    pub fn forget_index(&self) {
        *locked(&self.index) = None;
    }

    /// Why the index was begun anew when it was opened; told once.
    pub fn rebuilt(&self) -> Option<Rebuilt> {
        locked(&self.rebuilt).take()
    }

    /// Why the shared index is not read, when there should be one; told once.
    pub fn unshared(&self) -> Option<Unshared> {
        locked(&self.unshared).take()
    }

    /// The folder of the shared index that is read, when one is.
    pub fn shared_folder(&self) -> Option<PathBuf> {
        locked(&self.index).as_ref()?.shared_folder().map(Path::to_path_buf)
    }

    /// The corrections as they were loaded last; loaded now when they never were.
    pub fn corrections(&self) -> Arc<Corrections> {
        let mut loaded = locked(&self.corrections);
        if let Some(corrections) = &*loaded {
            return Arc::clone(corrections);
        }
        let corrections = self.profile.corrections.load().map(|file| Corrections::new(file.records));
        let corrections = corrections.unwrap_or_else(|error| {
            tracing::error!("corrections are left out: {error}");
            Corrections::default()
        });
        Arc::clone(loaded.insert(Arc::new(corrections)))
    }

    /// Loads the corrections again; the lines of their file that cannot be read. Where the file cannot be read at all
    /// the corrections stay as they were.
    pub fn reload_corrections(&self) -> Result<Vec<LineProblem>, ProfileError> {
        let Records { records, problems, .. } = self.profile.corrections.load()?;
        *locked(&self.corrections) = Some(Arc::new(Corrections::new(records)));
        Ok(problems)
    }

    /// Loads the choices about entities again: from now on everything that names entities follows them. Returns them
    /// with the lines of their file that cannot be read.
    pub fn reload_choices(&self) -> Result<(Arc<Vec<EntityChoice>>, Vec<LineProblem>), ProfileError> {
        let Records { records, problems, .. } = self.profile.entity_choices.load()?;
        let choices = Arc::new(records);
        self.lists.known().choose(Arc::clone(&choices));
        Ok((choices, problems))
    }

    /// The bookmarks as they were loaded last.
    pub fn bookmarks(&self) -> Arc<Vec<Bookmark>> {
        Arc::clone(&locked(&self.bookmarks))
    }

    /// Loads the bookmarks again, with the lines of their file that cannot be read.
    pub fn reload_bookmarks(&self) -> Result<(Arc<Vec<Bookmark>>, Vec<LineProblem>), ProfileError> {
        let Records { records, problems, .. } = self.profile.bookmarks.list()?;
        let bookmarks = Arc::new(records);
        *locked(&self.bookmarks) = Arc::clone(&bookmarks);
        Ok((bookmarks, problems))
    }

    /// Stores a bookmark, unless one keeps the same passage already.
    pub fn add_bookmark(&self, bookmark: Bookmark) -> Result<AddedBookmark, ProfileError> {
        let store = &self.profile.bookmarks;
        let same = store.list()?.records.into_iter().find(|kept| kept.keeps_the_same(&bookmark));
        Ok(match same {
            Some(kept) => AddedBookmark::Existing(kept.id),
            None => AddedBookmark::New(store.add(bookmark)?.id),
        })
    }

    /// What the person has read, as it was when the program began and since.
    pub fn read_marks(&self) -> Arc<ReadMarks> {
        let mut loaded = locked(&self.read_marks);
        Arc::clone(loaded.get_or_insert_with(|| Arc::new(self.profile.read_marks(&self.archives))))
    }

    /// Remembers that an article was read; whether that is new.
    pub fn mark_read(&self, article: ArticleId) -> bool {
        let marks = self.read_marks();
        if !self.profile.config.read_marks || marks.is_read(article) {
            return false;
        }
        if let Err(error) = self.profile.mark_read(article) {
            tracing::warn!("it is not remembered that an article was read: {error}");
        }
        let mut marks = ReadMarks::clone(&marks);
        marks.read.insert(article);
        *locked(&self.read_marks) = Some(Arc::new(marks));
        true
    }

    /// Whether an article is so long that it is shown before it is analysed.
    pub fn is_long(opened: &Opened) -> bool {
        opened.article.body.text.len() > LONG
    }

    /// Analyses all of an article. A long one that was analysed last is not analysed again.
    pub fn analyse_whole(&self, opened: &Opened) -> Result<Opened, LibraryError> {
        let last = locked(&self.last_analysed).clone();
        let last = last.filter(|last| last.id == opened.id && last.article.body == opened.article.body);
        let analysis = match last {
            Some(last) => Arc::clone(&last.analysis),
            None => Arc::new(opened.analyse()?),
        };
        if Self::is_long(opened) {
            let (id, article) = (opened.id, Arc::clone(&opened.article));
            let analysed = AnalysedArticle { id, article, analysis: Arc::clone(&analysis) };
            *locked(&self.last_analysed) = Some(Arc::new(analysed));
        }
        Ok(self.with_corrections(opened, Arc::unwrap_or_clone(analysis), Analysed::Whole))
    }

    /// Analyses the first pages of an article.
    pub fn analyse_first_pages(&self, opened: &Opened) -> Opened {
        self.with_corrections(opened, opened.analyse_first_pages(), Analysed::FirstPages)
    }

    fn with_corrections(&self, opened: &Opened, analysis: Analysis, analysed: Analysed) -> Opened {
        opened.with_analysis(analysis, analysed, &self.corrections(), self.lists.loaded().as_deref())
    }

    /// A path as it is shown in a narrow place: from the name of its archive on.
    pub fn short_path(&self, path: &Path) -> String {
        short_path(&self.archives, path)
    }
}

/// The value behind a lock. Each is only ever replaced whole, so that one whose holder panicked is still sound.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
