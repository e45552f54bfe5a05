//! What clients differ in: what they are able to do, which kinds of actions they ask for, how they tell of changed files;
//! and every kind of finding that one may be shown.

use std::fs;

use serde_json::{Value, json};

use crate::editor::{Desk, Editor, edited, edits_of, place, titled, usual_capabilities};

const ALTERED: &str = "« Nous tiendrions ce calendrier coûte que coûte », a déclaré Claire Dupont hier.";

/// A desk whose archive has these articles besides the usual ones.
fn desk_with(articles: &[(&str, &str)]) -> Desk {
    let desk = Desk::new();
    for (name, text) in articles {
        fs::write(desk.archive.path().join(name), text).unwrap();
    }
    assert_eq!(desk.person.run(&["index", desk.archive.path().to_str().unwrap()]).code, 0);
    desk
}

/// The titles of the actions of these kinds at a place.
fn titles_of(editor: &mut Editor, uri: &str, only: Value) -> Vec<String> {
    let range = json!({ "start": place((0, 10)), "end": place((0, 10)) });
    let context = json!({ "diagnostics": [], "only": only });
    let parameters = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
    let actions = editor.request("textDocument/codeAction", parameters);
    actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_rarer_findings_are_shown_too_each_with_its_weight() {
    let riverains = "La maire a reçu Paul Roux. Le préfet, lui, n’a rien promis à Marc Petit, de l’association des \
                     riverains.\n\n« Plus jamais cela devant nos maisons », a-t-il lâché.\n";
    let chantier = "Le chantier emploie quarante ouvriers venus de toute la vallée. Il pleut.\n";
    let desk = desk_with(&[("riverains.txt", riverains), ("chantier.txt", chantier)]);
    let mut editor = desk.usual_editor();
    for (draft, code, severity) in [
        ("« Plus jamais cela devant nos maisons », dit un riverain.", "unsure-speaker", 4),
        ("« Le chantier emploie quarante ouvriers venus de toute la vallée », a dit Paul Roux.", "own-words", 2),
        ("« La digue ne pouvait pas tenir une nuit de plus sous un tel vent », a dit Paul Roux.", "other-words", 3),
        ("« Nous tiendrons &cela; coûte que coûte », a dit Claire Dupont.", "unread", 4),
    ] {
        let uri = desk.uri(&format!("{code}.md"));
        editor.open(&uri, "markdown", draft);
        let found = editor.diagnostics(&uri, |all| all.iter().any(|one| one["code"] == code));
        let one = found.iter().find(|one| one["code"] == code).unwrap();
        assert_eq!(one["severity"], severity, "{one}");
        if code == "other-words" {
            let related = one["relatedInformation"].as_array().unwrap();
            let files: Vec<&str> = related
                .iter()
                .map(|place| place["location"]["uri"].as_str().unwrap().rsplit('/').next().unwrap())
                .collect();
            assert_eq!(files, ["digue.md", "reprise.md"], "the source and the other wording");
        }
    }
    editor.leave();
}

#[test]
fn only_the_kinds_of_actions_that_are_asked_for_come() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", ALTERED);
    let all = titles_of(&mut editor, &uri, json!(["quickfix"]));
    assert_eq!(all.len(), 4, "{all:?}");
    assert_eq!(titles_of(&mut editor, &uri, json!([""])), all);
    assert_eq!(titles_of(&mut editor, &uri, json!(["quickfix.other", "source.organizeImports"])), Vec::<String>::new());
    editor.leave();
}

#[test]
fn a_client_that_knows_less_is_given_less() {
    let desk = Desk::indexed();
    let mut editor = desk.open_editor(json!({}), json!({ "debounce": 0 }));
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", ALTERED);
    let found = editor.codes(&uri, &["altered"]);
    assert!(found[0].get("relatedInformation").is_none(), "{found:?}");
    // Actions are commands where they can be nothing else, and edits as they always were.
    let actions = editor.actions(&uri, (0, 10), &found);
    assert_eq!(titled(&actions, "Keep the source")["command"], "guillemet.bookmark");
    let edits = titled(&actions, "Put the exact words")["edit"]["changes"][&uri].as_array().unwrap().clone();
    assert_eq!(edited(ALTERED, &edits), ALTERED.replace("tiendrions", "tiendrons"));
    // Symbols have a place and no more; hovers are plain text.
    let symbols = editor.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }));
    assert!(symbols[0]["location"]["range"].is_object() && symbols[0].get("detail").is_none(), "{symbols}");
    let hover = editor.at("textDocument/hover", &uri, (0, 10));
    assert_eq!(hover["contents"]["kind"], "plaintext");
    editor.leave();
}

#[test]
fn words_are_put_exactly_in_every_syntax() {
    let desk = Desk::indexed();
    let exact = "Personne ne sera oublié dans cette affaire";
    let altered = exact.replace("sera", "serait");
    for (name, language, draft) in [
        ("a.org", "org", "#+begin_quote\n{}\n#+end_quote\n\n— Claire Dupont\n"),
        ("b.org", "org", "Elle dit : « {} ».\n"),
        ("a.typ", "typst", "#quote(attribution: [Claire Dupont])[{}]\n"),
        ("b.typ", "typst", "Elle dit : « {} ».\n"),
        ("a.tex", "latex", "\\begin{displayquote}\n{}\n\\end{displayquote}\n"),
        ("b.tex", "latex", "Elle dit : ``{}''.\n"),
        ("a.txt", "plaintext", "Elle dit : \"{}\".\r\n"),
    ] {
        let mut editor = desk.usual_editor();
        let uri = desk.uri(name);
        let text = draft.replace("{}", &altered);
        editor.open(&uri, language, &text);
        let found = editor.diagnostics(&uri, |all| all.iter().any(|one| one["code"] == "altered"));
        let start = &found[0]["range"]["start"];
        let at = |name: &str| u32::try_from(start[name].as_u64().unwrap()).unwrap();
        let actions = editor.actions(&uri, (at("line"), at("character")), &found);
        let edits = edits_of(titled(&actions, "Put the exact words"));
        assert_eq!(edited(&text, &edits), draft.replace("{}", exact), "{name}");
        editor.leave();
    }
}

#[test]
fn a_file_of_ignored_quotations_that_is_written_by_hand_counts_at_once() {
    let desk = Desk::indexed();
    let mut capabilities = usual_capabilities();
    capabilities["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": true });
    let mut editor = desk.open_editor(capabilities, json!({ "debounce": 0 }));
    let asked = editor.wait("the registration", |message| message["method"] == "client/registerCapability");
    let registered = &asked["params"]["registrations"][0];
    assert_eq!(registered["registerOptions"]["watchers"][0]["globPattern"], "**/.guillemetignore", "{asked}");
    editor.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": null }));
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", ALTERED);
    editor.codes(&uri, &["altered"]);
    let file = desk.drafts.path().join(".guillemetignore");
    fs::write(&file, "Nous tiendrions ce calendrier coûte que coûte\n").unwrap();
    let change = json!({ "uri": desk.uri(".guillemetignore"), "type": 1 });
    editor.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    editor.codes(&uri, &[]);
    fs::write(&file, "# nothing\n").unwrap();
    // A client that watches no files tells of the draft that it saved.
    editor.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    editor.codes(&uri, &["altered"]);
    editor.leave();
}

#[test]
fn the_archives_of_the_settings_may_stand_beside_the_drafts() {
    let desk = Desk::indexed();
    let archive = desk.drafts.path().join("articles");
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("a.txt"), "« Le phare de Valcourt ne s’éteindra plus jamais », a dit Zoé Martin.\n")
        .unwrap();
    let mut editor = desk.editor_with(&[]);
    let settings = json!({ "debounce": 0, "archives": ["articles", "absent"] });
    editor.initialize(usual_capabilities(), settings, desk.drafts.path());
    let told = editor.told("window/showMessage");
    assert!(told["message"].as_str().unwrap().contains("absent does not exist"), "{told}");
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", "« Le phare de Valcourt ne s’éteindra pas jamais », a dit Zoé Martin.");
    editor.codes(&uri, &["altered"]);
    // Other archives while it runs.
    let settings = json!({ "guillemet": { "archives": [desk.archive.path()], "debounce": 0 } });
    editor.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    editor.codes(&uri, &["not-found"]);
    editor.leave();
}

#[test]
fn the_archives_are_read_again_when_that_is_asked_for() {
    let desk = Desk::indexed();
    let mut editor = desk.open_editor(usual_capabilities(), json!({ "debounce": 0, "refresh": false }));
    let uri = desk.uri("a.md");
    let said = "« Le phare de Valcourt ne s’éteindra plus jamais », a dit Zoé Martin.";
    editor.open(&uri, "markdown", said);
    editor.codes(&uri, &["not-found"]);
    fs::write(desk.archive.path().join("phare.txt"), format!("{said}\n")).unwrap();
    let asked = json!({ "command": "guillemet.refresh", "arguments": [] });
    assert_eq!(editor.request("workspace/executeCommand", asked), Value::Null);
    editor.codes(&uri, &[]);
    editor.leave();
}

#[test]
fn of_a_long_draft_the_beginning_is_told_first_and_then_the_whole() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("long.md");
    let paragraph = "Le vent se lève sur la vallée et les bateaux rentrent au port sans se presser. ".repeat(8);
    let middle: String = (0..200).map(|n| format!("{n}. {paragraph}\n\n")).collect();
    editor.open(&uri, "markdown", &format!("{ALTERED}\n\n{middle}{ALTERED}\n"));
    let first = editor.codes(&uri, &["altered"]);
    assert_eq!(first[0]["range"]["start"]["line"], 0);
    editor.codes(&uri, &["altered", "altered"]);
    editor.leave();
}
