use super::*;

fn french() -> &'static Lexicon {
    lexicon(&Language::French)
}

fn english() -> &'static Lexicon {
    lexicon(&Language::English)
}

#[test]
fn french_verbs_have_all_their_forms() {
    let table = [
        ("affirme", Class::SINGULAR_VERB),
        ("affirmaient", Class::PLURAL_VERB),
        ("affirmant", Class::GERUND),
        ("affirmée", Class::PARTICIPLE),
        ("annonçait", Class::SINGULAR_VERB),
        ("annonça", Class::SINGULAR_VERB),
        ("exigeait", Class::SINGULAR_VERB),
        ("exigeant", Class::GERUND),
        ("révèle", Class::SINGULAR_VERB),
        ("révélera", Class::SINGULAR_VERB),
        ("répètent", Class::PLURAL_VERB),
        ("martèle", Class::SINGULAR_VERB),
        ("rappelle", Class::SINGULAR_VERB),
        ("rappelait", Class::SINGULAR_VERB),
        ("regrette", Class::SINGULAR_VERB),
        ("avertissent", Class::PLURAL_VERB),
        ("garantissait", Class::SINGULAR_VERB),
        ("répond", Class::SINGULAR_VERB),
        ("répondirent", Class::PLURAL_VERB),
        ("répondu", Class::PARTICIPLE),
        ("redisent", Class::PLURAL_VERB),
        ("admettait", Class::SINGULAR_VERB),
        ("promis", Class::PARTICIPLE),
        ("soutient", Class::SINGULAR_VERB),
        ("préviennent", Class::PLURAL_VERB),
        ("reconnaît", Class::SINGULAR_VERB),
        ("écrivit", Class::SINGULAR_VERB),
        ("poursuivait", Class::SINGULAR_VERB),
        ("plaidera", Class::SINGULAR_VERB),
    ];
    for (form, class) in table {
        let word = french().word(form);
        assert!(word.is(class) && word.is(Class::SPEECH), "{form}: {word:?}");
    }
    for wrong in ["annoncait", "exigant", "révéle", "rappele", "regrète", "répondé"] {
        assert!(!french().word(wrong).is(Class::VERB), "{wrong}");
    }
}

#[test]
fn english_verbs_have_all_their_forms() {
    let table = [
        ("says", Class::SINGULAR_VERB),
        ("said", Class::SINGULAR_VERB),
        ("said", Class::PARTICIPLE),
        ("told", Class::PLURAL_VERB),
        ("replies", Class::SINGULAR_VERB),
        ("replied", Class::PLURAL_VERB),
        ("admitted", Class::PARTICIPLE),
        ("admitting", Class::GERUND),
        ("snapped", Class::SINGULAR_VERB),
        ("answered", Class::SINGULAR_VERB),
        ("arguing", Class::GERUND),
        ("agreed", Class::SINGULAR_VERB),
        ("wrote", Class::SINGULAR_VERB),
        ("written", Class::PARTICIPLE),
        ("confesses", Class::SINGULAR_VERB),
    ];
    for (form, class) in table {
        let word = english().word(form);
        assert!(word.is(class) && word.is(Class::SPEECH), "{form}: {word:?}");
    }
    for wrong in ["sayed", "admited", "answerred", "replys", "argueing"] {
        assert!(!english().word(wrong).is(Class::VERB), "{wrong}");
    }
}

#[test]
fn titles_tell_gender_and_number() {
    let president = french().word("présidente");
    assert!(president.is(Class::ROLE) && president.is(Class::FEMININE) && !president.is(Class::MASCULINE));
    assert!(french().word("généraux").is(Class::ROLE) && french().word("généraux").is(Class::PLURAL));
    assert!(!french().word("ministre").is(Class::MASCULINE | Class::FEMININE));
    assert!(english().word("spokeswomen").is(Class::PLURAL));
    assert!(french().word("béatrice").is(Class::FEMALE_NAME) && !french().word("béatrice").is(Class::MALE_NAME));
}

#[test]
fn small_words_have_their_own_classes() {
    let la = french().word("la");
    assert!(la.is(Class::DETERMINER) && la.is(Class::FEMININE) && la.is(Class::CLITIC) && !la.is(Class::VERB));
    assert!(french().word("elles").is(Class::SUBJECT) && french().word("elles").is(Class::PLURAL));
    assert!(french().word("selon").is(Class::ACCORDING) && !french().word("selon").is(Class::FINITE));
    assert!(english().word("she").is(Class::FEMININE) && english().word("of").is(Class::PREPOSITION));
}

#[test]
fn titles_stand_for_one_another_one_way() {
    assert!(french().may_stand_for("dirigeant", "roi"));
    assert!(!french().may_stand_for("roi", "dirigeant"));
    assert!(french().may_stand_for("recteur", "recteur"));
}

#[test]
fn there_are_enough_verbs_of_saying() {
    let infinitives = |lexicon: &Lexicon| {
        lexicon.words.values().filter(|word| word.is(Class::SPEECH) && word.is(Class::INFINITIVE)).count()
    };
    assert!(infinitives(french()) >= 150);
    assert!(infinitives(english()) >= 120);
}

#[test]
fn every_section_of_the_files_is_known() {
    for file in [include_str!("fr.txt"), include_str!("en.txt")] {
        for head in file.lines().filter_map(|line| line.strip_prefix('[')?.split(']').next()) {
            let verbs =
                ["speech", "stance", "incise", "uttering", "calling", "publishing", "verbs", "irregular", "same"];
            assert!(verbs.contains(&head) || read::knows(head), "[{head}]");
        }
    }
}

#[test]
fn a_language_without_a_file_knows_no_word() {
    assert_eq!(lexicon(&Language::Other("de".into())).word("sagte"), Word::default());
}
