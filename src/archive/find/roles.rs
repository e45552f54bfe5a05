//! `role:`: the quotations by people in an office.
//!
//! A quotation is found by the words of its article for the speaker, and by the office that any article gives the speaker
//! within half a year of it.

use std::collections::HashMap;

use super::queried_list::QueriedList;
use crate::archive::IndexError;
use crate::archive::keys::of_quotation_key;
use crate::article::PartialDate;
use crate::search::query::Words;
use crate::text::fold::fold;

/// Months around the date of an article that gives somebody an office, in which that is believed.
const MARGIN: i32 = 6;

/// Whether texts have some words; each distinct text is looked at once.
struct Asked<'w> {
    words: &'w Words,
    known: HashMap<String, bool>,
}

impl Asked<'_> {
    fn is_in(&mut self, text: &str) -> bool {
        if text.is_empty() {
            return false;
        }
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let found = self.words.found_in(&fold(text));
        self.known.insert(text.to_owned(), found);
        found
    }
}

/// The keys of the quotations by people in an office with these words, each with the row of its article.
pub fn spoken_in_role(rows: &QueriedList<'_>, words: &Words) -> Result<Vec<(i64, u32)>, IndexError> {
    let mut asked = Asked { words, known: HashMap::new() };
    let held = held_when(rows, &mut asked)?;
    let mut found = Vec::new();
    let sql = "SELECT id, role, label, speaker FROM quotations WHERE how IS NOT NULL";
    let mut statement = rows.index.connection().prepare_cached(sql)?;
    let mut quotations = statement.query([])?;
    while let Some(row) = quotations.next()? {
        let key: i64 = row.get(0)?;
        let Some(article) = rows.articles.row_of_key(of_quotation_key(key).0) else { continue };
        let is_named = asked.is_in(row.get_ref(1)?.as_str()?) || asked.is_in(row.get_ref(2)?.as_str()?);
        let speaker: Option<i64> = row.get(3)?;
        let dates = speaker.and_then(|speaker| held.get(&one_for_all_names(rows, speaker)));
        let is_held = || {
            let month = rows.articles.date(article).map(months)?;
            dates?.iter().any(|held| (held - month).abs() <= MARGIN).then_some(())
        };
        if is_named || is_held().is_some() {
            found.push((key, article));
        }
    }
    Ok(found)
}

/// Those who hold an office with these words, and the months of the articles that say so.
fn held_when(rows: &QueriedList<'_>, asked: &mut Asked<'_>) -> Result<HashMap<i64, Vec<i32>>, IndexError> {
    let mut held: HashMap<i64, Vec<i32>> = HashMap::new();
    let mut statement = rows.index.connection().prepare_cached("SELECT article, entity, words FROM roles")?;
    let mut roles = statement.query([])?;
    while let Some(row) = roles.next()? {
        if asked.is_in(row.get_ref(2)?.as_str()?)
            && let Some(date) = rows.articles.row_of_key(row.get(0)?).and_then(|article| rows.articles.date(article))
        {
            held.entry(one_for_all_names(rows, row.get(1)?)).or_default().push(months(date));
        }
    }
    Ok(held)
}

/// A number that is the same for all names of an entity.
fn one_for_all_names(rows: &QueriedList<'_>, key: i64) -> i64 {
    let chosen = rows.chosen.and_then(|entities| entities.keys(entities.row_of_key(key)?).next());
    chosen.unwrap_or(key)
}

fn months(date: PartialDate) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(6))
}
