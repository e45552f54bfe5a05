//! What the tests of the command line share: a person with folders of their own, and what a command said.

#![allow(dead_code, unused_imports, clippy::unwrap_used, clippy::expect_used)]

mod skipped;
mod stories;

pub use skipped::skipped;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A person with folders of their own.
pub struct Person {
    pub home: TempDir,
}

/// What a command said and how it ended.
pub struct Said {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Person {
    pub fn new() -> Self {
        Self { home: TempDir::new().unwrap() }
    }

    pub fn folder(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The environment in which the person's folders are the only ones.
    pub fn environment(&self) -> [(&'static str, PathBuf); 3] {
        [
            ("GUILLEMET_CONFIG_DIR", self.folder("config")),
            ("GUILLEMET_CACHE_DIR", self.folder("cache")),
            ("GUILLEMET_STATE_DIR", self.folder("state")),
        ]
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, "")
    }

    /// The same where the environment asks for French.
    pub fn run_in_french(&self, arguments: &[&str]) -> Said {
        self.said(arguments, "", "fr_FR.UTF-8")
    }

    pub fn run_with(&self, arguments: &[&str], input: &str) -> Said {
        self.said(arguments, input, "C.UTF-8")
    }

    fn said(&self, arguments: &[&str], input: &str, language: &str) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_guillemet"))
            .args(arguments)
            .envs(self.environment())
            .env_remove("GUILLEMET_ARCHIVE")
            .env("RUST_BACKTRACE", "0")
            .env("LC_ALL", language)
            .write_stdin(input)
            .output()
            .unwrap();
        Said {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }
}

/// A terminal in which the program, or a shell, finds the person's folders and nothing of the machine's.
#[cfg(unix)]
pub fn terminal(person: &Person) -> termlens::TerminalBuilder {
    termlens::Terminal::builder()
        .size(100, 30)
        .env_clear()
        .timeout(std::time::Duration::from_secs(60))
        .env("TERM", "xterm-256color")
        .env("LANG", "en_GB.UTF-8")
        .env("PATH", "/usr/bin:/bin")
        .envs(person.environment())
}

pub fn sample() -> String {
    stories::stories().to_str().unwrap().to_owned()
}

pub fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
