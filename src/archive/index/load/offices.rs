//! Who held which office when, from the roles that the articles give.

use rusqlite::{Connection, Row};

use crate::archive::columns::Articles;
use crate::archive::index::error::IndexError;
use crate::archive::offices::{HeldOffice, SaidRole, gather};
use crate::article::PartialDate;

/// What an article says, with its own words.
struct Said {
    office: String,
    words: String,
    date: Option<PartialDate>,
}

/// The offices of the one whose names have these keys.
pub(in crate::archive::index) fn load_offices_of(
    connection: &Connection,
    articles: &Articles,
    names: &[i64],
) -> Result<Vec<HeldOffice>, IndexError> {
    let mut statement =
        connection.prepare_cached("SELECT article, entity, office, words FROM roles WHERE entity = ?1")?;
    let mut said = Vec::new();
    for name in names {
        let mut rows = statement.query([name])?;
        while let Some(row) = rows.next()? {
            said.extend(read(row, articles)?);
        }
    }
    Ok(gathered(&said))
}

/// `None` for an article of a closed archive.
fn read(row: &Row<'_>, articles: &Articles) -> rusqlite::Result<Option<Said>> {
    let Some(article) = articles.row_of_key(row.get(0)?) else { return Ok(None) };
    Ok(Some(Said { office: row.get(2)?, words: row.get(3)?, date: articles.date(article) }))
}

fn gathered(said: &[Said]) -> Vec<HeldOffice> {
    gather(said.iter().map(|said| SaidRole { holder: 0, office: &said.office, words: &said.words, date: said.date }))
}
