//! Templates of endpoint rules, and the paths in them.

use super::scope::Scope;
use super::typed::{Typed, reference, there};
use crate::ir::{Attribute, PartitionAttribute, Template, TemplatePart, Value, ValueType};

/// What a path like `resourceId[0]` leads to.
pub(crate) fn attribute(base: Typed, path: &str, scope: &mut Scope) -> Result<Typed, String> {
    let unknown = || format!("the attribute `{path}`, which is not known");
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
            let (attribute, ty) = member(typed.ty, name, scope).ok_or_else(unknown)?;
            let base = Box::new(typed.value);
            typed = match typed.optional {
                false => Typed::plain(Value::Attribute(base, attribute), ty),
                true if scope.in_diagram() => {
                    Typed::optional(Value::OptionalAttribute(base, attribute), ty)
                }
                true => return Err(format!("the attribute `{path}` of what may be absent")),
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
        typed = Typed::optional(value, ValueType::Text);
    }
    Ok(typed)
}

fn member(ty: ValueType, name: &str, scope: &mut Scope) -> Option<(Attribute, ValueType)> {
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

/// Parses a template: `https://{Region}.{PartitionResult#dnsSuffix}`, with doubled braces for braces.
pub(crate) fn text(template: &str, scope: &mut Scope) -> Result<Typed, String> {
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
            return Err(format!("the template {template:?}, whose braces are not paired"));
        };
        if !literal.is_empty() {
            parts.push(TemplatePart::Literal(std::mem::take(&mut literal)));
        }
        let (name, path) = match expression.split_once('#') {
            Some((name, path)) => (name, Some(path)),
            None => (expression, None),
        };
        let mut part = reference(name, scope)?;
        if let Some(path) = path {
            part = attribute(part, path, scope)?;
        }
        if part.ty != ValueType::Text {
            return Err(format!("`{expression}` as a string, which it is not"));
        }
        let part = there(part, scope);
        parts.push(TemplatePart::Value(
            part.map_err(|()| format!("`{expression}` where it may be absent"))?,
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
    Ok(Typed::plain(value, ValueType::Text))
}
