//! Opening archives from within the interface, as data: what is asked of the worker, and what it answers.

use std::path::PathBuf;

/// What is asked of the worker that looks at folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderRequest {
    /// Complete the name of a folder that is being typed.
    Complete(String),
    /// Open the folder or file of this name as an archive.
    Open(String),
    /// Open the samples; they are written to the cache first.
    OpenSamples,
    /// Open the archives that are open from now on, whenever none is named.
    UseFromNowOn,
}

/// How the name of a folder can go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What was typed.
    pub typed: String,
    /// The same with all letters that all folders share that begin so.
    pub text: String,
    /// The names of these folders; none where there is one only.
    pub choices: Vec<String>,
}

/// Archives to be opened in place of those that are open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRequest {
    /// The archives.
    pub archives: Vec<PathBuf>,
    /// Whether to ask if they are to be opened from now on.
    pub offer: Offer,
}

/// How the person is asked whether the archives are to be opened from now on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offer {
    /// Not at all.
    #[default]
    No,
    /// A notice names the key.
    Notice,
    /// A question is to be answered.
    Question,
}
