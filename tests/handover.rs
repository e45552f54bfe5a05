//! The real program hands its terminal to other programs, and takes it again.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;
use termlens::{Key, Terminal};

/// A person's folders, an archive with one article of a hostile name, and an editor that writes down what it was given
/// and what was typed.
struct Person {
    home: TempDir,
}

const NAME: &str = "a b$(touch owned);'q.txt";

impl Person {
    fn new(editor: &str) -> Self {
        let home = TempDir::new().unwrap();
        std::fs::create_dir(home.path().join("archive")).unwrap();
        let text = "Titre : La digue cède\nDate : 2023-05-06\nURL : https://courrier.example/a?b=$(touch%20owned)\n\nLe vent forcit.\n\nLa nuit tombe.\n\n\
                    « Rien ne presse au port », a déclaré Ada Rive.\n";
        std::fs::write(home.path().join("archive").join(NAME), text).unwrap();
        let person = Self { home };
        person.script("vim", editor);
        person
    }

    /// A program of this name, a shell script.
    fn script(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), format!("#!/bin/sh\n{text}\n")).unwrap();
        std::fs::set_permissions(self.path(name), std::fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    fn open(&self, editor: &Path) -> Terminal {
        let mut terminal = Terminal::builder()
            .size(100, 30)
            .env_clear()
            .timeout(Duration::from_secs(60))
            .env("TERM", "xterm-256color")
            .env("LANG", "en_GB.UTF-8")
            .env("PATH", "/usr/bin:/bin")
            .env("OUT", self.home.path())
            .env("EDITOR", "/nowhere/editor")
            .env("VISUAL", editor)
            .env("BROWSER", self.path("w3m"))
            .env("SHELL", "/bin/sh")
            .env("GUILLEMET_CONFIG_DIR", self.path("config"))
            .env("GUILLEMET_CACHE_DIR", self.path("cache"))
            .env("GUILLEMET_STATE_DIR", self.path("state"))
            .arg(self.path("archive"))
            .spawn(env!("CARGO_BIN_EXE_guillemet"))
            .unwrap();
        terminal.wait_until(|screen| screen.contains("La digue cède")).unwrap();
        terminal.wait_until(|screen| !screen.contains("reading the archive")).unwrap();
        terminal
    }
}

fn ends(mut terminal: Terminal) {
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
}

#[test]
fn the_editor_gets_the_line_and_every_key_and_the_screen_comes_back() {
    let person = Person::new(
        r#"printf '%s\n' "$@" >"$OUT/given"
printf 'ready> '
read -r line
printf '%s\n' "$line" >"$OUT/typed""#,
    );
    let mut terminal = person.open(&person.path("vim"));
    terminal.send_str("\r\t").unwrap();
    terminal.wait_until(|screen| screen.contains("« 1/1")).unwrap();
    for round in ["mots tapés là", "une seconde fois"] {
        terminal.send_str("i").unwrap();
        terminal.wait_until(|screen| screen.contains("ready>") && !screen.alternate_screen()).unwrap();
        // Nothing of it may reach us: an `m` would keep the quotation, a `t` hide the marks.
        terminal.send_str(round).unwrap();
        terminal.send_str("\r").unwrap();
        terminal.wait_until(|screen| screen.alternate_screen() && screen.contains("« 1/1")).unwrap();
        assert_eq!(person.read("typed"), format!("{round}\n"));
    }
    let file = person.path("archive").canonicalize().unwrap().join(NAME);
    assert_eq!(person.read("given"), format!("+9\n{}\n", file.display()));
    assert!(!person.path("owned").exists() && !Path::new("owned").exists());
    // The keys are ours again.
    terminal.send_str("q").unwrap();
    terminal.send_str("digue").unwrap();
    terminal.wait_until(|screen| screen.contains("› digue")).unwrap();
    ends(terminal);
}

#[test]
fn ctrl_c_in_the_editor_ends_the_editor_alone() {
    let person = Person::new("printf 'ready> '\nread -r line");
    let mut terminal = person.open(&person.path("vim"));
    terminal.send(Key::Ctrl('o')).unwrap();
    terminal.wait_until(|screen| screen.contains("open the file in the editor")).unwrap();
    terminal.send_str("i").unwrap();
    terminal.wait_until(|screen| screen.contains("ready>") && !screen.alternate_screen()).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    terminal.wait_until(|screen| screen.alternate_screen() && screen.contains("was ended: signal 2")).unwrap();
    terminal.send_str("digue").unwrap();
    terminal.wait_until(|screen| screen.contains("› digue")).unwrap();
    ends(terminal);
}

#[test]
fn an_editor_that_is_not_there_is_told_and_nothing_is_lost() {
    let person = Person::new("");
    let mut terminal = person.open(Path::new("/nowhere/vim"));
    terminal.send_str("\r").unwrap();
    terminal.wait_until(|screen| screen.contains("Ada Rive")).unwrap();
    terminal.send_str("i").unwrap();
    terminal.wait_until(|screen| screen.alternate_screen() && screen.contains("is not there")).unwrap();
    ends(terminal);
}

#[test]
fn a_command_gets_the_words_and_what_it_shows_stays_until_enter() {
    let person = Person::new("");
    let mut terminal = person.open(&person.path("vim"));
    terminal.send_str("\r\t").unwrap();
    terminal.wait_until(|screen| screen.contains("« 1/1")).unwrap();
    terminal.send_str("|").unwrap();
    terminal.wait_until(|screen| screen.contains("command:")).unwrap();
    terminal.send_str(r#"cat >"$OUT/piped"; echo 'read all'; exit 3"#).unwrap();
    terminal.send_str("\r").unwrap();
    terminal
        .wait_until(|screen| !screen.alternate_screen() && screen.contains("read all") && screen.contains("[3] Enter:"))
        .unwrap();
    assert_eq!(person.read("piped"), "« Rien ne presse au port »\n");
    terminal.send_str("\r").unwrap();
    terminal.wait_until(|screen| screen.alternate_screen() && screen.contains("« 1/1")).unwrap();
    // Without a passage it is the article; the command is there to be typed once; one that reads nothing is no trouble.
    terminal.send_str("q").unwrap();
    terminal.send(Key::Ctrl('o')).unwrap();
    terminal.wait_until(|screen| screen.contains("to a command")).unwrap();
    terminal.send_str("|").unwrap();
    terminal.wait_until(|screen| screen.contains("exit 3")).unwrap();
    std::fs::remove_file(person.path("piped")).unwrap();
    // The line is empty; an arrow brings the last command back.
    terminal.send(Key::Up).unwrap();
    terminal.send_str("\r").unwrap();
    // The terminal shows the end of the command before all the time: only the file tells.
    for _ in 0..6_000 {
        if person.read("piped").ends_with("Ada Rive.\n") {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    terminal.wait_until(|screen| !screen.alternate_screen()).unwrap();
    assert!(
        person.read("piped").starts_with("La digue cède\n\ncourrier.example, 2023-05-06\n\nLe vent forcit.\n\nLa nuit")
    );
    terminal.send_str("\r").unwrap();
    terminal.wait_until(|screen| screen.alternate_screen() && screen.contains("Ctrl-C quit")).unwrap();
    ends(terminal);
}

#[test]
fn a_browser_of_the_terminal_gets_the_address_as_one_word() {
    let person = Person::new("");
    person.script("w3m", "printf '%s\\n' \"$@\" >\"$OUT/given\"\nprintf 'a page> '\nread -r line");
    let mut terminal = person.open(&person.path("vim"));
    terminal.send(Key::Ctrl('o')).unwrap();
    terminal.wait_until(|screen| screen.contains("address in a browser")).unwrap();
    terminal.send_str("w").unwrap();
    terminal.wait_until(|screen| screen.contains("a page>") && !screen.alternate_screen()).unwrap();
    terminal.send_str("\r").unwrap();
    terminal.wait_until(|screen| screen.alternate_screen() && screen.contains("La digue cède")).unwrap();
    assert_eq!(person.read("given"), "https://courrier.example/a?b=$(touch%20owned)\n");
    ends(terminal);
}
