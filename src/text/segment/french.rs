//! The French words that the segmenter knows: abbreviations, elisions, clitics and the like.

use super::stop::Stop::{self, Before, End, Number, Title};

/// Abbreviations that are written with a stop, without it. A capital in the table is a capital in the text.
pub(super) const ABBREVIATIONS: &[(&str, Stop)] = &[
    ("M", Title),
    ("MM", Title),
    ("Mme", Title),
    ("Mmes", Title),
    ("Mlle", Title),
    ("Mlles", Title),
    ("Me", Title),
    ("Mes", Title),
    ("Mgr", Title),
    ("Dr", Title),
    ("Drs", Title),
    ("Pr", Title),
    ("St", Title),
    ("Ste", Title),
    ("Sts", Title),
    ("Ch", Title),
    ("Ph", Title),
    ("Th", Title),
    ("Cie", Before),
    ("cf", Before),
    ("ex", Before),
    ("env", Before),
    ("éd", Before),
    ("éds", Before),
    ("trad", Before),
    ("coll", Before),
    ("dir", Before),
    ("av", Before),
    ("apr", Before),
    ("bd", Before),
    ("boul", Before),
    ("hab", Before),
    ("tél", Before),
    ("réf", Before),
    ("rééd", Before),
    ("suppl", Before),
    ("syn", Before),
    ("ibid", Before),
    ("op", Before),
    ("dép", Before),
    ("ndlr", End),
    ("etc", End),
    ("al", End),
    ("p", Number),
    ("pp", Number),
    ("n", Number),
    ("nos", Number),
    ("vol", Number),
    ("t", Number),
    ("art", Number),
    ("chap", Number),
    ("ch", Number),
    ("fig", Number),
    ("ill", Number),
    ("janv", Number),
    ("févr", Number),
    ("fév", Number),
    ("avr", Number),
    ("juil", Number),
    ("juill", Number),
    ("sept", Number),
    ("oct", Number),
    ("nov", Number),
    ("déc", Number),
];

/// What goes by a letter, in the singular without its `s`: `la bombe H`, `le groupe B`.
pub(super) const LETTERED: &[&str] = &[
    "bombe",
    "groupe",
    "vitamine",
    "hépatite",
    "grippe",
    "plan",
    "bâtiment",
    "escalier",
    "quai",
    "porte",
    "hall",
    "aile",
    "point",
    "jour",
    "heure",
    "série",
    "catégorie",
    "classe",
    "filière",
    "ligne",
    "formule",
    "zone",
    "division",
    "ligue",
    "poule",
    "lettre",
    "génération",
    "variante",
    "annexe",
    "modèle",
    "facteur",
    "rayon",
    "chromosome",
];

/// Words that lose their last vowel before an apostrophe and stand apart from the word after it.
pub(super) const ELISIONS: &[&str] =
    &["l", "d", "j", "m", "n", "s", "t", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"];

/// Pronouns and particles that hang on the word before them by a hyphen.
pub(super) const CLITICS: &[&str] = &[
    "t-il", "t-elle", "t-on", "t-ils", "t-elles", "il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ce",
    "ci", "là", "moi", "toi", "le", "la", "les", "lui", "leur", "y", "en", "t'en", "m'en", "t'y", "m'y",
];

/// Words with an apostrophe or a hyphen that the rules above would cut.
pub(super) const WHOLE: &[&str] = &["presqu'île", "presqu'îles", "presqu'ile", "presqu'iles", "rendez-vous", "jong-il"];

/// Words that begin a sentence far more often than a name.
pub(super) const STARTERS: &[&str] = &[
    "Le", "La", "Les", "L", "Un", "Une", "Des", "Du", "Il", "Elle", "Ils", "Elles", "On", "Nous", "Vous", "Je", "J",
    "Ce", "C", "Cet", "Cette", "Ces", "Ça", "Cela", "Mais", "Et", "Ou", "Or", "Donc", "Car", "Si", "Quand", "Lorsque",
    "Dans", "En", "Au", "Aux", "À", "Pour", "Par", "Selon", "Avec", "Sans", "Son", "Sa", "Ses", "Leur", "Leurs",
    "Puis", "Depuis", "Après", "Avant", "Pendant", "Mon", "Ma", "Mes", "Notre", "Votre", "Qui", "Que", "D", "Ainsi",
    "Aussi",
];
