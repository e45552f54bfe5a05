//! Leaving the real program in a real terminal: what was kept is on the disk whatever ends it, and nothing that the
//! terminal sends holds the keyboard.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs::{self, File};
use std::time::{Duration, Instant};

use common::{Person, sample, terminal};
use rustix::process::{Pid, Signal, kill_process};
use termlens::{Key, Terminal};

fn open(person: &Person, more: &[(&str, &str)]) -> Terminal {
    let mut builder = terminal(person).arg(sample());
    for (name, value) in more {
        builder = builder.env(name, value);
    }
    let mut terminal = builder.spawn(env!("CARGO_BIN_EXE_guillemet")).unwrap();
    terminal.wait_until(|screen| screen.contains("Articles") && screen.contains("2023-08-17")).unwrap();
    terminal.wait_until(|screen| !screen.contains("reading the archive")).unwrap();
    terminal
}

fn pid(terminal: &Terminal) -> Pid {
    Pid::from_raw(i32::try_from(terminal.pid().unwrap()).unwrap()).unwrap()
}

fn bookmarks(person: &Person) -> usize {
    fs::read_to_string(person.folder("config").join("bookmarks.jsonl")).unwrap_or_default().lines().count()
}

/// Opens the article with the quotations about the tide, and waits until they can be kept.
fn read(terminal: &mut Terminal) {
    terminal.send_str("maree granules\r\t").unwrap();
    terminal.wait_until(|screen| screen.contains("« 1/")).unwrap();
}

#[test]
fn what_was_kept_is_on_the_disk_however_fast_the_program_is_left() {
    for ending in ["q\u{3}", "\u{3}", "TERM", "HUP", "INT"] {
        let person = Person::new();
        let mut terminal = open(&person, &[]);
        read(&mut terminal);
        terminal.send_str("m\tm\tm").unwrap();
        match ending {
            "TERM" => kill_process(pid(&terminal), Signal::TERM).unwrap(),
            "HUP" => kill_process(pid(&terminal), Signal::HUP).unwrap(),
            "INT" => kill_process(pid(&terminal), Signal::INT).unwrap(),
            keys => terminal.send_str(keys).unwrap(),
        }
        terminal.wait_exit().unwrap();
        assert_eq!(bookmarks(&person), 3, "{ending:?}");
    }
}

#[test]
fn what_could_not_be_written_is_given_back_as_text() {
    let person = Person::new();
    let mut terminal = open(&person, &[]);
    read(&mut terminal);
    let lock = File::create(person.folder("config").join("bookmarks.jsonl.lock"));
    let lock = lock.unwrap_or_else(|_| {
        fs::create_dir_all(person.folder("config")).unwrap();
        File::create(person.folder("config").join("bookmarks.jsonl.lock")).unwrap()
    });
    lock.lock().unwrap();
    let begun = Instant::now();
    terminal.send_str("m\u{3}").unwrap();
    terminal.wait_exit().unwrap();
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
    let said = terminal.screen().text();
    assert!(said.contains("could not be written"), "{said}");
    assert!(said.contains("\"quote\"") || said.contains("\"article\""), "{said}");
    assert_eq!(bookmarks(&person), 0);
}

#[test]
fn a_lock_that_is_held_is_told_on_the_screen() {
    let person = Person::new();
    let mut terminal = open(&person, &[]);
    read(&mut terminal);
    fs::create_dir_all(person.folder("config")).unwrap();
    let lock = File::create(person.folder("config").join("bookmarks.jsonl.lock")).unwrap();
    lock.lock().unwrap();
    terminal.send_str("m").unwrap();
    terminal.wait_until(|screen| screen.contains("Waiting:")).unwrap();
    drop(lock);
    terminal.wait_until(|screen| screen.contains("Kept.")).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    terminal.wait_exit().unwrap();
    assert_eq!(bookmarks(&person), 1);
}

#[test]
fn late_answers_and_open_pastes_hold_no_key() {
    let person = Person::new();
    let mut terminal = open(&person, &[]);
    for odd in ["\u{1b}[?12;0$y", "\u{1b}]11;rgb:ffff/ffff/ffff\u{7}", "\u{1b}P1$r0 q\u{1b}\\", "\u{1b}[?12"] {
        terminal.send_str(odd).unwrap();
        std::thread::sleep(Duration::from_millis(700));
        terminal.send_str("z").unwrap();
        terminal.wait_until(|screen| screen.contains("› z")).unwrap();
        terminal.send(Key::Backspace).unwrap();
        terminal.wait_until(|screen| !screen.contains("› z")).unwrap();
    }
    terminal.send_str("\u{1b}[200~maree").unwrap();
    terminal.wait_until(|screen| screen.contains("› maree")).unwrap();
    terminal.send_str("\u{1b}[200~abc").unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
}

#[test]
fn twelve_thousand_letters_are_one_query() {
    let person = Person::new();
    let mut terminal = open(&person, &[]);
    let text = "maree ".repeat(2_080);
    let begun = Instant::now();
    terminal.send_str(&text).unwrap();
    terminal.send_str("zz").unwrap();
    // No article has the last word: all has been taken in.
    terminal.wait_until(|screen| screen.contains("No row matches")).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn every_signal_that_ends_the_program_gives_the_terminal_back() {
    for (signal, code) in [
        (Signal::QUIT, 131),
        (Signal::USR1, 138),
        (Signal::USR2, 140),
        (Signal::ALARM, 142),
        (Signal::TERM, 143),
        (Signal::HUP, 129),
    ] {
        let person = Person::new();
        let mut terminal = open(&person, &[]);
        kill_process(pid(&terminal), signal).unwrap();
        assert_eq!(terminal.wait_exit().unwrap().code(), Some(code), "{signal:?}");
        let screen = terminal.screen();
        assert!(!screen.alternate_screen() && screen.cursor_visible() && !screen.bracketed_paste(), "{signal:?}");
    }
}

#[test]
fn a_temporary_index_is_private_and_gone_when_the_interface_is_left() {
    use std::os::unix::fs::PermissionsExt as _;
    let person = Person::new();
    fs::write(person.folder("cache"), "un fichier").unwrap();
    let folder = person.folder("tmp");
    fs::create_dir(&folder).unwrap();
    let mut terminal = open(&person, &[("TMPDIR", folder.to_str().unwrap())]);
    let there: Vec<_> = fs::read_dir(&folder).unwrap().flatten().collect();
    assert_eq!(there.len(), 1);
    assert_eq!(there[0].metadata().unwrap().permissions().mode() & 0o777, 0o700);
    terminal.send(Key::Ctrl('c')).unwrap();
    terminal.wait_exit().unwrap();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}
