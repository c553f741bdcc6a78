//! The rows of measurements.

use anyhow::{Context, Result};
use serde::Deserialize;

/// A measurement of both clients, or of ours.
#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) official: Option<f64>,
    pub(super) ours: f64,
    pub(super) ratio: Option<f64>,
}

/// The heading of a table.
pub(super) const HEADING: &str =
    "| Measurement | Unit | Official | Ours | Ratio |\n|---|---|---:|---:|---:|\n";

/// Parses rows from JSON.
pub(super) fn parse(text: &str) -> Result<Vec<Row>> {
    serde_json::from_str(text).context("the measurements are not rows in JSON")
}

/// Formats rows as a Markdown table.
pub(super) fn table(rows: &[Row]) -> String {
    let rows = rows.iter().map(|Row { name, unit, official, ours, ratio }| {
        let official = official.map(number).unwrap_or_default();
        let ratio = ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        format!("| {name} | {unit} | {official} | {} | {ratio} |\n", number(*ours))
    });
    HEADING.to_owned() + &rows.collect::<String>()
}

/// Formats a number with at least three significant digits.
fn number(value: f64) -> String {
    match value {
        value if value >= 100.0 || value.fract() == 0.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_has_a_line_for_each_row() {
        let text = r#"[
            {"name": "CPU of get_room", "unit": "us", "official": 30.84, "ours": 20.96, "ratio": 0.6812},
            {"name": "crates in the tree", "unit": "crates", "official": 117.0, "ours": 98.0, "ratio": 0.84},
            {"name": "generation of ivschat", "unit": "ms", "official": null, "ours": 4.256, "ratio": null}
        ]"#;
        let expected = "\
| Measurement | Unit | Official | Ours | Ratio |
|---|---|---:|---:|---:|
| CPU of get_room | us | 30.8 | 21.0 | 0.68 |
| crates in the tree | crates | 117 | 98 | 0.84 |
| generation of ivschat | ms |  | 4.26 |  |
";
        assert_eq!(table(&parse(text).expect("rows")), expected);
    }

    #[test]
    fn row_without_a_unit_is_an_error() {
        let text = r#"[{"name": "lines", "official": null, "ours": 1.0, "ratio": null}]"#;
        assert!(parse(text).is_err());
    }
}
