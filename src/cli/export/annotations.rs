//! `guillemet export --to annotations FILE|DIR`: what a person corrected, as annotated articles.
//!
//! One JSON object a line: `{"id", "title", "date", "text", "quotations": [{"start", "end", "label", "kind", "speaker",
//! "how"}]}`, places in code points of `text`. Only quotations that the person has judged stand there. It is the format
//! that the measures and the training of the project read, so that anybody can measure and refit on their own articles.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use serde_json::{Value, json};

use crate::annotations::{Corrected, Verdict};
use crate::article::CodePoints;
use crate::cli::args::{Export, Folders};
use crate::cli::json::line;
use crate::cli::opened::refreshed;
use crate::cli::output::{CommandOutcome, tell};
use crate::cli::setting::{corrections, profile, some_archives};
use crate::library::Opened;
use crate::text::sanitize::sanitize_path;

/// The name of the file in a folder that is named.
const FILE: &str = "annotations.jsonl";

/// Runs the command.
///
/// # Errors
/// When there is no archive, the index cannot be used, or the file is there already or cannot be written.
pub fn run(folders: Folders, arguments: &Export) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let archives = some_archives(&arguments.archives.archives, &profile)?;
    let corrections = corrections(&profile);
    let index = refreshed(&profile, &archives)?;
    let articles = index.articles(&archives)?;
    let mut lines = Vec::new();
    for row in articles.iter() {
        let known = |id| articles.row_of_id(id).is_some();
        if corrections.of(row.id, row.path, known).is_empty() {
            continue;
        }
        let Some(stored) = articles.stored(row.row as usize) else { continue };
        match Opened::open(&stored, &archives, &index, &corrections, &articles) {
            Ok(opened) if opened.corrected.is_empty() => {}
            Ok(opened) => lines.push(line(&annotated(&opened))?),
            Err(error) => tell(format_args!("{error}")),
        }
    }
    if lines.is_empty() {
        return Ok(CommandOutcome::Nothing);
    }
    let path = if arguments.file.is_dir() { arguments.file.join(FILE) } else { PathBuf::from(&arguments.file) };
    let told = || format!("{} cannot be written", sanitize_path(&path));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).with_context(told)?;
    file.write_all(format!("{}\n", lines.join("\n")).as_bytes()).with_context(told)?;
    Ok(CommandOutcome::Done)
}

/// An article with the quotations that the person judged, in the order of the text.
fn annotated(opened: &Opened) -> Value {
    let (article, body) = (&opened.article, &opened.article.body.text);
    let points = CodePoints::new(body);
    let mut judged: Vec<&Corrected> = opened.corrected.iter().collect();
    judged.sort_by_key(|corrected| corrected.found.span.start);
    let quotations: Vec<Value> = judged.into_iter().map(|corrected| judgement(corrected, &points)).collect();
    json!({
        "id": opened.id.to_string(),
        "title": article.meta.title,
        "date": article.meta.date.map(|date| date.to_string()),
        "text": body,
        "quotations": quotations,
    })
}

/// What the person said of one quotation. How the speaker is known is what the analysis took it for: the person says who,
/// not by which words.
fn judgement(corrected: &Corrected, points: &CodePoints<'_>) -> Value {
    let found = &corrected.found;
    let (label, speaker) = match &corrected.verdict {
        Verdict::Speaker(name) => ("speech", Some(name.as_str())),
        Verdict::Unknown => ("speech", None),
        Verdict::NotSpeech => ("not_speech", None),
    };
    let how = found.speaker.as_ref().filter(|_| speaker.is_some()).map_or("none", |speaker| speaker.how.name());
    json!({
        "start": points.of_byte(found.span.start),
        "end": points.of_byte(found.span.end),
        "label": label,
        "kind": (label == "speech").then(|| found.kind.name()),
        "speaker": speaker,
        "how": how,
    })
}
