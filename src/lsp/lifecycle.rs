//! The messages of the client: the order of a conversation, changes of drafts and settings, requests that are called off.
//!
//! A message in; the state of the server after it, and work for its threads, out. What is not understood is answered with
//! an error, or passed over where nothing is to be answered.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{DidChangeTextDocumentParams, DidOpenTextDocumentParams, TextDocumentIdentifier, Uri};
use serde_json::{Value, json};

use super::client::Abilities;
use super::commands::REFRESH;
use super::desk::Job;
use super::documents::Draft;
use super::requests::answer_to;
use super::server::{Asked, Next, Server, Stage};
use super::{capabilities, client_process, uri};
use crate::library::IGNORE_FILE;

impl Server {
    /// Takes a message of the client.
    pub(super) fn message(&mut self, message: Message) -> Next {
        match message {
            Message::Request(request) => self.request(request),
            Message::Notification(notification) => return self.notification(notification),
            Message::Response(response) => self.response(response),
        }
        Next::Go
    }

    fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        match (self.stage, method.as_str()) {
            (Stage::Before, "initialize") => self.initialize(&id, &params),
            (Stage::Before, _) => self.client.refuse(&id, ErrorCode::ServerNotInitialized, "initialize comes first"),
            (Stage::Open, "shutdown") => {
                self.stage = Stage::Closed;
                self.client.answer(&id, Value::Null);
            }
            (Stage::Open, "initialize") => self.client.refuse(&id, ErrorCode::InvalidRequest, "initialized already"),
            (Stage::Open, _) => self.answer(id, &method, params),
            (Stage::Closed, _) => self.client.refuse(&id, ErrorCode::InvalidRequest, "shut down already"),
        }
    }

    fn initialize(&mut self, id: &RequestId, parameters: &Value) {
        self.stage = Stage::Open;
        self.abilities = Arc::new(Abilities::read(parameters));
        self.folders = Arc::new(folders(parameters));
        self.client.answer(id, capabilities::answer(&self.abilities));
        if let Some(process) = parameters.get("processId").and_then(Value::as_i64) {
            client_process::watch(process, self.events.clone());
        }
        let (settings, wrong) = super::settings::Settings::read(&parameters["initializationOptions"]);
        self.settings = Arc::new(settings);
        if !wrong.is_empty() {
            self.client.show(2, &super::words::wrong_settings(self.locale(), wrong.join(", ")));
        }
    }

    fn answer(&mut self, id: RequestId, method: &str, parameters: Value) {
        if method == "workspace/executeCommand" && parameters.get("command").and_then(Value::as_str) == Some(REFRESH) {
            if let Some(engine) = &mut self.engine {
                engine.refresh();
            }
            return self.client.answer(&id, Value::Null);
        }
        match answer_to(method, parameters, &self.documents) {
            Err((code, why)) => self.client.refuse(&id, code, &why),
            Ok(answer) => {
                let Some(engine) = &self.engine else { return self.client.answer(&id, Value::Null) };
                let cancelled = Arc::new(AtomicBool::new(false));
                engine.answer(Job { id: id.clone(), cancelled: Arc::clone(&cancelled), manner: self.manner(), answer });
                self.pending.insert(id, cancelled);
            }
        }
    }

    fn notification(&mut self, notification: Notification) -> Next {
        let Notification { method, params } = notification;
        if method == "exit" {
            return Next::End(u8::from(self.stage != Stage::Closed));
        }
        if self.stage != Stage::Open {
            return Next::Go;
        }
        match method.as_str() {
            "initialized" => self.initialized(),
            "textDocument/didOpen" => self.opened(params),
            "textDocument/didChange" => self.changed(params),
            "textDocument/didClose" => self.closed(params),
            // What is ignored may be something else by now.
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.check_all_again(Duration::ZERO),
            "workspace/didChangeConfiguration" => self.settings_changed(params),
            "workspace/didChangeWorkspaceFolders" => self.folders_changed(&params),
            "$/cancelRequest" => self.cancel(params),
            // What else there is is nothing to this server.
            _ => {}
        }
        Next::Go
    }

    fn initialized(&mut self) {
        self.start_engine();
        let settings = json!({ "id": "settings", "method": "workspace/didChangeConfiguration",
            "registerOptions": { "section": "guillemet" } });
        let files = json!({ "id": "ignored", "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": [{ "globPattern": format!("**/{IGNORE_FILE}") }] } });
        let wanted = [(self.abilities.registers_configuration, settings), (self.abilities.registers_files, files)];
        let registrations: Vec<Value> = wanted.into_iter().filter(|(is_able, _)| *is_able).map(|(_, it)| it).collect();
        if !registrations.is_empty() {
            self.ask(Asked::Registration, "client/registerCapability", json!({ "registrations": registrations }));
        }
        self.ask_settings();
    }

    fn ask_settings(&mut self) {
        if self.abilities.configuration {
            self.ask(Asked::Settings, "workspace/configuration", json!({ "items": [{ "section": "guillemet" }] }));
        }
    }

    fn opened(&mut self, parameters: Value) {
        let Ok(asked) = serde_json::from_value::<DidOpenTextDocumentParams>(parameters) else { return };
        let item = asked.text_document;
        let language = serde_json::to_value(&item.language_id).unwrap_or_default();
        let language = language.as_str().unwrap_or_default().to_owned();
        let draft = Draft::new(item.uri.clone(), &language, item.version, item.text, self.abilities.encoding);
        self.documents.open(draft);
        self.schedule.plan(&item.uri, Instant::now());
    }

    fn changed(&mut self, parameters: Value) {
        let Ok(asked) = serde_json::from_value::<DidChangeTextDocumentParams>(parameters) else { return };
        let identifier = asked.text_document;
        let uri = identifier.text_document_identifier.uri;
        if self.documents.change(&uri, identifier.version, asked.content_changes) {
            self.schedule.plan(&uri, Instant::now() + self.settings.debounce);
        }
    }

    fn closed(&mut self, parameters: Value) {
        let identifier = parameters.get("textDocument").cloned().unwrap_or_default();
        let Ok(TextDocumentIdentifier { uri }) = serde_json::from_value(identifier) else { return };
        if self.documents.close(&uri) {
            self.schedule.forget(&uri);
            self.found.remove(&uri);
            self.client.notify("textDocument/publishDiagnostics", json!({ "uri": uri, "diagnostics": [] }));
        }
    }

    fn settings_changed(&mut self, mut parameters: Value) {
        if self.abilities.configuration {
            // What changed is asked for: not every client sends it.
            return self.ask_settings();
        }
        let settings = parameters["settings"].take();
        if !settings.is_null() {
            self.configure(&settings);
        }
    }

    fn folders_changed(&mut self, parameters: &Value) {
        let listed = |name: &str| -> Vec<PathBuf> {
            let listed = parameters.pointer(&format!("/event/{name}")).and_then(Value::as_array);
            listed.into_iter().flatten().filter_map(folder).collect()
        };
        let (added, removed) = (listed("added"), listed("removed"));
        let mut folders: Vec<PathBuf> =
            self.folders.iter().filter(|folder| !removed.contains(folder)).cloned().collect();
        folders.extend(added);
        self.folders = Arc::new(folders);
    }

    fn cancel(&mut self, parameters: Value) {
        let Some(id) = parameters.get("id").cloned().and_then(|id| serde_json::from_value::<RequestId>(id).ok()) else {
            return;
        };
        if let Some(cancelled) = self.pending.remove(&id) {
            cancelled.store(true, Ordering::Relaxed);
            self.client.refuse(&id, ErrorCode::RequestCanceled, "called off");
        }
    }

    fn response(&mut self, response: Response) {
        let number = serde_json::to_value(&response.id).ok().and_then(|id| i32::try_from(id.as_i64()?).ok());
        let Some(asked) = number.and_then(|number| self.asked.remove(&number)) else { return };
        match (asked, response.response_result) {
            (Asked::Settings, Ok(value)) => {
                let settings = value.get(0).cloned().unwrap_or_default();
                if !settings.is_null() {
                    self.configure(&settings);
                }
            }
            (Asked::Progress, result) => {
                let locale = self.locale();
                self.progress.answered(&self.client, locale, result.is_ok());
            }
            (Asked::Settings | Asked::Registration, _) => {}
        }
    }
}

/// The folders that are open in the editor: several, or one as older clients tell it.
fn folders(parameters: &Value) -> Vec<PathBuf> {
    let listed = parameters.get("workspaceFolders").and_then(Value::as_array);
    let several: Vec<PathBuf> = listed.into_iter().flatten().filter_map(folder).collect();
    if !several.is_empty() {
        return several;
    }
    let uri = parameters.get("rootUri").and_then(Value::as_str).and_then(|uri| uri::to_path(&Uri(uri.to_owned())));
    let path = parameters.get("rootPath").and_then(Value::as_str).map(PathBuf::from);
    uri.or(path).into_iter().collect()
}

fn folder(value: &Value) -> Option<PathBuf> {
    uri::to_path(&Uri(value.get("uri")?.as_str()?.to_owned()))
}
