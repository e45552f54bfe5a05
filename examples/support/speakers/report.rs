//! Prints what was counted.

use super::interval::interval;
use super::score::{Shown, Tally};

/// One line for finding and speakers, one for certainty.
pub fn report(name: &str, tally: &Tally) {
    let (precision, recall, f1) = tally.finding();
    let (right, all) = tally.right();
    let how: Vec<String> = tally.how.iter().map(|(how, (right, all))| format!("{how} {right}/{all}")).collect();
    let (low, high) = interval(&tally.articles);
    println!(
        "{name}: end to end {right}/{all} = {:.3} ({low:.3} to {high:.3}); found P {precision:.3} R {recall:.3} F1 {f1:.3}; {}; none {}/{}",
        share(right, all),
        how.join(", "),
        tally.unnamed_but_named,
        tally.unnamed
    );
    let mut shown = tally.shown.clone();
    shown.sort_by(|one, other| other.certainty.total_cmp(&one.certainty));
    let plain = shown.iter().take_while(|one| one.certainty >= 0.9).count();
    let top = [3, 4, 5, 6, 8].map(|tenths| format!("0.{tenths} {:.3}", right_of(&shown[..shown.len() * tenths / 10])));
    let bins = (0..5).map(|bin| {
        let (low, high) = (bin as f32 / 5.0, (bin + 1) as f32 / 5.0);
        let within = |one: &&Shown| one.certainty >= low && (one.certainty < high || bin == 4);
        let part: Vec<Shown> = shown.iter().filter(within).copied().collect();
        format!("{low:.1}: {:.2} of {}", right_of(&part), part.len())
    });
    let steps = [0.95, 0.93, 0.85, 0.8].map(|least| {
        let at = shown.iter().take_while(|one| one.certainty >= least).count();
        format!("{least}: {:.3} of {:.3}", right_of(&shown[..at]), share(at, shown.len()))
    });
    println!("    at least {}", steps.join(", "));
    println!(
        "    plain: {:.3} right, {:.3} of the speakers; the surest {}; by certainty {}",
        right_of(&shown[..plain]),
        share(plain, shown.len()),
        top.join(", "),
        bins.collect::<Vec<_>>().join(", ")
    );
}

fn right_of(shown: &[Shown]) -> f64 {
    share(shown.iter().filter(|one| one.right).count(), shown.len())
}

fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}
