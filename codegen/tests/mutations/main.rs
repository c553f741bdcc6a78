//! Models with mutations: whatever the generator is given, it says what is wrong or makes a crate in
//! which the text of the model is only text.
//!
//! A test run tries a few. To try more, run this test with the environment variables
//!
//! - `MUTATIONS_SECONDS`: for how long; a few of the crates are built then, too,
//! - `MUTATIONS_SEED`: the seed of the first model, by which a failure is repeated,
//! - `MUTATIONS_MODELS`: a folder of further models to mutate,
//!
//! as in
//!
//! ```sh
//! MUTATIONS_SECONDS=3600 cargo test --release --package codegen --test mutations -- --nocapture
//! ```
//!
//! `target/mutations` has a model of each failure. Its `seed` is the seed that was tried last, for
//! the failures that end the process.

mod crates;
mod generic;
#[path = "../support/judge.rs"]
mod judge;
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

/// How many models a test run tries.
const FEW: u64 = 40;

/// Of how many crates one is built, beginning with the first.
const BUILT: u64 = 60;

/// How long a model may take.
const LONGEST: Duration = Duration::from_secs(20);

#[test]
fn a_mutated_model_is_refused_or_becomes_a_crate() {
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
            None => seed - first >= FEW,
        };
        if is_over {
            break;
        }
        match mutations.attempt(seed) {
            Ok(None) => tally.refused += 1,
            Ok(Some(files)) => {
                tally.generated += 1;
                let name = Crates::name(seed).filter(|_| seconds.is_some());
                if let Some(name) = name.filter(|_| tally.generated % BUILT == 1) {
                    tally.built(crates.add(name, files));
                }
            }
            Err(problem) => tally.failed(format!("seed {seed}: {problem}")),
        }
        tally.tried += 1;
    }
    tally.built(crates.build());
    let Tally { tried, refused, generated, built, failures } = &tally;
    println!(
        "{tried} models tried: {refused} refused, {generated} generated, {built} of them built"
    );
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

fn variable(name: &str) -> Option<u64> {
    let value = std::env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{name} is not a number: {value}")))
}

#[derive(Default)]
struct Tally {
    tried: u64,
    refused: u64,
    generated: u64,
    built: usize,
    failures: Vec<String>,
}

impl Tally {
    fn built(&mut self, batch: Option<(usize, String)>) {
        let Some((built, errors)) = batch else { return };
        self.built += built;
        if !errors.is_empty() {
            self.failed(errors);
        }
    }

    fn failed(&mut self, failure: String) {
        eprintln!("{failure}");
        self.failures.push(failure);
    }
}

struct Mutations {
    models: Vec<Value>,
    traits: shapes::Traits,
    partitions: String,
}

/// A change of a model.
type Mutation = fn(&mut Value, &mut Random);

const ALL: [Mutation; 21] = [
    generic::drop_entry,
    generic::swap,
    generic::copy,
    generic::move_entry,
    generic::duplicate,
    generic::retype,
    generic::deepen,
    generic::text,
    generic::text,
    generic::prose,
    generic::prose,
    generic::prose,
    generic::number,
    generic::key,
    shapes::retarget,
    shapes::member,
    shapes::cycle,
    shapes::cycle,
    shapes::rename,
    shapes::retype,
    shapes::another,
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

    /// The model of a seed.
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

    /// Generates the crate of a seed: `None` if it is refused, and an error if there is a fault.
    fn attempt(&self, seed: u64) -> Result<Option<Files>, String> {
        let model = self.model(seed).to_string();
        std::fs::write(crates::folder().join("seed"), seed.to_string()).expect("a file");
        let start = Instant::now();
        let generated = catch_unwind(AssertUnwindSafe(|| self.generate(seed, &model)));
        let took = start.elapsed();
        let judged = match generated {
            _ if took > LONGEST => Err(format!("it took {took:?}")),
            Ok(Ok(files)) => judge::files(&files).map(|()| Some(files)),
            Ok(Err(problems)) => judge::problems(&problems).map(|()| None),
            Err(_) => Err("the generator panicked".to_owned()),
        };
        if judged.is_err() {
            let path = crates::folder().join(format!("{seed}.json"));
            std::fs::write(path, model).expect("a file");
        }
        judged
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
