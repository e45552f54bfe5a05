use super::*;
use crate::article::{Article, Body, CodePoints, Language, Meta};
use proptest::prelude::*;

fn article(text: &str, language: Option<Language>) -> Article {
    let meta = Meta { date: "2023-08-17".parse().ok(), language, ..Meta::default() };
    Article { meta, body: Body { text: text.into(), ..Body::default() }, ..Article::default() }
}

/// Each mention as its words, the name of its entity and its kind.
fn found(text: &str, language: Language) -> Vec<(String, String, EntityKind)> {
    let article = article(text, Some(language));
    let (mentions, entities) = mentions(&Document::new(&article));
    let row = |mention: &Mention| {
        let entity = &entities[mention.entity];
        assert_eq!(entity.kind, mention.kind);
        (mention.span.of(text).to_owned(), entity.name.clone(), mention.kind)
    };
    mentions.iter().map(row).collect()
}

fn has(found: &[(String, String, EntityKind)], words: &str, name: &str, kind: EntityKind) {
    let wanted = (words.to_owned(), name.to_owned(), kind);
    assert!(found.contains(&wanted), "no {wanted:?} in {found:?}");
}

#[test]
fn people_keep_their_fullest_name() {
    let text = "La ministre de l'Intérieur, Hélène Vasseur, est arrivée jeudi à Marseille. Mme Vasseur a rencontré le \
                maire. « Nous aiderons la France », a déclaré Vasseur.";
    let found = found(text, Language::French);
    has(&found, "Hélène Vasseur", "Hélène Vasseur", EntityKind::Person);
    has(&found, "Vasseur", "Hélène Vasseur", EntityKind::Person);
    has(&found, "Marseille", "Marseille", EntityKind::Place);
    has(&found, "France", "France", EntityKind::Place);
    has(&found, "jeudi", "jeudi", EntityKind::Date);
    assert_eq!(found.iter().filter(|(_, name, _)| name == "Hélène Vasseur").count(), 3, "{found:?}");
}

#[test]
fn english_names_lose_their_possessive() {
    let text = "President Anna Lindqvist met Marcus Okafor in Berlin on Monday. Lindqvist's office said that Okafor, \
                who lives in Germany, would visit Paris in August 2024.";
    let found = found(text, Language::English);
    has(&found, "Lindqvist", "Anna Lindqvist", EntityKind::Person);
    has(&found, "Okafor", "Marcus Okafor", EntityKind::Person);
    has(&found, "Berlin", "Berlin", EntityKind::Place);
    has(&found, "August 2024", "August 2024", EntityKind::Date);
}

#[test]
fn events_of_fixed_names_are_events() {
    let found = found("Depuis la guerre de Corée de 1950-1953, la Corée du Nord est isolée.", Language::French);
    has(&found, "guerre de Corée", "guerre de Corée", EntityKind::Event);
    has(&found, "1950", "1950", EntityKind::Date);
    has(&found, "Corée du Nord", "Corée du Nord", EntityKind::Place);
}

#[test]
fn nothing_is_found_in_nothing() {
    assert_eq!(found("", Language::French), []);
    assert_eq!(found("il pleut, il mouille.", Language::French), []);
}

#[test]
fn another_language_is_read_as_well_as_can_be() {
    let language = Language::from_tag("de").unwrap_or(Language::French);
    found("Der Bürgermeister von Köln, Jonas Brandt, sprach am 3. Mai 2023.", language);
}

fn check(text: &str) {
    let article = article(text, None);
    let (mentions, entities) = mentions(&Document::new(&article));
    let mut end = 0;
    for mention in &mentions {
        assert!(mention.span.start >= end && !mention.span.is_empty(), "{mention:?}");
        assert!(text.is_char_boundary(mention.span.start) && text.is_char_boundary(mention.span.end));
        assert!(!entities[mention.entity].name.is_empty());
        end = mention.span.end;
    }
    assert!(end <= text.len());
    let mut named: Vec<usize> = mentions.iter().map(|mention| mention.entity).collect();
    named.sort_unstable();
    named.dedup();
    assert_eq!(named, (0..entities.len()).collect::<Vec<_>>());
    assert_eq!(CodePoints::new(text).of_byte(text.len()), text.chars().count());
}

proptest! {
    #[test]
    fn mentions_are_in_order_in_any_text(text in "(?s).{0,300}") {
        check(&text);
    }

    #[test]
    fn mentions_are_in_order_in_names_of_all_kinds(
        words in proptest::collection::vec(
            prop_oneof![
                Just("M."), Just("Vasseur"), Just("Hélène"), Just("H."), Just("Paris"), Just("(UP)"), Just("Union des pêcheurs"),
                Just("de la"), Just("l'"), Just("L’Élysée"), Just("en 2016"), Just("jeudi"), Just("Noël"), Just(". "), Just("\n\n"),
                Just("« "), Just(" »"), Just("guerre de"), Just("Okafor's"), Just("U.S."), Just("ÉTATS-UNIS"), Just("\u{301}"),
            ],
            0..60,
        ),
    ) {
        check(&words.join(" "));
    }
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    let page = "Jean Dupont, Jean Durand et J. Dupont ont vu A. Dupont à Paris le 3 mai 2016, 4, 5, 6. ";
    let mut distinct = String::new();
    for number in 0..3000 {
        distinct.push_str("Alpha");
        distinct.extend(number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')));
        distinct.push_str(" Dupont est là. ");
    }
    let time = |text: &str| {
        let article = article(text, Some(Language::French));
        let document = Document::new(&article);
        let once = |_| {
            let start = std::time::Instant::now();
            std::hint::black_box(mentions(&document));
            start.elapsed().as_secs_f64()
        };
        (0..3).map(once).fold(f64::MAX, f64::min)
    };
    for text in [page.repeat(300), distinct] {
        let half: String = text.chars().take(text.chars().count() / 4).collect();
        let (short, long) = (time(&half).max(0.001), time(&text));
        assert!(long < short * 16.0, "a quarter takes {short} s, all of it {long} s");
    }
}

#[test]
fn what_a_minister_is_minister_of_is_no_organisation() {
    let text = "Le ministre norvégien de la Défense, Lars Ekdal, a reçu jeudi le ministre de l'Intérieur. Le ministère \
                de la Défense n'a rien dit.";
    let found = found(text, Language::French);
    has(&found, "Lars Ekdal", "Lars Ekdal", EntityKind::Person);
    let alone = |words: &str| found.iter().any(|(text, ..)| text == words);
    assert!(!alone("Intérieur"), "{found:?}");
    assert!(found.iter().filter(|(words, ..)| words.contains("Défense")).count() <= 1, "{found:?}");
}

#[test]
fn what_somebody_heads_is_no_part_of_their_name() {
    let text = "Le président du Conseil régional Marc Vial est venu. Le porte-parole de la police de Marseille Paul \
                Roche aussi, et la directrice du Lycée Paul Roche.";
    let found = found(text, Language::French);
    has(&found, "Conseil régional", "Conseil régional", EntityKind::Organisation);
    has(&found, "Marc Vial", "Marc Vial", EntityKind::Person);
    has(&found, "Marseille", "Marseille", EntityKind::Place);
    has(&found, "Paul Roche", "Paul Roche", EntityKind::Person);
    assert!(found.iter().all(|(words, ..)| !words.contains("Marseille Paul")), "{found:?}");
}

#[test]
fn words_of_the_name_say_its_kind() {
    let english = found(
        "SEAFORD, East Sussex — Carling Lines sold its last boat. It left Newhaven for Dieppe on Monday.",
        Language::English,
    );
    has(&english, "Carling Lines", "Carling Lines", EntityKind::Organisation);
    has(&english, "Newhaven", "Newhaven", EntityKind::Place);
    has(&english, "Dieppe", "Dieppe", EntityKind::Place);
    let french = found("Le parquet du Havre a ouvert une enquête. Le cap Gris-Nez est fermé.", Language::French);
    has(&french, "Havre", "Le Havre", EntityKind::Place);
    let of_then = found("Cette année-là, il revint. Cette année, il part.", Language::French);
    assert_eq!(of_then.iter().filter(|(.., kind)| *kind == EntityKind::Date).count(), 1, "{of_then:?}");
}
