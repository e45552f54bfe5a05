//! The second pass, which makes an article agree with itself about its names.

use super::features::Features;
use super::names::Name;
use crate::analysis::document::Document;

/// Gives the occurrences of a name the kind that most of them have, and finds those that were passed over.
pub(super) fn agree(_document: &Document<'_>, _features: &Features<'_>, _names: &mut Vec<Name>) {}
