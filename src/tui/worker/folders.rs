//! Looks at folders for the person: completes a name that is being typed, finds the archive that it means, writes the
//! samples, and keeps what is to be opened from now on.

use std::fs;
use std::path::{Path, PathBuf};

use super::Reply;
use crate::archive::{Failure as System, write_samples};
use crate::library::Library;
use crate::profile::Profile;
use crate::text::fold::fold;
use crate::text::sanitize::{sanitize_line, sanitize_path};
use crate::tui::failure::Failure;
use crate::tui::folder::{Completion, FolderRequest, Offer, OpenRequest};
use crate::tui::message::Message;

/// Most folders that are shown for a name.
const MOST: usize = 60;

/// Does what one request asks.
pub fn serve(library: &Library, request: FolderRequest, reply: &Reply) {
    let profile = &library.profile;
    match request {
        FolderRequest::Complete(typed) => reply.send(Message::FolderCompleted(complete(profile, &typed))),
        FolderRequest::Open(typed) => match archive(profile, &typed) {
            Ok(path) => {
                let archives = vec![path];
                let offer = if profile.may_offer(&archives, false) { Offer::Question } else { Offer::No };
                reply.open(OpenRequest { archives, offer });
            }
            Err(failure) => reply.send(Message::FolderRefused(typed, failure)),
        },
        FolderRequest::OpenSamples => {
            let folder = profile.dirs.samples();
            match write_samples(&folder) {
                Ok(()) => reply.open(OpenRequest { archives: vec![folder], offer: Offer::No }),
                Err(error) => {
                    let failure = Failure::Unwritten(sanitize_path(&folder), sanitize_line(&error.to_string()));
                    reply.send(Message::FolderRefused(String::new(), failure));
                }
            }
        }
        FolderRequest::UseFromNowOn => match profile.use_archives(&library.archives) {
            Ok(()) => reply.send(Message::ArchivesUsed),
            Err(error) => reply.fail(error),
        },
    }
}

/// The archive that a typed name means.
fn archive(profile: &Profile, typed: &str) -> Result<PathBuf, Failure> {
    // A slash at the end makes no other archive of it.
    let path: PathBuf = expand(profile, typed.trim()).components().collect();
    match fs::metadata(&path) {
        Ok(_) => Ok(path),
        Err(error) => Err(Failure::NoFolder(sanitize_path(&path), System::from(&error))),
    }
}

/// A path as a person types it: `~` is home, and what is relative is so to the folder that the program was started in.
fn expand(profile: &Profile, typed: &str) -> PathBuf {
    match (typed.strip_prefix('~'), &profile.dirs.home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with('/') => home.join(rest.trim_start_matches('/')),
        _ => std::path::absolute(typed).unwrap_or_else(|_| PathBuf::from(typed)),
    }
}

/// How the name of a folder goes on: the letters that all share that begin so, and their names. Case and accents matter
/// only where folders differ by nothing else.
fn complete(profile: &Profile, typed: &str) -> Completion {
    let typed_path = if typed == "~" || typed.is_empty() { "~/" } else { typed };
    let (folder, begun) = typed_path.rsplit_once('/').map_or(("", typed_path), |(folder, begun)| (folder, begun));
    let folder_path = match (folder, typed_path.contains('/')) {
        ("", true) => PathBuf::from("/"),
        ("", false) => PathBuf::from("."),
        (folder, _) => expand(profile, folder),
    };
    let all = folders(&folder_path, begun.starts_with('.'));
    let exact: Vec<&String> = all.iter().filter(|name| name.starts_with(begun)).collect();
    let alike = || all.iter().filter(|name| fold(name).starts_with(&fold(begun))).collect();
    let found: Vec<&String> = if exact.is_empty() { alike() } else { exact };
    let prefix = if typed_path.contains('/') { format!("{folder}/") } else { String::new() };
    let text = match found.as_slice() {
        [] => typed_path.to_owned(),
        [one] => format!("{prefix}{one}/"),
        many => {
            let shared = shared_beginning(many);
            // Never less than was typed.
            format!("{prefix}{}", if shared.len() < begun.len() { begun } else { shared })
        }
    };
    let choices = if found.len() > 1 { found.into_iter().take(MOST).cloned().collect() } else { Vec::new() };
    Completion { typed: typed.to_owned(), text, choices }
}

/// The names of the folders in `path` that can be shown and typed, in order.
fn folders(path: &Path, hidden: bool) -> Vec<String> {
    let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
    let names = entries.flatten().filter(|entry| entry.path().is_dir()).filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        (sanitize_line(&name) == name && (hidden || !name.starts_with('.'))).then_some(name)
    });
    let mut names: Vec<String> = names.collect();
    names.sort_by_cached_key(|name| fold(name));
    names
}

/// What all of these begin with.
fn shared_beginning<'a>(names: &[&'a String]) -> &'a str {
    let Some(first) = names.first() else { return "" };
    let shared =
        |other: &str| first.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let length = names.iter().map(|name| shared(name)).min().unwrap_or(0);
    &first[..length]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{Dirs, Overrides};

    #[test]
    fn a_folder_is_completed_as_far_as_its_name_is_certain() {
        let home = tempfile::tempdir().unwrap();
        for name in ["articles", "archives 2023", "Été", ".cache", "a\u{1b}[31mb"] {
            fs::create_dir(home.path().join(name)).unwrap();
        }
        fs::write(home.path().join("article.txt"), "").unwrap();
        let all = || Some(home.path().join("own"));
        let mut dirs = Dirs::find(Overrides { config: all(), cache: all(), state: all() }).unwrap();
        dirs.home = Some(home.path().to_path_buf());
        let profile = Profile::open(dirs);
        let told = |typed: &str| {
            let Completion { text, choices, .. } = complete(&profile, typed);
            (text, choices.join(" | "))
        };
        let pair = |text: &str, choices: &str| (text.to_owned(), choices.to_owned());
        assert_eq!(told("~/a"), pair("~/ar", "archives 2023 | articles"));
        assert_eq!(told("~/art"), pair("~/articles/", ""));
        assert_eq!(told("~/ete"), pair("~/Été/", ""));
        assert_eq!(told(""), pair("~/", "archives 2023 | articles | Été"));
        assert_eq!(told("~"), told("~/"));
        assert_eq!(told("~/.c"), pair("~/.cache/", ""));
        assert_eq!(told("~/zz"), pair("~/zz", ""));
        let absolute = format!("{}/art", home.path().display());
        assert_eq!(told(&absolute).0, format!("{}/articles/", home.path().display()));
    }
}
