//! What a refresh has to do: the files on disk compared with those of the index.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use fixedbitset::FixedBitSet;
use rusqlite::{Connection, Row, params};

use super::error::IndexError;
use super::file_stage::{FileTask, KnownFile, MissingFiles};
use super::write::UNSURE;
use crate::archive::paths::{as_path, ranges, to_bytes};
use crate::archive::scan::{ByPath, FileEntryRef, Scan};

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

/// Compares the scan with the index. Files in folders that could not be read stay in the index.
pub(super) fn plan(connection: &Connection, roots: &[PathBuf], scan: &mut Scan) -> Result<Plan, IndexError> {
    let files = std::mem::take(&mut scan.files);
    let named = roots.iter().filter(|root| root.is_file()).cloned().collect();
    let mut plan = Plan { tasks: Vec::new(), gone: MissingFiles::default(), unchanged: 0, named };
    let settled_before = now_ns().saturating_sub(UNSETTLED_NS);
    let by_path = ByPath::new(&files);
    let mut met = FixedBitSet::with_capacity(files.len());
    each_known(connection, roots, files.len(), &mut |known| match by_path.find(known.path) {
        Some((at, same)) => {
            met.insert(at);
            plan.add(same, Some(known), settled_before);
        }
        None => {
            let path = as_path(known.path);
            if !scan.could_not_see(path) {
                plan.gone.add(path, known.size, known.hash, known.id);
            }
        }
    })?;
    for (_, new) in files.iter().enumerate().filter(|(at, _)| !met.contains(*at)) {
        plan.add(new, None, settled_before);
    }
    plan.tasks.sort_unstable_by(|a, b| to_bytes(&a.found.path).cmp(to_bytes(&b.found.path)));
    Ok(plan)
}

/// Calls `tell` with each file that the index has below `roots`, in no order. Where `found` many files are most of those
/// that it has they are read as they lie, without a search for each.
fn each_known(
    connection: &Connection,
    roots: &[PathBuf],
    found: usize,
    tell: &mut dyn FnMut(&Known<'_>),
) -> Result<(), IndexError> {
    const COLUMNS: &str = "SELECT id, path, size, mtime, hash FROM files";
    let ranges = ranges(roots);
    let last: i64 = connection.query_row("SELECT ifnull(max(id), 0) FROM files", [], |row| row.get(0))?;
    if usize::try_from(last).is_ok_and(|last| last / 2 <= found) {
        let sql = format!("{COLUMNS} NOT INDEXED");
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let known = Known::of(row)?;
            if ranges.iter().any(|(first, last)| first.as_slice() <= known.path && known.path < last.as_slice()) {
                tell(&known);
            }
        }
        return Ok(());
    }
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE path >= ?1 AND path < ?2"))?;
    for (first, last) in ranges {
        let mut rows = statement.query(params![first, last])?;
        while let Some(row) = rows.next()? {
            tell(&Known::of(row)?);
        }
    }
    Ok(())
}

impl<'a> Known<'a> {
    fn of(row: &'a Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            path: row.get_ref(1)?.as_blob()?,
            size: row.get::<_, i64>(2)?.cast_unsigned(),
            mtime: row.get(3)?,
            hash: row.get::<_, i64>(4)?.cast_unsigned(),
        })
    }
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
