//! Plain text, in the four shapes that archives have: a date on the first line of the body, lines of `Key: value`,
//! a title between two rules, or the text alone.

use std::borrow::Cow;

use crate::article::{Article, Body, Format, Place};

use super::fields::{Field, FoundFields};
use super::paragraphs::{self, Numbering, SourceLine};
use super::problem::{Problem, ProblemKind, ReadError};
use super::{ParsedFile, dates, header};

/// Reads the articles of a text: one, or several where each has its title between rules.
pub(super) fn read(name: &str, text: &str, place: Place) -> Result<ParsedFile, ReadError> {
    let lines = paragraphs::lines(text, Numbering::File);
    let titles = titles_between_rules(&lines);
    let headers = header::repeated(&lines);
    let mut problems = Vec::new();
    let articles: Vec<Article> = if !titles.is_empty() {
        between_rules(name, &lines, &titles, &place)
    } else if !headers.is_empty() {
        under_headers(lines, &headers, &place, &mut problems)
    } else {
        single(name, lines).into_iter().map(|article| Article { place: place.clone(), ..article }).collect()
    };
    if articles.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(ParsedFile { articles, format: Format::Text, problems })
}

/// The articles of a text with several headers. One without text is told.
fn under_headers(
    mut lines: Vec<SourceLine<'_>>,
    headers: &[usize],
    place: &Place,
    problems: &mut Vec<Problem>,
) -> Vec<Article> {
    let mut articles = Vec::new();
    for (at, start) in headers.iter().enumerate().rev() {
        let mut part = lines.split_off(*start);
        let line = part.first().map(|first| first.number);
        // The rule above the next header belongs to neither.
        while part.last().is_some_and(|last| last.is_blank() || header::is_rule(&last.text)) {
            part.pop();
        }
        match single("", part) {
            Some(article) => articles.push(article),
            None => {
                let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
                problems.push(Problem { line, reason: ProblemKind::NoText { number, title: None } });
            }
        }
    }
    articles.reverse();
    problems.reverse();
    let numbered = articles.into_iter().zip(0..);
    numbered.map(|(article, record)| Article { place: Place { record, ..place.clone() }, ..article }).collect()
}

/// A text with at most one header.
fn single(name: &str, mut lines: Vec<SourceLine<'_>>) -> Option<Article> {
    let first = lines.iter().position(|line| !line.is_blank())?;
    let mut found = FoundFields::default();
    let from = if let Some((date, length)) = inline_date(&lines[first].text) {
        found.add(Field::Date, 0, &[date]);
        lines[first].text = match &lines[first].text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[length..]),
            Cow::Owned(text) => Cow::Owned(text[length..].to_string()),
        };
        first
    } else {
        first + header::read(&lines[first..], &mut found)
    };
    let body = paragraphs::body(&lines[from..]);
    article(name, found, body)
}

fn article(name: &str, found: FoundFields, body: Body) -> Option<Article> {
    let has_text = !body.paragraphs.is_empty();
    has_text.then(|| Article { meta: found.into_meta(name), body, format: Format::Text, ..Article::default() })
}

/// The date of a first line ` date 2023-08 The text …`, and the number of bytes before the text.
fn inline_date(line: &str) -> Option<(String, usize)> {
    let rest = line.trim_start().strip_prefix("date")?;
    let written = rest.trim_start();
    let end = written.find(char::is_whitespace).unwrap_or(written.len());
    let date = &written[..end];
    let is_shape = rest.len() > written.len() && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let known = is_shape.then(|| dates::parse(date)).flatten();
    known.map(|date| (date.to_string(), line.len() - written.len() + end))
}

/// The shortest rule of `=`, in characters.
const RULE: usize = 10;
/// The most lines between two rules, blank ones included.
const TITLE_LINES: usize = 8;

fn is_rule(line: &SourceLine<'_>) -> bool {
    let text = line.text.trim();
    text.len() >= RULE && text.bytes().all(|byte| byte == b'=')
}

/// The lines of the rules above and below every title, when the text begins with such a title.
fn titles_between_rules(lines: &[SourceLine<'_>]) -> Vec<(usize, usize)> {
    let mut titles = Vec::new();
    let mut at = lines.iter().position(|line| !line.is_blank()).unwrap_or(lines.len());
    if !lines.get(at).is_some_and(is_rule) {
        return titles;
    }
    while at < lines.len() {
        let last = lines.len().min(at + TITLE_LINES + 2);
        let close = (at + 1..last).find(|line| is_rule(&lines[*line]));
        match close {
            Some(close) if lines[at + 1..close].iter().any(|line| !line.is_blank()) => {
                titles.push((at, close));
                at = close + 1;
            }
            Some(_) | None => at += 1,
        }
        at = (at..lines.len()).find(|line| is_rule(&lines[*line])).unwrap_or(lines.len());
    }
    titles
}

/// The articles under their titles. One without text is left out: its title alone says nothing.
fn between_rules(name: &str, lines: &[SourceLine<'_>], titles: &[(usize, usize)], place: &Place) -> Vec<Article> {
    let alone = titles.len() == 1;
    let ends = titles.iter().skip(1).map(|(open, _)| *open).chain([lines.len()]);
    let with_text = titles.iter().zip(ends).filter_map(|((open, close), end)| {
        let title: Vec<&str> = lines[open + 1..*close].iter().map(|line| line.text.trim()).collect();
        let mut found = FoundFields::default();
        found.add(Field::Title, 0, &[title.join(" ")]);
        article(if alone { name } else { "" }, found, paragraphs::body(&lines[close + 1..end]))
    });
    let numbered = with_text.zip(0..);
    numbered.map(|(article, record)| Article { place: Place { record, ..place.clone() }, ..article }).collect()
}
