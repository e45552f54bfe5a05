//! Which of many quotations say nearly the same, word for word.
//!
//! In: the words of the quotations. Out: how often each is said. [`Shingles`] finds those that share runs of words, the
//! comparison of a draft with its source decides.

use super::compare::compare;
use super::pieces::{Piece, pieces};
use super::shingles::Shingles;
use super::words::word_count;

/// Words that a quotation has at least: « Je vous remercie » is said again by everybody.
const FEWEST_WORDS: usize = 6;
/// How much of the letters of the shorter one must stand in the longer one, in hundredths.
const AGREEMENT: usize = 80;
/// The least part of the runs of words of the shorter one that the other must share, in hundredths, to be compared.
const SHARED: usize = 40;

/// How often each quotation is said nearly word for word, itself included: 1 for what nobody says again.
#[must_use]
pub fn times_said(all: &[&str]) -> Vec<usize> {
    let long_enough: Vec<usize> = (0..all.len()).filter(|at| word_count(all[*at]) >= FEWEST_WORDS).collect();
    let words: Vec<Vec<Piece>> = long_enough.iter().map(|at| pieces(all[*at])).collect();
    let shingles = Shingles::new(&words);
    let mut counter = shingles.counter();
    let mut runs = vec![0; words.len()];
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    for (number, at) in long_enough.iter().enumerate() {
        counter.count(all[*at], |other, count| {
            let count = count as usize;
            match other == number {
                true => runs[number] = count,
                false if other > number => shared.push((number, other, count)),
                false => {}
            }
        });
    }
    let mut times = vec![1; all.len()];
    for (one, other, count) in shared {
        if count * 100 >= SHARED * runs[one].min(runs[other]) && is_nearly(all, [one, other].map(|it| long_enough[it]))
        {
            times[long_enough[one]] += 1;
            times[long_enough[other]] += 1;
        }
    }
    times
}

/// Whether the shorter of two quotations stands nearly word for word in the longer one.
fn is_nearly(all: &[&str], [one, other]: [usize; 2]) -> bool {
    let [one, other] = [all[one], all[other]];
    let (shorter, longer) = if word_count(one) <= word_count(other) { (one, other) } else { (other, one) };
    compare(shorter, &pieces(shorter), longer).is_some_and(|compared| compared.agreement >= AGREEMENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_again_with_a_word_changed_is_counted_and_what_only_begins_alike_is_not() {
        let all = [
            "Le quai tiendra cet hiver et le suivant, j’en suis certaine",
            "Nous ne fermerons pas l’école du bourg tant que des enfants y viennent",
            "le quai tiendra cet hiver et le prochain, j'en suis certaine",
            "Le quai tiendra cet hiver si la tempête épargne enfin notre côte cette année",
            "« Le quai tiendra cet hiver et le suivant, j’en suis certaine », répète-t-elle, comme toujours",
        ];
        assert_eq!(times_said(&all), [3, 1, 3, 1, 3]);
    }

    #[test]
    fn set_phrases_of_a_few_words_are_not() {
        assert_eq!(times_said(&["Je vous remercie", "Je vous remercie", ""]), [1, 1, 1]);
        assert_eq!(times_said(&[]), Vec::<usize>::new());
    }
}
