//! Nothing leaves by the network: no library that could is linked, and no command asks the system for a socket.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::process::{Command, Stdio};

use common::{Person, sample, skipped};

#[test]
fn no_library_that_talks_to_a_network_is_linked() {
    let rules: toml::Table = include_str!("../deny.toml").parse().unwrap();
    let denied = rules["bans"]["deny"].as_array().unwrap();
    let talkers: Vec<&str> = denied.iter().map(|rule| rule["crate"].as_str().unwrap()).collect();
    assert!(talkers.contains(&"socket2"), "{talkers:?}");
    let lock = include_str!("../Cargo.lock");
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = ")).collect();
    assert!(names.len() > 100, "{}", names.len());
    for name in names {
        assert!(!talkers.contains(&name.trim_matches('"')), "{name}");
    }
}

#[test]
fn no_command_asks_for_a_socket() {
    let strace = Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    if !strace.is_ok_and(|status| status.success()) {
        skipped("strace", "it is not here, or may not trace");
        return;
    }
    let person = Person::new();
    let (sample, log) = (sample(), person.folder("trace"));
    let index = person.folder("index");
    let draft = person.folder("draft.md");
    fs::write(&draft, "« Oui », dit-elle.").unwrap();
    let (index, draft) = (index.to_str().unwrap(), draft.to_str().unwrap());
    // `script` gives the interface a terminal; it is left at once. Ctrl-C is pressed again and again: what comes before
    // the terminal has a program is lost.
    let interface = format!(
        "while printf '\\003'; do sleep 0.2; done | script -qec '{} {sample}' /dev/null",
        env!("CARGO_BIN_EXE_guillemet")
    );
    let program = env!("CARGO_BIN_EXE_guillemet");
    let commands: [&[&str]; 9] = [
        &[program, "quotes", "maire", "--archive", &sample],
        &[program, "articles", "--archive", &sample],
        &[program, "entities", "--archive", &sample],
        &[program, "check", draft, &sample],
        &[program, "index", "--into", index, &sample],
        &[program, "doctor", &sample],
        &[program, "man"],
        &[program, "completions", "bash"],
        &["sh", "-c", &interface],
    ];
    for command in commands {
        let ran = Command::new("strace")
            .args(["-f", "-e", "trace=network", "-o"])
            .arg(&log)
            .args(command)
            .envs(person.environment())
            .env("TERM", "xterm-256color")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(ran.is_ok_and(|status| status.code().is_some()), "{command:?}");
        let trace = fs::read_to_string(&log).unwrap();
        assert!(trace.contains("+++ exited"), "{command:?} was not traced: {trace}");
        // Sockets of the machine itself (AF_UNIX) may be the terminal's or the system's; those of a network are AF_INET and
        // AF_INET6.
        let asked: Vec<&str> = trace.lines().filter(|line| line.contains("AF_INET")).collect();
        assert!(asked.is_empty(), "{command:?}: {asked:?}");
    }
}
