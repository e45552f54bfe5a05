//! A place of the archive that has the words of a draft, or nearly.

use std::path::PathBuf;

use crate::analysis::{Certainty, CertaintyLevel, How, QuotationKind, level_of};
use crate::archive::{ArticleRow, StoredQuotation};
use crate::article::{ArticleId, PartialDate, PassageId, Span};
use crate::drafts::{Comparison, same_name};
use crate::text::fold::fold;

/// A place of the archive.
#[derive(Clone, Debug)]
pub(crate) struct SourceMatch {
    /// The row of the article.
    pub row: u32,
    /// The id of the article.
    pub article: ArticleId,
    /// Where it stands in the body, in bytes: the quotation, marks included, or the words.
    pub span: Span,
    /// Whether that is a quotation of the article.
    pub is_quotation: bool,
    /// The line of its file, from 1; known once its article was opened, as it is of the best source.
    pub line: Option<u32>,
    /// Its file as the system calls it, which may be no text; known as `line` is.
    pub file: Option<PathBuf>,
    /// The id of the quotation, when it is one and the article can be opened; known of the best source only.
    pub id: Option<PassageId>,
    /// Its title or first words.
    pub title: String,
    /// Whether the title is but the first words.
    pub title_is_incipit: bool,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// The newspaper.
    pub newspaper: String,
    /// The authors.
    pub author: String,
    /// Where it was published.
    pub url: String,
    /// Its file.
    pub path: String,
    /// Who said it, as the article has it, or nothing.
    pub speaker: String,
    /// How that is known.
    pub how: Option<How>,
    /// How certain it is, when somebody is named.
    pub certainty: Option<Certainty>,
    /// Whether it was found in the running text rather than among the quotations.
    pub is_from_text: bool,
    /// Whether these are the article's own words, between no marks.
    pub is_own_words: bool,
    /// Whether the article only reports it.
    pub is_reported: bool,
    /// What stands there in place of the draft's words.
    pub words: String,
    /// How the draft differs.
    pub comparison: Comparison,
}

impl SourceMatch {
    /// The words `words` of an article, said as `said` when the article quotes them.
    pub fn new(article: &ArticleRow<'_>, said: Option<&StoredQuotation>, words: &str, comparison: Comparison) -> Self {
        Self {
            row: article.row,
            article: article.id,
            span: said.map_or(comparison.span, |said| said.span),
            is_quotation: said.is_some(),
            line: None,
            file: None,
            id: None,
            title: article.title.to_owned(),
            title_is_incipit: article.title_is_incipit,
            date: article.date,
            newspaper: article.source.to_owned(),
            author: article.author.to_owned(),
            url: article.url.to_owned(),
            path: article.path.to_owned(),
            speaker: said.map(|said| said.speaker().to_owned()).unwrap_or_default(),
            how: said.and_then(|said| said.how),
            certainty: said.and_then(|said| said.certainty),
            is_from_text: false,
            is_own_words: false,
            is_reported: said.is_some_and(|said| said.kind == QuotationKind::Indirect),
            words: comparison.span.of(words).to_owned(),
            comparison,
        }
    }

    /// Whether the one whom the draft names may have said it; `None` when that cannot be told.
    pub fn said_by(&self, claimed: &str) -> Option<bool> {
        if self.was_written_by(claimed) { None } else { same_name(claimed, &self.speaker) }
    }

    /// Whether a draft that names this says where it was written rather than who said it.
    pub fn was_written_by(&self, claimed: &str) -> bool {
        [&self.newspaper, &self.author, &self.title].into_iter().any(|name| alike(claimed, name))
    }

    /// Whether somebody is named who may be the wrong one.
    pub fn is_unsure(&self) -> bool {
        level_of(self.certainty) != CertaintyLevel::Sure
    }

    /// Where it is from, on one line: who, in which article, where and when.
    pub fn told(&self) -> String {
        let title = match self.title_is_incipit {
            true => format!("[{}…]", self.title),
            false => self.title.clone(),
        };
        let doubt = match level_of(self.certainty) {
            CertaintyLevel::Sure => "",
            CertaintyLevel::Likely => " (likely)",
            CertaintyLevel::Guess => " (a guess)",
        };
        let speaker = if self.speaker.is_empty() { String::new() } else { format!("{}{doubt}", self.speaker) };
        let date = self.date.map(|date| date.to_string()).unwrap_or_default();
        let parts = [speaker, title, self.newspaper.clone(), date];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// Whether two texts have the same words, folded.
fn alike(one: &str, other: &str) -> bool {
    !one.is_empty() && fold(one).trim() == fold(other).trim()
}
