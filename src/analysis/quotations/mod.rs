//! Who said what: the quotations of an article and their speakers.
//!
//! The rooms in their order; each uses only those before it:
//!
//! 1. `marks`: which quotation marks belong together,
//! 2. `language`: what differs between the languages; `tagged_text`: the article with the classes of its words,
//! 3. `names`: the persons and bodies that have a name in the article; `named_text`: the article with both,
//! 4. `grammar`: sentences, noun phrases, verbs, subjects,
//! 5. `attribution`: which words of the sentence name the source of a quotation,
//! 6. `detection`: which words are speech,
//! 7. `discourse`: whom pronouns and descriptions stand for, from the sentences before,
//! 8. `turns`: dialogues, interviews, labels,
//! 9. `speakers`: the small linear model that decides who said each quotation, by what the rooms before propose,
//! 10. `extractor`: the quotations with their speakers; `headline`: what the title quotes; `held_roles`: which offices the
//!     people of the article hold.
//!
//! This room knows one article at a time, and nothing of files, the index or the screen.

mod attribution;
mod detection;
mod discourse;
mod extractor;
mod grammar;
mod headline;
mod held_roles;
mod language;
mod marks;
mod named_text;
mod names;
pub mod speakers;
mod tagged_text;
mod turns;

pub use detection::speech::{SpeechSign, speech_belief, speech_sign_count, speech_sign_name};
pub(super) use extractor::{Found, find_in};
pub use extractor::{Judged, find, find_by, judged};
pub use headline::{headline, tell};
pub use held_roles::HeldRole;
pub(super) use held_roles::held_roles;
pub use marks::{MarkedSpan, marked_spans};
pub(super) use named_text::NamedText;

#[cfg(test)]
mod tests;
