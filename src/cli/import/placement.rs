//! Finds the article of each imported highlight and the passage in it, and recognises those imported before.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Fate;
use crate::annotations::anchor::Reanchored;
use crate::annotations::highlights::{Highlight, page};
use crate::annotations::{Anchor, Bookmark, Corrections, Quality};
use crate::archive::{Articles, Index};
use crate::article::{ArticleId, BookmarkId};
use crate::cli::setting::corrections;
use crate::drafts::{index_phrases, pieces, same_words, without_markup, word_count};
use crate::library::Opened;
use crate::profile::Profile;
use crate::text::fold::fold;

/// Most articles of one address, title or wording that are searched for the words.
const LOOKED_INTO: usize = 8;
/// Fewer words than this may stand in any article.
const TELLING: usize = 4;
/// Bytes of articles that are kept open: marks of one article need not follow each other.
const OPEN_BYTES: usize = 16 << 20;

/// Places highlights of other programs in the articles of the archive.
pub struct HighlightPlacer<'a> {
    index: &'a Index,
    articles: &'a Articles,
    corrections: Arc<Corrections>,
    by_address: HashMap<String, Vec<u32>>,
    by_title: HashMap<String, Vec<u32>>,
    /// Articles that were opened; `None` for those that cannot be any more.
    open: HashMap<u32, Option<Opened>>,
    open_bytes: usize,
    /// The bookmarks by their ids: whether each still waits for its article.
    ids: HashMap<BookmarkId, bool>,
    /// The same by what they say of what.
    kept: HashSet<Identity>,
}

/// What makes two bookmarks equal.
#[derive(PartialEq, Eq, Hash)]
struct Identity {
    article: BookmarkedArticle,
    words: String,
    note: String,
    tags: Vec<String>,
}

/// The article of a bookmark.
#[derive(PartialEq, Eq, Hash)]
enum BookmarkedArticle {
    Known(ArticleId),
    /// It is not known which one of the archive it is.
    Unknown {
        title: String,
        address: Option<String>,
    },
}

/// What is to be done with a bookmark.
pub enum Keep {
    /// It is new.
    Add(Bookmark),
    /// It was kept without its article, which is here now.
    Place(Bookmark),
}

impl Keep {
    /// The bookmark.
    pub fn bookmark(&self) -> &Bookmark {
        match self {
            Self::Add(bookmark) | Self::Place(bookmark) => bookmark,
        }
    }
}

/// A way to the articles that a mark may be in.
type Way<'a> = fn(&HighlightPlacer<'a>, &Highlight) -> anyhow::Result<Vec<u32>>;

impl<'a> HighlightPlacer<'a> {
    /// For the articles of this index and the bookmarks of this person.
    pub fn new(index: &'a Index, articles: &'a Articles, profile: &Profile) -> anyhow::Result<Self> {
        let kept = profile.bookmarks.list()?.records;
        let (mut by_address, mut by_title) = (HashMap::<_, Vec<u32>>::new(), HashMap::<_, Vec<u32>>::new());
        for article in articles.iter() {
            if let Some(page) = page(article.url) {
                by_address.entry(page).or_default().push(article.row);
            }
            by_title.entry(fold(article.title)).or_default().push(article.row);
        }
        Ok(Self {
            index,
            articles,
            corrections: corrections(profile),
            by_address,
            by_title,
            open: HashMap::new(),
            open_bytes: 0,
            ids: kept.iter().map(|bookmark| (bookmark.id.clone(), bookmark.article.is_none())).collect(),
            kept: kept.iter().map(identity).collect(),
        })
    }

    /// Finds the place of a mark, and the bookmark to keep. `unplaced`: also where it has none.
    pub fn place(&mut self, mark: &Highlight, unplaced: bool) -> anyhow::Result<(Fate, Option<Keep>)> {
        if let Some(ours) = &mark.bookmark {
            // Compared by id alone: a person may keep two equal bookmarks.
            return Ok(match self.ids.insert(ours.id.clone(), ours.article.is_none()) {
                None => (Fate::Restored, Some(Keep::Add((**ours).clone()))),
                Some(_) => (Fate::Known, None),
            });
        }
        let mut fate = Fate::Nowhere;
        // Links are called alike everywhere: their address alone says what they are.
        let ways: &[Way<'_>] =
            if mark.is_link { &[Self::by_address] } else { &[Self::by_address, Self::by_title, Self::by_words] };
        for way in ways {
            for row in way(self, mark)? {
                let Some(opened) = self.opened(row) else { continue };
                let Some((fate_there, bookmark)) = placed(opened, mark) else {
                    fate = Fate::OtherWords;
                    continue;
                };
                return Ok(self.once(fate_there, mark.noted(bookmark)));
            }
        }
        Ok(if unplaced { self.once(Fate::Orphan, mark.orphan()) } else { (fate, None) })
    }

    /// The bookmark, unless it is kept already; from now on it is.
    fn once(&mut self, fate: Fate, bookmark: Bookmark) -> (Fate, Option<Keep>) {
        let waits = bookmark.article.is_none();
        match self.ids.get(&bookmark.id) {
            Some(true) if !waits => {
                self.ids.insert(bookmark.id.clone(), false);
                (fate, Some(Keep::Place(bookmark)))
            }
            Some(_) => (Fate::Known, None),
            None if !self.kept.insert(identity(&bookmark)) => (Fate::Known, None),
            None => {
                self.ids.insert(bookmark.id.clone(), waits);
                (fate, Some(Keep::Add(bookmark)))
            }
        }
    }

    fn by_address(&self, mark: &Highlight) -> anyhow::Result<Vec<u32>> {
        let mut rows = page(&mark.url).map(|page| few(self.by_address.get(&page))).unwrap_or_default();
        let id = mark.url.strip_prefix("urn:guillemet:article:").and_then(|id| id.parse::<ArticleId>().ok());
        rows.extend(id.and_then(|id| self.articles.row_of_id(id)));
        Ok(rows)
    }

    fn by_title(&self, mark: &Highlight) -> anyhow::Result<Vec<u32>> {
        Ok(if mark.title.is_empty() { Vec::new() } else { few(self.by_title.get(&fold(&mark.title))) })
    }

    /// By the words themselves, where they are so many that they are hardly another article's.
    fn by_words(&self, mark: &Highlight) -> anyhow::Result<Vec<u32>> {
        let plain = without_markup(&mark.anchor.exact);
        if word_count(&plain) < TELLING {
            return Ok(Vec::new());
        }
        let pieces = pieces(&plain);
        for phrase in index_phrases::whole(&pieces).into_iter().chain(index_phrases::runs(&pieces)) {
            let rows = self.index.articles_with(&phrase, self.articles, LOOKED_INTO)?;
            if !rows.is_empty() {
                return Ok(rows);
            }
        }
        Ok(Vec::new())
    }

    /// An article with its analysis, as the person corrected it; `None` when it cannot be opened any more.
    fn opened(&mut self, row: u32) -> Option<&Opened> {
        if !self.open.contains_key(&row) {
            let opened = self.open(row);
            let bytes = opened.as_ref().map_or(0, |opened| opened.article.body.text.len());
            if self.open_bytes + bytes > OPEN_BYTES {
                self.open.clear();
                self.open_bytes = 0;
            }
            self.open_bytes += bytes;
            self.open.insert(row, opened);
        }
        self.open.get(&row)?.as_ref()
    }

    fn open(&self, row: u32) -> Option<Opened> {
        let stored = self.articles.stored(row as usize)?;
        Opened::open(&stored, &[], self.index, &self.corrections, self.articles).ok().filter(|opened| !opened.changed)
    }
}

/// The bookmark of a mark in an article; `None` where its words are not there.
fn placed(opened: &Opened, mark: &Highlight) -> Option<(Fate, Bookmark)> {
    if mark.is_of_article() {
        return Some((Fate::Article, opened.bookmark(None)));
    }
    let body = &opened.article.body.text;
    let (anchor, found) = find(&mark.anchor, body)?;
    let bookmark = match found.quality {
        Quality::Exact | Quality::Moved => opened.bookmark(Some(found.span)),
        Quality::Changed => opened.bookmark(None).with_other_words(&anchor, found.span.of(body)),
    };
    Some((Fate::Placed(found.quality), bookmark))
}

/// The place of marked words in a text, and the words that were looked for: as they were marked, else without the
/// markup that the other program put into them. What differs in typography alone has the same words.
fn find(marked: &Anchor, body: &str) -> Option<(Anchor, Reanchored)> {
    let exact = without_markup(&marked.exact);
    let context = |text: &str| without_markup(text);
    let plain = (exact != marked.exact).then(|| Anchor {
        exact,
        prefix: context(&marked.prefix),
        suffix: context(&marked.suffix),
        ..marked.clone()
    });
    let mut close = None;
    for anchor in std::iter::once(marked.clone()).chain(plain) {
        let Some(mut found) = anchor.find(body) else { continue };
        if found.quality == Quality::Changed && same_words(&anchor.exact, found.span.of(body)) {
            found.quality = Quality::Moved;
        }
        if found.quality != Quality::Changed {
            return Some((anchor, found));
        }
        // The words without markup are the words that were marked.
        close = Some((anchor, found));
    }
    close
}

fn few(rows: Option<&Vec<u32>>) -> Vec<u32> {
    rows.into_iter().flatten().copied().take(LOOKED_INTO).collect()
}

fn identity(bookmark: &Bookmark) -> Identity {
    let article = match bookmark.article {
        Some(id) => BookmarkedArticle::Known(id),
        None => BookmarkedArticle::Unknown { title: bookmark.title.clone(), address: bookmark.url.clone() },
    };
    let words = bookmark.anchor.as_ref().map(|anchor| anchor.exact.clone()).unwrap_or_default();
    Identity { article, words, note: bookmark.note.clone(), tags: bookmark.tags.clone() }
}
