//! What is found out about one quotation of a draft.

use super::source::SourceMatch;
use crate::article::names::names;
use crate::drafts::{Quoted, same_name};

/// How the words of a draft stand to their source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckVerdict {
    /// The same words.
    Exact,
    /// Other words, close enough to say which.
    Altered,
    /// Nothing like it.
    NotFound,
}

names!(written CheckVerdict { Exact = "exact", Altered = "altered", NotFound = "not-found" });

/// Something to report about a quotation beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Somebody else said it than the draft says.
    OtherSpeaker,
    /// The draft says that somebody said it; these are the article's own words.
    OwnWords,
    /// The article only reports it: nobody need have said these very words.
    Reported,
    /// Another article has it in other words.
    OtherWords,
    /// The article does not name the speaker beside the quotation.
    Inferred,
}

names!(written Finding {
    OtherSpeaker = "other-speaker",
    OwnWords = "own-words",
    Reported = "reported",
    OtherWords = "other-words",
    Inferred = "inferred-speaker",
});

impl Finding {
    /// Whether somebody should look at it; else it is good to know.
    pub fn needs_look(self) -> bool {
        self != Self::Inferred
    }
}

/// A quotation that was looked up.
#[derive(Clone, Debug)]
pub struct Checked {
    /// As the draft has it.
    pub quoted: Quoted,
    /// How its words stand.
    pub verdict: CheckVerdict,
    /// What else is to be said.
    pub findings: Vec<Finding>,
    /// Where it comes from.
    pub source: Option<SourceMatch>,
    /// Where it stands in other words.
    pub others: Vec<SourceMatch>,
}

impl Checked {
    /// Whether somebody should look at it.
    pub fn needs_look(&self) -> bool {
        self.verdict != CheckVerdict::Exact || self.findings.iter().any(|finding| finding.needs_look())
    }

    /// Judges a quotation by the sources that were found, the best first.
    pub fn judge(quoted: &Quoted, mut sources: Vec<SourceMatch>, others: Vec<SourceMatch>) -> Self {
        let source = if sources.is_empty() { None } else { Some(sources.swap_remove(0)) };
        let verdict = match &source {
            None => CheckVerdict::NotFound,
            Some(source) if source.comparison.is_exact() => CheckVerdict::Exact,
            Some(_) => CheckVerdict::Altered,
        };
        let mut findings = Vec::new();
        if let Some(source) = &source {
            let same = quoted.speaker.as_deref().and_then(|claimed| source.said_by(claimed));
            let names = |claimed: &str| same_name(claimed, claimed).is_some() && !source.was_written_by(claimed);
            let claims_name = quoted.speaker.as_deref().is_some_and(names);
            findings.extend((same == Some(false)).then_some(Finding::OtherSpeaker));
            findings.extend((source.is_own_words && claims_name && same.is_none()).then_some(Finding::OwnWords));
            findings.extend(source.is_reported.then_some(Finding::Reported));
            findings.extend((!others.is_empty()).then_some(Finding::OtherWords));
            findings.extend(source.is_inferred().then_some(Finding::Inferred));
        }
        Self { quoted: quoted.clone(), verdict, findings, source, others }
    }
}
