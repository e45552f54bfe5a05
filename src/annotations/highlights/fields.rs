//! Fields of a record in JSON, for the exports that are read from it.

use serde_json::Value;

/// A field that is a list.
pub(super) fn list<'a>(value: &'a Value, name: &str) -> Option<&'a [Value]> {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice)
}

/// A field that is a string, else empty.
pub(super) fn string(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
