//! What the title of an article tells of the people in it: fuller names, and whom the article is about.

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::analysis::lexicon::Class;
use crate::text::fold::fold;

use super::referents::{ReferentId, Referents};
use crate::analysis::quotations::tagged_text::TaggedText;

impl Referents {
    /// Adds the persons whom only the title names in full: `Anne Roy` where the article says `ROY :` or `Mme Roy`.
    pub(crate) fn add_titled(&mut self, text: &TaggedText) {
        if text.document.title.is_none() {
            return;
        }
        let mut known: HashSet<String> = self.iter().map(|(_, referent)| fold(referent.surname())).collect();
        for [given, surname] in names(text) {
            if known.insert(fold(surname)) {
                self.add(&format!("{given} {surname}"), true, None);
            }
        }
    }

    /// Gives persons the fuller names that the title has, and notes the one person whom it names.
    pub(crate) fn read_title(&mut self, text: &TaggedText) {
        let Some(title) = text.document.title else { return };
        let words: HashSet<String> = words(title).map(fold).collect();
        let mut full: HashMap<String, [&str; 2]> = HashMap::new();
        for name in names(text) {
            full.entry(fold(name[1])).or_insert(name);
        }
        let mut named = Vec::new();
        for (id, referent) in self.iter_mut().filter(|(_, referent)| referent.is_person) {
            let surname = fold(referent.surname());
            if surname.chars().count() < 3 || !words.contains(&surname) {
                continue;
            }
            named.push(id);
            let fuller = full.get(&surname);
            if let Some([given, surname]) = fuller.filter(|_| !referent.name.contains(' ')) {
                referent.name = format!("{given} {surname}");
            }
        }
        // Of several who bear the name, the one named most often.
        let mut times: HashMap<ReferentId, usize> = HashMap::new();
        self.mentions.iter().for_each(|mention| *times.entry(mention.referent).or_default() += 1);
        let often = |id: ReferentId| times.get(&id).copied().unwrap_or(0);
        let surname = |id: ReferentId| fold(self.get(id).surname());
        let one = named.windows(2).all(|pair| surname(pair[0]) == surname(pair[1]));
        self.topic = named.iter().copied().filter(|_| one).max_by_key(|id| (often(*id), std::cmp::Reverse(*id)));
    }
}

/// The words of a title.
fn words(title: &str) -> impl Iterator<Item = &str> {
    title.split(|char: char| !char.is_alphanumeric() && char != '-').filter(|word| !word.is_empty())
}

/// The names of persons in the title: a given name and the surname after it.
fn names<'d>(text: &TaggedText<'d>) -> impl Iterator<Item = [&'d str; 2]> {
    let lexicon = text.lexicon;
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<&str> = text.document.title.into_iter().flat_map(words).collect();
    let pairs: Vec<[&str; 2]> = words.windows(2).filter_map(|pair| pair.try_into().ok()).collect();
    pairs.into_iter().filter(move |[given, surname]| {
        is_capital(given) && is_capital(surname) && lexicon.word(&given.to_lowercase()).is(Class::GIVEN_NAME)
    })
}
