//! The words of bylines: which of them name no author, and which name one that is no person. Plain data, and what can
//! be said of one part of a byline by them.

use crate::text::fold::fold;

/// News agencies, folded: what stands under a person's name together with it.
const AGENCIES: &[&str] = &[
    "afp",
    "agence france-presse",
    "agence france presse",
    "reuters",
    "thomson reuters",
    "ap",
    "associated press",
    "the associated press",
    "upi",
    "united press international",
    "dpa",
    "efe",
    "ansa",
    "belga",
    "ats",
    "keystone-ats",
    "tass",
    "xinhua",
    "bloomberg",
    "bloomberg news",
    "pa",
    "press association",
    "pa media",
    "la presse canadienne",
    "presse canadienne",
    "the canadian press",
    "canadian press",
    "aap",
    "pti",
    "ani",
    "anp",
    "apa",
    "ritzau",
    "ntb",
    "tt",
    "kyodo",
    "yonhap",
    "jiji",
    "interfax",
    "ukrinform",
    "aps",
    "map",
    "tap",
    "apic",
    "ians",
    "ips",
    "relaxnews",
    "afp relaxnews",
    "etx daily up",
    "wire services",
];

/// What somebody is, folded: the first letters of words that stand before or after a name and belong to none.
const ROLES: &[&str] = &[
    "correspond",
    "envoye",
    "journalist",
    "reporter",
    "redact",
    "redac",
    "chroniqueu",
    "editorialist",
    "columnist",
    "editor",
    "writer",
    "staff",
    "contribut",
    "collaborat",
    "pigiste",
    "photograph",
    "chef",
    "cheffe",
    "grand",
    "grande",
    "special",
    "senior",
    "junior",
    "political",
    "professeu",
    "professor",
    "economist",
    "histori",
    "sociolog",
    "politolog",
    "philosoph",
    "avocat",
    "directeur",
    "directrice",
    "director",
    "president",
    "presidente",
    "charge",
    "doctor",
    "docteur",
    "ancien",
    "former",
    "critique",
    "critic",
    "analyst",
    "producer",
    "producteur",
    "productrice",
    "presentat",
    "presenter",
    "host",
    "stagiaire",
    "intern",
    "freelance",
    "independant",
    "chercheu",
    "researcher",
    "enseignant",
    "lecturer",
    "ecrivain",
    "author",
    "auteur",
    "autrice",
    "deputy",
    "assistant",
    "associate",
    "managing",
    "secretaire",
    "responsable",
    "specialist",
    "expert",
    "fact-check",
    "web",
];

/// Words of bodies, folded: what bears one is no person.
const BODIES: &[&str] = &[
    "redaction",
    "service",
    "desk",
    "board",
    "newsroom",
    "team",
    "equipe",
    "editors",
    "editorial",
    "agence",
    "agency",
    "universite",
    "university",
    "communications",
    "communication",
    "institut",
    "institute",
    "ministere",
    "ministry",
    "departement",
    "department",
    "ecole",
    "school",
    "college",
    "centre",
    "center",
    "fondation",
    "foundation",
    "association",
    "collectif",
    "collective",
    "comite",
    "committee",
    "office",
    "bureau",
    "news",
    "press",
    "presse",
    "media",
    "medias",
    "magazine",
    "journal",
    "times",
    "post",
    "tribune",
    "gazette",
    "inc",
    "ltd",
    "llc",
    "group",
    "groupe",
    "company",
    "society",
    "societe",
    "direction",
    "conseil",
    "council",
    "tv",
    "radio",
    "france",
    "monde",
    "figaro",
    "decodeurs",
    "academy",
    "academie",
    "laboratoire",
    "laboratory",
    "cnrs",
    "syndicat",
    "union",
];

/// Words of newspapers and broadcasters, folded.
const NEWSPAPERS: &[&str] = &[
    "chronicle",
    "courier",
    "courrier",
    "daily",
    "depeche",
    "echo",
    "echos",
    "express",
    "figaro",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "journal",
    "liberation",
    "magazine",
    "mail",
    "media",
    "monde",
    "news",
    "observer",
    "parisien",
    "post",
    "presse",
    "press",
    "progres",
    "radio",
    "standard",
    "star",
    "sun",
    "telegramme",
    "telegraph",
    "temps",
    "times",
    "tribune",
    "tv",
    "voix",
    "weekly",
];

/// Beginnings of parts that tell of something else than who wrote, folded.
const ASIDES: &[&str] = &[
    "edited by",
    "editing by",
    "edite par",
    "traduit",
    "traduction",
    "translated",
    "photo",
    "illustration",
    "infograph",
    "video",
    "lecture",
    "temps de lecture",
    "publie",
    "published",
    "posted",
    "mis a jour",
    "mise a jour",
    "maj ",
    "updated",
    "modifie",
    "last modified",
    "reserve aux",
    "article reserve",
    "min read",
    "et agences",
    "agences",
    "avec agences",
    "agencies",
    "and agencies",
    "wires",
    "nos ",
    "avec nos",
];

/// What a part of a byline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Two words or more that may be a person's name.
    Person,
    /// A news agency, or what is written like one (`ANP`).
    Agency,
    /// A desk, a newspaper, an institution.
    Body,
    /// A lone word: a town, or somebody who has but one name.
    Word,
    /// What somebody is, when it was written, or anything else than who wrote.
    Aside,
}

/// Tells what a part is. Where everything stands in capitals, they tell nothing of an abbreviation.
pub(super) fn part(text: &str, capitals: bool) -> Part {
    let plain = fold(text);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let Some(first) = words.first() else { return Part::Aside };
    if is_agency(text, capitals) {
        return Part::Agency;
    }
    let figures = first.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_uppercase);
    if figures || is_aside(&plain) || is_role(first) && !is_body(text) {
        return Part::Aside;
    }
    if is_body(text) {
        return Part::Body;
    }
    if words.len() == 1 { Part::Word } else { Part::Person }
}

/// Whether this names a news agency, or is an abbreviation as agencies have them.
pub(super) fn is_agency(text: &str, capitals: bool) -> bool {
    let is_short = (2..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    AGENCIES.contains(&fold(text).as_str()) || is_short && !capitals
}

/// Whether this names a desk, a newspaper or an institution: it begins with an article, or has a word of such names.
pub(super) fn is_body(text: &str) -> bool {
    let plain = fold(text);
    let mut words = plain.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty());
    let article = ["le", "la", "les", "the", "l"].contains(&plain.split([' ', '\'']).next().unwrap_or_default());
    article || words.any(|word| BODIES.contains(&word))
}

/// Whether this names a newspaper or a broadcaster, and no other body: it has a word of such names, and none of others.
pub(super) fn is_newspaper(text: &str) -> bool {
    let plain = fold(text);
    let words = || plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_other = |word: &str| BODIES.contains(&word) && !NEWSPAPERS.contains(&word);
    words().any(|word| NEWSPAPERS.contains(&word)) && !words().any(is_other)
}

/// Whether a word begins as those do that say what somebody is.
pub(super) fn is_role(word: &str) -> bool {
    let plain = fold(word);
    ROLES.iter().any(|role| if role.len() > 5 { plain.starts_with(role) } else { plain == *role })
}

/// Whether a part tells of something else than who wrote.
pub(super) fn is_aside(plain: &str) -> bool {
    ASIDES.iter().any(|aside| plain.starts_with(aside)) || plain.ends_with(" min read") || plain.ends_with(" min")
}
