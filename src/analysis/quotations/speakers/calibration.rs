//! How far an answer can be relied on: the share of answers of its kind that were right, where the weights said as much.
//!
//! Comes in: an answer, how likely the weights make it and how likely its words are speech at all. Goes out: two signs of
//! its certainty, weighed by the same table, and the certainty. It must not know how the answer was found.

use super::decision::{ChoiceKind, Decision, Verdict};
use super::sign::Sign;

/// Beyond this the weights are not believed either way.
const LEAST: f32 = 0.001;

/// The signs of how certain an answer is: its kind, and the logarithm of its odds as the weights have them.
pub(super) fn signs(decision: &Decision, verdict: &Verdict) -> [(Sign, f32); 2] {
    let choice = &decision.choices()[verdict.choice];
    let itself = || {
        let mut answers = decision.candidates(choice).iter().filter(|one| one.party == verdict.party);
        answers.any(|one| decision.signs_for(one).iter().any(|(sign, _)| *sign == Sign::ITSELF))
    };
    let (kind, odds) = match choice.kind {
        ChoiceKind::Name => (Sign::CERTAIN_NAME, Sign::ODDS_NAME),
        ChoiceKind::Description if itself() => (Sign::CERTAIN_ITSELF, Sign::ODDS_ITSELF),
        ChoiceKind::Description => (Sign::CERTAIN_DESCRIPTION, Sign::ODDS_DESCRIPTION),
        ChoiceKind::Pronoun | ChoiceKind::Impersonal => (Sign::CERTAIN_PRONOUN, Sign::ODDS_PRONOUN),
        ChoiceKind::Carried => (Sign::CERTAIN_CARRIED, Sign::ODDS_CARRIED),
    };
    let share = (verdict.certainty * decision.speech).clamp(LEAST, 1.0 - LEAST);
    [(kind, 1.0), (odds, (share / (1.0 - share)).ln())]
}

/// The certainty of an answer with these signs. Weights of nothing leave it as likely as it was said to be.
pub(super) fn certainty(signs: [(Sign, f32); 2], weight: impl Fn(Sign) -> f32) -> f32 {
    let [(kind, always), (odds, said)] = signs;
    let sum = said + weight(kind) * always + weight(odds) * said;
    1.0 / (1.0 + (-sum).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_nothing_leave_the_share_as_it_is() {
        let mut decision = Decision::new(crate::article::Span::new(0, 1), 0.9);
        decision.choose(None, ChoiceKind::Carried);
        let verdict = Verdict { choice: 0, party: Some(0), certainty: 0.5 };
        let signs = signs(&decision, &verdict);
        assert_eq!(signs.map(|(sign, _)| sign), [Sign::CERTAIN_CARRIED, Sign::ODDS_CARRIED]);
        assert!((certainty(signs, |_| 0.0) - 0.45).abs() < 1e-5);
        assert!(certainty(signs, |sign| if sign == Sign::CERTAIN_CARRIED { 1.0 } else { 0.0 }) > 0.6);
    }

    #[test]
    fn what_is_beyond_doubt_stays_finite() {
        let mut decision = Decision::new(crate::article::Span::new(0, 1), 1.0);
        decision.choose(None, ChoiceKind::Name);
        let verdict = Verdict { choice: 0, party: Some(0), certainty: 1.0 };
        let certainty = certainty(signs(&decision, &verdict), |_| 0.0);
        assert!(certainty > 0.99 && certainty < 1.0, "{certainty}");
    }
}
