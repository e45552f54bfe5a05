//! Markdown, with or without front matter: rendered as text that keeps its words.

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::article::{Article, Body, Face, Format, ParagraphKind, Place};

use super::blocks::Blocks;
use super::fields::{Field, FoundFields};
use super::lines::{LineCounter, bounded_lines};
use super::problem::ReadError;
use super::{ParsedFile, front_matter, html, titles};

/// Reads the article of a Markdown file.
pub(super) fn read(name: &str, text: &str, place: Place) -> Result<ParsedFile, ReadError> {
    let mut found = FoundFields::default();
    let mut problems = Vec::new();
    let start = front_matter::read(text, &mut found, &mut problems);
    let mut body = body(text, start);
    if let Some(title) = title(&body) {
        found.add(Field::Title, u8::MAX, &[title]);
    }
    titles::drop_from(&mut body, found.title());
    if body.paragraphs.is_empty() {
        return Err(ReadError::NoText);
    }
    let article = Article { meta: found.into_meta(name), body, format: Format::Markdown, place, ..Article::default() };
    Ok(ParsedFile { articles: vec![article], format: Format::Markdown, problems })
}

/// The heading of the first level that is the title: the first block, or the only one of its level.
fn title(body: &Body) -> Option<String> {
    let mut headings = body.paragraphs.iter().enumerate().filter(|(_, it)| it.kind == ParagraphKind::Heading(1));
    let (at, heading) = headings.next()?;
    (at == 0 || headings.next().is_none()).then(|| heading.span.of(&body.text).to_string())
}

/// The text of the Markdown that begins at byte `start` of `text`.
fn body(text: &str, start: usize) -> Body {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_WIKILINKS;
    let mut lines = LineCounter::new(text);
    let end = start + marked_up(&text[start..]);
    let closings = text[start..end].to_ascii_lowercase().matches("</mark").count();
    let mut writer = BodyWriter { closings, ..BodyWriter::default() };
    for (event, range) in Parser::new_ext(&text[start..end], options).into_offset_iter() {
        writer.line = lines.at(start + range.start);
        writer.event(event);
    }
    let above = lines.at(end).saturating_sub(1);
    for (number, line) in bounded_lines(&text[end..]) {
        if line.trim().is_empty() {
            writer.blocks.begin(ParagraphKind::Text);
        } else {
            writer.blocks.text(&line.replace(['\n', '\r'], " "), above.saturating_add(number));
            writer.blocks.text(" ", above.saturating_add(number));
        }
    }
    writer.blocks.finish()
}

/// Signs of markup that a text of any size may have.
const SIGNS: usize = 60_000;
/// Bytes of the text for each sign beside that: the parser keeps each, and prose has one in thirty.
const BYTES_PER_SIGN: usize = 8;

/// How much of a text is read as Markdown, in bytes: where it has more signs of markup than people write, the rest is
/// read as it stands.
fn marked_up(text: &str) -> usize {
    let is_sign = |byte: u8| byte == b'\n' || byte.is_ascii_punctuation() && !b",.;:'\"()?/%".contains(&byte);
    let most = SIGNS + text.len() / BYTES_PER_SIGN;
    let Some((last, _)) = text.bytes().enumerate().filter(|(_, byte)| is_sign(*byte)).nth(most) else {
        return text.len();
    };
    // A sign is one byte: before it is the end of a character. Better the end of a line, where one is near.
    text[..last].rfind('\n').filter(|end| *end > last / 2).map_or(last, |end| end + 1)
}

/// What a paragraph may stand in.
enum Container {
    Quote,
    Item(u8),
}

#[derive(Default)]
struct BodyWriter {
    blocks: Blocks,
    line: u32,
    containers: Vec<Container>,
    /// The number of the next entry of each open list; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Whether the text is that of a code block.
    code: bool,
    /// The block of HTML that is open, so far.
    html: String,
    /// How many pictures are open whose text is but a file name.
    hidden: usize,
    /// Where an unclosed `==` stands.
    mark: Option<usize>,
    /// How many `<mark>` are open.
    marks: usize,
    /// How many `</mark>` are still to come: one that nothing closes marks nothing.
    closings: usize,
    /// The cells so far in the row of a table.
    cells: usize,
}

impl BodyWriter {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(_) | Event::Code(_) if self.hidden > 0 => {}
            Event::Text(text) if self.code => self.blocks.verbatim(&text, self.line),
            Event::Text(text) => self.text(&text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.blocks.text(&text, self.line)
            }
            Event::InlineHtml(html) if is_line_break(&html) => self.blocks.break_line(),
            // Tags in the middle of text: what they enclose comes as text.
            Event::InlineHtml(html) => self.mark_tag(&html),
            Event::Html(html) => self.html.push_str(&html),
            Event::FootnoteReference(label) => self.blocks.text(&format!("[{label}]"), self.line),
            Event::SoftBreak => self.blocks.text(" ", self.line),
            Event::HardBreak => self.blocks.break_line(),
            Event::Rule => self.begin(),
            Event::TaskListMarker(done) => self.blocks.text(if done { "[x] " } else { "[ ] " }, self.line),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.blocks.begin(ParagraphKind::Heading(depth(level))),
            Tag::BlockQuote(_) => {
                self.containers.push(Container::Quote);
                self.begin();
            }
            Tag::CodeBlock(_) => {
                self.code = true;
                self.blocks.begin(ParagraphKind::Verbatim);
            }
            Tag::List(first) => self.lists.push(first),
            Tag::Item => self.item(),
            Tag::FootnoteDefinition(label) => {
                self.begin();
                self.blocks.prefix(&format!("[{label}]"));
            }
            Tag::Table(_) => self.blocks.begin(ParagraphKind::Verbatim),
            Tag::TableHead | Tag::TableRow => {
                self.cells = 0;
                self.blocks.break_line();
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.blocks.text(" | ", self.line);
                }
                self.cells += 1;
            }
            Tag::Emphasis => self.blocks.open(Face::Emphasis),
            Tag::Strong => self.blocks.open(Face::Strong),
            Tag::Link { link_type: LinkType::WikiLink { .. }, .. } => {}
            Tag::Link { dest_url, .. } => self.blocks.open(Face::Link(dest_url.into_string())),
            Tag::Image { link_type: LinkType::WikiLink { .. }, .. } => self.hidden += 1,
            Tag::Paragraph | Tag::HtmlBlock => self.begin(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.blocks.close(),
            TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.blocks.end();
                self.containers.pop();
                self.begin();
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::CodeBlock => {
                self.code = false;
                self.begin();
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.html_block(&html);
                self.begin();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Table => self.begin(),
            _ => {}
        }
    }

    /// Ends the paragraph; the next one is of the kind of what it stands in.
    fn begin(&mut self) {
        self.mark = None;
        self.blocks.begin(match self.containers.last() {
            Some(Container::Quote) => ParagraphKind::Quote,
            Some(Container::Item(depth)) => ParagraphKind::Item(*depth),
            None => ParagraphKind::Text,
        });
    }

    fn item(&mut self) {
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let bullet = match self.lists.last_mut() {
            Some(Some(number)) => {
                let bullet = format!("{number}.");
                *number = number.saturating_add(1);
                bullet
            }
            _ => "•".to_string(),
        };
        self.mark = None;
        self.containers.push(Container::Item(depth));
        self.blocks.begin_item(depth, &bullet);
    }

    /// The text of a block of HTML, with what is marked in it; or a mark that is open or closed on a line of its own.
    fn html_block(&mut self, html: &str) {
        if html.trim().strip_prefix('<').is_some_and(|tag| tag.trim_end_matches('>').find(['<', '>']).is_none()) {
            return self.mark_tag(html.trim());
        }
        for (text, is_marked) in html::marked_text(html) {
            if is_marked {
                self.blocks.open(Face::Highlight);
            }
            self.blocks.text(&text, self.line);
            if is_marked {
                self.blocks.close();
            }
        }
    }

    /// `<mark>` begins a highlight, `</mark>` ends it; other tags mean nothing here.
    fn mark_tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches(['<', '/']).trim_end_matches(['>', '/']);
        if !name.split_whitespace().next().unwrap_or_default().eq_ignore_ascii_case("mark") {
            return;
        }
        if tag.starts_with("</") {
            self.closings = self.closings.saturating_sub(1);
            if self.marks > 0 {
                self.marks -= 1;
                self.blocks.close();
            }
        } else if self.marks < self.closings {
            self.marks += 1;
            self.blocks.open(Face::Highlight);
        }
    }

    /// Text, in which `==words==` is a highlight.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find("==") {
            let (before, after) = (&rest[..at], &rest[at + 2..]);
            self.blocks.text(before, self.line);
            if after.starts_with('=') {
                let length = rest[at..].len() - rest[at..].trim_start_matches('=').len();
                self.blocks.text(&rest[at..at + length], self.line);
                rest = &rest[at + length..];
                continue;
            }
            let closes = self.mark.is_some() && !before.ends_with(char::is_whitespace);
            // Beside a blank it is a sign of comparison.
            let holds = after.is_empty() || !after.starts_with(char::is_whitespace);
            let opens = holds && !before.ends_with(char::is_alphanumeric);
            self.blocks.text("==", self.line);
            if let (Some(start), true) = (self.mark, closes) {
                self.blocks.highlight(start, 2);
                self.mark = None;
            } else if opens {
                self.mark = Some(self.blocks.len() - 2);
            }
            rest = after;
        }
        self.blocks.text(rest, self.line);
    }
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

fn is_line_break(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}
