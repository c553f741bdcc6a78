//! Randomly mutated models: the generator either reports what is wrong, or generates a crate in which
//! text of the model is only text.
//!
//! By default the test tries a few models. These environment variables change that:
//!
//! - `MUTATIONS_SECONDS`: the time to run; some of the crates are also built.
//! - `MUTATIONS_SEED`: the seed of the first model, to repeat a failure.
//! - `MUTATIONS_MODELS`: a folder of further models to mutate.
//!
//! For example:
//!
//! ```sh
//! MUTATIONS_SECONDS=3600 cargo test --release --package codegen --test mutations -- --nocapture
//! ```
//!
//! `target/mutations` gets the model of each failure. Its file `seed` has the latest seed, in case a
//! failure ends the process.

#[path = "../support/checks.rs"]
mod checks;
mod crates;
mod generic;
mod places;
mod random;
mod shapes;
#[path = "../support/spans.rs"]
mod spans;
#[path = "../support/mod.rs"]
mod support;
mod texts;

use codegen::{Diagnostics, Files, Package, Source, SourceFile};
use crates::Crates;
use random::Random;
use serde_json::Value;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use support::{models, read, root};

/// The number of models without `MUTATIONS_SECONDS`.
const DEFAULT_MODELS: u64 = 40;

/// The first crate of this many is built.
const BUILD_INTERVAL: u64 = 60;

/// The most time that a model may take.
const MAX_TIME: Duration = Duration::from_secs(20);

#[test]
fn mutated_model_is_refused_or_becomes_a_valid_crate() {
    let seconds = variable("MUTATIONS_SECONDS").map(Duration::from_secs);
    let first = variable("MUTATIONS_SEED").unwrap_or_default();
    let mutations = Mutations::new();
    std::fs::create_dir_all(crates::folder()).expect("a folder");
    let start = Instant::now();
    let mut tally = Tally::default();
    let mut crates = Crates::default();
    for seed in first.. {
        let is_over = match seconds {
            Some(seconds) => start.elapsed() >= seconds && seed > first,
            None => seed - first >= DEFAULT_MODELS,
        };
        if is_over {
            break;
        }
        match mutations.attempt(seed) {
            Ok(None) => tally.refused += 1,
            Ok(Some(files)) => {
                tally.generated += 1;
                let name = Crates::name(seed).filter(|_| seconds.is_some());
                if let Some(name) = name.filter(|_| tally.generated % BUILD_INTERVAL == 1) {
                    tally.add_built(crates.add(name, files));
                }
            }
            Err(problem) => tally.add_failure(format!("seed {seed}: {problem}")),
        }
        tally.tried += 1;
    }
    tally.add_built(crates.build());
    let Tally { tried, refused, generated, built, failures } = &tally;
    println!(
        "{tried} models tried: {refused} refused, {generated} generated, {built} of them built"
    );
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

/// Returns the number in an environment variable.
fn variable(name: &str) -> Option<u64> {
    let value = std::env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{name} is not a number: {value}")))
}

/// The number of models, by outcome.
#[derive(Default)]
struct Tally {
    tried: u64,
    refused: u64,
    generated: u64,
    built: usize,
    failures: Vec<String>,
}

impl Tally {
    fn add_built(&mut self, batch: Option<(usize, String)>) {
        let Some((built, errors)) = batch else { return };
        self.built += built;
        if !errors.is_empty() {
            self.add_failure(errors);
        }
    }

    fn add_failure(&mut self, failure: String) {
        eprintln!("{failure}");
        self.failures.push(failure);
    }
}

/// The models to mutate.
struct Mutations {
    models: Vec<Value>,
    traits: shapes::Traits,
    partitions: String,
}

/// A function that changes a model.
type Mutation = fn(&mut Value, &mut Random);

/// The mutations. One that is listed more often is more likely.
const ALL: [Mutation; 21] = [
    generic::drop_entry,
    generic::swap,
    generic::copy,
    generic::move_entry,
    generic::duplicate,
    generic::retype,
    generic::deepen,
    generic::corrupt_text,
    generic::corrupt_text,
    generic::replace_prose,
    generic::replace_prose,
    generic::replace_prose,
    generic::replace_number,
    generic::rename_key,
    shapes::retarget,
    shapes::add_member,
    shapes::add_cycle,
    shapes::add_cycle,
    shapes::rename,
    shapes::retype,
    shapes::copy_or_mix,
];

impl Mutations {
    fn new() -> Self {
        let mut texts = vec![read("../model/ivschat.json")];
        texts.extend(models().into_iter().map(|(_, path)| read(path)));
        if let Ok(folder) = std::env::var("MUTATIONS_MODELS") {
            let entries = std::fs::read_dir(root().join(folder)).expect("the models");
            let paths = entries.map(|entry| entry.expect("an entry").path());
            let paths: BTreeSet<_> = paths.collect();
            texts.extend(paths.into_iter().map(read));
        }
        let models: Vec<Value> =
            texts.iter().map(|text| serde_json::from_str(text).expect("a model")).collect();
        let traits = shapes::Traits::of(&models);
        Mutations { models, traits, partitions: read("../model/partitions.json") }
    }

    /// Returns the model of a seed.
    fn model(&self, seed: u64) -> Value {
        let mut random = Random::new(seed);
        let mut model = random.pick(&self.models).cloned().expect("a model");
        let mutations = [1, 1, 1, 2, 3, 6];
        for _ in 0..*random.pick(&mutations).unwrap_or(&1) {
            match random.pick(&ALL) {
                Some(mutate) if !random.once_in(5) => mutate(&mut model, &mut random),
                _ => self.traits.apply(&mut model, &mut random),
            }
        }
        model
    }

    /// Generates the crate of a seed. Returns `None` if the model is refused, and an error if the generator
    /// has a fault.
    fn attempt(&self, seed: u64) -> Result<Option<Files>, String> {
        let model = self.model(seed).to_string();
        std::fs::write(crates::folder().join("seed"), seed.to_string()).expect("a file");
        let start = Instant::now();
        let generated = catch_unwind(AssertUnwindSafe(|| self.generate(seed, &model)));
        let took = start.elapsed();
        let outcome = match generated {
            _ if took > MAX_TIME => Err(format!("it took {took:?}")),
            Ok(Ok(files)) => checks::check_files(&files).map(|()| Some(files)),
            Ok(Err(problems)) => checks::check_diagnostics(&problems).map(|()| None),
            Err(_) => Err("the generator panicked".to_owned()),
        };
        if outcome.is_err() {
            let path = crates::folder().join(format!("{seed}.json"));
            std::fs::write(path, model).expect("a file");
        }
        outcome
    }

    fn generate(&self, seed: u64, model: &str) -> Result<Files, Diagnostics> {
        let name = Crates::name(seed);
        let source = Source {
            model: SourceFile { name: "model.json", content: model },
            service: None,
            operations: &[],
            tests: Some(""),
            partitions: SourceFile { name: "partitions.json", content: &self.partitions },
            package: Package { name: name.as_deref(), version: "0.1.0", ..Package::default() },
        };
        codegen::generate(&source).map(|generated| generated.files)
    }
}
