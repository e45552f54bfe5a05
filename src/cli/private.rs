//! What is private, kept out of a text that a person sends to others. In come the person's folders and archives and a line;
//! out comes the line without their paths, nor the names of the person and of the machine.
//!
//! A place is told by its kind. What the program says of itself has no paths then; messages of the system and of settings
//! may, and so each line passes [`Private::hide`] besides.

use std::path::{Component, Path, PathBuf};

use super::words::either;
use crate::profile::Dirs;
use crate::text::sanitize::{sanitize_line, sanitize_path};

/// The folders between the home and ours, which tell nothing about anybody.
const COMMON_FOLDERS: [&str; 10] = [
    ".config",
    ".cache",
    ".local",
    "state",
    "share",
    "guillemet",
    "Library",
    "Application Support",
    "Caches",
    "config.toml",
];

/// Shorter names of persons and machines are parts of too many other words.
const SHORTEST_NAME: usize = 3;

/// What ends a path in a message that does not quote it.
const PATH_ENDS: [char; 13] = [' ', '\t', '\u{a0}', '\u{202f}', '\'', '"', '`', '’', '”', '»', ')', ',', ';'];

/// What has to be hidden.
pub struct Private {
    home: Option<PathBuf>,
    /// Paths as they are shown, the longest first.
    paths: Vec<String>,
    names: Vec<String>,
}

impl Private {
    /// What is private about these folders, these other `paths`, and the names that the environment has for the person
    /// and the machine.
    pub fn new(dirs: &Dirs, paths: &[PathBuf], names: impl IntoIterator<Item = String>) -> Self {
        let own = [Some(&dirs.config), Some(&dirs.cache), Some(&dirs.state), dirs.index.as_ref(), dirs.home.as_ref()];
        let all = own.into_iter().flatten().chain(paths);
        let real = |path: &PathBuf| [Some(path.clone()), path.canonicalize().ok()];
        let mut paths: Vec<String> = all.flat_map(real).flatten().map(|path| sanitize_path(&path)).collect();
        paths.retain(|path| path.len() > 1);
        paths.sort_by_key(|path| std::cmp::Reverse(path.len()));
        paths.dedup();
        let names = names.into_iter().map(|name| sanitize_line(&name)).filter(|name| name.len() >= SHORTEST_NAME);
        Self { home: dirs.home.clone(), paths, names: names.collect() }
    }

    /// The kind of a place: from the home folder on where everybody has it there, else only whether it is below it.
    pub fn place(&self, path: &Path) -> String {
        let below = self.home.as_deref().and_then(|home| path.strip_prefix(home).ok());
        let is_common = |part: Component<'_>| COMMON_FOLDERS.iter().any(|name| part.as_os_str() == *name);
        match below {
            Some(rest) if rest.components().all(is_common) => format!("~/{}", sanitize_path(rest)),
            Some(_) => either("elsewhere in the home folder", "ailleurs dans le dossier personnel").to_owned(),
            None => either("outside the home folder", "hors du dossier personnel").to_owned(),
        }
    }

    /// `line` with `…` in the place of each path and name.
    pub fn hide(&self, line: &str) -> String {
        let mut line = line.to_owned();
        for path in &self.paths {
            line = line.replace(path.as_str(), "/…");
        }
        line = without_paths(&line);
        for name in &self.names {
            line = without_word(&line, name);
        }
        line
    }
}

/// The names that the environment has for the person and the machine.
pub fn names_of_environment() -> Vec<String> {
    let variables = ["USER", "LOGNAME", "USERNAME", "HOSTNAME", "HOST"];
    let named = variables.iter().filter_map(|name| std::env::var(name).ok());
    let machine = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    named.chain(machine).map(|name| name.trim().to_owned()).collect()
}

/// Every absolute path, and every one from the home folder on, as `/…`; but `~/` before the folders that all have.
fn without_paths(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        let begins =
            before.is_none_or(|c: char| PATH_ENDS.contains(&c) || matches!(c, '(' | '«' | '“' | '=' | ':' | '‘'));
        if begins && (rest.starts_with("~/") || c == '/' && rest.len() > 1 && !rest.starts_with("/ ")) {
            let end = rest.find(|c| PATH_ENDS.contains(&c)).unwrap_or(rest.len());
            let path = rest[..end].trim_end_matches(['.', ':']);
            let common =
                path.strip_prefix("~/").is_some_and(|path| path.split('/').all(|part| COMMON_FOLDERS.contains(&part)));
            out.push_str(if common { path } else { "/…" });
            rest = &rest[path.len()..];
            before = Some('/');
            continue;
        }
        out.push(c);
        before = Some(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// `word` as `…` where it is a whole one.
fn without_word(line: &str, word: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut kept = 0;
    for (at, found) in line.match_indices(word) {
        let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, after) = (line[..at].chars().next_back(), line[at + found.len()..].chars().next());
        if !touches(before) && !touches(after) {
            out.push_str(&line[kept..at]);
            out.push('…');
            kept = at + found.len();
        }
    }
    out.push_str(&line[kept..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn private() -> Private {
        let dirs = Dirs {
            config: "/home/nadia/.config/guillemet".into(),
            cache: "/srv/cache of nadia/g".into(),
            state: "/home/nadia/.local/state/guillemet".into(),
            home: Some("/home/nadia".into()),
            index: None,
        };
        Private::new(
            &dirs,
            &["/data/the dam affair".into()],
            ["nadia".to_owned(), "presse7".to_owned(), "a".to_owned()],
        )
    }

    #[test]
    fn places_are_told_by_their_kind() {
        let private = private();
        assert_eq!(private.place(Path::new("/home/nadia/.config/guillemet")), "~/.config/guillemet");
        for path in ["/home/nadia/dam", "/data/the dam affair", "/home/nadiab/.config"] {
            let place = private.place(Path::new(path));
            assert!(!place.contains('/') && !place.contains("dam"), "{place}");
        }
    }

    #[test]
    fn no_path_and_no_name_is_left_in_a_line() {
        let private = private();
        for (line, right) in [
            ("version 0.1.0, 80 × 24, and/or, 3 / 4", "version 0.1.0, 80 × 24, and/or, 3 / 4"),
            ("/srv/cache of nadia/g: refused", "/…: refused"),
            ("line 3: no folder `/data/the dam affair/x`", "line 3: no folder `/…`"),
            ("“~/dam” or “/etc/x”", "“/…” or “/…”"),
            ("« /mnt/a/b.md » and ~/dam/notes.txt.", "« /… » and /…."),
            ("~/.config/guillemet", "~/.config/guillemet"),
            ("presse7 refuses nadia, not nadiab", "… refuses …, not nadiab"),
        ] {
            assert_eq!(private.hide(line), right);
        }
    }
}
