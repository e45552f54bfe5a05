//! The points that fuzzy-matcher gives, counted in one pass over a text and nothing kept: what chooses among all
//! rows the few that fuzzy-matcher itself then puts in order.

use memchr::{memchr, memrchr};

use super::score::Scorer;

/// Points for a letter that fits, and at least for one that follows the letter before it.
const LETTER: i32 = 16;
const NEXT: i32 = 4;
/// For a letter at the start of a word; twice that at the start of the text. One less after punctuation.
pub(super) const HEAD: i32 = 8;
/// What a gap takes away, and each letter of it.
const GAP: i32 = 3;
const GAP_LETTER: i32 = 1;
/// Less than anything that can be reached.
const NEVER: i32 = i32::MIN / 2;
/// Letters that are looked for at once, as bits.
const LIMIT: usize = 32;

/// Letters to be found in order, made ready.
pub(super) struct Letters {
    /// For each byte, the places among the letters where it is wanted. `None` when there are too many letters
    /// or some that are not ASCII: fuzzy-matcher must do it.
    wanted: Option<Box<[u32; 256]>>,
}

/// What is known of one of the letters while a text is read.
#[derive(Clone, Copy)]
struct Reached {
    /// The points up to it where it was found last, and that place.
    points: i32,
    at: i32,
    /// The most that it was worth at an earlier place, had the gap begun with the text.
    before: i32,
}

impl Letters {
    pub fn new(letters: &str) -> Self {
        let mut wanted = Box::new([0; 256]);
        for (place, byte) in letters.bytes().enumerate().take(LIMIT) {
            wanted[usize::from(byte)] |= 1 << place;
        }
        Self { wanted: (letters.is_ascii() && letters.len() <= LIMIT).then_some(wanted) }
    }

    /// The points of a good fit of these `letters` in `text`, seldom the best; `None` when it doesn't have them
    /// in order.
    pub fn glance(&self, text: &str, letters: &str) -> Option<i32> {
        if self.wanted.is_none() {
            return self.count(text, letters);
        }
        let (text, letters) = (text.as_bytes(), letters.as_bytes());
        // They are complete where each is taken as early as it comes; from there back, each as late as it comes.
        let mut end = 0;
        for letter in letters {
            end += memchr(*letter, &text[end..])? + 1;
        }
        let (mut points, mut after) = (-GAP_LETTER, end);
        for letter in letters.iter().rev() {
            let at = memrchr(*letter, &text[..after])?;
            points += LETTER + bonus_at(text, at);
            points += match after - at {
                _ if after == end => 0,
                1 => NEXT,
                gap => -GAP - GAP_LETTER * (i32::try_from(gap).unwrap_or(i32::MAX) - 1),
            };
            after = at;
        }
        Some(points)
    }

    /// The points of the best fit of these `letters` in `text`; `None` when it doesn't have them in order.
    pub fn count(&self, text: &str, letters: &str) -> Option<i32> {
        let Some(wanted) = &self.wanted else { return Scorer.score(text, letters).map(|scored| scored.score) };
        let mut reached = [Reached { points: NEVER, at: NEVER, before: NEVER }; LIMIT];
        let reached = &mut reached[..letters.len()];
        let (mut best, mut at) = (NEVER, 0);
        let (bytes, ends) = (text.as_bytes(), letters.as_bytes());
        let (start, end) = (memchr(*ends.first()?, bytes)?, memrchr(*ends.last()?, bytes)?);
        for (offset, byte) in bytes.iter().enumerate().take(end + 1).skip(start) {
            let mut places = wanted[usize::from(*byte)];
            if places != 0 {
                let bonus = bonus_at(bytes, offset);
                // From the last letter to the first, so that none follows one found at this very place.
                while places != 0 {
                    let place = 31 - places.leading_zeros() as usize;
                    places ^= 1 << place;
                    let points = LETTER
                        + match place.checked_sub(1) {
                            None => bonus - GAP_LETTER,
                            Some(previous) => reached[previous].and_then(at, bonus),
                        };
                    if points > NEVER / 2 {
                        reached[place].found(at, points);
                        if place == letters.len() - 1 {
                            best = best.max(points);
                        }
                    }
                }
            }
            // Gaps are counted in characters.
            at += i32::from(byte & 0xC0 != 0x80);
        }
        (best > NEVER).then_some(best)
    }
}

impl Reached {
    fn found(&mut self, at: i32, points: i32) {
        self.before = self.before.max(self.points.saturating_add(self.at));
        (self.points, self.at) = (points, at);
    }

    /// The points up to here when the next letter is found at `at`, at a place worth `bonus`.
    fn and_then(&self, at: i32, bonus: i32) -> i32 {
        let gap = |before: i32| before - at + 1 - GAP + bonus;
        if self.at == at - 1 {
            (self.points + bonus.max(NEXT)).max(gap(self.before))
        } else {
            gap(self.before.max(self.points.saturating_add(self.at)))
        }
    }
}

/// The points of letters side by side, but for the bonus of the place where they begin.
pub(super) fn together(letters: &str) -> i32 {
    let pairs = letters.chars().zip(letters.chars().skip(1));
    LETTER - GAP_LETTER + pairs.map(|(before, _)| LETTER + bonus(before).max(NEXT)).sum::<i32>()
}

/// What the place of the letter at the byte `at` is worth.
pub(super) fn bonus_at(text: &[u8], at: usize) -> i32 {
    match at.checked_sub(1) {
        None => 2 * HEAD,
        Some(before) => bonus(char::from(text[before])),
    }
}

/// What a place after `before` is worth.
fn bonus(before: char) -> i32 {
    match before {
        ' ' | '/' | '\\' | '|' | '(' | ')' | '[' | ']' | '{' | '}' => HEAD,
        '!'..='\'' | '*'..='.' | ':'..='@' | '^'..='`' | '~' => HEAD - 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn points_are_those_of_fuzzy_matcher(text in "[a-d é'«|]{0,60}x{0,90}[a-d ]{0,9}", letters in "[a-d é']{1,7}") {
            let expected = Scorer.score(&text, &letters).map(|scored| scored.score);
            prop_assert_eq!(Letters::new(&letters).count(&text, &letters), expected);
        }

        #[test]
        fn letters_side_by_side_make_the_points_told(before in "([a-d]{1,3}[ ':])?", letters in "[e-h']{1,6}") {
            let text = before.clone() + &letters;
            let expected = Scorer.score(&text, &letters).map(|scored| scored.score);
            prop_assert_eq!(Some(together(&letters) + bonus_at(text.as_bytes(), before.len())), expected);
        }
    }
}
