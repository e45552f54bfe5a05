//! The sample archive without its samples of formats: the one story that the tests of lists and screens know by heart.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Its folder: a copy, made once for all tests of a program.
pub fn stories() -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(env!("CARGO_CRATE_NAME")).join("sample-data");
        let _ = fs::remove_dir_all(&folder);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data"), &folder);
        folder
    });
    folder.clone()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the copies");
    for entry in fs::read_dir(from).expect("the sample archive").flatten() {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if !path.is_dir() {
            fs::copy(&path, &copied).expect("a copy");
            // As old as the original: what is as new as the index is read again to be sure.
            let written = path.metadata().and_then(|metadata| metadata.modified()).expect("its time");
            fs::File::options().write(true).open(copied).and_then(|file| file.set_modified(written)).expect("its time");
        } else if entry.file_name() != "formats" {
            copy(&path, &copied);
        }
    }
}
