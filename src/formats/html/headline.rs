//! The headline of a page: what it declares, against the headings that it shows. In: both; out: the words of the article's
//! own headline, without the site, the section and the date that pages put around it.

use crate::text::fold::fold_letters;

/// Signs between a headline and what is put around it.
const SEPARATORS: [&str; 11] = [" | ", " - ", " – ", " — ", " • ", " · ", " » ", " « ", " › ", " // ", " :: "];

/// The headline, where the headings or the name of the site tell it from the rest of the declared title.
pub(super) fn told(declared: &str, headings: &[String], lesser: &[String], site: &[String]) -> Option<String> {
    let whole = fold_letters(declared);
    // A heading that is a part of the title, or the same in better typography.
    let part = |heading: &&String| {
        let own = fold_letters(heading);
        let words = heading.split_whitespace().count();
        !own.is_empty() && whole.contains(&own) && (words > 2 || own.len() * 3 > whole.len()) && !site.contains(&own)
    };
    if let Some(heading) = headings.iter().filter(part).max_by_key(|heading| heading.len()) {
        return Some(heading.clone());
    }
    // The title was cut short.
    let cut = declared.trim_end_matches(['…', '.', ' ']);
    if cut.len() < declared.len() && (declared.ends_with('…') || declared.ends_with("...")) {
        let start = fold_letters(cut);
        if let Some(heading) = headings.iter().find(|heading| fold_letters(heading).starts_with(&start)) {
            return Some(heading.clone());
        }
    }
    let mut rest = declared;
    // What stands around the headline: a heading says the rest, or the site says what stands around.
    while let Some((before, after)) = last_cut(rest) {
        let head = fold_letters(before);
        let is_heading = lesser.iter().chain(headings).any(|heading| fold_letters(heading) == head);
        if !is_heading && !site.contains(&fold_letters(after)) {
            break;
        }
        rest = before;
    }
    (rest != declared && !rest.is_empty()).then(|| rest.to_owned())
}

fn last_cut(title: &str) -> Option<(&str, &str)> {
    let cuts = SEPARATORS.iter().filter_map(|sign| title.rfind(sign).map(|at| (at, sign.len())));
    let (at, length) = cuts.max()?;
    Some((title[..at].trim(), title[at + length..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(declared: &str, heading: &str, site: &str) -> String {
        told(declared, &[heading.to_owned()], &[], &[fold_letters(site)]).unwrap_or_else(|| declared.to_owned())
    }

    #[test]
    fn the_headline_is_what_page_and_title_share() {
        assert_eq!(of("La digue tient bon | Eau | La Gazette", "La digue tient bon", "x"), "La digue tient bon");
        assert_eq!(of("Crue : la digue tient bon", "La digue tient bon", "x"), "La digue tient bon");
        assert_eq!(of("L'eau \"monte\" encore", "L’eau « monte » encore", "x"), "L’eau « monte » encore");
        assert_eq!(
            of("La digue tient bon, dit la...", "La digue tient bon, dit la préfète", "x"),
            "La digue tient bon, dit la préfète"
        );
        assert_eq!(of("La digue tient | Lac", "Bienvenue au lac", "lac"), "La digue tient");
        assert_eq!(of("La digue - une histoire", "Bienvenue", "lac"), "La digue - une histoire");
    }
}
