//! Faults put under what a person keeps, with real processes: kills at system calls, several writers at once, a full disk,
//! folders and files that may not be written, locks held and left, links, lines of every kind.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{Person, lines, skipped};

/// A person with an archive of so many articles, each with a sentence that no other has.
fn person(articles: usize) -> (Person, String) {
    let person = Person::new();
    let archive = person.folder("archive");
    fs::create_dir(&archive).unwrap();
    for number in 0..articles {
        let text = format!(
            "Titre : Le quai {number}\nDate : 2022-04-09\n\n« La barque numéro {number} reviendra », a promis Odile Garrec.\n"
        );
        fs::write(archive.join(format!("{number}.txt")), text).unwrap();
    }
    let archive = archive.to_str().unwrap().to_owned();
    (person, archive)
}

/// A file of highlights that an import makes bookmarks of: the sentence of one article.
fn mark(person: &Person, number: usize) -> PathBuf {
    let path = person.folder(&format!("mark{number}.md"));
    fs::write(&path, format!("==La barque numéro {number} reviendra==\n")).unwrap();
    path
}

fn import(person: &Person, archive: &str, number: usize) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guillemet"));
    command.arg("import").arg(mark(person, number)).args(["--archive", archive]).envs(person.environment());
    command.env("LC_ALL", "C.UTF-8").env_remove("GUILLEMET_ARCHIVE").stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn kept_file(person: &Person) -> PathBuf {
    person.folder("config").join("bookmarks.jsonl")
}

/// The numbers of the barques that are kept; every line is whole.
fn kept(person: &Person) -> Vec<usize> {
    let text = fs::read_to_string(kept_file(person)).unwrap_or_default();
    assert!(text.is_empty() || text.ends_with('\n'), "the last line is whole");
    let mut numbers: Vec<usize> = lines(&text)
        .iter()
        .map(|line| line.to_string().split("numéro ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap())
        .collect();
    numbers.sort_unstable();
    numbers
}

/// The system calls by which something is kept.
const CALLS: [&str; 9] = ["openat", "write", "fsync", "fdatasync", "rename", "renameat", "flock", "fchmod", "unlink"];

/// Kills an import at the given occurrences of each system call; what was acknowledged before stays, and what is there is
/// whole.
fn kills(occurrences: &[usize]) {
    if Command::new("strace").arg("-V").output().is_err() {
        return skipped("strace", "nothing kills at system calls");
    }
    let (person, archive) = person(400);
    assert!(
        Command::new(env!("CARGO_BIN_EXE_guillemet"))
            .args(["index", "--quiet", &archive])
            .envs(person.environment())
            .status()
            .unwrap()
            .success()
    );
    let (mut acknowledged, mut killed, mut next) = (Vec::new(), 0, 0);
    for call in CALLS {
        for at in occurrences {
            let inside = import(&person, &archive, next);
            let mut command = Command::new("strace");
            command.args(["-f", "-qq", "-o", "/dev/null", &format!("--inject={call}:signal=KILL:when={at}")]);
            command.arg(inside.get_program()).args(inside.get_args()).envs(person.environment());
            command.env("LC_ALL", "C.UTF-8").stdout(Stdio::null()).stderr(Stdio::null());
            let status = command.status().unwrap();
            let done = kept(&person);
            if status.success() {
                acknowledged.push(next);
            } else {
                killed += 1;
            }
            assert!(acknowledged.iter().all(|number| done.contains(number)), "{call} {at}: {acknowledged:?} {done:?}");
            next += 1;
        }
    }
    assert!(killed >= occurrences.len(), "{killed} were killed");
    // What a killed writer left behind holds nobody up.
    assert!(import(&person, &archive, next).status().unwrap().success());
    assert!(kept(&person).contains(&next));
    println!("{killed} kills, {} acknowledged", acknowledged.len());
}

#[test]
fn a_kill_at_a_system_call_loses_nothing_that_was_acknowledged() {
    kills(&[1, 7, 20]);
}

#[test]
#[ignore = "minutes of kills: see CONTRIBUTING"]
fn many_kills_at_system_calls_lose_nothing_that_was_acknowledged() {
    kills(&(1..=40).collect::<Vec<_>>());
}

#[test]
fn a_folder_that_cannot_be_synchronised_costs_no_record() {
    let strace = Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    if !strace.is_ok_and(|status| status.success()) {
        skipped("strace", "it is not here, or may not trace");
        return;
    }
    for (number, error) in ["EIO", "EINVAL", "EROFS"].into_iter().enumerate() {
        let (person, archive) = person(3);
        let config = person.folder("config");
        fs::create_dir(&config).unwrap();
        let import = import(&person, &archive, number);
        let mut traced = Command::new("strace");
        traced.args(["-f", "-o"]).arg(person.folder("trace")).arg("-P").arg(&config);
        traced.arg("-e").arg(format!("inject=fsync,fdatasync:error={error}"));
        traced.arg(import.get_program()).args(import.get_args());
        traced.envs(import.get_envs().filter_map(|(name, value)| Some((name, value?))));
        assert!(traced.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success(), "{error}");
        assert!(fs::read_to_string(person.folder("trace")).unwrap().contains("INJECTED"), "{error}");
        assert_eq!(kept(&person), [number], "{error}");
    }
}

/// So many imports by four writers at a time.
fn writers(rounds: usize) {
    let (person, archive) = person(4 * rounds);
    assert!(person.run(&["index", "--quiet", &archive]).code == 0);
    for round in 0..rounds {
        let mut four: Vec<_> = (0..4).map(|at| import(&person, &archive, 4 * round + at).spawn().unwrap()).collect();
        assert!(four.iter_mut().all(|writer| writer.wait().unwrap().success()), "round {round}");
    }
    assert_eq!(kept(&person), (0..4 * rounds).collect::<Vec<_>>());
}

#[test]
fn four_writers_at_once_lose_nothing() {
    writers(5);
}

#[test]
#[ignore = "minutes of writers: see CONTRIBUTING"]
fn four_writers_in_seventy_rounds_lose_nothing() {
    writers(70);
}

/// A folder on a disk of its own of so many kilobytes, until it is dropped.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn at(path: PathBuf, kilobytes: usize) -> Option<Self> {
        fs::create_dir_all(&path).unwrap();
        let size = format!("size={kilobytes}k,mode=0700");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "none"]).arg(&path).output();
        mounted.is_ok_and(|mounted| mounted.status.success()).then_some(Self(path))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_keeps_what_was_kept_and_says_what_is_not() {
    let (person, archive) = person(60);
    let Some(_disk) = SmallDisk::at(person.folder("config"), 24) else {
        return skipped("mount", "no small disk can be mounted");
    };
    let mut kept_so_far = Vec::new();
    for number in 0..60 {
        let path = mark(&person, number);
        let said = person.run(&["import", path.to_str().unwrap(), "--archive", &archive]);
        if said.code == 0 {
            kept_so_far.push(number);
        } else {
            assert!(said.err.to_lowercase().contains("space"), "{}", said.err);
        }
        assert_eq!(kept(&person), kept_so_far, "after {number}");
    }
    assert!((1..60).contains(&kept_so_far.len()), "{}", kept_so_far.len());
    let files = fs::read_dir(person.folder("config")).unwrap().flatten().map(|entry| entry.file_name());
    let left: Vec<_> = files.filter(|name| name.to_string_lossy().ends_with(".tmp")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_disk_that_fills_while_the_index_is_made_costs_no_row() {
    let (person, archive) = person(400);
    let right = person.run(&["quotes", "--archive", &archive, "--format", "tsv"]).out;
    assert_eq!(right.lines().count(), 400);
    fs::remove_dir_all(person.folder("cache")).unwrap();
    for kilobytes in [64, 300, 900] {
        let Some(disk) = SmallDisk::at(person.folder("cache"), kilobytes) else {
            return skipped("mount", "no small disk can be mounted");
        };
        let said = person.run(&["quotes", "--archive", &archive, "--format", "tsv"]);
        assert_eq!((said.out == right, said.code), (true, 0), "{kilobytes} kB: {}", said.err);
        drop(disk);
    }
}

#[test]
fn the_interface_shows_every_row_where_the_disk_fills_while_it_reads() {
    let (person, archive) = person(400);
    let Some(_disk) = SmallDisk::at(person.folder("cache"), 400) else {
        return skipped("mount", "no small disk can be mounted");
    };
    let mut terminal = common::terminal(&person)
        .timeout(Duration::from_secs(90))
        .arg(&archive)
        .spawn(env!("CARGO_BIN_EXE_guillemet"))
        .unwrap();
    terminal.wait_until(|screen| screen.contains("Articles")).unwrap();
    terminal.send_str("\tbarque").unwrap();
    terminal.wait_until(|screen| screen.contains("› barque")).unwrap();
    // All of them, from an index elsewhere; and it is said.
    terminal.wait_until(|screen| screen.contains("400") && screen.contains("La barque numéro 10")).unwrap();
    terminal.send(termlens::Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
}

#[test]
fn what_may_not_be_written_is_told_and_left_as_it_is() {
    let (person, archive) = person(3);
    assert!(import(&person, &archive, 0).status().unwrap().success());
    let before = fs::read(kept_file(&person)).unwrap();
    fs::set_permissions(kept_file(&person), fs::Permissions::from_mode(0o400)).unwrap();
    let said = person.run(&["import", mark(&person, 1).to_str().unwrap(), "--archive", &archive]);
    assert_ne!(said.code, 0, "a file that is marked read-only is left alone, root or not");
    assert_eq!(fs::read(kept_file(&person)).unwrap(), before);
    fs::set_permissions(kept_file(&person), fs::Permissions::from_mode(0o600)).unwrap();
    assert!(import(&person, &archive, 1).status().unwrap().success());
    assert_eq!(kept(&person), [0, 1]);
}

#[test]
fn a_lock_of_a_killed_program_holds_nobody_up() {
    let (person, archive) = person(3);
    assert!(import(&person, &archive, 0).status().unwrap().success());
    let lock = person.folder("config").join("bookmarks.jsonl.lock");
    // A program takes the lock and is killed; its file stays.
    let script = format!("exec 9>'{}'; flock 9; echo held; exec sleep 600", lock.display());
    let Ok(mut holder) = Command::new("sh").args(["-c", &script]).stdout(Stdio::piped()).spawn() else {
        return skipped("flock", "no lock can be held");
    };
    let mut said = [0; 4];
    std::io::Read::read_exact(holder.stdout.as_mut().unwrap(), &mut said).unwrap();
    assert!(File::options().write(true).open(&lock).unwrap().try_lock().is_err(), "the lock is held");
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert!(import(&person, &archive, 1).status().unwrap().success());
    assert_eq!(kept(&person), [0, 1]);
}

#[test]
fn a_link_stays_a_link_and_its_file_is_written() {
    let (person, archive) = person(2);
    fs::create_dir(person.folder("config")).unwrap();
    let real = person.folder("elsewhere.jsonl");
    fs::write(&real, "").unwrap();
    std::os::unix::fs::symlink(&real, kept_file(&person)).unwrap();
    assert!(import(&person, &archive, 0).status().unwrap().success());
    assert!(fs::symlink_metadata(kept_file(&person)).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap().lines().count(), 1);
    assert_eq!(kept(&person), [0]);
}

/// Lines that no version writes, or that a newer one does: they stay byte for byte, and new ones are added.
#[test]
fn lines_that_cannot_be_read_stay_as_they_are() {
    for (number, odd) in [
        "{\"id\": \"abc\", \"no end",
        "null",
        "[1, 2]",
        "\u{feff}{\"later\": true}",
        "\u{0}\u{0}\u{0}",
        "{\"id\":\"zzzzzzzz\",\"kind\":\"of a newer version\",\"words\":[{\"a\":1}]}",
    ]
    .iter()
    .enumerate()
    {
        for end in ["\n", "\r\n"] {
            let (person, archive) = person(2);
            assert!(import(&person, &archive, 0).status().unwrap().success());
            let mut text = fs::read_to_string(kept_file(&person)).unwrap();
            text.insert_str(0, &format!("{odd}{end}"));
            fs::write(kept_file(&person), &text).unwrap();
            assert!(import(&person, &archive, 1).status().unwrap().success(), "{number}");
            let after = fs::read_to_string(kept_file(&person)).unwrap();
            assert!(after.starts_with(&text), "{number}: {after:?}");
            assert_eq!(after.lines().count(), text.lines().count() + 1, "{number}");
        }
    }
}

/// A record of a newer version keeps its fields when this one changes it.
#[test]
fn fields_of_a_newer_version_are_kept() {
    let (person, archive) = person(2);
    assert!(import(&person, &archive, 0).status().unwrap().success());
    let text = fs::read_to_string(kept_file(&person)).unwrap();
    let newer = text.replacen('{', "{\"mood\":{\"of\":[1,\"é\"]},", 1);
    fs::write(kept_file(&person), &newer).unwrap();
    assert!(import(&person, &archive, 0).status().is_ok());
    assert!(import(&person, &archive, 1).status().unwrap().success());
    assert!(fs::read_to_string(kept_file(&person)).unwrap().contains("\"mood\":{\"of\":[1,\"é\"]}"));
}

/// A file of bookmarks of so many lines: it is read, added to and listed.
fn with_many(count: usize) -> Duration {
    let (person, archive) = person(3);
    assert!(import(&person, &archive, 0).status().unwrap().success());
    let line = fs::read_to_string(kept_file(&person)).unwrap();
    let id = lines(&line)[0]["id"].as_str().unwrap().to_owned();
    let mut all = String::with_capacity(line.len() * (count + 1));
    for number in 0..count {
        let other = format!("{number:0>width$}", width = id.len());
        all.push_str(&line.replace(&id, &other[other.len() - id.len()..]));
    }
    fs::write(kept_file(&person), &all).unwrap();
    let begun = std::time::Instant::now();
    assert!(import(&person, &archive, 1).status().unwrap().success());
    let taken = begun.elapsed();
    let text = fs::read_to_string(kept_file(&person)).unwrap();
    assert!(text.starts_with(&all) && text.lines().count() == count + 1, "nothing is lost among {count}");
    assert_eq!(person.run(&["bookmarks", "--archive", &archive, "--format", "tsv"]).code, 0);
    taken
}

#[test]
fn thousands_of_bookmarks_are_read_and_added_to() {
    with_many(4_000);
}

#[test]
#[ignore = "a file of 50 MB: see CONTRIBUTING"]
fn fifty_megabytes_of_bookmarks_are_read_and_added_to() {
    let taken = with_many(110_000);
    println!("{taken:?}");
    assert!(taken < Duration::from_secs(60), "{taken:?}");
}

#[test]
fn a_lock_file_that_is_no_file_is_told_or_gives_way() {
    let (person, archive) = person(2);
    fs::create_dir(person.folder("config")).unwrap();
    fs::create_dir(person.folder("config").join("bookmarks.jsonl.lock")).unwrap();
    let said = person.run(&["import", mark(&person, 0).to_str().unwrap(), "--archive", &archive]);
    assert!(said.code == 0 && kept(&person) == [0] || said.code != 0 && !said.err.is_empty(), "{}", said.err);
    assert!(Path::new(&archive).is_dir());
}
