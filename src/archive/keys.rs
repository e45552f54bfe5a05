//! The keys of quotations in the index: each has the key of its article in it.

/// The bits of a quotation's key that number it inside its article.
const ORDINAL_BITS: u32 = 20;

/// The most quotations of one article that the index keeps.
pub(super) const MOST_QUOTATIONS: usize = 1 << ORDINAL_BITS;

/// The key of quotation number `ordinal`, from 0, of the article with this key.
pub(super) fn quotation_key(article: i64, ordinal: u32) -> i64 {
    article << ORDINAL_BITS | i64::from(ordinal)
}

/// The article and the ordinal of a quotation's key.
pub(super) fn of_quotation_key(key: i64) -> (i64, u32) {
    let ordinal = key & ((1 << ORDINAL_BITS) - 1);
    (key >> ORDINAL_BITS, u32::try_from(ordinal).unwrap_or_default())
}

/// The keys that the quotations of an article have, the first and the last.
pub(super) fn quotation_keys(article: i64) -> (i64, i64) {
    (article << ORDINAL_BITS, article << ORDINAL_BITS | ((1 << ORDINAL_BITS) - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_quotations_keep_to_their_article() {
        let key = quotation_key(7, 3);
        assert_eq!(of_quotation_key(key), (7, 3));
        let (first, last) = quotation_keys(7);
        assert!(first < key && key < last && last < quotation_keys(8).0);
        assert_eq!(of_quotation_key(last), (7, u32::try_from(MOST_QUOTATIONS - 1).unwrap()));
    }
}
