//! Analysing the articles of the index, by several threads.
//!
//! Comes in: [`AnalysisTask`]s, articles of one file by their places. Goes out: an [`AnalysisOutcome`] for each article, for
//! the one thread that writes. An analysis that panics costs its article only.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, Row, Rows, params};

use super::corrections_by_article::CorrectionsByArticle;
use super::error::IndexError;
use super::evidence::{Evidence, Told};
use super::file_stage::content_of;
use super::prefixes::prefixes;
use crate::analysis::offices::{Offices, office_key};
use crate::analysis::quotations::HeldRole;
use crate::analysis::said_again;
use crate::analysis::{
    self, Analysis, ArchiveAnalysis, Certainty, EntityKind, How, QuotationKind, analyse_for_archive,
};
use crate::annotations::Corrections;
use crate::archive::columns::HEAD_CHARS;
use crate::archive::open::{guarded, read_range};
use crate::archive::paths::{file_name, from_bytes, ranges};
use crate::article::{Article, Format, Place, Span};
use crate::disk::{open_file, read_file};
use crate::formats;
use crate::text::fold::fold;

/// The most records of a file of JSON Lines in one task.
const TASK_RECORDS: usize = 16;

/// Articles of one file that are to be analysed.
pub(super) struct AnalysisTask {
    path: Arc<Path>,
    format: Format,
    articles: Vec<Pending>,
    /// The date of its newest article, packed.
    newest: u32,
}

impl AnalysisTask {
    /// A task without articles for the file of this row.
    fn on(row: &Row<'_>) -> rusqlite::Result<Self> {
        let format = Format::from_name(row.get_ref(2)?.as_str()?).unwrap_or_default();
        Ok(Self { path: from_bytes(row.get_ref(1)?.as_blob()?).into(), format, articles: Vec::new(), newest: 0 })
    }

    /// Whether no more articles are added. The records of JSON Lines are read one by one, so their tasks are kept small; any
    /// other file is parsed whole, once for all its articles.
    fn is_full(&self) -> bool {
        self.format.has_own_bytes() && self.articles.len() >= TASK_RECORDS
    }

    /// How many articles there are.
    pub(super) fn len(&self) -> usize {
        self.articles.len()
    }
}

struct Pending {
    key: i64,
    content: i64,
    place: Place,
}

const ARTICLES: &str = "
SELECT f.id, f.path, f.format, a.id, a.content, a.record, a.start, a.end, a.date
FROM files f JOIN articles a ON a.file = f.id";

/// The articles below `roots` that this version of the analysis has not analysed, the newest first.
pub(super) fn unanalysed_tasks(connection: &Connection, roots: &[PathBuf]) -> Result<Vec<AnalysisTask>, IndexError> {
    let mut tasks: Vec<AnalysisTask> = Vec::new();
    // Usually there is nothing to do, which this query finds without sorting the files.
    let any = "SELECT 1 FROM articles WHERE analysed <> ?1 LIMIT 1";
    if !connection.prepare_cached(any)?.exists([analysis::VERSION])? {
        return Ok(tasks);
    }
    let sql = format!("{ARTICLES} WHERE f.path >= ?1 AND f.path < ?2 AND a.analysed <> ?3 ORDER BY f.path, a.record");
    let mut statement = connection.prepare_cached(&sql)?;
    for (first, last) in ranges(roots) {
        gather(statement.query(params![first, last, analysis::VERSION])?, &mut tasks)?;
    }
    tasks.sort_by_key(|task| Reverse(task.newest));
    Ok(tasks)
}

/// These articles, whether they were analysed or not.
pub(super) fn tasks_of(connection: &Connection, keys: &[i64]) -> Result<Vec<AnalysisTask>, IndexError> {
    let mut tasks: Vec<AnalysisTask> = Vec::new();
    let mut statement = connection.prepare_cached(&format!("{ARTICLES} WHERE a.id = ?1"))?;
    for key in keys {
        gather(statement.query([key])?, &mut tasks)?;
    }
    Ok(tasks)
}

/// Adds articles to tasks: those of one file that follow each other share one.
fn gather(mut rows: Rows<'_>, tasks: &mut Vec<AnalysisTask>) -> Result<(), IndexError> {
    let mut file = None;
    while let Some(row) = rows.next()? {
        let same_file = file.replace(row.get::<_, i64>(0)?) == row.get(0)?;
        let task = tasks.last_mut().filter(|task| same_file && !task.is_full());
        let task = match task {
            Some(task) => task,
            None => {
                tasks.push(AnalysisTask::on(row)?);
                let Some(task) = tasks.last_mut() else { continue };
                task
            }
        };
        let bytes = row.get::<_, i64>(6)?.cast_unsigned()..row.get::<_, i64>(7)?.cast_unsigned();
        let place = Place { record: row.get(5)?, bytes };
        task.articles.push(Pending { key: row.get(3)?, content: row.get(4)?, place });
        task.newest = task.newest.max(row.get(8)?);
    }
    Ok(())
}

/// What came of analysing one article.
pub(super) enum AnalysisOutcome {
    /// It was analysed: whole, or up to this byte.
    Done { analysed: Box<Analysed>, path: Arc<Path>, ended: Option<usize> },
    /// The analysis panicked.
    Broken { article: i64, path: Arc<Path> },
    /// Its file has changed since it was read: the next refresh reads it again.
    Changed,
}

/// What is known of the articles from outside of them.
pub(super) struct Known {
    /// The person's corrections.
    pub(super) corrected: CorrectionsByArticle,
    /// What other articles tell.
    pub(super) evidence: Evidence,
}

/// Analyses the articles of one task, one after the other, and applies the corrections; `send` says whether to go on.
pub(super) fn run_task(task: &AnalysisTask, known: &Known, send: &mut dyn FnMut(AnalysisOutcome) -> bool) {
    let name = file_name(&task.path);
    let outcome = |pending: &Pending, article: Option<Article>| match article {
        Some(article) if content_of(&article) == pending.content => catch_unwind(AssertUnwindSafe(|| {
            let (analysed, ended) = analysed(pending.key, &article, known);
            AnalysisOutcome::Done { analysed: Box::new(analysed), path: Arc::clone(&task.path), ended }
        }))
        .unwrap_or_else(|_| AnalysisOutcome::Broken { article: pending.key, path: Arc::clone(&task.path) }),
        _ => AnalysisOutcome::Changed,
    };
    if task.format.has_own_bytes() {
        let mut file = open_file(&task.path).ok();
        for pending in &task.articles {
            let article = file.as_mut().and_then(|file| {
                let bytes = read_range(file, &pending.place.bytes).ok()?;
                guarded(|| formats::read_record(&name, &bytes, task.format, &pending.place)).ok()
            });
            if !send(outcome(pending, article)) {
                return;
            }
        }
        return;
    }
    let articles = read_file(&task.path).ok().and_then(|bytes| guarded(|| formats::read(&name, &bytes)).ok());
    let mut by_record: HashMap<u32, Article> = articles
        .map(|reading| reading.articles.into_iter().map(|article| (article.place.record, article)).collect())
        .unwrap_or_default();
    for pending in &task.articles {
        if !send(outcome(pending, by_record.remove(&pending.place.record))) {
            return;
        }
    }
}

/// The analysis of an article as it is written to the index.
pub(super) struct Analysed {
    pub(super) article: i64,
    pub(super) language: String,
    /// The fingerprint of the corrections that were applied; 0 for none.
    pub(super) corrections: u64,
    pub(super) quotations: Vec<Quoted>,
    /// `None` for an entity that has no entry in the archive: a date that only its article makes clear (`lundi`).
    pub(super) entities: Vec<Option<NamedEntity>>,
    /// The offices that the article says its people hold.
    pub(super) roles: Vec<StatedRole>,
    /// The offices by which it describes people whose quotations it has.
    pub(super) described: BTreeSet<String>,
    /// What it was given of other articles.
    pub(super) evidence: Vec<Told>,
}

/// An office that an article says somebody holds, as it is written to the index.
pub(super) struct StatedRole {
    /// Who, by the position among the entities.
    pub(super) entity: usize,
    /// What is the same in all spellings of the office.
    pub(super) office: String,
    pub(super) words: String,
}

/// A quotation as it is written to the index.
pub(super) struct Quoted {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: QuotationKind,
    pub(super) marked: bool,
    pub(super) how: Option<How>,
    pub(super) certainty: Option<Certainty>,
    pub(super) entity: Option<usize>,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) role: String,
    pub(super) cue: String,
    pub(super) continues: Option<usize>,
    /// Whether another one of its article says the same: then it is not listed.
    pub(super) again: bool,
    pub(super) words: String,
    pub(super) folded_words: String,
    pub(super) folded_speaker: String,
    /// The prefixes of the words that the list of quotations cuts off.
    pub(super) prefixes: Option<String>,
}

/// An entity of one article as it is written to the index.
pub(super) struct NamedEntity {
    pub(super) name: String,
    pub(super) folded: String,
    pub(super) kind: EntityKind,
    pub(super) first: Span,
    /// Where the other mentions begin.
    pub(super) later: Vec<usize>,
}

/// What is written of one article, and where its analysis ended before its time.
fn analysed(key: i64, article: &Article, known: &Known) -> (Analysed, Option<usize>) {
    let corrections = known.corrected.get(&key);
    let evidence = known.evidence.get(&key).cloned().unwrap_or_default();
    let ArchiveAnalysis { mut analysis, held, described } =
        analyse_for_archive(article, &Offices::new(evidence.iter().map(Into::into)));
    let body = &article.body.text;
    let roles = held.into_iter().filter_map(|HeldRole { entity, span }| {
        let words = one_line(span, body).trim_end_matches([',', ' ']).to_owned();
        Some(StatedRole { entity, office: office_key(&words)?, words })
    });
    let roles = roles.collect();
    if let Some(corrections) = corrections {
        corrections.apply(&mut analysis, body);
    }
    let mut quotations: Vec<Quoted> = analysis.quotations.iter().map(|quotation| quoted(quotation, body)).collect();
    for at in said_again(&analysis, body) {
        quotations[at].again = true;
    }
    // The speakers that the article does not name are told by the archive alone, whatever their quotations look like.
    let unnamed = quotations.iter().filter(|quoted| quoted.entity.is_none()).map(|quoted| quoted.label.as_str());
    let described = described.iter().map(|span| span.of(body)).chain(unnamed).filter_map(office_key).collect();
    let analysed = Analysed {
        article: key,
        language: analysis.language.code().to_owned(),
        corrections: corrections.map_or(0, Corrections::fingerprint),
        quotations,
        entities: named_entities(&analysis),
        roles,
        described,
        evidence,
    };
    (analysed, analysis.ended)
}

fn quoted(quotation: &analysis::Quotation, body: &str) -> Quoted {
    let words = quotation.spoken(body);
    let speaker = quotation.speaker.as_ref();
    let name = speaker.and_then(|speaker| speaker.name.clone()).unwrap_or_default();
    let label = speaker.map(|speaker| one_line(speaker.span, body)).unwrap_or_default();
    let role = speaker.and_then(|speaker| speaker.role).map(|role| one_line(role, body)).unwrap_or_default();
    let folded_speaker = if name.is_empty() { fold(&label) } else { fold(&name) };
    Quoted {
        start: quotation.span.start,
        end: quotation.span.end,
        kind: quotation.kind,
        marked: quotation.marked,
        how: speaker.map(|speaker| speaker.how),
        certainty: speaker.map(|speaker| speaker.certainty),
        entity: speaker.and_then(|speaker| speaker.entity),
        name,
        label,
        role,
        cue: quotation.cue.map(|cue| one_line(cue, body)).unwrap_or_default(),
        continues: quotation.continues,
        again: false,
        prefixes: cut_by_lists(&words).map(|rest| prefixes(&fold(rest))),
        folded_words: fold(&words),
        folded_speaker,
        words: squeeze(&words),
    }
}

/// The words that the list of quotations cuts off, from the start of a word on.
fn cut_by_lists(words: &str) -> Option<&str> {
    let (end, _) = words.char_indices().nth(HEAD_CHARS)?;
    let start = words[..end].rfind(char::is_whitespace).unwrap_or(0);
    Some(&words[start..])
}

fn one_line(span: Span, body: &str) -> String {
    squeeze(span.of(body))
}

/// `text` on one line: line breaks and runs of ordinary blanks made one blank, no-break spaces kept.
fn squeeze(text: &str) -> String {
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn named_entities(analysis: &Analysis) -> Vec<Option<NamedEntity>> {
    let mut entities: Vec<Option<NamedEntity>> = analysis.entities.iter().map(|_| None).collect();
    for mention in analysis.mentions.iter().filter(|mention| !mention.relative) {
        let Some(slot) = entities.get_mut(mention.entity) else { continue };
        match slot {
            Some(entity) => entity.later.push(mention.span.start),
            None => *slot = named(analysis, mention.entity, mention.span),
        }
    }
    // A speaker counts even where no mention names it.
    for quotation in &analysis.quotations {
        let Some(speaker) = &quotation.speaker else { continue };
        if let Some(number) = speaker.entity
            && let Some(slot @ None) = entities.get_mut(number)
        {
            *slot = named(analysis, number, speaker.span);
        }
    }
    entities
}

fn named(analysis: &Analysis, number: usize, first: Span) -> Option<NamedEntity> {
    let entity = analysis.entities.get(number)?;
    let (name, folded, kind) = (entity.name.clone(), fold(&entity.name), entity.kind);
    Some(NamedEntity { name, folded, kind, first, later: Vec::new() })
}
