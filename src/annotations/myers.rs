//! Approximate substring search by Myers' bit-parallel algorithm: finds words that a few edits have changed.
//!
//! One column of the edit distance matrix is held as differences of one bit each, 64 rows a word, so that a step
//! of the text costs a handful of machine operations for each 64 code points of the pattern. The time is
//! proportional to the length of the text whatever it holds.

use crate::article::Span;

/// Patterns beyond this many code points are refused by [`Pattern::new`]: it bounds the time of a search.
pub(super) const LONGEST: usize = 512;

/// Hits that a search gives at most, the closest first.
const MOST_HITS: usize = 64;

/// A place of the text that is close to the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NearMatch {
    /// Where it stands.
    pub span: Span,
    /// How many code points were inserted, left out or replaced.
    pub errors: usize,
}

/// Words to look for, made ready.
pub(super) struct Pattern {
    forward: Machine,
    backward: Machine,
}

impl Pattern {
    /// `None` when there is nothing to look for, or more than [`LONGEST`] code points.
    pub fn new(words: &str) -> Option<Self> {
        let chars: Vec<char> = words.chars().collect();
        if chars.is_empty() || chars.len() > LONGEST {
            return None;
        }
        Some(Self { forward: Machine::new(chars.iter().copied()), backward: Machine::new(chars.iter().rev().copied()) })
    }

    /// The places of `text` within `most` errors, in order of their errors, then of their place; of places that
    /// overlap only the closest.
    pub fn find(&self, text: &str, most: usize) -> Vec<NearMatch> {
        let spread = self.forward.rows;
        let mut ends: Vec<(usize, usize, usize)> = Vec::new(); // errors, end in bytes, end in code points
        let mut column = self.forward.column();
        for (count, (at, c)) in text.char_indices().enumerate() {
            let errors = self.forward.step(&mut column, c, 0);
            if errors > most {
                continue;
            }
            let end = (errors, at + c.len_utf8(), count);
            match ends.last_mut() {
                Some(last) if count - last.2 < spread => {
                    if errors < last.0 {
                        *last = end;
                    }
                }
                _ => ends.push(end),
            }
        }
        ends.sort_unstable();
        ends.truncate(MOST_HITS);
        ends.into_iter()
            .map(|(errors, end, _)| NearMatch { span: Span::new(self.start(text, end, most), end), errors })
            .collect()
    }

    /// Where the place that ends at the byte `end` begins.
    fn start(&self, text: &str, end: usize, most: usize) -> usize {
        let mut column = self.backward.column();
        let mut best = (self.backward.rows, end);
        for (at, c) in text[..end].char_indices().rev().take(self.backward.rows + most) {
            let errors = self.backward.step(&mut column, c, 1);
            if errors < best.0 {
                best = (errors, at);
            }
        }
        best.1
    }
}

/// The edit distance between two short texts, in code points.
pub(super) fn distance(one: &str, other: &str) -> usize {
    let machine = Machine::new(one.chars());
    let mut column = machine.column();
    other.chars().fold(machine.rows, |_, c| machine.step(&mut column, c, 1))
}

/// A pattern as bit masks: for each code point of it, the rows that hold it.
struct Machine {
    rows: usize,
    blocks: usize,
    /// The masks of class 0 (no row), then of each class in turn, `blocks` words each.
    masks: Vec<u64>,
    /// The class of each ASCII character.
    ascii: [u16; 128],
    /// The other characters of the pattern with their classes, sorted.
    others: Vec<(char, u16)>,
}

/// One column of the matrix: the steps between its rows (down by one, up by one) and the value at its foot.
struct Column {
    plus: Vec<u64>,
    minus: Vec<u64>,
    foot: usize,
}

impl Machine {
    fn new(pattern: impl Iterator<Item = char> + Clone) -> Self {
        let rows = pattern.clone().count();
        let blocks = rows.div_ceil(64);
        let mut distinct: Vec<char> = pattern.clone().collect();
        distinct.sort_unstable();
        distinct.dedup();
        let mut ascii = [0; 128];
        let mut others = Vec::new();
        for (class, c) in (1..).zip(&distinct) {
            match ascii.get_mut(*c as usize) {
                Some(slot) => *slot = class,
                None => others.push((*c, class)),
            }
        }
        let mut machine = Self { rows, blocks, masks: vec![0; (distinct.len() + 1) * blocks], ascii, others };
        for (row, c) in pattern.enumerate() {
            let mask = machine.class(c) * blocks + row / 64;
            machine.masks[mask] |= 1 << (row % 64);
        }
        machine
    }

    fn class(&self, c: char) -> usize {
        let class = self.ascii.get(c as usize).copied().unwrap_or_else(|| {
            self.others.binary_search_by_key(&c, |(other, _)| *other).map_or(0, |found| self.others[found].1)
        });
        usize::from(class)
    }

    fn column(&self) -> Column {
        Column { plus: vec![!0; self.blocks], minus: vec![0; self.blocks], foot: self.rows }
    }

    /// Moves on by one code point of the text and gives the number of errors at the foot of the column. `top` is
    /// by how much the head of the column grows: 0 when a match may begin anywhere, 1 when it begins at the
    /// start of the text.
    fn step(&self, column: &mut Column, c: char, top: u8) -> usize {
        let class = self.class(c) * self.blocks;
        let masks = &self.masks[class..class + self.blocks];
        let (mut up, mut down) = (u64::from(top), 0);
        for (block, mask) in masks.iter().enumerate() {
            let (plus, minus) = (column.plus[block], column.minus[block]);
            let vertical = mask | minus;
            let mask = mask | down;
            let equal = ((mask & plus).wrapping_add(plus) ^ plus) | mask;
            let grows = minus | !(equal | plus);
            let shrinks = plus & equal;
            let foot = if block + 1 == self.blocks { (self.rows - 1) % 64 } else { 63 };
            let carried = (grows >> foot & 1, shrinks >> foot & 1);
            let (grows, shrinks) = (grows << 1 | up, shrinks << 1 | down);
            column.plus[block] = shrinks | !(vertical | grows);
            column.minus[block] = grows & vertical;
            (up, down) = carried;
        }
        if up == 1 {
            column.foot += 1;
        } else if down == 1 {
            column.foot -= 1;
        }
        column.foot
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook matrix: what the bits must agree with. `free`: a match may begin anywhere.
    fn matrix(pattern: &str, text: &str, free: bool) -> Vec<usize> {
        let pattern: Vec<char> = pattern.chars().collect();
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut feet = vec![column[pattern.len()]];
        for c in text.chars() {
            let mut next = vec![if free { 0 } else { column[0] + 1 }];
            for (row, p) in pattern.iter().enumerate() {
                let replaced = column[row] + usize::from(*p != c);
                next.push(replaced.min(column[row + 1] + 1).min(next[row] + 1));
            }
            column = next;
            feet.push(column[pattern.len()]);
        }
        feet
    }

    fn find<'a>(pattern: &str, text: &'a str, most: usize) -> Vec<(&'a str, usize)> {
        let pattern = Pattern::new(pattern).unwrap();
        pattern.find(text, most).into_iter().map(|hit| (hit.span.of(text), hit.errors)).collect()
    }

    #[test]
    fn close_words_are_found_with_their_errors() {
        let text = "La route restera fermée jusqu'à l'automne. La route reste fermée.";
        assert_eq!(find("restera fermee", text, 1), [("restera fermée", 1)]);
        assert_eq!(find("route rester fermée", text, 3), [("route restera fermée", 1), ("route reste fermée", 1)]);
        assert!(find("la voie est libre", text, 4).is_empty());
    }

    #[test]
    fn a_pattern_may_be_too_short_or_too_long() {
        assert!(Pattern::new("").is_none());
        assert!(Pattern::new(&"é".repeat(LONGEST)).is_some());
        assert!(Pattern::new(&"é".repeat(LONGEST + 1)).is_none());
    }

    proptest! {
        #[test]
        fn the_bits_agree_with_the_matrix(pattern in "[abé]{1,140}", text in "[abéc]{0,200}") {
            prop_assert_eq!(Some(distance(&pattern, &text)), matrix(&pattern, &text, false).last().copied());
            let machine = Machine::new(pattern.chars());
            let mut column = machine.column();
            let feet: Vec<usize> = text.chars().map(|c| machine.step(&mut column, c, 0)).collect();
            prop_assert_eq!(&feet[..], &matrix(&pattern, &text, true)[1..]);
        }

        #[test]
        fn what_is_found_is_as_far_as_it_says(pattern in "[abc ]{4,90}", text in "[abcd ]{0,200}", most in 0usize..9) {
            for (found, errors) in find(&pattern, &text, most) {
                prop_assert_eq!(distance(&pattern, found), errors);
                prop_assert!(errors <= most);
            }
        }
    }
}
