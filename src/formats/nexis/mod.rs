//! Exports of Nexis: many articles in one page or text, each under a line `1 of 20 DOCUMENTS` (LexisNexis), or above a
//! line `End of Document` (Nexis Uni).
//!
//! In: the text of the file; out: its articles. Page and text are made the same blocks, each with its line in the file;
//! blocks with labels (`BYLINE: …`) tell where the text begins and ends.

mod article;
mod labels;
#[cfg(test)]
mod tests;

use crate::article::{Body, Format};

use super::collector::{Collector, Source};
use super::paragraphs::{self, Numbering, SourceLine};
use super::problem::{ProblemKind, ReadError};
use super::{ParsedFile, html};

/// A block of text between blank lines, or a paragraph of a page.
#[derive(Clone, Debug)]
struct Block<'a> {
    /// The line of the file that it begins on.
    line: u32,
    /// Its lines.
    lines: Vec<SourceLine<'a>>,
}

impl Block<'_> {
    /// Its lines as one.
    fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.trim()).collect();
        lines.join(" ")
    }

    fn first(&self) -> &str {
        self.lines.first().map_or("", |line| line.text.trim())
    }
}

/// Reads the articles of a file.
pub(super) fn read(text: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        let lines = paragraphs::lines(text, Numbering::File);
        return from_blocks(&blocks(&lines), None, source);
    }
    let document = html::elements(text)?;
    let announced = document.select("meta[documents]").nodes().first().and_then(|node| node.attr("documents"));
    let body = html::text_of(&[document.root()], text, 1);
    from_blocks(&blocks_of_body(&body), announced.and_then(|count| count.parse().ok()), source)
}

/// The articles of a document that was read as paragraphs, if it is an export.
pub(super) fn read_body(body: &Body, source: Source<'_>) -> Option<Result<ParsedFile, ReadError>> {
    let blocks = blocks_of_body(body);
    let ends = blocks.iter().any(|block| labels::is_end(block.first()));
    let told = blocks.iter().any(|block| labels::is_body(&block.text()) || labels::count(&block.text()).is_some());
    (ends && told).then(|| from_blocks(&blocks, None, source))
}

/// The blocks of lines between blank ones.
fn blocks<'a>(lines: &[SourceLine<'a>]) -> Vec<Block<'a>> {
    let runs = lines.split(SourceLine::is_blank).filter(|run| !run.is_empty());
    runs.map(|run| Block { line: run[0].number, lines: run.to_vec() }).collect()
}

fn blocks_of_body(body: &Body) -> Vec<Block<'_>> {
    let block = |paragraph: &crate::article::Paragraph| {
        let lines = paragraph.span.of(&body.text).split('\n').filter(|line| !line.trim().is_empty());
        let lines = lines.map(|text| SourceLine { number: paragraph.line, text: text.into() });
        Block { line: paragraph.line, lines: lines.collect() }
    };
    body.paragraphs.iter().map(block).collect()
}

fn from_blocks(blocks: &[Block<'_>], announced: Option<usize>, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let mut collector = Collector::new(Format::Nexis, source.only);
    let counts: Vec<(usize, (u32, u32))> =
        blocks.iter().enumerate().filter_map(|(at, block)| Some((at, labels::count(&block.text())?))).collect();
    let parts: Vec<&[Block<'_>]> = if counts.is_empty() {
        let whole = blocks.split_inclusive(|block| labels::is_end(block.first()));
        whole.filter(|part| part.last().is_some_and(|last| labels::is_end(last.first()))).collect()
    } else {
        let ends = counts.iter().skip(1).map(|(at, _)| *at).chain([blocks.len()]);
        counts.iter().zip(ends).map(|((start, _), end)| &blocks[start + 1..end]).collect()
    };
    for (part, record) in parts.iter().zip(0..) {
        if collector.wants(record) {
            let read = if counts.is_empty() { article::newer(part) } else { article::older(part) };
            collector.take(read, part.first().map(|block| block.line), source.place(record));
        }
    }
    let counted = counts.first().zip(counts.last()).map(|((_, (first, _)), (_, (last, all)))| {
        // A file that begins with the first has all of them; one that begins later has a part of them.
        (if *first == 1 { *all } else { last.saturating_sub(*first) + 1 }) as usize
    });
    let announced = announced.or(counted).unwrap_or(0);
    if source.only.is_none() && parts.len() < announced {
        collector.tell(ProblemKind::Missing { found: parts.len(), announced });
    }
    collector.finish()
}
