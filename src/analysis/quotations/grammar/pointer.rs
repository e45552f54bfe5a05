//! Where a pointer to another article begins: `Lire aussi : …`, `À lire également`, `Read more`.
//!
//! It ends the sentence before it, also where it is set without a stop.

use crate::analysis::quotations::tagged_text::TaggedText;

/// Whether a pointer to another article begins at a token.
pub(super) fn opens_pointer(text: &TaggedText, token: usize) -> bool {
    if !text.is_capital(token) {
        return false;
    }
    let (first, second, third) = (text.lower(token), text.lower(token + 1), text.lower(token + 2));
    let reads = |word: &str| matches!(word, "lire" | "relire" | "voir" | "revoir" | "écouter");
    let also = |word: &str| matches!(word, "aussi" | "également" | ":");
    match first {
        "à" | "a" => reads(second) && also(third),
        "read" | "see" | "watch" => matches!(second, "also" | "more" | "next" | ":"),
        "also" => matches!(second, "read" | "see") && third == ":" || second == "read" && text.is_capital(token + 2),
        "related" | "recommended" => second == ":",
        _ => reads(first) && also(second),
    }
}
