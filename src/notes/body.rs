//! The text of a note that is there already: blocks that stand there as they were written follow what they are now;
//! those that a person changed or removed stay as they are, and new ones are put beside their neighbours.

use std::ops::Range;

use super::record::Block;

/// The new lines, and how many blocks stay as a person has them.
pub struct Body {
    pub lines: Vec<String>,
    pub left: usize,
}

/// Where a block stands, and what becomes of it.
enum Fate {
    /// It stands here as it was written or is to be: these lines become `lines` of the new block.
    Ours(Range<usize>),
    /// A person has changed or removed it.
    Theirs,
    /// It was never written.
    New,
}

/// Merges blocks: `there` are the lines of the text, `old` what was written the last time, `new` what is to stand there.
/// New lines end with `cr`: nothing, or a carriage return where the file has them.
pub fn merged(there: &[&str], old: &[Block], new: &[Block], cr: &str) -> Body {
    let fates: Vec<Fate> = new.iter().map(|block| fate(there, old, block)).collect();
    let kept = without(there, old, new);
    let (put, mut replaced, left) = placed(there, new, &fates);
    let mut lines: Vec<String> = Vec::new();
    let mut at = 0;
    while at <= there.len() {
        for block in &put[at] {
            if lines.last().is_some_and(|line| !line.trim().is_empty()) {
                lines.push(cr.to_owned());
            }
            lines.extend(block.lines.iter().map(|line| format!("{line}{cr}")));
            if there.get(at).is_some_and(|line| !line.trim().is_empty()) {
                lines.push(cr.to_owned());
            }
        }
        match replaced.get_mut(at).and_then(Option::take) {
            Some((place, block)) if same(&there[place.clone()], &block.lines) => {
                lines.extend(there[place.clone()].iter().map(|line| (*line).to_owned()));
                at = place.end;
            }
            Some((place, block)) => {
                lines.extend(block.lines.iter().map(|line| format!("{line}{cr}")));
                at = place.end;
            }
            None => {
                if kept.get(at).is_some_and(|kept| *kept) {
                    lines.push(there[at].to_owned());
                }
                at += 1;
            }
        }
    }
    Body { lines, left }
}

/// Which lines stay: those of blocks that are not to stand there any more go, where they are as they were written.
fn without(there: &[&str], old: &[Block], new: &[Block]) -> Vec<bool> {
    let mut kept = vec![true; there.len()];
    for gone in old.iter().filter(|block| !new.iter().any(|new| new.id == block.id)) {
        if let Some(place) = only_place(there, &gone.lines) {
            kept[place.clone()].fill(false);
            // The empty line that stood above it goes with it where another one, or the end, follows.
            let empty = |at: usize| there.get(at).is_none_or(|line| line.trim().is_empty());
            if place.start > 0 && there[place.start - 1].trim().is_empty() && empty(place.end) {
                kept[place.start - 1] = false;
            }
        }
    }
    kept
}

/// What is put before each line of the text and at its end; what takes the place of the lines that begin here; and how
/// many blocks are a person's now.
type Placed<'b> = (Vec<Vec<&'b Block>>, Vec<Option<(Range<usize>, &'b Block)>>, usize);

fn placed<'b>(there: &[&str], new: &'b [Block], fates: &[Fate]) -> Placed<'b> {
    let mut put: Vec<Vec<&Block>> = vec![Vec::new(); there.len() + 1];
    let mut replaced: Vec<Option<(Range<usize>, &Block)>> = vec![None; there.len()];
    let mut left = 0;
    for (number, (block, fate)) in new.iter().zip(fates).enumerate() {
        match fate {
            Fate::Ours(place) => replaced[place.start] = Some((place.clone(), block)),
            Fate::Theirs => left += 1,
            Fate::New => put[beside(fates, number, there.len())].push(block),
        }
    }
    (put, replaced, left)
}

fn fate(there: &[&str], old: &[Block], block: &Block) -> Fate {
    let before = old.iter().find(|old| old.id == block.id);
    let place = before.and_then(|old| only_place(there, &old.lines)).or_else(|| only_place(there, &block.lines));
    let is_known = || before.is_some() || there.iter().any(|line| has_id(line, &block.id));
    match place {
        Some(place) => Fate::Ours(place),
        None if is_known() => Fate::Theirs,
        None => Fate::New,
    }
}

/// The line before which a new block is put: behind the nearest one before it that is there, else before the nearest one
/// behind it, else at the end.
fn beside(fates: &[Fate], number: usize, end: usize) -> usize {
    let behind = fates[..number].iter().rev().find_map(|fate| match fate {
        Fate::Ours(place) => Some(place.end),
        Fate::Theirs | Fate::New => None,
    });
    let before = || {
        fates[number..].iter().find_map(|fate| match fate {
            Fate::Ours(place) => Some(place.start),
            Fate::Theirs | Fate::New => None,
        })
    };
    behind.or_else(before).unwrap_or(end)
}

/// Where these lines stand; `None` where they do not, or more than once: then a person has copied them.
fn only_place(there: &[&str], lines: &[String]) -> Option<Range<usize>> {
    if lines.is_empty() {
        return None;
    }
    let mut found = there.windows(lines.len()).enumerate().filter(|(_, window)| same(window, lines));
    let (start, _) = found.next().filter(|_| found.next().is_none())?;
    Some(start..start + lines.len())
}

/// Whether lines are these, however they end.
pub fn same(there: &[&str], lines: &[String]) -> bool {
    there.len() == lines.len() && there.iter().zip(lines).all(|(a, b)| a.trim_end_matches('\r') == b)
}

fn has_id(line: &str, id: &str) -> bool {
    let rest = line.trim_end().strip_suffix(id).and_then(|rest| rest.strip_suffix('^'));
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '\t']))
}
