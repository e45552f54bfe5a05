//! Articles of Factiva in a page: each an element of the classes `article` and `frArticle` (or another language), with a
//! table of codes or with lines above the paragraphs.

use dom_query::NodeRef;

use crate::article::{Face, Format};
use crate::formats::collector::{Collector, Source};
use crate::formats::fields::FoundFields;
use crate::formats::kinds::factiva;
use crate::formats::lines::LineCounter;
use crate::formats::problem::ReadError;
use crate::formats::record::ReadRecord;
use crate::formats::record::{self, Refused};
use crate::formats::{ParsedFile, html};
use crate::text::sanitize::sanitize_line;

use super::{codes, header};

pub(super) fn read(page: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let starts = factiva::page_starts(page);
    let mut collector = Collector::new(Format::Factiva, source.only);
    let mut lines = LineCounter::new(page);
    let ends = starts.iter().skip(1).copied().chain([page.len()]);
    for ((start, end), record) in starts.iter().zip(ends).zip(0..) {
        if collector.wants(record) {
            let line = lines.at(*start);
            collector.take(article(&page[*start..end], line), Some(line), source.place(record));
        }
    }
    collector.finish()
}

/// The article that begins on this line of the page.
fn article(page: &str, line: u32) -> ReadRecord {
    let document = html::elements(page).map_err(Refused::Bad)?;
    let article = document.select("div.article").nodes().first().copied();
    let article = article.ok_or(Refused::NoText(None))?;
    let mut found = FoundFields::default();
    let coded = rows(&article);
    let nodes = if coded.is_empty() {
        let (paragraphs, lines) = parts(&article);
        let title = article.descendants_it().find(|node| is_headline(node)).map(|node| sanitize_line(&node.text()));
        header::read(&lines, title.as_deref(), &mut found);
        paragraphs
    } else {
        for (code, cell) in coded.iter().filter(|(code, _)| !codes::is_text(code)) {
            codes::add(code, &sanitize_line(&cell.text()), &mut found);
        }
        coded.into_iter().filter(|(code, _)| codes::is_text(code)).map(|(_, cell)| cell).collect()
    };
    let mut body = html::text_of(&nodes, page, line);
    // The words that were searched for are marked, which nobody who read the article did.
    body.faces.retain(|(_, face)| *face != Face::Highlight);
    record::finished(found, body)
}

fn is_headline(node: &NodeRef<'_>) -> bool {
    node.class().is_some_and(|class| class.ends_with("Headline")) || node.attr("id").is_some_and(|id| *id == *"hd")
}

/// The rows of a table of codes: a code and its cell.
fn rows<'a>(article: &NodeRef<'a>) -> Vec<(String, NodeRef<'a>)> {
    let rows = article.descendants_it().filter(|node| node.has_name("tr"));
    let pairs = rows.filter_map(|row| {
        let cells: Vec<NodeRef<'a>> = row.element_children();
        let code = sanitize_line(&cells.first()?.text());
        codes::is_code(&code).then(|| cells.get(1).map(|cell| (code, *cell)))?
    });
    pairs.collect()
}

/// The paragraphs, and the lines above them.
fn parts<'a>(article: &NodeRef<'a>) -> (Vec<NodeRef<'a>>, Vec<String>) {
    let is_paragraph =
        |node: &NodeRef<'_>| node.has_name("p") && node.class().is_some_and(|class| class.contains("articleParagraph"));
    let paragraphs = article.descendants_it().filter(is_paragraph).collect();
    let is_leaf =
        |node: &NodeRef<'_>| node.has_name("div") && !node.element_children().iter().any(|it| it.has_name("div"));
    let lines = article.descendants_it().take_while(|node| !is_paragraph(node)).filter(is_leaf);
    let lines = lines.map(|node| sanitize_line(&node.text())).filter(|line| !line.is_empty()).collect();
    (paragraphs, lines)
}
