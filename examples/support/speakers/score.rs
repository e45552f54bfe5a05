//! Counts what an analysis found against the annotation of an article, as the documentation of the quality says.

use std::collections::{BTreeMap, BTreeSet};

use guillemet::analysis::{Quotation, QuotationKind};
use guillemet::article::Span;

use super::finder::find;
use super::names::same_name;
use super::spans::bare;
use super::teach::{Annotated, Gold};

/// One speaker that was shown on a stretch that was judged: how certain, and whether right.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    pub certainty: f32,
    pub right: bool,
}

/// What is counted over articles.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub found: usize,
    pub wrong: usize,
    pub missed: usize,
    /// By how the speaker is known: right, all.
    pub how: BTreeMap<String, (usize, usize)>,
    pub unnamed: usize,
    pub unnamed_but_named: usize,
    pub shown: Vec<Shown>,
    /// By article: found with the right speaker, and all that have one.
    pub articles: Vec<(usize, usize)>,
}

impl Tally {
    /// Takes another one in.
    pub fn add(&mut self, other: &Self) {
        self.found += other.found;
        self.wrong += other.wrong;
        self.missed += other.missed;
        for (how, (right, all)) in &other.how {
            let mine = self.how.entry(how.clone()).or_default();
            *mine = (mine.0 + right, mine.1 + all);
        }
        self.unnamed += other.unnamed;
        self.unnamed_but_named += other.unnamed_but_named;
        self.shown.extend(&other.shown);
        self.articles.extend(&other.articles);
    }

    /// Found with the right speaker, and all that have one.
    pub fn right(&self) -> (usize, usize) {
        self.how.values().fold((0, 0), |(right, all), (r, a)| (right + r, all + a))
    }

    /// Precision, recall and F1 of finding.
    pub fn finding(&self) -> (f64, f64, f64) {
        let share = |part: usize, all: usize| if all == 0 { 0.0 } else { part as f64 / all as f64 };
        let (precision, recall) =
            (share(self.found, self.found + self.wrong), share(self.found, self.found + self.missed));
        (
            precision,
            recall,
            if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 },
        )
    }

    /// Counts one article.
    pub fn article(annotated: &Annotated, quotations: &[Quotation]) -> Self {
        let mut tally = Self::default();
        let text = annotated.article.body.text.as_str();
        let predicted: Vec<(Span, &Quotation)> = quotations
            .iter()
            .filter(|quotation| quotation.marked && quotation.kind != QuotationKind::Indirect)
            .map(|quotation| (bare(text, quotation.span), quotation))
            .collect();
        let mut used = BTreeSet::new();
        for gold in &annotated.gold {
            let found = find(text, bare(text, gold.span), &predicted, &mut used).map(|(_, found)| *found);
            tally.one(gold, text, found);
        }
        tally.wrong += (0..predicted.len()).filter(|at| !used.contains(at)).count();
        tally.articles.push(tally.right());
        tally
    }

    /// Counts one annotated stretch and the quotation that found it.
    fn one(&mut self, gold: &Gold, text: &str, found: Option<&Quotation>) {
        let said = found.and_then(|found| found.speaker.as_ref());
        let name = said.and_then(|said| said.name.as_deref()).unwrap_or_default();
        let mut judge = |right: bool| {
            if let Some(said) = said.filter(|_| !name.is_empty()) {
                self.shown.push(Shown { certainty: said.certainty.share(), right });
            }
        };
        if !gold.speech {
            judge(false);
            if found.is_some() {
                self.wrong += 1;
            }
            return;
        }
        if !gold.unresolved && gold.speaker.is_some() {
            self.how.entry(gold.how.clone()).or_default().1 += 1;
        } else if !gold.unresolved {
            self.unnamed += 1;
        }
        if found.is_none() {
            self.missed += 1;
            return;
        }
        self.found += 1;
        if gold.unresolved {
            return;
        }
        let Some(expected) = &gold.speaker else {
            judge(false);
            self.unnamed_but_named += usize::from(!name.is_empty());
            return;
        };
        let by_words = gold.mention_only && said.is_some_and(|said| same_name(said.span.of(text), expected));
        let right = by_words || same_name(name, expected);
        judge(right);
        if right {
            self.how.entry(gold.how.clone()).or_default().0 += 1;
        }
    }
}
