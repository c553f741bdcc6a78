//! The merge of a published model into ours.

use super::idiom::modernize;
use super::order::in_order_of;
use super::texts::Texts;
use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// A merged model.
pub(super) struct Merged {
    pub(super) model: Value,
    pub(super) texts: Texts,
}

/// Returns a model with the facts of `published` and the documentation of `ours`, in the order of
/// `ours`. No text of `published` is in it.
pub(super) fn merge(ours: &Value, mut published: Value) -> Result<Merged> {
    let mut texts = Texts::default();
    let shapes = published.get_mut("shapes").and_then(Value::as_object_mut);
    let shapes = shapes.context("the published model has no shapes")?;
    modernize(shapes);
    for (id, shape) in shapes.iter_mut() {
        merge_shape(id, ours["shapes"].get(id), shape, &mut texts);
    }
    // The metadata of published models is about the tools of their authors.
    let mut model = Map::from_iter([("smithy".to_owned(), published["smithy"].take())]);
    model.extend(ours.get("metadata").map(|metadata| ("metadata".to_owned(), metadata.clone())));
    model.insert("shapes".to_owned(), published["shapes"].take());
    Ok(Merged { model: in_order_of(Some(ours), Value::Object(model)), texts })
}

/// Replaces the texts of a shape and its members.
fn merge_shape(id: &str, ours: Option<&Value>, shape: &mut Value, texts: &mut Texts) {
    merge_traits(id, ours, shape, texts);
    let our_members = ours.and_then(|ours| ours.get("members"));
    let members = shape.get_mut("members").and_then(Value::as_object_mut);
    for (name, member) in members.into_iter().flatten() {
        let ours = our_members.and_then(|members| members.get(name));
        merge_traits(&format!("{id}${name}"), ours, member, texts);
    }
    // The members of lists and maps.
    for name in ["member", "key", "value"] {
        if let Some(member) = shape.get_mut(name) {
            let ours = ours.and_then(|ours| ours.get(name));
            merge_traits(&format!("{id}${name}"), ours, member, texts);
        }
    }
}

fn merge_traits(place: &str, ours: Option<&Value>, value: &mut Value, texts: &mut Texts) {
    let our_traits = ours.and_then(|ours| ours.get("traits")).and_then(Value::as_object);
    let Value::Object(value) = value else { return };
    let traits = value.entry("traits").or_insert_with(|| Value::Object(Map::new()));
    if let Some(traits) = traits.as_object_mut() {
        texts.replace(place, our_traits.unwrap_or(&Map::new()), traits);
        if traits.is_empty() {
            value.shift_remove("traits");
        }
    }
}
