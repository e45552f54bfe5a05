//! Partial dates in 32 bits, later ones greater, for columns and tables.

use crate::article::PartialDate;

/// `year << 9 | month << 5 | day`, unknown parts and no date being 0: what is greater is later, and among dates
/// that begin alike the vaguer one is smaller, as [`PartialDate`] has it.
pub(super) fn pack(date: Option<PartialDate>) -> u32 {
    date.map_or(0, |date| {
        let year = u32::try_from(date.year()).unwrap_or_default();
        year << 9 | u32::from(date.month().unwrap_or_default()) << 5 | u32::from(date.day().unwrap_or_default())
    })
}

/// The date that was packed; `None` for 0 and whatever is no date.
pub(super) fn unpack(packed: u32) -> Option<PartialDate> {
    let year = i16::try_from(packed >> 9).ok()?;
    let part = |shift: u32, mask: u32| u8::try_from(packed >> shift & mask).unwrap_or_default();
    match (part(5, 15), part(0, 31)) {
        (0, _) => PartialDate::from_year(year),
        (month, 0) => PartialDate::from_month(year, month),
        (month, day) => PartialDate::from_day(year, month, day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_keeps_dates_and_their_order() {
        let dates = ["0001", "2022-12-31", "2023", "2023-08", "2023-08-01", "2023-08-17", "2024", "9999-12-31"];
        let packed: Vec<u32> = dates.iter().map(|date| pack(date.parse().ok())).collect();
        assert!(packed.is_sorted());
        for (text, packed) in dates.iter().zip(packed) {
            assert_eq!(unpack(packed), text.parse().ok());
        }
        assert_eq!((pack(None), unpack(0)), (0, None));
        assert_eq!(unpack(2023 << 9 | 2 << 5 | 30), None);
    }
}
