//! How much is read of files that hold other files, so that a small file cannot fill the memory. Whatever is left out is
//! told as a problem.

/// The most members of a packed file that are looked at.
pub(super) const MOST_MEMBERS: usize = 20_000;
/// How many times its own size a file may unpack to …
pub(super) const EXPANSION: u64 = 50;
/// … unless it is no more than so many bytes.
pub(super) const ALWAYS_UNPACKED: u64 = 32 << 20;
/// The most bytes that a file unpacks to, however long it is.
pub(super) const MOST_UNPACKED: u64 = 1 << 30;
/// How many files may be packed in one another.
pub(super) const NESTING: u8 = 3;

/// The most bytes that a file of this length unpacks to.
pub(super) fn unpacked(bytes: usize) -> u64 {
    (bytes as u64).saturating_mul(EXPANSION).clamp(ALWAYS_UNPACKED, MOST_UNPACKED)
}
