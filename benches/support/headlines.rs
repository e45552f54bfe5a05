//! Headlines for tests and benches: invented, always the same, French and English in the mix of a newspaper
//! archive, with common words, rare ones and names.

/// Numbers that look like chance and are always the same (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (x ^ (x >> 31)) as usize % limit
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// One of the list, the first ones far more often.
    fn lean<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let reach = 1 + self.below(list.len());
        list[self.below(reach)]
    }

    /// A word that no dictionary has and that could be in one.
    fn word(&mut self) -> String {
        let mut word = String::new();
        for _ in 0..2 + self.below(2) {
            word += self.lean(STARTS);
            word += self.lean(VOWELS);
        }
        word + self.lean(ENDINGS)
    }
}

const SOURCES: &[&str] = &[
    "Le Courrier de l’Ouest libre",
    "La Gazette",
    "L’Écho du port",
    "The Harbour Post",
    "Le Matin bleu",
    "Le Relais",
    "La Dépêche des îles",
    "Northern Ledger",
    "Le Télégraphe",
    "Vallée Info",
    "L’Éclaireur",
    "The Evening Lamp",
];
const FIRST: &[&str] = &[
    "Camille",
    "Étienne",
    "Noémie",
    "Loïc",
    "Hélène",
    "Jérôme",
    "Aïcha",
    "Théo",
    "Zoé",
    "Anaïs",
    "Benoît",
    "Inès",
    "Rémi",
    "Cécile",
    "Grace",
    "Owen",
    "Maëlle",
    "Joël",
    "Irène",
    "Stéphane",
];
const LAST: &[&str] = &[
    "Corvisard",
    "Maclaren",
    "Kerbihan",
    "Delorée",
    "Fauvel",
    "Guérinet",
    "Brémont",
    "Salazin",
    "Vauquelin",
    "Haddour",
    "Lestrade",
    "Morvanec",
    "Pélissou",
    "Quéméneur",
    "Tréguerec",
    "Wexcombe",
    "Ashdowne",
    "Nkolé",
    "Bérangier",
    "Rochebois",
];
const PLACES: &[&str] = &[
    "la Corrèze",
    "la Corée du Sud",
    "l’Écosse",
    "le Sénégal",
    "l’Équateur",
    "la Vendée",
    "la Grèce",
    "l’île d’Yeu",
    "Orléans",
    "Besançon",
    "Saint-Étienne",
    "Nîmes",
    "le Québec",
    "l’Éthiopie",
    "le Finistère",
    "Genève",
    "l’Ardèche",
    "Angoulême",
];
const BODIES: &[&str] = &[
    "le conseil régional",
    "la préfecture",
    "le syndicat des pêcheurs",
    "la cour d’appel",
    "l’académie",
    "la coopérative",
    "la chambre d’agriculture",
    "le tribunal",
    "l’opéra",
    "la commission d’enquête",
    "l’université",
    "la régie des eaux",
];
const TOPICS: &[&str] = &[
    "la sécheresse",
    "le prix du blé",
    "la réforme des cantines",
    "l’école rurale",
    "la grève des bacs",
    "le pont à péage",
    "les éoliennes en mer",
    "la fermeture du cœur de ville",
    "le budget 2024",
    "la dette",
    "l’hôpital",
    "les forêts communales",
    "la pêche à la coquille",
    "le recensement",
    "la crue de mars",
    "la retraite des marins",
    "l’accord de corridor ferroviaire",
];
const VERBS: &[&str] = &[
    "annonce",
    "conteste",
    "défend",
    "réclame",
    "reporte",
    "prépare",
    "dénonce",
    "approuve",
    "suspend",
    "relance",
    "s’inquiète de",
    "met en garde contre",
    "revient sur",
    "mise sur",
];
const TAILS: &[&str] = &[
    "",
    "",
    "",
    " : « Nous tiendrons »",
    " malgré l’opposition",
    " après l’été",
    " : ce qui change",
    " (reportage)",
    " avant décembre",
    " : « C’est un début »",
    ", selon un rapport",
    " — et après ?",
];
const ENGLISH: &[&str] = &[
    "Council delays harbour wall",
    "Ferry strike enters third week",
    "Record wheat price worries bakers",
    "School meals plan splits town",
    "Coroner calls for safer crossings",
    "Wind farm wins court case",
];
const STARTS: &[&str] =
    &["r", "t", "c", "m", "p", "d", "l", "s", "n", "v", "tr", "pr", "g", "b", "ch", "f", "br", "gr", "qu", "j"];
const VOWELS: &[&str] = &["e", "a", "i", "o", "é", "u", "on", "ai", "ou", "an", "è", "eu", "oi", "ê"];
const ENDINGS: &[&str] = &["s", "r", "nt", "", "tion", "ment", "re", "que", "lle", "ge", "x", "ée", "eur", "isme"];

/// The first `count` headlines, about eighty bytes each, and the newspapers that printed them.
pub fn headlines(count: usize) -> Vec<(String, &'static str)> {
    let mut chance = Chance(20_240_315);
    (0..count).map(|_| (title(&mut chance), chance.lean(SOURCES))).collect()
}

fn title(chance: &mut Chance) -> String {
    let name = |chance: &mut Chance| format!("{} {}", chance.pick(FIRST), chance.lean(LAST));
    let mut title = match chance.below(6) {
        0 => format!("{} {} {}", name(chance), chance.pick(VERBS), chance.pick(TOPICS)),
        1 => format!(
            "{} {} {} dans {}",
            chance.pick(BODIES),
            chance.pick(VERBS),
            chance.pick(TOPICS),
            chance.pick(PLACES)
        ),
        2 => {
            format!("{} : {} {} {}", chance.pick(PLACES), chance.pick(BODIES), chance.pick(VERBS), chance.pick(TOPICS))
        }
        3 => format!("{}, {} says", chance.pick(ENGLISH), chance.lean(LAST)),
        4 => format!("À {}, {} et {} font débat", chance.pick(PLACES), chance.pick(TOPICS), chance.word()),
        _ => {
            let words: Vec<String> = (0..4 + chance.below(6)).map(|_| chance.word()).collect();
            format!("{} : {} {}", words.join(" "), name(chance), chance.pick(VERBS))
        }
    };
    title += chance.pick(TAILS);
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
