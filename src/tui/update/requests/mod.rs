//! What is asked of the workers.

pub(super) mod rows;
