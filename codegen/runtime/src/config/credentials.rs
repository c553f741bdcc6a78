//! Types for implementing a credentials provider.

pub use aws_credential_types::Credentials;
pub use aws_credential_types::provider::error::CredentialsError;
pub use aws_credential_types::provider::future::ProvideCredentials as ProvideCredentialsFuture;
pub use aws_credential_types::provider::{ProvideCredentials, Result, SharedCredentialsProvider};
