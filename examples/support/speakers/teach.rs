//! Reads annotated articles and turns them into questions with their right answers.

use anyhow::{Context, Result};
use guillemet::analysis::document::Document;
use guillemet::analysis::quotations::find_by;
use guillemet::analysis::quotations::speakers::{Cast, ChoiceKind, Decision, Judge, Model, Verdict};
use guillemet::analysis::{Entity, Mention, entities};
use guillemet::article::{Article, Body, CodePoints, Meta, PartialDate, Span};
use serde_json::Value;

use super::fit::Lesson;
use super::names::same_name;
use super::spans::{bare, overlap};

/// An annotated article with the names in it, which no speaker changes.
pub struct Annotated {
    pub id: String,
    pub set: usize,
    pub article: Article,
    pub mentions: Vec<Mention>,
    pub entities: Vec<Entity>,
    pub gold: Vec<Gold>,
}

/// An annotated stretch between marks.
#[derive(Clone, Debug)]
pub struct Gold {
    pub span: Span,
    pub speech: bool,
    pub unresolved: bool,
    pub mention_only: bool,
    pub speaker: Option<String>,
    pub how: String,
}

/// Reads a file of annotated articles, a JSON object a line.
pub fn read(path: &str, set: usize) -> Result<Vec<Annotated>> {
    let file = std::fs::read_to_string(path).with_context(|| path.to_owned())?;
    let records: Vec<Value> =
        file.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect::<Result<_, _>>()?;
    Ok(records.iter().map(|record| annotated(record, set)).collect())
}

fn annotated(record: &Value, set: usize) -> Annotated {
    let text = record["text"].as_str().unwrap_or_default().to_owned();
    let meta = Meta {
        title: record["title"].as_str().map(Into::into),
        date: record["date"].as_str().and_then(date),
        ..Meta::default()
    };
    let points = CodePoints::new(&text);
    let gold =
        record["quotations"].as_array().into_iter().flatten().map(|quotation| gold(quotation, &points)).collect();
    let article = Article { meta, body: Body { text, ..Body::default() }, ..Article::default() };
    let (mentions, entities) = entities::mentions(&Document::new(&article));
    Annotated { id: record["id"].as_str().unwrap_or_default().to_owned(), set, article, mentions, entities, gold }
}

fn date(iso: &str) -> Option<PartialDate> {
    let mut parts = iso.split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    PartialDate::from_day(year, month, day)
}

fn gold(record: &Value, points: &CodePoints) -> Gold {
    let at = |name: &str| points.to_byte(record[name].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(0));
    let flag = |name: &str| record[name].as_bool().unwrap_or(false);
    Gold {
        span: Span::new(at("start"), at("end").max(at("start"))),
        speech: record["label"] == "speech",
        unresolved: flag("unresolved"),
        mention_only: flag("mention_only"),
        speaker: record["speaker"].as_str().filter(|name| !name.is_empty()).map(Into::into),
        how: record["how"].as_str().unwrap_or_default().to_owned(),
    }
}

/// Answers every question as the annotation does, and keeps questions and answers.
pub struct Teacher<'a> {
    annotated: &'a Annotated,
    pub lessons: Vec<Lesson>,
    /// Questions whose right answer is none of the candidates, and all with a speaker.
    pub unasked: usize,
    pub asked: usize,
    /// Who tells the speakers so far; the annotation itself where nobody does.
    model: Option<&'a Model>,
}

impl<'a> Teacher<'a> {
    /// Goes through one article.
    pub fn teach(annotated: &'a Annotated, model: Option<&'a Model>) -> Self {
        let mut teacher = Self { annotated, lessons: Vec::new(), unasked: 0, asked: 0, model };
        let document = Document::new(&annotated.article);
        let found = find_by(&document, &annotated.mentions, &annotated.entities, &mut teacher);
        drop(found);
        teacher
    }

    fn gold(&self, quotation: Span) -> Option<&'a Gold> {
        let text = &self.annotated.article.body.text;
        let span = bare(text, quotation);
        self.annotated.gold.iter().find(|gold| overlap(text, bare(text, gold.span), span) >= 0.8)
    }
}

impl Judge for Teacher<'_> {
    fn judge(&mut self, decision: &Decision, cast: &dyn Cast) -> Option<Verdict> {
        let Some(gold) = self.gold(decision.quotation).filter(|gold| gold.speech && !gold.unresolved) else {
            let mut model = self.model?;
            return model.judge(decision, cast);
        };
        let parties: Vec<bool> = match &gold.speaker {
            Some(speaker) => (0..cast.count()).map(|party| same_name(&cast.name(party), speaker)).collect(),
            None => Vec::new(),
        };
        let is_right = |party: Option<usize>| match party {
            Some(party) => parties.get(party).copied().unwrap_or(false),
            None => gold.speaker.is_none(),
        };
        let right = answers(decision, gold, &is_right);
        if gold.speaker.is_some() {
            self.asked += 1;
            self.unasked += usize::from(right.is_none());
        }
        if let Some(right) = right {
            self.lessons.push(Lesson { decision: decision.clone(), right });
        }
        if let Some(mut model) = self.model {
            return model.judge(decision, cast);
        }
        let known = parties.iter().enumerate().filter(|(_, right)| **right).map(|(party, _)| party);
        let party = known.max_by_key(|party| cast.weight(*party))?;
        Some(Verdict { choice: decision.choices().len() - 1, party: Some(party), certainty: 1.0 })
    }
}

/// Which answers are right, of those by the kind of words that the annotation says the speaker is known by where there
/// are such ones.
fn answers(decision: &Decision, gold: &Gold, is_right: &dyn Fn(Option<usize>) -> bool) -> Option<Vec<Vec<bool>>> {
    use ChoiceKind::{Carried, Description, Impersonal, Name, Pronoun};
    let how = if gold.speaker.is_some() { gold.how.as_str() } else { "none" };
    let by = |kinds: &[ChoiceKind]| {
        let rows: Vec<Vec<bool>> = decision
            .choices()
            .iter()
            .map(|choice| {
                let candidates = decision.candidates(choice);
                let fits = |at: usize| {
                    let own = choice.kind != Description || how != "explicit" || at + 1 == candidates.len();
                    own && kinds.contains(&choice.kind) && is_right(candidates[at].party)
                };
                (0..candidates.len()).map(fits).collect()
            })
            .collect();
        rows.iter().flatten().any(|right| *right).then_some(rows)
    };
    let first: &[ChoiceKind] = match how {
        "explicit" | "label" => &[Name, Description],
        "pronoun" => &[Pronoun],
        "title" => &[Description],
        "previous" => &[Carried],
        _ => &[Carried, Impersonal],
    };
    let second = || if how == "title" { by(&[Pronoun, Name, Carried]) } else { None };
    let any = || {
        let rows: Vec<Vec<bool>> = decision
            .choices()
            .iter()
            .map(|choice| decision.candidates(choice).iter().map(|one| is_right(one.party)).collect())
            .collect();
        rows.iter().flatten().any(|right| *right).then_some(rows)
    };
    by(first).or_else(second).or_else(any)
}
