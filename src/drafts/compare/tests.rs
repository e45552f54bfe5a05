//! What counts as altered, and what as the same words.

use super::super::pieces::pieces;
use super::*;

const SOURCE: &str = "Nous tiendrons ce calendrier, coûte que coûte, et la route rouvrira avant l’été. \
                      Personne ne sera oublié.";

fn told(draft: &str) -> Option<String> {
    let comparison = compare(draft, &pieces(draft), SOURCE)?;
    let told = comparison.changes.iter().map(|change| match change {
        Difference::Same(_) => "=".to_owned(),
        Difference::Marked(text) => text.clone(),
        Difference::Dropped(text) => format!("-{text}-"),
        Difference::Added(text) => format!("+{text}+"),
        Difference::Changed { source, draft } => format!("{source}→{draft}"),
    });
    Some(told.collect::<Vec<_>>().join(" "))
}

#[test]
fn the_same_words_are_exact_wherever_they_begin() {
    for draft in [
        "nous tiendrons ce calendrier",
        "la route rouvrira avant l'été",
        "Personne ne sera oublié",
        "Nous tiendrons ce calendrier […] et la route rouvrira avant l’été",
        "[Le maire et ses adjoints] tiendrons ce calendrier",
        "Nous tiendrons ce calendrier (…). Personne ne sera oublié",
    ] {
        let comparison = compare(draft, &pieces(draft), SOURCE).unwrap();
        assert!(comparison.is_exact(), "{draft}: {:?}", comparison.changes);
    }
}

#[test]
fn every_kind_of_alteration_is_told() {
    for (draft, expected) in [
        ("nous tenons ce calendrier", "= tiendrons→tenons ="),
        ("Nous tiendrons ce calendrier et la route rouvrira", "= -coûte que coûte- ="),
        ("Nous tiendrons vraiment ce calendrier", "= +vraiment+ ="),
        ("la route rouvrira bien avant l’automne", "= +bien+ = été→automne"),
        ("Nous tiendrons ce calendrier […] et la voie rouvrira", "= […] = route→voie ="),
        ("Personne ne serait oublié", "= sera→serait ="),
        ("Personne sera oublié", "= -ne- ="),
    ] {
        assert_eq!(told(draft).as_deref(), Some(expected), "{draft}");
    }
}

#[test]
fn texts_with_little_in_common_are_not_compared() {
    for draft in ["Le préfet a signé un arrêté ce matin", "et la mer montera avant ce soir", "…"] {
        assert_eq!(told(draft), None, "{draft}");
    }
    assert_eq!(told("route").as_deref(), Some("="));
}

#[test]
fn a_number_is_not_parted_from_its_sign() {
    let source = "Le budget baisse de −5 % par an, soit 10 000 € en 2024 à 8h30";
    for (draft, is_exact) in [
        ("baisse de −5 % par an", true),
        ("baisse de -5% par an", true),
        ("5 % par an", false),
        ("le budget baisse de −5", false),
        ("le budget baisse […] 5 % par an", false),
        ("le budget baisse de −5 […] par an", false),
        ("le budget baisse […] −5 % par an", true),
        ("[il recule de] 5 % par an", true),
        ("soit 10 000 en 2024", false),
        ("soit 10 000", false),
        ("10 000 € en 2024", true),
        ("10 000 € en 2024 à 8", false),
    ] {
        let comparison = compare(draft, &pieces(draft), source).unwrap();
        assert_eq!(comparison.is_exact(), is_exact, "{draft}: {:?}", comparison.changes);
    }
    assert_eq!(told("route").as_deref(), Some("="));
    // 25 letters of the source: of 45 they are just enough, of 49 too few.
    let share = |draft: &str| compare(draft, &pieces(draft), SOURCE).map(|comparison| comparison.agreement);
    assert_eq!(share("Nous tiendrons ce calendrier malgré nos adversaires"), Some(ENOUGH));
    assert_eq!(share("Nous tiendrons ce calendrier malgré tous nos adversaires"), None);
}

#[test]
fn a_long_source_is_looked_at_where_the_words_are() {
    let filler = "Le vent soufflait sur la lande et le ferry attendait au port depuis des heures. ".repeat(9000);
    let source = format!("{filler}{SOURCE} {filler}");
    let draft = "Nous tiendrons ce calendrier coûte que coûte et la route rouvrira avant l’été";
    let comparison = compare(draft, &pieces(draft), &source).unwrap();
    assert!(comparison.is_exact());
    assert!(comparison.span.of(&source).starts_with("Nous tiendrons"));
}
