//! From an article to what is said in it and what is named in it.
//!
//! [`analyse`] finds the quotations with their speakers and the mentions with their entities. Pure: it knows
//! neither files nor the date of today nor other articles; the dates that an article mentions are resolved
//! against the article's own date.

mod budget;
mod certainty;
pub mod document;
pub mod entities;
mod language;
pub(crate) mod lexicon;
pub mod offices;
#[cfg(test)]
mod part_tests;
mod parts;
pub mod quotations;
mod said_again;
mod whole;
#[cfg(test)]
mod work_tests;

pub use certainty::{Certainty, CertaintyLevel, level_of};
pub use said_again::said_again;

use document::Document;

use crate::article::names::names;
use crate::article::{Article, Language, PartialDate, Span};
use crate::text::sanitize::sanitize_line;

/// Changes whenever [`analyse`] may find something else in the same article: what was kept is then found anew.
pub const VERSION: u32 = 17;

/// What the analysis of one article found. All spans are byte ranges into its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// The language that the rules were chosen by: the article's own, else the detected one.
    pub language: Language,
    /// In order of their start; they never overlap (a nested quotation belongs to the outer one).
    pub quotations: Vec<Quotation>,
    /// What the headline quotes, in order. Not among [`quotations`](Self::quotations), which stand in the body.
    pub headline: Vec<HeadlineQuotation>,
    /// In order of their start; they never overlap.
    pub mentions: Vec<Mention>,
    /// What the mentions name; [`Mention::entity`] and [`Speaker::entity`] are positions in this list.
    pub entities: Vec<Entity>,
    /// The byte of the body at which the analysis ended, because the article costs more than any text that people
    /// write: nothing behind it was looked at. `None` when all of it was.
    pub ended: Option<usize>,
}

impl Analysis {
    /// That of an article that was not looked at.
    #[must_use]
    pub fn of_nothing(language: Option<Language>) -> Self {
        let language = language.unwrap_or(Language::French);
        Self {
            language,
            quotations: Vec::new(),
            headline: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            ended: None,
        }
    }
}

/// A stretch of the body that someone said or wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The whole of it, marks included; over several paragraphs when it runs on.
    pub span: Span,
    /// Word for word, in part, or reported.
    pub kind: QuotationKind,
    /// What was spoken: the span without its outer marks and with every incise cut out, in order.
    pub words: Vec<Span>,
    /// The words that say that it was said (`a déclaré`), when there are any.
    pub cue: Option<Span>,
    /// Who said it, when the article says so.
    pub speaker: Option<Speaker>,
    /// The quotation that this one carries on, by its position in [`Analysis::quotations`].
    pub continues: Option<usize>,
    /// Whether it stands between quotation marks: not so for dialogue dashes, interviews and indirect speech.
    pub marked: bool,
}

impl Quotation {
    /// What was spoken, as one string: the pieces of [`words`](Self::words) joined by a blank, or by nothing before a
    /// stop that ends a sentence.
    #[must_use]
    pub fn spoken(&self, body: &str) -> String {
        let mut spoken = String::new();
        for piece in self.words.iter().map(|span| span.of(body).trim()) {
            if !spoken.is_empty() && !piece.starts_with(['.', ',', '…']) {
                spoken.push(' ');
            }
            spoken.push_str(piece);
        }
        spoken
    }
}

/// Words that the headline says were said. All spans are byte ranges into the title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadlineQuotation {
    /// All of it, marks included.
    pub span: Span,
    /// What stands between the marks.
    pub words: Span,
    /// The words of the title that name the speaker, when it says so.
    pub speaker: Option<Span>,
    /// The entity that they name, by its position in [`Analysis::entities`].
    pub entity: Option<usize>,
    /// The quotation of the body that has the same words, by its position in [`Analysis::quotations`].
    pub repeats: Option<usize>,
}

/// How far a quotation keeps to what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuotationKind {
    /// Whole sentences, word for word.
    Direct,
    /// Words or pieces of sentences inside the writer's own sentence.
    Mixed,
    /// Reported without marks; never verbatim.
    Indirect,
}

/// Who said a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words of the body that name the speaker (`il`, `John Kirby`, `le ministre`).
    pub span: Span,
    /// The fullest name in the article; the words of the span where the speaker has no name.
    /// `None` when the span is a pronoun that could not be resolved.
    pub name: Option<String>,
    /// Title or function as it stands at the quotation or where the speaker was introduced.
    pub role: Option<Span>,
    /// How the speaker is known.
    pub how: How,
    /// How likely it is that this is the one who spoke.
    pub certainty: Certainty,
    /// The entity, by its position in [`Analysis::entities`], when it is a named one.
    pub entity: Option<usize>,
}

impl Speaker {
    /// The name to show, else the words of `body` that stand for one, on one line.
    #[must_use]
    pub fn shown_name(&self, body: &str) -> String {
        self.name.clone().unwrap_or_else(|| sanitize_line(self.span.of(body)))
    }
}

/// How the speaker of a quotation is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// Named beside the quotation.
    Explicit,
    /// A pronoun, resolved or not.
    Pronoun,
    /// A title or role (`le ministre`).
    Title,
    /// The speaker of the quotation before, which this one carries on; for one that stands by itself, whom the sentence
    /// before is about, or whom the headline names.
    Previous,
    /// The label of a turn (`NOM :`, `Q.`, `— Nom`).
    Label,
    /// A person has said so. The analysis never does.
    Corrected,
}

/// Words that name something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where they stand.
    pub span: Span,
    /// What they name, as far as the words say.
    pub kind: EntityKind,
    /// The entity, by its position in [`Analysis::entities`].
    pub entity: usize,
    /// For a date: whether it needs another date to be understood (`jeudi`, `la semaine dernière`).
    pub relative: bool,
    /// For a date: the calendar dates it means, first and last, when they can be known.
    pub resolved: Option<(PartialDate, PartialDate)>,
}

/// What one or many mentions of an article name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its fullest name in the article.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
}

/// The kinds of things that mentions name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being, real or not.
    Person,
    /// A party, company, ministry, team, newspaper.
    Organisation,
    /// A country, town, region, river, building.
    Place,
    /// A day, month, year or period.
    Date,
    /// A war, tournament, congress, storm.
    Event,
    /// A book, film, song, law, report.
    Work,
}

names!(QuotationKind { Direct = "direct", Mixed = "mixed", Indirect = "indirect" });
names!(How {
    Explicit = "explicit",
    Pronoun = "pronoun",
    Title = "title",
    Previous = "previous",
    Label = "label",
    Corrected = "corrected",
});
names!(EntityKind {
    Person = "person",
    Organisation = "organisation",
    Place = "place",
    Date = "date",
    Event = "event",
    Work = "work",
});

/// Finds what is said in an article and what is named in it.
#[must_use]
pub fn analyse(article: &Article) -> Analysis {
    analyse_with(article, &offices::Offices::default())
}

/// The same, given what other articles say of who holds which office.
#[must_use]
pub fn analyse_with(article: &Article, offices: &offices::Offices) -> Analysis {
    find_all(article, offices, false).analysis
}

/// What an archive keeps of an article: what was found in it, and what it says and asks of offices.
#[derive(Clone, Debug)]
pub struct ArchiveAnalysis {
    /// What was found.
    pub analysis: Analysis,
    /// The offices that the article says its people hold.
    pub held: Vec<quotations::HeldRole>,
    /// The descriptions near quotations that may name an office: where nothing is known of these, all that is known of
    /// offices makes no difference to the article.
    pub described: Vec<Span>,
}

/// The analysis of an article for an archive, given what its other articles say of who holds which office.
#[must_use]
pub fn analyse_for_archive(article: &Article, offices: &offices::Offices) -> ArchiveAnalysis {
    find_all(article, offices, true)
}

/// What is found in a text, headline aside.
struct Findings {
    language: Language,
    quotations: Vec<Quotation>,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    held: Vec<quotations::HeldRole>,
    described: Vec<Span>,
    ended: Option<usize>,
}

/// All that is found in an article; the offices that it says people hold only where that is asked.
fn find_all(article: &Article, offices: &offices::Offices, with_held: bool) -> ArchiveAnalysis {
    let found = if parts::is_one(article) {
        find_in(&Document::new(article), offices, with_held)
    } else {
        find_in_parts(article, offices, with_held)
    };
    let Findings { language, mut quotations, mentions, entities, held, described, ended } = found;
    let title = document::title(article);
    let headline = quotations::headline(title, &language, &article.body.text, &quotations, &entities);
    quotations::tell(&mut quotations, &headline, &mentions, &entities);
    let analysis = Analysis { language, quotations, headline, mentions, entities, ended };
    ArchiveAnalysis { analysis, held, described }
}

/// The findings of a text that is looked at as a whole.
fn find_in(document: &Document<'_>, offices: &offices::Offices, with_held: bool) -> Findings {
    let (mentions, entities) = entities::mentions(document);
    let named = quotations::NamedText::new(document, &mentions, &entities);
    let quotations::Found { quotations, described, .. } = quotations::find_in(&named, &mentions, offices);
    let held = if with_held { quotations::held_roles(&named) } else { Vec::new() };
    let language = document.language.clone();
    Findings { language, quotations, mentions, entities, held, described, ended: document.budget.ended() }
}

/// The findings of a long text, part by part.
fn find_in_parts(article: &Article, offices: &offices::Offices, with_held: bool) -> Findings {
    let mut whole: Option<whole::Whole> = None;
    let mut budget = budget::Budget::default();
    for part in parts::parts(article) {
        if let Some(whole) = whole.as_mut().filter(|whole| whole.is_full(article.body.text.len())) {
            whole.end_at(part.begin);
            break;
        }
        let document = Document::within(&part.article, budget);
        let found = find_in(&document, offices, with_held);
        budget = document.budget.rest(document.tokens.len());
        let ended = found.ended.is_some();
        match &mut whole {
            Some(whole) => whole.add(&part, found),
            None => whole = Some(whole::Whole::new(found)),
        }
        if ended {
            break;
        }
    }
    whole.map_or_else(|| find_in(&Document::new(article), offices, with_held), whole::Whole::finish)
}
