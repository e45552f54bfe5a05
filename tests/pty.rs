//! The real program in a real terminal: what it switches on it switches off, whatever ends it.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::Path;
use std::time::Duration;

use common::{Person, sample, skipped};
use rustix::process::{Pid, kill_process};
use termlens::{Key, Screen, Signal, Terminal};

/// The program on the sample archive, or another one, in a terminal of a person's own.
trait InTerminal {
    fn open(&self) -> Terminal {
        self.open_with(&[], 100, 30)
    }

    fn open_with(&self, more: &[(&str, &str)], width: u16, height: u16) -> Terminal {
        self.open_archive(Path::new(&sample()), more, width, height)
    }

    fn open_archive(&self, archive: &Path, more: &[(&str, &str)], width: u16, height: u16) -> Terminal;

    fn bookmarks(&self) -> String;
}

impl InTerminal for Person {
    fn open_archive(&self, archive: &Path, more: &[(&str, &str)], width: u16, height: u16) -> Terminal {
        let mut builder = Terminal::builder()
            .size(width, height)
            .env_clear()
            .timeout(Duration::from_secs(60))
            .env("TERM", "xterm-256color")
            .env("LANG", "en_GB.UTF-8")
            .env("PATH", "/usr/bin:/bin")
            .envs(self.environment())
            .arg(archive);
        for (name, value) in more {
            builder = builder.env(name, value);
        }
        builder.spawn(env!("CARGO_BIN_EXE_guillemet")).unwrap()
    }

    fn bookmarks(&self) -> String {
        std::fs::read_to_string(self.folder("config/bookmarks.jsonl")).unwrap_or_default()
    }
}

/// Waits until the archive is read and the list stands.
fn ready(terminal: &mut Terminal) {
    terminal.wait_until(|screen| screen.contains("Articles") && screen.contains("2023-08-17")).unwrap();
    terminal.wait_until(|screen| !screen.contains("reading the archive")).unwrap();
}

fn is_restored(screen: &Screen) {
    assert!(!screen.alternate_screen(), "the alternate screen is left");
    assert!(screen.cursor_visible(), "the cursor is shown");
    assert!(!screen.bracketed_paste(), "bracketed paste is off");
    assert!(screen.mouse_modes().is_empty(), "the mouse is off");
}

#[test]
fn a_passage_is_kept_and_found_again_after_a_restart() {
    let person = Person::new();
    let mut terminal = person.open();
    ready(&mut terminal);
    // As fast as a terminal passes it on: what is typed ahead is meant for what comes.
    terminal.send_str("maree granules\r\t").unwrap();
    terminal.wait_until(|screen| screen.contains("« 1/")).unwrap();
    terminal.send(Key::Char('m')).unwrap();
    terminal.wait_until(|screen| screen.contains("Kept.")).unwrap();
    assert_eq!(person.bookmarks().lines().count(), 1);
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
    is_restored(&terminal.screen());

    let mut terminal = person.open();
    terminal.wait_until(|screen| screen.contains("maree granules") || screen.contains("Marée de granulés")).unwrap();
    terminal.wait_until(|screen| screen.contains("◆")).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
}

#[test]
fn a_choice_about_an_entity_holds_from_the_first_screen_on() {
    let person = Person::new();
    let mut terminal = person.open();
    ready(&mut terminal);
    terminal.send_str("\t\tantifer").unwrap();
    terminal
        .wait_until(|screen| screen.contains("antifer") && screen.contains("Antifer") && screen.contains(" art."))
        .unwrap();
    terminal.send(Key::Ctrl('o')).unwrap();
    terminal.wait_until(|screen| screen.contains("leave it out of the lists")).unwrap();
    terminal.send_str("r").unwrap();
    terminal.wait_until(|screen| screen.contains("name: Antifer")).unwrap();
    terminal.send(Key::Ctrl('u')).unwrap();
    terminal.send_str("Port of Antifer\r").unwrap();
    terminal.wait_until(|screen| screen.contains("Called Port of Antifer")).unwrap();
    let kept = std::fs::read_to_string(person.home.path().join("config/entities.jsonl")).unwrap();
    assert_eq!(kept.lines().count(), 1, "{kept}");
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());

    // The session opens on the same tab, whatever was read first.
    let mut terminal = person.open();
    terminal.wait_until(|screen| screen.contains("Port of Antifer")).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
}

#[test]
fn signals_restore_the_terminal_and_lose_nothing() {
    for (signal, code) in [(Signal::Term, 143), (Signal::Hup, 129), (Signal::Int, 130)] {
        let person = Person::new();
        let mut terminal = person.open();
        ready(&mut terminal);
        terminal.send(Key::F(6)).unwrap();
        terminal.wait_until(|screen| !screen.mouse_modes().is_empty()).unwrap();
        terminal.signal(signal).unwrap();
        let status = terminal.wait_exit().unwrap();
        assert_eq!(status.code(), Some(code));
        is_restored(&terminal.screen());
    }
}

/// Only the first program of a session is told by a signal that the terminal is gone; here that one keeps it to itself.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_goes_without_a_signal_ends_the_program() {
    use std::io::Read as _;
    use std::process::{Command, Stdio};

    use rustix::pty::OpenptFlags;

    let person = Person::new();
    let ours = rustix::pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
    rustix::pty::unlockpt(&ours).unwrap();
    let path = rustix::pty::ptsname(&ours, Vec::new()).unwrap();
    let terminal = std::fs::File::options().read(true).write(true).open(path.to_str().unwrap()).unwrap();
    let (told, pid) = (person.folder("ended"), person.folder("pid"));
    let script = format!(
        "trap '' HUP; stty cols 80 rows 24; sh -c 'echo $$ > {pid}; exec {program} {archive}'; echo $? > {told}",
        pid = pid.display(),
        program = env!("CARGO_BIN_EXE_guillemet"),
        archive = sample(),
        told = told.display(),
    );
    let mut setsid = Command::new("setsid");
    setsid.args(["--ctty", "sh", "-c", &script]).envs(person.environment()).env("TERM", "xterm-256color");
    let terminal = || Stdio::from(terminal.try_clone().unwrap());
    let mut session = setsid.stdin(terminal()).stdout(terminal()).stderr(terminal()).spawn().unwrap();
    // The first frame is there.
    let mut ours = std::fs::File::from(ours);
    let (mut seen, mut some) = (Vec::new(), [0; 4096]);
    while !String::from_utf8_lossy(&seen).contains("Articles") {
        let read = ours.read(&mut some).unwrap();
        seen.extend_from_slice(&some[..read]);
    }
    let pid: i32 = std::fs::read_to_string(&pid).unwrap().trim().parse().unwrap();
    let send = |signal| kill_process(Pid::from_raw(pid).unwrap(), signal);
    drop(ours);
    let begun = std::time::Instant::now();
    while !told.exists() && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    let ended = told.exists();
    if !ended {
        let _ = send(rustix::process::Signal::KILL);
    }
    let _ = session.wait();
    assert!(ended, "it goes on without a terminal");
}

#[test]
fn a_suspension_gives_the_terminal_back_and_takes_it_again() {
    let person = Person::new();
    let mut terminal = person.open();
    ready(&mut terminal);
    terminal.send(Key::Ctrl('z')).unwrap();
    terminal.wait_until(|screen| !screen.alternate_screen() && screen.cursor_visible()).unwrap();
    // The terminal is given back a moment before the program stops; a signal in between would be lost, so that it
    // is sent until it has been heard.
    let pid = Pid::from_raw(i32::try_from(terminal.pid().unwrap()).unwrap()).unwrap();
    let back = |screen: &Screen| screen.alternate_screen() && screen.contains("2023-08-17");
    let heard = (0..100).any(|_| {
        kill_process(pid, rustix::process::Signal::CONT).unwrap();
        terminal.wait_until_for(back, Duration::from_millis(300)).is_ok()
    });
    assert!(heard, "{}", terminal.screen().text());
    terminal.send_str("maree").unwrap();
    terminal.wait_until(|screen| screen.contains("› maree")).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
}

#[test]
fn a_panic_restores_the_terminal_before_it_is_told() {
    let person = Person::new();
    let mut terminal = person.open_with(&[("GUILLEMET_TEST_PANIC", "1")], 100, 30);
    let status = terminal.wait_exit().unwrap();
    assert!(!status.success());
    let screen = terminal.screen();
    is_restored(&screen);
    assert!(screen.contains("panicked"), "{}", screen.text());
}

#[test]
fn a_late_answer_to_the_caller_takes_no_key_away() {
    let person = Person::new();
    let mut terminal = person.open();
    // What an xterm says to vim's question about the cursor's blinking, when vim has started us meanwhile.
    terminal.send_str("\u{1b}[?12;0$y").unwrap();
    ready(&mut terminal);
    terminal.send_str("maree granules").unwrap();
    terminal.wait_until(|screen| screen.contains("maree granules")).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
}

#[test]
fn a_broken_file_of_settings_is_told_on_the_screen() {
    let person = Person::new();
    std::fs::create_dir_all(person.home.path().join("config")).unwrap();
    std::fs::write(person.home.path().join("config/config.toml"), "width = 60\nlanguage = [\n").unwrap();
    let mut terminal = person.open_with(&[("LANG", "fr_FR.UTF-8")], 120, 30);
    terminal.wait_until(|screen| screen.contains("config.toml, ligne 2") && screen.contains("par défaut")).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
}

#[test]
fn no_color_keeps_the_bar_of_the_selection() {
    let person = Person::new();
    let mut terminal = person.open_with(&[("NO_COLOR", "1")], 80, 24);
    ready(&mut terminal);
    let screen = terminal.wait_stable(Duration::from_millis(300)).unwrap();
    let row = (0..24).find(|row| screen.row_text(*row).starts_with(" 20")).unwrap();
    assert!(screen.cell(row, 20).unwrap().style().reverse);
}

#[test]
fn a_file_that_comes_while_the_list_is_read_leaves_the_cursor_where_it_is() {
    let person = Person::new();
    let archive = person.home.path().join("archive");
    let put = |name: &str, title: &str, date: &str| {
        let text = format!("Titre : {title}\nDate : {date}\n\n{title}, dit-on au port.\n");
        std::fs::write(archive.join(name), text).unwrap();
    };
    std::fs::create_dir(&archive).unwrap();
    put("a.txt", "Le quai désert", "2021-03-01");
    put("b.txt", "La digue cède", "2021-02-01");
    put("c.txt", "Un port sans grue", "2021-01-01");
    let mut terminal = person.open_archive(&archive, &[], 80, 24);
    terminal.wait_until(|screen| screen.contains("Un port sans grue")).unwrap();
    terminal.send(Key::Down).unwrap();
    let on_the_dike = |screen: &Screen| {
        let row = (0..24).find(|row| screen.row_text(*row).contains("La digue cède"));
        row.is_some_and(|row| screen.cell(row, 20).is_some_and(|cell| cell.style().reverse))
    };
    terminal.wait_until(on_the_dike).unwrap();
    put("d.txt", "Le port rouvre", "2024-05-06");
    terminal.wait_until(|screen| screen.contains("Le port rouvre") && on_the_dike(screen)).unwrap();
    std::fs::remove_file(archive.join("a.txt")).unwrap();
    terminal.wait_until(|screen| !screen.contains("Le quai désert") && on_the_dike(screen)).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
}

#[test]
fn while_idle_nothing_is_written() {
    let person = Person::new();
    let mut terminal = person.open();
    ready(&mut terminal);
    let _ = terminal.wait_stable(Duration::from_millis(500)).unwrap();
    let before = terminal.screen().repaints();
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(terminal.screen().repaints(), before);
}

#[test]
fn without_a_terminal_the_program_says_what_to_do() {
    let person = Person::new();
    let folder = |name: &str| person.home.path().join(name);
    let output = std::process::Command::new("setsid")
        .arg(env!("CARGO_BIN_EXE_guillemet"))
        .env("GUILLEMET_CONFIG_DIR", folder("config"))
        .env("GUILLEMET_CACHE_DIR", folder("cache"))
        .env("GUILLEMET_STATE_DIR", folder("state"))
        .stdin(std::process::Stdio::null())
        .output();
    // `setsid` comes with every Linux, not with macOS.
    let Ok(output) = output else { return skipped("setsid", "no `setsid` here to run without a terminal") };
    assert_eq!(output.status.code(), Some(2));
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(words.contains("no terminal"), "{words}");
    assert!(output.stdout.is_empty());
}
