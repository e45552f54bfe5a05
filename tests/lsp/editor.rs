//! An editor as the server sees one: it speaks the protocol over the pipes of the real program.

use std::collections::HashMap;
use std::fs;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::Person;
use crate::wire::read;

/// How long anything may take before a test fails: machines are slow at times.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Invented articles about an invented town.
pub const ARTICLES: [(&str, &str); 5] = [
    (
        "pont.md",
        "---\ntitle: Le pont rouvrira\ndate: 2023-08-17\nsource: Le Courrier du Val\nurl: https://exemple.test/pont\n---\n\
         Il pleuvait.\n\n\
         La place était pleine. « Nous tiendrons ce calendrier coûte que coûte, et la route rouvrira avant l’été », a \
         déclaré Claire Dupont, maire de Valcourt. Personne n’a applaudi.\n\n\
         « Personne ne sera oublié dans cette affaire », a-t-elle ajouté.\n",
    ),
    (
        "digue.md",
        "---\ntitle: La digue a cédé\ndate: 2023-09-02\nsource: La Voix du Val\n---\n\
         « La digue ne pouvait pas tenir une nuit de plus sous un tel vent », a expliqué Paul Roux.\n\n\
         Claire Dupont a affirmé que les travaux commenceraient dès le mois de novembre prochain.\n",
    ),
    (
        "reprise.md",
        "---\ntitle: Un an après\ndate: 2024-08-17\nsource: La Voix du Val\n---\n\
         « La digue ne pouvait guère tenir une nuit de plus sous un tel vent », disait Paul Roux en septembre.\n",
    ),
    (
        "marches.md",
        "---\ntitle: Les marchés_*du* val\n---\n« Les marchés [du val] ne ferment *jamais* le samedi », a dit Zoé Martin.\n",
    ),
    ("english.md", "\"We never promised a bridge, we promised a crossing,\" said Ada Hart.\n"),
];

/// A person who writes, with an archive and a folder of drafts.
pub struct Desk {
    pub person: Person,
    pub archive: TempDir,
    pub drafts: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let archive = TempDir::new().unwrap();
        for (name, text) in ARTICLES {
            fs::write(archive.path().join(name), text).unwrap();
        }
        Self { person: Person::new(), archive, drafts: TempDir::new().unwrap() }
    }

    /// The same with the archive read already.
    pub fn indexed() -> Self {
        let desk = Self::new();
        assert_eq!(desk.person.run(&["index", desk.archive.path().to_str().unwrap()]).code, 0);
        desk
    }

    /// An editor that has started the server, and nothing else.
    pub fn editor(&self) -> Editor {
        self.editor_with(&["-a", self.archive.path().to_str().unwrap()])
    }

    pub fn editor_with(&self, arguments: &[&str]) -> Editor {
        let mut child = Command::new(env!("CARGO_BIN_EXE_guillemet"))
            .arg("lsp")
            .args(arguments)
            .envs(self.person.environment())
            .env_remove("GUILLEMET_ARCHIVE")
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut out).expect("a message") {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let input = child.stdin.take();
        Editor { child, input, messages, waiting: Vec::new(), number: 0, versions: HashMap::new() }
    }

    /// An editor that has introduced itself with these capabilities and settings.
    pub fn open_editor(&self, capabilities: Value, settings: Value) -> Editor {
        let mut editor = self.editor();
        editor.initialize(capabilities, settings, self.drafts.path());
        editor
    }

    /// The same as most editors are.
    pub fn usual_editor(&self) -> Editor {
        self.open_editor(usual_capabilities(), json!({ "debounce": 10 }))
    }

    pub fn uri(&self, name: &str) -> String {
        format!("file://{}", self.drafts.path().join(name).display())
    }
}

/// What most editors are able to do.
pub fn usual_capabilities() -> Value {
    json!({
        "textDocument": {
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "publishDiagnostics": { "relatedInformation": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } },
        },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "window": { "workDoneProgress": true },
    })
}

/// An editor with its server.
pub struct Editor {
    pub child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Messages that came while another was waited for.
    waiting: Vec<Value>,
    number: i32,
    versions: HashMap<String, i32>,
}

impl Editor {
    pub fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.send_bytes(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub fn send_bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("an open pipe");
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub fn notify(&mut self, method: &str, parameters: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    /// Sends a request; its id.
    pub fn ask(&mut self, method: &str, parameters: Value) -> i32 {
        self.number += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.number, "method": method, "params": parameters }));
        self.number
    }

    /// The answer to a request, result or error.
    pub fn answer(&mut self, id: i32) -> Value {
        self.wait(&format!("the answer to {id}"), |message| {
            message["id"] == json!(id) && message.get("method").is_none()
        })
    }

    /// The result of a request.
    pub fn request(&mut self, method: &str, parameters: Value) -> Value {
        let id = self.ask(method, parameters);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// The next message that this is true of; others are kept for later.
    pub fn wait(&mut self, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.waiting.iter().position(&is_it) {
            return self.waiting.remove(at);
        }
        let until = Instant::now() + PATIENCE;
        loop {
            match self.messages.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(message) if is_it(&message) => return message,
                Ok(message) => self.waiting.push(message),
                Err(error) => panic!("{what} does not come ({error}); what came: {:#?}", self.waiting),
            }
        }
    }

    /// The next notification of this method.
    pub fn told(&mut self, method: &str) -> Value {
        self.wait(method, |message| message["method"] == json!(method))["params"].take()
    }

    /// Whether no more answers come for a while. What the server says by itself, such as diagnostics, may still come.
    pub fn has_no_more_answers(&mut self, time: Duration) -> bool {
        let end = Instant::now() + time;
        loop {
            match self.messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Err(RecvTimeoutError::Timeout) => return true,
                Ok(message) if message.get("method").is_some() => {}
                _ => return false,
            }
        }
    }

    pub fn initialize(&mut self, capabilities: Value, settings: Value, folder: &Path) -> Value {
        let result = self.request(
            "initialize",
            json!({
                "processId": null, "rootUri": format!("file://{}", folder.display()), "capabilities": capabilities,
                "initializationOptions": settings,
            }),
        );
        self.notify("initialized", json!({}));
        result
    }

    pub fn open(&mut self, uri: &str, language: &str, text: &str) {
        self.versions.insert(uri.to_owned(), 1);
        let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Changes a range of a draft: lines and characters, and what is put there.
    pub fn change(&mut self, uri: &str, (start, end): ((u32, u32), (u32, u32)), text: &str) -> i32 {
        let change = json!({ "range": { "start": place(start), "end": place(end) }, "text": text });
        self.changes(uri, json!([change]))
    }

    pub fn changes(&mut self, uri: &str, changes: Value) -> i32 {
        let version = self.versions.entry(uri.to_owned()).or_default();
        *version += 1;
        let document = json!({ "uri": uri, "version": *version });
        let version = *version;
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
        version
    }

    /// The diagnostics of a draft once this is true of them: code, message and range of each.
    pub fn diagnostics(&mut self, uri: &str, fits: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let published = self.wait(&format!("what fits about {uri}"), |message| {
            let is_it =
                message["method"] == json!("textDocument/publishDiagnostics") && message["params"]["uri"] == json!(uri);
            is_it && fits(message["params"]["diagnostics"].as_array().unwrap())
        });
        published["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// The same once they have exactly these codes.
    pub fn codes(&mut self, uri: &str, wanted: &[&str]) -> Vec<Value> {
        self.diagnostics(uri, |all| all.iter().map(|one| one["code"].as_str().unwrap()).eq(wanted.iter().copied()))
    }

    /// The actions at a place of a draft.
    pub fn actions(&mut self, uri: &str, at: (u32, u32), diagnostics: &[Value]) -> Vec<Value> {
        let range = json!({ "start": place(at), "end": place(at) });
        let parameters =
            json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": diagnostics } });
        self.request("textDocument/codeAction", parameters).as_array().unwrap().clone()
    }

    /// A request about a place of a draft.
    pub fn at(&mut self, method: &str, uri: &str, at: (u32, u32)) -> Value {
        let mut parameters = json!({ "textDocument": { "uri": uri }, "position": place(at) });
        if method.ends_with("references") {
            parameters["context"] = json!({ "includeDeclaration": true });
        }
        self.request(method, parameters)
    }

    /// Closes the pipe to the server, as an editor that dies does.
    pub fn hang_up(&mut self) {
        self.input = None;
    }

    /// The exit code of the server, which must end by itself.
    pub fn exit_code(&mut self) -> Option<i32> {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the server does not end");
    }

    /// Leaves as editors do.
    pub fn leave(mut self) {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        assert_eq!(self.exit_code(), Some(0));
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn place((line, character): (u32, u32)) -> Value {
    json!({ "line": line, "character": character })
}

/// A text after the edits of an action for one draft; places count units of 16 bits.
pub fn edited(text: &str, edits: &[Value]) -> String {
    let byte = |place: &Value| {
        let line = place["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = place["character"].as_u64().unwrap() as usize;
        let mut at = start;
        for c in text[start..].chars() {
            if units == 0 {
                break;
            }
            units -= c.len_utf16();
            at += c.len_utf8();
        }
        at
    };
    let mut all: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| (byte(&edit["range"]["start"]), byte(&edit["range"]["end"]), edit["newText"].as_str().unwrap()))
        .collect();
    all.sort_by_key(|(start, ..)| std::cmp::Reverse(*start));
    let mut out = text.to_owned();
    for (start, end, put) in all {
        out.replace_range(start..end, put);
    }
    out
}

/// The edits of an action, as its client asked for them.
pub fn edits_of(action: &Value) -> Vec<Value> {
    action["edit"]["documentChanges"][0]["edits"].as_array().unwrap_or_else(|| panic!("no edits: {action}")).clone()
}

/// The action whose title begins so.
pub fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"].as_str().unwrap().starts_with(title));
    found.unwrap_or_else(|| panic!("no action {title}: {actions:#?}"))
}

/// The path of a file address of the server.
pub fn path_of(uri: &Value) -> PathBuf {
    PathBuf::from(uri.as_str().unwrap().strip_prefix("file://").unwrap())
}
