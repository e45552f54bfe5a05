//! Which request is answered by what: the parameters of the protocol to what the desk can answer.
//!
//! A method with its parameters and the open drafts in; what answers it out, or why it cannot be answered.

use lsp_server::ErrorCode;
use lsp_types::{
    CodeActionParams, CompletionParams, DocumentSymbolParams, ExecuteCommandParams, InlayHintParams,
    TextDocumentIdentifier, TextDocumentPositionParams, WorkspaceSymbolParams,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;

use super::desk::Answer;
use super::documents::{Documents, Draft};
use super::{actions, commands, complete, hover, navigate, symbols};

/// Why a request is not answered.
pub(super) type Refused = (ErrorCode, String);

/// What answers a request.
pub(super) fn answer_to(method: &str, parameters: Value, documents: &Documents) -> Result<Answer, Refused> {
    Ok(match method {
        "textDocument/hover" => {
            let (draft, byte) = place(documents, parameters)?;
            Box::new(move |desk| hover::answer(desk, &draft, byte))
        }
        "textDocument/definition" | "textDocument/declaration" => {
            let (draft, byte) = place(documents, parameters)?;
            Box::new(move |desk| navigate::definition(desk, &draft, byte))
        }
        "textDocument/references" => {
            let (draft, byte) = place(documents, parameters)?;
            Box::new(move |desk| navigate::references(desk, &draft, byte))
        }
        "textDocument/documentSymbol" => {
            let asked: DocumentSymbolParams = read(parameters)?;
            let draft = draft(documents, &asked.text_document)?;
            Box::new(move |desk| symbols::of_draft(desk, &draft))
        }
        "workspace/symbol" => {
            let asked: WorkspaceSymbolParams = read(parameters)?;
            Box::new(move |desk| symbols::of_workspace(desk, &asked.query))
        }
        "textDocument/completion" => {
            let asked: CompletionParams = read(parameters)?;
            let draft = draft(documents, &asked.text_document_position_params.text_document)?;
            let byte = draft.byte(asked.text_document_position_params.position);
            Box::new(move |desk| complete::answer(desk, &draft, byte))
        }
        "textDocument/codeAction" => {
            let asked: CodeActionParams = read(parameters)?;
            let draft = draft(documents, &asked.text_document)?;
            let span = draft.span(asked.range);
            Box::new(move |desk| {
                actions::answer(desk, &draft, span, (&asked.context.diagnostics, asked.context.only.as_deref()))
            })
        }
        "textDocument/inlayHint" => {
            let asked: InlayHintParams = read(parameters)?;
            let draft = draft(documents, &asked.text_document)?;
            let span = draft.span(asked.range);
            Box::new(move |desk| symbols::hints(desk, &draft, span))
        }
        "workspace/executeCommand" => {
            let asked: ExecuteCommandParams = read(parameters)?;
            let argument = asked.arguments.and_then(|arguments| arguments.into_iter().next()).unwrap_or_default();
            if ![commands::BOOKMARK, commands::IGNORE].contains(&asked.command.as_str()) {
                return Err((ErrorCode::InvalidParams, format!("no command {}", asked.command)));
            }
            Box::new(move |desk| commands::run(desk, &asked.command, &argument))
        }
        _ => return Err((ErrorCode::MethodNotFound, format!("no request {method}"))),
    })
}

fn read<T: DeserializeOwned>(parameters: Value) -> Result<T, Refused> {
    serde_json::from_value(parameters).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn draft(documents: &Documents, named: &TextDocumentIdentifier) -> Result<Arc<Draft>, Refused> {
    documents.get(&named.uri).ok_or_else(|| (ErrorCode::InvalidParams, format!("{} is not open", named.uri.0)))
}

/// A draft and the byte of it that a request is about.
fn place(documents: &Documents, parameters: Value) -> Result<(Arc<Draft>, usize), Refused> {
    let asked: TextDocumentPositionParams = read(parameters)?;
    let draft = draft(documents, &asked.text_document)?;
    let byte = draft.byte(asked.position);
    Ok((draft, byte))
}
