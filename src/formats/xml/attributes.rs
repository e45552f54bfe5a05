//! How many attributes an element has, counted before a parser sees it: a parser compares each with all others of its element.
//!
//! In: the bytes of a document; out: where an element has too many. Nothing is built.

/// The byte at which an element begins that has more attributes than that, or an entity that may hold such an element.
pub(super) fn too_many(bytes: &[u8], most: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let start = at + found;
        let rest = &bytes[start..];
        at = start
            + if rest.starts_with(b"<!--") {
                end_of(rest, 4, b"-->")
            } else if rest.starts_with(b"<![CDATA[") {
                end_of(rest, 9, b"]]>")
            } else if rest.starts_with(b"<?") {
                end_of(rest, 2, b"?>")
            } else {
                let Tag { length, values, longest } = tag(rest);
                if values > most || rest.starts_with(b"<!") && equals(longest) > most {
                    return Some(start);
                }
                length
            };
    }
    None
}

/// How long a piece is that ends so; all of it where it does not end.
fn end_of(bytes: &[u8], from: usize, end: &[u8]) -> usize {
    memchr::memmem::find(&bytes[from..], end).map_or(bytes.len(), |length| from + length + end.len())
}

fn equals(value: &[u8]) -> usize {
    memchr::memchr_iter(b'=', value).count()
}

/// A tag or a declaration.
struct Tag<'a> {
    length: usize,
    /// How many quoted values it has.
    values: usize,
    /// The longest of them.
    longest: &'a [u8],
}

/// Reads to the end of a tag, or to the next one: what is quoted may hold any sign.
fn tag(bytes: &[u8]) -> Tag<'_> {
    let mut tag = Tag { length: 1, values: 0, longest: &[] };
    while let Some(found) = bytes[tag.length..].iter().position(|byte| matches!(byte, b'<' | b'>' | b'"' | b'\'')) {
        let at = tag.length + found;
        match bytes[at] {
            b'<' => return Tag { length: at, ..tag },
            b'>' => return Tag { length: at + 1, ..tag },
            quote => {
                let end = memchr::memchr(quote, &bytes[at + 1..]).map_or(bytes.len(), |length| at + 1 + length);
                let value = &bytes[at + 1..end];
                tag.longest = if value.len() > tag.longest.len() { value } else { tag.longest };
                tag.values += 1;
                tag.length = (end + 1).min(bytes.len());
            }
        }
    }
    Tag { length: bytes.len(), ..tag }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_whatever_stands_between_them() {
        let many = |value: &str| (0..5).map(|n| format!(" a{n}={value}")).collect::<String>();
        for bad in [
            format!("<a><b{}/></a>", many("'>'")),
            format!("<a><!-- ' --><b{}/></a>", many("\"<\"")),
            format!("<a><![CDATA[']]><b{}/></a>", many("''")),
            format!("<!DOCTYPE a [<!ENTITY e \"<b{}/>\">]><a>&e;</a>", many("'>'")),
            format!("<a><b{}", many("''")),
        ] {
            assert!(too_many(bad.as_bytes(), 4).is_some(), "{bad}");
            assert!(too_many(bad.as_bytes(), 5).is_none(), "{bad}");
        }
        let good = format!("<a b=\"{}\">{}</a><!--{}-->", many("''"), many("''"), many("''"));
        assert!(too_many(good.as_bytes(), 4).is_none());
    }
}
