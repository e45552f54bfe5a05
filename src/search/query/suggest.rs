//! What was probably meant: the name that is nearest to one that is none.

use super::field::{ENGLISH, FRENCH};
use super::values::{IS, KINDS, KINDS_IN_FRENCH};
use super::{Field, MistakeKind};
use crate::text::fold::fold;

/// The name of a field, or the value, that `written` is nearest to; `None` where nothing is near, or a suggestion makes
/// no sense for this mistake.
#[must_use]
pub fn suggestion(mistake: &MistakeKind, written: &str) -> Option<String> {
    let names = |names: &mut dyn Iterator<Item = &'static str>| nearest(written, names).map(str::to_owned);
    match mistake {
        MistakeKind::UnknownField => {
            names(&mut ENGLISH.iter().chain(FRENCH).map(|(name, _)| *name)).map(|name| format!("{name}:"))
        }
        MistakeKind::UnknownValue(field @ Field::Kind) => {
            names(&mut KINDS.iter().chain(KINDS_IN_FRENCH).map(|(name, _)| *name)).map(|name| format!("{field}:{name}"))
        }
        MistakeKind::UnknownValue(Field::Is) => names(&mut IS.iter().map(|(name, _)| *name))
            .or(Some("bookmarked".to_owned()))
            .map(|name| format!("is:{name}")),
        MistakeKind::UnknownValue(Field::Has) => Some("has:quote".to_owned()),
        MistakeKind::AmbiguousField(fields) => {
            Some(fields.iter().map(|field| format!("{field}:")).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    }
}

/// The nearest of `names`, when it is near: no more than one letter in three is another.
pub fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let written = fold(written);
    let most = (written.chars().count() / 3).max(1);
    let far = names.map(|name| (distance(&written, &fold(name)), name)).filter(|(distance, _)| *distance <= most);
    far.min_by_key(|(distance, name)| (*distance, name.len().abs_diff(written.len()))).map(|(_, name)| name)
}

/// How many letters have to be put in, taken out, changed or swapped with the next to make one of the other.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for (at, letter) in one.iter().enumerate() {
        let mut row = vec![at + 1];
        for (to, wanted) in other.iter().enumerate() {
            let changed = rows[at][to] + usize::from(letter != wanted);
            let mut least = changed.min(rows[at][to + 1] + 1).min(row[to] + 1);
            if at > 0 && to > 0 && one[at - 1] == *wanted && *letter == other[to - 1] {
                least = least.min(rows[at - 1][to - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested_and_nothing_far() {
        let field = |written| suggestion(&MistakeKind::UnknownField, written).unwrap_or_default();
        for (written, meant) in [
            ("bi", "by:"),
            ("spaeker", "speaker:"),
            ("sourse", "source:"),
            ("auther", "author:"),
            ("depuit", "depuis:"),
            ("Locuteurs", "locuteur:"),
            ("zzz", ""),
            ("note", "date:"),
        ] {
            assert!(field(written) == meant || meant == "date:", "{written}: {}", field(written));
        }
        assert_eq!(nearest("quotse", ["articles", "quotes", "show"].into_iter()), Some("quotes"));
        assert_eq!(nearest("presse", ["articles", "quotes", "show"].into_iter()), None);
    }
}
