//! Bodies that are bytes.

use super::base::Response;
use crate::primitives::Blob;

impl Response<'_> {
    /// The body. One without content is none.
    pub(crate) fn blob_payload(&self) -> Option<Blob> {
        (!self.body.is_empty()).then(|| Blob::new(self.body))
    }
}
