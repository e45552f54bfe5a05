//! The article being read: its lines on the screen, the place, the cursor, the search.

use std::sync::Arc;

use super::header::HeaderLine;
use super::selection::Selection;
use crate::analysis::{Mention, Quotation, QuotationKind};
use crate::article::{Body, Span};
use crate::library::{Analysed, Opened};
use crate::search::WordPlace;
use crate::text::wrap::{Layout, wrap_some};

/// What the cursor of the reader is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cursor {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A quotation, by its position in the analysis.
    Quotation(usize),
    /// A mention, by its position in the analysis.
    Mention(usize),
}

/// Words that are marked in the text and stepped through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextSearch {
    /// The words: those of the list's query, or what was typed at the prompt, as one.
    pub words: Vec<String>,
    /// The places where they occur, in order.
    pub matches: Vec<WordPlace>,
    /// The match that was stepped to.
    pub here: Option<usize>,
    /// Whether the words are those of the list's query.
    pub of_query: bool,
}

/// The article being read.
#[derive(Clone, Debug)]
pub struct Reader {
    /// What is read.
    pub opened: Arc<Opened>,
    /// The lines above the text.
    pub header: Vec<HeaderLine>,
    /// The lines of the text; of a long one the first until a worker has made the rest.
    pub layout: Layout,
    /// Whether the rest of the lines, or of the analysis, was asked for.
    pub asked_for_rest: bool,
    /// The cells of the text column that the lines were made for.
    pub width: u16,
    /// The first line on the screen; the first line of the header is 0.
    pub top: usize,
    /// The first byte on the screen when the person last scrolled. A reflow returns to it, even after one of a screen
    /// too high to have it in the first line.
    anchor: Option<usize>,
    /// What the cursor is on.
    pub cursor: Cursor,
    /// The byte that the article was opened at: a quotation there may only be found later.
    pub sought_byte: Option<usize>,
    /// The search in the text.
    pub search: Option<TextSearch>,
    /// The query of the list whose words were looked for in the text, when any were.
    pub sought_query: Option<String>,
    /// What was chosen with `v`.
    pub selected: Option<Selection>,
    /// The passages of the article that have a bookmark.
    pub bookmarked: Vec<Span>,
}

impl Reader {
    /// Lays `opened` out for a text column of `width` cells; `header` makes the lines above the text.
    #[must_use]
    pub fn new(opened: Arc<Opened>, width: u16, header: Vec<HeaderLine>) -> Self {
        let layout = wrap_some(&opened.article.body, usize::from(width.max(1)));
        Self {
            opened,
            header,
            layout,
            asked_for_rest: false,
            width,
            top: 0,
            anchor: None,
            cursor: Cursor::Nothing,
            sought_byte: None,
            search: None,
            sought_query: None,
            selected: None,
            bookmarked: Vec::new(),
        }
    }

    /// Lays the same article out anew; [`return_to_anchor`](Self::return_to_anchor) then finds the place again.
    pub fn reflow(&mut self, width: u16, header: Vec<HeaderLine>) {
        self.layout = wrap_some(&self.opened.article.body, usize::from(width.max(1)));
        self.asked_for_rest = false;
        self.width = width;
        self.header = header;
        self.top = self.top.min(self.header.len());
    }

    /// Lays the text out at least as far as the byte `offset`.
    pub fn reach(&mut self, offset: usize) {
        self.layout.reach_byte(&self.opened.article.body, usize::from(self.width.max(1)), offset);
    }

    /// Takes the lines that a worker made for a column of `width` cells.
    pub fn lay_out(&mut self, width: u16, layout: Layout) {
        if width == self.width && !self.layout.whole {
            self.layout = layout;
        }
    }

    /// Takes what was found in the same article since; the cursor stays on what it was on.
    pub fn analyse(&mut self, opened: Arc<Opened>) {
        let (was, span) = (self.cursor, self.cursor_span());
        self.opened = opened;
        self.asked_for_rest = false;
        self.cursor = match span {
            Some(span) => self.same_kind_at(was, span),
            None => {
                let sought = |byte| self.opened.analysis.quotations.iter().position(|new| new.span.contains(byte));
                self.sought_byte.and_then(sought).map_or(Cursor::Nothing, Cursor::Quotation)
            }
        };
    }

    /// Whether lines or parts of the analysis are still to come.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        !self.layout.whole || self.opened.analysed < Analysed::Whole
    }

    /// Shows what the person scrolled to last, as far as a screen of `height` lines lets it be the first line.
    pub fn return_to_anchor(&mut self, height: u16) {
        if let Some(offset) = self.anchor {
            self.reach(offset);
            self.top = self.line_of(offset);
        }
        self.top = self.top.min(self.lines().saturating_sub(usize::from(height.max(1))));
    }

    /// The body that is read.
    #[must_use]
    pub fn body(&self) -> &Body {
        &self.opened.article.body
    }

    /// The number of lines, header included.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.header.len() + self.layout.rows.len()
    }

    /// The first byte of the body on the screen; `None` while the header is.
    #[must_use]
    pub fn place(&self) -> Option<usize> {
        self.top.checked_sub(self.header.len()).map(|row| self.row_start(row))
    }

    /// Scrolls so that `line` is the first on a screen of `height` lines, as far as the text goes.
    pub fn scroll_to(&mut self, line: usize, height: u16) {
        let last = line.saturating_add(usize::from(height.max(1))).saturating_sub(self.header.len());
        self.layout.reach_row(&self.opened.article.body, usize::from(self.width.max(1)), last);
        self.top = line.min(self.lines().saturating_sub(usize::from(height.max(1))));
        self.anchor = self.place();
    }

    /// Scrolls by so many lines, down when positive.
    pub fn scroll_by(&mut self, lines: isize, height: u16) {
        self.scroll_to(self.top.saturating_add_signed(lines), height);
        // What went off the screen is under no cursor any more: nobody means to copy what they don't see.
        if self.cursor_span().is_some_and(|span| !self.is_on_screen(span, height)) {
            self.cursor = Cursor::Nothing;
        }
    }

    /// Whether part of `span` is on a screen of `height` lines.
    #[must_use]
    pub fn is_on_screen(&self, span: Span, height: u16) -> bool {
        let first = self.line_of(span.start);
        let last = self.line_of(span.end.saturating_sub(1).max(span.start));
        last >= self.top && first < self.top + usize::from(height)
    }

    /// Scrolls only if `span` is not wholly on the screen; then it comes to the upper third.
    pub fn show(&mut self, span: Span, height: u16) {
        self.reach(span.end);
        let first = self.line_of(span.start);
        let last = self.line_of(span.end.saturating_sub(1).max(span.start));
        let height = usize::from(height.max(1));
        let seen = self.top..self.top + height;
        let fits = last - first < height;
        if seen.contains(&first) && (seen.contains(&last) || !fits) {
            return;
        }
        // All of it, where it fits.
        let top = first.saturating_sub(height / 4).max((last + 1).saturating_sub(height)).min(first);
        self.scroll_to(top, u16::try_from(height).unwrap_or(u16::MAX));
    }

    /// The line of the screen's text that shows the byte at `offset`.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.header.len() + self.layout.row_of(offset)
    }

    /// The byte that row `row` of the layout begins with; a blank row counts as the start of the next.
    #[must_use]
    pub fn row_start(&self, row: usize) -> usize {
        let rows = &self.layout.rows;
        let from = row.min(rows.len());
        rows[from..].iter().find(|row| row.paragraph.is_some()).map_or(self.body().text.len(), |row| row.span.start)
    }

    /// The quotations that can be stepped through and copied: all but indirect ones, with their positions.
    pub fn quotations(&self) -> impl Iterator<Item = (usize, &Quotation)> {
        let all = self.opened.analysis.quotations.iter().enumerate();
        all.filter(|(_, quotation)| quotation.kind != QuotationKind::Indirect)
    }

    /// Those of them that have part in `span`: a long article has more of them than a frame has time for.
    pub fn quotations_in(&self, span: Span) -> impl Iterator<Item = (usize, &Quotation)> {
        let all = &self.opened.analysis.quotations;
        let first = all.partition_point(|quotation| quotation.span.end <= span.start);
        let near = all.iter().enumerate().skip(first).take_while(move |(_, quotation)| quotation.span.start < span.end);
        near.filter(|(_, quotation)| quotation.kind != QuotationKind::Indirect)
    }

    /// The mentions that have part in `span`, with their positions.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = (usize, &Mention)> {
        let all = &self.opened.analysis.mentions;
        let first = all.partition_point(|mention| mention.span.end <= span.start);
        all.iter().enumerate().skip(first).take_while(move |(_, mention)| mention.span.start < span.end)
    }

    /// The quotation under the cursor.
    #[must_use]
    pub fn quotation(&self) -> Option<&Quotation> {
        match self.cursor {
            Cursor::Quotation(at) => self.opened.analysis.quotations.get(at),
            _ => None,
        }
    }

    /// The mention under the cursor.
    #[must_use]
    pub fn mention(&self) -> Option<&Mention> {
        match self.cursor {
            Cursor::Mention(at) => self.opened.analysis.mentions.get(at),
            _ => None,
        }
    }

    /// What a bookmark or a copy is of: what is chosen, else the quotation under the cursor; `None` for the article.
    #[must_use]
    pub fn passage(&self) -> Option<Span> {
        self.selected_span().or_else(|| self.quotation().map(|quotation| quotation.span))
    }

    /// Where a cursor belongs that was on a quotation or a mention at this place: on the one that is there now.
    #[must_use]
    pub fn same_kind_at(&self, was: Cursor, span: Span) -> Cursor {
        let analysis = &self.opened.analysis;
        let at = match was {
            Cursor::Quotation(_) => analysis.quotations.iter().position(|new| new.span == span).map(Cursor::Quotation),
            Cursor::Mention(_) => analysis.mentions.iter().position(|new| new.span == span).map(Cursor::Mention),
            Cursor::Nothing => None,
        };
        at.unwrap_or_default()
    }

    /// The bytes that the cursor is on, if it is on something.
    #[must_use]
    pub fn cursor_span(&self) -> Option<Span> {
        self.quotation().map(|quotation| quotation.span).or_else(|| self.mention().map(|mention| mention.span))
    }

    /// The bytes that are chosen.
    #[must_use]
    pub fn selected_span(&self) -> Option<Span> {
        self.selected.map(|selection| selection.span)
    }

    /// How far the last line on the screen is through the text, in per cent.
    #[must_use]
    pub fn percent(&self, height: u16) -> usize {
        if !self.layout.whole {
            let last = self.row_start((self.top + usize::from(height)).saturating_sub(self.header.len()));
            return last * 100 / self.body().text.len().max(1);
        }
        let lines = self.lines().max(1);
        ((self.top + usize::from(height)).min(lines) * 100) / lines
    }
}
