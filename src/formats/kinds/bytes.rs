//! What the bytes of a file tell: packed files by their members, documents of older word processors, the wire formats of
//! agencies. In go the bytes, out comes whether they are of a kind; nothing is unpacked.

/// Whether a member of the packed file has a name that begins so (or `mimetype` says so). Members are named in the
/// directory at the end of the file, and before each of them.
fn has_member(bytes: &[u8], wanted: &[&str]) -> bool {
    if !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    let local = memchr::memmem::find_iter(bytes, b"PK\x03\x04").map(|at| (at, 26, 30));
    let listed = memchr::memmem::find_iter(bytes, b"PK\x01\x02").map(|at| (at, 28, 46));
    local.chain(listed).any(|(at, length, name)| {
        let length =
            bytes.get(at + length..at + length + 2).map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
        let name = bytes.get(at + name..at + name + length).unwrap_or_default();
        wanted.iter().any(|wanted| name.starts_with(wanted.as_bytes()))
    })
}

/// Whether the packed file says that it is of this type, as EPUB and OpenDocument do.
fn has_type(bytes: &[u8], kind: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        && bytes.get(30..).is_some_and(|rest| {
            rest.starts_with(b"mimetype") && memchr::memmem::find(&rest[..rest.len().min(200)], kind).is_some()
        })
}

pub(super) fn is_epub(bytes: &[u8]) -> bool {
    has_type(bytes, b"application/epub+zip") || has_member(bytes, &["META-INF/container.xml"])
}

pub(super) fn is_open_document(bytes: &[u8]) -> bool {
    has_type(bytes, b"application/vnd.oasis.opendocument")
        || has_member(bytes, &["META-INF/manifest.xml"]) && has_member(bytes, &["content.xml"])
}

pub(super) fn is_word(bytes: &[u8]) -> bool {
    has_member(bytes, &["word/document"])
}

pub(super) fn is_office(bytes: &[u8]) -> bool {
    has_member(bytes, &["xl/", "ppt/"])
}

pub(super) fn is_omnivore(bytes: &[u8]) -> bool {
    has_member(bytes, &["metadata_0_to_"])
}

pub(super) fn is_wacz(bytes: &[u8]) -> bool {
    has_member(bytes, &["datapackage.json"]) && has_member(bytes, &["archive/"])
}

/// Whether it is a file of an older Office program, with this stream in it.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xD0\xCF\x11\xE0") && memchr::memmem::find(bytes, &wide).is_some()
}

pub(super) fn is_outlook(bytes: &[u8]) -> bool {
    has_stream(bytes, "__substg1.0_") || has_stream(bytes, "__properties_version1.0")
}

/// What an agency sends over its wire: a message between control characters (IPTC 7901, ANPA 1312).
pub(super) fn is_wire(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let head = &start[..start.len().min(2048)];
    (head.starts_with(b"\x01") || head.starts_with(b"\x16\x16\x01")) && head.contains(&2)
}
