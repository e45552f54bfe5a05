//! Two quotations to be looked at side by side, and the other quotations of the speaker of the first one.
//!
//! In: the passage of one quotation, and of the other one where the person chose it. Out: both with all that is known of
//! them. Where none was chosen, the other one is the quotation of the same speaker that says most nearly the same, else
//! the next one in time.

use std::cmp::Reverse;
use std::sync::Arc;

use super::articles::{ArticleService, OpenIndex};
use super::citing::cite;
use super::entity_page::keys_of;
use super::error::LibraryError;
use super::reference::{ArticleRef, ListedQuotation, Passage, Target};
use crate::analysis::EntityKind;
use crate::citation::Citation;
use crate::drafts::{Shingles, pieces};

/// A quotation with all that is known of it.
#[derive(Clone, Debug)]
pub struct ComparedQuotation {
    /// What a copy is made of.
    pub passage: Passage,
    /// Its words, its speaker and its article.
    pub citation: Citation,
}

impl ComparedQuotation {
    /// Where it is read.
    #[must_use]
    pub fn place(&self) -> (ArticleRef, Target) {
        match &self.passage {
            Passage::Shown(opened, span) => {
                let target = span.map_or(Target::Start, |span| Target::Byte(span.start));
                (ArticleRef::of_opened(opened), target)
            }
            Passage::Article(article) => (article.clone(), Target::Start),
            Passage::Mention(article, byte) => (article.clone(), Target::Byte(*byte)),
            Passage::Quotation(listed) => (listed.article.clone(), Target::Byte(listed.start)),
            Passage::Bookmark(bookmark) => (ArticleRef::of_bookmark(bookmark), Target::Bookmark(bookmark.id.clone())),
        }
    }

    /// Whether it is this quotation of a list.
    fn is(&self, listed: &ListedQuotation) -> bool {
        self.citation.source.id == listed.article.article
            && self.citation.words.split_whitespace().eq(listed.words.split_whitespace())
    }
}

/// Two quotations side by side.
#[derive(Clone, Debug)]
pub struct QuotationPair {
    /// The one on the left.
    pub first: ComparedQuotation,
    /// The one on the right.
    pub second: ComparedQuotation,
    /// All quotations of the speaker of the first one, from the oldest article to the newest.
    pub by_speaker: Vec<ListedQuotation>,
    /// Where the first one stands among them.
    pub first_at: Option<usize>,
    /// Where the second one stands among them, if it is one of them.
    pub second_at: Option<usize>,
}

/// Puts a quotation beside another one, or beside another one of its speaker; `None` where there is no other.
pub(crate) fn side_by_side(
    service: &mut ArticleService,
    first: &Passage,
    second: Option<&Passage>,
) -> Result<Option<QuotationPair>, LibraryError> {
    let Some(first) = quotation(service, first)? else { return Ok(None) };
    let by_speaker = said_by_speaker_of(service, &first)?;
    let first_at = by_speaker.iter().position(|listed| first.is(listed));
    let second = match second {
        Some(passage) => quotation(service, passage)?,
        None => match most_alike(&first, first_at, &by_speaker) {
            Some(at) => quotation(service, &Passage::Quotation(Box::new(by_speaker[at].clone())))?,
            None => None,
        },
    };
    let Some(second) = second else { return Ok(None) };
    let second_at = by_speaker.iter().position(|listed| second.is(listed));
    Ok(Some(QuotationPair { first, second, by_speaker, first_at, second_at }))
}

/// A passage with all that is known of it; `None` for one without words of its own, as a whole article is.
fn quotation(service: &mut ArticleService, passage: &Passage) -> Result<Option<ComparedQuotation>, LibraryError> {
    let cited = cite(service, std::slice::from_ref(passage))?.citations.pop();
    let citation = cited.filter(|citation| !citation.words.trim().is_empty());
    Ok(citation.map(|citation| ComparedQuotation { passage: passage.clone(), citation }))
}

/// All that the speaker of a quotation says in the open archives, in time order; nothing where it has none with a name.
fn said_by_speaker_of(
    service: &mut ArticleService,
    quotation: &ComparedQuotation,
) -> Result<Vec<ListedQuotation>, LibraryError> {
    let Some(name) = quotation.citation.speaker.as_ref().and_then(|speaker| speaker.name.clone()) else {
        return Ok(Vec::new());
    };
    let lists = Arc::clone(&service.library.lists);
    let OpenIndex { index, articles } = service.open_index()?;
    let entities = lists.entities(index, articles)?;
    for kind in [EntityKind::Person, EntityKind::Organisation] {
        let (_, keys) = keys_of(index, &entities, &name, kind)?;
        let said = index.quotations_by(articles, &keys)?;
        if !said.is_empty() {
            let listed = said.into_iter().filter_map(|(row, said)| {
                let article = ArticleRef::of_row(&articles.get(row as usize)?);
                Some(ListedQuotation { article, start: said.span.start, words: said.words, key: None })
            });
            return Ok(listed.collect());
        }
    }
    Ok(Vec::new())
}

/// The position of the quotation that shares most with the first one; where none shares anything that of the one after
/// it in time, or of the one before it.
fn most_alike(first: &ComparedQuotation, first_at: Option<usize>, all: &[ListedQuotation]) -> Option<usize> {
    let shingles = Shingles::new(&[pieces(&first.citation.words)]);
    let mut counter = shingles.counter();
    let mut shared = |at: usize| {
        let mut shared = 0;
        counter.count(&all[at].words, |_, count| shared = count);
        shared
    };
    let others = || (0..all.len()).filter(|at| Some(*at) != first_at);
    let counts = others().map(|at| (shared(at), Reverse(at)));
    let best = counts.max().filter(|(count, _)| *count > 0);
    let near = || others().find(|at| Some(*at) > first_at).or_else(|| others().next_back());
    best.map(|(_, Reverse(at))| at).or_else(near)
}
