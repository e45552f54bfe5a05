//! How a bookmark stands: whether its passage is still where and what it was.

/// What is not as it was when a bookmark was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The words of the passage have changed.
    Changed,
    /// The article is there, the passage is not.
    PassageGone,
    /// The file of the article is gone.
    Gone,
    /// The article is not in the archives that are open.
    Elsewhere,
}
