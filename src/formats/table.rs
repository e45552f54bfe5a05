//! Tables of articles (CSV, TSV): a row an article, its cells under the names that crawlers, read-later services and press
//! databases give them.
//!
//! In: the text of a file; out: its articles. A row is read as a JSON record of the same names is. What tells such a
//! table from another stands here too, as both ask which column holds the text.

use csv::StringRecord;
use serde_json::{Map, Value};

use crate::article::Format;

use super::ParsedFile;
use super::collector::{Collector, Source};
use super::kinds::csv::{columns, reader};
use super::lines::{LineCounter, offset_in};
use super::problem::ReadError;
use super::record::{self, Refused};

/// Reads the rows of a table of articles.
///
/// # Errors
///
/// When it is no such table, or no row has a text.
pub(super) fn read(text: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let Some(columns) = columns(text) else { return Err(ReadError::NoText) };
    let mut collector = Collector::new(Format::Table, source.only);
    let mut rows = reader(text, columns.separator);
    let mut lines = LineCounter::new(text);
    let (mut row, mut number) = (StringRecord::new(), 0_u32);
    if columns.headed {
        // It was read before: what is in it is known.
        let _ = rows.read_record(&mut row);
    }
    while let Ok(true) = rows.read_record(&mut row) {
        // A row is said to begin at the rest of the line break before it.
        let at = row.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let rest = text.get(at..).unwrap_or_default().trim_start_matches(['\r', '\n']);
        let line = lines.at(offset_in(text, rest));
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            if collector.wants(number) {
                collector.take(article(&columns.names, &row, line), Some(line), source.place(number));
            }
            number = number.saturating_add(1);
        }
    }
    collector.finish()
}

/// The article of a row, as of a record with a field for each cell that holds something.
fn article(names: &[String], row: &StringRecord, line: u32) -> record::ReadRecord {
    let mut fields = Map::new();
    for (name, cell) in names.iter().zip(row) {
        if !name.is_empty() && !cell.trim().is_empty() && !fields.contains_key(name) {
            fields.insert(name.clone(), Value::String(cell.to_owned()));
        }
    }
    if fields.is_empty() { Err(Refused::NoText(None)) } else { record::article(&Value::Object(fields), line) }
}

#[cfg(test)]
mod tests {
    use super::super::{read, read_record};
    use super::*;

    fn titles(name: &str, text: &str) -> Vec<String> {
        let file = read(name, text.as_bytes()).unwrap();
        assert_eq!(file.format, Format::Table);
        for article in &file.articles {
            let again = read_record(name, text.as_bytes(), Format::Table, &article.place).unwrap();
            assert_eq!(&again, article);
        }
        file.articles.iter().map(|article| article.headline().0).collect()
    }

    #[test]
    fn a_row_is_an_article_whatever_separates_the_columns() {
        for (separator, name) in [(',', "a.csv"), (';', "a.csv"), ('\t', "a.tsv"), (',', "a.txt")] {
            let rows = [
                ["Title", "URL", "Full text", "published"].join(&separator.to_string()),
                ["La digue", "https://lac.example/a", "\"Elle tient,\n\ndit \"\"le\"\" maire; enfin.\"", "2024-03-12"]
                    .join(&separator.to_string()),
                ["", "", "", ""].join(&separator.to_string()),
                ["Le sel", "", "Il est cher.", "12/03/2024"].join(&separator.to_string()),
            ];
            let text = rows.join("\r\n");
            assert_eq!(titles(name, &text), ["La digue", "Le sel"], "{separator}");
            let articles = read(name, text.as_bytes()).unwrap().articles;
            assert_eq!(articles[0].body.text, "Elle tient,\n\ndit \"le\" maire; enfin.");
            assert_eq!(articles[0].meta.source.as_deref(), Some("lac.example"));
            assert_eq!(articles[1].meta.date.unwrap().to_string(), "2024-03-12");
            assert_eq!((articles[0].body.paragraphs[0].line, articles[1].body.paragraphs[0].line), (2, 6));
        }
    }

    #[test]
    fn cells_of_markup_and_columns_in_french_are_read() {
        let text = "Titre;URL;Contenu;Mots-clés;Langue\nLe bac;https://lac.example/b;<p>Il <b>passe</b>.</p><p>Tard.</p>;port,mer;fr\n";
        let article = read("b.csv", text.as_bytes()).unwrap().articles.remove(0);
        assert_eq!(article.body.text, "Il passe.\n\nTard.");
        assert_eq!(article.meta.tags, ["port", "mer"]);
    }

    #[test]
    fn the_tables_of_trafilatura_have_no_names() {
        let text = "https://lac.example/c\tnull\tab12\tlac.example\tLa grue\tnull\t2024-03-12\t\"Elle pèse.\nLourd.\"\tnull\tnull\tarticle\n";
        assert_eq!(titles("c.csv", text), ["La grue"]);
        let article = read("c.csv", text.as_bytes()).unwrap().articles.remove(0);
        assert_eq!(article.meta.date.unwrap().to_string(), "2024-03-12");
    }

    #[test]
    fn other_tables_and_prose_are_none() {
        for text in [
            "title,url,time_added,tags,status\nLa digue,https://lac.example,1,mer,read\n",
            "nom,texte,prix\nsel,gros,3\n",
            "title,text\nLa digue\n",
            "Texte, date et titre\nD’une lettre, écrite hier\n",
            "https://lac.example\tune adresse\n",
            "",
        ] {
            assert!(columns(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_row_without_a_text_is_told_and_stops_nothing() {
        let text = "title,text,date\nLa digue,,2024\nLe sel,Il est cher.,2024\nLe bac,Il passe.\n";
        let file = read("d.csv", text.as_bytes()).unwrap();
        assert_eq!((file.articles.len(), file.problems.len()), (2, 1));
        assert_eq!(file.problems[0].line, Some(2));
    }
}
