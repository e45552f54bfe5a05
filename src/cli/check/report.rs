//! The check of a draft, as people, programs and editors read it.

use std::io::IsTerminal as _;

use serde_json::{Value, json};

use super::{Check, CheckFormat, Lines, line};
use crate::analysis::Certainty;
use crate::cli::json::line as json_line;
use crate::cli::words::{self, either};
use crate::drafts::{Difference, line_and_column};
use crate::library::{CheckVerdict, Checked, Finding, SourceMatch};

/// Prints draft after draft.
pub struct Report<'a> {
    arguments: &'a Check,
    out: Lines,
    colour: bool,
    needs_look: bool,
}

impl<'a> Report<'a> {
    /// Nothing is printed yet.
    pub fn new(arguments: &'a Check, out: Lines) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colour = !plain && std::io::stdout().is_terminal();
        Self { arguments, out, colour, needs_look: false }
    }

    /// Prints what was found out about a draft.
    pub fn draft(&mut self, name: &str, text: &str, checked: &[Checked], passed_over: usize) -> anyhow::Result<()> {
        let terse = self.arguments.quiet || self.arguments.format.is_terse();
        for one in checked {
            self.needs_look |= one.needs_look();
            if terse && !one.needs_look() {
                continue;
            }
            let place = DraftPosition::of(name, text, one);
            match self.arguments.format {
                CheckFormat::Jsonl => self.out.print(&json_line(&as_json(&place, one))?)?,
                CheckFormat::Quickfix => self.out.print(&format!("{}: {}", place.told(), message(one)))?,
                CheckFormat::Text => self.for_people(&place, one)?,
            }
        }
        if self.arguments.format == CheckFormat::Text {
            self.out.print(&format!("{name}: {}", summary(checked, passed_over)))?;
        }
        Ok(())
    }

    /// Whether anything needs a look.
    pub fn finish(self) -> anyhow::Result<bool> {
        self.out.finish()?;
        Ok(self.needs_look)
    }

    fn for_people(&mut self, place: &DraftPosition<'_>, checked: &Checked) -> anyhow::Result<()> {
        let sure = if checked.needs_look() { "31" } else { "32" };
        let heading = self.paint(sure, &heading(checked));
        self.out.print(&format!("{}  {heading}", place.told()))?;
        let words = match &checked.source {
            Some(source) if checked.verdict == CheckVerdict::Altered => self.changes(&source.comparison.changes),
            _ => line(&checked.quoted.words),
        };
        self.out.print(&format!("    « {words} »"))?;
        if let Some(markup) = &checked.quoted.unread {
            self.out.print(&format!("    {}", words::locale().what_stands_for(&line(markup))))?;
        }
        if let Some(source) = &checked.source {
            self.out.print(&format!("    {}", self.paint("2", &line(&source.told()))))?;
            if checked.findings.contains(&Finding::OtherSpeaker) {
                let claimed = checked.quoted.speaker.as_deref().unwrap_or_default();
                let (claimed, said) = (line(claimed), line(&source.speaker));
                self.out.print(&format!("    {}", words::says_other(claimed, said)))?;
            }
        }
        for other in &checked.others {
            let words = self.changes(&reversed(&other.comparison.changes));
            self.out.print(&format!("    {} « {words} »", either("elsewhere", "ailleurs")))?;
            self.out.print(&format!("    {}", self.paint("2", &line(&other.told()))))?;
        }
        self.out.print("")
    }

    /// The words with their differences: `[-left out-]`, `{+put in+}`.
    fn changes(&self, changes: &[Difference]) -> String {
        let dropped = |text: &str| self.paint("31", &format!("[-{}-]", line(text)));
        let added = |text: &str| self.paint("32", &format!("{{+{}+}}", line(text)));
        let told = changes.iter().map(|change| match change {
            Difference::Same(text) | Difference::Marked(text) => line(text),
            Difference::Dropped(text) => dropped(text),
            Difference::Added(text) => added(text),
            Difference::Changed { source, draft } => format!("{}{}", dropped(source), added(draft)),
        });
        told.collect::<Vec<_>>().join(" ")
    }

    fn paint(&self, colour: &str, text: &str) -> String {
        if self.colour { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// Where a quotation stands in a draft.
struct DraftPosition<'a> {
    name: &'a str,
    start: (usize, usize),
    end: (usize, usize),
}

impl<'a> DraftPosition<'a> {
    fn of(name: &'a str, text: &str, checked: &Checked) -> Self {
        let span = checked.quoted.span;
        Self { name, start: line_and_column(text, span.start), end: line_and_column(text, span.end) }
    }

    fn told(&self) -> String {
        format!("{}:{}:{}", self.name, self.start.0, self.start.1)
    }
}

/// The verdict and what else is to be said, in a few words.
fn heading(checked: &Checked) -> String {
    let locale = words::locale();
    let verdict = locale.verdict(checked.verdict);
    let findings = checked.findings.iter().map(|finding| locale.finding(*finding));
    std::iter::once(verdict).chain(findings).collect::<Vec<_>>().join(", ")
}

/// All on one line.
fn message(checked: &Checked) -> String {
    let locale = words::locale();
    let mut parts = vec![heading(checked)];
    parts.extend(checked.quoted.unread.iter().map(|markup| locale.what_stands_for(markup)));
    if let Some(source) = &checked.source {
        parts.extend(source.comparison.changes.iter().filter_map(|change| locale.difference(change)));
        if checked.findings.contains(&Finding::OtherSpeaker) {
            parts.extend(locale.by_not_by(checked));
        }
        parts.extend(checked.others.iter().map(|other| locale.words_in(&other.words, &other.told())));
        parts.push(source.told());
    } else {
        parts.push(format!("« {} »", checked.quoted.words));
    }
    line(&parts.join("; "))
}

fn summary(checked: &[Checked], passed_over: usize) -> String {
    if checked.is_empty() && passed_over == 0 {
        return either("no quotations", "aucune citation").to_owned();
    }
    let count = |verdict: CheckVerdict| checked.iter().filter(|one| one.verdict == verdict).count();
    let of = |finding: Finding| checked.iter().filter(|one| one.findings.contains(&finding)).count();
    let counts = [
        (count(CheckVerdict::Exact), either("exact", "exactes")),
        (count(CheckVerdict::Altered), either("altered", "altérées")),
        (count(CheckVerdict::NotFound), either("not found", "introuvables")),
        (count(CheckVerdict::Unread), either("that cannot be read", "illisibles")),
        (of(Finding::OtherSpeaker), either("said by somebody else", "dites par quelqu’un d’autre")),
        (of(Finding::OwnWords), either("the article's own words", "de l’article lui-même")),
        (of(Finding::Reported), either("reported, not quoted", "rapportées, non citées")),
        (of(Finding::OtherWords), either("elsewhere in other words", "ailleurs en d’autres mots")),
        (of(Finding::Unsure), either("with an unsure speaker", "de locuteur incertain")),
        (passed_over, either("too short or a title, passed over", "trop courtes ou titres, laissées de côté")),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, what)| format!("{count} {what}")).collect();
    let plural = if checked.len() == 1 { "" } else { "s" };
    format!("{} {}{plural}{} {}", checked.len(), either("quotation", "citation"), either(":", " :"), counts.join(", "))
}

fn as_json(place: &DraftPosition<'_>, checked: &Checked) -> Value {
    let findings: Vec<&str> = checked.findings.iter().map(|finding| finding.name()).collect();
    json!({
        "path": place.name,
        "line": place.start.0,
        "column": place.start.1,
        "end_line": place.end.0,
        "end_column": place.end.1,
        "quote": checked.quoted.words,
        "speaker": checked.quoted.speaker,
        "verdict": checked.verdict.name(),
        "findings": findings,
        "needs_look": checked.needs_look(),
        "unread": checked.quoted.unread,
        "source": checked.source.as_ref().map(source_json),
        "others": checked.others.iter().map(source_json).collect::<Vec<_>>(),
    })
}

fn source_json(source: &SourceMatch) -> Value {
    let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    json!({
        "id": source.id.map(|id| id.to_string()),
        "article": source.article,
        "path": source.path,
        "title": (!source.title_is_incipit).then_some(&source.title),
        "date": source.date.map(|date| date.to_string()),
        "source": optional(&source.newspaper),
        "url": optional(&source.url),
        "speaker": optional(&source.speaker),
        "how": source.how.map(|how| how.name()),
        "certainty": source.certainty.map(Certainty::as_number),
        "words": source.words,
        "agreement": source.comparison.agreement,
        "diff": source.comparison.changes.iter().map(change_json).collect::<Vec<_>>(),
    })
}

fn change_json(change: &Difference) -> Value {
    match change {
        Difference::Same(text) => json!({ "op": "same", "draft": text }),
        Difference::Marked(text) => json!({ "op": "marked", "draft": text }),
        Difference::Dropped(text) => json!({ "op": "dropped", "source": text }),
        Difference::Added(text) => json!({ "op": "added", "draft": text }),
        Difference::Changed { source, draft } => json!({ "op": "changed", "draft": draft, "source": source }),
    }
}

/// The same differences seen from the other side.
fn reversed(changes: &[Difference]) -> Vec<Difference> {
    let reversed = changes.iter().map(|change| match change {
        Difference::Dropped(text) => Difference::Added(text.clone()),
        Difference::Added(text) => Difference::Dropped(text.clone()),
        Difference::Changed { source, draft } => Difference::Changed { source: draft.clone(), draft: source.clone() },
        other => other.clone(),
    });
    reversed.collect()
}
