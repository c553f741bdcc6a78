//! The operations that use types.

use super::{Api, Fact, Group, Item, Part};
use std::collections::{BTreeMap, BTreeSet};

/// The most uses of a type that are listed. With all of them, the report of a change of many types
/// could grow with the square of the model.
const MAX_USES: usize = 100;

/// An operation, a type or an error.
type Node = (Group, String);

/// The users of the types and errors of an API.
pub(crate) struct Uses {
    /// For each type and error, the operations, types and errors that refer to it. An operation
    /// has the part that refers to it.
    users: BTreeMap<Node, BTreeSet<(Node, Option<Part>)>>,
    /// The types in requests.
    in_requests: BTreeSet<Node>,
}

impl Uses {
    pub(crate) fn of(api: &Api) -> Self {
        let mut users: BTreeMap<Node, BTreeSet<_>> = BTreeMap::new();
        let mut targets: BTreeMap<(Node, Option<Part>), Vec<Node>> = BTreeMap::new();
        for (item, facts) in &api.items {
            let error = (item.part == Some(Part::Error) && item.group == Group::Operation)
                .then(|| (Group::Error, item.member.clone()));
            let types = facts.get(&Fact::Type).into_iter().flat_map(|text| named(text));
            let part = item.part.filter(|_| item.group == Group::Operation);
            let user = ((item.group, item.name.clone()), part);
            for target in types.chain(error) {
                targets.entry(user.clone()).or_default().push(target.clone());
                users.entry(target).or_default().insert(user.clone());
            }
        }
        let mut pending: Vec<Node> = targets
            .iter()
            .filter(|((_, part), _)| *part == Some(Part::Input))
            .flat_map(|(_, targets)| targets.clone())
            .collect();
        let mut in_requests = BTreeSet::new();
        while let Some(node) = pending.pop() {
            if in_requests.insert(node.clone()) {
                pending.extend(targets.get(&(node, None)).into_iter().flatten().cloned());
            }
        }
        Uses { users, in_requests }
    }

    /// Whether requests have an item.
    pub(crate) fn in_requests(&self, item: &Item) -> bool {
        item.part == Some(Part::Input)
            || self.in_requests.contains(&(item.group, item.name.clone()))
    }

    /// Returns parts of operations that have a type or an error, such as `create_room input`: all, or
    /// the first that are found if they are many.
    pub(crate) fn of_type(&self, item: &Item) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let mut found = BTreeSet::new();
        let mut pending = vec![(item.group, item.name.clone())];
        while let Some(node) = pending.pop() {
            for ((group, name), part) in self.users.get(&node).into_iter().flatten() {
                if found.len() == MAX_USES {
                    break;
                }
                match part {
                    Some(part) => drop(found.insert((name, *part))),
                    None if seen.insert((*group, name)) => pending.push((*group, name.clone())),
                    None => {}
                }
            }
        }
        found.into_iter().map(|(name, part)| format!("{name} {part}")).collect()
    }
}

/// Returns the types and errors in the text of a type, such as `Vec<error::Busy>`.
fn named(text: &str) -> impl Iterator<Item = Node> {
    let is_in_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let paths = text.split(move |c| !is_in_path(c)).filter(|path| !path.is_empty());
    paths.map(|path| match path.strip_prefix("error::") {
        Some(name) => (Group::Error, name.to_owned()),
        None => (Group::Type, path.to_owned()),
    })
}
