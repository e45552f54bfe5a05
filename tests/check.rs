//! `guillemet check` on real drafts and a real archive.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{Person, Said, lines};
use serde_json::Value;
use tempfile::TempDir;

/// Invented articles about an invented town.
const ARTICLES: [(&str, &str); 6] = [
    (
        "pont.md",
        "---\ntitle: Le pont rouvrira\ndate: 2023-08-17\nsource: Le Courrier du Val\n---\n\
         « Nous tiendrons ce calendrier coûte que coûte, et la route rouvrira avant l’été », a déclaré Claire Dupont, \
         maire de Valcourt.\n\n« Personne ne sera oublié dans cette affaire », a-t-elle ajouté.\n\n\
         Le chantier emploie quarante ouvriers venus de toute la vallée et deux péniches.\n",
    ),
    (
        "digue.md",
        "---\ntitle: La digue a cédé\ndate: 2023-09-02\nsource: La Voix du Val\n---\n\
         « La digue, a expliqué Paul Roux, ne pouvait pas tenir une nuit de plus sous un tel vent. »\n\n\
         Claire Dupont a affirmé que les travaux commenceraient dès le mois de novembre prochain.\n",
    ),
    (
        "reprise.md",
        "---\ntitle: Un an après\ndate: 2024-08-17\nsource: La Voix du Val\n---\n\
         « La digue ne pouvait guère tenir une nuit de plus sous un tel vent », disait Paul Roux en septembre.\n",
    ),
    ("chiffres.txt", "Titre: Les chiffres\n\n« Il manque 10\u{202f}000 euros à l’État », a dit Zoé Martin.\n"),
    ("court.md", "« Une honte absolue », a dit Zoé Martin.\n\n« Une honte absolue », a dit Paul Roux.\n"),
    ("english.md", "\"We never promised a bridge, we promised a crossing,\" said Ada Hart.\n"),
];

struct Desk {
    person: Person,
    archive: TempDir,
}

impl Desk {
    fn new() -> Self {
        let archive = TempDir::new().unwrap();
        for (name, text) in ARTICLES {
            fs::write(archive.path().join(name), text).unwrap();
        }
        Self { person: Person::new(), archive }
    }

    fn check(&self, name: &str, draft: &str, more: &[&str]) -> Said {
        let path = self.person.home.path().join(name);
        fs::write(&path, draft).unwrap();
        let mut arguments = vec!["check", path.to_str().unwrap(), "-a", self.archive.path().to_str().unwrap()];
        arguments.extend_from_slice(more);
        self.person.run(&arguments)
    }

    /// The only quotation of a draft.
    fn one(&self, draft: &str) -> Value {
        let said = self.check("draft.txt", draft, &["-f", "jsonl"]);
        let all = lines(&said.out);
        assert_eq!(all.len(), 1, "{draft}: {}{}", said.out, said.err);
        assert_eq!(said.code, i32::from(all[0]["needs_look"].as_bool().unwrap()), "{draft}");
        all[0].clone()
    }
}

fn verdict(checked: &Value) -> String {
    let findings = checked["findings"].as_array().unwrap().iter().map(|finding| finding.as_str().unwrap());
    std::iter::once(checked["verdict"].as_str().unwrap()).chain(findings).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_same_words_are_exact_in_any_typography() {
    let desk = Desk::new();
    for draft in [
        "\"Nous tiendrons ce calendrier coûte que coûte\", a déclaré Claire Dupont.",
        "Claire Dupont : “nous tiendrons ce calendrier […], et la route rouvrira avant l'été”.",
        "Selon Mme Dupont, « [la maire et son équipe] tiendrons ce calendrier coûte que coûte ».",
        "« La digue ne pouvait pas tenir une nuit de plus », a expliqué Paul Roux.",
        "« Il manque 10 000 euros à l'Etat », dit Zoé Martin.",
        "« Une honte absolue », a dit Paul Roux.",
        "\"We never promised a bridge\", said Ada Hart.",
    ] {
        let checked = desk.one(draft);
        let verdict = verdict(&checked);
        assert!(verdict == "exact" || verdict == "exact other-words", "{draft}: {checked}");
    }
}

#[test]
fn alterations_are_told_word_by_word() {
    let desk = Desk::new();
    for (draft, op, from, to) in [
        ("« Nous tenons ce calendrier coûte que coûte », a dit Claire Dupont.", "changed", "tiendrons", "tenons"),
        ("« Nous tiendrons ce calendrier, et la route rouvrira avant l’été »", "dropped", "coûte que coûte", ""),
        ("« Nous tiendrons sûrement ce calendrier coûte que coûte »", "added", "", "sûrement"),
    ] {
        let checked = desk.one(draft);
        assert_eq!(checked["verdict"], "altered", "{draft}: {checked}");
        let diff = checked["source"]["diff"].as_array().unwrap();
        let change = diff.iter().find(|change| change["op"] != "same").unwrap();
        assert_eq!(change["op"], op, "{draft}");
        assert_eq!(change["source"].as_str().unwrap_or_default(), from, "{draft}");
        assert_eq!(change["draft"].as_str().unwrap_or_default(), to, "{draft}");
        assert_eq!(checked["source"]["title"], "Le pont rouvrira");
    }
}

#[test]
fn who_said_it_is_checked_too() {
    let desk = Desk::new();
    for (draft, expected) in [
        ("« Personne ne sera oublié dans cette affaire », a dit Claire Dupont.", "exact"),
        ("« Personne ne sera oublié dans cette affaire », a dit Paul Roux.", "exact other-speaker"),
        ("« Le chantier emploie quarante ouvriers venus de toute la vallée », a dit Paul Roux.", "exact own-words"),
        ("« Le chantier emploie quarante ouvriers venus de toute la vallée » (Le Courrier du Val, 2023).", "exact"),
        ("« les travaux commenceraient dès le mois de novembre prochain », a dit Claire Dupont.", "exact reported"),
        ("« La mer rendra un jour tout ce que nous lui avons pris », a dit Paul Roux.", "not-found"),
        ("« Une honte absolue », a dit Claire Dupont.", "not-found"),
    ] {
        let checked = desk.one(draft);
        assert_eq!(verdict(&checked), expected, "{draft}: {checked}");
    }
}

#[test]
fn a_speaker_who_may_be_the_wrong_one_is_told() {
    let desk = Desk::new();
    let article = "La maire a reçu Paul Roux. Le préfet, lui, n’a rien promis à Marc Petit, de l’association des \
                   riverains.\n\n« Plus jamais cela devant nos maisons », a-t-il lâché.\n";
    fs::write(desk.archive.path().join("riverains.txt"), article).unwrap();
    let checked = desk.one("« Plus jamais cela devant nos maisons », dit un riverain.");
    assert!(checked["source"]["certainty"].as_f64() < Some(0.9), "{checked}");
    assert!(verdict(&checked).ends_with("unsure-speaker"), "{checked}");
}

#[test]
fn another_article_with_other_words_is_named() {
    let checked =
        Desk::new().one("« La digue ne pouvait pas tenir une nuit de plus sous un tel vent », a dit Paul Roux.");
    assert_eq!(verdict(&checked), "exact other-words");
    assert_eq!(checked["source"]["title"], "La digue a cédé");
    let other = &checked["others"][0];
    assert_eq!(
        (&other["title"], &other["words"]),
        (
            &Value::from("Un an après"),
            &Value::from("La digue ne pouvait guère tenir une nuit de plus sous un tel vent"),
        )
    );
}

#[test]
fn a_long_draft_is_judged_as_its_quotations_are_one_by_one() {
    let desk = Desk::new();
    let quotations = [
        "« Nous tiendrons ce calendrier coûte que coûte », a dit Claire Dupont.",
        "« Nous tenons ce calendrier coûte que coûte, et la route rouvrira », a dit Claire Dupont.",
        "« La digue ne pouvait pas tenir une nuit de plus sous un tel vent », a dit Paul Roux.",
        "« La digue ne pouvait pas tenir une nuit de plus sous un tel vent », a dit Zoé Martin.",
        "« Le chantier emploie quarante ouvriers venus de toute la vallée », a dit Claire Dupont.",
        "« Les travaux commenceraient dès le mois de novembre prochain », a dit Claire Dupont.",
        "« Une honte absolue », a dit Paul Roux.",
        "« We never promised a bridge, we promised a crossing », a dit Ada Hart.",
        "« Rien de tout cela n’a jamais été dit par personne ici », a dit Paul Roux.",
    ];
    let alone: Vec<Value> = quotations.iter().map(|quotation| desk.one(quotation)).collect();
    let draft = quotations.join("\n\n").repeat(3).replace(".«", ".\n\n«");
    let said = desk.check("long.txt", &draft, &["-f", "jsonl"]);
    let together = lines(&said.out);
    assert_eq!(together.len(), 3 * quotations.len(), "{}", said.err);
    for (together, alone) in together.iter().zip(alone.iter().cycle()) {
        for field in ["verdict", "findings", "source"] {
            assert_eq!(together[field], alone[field], "{field} of {}", alone["quote"]);
        }
    }
}

#[test]
fn an_id_of_the_check_can_be_shown_and_cited() {
    let desk = Desk::new();
    let checked = desk.one("« Nous tiendrons ce calendrier », a déclaré Claire Dupont.");
    let id = checked["source"]["id"].as_str().unwrap();
    let said = desk.person.run(&["show", id, "-a", desk.archive.path().to_str().unwrap(), "-f", "md"]);
    assert!(said.out.contains("Claire Dupont"), "{}{}", said.out, said.err);
}

#[test]
fn every_syntax_gives_lines_and_columns() {
    let desk = Desk::new();
    for (name, draft, places) in [
        (
            "a.md",
            "# Titre\n\nElle dit **« Nous tiendrons ce calendrier »**.\n\n> Personne n’est oublié dans cette affaire\n",
            vec![(3, 12), (5, 1)],
        ),
        ("a.tex", "% « rien »\n\\textquote[{Claire Dupont}]{Nous tiendrons ce calendrier}\n", vec![(2, 1)]),
        (
            "a.org",
            "* Titre\n#+begin_quote\nNous tiendrons ce calendrier\n#+end_quote\n— Claire Dupont, 2023\n",
            vec![(3, 1)],
        ),
        (
            "a.typ",
            "= Titre\n\n#quote(block: true, attribution: [Claire Dupont])[Nous tiendrons ce calendrier]\n",
            vec![(3, 1)],
        ),
    ] {
        let said = desk.check(name, draft, &["-f", "jsonl"]);
        let found: Vec<(u64, u64)> = lines(&said.out)
            .iter()
            .map(|one| (one["line"].as_u64().unwrap(), one["column"].as_u64().unwrap()))
            .collect();
        assert_eq!(found, places, "{name}: {}{}", said.out, said.err);
    }
}

#[test]
fn editors_get_a_line_for_each_thing_to_look_at() {
    let draft = "« Nous tenons ce calendrier coûte que coûte », a dit Claire Dupont.\n\n« Personne ne sera oublié dans cette \
                 affaire », a dit Claire Dupont.\n\n  « La mer rendra un jour tout cela aux hommes. »\n";
    let said = Desk::new().check("a.md", draft, &["-f", "quickfix"]);
    assert_eq!((said.code, said.out.lines().count()), (1, 2), "{}", said.out);
    let first = said.out.lines().next().unwrap();
    assert!(first.contains(".md:1:1: altered; “tiendrons” became “tenons”"), "{first}");
    assert!(said.out.lines().nth(1).unwrap().contains(".md:5:3: not found"), "{}", said.out);
}

#[test]
fn people_see_what_differs_and_how_much_was_checked() {
    let draft =
        "« Nous tenons ce calendrier coûte que coûte », a dit Claire Dupont.\nDes « mots » et « Le pont rouvrira ».\n";
    let said = Desk::new().check("a.md", draft, &[]);
    assert!(said.out.contains("« Nous [-tiendrons-]{+tenons+} ce calendrier"), "{}", said.out);
    assert!(said.out.contains("1 quotation: 1 altered, 2 too short or a title"), "{}", said.out);
    assert!(!said.out.contains('\u{1b}'));
}

#[test]
fn all_exact_is_success_and_a_missing_draft_is_not() {
    let desk = Desk::new();
    let said = desk.check("a.txt", "« Nous tiendrons ce calendrier », a dit Claire Dupont.", &[]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert_eq!(desk.check("a.txt", "Rien à citer.", &[]).code, 0);
    let archive = desk.archive.path().to_str().unwrap();
    let said = desk.person.run(&["check", "/nowhere/draft.md", "-a", archive]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("/nowhere/draft.md"), "{}", said.err);
    let draft = "\\enquote{Nous tenons ce calendrier coûte que coûte}, a dit Claire Dupont.";
    let said = desk.person.run_with(&["check", "-", "-a", archive, "-f", "quickfix"], draft);
    assert!(said.out.starts_with("-:1:1: altered"), "{}{}", said.out, said.err);
}

#[test]
fn nothing_in_a_draft_can_drive_the_terminal() {
    let draft = "« Nous tenons \u{1b}]0;x\u{7}ce calendrier \u{202e}coûte que coûte », a dit Claire\u{1b}[31m Dupont.";
    for format in ["text", "quickfix", "jsonl"] {
        let said = Desk::new().check("a.txt", draft, &["-f", format]);
        assert!(!said.out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{format}: {:?}", said.out);
        assert!(said.out.contains("tenons"), "{}", said.out);
    }
}
