use super::TokenKind::{Mark, Number, Punctuation, Symbol, Word};
use super::*;
use proptest::prelude::*;

/// Text with much of what segmenting looks at.
fn prose() -> impl Strategy<Value = String> {
    prop_oneof![
        "(?s).{0,80}",
        "[a-cA-CMstéŒ0-9 .!?…«»“”\"'’‘ʼ,:;()\\[\\]@#/\u{2010}_-\u{a0}\u{202f}\u{301}\u{ad}。日-]{0,80}",
        "( |\\.|M\\.|l'|dit-elle|-t-il|10 000|www\\.|a@b\\.fr|’|\"|…|\\[…\\]|J\\.-P\\.|\n|!|É|un){0,40}",
    ]
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

#[track_caller]
fn assert_sentences(rows: &[&[&str]]) {
    for row in rows {
        let text = row.join(" ");
        let found: Vec<_> = sentences(&text, whole(&text)).into_iter().map(|span| span.of(&text).to_owned()).collect();
        assert_eq!(found, *row);
    }
}

/// Each row is a text whose tokens are parted by `|`.
#[track_caller]
fn assert_tokens(rows: &[&str]) {
    for row in rows {
        let text = row.replace('|', "");
        let found: Vec<_> = tokens(&text, whole(&text)).into_iter().map(|token| token.span.of(&text)).collect();
        let wanted: Vec<_> = row.split('|').flat_map(blanks_outside).collect();
        assert_eq!(found, wanted, "{row}");
    }
}

/// A piece of a row without the blanks around it.
fn blanks_outside(piece: &str) -> Option<&str> {
    Some(piece.trim()).filter(|piece| !piece.is_empty())
}

#[test]
fn french_sentences() {
    assert_sentences(&[
        &["M. Roche est parti.", "Mme. Vidal aussi."],
        &["MM. Roche et Vidal, p. ex., sont partis.", "Le Dr. Blin reste."],
        &["Il a lu (cf. p. 12) le t. II de J.-P. Blin.", "Elle a lu A. B. Roche."],
        &["Des pommes, des poires, etc. sont là.", "Des prunes, etc.", "Paris en manque."],
        &["Le taux est de 3,5 % ou 3.5.", "C'est peu."],
        &["Il hésite… puis part.", "Il revient…", "Personne."],
        &["Il hésite... puis part.", "Il revient...", "Personne."],
        &["« Partez ! » crie-t-il.", "« Pourquoi ? », dit-elle."],
        &["« Il part. »", "Elle reste.", "« Non ! »", "Il rit."],
        &["« Il part.", "Il revient. »"],
        &["“Il part.”", "Elle reste.", "\"Il part.\"", "Elle reste."],
        &["\"Il part\", dit-elle.", "\"Oui !\"", "\"Non !\""],
        &["Le site www.exemple.fr.", "Un autre : exemple.org/a?b=c et voilà."],
        &["Il a dit : « […] Nous partons. »", "Puis (...) rien."],
        &["Vraiment ? !", "Oui !!!", "Non ?!", "Si."],
        &["1. Introduction générale.", "Ce fut tout."],
        &["Le n° 3.", "La suite.", "Ils étaient sept.", "Le 3 sept. 2021, rien."],
        &["Il a choisi le plan B.", "Le ministre aussi.", "B. Le Goff parle."],
        &["Ils ont la bombe H.", "La Corée proteste.", "Elle prend des vitamines C.", "Paris aussi."],
        &["Le maire est J. Le Goff, selon A. Roche."],
        &["Louis XIV.", "Elle dort."],
        &["Il rit (fort !) et sort.", "(Il rit.)", "Fin."],
        &["Elle part.[12]", "Il reste."],
        &["— Tu viens ?", "— Non.", "— Dommage !"],
        &["L'affaire S.A.R.L. Blin est close.", "Tout va bien."],
        &["À 20h30.", "À 8 h.", "Rien."],
    ]);
}

#[test]
fn english_sentences() {
    assert_sentences(&[
        &["Mr. Hale met Mrs. Orr and Gen. Pike.", "Sen. Dunn left."],
        &["The U.S. President spoke.", "He left the U.S.", "The end."],
        &["It began at 9 a.m. on Monday.", "It ended at 5 p.m.", "Nobody came."],
        &["Hale Inc. rose.", "John Orr Jr. spoke at Hale Inc.", "The shares fell."],
        &["“Go!” she said.", "“Why?” asked Dunn.", "“I left.”", "He stayed."],
        &["He said ‘no.’", "She nodded.", "'Why?' he asked."],
        &["See No. 5, vol. 2.", "He said no.", "Then he left."],
        &["It cost $3.50.", "J. K. Orr paid.", "W.B. Hale vs. Orr began."],
        &["Wait... what?", "Nothing."],
    ]);
}

#[test]
fn sentences_are_cut_where_the_blank_between_them_is_missing() {
    let rows: &[&[&str]] = &[
        &["Ils rétablissent l'ordre.", "Dans le port, rien."],
        &["« Il faut tenir ! »", "« Nous tiendrons. »", "Le quai est vide."],
        &["« Le quai tiendra ».", "Le maire doute.", "L'été vient.", "À quai !", "Qui sait ?", "Personne."],
        &["Fermé en 2018.", "Rouvert en 2019.", "« On attend »."],
        &["\"Le quai tient.\"", "\"Le port aussi.\"", "Elle sort."],
        &["Elle dit \"non.\"", "Il part (enfin).", "Le CRCE.", "Les élus."],
        &["Voir Www.Quai.Fr/Le.Port et note.Pdf, J.Blin, M.Roche, U.S.Army, Node.Js, p.12, 3.5."],
        &["Le site Port.Fr et j.Blin@port.fr, Mme.Orr vs.Hale et https://quai.fr/a.Le"],
    ];
    for row in rows {
        let text = row.concat();
        let found: Vec<_> = sentences(&text, whole(&text)).into_iter().map(|span| span.of(&text).to_owned()).collect();
        assert_eq!(found, *row);
    }
}

#[test]
fn sentences_keep_to_their_paragraph() {
    let text = "Un titre\n\nUne phrase\ncoupée. Une autre\n \nfin";
    let found: Vec<_> = sentences(text, whole(text)).into_iter().map(|span| span.of(text)).collect();
    assert_eq!(found, ["Un titre", "Une phrase\ncoupée.", "Une autre", "fin"]);
    assert_eq!(sentences(text, Span::new(10, 10)), []);
    assert_eq!(sentences("日本。東京！Il", whole("日本。東京！Il")).len(), 3);
}

#[test]
fn french_tokens() {
    assert_tokens(&[
        "L'|homme| qu'|il| vit| jusqu'|ici| et| l’|eau|,| d’|abord|.",
        "Aujourd'hui| quelqu'un| de| presqu'île|,| prud'homme|,| puisqu’|elle| l'|a",
        "Que| dit|-elle|?| Pense|-t-il| à| porte-parole| ?| est|-ce",
        "ce| jour|-là|,| celui|-ci|,| là-bas|,| donne|-le|-moi|,| va|-t'en| peut-être",
        "rendez-vous| Mantes-la-Jolie| chef-d'œuvre| Val-d’Oise| Saint-Denis| Kim| Jong-il",
        "M.| Roche|,| MM.| Blin|,| J.-P.| Vidal| et| A.| B.| Orr|.",
        "p.| ex.| la| p.| 12| et| le| t.| II|,| etc.",
        "10 000| €|,| 10\u{a0}000\u{a0}|€|,| 1\u{202f}234\u{202f}567,8| %",
        "3,5| %| ou| 3.5|,| 1|,| 2",
        "le| 17/08/2023|,| 2023-08-17| à| 20h30| ou| 20:30|,| le| 1er| et| le| XXIe",
        "«|Oui|»| “|oui|”| \"|oui|\"| „|oui|“| ‹|oui|›| ‘|oui|’| '|oui|'",
        "L'|«|affaire|»| et| l’| affaire",
        "Covid-19| n°| 5| étudiant·e·s| R&D| le| 19-Mars-1962| A320",
        "écrire| à| j.blin@exemple.fr| ou| https://exemple.fr/a_(b)?c=d|.| Voir| exemple.org|,| @jblin| #tag_2|.",
        "Fin|.|Le| point|…| Quoi|...| Oui|?|!| Non| —| si| (|voir|)| [|…|]",
        "e\u{301}te\u{301}| dé\u{ad}cret| m²| 20| °|C",
        "10|-|15| ans|,| 3/4|,| 24/7|,| -|5|,| +|5",
        "en| 2023| 300| personnes",
    ]);
}

#[test]
fn english_tokens() {
    assert_tokens(&[
        "Roche|'s| dog| doesn't| bite|,| it|’s| O'Brien|’s|,| they're",
        "the| towns|'| mayors|,| ’em|,| ’90s|,| the| 1990s|,| rock| 'n|'| roll",
        "‘|Don’t| go|,|’| he| said|.| '|It|'s| mine|,|'| she| said|.",
        "The| U.S.| at| 9| a.m.| on| Jan.| 5|,| Mr.| Hale| Jr.| paid| $|3.50| or| 10,000",
        "a| 19-year-old| add-on| hands-on| e-mail| 5G| 4x4| 21st",
        "No.| 5|.| He| said| no|.",
    ]);
}

#[test]
fn tokens_have_kinds() {
    let text = "« L’eau coûte 3,5 € ! » ‘J. Blin’ 🦊 l'«";
    let kinds: Vec<_> = tokens(text, whole(text)).into_iter().map(|token| token.kind).collect();
    let wanted =
        [Mark, Word, Word, Word, Number, Symbol, Punctuation, Mark, Mark, Word, Word, Mark, Symbol, Word, Mark];
    assert_eq!(kinds, wanted);
}

#[test]
fn paragraphs_are_hard_wrapped_lines_or_long_ones() {
    let found = |text: &str| paragraphs(text).into_iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>();
    assert_eq!(found("Un\ndeux\n\n \n trois \n"), ["Un\ndeux", "trois"]);
    let long = "mot ".repeat(40);
    assert_eq!(found(&format!("Titre\n{long}\ncourt\n\nvers\nvers")), ["Titre", long.trim(), "court", "vers\nvers"]);
    assert_eq!(found(" \n\n"), [""; 0]);
}

/// Whether `spans` are in order inside `text`, trimmed, on boundaries and cover all but blanks.
fn cover(text: &str, spans: &[Span]) -> bool {
    let mut at = 0;
    for span in spans {
        if span.is_empty() || span.start < at || text.get(span.range()).is_none() || span.trimmed(text) != *span {
            return false;
        }
        if !text[at..span.start].trim().is_empty() {
            return false;
        }
        at = span.end;
    }
    text[at..].trim().is_empty()
}

proptest! {
    #[test]
    fn tokens_cover_everything_but_blanks(text in prose()) {
        let spans: Vec<_> = tokens(&text, whole(&text)).into_iter().map(|token| token.span).collect();
        prop_assert!(cover(&text, &spans), "{:?}", spans);
    }

    #[test]
    fn sentences_cover_everything_but_blanks(text in prose()) {
        let spans = sentences(&text, whole(&text));
        prop_assert!(cover(&text, &spans), "{:?}", spans);
    }

    #[test]
    fn paragraphs_cover_everything_but_blanks(text in prose()) {
        prop_assert!(cover(&text, &paragraphs(&text)));
    }

    #[test]
    fn a_part_is_cut_within_its_bounds(text in prose(), a in 0usize..80, b in 0usize..80) {
        let span = Span::new(a.min(b), a.max(b));
        let inside = |found: &Span| span.covers(*found) && text.get(found.range()).is_some();
        prop_assert!(tokens(&text, span).iter().all(|token| inside(&token.span)));
        prop_assert!(sentences(&text, span).iter().all(inside));
    }
}
