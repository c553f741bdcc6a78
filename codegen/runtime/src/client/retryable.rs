//! Errors that the model marks as retryable.

use super::serialization::{OperationPlugin, error_response};
use crate::protocol::ErrorResponse;
use aws_smithy_runtime::client::retries::classifiers::ModeledAsRetryableClassifier;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};
use aws_smithy_types::retry::ErrorKind;

impl OperationPlugin {
    /// Retries errors with these codes. Errors with the codes `throttling` count as throttling.
    pub(crate) fn retry_errors(
        mut self,
        codes: &'static [&'static str],
        throttling: &'static [&'static str],
    ) -> Self {
        self.components.push_retry_classifier(Retryable { codes, throttling });
        self
    }
}

#[derive(Debug)]
struct Retryable {
    codes: &'static [&'static str],
    throttling: &'static [&'static str],
}

impl ClassifyRetry for Retryable {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let error = error_response(context);
        let code = error.and_then(|error| error.metadata().code()).unwrap_or_default();
        if self.throttling.contains(&code) {
            RetryAction::retryable_error(ErrorKind::ThrottlingError)
        } else if self.codes.contains(&code) {
            RetryAction::retryable_error(ErrorKind::ServerError)
        } else {
            RetryAction::NoActionIndicated
        }
    }

    fn name(&self) -> &'static str {
        "errors that the model marks as retryable"
    }

    fn priority(&self) -> RetryClassifierPriority {
        ModeledAsRetryableClassifier::<ErrorResponse>::priority()
    }
}
