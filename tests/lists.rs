//! What a user asks of the lists on the command line: queries that are right or wrong, archives, formats, orders, and
//! what is said of files that are not read.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{Person, lines, sample};
use guillemet::text::fold::fold;

#[test]
fn a_query_with_a_mistake_is_refused_and_with_lenient_it_is_not() {
    let person = Person::new();
    let archive = sample();
    for command in ["quotes", "articles", "entities"] {
        let said = person.run(&[command, "bi:quemeneur", "-a", &archive]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{}", said.err);
        assert!(said.err.contains("\n  bi:quemeneur\n  ^^ ") && said.err.contains("by:"), "{}", said.err);
        let said = person.run(&[command, "bi:quemeneur", "-a", &archive, "--lenient"]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.err.contains("is left out"), "{}", said.err);
    }
    assert_eq!(person.run(&["bookmarks", "date:never"]).code, 2);
}

#[test]
fn archives_are_named_in_either_way() {
    let person = Person::new();
    let archive = sample();
    for arguments in [["index", "-a", &archive], ["index", "--archive", &archive], ["doctor", "-a", &archive]] {
        let said = person.run(&arguments);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    assert_eq!(person.run(&["index", &archive]).code, 0);
    assert_eq!(person.run(&["doctor", &archive]).code, 0);
    let said = person.run(&["-a", "/nowhere/at/all"]);
    assert!(said.code == 2 && said.err.contains("/nowhere/at/all"), "{}", said.err);
}

#[test]
fn a_command_that_is_nearly_one_is_suggested() {
    let person = Person::new();
    for arguments in [&["quotse"][..], &["quotse", "-f", "tsv"], &["quotse", "by:x"]] {
        let said = person.run(arguments);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.err.contains("`quotes`"), "{}", said.err);
    }
}

#[test]
fn lists_are_written_in_every_format_and_sorted() {
    let person = Person::new();
    let archive = sample();
    let run = |arguments: &[&str]| {
        let said = person.run(&[arguments, &["-a", &archive]].concat());
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
        said.out
    };
    for format in
        ["plain", "text", "markdown", "latex", "org", "typst", "biblatex", "csl-json", "ris", "json", "jsonld"]
    {
        assert!(!run(&["quotes", "by:quemeneur", "-f", format]).trim().is_empty(), "{format}");
        assert!(!run(&["articles", "maree", "granules", "-f", format]).trim().is_empty(), "{format}");
        assert!(run(&["entities", "quemeneur", "-f", format]).contains("Quéméneur"), "{format}");
    }
    assert!(run(&["quotes", "by:quemeneur", "-t", "{speaker}"]).contains("Quéméneur"));
    assert_eq!(person.run(&["quotes", "-f", "nothing", "-a", &archive]).code, 2);
    let dates = |order: &str| -> Vec<String> {
        let rows = lines(&run(&["articles", "--sort", order, "-f", "jsonl"]));
        rows.iter().filter_map(|row| row["date"].as_str().map(str::to_owned)).collect()
    };
    // As `sort:` in a query: the newest come first.
    let (up, down) = (dates("oldest"), dates("date"));
    let ids = |arguments: &[&str]| -> Vec<String> {
        let rows = lines(&run(&[arguments, &["-f", "jsonl"]].concat()));
        rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    let usual = ids(&["articles"]);
    for order in ["date", "oldest", "source"] {
        let asked = ids(&["articles", &format!("sort:{order}")]);
        assert_eq!(asked, ids(&["articles", "--sort", order]), "{order}");
        assert_eq!(asked.len(), usual.len(), "{order}");
    }
    assert_ne!(ids(&["articles", "--sort", "oldest"]), ids(&["articles", "--sort", "date"]));
    assert!(up.is_sorted() && up.len() > 3, "{up:?}");
    assert!(down.is_sorted_by(|one, other| one >= other), "{down:?}");
    let speakers = lines(&run(&["quotes", "--sort", "speaker", "-f", "jsonl"]));
    let speakers: Vec<String> = speakers.iter().filter_map(|row| row["speaker"].as_str().map(fold)).collect();
    assert!(speakers.is_sorted(), "{speakers:?}");
}

#[test]
fn messages_are_french_where_the_screen_is() {
    let person = Person::new();
    let said = person.run_in_french(&["analyze", "/nowhere/at/all.txt"]);
    assert!(said.err.contains("ne peut pas être lu") && said.err.contains("introuvable"), "{}", said.err);
    let said = person.run_in_french(&["quotes", "bi:x", "-a", &sample()]);
    assert!(said.err.contains("la requête n’est pas comprise"), "{}", said.err);
}

#[test]
fn what_is_not_read_is_told_once_with_what_to_do() {
    let person = Person::new();
    let folder = tempfile::tempdir().unwrap();
    let files: [(&str, &[u8]); 6] = [
        ("digue.txt", "Titre : La digue\nDate : 2023-08-17\n\nElle tient, dit le maire.".as_bytes()),
        ("presse.pdf", b"%PDF-1.7"),
        ("flux.xml", b"<?xml version='1.0'?><rss><channel/></rss>"),
        ("courrier", b"Received: by a\nMessage-ID: <b@c>\nSubject: d\n\nElle tient."),
        ("page.html", "<html><body><p>La digue du lac tient depuis deux cents ans.</p></body></html>".as_bytes()),
        ("page_files/cadre.html", b"<html><body><p>Publicite</p></body></html>"),
    ];
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let archive = folder.path().to_str().unwrap().to_owned();
    let said = person.run(&["index", &archive]);
    for told in ["presse.pdf: the PDF cannot be read", "flux.xml: it holds no text of an article", "1 pictures"] {
        assert_eq!(said.err.matches(told).count(), 1, "{told}: {}", said.err);
    }
    assert_eq!(person.run(&["articles", "-a", &archive, "-f", "tsv"]).out.lines().count(), 3);
    let problems = person.run(&["articles", "--problems", "-a", &archive, "-f", "jsonl"]);
    assert_eq!(lines(&problems.out).len(), 2, "{}", problems.out);
    let said = person.run(&["analyze", &format!("{archive}/presse.pdf")]);
    assert_eq!((said.code, said.err.matches("the PDF cannot be read").count()), (2, 1), "{}", said.err);
}

#[test]
fn archives_are_named_alike_for_every_command_and_a_plain_word_is_the_query() {
    let person = Person::new();
    let archive = sample();
    for command in ["quotes", "articles", "entities"] {
        let named = person.run(&[command, "by:quemeneur", "-a", &archive, "-f", "tsv"]).out;
        for words in [
            &[command, "by:quemeneur", &archive, "-f", "tsv"][..],
            &[command, &archive, "by:quemeneur", "-f", "tsv"],
            &[command, "--query", "by:quemeneur", &archive, "-f", "tsv"],
        ] {
            assert_eq!(person.run(words).out, named, "{words:?}");
        }
        // The tests run where there is a folder of this name: it could be meant as either.
        let refused = person.run(&[command, "sample-data", "-a", &archive]);
        assert!(refused.code == 2 && refused.err.contains("./sample-data"), "{}", refused.err);
        assert_eq!(person.run(&[command, "./no-such-folder"]).code, 2);
    }
    let id = person.run(&["articles", &archive, "-f", "tsv", "-n", "1"]).out;
    let id = id.split('\t').next().unwrap();
    assert_eq!(person.run(&["show", id, &archive]).out, person.run(&["show", id, "-a", &archive]).out);
    let draft = person.home.path().join("draft.md");
    std::fs::write(&draft, "Rien à citer.\n").unwrap();
    assert_eq!(person.run(&["check", draft.to_str().unwrap(), &archive]).code, 0);
    let refused = person.run(&["check", &archive]);
    assert!(refused.code == 2 && refused.err.contains("DRAFT"), "{}", refused.err);
}

#[test]
fn what_is_wrong_with_the_arguments_is_french_where_the_environment_or_the_settings_are() {
    let person = Person::new();
    let said = person.run_in_french(&["quotes", "--frmat", "md"]);
    assert!(said.code == 2 && said.out.is_empty(), "{}", said.err);
    assert!(
        said.err.contains("l’option --frmat n’existe pas ici") && said.err.contains("vouliez-vous dire --format"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("error:") && !said.err.contains("unexpected"), "{}", said.err);
    let said = person.run_in_french(&["quotes", "--sort", "size"]);
    assert!(said.err.contains("ne prend pas la valeur size") && said.err.contains("oldest"), "{}", said.err);
    assert!(person.run_in_french(&["show"]).err.contains("il manque <ID>"));
    // The settings say another language than the environment.
    assert!(person.run(&["quotes", "--help"]).out.contains("Usage: guillemet quotes"));
    let config = person.home.path().join("config");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.toml"), "language = \"fr\"\n").unwrap();
    let help = person.run(&["quotes", "--help"]).out;
    assert!(help.contains("Usage\u{a0}: guillemet quotes") || help.contains("Usage : guillemet quotes"), "{help}");
    assert!(help.contains("par défaut\u{a0}: table") && !help.contains("[default"), "{help}");
    assert!(person.run(&["quotes", "--frmat"]).err.contains("n’existe pas ici"));
    let doctor = person.run(&["doctor"]).out;
    assert!(doctor.contains("réglages") && doctor.contains("presse-papiers"), "{doctor}");
    let draft = person.home.path().join("draft.md");
    std::fs::write(&draft, "Rien à citer.\n").unwrap();
    let checked = person.run(&["check", draft.to_str().unwrap(), &sample()]).out;
    assert!(checked.contains("aucune citation"), "{checked}");
}

#[test]
fn a_saved_search_is_asked_by_its_name_and_listed_with_its_rows() {
    let person = Person::new();
    let archive = sample();
    let said = person.run(&["searches", "-a", &archive]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
    std::fs::create_dir_all(person.folder("config")).unwrap();
    std::fs::write(
        person.folder("config").join("searches.jsonl"),
        "{\"name\":\"Le maire\",\"tab\":\"quotes\",\"query\":\"by:quemeneur\"}\nbroken\n{\"name\":\"Marée\",\"query\":\"maree\"}\n",
    )
    .unwrap();
    let said = person.run(&["searches", "-f", "jsonl", "-a", &archive]);
    assert!(said.err.contains("searches.jsonl") && said.err.contains("line 2"), "{}", said.err);
    let rows = lines(&said.out);
    assert_eq!((rows[0]["id"].as_str(), rows[0]["tab"].as_str()), (Some("Le maire"), Some("quotes")));
    assert!(rows[0]["new"].is_null(), "never opened: nothing is known to be new");
    let asked = person.run(&["quotes", "--saved", "Le maire", "-f", "tsv", "-a", &archive]);
    let typed = person.run(&["quotes", "by:quemeneur", "-f", "tsv", "-a", &archive]);
    assert_eq!(asked.out, typed.out);
    assert_eq!(rows[0]["rows"].as_u64(), Some(asked.out.lines().count() as u64));
    // Words beside it narrow it, and it is asked of any list.
    let narrowed = person.run(&["quotes", "introuvable", "--saved", "Le maire", "-a", &archive]);
    assert_eq!(narrowed.code, 1);
    assert_eq!(person.run(&["articles", "--saved", "Le maire", "-a", &archive]).code, 0);
    for (said, meant) in [
        (person.run(&["quotes", "--saved", "Le mair", "-a", &archive]), "did you mean `Le maire`"),
        (person.run_in_french(&["quotes", "--saved", "Rien de tel", "-a", &archive]), "pas de recherche gardée"),
    ] {
        assert_eq!(said.code, 2);
        assert!(said.err.contains(meant), "{}", said.err);
    }
    // Without any archive it is said what they ask.
    let said = person.run(&["searches", "-f", "tsv"]);
    assert_eq!(said.out.lines().last(), Some("Marée\t\t\tarticles\tmaree"), "{}", said.err);
}
