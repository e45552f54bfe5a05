//! Two quotations side by side: what is shown of each, line by line, and where.
//!
//! In: the two quotations and the size of the screen. Out: the lines of both, with the words that differ between signs,
//! so that they are told without colours too. Beside each other where the screen is wide enough, else one under the other.

use ratatui::layout::{Rect, Size};

use super::header::{wrap_line, wrap_spans};
use crate::analysis::CertaintyLevel;
use crate::article::Span;
use crate::drafts::{ChangedWords, changed_words};
use crate::library::{ComparedQuotation, QuotationPair};
use crate::text::sanitize::sanitize_line;
use crate::tui::locale::Locale;

/// The least width inside the frame for two columns, in cells.
const TWO_COLUMNS: u16 = 64;
/// The cells between two columns.
const GAP: u16 = 3;
/// The widest column, in cells: longer lines are hard to read.
const WIDEST: u16 = 76;

/// One of the two quotations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The one on the left, or the upper one.
    #[default]
    First,
    /// The one on the right, or the lower one.
    Second,
}

/// Two quotations side by side.
#[derive(Clone, Debug)]
pub struct SideBySide {
    /// The quotations.
    pub pair: QuotationPair,
    /// The words that differ; `None` when there is too little in common.
    pub changed: Option<ChangedWords>,
    /// The one that is opened and copied.
    pub side: Side,
    /// How many lines are scrolled out at the top.
    pub top: usize,
}

/// A line of one quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuotationLine {
    /// Who says it, and how certain that is; `None` where nobody is known.
    Speaker(Option<String>, CertaintyLevel),
    /// When and where, or the headline of the article.
    Fact(String),
    /// Words: a stretch of the quotation's text.
    Words(Span),
    /// Nothing.
    Blank,
}

/// One quotation, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotationColumn {
    /// The words, with signs around those that differ.
    pub text: String,
    /// Where those stand in the text, signs included.
    pub marks: Vec<Span>,
    /// The lines, of the column's width.
    pub lines: Vec<QuotationLine>,
}

/// The places of two quotations on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The frame around both.
    pub frame: Rect,
    /// The columns from left to right; one where the quotations stand under each other.
    pub columns: Vec<Rect>,
}

impl Places {
    /// The places on a screen of this size: all of it but the last line.
    #[must_use]
    pub fn on(size: Size) -> Self {
        let frame = Rect::new(0, 0, size.width, size.height.saturating_sub(1));
        let (width, height) = (frame.width.saturating_sub(4), frame.height.saturating_sub(2));
        if width < TWO_COLUMNS {
            return Self { frame, columns: vec![Rect::new(2, 1, width, height)] };
        }
        let wide = ((width - GAP) / 2).min(WIDEST);
        let left = 2 + (width - GAP - 2 * wide) / 2;
        let column = |x: u16| Rect::new(x, 1, wide, height);
        Self { frame, columns: vec![column(left), column(left + wide + GAP)] }
    }

    /// Whether the quotations stand beside each other.
    #[must_use]
    pub fn is_beside(&self) -> bool {
        self.columns.len() > 1
    }

    /// The lines that a column shows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.columns.first().map_or(1, |column| usize::from(column.height)).max(1)
    }
}

impl SideBySide {
    /// These two, with the words that differ.
    #[must_use]
    pub fn new(pair: QuotationPair) -> Self {
        let changed = changed_words(&on_one_line(&pair.first), &on_one_line(&pair.second));
        Self { pair, changed, side: Side::First, top: 0 }
    }

    /// The quotation that is opened and copied.
    #[must_use]
    pub fn quotation(&self) -> &ComparedQuotation {
        match self.side {
            Side::First => &self.pair.first,
            Side::Second => &self.pair.second,
        }
    }

    /// Both, in lines of so many cells.
    #[must_use]
    pub fn columns(&self, width: u16, locale: Locale) -> [QuotationColumn; 2] {
        let changed = self.changed.clone().unwrap_or_default();
        [
            column(&self.pair.first, &changed.first, ["[-", "-]"], width, locale),
            column(&self.pair.second, &changed.second, ["{+", "+}"], width, locale),
        ]
    }

    /// Scrolls by so many lines, as far as there are lines.
    pub fn scroll(&mut self, by: isize, size: Size, locale: Locale) {
        self.top = self.top.saturating_add_signed(by).min(self.most(size, locale));
    }

    /// Goes to the other quotation; where they stand under each other it comes to the top.
    pub fn turn(&mut self, size: Size, locale: Locale) {
        self.side = match self.side {
            Side::First => Side::Second,
            Side::Second => Side::First,
        };
        let places = Places::on(size);
        if !places.is_beside() {
            let [first, _] = self.columns(places.columns[0].width, locale);
            let wanted = if self.side == Side::First { 0 } else { first.lines.len() + 1 };
            self.top = wanted.min(self.most(size, locale));
        }
    }

    /// The most lines that can be scrolled out at the top.
    fn most(&self, size: Size, locale: Locale) -> usize {
        let places = Places::on(size);
        let width = places.columns.first().map_or(1, |column| column.width);
        let [first, second] = self.columns(width, locale).map(|column| column.lines.len());
        let lines = if places.is_beside() { first.max(second) } else { first + 1 + second };
        lines.saturating_sub(places.height())
    }
}

/// The words of a quotation without the ends of its paragraphs.
fn on_one_line(quotation: &ComparedQuotation) -> String {
    sanitize_line(&quotation.citation.paragraphs().join(" "))
}

/// A quotation in lines of `width` cells, the words at `changed` between two signs.
fn column(
    quotation: &ComparedQuotation,
    changed: &[Span],
    [open, close]: [&str; 2],
    width: u16,
    locale: Locale,
) -> QuotationColumn {
    let words = on_one_line(quotation);
    let (mut text, mut marks, mut at) = (String::new(), Vec::new(), 0);
    for span in changed {
        text.push_str(words.get(at..span.start).unwrap_or_default());
        let start = text.len();
        text.extend([open, span.of(&words), close]);
        marks.push(Span::new(start, text.len()));
        at = span.end;
    }
    text.push_str(words.get(at..).unwrap_or_default());
    let mut lines = head(quotation, width, locale);
    lines.extend(wrap_spans(&text, width).into_iter().map(QuotationLine::Words));
    QuotationColumn { text, marks, lines }
}

/// Who says it, when and where.
fn head(quotation: &ComparedQuotation, width: u16, locale: Locale) -> Vec<QuotationLine> {
    let citation = &quotation.citation;
    let speaker = citation.speaker.as_ref();
    let name = speaker.and_then(|speaker| speaker.shown()).map(sanitize_line);
    let level = speaker.map_or(CertaintyLevel::Sure, |speaker| speaker.level());
    let source = &citation.source;
    let date = source.date.map(|date| locale.date(date));
    let facts: Vec<String> = [date, source.name.as_deref().map(sanitize_line)].into_iter().flatten().collect();
    let title = sanitize_line(&source.title);
    let title = if source.title_is_incipit { locale.incipit(&title) } else { title };
    // Both stand two cells in.
    let inside = width.saturating_sub(2);
    let mut lines = vec![QuotationLine::Speaker(name, level)];
    for text in [facts.join(" · "), title].iter().filter(|text| !text.is_empty()) {
        lines.extend(wrap_line(text, inside).into_iter().map(QuotationLine::Fact));
    }
    lines.push(QuotationLine::Blank);
    lines
}
