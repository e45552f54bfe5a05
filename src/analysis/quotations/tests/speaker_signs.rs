//! Signs by which speakers are told: a sentence in which each shows, and one in which it does not.

use crate::analysis::document::Document;
use crate::analysis::entities;
use crate::analysis::quotations::find_by;
use crate::analysis::quotations::speakers::{Cast, Decision, Judge, Model, Verdict};
use crate::article::{Article, Body};

/// Answers as the committed table says, and keeps the names of all signs of the last question.
struct Recorder {
    signs: Vec<String>,
}

impl Judge for Recorder {
    fn judge(&mut self, decision: &Decision, cast: &dyn Cast) -> Option<Verdict> {
        self.signs.clear();
        for choice in decision.choices() {
            let candidates = decision.candidates(choice).iter().flat_map(|one| decision.signs_for(one));
            self.signs.extend(decision.signs_of(choice).iter().chain(candidates).map(|(sign, _)| sign.name()));
        }
        Model::committed().judge(decision, cast)
    }
}

/// The signs of the question who said the last words between marks of a text.
fn signs(text: &str) -> Vec<String> {
    let article = Article { body: Body { text: text.to_owned(), ..Body::default() }, ..Article::default() };
    let document = Document::new(&article);
    let (mentions, entities) = entities::mentions(&document);
    let mut recorder = Recorder { signs: Vec::new() };
    drop(find_by(&document, &mentions, &entities, &mut recorder));
    recorder.signs
}

#[test]
fn signs_show_where_they_are_said_to() {
    let bank = "La Banque du Ponant a parlé mardi. « Le quai tiendra », a dit la Banque du Ponant. ";
    for (sign, before, shows, does_not) in [
        (
            "description: a kind of body for a body",
            bank,
            "« Nous restons », a ajouté l'entreprise.",
            "« Nous restons », a ajouté le préfet.",
        ),
        (
            "description: a kind of body, for the body that spoke last",
            bank,
            "« Nous restons », a ajouté l'entreprise.",
            "« Oui », a dit Paul Orr. « Nous restons, et nous le disons », a ajouté le maire.",
        ),
        (
            "description: answers what the party itself said last",
            "Anne Roy, maire de Sarlac, attend. « Vous partez », a dit Anne Roy. ",
            "Réponse de la nageuse : « Nous restons au port. »",
            "Confidence de la nageuse : « Nous restons au port. »",
        ),
        (
            "description: for nobody named, its noun with a capital opens a name",
            "La Commission des ports siège mardi. ",
            "« Nous restons au port », a déclaré mardi la Commission.",
            "« Nous restons au port », a déclaré mardi le Parlement.",
        ),
        ("body: a body", bank, "« Nous restons », a ajouté l'entreprise.", "« Nous restons », a ajouté le maire."),
    ] {
        let shown = signs(&format!("{before}{shows}"));
        assert!(shown.iter().any(|held| held == sign), "{sign}: {shows}: {shown:?}");
        assert!(signs(&format!("{before}{does_not}")).iter().all(|held| held != sign), "{sign}: {does_not}");
    }
}

#[test]
fn a_civility_tells_a_profession() {
    let text =
        |name| format!("{name} Roche est arrivée au port avec Paul Orr. « Le quai tiendra », a plaidé l'avocate.");
    let given = |text: &str| signs(text).iter().any(|held| held == "description: the role that the article gives");
    assert!(given(&text("Me Anne")));
    assert!(!given(&text("Mme Anne")));
}
