mod apart;
mod exchange;
mod frames;
mod introduced;
mod labels;
mod reading;
mod speaker_signs;
mod speech_sign_texts;
mod speech_signs;
mod titles;
mod ways;

use proptest::prelude::*;

use crate::analysis::{Analysis, How, Quotation, QuotationKind, analyse};
use crate::article::{Article, Body};

fn analysed(text: &str) -> (Article, Analysis) {
    let article = Article { body: Body { text: text.into(), ..Body::default() }, ..Article::default() };
    let analysis = analyse(&article);
    (article, analysis)
}

/// The marked quotations of a text: words between the marks, name of the speaker and how it is known.
fn said(text: &str) -> Vec<(String, Option<(String, How)>)> {
    let (article, analysis) = analysed(text);
    let marked = analysis.quotations.iter().filter(|quotation| quotation.marked);
    marked
        .map(|quotation| {
            let speaker = quotation.speaker.as_ref();
            let name = speaker.map(|speaker| (speaker.name.clone().unwrap_or_default(), speaker.how));
            (quotation.spoken(&article.body.text), name)
        })
        .collect()
}

/// The names of the speakers of all quotations of a text, in order; nothing for nobody.
fn speakers(text: &str) -> Vec<String> {
    let named =
        |quotation: &Quotation| quotation.speaker.as_ref().and_then(|speaker| speaker.name.clone()).unwrap_or_default();
    analysed(text).1.quotations.iter().map(named).collect()
}

/// Checks the speakers of all quotations of each text.
#[track_caller]
fn check_speakers(table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(speakers(text), *expected, "{text}");
    }
}

/// Checks the speaker of the last quotation of each text.
#[track_caller]
fn check(table: &[(&str, &str, How)]) {
    for (text, name, how) in table {
        let found = said(text);
        let last = found.last().and_then(|(_, speaker)| speaker.clone());
        assert_eq!(last, Some(((*name).to_owned(), *how)), "{text}\n{found:?}");
    }
}

#[test]
fn an_explicit_speaker_stands_beside_the_quotation() {
    check(&[
        (
            "« Nous tiendrons ce calendrier », a déclaré Claire Dupont, ministre des Transports.",
            "Claire Dupont",
            How::Explicit,
        ),
        ("« Rien n’est décidé », a précisé mardi à la presse Marc Vial.", "Marc Vial", How::Explicit),
        ("Paul Roche a prévenu : « L’hiver sera long. »", "Paul Roche", How::Explicit),
        ("La maire Anne Leroux affirme que le pont « ne rouvrira pas avant mai ».", "Anne Leroux", How::Explicit),
        ("Selon le parquet de Brest, « aucune piste n’est écartée ».", "le parquet de Brest", How::Explicit),
        ("« Aucune piste n’est écartée », selon le parquet de Brest.", "le parquet de Brest", How::Explicit),
        (
            "“We will keep to this timetable,” said Claire Dupont, the transport minister.",
            "Claire Dupont",
            How::Explicit,
        ),
        ("“We will keep to this timetable,” Anne Webb told reporters on Tuesday.", "Anne Webb", How::Explicit),
        ("Paul Webb warned: “Winter will be long.”", "Paul Webb", How::Explicit),
    ]);
}

#[test]
fn the_speaker_is_the_subject_of_the_verb_that_governs_the_words() {
    check(&[
        (
            "Paul Roche estime que Claire Dupont a bien fait de dire « la vérité aux habitants ».",
            "Paul Roche",
            How::Explicit,
        ),
        (
            "Paul Roche, qui a reçu hier Claire Dupont, s’est dit « très déçu par cet accord ».",
            "Paul Roche",
            How::Explicit,
        ),
        (
            "La décision, jugée « absurde et injuste » par la préfète Anne Leroux, est tombée.",
            "Anne Leroux",
            How::Explicit,
        ),
        (
            "Selon la préfète, l’accord est bon, mais Paul Roche y voit « un recul sans précédent ».",
            "Paul Roche",
            How::Explicit,
        ),
        (
            "Paul Roche, une figure du quartier, met en garde contre « une décision hâtive ».",
            "Paul Roche",
            How::Explicit,
        ),
        ("« Une belle soirée pour tous ! », lancé par Paul Roche, a fait rire.", "Paul Roche", How::Explicit),
        ("L’administration Leroux promet « une baisse rapide des prix ».", "L’administration Leroux", How::Explicit),
        ("Anne Webb, 43, said the plan was “a mistake from the very start”.", "Anne Webb", How::Explicit),
        (
            "“We are not ready for this today,” Lakeside campaign manager Anne Webb said on Monday.",
            "Anne Webb",
            How::Explicit,
        ),
        ("In an interview Paul Webb declared “we are ready for winter”.", "Paul Webb", How::Explicit),
    ]);
}

#[test]
fn titles_and_documents_stand_for_those_who_bear_them() {
    check(&[
        (
            "Le ministre des Transports, Paul Roche, est venu. « C’est signé », a répondu le ministre.",
            "Paul Roche",
            How::Title,
        ),
        (
            "L’association Rives Vertes a publié un communiqué. « Rien n’a changé », peut-on lire dans le communiqué.",
            "association Rives Vertes",
            How::Title,
        ),
    ]);
}

#[test]
fn a_signature_and_a_line_before_name_the_speaker() {
    check(&[
        ("« Il faudra tenir tout l’hiver. » — Paul Roche", "Paul Roche", How::Label),
        ("Paul Roche a conclu :\n\n« Il faudra tenir tout l’hiver. »", "Paul Roche", How::Explicit),
        ("« Il pleut », dit Paul Roche. « Il pleuvra demain. »", "Paul Roche", How::Previous),
    ]);
}

#[test]
fn english_puts_the_speaker_before_the_verb_behind_what_describes_it() {
    let table = [
        (
            "“Nothing is settled,” Webb campaign spokesman Brian Falk said on Monday.",
            "Brian Falk",
            "Webb campaign spokesman Brian Falk",
        ),
        (
            "“Nothing is settled,” German Chancellor Anna Brandt told reporters.",
            "Anna Brandt",
            "German Chancellor Anna Brandt",
        ),
        ("“Nothing is settled,” Anna Jones, 25, said as she left.", "Anna Jones", "Anna Jones, 25"),
        (
            "“Nothing is settled,” said Anna Jones, a lawyer for the harbour.",
            "Anna Jones",
            "Anna Jones, a lawyer for the harbour",
        ),
        ("“Nothing is settled,” said Anna Jones, in a letter to the harbour.", "Anna Jones", "Anna Jones"),
        ("“Is it settled?” Anna Jones said, looking at the harbour.", "Anna Jones", "Anna Jones"),
    ];
    for (text, name, words) in table {
        let (_, analysis) = analysed(text);
        let speaker = analysis.quotations.first().and_then(|quotation| quotation.speaker.clone());
        let found = speaker.map(|speaker| (speaker.name.unwrap_or_default(), speaker.span.of(text)));
        assert_eq!(found, Some((name.to_owned(), words)), "{text}");
    }
}

#[test]
fn a_pronoun_stands_for_the_last_one_that_fits() {
    check(&[
        ("Claire Dupont a reçu les maires. « C’est trop tôt », estime-t-elle.", "Claire Dupont", How::Pronoun),
        (
            "Paul Roche a reçu Claire Dupont à Brest. « Le budget sera tenu », a-t-il ajouté.",
            "Paul Roche",
            How::Pronoun,
        ),
    ]);
}

#[test]
fn words_that_nobody_said_are_no_quotation() {
    for text in [
        "Le film « Le Grand Soir » sort mardi.",
        "L’opération « Tempête » a commencé.",
        "Jean « Tito » Ruiz joue dimanche.",
        "Il mange à la « Table Ronde » tous les jours.",
    ] {
        assert_eq!(said(text), [], "{text}");
    }
}

#[test]
fn marks_and_words_are_kept_apart() {
    let text = "« Nous tiendrons », a déclaré Claire Dupont.";
    let (article, analysis) = analysed(text);
    let quotation = &analysis.quotations[0];
    assert_eq!(quotation.span.of(text), "« Nous tiendrons »");
    assert_eq!(quotation.spoken(&article.body.text), "Nous tiendrons");
    assert_eq!(quotation.kind, QuotationKind::Direct);
    assert_eq!(quotation.cue.map(|cue| cue.of(text)), Some("a déclaré"));
    assert_eq!(quotation.speaker.as_ref().map(|speaker| speaker.span.of(text)), Some("Claire Dupont"));
}

/// The unmarked quotations of a text: words, name of the speaker.
fn unmarked(text: &str) -> Vec<(String, QuotationKind, Option<String>)> {
    let (article, analysis) = analysed(text);
    let unmarked = analysis.quotations.iter().filter(|quotation| !quotation.marked);
    unmarked
        .map(|quotation| {
            let name = quotation.speaker.as_ref().and_then(|speaker| speaker.name.clone());
            (quotation.spoken(&article.body.text), quotation.kind, name)
        })
        .collect()
}

#[test]
fn an_incise_inside_the_marks_is_cut_out_of_the_words() {
    let text = "« Le budget, a insisté Paul Roche, sera sincère. »";
    let (article, analysis) = analysed(text);
    assert_eq!(analysis.quotations.len(), 1);
    let quotation = &analysis.quotations[0];
    assert_eq!(quotation.span.of(text), text);
    assert_eq!(quotation.spoken(&article.body.text), "Le budget sera sincère.");
    check(&[
        (text, "Paul Roche", How::Explicit),
        ("Claire Dupont est venue. « Le pont, dit-elle, sera rouvert au printemps. »", "Claire Dupont", How::Pronoun),
    ]);
}

#[test]
fn speech_without_marks_is_reported_as_such() {
    let table = [
        (
            "La ministre Claire Dupont a assuré hier que le texte serait examiné.",
            "le texte serait examiné",
            "Claire Dupont",
        ),
        ("Selon le parquet de Brest, le suspect aurait avoué.", "le suspect aurait avoué", "le parquet de Brest"),
        (
            "Paul Webb said the bridge will stay closed for two weeks.",
            "the bridge will stay closed for two weeks",
            "Paul Webb",
        ),
    ];
    for (text, words, name) in table {
        assert_eq!(unmarked(text), [(words.into(), QuotationKind::Indirect, Some(name.into()))], "{text}");
    }
    for text in [
        "Paul Roche n’a pas dit que le pont fermerait.",
        "Il faut que le texte soit examiné.",
        "On sait que la route est fermée.",
    ] {
        assert_eq!(unmarked(text), [], "{text}");
    }
}

#[test]
fn turns_of_dialogues_and_interviews_are_speech_without_marks() {
    let turns =
        unmarked("— Vous partez ce soir ?\n\n— Demain, répond Anne Leroux, si le temps le permet.\n\nElle sourit.");
    assert_eq!(turns[0], ("Vous partez ce soir ?".into(), QuotationKind::Direct, None));
    assert_eq!(turns[1].0, "Demain si le temps le permet.");
    assert_eq!(turns[1].2.as_deref(), Some("Anne Leroux"));
    let turns = unmarked(
        "Paul Roche a reçu le journal.\n\nLE JOURNAL : Pourquoi partir ?\n\nPAUL ROCHE : Il le fallait.\n\nLE JOURNAL : Et maintenant ?\n\nPAUL ROCHE : Je me repose.",
    );
    assert_eq!(turns.len(), 4);
    assert_eq!(turns[1], ("Il le fallait.".into(), QuotationKind::Direct, Some("Paul Roche".into())));
}

#[test]
fn a_role_ends_before_the_time() {
    let text = "\"Rien n'est décidé\", a précisé Marc Vial, Conseil régional de Bretagne dans la journée d'hier.";
    let (_, analysis) = analysed(text);
    let speaker = analysis.quotations[0].speaker.as_ref().unwrap();
    assert_eq!(speaker.role.map(|role| role.of(text)), Some("Conseil régional de Bretagne"));
    let text = "« C’est fait », a dit Claire Dupont, ministre déléguée des Transports, mardi à Brest.";
    let (_, analysis) = analysed(text);
    let speaker = analysis.quotations[0].speaker.as_ref().unwrap();
    assert_eq!(speaker.role.map(|role| role.of(text)), Some("ministre déléguée des Transports"));
}

/// Pieces that texts of quotations are made of, well formed or not.
const PIECES: &[&str] = &[
    "« ",
    " »",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "„",
    " a dit ",
    "Anne Roy",
    ", ",
    ". ",
    "\n\n",
    "que ",
    "il ",
    "-t-il",
    "selon ",
    " : ",
    "— ",
    "(",
    ")",
    "é",
    "Mme ",
    "said ",
    "le maire ",
    "5",
    "M. ",
    "\n\nQ. ",
    "\n\nR. ",
    "\n\nAnne Roy : ",
    "\n\n— ",
    "?",
    "\n\n\"",
];

proptest! {
    #[test]
    fn quotations_are_ordered_apart_and_on_characters(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        let (_, analysis) = analysed(&text);
        let mut end = 0;
        for quotation in &analysis.quotations {
            prop_assert!(end <= quotation.span.start && quotation.span.start < quotation.span.end);
            end = quotation.span.end;
            for span in quotation.words.iter().chain(&quotation.cue).chain(quotation.speaker.iter().map(|speaker| &speaker.span)) {
                prop_assert!(text.get(span.range()).is_some());
            }
            prop_assert!(quotation.words.iter().all(|words| quotation.span.covers(*words)));
        }
    }
}

#[test]
fn hostile_texts_take_no_longer_than_others() {
    use crate::analysis::{document::Document, quotations};
    let begin = std::time::Instant::now();
    for piece in ["\"", "«", "« ", "\" ", "“a ", "‘a ", "a\" ", "« a »", "« a, dit-il, ", "X, "] {
        let text = piece.repeat(100_000 / piece.len());
        let article = Article { body: Body { text, ..Body::default() }, ..Article::default() };
        let _ = quotations::find(&Document::new(&article), &[], &[]);
    }
    assert!(begin.elapsed().as_secs() < 30, "{:?}", begin.elapsed());
}
