//! Changing one setting of the file and nothing else of it. In comes the text of a file of settings, out goes the same
//! text with the setting in it: comments, unknown keys and the order of lines stay.

use toml_edit::{Array, DocumentMut, Item, Value};

use crate::text::sanitize::sanitize_line;

/// How the default file shows the setting, commented out.
const COMMENTED: &str = "# archives = []";

/// The text with these archives as those to open when none is named.
///
/// # Errors
/// With what the parser says where the text is no TOML: then nothing is changed.
pub fn with_archives(text: &str, archives: &[String]) -> Result<String, String> {
    let mut file = parse(text)?;
    let list: Array = archives.iter().map(String::as_str).collect();
    let is_set = file.contains_key("archives");
    let commented = text.lines().any(|line| line == COMMENTED);
    if !is_set && commented {
        // Where the default file has it, with its explanation above.
        let new = text.replacen(COMMENTED, &format!("archives = {}", Value::from(list.clone())), 1);
        // Not where that line stands under the heading of a table: there it would be another setting.
        if parse(&new)?.contains_key("archives") {
            return Ok(new);
        }
    }
    match file.get_mut("archives").and_then(Item::as_value_mut) {
        Some(value) => {
            let decor = value.decor().clone();
            *value = Value::from(list);
            *value.decor_mut() = decor;
        }
        None => {
            file.insert("archives", Item::Value(Value::from(list)));
        }
    }
    Ok(file.to_string())
}

fn parse(text: &str) -> Result<DocumentMut, String> {
    text.parse().map_err(|error: toml_edit::TomlError| sanitize_line(error.message()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::{check, default_text};
    use super::*;

    fn set(text: &str) -> String {
        let new = with_archives(text, &["~/presse".to_owned(), "/data/l’année \"21\"".to_owned()]).unwrap();
        let (config, mistakes) = check(&new);
        assert_eq!(config.archives, [PathBuf::from("~/presse"), PathBuf::from("/data/l’année \"21\"")], "{new}");
        assert_eq!(mistakes.len(), check(text).1.len(), "{new}");
        new
    }

    #[test]
    fn the_default_file_has_it_under_its_explanation() {
        let new = set(&default_text());
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (before, after) = (lines(&default_text()), lines(&new));
        let changed: Vec<usize> = (0..before.len()).filter(|at| before[*at] != after[*at]).collect();
        assert_eq!((before.len(), changed.len()), (after.len(), 1));
        assert_eq!(before[changed[0]], COMMENTED);
    }

    #[test]
    fn comments_unknown_keys_and_order_stay() {
        let text =
            "# mine\nfuture = 3 # kept\narchives = [\n  \"/old\", # gone\n] # where\n\n[keys]\ncopy = \"Y\"\n# end\n";
        let new = set(text);
        for kept in ["# mine\nfuture = 3 # kept\narchives = [", "] # where\n\n[keys]\ncopy = \"Y\"\n# end\n"] {
            assert!(new.contains(kept), "{new}");
        }
        assert!(!new.contains("/old"), "{new}");
        assert!(set("").starts_with("archives = ["));
        // It stands before the tables, and what looks like the default's line inside one is left alone.
        let new = set("[copy]\norder = [\"osc52\"]\n# archives = []\n");
        assert!(new.ends_with("[copy]\norder = [\"osc52\"]\n# archives = []\n"), "{new}");
    }

    #[test]
    fn what_is_no_toml_is_not_touched() {
        assert!(with_archives("mouse = = true\n", &[]).is_err());
    }
}
