//! The tables of the index, and whether a file on disk has them.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, params};
use xxhash_rust::xxh3::Xxh3;

/// Changes whenever the tables, or what reading a file puts into them, change: the index is then built anew.
pub(super) const SCHEMA: u32 = 11;

/// Entities that only an overlay has (see `shared`) have keys from this one on.
pub(super) const FIRST_OWN_ENTITY: i64 = 1 << 40;

/// One file serves every archive: what belongs to which is told by the real paths.
///
/// - Paths are the bytes of the system; their order is the order of `files.path`.
/// - Dates are packed so that later ones are greater (see `archive::dates`); 0 is no date.
/// - `articles.hash` is that of the folded body, which ids are made of; `articles.content` that of all that was
///   read, so that an article which only moved inside its file keeps its row and its analysis.
/// - `quotations` is read, `quoted` is written: there `kind` and `how` are numbers (see `packed`), `label` is NULL where it
///   is the name, and what many quotations share is kept once (`phrases`). `id` is `article << 20 | ordinal`, so that the
///   quotations of an article are neighbours and need no index of their own; `certainty` is that of the speaker, in
///   hundredths, NULL where nobody is named.
/// - `mentions.places` are the places that name the entity, and `named.entities` the keys of all entities that an article
///   names: see `packed`.
/// - `roles` has who holds which office, as each article says: who held it when is gathered from all of them when asked.
///   What an office is called is kept once (`offices`).
/// - `described` has the offices by which each article describes people whose quotations it has; `evidence` who holds them,
///   as other articles said when it was analysed last.
/// - `corrected` has the articles whose quotations a person corrected, and which corrections were applied to them.
/// - The full text is folded by us and contentless: only the words are kept there, never a body. What words begin with
///   has tables of its own (see `prefixes`).
const TABLES: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
    hash INTEGER NOT NULL, format TEXT NOT NULL
);
CREATE TABLE problems (path BLOB NOT NULL, line INTEGER, kind TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX problems_of_path ON problems (path);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, record INTEGER NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL, hash INTEGER NOT NULL, content INTEGER NOT NULL, headline TEXT NOT NULL,
    titled INTEGER NOT NULL, date INTEGER NOT NULL, source TEXT NOT NULL, author TEXT NOT NULL, url TEXT NOT NULL,
    language TEXT NOT NULL, tags TEXT NOT NULL, sketch BLOB, analysed INTEGER NOT NULL, quotations INTEGER NOT NULL
);
CREATE INDEX articles_of_file ON articles (file);
CREATE INDEX articles_of_hash ON articles (hash);
CREATE TABLE corrected (article INTEGER PRIMARY KEY, fingerprint INTEGER NOT NULL);
CREATE TABLE phrases (id INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE);
CREATE TABLE quoted (
    id INTEGER PRIMARY KEY, start INTEGER NOT NULL, length INTEGER NOT NULL, kind INTEGER NOT NULL,
    marked INTEGER NOT NULL, how INTEGER, certainty INTEGER, speaker INTEGER, name TEXT NOT NULL, label TEXT,
    role INTEGER, cue INTEGER, continues INTEGER, words TEXT NOT NULL
);
CREATE INDEX quoted_by ON quoted (speaker) WHERE speaker IS NOT NULL;
CREATE VIEW quotations AS
    SELECT id, start, start + length AS end, kind, marked, how, certainty, speaker, name, coalesce(label, name) AS label,
        coalesce((SELECT p.words FROM phrases p WHERE p.id = role), '') AS role,
        coalesce((SELECT p.words FROM phrases p WHERE p.id = cue), '') AS cue, continues, quoted.words
    FROM quoted;
CREATE TABLE entities (
    id INTEGER PRIMARY KEY, folded TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (folded, kind)
);
CREATE TABLE mentions (
    entity INTEGER NOT NULL, article INTEGER NOT NULL, places BLOB NOT NULL, PRIMARY KEY (entity, article)
) WITHOUT ROWID;
CREATE TABLE named (article INTEGER PRIMARY KEY, entities BLOB NOT NULL);
CREATE TABLE offices (id INTEGER PRIMARY KEY, office TEXT NOT NULL, words TEXT NOT NULL, UNIQUE (office, words));
CREATE TABLE held (
    article INTEGER NOT NULL, entity INTEGER NOT NULL, office INTEGER NOT NULL, PRIMARY KEY (article, entity, office)
) WITHOUT ROWID;
CREATE INDEX held_of_entity ON held (entity);
CREATE VIEW roles AS
    SELECT held.article, held.entity, offices.office, offices.words FROM held JOIN offices ON offices.id = held.office;
CREATE TABLE described (article INTEGER NOT NULL, office TEXT NOT NULL, PRIMARY KEY (article, office)) WITHOUT ROWID;
CREATE TABLE evidence (
    article INTEGER NOT NULL, office TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (article, office)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE bodies USING fts5 (
    body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE body_beginnings USING fts5 (
    body, content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE spoken USING fts5 (
    words, speaker, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE spoken_beginnings USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE names USING fts5 (
    name, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
";

/// The full texts. What is written to them in one batch is put in order in memory first, and what several batches
/// left is merged seldom: that is most of the work of writing.
const FULL_TEXTS: [&str; 5] = ["bodies", "body_beginnings", "spoken", "spoken_beginnings", "names"];
const ORDERED_IN_MEMORY: u32 = 16 << 20;
const MERGED_AT_ONCE: u32 = 16;

/// What a file that should be an index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing yet.
    Empty,
    /// Of this version, with other tables than we make.
    Damaged,
    /// An index as we write it.
    Current,
    /// An index of another version of the program.
    Foreign,
}

/// The numbers that versions of the program give their tables; anything else where the number should stand is damage.
const VERSIONS: std::ops::Range<i64> = 1..10_000;

/// Looks at what `connection` has opened.
pub(super) fn state(connection: &Connection) -> rusqlite::Result<State> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(State::Empty);
    }
    let known = connection
        .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'", [], |row| row.get::<_, i64>(0))?;
    if known == 0 {
        return Ok(State::Damaged);
    }
    let noted = |key: &str| -> rusqlite::Result<Option<Value>> {
        connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).optional()
    };
    match noted("schema")? {
        Some(Value::Integer(number)) if number == i64::from(SCHEMA) => {}
        Some(Value::Integer(number)) if VERSIONS.contains(&number) => return Ok(State::Foreign),
        _ => return Ok(State::Damaged),
    }
    let as_made = noted("tables")? == Some(Value::Integer(fingerprint(connection)?));
    Ok(if as_made { State::Current } else { State::Damaged })
}

/// A number that is another one when a table or an index is missing, or has other columns.
fn fingerprint(connection: &Connection) -> rusqlite::Result<i64> {
    let sql = "SELECT name || char(10) || coalesce(sql, '') FROM sqlite_schema ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut hash = Xxh3::new();
    while let Some(row) = rows.next()? {
        hash.update(row.get_ref(0)?.as_str().unwrap_or_default().as_bytes());
        hash.update(&[0]);
    }
    Ok(hash.digest().cast_signed())
}

/// Makes the tables in an empty file.
pub(super) fn create(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "page_size", 8192)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(TABLES)?;
    for table in FULL_TEXTS {
        let sql = format!("INSERT INTO {table} ({table}, rank) VALUES (?1, ?2)");
        transaction.execute(&sql, params!["hashsize", ORDERED_IN_MEMORY])?;
        transaction.execute(&sql, params!["automerge", MERGED_AT_ONCE])?;
    }
    transaction.execute("INSERT INTO meta VALUES ('schema', ?1)", params![SCHEMA])?;
    transaction.execute("INSERT INTO meta VALUES ('tables', ?1)", params![fingerprint(&transaction)?])?;
    transaction.commit()
}

/// What [`Index::generation`](super::Index::generation) tells.
pub(super) fn generation(connection: &Connection) -> rusqlite::Result<i64> {
    let known = connection.prepare_cached("SELECT value FROM meta WHERE key = 'generation'")?;
    Ok({ known }.query_row([], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// Says that something else is in the index from now on. It begins anywhere, so that another index is told by it.
pub(super) fn next_generation(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "INSERT INTO meta VALUES ('generation', abs(random() / 4) + 1)
        ON CONFLICT (key) DO UPDATE SET value = value + 1";
    connection.prepare_cached(sql)?.execute([]).map(drop)
}

/// Settings of every connection, the reading ones too.
pub(super) fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(48);
    connection.pragma_update(None, "foreign_keys", false)?;
    // The index can be built again: a crash of the system may cost the last batches, never a person's work.
    connection.pragma_update(None, "synchronous", "normal")?;
    // What is written goes from the log into the file by this many pages, 32 MB of them: pages that one batch after the
    // other changes are written there once, and waited for seldom.
    connection.pragma_update(None, "wal_autocheckpoint", 4096)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "cache_size", -16_384)
}

/// Of the pages that were read some are kept.
pub(super) fn remember_some(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "cache_size", -2_048)
}

/// Pages that were read are not kept for long.
pub(super) fn remember_little(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "cache_size", -512)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_index_is_current_and_others_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = Connection::open(folder.path().join("x")).unwrap();
        assert_eq!(state(&connection).unwrap(), State::Empty);
        create(&mut connection).unwrap();
        assert_eq!(state(&connection).unwrap(), State::Current);
        for number in ["5000000000", "-1", "'five'", "x'00ff'", "1.5"] {
            connection.execute(&format!("UPDATE meta SET value = {number} WHERE key = 'schema'"), []).unwrap();
            assert_eq!(state(&connection).unwrap(), State::Damaged, "{number}");
        }
        connection.execute("UPDATE meta SET value = ?1 WHERE key = 'schema'", [SCHEMA + 1]).unwrap();
        assert_eq!(state(&connection).unwrap(), State::Foreign);
        connection.execute("UPDATE meta SET value = ?1 WHERE key = 'schema'", [SCHEMA]).unwrap();
        assert_eq!(state(&connection).unwrap(), State::Current);
        connection.execute_batch("ALTER TABLE mentions RENAME COLUMN places TO paces").unwrap();
        assert_eq!(state(&connection).unwrap(), State::Damaged);
        connection.execute_batch("DROP TABLE meta").unwrap();
        assert_eq!(state(&connection).unwrap(), State::Damaged);
    }
}
