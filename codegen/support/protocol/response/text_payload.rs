//! Bodies that are text.

use super::base::{Response, ResponseError};
use serde::de::Error;

impl Response<'_> {
    /// Reads a member that is the whole body. A body without content is none.
    pub(crate) fn text_payload<'a, T: From<&'a str>>(&'a self) -> Result<Option<T>, ResponseError> {
        if self.body.is_empty() {
            return Ok(None);
        }
        let problem = |_| ResponseError(serde_json::Error::custom("the body is not UTF-8"));
        std::str::from_utf8(self.body).map(|text| Some(T::from(text))).map_err(problem)
    }
}
