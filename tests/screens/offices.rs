//! What the archive knows of offices, on the page of their holder and in the list of quotations.

use std::fs;

use tempfile::TempDir;

use super::Person;
use super::picture::text;

const ARTICLES: [(&str, &str); 4] = [
    ("2019-01-10", "Anne Roy, ministre de la Mer, a visité le port de Brest avec les pêcheurs."),
    ("2019-03-12", "La ministre de la Mer, Anne Roy, a signé le texte mardi à Brest avec les pêcheurs."),
    ("2019-05-02", "Anne Roy, ministre de la Mer, a rouvert le port de Brest avant la fin de l’été."),
    ("2019-04-01", "Rien n’est joué.\n\n« Le texte sera voté avant l’été », a promis la ministre de la Mer."),
];

#[test]
fn offices_stand_on_the_page_of_their_holder_and_hint_at_who_is_only_described() {
    let folder = TempDir::new().unwrap();
    for (at, (date, words)) in ARTICLES.iter().enumerate() {
        let article = format!("Titre : Article {at}\nDate : {date}\n\n{words}\n");
        fs::write(folder.path().join(format!("{at}.txt")), article).unwrap();
    }
    for (person, heading) in [
        (Person::with(folder.path()), "Fonctions, selon les articles (1)"),
        (Person::with(folder.path()).english(), "Offices, as the articles have it (1)"),
    ] {
        let mut stage = person.open(100, 24);
        stage.press("<tab>").unwrap();
        let screen = text(&stage.screen());
        assert!(screen.contains("— la ministre de la Mer ~ Anne Roy"), "{screen}");
        stage.press("<tab>roy<enter>").unwrap();
        let screen = text(&stage.screen());
        for words in [heading, "Ministre de la Mer", "2019-01 → 2019-05 · 3 art."] {
            assert!(screen.contains(words), "{words}: {screen}");
        }
    }
}
