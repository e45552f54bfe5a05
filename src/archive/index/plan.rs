//! What a refresh has to do: the files on disk compared with those of the index.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, params};

use super::error::IndexError;
use super::file_stage::{FileTask, KnownFile, MissingFiles};
use super::write::UNSURE;
use crate::archive::paths::{as_path, ranges, to_bytes};
use crate::archive::scan::{FileEntryRef, Scan};

/// A file that changed less than this before the scan may change again within the same tick of its time stamp: it is
/// looked at again next time.
const UNSETTLED_NS: i64 = 2_000_000_000;

/// What there is to do.
pub(super) struct Plan {
    /// New and changed files, in the order of their paths.
    pub(super) tasks: Vec<FileTask>,
    /// Files of the index that were not found.
    pub(super) gone: MissingFiles,
    /// How many files are unchanged.
    pub(super) unchanged: usize,
    /// Files that were named as archives themselves.
    named: Vec<PathBuf>,
}

struct Known<'a> {
    id: i64,
    path: &'a [u8],
    size: u64,
    mtime: i64,
    hash: u64,
}

/// Compares the scan with the index; both are in the order of the bytes of the paths. Files in folders that could not be
/// read stay in the index.
pub(super) fn plan(connection: &Connection, roots: &[PathBuf], scan: &mut Scan) -> Result<Plan, IndexError> {
    let files = std::mem::take(&mut scan.files);
    let named = roots.iter().filter(|root| root.is_file()).cloned().collect();
    let mut plan = Plan { tasks: Vec::new(), gone: MissingFiles::default(), unchanged: 0, named };
    let settled_before = now_ns().saturating_sub(UNSETTLED_NS);
    let mut found = files.iter().peekable();
    let mut meet = |plan: &mut Plan, known: &Known<'_>| {
        while let Some(new) = found.next_if(|found| to_bytes(found.path) < known.path) {
            plan.add(new, None, settled_before);
        }
        match found.next_if(|found| to_bytes(found.path) == known.path) {
            Some(same) => plan.add(same, Some(known), settled_before),
            None => {
                let path = as_path(known.path);
                if !scan.could_not_see(path) {
                    plan.gone.add(path, known.size, known.hash, known.id);
                }
            }
        }
    };
    let mut statement = connection
        .prepare_cached("SELECT id, path, size, mtime, hash FROM files WHERE path >= ?1 AND path < ?2 ORDER BY path")?;
    for (first, last) in ranges(roots) {
        let mut rows = statement.query(params![first, last])?;
        while let Some(row) = rows.next()? {
            let known = Known {
                id: row.get(0)?,
                path: row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?,
                size: row.get::<_, i64>(2)?.cast_unsigned(),
                mtime: row.get(3)?,
                hash: row.get::<_, i64>(4)?.cast_unsigned(),
            };
            meet(&mut plan, &known);
        }
    }
    for new in found {
        plan.add(new, None, settled_before);
    }
    Ok(plan)
}

impl Plan {
    fn add(&mut self, found: FileEntryRef<'_>, known: Option<&Known<'_>>, settled_before: i64) {
        match known {
            Some(known) if known.size == found.size && known.mtime == found.mtime_ns => self.unchanged += 1,
            _ => {
                let mut found = found.to_entry();
                if found.mtime_ns > settled_before {
                    found.mtime_ns = UNSURE;
                }
                let named = self.named.contains(&found.path);
                let known = known.map(|known| KnownFile { key: known.id, hash: known.hash });
                self.tasks.push(FileTask { found, known, named });
            }
        }
    }
}

fn now_ns() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}
