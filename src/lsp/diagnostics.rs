//! What was found about the quotations of a draft, as the diagnostics of an editor.
//!
//! Quotations with verdicts in, diagnostics with their places, messages and sources out. Pure: where a source's file is
//! stands in the verdict.

use lsp_types::{Code, Diagnostic, DiagnosticRelatedInformation, Location};

use super::client::Abilities;
use super::desk::location;
use super::documents::Draft;
use super::findings::Kind;
use super::settings::Settings;
use super::verdicts::Found;
use crate::drafts::named_speaker;
use crate::library::SourceMatch;
use crate::tui::locale::Locale;

/// What names this server in an editor.
pub(super) const SOURCE: &str = "guillemet";

/// The diagnostics of a draft. While the archives are still being read, nothing is said to be missing from them.
pub(super) fn diagnostics(
    draft: &Draft,
    found: &[Found],
    (settings, abilities, locale): (&Settings, &Abilities, Locale),
    is_complete: bool,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for one in found {
        for kind in Kind::of(&one.checked) {
            let Some(severity) = settings.severity(kind).filter(|_| is_complete || kind != Kind::NotFound) else {
                continue;
            };
            let speaker = (kind == Kind::OtherSpeaker).then(|| named_speaker(&draft.text, &one.quoted)).flatten();
            let related = related(one, kind, locale).filter(|_| abilities.related_information);
            diagnostics.push(Diagnostic {
                range: draft.range(speaker.unwrap_or(one.quoted.span)),
                severity: Some(severity),
                code: Some(Code::String(kind.name().to_owned())),
                source: Some(SOURCE.to_owned()),
                message: kind.message(&one.checked, locale).into(),
                related_information: related,
                ..Diagnostic::default()
            });
        }
    }
    diagnostics
}

/// Where the source stands, and for other words the others.
fn related(found: &Found, kind: Kind, locale: Locale) -> Option<Vec<DiagnosticRelatedInformation>> {
    let others = if kind == Kind::OtherWords { found.checked.others.as_slice() } else { &[] };
    let sources = found.checked.source.iter().chain(others);
    let all: Vec<_> = sources.filter_map(|source| information(source, locale)).collect();
    Some(all).filter(|all| !all.is_empty())
}

fn information(source: &SourceMatch, locale: Locale) -> Option<DiagnosticRelatedInformation> {
    let place: Location = location(source.file.as_deref()?, source.line.unwrap_or(1));
    let words: String = source.words.chars().take(300).collect();
    let quoted = match locale {
        Locale::English => format!("“{words}” {}", source.told()),
        Locale::French => format!("« {words} » {}", source.told()),
    };
    let message = crate::text::sanitize::sanitize_line(&quoted);
    Some(DiagnosticRelatedInformation { location: place, message })
}
