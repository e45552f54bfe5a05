//! Rows on standard output: as a table for people, as fields between tabs, as JSON lines. In come rows, out go lines.

use std::io::IsTerminal as _;

use serde::Serialize;

use super::json;
use super::list_args::ListFormat;
use super::output::{CommandOutcome, Lines};
use crate::terminal::Screen;
use crate::text::sanitize::sanitize_line;
use crate::text::width::{truncate, width};

/// The widest line of a table where the terminal does not say, in cells.
const WIDTH: usize = 120;
/// The narrowest that a column which gives way becomes, in cells.
const NARROWEST: usize = 12;
/// On a terminal so many rows are lined up with each other; the next ones begin anew.
const BLOCK: usize = 200;

/// One row, as each format prints it.
#[derive(Serialize)]
pub struct ListRow {
    /// What `show` takes.
    pub id: String,
    /// The fields of the JSON object; none of them is called `id`.
    #[serde(flatten)]
    pub fields: serde_json::Map<String, serde_json::Value>,
    /// The columns of the table.
    #[serde(skip)]
    pub columns: Vec<String>,
}

/// The fields of a JSON object, without an `id` of their own: the row has one.
pub fn object(value: serde_json::Value) -> serde_json::Map<String, serde_json::Value> {
    match value {
        serde_json::Value::Object(mut fields) => {
            fields.remove("id");
            fields
        }
        _ => serde_json::Map::new(),
    }
}

/// Prints the rows, at most so many, without the first `printed` ones, which were printed before; counts on.
///
/// # Errors
/// When a row or the output fails.
pub fn print(
    rows: impl Iterator<Item = anyhow::Result<ListRow>>,
    format: ListFormat,
    limit: Option<usize>,
    printed: &mut usize,
) -> anyhow::Result<CommandOutcome> {
    let mut out = Lines::stdout();
    // Another program gets everything.
    let on_screen = std::io::stdout().is_terminal();
    let most = Screen::size().map_or(WIDTH, |size| usize::from(size.width).max(40));
    let mut block: Vec<Vec<String>> = Vec::new();
    for row in rows.take(limit.unwrap_or(usize::MAX)).skip(*printed) {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                print_lines(&mut out, &aligned(&block, most))?;
                return Err(error);
            }
        };
        *printed += 1;
        let fields = || std::iter::once(&row.id).chain(&row.columns).map(|field| sanitize_line(field));
        match format {
            ListFormat::Jsonl => out.print(&json::line(&row)?)?,
            ListFormat::Tsv => out.print(&fields().collect::<Vec<_>>().join("\t"))?,
            ListFormat::Table if !on_screen => out.print(fields().collect::<Vec<_>>().join("  ").trim_end())?,
            ListFormat::Table => block.push(fields().collect()),
        }
        if block.len() == BLOCK {
            print_lines(&mut out, &aligned(&block, most))?;
            block.clear();
        }
    }
    print_lines(&mut out, &aligned(&block, most))?;
    out.finish()?;
    Ok(if *printed == 0 { CommandOutcome::Nothing } else { CommandOutcome::Done })
}

fn print_lines(out: &mut Lines, lines: &[String]) -> anyhow::Result<()> {
    lines.iter().try_for_each(|line| out.print(line))
}

/// Rows lined up in columns, two blanks apart; where a line would be wider than `most` cells, the widest columns give
/// way.
fn aligned(rows: &[Vec<String>], most: usize) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|field| width(field)).max();
    let mut widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or(0)).collect();
    // The id stays whole: it is there to be taken.
    while let Some((at, wide)) = (1..columns).map(|at| (at, widths[at])).max_by_key(|(_, width)| *width) {
        let total = widths.iter().sum::<usize>() + 2 * columns.saturating_sub(1);
        if total <= most || wide <= NARROWEST {
            break;
        }
        let next = (1..columns).filter(|other| *other != at).map(|other| widths[other]).max().unwrap_or(0);
        widths[at] = wide.saturating_sub(total - most).max(next.min(wide - 1)).max(NARROWEST);
    }
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(field, most)| {
            let shown = truncate(field, *most);
            let blanks = " ".repeat(most.saturating_sub(width(&shown)));
            format!("{shown}{blanks}")
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    }

    #[test]
    fn columns_line_up_whatever_the_script() {
        let lines = aligned(&rows(&[&["a1", "2023", "Élise", "La digue"], &["b2", "", "堤防", "Le pont"]]), 80);
        assert_eq!(lines, ["a1  2023  Élise  La digue", "b2        堤防   Le pont"]);
    }

    #[test]
    fn the_widest_columns_give_way_and_the_id_never() {
        let long = "La digue du lac tient depuis deux cents ans, et personne ne s’en plaint.";
        let lines = aligned(&rows(&[&["0123456789abcdef.12", "2023-08-17", long, long]]), 70);
        assert!(
            lines.iter().all(|line| width(line) <= 70 && line.starts_with("0123456789abcdef.12  2023-08-17  ")),
            "{lines:?}"
        );
        assert!(aligned(&[], 80).is_empty());
    }

    #[test]
    fn a_json_object_has_no_second_id() {
        let fields = object(serde_json::json!({"id": "x", "note": "n"}));
        let row = ListRow { id: "a".into(), fields, columns: Vec::new() };
        assert_eq!(json::line(&row).unwrap(), r#"{"id":"a","note":"n"}"#);
    }
}
