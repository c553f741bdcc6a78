//! Members that do not fit into the request.

use super::base::RequestBuilder;
use crate::validation::InvalidInput;

impl RequestBuilder {
    /// Remembers the first problem, which the request fails with when it is finished.
    pub(super) fn refuse(&mut self, member: &str, problem: &str) {
        self.problem.get_or_insert_with(|| InvalidInput::new(member, problem));
    }
}
