//! What a person decides about the entities of the archive: what a name means.

use serde::{Deserialize, Serialize};

use super::{Anchor, UnknownFields};
use crate::article::ArticleId;
use crate::text::sanitize::sanitize_line;

/// A choice about an entity of the archive. It speaks of names as the articles have them, never of a row of a list, so
/// that it holds whatever other choices there are; of two that contradict each other the later one holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityChoice {
    /// 16 random hexadecimal digits.
    pub id: String,
    /// When it was made, as RFC 3339 has it.
    #[serde(default)]
    pub created: String,
    /// The entity, as the analysis has it.
    pub entity: EntityRef,
    /// What to do with it.
    pub choice: Choice,
    /// The article that it holds for; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
    /// The one mention that it holds for; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// The name and the kind (`EntityKind::name`) that tell an entity from the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityRef {
    /// Its fullest name.
    pub name: String,
    /// The name of its kind.
    pub kind: String,
}

/// What to do with an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// It is the same as this one, and goes by its name and kind; so do all names that had joined it.
    Merge(EntityRef),
    /// It is not the same as this one, whatever the names suggest: a name that had joined it, by itself or by an
    /// earlier choice, stands alone again. Names that had joined the name itself stay with it.
    Split(EntityRef),
    /// Call it this. What is called alike in the end, and is of one kind, is one.
    Rename(String),
    /// It is of this kind (`EntityKind::name`), whatever the articles suggest.
    Rekind(String),
    /// It is none: leave it out, with all names that have joined it.
    Silence,
}

impl EntityChoice {
    /// Makes every field safe to show, but for the unknown ones, which nothing shows.
    pub fn sanitise(&mut self) {
        if let Some(anchor) = &mut self.anchor {
            anchor.sanitise();
        }
        let lines = [&mut self.id, &mut self.created, &mut self.entity.name, &mut self.entity.kind];
        let chosen = match &mut self.choice {
            Choice::Merge(other) | Choice::Split(other) => vec![&mut other.name, &mut other.kind],
            Choice::Rename(text) | Choice::Rekind(text) => vec![text],
            Choice::Silence => Vec::new(),
        };
        for line in lines.into_iter().chain(chosen) {
            *line = sanitize_line(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn entity_choices_are_written_as_they_are_read() {
        let other = json!({"name": "Anne Roux", "kind": "person"});
        let choices = [
            json!({"merge": other}),
            json!({"split": other}),
            json!({"rename": "A. Roux"}),
            json!({"rekind": "place"}),
            json!("silence"),
        ];
        for choice in choices {
            let record = json!({"id": "1", "created": "", "entity": {"name": "Roux", "kind": "person"}, "choice": choice, "x": 1});
            let read: EntityChoice = serde_json::from_value(record.clone()).unwrap();
            assert_eq!(serde_json::to_value(&read).unwrap(), record);
        }
    }

    #[test]
    fn what_is_shown_is_made_safe() {
        let bad = "x\u{1b}[31m\u{202e}y";
        let mut choice: EntityChoice = serde_json::from_value(json!({
            "id": bad, "created": bad, "entity": {"name": bad, "kind": bad}, "choice": {"rename": bad},
        }))
        .unwrap();
        choice.sanitise();
        let written = serde_json::to_string(&choice).unwrap();
        assert!(!written.contains("u001b") && !written.contains('\u{202e}'), "{written}");
    }
}
