//! The little of YAML that the top of a note is written in: `name: value` and lists of one value a line, as Obsidian writes
//! them itself.

use super::record::{Field, FieldValue};

/// The field that says which note it is, wherever the file was moved to.
pub const ID: &str = "guillemet";

/// The lines of a field.
pub fn lines(field: &Field) -> Vec<String> {
    match &field.value {
        FieldValue::One(value) => vec![format!("{}: {}", field.name, scalar(value))],
        FieldValue::Many(values) if values.is_empty() => Vec::new(),
        FieldValue::Many(values) => {
            let items = values.iter().map(|value| item(value));
            std::iter::once(format!("{}:", field.name)).chain(items).collect()
        }
    }
}

/// The line of one value of a list.
pub fn item(value: &str) -> String {
    format!("  - {}", scalar(value))
}

/// A value as it is written: bare where it can be nothing but text (or a whole date), else between quotes.
fn scalar(value: &str) -> String {
    let is_date = value.len() == 10
        && value.char_indices().all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() });
    let is_word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        .iter()
        .any(|word| value.eq_ignore_ascii_case(word));
    let bare = value.starts_with(char::is_alphabetic)
        && !value.ends_with([':', ' '])
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.chars().any(|c| c.is_control() || "\u{2028}\u{2029}\u{85}\u{feff}".contains(c))
        && !is_word;
    // Every string of JSON is one of YAML; a text without a value that cannot be written has nothing to fail on.
    if is_date || bare { value.to_owned() } else { serde_json::to_string(value).unwrap_or_default() }
}

/// The text of a value as a file has it, whatever quotes stand around it.
pub fn value(written: &str) -> String {
    let written = written.trim();
    if written.starts_with('"')
        && let Ok(text) = serde_json::from_str(written)
    {
        return text;
    }
    match written.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(inside) => inside.replace("''", "'"),
        None => written.to_owned(),
    }
}

/// The name and the rest of a line that begins a field.
pub fn field(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(':')?;
    let named = !name.is_empty() && !name.starts_with([' ', '\t', '-', '#']);
    (named && (rest.is_empty() || rest.starts_with([' ', '\t']))).then_some((name, rest))
}

/// The value of a line of a list.
pub fn item_value(line: &str) -> Option<String> {
    let rest = line.trim_start().strip_prefix('-')?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| value(rest))
}

/// The lines between the two `---` at the top of a text, as indices into `lines`; `None` where there are none.
pub fn fence(lines: &[&str]) -> Option<std::ops::Range<usize>> {
    if lines.first().map(|line| line.trim_end()) != Some("---") {
        return None;
    }
    let close = lines.iter().skip(1).position(|line| line.trim_end() == "---")?;
    Some(1..close + 1)
}

/// Which note a text is, as its first lines say.
#[must_use]
pub fn id_of(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    let fields = lines.get(fence(&lines)?)?;
    fields.iter().filter_map(|line| field(line)).find(|(name, _)| *name == ID).map(|(_, rest)| value(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_something_else_than_text_stands_between_quotes() {
        for (text, written) in [
            ("Le quai tiendra", "Le quai tiendra"),
            ("2023-08-17", "2023-08-17"),
            ("2023-08", "\"2023-08\""),
            ("Mer : le retour", "\"Mer : le retour\""),
            ("Mer #2", "\"Mer #2\""),
            ("C'est \"oui\"", "C'est \"oui\""),
            ("- a\nb", "\"- a\\nb\""),
            ("[x]", "\"[x]\""),
            ("Yes", "\"Yes\""),
            ("", "\"\""),
            ("https://exemple.test/a", "https://exemple.test/a"),
        ] {
            assert_eq!(scalar(text), written);
            assert_eq!(value(written), text);
        }
        assert_eq!(value("'l''eau'"), "l'eau");
    }

    #[test]
    fn a_note_is_known_by_its_field() {
        assert_eq!(id_of("---\ntitle: x\nguillemet: \"article/1\"\n---\n").as_deref(), Some("article/1"));
        assert_eq!(id_of("\u{feff}---\r\nguillemet: speaker/a\r\n---\r\n").as_deref(), Some("speaker/a"));
        for text in ["", "guillemet: a", "---\nguillemet: a\n", "---\na: b\n---\nguillemet: c\n"] {
            assert_eq!(id_of(text), None, "{text}");
        }
    }
}
