//! Measures speakers with weights fitted anew: the articles of all files are dealt to parts, and those of each part are judged
//! by weights fitted to the others, as the example that trains does.
//!
//! Comes in: files of annotated articles. Goes out: printed counts with intervals, and the errors where they are asked for.

use anyhow::Result;

use super::speakers::{Belief, Trainer};

/// Measures the files in `folds` parts, by article.
pub fn run(files: &[String], folds: usize, errors: bool) -> Result<()> {
    let belief = Belief::beforehand(Belief::STRENGTH, Belief::LEAST, &|_| false);
    let mut trainer = Trainer::read(files, folds, belief)?;
    // Every name has nothing in it.
    trainer.explain = errors.then(String::new);
    drop(trainer.cross_validate());
    Ok(())
}
