use super::*;
use proptest::prelude::*;

/// What stands between the marks of a text whose paragraphs are its lines.
fn found(text: &str) -> Vec<String> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if !span.is_empty() {
            lines.push(span);
        }
    }
    marked_spans(text, &lines).iter().map(|marked| marked.span.of(text).to_owned()).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[test]
fn every_style_of_marks_is_paired() {
    check("Elle dit « oui » et « non ».", &["« oui »", "« non »"]);
    check("She said “yes” and “no”.", &["“yes”", "“no”"]);
    check("Il a dit \"oui\", puis \"non\".", &["\"oui\"", "\"non\""]);
    check("Er sagte „ja“ und „nein”.", &["„ja“", "„nein”"]);
    check("Er sagte »ja« und »nein«.", &["»ja«", "»nein«"]);
    check("Il a lu ‹ oui ›.", &["‹ oui ›"]);
    check("Il a lu <<oui>> hier.", &["<<oui>>"]);
    check("Dupont: ‘We must hold’ on prices", &["‘We must hold’"]);
    check("Dupont: 'We must hold' on prices", &["'We must hold'"]);
    check("qualifié d'\"absurde\" par lui", &["\"absurde\""]);
}

#[test]
fn nested_marks_belong_to_the_outer_ones() {
    check("« Il m’a dit “jamais”, puis rien », raconte-t-elle.", &["« Il m’a dit “jamais”, puis rien »"]);
    check("« Un « vrai » choix », dit-il.", &["« Un « vrai » choix »"]);
    check("“He told me ‘never’ and left,” she says.", &["“He told me ‘never’ and left,”"]);
    check("\"I read “it is late” there\", he says.", &["\"I read “it is late” there\""]);
}

#[test]
fn marks_are_paired_where_a_blank_is_missing_or_stands_on_the_wrong_side() {
    check("« Le quai tient. »Le maire « doute ».", &["« Le quai tient. »", "« doute »"]);
    check("« Le quai tient. »« Le port aussi. »", &["« Le quai tient. »", "« Le port aussi. »"]);
    check("“It holds. ”The mayor “doubts”.", &["“It holds. ”", "“doubts”"]);
    check("Il note.\"Le quai tient.\"Elle \"doute\".", &["\"Le quai tient.\"", "\"doute\""]);
}

#[test]
fn a_beginning_without_an_end_in_its_sentence_is_no_quotation() {
    check("Il veut un « accord avec la ville, afin de garder « le quai » ouvert.", &["« le quai »"]);
    check("He wants a “deal with the town, to keep “the quay” open.", &["“the quay”"]);
    check("Il veut « un accord. Puis il vante « le quai ».", &["« un accord.", "« le quai »"]);
}

#[test]
fn nothing_begins_before_a_comma() {
    check("\"On ne veut pas de ça chez nous! \", dit Anne.", &["\"On ne veut pas de ça chez nous! \""]);
    check("\"He only answers 'never'\", she said.", &["\"He only answers 'never'\""]);
    check(
        "\"La mer monte '\", note la ville. \"Le quai aussi\", dit-elle.",
        &["\"La mer monte '\"", "\"Le quai aussi\""],
    );
}

#[test]
fn a_quotation_that_the_next_paragraph_ends_goes_on_there() {
    check("Anne note que « le quai cède.\nIl faut agir », a dit la ville.", &["« le quai cède.\nIl faut agir »"]);
    check("“The quay gives way.\nWe must act,” the mayor said.", &["“The quay gives way.\nWe must act,”"]);
    check(
        "Anne note que « l’eau monte.\nC’est qu’il faut agir », a dit la ville.",
        &["« l’eau monte.\nC’est qu’il faut agir »"],
    );
    // One that has no end at all ends with its paragraph.
    check("Elle dit : « Le quai cède.\nIl parle de « paix ».", &["« Le quai cède.", "« paix »"]);
}

#[test]
fn one_mark_ends_two_quotations_before_a_reporting_clause() {
    check("« Ils s'en vont au cri de « paix au port », écrit Anne.", &["« Ils s'en vont au cri de « paix au port »"]);
    check("“They leave and shout “peace,” Anne wrote.", &["“They leave and shout “peace,”"]);
    check("« Non, a dit Anne. Il parle de « paix ».", &["« Non, a dit Anne.", "« paix »"]);
}

#[test]
fn apostrophes_and_inches_are_no_marks() {
    check("L'homme d'hier n'est pas l’homme d’aujourd’hui.", &[]);
    check("It’s the Smiths’ house, isn't it?", &[]);
    check("Un écran de 19\" et un autre de 24\".", &[]);
    check("He said ‘the workers’ rights come first’ again.", &["‘the workers’ rights come first’"]);
    check("Rock 'n roll since the '90s.", &[]);
}

#[test]
fn a_quotation_runs_over_paragraphs_only_when_reopened() {
    check("« Un.\n« Deux.\n« Trois. »\nFin.", &["« Un.\n« Deux.\n« Trois. »"]);
    check("“One.\n“Two,” she said. “Three.”", &["“One.\n“Two,”", "“Three.”"]);
    check("« Un.\n» Deux. »\n« Autre. »", &["« Un.\n» Deux. »", "« Autre. »"]);
    check("« Un.\nDeux « trois » quatre.", &["« Un.", "« trois »"]);
    let text = "« Un.\n« Deux. »";
    let lines = [Span::new(0, 6), Span::new(7, text.len())];
    let marked = marked_spans(text, &lines).remove(0);
    assert_eq!(marked.pieces.iter().map(|piece| piece.of(text).trim()).collect::<Vec<_>>(), ["Un.", "Deux."]);
    let text = "« Un.\n« Deux.\n« Trois. »";
    let lines = [Span::new(0, 6), Span::new(7, 15), Span::new(15, text.len())];
    let marked = marked_spans(text, &lines).remove(0);
    assert_eq!(marked.pieces.iter().map(|piece| piece.of(text).trim()).collect::<Vec<_>>(), ["Un.", "Deux.", "Trois."]);
}

#[test]
fn damaged_marks_are_repaired_within_their_paragraph() {
    check("»Il y a urgence», a dit le préfet.\nRien.", &["»Il y a urgence»"]);
    check("Il y a urgence », a dit le préfet.", &["Il y a urgence »"]);
    check("« Il y a urgence.\nRien « de plus ».", &["« Il y a urgence.", "« de plus »"]);
    check("« Il y a urgence. Le préfet est « inquiet ».", &["« Il y a urgence.", "« inquiet »"]);
    check("« »", &[]);
    check("»", &[]);
}

proptest! {
    #[test]
    fn marked_spans_are_ordered_and_apart(text in "[a «»“”\"„‹›‘’'<>.\n5]{0,120}") {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n') {
            lines.push(Span::new(start, start + line.len()));
            start += line.len();
        }
        let mut end = 0;
        for marked in marked_spans(&text, &lines) {
            prop_assert!(end <= marked.span.start && marked.span.start < marked.span.end);
            end = marked.span.end;
            prop_assert!(!marked.pieces.is_empty());
            for piece in marked.pieces {
                prop_assert!(marked.span.covers(piece) && text.get(piece.range()).is_some());
            }
        }
    }
}
