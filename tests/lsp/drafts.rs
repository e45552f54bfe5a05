//! Diagnostics of drafts as they are opened and typed, in every way of counting places.

use serde_json::{Value, json};

use crate::editor::{Desk, usual_capabilities};

const EXACT: &str = "« Nous tiendrons ce calendrier coûte que coûte », a déclaré Claire Dupont.";

#[test]
fn each_kind_of_finding_is_shown_and_what_is_exact_is_not() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("chapitre.md");
    let text = format!(
        "{EXACT}\n\n\
         « Nous tiendrions ce calendrier coûte que coûte », a déclaré Claire Dupont.\n\n\
         « Personne ne sera oublié dans cette affaire », a dit Paul Roux.\n\n\
         « Les travaux commenceraient dès le mois de novembre prochain », a dit Claire Dupont.\n\n\
         « Personne ici ne mange de poisson le vendredi matin », a dit Claire Dupont.\n"
    );
    editor.open(&uri, "markdown", &text);
    let found = editor.codes(&uri, &["altered", "other-speaker", "reported", "not-found"]);
    let severities: Vec<u64> = found.iter().map(|one| one["severity"].as_u64().unwrap()).collect();
    assert_eq!(severities, [2, 2, 2, 4]);
    let altered = &found[0];
    assert_eq!(altered["source"], "guillemet");
    let message = altered["message"].as_str().unwrap();
    assert!(message.contains("“tiendrons” became “tiendrions”") && message.contains("Claire Dupont"), "{message}");
    assert_eq!(altered["range"]["start"], json!({ "line": 2, "character": 0 }));
    let related = &altered["relatedInformation"][0];
    assert!(related["location"]["uri"].as_str().unwrap().ends_with("/pont.md"), "{related}");
    assert_eq!(related["location"]["range"]["start"]["line"], 8, "the line of the passage in its file");
    // The other speaker is marked where the draft names one.
    assert_eq!(found[1]["range"]["start"], json!({ "line": 4, "character": 54 }));
    editor.leave();
}

#[test]
fn what_is_typed_is_followed_and_closing_takes_everything_away() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("brouillon.txt");
    editor.open(&uri, "plaintext", EXACT);
    editor.codes(&uri, &[]);
    let version = editor.change(&uri, ((0, 2), (0, 6)), "Vous");
    let published = editor.wait("the altered quotation", |message| {
        message["params"]["version"] == json!(version) && message["params"]["diagnostics"][0]["code"] == "altered"
    });
    assert_eq!(published["params"]["uri"], json!(uri));
    editor.change(&uri, ((0, 2), (0, 6)), "Nous");
    editor.codes(&uri, &[]);
    editor.change(&uri, ((0, 0), (0, 0)), "🪨🪨 Un\u{301}\r\n");
    editor.change(&uri, ((1, 7), (1, 16)), "tiendriez");
    let found = editor.codes(&uri, &["altered"]);
    assert_eq!(
        found[0]["range"],
        json!({ "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 48 } })
    );
    editor.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    editor.codes(&uri, &[]);
    editor.leave();
}

#[test]
fn places_are_counted_as_the_client_asks() {
    let desk = Desk::indexed();
    let text = "🪨é🪨 : « Nous tiendrions ce calendrier coûte que coûte », a déclaré Claire Dupont.";
    for (offered, chosen, start) in [
        (json!(["utf-16"]), "utf-16", 8),
        (json!(["utf-32"]), "utf-32", 6),
        (json!(["utf-8", "utf-16"]), "utf-8", 13),
        (Value::Null, "utf-16", 8),
    ] {
        let mut editor = desk.editor();
        let mut capabilities = usual_capabilities();
        capabilities["general"] = json!({ "positionEncodings": offered });
        let result = editor.initialize(capabilities, json!({ "debounce": 0 }), desk.drafts.path());
        assert_eq!(result["capabilities"]["positionEncoding"], chosen);
        let uri = "untitled:Untitled-1";
        editor.open(uri, "markdown", text);
        let found = editor.codes(uri, &["altered"]);
        assert_eq!(found[0]["range"]["start"], json!({ "line": 0, "character": start }), "{chosen}");
        // Changes are read in the same way: the quotation becomes exact.
        let word = start + if chosen == "utf-8" { 8 } else { 7 };
        editor.change(uri, ((0, word), (0, word + 10)), "tiendrons");
        editor.codes(uri, &[]);
        editor.leave();
    }
}

#[test]
fn settings_say_what_is_shown_and_how_gravely() {
    let desk = Desk::indexed();
    let settings =
        json!({ "debounce": 0, "language": "fr", "diagnostics": { "altered": "error", "not-found": "off" } });
    let mut capabilities = usual_capabilities();
    capabilities["workspace"]["configuration"] = json!(true);
    let mut editor = desk.open_editor(capabilities, settings);
    let uri = desk.uri("a.md");
    let asked = editor.wait("the question for settings", |message| message["method"] == "workspace/configuration");
    assert_eq!(asked["params"]["items"][0]["section"], "guillemet");
    editor.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": [null] }));
    let text = "« Nous tiendrions ce calendrier coûte que coûte », a dit Claire Dupont.\n\n« Rien de tel nulle part en ce monde », a dit Claire Dupont.";
    editor.open(&uri, "markdown", text);
    let found = editor.codes(&uri, &["altered"]);
    assert_eq!(found[0]["severity"], 1);
    assert!(found[0]["message"].as_str().unwrap().contains("est devenu"), "{}", found[0]["message"]);
    // The editor's settings change: they are asked for again, and what is wrong in them is told.
    editor.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    let asked = editor.wait("the question for settings", |message| message["method"] == "workspace/configuration");
    let changed = json!({ "diagnostics": { "altered": "off", "x": 1 }, "debounce": 0 });
    editor.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": [changed] }));
    editor.codes(&uri, &["not-found"]);
    let told = editor.told("window/showMessage");
    assert!(told["message"].as_str().unwrap().contains("diagnostics.x"), "{told}");
    editor.leave();
}

#[test]
fn every_syntax_is_known_by_its_language_or_its_name() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    for (name, language, text) in [
        ("a.tex", "latex", "\\enquote{Nous tiendrions ce calendrier coûte que coûte}, a dit Claire Dupont."),
        ("b", "tex", "\\enquote{Nous tiendrions ce calendrier coûte que coûte}, a dit Claire Dupont."),
        (
            "c.org",
            "org",
            "#+begin_quote\nNous tiendrions ce calendrier coûte que coûte\n#+end_quote\n— Claire Dupont\n",
        ),
        ("d.typ", "typst", "#quote(attribution: [Claire Dupont])[Nous tiendrions ce calendrier coûte que coûte]"),
        ("e.typ", "strange", "#quote(attribution: [Claire Dupont])[Nous tiendrions ce calendrier coûte que coûte]"),
        ("f.md", "markdown", "> Nous tiendrions ce calendrier coûte que coûte\n>\n> — Claire Dupont\n"),
    ] {
        let uri = desk.uri(name);
        editor.open(&uri, language, text);
        editor.codes(&uri, &["altered"]);
    }
    editor.leave();
}

#[test]
fn a_draft_of_a_megabyte_is_followed() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("long.md");
    let paragraph = "Le vent se lève sur la vallée et les bateaux rentrent au port sans se presser. ".repeat(8);
    let mut text = (0..1_700).map(|n| format!("{}. {paragraph}\n\n", n % 5)).collect::<String>();
    text.push_str("« Nous tiendrions ce calendrier coûte que coûte », a dit Claire Dupont.\n");
    assert!(text.len() > 1_000_000);
    let last = u32::try_from(text.lines().count()).unwrap() - 1;
    editor.open(&uri, "markdown", &text);
    let found = editor.codes(&uri, &["altered"]);
    assert_eq!(found[0]["range"]["start"]["line"], last);
    editor.change(&uri, ((last, 7), (last, 17)), "tiendrons");
    editor.codes(&uri, &[]);
    editor.leave();
}
