//! The configuration of both clients.

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_ivschat::config::BehaviorVersion;
use aws_types::SdkConfig;
use aws_types::region::Region;
use aws_types::sdk_config::Builder;

/// Returns a configuration with a Region and credentials, whose session token is optional.
pub fn shared(session_token: Option<&str>) -> Builder {
    let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    let session_token = session_token.map(str::to_owned);
    let credentials = Credentials::new("AKIDEXAMPLE", secret, session_token, None, "peer");
    SdkConfig::builder()
        .region(Region::new("us-west-2"))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .behavior_version(BehaviorVersion::latest())
}
