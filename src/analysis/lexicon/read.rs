//! Reads a data file into a lexicon, generating the inflected forms on the way.

use super::{Class, Lexicon, Word};

/// Generates the forms of a verb.
type VerbForms = fn(&str, Option<&[String]>, &mut dyn FnMut(&str, Class));

/// How a language inflects its words.
pub(super) struct Inflection {
    /// Hands every form of a verb, by its infinitive, to the function, with the classes of that form. The second
    /// argument is the verb's line of the section `irregular`, when it has one, prefixes already put before it.
    pub verb: VerbForms,
    /// The plural of a noun, when it differs from the singular.
    pub plural: fn(&str) -> Option<String>,
}

/// Given names, the same for all languages.
const NAMES: &str = include_str!("names.txt");

/// Reads the file of one language and the given names.
pub(super) fn read(file: &str, inflection: &Inflection) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let irregular = irregular_verbs(file);
    for (head, line) in lines(file) {
        match head {
            "irregular" => {}
            "same" => {
                let mut words = line.split_whitespace();
                if let Some(title) = words.next() {
                    lexicon.same.entry(title.into()).or_default().extend(words.map(Into::into));
                }
            }
            "speech" | "stance" | "incise" | "uttering" | "calling" | "publishing" | "verbs" => {
                let class = verb_class(head);
                for verb in line.split_whitespace() {
                    let parts = irregular.iter().find(|parts| parts.first().is_some_and(|first| first == verb));
                    (inflection.verb)(verb, parts.map(Vec::as_slice), &mut |form, shape| {
                        lexicon.add(form, (class | shape).into());
                    });
                }
            }
            _ => {
                let Some(class) = noun_class(head) else { continue };
                let inflected = is_inflected(head);
                for entry in line.split_whitespace() {
                    add_entry(&mut lexicon, entry, class, inflected.then_some(inflection.plural));
                }
            }
        }
    }
    for (head, line) in lines(NAMES) {
        let class = match head {
            "m" => Class::MALE_NAME,
            "f" => Class::FEMALE_NAME,
            _ => Class::GIVEN_NAME,
        };
        line.split_whitespace().for_each(|name| lexicon.add(name, class.into()));
    }
    lexicon
}

/// The lines of a file with the section that they stand in, comments and empty lines left out. Words may stand
/// on the line that names the section.
fn lines(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut head = "";
    file.lines().filter_map(move |line| {
        let mut line = line.split('#').next().unwrap_or_default().trim();
        if let Some((name, rest)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            head = name;
            line = rest.trim();
        }
        (!line.is_empty()).then_some((head, line))
    })
}

/// The irregular verbs, a list of principal parts each, the infinitive first. `mettre … : - ad` gives `mettre`
/// and `admettre`.
fn irregular_verbs(file: &str) -> Vec<Vec<String>> {
    let mut verbs = Vec::new();
    for (_, line) in lines(file).filter(|(head, _)| *head == "irregular") {
        let (parts, prefixes) = line.split_once(':').unwrap_or((line, "-"));
        for prefix in prefixes.split_whitespace() {
            let prefix = if prefix == "-" { "" } else { prefix };
            verbs.push(parts.split_whitespace().map(|part| format!("{prefix}{part}")).collect());
        }
    }
    verbs
}

/// Adds a noun or small word: `parquet:m`, `président,présidente`, `selon`.
fn add_entry(lexicon: &mut Lexicon, entry: &str, class: Class, plural: Option<fn(&str) -> Option<String>>) {
    let mut add = |form: &str, gender: Option<Class>| {
        let mut word = Word::from(class);
        if let Some(gender) = gender {
            word |= gender.into();
        }
        lexicon.add(form, word);
        if let Some(several) = plural.and_then(|plural| plural(form)) {
            word |= Class::PLURAL.into();
            lexicon.add(&several, word);
        }
    };
    if let Some((man, woman)) = entry.split_once(',') {
        add(man, Some(Class::MASCULINE));
        add(woman, Some(Class::FEMININE));
    } else if let Some((form, gender)) = entry.split_once(':') {
        add(
            form,
            match gender {
                "m" => Some(Class::MASCULINE),
                "f" => Some(Class::FEMININE),
                _ => None,
            },
        );
    } else {
        add(entry, None);
    }
}

fn verb_class(head: &str) -> Class {
    match head {
        "speech" => Class::SPEECH | Class::VERB,
        "stance" => Class::STANCE | Class::VERB,
        "incise" => Class::INCISE | Class::VERB,
        "publishing" => Class::PUBLISHING | Class::VERB,
        "calling" => Class::CALLING | Class::VERB,
        "uttering" => Class::UTTERING | Class::VERB,
        _ => Class::VERB,
    }
}

/// Whether the words of a section have plurals to be generated.
fn is_inflected(head: &str) -> bool {
    matches!(head, "roles" | "institutions" | "documents" | "sayings")
}

/// The classes of a section of nouns or small words; `None` for a section that nobody knows.
fn noun_class(head: &str) -> Option<Class> {
    let mut class = Class::default();
    for (at, part) in head.split('.').enumerate() {
        class = class
            | match (at, part) {
                (0, "auxiliary") => Class::AUXILIARY | Class::VERB,
                (0, "determiner") => Class::DETERMINER,
                (0, "definite") => Class::DEFINITE,
                (0, "plural") => Class::PLURAL,
                (0, "subject") => Class::SUBJECT,
                (0, "third") => Class::THIRD,
                (0, "impersonal") => Class::IMPERSONAL,
                (0, "clitic") => Class::CLITIC,
                (0, "negation") => Class::NEGATION,
                (0, "relative") => Class::RELATIVE,
                (0, "conjunction") => Class::CONJUNCTION,
                (0, "subordinator") => Class::SUBORDINATOR,
                (0, "preposition") => Class::PREPOSITION,
                (0, "according") => Class::ACCORDING,
                (0, "adverb") => Class::ADVERB,
                (0, "time") => Class::TIME,
                (0, "number") => Class::NUMBER,
                (0, "civility") => Class::CIVILITY,
                (0, "roles") => Class::ROLE,
                (0, "epithets") => Class::ROLE | Class::EPITHET,
                (0, "institutions") => Class::INSTITUTION,
                (0, "groups") => Class::GROUP | Class::PLURAL,
                (0, "documents") => Class::DOCUMENT,
                (0, "sayings") => Class::SAYING,
                (0, "naming") => Class::NAMING,
                (0, "bearers") => Class::BEARER,
                (0, "media") => Class::MEDIA,
                (_, "m") => Class::MASCULINE,
                (_, "f") => Class::FEMININE,
                (_, "plural") => Class::PLURAL,
                (_, "any") => Class::default(),
                _ => return None,
            };
    }
    Some(class)
}

/// Whether a section of nouns or small words of this name would be read.
#[cfg(test)]
pub(super) fn knows(head: &str) -> bool {
    noun_class(head).is_some()
}
