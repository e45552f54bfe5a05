//! What the analysis costs: work is counted, so that no machine is too slow or too busy for these tests.

use super::document::Document;
use super::{Findings, find_in};
use crate::analysis::offices::Offices;
use crate::article::{Article, Body};

/// The work that a text costs that is looked at as a whole, and what was found.
fn work(text: String) -> (u64, Findings) {
    let article = Article { body: Body { text, ..Body::default() }, ..Article::default() };
    let document = Document::new(&article);
    let found = find_in(&document, &Offices::default(), true);
    (document.budget.spent(), found)
}

/// Texts that once took time that grew with the square of their length, or might.
const PIECES: &[&str] = &[
    "Jean Dupont Marie Martin ",
    "LE MAIRE A DIT OUI ",
    "M. ",
    "Mme le Dr ",
    "J. K. ",
    "Jean Dupont et ",
    "ministre de la ",
    "mai ",
    "dit-il, ",
    "il dit que ",
    "« Oui », dit Jean Roche, ",
    "« Oui », dit-il. ",
    "« Oui\n\n",
    "le maire qui dit au préfet que ",
    "JEAN ROCHE : oui.\n\n",
    "« Oui », selon le rapport de Jean Roche, maire de Sète. ",
    "Q. Oui ?\n\nR. Non.\n\n",
    "— Oui.\n\n",
    "question à ",
    "le Bureau des Ports (BDP) ",
    "« ",
    "\"a ",
    "< ",
    "(a) ",
    "\"Yes,\" said John Roy. ",
];

#[test]
fn the_work_grows_no_faster_than_the_text() {
    for piece in PIECES {
        // Beyond what a sentence and the memory of the article hold, so that what is bounded has reached its bound.
        let tokens = |count: usize| piece.repeat(count * 6 / piece.len() + 1);
        let ((small, _), (large, _)) = (work(tokens(6_000)), work(tokens(24_000)));
        assert!(large <= small * 5, "{piece:?}: {small} grew to {large}");
    }
}

#[test]
fn the_work_grows_no_faster_than_the_names() {
    let names = |count: usize| -> String {
        let letters = |number: usize| ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi"][number % 8];
        let name =
            |at: usize| format!("Jean R{}{}{}{}", letters(at), letters(at / 8), letters(at / 64), letters(at / 512));
        (0..count)
            .map(|at| format!("« Le quai tiendra », a dit {0}, maire. Le préfet {0} est venu.\n\n", name(at)))
            .collect()
    };
    let ((small, _), (large, found)) = (work(names(150)), work(names(600)));
    assert!(found.quotations.len() >= 500 && found.ended.is_none());
    assert!(large <= small * 5, "{small} grew to {large}");
}

#[test]
fn prose_costs_a_small_part_of_its_budget() {
    let text =
        "« Le quai tiendra », a assuré mardi Claire Dupont, la maire de Sète. Elle n’en doute pas.\n\n".repeat(60);
    let tokens = 60 * 22;
    let (spent, found) = work(text);
    assert!(spent / tokens < 400, "{} for each token", spent / tokens);
    assert_eq!((found.quotations.len(), found.ended), (60, None));
}
