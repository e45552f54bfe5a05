//! The sample articles, inside the program: whoever has installed it has no folder of them.
//!
//! In comes a folder of ours (in the cache, which may be deleted at any time); there they are written, as no archive of
//! the person's ever is. Knows nothing of the screen.

use std::fs;
use std::io;
use std::path::Path;

use crate::disk::private_folder;

/// Every file of `sample-data` but for the samples of formats, with its bytes.
pub const SAMPLES: &[(&str, &[u8])] = &[
    ("2023-02-14-conteneurs-antifer.txt", include_bytes!("../../sample-data/2023-02-14-conteneurs-antifer.txt")),
    ("2023-12-15-gare-maritime.md", include_bytes!("../../sample-data/2023-12-15-gare-maritime.md")),
    ("Caradec - the only road.md", include_bytes!("../../sample-data/Caradec - the only road.md")),
    (
        "Samir Haddouche - La Manche n’oublie rien.md",
        include_bytes!("../../sample-data/Samir Haddouche - La Manche n’oublie rien.md"),
    ),
    ("agences/depeches-2024.jsonl", include_bytes!("../../sample-data/agences/depeches-2024.jsonl")),
    ("agences/newspaper.json", include_bytes!("../../sample-data/agences/newspaper.json")),
    ("albatre-ferries-traversees-hiver.txt", include_bytes!("../../sample-data/albatre-ferries-traversees-hiver.txt")),
    ("caradec-wissant.txt", include_bytes!("../../sample-data/caradec-wissant.txt")),
    ("cerfs-volants.txt", include_bytes!("../../sample-data/cerfs-volants.txt")),
    ("criel-rue-de-la-plage.txt", include_bytes!("../../sample-data/criel-rue-de-la-plage.txt")),
    ("granules-six-mois-apres.txt", include_bytes!("../../sample-data/granules-six-mois-apres.txt")),
    ("holloway-interview.txt", include_bytes!("../../sample-data/holloway-interview.txt")),
    ("portrait-loic-brument.md", include_bytes!("../../sample-data/portrait-loic-brument.md")),
    (
        "the-night-the-lantern-lost-her-boxes.txt",
        include_bytes!("../../sample-data/the-night-the-lantern-lost-her-boxes.txt"),
    ),
    ("web/proces-northern-lantern.html", include_bytes!("../../sample-data/web/proces-northern-lantern.html")),
    ("web/winter-boat.html", include_bytes!("../../sample-data/web/winter-boat.html")),
];

/// Writes the samples to this folder. Files that are there as they should be stay as they are, with their times.
///
/// # Errors
/// When the folder cannot be written.
pub fn write_samples(folder: &Path) -> io::Result<()> {
    for (name, bytes) in SAMPLES {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|there| there == *bytes) {
            continue;
        }
        private_folder(path.parent().unwrap_or(folder))?;
        fs::write(&path, bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    use super::*;

    fn files(folder: &Path, names: &mut BTreeSet<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // The samples of formats are no part of the story.
                if !path.ends_with("formats") {
                    files(&path, names);
                }
            } else {
                names.insert(path);
            }
        }
    }

    #[test]
    fn the_samples_are_the_folder_of_the_repository() {
        let (home, source) = (tempfile::tempdir().unwrap(), Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data"));
        write_samples(home.path()).unwrap();
        let (mut there, mut written) = (BTreeSet::new(), BTreeSet::new());
        files(&source, &mut there);
        files(home.path(), &mut written);
        let within = |all: &BTreeSet<PathBuf>, folder: &Path| -> Vec<PathBuf> {
            all.iter().map(|path| path.strip_prefix(folder).unwrap().to_path_buf()).collect()
        };
        assert_eq!(within(&there, &source), within(&written, home.path()));
        for path in &there {
            assert_eq!(
                fs::read(path).unwrap(),
                fs::read(home.path().join(path.strip_prefix(&source).unwrap())).unwrap()
            );
        }
    }
}
