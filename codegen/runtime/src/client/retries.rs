//! The retries after error responses.

use super::serialization::error_response;
use crate::error::retry_kind;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};

/// A classifier of error responses, by code and status.
#[derive(Debug)]
pub(super) struct ErrorResponseClassifier;

impl ClassifyRetry for ErrorResponseClassifier {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let status = context.response().map(|response| response.status().as_u16());
        let code = error_response(context).and_then(|error| error.metadata().code());
        retry_kind(code, status)
            .map_or(RetryAction::NoActionIndicated, RetryAction::retryable_error)
    }

    fn name(&self) -> &'static str {
        "error responses"
    }

    // A classifier with a higher priority runs later, and adds the delay that the response
    // requests.
    fn priority(&self) -> RetryClassifierPriority {
        HttpStatusCodeClassifier::priority()
    }
}
