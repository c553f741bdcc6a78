//! The table of measurements.

use crate::workspace::root;
use anyhow::{Context, Result};
use serde_json::json;
use std::path::Path;

/// A table of measurements.
#[derive(Default)]
pub struct Table(Vec<Row>);

struct Row {
    label: String,
    unit: &'static str,
    official: Option<f64>,
    ours: f64,
}

impl Table {
    /// Adds a measurement of both clients.
    pub fn pair(&mut self, label: &str, unit: &'static str, official: f64, ours: f64) {
        self.add(Row { label: label.to_owned(), unit, official: Some(official), ours });
    }

    /// Adds a measurement that only our side has.
    pub fn ours(&mut self, label: &str, unit: &'static str, ours: f64) {
        self.add(Row { label: label.to_owned(), unit, official: None, ours });
    }

    fn add(&mut self, row: Row) {
        // Show progress, because some rows take minutes.
        eprintln!("measured {}", row.label);
        self.0.push(row);
    }

    /// Prints the table as Markdown.
    pub fn print(&self) {
        println!("| what | official | ours | ratio |\n|---|---|---|---|");
        for Row { label, unit, official, ours } in &self.0 {
            let (official, ratio) = match official {
                Some(official) => {
                    (format!("{} {unit}", number(*official)), format!("{:.2}", ours / official))
                }
                None => Default::default(),
            };
            println!("| {label} | {official} | {} {unit} | {ratio} |", number(*ours));
        }
    }

    /// Writes the table as JSON.
    pub fn write(&self) -> Result<()> {
        let rows = self.0.iter().map(|Row { label, unit, official, ours }| {
            let ratio = official.map(|official| ours / official);
            json!({"what": label, "unit": unit, "official": official, "ours": ours, "ratio": ratio})
        });
        let rows: Vec<_> = rows.collect();
        let dir = root().join("target/peer");
        std::fs::create_dir_all(&dir)?;
        let path: &Path = &dir.join("bench.json");
        std::fs::write(path, serde_json::to_string_pretty(&rows)?)
            .with_context(|| format!("cannot write {}", path.display()))
    }
}

/// Formats a number with about three significant digits.
fn number(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

/// Returns the median. The values must not be empty.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
