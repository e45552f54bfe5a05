//! What an input takes in memory: counted by the allocator, not by the system, so that every machine says the same.
//!
//! Whatever the input, at its peak the program takes at most twenty bytes for each of its bytes, beside the space that it
//! works in whatever the size: a stretch of a long text that is looked at as a whole, and the signs, nodes and findings
//! that a text of any size may have.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../examples/growth/families.rs"]
mod families;
#[path = "../examples/growth/stages.rs"]
mod stages;

use std::sync::{Mutex, PoisonError};

use families::{Family, all};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Only one test at a time counts.
static COUNTING: Mutex<()> = Mutex::new(());

/// Bytes that each byte of an input may take.
const MOST: usize = 20;
/// Bytes that an input of any size may take beside that.
const SPACE: usize = 40 << 20;

/// The most bytes that were held while a family of this size went its way, the input itself not counted.
fn peak(family: &Family, bytes: usize) -> usize {
    let input = family.text(bytes);
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    stages::run(family.way, &input);
    MEMORY.peak_usage().saturating_sub(before)
}

/// The families that take more than they may.
fn too_much(wanted: impl Fn(&Family) -> bool, bytes: usize) -> Vec<String> {
    let _alone = COUNTING.lock().unwrap_or_else(PoisonError::into_inner);
    stages::warm_up();
    let families: Vec<Family> = all().into_iter().filter(wanted).collect();
    assert!(!families.is_empty());
    let measured = families.iter().map(|family| (family, peak(family, bytes)));
    let over = measured.filter(|(_, peak)| *peak > SPACE + MOST * bytes);
    over.map(|(family, peak)| {
        format!("{} ({}): {} kB for {} kB", family.name, family.way.name(), peak >> 10, bytes >> 10)
    })
    .collect()
}

#[test]
fn no_family_of_input_takes_more_than_twenty_times_its_size() {
    const QUICK: [&str; 7] = [
        "prose",
        "page: less than",
        "page: open paragraphs",
        "note: brackets",
        "front matter: lists in lists",
        "record: broken articles",
        "query: unclosed",
    ];
    let over = too_much(|family| QUICK.contains(&family.name), 1_500_000);
    assert!(over.is_empty(), "{over:#?}");
}

#[test]
#[ignore = "minutes: see CONTRIBUTING"]
fn no_family_at_all_takes_more_than_twenty_times_its_size() {
    let over = too_much(|_| true, 4_000_000);
    assert!(over.is_empty(), "{over:#?}");
}
