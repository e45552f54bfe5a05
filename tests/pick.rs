//! `guillemet pick` in a real terminal: drawn there, while standard output has the choice and nothing else.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::process::{Command, Stdio};

use common::{Person, sample, skipped, terminal};
use termlens::{Key, Terminal};

/// A shell in a terminal that runs `guillemet pick` with its output in a file, then says how it ended.
fn pick(person: &Person, arguments: &str) -> Terminal {
    let program = env!("CARGO_BIN_EXE_guillemet");
    let script = format!("'{program}' pick {arguments} -a '{}' < /dev/null > out; echo \"code $?\"; cat", sample());
    terminal(person).current_dir(person.home.path()).args(["-c", &script]).spawn("/bin/sh").unwrap()
}

/// Waits until the rows of this query stand.
fn wait_for(terminal: &mut Terminal, words: &str) {
    terminal.wait_until(|screen| screen.contains(words) && !screen.contains("reading the archive")).unwrap();
}

fn ended(terminal: &mut Terminal, code: i32) {
    let line = format!("code {code}");
    terminal.wait_until(|screen| screen.contains(&line)).unwrap();
    assert!(!terminal.screen().alternate_screen(), "the terminal is given back");
}

fn out(person: &Person) -> String {
    fs::read_to_string(person.folder("out")).unwrap()
}

#[test]
fn the_choice_is_all_that_standard_output_has() {
    let person = Person::new();
    let mut terminal = pick(&person, "--query 'by:quemeneur soleil' --format md");
    wait_for(&mut terminal, "Il nous manque le soleil");
    terminal.send(Key::Enter).unwrap();
    ended(&mut terminal, 0);
    let out = out(&person);
    assert!(out.starts_with("> «\u{a0}Il nous manque le soleil"), "{out:?}");
    assert!(out.contains("Yann Quéméneur") && out.ends_with('\n') && !out.ends_with("\n\n"), "{out:?}");
    assert!(!out.contains('\u{1b}'), "{out:?}");
    // A picker remembers nothing.
    assert!(!person.folder("state").join("session").exists());
}

#[test]
fn a_saved_search_is_picked_from_in_its_own_tab_unless_another_is_named() {
    let person = Person::new();
    let path = person.folder("config").join("searches.jsonl");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "{\"name\":\"Soleil\",\"tab\":\"quotes\",\"query\":\"by:quemeneur\"}\n").unwrap();
    // A query beside it narrows it.
    let mut terminal = pick(&person, "--saved Soleil --query soleil --template '{quote}'");
    wait_for(&mut terminal, "› by:quemeneur soleil");
    wait_for(&mut terminal, "Il nous manque le soleil");
    terminal.send(Key::Enter).unwrap();
    ended(&mut terminal, 0);
    assert!(out(&person).contains("Il nous manque le soleil"), "{:?}", out(&person));
    let mut terminal = pick(&person, "articles --saved Soleil --template '{title}'");
    wait_for(&mut terminal, "› by:quemeneur");
    terminal.send(Key::Enter).unwrap();
    ended(&mut terminal, 0);
    assert!(!out(&person).trim().is_empty());
    let said = person.run(&["pick", "--saved", "Solei", "-a", &sample()]);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("did you mean `Soleil`?"), "{}", said.err);
}

#[test]
fn marked_rows_are_handed_over_together() {
    let person = Person::new();
    let mut terminal = pick(&person, "--query 'by:quemeneur certain:sure' --template '{id} {speaker}'");
    wait_for(&mut terminal, "Yann Quéméneur");
    terminal.send(Key::Ctrl('t')).unwrap();
    terminal.send(Key::Ctrl('t')).unwrap();
    terminal.send(Key::Enter).unwrap();
    ended(&mut terminal, 0);
    let out = out(&person);
    assert_eq!(out.lines().count(), 2, "{out:?}");
    assert!(out.lines().all(|line| line.contains("Quéméneur") && line.contains('.')), "{out:?}");
}

#[test]
fn a_passage_of_the_reader_can_be_picked() {
    let person = Person::new();
    let mut terminal = pick(&person, "articles --query 'maree granules' --format plain");
    wait_for(&mut terminal, "Marée de granulés");
    // The menu of the row still reads.
    terminal.send(Key::Ctrl('o')).unwrap();
    terminal.wait_until(|screen| screen.contains("open what is under the cursor")).unwrap();
    terminal.send(Key::Enter).unwrap();
    terminal.send_str("\t").unwrap();
    terminal.wait_until(|screen| screen.contains("« 1/")).unwrap();
    terminal.send_str("y").unwrap();
    ended(&mut terminal, 0);
    assert!(out(&person).contains('«'), "{:?}", out(&person));
}

#[test]
fn an_entity_is_picked_by_its_name() {
    let person = Person::new();
    let mut terminal = pick(&person, "entities --word '«Vasseur»,'");
    wait_for(&mut terminal, "Hél");
    terminal.send(Key::Enter).unwrap();
    ended(&mut terminal, 0);
    assert_eq!(out(&person), "Hélène Vasseur\n");
}

#[test]
fn leaving_without_a_choice_prints_nothing() {
    let person = Person::new();
    for (keys, query, code) in [("\u{1b}", "", 130), ("\u{3}", "", 130), ("\r", "zzqqxx", 1)] {
        let mut terminal = pick(&person, &format!("--query '{query}' --out chosen"));
        terminal
            .wait_until(|screen| {
                screen.alternate_screen() && screen.contains("Quotes") && !screen.contains("reading the archive")
            })
            .unwrap();
        terminal.send_str(keys).unwrap();
        ended(&mut terminal, code);
        assert_eq!(out(&person), "", "{keys:?}");
        assert!(!person.folder("chosen").exists(), "{keys:?}");
    }
}

#[test]
fn the_choice_may_go_to_a_file() {
    let person = Person::new();
    let mut terminal = pick(&person, "--query soleil --out chosen --format typst");
    wait_for(&mut terminal, "Il nous manque le soleil");
    terminal.send(Key::Enter).unwrap();
    ended(&mut terminal, 0);
    assert_eq!(out(&person), "");
    assert!(fs::read_to_string(person.folder("chosen")).unwrap().starts_with("#quote("));
}

#[test]
fn without_a_terminal_one_line_says_what_to_do() {
    let setsid = Command::new("setsid").arg("--version").stdout(Stdio::null()).status();
    if setsid.is_err() {
        skipped("setsid", "no `setsid` here to run without a terminal");
        return;
    }
    let person = Person::new();
    let output = Command::new("setsid")
        .args(["-w", env!("CARGO_BIN_EXE_guillemet"), "pick", "-a", &sample()])
        .envs(person.environment())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(output.stdout.is_empty());
    assert!(err.lines().count() == 1 && err.contains("tmux popup") && err.contains("guillemet quotes"), "{err}");
}
