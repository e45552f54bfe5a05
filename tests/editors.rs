//! From a real editor to the file that it saves, where the machine has the editor; else the test says that it was
//! skipped, and why.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{Person, sample};
use termlens::{Key, Terminal};

/// Whether a program is here; when it is not, the test says so.
fn is_here(program: &str) -> bool {
    let asked = Command::new(program).arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let here = asked.is_ok() || Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok();
    if !here {
        println!("skipped: there is no {program} here");
    }
    here
}

/// A person who writes: a draft, and the program and its script on the path.
struct Writer {
    person: Person,
    draft: PathBuf,
}

impl Writer {
    fn new() -> Self {
        let person = Person::new();
        let bin = person.folder("bin");
        fs::create_dir(&bin).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("contrib/guillemet-popup");
        for (name, target) in [("guillemet", Path::new(env!("CARGO_BIN_EXE_guillemet"))), ("guillemet-popup", &script)]
        {
            std::os::unix::fs::symlink(target, bin.join(name)).unwrap();
        }
        let draft = person.folder("draft.md");
        fs::write(&draft, "Avant.\nApres.\n").unwrap();
        // What is read beforehand is on the screen at once.
        assert_eq!(person.run(&["index", &sample()]).code, 0);
        Self { person, draft }
    }

    fn open(&self, program: &str, arguments: &[&str]) -> Terminal {
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", self.person.folder("bin").display());
        let mut builder = Terminal::builder()
            .size(100, 30)
            .env_clear()
            .timeout(Duration::from_secs(60))
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .env("HOME", self.person.home.path())
            .env("TMUX_TMPDIR", self.person.home.path())
            .env("PATH", path)
            .env("GUILLEMET_ARCHIVE", sample())
            .current_dir(self.person.home.path());
        for (name, folder) in self.person.environment() {
            builder = builder.env(name, folder);
        }
        builder.args(arguments).spawn(program).unwrap()
    }

    fn saved(&self) -> String {
        fs::read_to_string(&self.draft).unwrap()
    }
}

/// In vim: reads the output of this command below the first line, picks the quotation, saves and leaves.
fn quote_in_vim(terminal: &mut Terminal, command: &str) {
    terminal.wait_until(|screen| screen.contains("Avant.") && screen.contains("Apres.")).unwrap();
    terminal.send_str(&format!(":silent 1r !{command} --query 'by:quemeneur soleil'\r")).unwrap();
    terminal.wait_until(|screen| screen.contains("Enter choose") && screen.contains("manque le soleil")).unwrap();
    terminal.send(Key::Enter).unwrap();
    terminal.wait_until(|screen| !screen.contains("Enter choose")).unwrap();
    // What vim has on its screen is not drawn again by itself after a silent command.
    terminal.send(Key::Ctrl('l')).unwrap();
    terminal.wait_until(|screen| screen.contains("Apres.") && screen.contains("manque le soleil")).unwrap();
    terminal.send_str(":wq\r").unwrap();
    terminal.wait_exit().unwrap();
}

#[test]
fn vim_reads_the_choice_below_the_cursor() {
    if !is_here("vim") {
        return;
    }
    let writer = Writer::new();
    let mut terminal = writer.open("vim", &["-u", "NONE", "-N", "draft.md"]);
    quote_in_vim(&mut terminal, "guillemet pick --format md");
    let expected = writer.person.run(&["quotes", "by:quemeneur soleil", "-a", &sample(), "-f", "tsv", "-n", "1"]).out;
    let id = expected.split('\t').next().unwrap();
    let cited = writer.person.run(&["show", id, "-a", &sample(), "-f", "md"]).out;
    assert_eq!(writer.saved(), format!("Avant.\n{cited}Apres.\n"));
}

#[test]
fn vim_inside_tmux_reads_the_choice_of_a_popup() {
    if !is_here("vim") || !is_here("tmux") {
        return;
    }
    let writer = Writer::new();
    let mut terminal = writer.open("tmux", &["-f", "/dev/null", "new-session", "vim -u NONE -N draft.md"]);
    quote_in_vim(&mut terminal, "guillemet-popup --template '{source}, l’{{ami}}: {words}'");
    assert_eq!(writer.saved(), "Avant.\nAgence Manche, l’{ami}: Il nous manque le soleil.\nApres.\n");
}
