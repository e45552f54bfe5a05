//! The pages of a file that a passage stands on.

use std::fmt;
use std::str::FromStr;

use super::{Article, Span};

/// One page, or some that follow each other, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageRange {
    first: usize,
    last: usize,
}

/// The text is no page and no range of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a page: a number from 1, or two with a hyphen")]
pub struct NotAPageRange;

impl PageRange {
    /// The pages from `first` to `last`; `None` where there are none.
    #[must_use]
    pub fn new(first: usize, last: usize) -> Option<Self> {
        (first > 0 && first <= last).then_some(Self { first, last })
    }

    /// Whether it is but one page.
    #[must_use]
    pub fn is_one(self) -> bool {
        self.first == self.last
    }
}

impl fmt::Display for PageRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_one() { self.first.fmt(f) } else { write!(f, "{}-{}", self.first, self.last) }
    }
}

impl FromStr for PageRange {
    type Err = NotAPageRange;

    fn from_str(text: &str) -> Result<Self, NotAPageRange> {
        let number = |text: &str| text.parse().map_err(|_| NotAPageRange);
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        Self::new(number(first)?, number(last)?).ok_or(NotAPageRange)
    }
}

impl Article {
    /// The pages of its file that this passage stands on; `None` where the format has no pages.
    #[must_use]
    pub fn page_range(&self, span: Span) -> Option<PageRange> {
        PageRange::new(self.page(span.start)?, self.page(span.end.saturating_sub(1).max(span.start))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_stands_on_one_page_or_more() {
        let article = Article { pages: vec![0, 10, 20], ..Article::default() };
        let shown = |start, end| article.page_range(Span::new(start, end)).map(|pages| pages.to_string());
        assert_eq!(shown(0, 10).as_deref(), Some("1"));
        assert_eq!(shown(9, 21).as_deref(), Some("1-3"));
        assert_eq!(Article::default().page_range(Span::new(0, 3)), None);
        for (text, read) in
            [("3", Some("3")), ("3-4", Some("3-4")), ("4-3", None), ("0", None), ("x", None), ("", None)]
        {
            assert_eq!(text.parse::<PageRange>().ok().map(|pages| pages.to_string()).as_deref(), read);
        }
    }
}
