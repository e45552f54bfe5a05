//! Writes a model as the library reads it.

use crate::corpus::Alphabet;
use crate::crf::Crf;
use guillemet::analysis::entities::model::{FINGERPRINT, HEADER, LABELS, MAGIC, SLOT, slot};

/// How full the table gets: three slots of four.
const FILL: (usize, usize) = (4, 3);

/// The bytes of the model: features whose weights all round to nothing are left out.
pub fn write(crf: &Crf, alphabet: &Alphabet) -> Vec<u8> {
    let features = alphabet.in_order();
    let top = crf.weights[..features.len()].iter().flatten().fold(0.0_f32, |top, weight| top.max(weight.abs()));
    let scale = (top / 127.0).max(f32::MIN_POSITIVE);
    let mut rows: Vec<(u64, [u8; LABELS])> = features
        .iter()
        .zip(&crf.weights)
        .map(|(feature, weights)| (*feature, weights.map(|weight| ((weight / scale).round() as i8).cast_unsigned())))
        .filter(|(_, weights)| weights.iter().any(|weight| *weight != 0))
        .collect();
    rows.sort_unstable();
    let count = (rows.len() * FILL.0 / FILL.1).max(1);
    let mut table = vec![0_u8; count * SLOT];
    for (feature, weights) in &rows {
        let (mut at, fingerprint) = slot(*feature, count);
        while table[at * SLOT..at * SLOT + FINGERPRINT] != [0; FINGERPRINT] {
            at = (at + 1) % count;
        }
        table[at * SLOT..at * SLOT + FINGERPRINT].copy_from_slice(&fingerprint);
        table[at * SLOT + FINGERPRINT..(at + 1) * SLOT].copy_from_slice(weights);
    }
    let mut bytes = Vec::with_capacity(HEADER + table.len());
    bytes.extend(MAGIC);
    bytes.extend(scale.to_le_bytes());
    for weight in crf.transitions().iter().flatten() {
        bytes.extend(weight.to_le_bytes());
    }
    bytes.extend(table);
    println!("{} features kept, weights up to {top:.2}", rows.len());
    bytes
}
