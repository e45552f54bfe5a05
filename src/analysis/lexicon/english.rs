//! The forms of English verbs and nouns, from the base form and the singular.

use super::Class;
use super::read::Inflection;

/// The rules of English.
pub(super) const INFLECTION: Inflection = Inflection { verb, plural };

fn verb(base: &str, irregular: Option<&[String]>, add: &mut dyn FnMut(&str, Class)) {
    add(base, Class::INFINITIVE);
    add(base, Class::PLURAL_VERB);
    add(&with_s(base), Class::SINGULAR_VERB);
    add(&format!("{}ing", before_vowel(base, true)), Class::GERUND);
    let finite = Class::SINGULAR_VERB | Class::PLURAL_VERB;
    match irregular {
        Some([_, past, participles @ ..]) => {
            add(past, finite);
            participles.iter().for_each(|participle| add(participle, Class::PARTICIPLE));
        }
        _ => {
            let past = match base.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel)) {
                Some(stem) => format!("{stem}ied"),
                None => format!("{}ed", before_vowel(base, false)),
            };
            add(&past, finite);
            add(&past, Class::PARTICIPLE);
        }
    }
}

fn is_vowel(char: char) -> bool {
    matches!(char, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The base as it stands before -ing or -ed: without a silent `e`, the last consonant doubled after a short
/// stressed vowel (`snap`, `nod`, `beg`, `refer`).
fn before_vowel(base: &str, ing: bool) -> String {
    if let Some(stem) = base.strip_suffix("ie").filter(|_| ing) {
        return format!("{stem}y");
    }
    if let Some(stem) = base.strip_suffix('e').filter(|stem| !(ing && stem.ends_with(['e', 'o', 'y']))) {
        return stem.into();
    }
    let mut last = base.chars().rev();
    let (third, second, first) = (last.next(), last.next(), last.next());
    let short = third.is_some_and(|char| !is_vowel(char) && !matches!(char, 'w' | 'x' | 'y'))
        && second.is_some_and(is_vowel)
        && !first.is_some_and(is_vowel);
    let one_syllable = base.chars().filter(|char| is_vowel(*char)).count() == 1;
    let stressed =
        one_syllable || matches!(base, "refer" | "admit" | "submit" | "commit" | "concur" | "demur" | "prefer");
    match third {
        Some(third) if short && stressed => format!("{base}{third}"),
        _ => base.into(),
    }
}

fn with_s(word: &str) -> String {
    match word {
        "be" => return "is".into(),
        "have" => return "has".into(),
        _ => {}
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel)) {
        return format!("{stem}ies");
    }
    let hissing = word.ends_with(['s', 'x', 'z', 'o']) || word.ends_with("ch") || word.ends_with("sh");
    if hissing { format!("{word}es") } else { format!("{word}s") }
}

fn plural(noun: &str) -> Option<String> {
    if let Some(stem) = noun.strip_suffix("man") {
        return Some(format!("{stem}men"));
    }
    (!noun.ends_with('s')).then(|| with_s(noun))
}
