//! Fits the weights of the signs by which speakers are told, and measures them on articles that they were not fitted to:
//! what the examples that train and that evaluate share.
//!
//! From the ground: `prior` and `lbfgs`, `teach` (annotated articles as questions with their answers), `fit`, `calibrate`,
//! `score`, `interval`, `report`, `explain`, `trainer` (all of it, part by part). Comes in: annotated articles. Goes out:
//! weights and counts. It must not know command lines.

mod calibrate;
mod explain;
#[path = "../finder.rs"]
pub mod finder;
mod fit;
mod interval;
mod lbfgs;
#[path = "../names.rs"]
pub mod names;
mod prior;
pub mod report;
pub mod score;
#[path = "../spans.rs"]
pub mod spans;
pub mod teach;
pub mod trainer;

pub use fit::Belief;
pub use trainer::Trainer;
