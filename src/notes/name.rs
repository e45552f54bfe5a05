//! Names of files: from any title to one that every system takes, links can name, and no other note has.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use crate::text::fold::fold;

/// The longest name, in bytes, without what tells it from others: encrypted folders take 143.
const LONGEST: usize = 100;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The names that are taken, each as systems that know no case see it.
#[derive(Clone, Debug, Default)]
pub struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// Takes a name that is there already.
    pub fn take(&mut self, stem: &str) {
        self.taken.insert(seen_as(stem));
    }

    /// A new name for something called `title`: the first of `title`, `title (hint)` for each hint, `title (2)` … that is
    /// nobody's.
    pub fn choose(&mut self, title: &str, hints: &[String]) -> String {
        let stem = stem(title);
        let hinted = hints.iter().map(|hint| format!("{stem} ({})", self::stem(hint)));
        let numbered = (2_u32..).map(|number| format!("{stem} ({number})"));
        let free = |name: &String| !self.taken.contains(&seen_as(name));
        let name = std::iter::once(stem.clone()).chain(hinted).chain(numbered).find(free).unwrap_or(stem.clone());
        self.take(&name);
        name
    }
}

fn seen_as(stem: &str) -> String {
    stem.nfc().flat_map(char::to_lowercase).collect()
}

/// A title as the name of a file without its ending: no sign that a system or a link gives a meaning to.
fn stem(title: &str) -> String {
    let plain: String = title
        .nfc()
        .map(|c| if c.is_control() || c.is_whitespace() || "\\/:*?\"<>|#^[]%`".contains(c) { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'))
        .collect();
    let mut short = String::new();
    for word in plain.split_whitespace() {
        let blank = usize::from(!short.is_empty());
        if short.len() + blank + word.len() > LONGEST && !short.is_empty() {
            break;
        }
        if blank == 1 {
            short.push(' ');
        }
        short.extend(word.char_indices().take_while(|(at, c)| at + c.len_utf8() <= LONGEST).map(|(_, c)| c));
    }
    let name = short.trim_matches(['.', ' ', '~', '-', '\'', '$']);
    let first = fold(name.split('.').next().unwrap_or_default());
    let is_port = first.len() == 4 && (first.starts_with("com") || first.starts_with("lpt"));
    if name.is_empty() {
        "note".to_owned()
    } else if DEVICES.contains(&first.trim()) || is_port {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// The name in a path of a note, without folders and ending: what it is linked by.
#[must_use]
pub fn stem_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// Whether a path may be that of a note: inside its folder, and nothing hidden.
#[must_use]
pub fn is_note_path(path: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
    path.ends_with(".md") && path.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names_that_every_system_takes() {
        for (title, name) in [
            ("Le quai", "Le quai"),
            ("../../etc/passwd", "etc passwd"),
            ("C:\\Windows\u{0}", "C Windows"),
            ("« Oui ? » [1] #mer ^a|b", "« Oui » 1 mer a b"),
            ("nul", "nul_"),
            ("COM1.txt", "COM1.txt_"),
            ("\u{202e}fdp.exe", "fdp.exe"),
            (" ...", "note"),
            ("Cafe\u{301}", "Café"),
        ] {
            assert_eq!(stem(title), name, "{title}");
            assert!(is_note_path(&format!("articles/{}.md", stem(title))), "{title}");
        }
        assert!(stem(&"é".repeat(300)).len() <= LONGEST);
        assert!(stem(&"mot ".repeat(300)).len() <= LONGEST);
    }

    #[test]
    fn no_two_notes_share_a_name_whatever_the_case() {
        let mut names = Names::default();
        let hints = ["2023-08-17".to_owned()];
        let given: Vec<String> =
            ["Le quai", "le QUAI", "Le quai", "Le quai?"].map(|title| names.choose(title, &hints)).to_vec();
        assert_eq!(given, ["Le quai", "le QUAI (2023-08-17)", "Le quai (2)", "Le quai (3)"]);
    }

    #[test]
    fn paths_that_lead_out_or_are_hidden_are_no_notes() {
        for path in ["../a.md", "/a.md", "a/../b.md", ".obsidian/a.md", "a.txt", "c:/a.md", "a\\b.md", "a//b.md", ""] {
            assert!(!is_note_path(path), "{path}");
        }
        assert!(is_note_path("mes notes/Le quai.md"));
    }
}
