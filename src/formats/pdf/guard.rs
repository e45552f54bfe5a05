//! Finds in a PDF what would make its reader run without an end or fill the memory, before it runs.

use std::collections::{HashMap, HashSet};

use flate2::bufread::ZlibDecoder;
use pdf_extract::{Document, Object, ObjectId};

use crate::formats::limits;
use crate::formats::problem::ReadError;

/// How deep pages may lie in the tree of pages.
const DEEPEST_PAGE: usize = 64;
/// How deep parts of a page may stand in one another.
const DEEPEST_FORM: usize = 24;

/// Whether the compressed streams of a file give no more than its length allows.
pub(super) fn expansion(bytes: &[u8]) -> Result<(), ReadError> {
    let limit = limits::unpacked(bytes.len());
    let mut left = limit;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let data = &bytes[at + 6..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        // Streams of zlib begin with this byte.
        if data.first() != Some(&0x78) || bytes[..at].ends_with(b"end") {
            continue;
        }
        let mut decoder = ZlibDecoder::new(data);
        let mut sink = Counter { left };
        // What is damaged ends where it is damaged.
        let _ = std::io::copy(&mut decoder, &mut sink);
        left = sink.left;
        if left == 0 {
            return Err(ReadError::TooMuch { limit: limit >> 20 });
        }
    }
    Ok(())
}

/// Counts bytes down and refuses those beyond.
struct Counter {
    left: u64,
}

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.left = self.left.saturating_sub(bytes.len() as u64);
        if self.left == 0 { Err(std::io::ErrorKind::StorageFull.into()) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Empties pictures, which the reader would take for text, and refuses pages and parts of pages that stand in
/// themselves.
pub(super) fn make_safe(document: &mut Document) -> Result<(), ReadError> {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image")
        {
            stream.dict.remove(b"Filter");
            stream.content.clear();
        }
    }
    parents(document)?;
    forms(document)
}

fn too_deep(depth: usize, limit: usize) -> ReadError {
    ReadError::TooDeep { depth, limit }
}

/// Follows what pages inherit from.
fn parents(document: &Document) -> Result<(), ReadError> {
    let mut known: HashMap<ObjectId, bool> = HashMap::new();
    for id in document.objects.keys() {
        let mut at = *id;
        let mut way = Vec::new();
        while let Some(parent) = reference(document, at, b"Parent") {
            if known.contains_key(&at) {
                break;
            }
            way.push(at);
            at = parent;
            if way.len() > DEEPEST_PAGE {
                return Err(too_deep(way.len(), DEEPEST_PAGE));
            }
        }
        known.extend(way.into_iter().map(|id| (id, true)));
    }
    Ok(())
}

fn reference(document: &Document, id: ObjectId, key: &[u8]) -> Option<ObjectId> {
    document.get_dictionary(id).ok()?.get(key).ok()?.as_reference().ok()
}

/// Follows the forms that forms have among their resources, breadth first, as deep as they may stand.
fn forms(document: &Document) -> Result<(), ReadError> {
    let inside = |id: ObjectId| -> Vec<ObjectId> {
        let dictionary = match document.get_object(id) {
            Ok(Object::Stream(stream)) => &stream.dict,
            Ok(Object::Dictionary(dictionary)) => dictionary,
            _ => return Vec::new(),
        };
        let resolved = |object: &'_ Object| match object {
            Object::Reference(id) => document.get_dictionary(*id).ok().cloned(),
            Object::Dictionary(dictionary) => Some(dictionary.clone()),
            _ => None,
        };
        let resources = dictionary.get(b"Resources").ok().and_then(&resolved);
        let named = resources.and_then(|resources| resolved(resources.get(b"XObject").ok()?));
        named.map(|named| named.iter().filter_map(|(_, value)| value.as_reference().ok()).collect()).unwrap_or_default()
    };
    let mut layer: HashSet<ObjectId> = document.objects.keys().flat_map(|id| inside(*id)).collect();
    for _ in 0..DEEPEST_FORM {
        layer = layer.iter().flat_map(|id| inside(*id)).collect();
        if layer.is_empty() {
            return Ok(());
        }
    }
    Err(too_deep(DEEPEST_FORM + 1, DEEPEST_FORM))
}
