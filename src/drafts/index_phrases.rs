//! Which phrases of a quotation to search the index for: the runs of words that are the most distinctive.
//!
//! A changed word spoils only the runs that it is part of, so a source still shares others with a quotation that
//! was altered.

use super::pieces::Piece;

/// Words in a run that is asked for.
const RUN: usize = 3;
/// Runs that are asked for at most.
const MOST: usize = 6;
/// Most words in one phrase: a longer quotation is searched for by its beginning.
const LONGEST: usize = 32;

/// The whole quotation as phrases that a faithful source has: one for each stretch between `[…]` and brackets.
#[must_use]
pub fn whole(pieces: &[Piece]) -> Vec<String> {
    stretches(pieces).iter().map(|words| phrase(&words[..words.len().min(LONGEST)])).collect()
}

/// The same without a limit to their length.
pub(super) fn phrases(pieces: &[Piece]) -> Vec<String> {
    stretches(pieces).iter().map(|words| phrase(words)).collect()
}

/// Runs of words, those first that tell the most; none where the quotation has fewer than two words.
#[must_use]
pub fn runs(pieces: &[Piece]) -> Vec<String> {
    let stretches = stretches(pieces);
    let longest = stretches.iter().map(Vec::len).max().unwrap_or(0);
    let run = RUN.min(if longest <= RUN + 2 { 2 } else { RUN }).min(longest);
    if run < 2 {
        return Vec::new();
    }
    let mut windows: Vec<(usize, usize, String)> = Vec::new();
    for (at, words) in stretches.iter().flat_map(|words| words.windows(run)).enumerate() {
        windows.push((value(words), at, phrase(words)));
    }
    windows.sort_by_key(|(value, at, _)| (std::cmp::Reverse(*value), *at));
    // Runs that do not overlap come first: one changed word must not spoil them all.
    let mut chosen: Vec<(usize, String)> = Vec::new();
    for apart in [run, 1] {
        for (_, at, text) in &windows {
            let free = chosen.iter().all(|(other, _)| other.abs_diff(*at) >= apart);
            if free && chosen.len() < MOST {
                chosen.push((*at, text.clone()));
            }
        }
    }
    chosen.into_iter().map(|(_, text)| text).collect()
}

/// A word as the index has it, with how much it tells.
struct Entry {
    text: String,
    weight: usize,
}

/// The words between two marked omissions; signs are none to an index.
fn stretches(pieces: &[Piece]) -> Vec<Vec<Entry>> {
    let mut stretches: Vec<Vec<Entry>> = vec![Vec::new()];
    for piece in pieces {
        let Piece::Word(word) = piece else {
            stretches.push(Vec::new());
            continue;
        };
        let Some(stretch) = stretches.last_mut() else { continue };
        match (word.indexed(), stretch.last_mut()) {
            // « 8h30 » is one word to an index.
            (Some((text, true)), Some(last)) => {
                last.text.push_str(text);
                last.weight += word.weight();
            }
            (Some((text, _)), _) => stretch.push(Entry { text: text.to_owned(), weight: word.weight() }),
            (None, _) => {}
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

/// Long words are rare words, or nearly.
fn value(words: &[Entry]) -> usize {
    words.iter().map(|word| word.weight.min(10).pow(2)).sum()
}

fn phrase(words: &[Entry]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::*;

    #[test]
    fn the_whole_is_asked_for_between_omissions() {
        let pieces = pieces("Nous tiendrons […] avant l’été [prochain], coûte que coûte");
        assert_eq!(whole(&pieces), ["nous tiendrons", "avant l' ete", "coute que coute"]);
    }

    #[test]
    fn runs_lie_apart_and_the_telling_ones_come_first() {
        let runs_of = |text: &str| runs(&pieces(text));
        let all =
            runs_of("la commission départementale a décidé de fermer la route littorale avant le mois de novembre");
        assert_eq!(all[0], "la commission departementale");
        assert!(all.len() > 3 && all.len() <= MOST, "{all:?}");
        assert_eq!(runs_of("une honte absolue"), ["honte absolue", "une honte"]);
        assert!(runs_of("honte").is_empty());
    }
}
