//! What the fields understand that know their values: `kind:`, `is:`, `has:`, `sort:`, in both languages.
//!
//! The words that the rows show are among them, so that what is read there can be typed here. All names are folded.

use super::field::candidates;
use super::{Condition, Field, Kind, MistakeKind, Order};
use crate::analysis::{EntityKind, QuotationKind};

/// What `kind:` understands, by any beginning too.
pub(super) const KINDS: &[(&str, Kind)] = &[
    ("person", Kind::Entity(EntityKind::Person)),
    ("organisation", Kind::Entity(EntityKind::Organisation)),
    ("organization", Kind::Entity(EntityKind::Organisation)),
    ("place", Kind::Entity(EntityKind::Place)),
    ("date", Kind::Entity(EntityKind::Date)),
    ("event", Kind::Entity(EntityKind::Event)),
    ("work", Kind::Entity(EntityKind::Work)),
    ("direct", Kind::Quotation(QuotationKind::Direct)),
    ("mixed", Kind::Quotation(QuotationKind::Mixed)),
    ("indirect", Kind::Quotation(QuotationKind::Indirect)),
    ("partial", Kind::Quotation(QuotationKind::Mixed)),
    ("reported", Kind::Quotation(QuotationKind::Indirect)),
];

/// The French names that differ.
pub(super) const KINDS_IN_FRENCH: &[(&str, Kind)] = &[
    ("personne", Kind::Entity(EntityKind::Person)),
    ("lieu", Kind::Entity(EntityKind::Place)),
    ("evenement", Kind::Entity(EntityKind::Event)),
    ("oeuvre", Kind::Entity(EntityKind::Work)),
    ("directe", Kind::Quotation(QuotationKind::Direct)),
    ("mixte", Kind::Quotation(QuotationKind::Mixed)),
    ("partielle", Kind::Quotation(QuotationKind::Mixed)),
    ("rapportee", Kind::Quotation(QuotationKind::Indirect)),
    ("indirecte", Kind::Quotation(QuotationKind::Indirect)),
];

/// Other words for a kind, which count as a whole only: their beginnings have long meant something else.
const KINDS_AS_A_WHOLE: &[(&str, Kind)] =
    &[("in part", Kind::Quotation(QuotationKind::Mixed)), ("people", Kind::Entity(EntityKind::Person))];

/// The kinds that `text` (folded) names or begins, in the singular or the plural.
pub(super) fn kinds(text: &str) -> Vec<Kind> {
    if let Some((_, kind)) = KINDS_AS_A_WHOLE.iter().find(|(name, _)| *name == text) {
        return vec![*kind];
    }
    let found = candidates(text, [KINDS, KINDS_IN_FRENCH]);
    match text.strip_suffix(['s', 'x']) {
        Some(singular) if found.is_empty() => candidates(singular, [KINDS, KINDS_IN_FRENCH]),
        _ => found,
    }
}

/// What `is:` understands.
pub(super) const IS: &[(&str, Condition)] = &[
    ("bookmarked", Condition::Bookmarked),
    ("kept", Condition::Bookmarked),
    ("marque", Condition::Bookmarked),
    ("signet", Condition::Bookmarked),
    ("garde", Condition::Bookmarked),
    ("all", Condition::AllCopies),
    ("tout", Condition::AllCopies),
    ("copied", Condition::Copied),
    ("copies", Condition::Copied),
    ("copie", Condition::Copied),
    ("new", Condition::New),
    ("nouveau", Condition::New),
    ("nouvelle", Condition::New),
    ("read", Condition::Read),
    ("lu", Condition::Read),
    ("unread", Condition::Unread),
    ("non-lu", Condition::Unread),
    ("nonlu", Condition::Unread),
];

/// What `has:` understands.
pub(super) const HAS: &[(&str, Condition)] =
    &[("quotes", Condition::HasQuote), ("quotations", Condition::HasQuote), ("citations", Condition::HasQuote)];

/// What `sort:` understands.
pub(super) const ORDERS: &[(&str, Order)] = &[
    ("certainty", Order::LeastCertain),
    ("certitude", Order::LeastCertain),
    ("date", Order::Newest),
    ("newest", Order::Newest),
    ("recent", Order::Newest),
    ("oldest", Order::Oldest),
    ("ancien", Order::Oldest),
    ("source", Order::Source),
    ("name", Order::Name),
    ("nom", Order::Name),
    ("speaker", Order::Name),
    ("locuteur", Order::Name),
    ("match", Order::BestMatch),
    ("pertinence", Order::BestMatch),
];

/// The value that `text` (folded) names, or begins. French endings of the feminine and of the plural are left aside.
pub(super) fn one<T: Clone>(field: Field, text: &str, names: &[(&str, T)]) -> Result<T, MistakeKind> {
    let bare = text.trim_end_matches('s').trim_end_matches('e');
    let named = |wanted: &str| names.iter().find(|(name, _)| *name == wanted);
    let begun = |wanted: &str| names.iter().find(|(name, _)| !wanted.is_empty() && name.starts_with(wanted));
    let found = named(text).or_else(|| begun(text)).or_else(|| named(bare));
    found.or_else(|| named(&format!("{bare}e"))).map(|(_, value)| value.clone()).ok_or(MistakeKind::UnknownValue(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_rows_name_their_kinds() {
        use EntityKind::{Event, Organisation, Person, Place, Work};
        use QuotationKind::{Direct, Indirect, Mixed};
        for (text, kind) in [
            ("personne", Kind::Entity(Person)),
            ("personnes", Kind::Entity(Person)),
            ("people", Kind::Entity(Person)),
            ("organisations", Kind::Entity(Organisation)),
            ("lieux", Kind::Entity(Place)),
            ("places", Kind::Entity(Place)),
            ("evenements", Kind::Entity(Event)),
            ("oeuvre", Kind::Entity(Work)),
            ("works", Kind::Entity(Work)),
            ("directe", Kind::Quotation(Direct)),
            ("directes", Kind::Quotation(Direct)),
            ("partielle", Kind::Quotation(Mixed)),
            ("in part", Kind::Quotation(Mixed)),
            ("rapportees", Kind::Quotation(Indirect)),
            ("reported", Kind::Quotation(Indirect)),
            ("ind", Kind::Quotation(Indirect)),
        ] {
            assert_eq!(kinds(text), [kind], "{text}");
        }
        assert!(kinds("animal").is_empty() && kinds("p").len() == 3);
    }

    #[test]
    fn what_is_kept_is_found_by_every_word_for_it() {
        for text in ["bookmarked", "book", "kept", "garde", "gardee", "gardees", "marquee", "signets"] {
            assert_eq!(one(Field::Is, text, IS), Ok(Condition::Bookmarked), "{text}");
        }
        assert!(one(Field::Is, "", IS).is_err() && one(Field::Is, "lost", IS).is_err());
    }
}
