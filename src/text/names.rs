//! Names of persons and bodies, word by word: may two of them be one?
//!
//! In: words of names, folded alike; out: yes or no. The caller chooses which words of a name count and how sure it
//! must be: a check of a draft may be generous, while an index must never make one person of two.

/// Whether the order of words counts when one name is looked for in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// They come in the same order; others may stand between them.
    Kept,
    /// They may come in any order.
    Any,
}

/// Whether all words of `short` are among those of `long`, by what `same` holds for the same word.
pub fn has_words<Word: AsRef<str>>(
    long: &[Word],
    short: &[Word],
    order: Order,
    same: impl Fn(&str, &str) -> bool,
) -> bool {
    let mut rest = long;
    short.iter().all(|word| {
        let found = rest.iter().position(|there| same(word.as_ref(), there.as_ref()));
        if let (Some(at), Order::Kept) = (found, order) {
            rest = &rest[at + 1..];
        }
        found.is_some()
    })
}

/// The last word of a name: of a person mostly the surname.
pub fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or_default()
}

/// Whether a word of a name is an initial.
pub fn is_initial(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// Whether `short` stands for `full`: it is the same word, or its initial.
pub fn stands_for(short: &str, full: &str) -> bool {
    short == full || is_initial(short) && full.starts_with(short)
}

/// The first letters of words.
pub fn initials<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().filter_map(|word| word.chars().next()).collect()
}

/// Whether the letters of an acronym come in this order among the initials of a name, beginning with the first;
/// others may be left out.
pub fn abbreviates(acronym: &str, initials: &str) -> bool {
    let mut rest = initials.chars();
    acronym.chars().next() == initials.chars().next() && acronym.chars().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_their_order_or_in_any() {
        let (long, turned) = (["jean", "paul", "roux"], ["roux", "jean"]);
        assert!(has_words(&long, &["jean", "roux"], Order::Kept, |a, b| a == b));
        assert!(!has_words(&long, &turned, Order::Kept, |a, b| a == b));
        assert!(has_words(&long, &turned, Order::Any, |a, b| a == b));
        assert!(!has_words(&long, &["j", "roux"], Order::Any, |a, b| a == b));
        assert!(has_words(&long, &["j", "roux"], Order::Kept, stands_for));
        assert!(!has_words(&long, &["roux", "marc"], Order::Any, stands_for));
    }

    #[test]
    fn an_initial_stands_for_its_word_and_an_acronym_for_its_name() {
        assert!(stands_for("h", "helene") && stands_for("helene", "helene"));
        assert!(!stands_for("hel", "helene") && !stands_for("helene", "h"));
        let name = initials(["union", "des", "pecheurs"]);
        assert!(abbreviates("udp", &name) && abbreviates("up", &name));
        assert!(!abbreviates("pu", &name) && !abbreviates("dp", &name));
    }
}
