//! The times that programs write, as bookmarks have them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// Shapes of a time that are not ISO 8601.
const SHAPES: [&str; 2] = ["%B %d, %Y %I:%M:%S %p", "%B %d, %Y %I:%M %p"];

/// A time as RFC 3339 has it, in UTC to the second; one without a zone is taken for UTC. `None` for anything else.
pub(super) fn rfc3339(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(time) = epoch(text) {
        return Some(time.to_string());
    }
    let civil = || -> Option<DateTime> {
        text.parse().ok().or_else(|| SHAPES.iter().find_map(|shape| DateTime::strptime(shape, text).ok()))
    };
    let time: Timestamp = text.parse().ok().or_else(|| Offset::UTC.to_timestamp(civil()?).ok())?;
    Timestamp::from_second(time.as_second()).ok().map(|time| time.to_string())
}

/// A number of seconds since 1970, as it is or in thousandths or millionths.
fn epoch(text: &str) -> Option<Timestamp> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = text.parse().ok().filter(|_| digits)?;
    Timestamp::from_second(match text.len() {
        9 | 10 => number,
        12 | 13 => number / 1_000,
        15 | 16 => number / 1_000_000,
        _ => return None,
    })
    .ok()
}

#[cfg(test)]
mod tests {
    use super::rfc3339;

    #[test]
    fn every_program_writes_times_in_its_own_way() {
        for (text, time) in [
            ("2023-08-17T10:05:00.123456+00:00", "2023-08-17T10:05:00Z"),
            ("2016-09-08T11:55:58+0200", "2016-09-08T09:55:58Z"),
            ("2023-08-17 10:05:00+00:00", "2023-08-17T10:05:00Z"),
            ("2023-08-17T10:05:00", "2023-08-17T10:05:00Z"),
            ("2023-08-17", "2023-08-17T00:00:00Z"),
            ("August 17, 2023 10:05:00 AM", "2023-08-17T10:05:00Z"),
            ("1692266700", "2023-08-17T10:05:00Z"),
            ("1692266700123", "2023-08-17T10:05:00Z"),
            ("1692266700123456", "2023-08-17T10:05:00Z"),
        ] {
            assert_eq!(rfc3339(text).as_deref(), Some(time), "{text}");
        }
        for text in ["", "hier", "2023-13-45", "\u{1b}[31m"] {
            assert_eq!(rfc3339(text), None, "{text}");
        }
    }
}
