//! Faults put into real files under the real program: what is damaged mends itself, what cannot be written costs only the
//! keeping, what is no file is refused at once, and nothing is for other eyes.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use common::{Person, Said, skipped};
use rusqlite::Connection;

const QUAI: &str = "Titre : Le quai rouvre\nDate : 2022-04-09\n\n« Les barques reviendront lundi », a promis Odile Garrec, \
                    maire de Tréfeuil.\n\n« Nous n’y croyons guère », a répondu Yann Le Bihan, mareyeur.\n";
const PHARE: &str =
    "Titre : Le phare s’éteint\nDate : 2022-05-11\n\n« La lanterne est hors d’usage », a expliqué Odile Garrec.\n";

/// A person with an archive of two articles.
fn person() -> (Person, String) {
    let person = Person::new();
    let archive = person.folder("archive");
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("quai.txt"), QUAI).unwrap();
    fs::write(archive.join("phare.txt"), PHARE).unwrap();
    let archive = archive.to_str().unwrap().to_owned();
    (person, archive)
}

fn index_file(person: &Person) -> PathBuf {
    let name = |name: &str| name.starts_with("index") && name.ends_with(".sqlite");
    let entries = fs::read_dir(person.folder("cache")).unwrap().flatten();
    let mut found = entries.map(|entry| entry.path()).filter(|path| name(path.file_name().unwrap().to_str().unwrap()));
    found.next().expect("an index")
}

/// Every list, as it is printed.
fn lists(person: &Person, archive: &str) -> Vec<String> {
    let list = |what: &[&str]| {
        let said = person.run(&[what, &["--archive", archive, "--format", "tsv"]].concat());
        assert!(said.code < 2, "{what:?}: {}", said.err);
        said.out
    };
    vec![list(&["articles"]), list(&["quotes"]), list(&["entities"]), list(&["quotes", "lanterne"])]
}

/// Forgets the lists that are kept beside the index, so that the index itself is read.
fn forget_lists(person: &Person) {
    for entry in fs::read_dir(person.folder("cache")).unwrap().flatten() {
        if entry.file_name().to_string_lossy().starts_with("list-") {
            fs::remove_file(entry.path()).unwrap();
        }
    }
}

fn sum_of_words(said: &Said) -> usize {
    said.err.matches("built anew").count()
}

#[test]
fn an_index_with_another_inside_is_built_anew_by_whoever_meets_it() {
    let (person, archive) = person();
    let right = lists(&person, &archive);
    assert_eq!(right[1].lines().count(), 3);
    let sql = |text: &str| Connection::open(index_file(&person)).unwrap().execute_batch(text).unwrap();
    for fault in [
        "DROP TABLE quoted",
        "DROP TABLE mentions",
        "DROP TABLE meta",
        "DROP INDEX articles_of_hash",
        "DROP TABLE bodies",
        "UPDATE meta SET value = 'douze' WHERE key = 'schema'",
        "UPDATE meta SET value = -9000000000000000000 WHERE key = 'schema'",
        "UPDATE quoted SET start = 'nulle part'",
        "UPDATE articles SET headline = CAST(x'ff41fe' AS TEXT)",
        "UPDATE quoted SET words = 'Les barques ne reviendront pas'",
        "DELETE FROM quoted WHERE id = (SELECT max(id) FROM quoted)",
        "DROP TABLE mentions; CREATE TABLE mentions (entity TEXT, article TEXT)",
    ] {
        sql(fault);
        forget_lists(&person);
        let said = person.run(&["quotes", "--archive", &archive, "--format", "tsv"]);
        assert_eq!((said.out.as_str(), said.code), (right[1].as_str(), 0), "{fault}: {}", said.err);
        assert_eq!(sum_of_words(&said), 1, "{fault}: {}", said.err);
        assert_eq!(lists(&person, &archive), right, "{fault}");
    }
}

#[test]
fn doctor_finds_the_damage_that_a_command_mends() {
    let (person, archive) = person();
    lists(&person, &archive);
    assert_eq!(person.run(&["doctor", &archive]).err, "");
    let sound = person.run(&["doctor", &archive]);
    assert!(!sound.out.contains("damaged"), "{}", sound.out);
    flip(&index_file(&person), 9000, 3);
    let found = person.run(&["doctor", &archive]);
    assert!(found.out.contains("! index"), "{}", found.out);
    lists(&person, &archive);
    assert!(!person.run(&["doctor", &archive]).out.contains("! index"));
}

/// Flips one bit.
fn flip(file: &Path, byte: usize, bit: u8) {
    let mut bytes = fs::read(file).unwrap();
    let at = byte % bytes.len();
    bytes[at] ^= 1 << bit;
    fs::write(file, bytes).unwrap();
}

/// Flips bits of the index one after the other; every list must stay as it was.
fn flip_many(count: usize) {
    let (person, archive) = person();
    let right = lists(&person, &archive);
    let mut random: u64 = 0x9e37_79b9_7f4a_7c15;
    for _ in 0..count {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let (byte, bit) = (usize::try_from(random >> 8).unwrap(), u8::try_from(random % 8).unwrap());
        flip(&index_file(&person), byte, bit);
        forget_lists(&person);
        assert_eq!(lists(&person, &archive), right, "bit {bit} of byte {byte}");
    }
}

#[test]
fn a_bit_that_flips_gives_no_other_rows() {
    flip_many(6);
}

#[test]
#[ignore = "minutes: one command for all long fault tests is in CONTRIBUTING"]
fn many_bits_that_flip_give_no_other_rows() {
    flip_many(400);
}

#[test]
fn what_stands_in_the_place_of_the_index_gives_way() {
    let (person, archive) = person();
    let right = lists(&person, &archive);
    let index = index_file(&person);
    let faults: [&dyn Fn(); 5] = [
        &|| fs::create_dir(&index).unwrap(),
        &|| {
            fs::create_dir(&index).unwrap();
            fs::write(index.join("notes"), "à moi").unwrap();
        },
        &|| fs::write(&index, "rien d’un index".repeat(900)).unwrap(),
        &|| fs::write(&index, "").unwrap(),
        &|| assert!(Command::new("mkfifo").arg(&index).status().unwrap().success()),
    ];
    for (number, fault) in faults.iter().enumerate() {
        fs::remove_dir_all(person.folder("cache")).unwrap();
        fs::create_dir(person.folder("cache")).unwrap();
        fault();
        let said = person.run(&["quotes", "--archive", &archive, "--format", "tsv"]);
        assert_eq!(said.out, right[1], "{number}: {}", said.err);
        assert!(!said.err.contains("cannot be written"), "{number}: {}", said.err);
        assert!(index.is_file(), "{number}");
    }
    let aside = |entry: &fs::DirEntry| entry.path().join("notes").exists();
    fs::remove_file(&index).unwrap();
    faults[1]();
    lists(&person, &archive);
    assert!(
        fs::read_dir(person.folder("cache")).unwrap().flatten().any(|entry| aside(&entry)),
        "nothing is thrown away"
    );
}

#[test]
fn where_nothing_can_be_kept_the_rows_are_the_same_and_nothing_is_left() {
    let (person, archive) = person();
    let right = lists(&person, &archive);
    let id = right[1].split('\t').next().unwrap().to_owned();
    fs::remove_dir_all(person.folder("cache")).unwrap();
    fs::write(person.folder("cache"), "un fichier").unwrap();
    let folder = person.folder("tmp");
    fs::create_dir(&folder).unwrap();
    // One whose program was killed.
    fs::create_dir(folder.join("guillemet-x")).unwrap();
    fs::write(folder.join("guillemet-x/alive"), "").unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_guillemet"))
            .args(arguments)
            .args(["--archive", &archive])
            .envs(person.environment())
            .env("TMPDIR", &folder)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    for (what, right) in ["articles", "quotes", "entities"].iter().zip(&right) {
        assert_eq!(&run(&[what, "--format", "tsv"]), right);
    }
    assert!(run(&["show", &id]).contains("La lanterne") || run(&["show", &id]).contains("barques"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn folders_and_files_are_private_whatever_the_umask() {
    let (person, archive) = person();
    fs::write(person.folder("marks.md"), "==Les barques reviendront lundi==\n").unwrap();
    let marks = person.folder("marks.md");
    for umask in ["000", "022", "777"] {
        let script = format!(
            "umask {umask}; '{0}' index --quiet '{archive}' && '{0}' import '{1}' --archive '{archive}'",
            env!("CARGO_BIN_EXE_guillemet"),
            marks.display()
        );
        let status = Command::new("sh").args(["-c", &script]).envs(person.environment()).stderr(Stdio::null()).status();
        assert!(status.unwrap().success(), "{umask}");
        for folder in ["cache", "config"] {
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&person.folder(folder)), 0o700, "{umask}: {folder}");
            for entry in fs::read_dir(person.folder(folder)).unwrap().flatten() {
                assert_eq!(mode(&entry.path()), 0o600, "{umask}: {}", entry.path().display());
            }
            fs::remove_dir_all(person.folder(folder)).unwrap();
        }
    }
}

#[test]
fn who_waits_for_a_lock_is_told_after_two_seconds_who_holds_it() {
    if !Path::new("/proc/locks").exists() {
        return skipped("/proc/locks", "the system does not tell who holds a lock");
    }
    let (person, archive) = person();
    fs::write(person.folder("marks.md"), "==Les barques reviendront lundi==\n").unwrap();
    fs::create_dir(person.folder("config")).unwrap();
    let lock = File::create(person.folder("config").join("bookmarks.jsonl.lock")).unwrap();
    lock.lock().unwrap();
    let held = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(4000));
        drop(lock);
    });
    let marks = person.folder("marks.md");
    let said = person.run(&["import", marks.to_str().unwrap(), "--archive", &archive]);
    held.join().unwrap();
    assert!(said.err.contains(&format!("process {}", std::process::id())), "{}", said.err);
    let kept = fs::read_to_string(person.folder("config").join("bookmarks.jsonl")).unwrap();
    assert_eq!(kept.lines().count(), 1);
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let (person, archive) = person();
    let fifo = person.folder("fifo.txt");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    fs::create_dir(person.folder("config")).unwrap();
    let folder = person.folder("archive");
    let socket = person.folder("socket.txt");
    let _bound = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    for odd in [fifo.to_str().unwrap(), socket.to_str().unwrap(), "/dev/zero", folder.to_str().unwrap()] {
        let begun = Instant::now();
        if odd != folder.to_str().unwrap() {
            assert_ne!(person.run(&["analyze", odd]).code, 0, "{odd}");
        }
        assert_ne!(person.run(&["import", odd, "--archive", &archive]).code, 0, "{odd}");
        assert_ne!(person.run(&["check", odd, "--archive", &archive]).code, 0, "{odd}");
        assert!(begun.elapsed() < Duration::from_secs(30), "{odd}");
    }
    // Found in the archive, and in place of the settings.
    assert!(Command::new("mkfifo").arg(Path::new(&archive).join("tube.txt")).status().unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", Path::new(&archive).join("zero.txt")).unwrap();
    std::os::unix::fs::symlink(&socket, Path::new(&archive).join("douille.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(person.folder("config").join("config.toml")).status().unwrap().success());
    assert_eq!(lists(&person, &archive)[0].lines().count(), 2);
}

#[test]
fn what_was_written_on_the_command_line_comes_back_escaped() {
    let (person, archive) = person();
    let odd = "x\u{1b}]0;y\u{7}\u{9b}2J\u{202e}";
    for arguments in [
        &["show", odd, "--archive", &archive][..],
        &["show", odd, "--archive", odd],
        &["quotes", odd, "--archive", odd],
        &["quotes", "--format", odd],
        &["articles", "--limit", odd],
        &["pick", "--format", odd, "--archive", &archive],
        &["analyze", odd],
        &["import", odd, "--archive", &archive],
        &["check", odd, "--archive", &archive],
        &["index", odd],
        &["completions", odd],
        &[odd],
        &["--config-dir", odd, "show", "1"],
    ] {
        let said = person.run(arguments);
        let raw = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
        assert!(!said.err.contains(raw), "{arguments:?}: {:?}", said.err);
        assert!(!said.out.contains(raw), "{arguments:?}: {:?}", said.out);
    }
}

/// A file of settings with so many unknown keys, and how long a command takes with it.
fn with_unknown_settings(count: usize) -> Duration {
    let (person, archive) = person();
    fs::create_dir(person.folder("config")).unwrap();
    let keys: String = (0..count).map(|number| format!("inconnu{number} = {number}\n")).collect();
    fs::write(person.folder("config").join("config.toml"), keys).unwrap();
    let begun = Instant::now();
    let said = person.run(&["articles", "--archive", &archive, "--format", "tsv"]);
    assert_eq!(said.out.lines().count(), 2);
    assert!(said.err.lines().count() < 30, "{}", said.err.lines().count());
    begun.elapsed()
}

#[test]
fn many_unknown_settings_are_told_in_a_few_lines() {
    with_unknown_settings(5_000);
}

#[test]
#[ignore = "a million settings: see CONTRIBUTING"]
fn a_million_unknown_settings_are_no_minute() {
    let taken = with_unknown_settings(1_000_000);
    assert!(taken < Duration::from_secs(60), "{taken:?}");
}

#[test]
#[ignore = "a minute of kills: see CONTRIBUTING"]
fn a_temporary_index_goes_with_its_program_or_with_the_next() {
    let (person, archive) = person();
    for number in 0..400 {
        fs::write(Path::new(&archive).join(format!("{number}.txt")), format!("{QUAI}\n{number}\n")).unwrap();
    }
    fs::write(person.folder("cache"), "un fichier").unwrap();
    let folder = person.folder("tmp");
    fs::create_dir(&folder).unwrap();
    let left = || fs::read_dir(&folder).unwrap().count();
    for (round, signal) in ["TERM", "INT", "HUP", "KILL", "TERM", "KILL"].iter().enumerate() {
        let mut child = Command::new(env!("CARGO_BIN_EXE_guillemet"))
            .args(["articles", "--archive", &archive])
            .envs(person.environment())
            .env("TMPDIR", &folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while left() == 0 && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(30));
        let _ = Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).status();
        child.wait().unwrap();
        assert!(*signal == "KILL" || left() == 0, "{round}: {signal}");
    }
    person.run(&["articles", "--archive", &archive]);
    let said = Command::new(env!("CARGO_BIN_EXE_guillemet"))
        .args(["articles", "--archive", &archive])
        .envs(person.environment())
        .env("TMPDIR", &folder)
        .output();
    assert!(said.unwrap().status.success());
    assert_eq!(left(), 0);
}
