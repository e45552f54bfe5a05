//! What the check of a draft finds that an editor shows: kind by kind, with its weight, and in words. Pure.

use lsp_types::DiagnosticSeverity;

use crate::library::{CheckVerdict, Checked, Finding};
use crate::tui::locale::Locale;

/// What can be shown about a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Other words than the source's.
    Altered,
    /// Somebody else said it.
    OtherSpeaker,
    /// The article's own words, said by nobody.
    OwnWords,
    /// The article only reports it.
    Reported,
    /// Another article has it in other words.
    OtherWords,
    /// Nothing like it is in the archive.
    NotFound,
    /// Its markup cannot be read.
    Unread,
    /// The one who is named as the speaker may be the wrong one.
    UnsureSpeaker,
}

impl Kind {
    /// All of them, those first that matter most.
    pub const ALL: [Self; 8] = [
        Self::Altered,
        Self::OtherSpeaker,
        Self::OwnWords,
        Self::Reported,
        Self::OtherWords,
        Self::NotFound,
        Self::Unread,
        Self::UnsureSpeaker,
    ];

    /// Its name in settings and as the code of a diagnostic: as in the output of `check`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Altered => CheckVerdict::Altered.name(),
            Self::NotFound => CheckVerdict::NotFound.name(),
            Self::Unread => CheckVerdict::Unread.name(),
            Self::OtherSpeaker => Finding::OtherSpeaker.name(),
            Self::OwnWords => Finding::OwnWords.name(),
            Self::Reported => Finding::Reported.name(),
            Self::OtherWords => Finding::OtherWords.name(),
            Self::UnsureSpeaker => Finding::Unsure.name(),
        }
    }

    /// How grave it is unless the settings say otherwise.
    pub fn usual_severity(self) -> DiagnosticSeverity {
        match self {
            Self::Altered | Self::OtherSpeaker | Self::OwnWords | Self::Reported => DiagnosticSeverity::Warning,
            Self::OtherWords => DiagnosticSeverity::Information,
            Self::NotFound | Self::Unread | Self::UnsureSpeaker => DiagnosticSeverity::Hint,
        }
    }

    /// The kinds that a quotation is of; none of an exact one by the right speaker.
    pub fn of(checked: &Checked) -> Vec<Self> {
        let verdict = match checked.verdict {
            CheckVerdict::Exact => None,
            CheckVerdict::Altered => Some(Self::Altered),
            CheckVerdict::NotFound => Some(Self::NotFound),
            CheckVerdict::Unread => Some(Self::Unread),
        };
        let findings = checked.findings.iter().map(|finding| match finding {
            Finding::OtherSpeaker => Self::OtherSpeaker,
            Finding::OwnWords => Self::OwnWords,
            Finding::Reported => Self::Reported,
            Finding::OtherWords => Self::OtherWords,
            Finding::Unsure => Self::UnsureSpeaker,
        });
        verdict.into_iter().chain(findings).collect()
    }

    /// What is to be said, on one line: word by word how the quotation differs, or by whom it is.
    pub fn message(self, checked: &Checked, locale: Locale) -> String {
        let source = checked.source.as_ref();
        let told = source.map(|source| source.told());
        let (heading, details): (&str, Vec<String>) = match self {
            Self::Altered => {
                let changes = source.map(|source| source.comparison.changes.as_slice()).unwrap_or_default();
                let changes = changes.iter().filter_map(|change| locale.difference(change));
                (locale.verdict(CheckVerdict::Altered), changes.chain(told).collect())
            }
            Self::NotFound => (locale.verdict(CheckVerdict::NotFound), Vec::new()),
            Self::Unread => {
                let markup = checked.quoted.unread.iter().map(|markup| locale.what_stands_for(markup));
                (locale.verdict(CheckVerdict::Unread), markup.collect())
            }
            Self::OtherSpeaker => {
                let who = locale.by_not_by(checked);
                (locale.finding(Finding::OtherSpeaker), who.into_iter().chain(told).collect())
            }
            Self::OwnWords => (locale.finding(Finding::OwnWords), told.into_iter().collect()),
            Self::Reported => (locale.finding(Finding::Reported), told.into_iter().collect()),
            Self::OtherWords => {
                let others = checked.others.iter().map(|other| locale.words_in(&other.words, &other.told()));
                (locale.finding(Finding::OtherWords), others.collect())
            }
            Self::UnsureSpeaker => (locale.finding(Finding::Unsure), told.into_iter().collect()),
        };
        let all = std::iter::once(heading.to_owned()).chain(details).collect::<Vec<_>>();
        crate::text::sanitize::sanitize_line(&all.join("; "))
    }
}
