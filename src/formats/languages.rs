//! The names of languages as press databases write them, in French, English, German and in the language itself.

use crate::text::fold::fold;

#[rustfmt::skip]
const NAMES: [(&str, &[&str]); 16] = [
    ("fr", &["french", "francais", "franzosisch", "frances", "francese"]),
    ("en", &["english", "anglais", "englisch", "ingles", "inglese"]),
    ("de", &["german", "allemand", "deutsch", "aleman", "tedesco"]),
    ("es", &["spanish", "espagnol", "spanisch", "espanol", "castellano"]),
    ("it", &["italian", "italien", "italienisch", "italiano"]),
    ("pt", &["portuguese", "portugais", "portugiesisch", "portugues"]),
    ("nl", &["dutch", "neerlandais", "niederlandisch", "nederlands"]),
    ("ca", &["catalan", "catala", "katalanisch"]),
    ("pl", &["polish", "polonais", "polnisch", "polski"]),
    ("ru", &["russian", "russe", "russisch"]),
    ("ar", &["arabic", "arabe", "arabisch"]),
    ("tr", &["turkish", "turc", "turkisch", "turkce"]),
    ("sv", &["swedish", "suedois", "schwedisch", "svenska"]),
    ("da", &["danish", "danois", "danisch", "dansk"]),
    ("zh", &["chinese", "chinois", "chinesisch"]),
    ("ja", &["japanese", "japonais", "japanisch"]),
];

/// The code of a language by its name; the first of several.
pub(super) fn code(name: &str) -> Option<&'static str> {
    let name = fold(name.split([';', ',', '/']).next().unwrap_or_default().trim());
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_language_and_case_are_known() {
        for (name, expected) in [("Français", "fr"), ("ENGLISH; ENGLISHS", "en"), ("Deutsch", "de"), ("Español", "es")]
        {
            assert_eq!(code(name), Some(expected), "{name}");
        }
        assert_eq!(code("La Gazette"), None);
    }
}
