//! The deprecated `enum` trait on strings, converted to an enum shape.

use crate::smithy::id::{ShapeId, is_identifier};
use crate::smithy::shape::{Member, ShapeKind};
use crate::smithy::traits::{
    Deprecated, Documentation, EnumDefinition, EnumDefinitions, EnumValue, Trait, Traits,
};
use serde_json::{Map, Value};

/// Converts a string with the `enum` trait. Returns `None` for a string without the trait.
pub(crate) fn from_trait(traits: &mut Traits, unit: &ShapeId) -> Option<ShapeKind> {
    let EnumDefinitions(definitions) = traits.get()?;
    traits.remove(EnumDefinitions::ID);
    let member = |definition: EnumDefinition| {
        let mut traits = Traits::default();
        let name = definition.name.filter(|name| is_identifier(name));
        let name = name.unwrap_or_else(|| name_of(&definition.value));
        traits.insert::<EnumValue>(Value::String(definition.value));
        if let Some(documentation) = definition.documentation {
            traits.insert::<Documentation>(Value::String(documentation));
        }
        if definition.deprecated {
            traits.insert::<Deprecated>(Value::Object(Map::new()));
        }
        Member { name, target: unit.clone(), traits }
    };
    Some(ShapeKind::Enum(definitions.into_iter().map(member).collect()))
}

/// Returns a name for a value without one.
fn name_of(value: &str) -> String {
    let name: String =
        value.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let prefixed = format!("_{name}");
    let names = [name, prefixed, "_0".to_owned()];
    names.into_iter().find(|name| is_identifier(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_of_a_value_is_an_identifier() {
        for (value, name) in [("a-b", "a_b"), ("1080p", "_1080p"), ("*", "_0"), ("", "_0")] {
            assert_eq!(name_of(value), name);
            assert!(is_identifier(&name_of(value)));
        }
    }
}
