//! Where a word ends: the rules for apostrophes, hyphens and stops inside it or at its end.

use super::cutter::Cutter;
use super::runs::{is_hyphen, number_follows, run_length, starts_word};
use super::stop::Stop;
use super::{TokenKind, tables};
use crate::text::char_classes::is_apostrophe;

/// What follows the letters read so far.
enum Continuation {
    /// More of the same word.
    Goes,
    /// Nothing: the word ends here.
    Ends,
    /// Nothing, and the tokens are already cut.
    Cut,
}

/// Cuts the word (and what hangs on it) that begins at the current place.
pub(super) fn word(cutter: &mut Cutter<'_>) {
    let start = cutter.at;
    if matches!(cutter.rest().as_bytes().first(), Some(b'h' | b'H' | b'w' | b'W')) && cutter.address(start) {
        return;
    }
    go_on(cutter, start);
}

/// Cuts the word that begins at `start` and was read up to the current place.
pub(super) fn go_on(cutter: &mut Cutter<'_>, start: usize) {
    loop {
        cutter.at += run_length(cutter.rest());
        let next = match cutter.peek() {
            Some(c) if is_apostrophe(c) => apostrophe(cutter, start, c),
            Some(c) if is_hyphen(c) => hyphen(cutter, start, c),
            Some('.') => stop(cutter, start),
            Some('@') if cutter.address(start) => Continuation::Cut,
            Some(c @ ('·' | '&')) if starts_word(&cutter.rest()[c.len_utf8()..]) => goes(cutter, c),
            Some(c @ '°') if matches!(&cutter.text[start..cutter.at], "n" | "N") => goes(cutter, c),
            _ => Continuation::Ends,
        };
        match next {
            Continuation::Goes => {}
            Continuation::Ends => return cutter.push(start, TokenKind::Word),
            Continuation::Cut => return,
        }
    }
}

fn goes(cutter: &mut Cutter<'_>, c: char) -> Continuation {
    cutter.at += c.len_utf8();
    Continuation::Goes
}

/// `l'homme`, `aujourd'hui`, `Roche's`, `don't`, `O'Brien`, `the towns' mayors`.
fn apostrophe(cutter: &mut Cutter<'_>, start: usize, c: char) -> Continuation {
    let word = &cutter.text[start..cutter.at];
    let after = &cutter.rest()[c.len_utf8()..];
    let following = run_length(after);
    if following > 0 {
        let whole = &cutter.text[start..cutter.at + c.len_utf8() + following];
        if tables::is_elision(word) && !tables::is_whole(whole) {
            cutter.at += c.len_utf8();
            return Continuation::Ends;
        }
        if matches!(&after[..following], "s" | "S") {
            cutter.push(start, TokenKind::Word);
            possessive(cutter);
            return Continuation::Cut;
        }
        return goes(cutter, c);
    }
    let before_word = after.strip_prefix([' ', '\u{A0}']).is_some_and(starts_word);
    let elided = after.starts_with(['«', '“', '"', '‹', '‘', '„']) || (before_word && !cutter.single_open);
    if elided && tables::is_elision(word) {
        cutter.at += c.len_utf8();
    } else if before_word && !cutter.single_open && word.ends_with(['s', 'S']) {
        cutter.push(start, TokenKind::Word);
        cutter.take(c.len_utf8(), TokenKind::Word);
        return Continuation::Cut;
    }
    Continuation::Ends
}

/// Cuts the `'s` at the current place, if there is one.
pub(super) fn possessive(cutter: &mut Cutter<'_>) {
    let Some(after) = cutter.rest().strip_prefix(is_apostrophe) else { return };
    let run = run_length(after);
    if matches!(&after[..run], "s" | "S") {
        cutter.take(cutter.rest().len() - after.len() + run, TokenKind::Word);
    }
}

/// `porte-parole`, `dit-elle`, `donne-le-moi`, `Covid-19`.
fn hyphen(cutter: &mut Cutter<'_>, start: usize, c: char) -> Continuation {
    let mut lengths = [0; 3];
    let mut rest = cutter.rest();
    for length in &mut lengths {
        let Some(after) = rest.strip_prefix(is_hyphen) else { break };
        let Some(found) = tables::clitic(after, |rest| !starts_word(rest)) else { break };
        *length = rest.len() - after.len() + found;
        rest = &rest[*length..];
    }
    let hangs = lengths[0] > 0 && !rest.strip_prefix(is_hyphen).is_some_and(starts_word);
    if hangs && !tables::is_whole(&cutter.text[start..cutter.text.len() - rest.len()]) {
        cutter.push(start, TokenKind::Word);
        lengths.into_iter().filter(|length| *length > 0).for_each(|length| cutter.take(length, TokenKind::Word));
        return Continuation::Cut;
    }
    if starts_word(&cutter.rest()[c.len_utf8()..]) { goes(cutter, c) } else { Continuation::Ends }
}

/// `M. Roche`, `J.-P.`, `U.S.`, `p. 12`, `journal.example.org`; else the stop ends a sentence.
fn stop(cutter: &mut Cutter<'_>, start: usize) -> Continuation {
    let word = &cutter.text[start..cutter.at];
    let after = &cutter.rest()[1..];
    if starts_word(after) && cutter.address(start) {
        return Continuation::Cut;
    }
    let initials = initials_length(&cutter.text[start..]);
    let length = match tables::abbreviation(word) {
        _ if initials > word.len() + 1 => initials,
        Some(Stop::Number) if !number_follows(after) && !is_ex(word, after) => 0,
        Some(_) => word.len() + 1,
        None if initials > 0 && is_initial(after) && !tables::takes_letter(&cutter.text[..start]) => initials,
        None => 0,
    };
    if length > 0 && !cutter.text[start + length..].starts_with('.') {
        cutter.at = start + length;
    }
    Continuation::Ends
}

/// The first half of `p. ex.`.
fn is_ex(word: &str, after: &str) -> bool {
    word == "p" && after.trim_start_matches([' ', '\u{A0}']).starts_with("ex.")
}

/// Whether one letter with a stop is an initial, by what stands after it: a name or another initial.
fn is_initial(after: &str) -> bool {
    after.strip_prefix([' ', '\u{A0}', '\u{202F}']).unwrap_or(after).starts_with(char::is_uppercase)
}

/// Initials that are taken together.
const MOST_INITIALS: usize = 10;

/// Length of single letters each with its stop at the beginning of `text` (`J.-P.`, `a.m.`), 0 when there are
/// none. One alone must be a capital.
pub(super) fn initials_length(text: &str) -> usize {
    let mut length = 0;
    for _ in 0..MOST_INITIALS {
        let rest = &text[length..];
        let letter = if length > 0 { rest.strip_prefix('-').unwrap_or(rest) } else { rest };
        let run = run_length(letter);
        let single = letter[..run].chars().nth(1).is_none() && letter.starts_with(char::is_alphabetic);
        if !single || !letter[run..].starts_with('.') || (run == 0) {
            break;
        }
        length += rest.len() - letter.len() + run + 1;
    }
    let alone = text[..length].matches('.').count() == 1;
    if alone && !text.starts_with(char::is_uppercase) { 0 } else { length }
}
