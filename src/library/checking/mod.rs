//! The quotations of a draft against the archive: where each comes from, and how its words and speaker stand to that.
//!
//! In come quotations as `drafts` reads them, an index and its articles; out come verdicts with their sources. The command
//! line and the language server both ask here, so that a draft is judged in one way only.

mod bulk_candidates;
mod ignored;
mod lookup;
mod source;
mod titles;
mod verdict;

use rayon::prelude::*;

use crate::archive::{Articles, Index, IndexError};
use crate::drafts::{Quoted, word_count};

pub(crate) use ignored::{IGNORE_FILE, Ignored};
pub(crate) use lookup::Lookup;
pub(crate) use source::SourceMatch;
pub(crate) use titles::Titles;
pub(crate) use verdict::{CheckVerdict, Checked, Finding};

/// Words between marks that are no speech and no longer than this are scare quotes.
const FEW_WORDS: usize = 5;
/// Fewer words than this occur by chance in many articles: without a speaker they are not checked.
const FEWEST_WORDS: usize = 3;
/// So many quotations are looked up sooner by going through all that was said than by asking for one after another:
/// asking takes some 5 to 50 ms for each where words are common, going through half a second per 100,000 articles.
pub(crate) const MANY: usize = 24;

/// Looks all quotations up, side by side; for each what was found, in its place several where it has quotations inside.
pub(crate) fn check_all(
    index: &Index,
    articles: &Articles,
    quoted: &[Quoted],
) -> Result<Vec<Vec<Checked>>, IndexError> {
    let near: Vec<Option<Vec<i64>>> = if quoted.len() < MANY {
        vec![None; quoted.len()]
    } else {
        bulk_candidates::candidates(index, articles, quoted)?.into_iter().map(Some).collect()
    };
    let all: Vec<(&Quoted, Option<Vec<i64>>)> = quoted.iter().zip(near).collect();
    let parts = rayon::current_num_threads().max(1);
    let size = all.len().div_ceil(parts).max(1);
    let connections: Vec<Index> = all.chunks(size).map(|_| index.another()).collect::<Result<_, _>>()?;
    let checked: Vec<Vec<Vec<Checked>>> = all
        .chunks(size)
        .zip(connections)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(part, index)| {
            let lookup = Lookup::new(&index, articles);
            part.iter().map(|(quoted, near)| lookup.check_whole(quoted, near.as_deref())).collect::<Result<Vec<_>, _>>()
        })
        .collect::<Result<_, _>>()?;
    Ok(checked.into_iter().flatten().collect())
}

/// Whether there may be a title of an article among these: only then are [`Titles`] needed to tell what is a quotation.
pub(crate) fn needs_titles(checked: &Checked) -> bool {
    checked.verdict != CheckVerdict::Exact || checked.quoted.is_in_reference
}

/// Whether this is a quotation: not so titles of articles, and scare quotes.
pub(crate) fn is_worth_telling(checked: &Checked, titles: &Titles) -> bool {
    let lost = checked.verdict == CheckVerdict::NotFound;
    let inexact = checked.verdict != CheckVerdict::Exact;
    let count = word_count(&checked.quoted.words);
    let quotation = checked.quoted.is_speech || count >= FEW_WORDS;
    let aside = count < FEWEST_WORDS && checked.quoted.speaker.is_none();
    let reference = checked.quoted.is_in_reference && titles.has(&checked.quoted.words, true);
    let speech = checked.quoted.is_speech && checked.quoted.speaker.is_some();
    let names_article = inexact && !speech && titles.is(&checked.quoted.words);
    let unread = checked.verdict == CheckVerdict::Unread;
    let aside = aside || reference || names_article;
    let no_quotation = lost && (!quotation || titles.has(&checked.quoted.words, false));
    unread || !aside && !no_quotation
}
