//! Evaluation of the rules as a binary decision diagram (`endpointBdd`).

/// The offset of references to results.
const RESULTS: i32 = 100_000_000;

/// Evaluates a diagram. Returns the index of the result, or 0 if no rule matches.
///
/// A node is `[condition, high, low]`: a condition, and the references to follow if it is true or
/// false. References to nodes start at 2. A negative reference swaps `high` and `low`.
pub(super) fn walk(
    nodes: &[[i32; 3]],
    root: i32,
    mut holds: impl FnMut(i32) -> Option<bool>,
) -> i32 {
    let mut reference = root;
    loop {
        if reference >= RESULTS {
            return reference - RESULTS;
        }
        let node = (reference.unsigned_abs() as usize).checked_sub(2);
        let Some([condition, high, low]) = node.and_then(|node| nodes.get(node)) else {
            return 0;
        };
        let condition_holds = holds(*condition).unwrap_or(false);
        reference = if condition_holds == (reference > 0) { *high } else { *low };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Condition 0, then condition 1 negated: result 1, else result 2.
    const NODES: &[[i32; 3]] = &[[0, -3, RESULTS + 2], [1, RESULTS + 2, RESULTS + 1]];

    #[test]
    fn reference_to_a_node_follows_its_condition() {
        for (values, result) in
            [([true, true], 1), ([true, false], 2), ([false, true], 2), ([false, false], 2)]
        {
            assert_eq!(walk(NODES, 2, |condition| Some(values[condition as usize])), result);
        }
    }

    #[test]
    fn condition_without_a_value_is_false() {
        assert_eq!(walk(NODES, 2, |_| None), 2);
    }

    #[test]
    fn reference_to_an_absent_node_has_no_result() {
        for root in [0, 1, -1, 9, i32::MIN] {
            assert_eq!(walk(NODES, root, |_| Some(true)), 0, "{root}");
        }
        assert_eq!(walk(NODES, RESULTS, |_| Some(true)), 0);
    }
}
