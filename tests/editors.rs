//! From a real editor to the file that it saves, where the machine has the editor; else the test says that it was
//! skipped, and why.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{Person, sample, skipped};
use termlens::{Key, Terminal};

/// Whether a program is here; when it is not, the test says so.
fn is_here(program: &str) -> bool {
    let asked = Command::new(program).arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let here = asked.is_ok() || Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok();
    if !here {
        skipped(program, &format!("there is no {program} here"));
    }
    here
}

/// The block of code of docs/editors.md that is in this language, the first under this heading: what is tried is what
/// is recommended.
fn recipe(heading: &str, language: &str) -> String {
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/editors.md")).unwrap();
    let (_, section) = guide.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let (_, block) = section.split_once(&format!("```{language}\n")).unwrap();
    block.split("```").next().unwrap().to_owned()
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

    /// A file of settings of an editor; its path.
    fn settings(&self, name: &str, text: &str) -> String {
        let path = self.person.folder(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// What the first row that this query finds is cited as.
    fn cited(&self, query: &str, format: &str) -> String {
        let rows = self.person.run(&["quotes", query, "-a", &sample(), "-f", "tsv", "-n", "1"]).out;
        let id = rows.split('\t').next().unwrap();
        self.person.run(&["show", id, "-a", &sample(), "-f", format]).out
    }
}

/// Finds the quotation of the sample archive that the tests cite.
const QUERY: &str = "by:quemeneur soleil";

/// In the picker: types the query and chooses the one row that it leaves.
fn pick(terminal: &mut Terminal) {
    terminal.wait_until(|screen| screen.contains("Enter choose")).unwrap();
    terminal.send_str(QUERY).unwrap();
    terminal.wait_until(|screen| screen.contains("1/") && screen.contains("manque le soleil")).unwrap();
    terminal.send(Key::Enter).unwrap();
    terminal.wait_until(|screen| !screen.contains("Enter choose")).unwrap();
}

/// In vim: reads the output of this command below the first line, picks the quotation, saves and leaves.
fn quote_in_vim(terminal: &mut Terminal, command: &str) {
    terminal.wait_until(|screen| screen.contains("Avant.") && screen.contains("Apres.")).unwrap();
    terminal.send_str(&format!(":silent 1r !{command} --query '{QUERY}'\r")).unwrap();
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
    let cited = writer.cited(QUERY, "md");
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

#[test]
fn vim_quotes_in_the_middle_of_writing() {
    if !is_here("vim") {
        return;
    }
    let writer = Writer::new();
    let settings = writer.settings("vimrc", &recipe("vim", "vim"));
    let mut terminal = writer.open("vim", &["-u", &settings, "-N", "draft.md"]);
    terminal.wait_until(|screen| screen.contains("Apres.")).unwrap();
    // From insert mode and back to it: what is typed next stands behind the citation.
    terminal.send_str("A Encore").unwrap();
    terminal.wait_until(|screen| screen.contains("Avant. Encore")).unwrap();
    terminal.send_str("\u{7}q").unwrap();
    pick(&mut terminal);
    terminal.wait_until(|screen| screen.contains("Apres.") && screen.contains("manque le soleil")).unwrap();
    terminal.send_str(" Fin.\x1b:wq\r").unwrap();
    terminal.wait_exit().unwrap();
    let cited = writer.cited(QUERY, "plain");
    assert_eq!(writer.saved(), format!("Avant. Encore\n{} Fin.\nApres.\n", cited.trim_end()));
}

#[test]
fn neovim_quotes_through_a_terminal_buffer() {
    if !is_here("nvim") {
        return;
    }
    let writer = Writer::new();
    let settings = writer.settings("init.lua", &recipe("neovim", "lua"));
    let mut terminal = writer.open("nvim", &["-u", &settings, "-i", "NONE", "draft.md"]);
    terminal.wait_until(|screen| screen.contains("Apres.")).unwrap();
    terminal.send_str("\\q").unwrap();
    pick(&mut terminal);
    terminal.wait_until(|screen| screen.contains("Apres.") && screen.contains("manque le soleil")).unwrap();
    terminal.send_str(":wq\r").unwrap();
    terminal.wait_exit().unwrap();
    assert_eq!(writer.saved(), format!("Avant.\n{}Apres.\n", writer.cited(QUERY, "md")));
}

#[test]
fn neovim_inside_tmux_quotes_through_a_popup() {
    if !is_here("nvim") || !is_here("tmux") {
        return;
    }
    let writer = Writer::new();
    let mut terminal = writer.open("tmux", &["-f", "/dev/null", "new-session", "nvim -u NONE -i NONE draft.md"]);
    terminal.wait_until(|screen| screen.contains("Apres.")).unwrap();
    terminal.send_str(":silent 1r !guillemet-popup --format md\r").unwrap();
    pick(&mut terminal);
    terminal.wait_until(|screen| screen.contains("Apres.") && screen.contains("manque le soleil")).unwrap();
    terminal.send_str(":wq\r").unwrap();
    terminal.wait_exit().unwrap();
    assert_eq!(writer.saved(), format!("Avant.\n{}Apres.\n", writer.cited(QUERY, "md")));
}

#[test]
fn kakoune_inside_tmux_quotes_through_a_popup() {
    if !is_here("kak") || !is_here("tmux") {
        return;
    }
    let writer = Writer::new();
    let settings = writer.settings("kakrc", &recipe("kakoune", ""));
    let mut terminal =
        writer.open("tmux", &["-f", "/dev/null", "new-session", &format!("kak -n -e 'source {settings}' draft.md")]);
    terminal.wait_until(|screen| screen.contains("Apres.")).unwrap();
    terminal.send_str("j q").unwrap();
    pick(&mut terminal);
    terminal.wait_until(|screen| screen.contains("agence-manche.example") && screen.contains("[+]")).unwrap();
    terminal.send_str(":wq\r").unwrap();
    terminal.wait_exit().unwrap();
    assert_eq!(writer.saved(), format!("Avant.\n{}Apres.\n", writer.cited(QUERY, "md")));
}

#[test]
fn emacs_quotes_through_its_own_completion() {
    if !is_here("emacs") {
        return;
    }
    let writer = Writer::new();
    let settings = writer.settings("init.el", &recipe("emacs", "elisp"));
    let mut terminal = writer.open("emacs", &["-nw", "-Q", "-l", &settings, "draft.md"]);
    terminal.wait_until(|screen| screen.contains("Apres.")).unwrap();
    terminal.send(Key::Down).unwrap();
    terminal.send_str("\x1bxguillemet-quote\r").unwrap();
    terminal.wait_until(|screen| screen.contains("Quotation:")).unwrap();
    terminal.send_str("soleil\t").unwrap();
    terminal.wait_until(|screen| screen.contains("  Il nous manque")).unwrap();
    terminal.send_str("\r").unwrap();
    terminal.wait_until(|screen| screen.contains("> ")).unwrap();
    terminal.send_str("\x18\x13").unwrap();
    terminal.wait_until(|screen| screen.contains("Wrote")).unwrap();
    terminal.send_str("\x18\x03").unwrap();
    terminal.wait_exit().unwrap();
    assert_eq!(writer.saved(), format!("Avant.\n{}Apres.\n", writer.cited(QUERY, "md")));
}
