//! The quotations of the open drafts with what the archive has of them, kept so that only what changed is looked up again.
//!
//! A draft in, its quotations with verdicts and sources out. What is said in a part of a draft is remembered by the words
//! of the part; the verdict on a quotation by its own words and those beside it. All threads of the server share this.

use std::hash::{Hash as _, Hasher as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::documents::Draft;
use super::memory::Memory;
use crate::archive::{Articles, Index, IndexError};
use crate::article::Span;
use crate::drafts::{Quoted, Speech, Syntax, hear, read_with};
use crate::library::{Checked, Lookup, MANY, Titles, check_all, is_worth_telling, needs_titles};
use crate::text::char_classes::floor_boundary;

/// Parts of drafts that are remembered at least.
const PARTS: usize = 1_000;
/// Quotations that are remembered at least.
const QUOTATIONS: usize = 2_000;
/// Of many quotations those are told before the others that are looked up within this time, one at least …
const FIRST: Duration = Duration::from_millis(40);
/// … or within this time, until one of them needs a look.
const LATEST: Duration = Duration::from_millis(90);
/// A draft that is longer, in bytes, has the quotations of its beginning told before the rest is read.
const LONG: usize = 30_000;
/// How long that beginning is, in bytes.
const BEGINNING: usize = 6_000;

/// A quotation of a draft with what the archive has of it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The quotation, with its place in the draft as that is now.
    pub quoted: Quoted,
    /// What was found. The places in it may be those of an earlier state of the draft.
    pub checked: Arc<Checked>,
}

/// What was looked up of a quotation: one verdict, or one for each quotation inside it.
type LookedUp = Arc<Vec<Verdict>>;

/// One verdict.
struct Verdict {
    checked: Arc<Checked>,
    /// Whether it is one on a quotation, rather than on the title of an article or words held at a distance.
    is_told: bool,
}

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
        held(&self.heard).keep_at_least(draft.text.len() / 1_000);
        self.read_text(&draft.text, draft.syntax)
    }

    /// The quotations of the beginning of a long draft of which nothing is known yet.
    pub fn read_beginning(&self, draft: &Draft) -> Vec<Quoted> {
        let is_prose = !matches!(draft.syntax, Syntax::Json | Syntax::Ris);
        if draft.text.len() < LONG || !is_prose {
            return Vec::new();
        }
        let (from, to) = (floor_boundary(&draft.text, BEGINNING), floor_boundary(&draft.text, LONG));
        let end = draft.text[from..to].find("\n\n").map_or(from, |at| from + at);
        let mut quoted = self.read_text(&draft.text[..end], draft.syntax);
        // One that is open at the end may be another one in the whole draft.
        quoted.retain(|quoted| quoted.span.end + 1 < end);
        quoted
    }

    fn read_text(&self, text: &str, syntax: Syntax) -> Vec<Quoted> {
        read_with(text, syntax, &|text| {
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
        held(&self.looked_up).of(articles).memory.keep_at_least(2 * quoted.len());
        let mut known: Vec<Option<LookedUp>> = quoted.iter().map(|quoted| self.known(articles, quoted)).collect();
        let missing: Vec<usize> = (0..known.len()).filter(|at| known[*at].is_none()).collect();
        let is_many = missing.len() >= MANY;
        let first = self.check_first((index, articles), quoted, (&missing, is_many), stale, &mut known)?;
        if stale.load(Ordering::Relaxed) {
            return Ok(None);
        }
        if is_many {
            tell(found(quoted, &known));
            let rest = &missing[first..];
            let quoted: Vec<Quoted> = rest.iter().map(|at| quoted[*at].clone()).collect();
            let checked = check_all(index, articles, &quoted)?;
            for ((&at, quoted), checked) in rest.iter().zip(&quoted).zip(checked) {
                known[at] = Some(self.keep(articles, quoted, checked));
            }
        }
        Ok(Some(found(quoted, &known)).filter(|_| !stale.load(Ordering::Relaxed)))
    }

    /// The first of these quotations: those for which there is time.
    pub fn first_of(
        &self,
        lists: (&Index, &Arc<Articles>),
        quoted: &[Quoted],
        stale: &AtomicBool,
    ) -> Result<Vec<Found>, IndexError> {
        let mut known: Vec<Option<LookedUp>> = vec![None; quoted.len()];
        let all: Vec<usize> = (0..quoted.len()).collect();
        self.check_first(lists, quoted, (&all, true), stale, &mut known)?;
        Ok(found(quoted, &known))
    }

    /// Looks up the first of the quotations that are missing: all of a few, of many those for which there is time. Returns
    /// how many.
    fn check_first(
        &self,
        (index, articles): (&Index, &Arc<Articles>),
        quoted: &[Quoted],
        (missing, is_many): (&[usize], bool),
        stale: &AtomicBool,
        known: &mut [Option<LookedUp>],
    ) -> Result<usize, IndexError> {
        let lookup = Lookup::new(index, articles);
        let (begun, mut is_worth_it) = (Instant::now(), false);
        for (count, &at) in missing.iter().enumerate() {
            let time = if is_worth_it { FIRST } else { LATEST };
            if stale.load(Ordering::Relaxed) || is_many && count > 0 && begun.elapsed() >= time {
                return Ok(count);
            }
            let kept = self.keep(articles, &quoted[at], lookup.check_whole(&quoted[at], None)?);
            is_worth_it |= kept.iter().any(|verdict| verdict.is_told && verdict.checked.needs_look());
            known[at] = Some(kept);
        }
        Ok(missing.len())
    }

    fn known(&self, articles: &Arc<Articles>, quoted: &Quoted) -> Option<LookedUp> {
        held(&self.looked_up).of(articles).memory.get(key(quoted))
    }

    fn keep(&self, articles: &Arc<Articles>, quoted: &Quoted, checked: Vec<Checked>) -> LookedUp {
        let verdict = |checked: Checked| {
            let titles = if needs_titles(&checked) { self.titles(articles) } else { Arc::default() };
            Verdict { is_told: is_worth_telling(&checked, &titles), checked: Arc::new(checked) }
        };
        let checked: LookedUp = Arc::new(checked.into_iter().map(verdict).collect());
        held(&self.looked_up).of(articles).memory.put(key(quoted), Arc::clone(&checked));
        checked
    }

    /// Reads the titles of the articles and what the analysis goes by, which every draft needs, before one asks for them.
    pub fn make_ready(&self, articles: &Arc<Articles>) {
        rayon::join(|| self.titles(articles), || hear("« Nous tiendrons », dit-elle à Claire Dupont."));
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

/// Those that are quotations, in the order of the draft.
fn found(quoted: &[Quoted], known: &[Option<LookedUp>]) -> Vec<Found> {
    quoted.iter().zip(known).flat_map(|(quoted, known)| placed(quoted, known.as_deref())).collect()
}

/// What was looked up of a quotation, at its place in the draft as that is now.
fn placed(quoted: &Quoted, known: Option<&Vec<Verdict>>) -> Vec<Found> {
    let verdicts = known.map(Vec::as_slice).unwrap_or_default();
    let is_whole = |verdicts: &[Verdict]| verdicts.len() == 1 && verdicts[0].checked.quoted.words == quoted.words;
    let told = |(quoted, verdict): (&Quoted, &Verdict)| {
        verdict.is_told.then(|| Found { quoted: quoted.clone(), checked: Arc::clone(&verdict.checked) })
    };
    if is_whole(verdicts) {
        return told((quoted, &verdicts[0])).into_iter().collect();
    }
    quoted.inner.iter().zip(verdicts).filter_map(told).collect()
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
