//! Cuts the bytes of an RTF document into groups, control words and text.

/// A piece of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Open,
    Close,
    /// A control word, with its number.
    Word(&'a str, Option<i32>),
    /// A control sign: `\~`, `\*`.
    Sign(u8),
    /// A byte of text in the character set of its font.
    Byte(u8),
}

/// The pieces in order. Line breaks of the file are none of the document's.
pub(super) fn pieces(bytes: &[u8]) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let byte = *bytes.get(at)?;
            at += 1;
            return Some(match byte {
                b'{' => Piece::Open,
                b'}' => Piece::Close,
                b'\r' | b'\n' => continue,
                b'\\' => {
                    let (piece, length) = control(&bytes[at..]);
                    at += length;
                    piece?
                }
                byte => Piece::Byte(byte),
            });
        }
    })
}

/// What stands behind a backslash, and its length. `None` at the end of the file.
fn control(bytes: &[u8]) -> (Option<Piece<'_>>, usize) {
    let Some(first) = bytes.first() else { return (None, 0) };
    if *first == b'\'' {
        let hex = bytes.get(1..3).and_then(|two| std::str::from_utf8(two).ok());
        let byte = hex.and_then(|two| u8::from_str_radix(two, 16).ok());
        return byte.map_or((Some(Piece::Sign(b'\'')), 1), |byte| (Some(Piece::Byte(byte)), 3));
    }
    if !first.is_ascii_alphabetic() {
        // A line break behind a backslash ends a paragraph.
        let break_ = Piece::Word("par", None);
        return (Some(if matches!(first, b'\r' | b'\n') { break_ } else { Piece::Sign(*first) }), 1);
    }
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let word = std::str::from_utf8(&bytes[..letters]).unwrap_or_default();
    let rest = &bytes[letters..];
    let minus = usize::from(rest.first() == Some(&b'-'));
    let digits = rest[minus..].iter().take_while(|byte| byte.is_ascii_digit()).take(10).count();
    let length = if digits == 0 { 0 } else { minus + digits };
    let number = std::str::from_utf8(&rest[..length]).ok().and_then(|number| number.parse().ok());
    let blank = usize::from(rest.get(length) == Some(&b' '));
    (Some(Piece::Word(word, number)), letters + length + blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_signs_and_bytes_are_told_apart() {
        let found: Vec<Piece<'_>> = pieces(b"{\\b0 a\\'e9\\u-8217?\\~\r\n\\par}").collect();
        let expected = [
            Piece::Open,
            Piece::Word("b", Some(0)),
            Piece::Byte(b'a'),
            Piece::Byte(0xE9),
            Piece::Word("u", Some(-8217)),
            Piece::Byte(b'?'),
            Piece::Sign(b'~'),
            Piece::Word("par", None),
            Piece::Close,
        ];
        assert_eq!(found, expected);
        assert_eq!(pieces(b"\\").count(), 0);
    }
}
