//! The signs of a page, brought together to lines.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

use crate::text::sanitize::sanitize_line;

/// A line of print.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Where it begins and ends, from the left edge of the page.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Its height above the lower edge.
    pub(super) y: f64,
    /// The size of its letters.
    pub(super) size: f64,
    pub(super) text: String,
}

/// The most signs of a page that are taken.
const MOST_SIGNS: usize = 200_000;

/// What the reader of PDF writes a page into.
#[derive(Default)]
pub(super) struct Page {
    lines: Vec<Line>,
    signs: usize,
    /// Where the last sign ended.
    end: f64,
    open: bool,
}

impl Page {
    /// The lines in the order in which they were written.
    pub(super) fn lines(self) -> Vec<Line> {
        let mut lines = self.lines;
        for line in &mut lines {
            line.text = sanitize_line(&line.text);
        }
        lines.retain(|line| !line.text.trim().is_empty());
        lines
    }

    fn add(&mut self, x: f64, y: f64, size: f64, width: f64, text: &str) {
        let end = x + width;
        let same = self.lines.last().filter(|line| self.open && (line.y - y).abs() <= size.max(line.size) * 0.5);
        // A sign far to the left begins a line of another column; one far to the right too.
        let same = same.filter(|_| x >= self.end - size * 1.5 && x <= self.end + size * 4.0);
        if same.is_none() {
            self.lines.push(Line { left: x, right: end, y, size, text: text.to_owned() });
        } else if let Some(line) = self.lines.last_mut() {
            if x > self.end + size * 0.17 && !line.text.ends_with(' ') && text != " " {
                line.text.push(' ');
            }
            line.text.push_str(text);
            line.right = line.right.max(end);
            line.size = line.size.max(size);
        }
        self.open = true;
        self.end = end;
    }
}

impl OutputDev for Page {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.signs += 1;
        let across = font_size * (place.m11 + place.m21);
        let up = font_size * (place.m12 + place.m22);
        let size = (across * up).abs().sqrt();
        let fits = [place.m31, place.m32, size, width].iter().all(|number| number.is_finite()) && size > 0.0;
        // Letters that stand on their side are margins.
        let upright = place.m12.abs() <= place.m11.abs();
        if self.signs <= MOST_SIGNS && fits && upright {
            self.add(place.m31, place.m32, size, width * size, text);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
