//! One index for many: written by one process, read by others, each with what they corrected laid over it.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};

use common::{Person, Said, lines};
use termlens::{Key, Terminal};

/// An archive, the folder of its index, and people.
struct House {
    home: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        let house = Self { home: tempfile::tempdir().unwrap() };
        fs::create_dir(house.archive()).unwrap();
        for number in 0..4 {
            house.put(number);
        }
        house
    }

    /// An article with two quotations.
    fn put(&self, number: usize) {
        let path = self.archive().join(format!("{number:02}.txt"));
        let text = format!(
            "Titre : Le quai {number}\nDate : 2022-04-{:02}\n\n« Les barques reviendront », a promis Odile Garrec, maire de \
             Tréfeuil.\n\n« Nous n’y croyons guère », a répondu Yann Le Bihan, mareyeur numéro {number}.\n",
            number % 28 + 1
        );
        fs::write(&path, text).unwrap();
        // Settled: a file of this very second is looked at again.
        let before = SystemTime::now() - Duration::from_secs(60);
        File::options().write(true).open(path).unwrap().set_modified(before).unwrap();
    }

    fn archive(&self) -> PathBuf {
        self.home.path().join("archive")
    }

    fn index(&self) -> PathBuf {
        self.home.path().join("index")
    }

    fn publish(&self) -> Said {
        let publisher = Person::new();
        let (archive, index) = (self.archive(), self.index());
        let said = publisher.run(&["index", "--into", index.to_str().unwrap(), archive.to_str().unwrap()]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(!publisher.folder("cache").exists(), "the writer has no index of its own");
        said
    }

    fn command(&self, person: &Person, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guillemet"));
        command.args(arguments).arg("--archive").arg(self.archive()).envs(person.environment());
        command.env("GUILLEMET_INDEX", self.index()).env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
        command
    }

    fn run(&self, person: &Person, arguments: &[&str]) -> Said {
        said(self.command(person, arguments).output().unwrap())
    }

    /// All files of the index, with what tells whether they were touched.
    fn files(&self) -> Vec<(PathBuf, u64, i64, u32)> {
        let mut files = Vec::new();
        let mut folders = vec![self.index()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().flatten() {
                let found = entry.metadata().unwrap();
                files.push((entry.path(), found.len(), found.mtime_nsec(), found.mode() & 0o7777));
                if found.is_dir() {
                    folders.push(entry.path());
                }
            }
        }
        files.sort();
        files
    }
}

fn said(output: Output) -> Said {
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// Has a person say in the interface's own file that somebody else said the first quotation of an article.
fn correct(house: &House, person: &Person, name: &str) {
    let quotes = house.run(person, &["quotes", "barques", "--format", "jsonl"]);
    let first = lines(&quotes.out).remove(0);
    let words = "« Les barques reviendront »";
    let correction = serde_json::json!({
        "id": "00000000000000aa", "created": "2024-01-02T03:04:05Z", "article": first["article"], "path": first["path"],
        "anchor": { "exact": words, "start": 0, "end": words.chars().count() }, "verdict": { "speaker": name },
    });
    fs::create_dir_all(person.folder("config")).unwrap();
    fs::write(person.folder("config").join("corrections.jsonl"), format!("{correction}\n")).unwrap();
}

#[test]
fn one_index_serves_people_who_may_not_write_it_each_with_their_own_corrections() {
    let house = House::new();
    let told = house.publish();
    assert!(told.err.contains("4 articles read"), "{}", told.err);
    let files = house.files();
    assert!(files.iter().all(|(_, _, _, mode)| mode & 0o022 == 0), "for its owner alone to write: {files:?}");
    let (anne, paul) = (Person::new(), Person::new());
    let said = |person: &Person| house.run(person, &["quotes", "--format", "tsv"]);
    let before = said(&paul);
    assert_eq!((before.out.lines().count(), before.code, before.err.as_str()), (8, 0, ""));
    correct(&house, &anne, "Zoé Kerbrat");
    let hers = said(&anne);
    assert_eq!(hers.out.matches("Zoé Kerbrat").count(), 1, "{}\n{}", hers.out, hers.err);
    assert_eq!(hers.out.matches("Odile Garrec").count(), 3);
    let entities = |person: &Person| house.run(person, &["entities", "--format", "tsv"]).out;
    let row = |text: &str, name: &str| text.lines().find(|line| line.contains(name)).map(str::to_owned);
    assert!(row(&entities(&anne), "Zoé Kerbrat").unwrap().ends_with("\t1\t1"), "{}", entities(&anne));
    assert!(row(&entities(&anne), "Odile Garrec").unwrap().ends_with("\t3"), "{}", entities(&anne));
    assert_eq!(house.run(&anne, &["quotes", "by:zoe"]).out.lines().count(), 1);
    assert_eq!(house.run(&anne, &["articles", "person:kerbrat", "--format", "tsv"]).out.lines().count(), 1);
    // Nobody else sees it, and nothing in the index was touched by anybody.
    assert_eq!(said(&paul).out, before.out);
    assert_eq!(row(&entities(&paul), "Zoé Kerbrat"), None);
    assert!(row(&entities(&paul), "Odile Garrec").unwrap().ends_with("\t4"));
    assert_eq!(house.files(), files);
    // Taken back, all is as it was.
    fs::remove_file(anne.folder("config").join("corrections.jsonl")).unwrap();
    assert_eq!(said(&anne).out, before.out);
    // And a person's own cache has no index of the archive.
    let own = paul.folder("cache").read_dir().into_iter().flatten().flatten();
    assert!(own.map(|entry| entry.file_name()).all(|name| !name.to_string_lossy().starts_with("index-")));
}

#[test]
fn twenty_readers_and_one_refresh_meet_no_error() {
    let house = House::new();
    house.publish();
    let people: Vec<Person> = (0..20).map(|_| Person::new()).collect();
    for person in people.iter().take(5) {
        correct(&house, person, "Zoé Kerbrat");
    }
    let readers: Vec<_> = people
        .iter()
        .map(|person| {
            let mut command = house.command(person, &["quotes", "--format", "jsonl"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for number in 4..8 {
        house.put(number);
        house.publish();
    }
    for reader in readers {
        let said = said(reader.wait_with_output().unwrap());
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        let quotes = lines(&said.out).len();
        // A state that was published: never a part of one.
        assert!((8..=16).contains(&quotes) && quotes.is_multiple_of(2), "{quotes}");
    }
    assert_eq!(house.run(&people[7], &["quotes", "--format", "tsv"]).out.lines().count(), 16);
    assert!(house.publish().err.contains("up to date"));
}

#[test]
fn an_index_that_others_may_write_into_is_refused_unless_the_settings_allow_it() {
    let house = House::new();
    house.publish();
    let person = Person::new();
    for path in [house.index(), house.index().join("index-0.json")] {
        let path = if path.exists() { path } else { manifest(&house.index()) };
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        fs::set_permissions(&path, Permissions::from_mode(mode | 0o020)).unwrap();
        let said = house.run(&person, &["quotes", "--format", "tsv"]);
        assert!(said.err.contains("others than its owner may write to"), "{}", said.err);
        assert_eq!((said.out.lines().count(), said.err.lines().count()), (8, 1), "one's own index takes its place");
        fs::create_dir_all(person.folder("config")).unwrap();
        fs::write(person.folder("config").join("config.toml"), "trust_index_writers = true\n").unwrap();
        assert_eq!(house.run(&person, &["quotes", "--format", "tsv"]).err, "");
        fs::remove_file(person.folder("config").join("config.toml")).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
    }
    fs::set_permissions(house.index(), Permissions::from_mode(0o777)).unwrap();
    house.put(9);
    assert!(house.publish().err.contains("readers will not use this index"));
}

fn manifest(index: &Path) -> PathBuf {
    let found =
        fs::read_dir(index).unwrap().flatten().find(|entry| entry.path().extension().is_some_and(|it| it == "json"));
    found.unwrap().path()
}

#[test]
fn the_settings_name_it_and_what_is_not_there_is_said_once_in_the_language_of_the_screen() {
    let house = House::new();
    let person = Person::new();
    fs::create_dir_all(person.folder("config")).unwrap();
    let settings = format!("index = {:?}\nlanguage = \"fr\"\n", house.index());
    fs::write(person.folder("config").join("config.toml"), settings).unwrap();
    let archive = house.archive();
    let quotes = || person.run(&["quotes", "--archive", archive.to_str().unwrap(), "--format", "tsv"]);
    let said = quotes();
    assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    assert!(said.err.contains("n’est pas lu : il n’y en a pas ; le vôtre le remplace"), "{}", said.err);
    assert_eq!(said.out.lines().count(), 8);
    house.publish();
    assert_eq!((quotes().err.as_str(), quotes().out), ("", said.out));
    // An archive that it does not have.
    let elsewhere = person.folder("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("a.txt"), "« Oui », a dit Anne Roux.").unwrap();
    let said = person.run(&["quotes", "--archive", elsewhere.to_str().unwrap(), "--format", "tsv"]);
    assert!(said.err.contains("il n’a pas ") && said.err.contains("elsewhere"), "{}", said.err);
    assert_eq!(said.out.lines().count(), 1);
    // A part of what it has.
    let part = archive.join("02.txt");
    let said = person.run(&["quotes", "--archive", part.to_str().unwrap(), "--format", "tsv"]);
    assert_eq!((said.err.as_str(), said.out.lines().count()), ("", 2));
}

#[test]
fn an_index_is_not_written_into_an_archive_and_a_stopped_build_goes_on() {
    let house = House::new();
    let person = Person::new();
    let archive = house.archive();
    let inside = archive.join("index");
    let said = person.run(&["index", "--into", inside.to_str().unwrap(), archive.to_str().unwrap()]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("lies inside the archive") && !inside.exists(), "{}", said.err);
    // A build that was killed leaves its folder; the next one ends it, and nothing of it is for other eyes.
    house.publish();
    house.put(5);
    let mut command = Command::new(env!("CARGO_BIN_EXE_guillemet"));
    command.arg("index").arg("--into").arg(house.index()).arg(&archive).envs(person.environment());
    let mut killed = command.stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(60));
    let _ = killed.kill();
    killed.wait().unwrap();
    for entry in fs::read_dir(house.index()).unwrap().flatten() {
        if entry.file_name().to_string_lossy().starts_with("building") {
            assert_eq!(entry.metadata().unwrap().mode() & 0o777, 0o700);
        }
    }
    let count = |person: &Person| house.run(person, &["quotes", "--format", "tsv"]).out.lines().count();
    assert!([8, 10].contains(&count(&person)));
    house.publish();
    assert_eq!(count(&person), 10);
}

/// The interface on the shared index.
fn open(house: &House, person: &Person) -> Terminal {
    let terminal = common::terminal(person).size(110, 30).env("GUILLEMET_INDEX", house.index()).arg(house.archive());
    let mut terminal = terminal.spawn(env!("CARGO_BIN_EXE_guillemet")).unwrap();
    terminal.wait_until(|screen| screen.contains("Le quai 3")).unwrap();
    terminal
}

#[test]
fn the_interface_corrects_over_a_shared_index_and_shows_what_is_published_while_it_runs() {
    let house = House::new();
    house.publish();
    let person = Person::new();
    let mut terminal = open(&house, &person);
    terminal.send_str("\tbarques").unwrap();
    terminal.wait_until(|screen| screen.contains("4/8") && screen.contains("« 1/2")).unwrap();
    terminal.send(Key::Ctrl('o')).unwrap();
    terminal.wait_until(|screen| screen.contains("correct")).unwrap();
    terminal.send_str("c").unwrap();
    terminal.wait_until(|screen| screen.contains("✓  Odile Garrec") && screen.contains("│     Yann Le Bihan")).unwrap();
    terminal.send(Key::Down).unwrap();
    terminal.send(Key::Enter).unwrap();
    // In the list, not in the reader alone.
    terminal.wait_until(|screen| screen.contains("— Yann Le Bihan · 2022-04-04")).unwrap();
    // The writer goes on meanwhile.
    house.put(7);
    house.publish();
    terminal.send_str("\u{15}").unwrap();
    terminal.send(Key::BackTab).unwrap();
    terminal.wait_until(|screen| screen.contains("Le quai 7")).unwrap();
    terminal.send(Key::Ctrl('c')).unwrap();
    assert!(terminal.wait_exit().unwrap().success());
    assert_eq!(house.run(&person, &["quotes", "by:bihan", "--format", "tsv"]).out.lines().count(), 6);
    assert!(house.files().iter().all(|(path, ..)| !path.to_string_lossy().ends_with("-wal")));
}
