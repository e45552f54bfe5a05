//! The fields at the top of a note that is there already: those that are as they were written follow what they say now;
//! those that a person changed, added or removed stay as they are. In a list each value counts for itself.

use std::ops::Range;

use super::record::{Field, FieldValue};
use super::yaml;

/// The lines of the new top, without the two `---`; whether something of a person stood in the way of a change.
pub struct Front {
    pub lines: Vec<String>,
    pub left: usize,
    /// What new lines end with: nothing, or a carriage return where the file has them.
    cr: String,
}

/// Merges fields: `there` are the lines between the two `---`, `old` what was written the last time, `new` what is to
/// stand there.
pub fn merged(there: &[&str], old: &[Field], new: &[Field], cr: &str) -> Front {
    let mut front = Front { lines: there.iter().map(|line| (*line).to_owned()).collect(), left: 0, cr: cr.to_owned() };
    for field in old.iter().filter(|field| !new.iter().any(|new| new.name == field.name)) {
        front.remove(field);
    }
    let mut before: Option<&str> = None;
    for field in new {
        let old = old.iter().find(|old| old.name == field.name);
        front.put(field, old, before);
        if front.place(&field.name).is_some() {
            before = Some(&field.name);
        }
    }
    front
}

impl Front {
    /// The lines of the field of this name; `None` where it is missing or stands there twice.
    fn place(&self, name: &str) -> Option<Range<usize>> {
        let begins: Vec<(usize, &str)> =
            self.lines.iter().enumerate().filter_map(|(at, line)| Some((at, yaml::field(line)?.0))).collect();
        let mut found = begins.iter().enumerate().filter(|(_, (_, known))| *known == name);
        let (number, (start, _)) = found.next().filter(|_| found.next().is_none())?;
        let mut end = begins.get(number + 1).map_or(self.lines.len(), |(at, _)| *at);
        // Comments and empty lines belong to nobody's field.
        while end > start + 1 && !is_part(&self.lines[end - 1]) {
            end -= 1;
        }
        Some(*start..end)
    }

    fn written(&self, field: &Field) -> Vec<String> {
        yaml::lines(field).into_iter().map(|line| line + &self.cr).collect()
    }

    fn put(&mut self, field: &Field, old: Option<&Field>, before: Option<&str>) {
        let is_there = self.lines.iter().any(|line| yaml::field(line).is_some_and(|(name, _)| name == field.name));
        let written = old.is_some_and(|old| !yaml::lines(old).is_empty());
        match (self.place(&field.name), &field.value) {
            (Some(place), FieldValue::One(value)) => self.put_one(place, value, old, field),
            (Some(place), FieldValue::Many(values)) => self.put_many(place, values, old),
            // A person removed it, or has it twice.
            (None, _) if is_there || written => self.left += 1,
            (None, _) => {
                let at = before.and_then(|name| self.place(name)).map_or(self.lines.len(), |place| place.end);
                let lines = self.written(field);
                self.lines.splice(at..at, lines);
            }
        }
    }

    fn put_one(&mut self, place: Range<usize>, value: &str, old: Option<&Field>, field: &Field) {
        let there = one_value(&self.lines[place.clone()]);
        if there.as_deref() == Some(value) {
            return;
        }
        match old.map(|old| &old.value) {
            Some(FieldValue::One(old)) if there.as_ref() == Some(old) => {
                let lines = self.written(field);
                self.lines.splice(place, lines);
            }
            _ => self.left += 1,
        }
    }

    fn put_many(&mut self, place: Range<usize>, values: &[String], old: Option<&Field>) {
        let old: &[String] = match old.map(|old| &old.value) {
            Some(FieldValue::Many(old)) => old,
            _ => &[],
        };
        let is_list = yaml::field(&self.lines[place.start]).is_some_and(|(_, rest)| rest.trim().is_empty())
            && self.lines[place.start + 1..place.end].iter().all(|line| yaml::item_value(line).is_some());
        if !is_list {
            self.left += usize::from(old != values);
            return;
        }
        let mut items: Vec<String> = self.lines[place.start + 1..place.end].to_vec();
        for gone in old.iter().filter(|value| !values.contains(value)) {
            let same: Vec<usize> =
                (0..items.len()).filter(|at| yaml::item_value(&items[*at]).as_ref() == Some(gone)).collect();
            if let [only] = same.as_slice() {
                items.remove(*only);
            }
        }
        for value in values.iter().filter(|value| !old.contains(value)) {
            if !items.iter().any(|line| yaml::item_value(line).as_ref() == Some(value)) {
                items.push(yaml::item(value) + &self.cr);
            }
        }
        let head = self.lines[place.start].clone();
        let head = Some(head).filter(|_| !items.is_empty() || old.is_empty());
        self.lines.splice(place, head.into_iter().chain(items));
    }

    /// Removes a field that says nothing any more, where it is as it was written.
    fn remove(&mut self, field: &Field) {
        let Some(place) = self.place(&field.name) else { return };
        match &field.value {
            FieldValue::One(value) if one_value(&self.lines[place.clone()]).as_ref() == Some(value) => {
                self.lines.drain(place);
            }
            FieldValue::One(_) => self.left += 1,
            FieldValue::Many(_) => self.put_many(place, &[], Some(field)),
        }
    }
}

/// The value of a field of one line.
fn one_value(lines: &[String]) -> Option<String> {
    match lines {
        [line] => yaml::field(line).map(|(_, rest)| yaml::value(rest)),
        _ => None,
    }
}

fn is_part(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}
