//! Paths from an input to an endpoint parameter. Of JMESPath, a path has members, one `[*]`, and
//! `keys`.

use crate::ir::type_index::{TypeIndex, step};
use crate::ir::{Each, ParamPath, Step, Structure, Type};

/// Parses a path such as `delete.objects[*].key`. Returns the path and the type of its value.
///
/// The error is the problem.
pub(crate) fn path(
    text: &str,
    input: &Structure,
    types: &TypeIndex<'_>,
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
            let structure = types
                .structure(&element)
                .ok_or("reads a member of a value that is not a structure")?;
            let (steps, ty) = self::steps(rest, structure, types)?;
            Ok(of_each(head, Each::Elements(steps), ty))
        }
        _ => Err("uses `[*]` or `keys` with a value of another type".to_owned()),
    }
}

fn of_each(head: Vec<Step>, each: Each, ty: Type) -> (ParamPath, Type) {
    let list = Type::List(Box::new(ty.clone()));
    (ParamPath { head, each: Some(each), ty }, list)
}

/// Resolves the names of members from a structure on. Returns the steps and the type of the last
/// member.
fn steps<'a>(
    text: &str,
    from: &'a Structure,
    types: &TypeIndex<'a>,
) -> Result<(Vec<Step>, Type), String> {
    let mut steps = Vec::new();
    let mut place = Some(from);
    let mut found = None;
    for name in text.split('.') {
        let structure = place.ok_or("reads a member of a value that is not a structure")?;
        let member =
            structure.member(name).ok_or_else(|| format!("has {name:?}, which is not a member"))?;
        steps.push(step(member));
        place = types.structure(&member.ty);
        found = Some(member.ty.clone());
    }
    found.map(|found| (steps, found)).ok_or_else(|| "is empty".to_owned())
}
