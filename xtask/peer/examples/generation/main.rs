//! A program that generates the client from a model which repeats that of the service. It prints the
//! number of shapes, and the seconds of each generation. The argument is the number of repetitions.

mod repeated_model;

use codegen::{Package, Source, SourceFile};
use repeated_model::repeat;
use std::error::Error;
use std::time::Instant;

const MODEL: &str = include_str!("../../../../model/ivschat.json");
const PARTITIONS: &str = include_str!("../../../../model/partitions.json");

/// The number of generations.
const ROUNDS: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let copies = std::env::args().nth(1).ok_or("no number of copies")?.parse()?;
    let model = repeat(serde_json::from_str(MODEL)?, copies).ok_or("not a model of a service")?;
    println!("{}", model["shapes"].as_object().map_or(0, |shapes| shapes.len()));
    let model = model.to_string();
    for _ in 0..ROUNDS {
        println!("{}", seconds(&model)?);
    }
    Ok(())
}

/// Returns the seconds of a generation.
fn seconds(model: &str) -> Result<f64, String> {
    let text = |content| SourceFile { name: "", content };
    let source = Source {
        model: text(model),
        partitions: text(PARTITIONS),
        service: None,
        operations: &[],
        tests: None,
        package: Package { name: None, version: "0.1.0", ..Package::default() },
    };
    let start = Instant::now();
    let generated = codegen::generate(&source);
    let time = start.elapsed().as_secs_f64();
    generated.map(|_| time).map_err(|problems| problems.to_string())
}
