//! What was written into a folder of notes, so that the next time it can be told from what a person wrote.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// All notes of a folder that were ever written, by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The notes.
    pub notes: BTreeMap<String, Written>,
}

/// One note as it was written the last time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Written {
    /// Its file, from the folder on, with `/`.
    pub file: String,
    /// Whether a person has deleted it: then it is not written again.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// The fields at its top.
    pub fields: Vec<Field>,
    /// The blocks of its text.
    pub blocks: Vec<Block>,
}

/// A field at the top of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it says.
    pub value: FieldValue,
}

/// What a field says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FieldValue {
    /// One value.
    One(String),
    /// A list of values; nothing is written for an empty one.
    Many(Vec<String>),
}

/// Some lines that belong together and are nobody else's: a quotation with its note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The id that it can be linked to by, without `^`.
    pub id: String,
    /// Whether a person keeps it; else it was written because everything was asked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
    /// Its lines, without their ends.
    pub lines: Vec<String>,
}
