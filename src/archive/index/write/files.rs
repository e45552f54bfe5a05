//! What reading the files gave: files, their articles, their problems.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rusqlite::{OptionalExtension as _, params};

use super::Writer;
use crate::archive::index::error::IndexError;
use crate::archive::index::file_stage::{NewArticle, NewProblem};
use crate::archive::likeness::Sketch;
use crate::archive::paths::{ranges, to_bytes};
use crate::archive::problem::{FileProblem, Reason};
use crate::archive::scan::FileEntry;
use crate::article::Format;

/// The time noted for a file that must be looked at again next time, whatever its time stamp says.
pub(in crate::archive::index) const UNSURE: i64 = -1;

/// The articles that a file had before it was read again, by what was in them.
pub(in crate::archive::index) struct PreviousArticles {
    /// The key of the file.
    pub file: i64,
    articles: HashMap<i64, Vec<i64>>,
}

impl Writer<'_> {
    /// The file at `path`, which is about to be read again, with the articles that it had. Until
    /// [`end_file`](Self::end_file) it counts as not read, so that a kill in between loses nothing.
    pub(in crate::archive::index) fn begin_file(&mut self, path: &Path) -> Result<PreviousArticles, IndexError> {
        self.begin()?;
        let bytes = to_bytes(path);
        let known: Option<i64> = self
            .connection
            .prepare_cached("UPDATE files SET mtime = ?2, hash = 0 WHERE path = ?1 RETURNING id")?
            .query_row(params![bytes, UNSURE], |row| row.get(0))
            .optional()?;
        let Some(file) = known else {
            self.connection
                .prepare_cached("INSERT INTO files (path, size, mtime, hash, format) VALUES (?1, 0, ?2, 0, '')")?
                .execute(params![bytes, UNSURE])?;
            return Ok(PreviousArticles { file: self.connection.last_insert_rowid(), articles: HashMap::new() });
        };
        let mut articles: HashMap<i64, Vec<i64>> = HashMap::new();
        let mut statement =
            self.connection.prepare_cached("SELECT content, id FROM articles WHERE file = ?1 ORDER BY record DESC")?;
        let mut rows = statement.query([file])?;
        while let Some(row) = rows.next()? {
            articles.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        Ok(PreviousArticles { file, articles })
    }

    /// Writes an article of a file; one that was in the file before, word for word, keeps its key and analysis.
    pub(in crate::archive::index) fn put_article(
        &mut self,
        before: &mut PreviousArticles,
        article: &NewArticle,
    ) -> Result<(), IndexError> {
        self.begin()?;
        self.articles += 1;
        let place = &article.place;
        let (start, end) = (place.bytes.start.cast_signed(), place.bytes.end.cast_signed());
        let kept = before.articles.get_mut(&article.content).and_then(Vec::pop);
        if let Some(key) = kept {
            self.connection
                .prepare_cached("UPDATE articles SET record = ?2, start = ?3, end = ?4 WHERE id = ?1")?
                .execute(params![key, place.record, start, end])?;
            return Ok(());
        }
        self.connection
            .prepare_cached(
                "INSERT INTO articles (file, record, start, end, hash, content, headline, titled, date, source, author,
                    url, language, tags, sketch, analysed, quotations)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 0, 0)",
            )?
            .execute(params![
                before.file,
                place.record,
                start,
                end,
                article.hash.cast_signed(),
                article.content,
                article.headline,
                article.titled,
                article.date,
                article.source,
                article.author,
                article.url,
                article.language,
                article.tags,
                article.sketch.map(Sketch::to_bytes),
            ])?;
        let key = self.connection.last_insert_rowid();
        self.connection
            .prepare_cached("INSERT INTO bodies (rowid, body) VALUES (?1, ?2)")?
            .execute(params![key, article.folded])?;
        self.connection
            .prepare_cached("INSERT INTO body_beginnings (rowid, body) VALUES (?1, ?2)")?
            .execute(params![key, article.prefixes])?;
        Ok(())
    }

    /// The file is read to its end: what it no longer has goes, and it counts as known from now on.
    pub(in crate::archive::index) fn end_file(
        &mut self,
        before: PreviousArticles,
        found: &FileEntry,
        hash: u64,
        format: Option<Format>,
    ) -> Result<(), IndexError> {
        self.begin()?;
        for key in before.articles.into_values().flatten() {
            self.remove_article(key)?;
        }
        self.connection
            .prepare_cached("UPDATE files SET size = ?2, mtime = ?3, hash = ?4, format = ?5 WHERE id = ?1")?
            .execute(params![
                before.file,
                found.size.cast_signed(),
                found.mtime_ns,
                hash.cast_signed(),
                format.map_or("", Format::name),
            ])?;
        Ok(())
    }

    /// The file holds what it held: only its size and time are noted, and its path, where it was moved.
    pub(in crate::archive::index) fn same_file(&mut self, file: i64, found: &FileEntry) -> Result<(), IndexError> {
        self.begin()?;
        self.connection
            .prepare_cached("UPDATE problems SET path = ?2 WHERE path = (SELECT path FROM files WHERE id = ?1)")?
            .execute(params![file, to_bytes(&found.path)])?;
        self.connection
            .prepare_cached("UPDATE files SET path = ?2, size = ?3, mtime = ?4 WHERE id = ?1")?
            .execute(params![file, to_bytes(&found.path), found.size.cast_signed(), found.mtime_ns])?;
        Ok(())
    }

    /// A file that is gone, with all that came from it.
    pub(in crate::archive::index) fn remove_file(&mut self, file: i64) -> Result<(), IndexError> {
        self.begin()?;
        let keys: Vec<i64> = self
            .connection
            .prepare_cached("SELECT id FROM articles WHERE file = ?1")?
            .query_map([file], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for key in keys {
            self.articles += 1;
            self.remove_article(key)?;
        }
        self.connection
            .prepare_cached("DELETE FROM problems WHERE path = (SELECT path FROM files WHERE id = ?1)")?
            .execute([file])?;
        self.connection.prepare_cached("DELETE FROM files WHERE id = ?1")?.execute([file])?;
        Ok(())
    }

    fn remove_article(&mut self, key: i64) -> Result<(), IndexError> {
        self.remove_analysis(key)?;
        self.connection.prepare_cached("DELETE FROM bodies WHERE rowid = ?1")?.execute([key])?;
        self.connection.prepare_cached("DELETE FROM body_beginnings WHERE rowid = ?1")?.execute([key])?;
        self.connection.prepare_cached("DELETE FROM articles WHERE id = ?1")?.execute([key])?;
        Ok(())
    }

    /// Replaces what is known to be wrong with a file.
    pub(in crate::archive::index) fn put_problems(
        &mut self,
        path: &Path,
        problems: &[NewProblem],
    ) -> Result<(), IndexError> {
        self.begin()?;
        let path = to_bytes(path);
        self.connection.prepare_cached("DELETE FROM problems WHERE path = ?1")?.execute([path])?;
        self.add_problems(path, problems)
    }

    /// Adds to what is known to be wrong with a file.
    pub(in crate::archive::index) fn add_problem(&mut self, path: &Path, reason: &Reason) -> Result<(), IndexError> {
        self.begin()?;
        self.add_problems(to_bytes(path), &[NewProblem { line: None, reason: reason.clone() }])
    }

    fn add_problems(&mut self, path: &[u8], problems: &[NewProblem]) -> Result<(), IndexError> {
        let mut statement = self
            .connection
            .prepare_cached("INSERT INTO problems (path, line, kind, detail) VALUES (?1, ?2, ?3, ?4)")?;
        for NewProblem { line, reason } in problems {
            let (kind, detail) = reason.to_columns();
            statement.execute(params![path, line, kind, detail])?;
        }
        Ok(())
    }

    /// Replaces what looking through `roots` gave: folders that cannot be read, and what in them is no article.
    pub(in crate::archive::index) fn put_folder_problems<'p>(
        &mut self,
        roots: &[PathBuf],
        problems: impl Iterator<Item = &'p FileProblem>,
    ) -> Result<(), IndexError> {
        self.begin()?;
        for (first, last) in ranges(roots) {
            self.connection
                .prepare_cached(
                    "DELETE FROM problems WHERE kind IN ('folder', 'foreign', 'link') AND path >= ?1 AND path < ?2",
                )?
                .execute(params![first, last])?;
        }
        for problem in problems {
            self.add_problems(
                to_bytes(&problem.path),
                &[NewProblem { line: problem.line, reason: problem.reason.clone() }],
            )?;
        }
        Ok(())
    }
}
