//! A person's own format: words around named fields.

use super::markup::PLAIN;
use super::model::Citation;

/// Words around named fields: `{quote} ({speaker|anonyme}, {source}, {date})`.
///
/// A field that is not known is empty, or what stands after `|`. `{{` and `}}` are braces, `\n` and `\t` a new
/// line and a tab. See [`Template::FIELDS`] for the names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Field { name: &'static str, otherwise: String },
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// No field has this name.
    #[error("there is no field {{{0}}}; the fields are: {fields}", fields = Template::FIELDS.join(" "))]
    UnknownField(String),
    /// A brace has no partner.
    #[error("a brace has no partner; write {{{{ or }}}} for a brace of its own")]
    LoneBrace,
}

impl Template {
    /// The names of the fields. `quote` is `words` between marks, `date` is as the document writes it and
    /// `iso_date` as the archive does, `note` is the whole reference, `remark` what the person wrote about it,
    /// `tags` their tags, between commas, `page` the page of a PDF, or `3-4`.
    pub const FIELDS: &[&str] = &[
        "words", "quote", "speaker", "role", "cue", "kind", "title", "source", "author", "date", "iso_date", "url",
        "note", "remark", "tags", "page", "key", "path", "id",
    ];

    /// Reads a template.
    ///
    /// # Errors
    /// When it names a field that does not exist, or a brace has no partner.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut template = Self { parts: Vec::new() };
        let mut literal = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}', '\\']) {
            literal.push_str(&rest[..at]);
            rest = &rest[at..];
            let escapes = [("{{", "{"), ("}}", "}"), ("\\n", "\n"), ("\\t", "\t"), ("\\\\", "\\")];
            if let Some((written, meant)) = escapes.iter().find(|(written, _)| rest.starts_with(written)) {
                literal.push_str(meant);
                rest = &rest[written.len()..];
            } else if let Some(after) = rest.strip_prefix('\\') {
                literal.push('\\');
                rest = after;
            } else {
                let (field, after) =
                    rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).ok_or(TemplateError::LoneBrace)?;
                let (name, otherwise) = field.split_once('|').unwrap_or((field, ""));
                let known = Self::FIELDS.iter().find(|known| **known == name.trim());
                let name = known.ok_or_else(|| TemplateError::UnknownField(name.to_owned()))?;
                template.parts.push(Part::Text(std::mem::take(&mut literal)));
                template.parts.push(Part::Field { name, otherwise: otherwise.to_owned() });
                rest = after;
            }
        }
        literal.push_str(rest);
        template.parts.push(Part::Text(literal));
        Ok(template)
    }

    /// Puts a citation in.
    pub(super) fn fill(&self, citation: &Citation) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Field { name, otherwise } => {
                field(citation, name).filter(|value| !value.is_empty()).unwrap_or_else(|| otherwise.clone())
            }
        };
        self.parts.iter().map(part).collect()
    }
}

fn field(citation: &Citation, name: &str) -> Option<String> {
    let source = &citation.source;
    match name {
        "words" => Some(citation.paragraphs().join("\n\n")),
        "quote" => Some(PLAIN.quoted(citation).join("\n\n")),
        "speaker" => citation.speaker(&PLAIN),
        "role" => citation.speaker.as_ref().and_then(|speaker| speaker.role.clone()),
        "cue" => citation.cue.clone(),
        "kind" => citation.kind.map(|kind| kind.name().to_owned()),
        "title" => Some(citation.title(&PLAIN)),
        "source" => source.name.clone(),
        "author" => citation.authors(&PLAIN),
        "date" => Some(citation.date(&PLAIN)),
        "iso_date" => source.date.map(|date| date.to_string()),
        "url" => source.url.clone(),
        "note" => Some(citation.note(&PLAIN)),
        "tags" => Some(citation.tags.join(", ")),
        "page" => citation.pages.map(|pages| pages.to_string()),
        "remark" => citation.remark.clone(),
        "key" => Some(source.key()),
        "path" => Some(source.path.clone()),
        "id" => Some(citation.id_text()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(template: &str) -> String {
        let citation = Citation { words: "Oui.".to_owned(), ..Citation::default() };
        Template::parse(template).unwrap().fill(&citation)
    }

    #[test]
    fn fields_are_put_in_and_may_be_missing() {
        assert_eq!(
            fill(r"{quote}\t{speaker|anonyme} {{{words}}}\n{url}{ date }"),
            "«\u{a0}Oui.\u{a0}»\tanonyme {Oui.}\n[s.\u{a0}d.]"
        );
        assert_eq!(fill(""), "");
    }

    #[test]
    fn every_field_has_a_meaning() {
        for name in Template::FIELDS {
            assert!(Template::parse(&format!("{{{name}}}")).is_ok());
        }
    }

    #[test]
    fn mistakes_say_what_is_wrong() {
        assert_eq!(Template::parse("{qoute}"), Err(TemplateError::UnknownField("qoute".to_owned())));
        assert!(Template::parse("{x}").unwrap_err().to_string().contains("{x}; the fields are: words quote"));
        for lone in ["{words", "words}", "}{"] {
            assert_eq!(Template::parse(lone), Err(TemplateError::LoneBrace), "{lone}");
        }
    }
}
