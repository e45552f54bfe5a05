//! What the check of a draft has to say about a quotation, on the command line and in an editor. In come verdicts and
//! differences; out come words in both languages.

use super::Locale;
use crate::drafts::Difference;
use crate::library::{CheckVerdict, Checked, Finding};

impl Locale {
    /// One of two wordings.
    pub(crate) fn either(self, english: &'static str, french: &'static str) -> &'static str {
        self.pick([english, french])
    }

    /// How the words of a quotation stand.
    pub(crate) fn verdict(self, verdict: CheckVerdict) -> &'static str {
        match verdict {
            CheckVerdict::Exact => self.either("exact", "exacte"),
            CheckVerdict::Altered => self.either("altered", "altérée"),
            CheckVerdict::NotFound => self.either("not found", "introuvable"),
            CheckVerdict::Unread => self.either("cannot be read", "illisible"),
        }
    }

    /// What else is to be said about it.
    pub(crate) fn finding(self, finding: Finding) -> &'static str {
        match finding {
            Finding::OtherSpeaker => self.either("said by somebody else", "dite par quelqu’un d’autre"),
            Finding::OwnWords => {
                self.either("the article's own words, nobody's speech", "les mots de l’article, de personne d’autre")
            }
            Finding::Reported => self.either("reported there, not quoted", "rapportée là, non citée"),
            Finding::OtherWords => self.either("elsewhere in other words", "ailleurs en d’autres mots"),
            Finding::Unsure => self.either("speaker unsure", "locuteur incertain"),
        }
    }

    /// How a draft differs from its source there; `None` where it does not.
    pub(crate) fn difference(self, difference: &Difference) -> Option<String> {
        let french = self == Self::French;
        match difference {
            Difference::Changed { source, draft } if french => Some(format!("« {source} » est devenu « {draft} »")),
            Difference::Changed { source, draft } => Some(format!("“{source}” became “{draft}”")),
            Difference::Dropped(text) if french => Some(format!("« {text} » manque")),
            Difference::Dropped(text) => Some(format!("“{text}” is left out")),
            Difference::Added(text) if french => Some(format!("« {text} » est ajouté")),
            Difference::Added(text) => Some(format!("“{text}” is put in")),
            Difference::Same(_) | Difference::Marked(_) => None,
        }
    }

    /// Another speaker than the draft's.
    pub(crate) fn by_not_by(self, checked: &Checked) -> Option<String> {
        let said = &checked.source.as_ref()?.speaker;
        let claimed = checked.quoted.speaker.as_deref().unwrap_or_default();
        Some(match self {
            Self::English => format!("by {said}, not by {claimed}"),
            Self::French => format!("de {said}, et non de {claimed}"),
        })
    }

    /// Markup that cannot be read.
    pub(crate) fn what_stands_for(self, markup: &str) -> String {
        match self {
            Self::English => format!("what does {markup} stand for?"),
            Self::French => format!("que veut dire {markup} ?"),
        }
    }

    /// The same thing said in other words elsewhere.
    pub(crate) fn words_in(self, words: &str, place: &str) -> String {
        match self {
            Self::English => format!("“{words}” in {place}"),
            Self::French => format!("« {words} » dans {place}"),
        }
    }
}
