//! The quotations of the open drafts with what the archive has of them, kept so that only what changed is looked up again.
//!
//! A draft in, its quotations with verdicts and sources out. What is said in a part of a draft is remembered by the words
//! of the part; the verdict on a quotation by its own words and those beside it. All threads of the server share this.

use std::hash::{Hash as _, Hasher as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::documents::Draft;
use super::memory::Memory;
use crate::archive::{Articles, Index, IndexError};
use crate::article::Span;
use crate::drafts::{Quoted, Speech, hear, read_with};
use crate::library::{Checked, Lookup, MANY, Titles, check_all, is_worth_telling, needs_titles};

/// Parts of drafts that are remembered.
const PARTS: usize = 4_000;
/// Quotations that are remembered.
const QUOTATIONS: usize = 8_000;
/// Of many quotations so many are looked up and told before the others: those that are on the screen first.
const FIRST: usize = 4;

/// A quotation of a draft with what the archive has of it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The quotation, with its place in the draft as that is now.
    pub quoted: Quoted,
    /// What was found. The places in it may be those of an earlier state of the draft.
    pub checked: Arc<Checked>,
}

/// What was looked up of a quotation: one verdict, or one for each quotation inside it.
type LookedUp = Arc<Vec<Arc<Checked>>>;

/// What is remembered.
#[derive(Debug)]
pub(super) struct Verdicts {
    heard: Mutex<Memory<Arc<Vec<Speech>>>>,
    looked_up: Mutex<LookUps>,
}

/// What was looked up in one list of articles.
struct LookUps {
    articles: Option<Arc<Articles>>,
    titles: Option<Arc<Titles>>,
    memory: Memory<LookedUp>,
}

impl std::fmt::Debug for LookUps {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LookUps").finish_non_exhaustive()
    }
}

impl Default for Verdicts {
    fn default() -> Self {
        let looked_up = LookUps { articles: None, titles: None, memory: Memory::of(QUOTATIONS) };
        Self { heard: Mutex::new(Memory::of(PARTS)), looked_up: Mutex::new(looked_up) }
    }
}

impl Verdicts {
    /// The quotations of a draft.
    pub fn read(&self, draft: &Draft) -> Vec<Quoted> {
        read_with(&draft.text, draft.syntax, &|text| {
            let key = xxh3_64(text.as_bytes());
            if let Some(known) = held(&self.heard).get(key) {
                return known;
            }
            // Not locked meanwhile: the other parts are read at the same time.
            let heard = Arc::new(hear(text));
            held(&self.heard).put(key, Arc::clone(&heard));
            heard
        })
    }

    /// Looks up what is not known yet. Of many quotations `tell` is called with the first ones before the others are looked
    /// up. `None` once it is called off.
    pub fn check(
        &self,
        (index, articles): (&Index, &Arc<Articles>),
        quoted: &[Quoted],
        stale: &AtomicBool,
        tell: &mut dyn FnMut(Vec<Found>),
    ) -> Result<Option<Vec<Found>>, IndexError> {
        let mut known: Vec<Option<LookedUp>> = quoted.iter().map(|quoted| self.known(articles, quoted)).collect();
        let missing: Vec<usize> = (0..known.len()).filter(|at| known[*at].is_none()).collect();
        let lookup = Lookup::new(index, articles);
        let many = missing.len() >= MANY;
        let one_by_one = if many { FIRST } else { missing.len() };
        for &at in missing.iter().take(one_by_one) {
            if stale.load(Ordering::Relaxed) {
                return Ok(None);
            }
            known[at] = Some(self.keep(articles, &quoted[at], lookup.check_whole(&quoted[at], None)?));
        }
        if many {
            tell(self.worth_telling(articles, quoted, &known));
            let rest: Vec<Quoted> = missing.iter().skip(FIRST).map(|at| quoted[*at].clone()).collect();
            let checked = check_all(index, articles, &rest)?;
            for (&at, checked) in missing.iter().skip(FIRST).zip(checked) {
                known[at] = Some(self.keep(articles, &quoted[at], checked));
            }
        }
        if stale.load(Ordering::Relaxed) {
            return Ok(None);
        }
        Ok(Some(self.worth_telling(articles, quoted, &known)))
    }

    fn known(&self, articles: &Arc<Articles>, quoted: &Quoted) -> Option<LookedUp> {
        held(&self.looked_up).of(articles).memory.get(key(quoted))
    }

    fn keep(&self, articles: &Arc<Articles>, quoted: &Quoted, checked: Vec<Checked>) -> LookedUp {
        let checked: LookedUp = Arc::new(checked.into_iter().map(Arc::new).collect());
        held(&self.looked_up).of(articles).memory.put(key(quoted), Arc::clone(&checked));
        checked
    }

    /// Those that are quotations, in the order of the draft.
    fn worth_telling(&self, articles: &Arc<Articles>, quoted: &[Quoted], known: &[Option<LookedUp>]) -> Vec<Found> {
        let found = quoted.iter().zip(known).flat_map(|(quoted, known)| placed(quoted, known.as_deref()));
        let is_told = |found: &Found| {
            let titles = if needs_titles(&found.checked) { self.titles(articles) } else { Arc::default() };
            is_worth_telling(&found.checked, &titles)
        };
        found.filter(is_told).collect()
    }

    /// Reads the titles of the articles, which most drafts need, before a draft asks for them.
    pub fn make_ready(&self, articles: &Arc<Articles>) {
        self.titles(articles);
    }

    fn titles(&self, articles: &Arc<Articles>) -> Arc<Titles> {
        let known = held(&self.looked_up).of(articles).titles.clone();
        known.unwrap_or_else(|| {
            let titles = Arc::new(Titles::of(articles));
            held(&self.looked_up).of(articles).titles = Some(Arc::clone(&titles));
            titles
        })
    }
}

impl LookUps {
    /// What was looked up in these articles: what was in others counts no more.
    fn of(&mut self, articles: &Arc<Articles>) -> &mut Self {
        if !self.articles.as_ref().is_some_and(|known| Arc::ptr_eq(known, articles)) {
            self.articles = Some(Arc::clone(articles));
            self.titles = None;
            self.memory.clear();
        }
        self
    }
}

/// What was looked up of a quotation, at its place in the draft as that is now.
fn placed(quoted: &Quoted, known: Option<&Vec<Arc<Checked>>>) -> Vec<Found> {
    let checked = known.map(Vec::as_slice).unwrap_or_default();
    let is_whole = |checked: &[Arc<Checked>]| checked.len() == 1 && checked[0].quoted.words == quoted.words;
    let of = |quoted: &Quoted, checked: &Arc<Checked>| Found { quoted: quoted.clone(), checked: Arc::clone(checked) };
    if is_whole(checked) {
        return vec![of(quoted, &checked[0])];
    }
    quoted.inner.iter().zip(checked).map(|(inner, checked)| of(inner, checked)).collect()
}

/// What a verdict depends on: everything about a quotation but its place.
fn key(quoted: &Quoted) -> u64 {
    let mut hasher = Xxh3::new();
    feed(quoted, &mut hasher);
    hasher.finish()
}

fn feed(quoted: &Quoted, hasher: &mut Xxh3) {
    let Quoted { span: Span { .. }, pieces: _, words, is_set_apart, speaker, beside, inner, unread, .. } = quoted;
    let flags = [*is_set_apart, quoted.is_speech, quoted.is_in_reference, quoted.is_reported];
    (words, speaker, &beside.before, &beside.after, unread, flags, inner.len()).hash(hasher);
    inner.iter().for_each(|inner| feed(inner, hasher));
}

/// The value behind a lock. Each is only ever replaced whole, so that one whose holder panicked is still sound.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
