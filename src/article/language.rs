//! The languages that the program knows, and the others.

use std::fmt;

/// The language of an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// Another one, by its ISO 639 code in lower case (`de`).
    Other(Box<str>),
}

impl Language {
    /// Reads a language tag as files have them: `fr`, `fr-FR`, `en_US`, `fra`, `French`, `français`. Of a language with
    /// several codes it gives the one of two letters. `None` when it is no such tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_lowercase();
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match primary {
            "fr" | "fra" | "fre" | "french" | "français" | "francais" => Some(Self::French),
            "en" | "eng" | "english" | "anglais" => Some(Self::English),
            code if matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                let short = SHORT_CODES.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| *short);
                Some(Self::Other(short.into()))
            }
            _ => None,
        }
    }

    /// Its ISO 639-1 code where it has one, as JSON has it.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::French => "fr",
            Self::English => "en",
            Self::Other(code) => code,
        }
    }
}

/// The codes of three letters (ISO 639-2 and 639-3) of languages that have one of two letters (ISO 639-1).
#[rustfmt::skip]
const SHORT_CODES: &[(&str, &str)] = &[
    ("deu", "de"), ("ger", "de"), ("spa", "es"), ("esp", "es"), ("ita", "it"), ("por", "pt"), ("nld", "nl"),
    ("dut", "nl"), ("rus", "ru"), ("ukr", "uk"), ("pol", "pl"), ("ces", "cs"), ("cze", "cs"), ("slk", "sk"),
    ("slo", "sk"), ("slv", "sl"), ("hrv", "hr"), ("srp", "sr"), ("bos", "bs"), ("mkd", "mk"), ("mac", "mk"),
    ("bul", "bg"), ("ron", "ro"), ("rum", "ro"), ("hun", "hu"), ("ell", "el"), ("gre", "el"), ("tur", "tr"),
    ("fin", "fi"), ("swe", "sv"), ("dan", "da"), ("nor", "no"), ("nob", "nb"), ("nno", "nn"), ("isl", "is"),
    ("ice", "is"), ("est", "et"), ("lav", "lv"), ("lit", "lt"), ("gle", "ga"), ("cym", "cy"), ("wel", "cy"),
    ("bre", "br"), ("cat", "ca"), ("eus", "eu"), ("baq", "eu"), ("glg", "gl"), ("oci", "oc"), ("cos", "co"),
    ("ltz", "lb"), ("mlt", "mt"), ("sqi", "sq"), ("alb", "sq"), ("lat", "la"), ("epo", "eo"), ("ara", "ar"),
    ("heb", "he"), ("yid", "yi"), ("pes", "fa"), ("fas", "fa"), ("per", "fa"), ("urd", "ur"), ("hin", "hi"),
    ("ben", "bn"), ("mar", "mr"), ("guj", "gu"), ("pan", "pa"), ("tam", "ta"), ("tel", "te"), ("kan", "kn"),
    ("mal", "ml"), ("ori", "or"), ("sin", "si"), ("nep", "ne"), ("tha", "th"), ("khm", "km"), ("mya", "my"),
    ("bur", "my"), ("vie", "vi"), ("ind", "id"), ("msa", "ms"), ("may", "ms"), ("jav", "jv"), ("tgl", "tl"),
    ("cmn", "zh"), ("zho", "zh"), ("chi", "zh"), ("jpn", "ja"), ("kor", "ko"), ("kat", "ka"), ("geo", "ka"),
    ("hye", "hy"), ("arm", "hy"), ("aze", "az"), ("uzb", "uz"), ("tuk", "tk"), ("bel", "be"), ("amh", "am"),
    ("swa", "sw"), ("zul", "zu"), ("sna", "sn"), ("afr", "af"), ("aka", "ak"),
];

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_every_shape_are_read() {
        for tag in ["fr", "FR-fr", "fr_CA", "French", " français ", "fra"] {
            assert_eq!(Language::from_tag(tag), Some(Language::French), "{tag}");
        }
        assert_eq!(Language::from_tag("en-GB"), Some(Language::English));
        for german in ["de", "deu", "ger", "de-AT"] {
            assert_eq!(Language::from_tag(german), Some(Language::Other("de".into())), "{german}");
        }
        assert_eq!(Language::from_tag("gsw"), Some(Language::Other("gsw".into())));
        for tag in ["", "x", "unknown", "12"] {
            assert_eq!(Language::from_tag(tag), None, "{tag}");
        }
    }
}
