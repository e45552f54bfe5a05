//! Ways of quoting, a test each.

use super::{analysed, check, said, unmarked};
use crate::analysis::document::Document;
use crate::analysis::{Certainty, How, QuotationKind, analyse};
use crate::article::{Article, Body, Face, Meta, Span};
use crate::formats::article_from_text;

/// The position of the quotation that each marked one carries on.
fn carried(text: &str) -> Vec<Option<usize>> {
    analysed(text).1.quotations.iter().map(|quotation| quotation.continues).collect()
}

/// An article with a title, whose paragraphs are bold where they begin with `*`, up to another `*` or their end.
pub(super) fn article(title: &str, text: &str) -> Article {
    let body = article_from_text(&text.replace('*', ""));
    let bold = text.split("\n\n").filter_map(|paragraph| paragraph.strip_prefix('*')?.split('*').next());
    let faces = bold.map(|words| {
        let start = body.text.find(words).unwrap();
        (Span::new(start, start + words.len()), Face::Strong)
    });
    let faces = faces.collect();
    let meta = Meta { title: Some(title.into()), ..Meta::default() };
    Article { meta, body: Body { faces, ..body }, ..Article::default() }
}

/// The unmarked quotations of an article with a title: words, speaker, how.
pub(super) fn answers(title: &str, text: &str) -> Vec<(String, Option<(String, How)>)> {
    let article = article(title, text);
    let analysis = analyse(&article);
    let unmarked = analysis.quotations.iter().filter(|quotation| !quotation.marked);
    unmarked
        .map(|quotation| {
            let speaker = quotation.speaker.as_ref();
            let speaker = speaker.map(|speaker| (speaker.name.clone().unwrap_or_default(), speaker.how));
            (quotation.spoken(&article.body.text), speaker)
        })
        .collect()
}

#[test]
fn the_halves_of_a_quotation_are_linked() {
    for text in [
        "« Il pleut », dit Paul Roche. « Il pleuvra demain. »",
        "« Il pleut ce matin », a dit Paul Roche. « Il pleuvra aussi demain », poursuit-il.",
        "« Il pleut ce matin », a dit Paul Roche. « Il pleuvra demain, a-t-il ajouté, et jeudi. »",
        "“It rained all day,” Paul Webb said, “and it will rain again tomorrow.”",
        "“It rained all day,” Paul Webb said. “It will rain again,” he added.",
    ] {
        assert_eq!(carried(text), [None, Some(0)], "{text}");
    }
    for text in [
        "« Il pleut ce matin », a dit Paul Roche. « Il fera beau demain », a dit Anne Leroux.",
        "« Il pleut ce matin », a dit Paul Roche. Le pont est fermé. « Il pleuvra demain », a-t-il ajouté.",
        "Paul Roche a dénoncé une décision « absurde » et « mal ficelée ».",
    ] {
        assert_eq!(carried(text), [None, None], "{text}");
    }
}

#[test]
fn the_words_that_name_the_speaker_are_the_name_alone() {
    for text in [
        "« Il pleut ce matin », a dit Claire Dupont, maire de Sanary.",
        "« Il pleut ce matin », a dit la maire de Sanary, Claire Dupont.",
        "« Il pleut ce matin », a dit la maire Claire Dupont.",
    ] {
        let (_, analysis) = analysed(text);
        let speaker = analysis.quotations[0].speaker.clone().unwrap();
        assert_eq!(speaker.span.of(text), "Claire Dupont", "{text}");
        assert!(speaker.role.is_some_and(|role| role.of(text).starts_with("maire")), "{text}");
    }
}

#[test]
fn what_is_said_not_to_have_been_said_is_nobodys() {
    let report = "The council met on Thursday, and this is what was said there of the plan. ";
    for text in [
        "Anne Leroux n’a pas dit « jamais ».".to_owned(),
        "Le maire n’a pas promis « un sou de plus aux habitants ».".into(),
        "Paul Roche n’a jamais parlé de « trahison ».".into(),
        format!("{report}Paul Webb never used the word “betrayal”."),
        format!("{report}Anne Webb did not say “we will leave tomorrow”."),
    ] {
        assert_eq!(said(&text), [], "{text}");
    }
    // Not so: what follows a colon, what `ne … que` leaves, opinions, denials that affirm.
    for text in [
        "Anne Leroux n’a pas répondu non plus : « On verra bien demain. »",
        "Anne Leroux n’a dit que « merci à tous ».",
        "Anne Leroux ne croit pas à « une solution miracle ».",
        "Anne Leroux n’a pas caché « sa grande colère ».",
    ] {
        assert_eq!(said(text).len(), 1, "{text}");
    }
}

#[test]
fn a_noun_of_saying_announces_the_words() {
    check(&[
        ("Paul Roche a lu la lettre. Sa réponse aux habitants : « Nous irons tous. »", "Paul Roche", How::Pronoun),
        ("Réponse de Claire Dupont, le regard ailleurs : « Nous irons tous. »", "Claire Dupont", How::Explicit),
        (
            "Anne Webb has read the letter from the council and the minister. Her reply, in full: “We will all go.”",
            "Anne Webb",
            How::Pronoun,
        ),
        ("« Nous irons tous », peut-on lire sur le compte de Claire Dupont.", "Claire Dupont", How::Explicit),
    ]);
}

#[test]
fn the_sentence_before_names_the_speaker_of_words_that_stand_alone() {
    check(&[
        ("Claire Dupont est amère. « On nous a oubliés. »", "Claire Dupont", How::Previous),
        ("Claire Dupont raconte sa nuit.\n\n« On nous a oubliés. »", "Claire Dupont", How::Previous),
        (
            "Claire Dupont raconte sa nuit.\n\n« On nous a oubliés.\n\n« Puis le jour est venu. »",
            "Claire Dupont",
            How::Previous,
        ),
    ]);
    // One of several who were named, or one of whom nothing tells that she speaks: in doubt.
    for text in [
        "Claire Dupont a reçu Paul Roche, et le maire est venu. « On nous a oubliés. »",
        "Claire Dupont est arrivée hier.\n\n« On nous a oubliés. »",
    ] {
        let (_, analysis) = analysed(text);
        let guess = analysis.quotations[0].speaker.as_ref();
        assert!(guess.is_none_or(|speaker| speaker.certainty.share() < 0.7), "{text}");
    }
}

#[test]
fn a_line_below_signs_the_words() {
    let text =
        "« Il faudra tenir tout l’hiver, et le printemps. »\n\n— Paul Roche, dans son journal\n\nLe pont est fermé.";
    check(&[(text, "Paul Roche", How::Label)]);
    let told = "« Il faudra tenir tout l’hiver. »\n\n— Paul Roche arrive demain.";
    assert_eq!(said(told)[0].1, None);
}

#[test]
fn a_question_or_cry_needs_no_comma_before_its_incise() {
    check(&[
        ("« C’est du sucre ? » lui a demandé un enfant.", "un enfant", How::Explicit),
        ("« Rendez la mer ! » ont scandé les manifestants.", "les manifestants", How::Explicit),
        ("Anne Roy est là. « Et alors ? » a-t-elle dit à la radio.", "Anne Roy", How::Pronoun),
    ]);
}

#[test]
fn an_incise_inside_the_marks_may_tell_to_whom() {
    let text = "Anne Roy est arrivée. « J’ai nagé seule, a-t-elle confié à Radio Dune. La mer était belle. »";
    check(&[(text, "Anne Roy", How::Pronoun)]);
    assert_eq!(said(text)[0].0, "J’ai nagé seule. La mer était belle.");
    check(&[("« Il faut du temps, a fait valoir la juge, Anne Roy. Nous l’avons. »", "Anne Roy", How::Explicit)]);
}

#[test]
fn an_epithet_stands_for_the_person_just_named() {
    check(&[
        ("Paul Roche a posé ses filets. « Il fait froid », admet le pêcheur.", "Paul Roche", How::Title),
        ("Anne Roy a traversé la Manche. « C’est fait », souffle la nageuse de 26 ans.", "Anne Roy", How::Title),
        ("Paul Roche avait tracé la route. « C’est fait », a expliqué le Fécampois.", "Paul Roche", How::Title),
        ("Anne Roy n’a pas mâché ses mots. La maire de Brest a prévenu : « Nous irons. »", "Anne Roy", How::Title),
        ("Anne Roy est venue. La maire a longé la plage. « Nous irons », a dit la maire.", "Anne Roy", How::Title),
        (
            "From the stern, Anne Webb counted what was still adrift in the water of the bay. “It was sixty,” the ecologist said.",
            "Anne Webb",
            How::Title,
        ),
    ]);
    // Of another gender, of somebody else, introduced apart, or of an office that anybody may hold.
    check(&[
        ("Paul Roche est venu. « C’est fait », a dit la nageuse.", "la nageuse", How::Explicit),
        ("Anne Roy nageait. « C’est fait », a dit le pilote du bateau.", "le pilote du bateau", How::Explicit),
        ("Un pêcheur a vu Paul Roche. « C’est fait », a dit le pêcheur.", "le pêcheur", How::Explicit),
        ("Paul Roche a été arrêté. « Il a avoué », a dit le procureur.", "le procureur", How::Explicit),
    ]);
}

#[test]
fn pronouns_stand_for_people_rather_than_places_and_ships() {
    check(&[
        (
            "Anne Roy est partie de Douvres. La route passe au large du cap Gris. « C’était beau », dit-elle.",
            "Anne Roy",
            How::Pronoun,
        ),
        (
            "Sur le parking, Jeannine et Robert Petit rangent la glacière. « C’est fini », dit-il.",
            "Robert Petit",
            How::Pronoun,
        ),
        (
            "Sur le parking, Jeannine et Robert Petit rangent la glacière. « C’est fini », dit-elle.",
            "Jeannine Petit",
            How::Pronoun,
        ),
    ]);
}

#[test]
fn words_said_without_marks_are_indirect() {
    let table = [
        ("La houle a tourné vers midi, a dit le pilote.", "La houle a tourné vers midi", "le pilote"),
        (
            "Dès minuit, le navire aurait ralenti, selon une source proche du dossier.",
            "Dès minuit, le navire aurait ralenti",
            "une source proche du dossier",
        ),
        ("Le pont, a dit Anne Roy, ouvrira en mai.", "Le pont ouvrira en mai", "Anne Roy"),
        (
            "It depends on the committee and on the weather of the week, Anne Webb said.",
            "It depends on the committee and on the weather of the week",
            "Anne Webb",
        ),
    ];
    for (text, words, name) in table {
        assert_eq!(unmarked(text), [(words.into(), QuotationKind::Indirect, Some(name.into()))], "{text}");
    }
}

#[test]
fn bold_questions_make_an_interview() {
    let text = "Anne Roy nous reçoit dans son atelier.\n\n*Où vivez-vous ?\n\nÀ Brest. J’y suis née.\n\nMa mère aussi.\n\n\
                *Vous partez ?\n\nMon mari dit « jamais ».\n\n*On parle de vous partout.\n\nJe n’écoute pas.";
    let roy = || Some(("Anne Roy".to_owned(), How::Label));
    let expected = [
        ("À Brest. J’y suis née. Ma mère aussi.".to_owned(), roy()),
        ("Mon mari dit « jamais ».".into(), roy()),
        ("Je n’écoute pas.".into(), roy()),
    ];
    assert_eq!(answers("Rencontre", text), expected);
    assert_eq!(answers("Rencontre", &text.replace('*', "")).len(), 0, "one of them asks nothing");
    let plain = text.replace("*On parle de vous partout.", "Que dit-on de vous ?").replace('*', "");
    assert_eq!(answers("Rencontre", &plain), expected, "question marks are enough when all is said to somebody");
}

#[test]
fn questions_that_nobody_is_asked_are_headings() {
    let text = "Anne Roy a présenté la réforme.\n\n*Qui est concerné ?\n\nLes salariés du port.\n\n*Quand ?\n\nEn mai.\n\n\
                *Combien ?\n\nDeux millions.";
    assert_eq!(answers("La réforme du port", text), []);
}

#[test]
fn labels_and_letters_stand_for_the_one_who_is_announced() {
    let text = "Nous avons posé deux questions à la maire.\n\nQ - Viendra-t-il ?\n\nR - Il l’a écrit.\n\nQ - Et vous ?\n\nR - Non.";
    let mayor = || Some(("la maire".to_owned(), How::Label));
    let found = answers("La fête", text);
    assert_eq!(found[0], ("Viendra-t-il ?".into(), None));
    assert_eq!((&found[1].1, &found[3].1), (&mayor(), &mayor()));
    let text = "The leader of the council spoke to us in a café, and the transcript has been shortened for the paper.\n\n\
                BEACON: Two years?\n\nWEBB: It was.\n\nBEACON: Why?\n\nWEBB: I was “tired” of it.\n\n\
                The bus leaves at ten. “There are others,” the leader said.";
    let (title, webb) = ("‘It was’: Anne Webb on the winter bus", Some(("Anne Webb".to_owned(), How::Label)));
    let found = answers(title, text);
    assert_eq!((found.len(), &found[1].1, &found[3].1), (4, &webb, &webb));
    assert_eq!(found[3].0, "I was “tired” of it.");
    let analysis = analyse(&article(title, text));
    let speaker = analysis.quotations.last().and_then(|quotation| quotation.speaker.clone()).unwrap();
    assert_eq!((speaker.name.as_deref(), speaker.how), (Some("Anne Webb"), How::Title));
}

#[test]
fn names_on_lines_of_their_own_are_labels() {
    let text = "Paul Roche est jugé à Brest.\n\nLA PRÉSIDENTE\n\nQui l’a dit ?\n\nPAUL ROCHE\n\nPas moi, madame.\n\nLa salle se tait.";
    let name = |name: &str| Some((name.to_owned(), How::Label));
    let expected =
        [("Qui l’a dit ?".to_owned(), name("la présidente")), ("Pas moi, madame.".into(), name("Paul Roche"))];
    assert_eq!(answers("Le procès", text), expected);
}

#[test]
fn a_dialogue_remembers_who_spoke() {
    let text = "— Vous partez ?\n\n— À deux heures, répond Paul Roche. Le petit dort.\n\n— Et après ?\n\n— Demain, grogne-t-il.";
    let found = answers("Au port", text);
    assert_eq!(found[1], ("À deux heures. Le petit dort.".into(), Some(("Paul Roche".into(), How::Explicit))));
    assert_eq!(found[3], ("Demain".into(), Some(("Paul Roche".into(), How::Pronoun))));
}

#[test]
fn mottos_and_what_many_call_something_are_no_speech() {
    for text in [
        "Le mot d’ordre n’a pas changé : « Partir, oui, ruinés, non ».",
        "La devise de la ville est gravée là : « Toujours plus loin ».",
        "Les notaires parlent déjà d’une « zone grise ».",
    ] {
        assert_eq!(said(text), [], "{text}");
    }
}

#[test]
fn a_name_in_capitals_is_shown_as_it_is_written_elsewhere() {
    let text = "PAUL ROCHE a parlé. « Nous irons », a dit Paul Roche.";
    check(&[(text, "Paul Roche", How::Explicit)]);
}

#[test]
fn bold_is_told_of_whole_paragraphs() {
    let article = article("Bold", "*All of it.\n\nNone of it.");
    let bold: Vec<bool> = Document::new(&article).paragraphs.iter().map(|paragraph| paragraph.bold).collect();
    assert_eq!(bold, [true, false]);
}

/// What a headline quotes: the words, whom it names, and the position of the same words in the body.
fn quoted(title: &str, text: &str) -> Vec<(String, Option<String>, Option<usize>)> {
    let analysis = analyse(&article(title, text));
    let name = |speaker: Span| speaker.of(title).to_owned();
    let quoted = analysis.headline.iter();
    quoted.map(|quoted| (quoted.words.of(title).to_owned(), quoted.speaker.map(name), quoted.repeats)).collect()
}

#[test]
fn a_headline_quotes_apart_from_the_body() {
    let text = "Anne Roy a parlé. « Le vide aussi coûte cher », a-t-elle dit hier soir au conseil.";
    let cases = [
        (
            "La gare rachetée : « Le vide aussi coûte cher », plaide Roy",
            "Le vide aussi coûte cher",
            Some("Roy"),
            Some(0),
        ),
        ("Anne Roy : « Le vide coûte »", "Le vide coûte", Some("Anne Roy"), None),
        ("“Le vide aussi coûte cher”: Anne Roy au conseil", "Le vide aussi coûte cher", Some("Anne Roy"), Some(0)),
        ("Conseil : « Le vide aussi coûte cher »", "Le vide aussi coûte cher", None, Some(0)),
    ];
    for (title, words, name, repeats) in cases {
        assert_eq!(quoted(title, text), [(words.to_owned(), name.map(str::to_owned), repeats)], "{title}");
    }
    assert_eq!(quoted("Le film « Le Grand Soir » sort mardi", text), []);
}

#[test]
fn a_headline_tells_whose_words_the_body_leaves_open() {
    let text = "Paul Roche et Anne Roy ont parlé.\n\n« Le vide aussi coûte cher, et il dure. »\n\nLe pont est fermé.";
    let speaker = |title: &str| {
        let speaker = analyse(&article(title, text)).quotations[0].speaker.clone();
        speaker.map(|speaker| (speaker.name.unwrap_or_default(), speaker.how))
    };
    assert_eq!(speaker("Anne Roy : « Le vide aussi coûte cher »"), Some(("Anne Roy".into(), How::Previous)));
    let guess = analyse(&article("Le pont", text)).quotations[0].speaker.clone();
    assert!(guess.is_none_or(|speaker| speaker.certainty < Certainty::new(0.7)));
}

#[test]
fn what_somebody_is_called_is_not_somebody_else() {
    check(&[
        ("Paul Roche, Bonnet bleu de Brest dit que « le compte n’y est pas » et s’en va.", "Paul Roche", How::Explicit),
        (
            "Anne Roy, candidate UDR à la mairie, a, elle, affirmé que « chaque retard est une preuve ».",
            "Anne Roy",
            How::Explicit,
        ),
        ("« La fumée est maîtrisée », selon les propos du directeur du port, Paul Roche.", "Paul Roche", How::Explicit),
        (
            "« Nous sommes tristes de vous le dire ce soir. »\n\n— Service de presse du festival",
            "Service de presse du festival",
            How::Label,
        ),
    ]);
}

#[test]
fn a_body_set_beside_a_name_is_the_role_with_all_that_belongs_to_it() {
    let text = "\"C’est un exemple de plus\", a déclaré Paul Roche, Conseil de sécurité nationale de la Maison-Blanche \
                dans la journée d’hier.";
    let (article, analysis) = analysed(text);
    let role = analysis.quotations[0].speaker.as_ref().and_then(|speaker| speaker.role).unwrap();
    assert_eq!(role.of(&article.body.text), "Conseil de sécurité nationale de la Maison-Blanche");
}
