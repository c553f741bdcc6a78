//! Retries after errors without a code, by their status.

use super::wire::error_response;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};

/// Classifies errors of gateways, which say "too many requests" and "request timeout" by the status
/// alone. An error with a code is left to the classifiers of codes.
#[derive(Debug)]
pub(super) struct CodelessErrorClassifier;

impl ClassifyRetry for CodelessErrorClassifier {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let metadata = error_response(context).map(|error| error.metadata());
        let codeless = metadata.filter(|metadata| metadata.code().is_none());
        match codeless.and_then(|metadata| metadata.status()) {
            Some(429) => RetryAction::throttling_error(),
            Some(408) => RetryAction::transient_error(),
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "errors without a code"
    }

    // A wait that the response asks for is added by a classifier that runs later.
    fn priority(&self) -> RetryClassifierPriority {
        HttpStatusCodeClassifier::priority()
    }
}
