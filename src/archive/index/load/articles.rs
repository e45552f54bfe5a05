//! The list of articles, from the tables of the index.

use std::path::PathBuf;

use rusqlite::{Connection, Row, params};

use crate::archive::columns::{ArticleRecord, Articles, ArticlesBuilder};
use crate::archive::index::error::IndexError;
use crate::archive::likeness::Sketch;
use crate::archive::paths::{from_bytes, ranges};
use crate::article::{Format, Place};

const ROWS: &str = "
SELECT f.id, f.path, f.format, a.id, a.hash, a.start, a.end, a.headline, a.url, a.record, a.date, a.source, a.author,
    a.tags, a.language, a.quotations, a.titled, a.sketch
FROM files f JOIN articles a ON a.file = f.id
WHERE f.path >= ?1 AND f.path < ?2 ORDER BY f.path, a.record";

/// Loads the articles below `roots`, which are real paths.
pub(in crate::archive::index) fn load_articles(
    connection: &Connection,
    roots: &[PathBuf],
) -> Result<Articles, IndexError> {
    let mut builder = ArticlesBuilder::new();
    let mut statement = connection.prepare_cached(ROWS)?;
    // Rows come file by file.
    let mut file = None;
    for (first, last) in ranges(roots) {
        let mut rows = statement.query(params![first, last])?;
        while let Some(row) = rows.next()? {
            let of: i64 = row.get(0)?;
            if file.replace(of) != Some(of) {
                let path = from_bytes(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?);
                let format = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
                builder.begin_file(path, Format::from_name(format).unwrap_or_default());
            }
            add(&mut builder, row)?;
        }
    }
    Ok(builder.finish())
}

fn add(builder: &mut ArticlesBuilder, row: &Row<'_>) -> rusqlite::Result<()> {
    let text = |column: usize| -> rusqlite::Result<&str> { Ok(row.get_ref(column)?.as_str()?) };
    let (start, end) = (row.get::<_, i64>(5)?.cast_unsigned(), row.get::<_, i64>(6)?.cast_unsigned());
    builder.add(&ArticleRecord {
        key: row.get(3)?,
        hash: row.get::<_, i64>(4)?.cast_unsigned(),
        place: Place { record: row.get(9)?, bytes: start..end },
        headline: text(7)?,
        is_titled: row.get(16)?,
        date: row.get(10)?,
        source: text(11)?,
        author: text(12)?,
        url: text(8)?,
        tags: text(13)?,
        language: text(14)?,
        quotations: row.get(15)?,
        sketch: row.get_ref(17)?.as_blob_or_null()?.and_then(Sketch::from_bytes),
    });
    Ok(())
}
