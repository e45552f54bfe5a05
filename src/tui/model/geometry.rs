//! Which part of the screen shows what. Pure arithmetic, used by the update (how long is a page?) and the view.

use ratatui::layout::{Rect, Size};

/// Smaller terminals than this show one line that says so.
pub const SMALLEST: Size = Size { width: 40, height: 8 };

/// From this width on, list and reader stand side by side.
pub const SIDE_BY_SIDE: u16 = 100;

/// From this height on, a list alone on the screen has room for the words of its row under it.
const WITH_WORDS_BELOW: u16 = 16;
/// The text column is no wider than this unless the settings say otherwise, in cells.
pub const TEXT_WIDTH: u16 = 76;

/// The cells left of the text in the reader: a mark, the bar of quotations, a blank.
pub const GUTTER: u16 = 3;

/// What is shown where; a part that is not shown has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// The query line and the tabs.
    pub head: Option<(Rect, Rect)>,
    /// The list.
    pub list: Option<Rect>,
    /// The rule between list and reader: a column, or a row where the reader is under the list.
    pub rule: Option<Rect>,
    /// The line above a reader that stands alone.
    pub banner: Option<Rect>,
    /// The text of the reader, gutter included.
    pub reader: Option<Rect>,
    /// The line under the text: place, quotation under the cursor.
    pub info: Option<Rect>,
    /// The last line: a prompt, a notice or the keys.
    pub footer: Rect,
}

/// What decides how a screen is divided, beside its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Division {
    /// Whether the keys go to the reader.
    pub reading: bool,
    /// Whether the list or the reader has the whole width, however wide the screen is.
    pub full_width: bool,
    /// The widest line of the reader, in cells.
    pub text_width: u16,
    /// Whether the article is shown under the list where there is no room beside it.
    pub below: bool,
}

/// Divides a screen; `None` when it is too small to be of use.
#[must_use]
pub fn divide(size: Size, division: Division) -> Option<Geometry> {
    let Division { reading, full_width, text_width, below } = division;
    if size.width < SMALLEST.width || size.height < SMALLEST.height {
        return None;
    }
    let (width, height) = (size.width, size.height);
    let line = |y: u16| Rect::new(0, y, width, 1);
    let footer = line(height - 1);
    let wide = width >= SIDE_BY_SIDE && !full_width;
    if !wide && reading {
        return Some(Geometry {
            head: None,
            list: None,
            rule: None,
            banner: Some(line(0)),
            reader: Some(Rect::new(0, 1, width, height - 3)),
            info: Some(line(height - 2)),
            footer,
        });
    }
    let body = Rect::new(0, 2, width, height - 3);
    let head = Some((line(0), line(1)));
    if !wide && below && !full_width && height >= WITH_WORDS_BELOW {
        return Some(stacked(body, head, footer));
    }
    if !wide {
        return Some(Geometry { head, list: Some(body), rule: None, banner: None, reader: None, info: None, footer });
    }
    // What the widest line of the reader leaves is the list's, which has columns to show there.
    let left_over = width.saturating_sub(text_width + GUTTER + 2);
    let list_width = (width * 2 / 5).clamp(38, 72).max(left_over);
    let left = list_width + 1;
    Some(Geometry {
        head,
        list: Some(Rect { width: list_width, ..body }),
        rule: Some(Rect { x: list_width, width: 1, ..body }),
        banner: None,
        reader: Some(Rect::new(left, 2, width - left, height - 4)),
        info: Some(Rect::new(left, height - 2, width - left, 1)),
        footer,
    })
}

/// The reader under the list, with the line that says who speaks.
fn stacked(body: Rect, head: Option<(Rect, Rect)>, footer: Rect) -> Geometry {
    let list = body.height / 2;
    let at = |y: u16, height: u16| Some(Rect { y: body.y + y, height, ..body });
    Geometry {
        head,
        list: at(0, list),
        rule: at(list, 1),
        banner: None,
        reader: at(list + 1, body.height - list - 2),
        info: at(body.height - 1, 1),
        footer,
    }
}

/// The cells of the text column inside a reader of this place, at most `widest`.
#[must_use]
pub fn text_width(reader: Rect, widest: u16) -> u16 {
    reader.width.saturating_sub(GUTTER + 1).min(widest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_never_overlap_and_stay_inside() {
        for width in 0..220 {
            for height in 0..60 {
                for bits in 0..8 {
                    let division = Division {
                        reading: bits & 1 > 0,
                        full_width: bits & 2 > 0,
                        text_width: TEXT_WIDTH,
                        below: bits & 4 > 0,
                    };
                    let Some(parts) = divide(Size::new(width, height), division) else {
                        assert!(width < SMALLEST.width || height < SMALLEST.height);
                        continue;
                    };
                    let (query, tabs) = parts.head.unzip();
                    let all: Vec<Rect> = [
                        query,
                        tabs,
                        parts.list,
                        parts.rule,
                        parts.banner,
                        parts.reader,
                        parts.info,
                        Some(parts.footer),
                    ]
                    .into_iter()
                    .flatten()
                    .collect();
                    let screen = Rect::new(0, 0, width, height);
                    for (at, part) in all.iter().enumerate() {
                        assert_eq!(part.intersection(screen), *part, "{width}×{height}");
                        assert!(!part.is_empty());
                        assert!(all[..at].iter().all(|other| !other.intersects(*part)), "{width}×{height}");
                    }
                }
            }
        }
    }
}
