//! Fuzzes one target, or all of them in turns, with the stable toolchain.
//!
//! `cargo run --release --example fuzz -- TARGET|all [--seconds N] [--seed N] [--into FOLDER]`
//!
//! Changes the seeds of `fuzz/seeds` and `sample-data/formats` at random and gives them to a target of `fuzz/src/lib.rs`.
//! What breaks a promise is written to FOLDER (a temporary one unless said) and told at the end, and so is what takes more
//! than a second.
//! `cargo +nightly fuzz run TARGET fuzz/seeds` does the same with the coverage of the code as its guide.

#![allow(clippy::expect_used, missing_docs, reason = "what cannot be fuzzed has to stop")]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The longest input, in bytes.
const LONGEST: usize = 4_000;
/// An input that takes longer than this is told.
const SLOW: Duration = Duration::from_secs(1);

/// Pieces that mean something to some target.
const PIECES: &[&str] = &[
    "« ",
    " »",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "—",
    "– ",
    " dit-il",
    ", a déclaré ",
    "Mme ",
    "M. ",
    "Jean Dupont",
    "Q. ",
    " : ",
    "\n\n",
    "\r\n",
    "\u{feff}",
    "\u{a0}",
    "\u{202f}",
    "\u{301}",
    "\u{200d}",
    "\u{ad}",
    "\u{1b}[31m",
    "\u{202e}",
    "<p>",
    "</p>",
    "<script>",
    "<!--",
    "-->",
    "<table><tr><td>",
    "&nbsp;",
    "&#x1b;",
    "---\n",
    "title: ",
    "- ",
    "> ",
    "](",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    ":",
    ",",
    "\\",
    "`",
    "```",
    "==",
    "**",
    "#+begin_quote",
    "\\enquote{",
    "#quote[",
    "$",
    "%",
    "{\"text\": \"",
    "\\u0000",
    "\\ud83d",
    "null",
    "[]",
    "\"id\":",
    "1e999",
    "speaker:",
    "date:2020..",
    "!",
    "^",
    "said ",
    "selon le maire",
    "12 mai 2020",
    "https://a.b/c",
    "@",
    "[…]",
    "Anne",
    "\0",
    "é",
    "中。",
    "👩",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        Some(arguments.get(at + 1).expect("a value after each option").clone())
    };
    let target = arguments.first().expect("usage: see the first lines of examples/fuzz.rs");
    let seconds = value("--seconds").map_or(60, |seconds| seconds.parse().expect("a number of seconds"));
    let seed = value("--seed").map_or(1, |seed| seed.parse().expect("a number"));
    let into = value("--into").map_or_else(|| std::env::temp_dir().join("guillemet-fuzz"), PathBuf::from);
    fs::create_dir_all(&into).expect("a folder for what is found");
    std::panic::set_hook(Box::new(|_| {}));
    let seeds = ["fuzz/seeds", "sample-data/formats"].map(|folder| seeds(Path::new(folder))).concat();
    for (name, _) in targets::TARGETS.iter().filter(|(name, _)| target == "all" || target == name) {
        fuzz(name, &seeds, Duration::from_secs(seconds), seed, &into);
    }
}

fn seeds(folder: &Path) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder of seeds").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a seed")).collect()
}

/// Runs a target until its time is over.
fn fuzz(name: &str, seeds: &[Vec<u8>], time: Duration, seed: u64, into: &Path) {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let start = Instant::now();
    let (mut runs, mut broken, mut slow) = (0_u64, 0, 0);
    while start.elapsed() < time && broken < 5 {
        let input = mutated(&mut dice, seeds);
        let begin = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| targets::run(name, &input)));
        runs += 1;
        let what = match outcome {
            Err(panic) => {
                broken += 1;
                let said = panic.downcast_ref::<String>().map(String::as_str);
                said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic").to_owned()
            }
            Ok(()) if begin.elapsed() > SLOW => {
                slow += 1;
                format!("{} ms", begin.elapsed().as_millis())
            }
            Ok(()) => continue,
        };
        let path = into.join(format!("{name}-{runs}"));
        fs::write(&path, &input).expect("a finding that can be written");
        println!("{}: {}", path.display(), what.chars().take(300).collect::<String>());
    }
    println!("{name}: {runs} runs, {broken} broke a promise, {slow} were slow");
}

/// A seed with some changes.
fn mutated(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut input = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(8) {
        let at = dice.below(input.len() + 1);
        let length = dice.below(64).min(input.len() - at);
        match dice.below(7) {
            0 => drop(input.drain(at..at + length)),
            1 => {
                let copy = input[at..at + length].to_vec();
                let to = dice.below(input.len() + 1);
                input.splice(to..to, copy);
            }
            2 if at < input.len() => input[at] = u8::try_from(dice.below(256)).unwrap_or(0),
            3 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len() + 1);
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
            4 => {
                let piece = PIECES[dice.below(PIECES.len())].repeat(1 + dice.below(20));
                input.splice(at..at, piece.into_bytes());
            }
            _ => {
                let piece = PIECES[dice.below(PIECES.len())].as_bytes();
                input.splice(at..at, piece.iter().copied());
            }
        }
    }
    input.truncate(LONGEST);
    input
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap_or(0)
    }
}
