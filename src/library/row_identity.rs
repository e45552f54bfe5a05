//! What stays the same about a row when its list is loaded anew: in comes what the row is of, out comes its identity. Ids
//! of articles change with their text, and so do the identities of what is in them.

use xxhash_rust::xxh3::xxh3_64;

use crate::analysis::EntityKind;
use crate::article::ArticleId;

/// Of an article.
#[must_use]
pub fn identity_of_article(id: ArticleId) -> String {
    id.to_string()
}

/// Of a quotation that begins at this byte of its article's body.
#[must_use]
pub fn identity_of_quotation(article: ArticleId, start: usize) -> String {
    format!("{article}.{start}")
}

/// Of an entity.
#[must_use]
pub fn identity_of_entity(kind: EntityKind, name: &str) -> String {
    format!("{}:{name}", kind.name())
}

/// A number for an identity, which takes less room where many rows are remembered.
#[must_use]
pub fn row_key(identity: &str) -> u64 {
    xxh3_64(identity.as_bytes())
}
