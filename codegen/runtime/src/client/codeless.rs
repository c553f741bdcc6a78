//! Retries after errors without a code, by their HTTP status.

use super::serialization::error_response;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};

/// A classifier of errors from gateways, which report throttling and timeouts by the status alone.
/// It leaves errors with a code to other classifiers.
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

    // A classifier with a higher priority runs later, and adds the delay that the response
    // requests.
    fn priority(&self) -> RetryClassifierPriority {
        HttpStatusCodeClassifier::priority()
    }
}
