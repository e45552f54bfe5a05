//! Words of a Hunspell dictionary with the forms that its affixes make of them.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::Context as _;

use super::Lists;

/// One way to make a form: what goes, what comes, and where.
struct Rule {
    strip: String,
    add: String,
    condition: Vec<Set>,
    /// Its morphology, as the file has it.
    about: String,
}

/// The characters that a place of a condition lets through.
struct Set {
    chars: String,
    negated: bool,
}

impl Set {
    fn holds(&self, char: char) -> bool {
        self.chars == "." || self.chars.contains(char) != self.negated
    }
}

#[derive(Default)]
struct Affixes {
    suffixes: HashMap<String, Vec<Rule>>,
    prefixes: HashMap<String, Vec<Rule>>,
}

/// French words in lower case with their plurals, feminines, infinitives and participles, and the names by category.
pub fn french(folder: &Path, lists: &mut Lists) -> anyhow::Result<()> {
    let affixes = affixes(&folder.join("fr.aff"))?;
    for line in lines(&folder.join("fr.dic"))?.iter().skip(1) {
        let mut fields = line.split_whitespace();
        let (word, flags) = split(fields.next().unwrap_or_default());
        let category = match fields.next().unwrap_or_default() {
            "po:prn" => "given",
            "po:patr" => "surname",
            "po:npr" => "proper",
            _ if word.starts_with(char::is_lowercase) => "common",
            _ => continue,
        };
        lists.insert((category, word.to_owned()));
        let flags: Vec<char> = flags.chars().collect();
        for flag in flags.chunks(2).filter(|_| category == "common") {
            let rules = affixes.suffixes.get(&flag.iter().collect::<String>());
            for rule in rules.into_iter().flatten().filter(|rule| !is_conjugated(&rule.about)) {
                lists.extend(with_suffix(word, rule).map(|form| ("common", form)));
            }
        }
    }
    Ok(())
}

/// English words in lower case with all their forms.
pub fn english(folder: &Path, lists: &mut Lists) -> anyhow::Result<()> {
    let affixes = affixes(&folder.join("en_US.aff"))?;
    for line in lines(&folder.join("en_US.dic"))?.iter().skip(1) {
        let (word, flags) = split(line.trim());
        if !word.starts_with(char::is_lowercase) {
            continue;
        }
        let mut forms = vec![word.to_owned()];
        for flag in flags.chars() {
            let rules = affixes.suffixes.get(&flag.to_string());
            forms.extend(rules.into_iter().flatten().filter_map(|rule| with_suffix(word, rule)));
        }
        for flag in flags.chars() {
            for rule in affixes.prefixes.get(&flag.to_string()).into_iter().flatten() {
                let prefixed: Vec<String> = forms.iter().map(|form| format!("{}{form}", rule.add)).collect();
                lists.extend(prefixed.into_iter().map(|form| ("english", form)));
            }
        }
        lists.extend(forms.into_iter().filter(|form| !form.ends_with("'s")).map(|form| ("english", form)));
    }
    Ok(())
}

/// Whether a form is of a verb and neither an infinitive nor a participle.
fn is_conjugated(about: &str) -> bool {
    const PERSONAL: [&str; 9] =
        ["po:ipre", "po:spre", "po:iimp", "po:ipsi", "po:ifut", "po:cond", "po:simp", "po:impe", "po:1"];
    PERSONAL.iter().any(|form| about.contains(form))
}

fn split(entry: &str) -> (&str, &str) {
    entry.split_once('/').unwrap_or((entry, ""))
}

fn with_suffix(word: &str, rule: &Rule) -> Option<String> {
    let stem = word.strip_suffix(rule.strip.as_str())?;
    let ending: Vec<char> = word.chars().collect();
    let from = ending.len().checked_sub(rule.condition.len())?;
    let fits = rule.condition.iter().zip(&ending[from..]).all(|(set, char)| set.holds(*char));
    (fits && !stem.is_empty()).then(|| format!("{stem}{}", rule.add))
}

fn affixes(path: &Path) -> anyhow::Result<Affixes> {
    let mut affixes = Affixes::default();
    for line in lines(path)? {
        let mut fields = line.split_whitespace();
        let table = match fields.next() {
            Some("SFX") => &mut affixes.suffixes,
            Some("PFX") => &mut affixes.prefixes,
            _ => continue,
        };
        let (Some(flag), Some(strip), Some(add)) = (fields.next(), fields.next(), fields.next()) else { continue };
        // The line that opens a table says how many rules follow.
        if matches!(strip, "Y" | "N") && add.parse::<usize>().is_ok() {
            continue;
        }
        let zero = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
        let condition = conditions(fields.next().unwrap_or("."));
        let about = fields.collect::<Vec<_>>().join(" ");
        let rule = Rule { strip: zero(strip), add: zero(split(add).0), condition, about };
        table.entry(flag.to_owned()).or_default().push(rule);
    }
    Ok(affixes)
}

/// `[^sxz]er`: a set of characters a place.
fn conditions(text: &str) -> Vec<Set> {
    let mut sets = Vec::new();
    let mut rest = text.chars();
    while let Some(char) = rest.next() {
        let chars: String = match char {
            '[' => rest.by_ref().take_while(|char| *char != ']').collect(),
            other => other.to_string(),
        };
        match chars.strip_prefix('^') {
            Some(without) => sets.push(Set { chars: without.to_owned(), negated: true }),
            None => sets.push(Set { chars, negated: false }),
        }
    }
    sets
}

fn lines(path: &Path) -> anyhow::Result<Vec<String>> {
    let file = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(file.lines().map(str::to_owned).collect())
}
