//! Positions of diagnostics in the text of a model.

use super::position::positions;
use super::{Diagnostic, Diagnostics, Part, SourceFile};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

impl Diagnostics {
    /// Returns these diagnostics with their positions in `model`.
    ///
    /// Parses the text once more, but only the objects that contain problems, and each of them
    /// once.
    pub(crate) fn located(self, model: SourceFile<'_>) -> Self {
        let mut objects = Objects::new(model.content);
        let offsets = self.iter().map(|problem| {
            let found = objects.find(&problem.part)?;
            Some(objects.offset(found))
        });
        let offsets: Vec<_> = offsets.collect();
        let positions = positions(model.content, offsets.iter().flatten().copied().collect());
        let located = self.0.into_iter().zip(offsets).map(|(problem, offset)| match problem.file {
            Some(_) => problem,
            None => Diagnostic {
                file: Some(model.name.to_owned()),
                position: problem.position.or(offset.map(|offset| positions[&offset])),
                ..problem
            },
        });
        Diagnostics(located.collect())
    }
}

/// Returns the lines of shapes and members in a model, by their IDs, such as `a#Room$name`. A member
/// without a line of its own has that of its shape.
pub(crate) fn lines(model: &str, ids: &BTreeSet<String>) -> BTreeMap<String, usize> {
    let mut objects = Objects::new(model);
    let mut offset = |id: &String| {
        let (shape, member) = match id.split_once('$') {
            Some((shape, member)) => (shape, Some(member.to_owned())),
            None => (id.as_str(), None),
        };
        let part = Part { shape: Some(shape.to_owned()), member, path: Vec::new() };
        let found = objects.find(&part)?;
        Some((id.clone(), objects.offset(found)))
    };
    let offsets: BTreeMap<_, _> = ids.iter().filter_map(&mut offset).collect();
    let positions = positions(model, offsets.values().copied().collect());
    offsets.into_iter().map(|(id, offset)| (id, positions[&offset].line())).collect()
}

/// The objects of a text. Each object is parsed when it is first needed.
struct Objects<'a> {
    text: &'a str,
    document: Option<&'a RawValue>,
    /// The entries of parsed objects, by the offset of the object.
    entries: HashMap<usize, HashMap<String, Entry<'a>>>,
    /// The references of shapes and members to targets, by the offset of the shape or member.
    references: HashMap<usize, HashMap<String, &'a RawValue>>,
}

/// An entry of an object.
#[derive(Clone, Copy)]
struct Entry<'a> {
    key: &'a RawValue,
    value: &'a RawValue,
}

impl<'a> Objects<'a> {
    fn new(text: &'a str) -> Self {
        let document = serde_json::from_str(text).ok();
        Objects { text, document, entries: HashMap::new(), references: HashMap::new() }
    }

    /// Returns the key or target of a part of the model, or of its nearest ancestor that exists.
    fn find(&mut self, part: &Part) -> Option<&'a RawValue> {
        let document = self.document?;
        let Some(shape) = &part.shape else {
            return Some(self.follow(document, &part.path)?.key);
        };
        let shapes = self.get(document, "shapes")?;
        let shape = self.get(shapes.value, shape)?;
        let owner = match &part.member {
            Some(member) => {
                // The members of lists and maps are properties of the shape itself.
                let members = self.get(shape.value, "members").unwrap_or(shape);
                self.get(members.value, member)
            }
            None => Some(shape),
        };
        let Some(owner) = owner else { return Some(shape.key) };
        let traits = self.get(owner.value, "traits");
        if let Some(found) = traits.and_then(|traits| self.follow(traits.value, &part.path)) {
            return Some(found.key);
        }
        let target = part.path.first().and_then(|target| self.reference(owner.value, target));
        let property = self.follow(owner.value, &part.path).map(|property| property.key);
        target.or(property).or(Some(owner.key))
    }

    /// Follows a path of keys from an object as far as it exists, and returns the last entry found.
    fn follow(&mut self, object: &'a RawValue, path: &[String]) -> Option<Entry<'a>> {
        let mut found: Option<Entry<'_>> = None;
        for name in path {
            match self.get(found.map_or(object, |found| found.value), name) {
                Some(entry) => found = Some(entry),
                None => break,
            }
        }
        found
    }

    /// Returns the byte offset of a part of the text.
    fn offset(&self, part: &RawValue) -> usize {
        part.get().as_ptr().addr() - self.text.as_ptr().addr()
    }

    /// Returns the entry of an object with this key.
    fn get(&mut self, object: &'a RawValue, key: &str) -> Option<Entry<'a>> {
        let entries = self.entries.entry(self.offset(object)).or_insert_with(|| {
            let Entries(entries) = serde_json::from_str(object.get()).unwrap_or_default();
            entries
                .into_iter()
                .filter_map(|entry| Some((parse_string(entry.key)?, entry)))
                .collect()
        });
        entries.get(key).copied()
    }

    /// Returns the string by which a shape or a member refers to `target`.
    fn reference(&mut self, owner: &'a RawValue, target: &str) -> Option<&'a RawValue> {
        let references = self.references.entry(self.offset(owner));
        references.or_insert_with(|| parse_references(owner)).get(target).copied()
    }
}

/// Parses the references of a shape or a member, by their targets.
fn parse_references(owner: &RawValue) -> HashMap<String, &RawValue> {
    let Entries(properties) = serde_json::from_str(owner.get()).unwrap_or_default();
    let values = properties.into_iter().map(|property| property.value).chain([owner]);
    let references = values.flat_map(|value| {
        let one = || serde_json::from_str(value.get()).map(|one: Reference<'_>| vec![one]);
        serde_json::from_str(value.get()).or_else(|_| one()).unwrap_or_default()
    });
    references.filter_map(|Reference { target }| Some((parse_string(target)?, target))).collect()
}

/// Parses a JSON string.
fn parse_string(json: &RawValue) -> Option<String> {
    serde_json::from_str(json.get()).ok()
}

#[derive(serde::Deserialize)]
struct Reference<'a> {
    #[serde(borrow)]
    target: &'a RawValue,
}

/// The entries of an object, in the order of the text.
#[derive(Default)]
struct Entries<'a>(Vec<Entry<'a>>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry()? {
            entries.push(Entry { key, value });
        }
        Ok(Entries(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    const MODEL: &str = r#"{
  "smithy": "1.0",
  "shapes": {
    "a.b#\u0052oom": {
      "type": "structure",
      "members": {
        "größe": { "target": "a.b#Size",
          "traits": {"smithy.api#pattern": "é", "smithy.api#length": {"min": 9, "max": 1}} }
      }
    },
    "a.b#Rooms": {"type": "list", "member": {"target": "a.b#Room"}},
    "a.b#GetRoom": {
      "type": "operation",
      "input": {"target": "a.b#Gone"},
      "errors": [{"target": "a.b#One"}, {"target": "a.b#Two"}],
      "traits": {"smithy.api#http": {"method": "GET"}}
    }
  }
}"#;

    fn place(problem: Diagnostic) -> Option<String> {
        let text = SourceFile { name: "model.json", content: MODEL };
        Diagnostics::from(problem).located(text).iter().next().and_then(Diagnostic::place)
    }

    fn shape(id: &str) -> Diagnostic {
        Code::Shape.shape(id, "", "")
    }

    fn member(name: &str) -> Diagnostic {
        Code::Shape.member("a.b#Room", name, "", "")
    }

    #[test]
    fn problem_is_reported_at_its_key() {
        let smithy = Code::Document.document("", "").about("smithy");
        for (problem, expected) in [
            (smithy, "model.json:2:3"),
            (shape("a.b#Room"), "model.json:4:5 in a.b#Room"),
            (member("größe"), "model.json:7:9 in a.b#Room$größe"),
            (member("größe").about("smithy.api#length"), "model.json:8:49 in a.b#Room$größe"),
            (member("größe").about("a.b#Size"), "model.json:7:30 in a.b#Room$größe"),
            (
                shape("a.b#GetRoom").about("smithy.api#http").about("method"),
                "model.json:16:38 in a.b#GetRoom",
            ),
            (shape("a.b#GetRoom").about("a.b#Gone"), "model.json:14:27 in a.b#GetRoom"),
            (shape("a.b#GetRoom").about("a.b#Two"), "model.json:15:52 in a.b#GetRoom"),
            (shape("a.b#GetRoom").about("errors"), "model.json:15:7 in a.b#GetRoom"),
            (
                Code::Target.member("a.b#Rooms", "member", "", ""),
                "model.json:11:35 in a.b#Rooms$member",
            ),
        ] {
            assert_eq!(place(problem).as_deref(), Some(expected));
        }
    }

    #[test]
    fn missing_part_is_reported_at_nearest_ancestor() {
        for (problem, expected) in [
            (Code::Document.document("", "").about("metadata"), "model.json"),
            (shape("a.b#Gone"), "model.json in a.b#Gone"),
            (member("floor").about("smithy.api#length"), "model.json:4:5 in a.b#Room$floor"),
            (member("größe").about("smithy.api#range"), "model.json:7:9 in a.b#Room$größe"),
            (
                shape("a.b#GetRoom").about("smithy.api#http").about("uri"),
                "model.json:16:18 in a.b#GetRoom",
            ),
        ] {
            assert_eq!(place(problem).as_deref(), Some(expected));
        }
    }

    #[test]
    fn model_with_many_problems_is_parsed_once() {
        let member = |n| format!("\"m{n}\": {{\"target\": \"a.b#S{n}\"}}");
        let members: Vec<_> = (0..20_000).map(member).collect();
        let members = members.join(",\n");
        let model = format!("{{\"shapes\": {{\"a.b#X\": {{\"members\": {{\n{members}}}}}}}}}");
        let mut problems = Diagnostics::default();
        for n in 0..20_000 {
            let problem = Code::Target.member("a.b#X", &format!("m{n}"), "", "");
            problems.push(problem.about(&format!("a.b#S{n}")));
        }
        let problems = problems.located(SourceFile { name: "m", content: &model });
        let last = problems.iter().last().and_then(Diagnostic::place);
        assert_eq!(last.as_deref(), Some("m:20001:22 in a.b#X$m19999"));
    }
}
