//! The command line on real files: what goes to standard output, to standard error, and the exit code.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::path::PathBuf;

use common::{Person, lines, sample};
use guillemet::text::fold::fold;
use serde_json::Value;
use tempfile::TempDir;

#[test]
fn analyze_keeps_the_contract_to_the_letter() {
    let text = "Été 2023.\n\n« Nous avons tenu parole », a déclaré Claire Dupont, maire de Sanary.\u{a0}";
    let input = serde_json::json!({ "id": 7, "title": "Le pont", "date": "2023-08", "text": text }).to_string();
    let said = Person::new().run_with(&["analyze", "-"], &format!("{input}\n"));
    assert_eq!(said.code, 0, "{}", said.err);
    let article = &lines(&said.out)[0];
    assert_eq!((&article["id"], &article["body"]), (&Value::from(7), &Value::from(text)));
    assert_eq!((&article["date"], &article["date_precision"]), (&Value::from("2023-08"), &Value::from("month")));
    assert_eq!((&article["language"], &article["headline"]), (&Value::from("fr"), &Value::Array(vec![])));
    let characters: Vec<char> = text.chars().collect();
    let slice = |span: &Value| -> String {
        let at = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
        characters[at("start")..at("end")].iter().collect()
    };
    let quotation = &article["quotations"][0];
    assert_eq!(slice(quotation), "« Nous avons tenu parole »");
    assert_eq!(quotation["text"], slice(quotation));
    assert_eq!(quotation["words"], "Nous avons tenu parole");
    assert_eq!((&quotation["kind"], &quotation["marked"]), (&Value::from("direct"), &Value::from(true)));
    assert_eq!(slice(&quotation["cue"]), "a déclaré");
    let speaker = &quotation["speaker"];
    assert_eq!((&speaker["name"], &speaker["how"]), (&Value::from("Claire Dupont"), &Value::from("explicit")));
    assert_eq!(slice(speaker), "Claire Dupont");
    assert_eq!(quotation["role"], "maire de Sanary");
    let entity = usize::try_from(speaker["entity"].as_u64().unwrap()).unwrap();
    assert_eq!(article["entities"][entity]["name"], "Claire Dupont");
    for mention in article["mentions"].as_array().unwrap() {
        assert_eq!(mention["text"], slice(mention));
    }
}

#[test]
fn analyze_tells_what_the_headline_quotes() {
    let text = "La maire Claire Dupont a parlé jeudi. « Été comme hiver, il faut tenir », a-t-elle dit.";
    let title = "À Sanary : « Il faut tenir », plaide Dupont";
    let input = serde_json::json!({ "id": 7, "title": title, "text": text }).to_string();
    let said = Person::new().run_with(&["analyze", "-"], &format!("{input}\n"));
    let quoted = &lines(&said.out)[0]["headline"][0];
    assert_eq!((&quoted["start"], &quoted["end"]), (&Value::from(11), &Value::from(28)));
    assert_eq!((&quoted["words"], &quoted["repeats"]), (&Value::from("Il faut tenir"), &Value::from(0)));
    let speaker = &quoted["speaker"];
    assert_eq!((&speaker["text"], &speaker["name"]), (&Value::from("Dupont"), &Value::from("Claire Dupont")));
}

#[test]
fn a_bad_line_is_told_and_the_rest_goes_on() {
    let said = Person::new()
        .run_with(&["analyze", "-"], "{\"id\":1,\"text\":\"Un.\"}\nnonsense\n{\"id\":2,\"text\":\"Deux.\"}\n");
    assert_eq!(said.code, 0);
    assert_eq!(lines(&said.out).len(), 2);
    assert!(said.err.contains("line 2"), "{}", said.err);
    assert_eq!(Person::new().run_with(&["analyze", "-"], "nonsense\n").code, 2);
}

#[test]
fn analyze_reads_files_without_touching_any_folder() {
    let person = Person::new();
    let file = format!("{}/criel-rue-de-la-plage.txt", sample());
    let said = person.run(&["analyze", &file]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(lines(&said.out)[0]["format"], "text");
    assert_eq!(fs::read_dir(person.home.path()).unwrap().count(), 0);
    let said = person.run(&["analyze", "/nowhere/at/all.txt"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("/nowhere/at/all.txt"), "{}", said.err);
}

#[test]
fn lists_answer_queries_in_every_format() {
    let person = Person::new();
    let archive = sample();
    let all = person.run(&["articles", "--archive", &archive, "--format", "tsv"]);
    assert_eq!(all.code, 0, "{}", all.err);
    assert!(all.out.lines().count() >= 19, "{}", all.out);
    let found = person.run(&["articles", "maree", "granules", "-a", &archive, "--format", "jsonl"]);
    assert_eq!(lines(&found.out)[0]["title"].as_str().unwrap().split(':').next(), Some("Marée de granulés\u{a0}"));
    let dated = person.run(&["articles", "date:2023-02..2023-08", "-a", &archive, "--format", "jsonl"]);
    for article in lines(&dated.out) {
        assert!(article["date"].as_str().unwrap().starts_with("2023-0"), "{article}");
    }
    let table = person.run(&["articles", "-a", &archive, "--limit", "3"]);
    assert_eq!(table.out.lines().count(), 3);
    assert_eq!(person.run(&["articles", "zzzzqqqq", "-a", &archive]).code, 1);
}

#[test]
fn quotes_by_a_speaker_can_be_shown_and_cited() {
    let person = Person::new();
    let archive = sample();
    let said = person.run(&["quotes", "by:quemeneur", "-a", &archive, "--format", "jsonl"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let quotes = lines(&said.out);
    for quote in &quotes {
        assert!(fold(quote["speaker"].as_str().unwrap()).contains("quemeneur"), "{quote}");
    }
    let id = quotes[0]["id"].as_str().unwrap();
    let plain = person.run(&["show", id, "-a", &archive]);
    assert_eq!(plain.code, 0, "{}", plain.err);
    assert!(fold(&plain.out).contains("quemeneur"), "{}", plain.out);
    for format in ["json", "md", "latex", "org", "typst", "biblatex", "csl-json", "ris"] {
        let cited = person.run(&["show", id, "-a", &archive, "--format", format]);
        assert_eq!(cited.code, 0, "{format}: {}", cited.err);
    }
    assert_eq!(person.run(&["show", id, "-a", &archive, "--format", "papyrus"]).code, 2);
}

#[test]
fn lists_and_citations_agree_on_how_certain_a_speaker_is() {
    let person = Person::new();
    let archive = sample();
    let rows = lines(&person.run(&["quotes", "-a", &archive, "--format", "jsonl"]).out);
    let table = person.run(&["quotes", "-a", &archive, "--format", "tsv"]).out;
    let named = rows.iter().filter(|row| row["speaker"].is_string() && row["speaker"] != "Ils");
    let (sure, others): (Vec<_>, Vec<_>) = named.partition(|row| row["certainty"].as_f64() >= Some(0.9));
    assert!(!sure.is_empty() && !others.is_empty());
    for row in sure.iter().take(3).chain(others.iter().take(3)) {
        let id = row["id"].as_str().unwrap();
        let listed = table.lines().find(|line| line.starts_with(id)).unwrap();
        let cited = person.run(&["show", id, "-a", &archive, "--format", "md"]).out;
        let is_sure = row["certainty"].as_f64() >= Some(0.9);
        assert_eq!(!cited.contains("attribution"), is_sure, "{row} {cited}");
        assert_eq!(
            !listed.split('\t').any(|field| field.ends_with(" ?") || field.ends_with(" ??")),
            is_sure,
            "{listed}"
        );
    }
}

#[test]
fn quotations_come_by_certainty_and_are_found_by_it() {
    let person = Person::new();
    let archive = sample();
    let certainties = |arguments: &[&str]| -> Vec<f64> {
        let run = person.run(&[&["quotes", "-a", archive.as_str(), "--format", "jsonl"], arguments].concat());
        lines(&run.out).iter().map(|row| row["certainty"].as_f64().unwrap_or(2.0)).collect()
    };
    let sorted = certainties(&["--sort", "certainty"]);
    assert!(sorted.is_sorted() && sorted.first() < sorted.last(), "{sorted:?}");
    assert_eq!(certainties(&["sort:certainty"]), sorted);
    let likely = certainties(&["certain:likely"]);
    assert!(!likely.is_empty() && likely.iter().all(|certainty| (0.5..0.9).contains(certainty)), "{likely:?}");
    let articles = lines(&person.run(&["articles", "-a", &archive, "-f", "jsonl", "certain:likely"]).out);
    assert!(!articles.is_empty() && articles.len() <= likely.len());
}

#[test]
fn an_id_that_is_none_is_a_mistake_and_one_that_is_not_there_is_not_found() {
    let person = Person::new();
    for id in ["pont", "0123", "0123456789abcdef-1", "0123456789abcdef.", "0123456789abcdef.x", "pont.3"] {
        let said = person.run(&["show", id, "-a", &sample()]);
        assert_eq!(said.code, 2, "{id}: {}", said.err);
        assert!(said.err.contains(id) && said.err.contains("id of a"), "{id}: {}", said.err);
    }
    for id in ["0123456789abcdef", "0123456789abcdef-2", "0123456789abcdef.3"] {
        let said = person.run(&["show", id, "-a", &sample()]);
        assert_eq!(said.code, 1, "{id}: {}", said.err);
        assert!(said.err.contains("no such article"), "{id}: {}", said.err);
    }
}

#[test]
fn entities_are_listed_with_their_counts() {
    let person = Person::new();
    let said = person.run(&["entities", "vasseur", "-a", &sample(), "--format", "jsonl"]);
    let first = &lines(&said.out)[0];
    assert_eq!((&first["name"], &first["kind"]), (&Value::from("Hélène Vasseur"), &Value::from("person")));
    assert!(first["articles"].as_u64().unwrap() > 3);
}

#[test]
fn an_unreadable_file_is_listed_with_its_reason_and_stops_nothing() {
    let person = Person::new();
    let archive = TempDir::new().unwrap();
    fs::write(archive.path().join("good.txt"), "Un article.").unwrap();
    fs::write(archive.path().join("empty.txt"), "").unwrap();
    fs::write(archive.path().join("binary.txt"), [0_u8; 64]).unwrap();
    fs::write(archive.path().join("half.jsonl"), "{\"title\":\"T\",\"text\":\"Texte.\"}\n{broken\n").unwrap();
    let path = archive.path().to_str().unwrap();
    let said = person.run(&["articles", "-a", path]);
    assert_eq!((said.code, said.out.lines().count()), (0, 2), "{}", said.out);
    assert!(said.err.contains("--problems"), "{}", said.err);
    let problems = person.run(&["articles", "--problems", "-a", path, "--format", "tsv"]);
    for name in ["empty.txt", "binary.txt", "half.jsonl:2"] {
        assert!(problems.out.contains(name), "{name}: {}", problems.out);
    }
}

#[test]
fn without_an_archive_the_command_says_how_to_name_one() {
    let said = Person::new().run(&["quotes"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--archive"), "{}", said.err);
}

#[test]
fn the_archive_of_the_settings_is_the_default() {
    let person = Person::new();
    let config: PathBuf = person.home.path().join("config");
    fs::create_dir(&config).unwrap();
    fs::write(config.join("config.toml"), format!("archives = [{:?}]\ntheme = \"purple\"\n", sample())).unwrap();
    let said = person.run(&["articles", "--limit", "1"]);
    assert_eq!((said.code, said.out.lines().count()), (0, 1), "{}", said.err);
    assert!(said.err.contains("theme"), "{}", said.err);
    let check = person.run(&["config", "--check"]);
    assert_eq!(check.code, 1);
    assert!(check.err.contains("theme"), "{}", check.err);
}

#[test]
fn an_archive_is_kept_in_the_settings_and_nothing_else_is_changed() {
    let person = Person::new();
    let config = person.folder("config").join("config.toml");
    fs::create_dir(person.folder("config")).unwrap();
    let mine = "# mine\narchives = [] # none yet\nfuture = 1\n\n[keys]\ncopy = \"Y\" # as I like it\n";
    fs::write(&config, mine).unwrap();
    let said = person.run(&["config", "--archive", &sample()]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(said.err.contains("from now on guillemet alone opens"), "{}", said.err);
    let kept = mine.replace("[] #", &format!("[{:?}] #", sample()));
    assert_eq!(fs::read_to_string(&config).unwrap(), kept);
    // From now on no command needs it named.
    assert!(person.run(&["quotes", "haddouche", "-n", "1"]).out.contains("Haddouche"));
    let said = person.run_in_french(&["config", "--archive", &sample()]);
    assert!(said.err.contains("désormais, guillemet seul ouvre"), "{}", said.err);
    assert_eq!(person.run(&["config", "--archive", "/no/such/folder"]).code, 2);
    fs::write(&config, "mouse = = 1\n").unwrap();
    assert_eq!(person.run(&["config", "--archive", &sample()]).code, 2, "what is no TOML is not touched");
    assert_eq!(fs::read_to_string(&config).unwrap(), "mouse = = 1\n");
}

#[test]
fn the_default_settings_have_no_mistake() {
    let person = Person::new();
    let text = person.run(&["config", "--default"]).out;
    let config = person.home.path().join("config");
    fs::create_dir(&config).unwrap();
    fs::write(config.join("config.toml"), text).unwrap();
    assert_eq!(person.run(&["config", "--check"]).code, 0);
    assert!(person.run(&["config", "--actions"]).out.contains("next-quotation"));
}

#[test]
fn bookmarks_of_one_archive_only() {
    let person = Person::new();
    let config = person.folder("config");
    std::fs::create_dir_all(&config).unwrap();
    let [one, other] = ["one", "other"].map(|name| person.folder(name));
    std::fs::create_dir(&one).unwrap();
    let line = |id: &str, folder: &std::path::Path| {
        let path = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf()).join("a.txt");
        format!(
            "{{\"id\":\"{id}\",\"article\":\"00000000000000ff\",\"title\":\"{id}\",\"path\":\"{}\"}}\n",
            path.display()
        )
    };
    // The second archive is gone.
    std::fs::write(config.join("bookmarks.jsonl"), line("first", &one) + &line("second", &other)).unwrap();
    let kept = |archive: &std::path::Path| {
        let said = person.run(&["bookmarks", "-f", "tsv", "--archive", archive.to_str().unwrap()]);
        said.out.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((kept(&one), kept(&other)), (vec!["first".to_owned()], vec!["second".to_owned()]));
    assert_eq!(person.run(&["bookmarks", "-f", "tsv"]).out.lines().count(), 2);
}

#[test]
fn bookmarks_need_no_archive_and_survive_a_bad_line() {
    let person = Person::new();
    let config = person.home.path().join("config");
    fs::create_dir(&config).unwrap();
    let line = r#"{"id":"0123456789abcdef","created":"2024-01-01T00:00:00Z","words":"« Oui »","title":"Le pont","path":"/a.txt","article":"0000000000000001","note":"à relire","tags":["pont"],"later":1}"#;
    let file = config.join("bookmarks.jsonl");
    fs::write(&file, format!("not json\n{line}\n")).unwrap();
    let said = person.run(&["bookmarks", "relire", "--format", "jsonl"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(lines(&said.out)[0]["later"], 1);
    assert!(said.err.contains("line 1"), "{}", said.err);
    assert_eq!(person.run(&["show", "0123456789abcdef", "--format", "md"]).code, 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), format!("not json\n{line}\n"));
}

#[test]
fn the_doctor_tells_how_things_are_and_what_is_wrong() {
    let person = Person::new();
    let said = person.run(&["doctor", "--archive", &sample()]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    for word in ["config", "cache", "bookmarks", "clipboard"] {
        assert!(said.out.contains(word), "{word}: {}", said.out);
    }
    fs::write(person.home.path().join("config"), "a file where a folder should be").unwrap();
    let said = person.run(&["doctor"]);
    assert_eq!(said.code, 1, "{}", said.out);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let person = Person::new();
    let folder = |name: &str| person.home.path().join(name);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_guillemet"))
        .args(["analyze", &sample()])
        .env("GUILLEMET_CONFIG_DIR", folder("config"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn index_reads_once_and_then_only_what_is_new() {
    let person = Person::new();
    let first = person.run(&["index", &sample()]);
    assert_eq!(first.code, 0, "{}", first.err);
    let again = person.run(&["index", &sample()]);
    assert!(again.err.contains("0 files read"), "{}", again.err);
}

#[test]
fn corrections_reach_lists_and_citations_but_not_the_bare_analysis() {
    let person = Person::new();
    let sample = sample();
    let quotes = |query: &str| lines(&person.run(&["quotes", query, "--archive", &sample, "--format", "jsonl"]).out);
    let said = quotes("\"nous ne fermons pas\"");
    let (id, words) = (said[0]["id"].as_str().unwrap(), said[0]["words"].as_str().unwrap());
    assert_eq!((&said[0]["speaker"], &said[0]["how"]), (&"Denis Thirel".into(), &"explicit".into()));
    let config = person.home.path().join("config");
    fs::create_dir_all(&config).unwrap();
    let correct = |verdict: Value| {
        let record = serde_json::json!({
            "id": "1", "article": said[0]["article"], "anchor": {"exact": words}, "verdict": verdict,
        });
        fs::write(config.join("corrections.jsonl"), format!("{record}\nnot a correction\n")).unwrap();
    };
    correct(serde_json::json!({"speaker": "Yann Quéméneur"}));
    let corrected = quotes("\"nous ne fermons pas\"");
    assert_eq!((&corrected[0]["speaker"], &corrected[0]["how"]), (&"Yann Quéméneur".into(), &"corrected".into()));
    let by = quotes("by:quemeneur");
    assert!(by.iter().any(|row| row["words"] == words), "{by:?}");
    let shown = person.run(&["show", id, "--archive", &sample]);
    assert!(shown.out.contains("Yann Quéméneur") && !shown.out.contains("Thirel"), "{}", shown.out);
    assert!(shown.err.contains("corrections.jsonl: line 2"), "{}", shown.err);
    let path = said[0]["path"].as_str().unwrap();
    let analysed = lines(&person.run(&["analyze", path]).out);
    let quotations = analysed[0]["quotations"].as_array().unwrap();
    let found = quotations.iter().find(|quotation| quotation["words"] == words).unwrap();
    assert_eq!(found["speaker"]["name"], "Denis Thirel");
    correct("not_speech".into());
    assert!(quotes("\"nous ne fermons pas\"").is_empty());
    fs::remove_file(config.join("corrections.jsonl")).unwrap();
    assert_eq!(quotes("\"nous ne fermons pas\"")[0]["speaker"], "Denis Thirel");
}

#[test]
fn what_a_person_chose_about_entities_holds_in_lists_too() {
    let person = Person::new();
    let archive = person.home.path().join("archive");
    fs::create_dir_all(&archive).unwrap();
    fs::write(archive.join("a.txt"), "Hélène Vasseur a ouvert la foire. « Venez », a dit Hélène Vasseur.").unwrap();
    fs::write(archive.join("b.txt"), "« Nous avons tenu parole », a déclaré Mme Vasseur à Vernoux.").unwrap();
    let archive = archive.to_str().unwrap();
    let entities = |person: &Person, query: &str| {
        lines(&person.run(&["entities", query, "--archive", archive, "--format", "jsonl"]).out)
    };
    let found = entities(&person, "vasseur");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["name"], &found[0]["also"][0]), (&"Hélène Vasseur".into(), &"Vasseur".into()));
    assert_eq!((&found[0]["articles"], &found[0]["quotations"]), (&2.into(), &2.into()));

    let config = person.home.path().join("config");
    fs::create_dir_all(&config).unwrap();
    let choices = "{\"id\":\"1\",\"entity\":{\"name\":\"helene vasseur\",\"kind\":\"person\"},\"choice\":{\"rename\":\"La maire\"}}\n\
        {\"id\":\"2\",\"entity\":{\"name\":\"Vernoux\",\"kind\":\"place\"},\"choice\":\"silence\"}\nnot a choice\n";
    fs::write(config.join("entities.jsonl"), choices).unwrap();
    assert_eq!(entities(&person, "maire")[0]["name"], "La maire");
    assert_eq!(person.run(&["entities", "vernoux", "--archive", archive]).code, 1);
    let quotes = person.run(&["quotes", "--archive", archive, "--format", "jsonl"]);
    assert!(quotes.err.contains("entities.jsonl: line 3"), "{}", quotes.err);
    assert!(lines(&quotes.out).iter().all(|quote| quote["speaker"] == "La maire"), "{}", quotes.out);
    assert_eq!(fs::read_to_string(config.join("entities.jsonl")).unwrap(), choices, "nothing is written");
}
