//! The phrases around a quotation, for documents in French and in English: marks, dates, cues.

use super::model::{DocumentLanguage, TargetDocument};
use super::nested_marks::Shape;
use crate::analysis::CertaintyLevel;
use crate::article::{ENGLISH_MONTHS, FRENCH_MONTHS, PageRange, PartialDate};

/// Words that begin a French cue of more than one word that can stand between a quotation and a name.
const AUXILIARIES: [&str; 10] =
    ["a", "ont", "avait", "avaient", "aurait", "auraient", "s'est", "se", "s'était", "fait"];
/// Cues that are nouns: `dans un communiqué : « … »`.
const NOUNS: [&str; 16] = [
    "réponse",
    "communiqué",
    "message",
    "déclaration",
    "lettre",
    "texte",
    "mots",
    "phrase",
    "propos",
    "statement",
    "reply",
    "answer",
    "letter",
    "words",
    "told",
    "tells",
];
/// Pronouns after their verb.
const INVERTED: [&str; 10] =
    ["-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles", "-il", "-elle", "-on", "-ils", "-elles"];

impl TargetDocument {
    fn choose(self, french: &'static str, english: &'static str) -> &'static str {
        match self.language {
            DocumentLanguage::French => french,
            DocumentLanguage::English => english,
        }
    }

    /// The marks around a quotation.
    pub(super) fn outer(self) -> Shape {
        match self.language {
            DocumentLanguage::French => Shape::Angles,
            DocumentLanguage::English => Shape::Double,
        }
    }

    /// The marks for what is quoted inside marks of the shape `around`.
    pub(super) fn inside(self, around: Option<Shape>) -> Shape {
        match around {
            None => self.outer(),
            Some(Shape::Angles | Shape::Single) => Shape::Double,
            Some(Shape::Double) => Shape::Single,
        }
    }

    /// The two marks of a shape, with the spaces that belong to them.
    pub(super) fn marks(self, shape: Shape) -> (&'static str, &'static str) {
        match shape {
            Shape::Angles if self.narrow_spaces => ("«\u{202f}", "\u{202f}»"),
            Shape::Angles => ("«\u{a0}", "\u{a0}»"),
            Shape::Double => ("“", "”"),
            Shape::Single => ("‘", "’"),
        }
    }

    /// What stands where a date is not known.
    pub(super) fn no_date(self) -> &'static str {
        self.choose("[s.\u{a0}d.]", "[n.\u{a0}d.]")
    }

    /// Pages, as a reference names them.
    pub(super) fn pages(self, pages: PageRange) -> String {
        let sign = if pages.is_one() { "p." } else { self.choose("p.", "pp.") };
        format!("{sign}\u{a0}{pages}")
    }

    /// What says that words are not verbatim.
    pub(super) fn reported(self) -> &'static str {
        self.choose("propos rapportés", "reported speech")
    }

    /// What stands after a speaker who is less than sure; nothing after one who is.
    pub(super) fn doubt(self, level: CertaintyLevel) -> &'static str {
        match level {
            CertaintyLevel::Sure => "",
            CertaintyLevel::Likely => self.choose("[attribution probable]", "[likely attribution]"),
            CertaintyLevel::Guess => self.choose("[attribution à confirmer]", "[attribution to be confirmed]"),
        }
    }

    /// A colon with the space that goes before it.
    pub(super) fn colon(self) -> &'static str {
        self.choose("\u{a0}: ", ": ")
    }

    /// A date as one writes it, as precise as it is known.
    pub(super) fn date(self, date: Option<PartialDate>) -> String {
        let Some(date) = date else { return self.no_date().to_owned() };
        let (months, first) = match self.language {
            DocumentLanguage::French => (&FRENCH_MONTHS, "1er"),
            DocumentLanguage::English => (&ENGLISH_MONTHS, "1"),
        };
        let year = date.year();
        let Some(month) = date.month().and_then(|month| months.get(usize::from(month) - 1)) else {
            return year.to_string();
        };
        match date.day() {
            None => format!("{month} {year}"),
            Some(1) => format!("{first}\u{a0}{month} {year}"),
            Some(day) => format!("{day}\u{a0}{month} {year}"),
        }
    }

    /// The cue in the form that can stand between a quotation and the name of its speaker (`a déclaré`,
    /// `selon`, `said`), when it has one.
    pub(super) fn cue(self, cue: &str) -> Option<String> {
        let cue = cue.trim_end_matches([':', ',', ' ', '\u{a0}', '\u{202f}']).to_lowercase().replace('’', "'");
        // « que » belongs to the clause that followed.
        let cue = cue.strip_suffix(" que").or(cue.strip_suffix(" qu'")).unwrap_or(&cue);
        let words: Vec<&str> = cue.split_whitespace().map(uninverted).filter(|word| !word.is_empty()).collect();
        let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-'));
        if !words.iter().all(is_word) || words.iter().any(|word| NOUNS.contains(word)) {
            return None;
        }
        let fits = match (self.language, words.as_slice()) {
            (_, [_]) => true,
            (DocumentLanguage::English, words) => words == ["according", "to"],
            (DocumentLanguage::French, ["à", "en", "croire"]) => true,
            (DocumentLanguage::French, [first, rest @ ..]) => AUXILIARIES.contains(first) && rest.len() <= 3,
            (DocumentLanguage::French, []) => false,
        };
        fits.then(|| words.join(" ").replace('\'', "’"))
    }
}

/// A verb without the pronoun that follows it: `a-t-elle` → `a`.
fn uninverted(word: &str) -> &str {
    INVERTED.iter().find_map(|pronoun| word.strip_suffix(pronoun)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: TargetDocument = TargetDocument { language: DocumentLanguage::French, narrow_spaces: false };
    const ENGLISH: TargetDocument = TargetDocument { language: DocumentLanguage::English, narrow_spaces: false };

    #[test]
    fn dates_are_written_as_precisely_as_they_are_known() {
        for (date, french, english) in [
            ("2023-08-01", "1er\u{a0}août 2023", "1\u{a0}August 2023"),
            ("2023-08-17", "17\u{a0}août 2023", "17\u{a0}August 2023"),
            ("2023-12", "décembre 2023", "December 2023"),
            ("2023", "2023", "2023"),
        ] {
            let date = date.parse().ok();
            assert_eq!((FRENCH.date(date).as_str(), ENGLISH.date(date).as_str()), (french, english));
        }
        assert_eq!((FRENCH.date(None), ENGLISH.date(None)), ("[s.\u{a0}d.]".into(), "[n.\u{a0}d.]".into()));
    }

    #[test]
    fn cues_are_kept_where_they_can_stand_before_a_name() {
        for (cue, kept) in [
            ("a déclaré", Some("a déclaré")),
            ("a-t-elle ajouté", Some("a ajouté")),
            ("raconte-t-il", Some("raconte")),
            ("a fait savoir", Some("a fait savoir")),
            ("s’est félicité", Some("s’est félicité")),
            ("affirme que", Some("affirme")),
            ("a assuré que", Some("a assuré")),
            ("Selon", Some("selon")),
            ("a prévenu\u{a0}:", Some("a prévenu")),
            ("dans un communiqué", None),
            ("réponse", None),
            (":", None),
            ("", None),
        ] {
            assert_eq!(FRENCH.cue(cue).as_deref(), kept, "{cue}");
        }
        for (cue, kept) in [
            ("said", Some("said")),
            ("according to", Some("according to")),
            ("told", None),
            ("has said", None),
            ("in a statement", None),
        ] {
            assert_eq!(ENGLISH.cue(cue).as_deref(), kept, "{cue}");
        }
    }
}
