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
    /// Reads a language tag as files have them: `fr`, `fr-FR`, `en_US`, `fra`, `French`, `français`.
    /// `None` when it is no such tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_lowercase();
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match primary {
            "fr" | "fra" | "fre" | "french" | "français" | "francais" => Some(Self::French),
            "en" | "eng" | "english" | "anglais" => Some(Self::English),
            code if matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                Some(Self::Other(code.into()))
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
        assert_eq!(Language::from_tag("de"), Some(Language::Other("de".into())));
        for tag in ["", "x", "unknown", "12"] {
            assert_eq!(Language::from_tag(tag), None, "{tag}");
        }
    }
}
