//! What the articles of the archive tell each other: who held the offices by which an article describes people.
//!
//! Each article is analysed by itself first. Then the offices that all articles below the roots name are gathered, and
//! those articles that describe a holder are analysed again, with that. The index notes what an article was given, so that
//! it is analysed again only when that changes. It depends on what the articles say, never on the order in which they are
//! read: an index built at once and one built file by file have the same rows.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use rusqlite::{Connection, params};

use super::error::IndexError;
use super::named::names_of;
use crate::analysis::offices::Holder;
use crate::archive::dates::unpack;
use crate::archive::index::Index;
use crate::archive::offices::{LEAST, OfficeHolders, SaidRole, gather};
use crate::archive::paths::ranges;
use crate::article::PartialDate;
use crate::text::fold::fold;
use crate::text::names::surname;

/// What is given to each article, by its key.
pub(super) type Evidence = HashMap<i64, Vec<Told>>;

/// Who holds an office, as other articles say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// What is the same in all spellings of the office.
    pub(super) office: String,
    /// The key of the holder's entity.
    pub(super) entity: i64,
    /// Its name.
    pub(super) person: String,
}

impl From<&Told> for Holder {
    /// How many articles say so counts only as far as they are enough: else each new one would change what is told.
    #[expect(clippy::cast_possible_truncation, reason = "a handful")]
    fn from(told: &Told) -> Self {
        Self { office: told.office.clone(), person: told.person.clone(), count: LEAST as u32 }
    }
}

const BELOW: &str = "JOIN articles a ON a.id = t.article JOIN files f ON f.id = a.file
WHERE f.path >= ?1 AND f.path < ?2";

/// The articles below `roots` of which other articles tell something else than when they were analysed, and what.
pub(super) fn changed(connection: &Connection, roots: &[PathBuf]) -> Result<Evidence, IndexError> {
    let (holders, people) = holders(connection, roots)?;
    let mut told = Evidence::new();
    let sql = format!("SELECT t.article, t.office, a.date FROM described t {BELOW} ORDER BY t.article, t.office");
    let mut statement = connection.prepare_cached(&sql)?;
    for (first, last) in ranges(roots) {
        let mut rows = statement.query(params![first, last])?;
        while let Some(row) = rows.next()? {
            let office: String = row.get(1)?;
            if let Some(Person { entity, name, .. }) =
                holders.holder(&office, unpack(row.get(2)?)).and_then(|holder| people.get(holder))
            {
                told.entry(row.get(0)?).or_default().push(Told { office, entity: *entity, person: name.clone() });
            }
        }
    }
    let known = noted(connection, roots)?;
    let before = known.keys().filter(|article| !told.contains_key(article)).map(|article| (*article, Vec::new()));
    let mut changed: Evidence = before.collect();
    let same = |told: &[Told], known: &Vec<(String, i64)>| {
        told.len() == known.len()
            && told.iter().zip(known).all(|(told, (office, entity))| told.office == *office && told.entity == *entity)
    };
    changed
        .extend(told.into_iter().filter(|(article, told)| !known.get(article).is_some_and(|known| same(told, known))));
    Ok(changed)
}

/// Somebody who holds an office: of the names with one surname the longest.
struct Person {
    entity: i64,
    folded: String,
    name: String,
}

/// Who holds which office below `roots`; a holder is a position among the persons. A person is told by the surname here:
/// articles have it with and without what stands before it.
fn holders(connection: &Connection, roots: &[PathBuf]) -> Result<(OfficeHolders, Vec<Person>), IndexError> {
    struct Said {
        holder: usize,
        office: String,
        date: Option<PartialDate>,
    }
    let mut people: Vec<Person> = Vec::new();
    let mut by_surname: HashMap<String, usize> = HashMap::new();
    let mut said: Vec<Said> = Vec::new();
    let mut texts: HashSet<(i64, usize, String)> = HashSet::new();
    let sql = format!(
        "SELECT e.id, e.folded, e.name, t.office, a.date, a.hash FROM roles t JOIN entities e ON e.id = t.entity {BELOW}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    for (first, last) in ranges(roots) {
        let mut rows = statement.query(params![first, last])?;
        while let Some(row) = rows.next()? {
            let person = Person { entity: row.get(0)?, folded: row.get(1)?, name: row.get(2)? };
            let surname = surname(&person.folded).to_owned();
            let holder = *by_surname.entry(surname).or_insert(people.len());
            let office: String = row.get(3)?;
            // A text that the archive has several times says so once.
            if texts.insert((row.get::<_, i64>(5)?, holder, office.clone())) {
                said.push(Said { holder, office, date: unpack(row.get(4)?) });
            }
            match people.get_mut(holder) {
                Some(known) if (known.folded.len(), &known.folded) < (person.folded.len(), &person.folded) => {
                    *known = person;
                }
                Some(_) => {}
                None => people.push(person),
            }
        }
    }
    let roles = said.iter().map(|said| SaidRole {
        holder: said.holder,
        office: &said.office,
        words: &said.office,
        date: said.date,
    });
    Ok((OfficeHolders::new(gather(roles)), people))
}

/// What the articles below `roots` were given when they were analysed: offices and the keys of their holders.
fn noted(connection: &Connection, roots: &[PathBuf]) -> Result<HashMap<i64, Vec<(String, i64)>>, IndexError> {
    let mut noted: HashMap<i64, Vec<(String, i64)>> = HashMap::new();
    let sql = format!("SELECT t.article, t.office, t.entity FROM evidence t {BELOW} ORDER BY t.article, t.office");
    let mut statement = connection.prepare_cached(&sql)?;
    for (first, last) in ranges(roots) {
        let mut rows = statement.query(params![first, last])?;
        while let Some(row) = rows.next()? {
            noted.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
        }
    }
    Ok(noted)
}

/// What an article was given when it was analysed.
pub(super) fn told_to(connection: &Connection, article: i64) -> Result<Vec<Told>, IndexError> {
    let sql = "SELECT v.office, e.id, e.name FROM evidence v JOIN entities e ON e.id = v.entity WHERE v.article = ?1
        ORDER BY v.office";
    let mut statement = connection.prepare_cached(sql)?;
    let told = statement
        .query_map([article], |row| Ok(Told { office: row.get(0)?, entity: row.get(1)?, person: row.get(2)? }))?;
    Ok(told.collect::<Result<_, _>>()?)
}

/// Whether an article names a person of the surname that this name has.
pub(super) fn is_named(connection: &Connection, article: i64, name: &str) -> Result<bool, IndexError> {
    let sql = "SELECT 1 FROM entities WHERE id = ?1 AND kind = 'person'
        AND (folded = ?2 OR substr(folded, -length(?2) - 1) = ' ' || ?2)";
    let folded = fold(name);
    let mut statement = connection.prepare_cached(sql)?;
    for entity in names_of(connection, article)? {
        if statement.exists(params![entity, surname(&folded)])? {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Index {
    /// What the article with this key was given when it was analysed: who held the offices that it speaks of, as other
    /// articles say.
    pub fn evidence_of(&self, article: i64) -> Result<Vec<Holder>, IndexError> {
        Ok(told_to(&self.connection, article)?.iter().map(Holder::from).collect())
    }
}
