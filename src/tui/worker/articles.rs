//! Opening articles, gathering pages, citing: one thing after the other, in the order asked.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Reply, bookmark_status, citing, entity_page, external};
use crate::analysis::{Analysis, EntityKind, analyse};
use crate::annotations::{Bookmark, Corrections};
use crate::archive::{
    ArticleLocation, Articles, FileState, Index, IndexError, OpenError, OpenedArticle, Reason, SnapshotCache,
    open_article,
};
use crate::article::{Article, ArticleId};
use crate::profile::{LineProblem, Profile, ProfileError};
use crate::text::sanitize::sanitize_path;
use crate::tui::message::{Choosing, CopyOf, Effect, Failure, Kept, Message, Wanted};
use crate::tui::model::opened::{Analysed, Opened};
use crate::tui::model::page::PageRow;
use crate::tui::model::pending::Target;
use crate::tui::notice::Decided;

/// Longer bodies, in bytes, are shown before they are analysed.
const LONG: usize = 150_000;

/// The id of an article, the article, and what was found in it.
type Found = (ArticleId, Arc<Article>, Arc<Analysis>);

/// What the threads share.
#[derive(Clone)]
pub struct Shared {
    /// The archives that are open.
    pub archives: Arc<Vec<PathBuf>>,
    /// Their list of articles.
    pub lists: Arc<SnapshotCache>,
    /// What the person keeps.
    pub profile: Arc<Profile>,
    kept: Arc<Mutex<Arc<Vec<Bookmark>>>>,
    /// The first connection to the index: what the others are made from.
    index: Arc<Mutex<Option<Index>>>,
    /// What the person corrected; `None` before it was read.
    corrections: Arc<Mutex<Option<Arc<Corrections>>>>,
    /// The long article that was analysed last, by its id and body, and what was found in it.
    analysed: Arc<Mutex<Option<Found>>>,
}

impl Shared {
    /// For these archives of this person.
    pub fn new(profile: Arc<Profile>, archives: Vec<PathBuf>) -> Self {
        let lists = Arc::new(SnapshotCache::new(archives.clone()));
        Self {
            archives: Arc::new(archives),
            lists,
            profile,
            kept: Arc::default(),
            index: Arc::default(),
            corrections: Arc::default(),
            analysed: Arc::default(),
        }
    }

    /// A connection of one's own to the index.
    pub fn index(&self) -> Result<Index, IndexError> {
        let mut first = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        let another = match &*first {
            Some(first) => first.another(),
            None => first.insert(Index::open(&self.profile.dirs.cache)?.index).another(),
        };
        Ok(another?.with_corrections(self.corrections()))
    }

    /// What the person corrected, as it is kept now; read when it was not yet.
    pub fn corrections(&self) -> Arc<Corrections> {
        let mut held = self.corrections.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(corrections) = &*held {
            return Arc::clone(corrections);
        }
        let read = self.profile.corrections.load().map(|read| Corrections::new(read.records));
        let read = read.unwrap_or_else(|error| {
            tracing::error!("corrections are left out: {error}");
            Corrections::default()
        });
        Arc::clone(held.insert(Arc::new(read)))
    }

    /// Reads the corrections again and tells what is wrong with their file.
    pub fn read_corrections(&self, reply: &Reply) -> Arc<Corrections> {
        match self.profile.corrections.load() {
            Ok(read) => {
                tell_lines(self.profile.corrections.path(), &read.problems, reply);
                let read = Arc::new(Corrections::new(read.records));
                *self.corrections.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&read));
            }
            Err(error) => reply.fail(error),
        }
        self.corrections()
    }

    /// The choices about entities were read or changed: from now on everything that names entities follows them.
    pub fn tell_choices(&self, done: Option<(Decided, Box<Choosing>)>, reply: &Reply) {
        match self.profile.entity_choices.load() {
            Ok(read) => {
                tell_lines(self.profile.entity_choices.path(), &read.problems, reply);
                let choices = Arc::new(read.records);
                self.lists.known().choose(Arc::clone(&choices));
                reply.tell(Message::Chosen(choices, done));
            }
            Err(error) => reply.fail(error),
        }
    }

    /// Analyses all of an article; the same one is not analysed twice in a row.
    pub fn analyse_all(&self, opened: &Opened) -> Result<Opened, Failure> {
        let last = self.analysed.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let known = last.filter(|last| last.0 == opened.id && last.1.body == opened.article.body);
        let analysis = match known {
            Some((.., analysis)) => analysis,
            None => Arc::new(safely(|| analyse(&opened.article), &opened.path)?),
        };
        if opened.article.body.text.len() > LONG {
            let keep = (opened.id, Arc::clone(&opened.article), Arc::clone(&analysis));
            *self.analysed.lock().unwrap_or_else(PoisonError::into_inner) = Some(keep);
        }
        Ok(self.with_corrections(opened, Analysis::clone(&analysis), Analysed::Whole))
    }

    /// An article with what was found in it, as the person corrected it.
    pub fn with_corrections(&self, opened: &Opened, mut analysis: Analysis, analysed: Analysed) -> Opened {
        // Where no list is loaded nothing of an earlier state of the article is known either.
        let articles = self.lists.loaded();
        let known = |id: ArticleId| articles.as_ref().is_some_and(|articles| articles.row_of_id(id).is_some());
        let corrections = self.corrections().of(opened.id, &opened.path, known);
        let corrected = corrections.apply(&mut analysis, &opened.article.body.text);
        Opened { analysis, analysed, corrected, ..opened.clone() }
    }

    /// A path from the name of its archive on.
    pub fn short(&self, path: &Path) -> String {
        let short = self.archives.iter().find_map(|root| {
            let root = root.canonicalize().ok()?;
            let inside = path.starts_with(&root).then_some(path)?;
            inside.strip_prefix(root.parent()?).ok()
        });
        sanitize_path(short.unwrap_or(path))
    }

    /// The bookmarks as they are kept now.
    pub fn kept(&self) -> Arc<Vec<Bookmark>> {
        // A list that is replaced whole is never half changed, whatever panicked while it was held.
        Arc::clone(&self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps a bookmark, unless its passage is kept already.
    pub fn keep(&self, bookmark: Bookmark) -> Result<Kept, ProfileError> {
        let store = &self.profile.bookmarks;
        let same = store.list()?.records.into_iter().find(|kept| kept.keeps_the_same(&bookmark));
        Ok(match same {
            Some(kept) => Kept::Already(kept.id),
            None => Kept::Added(store.add(bookmark)?.id),
        })
    }

    /// Something was done to the bookmarks: reads them again and tells how they are kept now.
    pub fn tell_bookmarks(&self, done: Kept, reply: &Reply) {
        match self.profile.bookmarks.list() {
            Ok(read) => {
                tell_lines(self.profile.bookmarks.path(), &read.problems, reply);
                let list = Arc::new(read.records);
                *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&list);
                reply.tell(Message::Bookmarks(list, done));
            }
            Err(error) => reply.fail(error),
        }
    }
}

/// The thread that opens.
pub struct ArticleService {
    /// What the threads share.
    pub shared: Shared,
    catalog: Option<Catalog>,
}

/// The articles as they were loaded last, and the index behind them.
struct Catalog {
    index: Index,
    articles: Arc<Articles>,
}

impl ArticleService {
    /// Reads nothing yet.
    pub fn new(shared: Shared) -> Self {
        Self { shared, catalog: None }
    }

    /// Does what one effect asks.
    pub fn serve(&mut self, effect: Effect, reply: &Reply) {
        match effect {
            Effect::Open(number, wanted) => reply.tell(Message::Opened(number, self.glance(&wanted).map(Arc::new))),
            Effect::LoadPage(number, name, kind) => {
                reply.tell(Message::Page(number, self.page(&name, kind)));
            }
            Effect::Check(id) => {
                let Ok(catalog) = self.catalog() else { return };
                if catalog.articles.row_of_id(id).is_none() {
                    reply.tell(Message::Stale(id));
                }
            }
            Effect::Examine(bookmarks) => {
                let Ok(catalog) = self.catalog() else { return };
                reply
                    .tell(Message::BookmarkStatuses(Arc::new(bookmark_status::examine(&bookmarks, &catalog.articles))));
            }
            Effect::KeepRow(wanted, target) => match self.keep_row(&wanted, &target) {
                Ok(kept) => self.shared.tell_bookmarks(kept, reply),
                Err(failure) => reply.tell(Message::Failed(failure)),
            },
            Effect::Cite(passages, format) => {
                let copied = citing::render(self, &passages, &format).and_then(|text| {
                    citing::copy(&self.shared.profile, &text, CopyOf::Text(text.chars().count()), reply)
                });
                if let Err(failure) = copied {
                    reply.tell(Message::Failed(failure));
                }
            }
            Effect::Edit(..) | Effect::Browse(_) | Effect::Pipe(..) | Effect::Write { .. } => {
                if let Err(failure) = external::run(self, effect, reply) {
                    reply.tell(Message::Failed(failure));
                }
            }
            Effect::HandOver(passages, format) => match citing::render(self, &passages, &format) {
                Ok(text) => reply.chosen(text),
                Err(failure) => reply.tell(Message::Failed(failure)),
            },
            _ => {}
        }
    }

    /// Reads an article from its file and analyses all of it.
    pub fn open(&mut self, wanted: &Wanted) -> Result<Opened, Failure> {
        let opened = self.glance(wanted)?;
        if opened.analysed == Analysed::Whole { Ok(opened) } else { self.shared.analyse_all(&opened) }
    }

    /// Reads an article from its file.
    pub fn read(&mut self, wanted: &Wanted) -> Result<(ArticleLocation, OpenedArticle), Failure> {
        let stored = self.stored(wanted)?.ok_or_else(|| unlisted(wanted))?;
        let opened = open_article(&stored).map_err(|error| match error {
            OpenError::Gone(_) => Failure::Gone(sanitize_path(&stored.path)),
            OpenError::Changed(_) => Failure::Elsewhere(sanitize_path(&stored.path)),
            OpenError::Unreadable { failure, .. } => Failure::Unfit(sanitize_path(&stored.path), Reason::File(failure)),
            OpenError::Unfit { reason, .. } => Failure::Unfit(sanitize_path(&stored.path), reason),
        })?;
        Ok((stored, opened))
    }

    /// Reads an article from its file and analyses it unless it is long.
    fn glance(&mut self, wanted: &Wanted) -> Result<Opened, Failure> {
        let (stored, opened) = self.read(wanted)?;
        let changed = opened.state == FileState::Changed;
        let path = sanitize_path(&stored.path);
        let (id, short_path) = (stored.id, self.shared.short(&stored.path));
        let analysis = Analysis::of_nothing(opened.article.meta.language.clone());
        let (article, corrected) = (Arc::new(opened.article), Vec::new());
        let is_long = article.body.text.len() > LONG;
        let opened = Opened { id, path, short_path, article, analysis, analysed: Analysed::No, corrected, changed };
        if is_long { Ok(opened) } else { self.shared.analyse_all(&opened) }
    }

    /// The articles as they were loaded last.
    fn catalog(&mut self) -> Result<&Catalog, Failure> {
        let index = match self.catalog.take() {
            Some(catalog) => catalog.index,
            None => self.shared.index()?,
        };
        let articles = self.shared.lists.articles(&index)?;
        Ok(self.catalog.insert(Catalog { index, articles }))
    }

    /// The article of this id, or in this file. One that the list does not have may be newer than the list.
    fn stored(&mut self, wanted: &Wanted) -> Result<Option<ArticleLocation>, Failure> {
        let catalog = self.catalog()?;
        if let Some(stored) = find(&catalog.articles, wanted) {
            return Ok(Some(stored));
        }
        let lists = Arc::clone(&self.shared.lists);
        lists.renew(&self.catalog()?.index)?;
        Ok(find(&self.catalog()?.articles, wanted))
    }

    /// All about an entity across the archive.
    fn page(&mut self, name: &str, kind: EntityKind) -> Result<Vec<PageRow>, Failure> {
        let lists = Arc::clone(&self.shared.lists);
        let Catalog { index, articles } = self.catalog()?;
        let entities = lists.known().of(index, articles)?;
        Ok(entity_page::gather(index, articles, &entities, name, kind)?)
    }

    /// Keeps a row of a list without opening it on the screen.
    fn keep_row(&mut self, wanted: &Wanted, target: &Target) -> Result<Kept, Failure> {
        let opened = self.open(wanted)?;
        let span = match target {
            Target::Byte(byte) => {
                let quotations = &opened.analysis.quotations;
                quotations.iter().find(|quotation| quotation.span.contains(*byte)).map(|quotation| quotation.span)
            }
            _ => None,
        };
        Ok(self.shared.keep(opened.bookmark(span))?)
    }
}

/// The article of this id; an edit gives it another one, so that its file is asked next, when it is known. Of several
/// articles in one file it is the one with the same title.
pub(super) fn find(articles: &Articles, wanted: &Wanted) -> Option<ArticleLocation> {
    let of_id = || articles.row_of_id(wanted.article?);
    let of_path = || {
        let path = wanted.path.as_deref()?;
        let inside: Vec<_> = articles.iter().filter(|row| row.path == path).collect();
        match inside.as_slice() {
            [only] => Some(only.row),
            many => many.iter().find(|row| Some(row.title) == wanted.title.as_deref()).map(|row| row.row),
        }
    };
    articles.stored(of_id().or_else(of_path)? as usize)
}

/// Why an article is not in the list.
fn unlisted(wanted: &Wanted) -> Failure {
    match wanted.path.as_deref().filter(|path| !path.is_empty()) {
        None => Failure::Unlisted,
        Some(path) if Path::new(path).exists() => Failure::Elsewhere(path.to_owned()),
        Some(path) => Failure::Gone(path.to_owned()),
    }
}

/// An analysis that cannot take the interface down with it.
pub(super) fn safely(work: impl FnOnce() -> Analysis, path: &str) -> Result<Analysis, Failure> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|_| {
        tracing::error!("the analysis of {path} panicked");
        Failure::Broken(path.to_owned())
    })
}

/// Tells of the lines of a file that cannot be read.
fn tell_lines(path: &Path, problems: &[LineProblem], reply: &Reply) {
    if let Some(failure) = Failure::of_lines(path, problems) {
        reply.fail(failure);
    }
}
