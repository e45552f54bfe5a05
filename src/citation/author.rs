//! An author as bibliographies want one: a person taken apart, or a body that is not to be.
//!
//! A name as articles have it in, its parts out. How a format writes them is the format's business.

use crate::text::fold::fold;

/// Words of an author's line that tell a body from a person, folded.
const BODIES: &str = "redaction redactions agence agency news press presse staff newsroom editorial service services desk \
    collectif journal equipe team radio tv television info infos media medias magazine gazette \
    times herald tribune universite university ministere ministry association institut institute office \
    comite committee council commission groupe group federation syndicat union \
    center fondation foundation societe company inc ltd club departement department mairie \
    prefecture gouvernement nations reuters";
/// Words with which no person's name begins, folded.
const ARTICLES: &str = "le la les l the un une our";
/// Small words that a family name begins with when they have no capital.
const PARTICLES: &str = "de d' du des la le les l' van von der den ter ten te zu zum zur vom di da del della dello dei degli \
    dal dalla do dos das los las el al bin ben ibn bint abu af av op in";
/// The same where they have one: fewer, since some are first names and words too.
const CAPITAL_PARTICLES: &str = "de d' du des la le les l' van von vander ter ten di da del della dello dal dalla do dos das lo el al \
    bin ben ibn bint abu abou ait ould san santa saint sainte st mac";
/// What joins two family names.
const JOINERS: &str = "y e i og";
/// What follows a family name, folded and without its stop.
const SUFFIXES: &str = "jr sr junior senior ii iii iv fils pere phd md esq cadet aine";

/// Whether a list has a word.
fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// An author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// A human being.
    Person {
        /// The family name, particles included.
        family: String,
        /// What stands before it; may be empty.
        given: String,
        /// `Jr.`, `III`; mostly empty.
        suffix: String,
    },
    /// A newsroom, an agency, a name of one word.
    Literal(String),
}

impl Author {
    /// Reads a name as articles have it: `Prénom Nom`, `Nom, Prénom`, each with a suffix (`Prénom Nom, Jr.`).
    pub fn read(name: &str) -> Self {
        let name = name.trim();
        let literal = || Self::Literal(name.to_owned());
        let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let person = |family: &str, given: &str, suffix: &str| Self::Person {
            family: family.to_owned(),
            given: given.to_owned(),
            suffix: suffix.to_owned(),
        };
        match parts.as_slice() {
            [whole] => Self::in_order(whole).unwrap_or_else(literal),
            [whole, suffix] if is_suffix(suffix) => match Self::in_order(whole) {
                Some(Self::Person { family, given, .. }) => person(&family, &given, suffix),
                _ => literal(),
            },
            [family, suffix, given] | [family, given, suffix] if is_suffix(suffix) => person(family, given, suffix),
            [family, given] if ![family, given].iter().any(|part| has_words_of_body(part)) => person(family, given, ""),
            _ => literal(),
        }
    }

    /// A name whose family name stands last; `None` for what is no person's.
    fn in_order(name: &str) -> Option<Self> {
        let mut words: Vec<&str> = name.split_whitespace().collect();
        if words.len() < 2 || is_body(name) {
            return None;
        }
        let suffix = words.pop_if(|word| is_suffix(word)).unwrap_or_default();
        if words.len() < 2 {
            return None;
        }
        let first = if begins_in_capitals(&words) { None } else { Some(family_start(&words)) };
        let (family, given) = match first {
            Some(first) => (&words[first..], &words[..first]),
            // « DUPONT Claire ».
            None => {
                let end = words.iter().position(|word| !is_upper(word)).unwrap_or(1);
                (&words[..end], &words[end..])
            }
        };
        Some(Self::Person { family: family.join(" "), given: given.join(" "), suffix: suffix.to_owned() })
    }

    /// The words of which the key in a bibliography is made: a family name without its small particles.
    pub fn key_words(&self) -> String {
        let (Self::Person { family: name, .. } | Self::Literal(name)) = self;
        let words: Vec<&str> = name.split_whitespace().map(without_elision).collect();
        let is_name = |word: &&str| word.starts_with(|c: char| !c.is_lowercase());
        let is_article = |word: &str| matches!(self, Self::Literal(_)) && has(ARTICLES, fold(word).as_str());
        let names: Vec<&str> = words.iter().copied().filter(is_name).filter(|word| !is_article(word)).collect();
        match (self, names.is_empty()) {
            (Self::Person { .. }, false) => names.join(" "),
            _ => words.iter().copied().filter(|word| !is_article(word)).collect::<Vec<_>>().join(" "),
        }
    }
}

/// Where the family name begins: at its first particle, at the first of two that are joined or in capitals, else the
/// last word.
fn family_start(words: &[&str]) -> usize {
    let last = words.len() - 1;
    let particle = (1..last).find(|at| is_particle(words[*at]));
    let elided = words.iter().skip(1).position(|word| without_elision(word).len() < word.len()).map(|at| at + 1);
    let joined = (2..last).find(|at| has(JOINERS, words[*at])).map(|at| at - 1);
    let capitals = words.iter().rposition(|word| !is_upper(word)).map(|at| at + 1).filter(|at| *at <= last);
    [particle, elided, joined, capitals].into_iter().flatten().min().unwrap_or(last)
}

fn is_particle(word: &str) -> bool {
    let folded = fold(word);
    let folded = folded.trim_end_matches('.');
    if word.starts_with(char::is_lowercase) { has(PARTICLES, folded) } else { has(CAPITAL_PARTICLES, folded) }
}

/// `d’Œuvrard` without `d’`: only what is elided in front of a name, not `O’Brien` and `N’Diaye`.
fn without_elision(word: &str) -> &str {
    let cut = word.split_once(['\'', '’']).filter(|(before, after)| {
        matches!(*before, "d" | "l" | "D" | "L" | "dell" | "Dell" | "dall") && after.starts_with(char::is_uppercase)
    });
    cut.map_or(word, |(_, after)| after)
}

/// Whether a name is a body's: it begins with an article or has words of bodies.
fn is_body(name: &str) -> bool {
    let begins = name.split_once(char::is_whitespace).is_some_and(|(first, _)| {
        has(ARTICLES, fold(first).as_str()) || first.starts_with("L'") || first.starts_with("L’")
    });
    begins || has_words_of_body(name)
}

/// Whether a name has a word of bodies, or a small word that no person's name has.
fn has_words_of_body(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded = |word: &&str| fold(word).trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let small = |at: usize, word: &str| {
        let last = at + 1 == words.len();
        word.starts_with(char::is_lowercase)
            && (last || !has(PARTICLES, fold(word).as_str()))
            && (last || at == 0 || !has(JOINERS, word))
            && !(last && is_suffix(word))
            && without_elision(word).len() == word.len()
    };
    words.iter().any(|word| has(BODIES, folded(word).as_str()))
        || words.iter().enumerate().any(|(at, word)| small(at, word))
        || words.iter().any(|word| word.chars().any(|c| matches!(c, '&' | '/' | '@' | '+')))
}

fn is_suffix(word: &str) -> bool {
    let folded = fold(word);
    let plain: String = folded.chars().filter(|c| *c != '.').collect();
    has(SUFFIXES, plain.as_str())
        // « II » is one, a name « Ii » none.
        && (!plain.chars().all(|c| matches!(c, 'i' | 'v')) || is_upper(word))
}

/// Whether a word of two letters or more is in capitals.
fn is_upper(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().nth(1).is_some() && letters().all(char::is_uppercase)
}

/// Whether the family name stands first and in capitals: `DUPONT Claire`.
fn begins_in_capitals(words: &[&str]) -> bool {
    is_upper(words[0]) && words.last().is_some_and(|word| !is_upper(word)) && words[0].chars().count() > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str) -> String {
        match Author::read(name) {
            Author::Person { family, given, suffix } if suffix.is_empty() => format!("{family}, {given}"),
            Author::Person { family, given, suffix } => format!("{family}, {suffix}, {given}"),
            Author::Literal(name) => format!("{{{name}}}"),
        }
    }

    #[test]
    fn family_names_keep_their_particles() {
        for (name, parts) in [
            ("Claire Dupont", "Dupont, Claire"),
            ("Jean-Paul de La Tour", "de La Tour, Jean-Paul"),
            ("Anne d’Aubigné", "d’Aubigné, Anne"),
            ("Marie Anne Roux", "Roux, Marie Anne"),
            ("Nora Le Guen", "Le Guen, Nora"),
            ("Ahmed Ben Salah", "Ben Salah, Ahmed"),
            ("Ben Carter", "Carter, Ben"),
            ("Al Moore", "Moore, Al"),
            ("Van Morgan", "Morgan, Van"),
            ("Karim El Haddad", "El Haddad, Karim"),
            ("Lieve Van den Broek", "Van den Broek, Lieve"),
            ("Ida von der Aue", "von der Aue, Ida"),
            ("Paola Della Valle", "Della Valle, Paola"),
            ("João dos Santos", "dos Santos, João"),
            ("Rita Da Costa Lima", "Da Costa Lima, Rita"),
            ("Luc L’Hermite", "L’Hermite, Luc"),
            ("Kevin O’Brien", "O’Brien, Kevin"),
            ("Fatou N’Diaye", "N’Diaye, Fatou"),
            ("Yasmine Aït Ali", "Aït Ali, Yasmine"),
            ("Marc Saint Aubin", "Saint Aubin, Marc"),
        ] {
            assert_eq!(told(name), parts);
        }
    }

    #[test]
    fn two_surnames_capitals_and_suffixes_are_seen() {
        for (name, parts) in [
            ("Luis Prado y Vega", "Prado y Vega, Luis"),
            ("Rui Pinto e Silva", "Pinto e Silva, Rui"),
            ("Jordi Puig i Soler", "Puig i Soler, Jordi"),
            ("Claire DUPONT MARTIN", "DUPONT MARTIN, Claire"),
            ("DUPONT Claire", "DUPONT, Claire"),
            ("Marie LE GUEN", "LE GUEN, Marie"),
            ("Ada King, Jr.", "King, Jr., Ada"),
            ("Ada King Sr", "King, Sr, Ada"),
            ("John Reed II", "Reed, II, John"),
            ("King, Ada, Jr.", "King, Jr., Ada"),
            ("King, Jr., Ada", "King, Jr., Ada"),
            ("Paul Vidal fils", "Vidal, fils, Paul"),
            ("Le Guen, Nora", "Le Guen, Nora"),
            ("Dupont, Claire", "Dupont, Claire"),
        ] {
            assert_eq!(told(name), parts);
        }
    }

    #[test]
    fn bodies_are_one_literal() {
        for name in [
            "AFP",
            "La Rédaction",
            "Le Courrier avec Reuters",
            "The Valley Herald",
            "Équipe vidéo",
            "Service web",
            "Radio Vallée",
            "Ministère de la Mer",
            "Université de Brume",
            "Organisation des Nations unies",
            "Médecins du large et Cie",
            "Associated Press",
            "Desk Environnement",
            "Vallée & Fils",
            "L’Écho du Val",
            "Jo",
            "Pêche, chasse et nature",
        ] {
            assert_eq!(told(name), format!("{{{name}}}"));
        }
    }

    #[test]
    fn no_name_panics() {
        for name in ["", ",", " , , ", "Jr.", "d’", "'", "A B, C, D, E", "y e", "de la", "II III"] {
            let _ = (told(name), Author::read(name).key_words());
        }
    }
}
