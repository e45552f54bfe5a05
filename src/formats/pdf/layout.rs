//! Lines of print → paragraphs: running heads dropped, lines joined, words that were divided put together.

use std::collections::HashMap;

use crate::article::{Body, Paragraph, ParagraphKind, Span};
use crate::formats::problem::ReadError;
use crate::formats::urls::is_url;
use crate::text::fold::fold;
use crate::text::sanitize::sanitize;

use super::lines::Line;

/// The text of a file.
pub(super) struct LaidOut {
    pub(super) body: Body,
    /// The byte of the body at which each page begins.
    pub(super) pages: Vec<usize>,
    /// The address that a browser prints on each page.
    pub(super) address: Option<String>,
}

/// Brings the lines of all pages together.
///
/// # Errors
///
/// When the text layer is no text.
pub(super) fn body(mut pages: Vec<Vec<Line>>) -> Result<LaidOut, ReadError> {
    let address = without_heads(&mut pages);
    if is_garbage(&pages) {
        return Err(ReadError::GarbledLayer);
    }
    let mut writer = Writer::default();
    for page in &pages {
        writer.pages.push(writer.body.text.len());
        let edge = right_edge(page);
        for line in page {
            writer.add(line, edge);
        }
    }
    writer.end();
    let Writer { mut body, mut pages, .. } = writer;
    if sanitize(&body.text) != body.text.as_str() {
        // Lines that were joined made one sign of two: rare enough to give up where the pages begin.
        body = crate::formats::paragraphs::body(&crate::formats::paragraphs::lines(
            &body.text,
            crate::formats::paragraphs::Numbering::Record(1),
        ));
        pages.clear();
    }
    for start in &mut pages {
        *start = (*start).min(body.text.len());
    }
    Ok(LaidOut { body, pages, address })
}

/// How many lines at the top and at the foot of a page may be running heads.
const HEADS: usize = 3;

/// Takes out the lines that stand on many pages at the same place, and numbers of pages. Gives the address among them.
fn without_heads(pages: &mut [Vec<Line>]) -> Option<String> {
    let mut counts: HashMap<(bool, String), usize> = HashMap::new();
    for page in pages.iter() {
        let mut seen: Vec<(bool, String)> =
            edges(page).into_iter().map(|(at, top)| (top, form(&page[at].text))).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    let filled = pages.iter().filter(|page| !page.is_empty()).count();
    let mut address = None;
    for page in pages.iter_mut() {
        let mut heads: Vec<usize> = edges(page)
            .into_iter()
            .filter(|(at, top)| {
                let text = &page[*at].text;
                let often = counts.get(&(*top, form(text))).copied().unwrap_or(0);
                is_number(text) || filled > 1 && often > 1 && often * 2 >= filled
            })
            .map(|(at, _)| at)
            .collect();
        heads.sort_unstable();
        heads.dedup();
        for at in heads.into_iter().rev() {
            let head = page.remove(at).text;
            address = address.or_else(|| head.split_whitespace().find(|word| is_url(word)).map(ToOwned::to_owned));
        }
    }
    address
}

/// The lines nearest to the top and to the foot of a page, each with whether it is at the top.
fn edges(page: &[Line]) -> Vec<(usize, bool)> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|a, b| page[*b].y.total_cmp(&page[*a].y));
    let top = order.iter().take(HEADS).map(|at| (*at, true));
    let foot = order.iter().rev().take(HEADS).map(|at| (*at, false));
    top.chain(foot).collect()
}

/// A line without its figures, which count pages.
fn form(text: &str) -> String {
    let mut form = String::new();
    for c in fold(text).chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if c != '#' || !form.ends_with('#') {
            form.push(c);
        }
    }
    form
}

/// Whether a line is the number of its page: `12`, `- 3 -`, `Page 3 sur 12`, `3/12`.
fn is_number(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut numbers = 0;
    let only = words.into_iter().all(|word| {
        let number = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        numbers += usize::from(number);
        number || ["page", "p", "sur", "of", "de"].contains(&word.to_lowercase().as_str())
    });
    only && (1..=2).contains(&numbers) && text.chars().count() <= 20
}

/// Whether the letters are not those that are seen: fonts without a table of their signs give other ones.
fn is_garbage(pages: &[Vec<Line>]) -> bool {
    let (mut all, mut odd, mut vowels, mut letters) = (0_usize, 0_usize, 0_usize, 0_usize);
    for c in pages.iter().flatten().flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace()) {
        all += 1;
        odd += usize::from(c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c) || c.is_control());
        let plain = c.is_ascii_alphabetic();
        letters += usize::from(plain);
        vowels += usize::from(plain && "aeiouyAEIOUY".contains(c));
    }
    // Words of any language in Latin letters have vowels; a text in other letters has few of either.
    all > 0
        && (odd * 5 > all || letters > 200 && letters * 2 > all && (vowels * 6 < letters || vowels * 10 > letters * 8))
}

/// Where full lines of a page end.
fn right_edge(page: &[Line]) -> f64 {
    let mut edges: Vec<f64> = page.iter().map(|line| line.right).collect();
    edges.sort_by(f64::total_cmp);
    edges.get(edges.len() * 4 / 5).copied().unwrap_or_default()
}

#[derive(Default)]
struct Writer {
    body: Body,
    pages: Vec<usize>,
    last: Option<(Line, f64)>,
    /// Where the open paragraph begins.
    start: usize,
}

impl Writer {
    fn add(&mut self, line: &Line, edge: f64) {
        let joined = self.last.as_ref().is_some_and(|(last, last_edge)| goes_on(last, *last_edge, line));
        if joined {
            self.join(&line.text);
        } else {
            self.end();
            if !self.body.text.is_empty() {
                self.body.text.push_str("\n\n");
            }
            self.start = self.body.text.len();
            self.body.text.push_str(line.text.trim());
        }
        self.last = Some((line.clone(), edge));
    }

    /// Adds a line to the open paragraph; a word that was divided at its end is put together.
    fn join(&mut self, text: &str) {
        let text = text.trim();
        let before = &self.body.text[self.start..];
        let stem = before.strip_suffix('-').or_else(|| before.strip_suffix('\u{2010}'));
        let divided =
            stem.is_some_and(|stem| stem.ends_with(char::is_lowercase)) && text.starts_with(char::is_lowercase);
        if !divided {
            self.body.text.push(' ');
        } else if !keeps_hyphen(text) {
            self.body.text.pop();
        }
        self.body.text.push_str(text);
    }

    fn end(&mut self) {
        if self.last.take().is_some() && self.start < self.body.text.len() {
            let span = Span::new(self.start, self.body.text.len());
            self.body.paragraphs.push(Paragraph { span, line: 1, kind: ParagraphKind::Text });
        }
    }
}

/// Whether a line goes on with the paragraph of the one before.
fn goes_on(last: &Line, edge: f64, line: &Line) -> bool {
    let size = last.size.max(1.0);
    if (last.size - line.size).abs() > size * 0.15 {
        return false;
    }
    let ended = last.text.trim_end().ends_with(['.', '!', '?', '…', '»', '”', '"', ':']);
    let full = last.right >= edge - size * 4.0;
    let drop = last.y - line.y;
    if drop <= 0.0 || drop > size * 12.0 {
        // The next column or page: the sentence tells.
        return !ended && full && line.text.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
    }
    let indented = line.left > last.left + size * 0.8 && line.left < last.left + size * 6.0;
    let new_entry = ["• ", "– ", "— ", "- "].iter().any(|mark| line.text.starts_with(mark));
    drop <= size * 1.9 && !(ended && (indented || !full)) && !new_entry
}

/// Words that stand behind a hyphen of their own: `est-il`, `ceux-ci`, `a-t-elle`.
fn keeps_hyphen(next: &str) -> bool {
    const BEHIND: [&str; 22] = [
        "il", "ils", "elle", "elles", "on", "je", "tu", "nous", "vous", "t", "ce", "ci", "là", "la", "le", "les",
        "lui", "leur", "moi", "toi", "même", "mêmes",
    ];
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    BEHIND.contains(&word)
}
