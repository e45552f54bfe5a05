//! From bytes to characters, whatever the encoding.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::problem::NotText;

/// How many bytes at the start are looked at for zero bytes and declarations.
const SAMPLE: usize = 4096;

/// Decodes a file. Tried in turn: the byte order mark, UTF-16 by its zero bytes, UTF-8 (also when a few bytes of it
/// are damaged), the encoding that markup declares when all the bytes fit it, and the likeliest one for French text.
///
/// # Errors
///
/// When the bytes are not text.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, NotText> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return decode_unmarked(rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return decode_utf16(UTF_16LE, rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return decode_utf16(UTF_16BE, rest);
    }
    match utf16_by_zeros(bytes) {
        Some(encoding) => decode_utf16(encoding, bytes),
        None => decode_unmarked(bytes),
    }
}

/// Whether the bytes are UTF-16, with or without a byte order mark: then a line of the file is not a run of bytes
/// between two bytes of value 10.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || utf16_by_zeros(bytes).is_some()
}

/// Looks at the first bytes only: whether they are text.
///
/// # Errors
///
/// When they are not.
pub(super) fn check_start(bytes: &[u8]) -> Result<(), NotText> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if is_utf16(sample) { Ok(()) } else { refuse_binary(sample).and_then(|()| refuse_controls(sample)) }
}

/// European text in UTF-16 has a zero in nearly every second byte, always on the same side.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (most, few) = (pairs * 2 / 5, pairs / 20);
    if odd > most && even <= few {
        Some(UTF_16LE)
    } else if even > most && odd <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn decode_utf16<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, NotText> {
    let whole = &bytes[..bytes.len() & !1];
    let (text, damaged) = encoding.decode_without_bom_handling(whole);
    if damaged && text.matches('\u{FFFD}').count() * 50 > text.len() {
        return Err(NotText::DamagedUtf16);
    }
    refuse_controls(text.as_bytes())?;
    Ok(text)
}

fn decode_unmarked(bytes: &[u8]) -> Result<Cow<'_, str>, NotText> {
    refuse_binary(bytes)?;
    if let Ok(text) = std::str::from_utf8(bytes) {
        refuse_controls(bytes)?;
        return Ok(Cow::Borrowed(text));
    }
    refuse_controls(bytes)?;
    if is_damaged_utf8(bytes) {
        return Ok(String::from_utf8_lossy(bytes));
    }
    if let Some(text) =
        declared(bytes).and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes))
    {
        return Ok(text);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let (text, _) = detector.guess(Some(b"fr"), Utf8Detection::Deny).decode_without_bom_handling(bytes);
    Ok(text)
}

/// Whether the bytes are UTF-8 but for a few: one damaged byte must not turn every accent of a file into two letters.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4
}

/// The encoding that an HTML or XML file names near its start, if it names one.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.trim_ascii_start().first() != Some(&b'<') {
        return None;
    }
    let lower = sample.to_ascii_lowercase();
    let after = |mark: &[u8]| memchr::memmem::find(&lower, mark).map(|at| at + mark.len());
    let start = after(b"charset=").or_else(|| after(b"encoding="))?;
    let label = lower[start..].trim_ascii_start();
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:".contains(byte)));
    Encoding::for_label(&label[..end.unwrap_or(label.len())])
}

fn refuse_binary(bytes: &[u8]) -> Result<(), NotText> {
    let zeros = memchr::memchr_iter(0, bytes).count();
    if zeros * 500 > bytes.len() { Err(NotText::Zeros) } else { Ok(()) }
}

/// Text may hold stray control characters and terminal colours, but not one byte in twenty.
fn refuse_controls(bytes: &[u8]) -> Result<(), NotText> {
    // In short stretches whose counts fit a byte: many are then counted at once.
    let is_control = |byte: &u8| u8::from(matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F));
    let controls: usize = bytes.chunks(255).map(|some| usize::from(some.iter().map(is_control).sum::<u8>())).sum();
    if controls * 20 > bytes.len() { Err(NotText::Controls) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "L’été à Sète : « déjà », dit-elle, cœur naïf. Où ça ? À l’hôtel.";

    fn windows_1252(text: &str) -> Vec<u8> {
        encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_usual_encoding_gives_the_same_words() {
        let little = utf16(WORDS, u16::to_le_bytes);
        let big = utf16(WORDS, u16::to_be_bytes);
        let page = format!("<meta charset=\"iso-8859-1\"><p>{WORDS}");
        let cases = [
            WORDS.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", WORDS.as_bytes()].concat(),
            [b"\xFF\xFE".as_slice(), &little].concat(),
            [b"\xFE\xFF".as_slice(), &big].concat(),
            little,
            big,
            windows_1252(WORDS),
            windows_1252(&page),
        ];
        for bytes in cases {
            let text = decode(&bytes).unwrap();
            assert!(text.ends_with(WORDS), "{text}");
        }
    }

    #[test]
    fn one_damaged_byte_spares_the_other_accents() {
        let mut bytes = WORDS.as_bytes().to_vec();
        bytes.push(0xE9);
        assert_eq!(decode(&bytes).unwrap(), format!("{WORDS}\u{FFFD}"));
    }

    #[test]
    fn a_declared_encoding_is_believed_only_where_all_bytes_fit() {
        let page = "<?xml version='1.0' encoding='koi8-r'?><p>Слово</p>";
        let bytes = encoding_rs::KOI8_R.encode(page).0;
        assert_eq!(decode(&bytes).unwrap(), page);
        let wrong = windows_1252("<meta charset='utf-8'><p>Un été très chaud, a déclaré le préfet, déçu.</p>");
        assert!(decode(&wrong).unwrap().contains("Un été très chaud"));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(decode(&[0; 600]), Err(NotText::Zeros));
        let controls: Vec<u8> = (0..600_u32).map(|n| [1, b'a', 2, 0x90][n as usize % 4]).collect();
        assert_eq!(decode(&controls), Err(NotText::Controls));
        let lone = [b"\xFF\xFE".as_slice(), &[0x00, 0xD8].repeat(100)].concat();
        assert_eq!(decode(&lone), Err(NotText::DamagedUtf16));
    }

    #[test]
    fn a_stray_zero_byte_does_not_make_a_text_binary() {
        let mut bytes = WORDS.repeat(20).into_bytes();
        bytes[40] = 0;
        assert!(decode(&bytes).is_ok());
    }
}
