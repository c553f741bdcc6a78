//! Templates of endpoint rules, and paths of attributes.

use super::scope::Scope;
use super::typed::{TypedValue, require_present, resolve};
use crate::ir::{Attribute, PartitionAttribute, Template, TemplatePart, Value, ValueType};

/// Compiles the access to an attribute by a path such as `resourceId[0]`.
pub(crate) fn access(
    base: TypedValue,
    path: &str,
    scope: &mut Scope,
) -> Result<TypedValue, String> {
    let unknown = || format!("the attribute `{path}` is unknown");
    let mut typed = base;
    for part in path.split('.') {
        let (name, index) = match part.split_once('[') {
            Some((name, index)) => {
                let index = index.strip_suffix(']').and_then(|index| index.parse().ok());
                (name, Some(index.ok_or_else(unknown)?))
            }
            None => (part, None),
        };
        if !name.is_empty() {
            let (attribute, ty) = self::attribute(typed.ty, name, scope).ok_or_else(unknown)?;
            let base = Box::new(typed.value);
            typed = match typed.optional {
                false => TypedValue::plain(Value::Attribute(base, attribute), ty),
                true if scope.in_bdd() => {
                    TypedValue::optional(Value::OptionalAttribute(base, attribute), ty)
                }
                true => {
                    return Err(format!(
                        "the attribute `{path}` belongs to a value that may be absent"
                    ));
                }
            };
        }
        let Some(index) = index else { continue };
        if typed.ty != ValueType::Texts {
            return Err(unknown());
        }
        let base = Box::new(typed.value);
        let value = match typed.optional {
            false => Value::Element(base, index),
            true => Value::OptionalElement(base, index),
        };
        typed = TypedValue::optional(value, ValueType::Text);
    }
    Ok(typed)
}

/// Returns the attribute `name` of a value of type `ty`, and the type of the attribute.
fn attribute(ty: ValueType, name: &str, scope: &mut Scope) -> Option<(Attribute, ValueType)> {
    use ValueType::{Arn, Bool, Text, Texts, Url};
    let (field, field_type) = match (ty, name) {
        (ValueType::Partition, _) => {
            let (attribute, ty) = match name {
                "name" => (PartitionAttribute::Name, Text),
                "dnsSuffix" => (PartitionAttribute::DnsSuffix, Text),
                "dualStackDnsSuffix" => (PartitionAttribute::DualStackDnsSuffix, Text),
                "supportsFIPS" => (PartitionAttribute::SupportsFips, Bool),
                "supportsDualStack" => (PartitionAttribute::SupportsDualStack, Bool),
                "implicitGlobalRegion" => (PartitionAttribute::ImplicitGlobalRegion, Text),
                _ => return None,
            };
            scope.attributes.insert(attribute);
            return Some((Attribute::Partition(attribute), ty));
        }
        (Url, "scheme") => ("scheme", Text),
        (Url, "authority") => ("authority", Text),
        (Url, "path") => ("path", Text),
        (Url, "normalizedPath") => ("normalized_path", Text),
        (Url, "isIp") => ("is_ip", Bool),
        (Arn, "partition") => ("partition", Text),
        (Arn, "service") => ("service", Text),
        (Arn, "region") => ("region", Text),
        (Arn, "accountId") => ("account_id", Text),
        (Arn, "resourceId") => ("resource_id", Texts),
        _ => return None,
    };
    Some((Attribute::Field(field, field_type), field_type))
}

/// Parses a template such as `https://{Region}.{PartitionResult#dnsSuffix}`. `{{` and `}}` stand
/// for braces.
pub(crate) fn parse_template(template: &str, scope: &mut Scope) -> Result<TypedValue, String> {
    let mut parts = Template::new();
    let mut literal = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        literal.push_str(&rest[..at]);
        let (brace, tail) = rest[at..].split_at(1);
        if let Some(tail) = tail.strip_prefix(brace) {
            literal.push_str(brace);
            rest = tail;
            continue;
        }
        let Some((expression, tail)) = tail.split_once('}').filter(|_| brace == "{") else {
            return Err(format!("the braces of the template {template:?} are not balanced"));
        };
        if !literal.is_empty() {
            parts.push(TemplatePart::Literal(std::mem::take(&mut literal)));
        }
        let (name, path) = match expression.split_once('#') {
            Some((name, path)) => (name, Some(path)),
            None => (expression, None),
        };
        let mut part = resolve(name, scope)?;
        if let Some(path) = path {
            part = access(part, path, scope)?;
        }
        if part.ty != ValueType::Text {
            return Err(format!("`{expression}` is not a string"));
        }
        let part = require_present(part, scope);
        parts.push(TemplatePart::Value(
            part.map_err(|()| format!("`{expression}` may be absent where a value is needed"))?,
        ));
        rest = tail;
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        parts.push(TemplatePart::Literal(literal));
    }
    let value = match parts.as_mut_slice() {
        [TemplatePart::Value(_)] => match parts.remove(0) {
            TemplatePart::Value(value) => value,
            TemplatePart::Literal(text) => Value::Text(vec![TemplatePart::Literal(text)]),
        },
        _ => Value::Text(parts),
    };
    Ok(TypedValue::plain(value, ValueType::Text))
}
