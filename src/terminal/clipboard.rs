//! Copying to a clipboard by the first way that works here.
//!
//! Over SSH the remote machine's own clipboard is never used: the person does not sit there. Whether a terminal accepts
//! an OSC 52 copy cannot be known, so `profile` always keeps what was copied in a file as well.

use std::ffi::OsStr;
use std::io;
use std::process::{Command, Stdio};

use super::program::feed;
use crate::profile::config::{Copy, CopyWay};

/// Terminals take this much text at most by OSC 52, in bytes (74,994 bytes of base64 is the oldest common limit).
const OSC52_LIMIT: usize = 56_000;

/// What became of a copy, or is left to do.
#[derive(Debug, PartialEq, Eq)]
pub enum CopyOutcome {
    /// It is in a clipboard.
    Copied(CopyWay),
    /// These bytes, written to the terminal, bring it there.
    Write(Vec<u8>),
    /// No way is open.
    NoWay,
}

/// Where the program runs, as far as clipboards and browsers depend on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// Inside tmux.
    pub tmux: bool,
    /// Inside GNU screen.
    pub screen: bool,
    /// On the other end of an SSH connection.
    pub ssh: bool,
    /// With a Wayland desktop.
    pub wayland: bool,
    /// With an X desktop.
    pub x11: bool,
    /// In Windows' Linux.
    pub wsl: bool,
}

impl Environment {
    /// What the environment says; `variable` looks one up.
    pub fn read(variable: impl Fn(&str) -> Option<std::ffi::OsString>) -> Self {
        let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        Self {
            tmux: set("TMUX"),
            screen: set("STY"),
            ssh: set("SSH_TTY") || set("SSH_CONNECTION"),
            wayland: set("WAYLAND_DISPLAY"),
            x11: set("DISPLAY"),
            wsl: set("WSL_DISTRO_NAME"),
        }
    }

    /// Whether there is a desktop on this machine.
    pub fn has_desktop(&self) -> bool {
        cfg!(target_os = "macos") || self.wayland || self.x11 || self.wsl
    }
}

/// Copies `text` by the first way of the settings that works here.
#[must_use]
pub fn copy(text: &str, settings: &Copy, here: &Environment) -> CopyOutcome {
    for way in &settings.order {
        let copied = match way {
            CopyWay::Command => run_first(&settings.command, text),
            CopyWay::Tmux => here.tmux && run("tmux", &["load-buffer", "-w", "-"], text).is_ok(),
            CopyWay::Native => !here.ssh && native(text, here),
            CopyWay::Osc52 if text.len() <= OSC52_LIMIT => return CopyOutcome::Write(osc52(text, here)),
            CopyWay::Osc52 => false,
        };
        if copied {
            return CopyOutcome::Copied(*way);
        }
    }
    CopyOutcome::NoWay
}

fn run_first(command: &[String], text: &str) -> bool {
    match command.split_first() {
        Some((program, arguments)) => run(program, arguments, text).is_ok(),
        None => false,
    }
}

/// The desktop's own tools, the first that is installed.
fn native(text: &str, here: &Environment) -> bool {
    const NONE: &[&str] = &[];
    let mut tools: Vec<(&str, &[&str])> = Vec::new();
    if cfg!(target_os = "macos") {
        tools.push(("pbcopy", NONE));
    }
    if here.wayland {
        tools.push(("wl-copy", NONE));
    }
    if here.x11 {
        tools.push(("xclip", &["-selection", "clipboard"]));
        tools.push(("xsel", &["--clipboard", "--input"]));
    }
    if here.wsl {
        tools.push(("clip.exe", NONE));
    }
    tools.into_iter().any(|(program, arguments)| run(program, arguments, text).is_ok())
}

/// Runs a command that reads the text from its standard input, and waits for it.
fn run(program: &str, arguments: &[impl AsRef<OsStr>], text: &str) -> io::Result<()> {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let status = feed(child, text)?;
    if status.success() { Ok(()) } else { Err(io::Error::other("the command failed")) }
}

/// The sequence that sets the terminal's clipboard, ended by ST, wrapped where a multiplexer stands between.
#[must_use]
pub fn osc52(text: &str, here: &Environment) -> Vec<u8> {
    let sequence = format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes()));
    if here.tmux {
        return format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b")).into_bytes();
    }
    if here.screen {
        return format!("\x1bP{}\x1b\\", sequence.replace("\x1b\\", "\x07")).into_bytes();
    }
    sequence.into_bytes()
}

/// RFC 4648 base64 with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| (group << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(group >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_as_the_standard_says() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("« é »", "wqsgw6kgwrs=")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn a_multiplexer_gets_the_sequence_wrapped() {
        let text = |here: &Environment| String::from_utf8(osc52("oui", here)).unwrap();
        assert_eq!(text(&Environment::default()), "\x1b]52;c;b3Vp\x1b\\");
        let tmux = Environment { tmux: true, ..Environment::default() };
        assert_eq!(text(&tmux), "\x1bPtmux;\x1b\x1b]52;c;b3Vp\x1b\x1b\\\x1b\\");
    }

    #[test]
    fn over_ssh_the_remote_desktop_is_left_alone() {
        let here = Environment { ssh: true, x11: true, ..Environment::default() };
        let settings = Copy { order: vec![CopyWay::Native, CopyWay::Osc52], command: Vec::new() };
        assert!(matches!(copy("mot", &settings, &here), CopyOutcome::Write(_)));
        let settings = Copy { order: vec![CopyWay::Native], command: Vec::new() };
        assert_eq!(copy("mot", &settings, &here), CopyOutcome::NoWay);
    }

    #[test]
    fn what_is_too_long_for_the_terminal_is_not_sent_to_it() {
        let settings = Copy { order: vec![CopyWay::Osc52], command: Vec::new() };
        assert_eq!(copy(&"a".repeat(OSC52_LIMIT + 1), &settings, &Environment::default()), CopyOutcome::NoWay);
    }

    #[test]
    fn a_command_of_the_person_counts_only_when_it_succeeds() {
        let settings = |command: &str| Copy { order: vec![CopyWay::Command], command: vec![command.to_owned()] };
        assert_eq!(copy("mot", &settings("true"), &Environment::default()), CopyOutcome::Copied(CopyWay::Command));
        assert_eq!(copy("mot", &settings("false"), &Environment::default()), CopyOutcome::NoWay);
    }

    #[test]
    fn a_command_that_ends_without_reading_is_judged_by_its_exit_status() {
        // More than a pipe holds: the write always meets the closed end.
        let long = "mot ".repeat(100_000);
        let settings = |command: &str| Copy { order: vec![CopyWay::Command], command: vec![command.to_owned()] };
        assert_eq!(copy(&long, &settings("true"), &Environment::default()), CopyOutcome::Copied(CopyWay::Command));
        assert_eq!(copy(&long, &settings("false"), &Environment::default()), CopyOutcome::NoWay);
    }
}
