//! The forms of French verbs and nouns, from the infinitive and the singular.

use super::Class;
use super::read::Inflection;

/// The rules of French.
pub(super) const INFLECTION: Inflection = Inflection { verb, plural };

/// What the third person, the participles and the infinitive of a verb are made from.
struct Parts {
    infinitive: String,
    present: [String; 2],
    imperfect: String,
    future: Vec<String>,
    participle: String,
    past: [String; 2],
}

fn verb(infinitive: &str, irregular: Option<&[String]>, add: &mut dyn FnMut(&str, Class)) {
    let parts = match irregular {
        Some([infinitive, one, many, imperfect, future, participle, past, pasts]) => Parts {
            infinitive: infinitive.clone(),
            present: [one.clone(), many.clone()],
            imperfect: imperfect.clone(),
            future: vec![future.clone()],
            participle: participle.clone(),
            past: [past.clone(), pasts.clone()],
        },
        _ => regular(infinitive),
    };
    add(&parts.infinitive, Class::INFINITIVE);
    let [one, many] = &parts.present;
    add(one, Class::SINGULAR_VERB);
    add(many, Class::PLURAL_VERB);
    add(&format!("{}ait", parts.imperfect), Class::SINGULAR_VERB);
    add(&format!("{}aient", parts.imperfect), Class::PLURAL_VERB);
    add(&format!("{}ant", parts.imperfect), Class::GERUND);
    for stem in &parts.future {
        for (ending, number) in [
            ("a", Class::SINGULAR_VERB),
            ("ait", Class::SINGULAR_VERB),
            ("ont", Class::PLURAL_VERB),
            ("aient", Class::PLURAL_VERB),
        ] {
            add(&format!("{stem}{ending}"), number);
        }
    }
    add(&parts.past[0], Class::SINGULAR_VERB);
    add(&parts.past[1], Class::PLURAL_VERB);
    let plural = if parts.participle.ends_with('s') { "" } else { "s" };
    for ending in ["", "e", "es", plural] {
        add(&format!("{}{ending}", parts.participle), Class::PARTICIPLE);
    }
}

/// The parts of a verb that goes by the rules of its ending.
fn regular(infinitive: &str) -> Parts {
    let make = |present: [String; 2], imperfect: String, future: Vec<String>, participle: String, past: [String; 2]| {
        Parts { infinitive: infinitive.into(), present, imperfect, future, participle, past }
    };
    if let Some(stem) = infinitive.strip_suffix("er") {
        let (soft, strong) = (softened(stem), stressed(stem));
        let mut future = vec![format!("{stem}er")];
        if strong != stem {
            future.push(format!("{strong}er"));
        }
        return make(
            [format!("{strong}e"), format!("{strong}ent")],
            soft.clone(),
            future,
            format!("{stem}é"),
            [format!("{soft}a"), format!("{stem}èrent")],
        );
    }
    if let Some(stem) = infinitive.strip_suffix("ir") {
        return make(
            [format!("{stem}it"), format!("{stem}issent")],
            format!("{stem}iss"),
            vec![infinitive.into()],
            format!("{stem}i"),
            [format!("{stem}it"), format!("{stem}irent")],
        );
    }
    let stem = infinitive.strip_suffix("re").unwrap_or(infinitive);
    make(
        [stem.into(), format!("{stem}ent")],
        stem.into(),
        vec![format!("{stem}r")],
        format!("{stem}u"),
        [format!("{stem}it"), format!("{stem}irent")],
    )
}

/// The stem of a verb in -er before `a`: `annonç`, `exige`.
fn softened(stem: &str) -> String {
    match stem.strip_suffix('c') {
        Some(rest) => format!("{rest}ç"),
        None if stem.ends_with('g') => format!("{stem}e"),
        None => stem.into(),
    }
}

/// The stem of a verb in -er under stress: `révèl`, `martèl`, `envoi`.
fn stressed(stem: &str) -> String {
    if let Some(rest) = stem.strip_suffix('y').filter(|rest| !rest.ends_with('e')) {
        return format!("{rest}i");
    }
    let is_vowel = |char: char| "aeiouyéèêâîôûœ".contains(char);
    let Some((at, vowel)) = stem.char_indices().rev().find(|(_, char)| is_vowel(*char)) else { return stem.into() };
    // Only before one sound: rappor-t-er keeps its stem, p-e-s-er and rép-é-t-er do not.
    let tail = &stem[at + vowel.len_utf8()..];
    let one_sound = tail.chars().count() == 1 || matches!(tail, "br" | "ch" | "gr" | "tr");
    if one_sound && matches!(vowel, 'e' | 'é') {
        return format!("{}è{tail}", &stem[..at]);
    }
    stem.into()
}

fn plural(noun: &str) -> Option<String> {
    if noun.ends_with(['s', 'x', 'z']) {
        return None;
    }
    if let Some(stem) = noun.strip_suffix("al") {
        return Some(format!("{stem}aux"));
    }
    Some(if noun.ends_with("au") || noun.ends_with("eu") { format!("{noun}x") } else { format!("{noun}s") })
}
