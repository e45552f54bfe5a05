//! The disk itself: folders and files for their owner's eyes only, or for others to read, files that are truly files, what killed programs
//! left behind, folders that go with the program, and who holds a lock.
//!
//! Comes in: paths. Goes out: files, their bytes, and errors of the system. This room knows nothing of what the files
//! hold: neither archives nor what a person keeps.

mod holder;
mod identity;
mod inner;
mod leftovers;
mod private;
mod readable;
mod regular;
mod temporary;

pub use holder::{Holder, holder_of};
pub use identity::{FileIdentity, file_identity};
pub use inner::InnerFiles;
pub use leftovers::remove_leftovers;
pub use private::{make_private, private_file, private_folder};
pub use readable::for_readers;
pub use regular::{make_way, open_file, read_file};
pub use temporary::TemporaryFolder;
