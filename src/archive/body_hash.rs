//! The ids of articles from their bodies.

use rayon::prelude::*;
use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

use crate::article::ArticleId;
use crate::text::char_classes::floor_boundary;
use crate::text::fold::{fold, fold_for_identity, has_own_identity};

/// Bytes of a body that are folded at once: a long one, which somebody waits for, in pieces by all threads.
const PIECE: usize = 256 * 1024;

/// The id of the first article with this body.
#[must_use]
pub fn article_id(body: &str) -> ArticleId {
    ArticleId::new(hash_of(body), 1)
}

/// The hash that ids are made of. Folding looks at each character alone, so that it may be done piece by piece.
pub(super) fn hash_of(body: &str) -> u64 {
    if has_own_identity(body) {
        return xxh3_64(fold_for_identity(body).as_bytes());
    }
    if body.len() <= PIECE {
        return xxh3_64(fold(body).as_bytes());
    }
    let mut ends = vec![0];
    while let Some(from) = ends.last().copied().filter(|from| *from < body.len()) {
        ends.push(floor_boundary(body, from + PIECE));
    }
    let folded: Vec<String> = ends.par_windows(2).map(|ends| fold(&body[ends[0]..ends[1]])).collect();
    let mut hash = Xxh3Default::new();
    folded.iter().for_each(|piece| hash.update(piece.as_bytes()));
    hash.digest()
}

/// The same of a body that is folded already.
pub(super) fn hash_of_folded(body: &str, folded: &str) -> u64 {
    if has_own_identity(body) { xxh3_64(fold_for_identity(body).as_bytes()) } else { xxh3_64(folded.as_bytes()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_case_accents_and_apostrophes_but_not_words() {
        let id = article_id("L\u{2019}été, à Nîmes");
        assert_eq!(id, article_id("l'e\u{301}te\u{301}, a nimes"));
        assert_ne!(id, article_id("L'hiver, à Nîmes"));
        assert_eq!(id.to_string().len(), 16);
    }

    #[test]
    fn an_id_tells_letters_of_another_shape_apart_as_it_always_did() {
        // Bookmarks of earlier versions know their articles by these.
        assert_ne!(article_id("Une loge de 12 m²"), article_id("Une loge de 12 m2"));
        assert_eq!(
            article_id("Une LOGE de 12 m²").to_string(),
            format!("{:016x}", xxh3_64("une loge de 12 m²".as_bytes()))
        );
    }

    #[test]
    fn a_long_body_has_the_id_of_its_folded_whole() {
        let body = "«\u{202f}Été\u{202f}», e\u{301}te\u{301} €, cœur ".repeat(PIECE / 10);
        assert!(body.len() > 2 * PIECE);
        assert_eq!(hash_of(&body), hash_of_folded(&body, &fold(&body)));
    }
}
