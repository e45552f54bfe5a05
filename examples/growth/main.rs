//! How time and memory grow with the size of the input, over families of input that are known to be hard.
//!
//! `cargo run --release --example growth -- [--bytes N] [--only WORDS] [--runs N] [--stages]`
//!
//! Each family (see `families`) is made at N bytes (60,000 unless said) and at four times as many, and goes the way that
//! such input goes in the program. The table has the exponent of growth (1 is linear, 2 quadratic), the time at the
//! larger size, the memory that it took at its peak, in times the size of the input, and how many bytes each byte took
//! by which the larger one is larger: the space that the program works in, whatever the size, is not in that. Of several
//! runs (one unless said) the quickest counts, so that other programs of the machine do not. With `--stages` the time of
//! each stage is printed too. Every measurement is a process of its own: this program, called with
//! `--one`.

#![allow(clippy::expect_used, missing_docs, reason = "a measurement that cannot be made has to stop")]

mod families;
mod stages;

use std::process::Command;

use families::{Family, all};

/// The larger size, in times the smaller one.
const STEP: usize = 4;
/// A time below this says nothing about growth, in milliseconds.
const SHORT: f64 = 4.0;

fn main() {
    let (mut bytes, mut only, mut runs, mut stages) = (60_000, String::new(), 1, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().expect("a value after each option");
        match argument.as_str() {
            "--bytes" => bytes = value().parse().expect("a number of bytes"),
            "--only" => only = value(),
            "--runs" => runs = value().parse().expect("a number of runs"),
            "--stages" => stages = true,
            "--one" => {
                let name = value();
                let family = all().into_iter().find(|family| family.name == name).expect("a family of this name");
                return measure(&family, value().parse().expect("a number of bytes"));
            }
            _ => panic!("usage: see the first lines of examples/growth/main.rs"),
        }
    }
    println!("| family | exponent | time | memory | each byte | reached by |\n|---|---|---|---|---|---|");
    for family in all().iter().filter(|family| family.name.contains(&only)) {
        report(family, bytes, runs, stages);
    }
}

/// Runs one family at one size and prints its figures: milliseconds of each stage, then kilobytes.
fn measure(family: &Family, bytes: usize) {
    let input = family.text(bytes);
    stages::warm_up();
    let before = peak_kilobytes();
    let times = stages::run(family.way, &input);
    let grown = peak_kilobytes().saturating_sub(before);
    for (stage, milliseconds) in times {
        println!("{stage}\t{milliseconds}");
    }
    println!("memory\t{grown}");
}

/// The most memory that this process has had, in kilobytes; 0 where the system does not tell.
fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// The figures that a process of its own printed for a family at one size.
fn figures(family: &Family, bytes: usize) -> Vec<(String, f64)> {
    let program = std::env::current_exe().expect("the path of this program");
    let out = Command::new(program).args(["--one", family.name, &bytes.to_string()]).output().expect("a child process");
    if !out.status.success() {
        println!("{}: {}", family.name, String::from_utf8_lossy(&out.stderr));
    }
    let lines = String::from_utf8_lossy(&out.stdout).into_owned();
    let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
    pairs.map(|(name, figure)| (name.to_owned(), figure.parse().expect("a number"))).collect()
}

/// The smallest figures of several runs.
fn smallest(family: &Family, bytes: usize, runs: usize) -> Vec<(String, f64)> {
    let mut least = figures(family, bytes);
    for _ in 1..runs {
        for ((_, least), (_, figure)) in least.iter_mut().zip(figures(family, bytes)) {
            *least = least.min(figure);
        }
    }
    least
}

fn report(family: &Family, bytes: usize, runs: usize, stages: bool) {
    let small = smallest(family, bytes, runs);
    let large = smallest(family, bytes * STEP, runs);
    let time = |figures: &[(String, f64)]| figures.iter().filter(|it| it.0 != "memory").map(|it| it.1).sum::<f64>();
    let exponent = |small: f64, large: f64| {
        if large < SHORT {
            "short".to_owned()
        } else {
            format!("{:.2}", (large / small.max(0.05)).ln() / (STEP as f64).ln())
        }
    };
    let memory = |figures: &[(String, f64)]| figures.iter().find(|it| it.0 == "memory").map_or(0.0, |it| it.1 * 1024.0);
    println!(
        "| {} | {} | {:.0} ms | {:.0} × | {:.0} | {} |",
        family.name,
        exponent(time(&small), time(&large)),
        time(&large),
        memory(&large) / (bytes * STEP) as f64,
        (memory(&large) - memory(&small)).max(0.0) / (bytes * (STEP - 1)) as f64,
        family.way.name(),
    );
    if stages {
        for ((stage, small), (_, large)) in small.iter().zip(&large).filter(|it| it.0.0 != "memory") {
            println!("|   {stage} | {} | {large:.1} ms | | | |", exponent(*small, *large));
        }
    }
}
