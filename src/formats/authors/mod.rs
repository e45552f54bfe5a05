//! A byline → the names in it: persons, agencies and desks. When it was written, what somebody is, where and for whom
//! are left out; so are addresses.

mod places;
mod words;

use super::dates;
use super::urls::is_url;
use crate::text::fold::fold;
use places::is_place;
use words::{Part, is_agency, is_aside, is_body, is_newspaper, is_role, part};

/// What stands before a part of a byline.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing, or a sign that sets it apart from everything before.
    Apart,
    /// A comma or a dash: it may belong to the part before.
    Comma,
    /// `et`, `and`, `avec`, `with`, `&`: another author.
    And,
}

/// The longest byline that is read, in bytes: lists of a hundred authors fit.
const LONGEST: usize = 4_000;

/// The beginning of a byline, up to a comma where it is too long.
fn head(byline: &str) -> &str {
    if byline.len() <= LONGEST {
        return byline;
    }
    let end = (0..=LONGEST).rev().find(|at| byline.is_char_boundary(*at)).unwrap_or(0);
    byline[..end].rsplit_once([',', ';']).map_or(&byline[..end], |(head, _)| head)
}

/// The names in `byline`, in order. `Doe, Jane` stays one name.
pub(super) fn split(byline: &str) -> Vec<String> {
    let byline = without_addresses(head(byline));
    let capitals = !byline.contains(char::is_lowercase);
    let mut names: Vec<String> = Vec::new();
    let groups: Vec<&str> = byline.split([';', '|', '•', '·']).collect();
    let inverted = groups.len() > 1 && groups.iter().all(|group| group.split(',').count() == 2);
    for group in groups {
        if inverted || is_inverted(group) {
            names.push(tidy(group).to_string());
        } else {
            add_group(group, capitals, &mut names);
        }
    }
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| !name.is_empty() && seen.insert(name.clone()));
    names
}

/// The newspaper that a person of the byline writes for, set apart behind the name: `Ann Lowe, The Weekly Post`.
pub(super) fn newspaper(byline: &str) -> Option<String> {
    let byline = without_addresses(head(byline));
    let capitals = !byline.contains(char::is_lowercase);
    byline.split([';', '|', '•', '·']).find_map(|group| {
        let (outside, inside) = brackets(group);
        let mut last = None;
        let pieces = pieces(&outside, capitals);
        let behind = pieces.into_iter().find_map(|(before, piece)| {
            let name = name_in(piece, capitals);
            let is_behind = before == Before::Comma && last == Some(Part::Person);
            last = Some(part(name, capitals));
            (is_behind && !is_place(name) && is_newspaper(name)).then(|| name.to_string())
        });
        let in_brackets = || inside.iter().map(|text| tidy(text)).find(|text| is_newspaper(text)).map(str::to_string);
        behind.or_else(|| in_brackets().filter(|_| last == Some(Part::Person)))
    })
}

/// The authors that one entry of a list of authors is: a body with an agency (`La Gazette avec AFP`) is one there, as
/// whoever made the list says.
pub(super) fn listed(entry: &str) -> Vec<String> {
    let names = split(entry);
    let bodies = names.len() > 1 && names.iter().all(|name| part(name, false) != Part::Person);
    if bodies { vec![tidy(entry).to_string()] } else { names }
}

/// `Doe, Jane`, `Le Goff, Marie`, `van der Berg, Jan`: the family name first.
fn is_inverted(group: &str) -> bool {
    const PARTICLES: [&str; 8] = ["van", "von", "de", "du", "di", "le", "la", "ben"];
    let Some((family, given)) = group.split_once(',') else { return false };
    let (family, given) = (without_lead(family.trim()), given.trim());
    let one = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace) && !text.contains(',');
    let first = fold(family.split_whitespace().next().unwrap_or_default());
    let has_particle = PARTICLES.contains(&first.as_str()) && family.split_whitespace().count() > 1;
    let given_name = one(given) && given.starts_with(char::is_uppercase) && !is_agency(given, false);
    given_name && (one(family) && !is_agency(family, false) || has_particle) && !is_role(given) && !is_role(family)
}

/// The names of a part of a byline that nothing but commas, dashes, brackets and conjunctions divide.
fn add_group(group: &str, capitals: bool, names: &mut Vec<String>) {
    let (outside, inside) = brackets(group);
    let all_lower = !group.contains(char::is_uppercase);
    let mut last = None;
    let pieces = pieces(&outside, capitals || all_lower);
    let is_person = |piece: &str| {
        let name = name_in(piece, capitals);
        part(name, capitals) == Part::Person && !is_place(name)
    };
    let with_a_person = pieces.iter().any(|(_, piece)| is_person(piece));
    for (before, piece) in &pieces {
        if let (Some(Part::Person), Some(name), true) = (last, names.last_mut(), is_suffix(piece)) {
            name.push_str(&format!(", {piece}"));
            continue;
        }
        let name = name_in(piece, capitals);
        let what = part(name, capitals);
        let is_joined = *before == Before::And || followed_by_and(&pieces, piece);
        let kept = match what {
            // Where the person is.
            _ if with_a_person && *before == Before::Comma && is_place(name) => false,
            Part::Person | Part::Agency => true,
            // The newspaper of the person before it, who is the author.
            Part::Body => *before != Before::Comma || last != Some(Part::Person),
            // Somebody who has but one name; in small letters it is what a person is.
            Part::Word => !with_a_person || is_joined || all_lower || name.starts_with(char::is_uppercase),
            Part::Aside => false,
        };
        if kept {
            names.push(name.to_string());
            last = Some(what);
        }
    }
    let only = names.is_empty();
    for text in inside {
        let text = without_conjunction(text.trim());
        if is_agency(text, capitals) || only && part(text, capitals) == Part::Person {
            names.push(text.to_string());
        }
    }
}

/// Whether a piece belongs to the name before it: `Ada King, Jr.`
fn is_suffix(piece: &str) -> bool {
    ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "Esq.", "PhD", "Ph.D.", "M.D."].contains(&piece)
}

/// Whether the next piece is joined to this one, so that both are of a kind: `Zep et Inès Vautrin`.
fn followed_by_and(pieces: &[(Before, &str)], piece: &str) -> bool {
    let after = pieces.iter().skip_while(|(_, other)| !std::ptr::eq(*other, piece)).nth(1);
    after.is_some_and(|(before, _)| *before == Before::And)
}

/// The text without what stands in brackets, and that.
fn brackets(text: &str) -> (String, Vec<&str>) {
    let (mut outside, mut inside, mut rest) = (String::new(), Vec::new(), text);
    while let Some(open) = rest.find(['(', '[']) {
        let after = &rest[open + 1..];
        let close = after.find([')', ']']).unwrap_or(after.len());
        outside.push_str(&rest[..open]);
        inside.push(&after[..close]);
        rest = after.get(close + 1..).unwrap_or_default();
    }
    outside.push_str(rest);
    (outside, inside)
}

/// Without links, addresses of mail and names of accounts.
fn without_addresses(byline: &str) -> String {
    let is_address = |word: &&str| is_url(word) || word.starts_with("www.") || word.contains('@');
    byline.split_whitespace().filter(|word| !is_address(word)).collect::<Vec<_>>().join(" ")
}

/// Cuts at commas, dashes, slashes between words, and conjunctions.
fn pieces(text: &str, any_case: bool) -> Vec<(Before, &str)> {
    let mut pieces = Vec::new();
    let dashed = [" - ", " – ", " — ", " / "]
        .iter()
        .fold(vec![text], |parts, dash| parts.into_iter().flat_map(|part| part.split(dash)).collect());
    for (number, dash_part) in dashed.iter().enumerate() {
        for (at, comma_part) in dash_part.split(',').flat_map(split_slash).enumerate() {
            let mut before = if number + at == 0 { Before::Apart } else { Before::Comma };
            let mut rest = without_conjunction(comma_part.trim());
            if rest.len() < comma_part.trim().len() {
                before = Before::And;
            }
            while let Some((left, right)) = split_conjunction(rest, any_case) {
                pieces.push((before, left));
                (before, rest) = (Before::And, right);
            }
            pieces.push((before, rest));
        }
    }
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

/// `AFP/Reuters` in two; a date in figures stays whole.
fn split_slash(text: &str) -> Vec<&str> {
    let figures = text.contains(|c: char| c.is_ascii_digit());
    if figures { vec![text] } else { text.split('/').collect() }
}

const CONJUNCTIONS: [&str; 5] = ["et", "and", "&", "avec", "with"];

fn without_conjunction(text: &str) -> &str {
    match text.split_once(' ') {
        Some((word, rest)) if CONJUNCTIONS.contains(&fold(word).as_str()) => rest.trim_start(),
        _ => text,
    }
}

/// The first conjunction between two authors, and what stands around it. `Rien et tout`, `Science et Vie` and `Institut
/// de chimie et de physique` are one.
fn split_conjunction(text: &str, any_case: bool) -> Option<(&str, &str)> {
    let words = text.match_indices(' ').map(|(at, _)| at);
    words
        .filter_map(|at| {
            let (left, rest) = (text[..at].trim(), &text[at + 1..]);
            let (word, right) = rest.split_once(' ')?;
            CONJUNCTIONS.contains(&fold(word).as_str()).then_some((word, left, right.trim()))
        })
        .find(|(word, left, right)| {
            let is_name = |text: &str| text.split_whitespace().count() > 1;
            let agency =
                is_agency(right.split([' ', ',']).next().unwrap_or_default(), false) || is_agency(right, false);
            let with = ["avec", "with"].contains(&fold(word).as_str());
            let capital = any_case || right.starts_with(char::is_uppercase);
            let institution = is_body(left) && !is_agency(left, false);
            agency
                || is_aside(&fold(right))
                || capital && with
                || capital && !institution && (is_name(left) || is_name(right))
        })
        .map(|(_, left, right)| (left, right))
}

/// The name in a piece: without what leads to it, the date, the role, the place.
fn name_in(piece: &str, capitals: bool) -> &str {
    let piece = tidy(piece);
    if is_aside(&fold(piece)) && !fold(piece).starts_with("publie par") {
        return "";
    }
    let name = after_role(without_lead(piece));
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    if ["à", "au", "aux", "in", "at", "from", "depuis"].contains(&first.as_str()) {
        return "";
    }
    let name = before_place(before_role(before_date(name)), capitals);
    tidy(name)
}

fn tidy(text: &str) -> &str {
    let is_edge = |c: char| c.is_whitespace() || ",:*–—-".contains(c);
    let name = text.trim().trim_start_matches(|c: char| is_edge(c) || c == '.').trim_end_matches(is_edge);
    if ends_shortened(name) { name } else { name.trim_end_matches(|c: char| is_edge(c) || c == '.') }
}

/// Whether the full stop at the end is of the name: `Luc Bern C.`, `Ada King Jr.`, `A.`.
fn ends_shortened(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    name.ends_with('.') && last.chars().filter(|c| c.is_alphabetic()).count() <= 2 && !last.ends_with("..")
}

/// What stands after `Par`, `By`, `Written by`, `Propos recueillis par`, `Texte :`.
fn without_lead(text: &str) -> &str {
    const LEADS: [&str; 18] = [
        "texte",
        "textes",
        "propos",
        "recueillis",
        "recueilli",
        "redige",
        "publie",
        "written",
        "posted",
        "words",
        "story",
        "reporting",
        "interview",
        "article",
        "auteur",
        "auteurs",
        "author",
        "entretien",
    ];
    let mut rest = text;
    let mut found = text;
    for _ in 0..4 {
        let (word, after) = rest.split_once([' ', ':', '\u{a0}']).unwrap_or((rest, ""));
        let plain = fold(word.trim_end_matches(':'));
        let after = after.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
        match plain.as_str() {
            "par" | "by" => return after,
            known if LEADS.contains(&known) || known == "un" => {
                if rest[word.len()..].trim_start().starts_with(':') || word.ends_with(':') {
                    found = after;
                }
                rest = after;
            }
            _ => break,
        }
    }
    found
}

/// `De notre correspondante à Rome Inès Vautrin` → `Inès Vautrin`; a role alone stays.
fn after_role(text: &str) -> &str {
    let words: Vec<&str> = text.split_whitespace().collect();
    let leads = words.iter().take_while(|word| ["de", "notre", "nos", "our", "from"].contains(&fold(word).as_str()));
    let led = leads.count();
    if !words.get(led).is_some_and(|word| is_role(word)) {
        return text;
    }
    let is_name = |word: &&&str| word.starts_with(char::is_uppercase) && !is_role(word);
    let run = words.iter().rev().take_while(is_name).count();
    let place = words.len().checked_sub(run + 1).is_some_and(|at| is_preposition(words[at]));
    let run = if place { run.saturating_sub(1) } else { run };
    match words.len().checked_sub(run).and_then(|at| words.get(at)) {
        Some(first) if run >= 2 => &text[first.as_ptr() as usize - text.as_ptr() as usize..],
        _ => &text[text.len().min(words.get(led).map_or(0, |word| word.as_ptr() as usize - text.as_ptr() as usize))..],
    }
}

/// Cut before the words that say what somebody is.
fn before_role(text: &str) -> &str {
    if is_body(text) {
        return text;
    }
    cut(text, |number, word, _| is_role(word) && (number >= 2 || number == 1 && word.starts_with(char::is_lowercase)))
}

/// Cut before a date or a time, and the words that lead to it.
fn before_date(text: &str) -> &str {
    const LEADING: [&str; 14] =
        ["le", "on", "the", "at", "a", "du", "publie", "published", "posted", "updated", "mis", "maj", "en", "in"];
    let is_time = |word: &str| {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = inner.bytes().filter(u8::is_ascii_digit).count();
        digits > 0
            && (digits == 4 && inner.len() == 4
                || inner.contains([':', '/', 'h'])
                || digits >= 3 && inner.contains(['-', '.']))
    };
    let is_month = |word: &str| dates::parse(&format!("1 {word} 2000")).is_some();
    let words: Vec<&str> = text.split_whitespace().collect();
    let time = words.iter().position(|word| is_time(word));
    let time = time.filter(|_| dates::parse(text).is_some() || text.contains([':', 'h']));
    // `March 3`, its year behind a comma.
    let day = || words.windows(2).position(|pair| is_month(pair[0]) && pair[1].parse::<u8>().is_ok());
    let Some(mut at) = time.or_else(day) else { return text };
    while at > 0 {
        let word = words[at - 1].trim_matches(|c: char| !c.is_alphanumeric());
        let plain = fold(word);
        let is_day = word.trim_end_matches(char::is_alphabetic).parse::<u8>().is_ok();
        let weekday = plain.ends_with("di") && plain.len() > 4 || plain == "dimanche" || plain.ends_with("day");
        if !(LEADING.contains(&plain.as_str()) || is_month(word) || is_day || weekday || plain.is_empty()) {
            break;
        }
        at -= 1;
    }
    words.get(at).map_or(text, |word| &text[..word.as_ptr() as usize - text.as_ptr() as usize])
}

/// Cut before where somebody is, and for whom: `Inès Vautrin à Brest`, `Ann Lee for The Post`.
fn before_place(text: &str, capitals: bool) -> &str {
    if is_body(text) && !is_agency(text.split(" in ").next().unwrap_or_default(), capitals) {
        let person = cut(text, |number, word, _| number >= 2 && is_preposition(word));
        return if is_body(person) { text } else { person };
    }
    cut(text, |number, word, lower| {
        number >= 1 && is_preposition(word) && (lower || capitals) && (number >= 2 || word == "in")
    })
}

fn is_preposition(word: &str) -> bool {
    ["à", "au", "aux", "en", "in", "at", "from", "pour", "for", "chez", "depuis", "of"]
        .contains(&word.to_lowercase().as_str())
}

/// The text before the first word that `ends` says; it is told the number of the word and whether it is in small letters.
fn cut(text: &str, ends: impl Fn(usize, &str, bool) -> bool) -> &str {
    let mut words = text.split_whitespace().enumerate();
    let end = words.find(|(number, word)| *number > 0 && ends(*number, word, !word.contains(char::is_uppercase)));
    end.map_or(text, |(_, word)| &text[..word.as_ptr() as usize - text.as_ptr() as usize])
}

#[cfg(test)]
mod tests;
