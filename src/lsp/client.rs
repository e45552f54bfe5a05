//! The client: what it is able to do, and the way to it.
//!
//! Its capabilities are read leniently: what is missing or strange is something that it cannot do. What is sent goes to a
//! thread that writes, so that nobody waits for a client that reads slowly.

use std::io;
use std::sync::mpsc::{Sender, channel};

use lsp_server::{ErrorCode, RequestId};
use serde::Serialize;
use serde_json::{Value, json};

use super::positions::Encoding;
use super::transport;

/// What a client is able to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Abilities {
    /// What it counts in a line, as chosen from what it offers.
    pub encoding: Encoding,
    /// Whether it shows Markdown in hovers.
    pub markdown: bool,
    /// Whether edits may name the version of a draft.
    pub document_changes: bool,
    /// Whether diagnostics may point to other files.
    pub related_information: bool,
    /// Whether symbols of a draft may have a range and a detail.
    pub hierarchical_symbols: bool,
    /// Whether it can be asked for settings.
    pub configuration: bool,
    /// Whether it tells of changed settings once it is asked to.
    pub registers_configuration: bool,
    /// Whether it tells of changed files once it is asked to.
    pub registers_files: bool,
    /// Whether it shows progress.
    pub progress: bool,
    /// Whether actions may be more than commands.
    pub code_action_literals: bool,
}

impl Abilities {
    /// Reads the parameters of `initialize`.
    pub fn read(parameters: &Value) -> Self {
        let at = |path: &str| parameters.pointer(&format!("/capabilities/{path}"));
        let is = |path: &str| at(path).and_then(Value::as_bool).unwrap_or(false);
        let has = |path: &str, wanted: &str| {
            let listed = at(path).and_then(Value::as_array);
            listed.is_some_and(|listed| listed.iter().any(|value| value.as_str() == Some(wanted)))
        };
        // What costs nothing to count first; a client that says nothing counts units of 16 bits.
        let encoding = match () {
            () if has("general/positionEncodings", "utf-8") => Encoding::Utf8,
            () if has("general/positionEncodings", "utf-32") => Encoding::Utf32,
            () => Encoding::Utf16,
        };
        Self {
            encoding,
            markdown: has("textDocument/hover/contentFormat", "markdown"),
            document_changes: is("workspace/workspaceEdit/documentChanges"),
            related_information: is("textDocument/publishDiagnostics/relatedInformation"),
            hierarchical_symbols: is("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            configuration: is("workspace/configuration"),
            registers_configuration: is("workspace/didChangeConfiguration/dynamicRegistration"),
            registers_files: is("workspace/didChangeWatchedFiles/dynamicRegistration"),
            progress: is("window/workDoneProgress"),
            code_action_literals: at("textDocument/codeAction/codeActionLiteralSupport").is_some(),
        }
    }
}

/// The way to the client; a clone leads to the same.
#[derive(Clone, Debug)]
pub(super) struct Client {
    out: Sender<Value>,
}

impl Client {
    /// Starts the thread that writes; `gone` is called once the client reads no more.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(gone: impl FnOnce() + Send + 'static) -> io::Result<(Self, std::thread::JoinHandle<()>)> {
        let (out, messages) = channel::<Value>();
        let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(move || {
            let mut stdout = io::BufWriter::new(io::stdout().lock());
            while let Ok(message) = messages.recv() {
                if transport::write(&mut stdout, &message).is_err() {
                    return gone();
                }
            }
        })?;
        Ok((Self { out }, thread))
    }

    /// Sends a message as it is. Once nobody reads any more it is dropped: the loop hears of that by itself.
    pub fn send(&self, message: Value) {
        let _ = self.out.send(message);
    }

    /// Answers a request.
    pub fn answer(&self, id: &RequestId, result: Value) {
        self.send(json!({ "jsonrpc": "2.0", "id": id, "result": result }));
    }

    /// Says why a request is not answered.
    pub fn refuse(&self, id: &RequestId, code: ErrorCode, why: &str) {
        self.send(json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code as i32, "message": why } }));
    }

    /// Tells something.
    pub fn notify(&self, method: &str, parameters: impl Serialize) {
        self.send(json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    /// Asks something by this number.
    pub fn ask(&self, id: i32, method: &str, parameters: impl Serialize) {
        self.send(json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }));
    }

    /// Shows a message to the person: 1 is an error, 2 a warning, 3 an information.
    pub fn show(&self, kind: u8, message: &str) {
        self.notify("window/showMessage", json!({ "type": kind, "message": message }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abilities_are_read_from_what_is_there() {
        let nothing = Abilities::read(&json!({ "capabilities": { "general": 3 } }));
        assert_eq!(nothing, Abilities::default());
        let read = |encodings: Value| {
            Abilities::read(&json!({ "capabilities": {
                "general": { "positionEncodings": encodings },
                "textDocument": { "hover": { "contentFormat": ["plaintext", "markdown"] } },
                "window": { "workDoneProgress": true },
            }}))
        };
        assert_eq!(read(json!(["utf-16", "utf-32", "utf-8"])).encoding, Encoding::Utf8);
        assert_eq!(read(json!(["utf-32", "utf-16"])).encoding, Encoding::Utf32);
        let other = read(json!(["utf-7"]));
        assert!(other.encoding == Encoding::Utf16 && other.markdown && other.progress && !other.configuration);
    }
}
