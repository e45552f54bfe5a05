//! Writes the table of weights.

use guillemet::analysis::quotations::speakers::Sign;

use super::speakers::trainer::rounded;

/// The lines of the table: a weight and the name of its sign, the signs in their order; those that weigh nothing are left
/// out.
pub fn written(weights: &[f64]) -> String {
    let mut table = HEAD.to_owned();
    for sign in Sign::all().filter(|sign| rounded(weights[sign.index()]) != 0.0) {
        table.push_str(&format!("{:+.3} {}\n", rounded(weights[sign.index()]), sign.name()));
    }
    table
}

const HEAD: &str = "\
# What each sign weighs when the speaker of a quotation is told. Made by `cargo run --release --example train_speakers`
# (see README.md); a weight above 0 makes a candidate likelier. Before the colon: what the sign is asked of.
";
