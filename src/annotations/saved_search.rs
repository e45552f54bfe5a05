//! A query that the person kept under a name, to ask it again: plain data, a line of the file of saved searches.

use serde::{Deserialize, Serialize};

use super::UnknownFields;
use crate::search::Scope;
use crate::text::sanitize::sanitize_line;

/// A query under a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// What it is called; no two have the same name.
    pub name: String,
    /// The name of the tab that it was kept in; articles where it names none.
    #[serde(default)]
    pub tab: String,
    /// The query as it was typed.
    pub query: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl SavedSearch {
    /// A query of a tab under a name, each fit for one line.
    #[must_use]
    pub fn new(name: &str, tab: Scope, query: &str) -> Self {
        let mut search = Self { name: name.to_owned(), query: query.to_owned(), ..Self::default() };
        tab.name().clone_into(&mut search.tab);
        search.sanitise();
        search
    }

    /// The tab that it is asked in.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope::from_name(&self.tab).unwrap_or_default()
    }

    /// Makes it safe to show; the file may come from anywhere.
    pub fn sanitise(&mut self) {
        for line in [&mut self.name, &mut self.tab, &mut self.query] {
            *line = sanitize_line(line).trim().to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_written_by_hand_is_read_and_what_is_unknown_is_kept() {
        let line = "{\"name\":\"Le  port\",\"query\":\"port since:2023\",\"colour\":\"red\"}";
        let mut search: SavedSearch = serde_json::from_str(line).unwrap();
        search.sanitise();
        assert_eq!((search.scope(), search.query.as_str()), (Scope::Articles, "port since:2023"));
        assert!(serde_json::to_string(&search).unwrap().contains("\"colour\":\"red\""));
        let hostile = SavedSearch::new("a\u{1b}[31m\nb", Scope::Quotes, " by:rive ");
        assert!(!hostile.name.contains(['\u{1b}', '\n']));
        assert_eq!((hostile.scope(), hostile.query.as_str()), (Scope::Quotes, "by:rive"));
    }
}
