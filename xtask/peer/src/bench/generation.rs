//! The time that the generator takes for models of growing size.

use super::table::{Table, median};
use crate::workspace::root;
use anyhow::{Context, Result};
use codegen::{Package, Source, SourceFile};
use serde_json::Value;
use std::fs;
use std::time::Instant;

const ROUNDS: usize = 9;

/// Measures the time of a generation, in total and per shape. The time per shape shows whether the
/// total grows faster than the model.
pub fn measure(table: &mut Table) -> Result<()> {
    let model = fs::read_to_string(root().join("model/ivschat.json"))?;
    let partitions = fs::read_to_string(root().join("model/partitions.json"))?;
    for copies in [1, 4, 16, 64] {
        let model = repeat(serde_json::from_str(&model)?, copies)?;
        let shapes = model["shapes"].as_object().map_or(0, |shapes| shapes.len());
        let model = model.to_string();
        let package = Package { name: None, version: "0.1.0", ..Package::default() };
        let text = |content| SourceFile { name: "", content };
        let (model, partitions) = (text(&model), text(&partitions));
        let source =
            Source { model, partitions, service: None, operations: &[], tests: None, package };
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            let start = Instant::now();
            codegen::generate(&source).map_err(|problems| anyhow::anyhow!("{problems}"))?;
            times.push(start.elapsed().as_secs_f64());
        }
        let time = median(times);
        let label = format!("generation, the model {copies} times");
        table.ours(&label, "ms", time * 1e3);
        table.ours(&format!("{label}, a shape"), "us", time * 1e6 / shapes as f64);
    }
    Ok(())
}

/// Returns a model with `copies` copies of every shape but the service. The names of copies end with a
/// number.
fn repeat(mut model: Value, copies: usize) -> Result<Value> {
    let shapes = model["shapes"].as_object_mut().context("the model has no shapes")?;
    let is_service = |shape: &Value| shape["type"] == "service";
    let service = shapes.iter().find(|(_, shape)| is_service(shape));
    let service = service.map(|(id, _)| id.clone()).context("the model has no service")?;
    let (namespace, _) = service.split_once('#').context("the service's id has no namespace")?;
    let others: Vec<_> = shapes
        .iter()
        .filter(|(id, _)| **id != service)
        .map(|(id, shape)| (id.clone(), shape.clone()))
        .collect();
    let operations = shapes[&service]["operations"].as_array().cloned().unwrap_or_default();
    for copy in 1..copies {
        let rename = |id: &str| format!("{id}{copy}");
        for (id, shape) in &others {
            let mut shape = shape.clone();
            retarget(&mut shape, namespace, &rename);
            shapes.insert(rename(id), shape);
        }
        let mut more = operations.clone();
        more.iter_mut().for_each(|operation| retarget(operation, namespace, &rename));
        if let Some(operations) = shapes[&service]["operations"].as_array_mut() {
            operations.extend(more);
        }
    }
    Ok(model)
}

/// Renames the shape ids of a namespace in a value.
fn retarget(value: &mut Value, namespace: &str, rename: &impl Fn(&str) -> String) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(|value| retarget(value, namespace, rename));
        }
        Value::Array(elements) => {
            elements.iter_mut().for_each(|value| retarget(value, namespace, rename));
        }
        Value::String(text) if text.split_once('#').is_some_and(|(name, _)| name == namespace) => {
            *text = rename(text);
        }
        _ => {}
    }
}
