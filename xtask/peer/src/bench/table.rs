//! The table of the benchmark.

use anyhow::{Context, Result};
use serde_json::json;
use std::path::Path;

/// Rows of measurements.
#[derive(Default)]
pub struct Table(Vec<Row>);

struct Row {
    what: String,
    unit: &'static str,
    official: Option<f64>,
    ours: f64,
}

impl Table {
    /// Adds what both cost.
    pub fn pair(&mut self, what: &str, unit: &'static str, official: f64, ours: f64) {
        self.add(Row { what: what.to_owned(), unit, official: Some(official), ours });
    }

    /// Adds what only ours has.
    pub fn ours(&mut self, what: &str, unit: &'static str, ours: f64) {
        self.add(Row { what: what.to_owned(), unit, official: None, ours });
    }

    fn add(&mut self, row: Row) {
        // Some rows take minutes to come.
        eprintln!("measured {}", row.what);
        self.0.push(row);
    }

    /// Prints the table as Markdown.
    pub fn print(&self) {
        println!("| what | official | ours | ratio |\n|---|---|---|---|");
        for Row { what, unit, official, ours } in &self.0 {
            let (official, ratio) = match official {
                Some(official) => {
                    (format!("{} {unit}", number(*official)), format!("{:.2}", ours / official))
                }
                None => Default::default(),
            };
            println!("| {what} | {official} | {} {unit} | {ratio} |", number(*ours));
        }
    }

    /// Writes the table as JSON.
    pub fn write(&self) -> Result<()> {
        let rows = self.0.iter().map(|Row { what, unit, official, ours }| {
            let ratio = official.map(|official| ours / official);
            json!({"what": what, "unit": unit, "official": official, "ours": ours, "ratio": ratio})
        });
        let rows: Vec<_> = rows.collect();
        let folder = super::builds::root().join("target/peer");
        std::fs::create_dir_all(&folder)?;
        let path: &Path = &folder.join("bench.json");
        std::fs::write(path, serde_json::to_string_pretty(&rows)?)
            .with_context(|| format!("cannot write {}", path.display()))
    }
}

fn number(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

/// The value in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
