//! The quotations of a draft with their verdicts, and the articles and entities of the archives, as symbols of an editor.

use lsp_types::SymbolKind;
use serde_json::{Value, json};

use super::desk::{Desk, location};
use super::documents::Draft;
use super::findings::Kind;
use super::verdicts::Found;
use crate::analysis::EntityKind;
use crate::library::{CheckVerdict, LibraryError};
use crate::text::fold::fold;
use crate::text::sanitize::sanitize_line;
use crate::tui::locale::Locale;

/// Code points of a quotation that name it.
const NAME: usize = 80;
/// Articles, and entities, that are answered at most.
const MOST: usize = 60;

/// The quotations of a draft, with their verdicts.
pub(super) fn of_draft(desk: &mut Desk, draft: &Draft) -> Result<Value, LibraryError> {
    let found = desk.all_found(draft)?;
    let symbol = |found: &Found| {
        let range = draft.range(found.quoted.span);
        let name: String = sanitize_line(&found.quoted.words).chars().take(NAME).collect();
        let name = if name.is_empty() { "«»".to_owned() } else { name };
        let kind = SymbolKind::String;
        if desk.manner.abilities.hierarchical_symbols {
            let detail = detail(found, desk.manner.locale);
            json!({ "name": name, "detail": detail, "kind": kind, "range": range, "selectionRange": range })
        } else {
            json!({ "name": name, "kind": kind, "location": { "uri": draft.uri, "range": range } })
        }
    };
    Ok(found.iter().map(symbol).collect::<Vec<_>>().into())
}

/// The verdict, what else was found, and the source.
fn detail(found: &Found, locale: Locale) -> String {
    let checked = &found.checked;
    let verdict = locale.verdict(checked.verdict);
    let findings = checked.findings.iter().map(|finding| locale.finding(*finding));
    let heading = std::iter::once(verdict).chain(findings).collect::<Vec<_>>().join(", ");
    let source = checked.source.as_ref().map(|source| source.told()).unwrap_or_default();
    sanitize_line(&[heading, source].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" — "))
}

/// The articles and entities of the archives whose headlines or names have these words.
pub(super) fn of_workspace(desk: &mut Desk, query: &str) -> Result<Value, LibraryError> {
    let locale = desk.manner.locale;
    let open = desk.service.open_index()?;
    let folded = fold(query);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut symbols = Vec::new();
    for entity in open.index.entities_named(query, true, MOST)?.into_iter().filter(|it| it.kind != EntityKind::Date) {
        let newest = open.index.articles_naming(entity.key, &open.articles)?.into_iter().next();
        let stored = newest.and_then(|row| open.articles.stored(row as usize));
        symbols.extend(stored.map(|stored| {
            let within = format!("{}, {}", locale.kind(entity.kind), entity.articles);
            let kind = if entity.kind == EntityKind::Person { SymbolKind::Class } else { SymbolKind::Object };
            json!({
                "name": sanitize_line(&entity.name), "kind": kind, "containerName": within,
                "location": location(&stored.path, 1),
            })
        }));
    }
    // The list has the newest first.
    let matches = open.articles.iter().filter(|article| {
        let title = fold(article.title);
        words.iter().all(|word| title.contains(word))
    });
    for article in matches.take(MOST) {
        let Some(stored) = open.articles.stored(article.row as usize) else { continue };
        let date = article.date.map(|date| date.to_string()).unwrap_or_default();
        let within = [article.source.to_owned(), date];
        let within = within.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        symbols.push(json!({
            "name": sanitize_line(article.title), "kind": SymbolKind::File, "containerName": sanitize_line(&within),
            "location": location(&stored.path, 1),
        }));
    }
    Ok(symbols.into())
}

/// The sources of exact quotations, behind them; nothing unless the settings ask for it.
pub(super) fn hints(desk: &mut Desk, draft: &Draft, span: crate::article::Span) -> Result<Value, LibraryError> {
    if !desk.manner.settings.inlay_hints {
        return Ok(Value::Array(Vec::new()));
    }
    let found = desk.found_at(draft, span)?;
    let exact = found
        .iter()
        .filter(|found| found.checked.verdict == CheckVerdict::Exact && Kind::of(&found.checked).is_empty());
    let hints = exact.filter_map(|found| {
        let source = found.checked.source.as_ref()?;
        let label = format!("— {}", sanitize_line(&source.told()));
        Some(json!({ "position": draft.position(found.quoted.span.end), "label": label, "paddingLeft": true }))
    });
    Ok(hints.collect::<Vec<_>>().into())
}
