//! Finding a file among millions by its path.
//!
//! In: the files of a scan, in any order, and paths. Out: the place of the file with that path. To put the files in order
//! would take longer than to look all of them up.

use xxhash_rust::xxh3::xxh3_64;

use super::files::{FileEntryRef, Files};
use crate::archive::paths::to_bytes;

/// The files by the hashes of their paths: each in the first free slot from the one that its hash names on.
#[derive(Debug)]
pub(in crate::archive) struct ByPath<'a> {
    files: &'a Files,
    /// The place of a file and one more; 0 for none. A power of two of them, at most half of them taken.
    slots: Vec<u32>,
}

impl<'a> ByPath<'a> {
    /// Sorts files in; those beyond four thousand million are not found.
    pub(in crate::archive) fn new(files: &'a Files) -> Self {
        let mut this = Self { files, slots: vec![0; (files.len() * 2).next_power_of_two()] };
        for (place, file) in (1_u32..).zip(files.iter()) {
            let free = this.probe(to_bytes(file.path)).find(|slot| this.slots[*slot] == 0);
            if let Some(free) = free {
                this.slots[free] = place;
            }
        }
        this
    }

    /// The file with this path, and its place among the files.
    pub(in crate::archive) fn find(&self, path: &[u8]) -> Option<(usize, FileEntryRef<'a>)> {
        let taken = self.probe(path).map(|slot| self.slots[slot]).take_while(|place| *place != 0);
        taken.into_iter().find_map(|place| {
            let at = place as usize - 1;
            self.files.get(at).filter(|file| to_bytes(file.path) == path).map(|file| (at, file))
        })
    }

    /// The slots in which a path may be, in order.
    fn probe(&self, path: &[u8]) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len() - 1;
        let first = xxh3_64(path) as usize;
        (0..=mask).map(move |step| first.wrapping_add(step) & mask)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn files_are_found_by_their_paths_and_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "x").unwrap();
        let meta = fs::metadata(&path).unwrap();
        for count in [0, 1, 2, 1000] {
            let mut files = Files::default();
            let name = |number: usize| PathBuf::from(format!("/presse/{number}.txt"));
            (0..count).for_each(|number| files.add(&name(number), &meta));
            let by_path = ByPath::new(&files);
            for number in 0..count {
                let (at, file) = by_path.find(to_bytes(&name(number))).unwrap();
                assert_eq!((at, file.path), (number, name(number).as_path()));
            }
            assert!(by_path.find(to_bytes(&name(count))).is_none());
        }
    }
}
