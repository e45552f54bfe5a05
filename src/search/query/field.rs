//! The names of the fields, in English and in French.

use std::fmt;

use crate::article::names::names;

/// What can stand before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// `date:` a date or a range of dates.
    Date,
    /// `since:` nothing before this date.
    Since,
    /// `until:` nothing after this date.
    Until,
    /// One that words are looked for in.
    Text(TextField),
    /// `lang:` the language of the article.
    Language,
    /// `is:` what a person did with it.
    Is,
    /// `has:` what it holds.
    Has,
    /// `kind:` the kind of an entity or of a quotation.
    Kind,
    /// `certain:` how certain the speaker of a quotation is.
    Certain,
    /// `sort:` in what order the rows come.
    Sort,
}

/// The fields that words are looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextField {
    /// The newspaper, agency or site.
    Source,
    /// Who wrote the article.
    Author,
    /// A tag or keyword of the article.
    Tag,
    /// A person whom the article names.
    Person,
    /// An organisation that the article names.
    Organisation,
    /// A place that the article names.
    Place,
    /// Who says a quotation.
    Speaker,
    /// The office of the one who says a quotation.
    Role,
}

impl Field {
    /// Its name, as queries and help have it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Since => "since",
            Self::Until => "until",
            Self::Text(field) => field.name(),
            Self::Language => "lang",
            Self::Is => "is",
            Self::Has => "has",
            Self::Kind => "kind",
            Self::Certain => "certain",
            Self::Sort => "sort",
        }
    }
}

impl Field {
    /// Its name in French, as queries and help have it.
    #[must_use]
    pub fn name_in_french(self) -> &'static str {
        match self {
            Self::Since => "depuis",
            Self::Until => "jusque",
            Self::Text(TextField::Author) => "auteur",
            Self::Text(TextField::Tag) => "étiquette",
            Self::Text(TextField::Person) => "personne",
            Self::Text(TextField::Place) => "lieu",
            Self::Text(TextField::Speaker) => "par",
            Self::Text(TextField::Role) => "fonction",
            Self::Language => "langue",
            Self::Is => "est",
            Self::Has => "avec",
            Self::Kind => "genre",
            Self::Certain => "certitude",
            Self::Sort => "tri",
            Self::Date | Self::Text(TextField::Source | TextField::Organisation) => self.name(),
        }
    }
}

names!(written TextField {
    Source = "source",
    Author = "author",
    Tag = "tag",
    Person = "person",
    Organisation = "org",
    Place = "place",
    Speaker = "speaker",
    Role = "role",
});

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Every English name, folded. A field may have several.
pub(super) const ENGLISH: &[(&str, Field)] = &[
    ("date", Field::Date),
    ("since", Field::Since),
    ("until", Field::Until),
    ("source", Field::Text(TextField::Source)),
    ("author", Field::Text(TextField::Author)),
    ("tag", Field::Text(TextField::Tag)),
    ("language", Field::Language),
    ("person", Field::Text(TextField::Person)),
    ("organisation", Field::Text(TextField::Organisation)),
    ("organization", Field::Text(TextField::Organisation)),
    ("place", Field::Text(TextField::Place)),
    ("speaker", Field::Text(TextField::Speaker)),
    ("by", Field::Text(TextField::Speaker)),
    ("role", Field::Text(TextField::Role)),
    ("is", Field::Is),
    ("has", Field::Has),
    ("kind", Field::Kind),
    ("certain", Field::Certain),
];

/// Names that have no beginnings: what begins so has long meant another field.
const WHOLE: &[(&str, Field)] = &[("sort", Field::Sort)];

/// The French names that differ, folded.
pub(super) const FRENCH: &[(&str, Field)] = &[
    ("depuis", Field::Since),
    ("jusque", Field::Until),
    ("auteur", Field::Text(TextField::Author)),
    ("etiquette", Field::Text(TextField::Tag)),
    ("langue", Field::Language),
    ("personne", Field::Text(TextField::Person)),
    ("lieu", Field::Text(TextField::Place)),
    ("par", Field::Text(TextField::Speaker)),
    ("locuteur", Field::Text(TextField::Speaker)),
    ("fonction", Field::Text(TextField::Role)),
    ("est", Field::Is),
    ("avec", Field::Has),
    ("genre", Field::Kind),
    ("sorte", Field::Kind),
    ("certitude", Field::Certain),
    ("tri", Field::Sort),
];

/// The fields that `name` (folded) may mean.
pub(super) fn lookup(name: &str) -> Vec<Field> {
    match WHOLE.iter().find(|(whole, _)| *whole == name) {
        Some((_, field)) => vec![*field],
        None => candidates(name, [ENGLISH, FRENCH]),
    }
}

/// The values that `text` (folded) names or begins, each once. A whole name comes before the beginning of
/// another, and an English one before a French one, so that French names never make an English beginning
/// ambiguous.
pub(super) fn candidates<T: Copy + PartialEq>(text: &str, languages: [&[(&str, T)]; 2]) -> Vec<T> {
    if let Some((_, value)) = languages.iter().copied().flatten().find(|(name, _)| *name == text) {
        return vec![*value];
    }
    let mut found = Vec::new();
    for names in languages {
        for (name, value) in names {
            if name.starts_with(text) && !found.contains(value) {
                found.push(*value);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}
