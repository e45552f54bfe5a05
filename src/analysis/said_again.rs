//! Quotations that an article prints a second time: in its introduction and below, or as a pull quote beside the text.
//!
//! Comes in: the analysis of an article and its body. Goes out: which quotations say again what another one says, so that a
//! list counts them once. It must not know lists or the index: where the article is read, both are shown.

use std::collections::HashMap;

use super::{Analysis, Certainty, How, Quotation, QuotationKind};
use crate::text::fold::fold;

/// Words that a quotation has at least to be known again: shorter ones are said twice.
const MIN_WORDS: usize = 5;
/// Quotations of an article that are compared with each other at most.
const MOST_COMPARED: usize = 400;

/// The positions of the quotations that another one of the article says too, in order. Of two with the same words the one
/// whose speaker is more certain is kept, then the first; a pull quote is what stands alone in its paragraph and is part of
/// a longer quotation.
#[must_use]
pub fn said_again(analysis: &Analysis, body: &str) -> Vec<usize> {
    let direct =
        |quotation: &Quotation| quotation.marked && quotation.kind == QuotationKind::Direct && !is_corrected(quotation);
    let quotations = &analysis.quotations;
    let words: Vec<(usize, String)> = quotations
        .iter()
        .enumerate()
        .filter(|(_, quotation)| direct(quotation))
        .map(|(at, quotation)| (at, plain(&quotation.spoken(body))))
        .filter(|(_, words)| words.split(' ').count() >= MIN_WORDS)
        .take(MOST_COMPARED)
        .collect();
    let mut kept: HashMap<&str, usize> = HashMap::new();
    let mut again = Vec::new();
    for (at, words) in &words {
        match kept.get_mut(words.as_str()) {
            None => _ = kept.insert(words, *at),
            Some(other) if !may_be_one(&quotations[*other], &quotations[*at]) => {}
            Some(other) if certainty(&quotations[*at]) > certainty(&quotations[*other]) => {
                again.push(std::mem::replace(other, *at));
            }
            Some(_) => again.push(*at),
        }
    }
    for (at, mine) in words.iter().filter(|(at, _)| stands_alone(&quotations[*at], body)) {
        let longer = |(other, words): &&(usize, String)| {
            words.len() > mine.len()
                && words.contains(mine.as_str())
                && may_be_one(&quotations[*other], &quotations[*at])
        };
        if !again.contains(at) && words.iter().any(|other| longer(&other)) {
            again.push(*at);
        }
    }
    // What another one carries on stays in its place.
    again.retain(|at| quotations.iter().all(|quotation| quotation.continues != Some(*at)));
    again.sort_unstable();
    again
}

/// Words without case, accents and marks.
fn plain(words: &str) -> String {
    let folded = fold(words);
    let words = folded.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn is_corrected(quotation: &Quotation) -> bool {
    quotation.speaker.as_ref().is_some_and(|speaker| speaker.how == How::Corrected)
}

fn certainty(quotation: &Quotation) -> Certainty {
    quotation.speaker.as_ref().map_or(Certainty::new(0.0), |speaker| speaker.certainty)
}

/// Whether two quotations may be of one person: nobody sure says otherwise.
fn may_be_one(one: &Quotation, other: &Quotation) -> bool {
    let Some((one, other)) = one.speaker.as_ref().zip(other.speaker.as_ref()) else { return true };
    let same = one.name == other.name && (one.name.is_some() || one.span == other.span);
    same || one.certainty < Certainty::PLAIN || other.certainty < Certainty::PLAIN
}

/// Whether a quotation is all of its paragraph.
fn stands_alone(quotation: &Quotation, body: &str) -> bool {
    let before = body[..quotation.span.start].trim_end_matches([' ', '\u{A0}', '\u{202F}']);
    let after = body[quotation.span.end..].trim_start_matches([' ', '\u{A0}', '\u{202F}', '.']);
    (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::article::{Article, Body};

    fn again(text: &str) -> Vec<usize> {
        let article = Article { body: Body { text: text.into(), ..Body::default() }, ..Article::default() };
        said_again(&analyse(&article), text)
    }

    const SAID: &str = "« Le bac de Brest est trop vieux pour la mer »";

    #[test]
    fn an_introduction_that_is_printed_below_counts_once() {
        let text = format!("{SAID}\n\nLe conseil a voté mardi. {SAID}, a dit Anne Roy, la maire.");
        assert_eq!(again(&text), [0]);
        let text = format!("{SAID}, a dit Anne Roy, la maire.\n\nLe conseil a voté. {SAID}, a répété Anne Roy mardi.");
        assert_eq!(again(&text), [1]);
    }

    #[test]
    fn a_pull_quote_counts_once() {
        let long = "« Le bac de Brest est trop vieux pour la mer. Il partira en mai »";
        let text = format!("Le conseil a voté. {long}, a dit Anne Roy, la maire.\n\n{SAID}\n\nUn autre viendra.");
        assert_eq!(again(&text), [1]);
    }

    #[test]
    fn what_two_people_say_counts_twice() {
        let text = format!("{SAID}, a dit Anne Roy, la maire.\n\nLe conseil a voté. {SAID}, a dit Paul Roche mardi.");
        assert_eq!(again(&text), [] as [usize; 0]);
        let text = "« Nous partons », a dit Anne Roy. La nuit tombe. « Nous partons », a redit Anne Roy.";
        assert_eq!(again(text), [] as [usize; 0]);
    }
}
