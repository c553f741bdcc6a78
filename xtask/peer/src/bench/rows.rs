//! The rows of measurements.

use anyhow::{Result, ensure};
use serde::Serialize;

/// One of the clients.
#[derive(Clone, Copy, Debug)]
pub enum Side {
    Official,
    Ours,
}

impl Side {
    pub const BOTH: [Side; 2] = [Side::Official, Side::Ours];
}

/// A quantity to measure.
pub struct Quantity<'a> {
    pub name: &'a str,
    pub unit: &'static str,
    /// The number of times to measure it.
    pub rounds: usize,
}

/// A measurement of both clients, or of ours.
#[derive(Serialize)]
struct Row {
    name: String,
    unit: &'static str,
    official: Option<f64>,
    ours: f64,
    ratio: Option<f64>,
}

/// The measurements, and those that are wanted.
#[derive(Default)]
pub struct Rows {
    /// Texts, of which the name of a wanted row contains one.
    wanted: Vec<String>,
    /// Whether to measure the official client.
    has_official: bool,
    /// The names of all rows so far.
    names: Vec<String>,
    rows: Vec<Row>,
}

impl Rows {
    /// Wants the rows of both clients whose names contain a text.
    pub fn of_both(wanted: &str) -> Self {
        Rows { wanted: vec![wanted.to_owned()], has_official: true, ..Rows::default() }
    }

    /// Wants the rows of our client alone whose names contain one of the texts.
    pub fn of_ours(wanted: &[String]) -> Self {
        Rows { wanted: wanted.to_vec(), has_official: false, ..Rows::default() }
    }

    /// Measures both clients in turn, so that a change of the load on the machine affects both.
    pub fn compare(
        &mut self,
        quantity: Quantity<'_>,
        mut measure: impl FnMut(Side) -> Result<f64>,
    ) -> Result<()> {
        if !self.has_official {
            return self.measure(quantity, || measure(Side::Ours));
        }
        if !self.wants(quantity.name) {
            return Ok(());
        }
        let (mut official, mut ours, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..quantity.rounds {
            let pair = (measure(Side::Official)?, measure(Side::Ours)?);
            official.push(pair.0);
            ours.push(pair.1);
            ratios.push(pair.1 / pair.0);
        }
        self.add(quantity, [Some(median(official)), Some(median(ratios))], median(ours));
        Ok(())
    }

    /// Measures our side alone.
    pub fn measure(
        &mut self,
        quantity: Quantity<'_>,
        mut measure: impl FnMut() -> Result<f64>,
    ) -> Result<()> {
        if !self.wants(quantity.name) {
            return Ok(());
        }
        let ours: Result<Vec<_>> = (0..quantity.rounds).map(|_| measure()).collect();
        self.add(quantity, [None, None], median(ours?));
        Ok(())
    }

    /// Reports a row that cannot be measured on this machine, if it is wanted.
    pub fn skip(&mut self, name: &str, reason: &str) {
        if self.wants(name) {
            eprintln!("{name}: not measured, because {reason}");
        }
    }

    /// Whether the row with this name is wanted.
    fn wants(&mut self, name: &str) -> bool {
        self.names.push(name.to_owned());
        self.wanted.iter().any(|wanted| name.contains(wanted))
    }

    fn add(&mut self, quantity: Quantity<'_>, [official, ratio]: [Option<f64>; 2], ours: f64) {
        let Quantity { name, unit, .. } = quantity;
        // Show progress, because some rows take minutes.
        match official {
            Some(official) => eprintln!("{name}: {official:.2} and {ours:.2} {unit}"),
            None => eprintln!("{name}: {ours:.2} {unit}"),
        }
        self.rows.push(Row { name: name.to_owned(), unit, official, ours, ratio });
    }

    /// Prints the rows as JSON. Fails if a wanted text is part of no name.
    pub fn print(&self) -> Result<()> {
        for wanted in &self.wanted {
            let is_known = self.names.iter().any(|name| name.contains(wanted));
            ensure!(
                is_known,
                "no row contains `{wanted}`; the rows are\n{}",
                self.names.join("\n")
            );
        }
        println!("{}", serde_json::to_string_pretty(&self.rows)?);
        Ok(())
    }
}

/// Returns the median. The values must not be empty.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
