//! What the server says that it can do. Pure.

use serde_json::{Value, json};

use super::client::Abilities;
use super::commands::{BOOKMARK, IGNORE, REFRESH};
use super::positions::Encoding;

/// The answer to `initialize`.
pub(super) fn answer(abilities: &Abilities) -> Value {
    let encoding = match abilities.encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Utf16 => "utf-16",
        Encoding::Utf32 => "utf-32",
    };
    json!({
        "capabilities": {
            "positionEncoding": encoding,
            // 2: changes, not whole texts.
            "textDocumentSync": { "openClose": true, "change": 2, "save": { "includeText": false } },
            "hoverProvider": true,
            "definitionProvider": true,
            "referencesProvider": true,
            "documentSymbolProvider": true,
            "workspaceSymbolProvider": true,
            "inlayHintProvider": true,
            "codeActionProvider": { "codeActionKinds": ["quickfix"] },
            "completionProvider": { "triggerCharacters": ["«", "“", "\"", "„", "‹", "{", "\u{a0}", " "] },
            "executeCommandProvider": { "commands": [BOOKMARK, IGNORE, REFRESH] },
            "workspace": { "workspaceFolders": { "supported": true, "changeNotifications": true } },
        },
        "serverInfo": { "name": "guillemet", "version": env!("CARGO_PKG_VERSION") },
    })
}
