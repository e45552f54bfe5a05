//! Initials as labels: the letters of `A.R.`, `A. R.`, `J.-P. M.`, and those of a name.

/// Letters of initials.
const FEWEST: usize = 2;
const MOST: usize = 4;

/// The capitals of a label that is nothing but initials.
pub(crate) fn initials(label: &str) -> Option<String> {
    let letters: String =
        label.chars().filter(|char| !matches!(char, '.' | '-' | '‑') && !char.is_whitespace()).collect();
    let all = letters.chars().all(char::is_uppercase) && (FEWEST..=MOST).contains(&letters.chars().count());
    // Letters run together are words as well: `LE PORT`.
    let apart = !label.contains(char::is_whitespace) || label.contains('.');
    (all && apart).then_some(letters)
}

/// The first letters of the words of a name, the parts of a compound counted: `Jean-Paul Morel` has `JPM`.
pub(super) fn of_name(name: &str) -> String {
    let words = name.split([' ', '-', '‑', '\u{A0}']);
    words.filter_map(|word| word.chars().find(|char| char.is_alphabetic())).filter(|char| char.is_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_capitals_with_or_without_points_are_initials() {
        for (label, letters) in
            [("A.R.", Some("AR")), ("A. R.", Some("AR")), ("J.-P. M.", Some("JPM")), ("AR", Some("AR"))]
        {
            assert_eq!(initials(label).as_deref(), letters, "{label}");
        }
        for label in ["A.", "A R", "Ar", "LE PORT", "ROCHE", "A.R. Roy"] {
            assert_eq!(initials(label), None, "{label}");
        }
        assert_eq!(of_name("Jean-Paul Morel"), "JPM");
        assert_eq!(of_name("Anne de Kerguelen"), "AK");
    }
}
