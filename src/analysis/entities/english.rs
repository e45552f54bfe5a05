//! English names that are none, or none as a whole: nationalities and religions (`a Korean boat`, `Muslim leaders`) name
//! no person, body or place; the title of a person is no part of the name (`Telmark CEO Anne Webb`).

use std::sync::LazyLock;

use super::hash::{Hashed, hash};
use super::name::Name;
use super::words::Words;
use crate::analysis::EntityKind;

/// Words for who is from somewhere or believes something, in the singular.
const PEOPLES: &str = "afghan african albanian algerian american andean angolan arab argentine argentinian armenian asian \
    australian austrian bahraini bangladeshi basque belarusian belgian bolivian bosnian brazilian british bulgarian burmese \
    cambodian cameroonian canadian caribbean catalan chadian chilean chinese colombian congolese croatian cuban cypriot czech \
    danish dutch ecuadorian egyptian english ethiopian european filipino finnish french georgian german ghanaian greek \
    guatemalan haitian hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jordanian \
    kazakh kenyan korean kurdish kuwaiti latvian lebanese libyan lithuanian malaysian maltese mexican moldovan mongolian \
    moroccan māori nepalese nigerian norwegian pakistani palestinian panamanian paraguayan persian peruvian polish portuguese \
    qatari romanian russian rwandan salvadoran saudi scottish senegalese serbian singaporean slovak slovenian somali spanish \
    sudanese swedish swiss syrian taiwanese tamil thai tibetan tunisian turkish ugandan ukrainian uruguayan uyghur uzbek \
    venezuelan vietnamese welsh yemeni zambian zimbabwean \
    anglican buddhist catholic christian evangelical hindu islamic islamist jew jewish lutheran methodist mormon muslim \
    orthodox pentecostal protestant shia shiite sikh sunni islam christianity buddhism hinduism judaism islamophobia";

/// Titles that the model takes for the first words of a name.
const TITLES: [&str; 10] = ["ceo", "cfo", "cto", "coo", "mp", "mep", "mla", "chairman", "chairwoman", "spokeswoman"];

/// Takes out the names that are none, and titles from the front of others.
pub(super) fn mend(words: &Words<'_>, names: &mut Vec<Name>) {
    for name in names.iter_mut().filter(|name| name.kind == EntityKind::Person) {
        // Two words of the name must be left.
        let title = name.tokens.clone().rev().skip(2).find(|at| TITLES.contains(&words.document.lower(*at)));
        if let Some(title) = title {
            name.tokens.start = title + 1;
        }
    }
    names.retain(|name| !(name.tokens.len() == 1 && is_people(words.document.lower(name.tokens.start))));
}

fn is_people(word: &str) -> bool {
    static NUMBERS: LazyLock<Hashed<()>> =
        LazyLock::new(|| PEOPLES.split_whitespace().map(|people| (hash(people), ())).collect());
    let one = |word: &str| NUMBERS.contains_key(&hash(word));
    one(word) || word.strip_suffix('s').is_some_and(one)
}
