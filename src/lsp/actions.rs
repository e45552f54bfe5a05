//! What can be done about a quotation: put the exact words or the right speaker, add the reference, keep the source,
//! ignore it.
//!
//! A draft and a stretch of it in, actions out. Changes of the draft are edits that the editor makes and can undo; what is
//! kept elsewhere is a command that the server carries out (see `commands`).

use std::collections::HashMap;

use lsp_types::{CodeAction, CodeActionKind, Command, Diagnostic, TextEdit, WorkspaceEdit};
use serde_json::{Value, json};

use super::commands::{BOOKMARK, IGNORE};
use super::desk::Desk;
use super::documents::Draft;
use super::references::{Behind, format_of, reference_format};
use super::verdicts::Found;
use super::words;
use crate::article::Span;
use crate::citation::escaped;
use crate::drafts::{FileEdit, exact_words, named_speaker};
use crate::library::{CheckVerdict, Finding, IGNORE_FILE, LibraryError, SourceMatch};
use crate::text::sanitize::sanitize_line;

/// Bytes behind a quotation in which a reference to its source may stand already.
const BEHIND: usize = 200;

/// The actions for the quotations that a stretch of a draft touches. `diagnostics` are those that the editor shows there,
/// `only` the kinds of actions that it asks for.
pub(super) fn answer(
    desk: &mut Desk,
    draft: &Draft,
    span: Span,
    (diagnostics, only): (&[Diagnostic], Option<&[CodeActionKind]>),
) -> Result<Value, LibraryError> {
    let wanted = |kind: &CodeActionKind| {
        only.is_none_or(|only| {
            only.iter().any(|asked| asked.as_str().is_empty() || is_within(kind.as_str(), asked.as_str()))
        })
    };
    let mut actions = Vec::new();
    for found in desk.found_at(draft, span)? {
        actions.extend(of_quotation(desk, draft, &found)?);
    }
    let actions = actions.into_iter().filter(|action| action.kind.as_ref().is_none_or(wanted)).map(|mut action| {
        let codes: &[&str] = match action.data.take().as_ref().and_then(Value::as_str) {
            Some("altered") => &["altered"],
            Some("other-speaker") => &["other-speaker"],
            _ => &[],
        };
        let mended: Vec<Diagnostic> = diagnostics.iter().filter(|it| codes.contains(&code(it))).cloned().collect();
        action.diagnostics = Some(mended).filter(|mended| !mended.is_empty());
        action
    });
    let abilities = &desk.manner.abilities;
    let as_value = |action: CodeAction| match (&action.command, abilities.code_action_literals) {
        (Some(command), false) => serde_json::to_value(command),
        _ => serde_json::to_value(action),
    };
    Ok(actions.filter_map(|action| as_value(action).ok()).collect::<Vec<_>>().into())
}

/// Whether a kind is another one or under it: `refactor.rewrite` is within `refactor`.
fn is_within(kind: &str, of: &str) -> bool {
    kind == of || kind.strip_prefix(of).is_some_and(|rest| rest.starts_with('.'))
}

fn code(diagnostic: &Diagnostic) -> &str {
    match &diagnostic.code {
        Some(lsp_types::Code::String(code)) => code,
        _ => "",
    }
}

fn of_quotation(desk: &mut Desk, draft: &Draft, found: &Found) -> Result<Vec<CodeAction>, LibraryError> {
    let locale = desk.manner.locale;
    let mut actions = Vec::new();
    if let Some(source) = &found.checked.source {
        actions.extend(put_exact(desk, draft, found, source));
        actions.extend(put_speaker(desk, draft, found, source));
        actions.extend(add_reference(desk, draft, found, source)?);
        actions.push(keep(found, source, words::keep(locale)));
    }
    if !crate::lsp::findings::Kind::of(&found.checked).is_empty() {
        let arguments = vec![json!({ "uri": draft.uri, "words": found.quoted.words })];
        let title = words::ignore(locale, IGNORE_FILE);
        actions.push(command(title, IGNORE, arguments));
    }
    Ok(actions)
}

fn put_exact(desk: &Desk, draft: &Draft, found: &Found, source: &SourceMatch) -> Option<CodeAction> {
    if found.checked.verdict != CheckVerdict::Altered {
        return None;
    }
    let format = format_of(draft.syntax, &desk.manner.settings);
    let alterations = source.comparison.alterations.as_slice();
    let escape = |text: &str| escaped(text, &format);
    let edits = exact_words((&draft.text, draft.syntax), &found.quoted, (&source.words, alterations), &escape)?;
    let mut action = edit(desk, draft, words::put_exact(desk.manner.locale), &edits);
    action.is_preferred = Some(true);
    action.data = Some(json!("altered"));
    Some(action)
}

fn put_speaker(desk: &Desk, draft: &Draft, found: &Found, source: &SourceMatch) -> Option<CodeAction> {
    if !found.checked.findings.contains(&Finding::OtherSpeaker) || source.speaker.is_empty() {
        return None;
    }
    let span = named_speaker(&draft.text, &found.quoted)?;
    let name = sanitize_line(&source.speaker);
    let text = escaped(&name, &format_of(draft.syntax, &desk.manner.settings));
    let title = words::put_speaker(desk.manner.locale, &name);
    let mut action = edit(desk, draft, title, &[FileEdit { span, text }]);
    action.is_preferred = Some(found.checked.verdict != CheckVerdict::Altered);
    action.data = Some(json!("other-speaker"));
    Some(action)
}

fn add_reference(
    desk: &mut Desk,
    draft: &Draft,
    found: &Found,
    source: &SourceMatch,
) -> Result<Option<CodeAction>, LibraryError> {
    let Some(article) = desk.reference_source(source.row)? else { return Ok(None) };
    let format = reference_format(draft.syntax, &desk.manner.settings);
    let Some(reference) = Behind::of(article, &format) else { return Ok(None) };
    let at = place_of_reference(draft, found);
    let near: String = draft.text[at..].chars().take(BEHIND).collect();
    if near.starts_with(&reference.behind) || near.contains(reference.behind.trim()) {
        return Ok(None);
    }
    let mut edits = vec![FileEdit { span: Span::new(at, at), text: reference.behind.clone() }];
    edits.extend(reference.at_end(&draft.text));
    let title = words::add_citation(desk.manner.locale, sanitize_line(&source.told()));
    Ok(Some(edit(desk, draft, title, &edits)))
}

/// Behind the mark that closes; in a quotation that is set apart behind its last word.
fn place_of_reference(draft: &Draft, found: &Found) -> usize {
    let quoted = &found.quoted;
    if quoted.is_set_apart {
        return quoted.pieces.last().map_or(quoted.span.end, |piece| piece.end);
    }
    let inside = quoted.span.of(&draft.text);
    quoted.span.start + inside.trim_end().len()
}

fn keep(found: &Found, source: &SourceMatch, title: String) -> CodeAction {
    let argument = json!({
        "article": source.article.to_string(), "path": source.path, "title": source.title,
        "start": source.span.start, "end": source.span.end, "words": found.quoted.words,
    });
    command(title, BOOKMARK, vec![argument])
}

fn command(title: String, name: &str, arguments: Vec<Value>) -> CodeAction {
    let command =
        Command { title: title.clone(), command: name.to_owned(), arguments: Some(arguments), ..Command::default() };
    CodeAction { title, kind: Some(CodeActionKind::QuickFix), command: Some(command), ..CodeAction::default() }
}

/// An action that changes the draft, in the state that it was asked for.
fn edit(desk: &Desk, draft: &Draft, title: String, edits: &[FileEdit]) -> CodeAction {
    let edits: Vec<TextEdit> = edits.iter().map(|edit| draft.edit(edit)).collect();
    let workspace: WorkspaceEdit = if desk.manner.abilities.document_changes {
        let document = json!({ "uri": draft.uri, "version": draft.version });
        let changes = json!({ "documentChanges": [{ "textDocument": document, "edits": edits }] });
        serde_json::from_value(changes).unwrap_or_default()
    } else {
        WorkspaceEdit { changes: Some(HashMap::from([(draft.uri.clone(), edits)])), ..WorkspaceEdit::default() }
    };
    CodeAction { title, kind: Some(CodeActionKind::QuickFix), edit: Some(workspace), ..CodeAction::default() }
}
