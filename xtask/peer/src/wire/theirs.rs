//! Conversions from our types to those of the official client.

use aws_sdk_ivschat::types as theirs;
use ivschat::types as ours;
use std::collections::HashMap;

/// Conversion to the type of the official client.
pub trait Theirs<T> {
    /// Returns the value in the type of the official client.
    fn theirs(self) -> T;
}

macro_rules! identical {
    ($($type:ty),*) => {$(
        impl Theirs<$type> for $type {
            fn theirs(self) -> $type {
                self
            }
        }
    )*};
}

identical!(String, i32, HashMap<String, String>);

impl<A: Theirs<B>, B> Theirs<Option<B>> for Option<A> {
    fn theirs(self) -> Option<B> {
        self.map(A::theirs)
    }
}

impl<A: Theirs<B>, B> Theirs<Vec<B>> for Vec<A> {
    fn theirs(self) -> Vec<B> {
        self.into_iter().map(A::theirs).collect()
    }
}

impl Theirs<theirs::ChatTokenCapability> for ours::ChatTokenCapability {
    fn theirs(self) -> theirs::ChatTokenCapability {
        self.as_str().into()
    }
}

impl Theirs<theirs::FallbackResult> for ours::FallbackResult {
    fn theirs(self) -> theirs::FallbackResult {
        self.as_str().into()
    }
}

impl Theirs<theirs::MessageReviewHandler> for ours::MessageReviewHandler {
    fn theirs(self) -> theirs::MessageReviewHandler {
        theirs::MessageReviewHandler::builder()
            .set_uri(self.uri)
            .set_fallback_result(self.fallback_result.theirs())
            .build()
    }
}

impl Theirs<theirs::DestinationConfiguration> for ours::DestinationConfiguration {
    fn theirs(self) -> theirs::DestinationConfiguration {
        use theirs::DestinationConfiguration as Union;
        match self {
            Self::CloudWatchLogs(logs) => Union::CloudWatchLogs(
                theirs::CloudWatchLogsDestinationConfiguration::builder()
                    .log_group_name(logs.log_group_name)
                    .build()
                    .expect("all required members are set"),
            ),
            Self::Firehose(firehose) => Union::Firehose(
                theirs::FirehoseDestinationConfiguration::builder()
                    .delivery_stream_name(firehose.delivery_stream_name)
                    .build()
                    .expect("all required members are set"),
            ),
            Self::S3(bucket) => Union::S3(
                theirs::S3DestinationConfiguration::builder()
                    .bucket_name(bucket.bucket_name)
                    .build()
                    .expect("all required members are set"),
            ),
            _ => unreachable!("inputs with an unknown variant are filtered out"),
        }
    }
}
