//! Paths through an input to an endpoint parameter: of JMESPath, members, one `[*]`, and `keys`.

use crate::ir::{Each, Named, ParamPath, Presence, Step, Structure, Type, TypeDef};

/// A path like `delete.objects[*].key`, and the type of what it leads to.
///
/// The error says what the path does that is not supported.
pub(crate) fn path(
    text: &str,
    input: &Structure,
    types: &[TypeDef],
) -> Result<(ParamPath, Type), String> {
    let (text, keys) = match text.strip_prefix("keys(").and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let (head, elements) = match text.split_once("[*]") {
        Some((head, rest)) => (head, Some(rest)),
        None => (text, None),
    };
    let (head, found) = steps(head, input, types)?;
    match (elements, found, keys) {
        (None, found, false) => Ok((ParamPath { head, each: None, ty: found.clone() }, found)),
        (None, Type::Map(key, _), true) => Ok(of_each(head, Each::Keys, *key)),
        (Some(""), Type::List(element), false) => {
            Ok(of_each(head, Each::Elements(Vec::new()), *element))
        }
        (Some(rest), Type::List(element), false) => {
            let rest = rest.strip_prefix('.').ok_or_else(|| format!("has {rest:?}"))?;
            let structure = structure(&element, types).ok_or("looks into what has no members")?;
            let (steps, ty) = self::steps(rest, structure, types)?;
            Ok(of_each(head, Each::Elements(steps), ty))
        }
        _ => Err("takes something for a list or a map that is none".to_owned()),
    }
}

fn of_each(head: Vec<Step>, each: Each, ty: Type) -> (ParamPath, Type) {
    let list = Type::List(Box::new(ty.clone()));
    (ParamPath { head, each: Some(each), ty }, list)
}

/// The members that lead from a structure to something.
fn steps<'a>(
    text: &str,
    from: &'a Structure,
    types: &'a [TypeDef],
) -> Result<(Vec<Step>, Type), String> {
    let mut steps = Vec::new();
    let mut place = Some(from);
    let mut found = None;
    for name in text.split('.') {
        let structure = place.ok_or("looks into what has no members")?;
        let member =
            structure.member(name).ok_or_else(|| format!("has {name:?}, which is none"))?;
        let optional = member.presence == Presence::Optional;
        steps.push(Step { field: member.ident.clone(), optional });
        place = self::structure(&member.ty, types);
        found = Some(member.ty.clone());
    }
    found.map(|found| (steps, found)).ok_or_else(|| "is empty".to_owned())
}

fn structure<'a>(ty: &Type, types: &'a [TypeDef]) -> Option<&'a Structure> {
    match ty {
        Type::Boxed(inner) => structure(inner, types),
        Type::Named(Named::Structure, ident) => types.iter().find_map(|def| match def {
            TypeDef::Structure(structure) if structure.ident == *ident => Some(structure),
            _ => None,
        }),
        _ => None,
    }
}
