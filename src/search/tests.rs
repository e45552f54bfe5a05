//! What queries find, and whether the two-step matching finds it in the order of fuzzy-matcher alone.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use super::query::{Query, TermKind, parse};
use super::score::Scorer;
use super::word_bounds::begins_word;
use super::*;
use crate::text::fold::fold;

#[path = "../../benches/support/headlines.rs"]
mod headlines;

static NEVER: AtomicBool = AtomicBool::new(false);

fn rows(titles: &[(&str, &str)]) -> Haystacks {
    Haystacks::build(titles.len(), &[0, 8], |row, field| if field == 0 { titles[row].0 } else { titles[row].1 })
}

fn found(haystacks: &Haystacks, query: &str) -> Vec<u32> {
    let outcome = filter(haystacks, &parse(query, None), None, &NEVER).unwrap();
    assert!(outcome.survivors.is_sorted());
    assert_eq!(outcome.survivors.iter().collect::<BTreeSet<_>>(), outcome.hits.iter().map(|hit| &hit.row).collect());
    outcome.hits.iter().map(|hit| hit.row).collect()
}

#[test]
fn every_term_must_match_and_each_within_one_field() {
    let rows = rows(&[
        ("L’École ferme", "Le Relais"),
        ("Élections à Brest", "L’Écho"),
        ("Dix mille euros : 10\u{202f}000", "La Gazette"),
        ("La ferme de l’école", "La Gazette"),
    ]);
    for (query, expected) in [
        ("", vec![0, 1, 2, 3]),
        ("ecole", vec![0, 3]),
        ("ferme ecole", vec![0, 3]),
        ("gazette ferme", vec![3]),
        ("brest elections", vec![1]),
        ("brestecho", vec![]),
        ("l'ecole", vec![0, 3]),
        ("\"10 000\"", vec![2]),
        ("'cole", vec![0, 3]),
        ("'ecol'", vec![]),
        ("^l'ecole", vec![0]),
        ("gazette$", vec![2, 3]),
        ("^la gazette$", vec![3, 2]),
        ("^\"la gazette\"$", vec![2, 3]),
        ("!ecole", vec![1, 2]),
        ("!ferme !brest", vec![2]),
        ("ecole !^la", vec![0]),
        ("xyz", vec![]),
    ] {
        assert_eq!(found(&rows, query), expected, "{query}");
    }
}

#[test]
fn better_rows_come_first() {
    for (query, best_first) in [
        // Side by side, from the start of a word, before inside a word, before letters here and there.
        ("port", vec!["Le port", "Le report", "Peu ordonné et trop"]),
        // The very accent that was typed, whatever else.
        ("été", vec!["Un été", "Répété", "Étendue", "Ete"]),
        ("pêche", vec!["La pêche", "Le péché"]),
        ("cœur", vec!["Un cœur", "coeur"]),
        // All terms count.
        ("mer ile", vec!["L’île, la mer", "La mer utile", "La mer idéale"]),
    ] {
        let rows: Vec<(&str, &str)> = best_first.iter().rev().map(|title| (*title, "")).collect();
        let expected: Vec<u32> = (0..u32::try_from(rows.len()).unwrap()).rev().collect();
        let got = found(&self::rows(&rows), query);
        assert_eq!(got, expected, "{query}: {:?}", got.iter().map(|row| rows[*row as usize].0).collect::<Vec<_>>());
    }
    assert_eq!(
        found(&rows(&[("Le Brestois", "L’Écho"), ("L’écho des vagues", "x")]), "echo"),
        [1, 0],
        "the title first"
    );
    assert_eq!(found(&rows(&[("La mer", ""), ("Le vent", ""), ("La mer", "")]), "mer"), [0, 2], "ties by row");
    assert_eq!(found(&rows(&[("Ete", ""), ("Été", "")]), "ete"), [0, 1], "no accent typed, none preferred");
}

#[test]
fn a_query_that_was_overtaken_gives_nothing() {
    let rows = rows(&[("La mer", "")]);
    assert_eq!(filter(&rows, &parse("mer", None), None, &AtomicBool::new(true)), None);
    let headline = filter(&rows, &parse("mer", None), None, &NEVER).unwrap();
    let full_text = FullTextHits { per_term: vec![[0].into_iter().collect()], among: None };
    assert!(extend(&rows, &parse("!mer", None), &Outcome::default(), &full_text, &NEVER).unwrap().hits.is_empty());
    assert_eq!(extend(&rows, &parse("mer", None), &headline, &full_text, &NEVER), Some(headline));
}

#[test]
fn rows_found_elsewhere_come_after_in_their_order() {
    let rows = rows(&[("Rien", ""), ("Le port de Brest", ""), ("Le port", ""), ("Brest", ""), ("Tout", "")]);
    let query = parse("brest port !crue", None);
    let headline = filter(&rows, &query, None, &NEVER).unwrap();
    assert_eq!(headline.survivors, [1]);
    let set = |rows: &[u32]| rows.iter().copied().collect::<RowSet>();
    let mut full_text = FullTextHits { per_term: vec![set(&[4, 2, 0]), set(&[0, 3, 4])], among: None };
    let both = extend(&rows, &query, &headline, &full_text, &NEVER).unwrap();
    assert_eq!(both.hits.iter().map(|hit| hit.row).collect::<Vec<_>>(), [1, 0, 2, 3, 4]);
    assert_eq!(both.hits.iter().map(Hit::is_in_text).collect::<Vec<_>>(), [false, true, true, true, true]);
    assert_eq!(both.survivors, vec![0, 1, 2, 3, 4]);
    full_text.per_term.push(set(&[1, 4]));
    full_text.among = Some(set(&[2, 3]));
    let fewer = extend(&rows, &query, &headline, &full_text, &NEVER).unwrap();
    assert_eq!(fewer.hits, [Hit { row: 2, score: 0 }, Hit { row: 3, score: 0 }]);
}

#[test]
fn in_running_text_words_are_found_from_their_beginning() {
    let quotes = [
        ("La santé n'attend pas", "Eve Tan"),
        ("Sans tension, rien", "Adam"),
        ("Rien", "Sandrine Thé"),
        ("Une impasse", "Santana Eve"),
        ("Il dit : « santé ! »", "Adam"),
    ];
    let quotes = rows(&quotes).with_prose(&[0]);
    for (query, expected) in [
        ("sante", vec![0, 4, 3, 2]),
        ("santé", vec![0, 4, 2, 3]),
        ("tension", vec![1]),
        ("ension", vec![]),
        ("sio", vec![]),
        ("'sio", vec![1]),
        ("passe", vec![]),
        ("!san", vec![]),
        ("!passe", vec![0, 1, 2, 3, 4]),
        ("san eve", vec![0, 3]),
        ("^une", vec![3]),
    ] {
        assert_eq!(found(&quotes, query), expected, "{query}");
    }
}

#[test]
fn a_name_typed_whole_comes_first_then_words_that_begin_so_in_the_order_of_the_rows() {
    let names = [
        ("Melania Trump", ""),
        ("Trumpisme", ""),
        ("Donald Trump", "Trump · Donald J. Trump"),
        ("Fonds pour les OnuMp", "Trop du camp"),
        ("Trump", ""),
        ("ONUSIDA", ""),
        ("Organisation des Nations unies", "ONU · Nations unies"),
        ("Bonus", ""),
    ];
    let names = rows(&names).with_prose(&[1]).of_names();
    for (query, expected) in [
        ("trump", vec![2, 4, 0, 1]),
        ("donald trump", vec![2]),
        ("nations unies", vec![6]),
        ("onu", vec![6, 3, 5, 7, 2]),
        ("tru", vec![0, 1, 2, 4]),
        ("trmp", vec![1, 4, 0, 2]),
    ] {
        assert_eq!(found(&names, query), expected, "{query}");
    }
}

#[test]
fn scattered_letters_of_a_headline_come_after_words_of_the_text() {
    let rows = rows(&[
        ("Le vent", ""),
        ("Rien", ""),
        ("Trump au golf", ""),
        ("Le trou du camp rempli", ""),
        ("La paix en trop, dit Ump", ""),
    ]);
    let set = |rows: &[u32]| rows.iter().copied().collect::<RowSet>();
    let told = |query: &str, sets: &[&[u32]]| {
        let query = parse(query, None);
        let headline = filter(&rows, &query, None, &NEVER).unwrap();
        let full_text = FullTextHits { per_term: sets.iter().map(|rows| set(rows)).collect(), among: None };
        let outcome = extend(&rows, &query, &headline, &full_text, &NEVER).unwrap();
        outcome.hits.iter().map(|hit| (hit.row, hit.is_in_text())).collect::<Vec<_>>()
    };
    // The second and the last have the word in their text.
    let (text, name, apart) = (true, false, false);
    assert_eq!(told("trump", &[&[1, 4]]), [(2, name), (1, text), (4, text), (3, apart)]);
    // Each term counts: one in the headline, the other in the text.
    assert_eq!(told("paix trump", &[&[], &[1, 4]]), [(4, text)]);
    // Letters here and there in the headline, the other word in the text.
    assert_eq!(told("trmp golf", &[&[], &[1, 3]]), [(2, apart), (3, text)]);
}

/// The order of a query without a cheap pass: every row that matches is scored by fuzzy-matcher, and the rules
/// of what comes first are told again, as plainly as can be.
fn by_fuzzy_matcher_alone(titles: &[String], query: &Query) -> Vec<u32> {
    let mut hits = Vec::new();
    for (row, title) in (0u32..).zip(titles) {
        let mut key = (true, true, 0);
        let all = query.terms.iter().all(|term| {
            assert_eq!(term.kind, TermKind::Fuzzy);
            let places: Vec<usize> =
                (0..title.len()).filter(|at| title.as_bytes()[*at..].starts_with(term.text.as_bytes())).collect();
            let scored = Scorer.score(title, &term.text);
            key.0 &= !places.is_empty();
            key.1 &= places.iter().any(|at| begins_word(title, *at));
            key.2 += scored.as_ref().map_or(0, |scored| scored.score);
            scored.is_some()
        });
        if all {
            hits.push((key, row));
        }
    }
    hits.sort_by_key(|(key, row)| (Reverse(*key), *row));
    hits.into_iter().map(|(_, row)| row).collect()
}

/// Two hundred queries as they are typed: beginnings of words, words from inside, two words the other way
/// round, and words without their vowels.
fn typed(titles: &[String]) -> Vec<String> {
    let query = |number: usize| {
        let words: Vec<&str> = titles[number * 17 % titles.len()].split(|c: char| !c.is_alphanumeric()).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| word.len() > 2).collect();
        let word = words[number % words.len()];
        match number % 5 {
            0 => word[..1 + number / 5 % 3].to_owned(),
            1 => word.to_owned(),
            2 => format!("{} {}", &words[words.len() - 1][..3], &words[0][..3]),
            3 => word.chars().filter(|c| !"aeiou".contains(*c)).chain(['r']).collect(),
            _ => word[..word.len().min(5)].to_owned(),
        }
    };
    (0..200).map(query).collect()
}

/// How many of the queries have the same first fifty rows as by fuzzy-matcher alone, when it scores only the
/// best `ranked` of the cheap pass.
fn agreement(count: usize, ranked: usize) -> usize {
    let titles: Vec<String> = headlines::headlines(count).iter().map(|(title, _)| fold(title)).collect();
    let haystacks = Haystacks::build(count, &[0], |row, _| &titles[row]);
    let same = |text: &String| {
        let query = parse(text, None);
        let outcome = filter::find(&haystacks, &query, None, ranked, &NEVER).unwrap();
        let expected = by_fuzzy_matcher_alone(&titles, &query);
        assert_eq!(outcome.survivors.len(), expected.len(), "{text}: the same rows match");
        outcome.hits.iter().map(|hit| hit.row).take(50).eq(expected.into_iter().take(50))
    };
    typed(&titles).iter().filter(|text| same(text)).count()
}

#[test]
fn the_first_fifty_are_those_of_fuzzy_matcher_alone() {
    // Few rows, so that the test is quick, and few of them ranked, so that choosing them is a test.
    let enough = agreement(2_000, 100);
    assert!(enough >= 190, "{enough} of 200 queries");
    let too_few = agreement(600, 0);
    assert!(too_few < 190, "{too_few} of 200 queries without fuzzy-matcher: this test would see nothing");
}

proptest! {
    #[test]
    fn a_narrower_query_needs_only_the_survivors(
        titles in proptest::collection::vec("[a-cé ]{0,12}", 1..40),
        earlier in "[!'^]?[a-cé]{1,3}\\$?( [a-c])?",
        later in "[!'^]?[a-cé]{1,4}\\$?( [!']?[a-c]{1,2})?",
    ) {
        let haystacks = Haystacks::build(titles.len(), &[0], |row, _| &titles[row]);
        let (earlier, later) = (parse(&earlier, None), parse(&later, None));
        let before = filter(&haystacks, &earlier, None, &NEVER).unwrap();
        let all = filter(&haystacks, &later, None, &NEVER).unwrap();
        if later.narrows(&earlier) {
            prop_assert_eq!(filter(&haystacks, &later, Some(&before.survivors), &NEVER).unwrap(), all);
        }
    }

    #[test]
    fn a_row_passes_by_headline_or_by_set(
        titles in proptest::collection::vec("[ab ]{0,4}", 1..30),
        sets in proptest::collection::vec(proptest::collection::btree_set(0u32..30, 0..20), 2),
        query in "!?[ab]{1,2} !?'?[ab]{1,2}",
    ) {
        let haystacks = Haystacks::build(titles.len(), &[0], |row, _| &titles[row]);
        let query = parse(&query, None);
        let headline = filter(&haystacks, &query, None, &NEVER).unwrap();
        let full_text = FullTextHits { per_term: sets.iter().map(|set| set.iter().copied().collect()).collect(), among: None };
        let got = extend(&haystacks, &query, &headline, &full_text, &NEVER).unwrap();
        let passes = |row: &u32| query.terms.iter().zip(&sets).all(|(term, set)| {
            let alone = Query { terms: vec![query::Term { negated: false, ..term.clone() }], ..Query::default() };
            let in_title = filter(&haystacks, &alone, Some(&[*row]), &NEVER).unwrap().hits.len() == 1;
            (in_title || set.contains(row)) != term.negated
        });
        // A query that wants nothing starts from all rows, and sets only take out.
        let expected: Vec<u32> = (0..u32::try_from(titles.len()).unwrap()).filter(passes).collect();
        prop_assert_eq!(got.survivors, expected);
    }
}
