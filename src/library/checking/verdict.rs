//! What is found out about one quotation of a draft.

use super::source::SourceMatch;
use crate::article::names::names;
use crate::drafts::{Quoted, same_name};

/// How the words of a draft stand to their source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CheckVerdict {
    /// The same words.
    Exact,
    /// Other words, close enough to say which.
    Altered,
    /// Nothing like it.
    NotFound,
    /// Its markup could not be read, so that its words are not known.
    Unread,
}

names!(written CheckVerdict { Exact = "exact", Altered = "altered", NotFound = "not-found", Unread = "unread" });

/// Something to report about a quotation beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Finding {
    /// Somebody else said it than the draft says.
    OtherSpeaker,
    /// The draft says that somebody said it; these are the article's own words.
    OwnWords,
    /// The article only reports it: nobody need have said these very words.
    Reported,
    /// Another article has it in other words.
    OtherWords,
    /// The one who is named as the speaker may be the wrong one.
    Unsure,
}

names!(written Finding {
    OtherSpeaker = "other-speaker",
    OwnWords = "own-words",
    Reported = "reported",
    OtherWords = "other-words",
    Unsure = "unsure-speaker",
});

impl Finding {
    /// Whether somebody should look at it; else it is good to know.
    pub fn needs_look(self) -> bool {
        self != Self::Unsure
    }
}

/// A quotation that was looked up.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
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
            _ if quoted.unread.is_some() => CheckVerdict::Unread,
            None => CheckVerdict::NotFound,
            Some(source) if source.comparison.is_exact() => CheckVerdict::Exact,
            Some(_) => CheckVerdict::Altered,
        };
        let mut findings = Vec::new();
        if let Some(source) = &source {
            let same = quoted.speaker.as_deref().and_then(|claimed| said_by(quoted, claimed, source));
            let names = |claimed: &str| same_name(claimed, claimed).is_some() && !source.was_written_by(claimed);
            let claims_name = quoted.speaker.as_deref().is_some_and(names);
            findings.extend((same == Some(false)).then_some(Finding::OtherSpeaker));
            findings.extend((source.is_own_words && claims_name && same.is_none()).then_some(Finding::OwnWords));
            findings.extend((source.is_reported && !quoted.is_reported).then_some(Finding::Reported));
            findings.extend((!others.is_empty()).then_some(Finding::OtherWords));
            findings.extend(source.is_unsure().then_some(Finding::Unsure));
        }
        Self { quoted: quoted.clone(), verdict, findings, source, others }
    }
}

/// Whether the one whom the draft names may have said it. The draft's own sentence decides: where it names the one whom
/// the article has, and the other not or farther off, it is that one whom it means.
fn said_by(quoted: &Quoted, claimed: &str, source: &SourceMatch) -> Option<bool> {
    let same = source.said_by(claimed);
    let far = |name: &str| quoted.beside.distance(name).unwrap_or(usize::MAX);
    let means_other = same == Some(false) && far(&source.speaker) < far(claimed);
    if means_other { Some(true) } else { same }
}
