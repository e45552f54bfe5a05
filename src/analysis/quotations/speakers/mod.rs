//! Who said it: the rules propose, a small linear model decides.
//!
//! From the ground: `words` (words compared), `sign` (the names of all signs), `read_sentence` (the chunks of one),
//! `party` (all who may have said something), `told_offices` (what other articles say of them), `history` (who spoke so far), `phrases`, `phrase_place` and `phrase_signs`
//! (the words of a sentence that may name the source), `scene`, `described` and `description` (whom they may stand for),
//! `decision` (all that may be answered), `calibration` (how certain an answer is), `model` (the weights), `question` (makes the decision of one quotation),
//! `exchange` and `turn` (questions and answers side by side, and who takes which), `decide` (goes through an article and writes the speakers).

mod calibration;
mod decide;
mod decision;
mod described;
mod description;
mod exchange;
mod history;
mod holder;
mod model;
mod party;
mod phrase_place;
mod phrase_signs;
mod phrases;
mod question;
mod read_sentence;
mod reading;
mod repeated;
mod scene;
mod sign;
mod told_offices;
mod turn;
mod words;

pub use decision::{Candidate, Cast, Choice, ChoiceKind, Decision, Judge, RulesAlone, Verdict};
pub use model::Model;
pub use sign::Sign;

pub(super) use decide::decide;
pub(super) use read_sentence::ReadSentence;
pub(super) use reading::{Proposal, Reading};
