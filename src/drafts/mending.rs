//! The changes of a draft's file that put what it quotes right: the source's very words, the right speaker.
//!
//! A file, one of its quotations and what was found about it in; the bytes to change and what to put there out. Nothing but
//! the words that differ is touched: the draft's marks, its `[…]` and brackets, its typography and its markup stay.

use unicode_normalization::UnicodeNormalization as _;

use super::compare::{Alteration, compare};
use super::pieces::pieces;
use super::quotations::Quoted;
use super::syntax::Syntax;
use crate::article::Span;

/// Bytes of a file beside a quotation in which its speaker is looked for.
const BESIDE: usize = 300;

/// These bytes of a file become this text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEdit {
    /// The bytes.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

/// The changes that give a quotation the words of its source, `source`; `alterations` are where they differ, and `escape`
/// writes words so that the file's syntax takes none of them for markup. `None` when it cannot be done without touching
/// more than the words, or when nothing differs.
#[must_use]
pub fn exact_words(
    (file, syntax): (&str, Syntax),
    quoted: &Quoted,
    (source, alterations): (&str, &[Alteration]),
    escape: &dyn Fn(&str) -> String,
) -> Option<Vec<FileEdit>> {
    let changes: Vec<(Span, String)> = alterations.iter().map(|it| in_words(&quoted.words, it)).collect();
    let mended = applied(&quoted.words, &changes);
    let is_exact = compare(&mended, &pieces(&mended), source).is_some_and(|comparison| comparison.is_exact());
    if changes.is_empty() || !is_exact {
        return None;
    }
    let places = WordPlaces::of(file, syntax, quoted)?;
    let mut edits = Vec::new();
    for (span, text) in &changes {
        edits.extend(places.edits(file, *span, text, escape)?);
    }
    Some(edits)
}

/// What an alteration makes of the words: a word too few brings a blank with it, a word too many takes one away.
fn in_words(words: &str, alteration: &Alteration) -> (Span, String) {
    let Alteration { draft, source, .. } = alteration;
    if source.is_empty() {
        let blank = |text: &str| text.len() - text.trim_end().len();
        let before = blank(&words[..draft.start]);
        let after = &words[draft.end..];
        return if before > 0 || draft.start > 0 {
            (Span::new(draft.start - before, draft.end), String::new())
        } else {
            (Span::new(draft.start, draft.end + after.len() - after.trim_start().len()), String::new())
        };
    }
    if !draft.is_empty() {
        return (*draft, source.clone());
    }
    let is_first = words[..draft.start].trim().is_empty();
    let elided = |text: &str| text.ends_with(['\'', '’']);
    let text = match is_first {
        true if elided(source) => source.clone(),
        true => format!("{source} "),
        false if elided(&words[..draft.start]) => format!("{source} "),
        false => format!(" {source}"),
    };
    (*draft, text)
}

/// A text after changes that lie in order and apart.
fn applied(text: &str, changes: &[(Span, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, put) in changes {
        out.push_str(text.get(at..span.start).unwrap_or_default());
        out.push_str(put);
        at = span.end.max(at);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Where each letter of a quotation's words stands in the file: the byte in the words and the bytes of the file, blanks
/// left out.
struct WordPlaces(Vec<(usize, Span)>);

impl WordPlaces {
    /// `None` where the words are not what the file has there, letter by letter.
    fn of(file: &str, syntax: Syntax, quoted: &Quoted) -> Option<Self> {
        let prose = syntax.read(file);
        let inside = |span: Span| quoted.pieces.iter().any(|piece| piece.covers(span));
        let there = prose.letters().filter(|(c, span)| !c.is_whitespace() && inside(*span));
        // A letter and its accent may be one character or two.
        let mut there = there.flat_map(|(c, span)| std::iter::once(c).nfd().map(move |part| (part, span)));
        let mut places: Vec<(usize, Span)> = Vec::new();
        for (at, c) in quoted.words.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            for part in std::iter::once(c).nfd() {
                let (_, span) = there.find(|(other, _)| *other == part)?;
                match places.last_mut() {
                    Some((last, whole)) if *last == at => whole.end = span.end.max(whole.end),
                    _ => places.push((at, span)),
                }
            }
        }
        Some(Self(places))
    }

    /// The edits that put `text` in place of a stretch of the words. Markup between its letters stays.
    fn edits(&self, file: &str, words: Span, text: &str, escape: &dyn Fn(&str) -> String) -> Option<Vec<FileEdit>> {
        let first = self.0.partition_point(|(at, _)| *at < words.start);
        let last = self.0.partition_point(|(at, _)| *at < words.end);
        let before = first.checked_sub(1).map(|at| self.0[at].1);
        let after = self.0.get(last).map(|(_, span)| *span);
        if first == last {
            return put_in(file, (before, after), &escape(text.trim())).map(|edit| vec![edit]);
        }
        let put = escape(text);
        let letters = &self.0[first..last];
        // Letters that are written together, as `\oe` is, can only be changed together.
        if before == letters.first().map(|(_, span)| *span) || after == letters.last().map(|(_, span)| *span) {
            return None;
        }
        let mut stretches: Vec<Span> = Vec::new();
        for (_, span) in letters {
            match stretches.last_mut() {
                Some(stretch) if is_blank(file, stretch.end, span.start) => stretch.end = span.end.max(stretch.end),
                _ => stretches.push(*span),
            }
        }
        if let (true, [.., stretch]) = (text.is_empty(), stretches.as_mut_slice()) {
            without_blank(file, (before, after), stretch);
        }
        let edit = |(number, span): (usize, Span)| FileEdit {
            span,
            text: if number == 0 { put.clone() } else { String::new() },
        };
        Some(stretches.into_iter().enumerate().map(edit).collect())
    }
}

/// A word too few is put between its neighbours, on the side of the markup between them where the blank is.
fn put_in(file: &str, (before, after): (Option<Span>, Option<Span>), word: &str) -> Option<FileEdit> {
    let is_elided = word.ends_with(['\'', '’']);
    let edit = |at: usize, text: String| Some(FileEdit { span: Span::new(at, at), text });
    match (before, after) {
        (_, Some(after)) if is_elided => edit(after.start, word.to_owned()),
        (Some(before), _) if file[before.end..].starts_with(char::is_whitespace) => {
            edit(before.end, format!(" {word}"))
        }
        (_, Some(after)) => edit(after.start, format!("{word} ")),
        (Some(before), None) => edit(before.end, format!(" {word}")),
        (None, None) => None,
    }
}

/// A word too many takes a blank with it: the one before it, unless a line ends there.
fn without_blank(file: &str, (before, after): (Option<Span>, Option<Span>), word: &mut Span) {
    let blank = |from: usize, to: usize| is_blank(file, from, to) && !file[from.min(to)..to].contains('\n');
    match (before, after) {
        (Some(before), _) if blank(before.end, word.start) => word.start = before.end.min(word.start),
        (_, Some(after)) if blank(word.end, after.start) => word.end = after.start.max(word.end),
        (Some(before), _) if is_blank(file, before.end, word.start) => word.start = before.end.min(word.start),
        _ => {}
    }
}

/// Whether nothing but blanks stands between two bytes of a file.
fn is_blank(file: &str, from: usize, to: usize) -> bool {
    to < from || file.get(from..to).is_some_and(|between| between.trim().is_empty())
}

/// Where the file names the one whom the draft takes for the speaker of a quotation; `None` where it does not do so
/// beside it.
#[must_use]
pub fn named_speaker(file: &str, quoted: &Quoted) -> Option<Span> {
    let name = quoted.speaker.as_deref()?;
    let family = name.split_whitespace().next_back().filter(|word| word.chars().nth(1).is_some())?;
    [name, family].into_iter().find_map(|words| {
        let nearest = beside(file, quoted).into_iter().filter_map(|span| find(file, span, words, quoted.span));
        let found = nearest
            .min_by_key(|span| span.start.abs_diff(quoted.span.start).min(span.start.abs_diff(quoted.span.end)))?;
        Some(with_title(file, found))
    })
}

/// The stretches of a file where the speaker of a quotation is named: its own paragraph, and the quotation where that is
/// set apart with its credit.
fn beside(file: &str, quoted: &Quoted) -> Vec<Span> {
    use crate::text::char_classes::floor_boundary;
    let Span { start, end } = quoted.span;
    let from = floor_boundary(file, start.saturating_sub(BESIDE));
    let to = floor_boundary(file, (end + BESIDE).min(file.len()));
    let before = &file[from..start];
    let after = &file[end..to];
    let from = before.rfind("\n\n").map_or(from, |at| from + at + 2);
    let to = after
        .trim_start_matches('\n')
        .find("\n\n")
        .map_or(to, |at| end + (after.len() - after.trim_start_matches('\n').len()) + at);
    let own = quoted.is_set_apart.then_some(quoted.span);
    [Span::new(end, to.max(end)), Span::new(from, start)].into_iter().chain(own).collect()
}

/// Where whole words stand in a stretch of a file, nearest to the quotation.
fn find(file: &str, stretch: Span, words: &str, quotation: Span) -> Option<Span> {
    let text = stretch.of(file);
    let is_whole = |at: &usize| {
        let behind = &text[at + words.len()..];
        !text[..*at].ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    };
    let mut found = text.match_indices(words).map(|(at, _)| at).filter(is_whole);
    let is_before = stretch.end <= quotation.start || stretch == quotation;
    let at = if is_before { found.last() } else { found.next() }?;
    Some(Span::new(stretch.start + at, stretch.start + at + words.len()))
}

/// A name with the title and the first names before it, which belong to the one who is named.
fn with_title(file: &str, name: Span) -> Span {
    const TITLES: [&str; 10] = ["M.", "MM.", "Mme", "Mmes", "Mlle", "Mr", "Mr.", "Mrs.", "Ms.", "Dr"];
    let mut start = name.start;
    loop {
        let before = &file[..start];
        let line = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        if line.len() == before.len() {
            break;
        }
        let word = line.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '»' | '*' | '[')).next();
        let Some(word) = word.filter(|word| TITLES.contains(word)) else { break };
        start = line.len() - word.len();
    }
    Span::new(start, name.end)
}
