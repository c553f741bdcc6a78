//! The choice of the examples in the guide of a crate.

use super::error_codes::error_codes;
use crate::ir::{ErrorDef, Guide, Operation, Structure, Type};

/// Chooses the examples and the subjects of the guide.
pub(crate) fn guide(operations: &[Operation], errors: &[ErrorDef]) -> Guide {
    let find = |accepts: fn(&Operation) -> bool| {
        operations.iter().position(|operation| operation.example.is_some() && accepts(operation))
    };
    let has_stream = |accepts: fn(&Type) -> bool| {
        let structures =
            operations.iter().flat_map(|operation| [&operation.input, &operation.output]);
        let mut streams = structures.filter_map(Structure::stream);
        streams.any(|member| accepts(&member.ty))
    };
    Guide {
        call: find(is_typical).or_else(|| find(|_| true)),
        listing: find(lists_items),
        waiter: operations.iter().enumerate().find_map(waiter),
        byte_streams: has_stream(|ty| *ty == Type::Stream),
        received_events: operations.iter().any(receives_events),
        error_codes: error_codes(errors),
    }
}

/// Whether an operation is typical: it returns members on one page, or an error.
fn is_typical(operation: &Operation) -> bool {
    operation.paginator.is_none()
        && !operation.errors.is_empty()
        && !operation.output.members.is_empty()
}

fn receives_events(operation: &Operation) -> bool {
    operation.output.stream().is_some_and(|member| member.ty.is_event_stream())
}

fn lists_items(operation: &Operation) -> bool {
    operation.paginator.as_ref().is_some_and(|paginator| paginator.items.is_some())
}

/// Returns the index of an operation, and of its first waiter that is not deprecated.
fn waiter((index, operation): (usize, &Operation)) -> Option<(usize, usize)> {
    let waiter = operation.waiters.iter().position(|waiter| !waiter.deprecated)?;
    operation.example.is_some().then_some((index, waiter))
}
