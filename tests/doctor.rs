//! What `guillemet doctor` prints is sent to others: nothing private may be in it, whatever is wrong.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A person called after nothing else in the world, whose folders are where everybody has them.
struct House(tempfile::TempDir);

/// What stands in a path, a name or a file of the person, and must not be told.
const PRIVATE: [&str; 6] = ["nadiagarrec", "presse77", "affairedigue", "secretword", "/tmp", "partagenadia"];

impl House {
    fn new() -> Self {
        let house = Self(tempfile::Builder::new().prefix("of nadiagarrec ").tempdir().unwrap());
        fs::create_dir_all(house.archive()).unwrap();
        fs::write(house.archive().join("a.txt"), "« La digue tient », dit le maire.\n").unwrap();
        fs::create_dir_all(house.config()).unwrap();
        house
    }

    fn home(&self) -> PathBuf {
        self.0.path().join("home nadiagarrec")
    }

    fn archive(&self) -> PathBuf {
        self.home().join("affairedigue")
    }

    fn config(&self) -> PathBuf {
        self.home().join(".config/guillemet")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guillemet"));
        let local = self.home().join(".local/state");
        command.args(arguments).env_clear().env("HOME", self.home()).env("USER", "nadiagarrec");
        command.env("HOSTNAME", "presse77").env("LC_ALL", "C.UTF-8").env("XDG_STATE_HOME", local);
        command.env("TMUX", "/tmp/tmux-nadiagarrec/default,1,0").env("SSH_TTY", "/dev/pts/nadiagarrec");
        command
    }

    /// What the doctor says in both languages, after a look that nothing private is in it.
    fn doctor(&self, arguments: &[&str], variables: &[(&str, &Path)]) -> (String, Output) {
        let ask = |language: &str| {
            let mut command = self.command(&[&["doctor"], arguments].concat());
            let output = command.envs(variables.iter().copied()).env("LC_ALL", language).output().unwrap();
            let said = String::from_utf8([&output.stdout[..], &output.stderr[..]].concat()).unwrap();
            for word in PRIVATE {
                assert!(!said.contains(word), "{word}: {said}");
            }
            (said, output)
        };
        ask("fr_FR.UTF-8");
        ask("C.UTF-8")
    }
}

#[test]
fn what_is_right_is_told_without_saying_where() {
    let house = House::new();
    let archive = house.archive();
    let (said, output) = house.doctor(&["--archive", archive.to_str().unwrap()], &[]);
    assert_eq!(output.status.code(), Some(0), "{said}");
    for fact in ["~/.config/guillemet", "a folder, elsewhere in the home folder", "TMUX", "index"] {
        assert!(said.contains(fact), "{fact}: {said}");
    }
}

#[test]
fn what_is_wrong_is_told_without_quoting_it() {
    let house = House::new();
    let gone = house.home().join("affairedigue/gone");
    let settings = format!(
        "archives = [{:?}]\nindex = {:?}\ntheme = \"/tmp/nadiagarrec/x\"\n[keys]\nquit = \"~/affairedigue\"\n",
        house.archive().to_str().unwrap(),
        house.home().join("partagenadia").to_str().unwrap(),
    );
    fs::write(house.config().join("config.toml"), settings).unwrap();
    fs::write(house.config().join("bookmarks.jsonl"), "{\"id\": \"secretword\", \"quote\": 3}\n\"secretword\"\n")
        .unwrap();
    // The cache is a file, and a folder that is named is not there.
    fs::write(house.home().join("nadiagarrec.cache"), "").unwrap();
    let cache = house.home().join("nadiagarrec.cache");
    for arguments in [&[][..], &["--archive", gone.to_str().unwrap()]] {
        let (said, output) = house.doctor(arguments, &[("GUILLEMET_CACHE_DIR", &cache)]);
        assert_eq!(output.status.code(), Some(1), "{said}");
        for wrong in ["! cache", "! settings", "! bookmarks", "! index"] {
            assert!(said.contains(wrong), "{wrong}: {said}");
        }
    }
}

#[test]
fn a_shared_index_is_told_as_one() {
    let house = House::new();
    let shared = house.0.path().join("partagenadia");
    let archive = house.archive();
    let archive = archive.to_str().unwrap();
    let built = house.command(&["index", "--into", shared.to_str().unwrap(), archive]).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let (said, output) = house.doctor(&["--archive", archive], &[("GUILLEMET_INDEX", &shared)]);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("shared, only read, outside the home folder") && said.contains("1 articles"), "{said}");
    fs::remove_dir_all(&shared).unwrap();
    let (said, output) = house.doctor(&["--archive", archive], &[("GUILLEMET_INDEX", &shared)]);
    assert!(output.status.code() == Some(1) && said.contains("! index"), "{said}");
}
