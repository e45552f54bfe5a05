//! One article of Nexis, from the blocks that it stands in.

use crate::article::Precision;
use crate::formats::fields::{Field, FoundFields};
use crate::formats::paragraphs::{self, SourceLine};
use crate::formats::record::ReadRecord;
use crate::formats::{dates, languages, record};

use super::Block;
use super::labels::{self, Label, label};

/// How many blocks may stand above the title.
const HEAD: usize = 8;
/// The longest line with the date, in characters.
const DATE_LINE: usize = 120;

/// LexisNexis: the newspaper, the date, the title, labels, the text, labels.
pub(super) fn older(blocks: &[Block<'_>]) -> ReadRecord {
    let mut found = FoundFields::default();
    let date = blocks.iter().take(HEAD).position(is_date);
    let mut at = date.map_or(0, |at| at + 1);
    for block in &blocks[..at] {
        if is_date(block) {
            add(&mut found, Field::Date, &block.text());
        } else if !labels::is_rights(block.first()) {
            add(&mut found, Field::Source, block.first());
        }
    }
    if let Some(title) = blocks.get(at).filter(|block| label(block.first(), false).is_none()) {
        add(&mut found, Field::Title, &title.text());
        at += 1;
    }
    let mut text = Vec::new();
    while let Some(block) = blocks.get(at)
        && let Some((kind, rest)) = label(block.first(), false).filter(|(kind, _)| *kind != Label::Below)
    {
        take(kind, rest, block, &mut text, &mut found);
        at += 1;
    }
    take_text(&blocks[at.min(blocks.len())..], false, &mut text, &mut found);
    record::finished(found, paragraphs::body(&text))
}

/// Nexis Uni: the title, the newspaper, the date, rights and labels, `Body`, the text, labels.
pub(super) fn newer(blocks: &[Block<'_>]) -> ReadRecord {
    let mut found = FoundFields::default();
    let body = blocks.iter().position(|block| labels::is_body(&block.text()));
    let above = &blocks[..body.unwrap_or(blocks.len().min(HEAD))];
    // A table of contents may stand above; the date is the last line that is one.
    let date = above.iter().rposition(|block| is_date(block) && label(block.first(), true).is_none());
    if let Some(at) = date {
        add(&mut found, Field::Date, &above[at].text());
        let mut before = above[..at].iter().rev();
        add(&mut found, Field::Source, &before.next().map(Block::text).unwrap_or_default());
        add(&mut found, Field::Title, &before.next().map(Block::text).unwrap_or_default());
    }
    let mut text = Vec::new();
    let from = date.map_or(0, |at| at + 1);
    for block in &above[from..] {
        if let Some((kind, rest)) = label(block.first(), true) {
            take(kind, rest, block, &mut text, &mut found);
        }
    }
    take_text(&blocks[body.map_or(above.len(), |at| at + 1)..], true, &mut text, &mut found);
    record::finished(found, paragraphs::body(&text))
}

fn add(found: &mut FoundFields, field: Field, value: &str) {
    found.add(field, 0, &[value.to_string()]);
}

fn is_date(block: &Block<'_>) -> bool {
    let text = block.text();
    text.chars().count() <= DATE_LINE
        && !labels::is_rights(&text)
        && label(block.first(), true).is_none()
        && dates::first(&text).is_some_and(|(date, at)| {
            // A headline may have a date in it.
            date.precision() == Precision::Day && text[..at.start].trim().chars().count() < 20
        })
}

/// Takes what stands under a label above the text.
fn take<'a>(kind: Label, rest: &str, block: &Block<'a>, text: &mut Vec<SourceLine<'a>>, found: &mut FoundFields) {
    let below: Vec<&str> = block.lines.iter().skip(1).map(|line| line.text.trim()).collect();
    let value = format!("{rest} {}", below.join(" "));
    match kind {
        Label::Author => add(found, Field::Author, &value),
        Label::Section => add(found, Field::Section, value.split(';').next().unwrap_or_default()),
        Label::Language => add(found, Field::Language, languages::code(value.trim()).unwrap_or_default()),
        Label::Lead => {
            text.push(SourceLine { number: block.line, text: rest.to_string().into() });
            text.extend(block.lines.iter().skip(1).cloned());
            text.push(SourceLine { number: block.line, text: "".into() });
        }
        Label::Above | Label::Below => {}
    }
}

/// Takes the text up to the first label below it, then what the labels say.
fn take_text<'a>(blocks: &[Block<'a>], newer: bool, text: &mut Vec<SourceLine<'a>>, found: &mut FoundFields) {
    let is_below = |block: &Block<'_>| {
        labels::is_rights(block.first())
            || newer && labels::is_end(block.first())
            || matches!(label(block.first(), newer), Some((Label::Below | Label::Language, _)))
    };
    // A sentence may begin like a label; what stands below is at the end.
    let end = blocks.iter().position(is_below).unwrap_or(blocks.len());
    for block in &blocks[..end] {
        text.extend(block.lines.iter().cloned());
        text.push(SourceLine { number: block.line, text: "".into() });
    }
    for block in &blocks[end..] {
        if let Some((Label::Language, rest)) = label(block.first(), newer) {
            add(found, Field::Language, languages::code(rest).unwrap_or_default());
        }
    }
}
