//! The index beside the server: being built, changed, locked, deleted, missing.

use std::fs;

use serde_json::{Value, json};

use crate::editor::{Desk, usual_capabilities};

const QUOTED: &str = "« Nous tiendrions ce calendrier coûte que coûte », a déclaré Claire Dupont hier.";

#[test]
fn an_archive_that_was_never_read_is_read_and_nothing_is_missing_meanwhile() {
    let desk = Desk::new();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", QUOTED);
    let mut before = Vec::new();
    let found = editor.diagnostics(&uri, |all| {
        assert!(all.iter().all(|one| one["code"] != "not-found"), "nothing is missing while the archive is read");
        before.len() > 99 || all.iter().any(|one| one["code"] == "altered")
    });
    before.push(());
    assert_eq!(found.len(), 1);
    editor.leave();
}

#[test]
fn a_new_article_is_noticed() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", "« Le phare de Valcourt ne s’éteindra plus jamais », a dit Zoé Martin.");
    editor.codes(&uri, &["not-found"]);
    let article = "« Le phare de Valcourt ne s’éteindra plus jamais », a dit Zoé Martin.\n";
    fs::write(desk.archive.path().join("phare.txt"), article).unwrap();
    editor.codes(&uri, &[]);
    editor.leave();
}

#[test]
fn reading_a_larger_archive_is_shown_as_progress() {
    let desk = Desk::new();
    for number in 0..250 {
        let text = format!(
            "« La parole numéro {number} du conseil de Valcourt », a dit Zoé Martin.\n\n{}",
            "Il pleut encore. ".repeat(20)
        );
        fs::write(desk.archive.path().join(format!("{number}.txt")), text).unwrap();
    }
    let mut editor = desk.usual_editor();
    let asked = editor.wait("progress", |message| message["method"] == "window/workDoneProgress/create");
    let token = asked["params"]["token"].clone();
    editor.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": null }));
    let mut kinds = Vec::new();
    while kinds.last() != Some(&json!("end")) {
        let told = editor.told("$/progress");
        assert_eq!(told["token"], token);
        assert!(told["value"]["percentage"].as_u64().is_none_or(|part| part <= 100));
        kinds.push(told["value"]["kind"].clone());
    }
    assert_eq!(kinds[0], "begin");
    editor.leave();
}

#[test]
fn an_index_that_is_deleted_is_built_anew() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", QUOTED);
    editor.codes(&uri, &["altered"]);
    fs::remove_dir_all(desk.person.folder("cache")).unwrap();
    // Whoever needs it next notices.
    editor.change(&uri, ((0, 2), (0, 6)), "Vous");
    let told = editor.told("window/showMessage");
    assert!(told["message"].as_str().unwrap().contains("built anew"), "{told}");
    editor.codes(&uri, &["altered"]);
    let hover = editor.at("textDocument/hover", &uri, (0, 10));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("Le pont rouvrira"), "{hover}");
    editor.leave();
}

#[test]
fn a_damaged_index_is_built_anew() {
    let desk = Desk::indexed();
    for file in fs::read_dir(desk.person.folder("cache")).unwrap().flatten() {
        if file.path().is_file() {
            fs::write(file.path(), "no index at all".repeat(2_000)).unwrap();
        }
    }
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", QUOTED);
    editor.codes(&uri, &["altered"]);
    editor.leave();
}

#[test]
fn an_index_that_another_program_writes_is_read_and_waited_for() {
    let desk = Desk::indexed();
    let lock = fs::File::options().write(true).open(desk.person.folder("cache").join("index.lock")).unwrap();
    lock.lock().unwrap();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", QUOTED);
    editor.codes(&uri, &["altered"]);
    let told = editor.told("window/showMessage");
    assert!(told["message"].as_str().unwrap().contains("another guillemet"), "{told}");
    let article = "« Le phare de Valcourt ne s’éteindra plus jamais », a dit Zoé Martin.\n";
    fs::write(desk.archive.path().join("phare.txt"), article).unwrap();
    drop(lock);
    editor.changes(&uri, json!([{ "text": article.replace("plus", "pas") }]));
    editor.codes(&uri, &["altered"]);
    editor.leave();
}

#[test]
fn without_an_archive_the_server_says_so_and_the_editors_settings_name_one() {
    let desk = Desk::indexed();
    let mut editor = desk.editor_with(&[]);
    editor.initialize(usual_capabilities(), json!({ "debounce": 0 }), desk.drafts.path());
    let told = editor.told("window/showMessage");
    assert!(told["message"].as_str().unwrap().contains("no archive"), "{told}");
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", QUOTED);
    assert_eq!(editor.at("textDocument/hover", &uri, (0, 10)), Value::Null);
    let settings = json!({ "guillemet": { "archives": [desk.archive.path()], "debounce": 0 } });
    editor.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    editor.codes(&uri, &["altered"]);
    editor.leave();
}

#[test]
fn several_folders_come_and_go() {
    let desk = Desk::indexed();
    let mut editor = desk.editor();
    let other = tempfile::TempDir::new().unwrap();
    let folder = |path: &std::path::Path| json!({ "uri": format!("file://{}", path.display()), "name": "x" });
    let parameters = json!({ "processId": null, "rootUri": null, "capabilities": usual_capabilities(),
        "workspaceFolders": [folder(desk.drafts.path())], "initializationOptions": { "debounce": 0 } });
    editor.request("initialize", parameters);
    editor.notify("initialized", json!({}));
    let event = json!({ "added": [folder(other.path())], "removed": [] });
    editor.notify("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    let below = other.path().join("livre");
    fs::create_dir(&below).unwrap();
    let uri = format!("file://{}", below.join("a.md").display());
    editor.open(&uri, "markdown", QUOTED);
    let found = editor.codes(&uri, &["altered"]);
    let actions = editor.actions(&uri, (0, 10), &found);
    let command = crate::editor::titled(&actions, "Ignore")["command"].clone();
    editor.request(
        "workspace/executeCommand",
        json!({ "command": command["command"], "arguments": command["arguments"] }),
    );
    editor.codes(&uri, &[]);
    assert!(other.path().join(".guillemetignore").is_file(), "in the folder of the editor that holds the draft");
    editor.leave();
}
