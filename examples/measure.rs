//! Measures guillemet beside its peers, in turns, and prints the table of `docs/PERFORMANCE.md`.
//!
//! `cargo run --release --example measure -- ARCHIVE [--runs N] [--query WORDS] [--program PATH] [--fzf PATH]
//! [--rg PATH] [--micro PATH] [--home FOLDER] [--into FILE]`
//!
//! The program is `target/release/guillemet` unless `--program` names another one; peers that are not installed are
//! said to be missing. The index is made in a temporary folder, or kept in that of `--home` for the next time. With
//! `--into` the table takes the place of the one in FILE, between `<!-- figures -->` and
//! `<!-- end -->`. Everything runs in a terminal of 120 × 40 cells.

#![allow(clippy::expect_used, missing_docs, reason = "a measurement that cannot be made has to stop")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use termlens::{Key, Screen, Terminal};

/// A screen has settled when nothing changed for so long: less than the preview beside the list waits.
const QUIET: Duration = Duration::from_millis(60);

struct Options {
    archive: PathBuf,
    runs: usize,
    query: String,
    programs: [PathBuf; 4],
    home: Option<PathBuf>,
    into: Option<PathBuf>,
}

/// guillemet and its peers, as `Options::programs` has them.
const NAMES: [&str; 4] = ["guillemet", "fzf", "rg", "micro"];

fn options() -> Options {
    let mut options = Options {
        archive: PathBuf::new(),
        runs: 5,
        query: "projet pech".to_owned(),
        programs: ["target/release/guillemet", "fzf", "rg", "micro"].map(PathBuf::from),
        home: None,
        into: None,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().expect("a value after each option");
        match argument.as_str() {
            "--runs" => options.runs = value().parse().expect("a number of runs"),
            "--query" => options.query = value(),
            "--program" => options.programs[0] = value().into(),
            "--fzf" => options.programs[1] = value().into(),
            "--rg" => options.programs[2] = value().into(),
            "--micro" => options.programs[3] = value().into(),
            "--home" => options.home = Some(value().into()),
            "--into" => options.into = Some(value().into()),
            _ => options.archive = argument.into(),
        }
    }
    assert!(options.archive.exists(), "usage: measure ARCHIVE [options]; see the first lines of examples/measure.rs");
    options
}

/// The folders of a person who has indexed the archive, and what peers are given to read.
struct Room {
    _temporary: TempDir,
    home: PathBuf,
    options: Options,
    lines: PathBuf,
    long: PathBuf,
    missing: Vec<&'static str>,
}

fn main() {
    let options = options();
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let home = options.home.clone().unwrap_or_else(|| temporary.path().to_path_buf());
    let (lines, long) = (home.join("lines.txt"), home.join("long/book.txt"));
    let runs_at_all = |program: &PathBuf| {
        let version = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.is_ok()
    };
    let missing = NAMES.into_iter().zip(&options.programs).filter(|(_, path)| !runs_at_all(path));
    let missing: Vec<&str> = missing.map(|(name, _)| name).collect();
    assert!(!missing.contains(&"guillemet"), "{}: build it first", options.programs[0].display());
    let room = Room { _temporary: temporary, home, options, lines, long, missing };
    room.prepare();
    let table = room.table();
    println!("{table}");
    if let Some(path) = &room.options.into {
        let text = fs::read_to_string(path).expect("the file to write the table into");
        let (before, rest) = text.split_once("<!-- figures -->\n").expect("a place for the figures");
        let (_, after) = rest.split_once("<!-- end -->").expect("an end of that place");
        fs::write(path, format!("{before}<!-- figures -->\n{table}<!-- end -->{after}")).expect("a file to write to");
    }
}

impl Room {
    fn guillemet(&self) -> Command {
        let mut command = Command::new(&self.options.programs[0]);
        for (name, folder) in self.folders() {
            command.env(name, folder);
        }
        command
    }

    fn folders(&self) -> [(&'static str, PathBuf); 3] {
        ["CONFIG", "CACHE", "STATE"].map(|kind| {
            let name = match kind {
                "CONFIG" => "GUILLEMET_CONFIG_DIR",
                "CACHE" => "GUILLEMET_CACHE_DIR",
                _ => "GUILLEMET_STATE_DIR",
            };
            (name, self.home.join(kind))
        })
    }

    /// Indexes the archive, and writes the very lines of its list and a book of ten megabytes.
    fn prepare(&self) {
        eprintln!("indexing {} …", self.options.archive.display());
        let index = self.guillemet().arg("index").arg(&self.options.archive).status();
        assert!(index.is_ok_and(|status| status.success()), "the archive cannot be indexed");
        let mut list = self.guillemet();
        list.args(["articles", "--format", "tsv", "--limit", "100000000", "--archive"]).arg(&self.options.archive);
        let list = list.stderr(Stdio::null()).output().expect("a list");
        fs::write(&self.lines, list.stdout).expect("the lines of the list");
        fs::create_dir_all(self.long.parent().unwrap_or(Path::new("."))).expect("a folder");
        let mut text = "Titre : Un long livre\n\n".to_owned();
        let mut number = 0;
        while text.len() < 10_000_000 {
            number += 1;
            let _ = write!(
                text,
                "Le chantier {number} de la digue avance malgré la tempête et l’hiver. « Rien ne presse », a déclaré \
                 Ada Rive, capitaine du port. Les pêcheurs du quai attendent, disent-ils, depuis {} jours.\n\n",
                number % 365
            );
        }
        fs::write(&self.long, text).expect("a book");
        let index = self.guillemet().args(["index", "--quiet"]).arg(self.long.parent().unwrap_or(&self.long)).status();
        assert!(index.is_ok_and(|status| status.success()), "the book cannot be indexed");
    }

    fn has(&self, name: &str) -> bool {
        !self.missing.contains(&name)
    }

    /// Begins anew, not where the last run ended.
    fn forget(&self) {
        let _ = fs::remove_dir_all(self.home.join("STATE"));
    }

    fn open(&self, program: &Path, arguments: &[&Path]) -> (Instant, Terminal) {
        self.forget();
        let mut builder = Terminal::builder().size(120, 40).timeout(Duration::from_secs(60));
        builder = builder.env("TERM", "xterm-256color").envs(self.folders()).env("LANG", "en_GB.UTF-8");
        let begun = Instant::now();
        (begun, builder.args(arguments).spawn(program).expect("a terminal"))
    }

    fn table(&self) -> String {
        let mut rows: Vec<(&str, &str, Vec<f64>, Vec<f64>)> = [
            ("exec to the first full list, ms", "fzf"),
            ("worst key of the query, ms", "fzf"),
            ("all keys of the query, ms", "fzf"),
            ("peak memory, MiB", "fzf"),
            ("a word of the text, key to list, ms", "rg -l"),
            ("exec to all files checked, ms", "find"),
            ("10 MB: open, ms", "micro"),
            ("10 MB: to the end, ms", "micro"),
        ]
        .map(|(what, peer)| (what, peer, Vec::new(), Vec::new()))
        .into();
        for run in 0..self.options.runs {
            eprintln!("run {} of {} …", run + 1, self.options.runs);
            let guillemet = self.options.programs[0].clone();
            let archive = self.options.archive.clone();
            let ours = self.picker(self.open(&guillemet, &[&archive]), Key::Ctrl('c'));
            let theirs = self.has("fzf").then(|| {
                let line = format!("exec {} < {}", self.options.programs[1].display(), self.lines.display());
                self.picker(self.open(Path::new("sh"), &[Path::new("-c"), Path::new(&line)]), Key::Ctrl('c'))
            });
            for (at, value) in ours.into_iter().enumerate() {
                rows[at].2.push(value);
                rows[at].3.extend(theirs.map(|theirs| theirs[at]));
            }
            rows[4].2.push(self.full_text());
            rows[4].3.extend(self.has("rg").then(|| self.timed(&self.options.programs[2], &["-l", "pêcheur"])));
            rows[5].2.push(self.checked());
            rows[5].3.push(self.timed(Path::new("find"), &["-type", "f", "-printf", "%s %T@\\n"]));
            let (open, end) = self.book_here();
            let theirs = self.has("micro").then(|| self.book_there());
            for (at, ours, theirs) in [(6, open, theirs.map(|it| it.0)), (7, end, theirs.map(|it| it.1))] {
                rows[at].2.push(ours);
                rows[at].3.extend(theirs);
            }
        }
        let mut table = "| | guillemet | peer | | ratio |\n|---|---|---|---|---|\n".to_owned();
        for (what, peer, ours, theirs) in rows {
            let ours = median(ours);
            let (theirs, ratio) = match theirs.is_empty() {
                true => ("missing".to_owned(), "–".to_owned()),
                false => {
                    let theirs = median(theirs);
                    (format!("{theirs:.1}"), format!("{:.2}", ours / theirs))
                }
            };
            let _ = writeln!(table, "| {what} | {ours:.1} | {peer} | {theirs} | {ratio} |");
        }
        table
    }

    /// First full list, worst key, sum of the keys, peak memory.
    fn picker(&self, (begun, mut terminal): (Instant, Terminal), leave: Key) -> [f64; 4] {
        terminal.wait_until(is_full).expect("a list");
        let start = milliseconds(begun.elapsed());
        settle(&mut terminal);
        let mut keys = Vec::new();
        let mut typed = String::new();
        for letter in self.options.query.chars() {
            typed.push(letter);
            let shown = typed.trim_end().to_owned();
            keys.push(step(&mut terminal, &letter.to_string(), |screen| echoes(screen, &shown)));
            // The preview beside the list comes now, not while the next key is timed.
            settle(&mut terminal);
        }
        let memory = peak(&terminal);
        let _ = terminal.send(leave);
        let _ = terminal.wait_exit();
        [start, keys.iter().copied().fold(0.0, f64::max), keys.iter().sum(), memory]
    }

    /// A word that is typed at once and stands in the text.
    fn full_text(&self) -> f64 {
        let (_, mut terminal) = self.open(&self.options.programs[0], &[&self.options.archive]);
        terminal.wait_until(is_full).expect("a list");
        settle(&mut terminal);
        let taken = step(&mut terminal, "pêcheur", |screen| echoes(screen, "pêcheur"));
        let _ = terminal.send(Key::Ctrl('c'));
        let _ = terminal.wait_exit();
        taken
    }

    fn checked(&self) -> f64 {
        let begun = Instant::now();
        let done = self.guillemet().args(["index", "--quiet"]).arg(&self.options.archive).status();
        assert!(done.is_ok_and(|status| status.success()), "the archive cannot be checked");
        milliseconds(begun.elapsed())
    }

    fn timed(&self, program: &Path, arguments: &[&str]) -> f64 {
        let mut command = Command::new(program);
        // `find` has the folder first, `rg` last.
        if program.ends_with("find") {
            command.arg(&self.options.archive).args(arguments);
        } else {
            command.args(arguments).arg(&self.options.archive);
        }
        let begun = Instant::now();
        let _ = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        milliseconds(begun.elapsed())
    }

    fn book_here(&self) -> (f64, f64) {
        self.forget();
        // Alone on the screen: the article is opened by the key, not beside the list.
        let mut builder = Terminal::builder().size(90, 40).timeout(Duration::from_secs(60)).envs(self.folders());
        builder = builder.env("TERM", "xterm-256color").env("LANG", "en_GB.UTF-8");
        let folder = self.long.parent().unwrap_or(&self.long);
        let mut terminal = builder.arg(folder).spawn(&self.options.programs[0]).expect("a terminal");
        terminal.wait_until(|screen| screen.contains("Un long livre")).expect("a list");
        settle(&mut terminal);
        let begun = Instant::now();
        terminal.send(Key::Enter).expect("a key");
        terminal.wait_until(|screen| screen.contains("Le chantier 1 ")).expect("the book");
        let open = milliseconds(begun.elapsed());
        settle(&mut terminal);
        let begun = Instant::now();
        terminal.send_str("G").expect("a key");
        terminal.wait_until(|screen| screen.contains("100 %")).expect("its end");
        let end = milliseconds(begun.elapsed());
        let _ = terminal.send(Key::Ctrl('c'));
        let _ = terminal.wait_exit();
        (open, end)
    }

    /// From exec to the first page, then to the end.
    fn book_there(&self) -> (f64, f64) {
        let (begun, mut terminal) = self.open(&self.options.programs[3], &[&self.long]);
        terminal.wait_until(|screen| screen.contains("Le chantier 1 ")).expect("the book");
        let open = milliseconds(begun.elapsed());
        settle(&mut terminal);
        let begun = Instant::now();
        terminal.send_str("\x1b[1;5F").expect("a key");
        terminal.wait_until(|screen| !screen.contains("Le chantier 1 ")).expect("its end");
        let end = milliseconds(begun.elapsed());
        let _ = terminal.send(Key::Ctrl('q'));
        let _ = terminal.wait_exit();
        (open, end)
    }
}

fn is_full(screen: &Screen) -> bool {
    (0..40).filter(|row| !screen.row_text(*row).trim().is_empty()).count() >= 30
}

/// Whether the line of the query, ours or fzf's, shows what was typed.
fn echoes(screen: &Screen, typed: &str) -> bool {
    screen.contains(&format!("› {typed}")) || screen.contains(&format!("> {typed}"))
}

fn settle(terminal: &mut Terminal) {
    let _ = terminal.wait_stable(Duration::from_millis(400));
}

/// From a key to the last change of the screen.
fn step(terminal: &mut Terminal, keys: &str, echoed: impl FnMut(&Screen) -> bool) -> f64 {
    let begun = Instant::now();
    terminal.send_str(keys).expect("a key");
    terminal.wait_until(echoed).expect("an echo");
    let echo = begun.elapsed();
    let _ = terminal.wait_stable(QUIET);
    milliseconds(begun.elapsed().saturating_sub(QUIET).max(echo))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The most memory that a program took so far, in MiB, where the system says.
fn peak(terminal: &Terminal) -> f64 {
    let status = terminal.pid().and_then(|pid| fs::read_to_string(format!("/proc/{pid}/status")).ok());
    let line = status.as_deref().and_then(|status| status.lines().find_map(|line| line.strip_prefix("VmHWM:")));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.map_or(f64::NAN, |kib| kib / 1024.0)
}
