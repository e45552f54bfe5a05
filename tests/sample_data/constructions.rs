//! Every way of quoting in the table "The constructions" of `docs/SAMPLE-DATA.md`: the words, who is speaking, how that
//! is known, and how far the words are verbatim. What is no speech is not listed.

use guillemet::analysis::{Analysis, How, Quotation, QuotationKind, analyse};
use guillemet::article::Article;

use How::{Explicit, Label, Previous, Pronoun, Title};
use QuotationKind::{Direct, Indirect, Mixed};

/// A quotation of the sample archive: the beginning of its file's name, the article in the file, the first words that
/// were spoken, the speaker (`None` where the article names nobody), the kind.
type Row = (&'static str, usize, &'static str, Option<(&'static str, How)>, QuotationKind);

const BESIDE: &[Row] = &[
    // A verb, then name and role.
    ("albatre-ferries", 0, "Nous ne fermons pas une ligne", Some(("Denis Thirel", Explicit)), Direct),
    ("web/winter-boat", 0, "Two minutes is nothing", Some(("Denis Thirel", Explicit)), Direct),
    // Straight marks, a bare role, then the time.
    ("granules", 0, "Le navire a suivi la route", Some(("Julian Thorne", Explicit)), Direct),
    ("granules", 0, "Tout reste ouvert", Some(("Isabelle Marchetti", Explicit)), Direct),
    ("the-night", 0, "That was plenty", Some(("Tom Pennock", Explicit)), Direct),
    // A pronoun.
    ("albatre-ferries", 0, "C’est une décision que", Some(("Denis Thirel", Pronoun)), Direct),
    ("the-night", 0, "Lost boxes sink", Some(("Ruth Adeyemi", Pronoun)), Direct),
    // An incise inside the marks.
    ("2023-12-15", 0, "La facture sera étalée", Some(("Hélène Vasseur", Pronoun)), Direct),
    ("web/proces", 0, "Un verrou coûte quarante", Some(("Isabelle Marchetti", Pronoun)), Direct),
    ("2023-02-14", 0, "Le temps de la mer et celui", Some(("Isabelle Marchetti", Explicit)), Direct),
    ("web/proces", 0, "Voici la route des granulés", Some(("Samir Haddouche", Title)), Direct),
    // One quotation in two pieces.
    ("albatre-ferries", 0, "Montrez-nous les chiffres", Some(("Yann Quéméneur", Explicit)), Direct),
    ("albatre-ferries", 0, "S’ils sont bons", Some(("Yann Quéméneur", Previous)), Direct),
    ("agences/newspaper", 1, "I thought it was a bit of rope", Some(("Ruth Adeyemi", Explicit)), Direct),
    ("agences/newspaper", 1, "Then the rope looked at me", Some(("Ruth Adeyemi", Previous)), Direct),
    // A colon.
    ("albatre-ferries", 0, "La ville est née de ce quai", Some(("Hélène Vasseur", Title)), Direct),
    ("agences/newspaper", 1, "A pair of seahorses", Some(("Ruth Adeyemi", Pronoun)), Direct),
    // Words inside the writer's sentence, and fragments.
    ("albatre-ferries", 0, "a les moyens d’affréter", Some(("Hélène Vasseur", Pronoun)), Mixed),
    ("agences/newspaper", 1, "could double by 2026", Some(("Channel Marine Institute", Title)), Mixed),
    ("2023-12-15", 0, "absurde", Some(("Philippe Delarue", Explicit)), Mixed),
    ("2023-12-15", 0, "mal ficelée", Some(("Philippe Delarue", Explicit)), Mixed),
    ("agences/newspaper", 1, "bruised", Some(("Ruth Adeyemi", Explicit)), Mixed),
    ("agences/newspaper", 1, "stubborn", Some(("Ruth Adeyemi", Explicit)), Mixed),
];

const SOURCES: &[Row] = &[
    // According to somebody.
    ("criel", 0, "l'État connaissait la carte", Some(("Claire Aubrée", Explicit)), Mixed),
    ("criel", 0, "il fallait acheter plus tôt", Some(("maire adjoint", Explicit)), Mixed),
    ("criel", 0, "aucune indemnité ne peut", Some(("la préfecture", Explicit)), Mixed),
    ("criel", 0, "la mer est une créancière", Some(("Samir Haddouche", Title)), Mixed),
    ("agences/newspaper", 1, "voluntary moorings are ready", Some(("the harbour authority", Explicit)), Mixed),
    // A noun instead of a verb.
    ("albatre-ferries", 0, "un abandon en rase campagne", Some(("Syndicat des marins de la Manche", Explicit)), Mixed),
    ("2023-12-15", 0, "Nous étudierons toutes les offres", Some(("Albâtre Ferries", Explicit)), Direct),
    ("2023-12-15", 0, "Un armateur, ce n’est jamais", Some(("Yann Quéméneur", Pronoun)), Direct),
    ("the-night", 0, "exceptional seas", Some(("Thorne Lines", Explicit)), Mixed),
    ("caradec-wissant", 0, "Alors qu’ils apprennent d’abord", Some(("Inès Caradec", Title)), Direct),
    // Several paragraphs.
    ("2023-02-14", 0, "On a vu une barre sombre", Some(("Loïc Brument", Previous)), Direct),
    ("the-night", 0, "You can't see them and you can't", Some(("Tom Pennock", Previous)), Direct),
    ("web/winter-boat", 0, "When they laid us up", Some(("Yann Quéméneur", Previous)), Direct),
    // A quotation in a quotation.
    ("caradec-wissant", 0, "Mon entraîneur m’a crié “mange”", Some(("Inès Caradec", Pronoun)), Direct),
    ("cerfs-volants", 0, "Mon grand-père répétait « laisse-le partir »", Some(("Wiremu Parata", Pronoun)), Direct),
    ("agences/newspaper", 1, "She told me ‘mind the grass’", Some(("Tom Pennock", Pronoun)), Direct),
    // Cut or edited.
    ("caradec-wissant", 0, "Vous nous avez […] appris", Some(("Hélène Vasseur", Explicit)), Direct),
    ("Caradec", 0, "Mon entraîneur a dit [my coach said]", Some(("Inès Caradec", Pronoun)), Direct),
];

const TURNS: &[Row] = &[
    // Dashes.
    ("portrait", 0, "Vous partez toujours à trois ?", None, Direct),
    ("portrait", 0, "À deux et demi. Le petit dort", Some(("Loïc Brument", Explicit)), Direct),
    ("portrait", 0, "Demain", Some(("Loïc Brument", Pronoun)), Direct),
    // Interviews: bold questions, names in capitals, Q and R, names on lines of their own.
    ("Samir", 0, "Partout où un promeneur ne regarde pas", Some(("Samir Haddouche", Label)), Direct),
    ("Samir", 0, "Depuis avant-hier", Some(("Samir Haddouche", Label)), Direct),
    ("Samir", 0, "Un bilan, cela se fait à la fin", Some(("Samir Haddouche", Label)), Direct),
    ("Samir", 0, "Je suis océanographe", Some(("Samir Haddouche", Label)), Direct),
    ("Samir", 0, "Le remplir", Some(("Samir Haddouche", Label)), Direct),
    ("2023-12-15", 0, "Vous achetez un hangar vide", Some(("Philippe Delarue", Label)), Direct),
    ("2023-12-15", 0, "Les mêmes qui paient", Some(("Hélène Vasseur", Label)), Direct),
    ("holloway", 0, "Two years ago you wrote", Some(("BEACON", Label)), Direct),
    ("holloway", 0, "The postcard was of a lighthouse", Some(("Margaret Holloway", Label)), Direct),
    ("cerfs-volants", 0, "Nous rembourserons les pelles", Some(("la maire", Label)), Direct),
    ("cerfs-volants", 0, "Regardez plutôt la pieuvre", Some(("la maire", Label)), Direct),
    ("cerfs-volants", 0, "Viendra-t-il ?", None, Direct),
    ("web/proces", 0, "Qui a dit de continuer ?", Some(("la présidente", Label)), Direct),
    ("web/proces", 0, "Pas moi, madame", Some(("Julian Thorne", Label)), Direct),
    // A quotation that the page sets apart and signs.
    ("Caradec", 0, "The sea is the only road", Some(("Inès Caradec", Label)), Direct),
];

const LOOSE: &[Row] = &[
    // Without marks, reported, conditional.
    (
        "caradec-wissant",
        0,
        "L’eau était à dix-sept degrés",
        Some(("le pilote du bateau d’escorte", Explicit)),
        Indirect,
    ),
    ("holloway", 0, "That rather depends on", Some(("Margaret Holloway", Title)), Indirect),
    ("granules", 0, "une expertise des points de fixation", Some(("Isabelle Marchetti", Pronoun)), Indirect),
    ("granules", 0, "Dès minuit, le capitaine aurait", Some(("une source proche du dossier", Explicit)), Indirect),
    // Nameless, or many.
    ("albatre-ferries", 0, "La lettre est ferme et polie", Some(("un conseiller", Explicit)), Direct),
    ("2023-12-15", 0, "Rendez-nous l’hiver !", Some(("les manifestants", Explicit)), Direct),
    ("Caradec", 0, "with a receipt", Some(("a volunteer for Rivages nets", Explicit)), Mixed),
    // A title alone.
    ("criel", 0, "Non, et je ne vous demande pas", Some(("Antoine Lescure", Title)), Direct),
    ("web/winter-boat", 0, "In March it was sixty", Some(("Ruth Adeyemi", Title)), Direct),
    ("web/proces", 0, "Je n’ai pas regardé la mer", Some(("Julian Thorne", Title)), Direct),
    ("web/proces", 0, "Le capitaine m’a dit au téléphone", Some(("Loïc Brument", Title)), Direct),
    ("portrait", 0, "Elle va plus vite que moi", Some(("Loïc Brument", Title)), Direct),
    ("Caradec", 0, "Dover was easier to find", Some(("Inès Caradec", Title)), Direct),
    // In the sentence before.
    ("portrait", 0, "On l’a applaudi, puis on l’a", Some(("Mélanie Lecourt", Previous)), Direct),
    ("the-night", 0, "We got lucky, that's all", Some(("Tom Pennock", Previous)), Direct),
    ("caradec-wissant", 0, "Petite, elle avait peur", Some(("Michel Caradec", Previous)), Direct),
    // Said to another newspaper.
    ("caradec-wissant", 0, "J’ai nagé dans la cargaison", Some(("Inès Caradec", Pronoun)), Direct),
    ("agences/depeches", 2, "I have waited sixteen months", Some(("Hélène Vasseur", Explicit)), Direct),
    // A reversed mark.
    ("2023-02-14", 0, "Personne ne se baigne", Some(("Hélène Vasseur", Explicit)), Direct),
];

/// Words between marks that nobody said, or was said not to have said.
const NO_SPEECH: &[(&str, usize, &str)] = &[
    ("portrait", 0, "Sel et Silex"),
    ("2023-02-14", 0, "Deux-Frères"),
    ("caradec-wissant", 0, "la Mouette"),
    ("agences/newspaper", 0, "granulés"),
    ("web/proces", 0, "granulés"),
    ("criel", 0, "zone grise"),
    ("criel", 0, "littoral mobile"),
    ("portrait", 0, "brumentine"),
    ("Samir", 0, "dérive"),
    ("criel", 0, "Partir, oui, ruinés, non"),
    ("holloway", 0, "Look it up"),
    ("agences/newspaper", 1, "steel ring"),
    ("caradec-wissant", 0, "jamais"),
    ("caradec-wissant", 0, "bientôt"),
    ("criel", 0, "un sou de plus"),
    ("agences/depeches", 2, "betrayal"),
];

/// What the program does not do yet, by the first words, and why.
const FAILINGS: &[(&str, &str)] =
    &[("Elle va plus vite que moi", "`Lui qui` means the one whom the portrait is of, not the one who spoke last")];

/// The article of the sample archive whose file's name begins so, and what is found in it.
fn analysed(file: &str, record: usize) -> (Article, Analysis) {
    let (folder, start) = file.rsplit_once('/').unwrap_or(("", file));
    let names = std::fs::read_dir(super::root().join("sample-data").join(folder)).into_iter().flatten().flatten();
    let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let name = names.find(|name| name.starts_with(start)).unwrap_or_else(|| panic!("{file}"));
    let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
    let article = super::read(&path).swap_remove(record);
    let analysis = analyse(&article);
    (article, analysis)
}

/// The text with one blank wherever it has some.
fn blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with how a row is found, if anything.
fn fault(row: &Row) -> Option<String> {
    let (file, record, words, speaker, kind) = row;
    let (article, analysis) = analysed(file, *record);
    let said = |quotation: &&Quotation| blanks(&quotation.spoken(&article.body.text)).starts_with(words);
    let Some(quotation) = analysis.quotations.iter().find(said) else { return Some("not found".into()) };
    let found = quotation.speaker.as_ref().map(|found| (found.name.clone().unwrap_or_default(), found.how));
    let right = match (&found, speaker) {
        (Some((name, how)), Some((expected, expected_how))) => {
            *how == *expected_how
                && (name == expected
                    || name.strip_prefix("le ") == Some(expected)
                    || name.starts_with(&format!("le {expected} ")))
        }
        (None, None) => true,
        _ => false,
    };
    (!right || quotation.kind != *kind).then(|| format!("{found:?}, {:?}", quotation.kind))
}

#[test]
fn every_way_of_quoting_is_read_as_the_table_says() {
    let mut wrong = String::new();
    for row in BESIDE.iter().chain(SOURCES).chain(TURNS).chain(LOOSE) {
        let known = FAILINGS.iter().find(|(words, _)| *words == row.2);
        match (fault(row), known) {
            (Some(fault), None) => wrong += &format!("{} « {} »: {fault}, not {:?} {:?}\n", row.0, row.2, row.3, row.4),
            (None, Some((words, reason))) => wrong += &format!("« {words} » is right now, although {reason}\n"),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn headlines_name_their_speakers() {
    for (file, words, name) in [
        ("2023-12-15", "Le vide aussi coûte cher", "Vasseur"),
        ("Caradec", "The sea is the only road that repairs itself", "Caradec"),
        ("holloway", "The library is empty some mornings too", "Margaret Holloway"),
    ] {
        let (article, analysis) = analysed(file, 0);
        let title = article.meta.title.unwrap_or_default();
        let found = analysis.headline.first().map(|quoted| (quoted.words.of(&title), quoted.speaker));
        assert_eq!(
            found.map(|(words, speaker)| (words, speaker.map(|speaker| speaker.of(&title)))),
            Some((words, Some(name)))
        );
    }
}

#[test]
fn words_that_nobody_said_are_not_listed() {
    let mut wrong = String::new();
    for (file, record, words) in NO_SPEECH {
        let (article, analysis) = analysed(file, *record);
        assert!(article.body.text.contains(words), "{words} is not in {file}");
        for quotation in analysis.quotations.iter().filter(|quotation| quotation.marked) {
            if blanks(&quotation.spoken(&article.body.text)) == *words {
                wrong += &format!("{file} « {words} »\n");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
