//! The front matter of Markdown: YAML between lines of `---`, TOML between lines of `+++`.

use saphyr_parser::{Event, Parser};

use super::fields::{self, FoundFields};
use super::lines::{offset_in, raw_lines};
use super::problem::{Problem, ProblemKind};

/// Names and their values, in order.
type NamedValues = Vec<(String, Vec<String>)>;

/// The longest front matter that is parsed, in bytes: what is longer holds more than what an article says about itself.
const LONGEST: usize = 256 << 10;
/// Lines of one that cannot be parsed that are looked at.
const MOST_LINES: usize = 1_000;

/// Reads the front matter at the start of `text` into `found`; gives the byte at which the body begins.
pub(super) fn read(text: &str, found: &mut FoundFields, problems: &mut Vec<Problem>) -> usize {
    let Some(fence) =
        ["---", "+++"].into_iter().find(|fence| raw_lines(text).next().map(str::trim_end) == Some(*fence))
    else {
        return 0;
    };
    let closes = |line: &&str| line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
    let Some(close) = raw_lines(text).skip(1).find(closes) else {
        // A first line of `---` may as well be a rule above the text.
        if raw_lines(text).nth(1).is_some_and(|line| fence == "+++" || named(line).is_some()) {
            problems.push(Problem { line: Some(1), reason: ProblemKind::OpenFrontMatter { fence: fence.to_owned() } });
        }
        return 0;
    };
    let block = &text[fence.len()..offset_in(text, close)];
    let body = offset_in(text, close) + close.len();
    let values = match fence {
        _ if block.len() > LONGEST => Err(format!("it is longer than {} kB", LONGEST >> 10)),
        "---" => yaml(block),
        _ => toml(block),
    };
    match values {
        Ok(Some(values)) => values.iter().for_each(|(name, values)| found.add_named(name, values)),
        // Text between two rules.
        Ok(None) => return 0,
        Err(message) => {
            problems.push(Problem { line: Some(1), reason: ProblemKind::FrontMatter { message } });
            for (name, value) in raw_lines(block).take(MOST_LINES).filter_map(named) {
                found.add_named(name, &[value.to_string()]);
            }
        }
    }
    body
}

/// A line `known name: value`, as front matter that no parser accepts still has it.
fn named(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once([':', '='])?;
    let value = value.trim().trim_matches(['"', '\'']);
    fields::of_name(name).filter(|_| !name.starts_with(char::is_whitespace)).map(|_| (name, value))
}

/// An open collection of YAML.
enum Frame {
    Mapping(Option<String>),
    Sequence,
}

/// The values of a YAML mapping; `None` when it is something else. Events, not a tree: nothing is nested in memory, and
/// anchors cannot multiply.
fn yaml(block: &str) -> Result<Option<NamedValues>, String> {
    let mut values = NamedValues::new();
    let mut frames: Vec<Frame> = Vec::new();
    for event in Parser::new_from_str(block) {
        let (event, _) = event.map_err(|error| error.info().to_string())?;
        match event {
            Event::Scalar(value, ..) => match frames.last_mut() {
                Some(Frame::Mapping(name @ None)) => *name = Some(value.into_owned()),
                Some(_) => {
                    add(&mut values, &frames, &value);
                    end_value(&mut frames);
                }
                None => return Ok(None),
            },
            Event::Alias(_) => end_value(&mut frames),
            Event::MappingStart(..) => frames.push(Frame::Mapping(None)),
            Event::SequenceStart(..) if frames.is_empty() => return Ok(None),
            Event::SequenceStart(..) => frames.push(Frame::Sequence),
            Event::MappingEnd | Event::SequenceEnd => {
                frames.pop();
                end_value(&mut frames);
            }
            Event::DocumentEnd => break,
            _ => {}
        }
        if frames.len() > MOST_NESTED {
            return Err("it is nested too deeply".into());
        }
    }
    Ok(Some(values))
}

/// The deepest nesting of YAML that is followed.
const MOST_NESTED: usize = 16;

fn end_value(frames: &mut [Frame]) {
    if let Some(Frame::Mapping(name)) = frames.last_mut() {
        *name = None;
    }
}

/// Files a scalar under its outermost name; one level further in where that name is unknown (`params`, `taxonomies`).
/// Of an object (`author: {name: …, url: …}`) only the name counts.
fn add(values: &mut NamedValues, frames: &[Frame], value: &str) {
    let names: Vec<&str> = frames
        .iter()
        .filter_map(|frame| match frame {
            Frame::Mapping(name) => name.as_deref(),
            Frame::Sequence => None,
        })
        .collect();
    let name = match names.as_slice() {
        [outer] => outer,
        [outer, inner] if fields::of_name(outer).is_some() => {
            if !["name", "label", "title"].contains(inner) {
                return;
            }
            outer
        }
        [_, inner] => inner,
        _ => return,
    };
    match values.last_mut() {
        Some((last, all)) if last == name => all.push(value.to_string()),
        _ => values.push((name.to_string(), vec![value.to_string()])),
    }
}

/// The values of a TOML document.
fn toml(block: &str) -> Result<Option<NamedValues>, String> {
    let table: toml::Table = block.parse().map_err(|error: toml::de::Error| error.message().to_string())?;
    let mut values = NamedValues::new();
    for (name, value) in &table {
        match value {
            toml::Value::Table(inner) if fields::of_name(name).is_none() => {
                values.extend(inner.iter().map(|(name, value)| (name.clone(), scalars(value))));
            }
            value => values.push((name.clone(), scalars(value))),
        }
    }
    Ok(Some(values))
}

fn scalars(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(text) => vec![text.clone()],
        toml::Value::Array(values) => values.iter().flat_map(scalars).collect(),
        toml::Value::Table(inner) => inner.get("name").map(scalars).unwrap_or_default(),
        value => vec![value.to_string()],
    }
}
