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
