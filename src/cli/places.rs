//! Which of the words of a command name archives. In come the words that stand alone and those behind `--archive`; out
//! come the query or the files, and the archives.
//!
//! One rule for every command: what stands behind `-a/--archive` is an archive; a word that stands alone is one where it
//! can be nothing else. For the lists that is a path with a slash (or `.`, `..`) that exists; for commands on files, a
//! folder. A plain word of a list that is the name of something in the current folder could be both, and is refused.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use anyhow::bail;

use super::words;
use crate::text::sanitize::sanitize_path;

/// What the words of a list were sorted into.
#[derive(Debug, PartialEq, Eq)]
pub struct ListWords {
    /// The words of the query.
    pub query: Vec<String>,
    /// The archives.
    pub archives: Vec<PathBuf>,
}

/// Sorts the words of a list. Where the query stands behind `--query`, all that stands alone names archives.
///
/// # Errors
/// When a word could be part of the query and an archive alike.
pub fn of_list(alone: &[OsString], query: Option<&str>, named: &[PathBuf]) -> anyhow::Result<ListWords> {
    let mut sorted = ListWords { query: query.map(str::to_owned).into_iter().collect(), archives: Vec::new() };
    for word in alone {
        let path = Path::new(word);
        if query.is_some() || is_written_as_path(word) || has_slash(word) && path.exists() {
            sorted.archives.push(path.to_path_buf());
        } else if !word.is_empty() && path.exists() {
            bail!(words::query_or_archive(sanitize_path(path)));
        } else {
            sorted.query.push(word.to_string_lossy().into_owned());
        }
    }
    sorted.archives.extend_from_slice(named);
    Ok(sorted)
}

/// Sorts the words of a command on files: the files, and the archives, to which every folder belongs.
pub fn of_files(alone: &[PathBuf], named: &[PathBuf]) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let (mut archives, files): (Vec<PathBuf>, Vec<PathBuf>) = alone.iter().cloned().partition(|path| path.is_dir());
    archives.extend_from_slice(named);
    (files, archives)
}

/// The archives of a command that takes nothing else alone.
pub fn of_archives(alone: &[PathBuf], named: &[PathBuf]) -> Vec<PathBuf> {
    [alone, named].concat()
}

/// Whether a word can be meant as nothing but a path, be it there or not: the shell has put the home for `~`.
fn is_written_as_path(word: &OsStr) -> bool {
    let bytes = word.as_encoded_bytes();
    let begins = |with: &str| bytes.starts_with(with.as_bytes());
    word == "." || word == ".." || begins("./") || begins("../") || begins("~/") || bytes.len() > 1 && begins("/")
}

fn has_slash(word: &OsStr) -> bool {
    word.as_encoded_bytes().iter().any(|byte| std::path::is_separator(char::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(words: &[&str], query: Option<&str>, named: &[&str]) -> anyhow::Result<ListWords> {
        let alone: Vec<OsString> = words.iter().map(OsString::from).collect();
        of_list(&alone, query, &named.iter().map(PathBuf::from).collect::<Vec<_>>())
    }

    #[test]
    fn words_are_the_query_and_paths_are_archives() {
        // The tests run in the folder of the package.
        for (words, query, named, asked, archives) in [
            (["digue", "src/cli"].as_slice(), None, [].as_slice(), ["digue"].as_slice(), ["src/cli"].as_slice()),
            (&["./gone"], None, &["b"], &[], &["./gone", "b"]),
            (&["."], None, &[], &[], &["."]),
            (
                &["12/03/2021", "http://a.example/b", "km/h"],
                None,
                &[],
                &["12/03/2021", "http://a.example/b", "km/h"],
                &[],
            ),
            (&["src"], Some("digue"), &[], &["digue"], &["src"]),
            (&["src"], Some("src"), &[], &["src"], &["src"]),
            (&[""], None, &[], &[""], &[]),
        ] {
            let found = sorted(words, query, named);
            let archives = archives.iter().map(PathBuf::from).collect();
            let asked = asked.iter().map(|word: &&str| (*word).to_owned()).collect();
            assert_eq!(found.unwrap(), ListWords { query: asked, archives }, "{words:?}");
        }
    }

    #[test]
    fn a_word_that_is_also_a_folder_here_is_refused_with_both_ways_to_say_it() {
        let said = sorted(&["src"], None, &[]).unwrap_err().to_string();
        assert!(said.contains("./src") && said.contains("--query"), "{said}");
    }

    #[test]
    fn a_folder_among_files_is_an_archive() {
        let paths = ["src", "Cargo.toml", "-"].map(PathBuf::from);
        let (files, archives) = of_files(&paths, &["b".into()]);
        assert_eq!((files, archives), (vec!["Cargo.toml".into(), "-".into()], vec!["src".into(), "b".into()]));
    }
}
