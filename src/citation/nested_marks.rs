//! Quotation marks inside a quotation: which belong together, and which shape they have.

/// The shapes of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `« »`
    Angles,
    /// `“ ”`
    Double,
    /// `‘ ’`
    Single,
}

/// A pair of marks that were found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The byte of the opening mark, and the mark.
    pub open: (usize, char),
    /// The byte of the closing mark, and the mark.
    pub close: (usize, char),
}

/// The pairs of a text, in order of their opening marks. A mark that has no partner, and an apostrophe, belong to
/// no pair.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs = Vec::new();
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, mark)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        if let Some(partner) = open.iter().rposition(|(_, opening)| closes(*opening, mark, before, after)) {
            pairs.push(Pair { open: open[partner], close: (at, mark) });
            open.truncate(partner);
        } else if opens(mark, before, after) {
            open.push((at, mark));
        }
        before = Some(mark);
    }
    pairs.sort_by_key(|pair| pair.open.0);
    pairs
}

fn opens(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let free_before = before.is_none_or(|c| !c.is_alphanumeric());
    let held_after = after.is_some_and(|c| !c.is_whitespace());
    match mark {
        '«' | '“' | '„' | '‹' => true,
        '"' | '‘' => free_before && held_after,
        _ => false,
    }
}

fn closes(opening: char, mark: char, before: Option<char>, after: Option<char>) -> bool {
    let held_before = before.is_some_and(|c| !c.is_whitespace());
    match (opening, mark) {
        ('«', '»') | ('‹', '›') | ('“', '”') | ('„', '“' | '”') => true,
        ('"', '"') => held_before,
        ('‘', '’') => held_before && after.is_none_or(|c| !c.is_alphanumeric()),
        _ => false,
    }
}
