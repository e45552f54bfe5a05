//! What the words of a name and its place in the article say of its kind, where the model took it for another.

use super::hash::{combine, hash};
use super::lexicon::{self, kind};
use super::name::Name;
use super::words::{Caps, Words};
use crate::analysis::EntityKind;

/// Mends the kinds of names by their own words: `Dupont Airlines` is nobody, `cap Gris-Nez` neither.
pub(super) fn mend(words: &Words<'_>, names: &mut [Name]) {
    for name in names {
        let mistaken = matches!(name.kind, EntityKind::Person | EntityKind::Place);
        if mistaken && is_company(words, name) {
            name.kind = EntityKind::Organisation;
        } else if name.kind == EntityKind::Person && is_landmark(words, name) || is_dateline(words, name) {
            name.kind = EntityKind::Place;
        }
    }
}

/// Whether the last of several words is one that companies end in.
fn is_company(words: &Words<'_>, name: &Name) -> bool {
    const ENDINGS: [&str; 28] = [
        "lines",
        "ferries",
        "airlines",
        "airways",
        "shipping",
        "holding",
        "holdings",
        "group",
        "groupe",
        "industries",
        "technologies",
        "systems",
        "motors",
        "partners",
        "records",
        "pictures",
        "studios",
        "entertainment",
        "telecom",
        "pharma",
        "energy",
        "ltd",
        "inc",
        "corp",
        "llc",
        "plc",
        "gmbh",
        "software",
    ];
    let last = name.tokens.end - 1;
    let capital = words[last].caps != Caps::None;
    name.tokens.len() > 1 && capital && ENDINGS.contains(&words.document.lower(last).trim_end_matches('.'))
}

/// Whether a name begins with the word for a piece of land or water.
fn is_landmark(words: &Words<'_>, name: &Name) -> bool {
    const LANDMARKS: [&str; 12] =
        ["cap", "cape", "mont", "mount", "lac", "lake", "île", "îles", "isle", "baie", "golfe", "presqu'île"];
    name.tokens.len() > 1 && LANDMARKS.contains(&words.document.lower(name.tokens.start))
}

/// Words from the place of a dispatch to the dash that ends its head.
const DATELINE: usize = 10;

/// Whether a name in capitals heads a dispatch: `SEAFORD, East Sussex —`, `BREST (Agence Manche) –`.
fn is_dateline(words: &Words<'_>, name: &Name) -> bool {
    let document = words.document;
    let opens = document.sentences.get(document.sentence_of(name.tokens.start));
    let first = opens.is_some_and(|sentence| sentence.tokens.start == name.tokens.start);
    let loud = words.among(name.tokens.clone()).iter().all(|word| word.caps == Caps::All);
    let end = name.tokens.end;
    let mut head = (end + 1..end + DATELINE).map(|at| document.word(at)).take_while(|word| !word.is_empty());
    let short = |word: &str| !matches!(word, "." | ":" | ";");
    first
        && loud
        && matches!(document.word(end), "," | "(")
        && head.find(|word| !short(word) || matches!(*word, "—" | "–")).is_some_and(short)
}

/// Finds the towns after `du` and `au` whose names begin with `Le`: `le parquet du Havre`.
pub(super) fn add_towns(words: &Words<'_>, names: &mut Vec<Name>) {
    let mut found = Vec::new();
    for at in 1..words.len() {
        if words[at].caps != Caps::First || !is_town(words, at) {
            continue;
        }
        let next = names.partition_point(|name| name.tokens.end <= at);
        let free = names.get(next).is_none_or(|name| name.tokens.start > at);
        if free && words.run(at).len() == 1 {
            found.push(Name { tokens: at..at + 1, kind: EntityKind::Place });
        }
    }
    if !found.is_empty() {
        names.extend(found);
        names.sort_by_key(|name| name.tokens.start);
    }
}

/// Whether a word is the name of a town without its `Le`, which `du` and `au` before it hold.
fn is_town(words: &Words<'_>, at: usize) -> bool {
    matches!(words.document.lower(at - 1), "du" | "au") && is_town_with_article(words.document.lower(at))
}

/// Whether a word in lower case is the name of a town when `Le` stands before it: `havre`.
pub(super) fn is_town_with_article(lower: &str) -> bool {
    let kinds = lexicon::kinds(combine(hash("le"), hash(lower)));
    kinds & (kind::TOWN | kind::CITY) != 0
}
