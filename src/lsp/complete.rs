//! The quotations that go on as what is typed between marks begins, by the index alone.
//!
//! A draft and the place of the cursor in; items out, those of the speaker who is named before the mark first.

use std::collections::HashSet;

use lsp_types::{CompletionItem, CompletionItemKind, CompletionItemTextEdit, CompletionList, TextEdit};
use serde_json::Value;

use super::desk::Desk;
use super::documents::Draft;
use super::going_on::{going_on, sentence_end};
use super::name_at::names_before;
use super::references::{Behind, format_of, reference_format};
use super::typed::{Typed, typed};
use crate::archive::{Articles, GoingOn, Index, IndexError, StoredQuotation};
use crate::article::Span;
use crate::drafts::FileEdit;
use crate::library::LibraryError;
use crate::text::sanitize::sanitize_line;

/// Items that are answered, at most: what is typed next asks again.
const MOST: usize = 40;
/// Quotations that are asked for in each way.
const EACH: usize = 60;
/// Letters of the last word from which on the index is asked for words that begin so.
const BEGINNING: usize = 3;
/// Code points of a label.
const LABEL: usize = 90;

/// The items at a byte of a draft.
pub(super) fn answer(desk: &mut Desk, draft: &Draft, byte: usize) -> Result<Value, LibraryError> {
    let Some(typed) = typed(&draft.text, draft.syntax, byte) else { return Ok(Value::Null) };
    let words = typed.span.of(&draft.text).to_owned();
    let speakers = names_before(&draft.text, typed.mark);
    let open = desk.service.open_index()?;
    let said = candidates(&open.index, &open.articles, &words, &speakers)?;
    let mut items = Vec::new();
    let mut known = HashSet::new();
    for quotation in &said {
        let Some(rest) = going_on(&quotation.words, &words) else { continue };
        for end in [sentence_end(&quotation.words, rest.start).min(rest.end), rest.end] {
            let rest = Span::new(rest.start, end);
            if items.len() < MOST
                && rest.of(&quotation.words).len() > words.trim().len()
                && known.insert(rest.of(&quotation.words).to_owned())
            {
                items.extend(item(desk, draft, &typed, (quotation, rest), items.len())?);
            }
        }
    }
    let list = CompletionList { is_incomplete: true, items, ..CompletionList::default() };
    Ok(serde_json::to_value(list).unwrap_or_default())
}

/// The quotations of the index that may go on so: the speaker's first, then those that begin so, then those that have it.
fn candidates(
    index: &Index,
    articles: &Articles,
    words: &str,
    speakers: &[String],
) -> Result<Vec<StoredQuotation>, IndexError> {
    let all: Vec<&str> = words.split_whitespace().collect();
    let is_open = words.ends_with(char::is_alphanumeric);
    let last = all.last().map_or(0, |word| word.chars().filter(|c| c.is_alphanumeric()).count());
    // Very many words begin with one or two letters: without them the words before say enough, or nothing does.
    let short = is_open && last < BEGINNING;
    let asked = if short { all[..all.len().saturating_sub(1)].join(" ") } else { all.join(" ") };
    let is_open = is_open && !short;
    let mut ways = Vec::new();
    for name in speakers {
        ways.push(GoingOn { words: &asked, is_open, at_start: false, speaker: Some(name) });
    }
    if !asked.is_empty() {
        ways.push(GoingOn { words: &asked, is_open, at_start: true, speaker: None });
        ways.push(GoingOn { words: &asked, is_open, at_start: false, speaker: None });
    }
    let mut found: Vec<StoredQuotation> = Vec::new();
    let mut known = HashSet::new();
    for way in ways {
        let mut more = index.quotations_going_on(way, articles, EACH)?;
        more.retain(|quotation| known.insert(quotation.key) && going_on(&quotation.words, words).is_some());
        // The list has the newest first.
        more.sort_by_key(|quotation| (articles.row_of_key(quotation.article), quotation.ordinal));
        found.extend(more);
        if found.len() >= MOST {
            break;
        }
    }
    Ok(found)
}

fn item(
    desk: &mut Desk,
    draft: &Draft,
    typed: &Typed,
    (quotation, rest): (&StoredQuotation, Span),
    rank: usize,
) -> Result<Option<CompletionItem>, LibraryError> {
    let open = desk.service.open_index()?;
    let Some(row) = open.articles.row_of_key(quotation.article) else { return Ok(None) };
    let Some(article) = open.articles.get(row as usize) else { return Ok(None) };
    let words = rest.of(&quotation.words);
    let date = article.date.map(|date| date.to_string()).unwrap_or_default();
    let detail = [quotation.speaker(), &date, article.source, article.title];
    let detail = detail.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let format = format_of(draft.syntax, &desk.manner.settings);
    let mut new_text = crate::citation::escaped(words, &format);
    let mut more = Vec::new();
    if !typed.is_closed {
        new_text.push_str(typed.closing);
    }
    if desk.manner.settings.cite_on_completion
        && let Some(reference) =
            Behind::of(crate::library::source_of_row(&article), &reference_format(draft.syntax, &desk.manner.settings))
    {
        // Behind the mark that closes: what is there already moves with what is put in.
        if typed.is_closed {
            let rest = &draft.text[typed.span.end..];
            let blanks = rest.len() - rest.trim_start().len();
            let mark = rest.trim_start().chars().next().map_or(0, char::len_utf8);
            let at = typed.span.end + blanks + mark;
            more.push(draft.edit(&FileEdit { span: Span::new(at, at), text: reference.behind.clone() }));
        } else {
            new_text.push_str(&reference.behind);
        }
        more.extend(reference.at_end(&draft.text).map(|edit| draft.edit(&edit)));
    }
    // An edit of a completion must keep to the line of the cursor.
    let start = typed.span.of(&draft.text).rfind('\n').map_or(typed.span.start, |at| typed.span.start + at + 1);
    if start > typed.span.start {
        let Some(left) = going_on(words, &draft.text[start..typed.span.end]) else { return Ok(None) };
        new_text = new_text.get(left.start..).unwrap_or_default().to_owned();
    }
    let before = draft.text[start..typed.span.end].to_owned();
    let label: String = sanitize_line(words).chars().take(LABEL).collect();
    let is_cut = words.chars().nth(LABEL).is_some();
    Ok(Some(CompletionItem {
        label: if is_cut { format!("{label}…") } else { label },
        kind: Some(CompletionItemKind::Text),
        detail: Some(sanitize_line(&detail)),
        sort_text: Some(format!("{rank:03}")),
        // What is typed differs from the words in accents and capitals, and clients compare letter by letter.
        filter_text: Some(format!("{before}{}", sanitize_line(words))),
        text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit {
            range: draft.range(Span::new(start, typed.span.end)),
            new_text,
        })),
        additional_text_edits: Some(more).filter(|more| !more.is_empty()),
        ..CompletionItem::default()
    }))
}
