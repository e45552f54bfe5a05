//! A byline → the names in it.

use super::urls::is_url;

/// The names in `byline`, in order. Names are split at `;`, `|`, ` et `, ` and `, and at commas where every part is a
/// whole name (`Doe, Jane` stays one). A profile's address is no name.
pub(super) fn split(byline: &str) -> Vec<String> {
    let byline = without_preposition(byline.trim());
    let mut names = Vec::new();
    for part in byline.split([';', '|']).flat_map(split_words) {
        let commas: Vec<&str> = part.split(',').map(str::trim).collect();
        if commas.iter().all(|name| is_whole_name(name)) {
            names.extend(commas);
        } else {
            names.push(part);
        }
    }
    names.into_iter().map(bare).filter(|name| !name.is_empty() && !is_url(name)).map(str::to_string).collect()
}

/// Splits at ` et ` and ` and ` where a capital follows (`Le Monde et AFP`, not `Rien et tout`).
fn split_words(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some((at, length)) = next_conjunction(&rest[from..]) {
        let after = rest[from + at + length..].trim_start();
        if after.starts_with(char::is_uppercase) {
            parts.push(rest[..from + at].trim().trim_end_matches(','));
            rest = after;
            from = 0;
        } else {
            from += at + length;
        }
    }
    parts.push(rest.trim());
    parts
}

fn next_conjunction(text: &str) -> Option<(usize, usize)> {
    [" et ", " and "].iter().filter_map(|word| text.find(word).map(|at| (at, word.len()))).min()
}

fn is_whole_name(name: &str) -> bool {
    name.split_whitespace().count() >= 2
}

fn without_preposition(byline: &str) -> &str {
    let mut words = byline.splitn(2, char::is_whitespace);
    match (words.next(), words.next()) {
        (Some("Par" | "par" | "By" | "by" | "BY" | "PAR"), Some(rest)) => rest.trim_start(),
        _ => byline,
    }
}

/// `name@example.org (Name)`, as feeds have it → `Name`.
fn bare(name: &str) -> &str {
    let name = name.trim().trim_end_matches(',').trim();
    match name.split_once(" (") {
        Some((address, rest)) if address.contains('@') => rest.trim_end_matches(')').trim(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_of_every_shape_are_split() {
        let cases: [(&str, &[&str]); 14] = [
            ("Inès Vautrin", &["Inès Vautrin"]),
            ("Inès Vautrin; Bo Marchetti", &["Inès Vautrin", "Bo Marchetti"]),
            ("Inès Vautrin, Bo Marchetti et Léo Roux", &["Inès Vautrin", "Bo Marchetti", "Léo Roux"]),
            ("Ann Lee, Bo Roe, and Cy Doe", &["Ann Lee", "Bo Roe", "Cy Doe"]),
            ("Doe, Jane", &["Doe, Jane"]),
            ("Par Inès Vautrin", &["Inès Vautrin"]),
            ("By Ann Lee and Bo Roe", &["Ann Lee", "Bo Roe"]),
            ("La Gazette avec AFP", &["La Gazette avec AFP"]),
            ("Science et vie du lac", &["Science et vie du lac"]),
            ("https://social.example/ines", &[]),
            ("redaction@gazette.example (Inès Vautrin)", &["Inès Vautrin"]),
            ("Paré Dupond", &["Paré Dupond"]),
            ("", &[]),
            (" et ", &["et"]),
        ];
        for (byline, names) in cases {
            assert_eq!(split(byline), names, "{byline}");
        }
    }
}
