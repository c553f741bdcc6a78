//! The graph of types: cycles and depth.

use crate::smithy::ShapeId;
use std::collections::{BTreeMap, BTreeSet};

/// The types that each type contains.
pub(crate) type Edges<'m> = BTreeMap<&'m ShapeId, Vec<&'m ShapeId>>;

/// Returns the edges on a cycle: those within a strongly connected component.
pub(crate) fn recursive<'m>(edges: &Edges<'m>) -> BTreeSet<(&'m ShapeId, &'m ShapeId)> {
    let components = components(edges);
    let all = edges.iter().flat_map(|(from, to)| to.iter().map(move |to| (*from, *to)));
    all.filter(|(from, to)| components.get(from) == components.get(to)).collect()
}

/// Returns the depth to which types nest. Each type of a cycle counts once.
pub(crate) fn levels(edges: &Edges<'_>) -> usize {
    let components = components(edges);
    let mut sizes = vec![0; components.len()];
    for number in components.values() {
        sizes[*number] += 1;
    }
    let mut successors = vec![Vec::new(); components.len()];
    for (from, to) in edges {
        let others = to.iter().map(|to| components[to]);
        successors[components[from]].extend(others);
    }
    // Components are in topological order.
    let mut above = vec![0; components.len()];
    let mut deepest = 0;
    for (number, others) in successors.iter().enumerate() {
        let level = above[number] + sizes[number];
        deepest = deepest.max(level);
        for other in others.iter().filter(|other| **other != number) {
            above[*other] = above[*other].max(level);
        }
    }
    deepest
}

/// Numbers the strongly connected components in topological order: Kosaraju's algorithm, without
/// recursion.
fn components<'m>(edges: &Edges<'m>) -> BTreeMap<&'m ShapeId, usize> {
    let mut reversed: Edges<'m> = edges.keys().map(|id| (*id, Vec::new())).collect();
    for (from, to) in edges {
        for to in to {
            reversed.entry(to).or_default().push(from);
        }
    }
    let mut components = BTreeMap::new();
    for (number, root) in finished(edges).into_iter().rev().enumerate() {
        let mut pending = vec![root];
        while let Some(id) = pending.pop() {
            if !components.contains_key(id) {
                components.insert(id, number);
                pending.extend(&reversed[id]);
            }
        }
    }
    components
}

/// Returns the types in the order in which a depth-first search leaves them.
fn finished<'m>(edges: &Edges<'m>) -> Vec<&'m ShapeId> {
    enum Step<'m> {
        Enter(&'m ShapeId),
        Leave(&'m ShapeId),
    }
    let mut seen = BTreeSet::new();
    let mut finished = Vec::new();
    let mut pending: Vec<_> = edges.keys().map(|id| Step::Enter(id)).collect();
    while let Some(step) = pending.pop() {
        match step {
            Step::Enter(id) if seen.insert(id) => {
                pending.push(Step::Leave(id));
                pending.extend(edges.get(id).into_iter().flatten().map(|id| Step::Enter(id)));
            }
            Step::Enter(_) => {}
            Step::Leave(id) => finished.push(id),
        }
    }
    finished
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_each_type_of_a_cycle_once() {
        let ids = ["a#A", "a#B", "a#C", "a#D"].map(|id| ShapeId::parse(id).expect("an id"));
        let [a, b, c, d] = &ids;
        assert_eq!(
            levels(&Edges::from([(a, vec![b, c]), (b, vec![c]), (c, vec![]), (d, vec![])])),
            3
        );
        assert_eq!(
            levels(&Edges::from([(a, vec![b]), (b, vec![c]), (c, vec![b, d]), (d, vec![])])),
            4
        );
        assert_eq!(levels(&Edges::from([(a, vec![a])])), 1);
        assert_eq!(levels(&Edges::new()), 0);
    }
}
