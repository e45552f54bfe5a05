//! Lines that stand in the text of a page and are none of its article: calls to read on, to subscribe, to share, credits of
//! pictures, links back; and headings that open what comes after the article. In: a line; out: whether it is one. The words
//! are those that pages write in the languages that are most saved; each is the beginning of a line, folded.

use crate::text::fold::fold;

/// A line longer than this, in bytes, is running text whatever it begins with.
const SHORT: usize = 160;
/// A heading that opens what comes after an article is short, in bytes.
const SHORT_HEADING: usize = 40;

const SIGNS: &[&str] = &["©", "(c)"];
const FRENCH: &[&str] = &[
    "lire aussi",
    "a lire aussi",
    "a lire",
    "lire la suite",
    "lire egalement",
    "lire notre",
    "lire l'article",
    "a voir aussi",
    "voir aussi",
    "vous aimerez aussi",
    "voir egalement",
    "sur le meme sujet",
    "sur le meme theme",
    "dans la meme rubrique",
    "partager",
    "partagez",
    "abonnez-vous",
    "inscrivez-vous",
    "s'abonner",
    "suivez-nous",
    "publicite",
    "tous droits reserves",
    "commentaires",
    "laisser un commentaire",
    "mots-cles",
    "permalien",
    "imprimer",
    "en savoir plus",
    "ces articles pourraient",
    "pour aller plus loin",
    "credit photo",
    "credits photo",
    "credit photos",
    "credits photos",
    "photo d'illustration",
    "image d'illustration",
    "image illustrative",
    "pour acceder en illimite",
    "deja abonne",
    "article reserve aux abonnes",
    "cet article est reserve",
];
const ENGLISH: &[&str] = &[
    "read more",
    "read also",
    "read next",
    "also read",
    "see also",
    "related",
    "recommended",
    "you may also like",
    "you might also like",
    "more from",
    "more on",
    "share this",
    "share on",
    "sharing",
    "sign up",
    "subscribe",
    "follow us",
    "advertisement",
    "all rights reserved",
    "copyright",
    "leave a comment",
    "post a comment",
    "comments",
    "click here to",
    "photo credit",
    "image credit",
    "credit:",
    "photograph by",
    "photographs by",
    "newsletter",
    "tags:",
    "permalink",
    "print",
    "never miss",
    "never be the first",
    "get the latest",
    "this article first appeared",
    "what do you think",
];
const GERMAN: &[&str] = &[
    "mehr zum thema",
    "lesen sie auch",
    "lesen sie hier",
    "lesen sie mehr",
    "lesen sie dazu",
    "auch interessant",
    "das konnte",
    "ahnliche",
    "verwandte",
    "weiterlesen",
    "teilen",
    "anzeige",
    "kommentare",
    "kommentar",
    "quelle:",
    "quellen",
    "drucken",
    "weiterfuhrende",
    "weitere themen",
    "weitere informationen",
    "weitere pressemitteilungen",
    "weitere artikel",
    "weitere meldungen",
    "schlagworte",
    "schlagworter",
    "markiert mit",
    "stichworte",
    "meistgelesene",
    "meistdiskutierte",
    "mehr themen",
    "schon gelesen",
    "siehe auch",
    "zum newsletter",
    "jetzt anmelden",
    "kostenlos anmelden",
    "hier kostenlos",
    "alle angaben ohne gewahr",
    "hat ihnen",
    "artikel gefallen",
    "folgen sie uns",
    "bildnachweis",
    "bildquelle",
    "der beitrag wurde",
    "dieser beitrag wurde",
    "vorschau auf den",
];
/// Spanish and Portuguese.
const IBERIAN: &[&str] = &[
    "lea tambien",
    "lea mas",
    "lea:",
    "lee tambien",
    "lee mas",
    "puedes ver",
    "puede ver",
    "le puede interesar",
    "te puede interesar",
    "ver tambien",
    "vea tambien",
    "contenido relacionado",
    "noticias relacionadas",
    "siguenos",
    "suscribete",
    "valora esta noticia",
    "hazte miembro",
    "hazte socio",
    "leia tambem",
    "leia mais",
    "veja tambem",
    "saiba mais",
];
/// Polish, Italian and Dutch.
const OTHERS: &[&str] = &[
    "zobacz rowniez",
    "zobacz takze",
    "czytaj tez",
    "czytaj takze",
    "czytaj wiecej",
    "dowiedz sie wiecej",
    "przeczytaj takze",
    "polecamy",
    "zapraszamy do",
    "leggi anche",
    "leggi di piu",
    "lees ook",
    "lees meer",
    "lees verder",
];

/// Links back to where the reader came from. Intertitles begin so too: only what is a link counts.
const BACK: &[&str] = &[
    "retour a",
    "retour aux",
    "back to",
    "zuruck zu",
    "zuruck zur",
    "zuruck zum",
    "volver a",
    "torna a",
    "terug naar",
];

/// Headings over what comes after an article, whole, without the colon.
const ENDINGS: &[&str] = &[
    "about the author",
    "about the authors",
    "about author",
    "a propos de l'auteur",
    "a propos de l'autrice",
    "a propos des auteurs",
    "l'auteur",
    "uber den autor",
    "uber die autorin",
    "uber die autoren",
    "zum autor",
    "zur autorin",
    "sobre el autor",
    "contact",
    "contact presse",
    "contacts presse",
    "press contact",
    "media contact",
    "contacts",
    "kontakt",
    "pressekontakt",
    "medienkontakt",
    "ansprechpartner",
    "ansprechpartnerin",
    "ruckfragen",
    "related articles",
    "related stories",
    "contenido relacionado",
    "vos reactions",
    "reactions",
    "partager cet article",
    "notes to editors",
];

/// Whether a line is a call, a credit or, where it is all a link, one back.
pub(super) fn is_call(line: &str, is_link: bool) -> bool {
    if line.len() > SHORT {
        return false;
    }
    let plain = fold(line.trim_start_matches(['•', ' ', '-', '>', '»', '→', '<', '«', '←', '…', '.']));
    let begins = |call: &&str| {
        let rest = plain.strip_prefix(*call);
        rest.is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric) || call.ends_with(['e', 'n']) && rest.len() < 3
        })
    };
    let is_sentence = plain.ends_with(['.', '»', '”', '"']) && plain.len() > 60;
    let back: &[&str] = if is_link { BACK } else { &[] };
    !is_sentence && [SIGNS, FRENCH, ENGLISH, GERMAN, IBERIAN, OTHERS, back].into_iter().flatten().any(begins)
}

/// Whether a line is the heading of what comes after the article.
pub(super) fn opens_an_ending(line: &str) -> bool {
    line.len() < SHORT_HEADING && ENDINGS.contains(&fold(line.trim_matches([' ', '\u{a0}', ':', '…'])).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_and_links_back_are_told_from_sentences_that_begin_alike() {
        for line in ["Lire aussi : La crue", "→ À voir aussi", "Lea también: el río"] {
            assert!(is_call(line, false), "{line}");
        }
        for line in ["Back to the list", "« Zurück zur Übersicht", "Retour à l’accueil"] {
            assert!(is_call(line, true), "{line}");
        }
        // Intertitles and sentences.
        for line in [
            "Retour à la normale",
            "Partagé entre deux rives, le village attend.",
            "Contactée, la mairie n’a pas répondu.",
            "Relatedness matters",
        ] {
            assert!(!is_call(line, false), "{line}");
        }
        assert!(opens_an_ending("Contact presse :") && !opens_an_ending("Le contact est rompu"));
    }
}
