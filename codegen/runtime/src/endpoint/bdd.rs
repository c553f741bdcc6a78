//! The way through a binary decision diagram.

/// What references to results begin with.
const RESULTS: i32 = 100_000_000;

/// The result that a diagram leads to, 0 if there is none.
///
/// A node is a condition and two references: one to follow where it holds, and one where it does
/// not. Nodes are referred to by numbers from 2; of a negative one the two change places.
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
