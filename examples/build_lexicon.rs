//! Makes `assets/lexicon.bin` from lists of names and words.
//!
//! usage: `build_lexicon LISTS.tsv PLACES.txt ORGANISATIONS.txt EVENTS.txt PEOPLE.txt OUT.bin`
//!
//! A line of `LISTS.tsv` is a category, a tab and a word or name; `assets/README.md` says where the lists come from.
//! The other files hold names between commas.

use guillemet::analysis::entities::hash::hash;
use guillemet::analysis::entities::lexicon::{SLOT, key, kind, slot};
use guillemet::article::Span;
use guillemet::text::segment;
use std::collections::BTreeMap;

/// How full the table gets: two slots of three.
const FILL: (usize, usize) = (3, 2);

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [lists, places, organisations, events, people, out] = arguments.as_slice() else {
        anyhow::bail!("usage: build_lexicon LISTS.tsv PLACES.txt ORGANISATIONS.txt EVENTS.txt PEOPLE.txt OUT.bin");
    };
    let mut entries: BTreeMap<u64, u16> = BTreeMap::new();
    for line in std::fs::read_to_string(lists)?.lines() {
        let Some((category, name)) = line.split_once('\t') else { continue };
        let bit = match category {
            "common" => kind::FRENCH,
            "english" => kind::ENGLISH,
            "given" => kind::GIVEN,
            "surname" => kind::SURNAME,
            "place" => kind::TOWN,
            "village" => kind::VILLAGE,
            "big" => kind::CITY,
            "proper" => kind::PROPER,
            _ => anyhow::bail!("no such category: {category}"),
        };
        *entries.entry(name_key(name)).or_default() |= bit;
    }
    for (path, bit) in
        [(places, kind::COUNTRY), (organisations, kind::ORGANISATION), (events, kind::EVENT), (people, kind::SURNAME)]
    {
        for line in std::fs::read_to_string(path)?.lines().filter(|line| !line.starts_with('#')) {
            for name in line.split(", ") {
                *entries.entry(name_key(name)).or_default() |= bit;
            }
        }
    }
    let slots = entries.len() * FILL.0 / FILL.1;
    let mut table = vec![0_u8; slots * SLOT];
    for (key, kinds) in entries {
        let (mut at, fingerprint) = slot(key, slots);
        let [low, high] = fingerprint.to_le_bytes();
        while table[at * SLOT + 2..at * SLOT + 4] != [0, 0] && table[at * SLOT..at * SLOT + 2] != [low, high] {
            at = (at + 1) % slots;
        }
        table[at * SLOT] = low;
        table[at * SLOT + 1] = high;
        let [first, second] = kinds.to_le_bytes();
        table[at * SLOT + 2] |= first;
        table[at * SLOT + 3] |= second;
    }
    std::fs::write(out, &table)?;
    println!("{slots} slots, {} bytes", table.len());
    Ok(())
}

fn name_key(name: &str) -> u64 {
    let lower = name.to_lowercase().replace('’', "'");
    key(segment::tokens(&lower, Span::new(0, lower.len())).iter().map(|token| hash(token.span.of(&lower))))
}
