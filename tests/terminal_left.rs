//! The real program under a shell in a real terminal: whatever ends it, the settings of the terminal are those of before,
//! bit for bit; and whatever comes from the terminal while it runs, it goes on.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use common::{Person, sample};
use rustix::process::{Pid, Signal, kill_process};
use termlens::{Key, Terminal, TerminalBuilder};

fn builder(person: &Person) -> TerminalBuilder {
    common::terminal(person).timeout(Duration::from_secs(240))
}

/// A shell that notes the settings of the terminal before the program, while it is stopped, and after it.
fn under_a_shell(person: &Person, more: &[(&str, &str)]) -> Terminal {
    let notes = person.home.path().display().to_string();
    let script = format!(
        "set -m; stty -g > '{notes}/before'; '{}' '{}'; ended=$?; stty -g > '{notes}/between'; \
         if [ $ended -ge 146 ] && [ $ended -le 150 ]; then echo STOPPED; read line; fg; fi; \
         stty -g > '{notes}/after'; echo LEFT; read line",
        env!("CARGO_BIN_EXE_guillemet"),
        sample()
    );
    let mut builder = builder(person).args(["-c", &script]);
    for (name, value) in more {
        builder = builder.env(name, value);
    }
    builder.spawn("/bin/sh").unwrap()
}

fn ready(terminal: &mut Terminal) {
    terminal.wait_until(|screen| screen.contains("Articles") && screen.contains("2023-08-17")).unwrap();
}

/// The program that the shell runs.
fn child(terminal: &Terminal) -> Pid {
    let shell = terminal.pid().unwrap();
    let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
    Pid::from_raw(children.split_whitespace().next().unwrap().parse().unwrap()).unwrap()
}

fn note(person: &Person, name: &str) -> String {
    fs::read_to_string(person.folder(name)).unwrap()
}

fn is_as_before(person: &Person, terminal: &mut Terminal, how: &str) {
    terminal.wait_until(|screen| screen.contains("LEFT")).unwrap();
    let before = note(person, "before");
    assert!(before.contains(':') && before == note(person, "after"), "{how}: {before} {}", note(person, "after"));
    let screen = terminal.screen();
    assert!(!screen.alternate_screen() && screen.cursor_visible() && !screen.bracketed_paste(), "{how}");
    assert!(screen.mouse_modes().is_empty(), "{how}");
}

#[test]
#[cfg(target_os = "linux")]
fn every_way_out_leaves_the_settings_of_the_terminal_as_they_were() {
    for how in ["q", "ctrl-c", "TERM", "HUP", "QUIT", "USR1", "ALRM", "INT"] {
        let person = Person::new();
        let mut terminal = under_a_shell(&person, &[]);
        ready(&mut terminal);
        let send = |signal| kill_process(child(&terminal), signal).unwrap();
        match how {
            "TERM" => send(Signal::TERM),
            "HUP" => send(Signal::HUP),
            "QUIT" => send(Signal::QUIT),
            "USR1" => send(Signal::USR1),
            "ALRM" => send(Signal::ALARM),
            "INT" => send(Signal::INT),
            "q" => {
                terminal.send_str("\r").unwrap();
                terminal.wait_until(|screen| screen.contains("│") || screen.contains("quote")).unwrap();
                terminal.send_str("qq").unwrap();
                terminal.send(Key::Ctrl('c')).unwrap();
            }
            _ => terminal.send(Key::Ctrl('c')).unwrap(),
        }
        is_as_before(&person, &mut terminal, how);
    }
}

#[test]
#[cfg(all(target_os = "linux", debug_assertions))]
fn a_panic_leaves_the_settings_of_the_terminal_as_they_were() {
    let person = Person::new();
    let mut terminal = under_a_shell(&person, &[("GUILLEMET_TEST_PANIC", "1")]);
    is_as_before(&person, &mut terminal, "a panic");
    assert!(terminal.screen().contains("asked for by a test"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_suspension_gives_the_terminal_back_and_takes_it_again() {
    let person = Person::new();
    let mut terminal = under_a_shell(&person, &[]);
    ready(&mut terminal);
    terminal.send(Key::Ctrl('z')).unwrap();
    terminal.wait_until(|screen| screen.contains("STOPPED")).unwrap();
    assert_eq!(note(&person, "between"), note(&person, "before"));
    assert!(!terminal.screen().alternate_screen());
    terminal.send_str("\r").unwrap();
    ready(&mut terminal);
    assert!(terminal.screen().alternate_screen());
    terminal.send_str("maree").unwrap();
    terminal.wait_until(|screen| screen.contains("› maree")).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    is_as_before(&person, &mut terminal, "a suspension");
}

/// A signal at any moment of the start: the program ends, and what it switched on is switched off.
fn signals_while_it_starts(delays: impl Iterator<Item = u64>) {
    for delay in delays {
        for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
            let person = Person::new();
            let mut terminal = builder(&person).arg(sample()).spawn(env!("CARGO_BIN_EXE_guillemet")).unwrap();
            std::thread::sleep(Duration::from_millis(delay));
            let pid = i32::try_from(terminal.pid().unwrap()).unwrap();
            kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
            let begun = Instant::now();
            let status = terminal.wait_exit().unwrap();
            assert!(begun.elapsed() < Duration::from_secs(30), "{delay} ms, {signal:?}");
            let by_signal = status.signal().is_some() || status.code() == Some(128 + signal.as_raw().unsigned_abs());
            assert!(by_signal, "{delay} ms, {signal:?}: {status:?}");
            let screen = terminal.screen();
            assert!(!screen.alternate_screen() && screen.cursor_visible(), "{delay} ms, {signal:?}");
            assert!(!screen.bracketed_paste() && screen.mouse_modes().is_empty(), "{delay} ms, {signal:?}");
        }
    }
}

#[test]
fn a_signal_before_anybody_listens_leaves_no_mode_on() {
    signals_while_it_starts([0, 3, 8, 15, 30, 60].into_iter());
}

#[test]
#[ignore = "a minute of starts: see CONTRIBUTING"]
fn a_signal_at_every_moment_of_the_start_leaves_no_mode_on() {
    signals_while_it_starts(0..120);
}

#[test]
fn what_is_typed_ahead_and_then_left_is_kept() {
    for ending in ["\u{3}", "TERM", "HUP"] {
        let person = Person::new();
        let archive = person.folder("archive");
        fs::create_dir(&archive).unwrap();
        // An article that is not opened in a moment.
        let long =
            "Le conseil a parlé des marées et des barques jusqu’au soir, sans rien dire du quai.\n\n".repeat(1_500);
        fs::write(archive.join("long.txt"), format!("Titre : Le long conseil\nDate : 2023-08-17\n\n{long}")).unwrap();
        let mut terminal = builder(&person).arg(&archive).spawn(env!("CARGO_BIN_EXE_guillemet")).unwrap();
        terminal.wait_until(|screen| screen.contains("Le long conseil")).unwrap();
        terminal.send_str("conseil\rm").unwrap();
        match ending {
            "TERM" | "HUP" => {
                std::thread::sleep(Duration::from_millis(30));
                let pid = Pid::from_raw(i32::try_from(terminal.pid().unwrap()).unwrap()).unwrap();
                kill_process(pid, if ending == "TERM" { Signal::TERM } else { Signal::HUP }).unwrap();
            }
            keys => terminal.send_str(keys).unwrap(),
        }
        terminal.wait_exit().unwrap();
        let kept = fs::read_to_string(person.folder("config").join("bookmarks.jsonl")).unwrap_or_default();
        assert_eq!(kept.lines().count(), 1, "{ending:?}");
    }
}

#[test]
fn what_is_typed_before_the_program_has_the_terminal_is_kept() {
    let person = Person::new();
    let mut terminal = builder(&person).arg(sample()).spawn(env!("CARGO_BIN_EXE_guillemet")).unwrap();
    // The terminal gathers lines still, and there is no row yet.
    terminal.send_str("\r\tm").unwrap();
    terminal.wait_until(|screen| screen.contains("Kept.")).unwrap();
    terminal.send_str("\u{3}").unwrap();
    terminal.wait_exit().unwrap();
    let kept = fs::read_to_string(person.folder("config").join("bookmarks.jsonl")).unwrap_or_default();
    assert_eq!(kept.lines().count(), 1, "{kept}");
}

#[test]
fn a_storm_of_sizes_is_drawn_through() {
    let person = Person::new();
    let mut terminal = builder(&person).arg(sample()).spawn(env!("CARGO_BIN_EXE_guillemet")).unwrap();
    ready(&mut terminal);
    terminal.send_str("maree\r").unwrap();
    let mut random = 0x9E37_79B9_u32;
    for round in 0..150 {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        let (width, height) = (2 + random % 399, 2 + random / 512 % 119);
        terminal.resize(u16::try_from(width).unwrap(), u16::try_from(height).unwrap()).unwrap();
        if round % 10 == 0 {
            terminal.send_str(["j", "\t", "z", "?", "\u{1b}"][round / 10 % 5]).unwrap();
        }
    }
    for (width, height) in [(2, 2), (400, 120), (2, 120), (400, 2), (100, 30)] {
        terminal.resize(width, height).unwrap();
        std::thread::sleep(Duration::from_millis(60));
    }
    terminal.wait_until(|screen| screen.contains("Marée") || screen.contains("marée")).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
}

#[test]
fn without_a_terminal_that_can_be_drawn_on_it_is_said_what_to_do() {
    let person = Person::new();
    let mut terminal =
        builder(&person).env("TERM", "dumb").arg(sample()).spawn(env!("CARGO_BIN_EXE_guillemet")).unwrap();
    assert_eq!(terminal.wait_exit().unwrap().code(), Some(2));
    let screen = terminal.screen();
    assert!(screen.contains("TERM=dumb") && screen.contains("guillemet quotes"), "{}", screen.text());
    // No terminal at all: a session of its own has none.
    for arguments in [vec![sample()], vec!["pick".to_owned(), "quotes".to_owned(), sample()]] {
        let said = std::process::Command::new("setsid")
            .arg("--wait")
            .arg(env!("CARGO_BIN_EXE_guillemet"))
            .args(&arguments)
            .envs(person.environment())
            .stdin(std::process::Stdio::null())
            .output();
        let Ok(said) = said else { return common::skipped("setsid", "no session without a terminal can be begun") };
        let words = String::from_utf8_lossy(&said.stderr).into_owned();
        assert_eq!(said.status.code(), Some(2), "{words}");
        assert!(words.contains("no terminal") && words.contains("guillemet"), "{words}");
    }
}

/// The index under a running program.
fn index_of(person: &Person) -> PathBuf {
    let found = fs::read_dir(person.folder("cache")).unwrap().flatten().map(|entry| entry.path());
    found.into_iter().find(|path| path.extension().is_some_and(|end| end == "sqlite")).unwrap()
}

#[test]
fn an_index_that_is_damaged_under_the_interface_is_mended_by_it() {
    damaged_under_the_interface(1);
}

#[test]
fn an_index_that_is_damaged_again_and_again_is_mended_and_shown() {
    damaged_under_the_interface(3);
}

fn damaged_under_the_interface(rounds: usize) {
    let person = Person::new();
    let archive = person.folder("archive");
    fs::create_dir(&archive).unwrap();
    let article = |title: &str| format!("Titre : {title}\nDate : 2023-08-17\n\n« Oui », a dit Odile Garrec, maire.\n");
    for number in 0..200 {
        fs::write(archive.join(format!("{number}.txt")), article(&format!("Article {number}"))).unwrap();
    }
    let mut terminal = builder(&person).arg(&archive).spawn(env!("CARGO_BIN_EXE_guillemet")).unwrap();
    terminal.wait_until(|screen| screen.contains("Article 1")).unwrap();
    terminal.wait_until(|screen| !screen.contains("reading the archive")).unwrap();
    for round in 0..rounds {
        let index = index_of(&person);
        let mut bytes = fs::read(&index).unwrap();
        let from = 8192.min(bytes.len() / 2);
        bytes[from..].fill(0xA5);
        fs::write(&index, bytes).unwrap();
        fs::write(
            archive.join(format!("neu{round}.txt")),
            article(&format!("Nouveau {round}")).replace("08-17", "09-01"),
        )
        .unwrap();
        terminal.wait_until(|screen| screen.contains(&format!("Nouveau {round}"))).unwrap();
    }
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
    let rows = person.run(&["articles", "--archive", archive.to_str().unwrap(), "--format", "tsv"]);
    assert_eq!(rows.out.lines().count(), 200 + rounds, "{}", rows.err);
}
