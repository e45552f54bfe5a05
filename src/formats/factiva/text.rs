//! Articles of Factiva in a text (or an RTF document): each ends with the line of its number, `Document GAZLAC0020…`.

use crate::article::{Body, Format};
use crate::formats::ParsedFile;
use crate::formats::collector::{Collector, Source};
use crate::formats::fields::FoundFields;
use crate::formats::kinds::factiva::{counts_words, is_end};
use crate::formats::paragraphs::{self, Numbering, SourceLine};
use crate::formats::problem::ReadError;
use crate::formats::record;
use crate::formats::record::ReadRecord;

use super::{codes, header};

pub(super) fn read(text: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    read_lines(&paragraphs::lines(text, Numbering::File), source)
}

/// The same for lines that stood in a document.
pub(super) fn read_lines(lines: &[SourceLine<'_>], source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let mut collector = Collector::new(Format::Factiva, source.only);
    // What stands behind the last line of a number is no article.
    let articles = lines
        .split_inclusive(|line| is_end(&line.text))
        .filter(|part| part.last().is_some_and(|last| is_end(&last.text)));
    for (part, record) in articles.zip(0..) {
        if collector.wants(record) {
            let first = part.iter().find(|line| !line.is_blank()).map(|line| line.number);
            collector.take(article(&part[..part.len() - 1]), first, source.place(record));
        }
    }
    collector.finish()
}

fn article(lines: &[SourceLine<'_>]) -> ReadRecord {
    let mut found = FoundFields::default();
    let is_coded = lines.iter().filter(|line| code(&line.text).is_some()).count() > 3;
    let body = if is_coded { coded(lines, &mut found) } else { uncoded(lines, &mut found) };
    record::finished(found, body)
}

/// The code that a line begins with, and what stands behind it.
fn code(line: &str) -> Option<(&str, &str)> {
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    codes::is_code(word).then(|| (word, rest.trim()))
}

/// Fields under their codes: the value stands behind the code or on the lines below it.
fn coded(lines: &[SourceLine<'_>], found: &mut FoundFields) -> Body {
    let mut text: Vec<SourceLine<'_>> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some((code_here, rest)) = code(&lines[at].text) else {
            at += 1;
            continue;
        };
        let end = (at + 1..lines.len()).find(|next| code(&lines[*next].text).is_some()).unwrap_or(lines.len());
        if codes::is_text(code_here) {
            text.push(SourceLine { number: lines[at].number, text: rest.to_string().into() });
            text.extend_from_slice(&lines[at + 1..end]);
            text.push(SourceLine { number: lines[at].number, text: "".into() });
        } else {
            let below = lines[at + 1..end].iter().map(|line| line.text.trim());
            let value: Vec<&str> = std::iter::once(rest).chain(below).filter(|part| !part.is_empty()).collect();
            codes::add(code_here, &value.join(" "), found);
        }
        at = end;
    }
    paragraphs::body(&text)
}

/// Lines without names, the text below the rights.
fn uncoded(lines: &[SourceLine<'_>], found: &mut FoundFields) -> Body {
    let words = lines.iter().position(|line| counts_words(line.text.trim())).unwrap_or(0);
    let rights = lines.iter().skip(words).take(15).position(|line| header::is_rights(line.text.trim()));
    let blank = || lines.iter().skip(words).position(SourceLine::is_blank);
    let end = rights.map(|at| at + 1).or_else(blank).map_or(lines.len(), |at| words + at);
    let above = lines[..end].iter().map(|line| line.text.trim().to_string()).filter(|line| !line.is_empty());
    header::read(&above.collect::<Vec<_>>(), None, found);
    paragraphs::body(&lines[end..])
}
