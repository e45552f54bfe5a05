//! The fields of a query as the documentation lists them: every name that is understood, what it finds, and the values that
//! it accepts where it knows them.

use super::field::{ENGLISH, FRENCH};
use super::values::{HAS, IS, KINDS, KINDS_IN_FRENCH, ORDERS};
use super::{Field, TextField};

/// One field of the documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentedField {
    /// The field.
    pub field: Field,
    /// Its names, the usual one first, then the French ones.
    pub names: Vec<&'static str>,
    /// What it finds, in English.
    pub about: &'static str,
    /// The values that it knows, in both languages; empty where any words will do.
    pub values: Vec<&'static str>,
}

/// Every field, in the order of the documentation.
#[must_use]
pub fn documented_fields() -> Vec<DocumentedField> {
    let mut fields: Vec<Field> = Vec::new();
    let all = ENGLISH.iter().chain(FRENCH).map(|(_, field)| *field);
    for field in all {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields.into_iter().map(documented).collect()
}

fn documented(field: Field) -> DocumentedField {
    let mut names = vec![field.name()];
    let known = ENGLISH.iter().chain(FRENCH).filter(|(_, of)| *of == field).map(|(name, _)| *name);
    for name in known.chain([field.name_in_french()]) {
        // The folded spelling of a name is understood too, and listed once.
        if !names.contains(&name) && name != "etiquette" {
            names.push(name);
        }
    }
    DocumentedField { field, names, about: about(field), values: values(field) }
}

fn about(field: Field) -> &'static str {
    match field {
        Field::Date => "published then: a day, a month, a year, or a range with `..`",
        Field::Since => "published then or later; `30d`, `6m` and `yesterday` count from today",
        Field::Until => "published then or earlier",
        Field::Text(TextField::Source) => "the newspaper, agency or site",
        Field::Text(TextField::Author) => "who wrote the article",
        Field::Text(TextField::Tag) => "a tag or keyword of the article; among bookmarks, yours",
        Field::Text(TextField::Person) => "a person whom the article names",
        Field::Text(TextField::Organisation) => "an organisation that the article names",
        Field::Text(TextField::Place) => "a place that the article names",
        Field::Text(TextField::Speaker) => "who says it; of articles, whom they quote",
        Field::Text(TextField::Role) => "said by people whom an article gives that office within half a year",
        Field::Language => "the language of the article: `fr`, `en` …",
        Field::Is => "what you did with it; or that it was saved more than once, or all copies",
        Field::Has => "articles that quote somebody",
        Field::Kind => "the kind of an entity or of a quotation",
        Field::Certain => "how certain the speaker is; also a number from 0 to 1, or a range",
        Field::Sort => "the order of the rows",
    }
}

fn values(field: Field) -> Vec<&'static str> {
    fn names<T>(known: &[(&'static str, T)]) -> Vec<&'static str> {
        known.iter().map(|(name, _)| *name).collect()
    }
    match field {
        Field::Is => names(IS),
        Field::Has => names(HAS),
        Field::Kind => [names(KINDS), names(KINDS_IN_FRENCH)].concat(),
        Field::Sort => names(ORDERS),
        Field::Certain => vec!["sure", "likely", "guess"],
        Field::Date | Field::Since | Field::Until | Field::Text(_) | Field::Language => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn every_name_and_every_value_is_understood() {
        for documented in documented_fields() {
            for name in &documented.names {
                let any = if documented.field == Field::Language { "fr" } else { "2023" };
                let values = documented.values.iter().copied().chain(documented.values.is_empty().then_some(any));
                for value in values {
                    let query = parse(&format!("{name}:{value}"), None);
                    assert!(query.mistakes.is_empty(), "{name}:{value} {:?}", query.mistakes);
                }
            }
        }
        assert_eq!(documented_fields().len(), 17);
    }
}
