//! The order of a conversation, requests that are called off, garbage, and the end.

use std::time::Duration;

use serde_json::{Value, json};

use crate::editor::{Desk, usual_capabilities};

#[test]
fn requests_out_of_order_are_refused_and_the_end_is_clean() {
    let desk = Desk::new();
    let mut editor = desk.editor();
    let early = editor.ask("textDocument/hover", json!({}));
    assert_eq!(editor.answer(early)["error"]["code"], -32002);
    // Before `initialize` notifications are passed over.
    editor.notify("textDocument/didOpen", json!({ "nonsense": true }));
    let result = editor.initialize(usual_capabilities(), Value::Null, desk.drafts.path());
    assert_eq!(result["serverInfo"]["name"], "guillemet");
    let again = editor.ask("initialize", json!({ "capabilities": {} }));
    assert_eq!(editor.answer(again)["error"]["code"], -32600);
    let unknown = editor.ask("textDocument/somethingNew", json!({}));
    assert_eq!(editor.answer(unknown)["error"]["code"], -32601);
    editor.notify("$/somethingOptional", json!({}));
    let closed = editor.at_closed(&desk.uri("never-opened.md"));
    assert_eq!(closed["error"]["code"], -32602);
    assert_eq!(editor.request("shutdown", Value::Null), Value::Null);
    let late = editor.ask("textDocument/hover", json!({}));
    assert_eq!(editor.answer(late)["error"]["code"], -32600);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.exit_code(), Some(0));
}

impl crate::editor::Editor {
    fn at_closed(&mut self, uri: &str) -> Value {
        let place = json!({ "line": 0, "character": 0 });
        let id = self.ask("textDocument/hover", json!({ "textDocument": { "uri": uri }, "position": place }));
        self.answer(id)
    }
}

#[test]
fn an_editor_that_dies_takes_the_server_with_it() {
    let desk = Desk::new();
    let mut editor = desk.usual_editor();
    editor.hang_up();
    assert_eq!(editor.exit_code(), Some(1), "without a word");
    let mut editor = desk.editor();
    editor.notify("exit", Value::Null);
    assert_eq!(editor.exit_code(), Some(1), "without shutdown");
    let mut editor = desk.editor();
    editor.hang_up();
    assert_eq!(editor.exit_code(), Some(1), "before anything");
}

#[cfg(target_os = "linux")]
#[test]
fn a_server_whose_pipe_is_held_open_by_another_ends_with_its_editor() {
    let desk = Desk::new();
    let mut parent = std::process::Command::new("sleep").arg("600").spawn().unwrap();
    let mut editor = desk.editor();
    let parameters = json!({ "processId": parent.id(), "rootUri": null, "capabilities": {} });
    editor.request("initialize", parameters);
    editor.notify("initialized", json!({}));
    parent.kill().unwrap();
    parent.wait().unwrap();
    assert_eq!(editor.exit_code(), Some(1));
}

#[test]
fn garbage_is_answered_with_an_error_and_nothing_is_lost() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    for (garbage, code) in [
        (b"Content-Length: 7\r\n\r\n{\"id\": ".to_vec(), -32700),
        (b"Content-Length: 18446744073709551616\r\n\r\n".to_vec(), -32700),
        (b"Content-Length: 900000000000\r\nX: y\r\n\r\n".to_vec(), -32700),
        (format!("{}\r\n\r\n", "A".repeat(1 << 20)).into_bytes(), -32700),
        (b"Content-Length: 4\r\n\r\n\xff\xfe\x00\x01".to_vec(), -32700),
        (b"Content-Length: 2\r\n\r\n[]".to_vec(), -32600),
        (b"Content-Length: 24\r\n\r\n{\"id\":77,\"method\":[1,2]}".to_vec(), -32600),
    ] {
        editor.send_bytes(&garbage);
        let error = editor.wait("an error", |message| message.get("error").is_some());
        assert_eq!(error["error"]["code"], code, "{error}");
        assert!(error["id"].is_null() || error["id"] == 77);
    }
    let nested = format!(
        "{{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"x\",\"params\":{}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    editor.send_bytes(format!("Content-Length: {}\r\n\r\n{nested}", nested.len()).as_bytes());
    assert_eq!(editor.wait("an error", |message| message.get("error").is_some())["error"]["code"], -32700);
    // Parameters of another form than the protocol's.
    for method in ["textDocument/hover", "textDocument/codeAction", "workspace/executeCommand"] {
        for parameters in [json!(null), json!([1]), json!({ "textDocument": 3 }), json!({ "command": "rm" })] {
            let id = editor.ask(method, parameters);
            assert_eq!(editor.answer(id)["error"]["code"], -32602, "{method}");
        }
    }
    for method in ["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "$/cancelRequest"] {
        editor.notify(method, json!({ "textDocument": { "uri": 1 }, "id": [] }));
    }
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", "« Nous tiendrions ce calendrier coûte que coûte », a dit Claire Dupont.");
    editor.codes(&uri, &["altered"]);
    editor.leave();
}

#[test]
fn a_request_that_is_called_off_is_answered_at_once_and_only_once() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    let many: String =
        (0..60).map(|n| format!("« Le mot numéro {n} des quais du val {n} », a dit Zoé Martin.\n\n")).collect();
    editor.open(&uri, "markdown", &many);
    let document = json!({ "textDocument": { "uri": uri } });
    let first = editor.ask("textDocument/documentSymbol", document.clone());
    let ids: Vec<i32> = (0..5).map(|_| editor.ask("textDocument/documentSymbol", document.clone())).collect();
    for id in &ids {
        editor.notify("$/cancelRequest", json!({ "id": id }));
    }
    let mut called_off = 0;
    for id in &ids {
        // It may have been answered before it was called off.
        called_off += i32::from(editor.answer(*id)["error"]["code"] == -32800);
    }
    assert!(called_off > 0);
    assert!(editor.answer(first)["result"].is_array());
    let last = editor.request("textDocument/documentSymbol", document);
    assert!(last.is_array());
    assert!(editor.has_no_more_answers(Duration::from_millis(200)), "no second answer");
    editor.leave();
}
